"""Where repeating fields stand in a template: their columns, and the header above them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from attrs import frozen

from arbeidsmiljo_office.prompts import folded
from arbeidsmiljo_office.reading.outline import Grid, Row


@frozen(kw_only=True)
class Place:
    """Where a repeating field is in the template.

    Attributes:
        table: The number of its table.
        header: The row of titles above it: column to text; empty where it has none.
        is_first: Whether no row stands above it.
        cells: Where each column of the field stands: which row of its block, and which column
            of the table.
        row: Where it is in its table.
        ends: The texts of the rows of its table that are no field, each with the last such row.
    """

    table: int
    header: tuple[tuple[int, str], ...]
    is_first: bool
    cells: tuple[tuple[int, int], ...]
    row: int
    ends: Mapping[tuple[str, ...], int]

    def ends_at(self, texts: tuple[str, ...]) -> bool:
        """Tell whether a row that stands below it in the template has these texts."""
        return self.ends.get(texts, -1) > self.row

    def has_titles(self, row: Row) -> bool:
        """Tell whether a row has the titles above it and no others, in whatever order."""
        return sorted(texts_of(row)) == sorted(text for _, text in self.header)

    @property
    def size(self) -> int:
        """How many rows one record fills."""
        return self.cells[-1][0] + 1

    def of_part(self, part: int) -> list[int]:
        """Return the columns of the field that stand in one row of a block."""
        return [number for number, (row, _) in enumerate(self.cells) if row == part]


def places_in(table: Grid) -> dict[int, Place]:
    """Find the repeating fields of a table, and the header of each."""
    found = dict[int, Place]()
    ends = {
        texts: index
        for index, row in enumerate(table.rows)
        if row.field is None and (texts := texts_of(row))
    }
    for index, row in enumerate(table.rows):
        if row.field is None or row.field in found:
            continue
        above = table.rows[index - 1] if index else None
        titles = () if above is None or above.field is not None else above.cells
        found[row.field] = Place(
            table=table.number,
            header=tuple((cell.column, text) for cell in titles if (text := folded(cell.text))),
            is_first=above is None,
            cells=tuple(
                (below.part, cell.column)
                for below in _first_block(islice(table.rows, index, None))
                for cell in below.cells
                if cell.text.strip()
            ),
            row=index,
            ends=ends,
        )
    return found


def _first_block(rows: Iterator[Row]) -> Iterator[Row]:
    """Give the rows of the block that a repeating field begins with."""
    first = next(rows)
    yield first
    for row in rows:
        if row.field != first.field or not row.part:
            return
        yield row


def titles_in(tables: Sequence[Grid]) -> Mapping[str, Mapping[int, Sequence[int]]]:
    """Return the texts of cells, each with the tables that it stands in, and in which rows."""
    found = dict[str, dict[int, list[int]]]()
    for table in tables:
        for index, row in enumerate(table.rows):
            for text in {folded(cell.text) for cell in row.cells}:
                found.setdefault(text, {}).setdefault(table.number, []).append(index)
    return found


def texts_of(row: Row) -> tuple[str, ...]:
    """Return the texts of a row, its empty cells left out."""
    return tuple(text for cell in row.cells if (text := folded(cell.text)))


def columns_under(row: Row, place: Place) -> Mapping[int, int] | None:
    """Return which column of their table each of ours is, if a row is our header.

    Columns may have been moved and new ones put in, where titles tell them apart.
    """
    if not place.header:
        return None
    theirs = [(cell.column, text) for cell in row.cells if (text := folded(cell.text))]
    if tuple(theirs) == place.header:
        return {ours: column for ours, (_, column) in enumerate(place.cells)}
    by_title = {text: column for column, text in theirs}
    titles = dict(place.header)
    texts = list(titles.values())
    if len(by_title) != len(theirs) or len(set(texts)) != len(texts):
        return None
    if not by_title.keys() >= set(texts) or not all(column in titles for _, column in place.cells):
        return None
    return {ours: by_title[titles[column]] for ours, (_, column) in enumerate(place.cells)}
