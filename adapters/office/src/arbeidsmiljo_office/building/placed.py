"""What stands where on a slide, in English metric units, and how large its text is, in points."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from arbeidsmiljo_office.building.blocks import (
    Figure,
    Inline,
    Listing,
    Paragraph,
    Prose,
    Table,
    Weight,
)

INDENT: Final = 300_000
"""By which a level of a list is set in."""
CELL_PADDING: Final = 108_000
"""Left and right of the text in a cell of a table, each."""
CELL_MARGIN: Final = 46_800
"""Above and below it, each."""
CARD_PADDING: Final = 250_000
"""Around the text of a card."""
CALL_OUT_PADDING: Final = 160_000
"""Around the text of a call-out."""
CALL_OUT_EDGE: Final = 72_000
"""Width of the coloured edge of a call-out."""
CARD_RULE: Final = 72_000
"""Height of the coloured edge of a card."""
HEADING: Final = 2
"""Points by which the heading of a card is larger than its text."""

_SMALLER: Final = (0, 0, 2, 4)  # points by which a level of a list is smaller
_SMALLEST: Final = 14


@frozen(kw_only=True)
class Box:
    """A rectangle on a slide."""

    x: int
    y: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """The first unit below it."""
        return self.y + self.height


@frozen(kw_only=True)
class Line:
    """A paragraph on a slide.

    Attributes:
        text: What it says.
        level: How deep it is in a list, from 1; 0 for none.
        number: Its number in a numbered list; 0 for none.
        start: The number that its list begins with.
        bold: Whether it is a heading.
    """

    text: Inline
    level: int = 0
    number: int = 0
    start: int = 1
    bold: bool = False


@frozen(kw_only=True)
class PlacedText:
    """Paragraphs in a box, at a size, with so many points more between them."""

    box: Box
    lines: tuple[Line, ...]
    size: int
    extra: float = 0.0


@frozen(kw_only=True)
class PlacedCard:
    """A card; its first paragraph is its heading."""

    box: Box
    lines: tuple[Line, ...]
    size: int


@frozen(kw_only=True)
class PlacedTable:
    """A table with the widths of its columns and the heights of its rows, the header first."""

    box: Box
    table: Table
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    size: int


@frozen(kw_only=True)
class PlacedCallOut:
    """A call-out; above its paragraphs stands a word for its weight."""

    box: Box
    weight: Weight
    lines: tuple[Line, ...]
    size: int


@frozen(kw_only=True)
class PlacedFigure:
    """A picture, a chart, or the place of one."""

    box: Box
    figure: Figure


Placed = PlacedText | PlacedCard | PlacedTable | PlacedCallOut | PlacedFigure


def lines_of(blocks: tuple[Prose, ...]) -> tuple[Line, ...]:
    """Return the paragraphs of text, lists laid out flat."""
    found: list[Line] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(Line(text=block.text))
        else:
            found += _listed(block, 1)
    return tuple(found)


def _listed(listing: Listing, level: int) -> list[Line]:
    found: list[Line] = []
    for index, item in enumerate(listing.items):
        number = listing.start + index if listing.numbered else 0
        found.append(Line(text=item.text, level=level, number=number, start=listing.start))
        for below in item.below:
            found += _listed(below, level + 1)
    return found


def level_size(size: int, level: int) -> int:
    """Return the size of text at a level of a list, where the first has a size."""
    return max(size - _SMALLER[level], min(size, _SMALLEST))


def space_before(level: int, size: int, extra: float = 0.0) -> float:
    """Return the space above a paragraph of a level of a list, in points."""
    return size * 0.25 + extra / 3 if level > 1 else size * 0.45 + extra
