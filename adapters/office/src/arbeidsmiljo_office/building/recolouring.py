"""Giving text and what it stands on other colours, in the markup of pages and slides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen
from lxml import etree

from arbeidsmiljo_office.accessibility.elements import every, inner, inners, local
from arbeidsmiljo_office.word.order import BEHIND_HIGHLIGHT

if TYPE_CHECKING:
    from arbeidsmiljo_office.markup import Element

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FILLS: Final = frozenset({"noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"})
_BEFORE_FILL: Final = frozenset({"xfrm", "custGeom", "prstGeom"})
_BEFORE_CELL_FILL: Final = frozenset({"lnL", "lnR", "lnT", "lnB", "lnTlToBr", "lnBlToTr", "cell3D"})
_LINK: Final = "{A12FA001-AC4F-418D-AE19-62706E023703}"
_LINK_COLOUR: Final = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"
_AFTER_COLOUR: Final = BEHIND_HIGHLIGHT | {
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
}
_AFTER_SHADING: Final = frozenset(
    [
        "tabs",
        "suppressAutoHyphens",
        "kinsoku",
        "wordWrap",
        "overflowPunct",
        "topLinePunct",
        "autoSpaceDE",
        "autoSpaceDN",
        "bidi",
        "adjustRightInd",
        "snapToGrid",
        "spacing",
        "ind",
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
        "divId",
        "cnfStyle",
        "rPr",
        "sectPr",
        "pPrChange",
    ]
)
_AFTER_CELL_SHADING: Final = frozenset(
    {"noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark"}
)
_NAMES: Final = {"tx1": "text1", "tx2": "text2", "bg1": "background1", "bg2": "background2"}


@frozen
class Colour:
    """A colour for text or ground.

    Attributes:
        value: The colour itself.
        name: What the theme calls it; empty for one that is not the theme's.
    """

    value: str
    name: str = ""


def colour_on_slide(run: Element, colour: Colour) -> None:
    """Give a run of a slide a colour, a link included."""
    properties = inner(run, "rPr")
    if properties is None:
        properties = run.makeelement(f"{{{_DRAWING}}}rPr")
        run.insert(0, properties)
    _replace_fill(properties, colour, frozenset({"ln"}))
    link = inner(properties, "hlinkClick")
    if link is not None and next(every(link, "hlinkClr"), None) is None:
        extensions = inner(link, "extLst")
        if extensions is None:
            extensions = etree.SubElement(link, f"{{{_DRAWING}}}extLst")
        extension = etree.SubElement(extensions, f"{{{_DRAWING}}}ext", uri=_LINK)
        etree.SubElement(
            extension, f"{{{_LINK_COLOUR}}}hlinkClr", val="tx", nsmap={"ahyp": _LINK_COLOUR}
        )


def ground_on_slide(holder: Element, colour: Colour) -> None:
    """Fill a shape, or a cell of a table, with a colour."""
    is_cell = local(holder) == "tc"
    properties = inner(holder, "tcPr" if is_cell else "spPr")
    if properties is None and is_cell:
        properties = etree.SubElement(holder, f"{{{_DRAWING}}}tcPr")
    if properties is not None:
        _replace_fill(properties, colour, _BEFORE_CELL_FILL if is_cell else _BEFORE_FILL)


def _replace_fill(properties: Element, colour: Colour, before: frozenset[str]) -> None:
    for child in list(properties):
        if local(child) in _FILLS:
            properties.remove(child)
    fill = properties.makeelement(f"{{{_DRAWING}}}solidFill")
    kind, value = ("schemeClr", colour.name) if colour.name else ("srgbClr", colour.value)
    etree.SubElement(fill, f"{{{_DRAWING}}}{kind}", val=value)
    position = sum(1 for child in properties if local(child) in before)
    properties.insert(position, fill)


def colour_in_word(run: Element, colour: Colour) -> None:
    """Give a run of a page a colour."""
    properties = inner(run, "rPr")
    if properties is None:
        properties = run.makeelement(f"{{{_WORD}}}rPr")
        run.insert(0, properties)
    old = inner(properties, "color")
    if old is not None:
        properties.remove(old)
    element = properties.makeelement(f"{{{_WORD}}}color")
    element.set(f"{{{_WORD}}}val", colour.value)
    if colour.name:
        element.set(f"{{{_WORD}}}themeColor", _NAMES[colour.name])
    _insert_before(properties, element, _AFTER_COLOUR)


def ground_in_word(paragraph: Element, colour: Colour) -> None:
    """Shade a paragraph of a page with a colour, or the cell that it is all of."""
    cell = paragraph.getparent()
    if cell is not None and local(cell) == "tc" and len(inners(cell, "p")) == 1:
        _shade(cell, "tcPr", colour, _AFTER_CELL_SHADING)
    else:
        _shade(paragraph, "pPr", colour, _AFTER_SHADING)


def _shade(holder: Element, tag: str, colour: Colour, after: frozenset[str]) -> None:
    properties = inner(holder, tag)
    if properties is None:
        properties = holder.makeelement(f"{{{_WORD}}}{tag}")
        holder.insert(0, properties)
    old = inner(properties, "shd")
    if old is not None:
        properties.remove(old)
    element = properties.makeelement(f"{{{_WORD}}}shd")
    element.set(f"{{{_WORD}}}val", "clear")
    element.set(f"{{{_WORD}}}color", "auto")
    element.set(f"{{{_WORD}}}fill", colour.value)
    if colour.name:
        element.set(f"{{{_WORD}}}themeFill", _NAMES[colour.name])
    _insert_before(properties, element, after)


def _insert_before(parent: Element, element: Element, after: frozenset[str]) -> None:
    """Put an element where the schema wants it: before the first of those that come after it."""
    for index, child in enumerate(parent):
        if local(child) in after:
            parent.insert(index, element)
            return
    parent.append(element)
