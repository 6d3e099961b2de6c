"""Sheets of plain values, such as vendors export: they are read fast, however long they are.

The library that reads fast tells neither an error nor a formula without a value from an empty
cell. It is given a workbook only where there are none, and where each cell says where it stands:
then how much there is to read is known before it is read.
"""

import importlib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from math import isfinite
from typing import Final, Protocol

from attrs import define, field

from arbeidsmiljo.survey.tables import Cell, Column, Fault, Table, text_of
from arbeidsmiljo_tabular.cells import DAMAGED, DATE, TRUTH
from arbeidsmiljo_tabular.package import TABLES, checked
from arbeidsmiljo_tabular.shared_texts import SharedTexts

_MOST_PLACES: Final = 25_000_000
"""In a workbook, from its first cell to its last; the answers of 200,000 people to 100 questions
have 20 million."""
_CELL: Final = re.compile(rb"<(?:[^\s<>/:]+:)?c[\s/>]")
_PLAIN_CELL: Final = re.compile(
    rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="[0-9]+")?(?: t="(?:n|s|str|inlineStr|b)")?/?>'
)
"""As every program writes cells that hold neither an error nor a date in words."""
_FORMULA: Final = re.compile(rb"<(?:[^\s<>/:]+:)?f[\s/>]")
_WORKSHEET: Final = "SheetTypeEnum.WorkSheet"


class _Sheet(Protocol):
    """The part of the library's sheets that is used here."""

    start: tuple[int, int] | None
    height: int
    width: int

    def iter_rows(self) -> Iterable[Sequence[object]]:
        """Give the rows."""
        ...


class _About(Protocol):
    """What the library tells of a sheet."""

    name: str
    typ: object


class _Workbook(Protocol):
    """The part of its workbooks."""

    sheets_metadata: Sequence[_About]

    def get_sheet_by_name(self, name: str) -> _Sheet:
        """Read a sheet."""
        ...


def read_plain(data: bytes) -> tuple[Table, ...] | None:
    """Read every sheet that holds something, its first row for headings.

    Args:
        data: The bytes of the workbook.

    Returns:
        The tables; None where the workbook has errors or formulas, is written in an unusual way,
        or says long texts very often: then only who reads carefully can tell what is in it.

    Raises:
        UnusableError: It is no workbook, is locked, damaged or too large.
    """
    found = _Look()
    package = checked(data, TABLES, found.at)
    if not found.is_plain:
        return None
    tables: list[Table] = []
    places = 0
    library = importlib.import_module("python_calamine")
    try:
        workbook: _Workbook = library.load_workbook(io.BytesIO(package))
        for about in workbook.sheets_metadata:
            if str(about.typ) != _WORKSHEET:
                continue
            sheet = workbook.get_sheet_by_name(about.name)
            places += sheet.height * sheet.width
            if places > _MOST_PLACES:
                return None
            if (table := _table(about.name, sheet)) is not None:
                tables.append(table)
    except library.CalamineError:
        return None  # what is damaged is told by who reads carefully
    return tuple(tables)


@define
class _Extent:
    """How far the cells of a sheet reach."""

    columns: set[bytes] = field(factory=set[bytes])
    last: int = 0

    @property
    def places(self) -> int:
        """From the first place of all to the last."""
        return self.last * max(map(_number, self.columns), default=0)


@define
class _Look:
    """Finds out whether all cells are plain, and how far they reach."""

    _is_plain: bool = True
    _texts: SharedTexts = field(factory=SharedTexts)
    _extents: dict[str, _Extent] = field(factory=dict[str, _Extent])

    def at(self, path: str, piece: bytes) -> None:
        """Look at a piece of a part."""
        if not self._is_plain:
            return
        self._texts.at(path, piece)
        extent = self._extents.setdefault(path, _Extent())
        plain: list[tuple[bytes, bytes]] = _PLAIN_CELL.findall(piece)
        if len(_CELL.findall(piece)) != len(plain) or _FORMULA.search(piece):
            self._is_plain = False
        elif plain:
            extent.columns.update({column for column, _ in plain})
            extent.last = max(extent.last, *{int(row) for _, row in plain})

    @property
    def is_plain(self) -> bool:
        """Whether no cell has anything but a value, and they are near each other, and short."""
        places = sum(extent.places for extent in self._extents.values())
        return self._is_plain and places <= _MOST_PLACES and self._texts.are_within_bounds


def _number(column: bytes) -> int:
    """Give the number of a column by its letters, from 1."""
    number = 0
    for letter in column:
        number = 26 * number + letter - ord("A") + 1
    return number


def _table(name: str, sheet: _Sheet) -> Table | None:
    """Put the cells of a sheet into columns, from its first row and column that hold something."""
    if sheet.start is None:
        return None
    rows = enumerate(_rows(sheet))
    top, headings = next(((n, row) for n, row in rows if _holds(row)), (0, list[Cell]()))
    if not headings:
        return None
    columns: list[list[Cell]] = [[] for _ in headings]
    size = 0
    for number, row in rows:
        if _holds(row):
            size = number - top
        for column, cell in zip(columns, row, strict=True):
            column.append(cell)
    used = [n for n, column in enumerate(columns) if headings[n] is not None or _holds(column)]
    for column in columns:
        del column[size:]
    return Table(
        name=name,
        columns=tuple(
            Column(heading=_heading(headings[n]), cells=columns[n])
            for n in range(used[0], used[-1] + 1)
        ),
        first_row=top + 2,
        letters=sheet.start[1] + used[0],
    )


def _rows(sheet: _Sheet) -> Iterator[list[Cell]]:
    """Give the rows from the first; of the few answers that there are, each is kept once."""
    known: dict[tuple[type, object], Cell] = {}
    for row in sheet.iter_rows():
        cells: list[Cell] = []
        for one in row:
            key = type(one), one
            if key not in known:
                known[key] = _value(one)
            cells.append(known[key])
        yield cells


def _holds(cells: Sequence[Cell]) -> bool:
    return any(cell is not None for cell in cells)


def _value(given: object) -> Cell:
    match given:
        case str():
            return given.strip() or None
        case bool():
            return TRUTH
        case int() | float():
            return float(given) if isfinite(given) else DAMAGED
        case date() | time() | timedelta():
            return DATE
        case _:
            return None


def _heading(cell: Cell) -> str:
    return "" if isinstance(cell, Fault) else text_of(cell)
