"""The room that a shape has for text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from arbeidsmiljo_office.fit.lines import Line

_SLACK: Final = 0.1
"""How much of its last line may stand over the edge; nobody sees so little."""


@frozen(kw_only=True)
class Room:
    """What is inside the edges of a shape, in points.

    Attributes:
        width: Of one column; where lines are not broken, how wide a line can be on the slide.
        height: Of a column; of a shape that grows, up to the edge of the slide.
        columns: How many there are.
        breaks: Whether lines are broken at the edge.
        takes_first: Whether the space above the first line takes room, as it does in Word.
    """

    width: float
    height: float
    columns: int = 1
    breaks: bool = True
    takes_first: bool = False

    def holds(self, lines: Sequence[Line]) -> int:
        """Count the lines that have room.

        The spaces above the first line, on slides, and below the last one take none.

        Args:
            lines: All of them.
        """
        column, bottom, count = 1, 0.0, 0
        for number, line in enumerate(lines):
            top = bottom + line.above if number or self.takes_first else 0.0
            needed = line.height * (1 - _SLACK)
            if top + needed > self.height:
                column, top = column + 1, 0.0
                if column > self.columns or needed > self.height:
                    break
            bottom = top + line.height + line.below
            count += self.breaks or line.width <= self.width
        return count
