"""A table on a slide, whose rows grow with their text, and whether it stays on the slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final, TypeAlias

from attrs import field, frozen

from arbeidsmiljo_office.fit.frame import Frame, Verdict
from arbeidsmiljo_office.values import Given

_SLACK: Final = 2.0
"""How far a table may stand over the edge of the slide, in points; nobody sees so little."""

Values: TypeAlias = Mapping[int, Given]
"""Number of a field, or of a column, to its value."""
_NOTHING: Final[Values] = {}


@frozen(kw_only=True, eq=False)
class TableCell:
    """A cell; a text that is not level is none.

    Attributes:
        frame: Its text.
        margins: What is above and below the text, in points.
        rows: How many rows it goes across.
    """

    frame: Frame = field(repr=False)
    margins: float
    rows: int = 1


@frozen(kw_only=True, eq=False)
class Turn:
    """The records that stand in a row that repeats.

    Attributes:
        slot: The field.
        block: Which block of the field's rows it is in.
        blocks: How many blocks there are, which the records take by turns.
    """

    slot: int
    block: int
    blocks: int


@frozen(kw_only=True, eq=False)
class TableRow:
    """A row.

    Attributes:
        height: Of the row, where its text needs no more, in points.
        cells: Those whose height it has.
        turn: The records that stand in it, where it repeats.
    """

    height: float
    cells: tuple[TableCell, ...] = field(repr=False)
    turn: Turn | None = None


@frozen(kw_only=True, eq=False)
class Table:
    """A table on a slide.

    Attributes:
        rows: From top to bottom.
        top: Of the table, from the upper edge of the slide, in points.
        bottom: Of the slide, from the same edge.
        slots: Its fields.
    """

    rows: tuple[TableRow, ...] = field(repr=False)
    top: float
    bottom: float
    slots: frozenset[int]

    def verdict(self, given: Values) -> Verdict | None:
        """Tell whether the table leaves the slide; None where it does not.

        Args:
            given: The values of fields, by number.
        """
        filled = [slot for slot in sorted(self.slots) if slot in given]
        if not filled:
            return None
        rows = list(self._filled(given))
        bottoms = list(accumulate(_heights(rows), initial=self.top))[1:]
        held = sum(bottom <= self._edge for bottom in bottoms)
        if held == len(rows):
            return None
        is_sure = all(cell.frame.is_sure(values) for row, values in rows for cell in row.cells)
        return Verdict(
            slot=max(filled, key=lambda slot: _letters(given[slot])),
            lines=len(rows),
            room=held,
            is_sure=is_sure,
            is_table=True,
        )

    def limit(self, filled: frozenset[int], break_bytes: int) -> int:
        """Give how many bytes of values certainly have room: there is no such number.

        Args:
            filled: The fields that have a value.
            break_bytes: How many bytes a line break or new paragraph adds, at least.
        """
        del filled, break_bytes
        return -1

    @cached_property
    def _edge(self) -> float:
        """How far down the table may reach: as the template itself does, at least."""
        own = self.top + sum(_heights([(row, _NOTHING) for row in self.rows]))
        return max(self.bottom, own) + _SLACK

    def _filled(self, given: Values) -> Iterator[tuple[TableRow, Values]]:
        """Yield the rows that are written, each with its values."""
        number = 0
        while number < len(self.rows):
            turn = self.rows[number].turn
            value = None if turn is None else given.get(turn.slot)
            if turn is None or value is None or value.records is None:
                yield self.rows[number], given if turn is None else _NOTHING
                number += 1
                continue
            blocks = [list[TableRow]() for _ in range(turn.blocks)]
            while number < len(self.rows):
                here = self.rows[number].turn
                if here is None or here.slot != turn.slot:
                    break
                blocks[here.block].append(self.rows[number])
                number += 1
            for index, record in enumerate(value.records):
                for row in blocks[index % turn.blocks]:
                    yield row, record


def _heights(rows: Sequence[tuple[TableRow, Values]]) -> list[float]:
    """Return how high rows are with their text."""
    heights = [row.height for row, _ in rows]
    across = list[tuple[int, int, float]]()
    for number, (row, values) in enumerate(rows):
        for cell in row.cells:
            needed = cell.frame.height(values) + cell.margins
            if cell.rows == 1:
                heights[number] = max(heights[number], needed)
            else:
                across.append((number, min(number + cell.rows, len(rows)), needed))
    for first, end, needed in across:
        heights[end - 1] += max(needed - sum(heights[first:end]), 0.0)
    return heights


def _letters(value: Given) -> int:
    """Count the letters of a value."""
    if value.records is not None:
        return sum(_letters(one) for record in value.records for one in record.values())
    return sum(map(len, value.texts or ()))
