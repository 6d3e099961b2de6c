"""What stands in the cells of a workbook, as openpyxl reads them."""

import importlib
import io
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Protocol

from attrs import define

from arbeidsmiljo.survey.tables import Fault
from arbeidsmiljo_tabular.package import MOST_CELLS, TOO_MANY, UnusableError

_MOST_ROWS: Final = 1_048_576
"""In one sheet, as spreadsheets have it."""
MOST_PLACES: Final = 5_000_000
"""In one sheet, with the empty places before and between cells, which openpyxl fills in."""
_MOST_IN_ALL: Final = 2 * MOST_CELLS
_MOST_PLACES_IN_ALL: Final = 2 * MOST_PLACES
"""In all sheets together, with a place for each row: a small file can have one part for many."""

TOO_FAR_APART: Final = (
    "has a sheet with cells too far apart; remove what does not belong to the results"
)

_TOO_MANY_IN_ALL: Final = (
    f"has more than {_MOST_IN_ALL} cells in all its sheets, or too many empty places; remove the "
    "sheets that do not belong to the results"
)

Cell = tuple[int, int]
"""Row and column, both from 0."""


Value = str | float | Fault
"""What stands in a cell."""

_ERROR: Final = Fault("holds an error instead of a value; correct its formula")
_NOT_CALCULATED: Final = Fault(
    "holds a formula that no program has calculated; open the workbook, save it, and try again"
)
DATE: Final = Fault("is a date or a time; format the cell as a number and write it again")
TRUTH: Final = Fault("is a truth value; write a number or text")
DAMAGED: Final = Fault("is damaged; write it again")
"""Why a value cannot be used, whichever library reads it."""

_OF_KINDS: Final[Mapping[str, Fault]] = {
    "b": TRUTH,
    "d": DATE,
    "e": _ERROR,
    "f": _NOT_CALCULATED,
}
"""Why no value of a kind can be used."""


class _Cell(Protocol):
    """The part of openpyxl's cells that is used here; an empty place has no row and column."""

    row: int
    column: int
    value: object
    data_type: str


class _Sheet(Protocol):
    """The part of its sheets."""

    title: str

    def reset_dimensions(self) -> None:
        """Read to the end, whatever the sheet says of its own size."""
        ...

    def iter_rows(self) -> Iterable[Sequence[_Cell]]:
        """Give the rows from the first, each from the first column."""
        ...


class _Workbook(Protocol):
    """The part of its workbooks."""

    worksheets: Sequence[_Sheet]

    def close(self) -> None:
        """Let go of the package."""
        ...


def read_cells(package: bytes) -> Iterator[tuple[str, Mapping[Cell, Value]]]:
    """Read every sheet of a workbook.

    Args:
        package: One that has been checked.

    Yields:
        The name of each sheet, and its cells that hold something; text without white space
        around it.

    Raises:
        UnusableError: It is not a workbook, is damaged, or too large.
    """
    sheets = _load(package, stored_values=False)
    if not sheets:
        raise UnusableError(
            "has no sheet that can be read; save it as 'Excel workbook (.xlsx)', not as 'Strict "
            "Open XML'"
        )
    if any(_NOT_CALCULATED in cells.values() for _, cells in sheets):
        # openpyxl gives either formulas or the values stored with them, so it takes both to tell
        # a formula without a value from an empty cell.
        for (_, cells), (_, stored) in zip(sheets, _load(package, stored_values=True), strict=True):
            for place, value in cells.items():
                if value == _NOT_CALCULATED:
                    cells[place] = stored.get(place, value)
    for name, cells in sheets:
        yield name, {place: value for place, value in cells.items() if value != ""}


def _load(package: bytes, *, stored_values: bool) -> list[tuple[str, dict[Cell, Value]]]:
    with warnings.catch_warnings():
        # They are about looks and validations that would be lost, were the workbook written.
        warnings.simplefilter("ignore")
        try:
            workbook: _Workbook = importlib.import_module("openpyxl").load_workbook(
                io.BytesIO(package), read_only=True, data_only=stored_values, keep_links=False
            )
        except Exception:  # noqa: BLE001 - openpyxl meets damage with whatever its code stumbles on
            raise UnusableError(
                "is not an .xlsx workbook, or is damaged; save it as 'Excel workbook (.xlsx)'"
            ) from None
        try:
            size = _Size()
            return [(sheet.title, _read_sheet(sheet, size)) for sheet in workbook.worksheets]
        finally:
            workbook.close()


@define
class _Size:
    """How much has been read of a workbook, of the sheets before and of the one being read."""

    _cells_before: int = 0
    _places_before: int = 0
    _cells: int = 0
    _places: int = 0
    rows: int = 0

    def begin(self) -> None:
        """Begin another sheet."""
        self._cells_before += self._cells
        self._places_before += self._places + self.rows
        self._cells = self._places = self.rows = 0

    def add(self, places: int, cells: int) -> None:
        """Add a row.

        Args:
            places: In the row.
            cells: That hold something, in all the rows before it.

        Raises:
            UnusableError: It is too much.
        """
        self.rows += 1
        self._places += places
        self.check(cells)

    def check(self, cells: int) -> None:
        """Check how many cells hold something.

        Raises:
            UnusableError: It is too much.
        """
        self._cells = cells
        if cells > MOST_CELLS:
            raise UnusableError(TOO_MANY)
        if self.rows > _MOST_ROWS or self._places > MOST_PLACES:
            raise UnusableError(TOO_FAR_APART)
        places = self._places_before + self._places + self.rows
        if self._cells_before + cells > _MOST_IN_ALL or places > _MOST_PLACES_IN_ALL:
            raise UnusableError(_TOO_MANY_IN_ALL)


def _read_sheet(sheet: _Sheet, size: _Size) -> dict[Cell, Value]:
    sheet.reset_dimensions()
    found: dict[Cell, Value] = {}
    texts: dict[str, str] = {}
    size.begin()
    try:
        for row in sheet.iter_rows():
            size.add(len(row), len(found))
            for cell in row:
                value = _value(cell, texts)
                if value is not None:
                    found[_place(cell)] = value
        size.check(len(found))
    except UnusableError:
        raise
    except Exception:  # noqa: BLE001 - as above
        raise UnusableError(
            f"is damaged: sheet '{sheet.title}' cannot be read after row {size.rows}; write what "
            "stands there again, and save it anew"
        ) from None
    return found


def _place(cell: _Cell) -> Cell:
    if not 1 <= cell.row <= _MOST_ROWS:
        raise UnusableError("is damaged: a cell has no proper address; save it anew")
    return cell.row - 1, cell.column - 1


def _value(cell: _Cell, texts: dict[str, str]) -> Value | None:
    """Give what stands in a cell; None for nothing.

    Args:
        cell: The cell.
        texts: The texts met so far, each with what is left of it without white space around it:
            any number of cells may share a long one.
    """
    kind, value = cell.data_type, cell.value
    if kind in _OF_KINDS and (value is not None or kind == "e"):
        return _OF_KINDS[kind]
    if isinstance(value, str):
        if value not in texts:
            texts[value] = value.strip()
        return texts[value]
    if isinstance(value, int | float):
        try:
            return float(value)
        except OverflowError:
            return DAMAGED
    # An empty text is what many formulas give; no value at all is what none gives.
    return "" if kind == "str" else None
