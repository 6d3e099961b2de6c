"""Reading the rows of repeating tables back: tables are known by anchors or header rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from attrs import define, field, frozen

from arbeidsmiljo.model.documents import Field
from arbeidsmiljo_office.prompts import folded, folded_lines
from arbeidsmiljo_office.reading.outline import Grid, Line, Outline, Row
from arbeidsmiljo_office.reading.sheets import Sheet, sheets_of


@frozen(kw_only=True)
class _Place:
    """Where a repeating field is in the template.

    Attributes:
        header: The row of titles above it: column to text; empty where it has none.
        is_first: Whether no row stands above it.
        cells: Where each column of the field stands: which row of its block, and which column
            of the table.
        row: Where it is in its table.
        ends: The texts of the rows of its table that are no field, each with the last such row.
    """

    header: tuple[tuple[int, str], ...]
    is_first: bool
    cells: tuple[tuple[int, int], ...]
    row: int
    ends: Mapping[tuple[str, ...], int]

    def ends_at(self, texts: tuple[str, ...]) -> bool:
        """Tell whether a row that stands below it in the template has these texts."""
        return self.ends.get(texts, -1) > self.row

    @property
    def size(self) -> int:
        """How many rows one record fills."""
        return self.cells[-1][0] + 1

    def of_part(self, part: int) -> list[int]:
        """Return the columns of the field that stand in one row of a block."""
        return [number for number, (row, _) in enumerate(self.cells) if row == part]


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
        self._sheets = sheets_of(fields, ours, theirs)
        self._anchored = {
            (table, row): number
            for number, sheets in self._sheets.items()
            for table, sheet in sheets.tables.items()
            for row in sheet.records
        }
        headers = Counter(place.header for place in self._places.values())
        self._shared = {header for header, times in headers.items() if times > 1}
        self._titles = _titles(theirs.tables)

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
            for start in self._starts(number, table, place, likely):
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

    def _likely(self, number: int, place: _Place) -> Iterator[tuple[Grid, Sequence[int]]]:
        """Find the tables that may have a field, each with the rows that may be its header.

        A header has all titles of ours, so the rows that have the rarest of them are enough.
        """
        sheets = self._sheets.get(number)
        known = set[int]() if sheets is None else set(sheets.tables)
        titles = [self._titles.get(text, {}) for _, text in place.header]
        rarest = min(titles, key=len) if titles else dict[int, Sequence[int]]()
        for table in sorted(known if place.header in self._shared else {*known, *rarest}):
            if 0 < table <= len(self._tables):
                yield self._tables[table - 1], rarest.get(table, ())

    def _gone(self, number: int, origins: Sequence[int | None]) -> int:
        sheets = self._sheets.get(number)
        if sheets is None or sheets.count is None:
            return 0
        there = [one for one in origins if one] if sheets.knows_rows else origins
        return max(0, sheets.count - len(there))

    def _starts(
        self, number: int, table: Grid, place: _Place, likely: Sequence[int]
    ) -> list[_Start]:
        """Find where the rows of a field begin in a table: below a row that is its header."""
        sheet = self._sheet(number, table)
        starts = [
            _Start(row=row + 1, mapping=mapping)
            for row in likely
            if (mapping := _find(table.rows[row], place)) is not None
        ]
        if starts or sheet is None:
            return starts
        agreed = sheet.agreed
        if set(agreed) != set(range(len(place.cells))):
            return []
        row = 0 if place.is_first else min(sheet.records)
        if sheet.head is not None:
            row = sheet.head + 1
        return [_Start(row=row, mapping=agreed)]

    def _below(
        self, number: int, table: Grid, place: _Place, start: _Start
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
                or place.ends_at(_texts(row))
                or _find(row, place) is not None
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


def _places(table: Grid) -> dict[int, _Place]:
    """Find the repeating fields of a table, and the header of each."""
    found = dict[int, _Place]()
    ends = {
        texts: index
        for index, row in enumerate(table.rows)
        if row.field is None and (texts := _texts(row))
    }
    for index, row in enumerate(table.rows):
        if row.field is None or row.field in found:
            continue
        above = table.rows[index - 1] if index else None
        titles = () if above is None or above.field is not None else above.cells
        found[row.field] = _Place(
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


def _titles(tables: Sequence[Grid]) -> Mapping[str, Mapping[int, Sequence[int]]]:
    """Return the texts of cells, each with the tables that it stands in, and in which rows."""
    found = dict[str, dict[int, list[int]]]()
    for table in tables:
        for index, row in enumerate(table.rows):
            for text in {folded(cell.text) for cell in row.cells}:
                found.setdefault(text, {}).setdefault(table.number, []).append(index)
    return found


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(text for cell in row.cells if (text := folded(cell.text)))


def _find(row: Row, place: _Place) -> Mapping[int, int] | None:
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


def _prompt(column: str) -> str:
    """Return the prompt that a column was named after; see `made_columns`."""
    head, _, tail = column.rpartition(" (")
    return head if head and tail.endswith(")") and tail[:-1].isdigit() else column
