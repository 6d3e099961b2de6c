"""Cells that cannot be used, gathered so that all of a table are told at once."""

from collections.abc import Iterator
from typing import Final

from attrs import define, field

from arbeidsmiljo.errors import Problem
from arbeidsmiljo.survey.tables import Table

_LISTED: Final = 100
"""Of cells of a column that have the same fault, so many are listed; the others are counted."""


@define
class CellFaults:
    """Gathers cells that cannot be used, by column and fault.

    Args:
        table: Whose cells they are.
    """

    _table: Table
    _found: dict[tuple[int, str], list[int]] = field(
        factory=dict[tuple[int, str], list[int]], init=False
    )

    def add(self, row: int, column: int, what: str) -> None:
        """Add a cell.

        Args:
            row: From 0, below the headings.
            column: From 0.
            what: What is wrong, and what to do; never what stands in it.
        """
        self._found.setdefault((column, what), []).append(row)

    def problems(self) -> Iterator[Problem]:
        """Give all cells row by row; of very many with one fault the first, and their number."""
        listed: list[tuple[int, int, str]] = []
        more: list[Problem] = []
        for (column, what), rows in self._found.items():
            listed += ((row, column, what) for row in rows[:_LISTED])
            if len(rows) > _LISTED:
                heading = self._table.columns[column].heading
                number = len(rows) - _LISTED
                more.append(Problem(f"column {heading!r}", f"{what}: {number} more cells"))
        for row, column, what in sorted(listed):
            yield Problem(self._table.place(row, column), what)
        yield from more
