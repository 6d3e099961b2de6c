"""Spans of values that are shown as one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.process.spans import MOST_VALUES, SPANS, names_of_values, together
from arbeidsmiljo.survey.results import Scale


@given(st.lists(st.integers(0, 50), min_size=1, max_size=120))
def test_no_answer_is_lost_or_counted_twice(distribution: list[int]) -> None:
    """There is a span for each name, and few values stand as they are."""
    spans = together(distribution)
    scale = Scale(minimum=1, maximum=len(distribution))
    assert sum(spans) == sum(distribution)
    assert len(spans) == len(names_of_values(scale, len(distribution), "nb"))
    assert len(spans) <= max(MOST_VALUES, SPANS)
    if len(distribution) <= MOST_VALUES:
        assert spans == tuple(distribution)


def test_a_span_is_called_by_its_ends() -> None:
    """A value is written with the sign and the decimal mark of the language."""
    of_hundred = names_of_values(Scale(minimum=0, maximum=100), 101, "nb")
    assert of_hundred == ("0–19 (lavest)", "20–39", "40–59", "60–79", "80–100 (høyest)")
    below = names_of_values(Scale(minimum=-1, maximum=1), 5, "da")
    assert below == ("\N{MINUS SIGN}1 (lavest)", "\N{MINUS SIGN}0,5", "0", "0,5", "1 (højest)")
    assert names_of_values(Scale(minimum=1, maximum=2), 3, "en")[1] == "1.5"
    assert names_of_values(Scale(minimum=1, maximum=1), 1, "nb") == ("1",)
