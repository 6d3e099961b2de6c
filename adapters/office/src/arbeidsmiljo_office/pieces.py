"""A compiled part: constant stretches of bytes, and between them regions that a fill changes."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from attrs import evolve, field, frozen


class RegionKind(StrEnum):
    """What a fill does with a region; alternative 0 is always the template's own."""

    SWAP = "swap"
    """Alternative 1, or nothing where there is none, once all slots have a value."""
    TEXT = "text"
    """The value: alternative 1 is a line, 2 what parts two lines, 3 (if there) a tab."""
    HOLE = "hole"
    """Where in a line the text stands."""
    MORE = "more"
    """Alternative 1 for each paragraph of the value but the one that a `TEXT` takes."""
    ROWS = "rows"
    """The n rows, or blocks of rows, of the template, then these without what may stand once."""
    SERIAL = "serial"
    """A number that no other object of the part has."""
    GROW = "grow"
    """A number that grows with the rows of the table."""
    RECORD = "record"
    """Which row or paragraph it is, of how many; with a step, a number that no other has."""
    COUNT = "count"
    """How many rows were filled in."""
    SHAPE = "shape"
    """What is yellow, or the chart or picture that takes its place, as its `Substitute` says."""
    RELATION = "relation"
    """The relation that leads to the chart or picture."""
    FIT = "fit"
    """How much smaller the text of a shape is set: what the template says, then each step."""
    CAPTION = "caption"
    """What it shows, for those who do not see it."""
    MEASURE = "measure"
    """One of its measures, which `own` names."""


@frozen(kw_only=True)
class Region:
    """A stretch of a part that depends on values.

    Attributes:
        kind: What is done with it.
        slots: The fields that it depends on; inside rows, the columns.
        alternatives: What can stand there.
        lead: White space that stays before the text.
        trail: White space that stays behind it.
        from_end: Whether `TEXT` takes the last paragraph of the value, not the first.
        number: The template's own number, and the one that numbering begins after.
        step: How much each row or block adds that is more than `count`.
        count: How many rows or blocks the template has.
        keep_row: Whether one of them has to stay when there is no record.
        own: What the template has there, where that is no number; the name of a measure.
    """

    kind: RegionKind
    slots: tuple[int, ...] = ()
    alternatives: tuple[Pieces, ...] = field(default=(), repr=False)
    lead: str = ""
    trail: str = ""
    from_end: bool = False
    number: int = 0
    step: int = 0
    count: int = 0
    keep_row: bool = False
    own: str = ""


Piece: TypeAlias = "bytes | Region"
Pieces: TypeAlias = "tuple[Piece, ...]"


@frozen(kw_only=True)
class CompiledPart:
    """A part that has fields.

    Attributes:
        name: Its name in the package.
        pieces: What it is put together from.
        slots: The fields in it.
    """

    name: str
    pieces: Pieces = field(repr=False)
    slots: frozenset[int]


def unshrunk(pieces: Pieces) -> Pieces:
    """Return pieces in which text is set as large as in the template."""
    if not any(map(_shrinks, pieces)):
        return pieces
    found = list[Piece]()
    for piece in pieces:
        if isinstance(piece, bytes):
            found.append(piece)
        elif piece.kind is RegionKind.FIT:
            found += piece.alternatives[0]
        else:
            found.append(evolve(piece, alternatives=tuple(map(unshrunk, piece.alternatives))))
    return tuple(found)


def _shrinks(piece: Piece) -> bool:
    """Tell whether anything in a piece says how much smaller text is set."""
    if isinstance(piece, bytes):
        return False
    return piece.kind is RegionKind.FIT or any(
        _shrinks(inner) for pieces in piece.alternatives for inner in pieces
    )
