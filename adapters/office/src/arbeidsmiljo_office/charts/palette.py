"""The colours of charts: people with any colour vision can tell them apart, and none is a grade.

Series have six colours that differ in hue and in lightness, without red and without green: under
full protanopia, deuteranopia and tritanopia any two are at least 15 apart in CIELAB. Values that
follow each other, lowest to highest, have one hue from light to dark. Every bar has a line around
it: where two colours that lie side by side are close, the line keeps them apart.
"""

from __future__ import annotations

from typing import Final

SERIES: Final = ("0E4A5B", "8FBFE0", "E08A2C", "7A4A8C", "C4C9CE", "5B3A21")
"""Petrol, sky, orange, plum, grey and brown: one for each series, then from the first again."""

BLACK: Final = "000000"
"""Lines and numbers on light colours."""
WHITE: Final = "FFFFFF"
"""Lines and numbers on dark colours."""

_STOPS: Final = ("E6EEF5", "A3C4DC", "2F6C97", "0B2E4A")
_BLACK_AS_WELL: Final = 0.179
"""The luminance on which black and white have the same contrast, which is 4.6 to 1."""


def steps(number: int) -> tuple[str, ...]:
    """Give colours from light to dark, for values that follow each other.

    Args:
        number: How many; one at least.
    """
    return tuple(_between(place / max(number - 1, 1)) for place in range(number))


def on(colour: str) -> str:
    """Give the colour, black or white, that lines and numbers on a colour have."""
    return BLACK if _luminance(colour) > _BLACK_AS_WELL else WHITE


def _between(share: float) -> str:
    """Give the colour that lies so far from the lightest to the darkest."""
    place = share * (len(_STOPS) - 1)
    first = min(int(place), len(_STOPS) - 2)
    lighter, darker = map(_channels, _STOPS[first : first + 2])
    part = place - first
    mixed = (one * (1 - part) + other * part for one, other in zip(lighter, darker, strict=True))
    return "".join(f"{round(channel):02X}" for channel in mixed)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour))


def _luminance(colour: str) -> float:
    """Give the relative luminance that WCAG 2.2 defines."""
    red, green, blue = (_straight(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _straight(channel: float) -> float:
    """Return how much light a channel gives."""
    if channel <= 0.04045:  # noqa: PLR2004 - of the sRGB standard
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
