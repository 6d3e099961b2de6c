"""The text of a document in reading order, as reading back compares two of them."""

from __future__ import annotations

from attrs import frozen


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
    """

    stream: str
    box: int
    bits: tuple[Bit, ...]
    page: int = 0
    table: int = 0
    row: int = 0
    column: int = 0

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(bit.text for bit in self.bits)


@frozen(kw_only=True)
class Cell:
    """A cell of a table: its column in the grid, from 0, and its text."""

    column: int
    text: str


@frozen(kw_only=True)
class Row:
    """A row of a table; `field` is the number of the repeating field that it is part of."""

    cells: tuple[Cell, ...]
    field: int | None = None


@frozen(kw_only=True)
class Grid:
    """A table.

    Attributes:
        number: By which lines name it, from 1.
        rows: From top to bottom.
    """

    number: int
    rows: tuple[Row, ...]


@frozen(kw_only=True)
class Outline:
    """All lines, tables and charts of a document.

    Attributes:
        lines: In reading order.
        tables: In reading order.
        charts: The slides that have a chart.
    """

    lines: tuple[Line, ...]
    tables: tuple[Grid, ...]
    charts: frozenset[int]
