"""Words that people type: how many may be kept, and how many a table shows."""

from textwrap import shorten
from typing import Final

from arbeidsmiljo.model.text import fault_of_wording

_MOST: Final = 5_000
"""So many characters of one text are kept; more is a file that was typed by mistake."""

_SHOWN: Final = 200
"""So many characters of one text are shown in a table."""


def fault_of_words(words: str) -> str:
    """Say what is wrong with words that were typed, and what to do; nothing where nothing is.

    Args:
        words: Any text.
    """
    if len(words) > _MOST:
        return f"has {len(words):,} characters; write {_MOST:,} at most"
    return fault_of_wording(words)


def in_table(words: str) -> str:
    """Give words as a table shows them: the first of them where there are many.

    Example:
        >>> in_table("Felles morgenmøte")
        'Felles morgenmøte'
    """
    if len(words) <= _SHOWN:
        return words
    begun = shorten(words, _SHOWN, placeholder=" …")
    # A word that is as long as that is cut.
    return begun if begun != "…" else f"{words[: _SHOWN - 2]} …"
