"""Reading the rows of repeating tables back: tables are known by their header rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from arbeidsmiljo.model.documents import Field
from arbeidsmiljo_office.prompts import folded, folded_lines
from arbeidsmiljo_office.reading.outline import Grid, Line, Outline, Row


@frozen(kw_only=True)
class _Place:
    """Where a repeating field is in the template.

    Attributes:
        header: The row of titles above it: column to text.
        columns: The columns of its cells, as many as the field has.
        ends: The texts of the rows that stand below it.
    """

    header: tuple[tuple[int, str], ...]
    columns: tuple[int, ...]
    ends: frozenset[tuple[str, ...]]


class RowReader:
    """Finds the tables of a template in a document.

    Args:
        fields: Of the template, in the order of their numbers.
        ours: The template's text.
        theirs: The document's text.
    """

    def __init__(self, fields: Sequence[Field], ours: Outline, theirs: Outline) -> None:
        """Find the places of all repeating fields, and the tables with their headers."""
        self._fields = fields
        self._tables = theirs.tables
        self._places = dict[int, _Place]()
        self._ours = set[tuple[int, int]]()
        self._theirs = set[tuple[int, int]]()
        for table in ours.tables:
            self._places |= _places(table)
            self._ours |= {
                (table.number, index)
                for index, row in enumerate(table.rows)
                if row.field is not None
            }
        headers = [place.header for place in self._places.values()]
        self._shared = {header for header in headers if headers.count(header) > 1}

    def is_ours(self, line: Line) -> bool:
        """Tell whether a line of the template stands in a repeating row."""
        return (line.table, line.row) in self._ours

    def is_theirs(self, line: Line) -> bool:
        """Tell whether a line of the document stands in a row that was read."""
        return (line.table, line.row) in self._theirs

    def read(self, number: int) -> tuple[Mapping[str, str], ...] | None:
        """Read the rows of a field; None where its table is not found for certain.

        Args:
            number: Of the field.
        """
        place = self._places.get(number)
        if place is None or place.header in self._shared:
            return None
        columns = self._fields[number].columns
        found = False
        rows = list[Mapping[str, str]]()
        for table in self._tables:
            for start, mapping in _starts(table, place):
                found = True
                for index in range(start, len(table.rows)):
                    row = table.rows[index]
                    if _texts(row) in place.ends or _find(row, place) is not None:
                        break
                    if not {cell.column for cell in row.cells}.issuperset(mapping.values()):
                        continue  # cut otherwise: another table that a program joined to this one
                    self._theirs.add((table.number, index))
                    record = _record(row, place, mapping, columns)
                    if any(record.values()):
                        rows.append(record)
        return tuple(rows) if found else None


def _places(table: Grid) -> dict[int, _Place]:
    """Find the repeating fields of a table that have a header."""
    found = dict[int, _Place]()
    for index, row in enumerate(table.rows):
        if row.field is None or row.field in found:
            continue
        above = table.rows[index - 1] if index else None
        if above is None or above.field is not None:
            continue
        header = tuple((cell.column, text) for cell in above.cells if (text := folded(cell.text)))
        if header:
            found[row.field] = _Place(
                header=header,
                columns=tuple(cell.column for cell in row.cells if cell.text.strip()),
                ends=frozenset(
                    _texts(below)
                    for below in table.rows[index:]
                    if below.field is None and any(_texts(below))
                ),
            )
    return found


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(text for cell in row.cells if (text := folded(cell.text)))


def _starts(table: Grid, place: _Place) -> list[tuple[int, Mapping[int, int]]]:
    """Find the rows below a header: the first of them, and our columns in their table."""
    return [
        (index + 1, mapping)
        for index, row in enumerate(table.rows)
        if (mapping := _find(row, place)) is not None
    ]


def _find(row: Row, place: _Place) -> Mapping[int, int] | None:
    """Return which column of a header is which of ours, if it is our header.

    Columns may have been moved and new ones put in, where titles tell them apart.
    """
    theirs = [(cell.column, text) for cell in row.cells if (text := folded(cell.text))]
    if tuple(theirs) == place.header:
        return dict(zip(place.columns, place.columns, strict=True))
    by_title = {text: column for column, text in theirs}
    titles = dict(place.header)
    texts = list(titles.values())
    if len(by_title) != len(theirs) or len(set(texts)) != len(texts):
        return None
    if not by_title.keys() >= set(texts) or not all(column in titles for column in place.columns):
        return None
    return {column: by_title[titles[column]] for column in place.columns}


def _record(
    row: Row, place: _Place, mapping: Mapping[int, int], columns: Sequence[str]
) -> dict[str, str]:
    """Read one row; a cell that still has its prompt is empty."""
    texts = {cell.column: folded_lines(cell.text) for cell in row.cells}
    record = dict[str, str]()
    for column, name in zip(place.columns, columns, strict=True):
        text = texts.get(mapping[column], "")
        is_prompt = folded(text) in {name, _prompt(name)}
        record[name] = "" if is_prompt else text
    return record


def _prompt(column: str) -> str:
    """Return the prompt that a column was named after; see `made_columns`."""
    head, _, tail = column.rpartition(" (")
    return head if head and tail.endswith(")") and tail[:-1].isdigit() else column
