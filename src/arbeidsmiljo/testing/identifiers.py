"""Strategies for identifiers."""

from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy


@cache
def identifiers() -> SearchStrategy[str]:
    """Make plain identifiers, most of them short."""
    word = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=4)
    joined = st.builds("{}{}{}".format, word, st.sampled_from("._-"), word)
    return word | joined | st.sampled_from(["x" * 64])
