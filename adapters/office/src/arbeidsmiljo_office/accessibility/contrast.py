"""How well text stands out from its ground, by the measure of WCAG 2.1."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

ENOUGH: Final = 4.5
"""The contrast that text has at least (criterion 1.4.3)."""
ENOUGH_FOR_LARGE: Final = 3.0
"""The same for large text."""
LARGE: Final = 18.0
"""Points from which text is large."""
LARGE_BOLD: Final = 14.0
"""The same for bold text."""

_DARK: Final = 0.04045  # up to here a channel of sRGB is straight
_GLARE: Final = 0.05


@lru_cache(maxsize=1024)
def luminance(colour: str) -> float:
    """Return the relative luminance of a colour: 0 for black, 1 for white.

    Args:
        colour: Six hexadecimal digits.
    """
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return 0.2126 * _light(red) + 0.7152 * _light(green) + 0.0722 * _light(blue)


def _light(channel: float) -> float:
    return channel / 12.92 if channel <= _DARK else float(((channel + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Return the contrast between two colours: 1 for the same, 21 for black and white.

    Example:
        >>> contrast("000000", "FFFFFF"), round(contrast("777777", "FFFFFF"), 2)
        (21.0, 4.48)
    """
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + _GLARE) / (darker + _GLARE)


def needed(size: float, *, bold: bool) -> float:
    """Return the contrast that text of a size in points has at least."""
    large = size >= LARGE or (bold and size >= LARGE_BOLD)
    return ENOUGH_FOR_LARGE if large else ENOUGH
