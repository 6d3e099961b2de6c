"""What a scan gathers: the fields that were found, the marked parts and the outline."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Sequence
from typing import Final

from attrs import define, evolve, field, frozen

from arbeidsmiljo.model.documents import Doubt, FieldKind
from arbeidsmiljo_office.anchors import shape_anchor
from arbeidsmiljo_office.atoms import Atom, near_sequences, text_of
from arbeidsmiljo_office.directory import shown
from arbeidsmiljo_office.draft import MOST_MARKS, Draft, OverfullError, Slot
from arbeidsmiljo_office.fit.found import FixedText, Place
from arbeidsmiljo_office.markup import Element
from arbeidsmiljo_office.numbered import Numbered
from arbeidsmiljo_office.pieces import CompiledPart
from arbeidsmiljo_office.placing.placed import Room
from arbeidsmiljo_office.prompts import folded, made_columns
from arbeidsmiljo_office.reading.outline import Bit, Box, Cell, Grid, Line, Outline, Row
from arbeidsmiljo_office.reading.spans import Pins, Trail

MOST_LINES: Final = 1_000_000
"""Paragraphs of text of one document; a book of 1,000 pages has some 10,000."""


@define(eq=False, kw_only=True)
class Found:
    """A field that was found; the attributes are those of `Field`.

    Attributes:
        rows: Of a repeating row, how many rows one record fills.
        inside: Of a slide that repeats, how many of the fields behind it are on it; None for any
            other field.
        room: For a chart or picture that takes its place; None where none can.
        slot: What the marks in the drafts name it by.
    """

    prompt: str
    place: str
    kind: FieldKind
    columns: tuple[str, ...] = ()
    rows: int = 1
    inside: int | None = None
    room: Room | None = None
    slot: Slot = field(factory=Slot)

    @property
    def asked(self) -> tuple[object, ...]:
        """What the field asks for, and in which form."""
        return (self.prompt, self.kind, self.columns)


@define(eq=False, kw_only=True)
class _RawBit:
    text: str
    slot: Slot | None


@define(eq=False, kw_only=True)
class Position:
    """Where lines stand; the attributes are those of `Line`."""

    stream: str
    box: int
    page: int = 0
    table: int = 0
    row: int = 0
    column: int = 0


@define(eq=False, kw_only=True)
class Source:
    """Where a line comes from, for those who want to put something there.

    Attributes:
        draft: The part.
        element: The paragraph.
        named: The sequences of its text that are fields.
    """

    draft: Draft
    element: Element
    named: Sequence[tuple[Sequence[Atom], Slot]]


@define(eq=False, kw_only=True)
class RawRow:
    """A row of a table while it is read; the attributes are those of `Row`."""

    cells: list[tuple[int, str]]
    slot: Slot | None = None
    part: int = 0


def repeating_field(prompts: Sequence[Sequence[str]], place: str) -> Found:
    """Make the field that a block of rows is.

    Args:
        prompts: Of each row, from left to right.
        place: Where it stands.
    """
    columns = made_columns(prompt for row in prompts for prompt in row)
    return Found(
        prompt=" | ".join(columns),
        place=place,
        kind=FieldKind.ROW,
        columns=columns,
        rows=len(prompts),
    )


def repeat(rows: Sequence[RawRow], first: int, found: Found, blocks: int) -> None:
    """Take down which rows of a table are a field's.

    Args:
        rows: Of the table.
        first: The first of them.
        found: The field.
        blocks: How many blocks of rows it has.
    """
    for index, row in enumerate(rows[first : first + blocks * found.rows]):
        row.slot = found.slot
        row.part = index % found.rows


@frozen(kw_only=True, eq=False)
class Repeat:
    """A slide that repeats.

    Attributes:
        found: The field that it is.
        page: The number of the slide.
        part: The slide.
        notes: Its notes, which say so.
    """

    found: Found
    page: int
    part: str
    notes: str


@define(eq=False)
class Scan:
    """Everything that is found in one document.

    Attributes:
        takes_lines: Whether the text is taken down too, for those who compare it or mark it.
        founds: The fields, in reading order.
        drafts: The parts that have fields.
        drawn: Slide, 0 where there are none, and stream to how many charts and pictures it has.
        doubts: What stands on a ground that is near yellow.
        anchored: Name of a Word part to the numbers of its bookmarks, if any is an anchor.
        sources: Where lines come from that have fields or stand in tables, in Word documents.
        boxes: The shapes of a presentation and what carries their names.
        frames: Number of a table of a presentation to what carries its frame's name.
        texts: The places with fields whose text can have too little room.
        markers: What says in the notes of the slide that is gone through that it repeats.
        repeats: The slides that repeat.
        pages: Slide to the numbers of the fields on it and in its notes.
        shared: The fields that stand on several slides, by what they are and ask for; they stand
            behind all others of slides.
    """

    takes_lines: bool = True
    founds: list[Found] = field(factory=list[Found])
    drafts: list[Draft] = field(factory=list[Draft])
    drawn: Counter[tuple[int, str]] = field(factory=Counter[tuple[int, str]])
    doubts: list[Doubt] = field(factory=list[Doubt])
    anchored: dict[str, frozenset[str]] = field(factory=dict[str, frozenset[str]])
    sources: list[tuple[Position, Source]] = field(factory=list[tuple[Position, Source]])
    boxes: list[tuple[Box, Element | None]] = field(factory=list[tuple[Box, Element | None]])
    frames: dict[int, Element | None] = field(factory=dict[int, Element | None])
    texts: list[Place] = field(factory=list[Place])
    markers: list[Found] = field(factory=list[Found])
    repeats: list[Repeat] = field(factory=list[Repeat])
    pages: dict[int, range] = field(factory=dict[int, range])
    shared: dict[tuple[object, ...], tuple[Found, list[int]]] = field(
        factory=dict[tuple[object, ...], "tuple[Found, list[int]]"]
    )
    _trail: Trail = field(factory=Trail, init=False)
    _lines: list[tuple[Position, list[_RawBit], tuple[int, ...]]] = field(
        factory=list[tuple[Position, list[_RawBit], tuple[int, ...]]], init=False
    )
    _tables: list[tuple[int, list[RawRow]]] = field(
        factory=list[tuple[int, list[RawRow]]], init=False
    )
    _marks: int = field(default=0, init=False)
    _kept: Counter[str] = field(factory=Counter[str], init=False)
    _boxes: int = field(default=0, init=False)
    _muted: bool = field(default=False, init=False)

    def keep(self, draft: Draft) -> None:
        """Keep a part that has been gone through, if it has fields."""
        if draft.is_marked:
            self.drafts.append(draft)
            self._kept[draft.name] += 1
            self._marks += draft.marks
            if self._marks > MOST_MARKS:
                raise OverfullError(
                    f"the parts up to {shown(draft.name)} have more yellow than can be filled"
                )

    def has_kept(self, part: str) -> bool:
        """Tell whether a part is kept."""
        return part in self._kept

    @property
    def kept_twice(self) -> str | None:
        """A part that was gone through as two different things, each with fields."""
        return next((part for part, times in self._kept.items() if times > 1), None)

    @property
    def is_muted(self) -> bool:
        """Whether what is scanned is a copy of something else."""
        return self._muted

    def new_box(self) -> int:
        """Number a cell, shape, text box or page."""
        self._boxes += 1
        return self._boxes

    def new_table(self, rows: list[RawRow], *, page: int = 0) -> int:
        """Number a table, whose rows may be completed later.

        Args:
            rows: Its rows.
            page: The slide that it stands on; 0 where there are none.
        """
        if self._muted:
            return 0
        self._tables.append((page, rows))
        return len(self._tables)

    def line(
        self,
        position: Position,
        bits: Sequence[tuple[str, Slot | None]],
        *,
        source: Source | None = None,
        pins: Pins | None = None,
        signs: tuple[int, ...] = (),
    ) -> None:
        """Take down a paragraph that has text: each stretch with its field, if it is one.

        Args:
            position: Where it stands.
            bits: Its text.
            source: Where it comes from.
            pins: The anchors that begin and end in it, in a part that has some.
            signs: What tells it from the other paragraphs of its shape.
        """
        if self._muted or not self.takes_lines:
            return
        has_text = any(text.strip() for text, _ in bits)
        if pins is not None:
            where = _line(position, tuple(Bit(text=text) for text, _ in bits))
            self._trail.add(where, pins, len(self._lines) if has_text else None)
        if source is not None:
            self.sources.append((position, source))
        if has_text:
            if len(self._lines) >= MOST_LINES:
                raise OverfullError(f"it has more than {MOST_LINES} paragraphs of text")
            raw = [_RawBit(text=text, slot=slot) for text, slot in bits]
            self._lines.append((position, raw, signs))

    def box(self, box: Box, carrier: Element | None) -> None:
        """Take down a shape of a presentation, and what carries its name."""
        if not self._muted:
            self.boxes.append((box, carrier))

    def frame(self, table: int, carrier: Element | None) -> None:
        """Take down what carries the name of the frame of a table of a presentation."""
        if not self._muted:
            self.frames[table] = carrier

    def leave_size(self, number: int) -> None:
        """Take down that the text of a place cannot be set smaller."""
        place = self.texts[number]
        if isinstance(place, FixedText):
            self.texts[number] = evolve(place, may_shrink=False)

    def doubt(self, prompt: str, place: str, colour: str) -> None:
        """Take down what stands on a ground that is near yellow."""
        if not self._muted:
            self.doubts.append(Doubt(prompt=prompt, place=place, colour=colour))

    def doubt_text(self, atoms: Sequence[Atom], place: str) -> None:
        """Take down the text of a paragraph that stands on such a ground."""
        for sequence in near_sequences(atoms):
            colour = next(atom.near for atom in sequence if atom.near)
            self.doubt(folded(text_of(sequence)), place, colour)

    def second_copy(self, walk: Callable[[], None], *, since: int) -> None:
        """Scan what is a copy, for other programs, of something scanned just before.

        The fields of a copy are those of the first one, so that both are filled alike.

        Args:
            walk: Scans the copy.
            since: How many fields were known before the first one was scanned.
        """
        firsts, self.founds = self.founds, []
        muted, self._muted = self._muted, True
        walk()
        copies, self.founds = self.founds, firsts
        self._muted = muted
        free: dict[tuple[object, ...], deque[Found]] = defaultdict(deque)
        for first in firsts[since:]:
            free[first.asked].append(first)
        for copy in copies:
            alike = free[copy.asked]
            if alike:
                copy.slot.twin = alike.popleft().slot
            else:
                firsts.append(copy)

    def fields(self) -> Numbered:
        """Number the fields and give each its key."""
        for number, found in enumerate(self.founds):
            found.slot.number = number
        return Numbered.of(self.founds)

    def compiled(self) -> tuple[CompiledPart, ...]:
        """Compile the parts that have fields; the fields must have been numbered."""
        return tuple(draft.compile() for draft in self.drafts)

    def outline(self) -> Outline:
        """Return the text in reading order; the fields must have been numbered."""
        return Outline(
            lines=tuple(
                _line(
                    position,
                    tuple(Bit(text=bit.text, field=_number(bit.slot)) for bit in bits),
                    signs,
                )
                for position, bits, signs in self._lines
            ),
            tables=tuple(
                Grid(
                    number=number,
                    page=page,
                    rows=tuple(
                        Row(
                            cells=tuple(
                                Cell(column=column, text=text) for column, text in row.cells
                            ),
                            field=_number(row.slot),
                            part=row.part,
                        )
                        for row in rows
                    ),
                )
                for number, (page, rows) in enumerate(self._tables, start=1)
            ),
            drawn=dict(self.drawn),
            spans=self._trail.spans(),
            boxes=tuple(box for box, _ in self.boxes),
            frames={
                number: anchor
                for number, carrier in self.frames.items()
                if carrier is not None
                and (anchor := shape_anchor(carrier.get("name") or "")) is not None
            },
        )


def _line(position: Position, bits: tuple[Bit, ...], signs: tuple[int, ...] = ()) -> Line:
    return Line(
        stream=position.stream,
        box=position.box,
        bits=bits,
        page=position.page,
        table=position.table,
        row=position.row,
        column=position.column,
        signs=signs,
    )


def _number(slot: Slot | None) -> int | None:
    return None if slot is None else slot.resolved()
