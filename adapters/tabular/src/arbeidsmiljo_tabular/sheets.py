"""The sheets of a workbook, cell by cell."""

from collections.abc import Mapping
from functools import cached_property

from attrs import define, field

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.survey.tables import CellError, Fault
from arbeidsmiljo_tabular.cells import Cell, Value, read_cells
from arbeidsmiljo_tabular.package import UnusableError, checked


@define(frozen=True, kw_only=True, slots=False)
class Sheet:
    """The values of a sheet; rows and columns count from 0.

    Attributes:
        name: As the workbook has it.
        cells: What stands in the cells that hold something; text without white space around it.
    """

    name: str
    cells: Mapping[Cell, Value] = field(repr=False)

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows that hold something, from above."""
        return tuple(sorted({row for row, _ in self.cells}))

    def columns(self, row: int) -> tuple[int, ...]:
        """Give the columns that hold something in a row, from the left."""
        return tuple(sorted(column for other, column in self.cells if other == row))

    def is_empty(self, row: int, column: int) -> bool:
        """Tell whether nothing stands in a cell."""
        return (row, column) not in self.cells

    def text(self, row: int, column: int) -> str:
        """Give what stands in a cell as text; a whole number without decimals.

        Raises:
            CellError: The cell has no value that can be used.
        """
        value = self.cells.get((row, column), "")
        if isinstance(value, Fault):
            raise CellError(value.what)
        if isinstance(value, str):
            return value
        return str(int(value)) if float(value).is_integer() else str(value)

    def number(self, row: int, column: int) -> float | None:
        """Give the number in a cell, or None where nothing stands in it.

        Raises:
            CellError: It is not a number.
        """
        value = self.cells.get((row, column))
        if isinstance(value, Fault):
            raise CellError(value.what)
        if isinstance(value, str):
            raise CellError("is text; write a number, with the decimal sign that the program uses")
        return value

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
    """Read every sheet of an `.xlsx` workbook, within bounds on its size.

    Args:
        data: The bytes of the file.
        name: What to call it in errors.

    Raises:
        InvalidInputError: It is not such a workbook, is locked, damaged, or too large.
    """
    try:
        sheets = read_cells(checked(data))
        return tuple(Sheet(name=title, cells=cells) for title, cells in sheets)
    except UnusableError as error:
        raise InvalidInputError(name, [Problem("workbook", str(error))]) from None
