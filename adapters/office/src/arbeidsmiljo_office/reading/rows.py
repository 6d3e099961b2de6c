"""Reading the rows of repeating tables back: tables are known by anchors or header rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field, frozen

from arbeidsmiljo.model.documents import Field
from arbeidsmiljo_office.prompts import folded, folded_lines
from arbeidsmiljo_office.reading.headers import (
    Place,
    columns_under,
    places_in,
    texts_of,
    titles_in,
)
from arbeidsmiljo_office.reading.outline import Grid, Line, Outline, Row
from arbeidsmiljo_office.reading.rivals import Rivals, Texts, rivals_in, texts_in
from arbeidsmiljo_office.reading.sheets import Sheet, owners_in, sheets_of
from arbeidsmiljo_office.reading.stems import stems_of


@frozen(kw_only=True)
class RowsRead:
    """The rows of a field.

    Attributes:
        rows: Those that say something.
        origins: Which row each was of those that were filled in, from 1; None where that is not
            known, or nobody filled it in.
        gone: How many of those that were filled in are not there any more, as far as is known.
    """

    rows: tuple[Mapping[str, str], ...]
    origins: tuple[int | None, ...]
    gone: int


@frozen(kw_only=True)
class _Start:
    """Where rows begin in a table, and which column of it each column of the field is."""

    row: int
    mapping: Mapping[int, int]


@define(eq=False)
class _Block:
    """The rows of one record, while they are read.

    Attributes:
        texts: Number of a column to its text, of the rows that were read.
        next: Which row of the block comes next, from 0.
        origin: Which record it was of those that were filled in, if an anchor says so.
    """

    texts: dict[int, str] = field(factory=dict[int, str])
    next: int = 0
    origin: int | None = None

    def take(self, row: Row, mapping: Mapping[int, int], columns: Sequence[str], part: int) -> None:
        """Read one row; a cell that still has its prompt is empty.

        Args:
            row: The row.
            mapping: Number of each column of the field in it to the column of the table.
            columns: What the columns of the field are called.
            part: Which row of the block it is.
        """
        texts = {cell.column: folded_lines(cell.text) for cell in row.cells}
        for ours, their in mapping.items():
            text = texts.get(their, "")
            is_prompt = folded(text) in {columns[ours], _prompt(columns[ours])}
            self.texts[ours] = "" if is_prompt else text
        self.next = part + 1

    def record(self, columns: Sequence[str]) -> dict[str, str]:
        """Return the record; what stood in a row that is gone is empty."""
        return {name: self.texts.get(ours, "") for ours, name in enumerate(columns)}


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
        self._places = dict[int, Place]()
        self._ours = set[tuple[int, int]]()
        self._theirs = set[tuple[int, int]]()
        for table in ours.tables:
            self._places |= places_in(table)
            self._ours |= {
                (table.number, index)
                for index, row in enumerate(table.rows)
                if row.field is not None
            }
        stems = stems_of(ours)
        self._sheets = sheets_of(fields, stems, theirs)
        self._owners = owners_in(stems, ours, theirs)
        self._anchored = {
            (table, row): number
            for number, sheets in self._sheets.items()
            for table, sheet in sheets.tables.items()
            for row in sheet.records
        }
        self._rivals = rivals_in(ours, self._places)
        self._texts = dict[int, Texts]()
        self._titles = titles_in(theirs.tables)

    def is_ours(self, line: Line) -> bool:
        """Tell whether a line of the template stands in a repeating row."""
        return (line.table, line.row) in self._ours

    def is_theirs(self, line: Line) -> bool:
        """Tell whether a line of the document stands in a row that was read."""
        return (line.table, line.row) in self._theirs

    def read(self, number: int) -> RowsRead | None:
        """Read the rows of a field; None where its table is not found for certain.

        Args:
            number: Of the field.
        """
        place = self._places.get(number)
        if place is None:
            return None
        found = False
        rows = list[Mapping[str, str]]()
        origins = list[int | None]()
        seen = set[int | None]()
        for table, likely in self._likely(number, place):
            starts = self._starts(number, table, place, likely)
            if starts is None:
                return None
            for start in starts:
                records = self._below(number, table, place, start)
                if records is None:
                    continue
                found = True
                for record, origin in records:
                    if not any(record.values()):
                        continue
                    rows.append(record)
                    origins.append(None if origin in seen else origin)
                    seen.add(origin)
        if not found:
            return None
        return RowsRead(rows=tuple(rows), origins=tuple(origins), gone=self._gone(number, origins))

    def _likely(self, number: int, place: Place) -> Iterator[tuple[Grid, Sequence[int]]]:
        """Find the tables that may have a field, each with the rows that may be its header.

        A header has all titles of ours, so the rows that have the rarest of them are enough.
        Where titles are not enough to tell a table from others of the template, only anchors are.
        """
        sheets = self._sheets.get(number)
        rivals = self._rivals[number]
        known = set[int]() if sheets is None else set(sheets.tables)
        titles = [self._titles.get(text, {}) for _, text in place.header]
        rarest = min(titles, key=len) if titles else dict[int, Sequence[int]]()
        found = known if rivals.are_filled else known | self._others(rivals, rarest.keys() - known)
        for number_there in sorted(found):
            owners = self._owners.get(number_there)
            if not 0 < number_there <= len(self._tables) or (owners and place.table not in owners):
                continue
            table = self._tables[number_there - 1]
            likely = rarest.get(number_there, ())
            if rivals.wider and number_there not in known:
                likely = [row for row in likely if place.has_titles(table.rows[row])]
            yield table, likely

    def _others(self, rivals: Rivals, there: set[int]) -> set[int]:
        """Leave out the tables that are without fields in the template, and as they were there.

        Where one of these was changed or is gone, none of the tables is known for certain.

        Args:
            rivals: Of the field.
            there: The tables that have its titles, and no anchor of it.
        """
        if not rivals.fixed:
            return there
        for table in there - self._texts.keys():
            self._texts[table] = texts_in(self._tables[table - 1])
        fixed = {table for table in there if self._texts[table] in rivals.fixed}
        counted = Counter(self._texts[table] for table in fixed)
        return there - fixed if counted >= rivals.fixed else set[int]()

    def _gone(self, number: int, origins: Sequence[int | None]) -> int:
        sheets = self._sheets.get(number)
        if sheets is None or sheets.count is None:
            return 0
        there = [one for one in origins if one] if sheets.knows_rows else origins
        return max(0, sheets.count - len(there))

    def _starts(
        self, number: int, table: Grid, place: Place, likely: Sequence[int]
    ) -> list[_Start] | None:
        """Find where the rows of a field begin in a table: below a row that is its header.

        Returns:
            The places; None where it is not known which of several such rows is its header.
        """
        sheet = self._sheet(number, table)
        starts = [
            _Start(row=row + 1, mapping=mapping)
            for row in likely
            if (mapping := columns_under(table.rows[row], place)) is not None
        ]
        rivals = self._rivals[number]
        if rivals.are_any:
            own = self._own(number, table, rivals, starts)
            if own is None:
                return None
            starts = own
        if starts or sheet is None:
            return starts
        agreed = sheet.agreed
        if set(agreed) != set(range(len(place.cells))):
            return []
        row = 0 if place.is_first else min(sheet.records)
        if sheet.head is not None:
            row = sheet.head + 1
        return [_Start(row=row, mapping=agreed)]

    def _own(
        self, number: int, table: Grid, rivals: Rivals, starts: list[_Start]
    ) -> list[_Start] | None:
        """Leave out where what the template has under the same titles begins.

        Returns:
            The others; None where that is not known.
        """
        if rivals.here > 1 and len(starts) == rivals.here:
            return [starts[rivals.place]]
        sheet = self._sheet(number, table) or Sheet()
        if sheet.head is None and not sheet.records:
            return starts if rivals.here <= 1 else None
        first = min(sheet.records) if sheet.head is None else sheet.head + 1
        own = list[_Start]()
        for start in starts:
            owner = self._anchored.get((table.number, start.row))
            if start.row == first or owner == number:
                own.append(start)
            elif start.row > first and owner is None and start.row < len(table.rows):
                return None
        return own

    def _below(
        self, number: int, table: Grid, place: Place, start: _Start
    ) -> list[tuple[Mapping[str, str], int | None]] | None:
        """Read the records from where they begin to where something else does.

        Returns:
            Each with its number among those that were filled in; None where rows are missing,
            and no anchor says of which records.
        """
        found = list[tuple[Mapping[str, str], int | None]]()
        sheet = self._sheet(number, table) or Sheet()
        columns = self._fields[number].columns
        block = _Block()
        for index in range(start.row, len(table.rows)):
            row = table.rows[index]
            owner = self._anchored.get((table.number, index))
            if owner != number and (
                owner is not None
                or place.ends_at(texts_of(row))
                or columns_under(row, place) is not None
                or index == sheet.head
            ):
                break
            own = {
                ours: their
                for ours, their in sheet.columns.get(index, {}).items()
                if ours < len(place.cells)
            }
            origin = sheet.records.get(index) or None
            part = place.cells[min(own)][0] if own else block.next
            if block.texts and (part < block.next or (own and origin != block.origin)):
                found.append((block.record(columns), block.origin))
                block = _Block()
                part = part if own else 0
            mapping = {**start.mapping, **own}
            mapping = {ours: mapping[ours] for ours in place.of_part(part)}
            if not {cell.column for cell in row.cells}.issuperset(mapping.values()):
                continue  # cut otherwise: another table that a program joined to this one
            self._theirs.add((table.number, index))
            block.take(row, mapping, columns, part)
            block.origin = block.origin or origin
            if block.next == place.size:
                found.append((block.record(columns), block.origin))
                block = _Block()
        if block.texts:
            if not sheet.records:
                return None
            found.append((block.record(columns), block.origin))
        return found

    def _sheet(self, number: int, table: Grid) -> Sheet | None:
        sheets = self._sheets.get(number)
        return None if sheets is None else sheets.tables.get(table.number)


def _prompt(column: str) -> str:
    """Return the prompt that a column was named after; see `made_columns`."""
    head, _, tail = column.rpartition(" (")
    return head if head and tail.endswith(")") and tail[:-1].isdigit() else column
