"""Taking down the text of places that do not grow, so that it can be measured when it is filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import define, field
from lxml import etree

from arbeidsmiljo_office.draft import Slot
from arbeidsmiljo_office.fit.asked import Asked, asked_in, asked_in_all
from arbeidsmiljo_office.fit.elements import inside, local
from arbeidsmiljo_office.fit.found import FixedText, Repeats
from arbeidsmiljo_office.fit.room import Room
from arbeidsmiljo_office.fit.word_room import (
    TWIPS,
    box_room,
    cell_room,
    exact_height,
    frame_room,
    may_shrink,
)
from arbeidsmiljo_office.markup import Element, attribute, name
from arbeidsmiljo_office.scan import Scan
from arbeidsmiljo_office.word.room import text_width
from arbeidsmiljo_office.word.table import WordCell, WordRow
from arbeidsmiljo_office.word.text import WordParagraph

_UNSEEN: Final = frozenset({"w:bookmarkStart", "w:bookmarkEnd"})
_NOT_BLOCKS: Final = frozenset({"tcPr", "proofErr", "permStart", "permEnd"})
_NOT_TEXT: Final = frozenset({"drawing", "pict", "object", "oMath", "oMathPara"})


@define(eq=False, kw_only=True)
class Fixed:
    """A place that does not grow, while the fields in it are found.

    Attributes:
        part: The part that it is in.
        room: What it has room for.
        paragraphs: Its paragraphs.
        content: The same as they were before anything in them was marked.
        table_style: The style of the table that it is in; empty for none.
        repeats: The records that stand in it, in a row that repeats.
        may_shrink: Whether its text may be set smaller.
    """

    part: str
    room: Room
    paragraphs: Sequence[Element]
    content: bytes
    table_style: str = ""
    repeats: Repeats | None = None
    may_shrink: bool = False
    _asked: list[Asked] = field(factory=list[Asked], init=False)
    _gone: list[int] = field(factory=list[int], init=False)

    def take(self, paragraph: WordParagraph, slots: Sequence[Slot]) -> None:
        """Take down the fields of one of its paragraphs."""
        number = next(n for n, one in enumerate(self.paragraphs) if one is paragraph.element)
        self._asked += asked_in(number, paragraph, slots)

    def take_all(self, paragraphs: Sequence[WordParagraph], slot: Slot) -> None:
        """Take down a field that is all of it."""
        asked, gone = asked_in_all(paragraphs, slot)
        self._asked.append(asked)
        self._gone += gone

    def put(self, scan: Scan) -> None:
        """Give a scan what was taken down, if anything was."""
        if self._asked and not scan.is_muted:
            scan.texts.append(
                FixedText(
                    part=self.part,
                    content=self.content,
                    room=self.room,
                    asked=tuple(self._asked),
                    gone=tuple(self._gone),
                    table_style=self.table_style,
                    repeats=self.repeats,
                    may_shrink=self.may_shrink,
                )
            )


def fixed_box(content: Element, part: str) -> Fixed | None:
    """Take a text box for a place that does not grow; None where it does, or cannot be measured.

    Args:
        content: Its `w:txbxContent`.
        part: The part that it is in.
    """
    room = box_room(content)
    paragraphs = None if room is None else _paragraphs(content)
    if room is None or paragraphs is None:
        return None
    return Fixed(
        part=part,
        room=room,
        paragraphs=paragraphs,
        content=_copied(paragraphs),
        may_shrink=may_shrink(content),
    )


def fixed_cells(row: WordRow, part: str, repeats: Repeats | None = None) -> dict[Element, Fixed]:
    """Take the cells of a row for places that do not grow.

    Args:
        row: The row.
        part: The part that it is in.
        repeats: The records that stand in it, where it repeats.

    Returns:
        Those that can be measured; none of a row that grows.
    """
    height = exact_height(row.element)
    if height is None:
        return {}
    found = dict[Element, Fixed]()
    for cell in row.cells:
        room = cell_room(cell.element, text_width(cell) / TWIPS, height)
        paragraphs = _paragraphs(cell.element)
        if room is not None and paragraphs is not None:
            found[cell.element] = Fixed(
                part=part,
                room=room,
                paragraphs=paragraphs,
                content=_copied(paragraphs),
                table_style=_table_style(cell),
                repeats=repeats,
            )
    return found


def fixed_frame(paragraph: Element, part: str) -> Fixed | None:
    """Take the frame that a paragraph stands in for a place that does not grow.

    Args:
        paragraph: The paragraph, which is the first of its frame that has a field.
        part: The part that it is in.

    Returns:
        The frame, which neighbours that say the same of it share; None where there is none, or it
        grows, or cannot be measured.
    """
    properties = inside(paragraph, "pPr")
    room = frame_room(properties)
    if room is None:
        return None
    before = list(_alike(paragraph, forward=False))
    paragraphs = [*reversed(before), paragraph, *_alike(paragraph, forward=True)]
    if not all(map(_is_text, paragraphs)):
        return None
    return Fixed(part=part, room=room, paragraphs=paragraphs, content=_copied(paragraphs))


def _alike(paragraph: Element, *, forward: bool) -> Iterator[Element]:
    """Find the neighbours of a paragraph that stand in the same frame."""
    own = _frame_of(paragraph)
    neighbour = paragraph.getnext() if forward else paragraph.getprevious()
    while neighbour is not None and (name(neighbour) == "w:p" or name(neighbour) in _UNSEEN):
        if name(neighbour) == "w:p":
            if _frame_of(neighbour) != own:
                return
            yield neighbour
        neighbour = neighbour.getnext() if forward else neighbour.getprevious()


def _frame_of(paragraph: Element) -> dict[str, str]:
    frame = inside(paragraph, "pPr", "framePr")
    return {} if frame is None else {str(key): str(value) for key, value in frame.attrib.items()}


def _paragraphs(container: Element) -> list[Element] | None:
    """Return the paragraphs of a place; None where it holds more than text."""
    found = list[Element]()
    for element in container:
        if name(element) == "w:p" and _is_text(element):
            found.append(element)
        elif name(element) not in _UNSEEN and local(element) not in _NOT_BLOCKS:
            return None
    return found


def _is_text(paragraph: Element) -> bool:
    """Tell whether a paragraph has nothing but text."""
    return not any(local(element) in _NOT_TEXT for element in paragraph.iter())


def _copied(paragraphs: Sequence[Element]) -> bytes:
    """Write paragraphs in an element around them."""
    written = b"".join(etree.tostring(one, with_tail=False) for one in paragraphs)
    return b"<text>%b</text>" % written


def _table_style(cell: WordCell) -> str:
    table = next((one for one in cell.element.iterancestors() if local(one) == "tbl"), None)
    return attribute(inside(table, "tblPr", "tblStyle"), "w:val") or ""
