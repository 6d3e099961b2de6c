"""The rows of the second record and those after it: a row, less what a document has but once."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from arbeidsmiljo_office.draft import Draft, Mark
from arbeidsmiljo_office.markup import Element, made, name, set_attribute
from arbeidsmiljo_office.pieces import RegionKind
from arbeidsmiljo_office.word.bookmarks import is_anchor
from arbeidsmiljo_office.word.revisions import forget_formats, numbered_changes

if TYPE_CHECKING:
    from collections.abc import Callable

_BOOKMARKS: Final = frozenset({"w:bookmarkStart", "w:bookmarkEnd"})
_ONCE: Final = frozenset(
    [
        "w:commentRangeStart",
        "w:commentRangeEnd",
        "w:commentReference",
        "w:permStart",
        "w:permEnd",
        "w:moveFromRangeStart",
        "w:moveFromRangeEnd",
        "w:moveToRangeStart",
        "w:moveToRangeEnd",
        "w:moveFrom",
    ]
)
_UNIQUE: Final = ("paraId", "textId")


def further_row(
    draft: Draft, row: Element, last_drawing: Callable[[], int], last_number: Callable[[], int]
) -> Element:
    """Copy a row that repeats, as it may stand a second time.

    Bookmarks, comments, editing permissions and the numbers of content controls stay with the
    first record; Word gives a content control without a number one of its own. So does what says
    where text was moved from, and how the row was formatted before; what was moved to the row has
    been inserted in each further one. Of other changes that are tracked each has its own number.

    Args:
        draft: The part.
        row: The `w:tr`, with its marks.
        last_drawing: Gives the highest number that a drawing of the part has.
        last_number: Gives the highest that a tracked change or anything else in it has.
    """
    further = deepcopy(row)
    further.tail = None
    forget_formats(further)
    anchors = set[str]()
    for element in list(further.iter()):
        kind = name(element)
        if (kind in _BOOKMARKS and not is_anchor(element, anchors)) or _is_there_once(element):
            _take_out(element)
            continue
        for key in list(element.attrib):
            if str(key).rpartition("}")[2] in _UNIQUE:
                del element.attrib[key]
        if kind == "w:moveTo":
            element.tag = made(element, "ins").tag
        if kind == "wp:docPr":
            mark = Mark(kind=RegionKind.SERIAL, number=last_drawing())
            element.set("id", draft.attribute(mark))
    for change in numbered_changes(further):
        mark = Mark(kind=RegionKind.SERIAL, number=last_number())
        set_attribute(change, "id", draft.attribute(mark))
    return further


def _is_there_once(element: Element) -> bool:
    """Tell whether something belongs to a comment or a permission, or numbers a control."""
    kind = name(element)
    if kind == "w:id":
        parent = element.getparent()
        return parent is not None and name(parent) == "w:sdtPr"
    return kind in _ONCE


def _take_out(element: Element) -> None:
    """Take an element out, and with the reference to a comment the run that holds only that."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if name(element) == "w:commentReference" and all(
        name(other) == "w:rPr" or not str(other.tag).startswith("{") for other in parent
    ):  # beside its properties it has marks at most
        _take_out(parent)
