"""The row of headings, where a title stands above it."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from arbeidsmiljo.errors import Problem
from arbeidsmiljo.survey.tables import Fault, Table, folded, text_of

LOOKED_AT: Final = 25
"""So many rows below the first may be the headings; a title has no more lines."""

_SEPARATORS: Final = re.compile(r"[;,\t|]")


def headings_below(table: Table, wanted: Sequence[Collection[str]]) -> Problem | None:
    """Tell which row has the headings that the first has not.

    Args:
        table: A table that has not all of them in its first row.
        wanted: What each column that is needed may be called, folded.

    Returns:
        The row, and what to do; None where none of the first rows has them all.
    """
    for row in range(min(table.size, LOOKED_AT)):
        told = {folded(words) for words in words_in(table, row)}
        if all(told.intersection(names) for names in wanted):
            return looks_like_headings(table, row)
    return None


def looks_like_headings(table: Table, row: int) -> Problem:
    """Say of a row that it looks like the headings, and what to do."""
    return Problem(
        table.row_place(row), "looks like the headings; remove what stands above this row"
    )


def words_in(table: Table, row: int) -> Iterator[str]:
    """Give what stands in a row; of one that nothing has parted, what stands between separators."""
    for column in table.columns:
        cell = column.cells[row]
        if cell in {None, ""} or isinstance(cell, Fault):
            continue
        words = text_of(cell)
        yield from _SEPARATORS.split(words) if len(table.columns) == 1 else (words,)
