"""The sheets of a workbook, cell by cell."""

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import field, frozen

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo_tabular.package import Cell, open_package

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


class CellError(ValueError):
    """What is wrong with a cell; never says what stands in it, which may be a result."""


@frozen(kw_only=True)
class Sheet:
    """The values of a sheet.

    Attributes:
        name: As the workbook has it.
        rows: The values of each row, from the sheet's first; an empty cell is an empty text.
        unreadable: The cells whose value cannot be read, each with what is wrong.
    """

    name: str
    rows: Sequence[Sequence[object]] = field(repr=False)
    unreadable: Mapping[Cell, str]

    def is_empty(self, row: int, column: int) -> bool:
        """Tell whether nothing stands in a cell, white space aside."""
        if (row, column) in self.unreadable:
            return False
        if column >= len(self.rows[row]):
            return True
        value = self.rows[row][column]
        return isinstance(value, str) and not value.strip()

    def text(self, row: int, column: int) -> str:
        """Give what stands in a cell as text; a whole number without decimals.

        Raises:
            CellError: The value cannot be read as text.
        """
        if (row, column) in self.unreadable:
            raise CellError(self.unreadable[row, column])
        if self.is_empty(row, column):
            return ""
        value = self.rows[row][column]
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return str(value).strip()
        raise CellError("holds a date or a truth value; write it as text")

    def number(self, row: int, column: int) -> float | None:
        """Give the number in a cell, or None where nothing stands in it.

        Raises:
            CellError: It is not a number.
        """
        if (row, column) in self.unreadable:
            raise CellError(self.unreadable[row, column])
        if self.is_empty(row, column):
            return None
        value = self.rows[row][column]
        if isinstance(value, bool | str):
            raise CellError("is text; write a number, with the decimal sign that the program uses")
        if isinstance(value, int | float):
            return float(value)
        raise CellError("is a date or a time; format the cell as a number and write it again")

    def whole_number(self, row: int, column: int) -> int | None:
        """Give the whole number in a cell, or None where nothing stands in it.

        Raises:
            CellError: It is not a whole number.
        """
        number = self.number(row, column)
        if number is not None and not number.is_integer():
            raise CellError("is not a whole number; give how many people")
        return None if number is None else int(number)


def open_workbook(data: bytes, *, name: str) -> tuple[Sheet, ...]:
    """Read every sheet of an `.xlsx` workbook.

    Args:
        data: The bytes of the file.
        name: What to call it in errors.

    Raises:
        InvalidInputError: It is not such a workbook, is locked, damaged, or too large.
    """
    package = open_package(data, name=name)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(package.data))
        return tuple(
            Sheet(
                name=sheet,
                rows=_rows(workbook, sheet),
                unreadable=package.unreadable.get(sheet, {}),
            )
            for sheet in workbook.sheet_names
        )
    except (CalamineError, OSError, ValueError):
        raise InvalidInputError(
            name, [Problem("workbook", "is damaged; save it anew as .xlsx")]
        ) from None


def _rows(workbook: "CalamineWorkbook", sheet: str) -> Sequence[Sequence[object]]:
    return workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
