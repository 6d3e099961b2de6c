"""The deck that slides are built in: our own, or an organisation's."""

from __future__ import annotations

import io
from typing import Final

from attrs import frozen
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.building.base import NAME
from arbeidsmiljo_office.building.design import CENTIMETRE
from arbeidsmiljo_office.building.inheritance import has_bullets, insets
from arbeidsmiljo_office.building.placed import Box, Placed, PlacedText
from arbeidsmiljo_office.building.slides import Slide

_TITLES: Final = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_BODIES: Final = (PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY)
_ENDS: Final = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)
_LOWEST: Final = 0.9  # of the height of a slide; below it are footers
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
        bulleted: Whether the place for text gives entries of lists their bullets.
        table_style: The identity of the style of tables.
    """

    deck: Deck
    title: SlideLayout
    section: SlideLayout
    content: SlideLayout | None
    bare: SlideLayout
    area: Box
    bulleted: bool
    table_style: str

    def layout_for(self, slide: Slide, parts: tuple[Placed, ...]) -> SlideLayout:
        """Return the layout of a slide on which parts are placed."""
        if slide.section:
            return self.section
        if self.content is not None and any(isinstance(part, PlacedText) for part in parts):
            return self.content
        return self.bare


def open_deck(data: bytes) -> DeckBase:
    """Open a deck to build on; slides that it has are taken away.

    Raises:
        TemplateError: It has no layouts that can be used.
    """
    deck = Presentation(io.BytesIO(data))
    _empty(deck)
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    titled = [layout for layout in layouts if _of(layout, _TITLES)]
    if not titled:
        raise TemplateError(
            f"{NAME}: no layout has a place for a title; add one in the slide master view"
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
        area=_area(deck, content, bare),
        bulleted=_bulleted(content),
        table_style=_table_style(deck),
    )


def body_of(layout: SlideLayout) -> LayoutPlaceholder | None:
    """Return a layout's place for text."""
    found = _of(layout, (*_BODIES, PP_PLACEHOLDER.SUBTITLE))
    return found[0] if found else None


def title_of(layout: SlideLayout) -> LayoutPlaceholder:
    """Return the place for the title of a layout that has one."""
    return _of(layout, _TITLES)[0]


def end_of(layout: SlideLayout, kind: PP_PLACEHOLDER) -> LayoutPlaceholder | None:
    """Return a layout's place for the footer or the slide's number."""
    found = _of(layout, (kind,))
    return found[0] if found else None


def _of(layout: SlideLayout, kinds: tuple[PP_PLACEHOLDER, ...]) -> list[LayoutPlaceholder]:
    return [shape for shape in _places(layout) if shape.placeholder_format.type in kinds]


def _places(layout: SlideLayout) -> list[LayoutPlaceholder]:
    return [shape for shape in layout.shapes if isinstance(shape, LayoutPlaceholder)]


def _choose(layouts: list[SlideLayout], kind: str, *, bodies: int) -> SlideLayout | None:
    """Find a layout by its declared kind, or by the number of its places for content."""
    for layout in layouts:
        if layout.element.get("type") == kind:
            return layout
    for layout in layouts:
        others = [
            shape
            for shape in _places(layout)
            if shape.placeholder_format.type not in (*_TITLES, *_ENDS)
        ]
        if len(others) == bodies and len(_of(layout, _BODIES)) == bodies:
            return layout
    return None


def _area(deck: Deck, content: SlideLayout | None, bare: SlideLayout) -> Box:
    """Return the room for content: where the text of a layout's place for it would be."""
    body = body_of(content) if content else None
    if content is not None and body is not None and body.width and body.height:
        left, top, right, bottom = insets(content, body)
        area = Box(
            x=(body.left or 0) + left,
            y=(body.top or 0) + top,
            width=body.width - left - right,
            height=body.height - top - bottom,
        )
    else:
        title = title_of(bare)
        left, _, _, below = insets(bare, title)
        x = (title.left or 0) + left
        y = (title.top or 0) + (title.height or 0) + below
        high = int((deck.slide_height or 0) * _LOWEST)
        area = Box(x=x, y=y, width=(deck.slide_width or 0) - 2 * x, height=high - y)
    if area.width < _LEAST_WIDTH or area.height < _LEAST_HEIGHT:
        raise TemplateError(
            f"{NAME}: the place for content is {area.width / CENTIMETRE:.1f} cm by "
            f"{area.height / CENTIMETRE:.1f} cm; make it at least "
            f"{_LEAST_WIDTH // CENTIMETRE} by {_LEAST_HEIGHT // CENTIMETRE} in the layout with "
            "title and content"
        )
    return area


def _bulleted(content: SlideLayout | None) -> bool:
    body = body_of(content) if content is not None else None
    return content is not None and body is not None and has_bullets(content, body)


def _empty(deck: Deck) -> None:
    """Take away the slides of a deck."""
    # Custom shows and the sections of the outline would name slides that are gone.
    for tag in ("p:custShowLst", "p:extLst"):
        for naming in deck.element.findall(qn(tag)):
            deck.element.remove(naming)
    ids = deck.slides.element
    for entry in list(ids):
        deck.part.drop_rel(str(entry.get(qn("r:id"))))
        ids.remove(entry)


def _table_style(deck: Deck) -> str:
    """Return the style that new tables of a deck have."""
    for relation in deck.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.TABLE_STYLES:
            styles = etree.fromstring(relation.target_part.blob)
            return str(styles.get("def") or _OFFICE_STYLE)
    return _OFFICE_STYLE
