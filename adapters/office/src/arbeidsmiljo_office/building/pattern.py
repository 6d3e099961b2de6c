"""The pattern of quarter circles on the bands of our documents, as DrawingML."""

from __future__ import annotations

from typing import Final

from attrs import frozen

_FLIPS: Final = {
    "top-left": "",
    "top-right": ' flipH="1"',
    "bottom-left": ' flipV="1"',
    "bottom-right": ' flipH="1" flipV="1"',
}


@frozen
class Tile:
    """A square with a quarter circle in it.

    Attributes:
        column: From the left, from 0.
        row: From the top, from 0.
        ground: The theme's colour of the square; empty for none.
        circle: The theme's colour of the quarter circle; empty for none.
        corner: Where its centre is: `top-left` and so on.
    """

    column: int
    row: int
    ground: str
    circle: str = ""
    corner: str = "top-left"


BAND: Final = (
    Tile(0, 0, "", "accent1", "bottom-right"),
    Tile(1, 0, "accent3", "bg2", "bottom-left"),
    Tile(0, 1, "", "accent4", "top-right"),
    Tile(1, 1, "accent1", "tx2", "top-left"),
    Tile(0, 2, "accent2", "accent4", "bottom-left"),
    Tile(1, 2, "", "accent3", "top-right"),
)
"""Two columns of three, for a title."""

COLUMN: Final = (
    Tile(0, 0, "", "accent1", "bottom-right"),
    Tile(0, 1, "accent3", "bg2", "top-right"),
    Tile(0, 2, "", "accent4", "bottom-left"),
)
"""One column of three, for a section."""

CORNER: Final = (
    Tile(0, 0, "", "accent3", "top-right"),
    Tile(1, 0, "", "accent1", "top-left"),
    Tile(2, 0, "tx2", "accent4", "bottom-right"),
)
"""One row of three, for the corner of every slide."""

STRIP: Final = (
    Tile(0, 0, "", "accent1", "bottom-right"),
    Tile(1, 0, "accent3", "bg2", "bottom-left"),
    Tile(2, 0, "", "accent4", "top-left"),
    Tile(3, 0, "accent2", "accent4", "bottom-right"),
)
"""One row of four, for the head of a letter."""


def fill(colour: str) -> str:
    """Return a fill with one of the theme's colours."""
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'


def square(x: int, y: int, width: int, height: int, colour: str) -> str:
    """Return the properties of a rectangle without an outline."""
    return (
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill(colour)}<a:ln><a:noFill/></a:ln>'
    )


def quarter(x: int, y: int, size: int, colour: str, corner: str) -> str:
    """Return the properties of a quarter circle whose centre is in a corner of a square."""
    return (
        f'<a:xfrm{_FLIPS[corner]}><a:off x="{x}" y="{y}"/><a:ext cx="{size}" cy="{size}"/></a:xfrm>'
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="100" h="100">'
        '<a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="100" y="0"/></a:lnTo>'
        '<a:arcTo wR="100" hR="100" stAng="0" swAng="5400000"/><a:close/>'
        f"</a:path></a:pathLst></a:custGeom>{fill(colour)}<a:ln><a:noFill/></a:ln>"
    )


def pieces(tiles: tuple[Tile, ...], x: int, y: int, size: int) -> tuple[str, ...]:
    """Return the properties of the shapes that a pattern consists of, from back to front."""
    found = list[str]()
    for tile in tiles:
        left, top = x + tile.column * size, y + tile.row * size
        if tile.ground:
            found.append(square(left, top, size, size, tile.ground))
        if tile.circle:
            found.append(quarter(left, top, size, tile.circle, tile.corner))
    return tuple(found)
