"""What keeps somebody from reading a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from arbeidsmiljo.model.accessibility import Barrier, BarrierKind
from arbeidsmiljo_office.accessibility.deck import text_of
from arbeidsmiljo_office.accessibility.elements import (
    every,
    inner,
    inners,
    is_decorative,
    local,
    switch,
    value,
    whole,
)
from arbeidsmiljo_office.accessibility.links import says_nothing
from arbeidsmiljo_office.accessibility.slide_checks import table_faults
from arbeidsmiljo_office.accessibility.unreadable import Readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from arbeidsmiljo_office.accessibility.word_text import Paragraph, WordStory
    from arbeidsmiljo_office.markup import Element

_TITLES: Final = frozenset({"title"})


def story_barriers(story: WordStory) -> Iterator[Barrier]:
    """Find what is in the way in one of the texts of a document."""
    yield from _headings(story)
    yield from _texts(story)
    yield from _links(story)
    yield from _tables(story)
    yield from _alternatives(story)
    yield from _spacing(story)


def is_speechless(story: WordStory) -> bool:
    """Tell whether some text does not say which language it is in."""
    return any(not seen.language for paragraph in story.paragraphs for seen in paragraph.seen)


def _headings(story: WordStory) -> Iterator[Barrier]:
    """Find headings that are deeper by more than one level than the heading before.

    The title of the document counts as a heading of the first level.
    """
    before = 0
    for paragraph in story.paragraphs:
        if not text_of(paragraph.element):
            continue
        if story.look.style_name(paragraph.element) in _TITLES:
            before = max(before, 1)
            continue
        level = story.look.outline_level(paragraph.element)
        if level > before + 1:
            after = f"one of level {before}" if before else "no other heading"
            yield Barrier(
                kind=BarrierKind.HEADINGS,
                place=paragraph.place,
                what=f"is a heading of level {level} after {after}; use level {before + 1}",
            )
        before = level or before


def _texts(story: WordStory) -> Iterator[Barrier]:
    readings = Readings()
    for paragraph in story.paragraphs:
        for seen in paragraph.seen:
            readings.read(
                seen.text,
                colour=seen.colour,
                grounds=seen.grounds,
                size=seen.size,
                bold=seen.bold,
                place=paragraph.place,
            )
    yield from readings.barriers()


def _links(story: WordStory) -> Iterator[Barrier]:
    for paragraph in story.paragraphs:
        for link in every(paragraph.element, "hyperlink"):
            said = text_of(link)
            if says_nothing(said):
                what = f"the link «{said}» does not say where it leads; name it"
                yield Barrier(kind=BarrierKind.LINK, place=paragraph.place, what=what)


def _tables(story: WordStory) -> Iterator[Barrier]:
    number = 0
    for table in story.tables:
        rows = list(every(table, "tr"))
        cells = inners(rows[0], "tc") if rows else []
        if len(rows) == 1 and len(cells) == 1:
            continue  # a box around text, with nothing to be found by row and column
        number += 1
        place = f"{story.words}, table {number}" if story.words else f"table {number}"
        for what in table_faults(
            headed=bool(rows) and bool(switch(inner(rows[0], "trPr", "tblHeader"))),
            empty=sum(1 for cell in cells if not text_of(cell)),
            merged=any(
                whole(value(inner(cell, "tcPr", "gridSpan")), 1) > 1
                or inner(cell, "tcPr", "vMerge") is not None
                for cell in cells
            ),
        ):
            yield Barrier(kind=BarrierKind.TABLE, place=place, what=what)


def _alternatives(story: WordStory) -> Iterator[Barrier]:
    for number, drawing in enumerate(story.drawings, start=1):
        if text_of(drawing) or _is_told(drawing):
            continue
        where = f"drawing {number}"
        yield Barrier(
            kind=BarrierKind.ALTERNATIVE,
            place=f"{story.words}, {where}" if story.words else where,
            what="has no alternative text; say what it shows, or mark it as decorative",
        )


def _is_told(drawing: Element) -> bool:
    found = next(every(drawing, "docPr"), None)
    if found is not None:
        return bool((found.get("descr") or "").strip()) or is_decorative(found)
    shapes = [shape for shape in drawing.iter() if local(shape) in {"shape", "rect", "group"}]
    lines = [shape for shape in drawing.iter() if local(shape) == "shapetype"]
    return any((shape.get("alt") or "").strip() for shape in shapes) or not (shapes or lines)


def _spacing(story: WordStory) -> Iterator[Barrier]:
    """Find paragraphs without anything in them, between two that have something."""
    paragraphs = story.paragraphs
    for index, paragraph in enumerate(paragraphs):
        if _is_empty(paragraph) and _is_between_texts(paragraphs, index):
            yield Barrier(
                kind=BarrierKind.SPACING,
                place=paragraph.place,
                what="is an empty paragraph for space; use the space above and below paragraphs",
            )


def _is_empty(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph has no text, nothing drawn, and ends neither page nor section."""
    element = paragraph.element
    if text_of(element) or inner(element, "pPr", "sectPr") is not None:
        return False
    return next(every(element, "drawing", "pict", "object", "br", "fldChar", "oMath"), None) is None


def _is_between_texts(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Tell whether the neighbours of a paragraph are paragraphs, and not tables or an end."""
    element = paragraphs[index].element
    before, after = element.getprevious(), element.getnext()
    return before is not None and local(before) == "p" and after is not None and local(after) == "p"
