"""What stands in the place of a yellow shape, and the room that there is for it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from fractions import Fraction
from typing import Final

from attrs import field, frozen

EMU_PER_INCH: Final = 914_400
"""English metric units, in which the formats measure."""


class Substitute(IntEnum):
    """Which alternative of a `SHAPE` region is written; 0 is the template's own."""

    CHART = 1
    PICTURE = 2
    DECORATIVE = 3


@frozen(kw_only=True)
class Room:
    """Where there is room for a picture or a chart, in EMU.

    Attributes:
        left: Where it begins, from the left.
        top: The same, from above.
        width: How wide it is.
        height: How high it is.
        grows: Whether what is smaller becomes as large as the room.
        stretch: How many times more it is stretched across than down by what it stands in.
    """

    left: int = 0
    top: int = 0
    width: int
    height: int
    grows: bool = True
    stretch: Fraction = Fraction(1)

    def around(self, width: int, height: int) -> Room:
        """Give the room that something takes, in proportion, in the middle of this one.

        Args:
            width: How wide it is by itself.
            height: How high it is by itself.
        """
        height = max(1, int(height * self.stretch))
        if self.grows or width > self.width or height > self.height:
            if width * self.height > height * self.width:
                width, height = self.width, max(1, height * self.width // width)
            else:
                width, height = max(1, width * self.height // height), self.height
        return Room(
            left=self.left + (self.width - width) // 2,
            top=self.top + (self.height - height) // 2,
            width=width,
            height=height,
        )


@frozen(kw_only=True)
class Placed:
    """A chart or picture that has its parts.

    Attributes:
        what: What it is.
        relation: The relation that leads to it.
        caption: What it shows, in words.
        measures: Where it stands and how large it is, by the names that DrawingML has for them.
    """

    what: Substitute
    relation: str
    caption: str
    measures: Mapping[str, int] = field(factory=dict[str, int])


def measures_of(room: Room) -> dict[str, int]:
    """Name the measures of a room as DrawingML does."""
    return {"x": room.left, "y": room.top, "cx": room.width, "cy": room.height}
