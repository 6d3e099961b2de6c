"""What a place on a layout looks like: its own word, else its master's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.shapes.placeholder import MasterPlaceholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pptx.shapes.placeholder import LayoutPlaceholder
    from pptx.slide import SlideLayout

    from arbeidsmiljo_office.markup import Element

_TITLES: Final = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_INSETS: Final = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}
"""Between the edge of a place and its text, where nothing else is said."""
_SIZE: Final = 1_800
_BULLETS: Final = ("a:buChar", "a:buAutoNum", "a:buBlip")


def text_size(layout: SlideLayout, place: LayoutPlaceholder) -> int:
    """Return the size of a place's first level, in points."""
    for level in _first_levels(layout, place):
        properties = level.find(qn("a:defRPr"))
        size = properties.get("sz") if properties is not None else None
        if size:
            return int(size) // 100
    return _SIZE // 100


def has_bullets(layout: SlideLayout, place: LayoutPlaceholder) -> bool:
    """Tell whether entries of lists have bullets by themselves in a place."""
    for level in _first_levels(layout, place):
        if level.find(qn("a:buNone")) is not None:
            return False
        if any(level.find(qn(tag)) is not None for tag in _BULLETS):
            return True
    return False


def insets(layout: SlideLayout, place: LayoutPlaceholder) -> tuple[int, int, int, int]:
    """Return the distances of a place's text from its left, upper, right and lower edge."""
    found = dict(_INSETS)
    for shape in reversed(list(_shapes(layout, place))):
        body = shape.find(f"{qn('p:txBody')}/{qn('a:bodyPr')}")
        if body is not None:
            found |= {side: int(body.get(side) or 0) for side in found if body.get(side)}
    return found["lIns"], found["tIns"], found["rIns"], found["bIns"]


def _shapes(layout: SlideLayout, place: LayoutPlaceholder) -> Iterator[Element]:
    """Yield a place, and its master's place for the same purpose."""
    yield place.element
    is_title = place.placeholder_format.type in _TITLES
    wanted = PP_PLACEHOLDER.TITLE if is_title else PP_PLACEHOLDER.BODY
    for shape in layout.slide_master.shapes:
        if isinstance(shape, MasterPlaceholder) and shape.placeholder_format.type == wanted:
            yield shape.element


def _first_levels(layout: SlideLayout, place: LayoutPlaceholder) -> Iterator[Element]:
    """Yield the styles of a place's first level, the nearest first."""
    for shape in _shapes(layout, place):
        level = shape.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}/{qn('a:lvl1pPr')}")
        if level is not None:
            yield level
    is_title = place.placeholder_format.type in _TITLES
    style = qn("p:titleStyle" if is_title else "p:bodyStyle")
    master: Element = layout.slide_master.element
    level = master.find(f"{qn('p:txStyles')}/{style}/{qn('a:lvl1pPr')}")
    if level is not None:
        yield level
