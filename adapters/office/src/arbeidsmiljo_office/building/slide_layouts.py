"""The layouts of our own decks, as PresentationML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from arbeidsmiljo_office.building.design import SLIDE_HEIGHT, SLIDE_MARGIN, SLIDE_WIDTH
from arbeidsmiljo_office.building.package_parts import DECLARATION
from arbeidsmiljo_office.building.pattern import BAND, COLUMN, fill, pieces, square
from arbeidsmiljo_office.building.placed import Box
from arbeidsmiljo_office.building.placeholders import (
    FLUSH,
    decorations,
    footer,
    placeholder,
    shape_tree,
    slide_number,
)
from arbeidsmiljo_office.building.slide_master import CONTENT, NAMESPACES, WIDTH, plain_style

if TYPE_CHECKING:
    from arbeidsmiljo_office.building.labels import Labels

_TILE: Final = 1_520_000
_BAND: Final = 3 * _TILE
_PANEL: Final = SLIDE_HEIGHT // 3
_GAP: Final = 360_000
_SUBTITLE_SPACE: Final = 600  # hundredths of a point

OPENING_TITLE: Final = Box(
    x=SLIDE_MARGIN,
    y=900_000,
    width=SLIDE_WIDTH - 2 * _TILE - SLIDE_MARGIN - _GAP,
    height=_BAND - 1_440_000,
)
"""The place of the title on the first slide."""
OPENING_SIZE: Final = 44
"""Of that title, in points."""
SUBTITLE_SIZE: Final = 22
"""Of the text below it."""


def slide_layouts(labels: Labels) -> tuple[bytes, ...]:
    """Return the layouts: title, section, content, two columns, title only."""
    title = placeholder(2, 'type="title"', labels.title_hint)
    content = placeholder(3, 'idx="1"', labels.text_hint)
    ends = footer(8, labels) + slide_number(9, labels)
    half = (CONTENT.width - _GAP) // 2
    columns = "".join(
        placeholder(
            2 + place,
            f'sz="half" idx="{place}"',
            labels.text_hint,
            Box(x=x, y=CONTENT.y, width=half, height=CONTENT.height),
        )
        for place, x in ((1, CONTENT.x), (2, CONTENT.x + half + _GAP))
    )
    return (
        _layout("title", labels.title_layout, _opening(labels), of_its_own=True),
        _layout("secHead", labels.section_layout, _section(labels), of_its_own=True),
        _layout("obj", labels.content_layout, title + content + ends),
        _layout("twoObj", labels.two_columns_layout, title + columns + ends),
        _layout("titleOnly", labels.title_only_layout, title + ends),
    )


def _layout(kind: str, name: str, shapes: str, *, of_its_own: bool = False) -> bytes:
    """Return a layout, with the master's shapes unless it is of its own."""
    shown = ' showMasterSp="0"' if of_its_own else ""
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES} type="{kind}" preserve="1"{shown}>'
        f'<p:cSld name="{name}">{shape_tree(shapes)}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    ).encode()


def _opening(labels: Labels) -> str:
    """Return the shapes of the title slide: a band with a pattern, and the text."""
    band = (
        square(0, 0, SLIDE_WIDTH, _BAND, "tx2"),
        *pieces(BAND, SLIDE_WIDTH - 2 * _TILE, 0, _TILE),
    )
    below = Box(x=SLIDE_MARGIN, y=_BAND + 270_000, width=WIDTH, height=1_080_000)
    white = (
        '<a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="92000"/></a:lnSpc>'
        f'<a:defRPr sz="{OPENING_SIZE}00" b="1">{fill("bg1")}</a:defRPr></a:lvl1pPr>'
    )
    return (
        decorations(band, labels, first=20)
        + placeholder(
            2,
            'type="ctrTitle"',
            labels.title_hint,
            OPENING_TITLE,
            body=f'{FLUSH} anchor="b"',
            style=white,
        )
        + placeholder(
            3,
            'type="subTitle" idx="1"',
            labels.subtitle_hint,
            below,
            body=f'{FLUSH} anchor="t"',
            style=plain_style(SUBTITLE_SIZE * 100, _SUBTITLE_SPACE),
        )
        + footer(8, labels, SLIDE_MARGIN)
    )


def _section(labels: Labels) -> str:
    """Return the shapes of a section's slide: a panel with a pattern, and the text."""
    left = _PANEL + SLIDE_MARGIN
    width = SLIDE_WIDTH - left - SLIDE_MARGIN
    panel = (
        square(0, 0, _PANEL, SLIDE_HEIGHT, "tx2"),
        *pieces(COLUMN, 0, 0, _PANEL),
        square(left, 3_744_000, 900_000, 54_000, "accent2"),
    )
    large = '<a:lvl1pPr><a:defRPr sz="4000" b="1"/></a:lvl1pPr>'
    return (
        decorations(panel, labels, first=20)
        + placeholder(
            2,
            'type="title"',
            labels.title_hint,
            Box(x=left, y=1_512_000, width=width, height=2_052_000),
            body='anchor="b"',
            style=large,
        )
        + placeholder(
            3,
            'type="body" idx="1"',
            labels.text_hint,
            Box(x=left, y=3_960_000, width=width, height=1_800_000),
            style=plain_style(SUBTITLE_SIZE * 100, _SUBTITLE_SPACE),
        )
        + footer(8, labels, left)
        + slide_number(9, labels)
    )
