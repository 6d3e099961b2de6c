"""The text of a document in reading order, as reading back compares two of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate

from attrs import field, frozen

from arbeidsmiljo_office.anchors import Anchor


@frozen(kw_only=True)
class Bit:
    """Text of a line; `field` is the number of the field that it is the prompt of, if any."""

    text: str
    field: int | None = None


@frozen(kw_only=True)
class Line:
    """One paragraph that has text.

    Attributes:
        stream: What it is part of: `body`, `header`, `notes` …; each is compared by itself.
        box: What it stands in: the number of a cell, shape or text box, or of the page.
        bits: Its text.
        page: The slide that it stands on or belongs to, from 1; 0 where there are none.
        table: The number of the innermost table that it stands in; 0 for none.
        row: Its row there, from 0.
        column: Its column there, from 0.
        signs: On a slide, what tells it from the other paragraphs of its shape, surest first.
    """

    stream: str
    box: int
    bits: tuple[Bit, ...]
    page: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    signs: tuple[int, ...] = ()

    @cached_property
    def text(self) -> str:
        """All of its text."""
        return "".join(bit.text for bit in self.bits)

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """How much of its text lies before the end of each bit."""
        return tuple(accumulate(len(bit.text) for bit in self.bits))


@frozen(kw_only=True)
class Cell:
    """A cell of a table: its column in the grid, from 0, and its text."""

    column: int
    text: str


@frozen(kw_only=True)
class Row:
    """A row of a table.

    Attributes:
        cells: From left to right.
        field: The number of the repeating field that it is part of, if any.
        part: Which row it is of those that one record of the field fills, from 0.
    """

    cells: tuple[Cell, ...]
    field: int | None = None
    part: int = 0


@frozen(kw_only=True)
class Grid:
    """A table.

    Attributes:
        number: By which lines name it, from 1.
        rows: From top to bottom.
        page: The slide that it stands on, from 1; 0 where there are none.
    """

    number: int
    rows: tuple[Row, ...]
    page: int = 0


@frozen(kw_only=True)
class Stretch:
    """A part of a line of the outline: its number, and where the part begins and ends."""

    line: int
    start: int
    end: int


@frozen(kw_only=True)
class Span:
    """An anchor of a Word document, and what it is around.

    Attributes:
        anchor: What its name says.
        where: The paragraph that it begins in.
        stretches: What it is around, line by line.
        text: What stands in it.
    """

    anchor: Anchor
    where: Line
    stretches: tuple[Stretch, ...]
    text: str


@frozen(kw_only=True)
class Box:
    """A shape of a presentation that can hold text.

    Attributes:
        number: By which lines name it.
        page: The slide that it stands on or belongs to, from 1.
        stream: As its lines have it.
        anchor: What its name says; None where it has no anchor.
        kind: Which kind of placeholder it is; empty for none.
        place: Left, top, width and height; None where the layout lays them down.
    """

    number: int
    page: int
    stream: str
    anchor: Anchor | None = None
    kind: str = ""
    place: tuple[int, int, int, int] | None = None


@frozen(kw_only=True)
class Outline:
    """All lines and tables of a document, and how much is drawn in it.

    Attributes:
        lines: In reading order.
        tables: In reading order.
        drawn: Slide, 0 where there are none, and stream to how many charts and pictures it has.
        spans: The anchors of a Word document.
        boxes: The shapes of a presentation.
        frames: Number of a table of a presentation to the anchor of its frame.
    """

    lines: tuple[Line, ...]
    tables: tuple[Grid, ...]
    drawn: Mapping[tuple[int, str], int]
    spans: tuple[Span, ...] = ()
    boxes: tuple[Box, ...] = ()
    frames: Mapping[int, Anchor] = field(factory=dict[int, Anchor])
