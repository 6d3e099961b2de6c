"""How much room there is for a picture where a paragraph of a Word document stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from arbeidsmiljo_office.markup import (
    Element,
    attribute,
    child,
    children,
    descend,
    everywhere,
    name,
    number,
)
from arbeidsmiljo_office.placing.placed import Room
from arbeidsmiljo_office.word.table import WordCell

_EMU_PER_TWIP: Final = 635
_USUAL_MARGIN: Final = 108
"""Twips beside the text of a cell, where its table says nothing."""
_USUAL_GAP: Final = 720
_LEAST: Final = 144
"""Twips below which there is no room: a tenth of an inch."""
_EDGES: Final = ("w:hdr", "w:ftr")


@frozen(kw_only=True)
class Page:
    """What of a page there is for text, in twips.

    Attributes:
        width: Of one column of text.
        height: Between its margins.
    """

    width: int
    height: int


@frozen(kw_only=True)
class Pages:
    """The pages of a document, and where each of its sections ends.

    Attributes:
        ends: The `w:sectPr` of each section, in reading order.
        pages: The page of each.
    """

    ends: tuple[Element, ...]
    pages: tuple[Page, ...]

    @classmethod
    def of(cls, root: Element) -> Pages:
        """Read the sections of a document.

        Args:
            root: Of the main part.
        """
        ends = [
            end
            for end in everywhere(root, "w:sectPr")
            if not str(getattr(end.getparent(), "tag", "")).endswith("}sectPrChange")
        ]
        return cls(ends=tuple(ends), pages=tuple(map(_page, ends)))

    def room(self, paragraph: Element, cell: WordCell | None) -> Room | None:
        """Return the room for a picture in a line of text; None where none can stand.

        That is the column of text, or the cell, less what the paragraph is indented by. A picture
        can stand in the text, in headers and in footers; not in text boxes, notes and comments,
        nor in a content control that takes nothing but text.

        Args:
            paragraph: The paragraph.
            cell: That it stands in.
        """
        ancestors = list(paragraph.iterancestors())
        around = {name(element) for element in ancestors}
        is_edge = not around.isdisjoint(_EDGES)
        if "w:txbxContent" in around or not (is_edge or "w:body" in around) or not self.pages:
            return None
        inside = everywhere(paragraph, "w:sdt")
        if any(map(_is_plain, inside)) or ("w:sdt" in around and any(map(_is_plain, ancestors))):
            return None
        page = self._narrowest() if is_edge else self._page_of(paragraph)
        width = page.width
        if cell is not None:
            width = text_width(cell) or width
        indents = descend(paragraph, "w:pPr", "w:ind")
        width -= _either(indents, ("w:left", "w:start")) + _either(indents, ("w:right", "w:end"))
        if width < _LEAST or page.height < _LEAST:
            return None
        return Room(width=width * _EMU_PER_TWIP, height=page.height * _EMU_PER_TWIP, grows=False)

    def _narrowest(self) -> Page:
        return min(self.pages, key=lambda page: page.width)

    def _page_of(self, paragraph: Element) -> Page:
        """Return the page of the section that a paragraph of the body stands in."""
        if len(self.pages) == 1:
            return self.pages[0]
        outermost = paragraph
        for element in paragraph.iterancestors():
            if name(element) == "w:body":
                break
            outermost = element
        following = {outermost, *outermost.itersiblings()}
        for end, page in zip(self.ends, self.pages, strict=True):
            if not following.isdisjoint((end, *end.iterancestors())):
                return page
        return self.pages[-1]


def _page(section: Element) -> Page:
    """Measure what a section leaves for text; US Letter where it does not say."""
    size, margins = child(section, "w:pgSz"), child(section, "w:pgMar")
    width, height = number(size, "w:w", 12_240), number(size, "w:h", 15_840)
    width -= sum(number(margins, f"w:{side}", 1440) for side in ("left", "right"))
    width -= number(margins, "w:gutter", 0)
    height -= sum(number(margins, f"w:{side}", 1440) for side in ("top", "bottom"))
    columns = child(section, "w:cols")
    count = max(1, number(columns, "w:num", 1))
    gap = number(columns, "w:space", _USUAL_GAP)
    return Page(width=(width - gap * (count - 1)) // count, height=height)


def text_width(cell: WordCell) -> int:
    """Return how wide the text of a cell can be, in twips; 0 where that is not said."""
    table = next((e for e in cell.element.iterancestors() if name(e) == "w:tbl"), None)
    own = descend(cell.element, "w:tcPr", "w:tcW")
    width = number(own, "w:w", 0) if attribute(own, "w:type") in {None, "dxa"} else 0
    if not width:
        span = descend(cell.element, "w:tcPr", "w:gridSpan")
        columns = children(child(table, "w:tblGrid"), "w:gridCol")
        mine = columns[cell.column : cell.column + max(1, number(span, "w:val", 1))]
        width = sum(number(column, "w:w", 0) for column in mine)
    margins = (
        descend(cell.element, "w:tcPr", "w:tcMar"),
        descend(table, "w:tblPr", "w:tblCellMar"),
    )
    for sides in (("w:left", "w:start"), ("w:right", "w:end")):
        width -= _margin(margins, sides)
    return max(0, width)


def _margin(margins: Sequence[Element | None], sides: Sequence[str]) -> int:
    for found in margins:
        for side in sides:
            own = child(found, side)
            if own is not None:
                return number(own, "w:w", 0)
    return _USUAL_MARGIN


def _either(element: Element | None, keys: Sequence[str]) -> int:
    return next((found for key in keys if (found := number(element, key, 0))), 0)


def _is_plain(element: Element) -> bool:
    """Tell whether an element is a content control that takes nothing but text."""
    return name(element) == "w:sdt" and descend(element, "w:sdtPr", "w:text") is not None
