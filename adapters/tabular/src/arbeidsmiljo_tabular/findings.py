"""What is wrong with a workbook, gathered cell by cell."""

from collections.abc import Callable
from typing import TypeVar

from attrs import define, field

from arbeidsmiljo.errors import Problem
from arbeidsmiljo.survey.tables import CellError, letters
from arbeidsmiljo_tabular.sheets import Sheet

T = TypeVar("T")


@define
class Findings:
    """Gathers what is wrong while a workbook is read."""

    _found: list[tuple[str, int, int, str]] = field(factory=list)

    def __len__(self) -> int:
        """Count what has been found so far."""
        return len(self._found)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything found, each once, in the order of the cells."""
        return tuple(
            Problem(f"{sheet}!{letters(column)}{row + 1}" if row >= 0 else sheet, what)
            for sheet, row, column, what in sorted(set(self._found))
        )

    def add(self, sheet: Sheet, row: int, column: int, what: str) -> None:
        """Add what is wrong in a cell; row and column count from 0."""
        self._found.append((sheet.name, row, column, what))

    def add_to_sheet(self, name: str, what: str) -> None:
        """Add what is wrong with a whole sheet."""
        self._found.append((name, -1, -1, what))

    def read(
        self, sheet: Sheet, row: int, column: int, reader: Callable[[int, int], T]
    ) -> T | None:
        """Read a cell, or add why it cannot be read.

        Args:
            sheet: The sheet.
            row: From 0.
            column: From 0.
            reader: A method of the sheet that takes row and column.

        Returns:
            The value; None where it cannot be read.
        """
        try:
            return reader(row, column)
        except CellError as error:
            self.add(sheet, row, column, str(error))
            return None
