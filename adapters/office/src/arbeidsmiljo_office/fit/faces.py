"""The measures of fonts: how wide their letters are, and how high a line of them is.

They are those of free fonts that have the measures of the fonts in Office: Carlito has those of
Calibri, Caladea of Cambria, and the Liberation fonts of Arial, Times New Roman and Courier New.
Kerning, which moves some pairs of letters together, is left out, so that text is at most a little
narrower than is said here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from attrs import frozen

_FAMILIES: Final = {
    "arial": "liberation_sans",
    "caladea": "caladea",
    "calibri": "carlito",
    "cambria": "caladea",
    "carlito": "carlito",
    "courier new": "liberation_mono",
    "liberation mono": "liberation_mono",
    "liberation sans": "liberation_sans",
    "liberation serif": "liberation_serif",
    "times new roman": "liberation_serif",
}
_SUBSTITUTE: Final = "liberation_sans"
"""Whose measures a font is given that is not known: Arial is wider than most fonts for text."""
_ALIASES: Final = {"\u2011": "-", "\u00ad": ""}
"""What a character is as wide as: a hyphen that holds, and one that shows at the end of lines."""


class _Widths(dict[str, float]):
    """Widths by character; one that is not known is taken to be as wide as the widest."""

    widest: float = 0.0

    def __missing__(self, character: str) -> float:
        return self.widest


@frozen(kw_only=True, eq=False)
class Face:
    """A font in one style; its measures are in parts of its size.

    Attributes:
        widths: The width of each character.
        widest: The most that a byte of text in UTF-8 can add.
        height: From one line to the next.
    """

    widths: Mapping[str, float]
    widest: float
    height: float

    def width(self, text: str) -> float:
        """Measure text on one line."""
        return sum(map(self.widths.__getitem__, text))

    def knows(self, text: str) -> bool:
        """Tell whether all characters of a text are measured; a line break has no width."""
        return self.widths.keys() >= set(text) - {"\n"}


def is_known(family: str) -> bool:
    """Tell whether the measures of a family of fonts are known."""
    return family.strip().lower() in _FAMILIES


@cache
def face_of(family: str, *, bold: bool = False, italic: bool = False) -> Face:
    """Give the measures of a font; those of Arial for a font that is not known.

    Args:
        family: What the font is called in a document.
        bold: Whether it is bold.
        italic: Whether it is italic.
    """
    measures = _measures(_FAMILIES.get(family.strip().lower(), _SUBSTITUTE))
    style = " ".join(word for word, has in (("bold", bold), ("italic", italic)) if has)
    own = measures[style or "regular"]
    units: int = own["units"]
    widths = _Widths(
        (character, width / units)
        for character, width in zip(measures["characters"], own["widths"], strict=True)
    )
    widths.widest = max(widths.values())
    widths |= {other: widths.get(like, 0.0) for other, like in _ALIASES.items()}
    # What is not known is outside of ASCII, and so at least two bytes.
    widest = max(widths.widest / 2, *(width / len(one.encode()) for one, width in widths.items()))
    height = (own["ascent"] + own["descent"] + own["gap"]) / units
    return Face(widths=widths, widest=widest, height=height)


@cache
def _measures(name: str) -> Mapping[str, Any]:
    """Read what is shipped of a family."""
    measures: Mapping[str, Any] = json.loads(
        (files("arbeidsmiljo_office.fit") / "faces" / f"{name}.json").read_text("utf-8")
    )
    return measures
