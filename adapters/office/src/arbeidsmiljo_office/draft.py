"""A part on its way to being compiled: its tree, with marks where a fill will change it.

Marks are processing instructions around elements. Once all are set, the tree is written out
and split at them, so that namespaces and prefixes of everything in it come out right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import define, field
from lxml import etree

from arbeidsmiljo_office.directory import shown
from arbeidsmiljo_office.handwriting import Handwriting, root_of
from arbeidsmiljo_office.markup import Element, Tree, parse, serialise
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.pieces import CompiledPart, Piece, Pieces, Region, RegionKind

MOST_MARKS: Final = 300_000
"""Marks of one document; a field has some four of them, and a row that repeats a dozen."""
_TARGET: Final = "yellow-field"


class OverfullError(Exception):
    """A document has more fields or text than fit in memory; the message tells of what, where."""


@define(eq=False)
class Slot:
    """A field, or a column of a repeating row, before it has a number.

    Attributes:
        number: Its place among the fields of the template, or the columns of the row.
        twin: The slot that this is a second copy of.
        is_column: Whether it is a column.
    """

    number: int = -1
    twin: Slot | None = None
    is_column: bool = False

    def resolved(self) -> int:
        """Return the number of the slot, or of the one it is a copy of."""
        return self.number if self.twin is None else self.twin.resolved()


@define(eq=False, kw_only=True)
class Mark:
    """A region of a draft; the attributes are those of `Region`.

    Attributes:
        ready: Alternatives that need not be written out with the tree; they come last.
    """

    kind: RegionKind
    ready: Sequence[Pieces] = ()
    slots: list[Slot] = field(factory=list[Slot])
    lead: str = ""
    trail: str = ""
    from_end: bool = False
    number: int = 0
    step: int = 0
    count: int = 0
    keep_row: bool = False
    own: str = ""


@define(eq=False)
class Draft:
    """A part that is being marked.

    Attributes:
        name: The part's name.
        tree: Its tree, which marks are put into.
        own: The part as it was written.
    """

    name: str
    tree: Tree
    own: bytes = field(repr=False)
    _marks: list[Mark] = field(factory=list[Mark], init=False)
    _shared: dict[Element, Mark] = field(factory=dict[Element, Mark], init=False)
    _target: str = field(default="", init=False)
    _hand: Handwriting | None = field(default=None, init=False)

    @classmethod
    def of(cls, package: Package, part: str) -> Draft:
        """Read a part of a package.

        Raises:
            TemplateError: It is broken or hostile.
        """
        own = package.read(part)
        return cls(part, parse(own, part=part, name=package.name), own)

    @property
    def is_marked(self) -> bool:
        """Whether there is any mark."""
        return bool(self._marks)

    @property
    def marks(self) -> int:
        """How many marks there are."""
        return len(self._marks)

    def wrap(
        self, first: Element, last: Element, mark: Mark, *alternatives: Sequence[Element]
    ) -> None:
        """Make a region of neighbours.

        Args:
            first: The first of them.
            last: The last of them, a sibling.
            mark: What the region is.
            alternatives: What can stand in their place.
        """
        opened, others = self._signs(mark, alternatives)
        first.addprevious(opened)
        for element in reversed(others):
            last.addnext(element)

    def insert(
        self, parent: Element, position: int, mark: Mark, *alternatives: Sequence[Element]
    ) -> None:
        """Make a region where nothing stands yet, at a position among a parent's children."""
        opened, others = self._signs(mark, alternatives)
        for element in (*reversed(others), opened):
            parent.insert(position, element)

    def insert_after(self, element: Element, mark: Mark, *alternatives: Sequence[Element]) -> None:
        """Make a region where nothing stands yet, behind an element."""
        opened, others = self._signs(mark, alternatives)
        for sign in (*reversed(others), opened):
            element.addnext(sign)

    def cut(self, element: Element, slot: Slot, *instead: Element) -> None:
        """Let an element go, or be replaced, when a slot is filled."""
        mark = Mark(kind=RegionKind.SWAP, slots=[slot])
        self.wrap(element, element, mark, *([instead] if instead else []))

    def cut_shared(self, element: Element, slot: Slot, *instead: Element) -> None:
        """Let an element go when all the slots that it is cut for are filled."""
        known = self._shared.get(element)
        if known is None:
            known = Mark(kind=RegionKind.SWAP)
            self._shared[element] = known
            self.wrap(element, element, known, *([instead] if instead else []))
        known.slots.append(slot)

    def insert_shared(
        self, owner: Element, parent: Element, position: int, slot: Slot, element: Element
    ) -> None:
        """Put an element in when all the slots that need it are filled; `owner` tells which."""
        known = self._shared.get(owner)
        if known is None:
            known = Mark(kind=RegionKind.SWAP)
            self._shared[owner] = known
            self.insert(parent, position, known, [element])
        known.slots.append(slot)

    def rows(
        self, blocks: Sequence[Sequence[Element]], mark: Mark, again: Sequence[Sequence[Element]]
    ) -> None:
        """Make a region of neighbouring rows, each block of them an alternative of its own.

        Args:
            blocks: The rows, siblings, block by block.
            mark: What the region is.
            again: As many blocks, to be used when there are more records than blocks.
        """
        mark.count = len(blocks)
        blocks[0][0].addprevious(self._sign("(", mark))
        for block in blocks[1:]:
            block[0].addprevious(self._sign("|"))
        last = blocks[-1][-1]
        last.addnext(self._sign(")"))
        for block in reversed(again):
            for row in reversed(block):
                last.addnext(row)
            last.addnext(self._sign("|"))

    def hole(self) -> Element:
        """Return a mark for where text goes."""
        return self._sign("(", Mark(kind=RegionKind.HOLE))

    def attribute(self, mark: Mark) -> str:
        """Return a mark that stands in an attribute's value."""
        self._choose_target()
        self._take(mark)
        return f"{self._target}.{len(self._marks) - 1};"

    def compile(self) -> CompiledPart:
        """Write the tree out and split it at the marks."""
        data = serialise(self.tree)
        target = re.escape(self._target).encode()
        if self._hand is not None:
            data = self._hand.written(self._stretches(root_of(data), target))
        pattern = re.compile(rb"<\?%b ([(|)])(\d*)\?>|%b\.(\d+);" % (target, target))
        slots = {
            slot.resolved() for mark in self._marks for slot in mark.slots if not slot.is_column
        }
        return CompiledPart(
            name=self.name, pieces=self._split(data, pattern), slots=frozenset(slots)
        )

    def _stretches(self, root: bytes, target: bytes) -> Iterator[tuple[bytes, bool]]:
        """Split a marked root at its marks, and tell which stretches are the part's own."""
        inside = list[tuple[Mark, int]]()
        position = 0
        for found in re.finditer(rb"<\?%b ([(|)])(\d*)\?>" % target, root):
            is_own = all(number < max(mark.count, 1) for mark, number in inside)
            yield root[position : found.start()], is_own
            yield found[0], False
            position = found.end()
            if found[1] == b"(":
                mark = self._marks[int(found[2])]
                if mark.kind is not RegionKind.HOLE:
                    inside.append((mark, 0))
                continue
            mark, number = inside.pop()
            if found[1] == b"|":
                inside.append((mark, number + 1))
        yield root[position:], True

    def _split(self, data: bytes, pattern: re.Pattern[bytes]) -> Pieces:
        """Put pieces and regions together; the stack holds the regions that are open."""
        stack = list[tuple[Mark, list[list[Piece]]]]()
        current = list[Piece]()
        position = 0
        for found in pattern.finditer(data):
            if found.start() > position:
                current.append(data[position : found.start()])
            position = found.end()
            sign, opened, attribute = found.groups()
            if attribute is not None:
                current.append(self._region(self._marks[int(attribute)], []))
            elif sign == b"(":
                mark = self._marks[int(opened)]
                if mark.kind is RegionKind.HOLE:
                    current.append(self._region(mark, []))
                    continue
                stack.append((mark, [current]))
                current = []
            elif sign == b"|":
                stack[-1][1].append(current)
                current = []
            else:
                mark, kept = stack.pop()
                alternatives = [*kept[1:], current]
                current = kept[0]
                current.append(self._region(mark, alternatives))
        current.append(data[position:])
        return tuple(current)

    @staticmethod
    def _region(mark: Mark, alternatives: Iterable[list[Piece]]) -> Region:
        return Region(
            kind=mark.kind,
            slots=tuple(slot.resolved() for slot in mark.slots),
            alternatives=(*(tuple(pieces) for pieces in alternatives), *mark.ready),
            lead=mark.lead,
            trail=mark.trail,
            from_end=mark.from_end,
            number=mark.number,
            step=mark.step,
            count=mark.count,
            keep_row=mark.keep_row,
            own=mark.own,
        )

    def _signs(
        self, mark: Mark, alternatives: Iterable[Sequence[Element]]
    ) -> tuple[Element, list[Element]]:
        """Return the mark that opens a region, and all that stands behind what it is around."""
        opened = self._sign("(", mark)
        others = list[Element]()
        for alternative in alternatives:
            others += (self._sign("|"), *alternative)
        return opened, [*others, self._sign(")")]

    def _sign(self, sign: str, mark: Mark | None = None) -> Element:
        self._choose_target()
        if mark is None:
            return etree.ProcessingInstruction(self._target, sign)
        self._take(mark)
        return etree.ProcessingInstruction(self._target, f"{sign}{len(self._marks) - 1}")

    def _take(self, mark: Mark) -> None:
        self._marks.append(mark)
        if len(self._marks) > MOST_MARKS:
            raise OverfullError(f"the part {shown(self.name)} has more yellow than can be filled")

    def _choose_target(self) -> None:
        """Choose a name for the marks that the part itself has nowhere."""
        if not self._target:
            data = serialise(self.tree)
            target = _TARGET
            while target.encode() in data:
                target += "-x"
            self._target = target
            self._hand = Handwriting.of(self.own, data, self.tree.docinfo.encoding)
