"""The deck that slides are built in: our own, or an organisation's."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from attrs import frozen
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from arbeidsmiljo.errors import TemplateError

from arbeidsmiljo_office.design import CENTIMETRE
from arbeidsmiljo_office.slide_plan import Box

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck
    from pptx.shapes.placeholder import LayoutPlaceholder
    from pptx.slide import SlideLayout

_TITLES: Final = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_BODIES: Final = (PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY)
_ENDS: Final = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)
_LEAST_WIDTH: Final = 15 * CENTIMETRE
_LEAST_HEIGHT: Final = 6 * CENTIMETRE
_OFFICE_STYLE: Final = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"


@frozen(kw_only=True)
class DeckBase:
    """An empty deck and the layouts that its slides use.

    Attributes:
        deck: The deck, without a slide.
        title: For the first slide.
        section: For slides that divide the deck.
        content: For slides with text; None where the deck has no such layout.
        bare: For slides without text in the layout's own place.
        area: The room for content below the title.
        table_style: The identity of the style of tables.
    """

    deck: Deck
    title: SlideLayout
    section: SlideLayout
    content: SlideLayout | None
    bare: SlideLayout
    area: Box
    table_style: str


def open_deck(data: bytes, *, name: str) -> DeckBase:
    """Open a deck to build on; slides that it has are taken away.

    Args:
        data: The bytes of the file.
        name: What to call it in errors.

    Raises:
        TemplateError: It has no layouts that can be used.
    """
    deck = Presentation(io.BytesIO(data))
    _empty(deck)
    layouts = list(deck.slide_layouts)
    titled = [layout for layout in layouts if _of(layout, _TITLES)]
    if not titled:
        raise TemplateError(
            f"{name}: no layout has a place for a title; add one in the slide master view"
        )
    content = _choose(titled, "obj", bodies=1)
    bare = _choose(titled, "titleOnly", bodies=0) or content or titled[0]
    title = _choose(titled, "title", bodies=-1) or bare
    section = _choose(titled, "secHead", bodies=-1) or title
    return DeckBase(
        deck=deck,
        title=title,
        section=section,
        content=content,
        bare=bare,
        area=_area(deck, content, bare, name),
        table_style=_table_style(deck),
    )


def body_of(layout: SlideLayout) -> LayoutPlaceholder | None:
    """Return a layout's place for text."""
    found = _of(layout, (*_BODIES, PP_PLACEHOLDER.SUBTITLE))
    return found[0] if found else None


def end_of(layout: SlideLayout, kind: PP_PLACEHOLDER) -> LayoutPlaceholder | None:
    """Return a layout's place for the footer or the slide's number."""
    found = _of(layout, (kind,))
    return found[0] if found else None


def _of(layout: SlideLayout, kinds: tuple[PP_PLACEHOLDER, ...]) -> list[LayoutPlaceholder]:
    return [shape for shape in layout.placeholders if shape.placeholder_format.type in kinds]


def _choose(layouts: list[SlideLayout], kind: str, *, bodies: int) -> SlideLayout | None:
    """Find a layout by its declared kind, or by the number of its places for content."""
    for layout in layouts:
        if layout.element.get("type") == kind:
            return layout
    for layout in layouts:
        others = [
            shape
            for shape in layout.placeholders
            if shape.placeholder_format.type not in (*_TITLES, *_ENDS)
        ]
        if len(others) == bodies and len(_of(layout, _BODIES)) == bodies:
            return layout
    return None


def _area(deck: Deck, content: SlideLayout | None, bare: SlideLayout, name: str) -> Box:
    """Return the room for content."""
    body = body_of(content) if content else None
    if body is not None and body.width and body.height:
        area = Box(x=body.left, y=body.top, width=body.width, height=body.height)
    else:
        title = _of(bare, _TITLES)[0]
        width, height = deck.slide_width or 0, deck.slide_height or 0
        top = (title.top or 0) + (title.height or 0)
        area = Box(x=title.left or 0, y=top, width=width - 2 * (title.left or 0),
                   height=int(height * 0.9) - top)
    if area.width < _LEAST_WIDTH or area.height < _LEAST_HEIGHT:
        raise TemplateError(
            f"{name}: the place for content is {area.width / CENTIMETRE:.1f} cm by "
            f"{area.height / CENTIMETRE:.1f} cm; make it at least "
            f"{_LEAST_WIDTH // CENTIMETRE} by {_LEAST_HEIGHT // CENTIMETRE} in the layout with "
            "title and content"
        )
    return area


def _empty(deck: Deck) -> None:
    """Take away the slides of a deck."""
    ids = deck.slides.element
    for entry in list(ids):
        deck.part.drop_rel(entry.get(qn("r:id")))
        ids.remove(entry)
    # Sections of PowerPoint's outline would name slides that are gone.
    for extensions in deck.element.findall(qn("p:extLst")):
        deck.element.remove(extensions)


def _table_style(deck: Deck) -> str:
    """Return the style that new tables of a deck have."""
    for relation in deck.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.TABLE_STYLES:
            styles = etree.fromstring(relation.target_part.blob)
            return str(styles.get("def") or _OFFICE_STYLE)
    return _OFFICE_STYLE
