"""The slide master of our own decks, as PresentationML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from arbeidsmiljo_office.building.design import (
    CONTENT_BOTTOM,
    CONTENT_TOP,
    FOOTER_TOP,
    SLIDE_MARGIN,
    SLIDE_WIDTH,
    TEXT_SIZES,
    TITLE_HEIGHT,
    TITLE_SIZE,
    TITLE_TOP,
)
from arbeidsmiljo_office.building.package_parts import DECLARATION, RELATIONSHIPS
from arbeidsmiljo_office.building.pattern import CORNER, fill, pieces, square
from arbeidsmiljo_office.building.placed import INDENT, Box, level_size
from arbeidsmiljo_office.building.placeholders import (
    FLUSH,
    decorations,
    footer,
    placeholder,
    shape_tree,
    slide_number,
)

if TYPE_CHECKING:
    from arbeidsmiljo_office.building.labels import Labels

NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{RELATIONSHIPS}" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
WIDTH: Final = SLIDE_WIDTH - 2 * SLIDE_MARGIN
"""Of what stands on a slide."""
CONTENT: Final = Box(
    x=SLIDE_MARGIN, y=CONTENT_TOP, width=WIDTH, height=CONTENT_BOTTOM - CONTENT_TOP
)
"""The room for content below the title."""
COLOURS: Final = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
    'folHlink="folHlink"/>'
)
"""Which of the theme's colours is meant by text, ground and the rest."""

_FIRST_LAYOUT: Final = 2_147_483_649
_CORNER_TILE: Final = 306_000
_FONTS: Final = '<a:latin typeface="+{0}-lt"/><a:ea typeface="+{0}-ea"/><a:cs typeface="+{0}-cs"/>'
_TITLE: Final = Box(x=SLIDE_MARGIN, y=TITLE_TOP, width=WIDTH, height=TITLE_HEIGHT)
_BULLETS: Final = ((1, "•", 800), (2, "–", 500), (3, "•", 400))


def slide_master(labels: Labels, layouts: int) -> bytes:
    """Return the master, to which so many layouts belong."""
    ids = "".join(
        f'<p:sldLayoutId id="{_FIRST_LAYOUT + index}" r:id="rId{index + 1}"/>'
        for index in range(layouts)
    )
    bar = square(0, TITLE_TOP + 90_000, 126_000, TITLE_HEIGHT - 180_000, "accent2")
    rule = square(SLIDE_MARGIN, FOOTER_TOP - 54_000, WIDTH, 9_525, "accent3")
    corner = pieces(CORNER, SLIDE_WIDTH - 3 * _CORNER_TILE, 0, _CORNER_TILE)
    kind = 'type="body" idx="1"'
    shapes = (
        decorations((*corner, bar, rule), labels, first=20)
        + placeholder(2, 'type="title"', labels.title_hint, _TITLE, body=f'{FLUSH} anchor="ctr"')
        + placeholder(3, kind, labels.text_hint, CONTENT, body=FLUSH)
        + footer(4, labels, SLIDE_MARGIN)
        + slide_number(5, labels, of_master=True)
    )
    return (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>{background()}{shape_tree(shapes)}"
        f"</p:cSld>{COLOURS}<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        f"<p:txStyles><p:titleStyle>{_title_style()}</p:titleStyle>"
        f"<p:bodyStyle>{_body_style()}</p:bodyStyle>"
        f"<p:otherStyle>{plain_style(1_800)}</p:otherStyle></p:txStyles></p:sldMaster>"
    ).encode()


def background() -> str:
    """Return the ground of a master."""
    return f"<p:bg><p:bgPr>{fill('bg1')}<a:effectLst/></p:bgPr></p:bg>"


def plain_style(size: int, space: int = 0) -> str:
    """Return the style of paragraphs without a bullet.

    Args:
        size: Of the text, in hundredths of a point, as is the other.
        space: Above a paragraph.
    """
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="l"><a:spcBef><a:spcPts val="{space}"/></a:spcBef>'
        f'<a:buNone/><a:defRPr sz="{size}" kern="1200">{fill("tx1")}{_FONTS.format("mn")}'
        "</a:defRPr></a:lvl1pPr>"
    )


def _title_style() -> str:
    return (
        '<a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        'hangingPunct="1"><a:lnSpc><a:spcPct val="92000"/></a:lnSpc>'
        '<a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{TITLE_SIZE}00" b="1" kern="1200">{fill("tx2")}{_FONTS.format("mj")}'
        "</a:defRPr></a:lvl1pPr>"
    )


def _body_style() -> str:
    return "".join(
        f'<a:lvl{level}pPr marL="{INDENT * level}" indent="-{INDENT}" algn="l" '
        'defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:spcBef><a:spcPts val="{space}"/></a:spcBef>'
        '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/>'
        f'<a:buChar char="{bullet}"/><a:defRPr sz="{level_size(TEXT_SIZES[0], level)}00" '
        f'kern="1200">{fill("tx1")}{_FONTS.format("mn")}</a:defRPr></a:lvl{level}pPr>'
        for level, bullet, space in _BULLETS
    )
