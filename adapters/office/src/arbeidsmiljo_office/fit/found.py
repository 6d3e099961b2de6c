"""What a scan takes down of places whose text can have too little room, to be measured later."""

from __future__ import annotations

from typing import TypeAlias

from attrs import field, frozen

from arbeidsmiljo_office.draft import Slot
from arbeidsmiljo_office.fit.asked import Asked
from arbeidsmiljo_office.fit.room import Room


@frozen(kw_only=True)
class ShapeText:
    """The text of a shape on a slide that has fields.

    Attributes:
        part: The part that the shape is in.
        shape: Which shape of the part it is, in the order of the part.
        asked: Where its fields stand.
        gone: Which paragraphs go when the field of their shape is filled.
        may_shrink: Whether it has a place to say how much smaller its text is set.
    """

    part: str
    shape: int
    asked: tuple[Asked, ...]
    gone: tuple[int, ...] = ()
    may_shrink: bool = False


@frozen(kw_only=True)
class Repeats:
    """Which records of a repeating row stand in a row of the template.

    Attributes:
        slot: The field.
        block: Which block of the field's rows it is in.
        blocks: How many blocks there are, which the records take by turns.
    """

    slot: Slot
    block: int
    blocks: int


@frozen(kw_only=True)
class CellText:
    """The text of a cell of a table on a slide.

    Attributes:
        asked: Where its fields stand.
        gone: Which paragraphs go when the field of their cell is filled.
    """

    asked: tuple[Asked, ...]
    gone: tuple[int, ...] = ()


@frozen(kw_only=True)
class TableText:
    """A table on a slide that has fields.

    Attributes:
        part: The part that the table is in.
        table: Which table of the part it is, in the order of the part.
        cells: Row and place in it of each cell that has fields, to those.
        repeats: Row to the records that stand in it, of rows that repeat.
    """

    part: str
    table: int
    cells: dict[tuple[int, int], CellText]
    repeats: dict[int, Repeats]


@frozen(kw_only=True)
class FixedText:
    """The text of a place in a Word document that does not grow, and has fields.

    Attributes:
        part: The part that it is in.
        content: The paragraphs as the template has them, in an element around them.
        room: What the place has room for.
        asked: Where its fields stand.
        gone: Which paragraphs go when the field of their cell is filled.
        table_style: The style of the table that it is in; empty for none.
        repeats: The records that stand in it, in a row that repeats.
        may_shrink: Whether its text may be set smaller.
    """

    part: str
    content: bytes = field(repr=False)
    room: Room
    asked: tuple[Asked, ...]
    gone: tuple[int, ...] = ()
    table_style: str = ""
    repeats: Repeats | None = None
    may_shrink: bool = False


Place: TypeAlias = "ShapeText | TableText | FixedText"
"""A place whose text can have too little room."""
