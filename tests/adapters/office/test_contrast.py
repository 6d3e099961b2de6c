"""Contrast, by the measure of WCAG 2.1."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo_office.accessibility.contrast import contrast, luminance, needed

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("000000", "FFFFFF", 21.0),
        ("FFFFFF", "FFFFFF", 1.0),
        ("777777", "FFFFFF", 4.48),
        ("767676", "FFFFFF", 4.54),
        ("595959", "FFFFFF", 7.0),
        ("FF0000", "FFFFFF", 4.0),
        ("0000FF", "FFFFFF", 8.59),
        ("008000", "FFFFFF", 5.14),
        ("000000", "FFFF00", 19.56),
        ("FFFFFF", "FFFF00", 1.07),
    ],
)
def test_known_pairs_have_their_contrast(one: str, other: str, expected: float) -> None:
    """Pairs whose contrast is published have it here, whichever is the ground."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_is_from_1_to_21(one: str, other: str) -> None:
    """No pair has less contrast than a colour with itself, nor more than black with white."""
    assert 1 <= contrast(one, other) <= 21
    assert contrast(one, one) == 1
    assert 0 <= luminance(one) <= 1


def test_large_text_needs_less_contrast() -> None:
    """From 18 points, and bold from 14, a contrast of 3 is enough; else 4.5."""
    assert [needed(size, bold=False) for size in (17.9, 18)] == [4.5, 3]
    assert [needed(size, bold=True) for size in (13.9, 14)] == [4.5, 3]
