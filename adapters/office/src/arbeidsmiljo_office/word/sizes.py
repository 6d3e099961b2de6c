"""Marking the sizes of text in a text box, so that a fill can set all of it smaller."""

from __future__ import annotations

from copy import deepcopy
from math import floor
from typing import Final, cast

from arbeidsmiljo_office.draft import Draft, Mark
from arbeidsmiljo_office.fit.elements import inside
from arbeidsmiljo_office.fit.shrinking import PAGE_STEPS
from arbeidsmiljo_office.fit.word_styles import WordStyles
from arbeidsmiljo_office.markup import Element, child, children, everywhere, made, set_attribute
from arbeidsmiljo_office.pieces import RegionKind
from arbeidsmiljo_office.word.order import BEHIND_HIGHLIGHT

_BEHIND: Final = BEHIND_HIGHLIGHT | {"szCs", "highlight"}
_BEHIND_TEXT: Final = frozenset({"sectPr", "pPrChange"})
_WHOLE: Final = 100_000


def mark_sizes(draft: Draft, content: Element, number: int, styles: WordStyles) -> bool:
    """Mark the sizes of all text of a text box.

    Args:
        draft: The part that it is in.
        content: Its `w:txbxContent`, whose fields are marked already.
        number: Which place of the document it is.
        styles: Of the document.

    Returns:
        Whether all text is marked; where it is not, it cannot be set smaller.
    """
    sizes = _Sizes(draft, number, styles)
    paragraphs = list(everywhere(content, "w:p"))
    runs = list(everywhere(content, "w:r"))
    if any(_comes_later(one) for parent in (*paragraphs, *runs) for one in parent):
        return False
    for paragraph in paragraphs:
        sizes.of_end(paragraph)
        properties = child(paragraph, "w:pPr")
        for run in everywhere(paragraph, "w:r"):
            sizes.of_run(run, properties)
    return True


def _comes_later(element: Element) -> bool:
    """Tell whether properties stand in a part only once a field is filled."""
    if not isinstance(cast("object", element.tag), str):
        return False
    if str(element.tag).rpartition("}")[2] not in {"rPr", "pPr"}:
        return False
    before = element.getprevious()
    opened = None if before is None else before.getprevious()
    return (
        before is not None
        and opened is not None
        and before.text == "|"
        and not isinstance(cast("object", opened.tag), str)
        and (opened.text or "").startswith("(")
    )


class _Sizes:
    """Marks sizes in one text box."""

    def __init__(self, draft: Draft, number: int, styles: WordStyles) -> None:
        self._draft = draft
        self._number = number
        self._styles = styles

    def of_run(self, run: Element, paragraph: Element | None) -> None:
        """Mark the size of a run, in whichever looks it can have."""
        if not len(run):
            return
        found = children(run, "w:rPr")
        for properties in found:
            self._size(properties, self._points(paragraph, properties))
        if not found:
            alternatives = [
                [_around(run, "rPr", one)]
                for one in self._sizes(run, self._points(paragraph, None))
            ]
            self._draft.insert(run, 0, self._mark(), *alternatives)

    def of_end(self, paragraph: Element) -> None:
        """Mark the size of the end of a paragraph, and so of its number and of an empty line."""
        found = children(paragraph, "w:pPr")
        for properties in found:
            ends = children(properties, "w:rPr")
            for end in ends:
                self._size(end, self._points(properties, end))
            if not ends:
                sizes = self._sizes(properties, self._points(properties, None))
                alternatives = [[_around(properties, "rPr", one)] for one in sizes]
                self._put(properties, _position(properties, _BEHIND_TEXT), alternatives)
        if not found:
            sizes = self._sizes(paragraph, self._points(None, None))
            alternatives = [
                [_around(paragraph, "pPr", _around(paragraph, "rPr", one))] for one in sizes
            ]
            self._put(paragraph, 0, alternatives)

    def _points(self, paragraph: Element | None, run: Element | None) -> float:
        return self._styles.look(paragraph, run, "").size

    def _size(self, properties: Element, size: float) -> None:
        """Mark the size in the properties of a run."""
        own = inside(properties, "sz")
        alternatives = [[one] for one in self._sizes(properties, size)]
        if own is None:
            self._put(properties, _position(properties, _BEHIND), alternatives)
        else:
            self._draft.wrap(own, own, self._mark(), *alternatives)

    def _put(self, parent: Element, position: int, alternatives: list[list[Element]]) -> None:
        """Put elements into another, which stays as it is written where nothing is put in."""
        if len(parent):
            self._draft.insert(parent, position, self._mark(), *alternatives)
            return
        copies = list[list[Element]]()
        for alternative in alternatives:
            copy = deepcopy(parent)
            copy.tail = None
            copy.extend(alternative)
            copies.append([copy])
        self._draft.wrap(parent, parent, self._mark(), *copies)

    def _sizes(self, like: Element, size: float) -> list[Element]:
        """Make the element that says the size, for each step; half points are rounded down."""
        found = list[Element]()
        for step in PAGE_STEPS:
            element = made(like, "sz")
            set_attribute(element, "val", str(max(floor(2 * size * step.size / _WHOLE), 2)))
            found.append(element)
        return found

    def _mark(self) -> Mark:
        return Mark(kind=RegionKind.FIT, number=self._number)


def _around(like: Element, local: str, element: Element) -> Element:
    holder = made(like, local)
    holder.append(element)
    return holder


def _position(properties: Element, behind: frozenset[str]) -> int:
    """Return where a property has to stand that has others behind it."""
    for index, element in enumerate(properties):
        if str(element.tag).rpartition("}")[2] in behind:
            return index
    return len(properties)
