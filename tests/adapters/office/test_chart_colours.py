"""The colours of charts, as people with any colour vision see them.

How they are seen is simulated by the matrices of Machado, Oliveira and Fernandes, "A
Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), at full severity;
how far two colours are apart is measured in CIELAB (CIE 1976), contrast as in WCAG 2.2.
"""

from __future__ import annotations

import colorsys
from itertools import combinations, pairwise
from math import dist
from typing import TYPE_CHECKING, Final

import pytest

from arbeidsmiljo_office.charts.palette import SERIES, on, steps

if TYPE_CHECKING:
    from collections.abc import Sequence

VISIONS: Final = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
WHITE_POINT: Final = (0.95047, 1.0, 1.08883)
TO_XYZ: Final = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
SMALLEST_STEP: Final = 5
"""Over twice what a trained eye can just see."""

each_vision = pytest.mark.parametrize("vision", VISIONS)


def linear(colour: str) -> list[float]:
    """Give how much light each channel gives."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]


def times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    """Multiply a vector by a matrix."""
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def lab(colour: str, vision: str) -> list[float]:
    """Give the place in CIELAB at which somebody sees a colour."""
    seen = [min(1.0, max(0.0, one)) for one in times(VISIONS[vision], linear(colour))]
    x, y, z = (
        ratio ** (1 / 3) if ratio > (6 / 29) ** 3 else ratio / (3 * (6 / 29) ** 2) + 4 / 29
        for ratio in (
            one / white for one, white in zip(times(TO_XYZ, seen), WHITE_POINT, strict=True)
        )
    )
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours."""
    darker, lighter = sorted(
        sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))
        for colour in (one, other)
    )
    return (lighter + 0.05) / (darker + 0.05)


def test_the_simulation_takes_red_and_green_for_one() -> None:
    """What this file measures with tells colours apart that everybody can, and no others."""
    red, green = "C00000", "5C7A00"
    assert dist(lab(red, "usual"), lab(green, "usual")) > 80
    assert dist(lab(red, "deuteranopia"), lab(green, "deuteranopia")) < 30
    assert lab("FFFFFF", "protanopia") == pytest.approx([100, 0, 0], abs=0.1)


@each_vision
def test_any_two_series_can_be_told_apart(vision: str) -> None:
    """Two colours of series are at least 15 apart, however their reader sees."""
    for one, other in combinations(SERIES, 2):
        assert dist(lab(one, vision), lab(other, vision)) >= 15, (one, other)


@each_vision
@pytest.mark.parametrize("number", range(2, 12))
def test_values_that_follow_each_other_go_from_light_to_dark(number: int, vision: str) -> None:
    """Each is darker than the one before, by what everybody can see, on scales of up to eleven."""
    for one, other in pairwise(steps(number)):
        lighter, darker = lab(one, vision), lab(other, vision)
        assert lighter[0] > darker[0]
        assert dist(lighter, darker) >= SMALLEST_STEP


@pytest.mark.parametrize("number", range(1, 12))
def test_a_line_stands_out_from_what_it_goes_round_and_numbers_can_be_read(number: int) -> None:
    """Lines and numbers on a share have a contrast of 4.5 to 1: neighbours have a line between."""
    for colour in steps(number):
        assert contrast(colour, on(colour)) >= 4.5


def test_no_colour_grades() -> None:
    """No colour is the red or green of a traffic light, which would tell good from bad."""
    for colour in (*SERIES, *steps(7)):
        hue, saturation, value = colorsys.rgb_to_hsv(*(one / 255 for one in bytes.fromhex(colour)))
        is_red = hue <= 15 / 360 or hue >= 330 / 360
        is_green = 70 / 360 <= hue <= 170 / 360
        assert not ((is_red or is_green) and saturation > 0.2 and value > 0.3), colour
