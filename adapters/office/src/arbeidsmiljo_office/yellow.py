"""What is yellow: the highlight of that name, and the colour FFFF00 as it is written.

Dark yellow is another colour. Near yellows, and colours of the theme that come out as yellow,
are told from other colours: they count as yellow only for those who ask for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Final

from attrs import evolve, field, frozen

from arbeidsmiljo_office.colours import (
    YELLOW,
    Theme,
    fill_of,
    is_near_yellow,
    is_plain,
    only_colour,
    resolved,
    tinted,
    written,
)
from arbeidsmiljo_office.markup import Element, attribute, child, name

__all__ = ["CLEAR", "NEAR", "OTHER", "YELLOW", "Palette", "highlight", "near_of", "shading"]

CLEAR: Final = ""
"""What lies below can be seen."""
OTHER: Final = "other"
"""Any colour that is not yellow in any way."""
NEAR: Final = "near "
"""What a ground begins with that is near yellow, or yellow by way of the theme."""

_NAMES: Final = {
    "bg1": "lt1",
    "tx1": "dk1",
    "bg2": "lt2",
    "tx2": "dk2",
    "background1": "lt1",
    "text1": "dk1",
    "background2": "lt2",
    "text2": "dk2",
    "light1": "lt1",
    "dark1": "dk1",
    "light2": "lt2",
    "dark2": "dk2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}


def _no_theme() -> Theme:
    return {}


@frozen(kw_only=True)
class Palette:
    """The colours that a document's own names stand for, and which of them count as yellow.

    Attributes:
        takes_near: Whether near yellows, and colours of the theme, count as yellow.
    """

    takes_near: bool = False
    _load: Callable[[], Theme] = field(default=_no_theme, alias="load", repr=False)
    _names: Mapping[str, str] = field(factory=dict[str, str], alias="names", repr=False)

    @cached_property
    def _theme(self) -> Theme:
        return self._load()

    def renamed(self, names: Mapping[str, str]) -> Palette:
        """Return the palette of a page that calls the colours of the theme by other names."""
        return evolve(self, names=names) if names else self

    def named(self, colour: str) -> str | None:
        """Return the colour that a name stands for; None where nothing says it."""
        own = self._names.get(colour, colour)
        return self._theme.get(own) or self._theme.get(_NAMES.get(own, own))

    def ground(self, colour: str | None, *, is_plain: bool) -> str:
        """Tell what a colour is as a ground.

        Args:
            colour: The colour; None for one that cannot be worked out.
            is_plain: Whether it is written as it is.

        Returns:
            `YELLOW`, `OTHER`, or `NEAR` with the colour behind it.
        """
        if colour is None or (colour == YELLOW and is_plain):
            return OTHER if colour is None else YELLOW
        if not is_near_yellow(colour):
            return OTHER
        return YELLOW if self.takes_near else NEAR + colour

    def colour_in(self, holder: Element | None, *, by_style: bool = False) -> str | None:
        """Tell what a DrawingML element that holds one colour (`a:solidFill`) has.

        Args:
            holder: The element, or None.
            by_style: Whether a style of the theme gives the colour, so that it is never plain.

        Returns:
            What `ground` tells, or None where nothing is said.
        """
        if holder is None:
            return None
        colour = only_colour(holder)
        if colour is None:
            return OTHER
        return self.ground(resolved(colour, self.named), is_plain=not by_style and is_plain(colour))

    def fill(self, properties: Element | None) -> str | None:
        """Tell what properties of a shape or table cell (`p:spPr`, `a:tcPr`) fill it with.

        Returns:
            What `ground` tells, `CLEAR` for no fill, or None where nothing is said.
        """
        fill = fill_of(properties)
        match "" if fill is None else name(fill):
            case "":
                return None
            case "a:solidFill":
                return self.colour_in(fill)
            case "a:noFill":
                return CLEAR
            case _:
                return OTHER

    def highlight(self, properties: Element | None) -> str | None:
        """Tell what a run's properties (`a:rPr`) highlight it with; None for nothing said."""
        marked = child(properties, "a:highlight")
        return None if marked is None else self.colour_in(marked)


PLAIN_PALETTE: Final = Palette()
"""That of a document without a theme."""


def near_of(ground: str) -> str:
    """Return the colour of a ground that is near yellow, else nothing."""
    return ground.removeprefix(NEAR) if ground.startswith(NEAR) else ""


def highlight(properties: Element | None) -> str | None:
    """Return the highlight that a run's properties give.

    Args:
        properties: A `w:rPr`, or None.

    Returns:
        `YELLOW`, `CLEAR`, `OTHER`, or None where they say nothing of it.
    """
    element = child(properties, "w:highlight")
    if element is None:
        return None
    return {"yellow": YELLOW, "none": CLEAR}.get(attribute(element, "w:val") or "none", OTHER)


def shading(properties: Element | None, palette: Palette) -> str | None:
    """Return the shading that properties of a run, paragraph, cell or table give.

    Args:
        properties: A `w:rPr`, `w:pPr`, `w:tcPr` or `w:tblPr`, or None.
        palette: Of the document.

    Returns:
        `CLEAR`, what `Palette.ground` tells, or None where they say nothing of it.
    """
    element = child(properties, "w:shd")
    if element is None:
        return None
    pattern = attribute(element, "w:val") or "clear"
    if pattern == "nil":
        return CLEAR
    if pattern not in {"clear", "solid"}:
        return OTHER
    side, theme = ("w:color", "w:theme") if pattern == "solid" else ("w:fill", "w:themeFill")
    colour = written(attribute(element, side))
    named = attribute(element, "w:themeColor" if pattern == "solid" else theme)
    if named not in {None, "none"}:
        own = palette.named(named or "")
        if own is not None:
            tint, shade = (attribute(element, theme + change) for change in ("Tint", "Shade"))
            colour = tinted(own, tint, shade)
        return palette.ground(colour, is_plain=False)
    if colour is None:
        return CLEAR if (attribute(element, side) or "auto").lower() == "auto" else OTHER
    return palette.ground(colour, is_plain=True)
