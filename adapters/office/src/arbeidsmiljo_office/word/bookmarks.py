"""The anchors of a Word document where rows and paragraphs repeat: no two are alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Final

from arbeidsmiljo_office.anchors import BOOKMARK, MORE
from arbeidsmiljo_office.draft import Draft, Mark, Slot
from arbeidsmiljo_office.markup import Element, attribute, everywhere, set_attribute
from arbeidsmiljo_office.pieces import RegionKind

_DIGITS: Final = re.compile("[0-9]{1,5}")
_STEP: Final = 100_000
"""What a row or paragraph adds to the numbers of its bookmarks; those of the template are less."""


def anchor_more(draft: Draft, paragraph: Element, more: Element) -> None:
    """Give each further paragraph of a value an anchor of its own, where the first one has one.

    A bookmark that is around several paragraphs shrinks when LibreOffice has saved it twice.

    Args:
        draft: The part.
        paragraph: The paragraph that is the field.
        more: One of those that are written where the value has several.
    """
    for start in list(everywhere(paragraph, "w:bookmarkStart")):
        word, key = attribute(start, "w:name") or "", attribute(start, "w:id") or ""
        if not word.startswith(BOOKMARK) or not _DIGITS.fullmatch(key):
            continue
        for end in everywhere(paragraph, "w:bookmarkEnd"):
            if attribute(end, "w:id") != key:
                continue
            number = _number(draft, key)
            first, last = deepcopy(start), deepcopy(end)
            first.tail = last.tail = None
            name = word + MORE + draft.attribute(Mark(kind=RegionKind.RECORD))
            set_attribute(first, "name", name)
            set_attribute(first, "id", number)
            set_attribute(last, "id", number)
            properties = [part for part in more if str(part.tag).endswith("}pPr")]
            more.insert(len(properties), first)
            more.append(last)
            return


def anchored_rows(draft: Draft, rows: Sequence[Element]) -> None:
    """Let the anchors in rows that repeat have a name and a number of their own in each row.

    A row adds so much to the numbers in the template that it reaches beyond all of them.
    """
    for row in rows:
        numbers = dict[str, str]()
        for start in list(everywhere(row, "w:bookmarkStart")):
            word, key = attribute(start, "w:name") or "", attribute(start, "w:id") or ""
            if not word.startswith(BOOKMARK) or not _DIGITS.fullmatch(key):
                continue
            stem, cell, own = word.partition("x")
            mark = Mark(kind=RegionKind.RECORD, own=cell + own)
            set_attribute(start, "name", stem + draft.attribute(mark))
            numbers[key] = _number(draft, key)
            set_attribute(start, "id", numbers[key])
        for end in list(everywhere(row, "w:bookmarkEnd")):
            key = attribute(end, "w:id") or ""
            if key in numbers:
                set_attribute(end, "id", numbers[key])


def counted_table(draft: Draft, row: Element | None, slot: Slot) -> None:
    """Let the anchor in the row above a repeating row say how many rows were filled in."""
    if row is None:
        return
    for start in everywhere(row, "w:bookmarkStart"):
        word = attribute(start, "w:name") or ""
        if word.startswith(BOOKMARK) and word.endswith("t"):
            mark = Mark(kind=RegionKind.COUNT, slots=[slot], lead="_")
            set_attribute(start, "name", word + draft.attribute(mark))


def is_anchor(element: Element, kept: set[str]) -> bool:
    """Tell whether a bookmark is an anchor; `kept` takes the numbers of those that began."""
    key = attribute(element, "w:id") or ""
    if (attribute(element, "w:name") or "").startswith(BOOKMARK):
        kept.add(key)
    return key in kept


def _number(draft: Draft, key: str) -> str:
    """Return a number that no other bookmark has, in whichever row or paragraph it is written."""
    mark = Mark(kind=RegionKind.RECORD, number=int(key), step=_STEP, own=key)
    return draft.attribute(mark)
