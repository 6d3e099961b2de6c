"""The slide master and the layouts of our own decks, as PresentationML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from arbeidsmiljo_office.design import (
    CONTENT_BOTTOM,
    CONTENT_TOP,
    FOOTER_HEIGHT,
    FOOTER_TOP,
    SLIDE_HEIGHT,
    SLIDE_MARGIN,
    SLIDE_WIDTH,
    TITLE_HEIGHT,
    TITLE_SIZE,
    TITLE_TOP,
)
from arbeidsmiljo_office.pattern import BAND, COLUMN, CORNER, fill, pieces, square

if TYPE_CHECKING:
    from arbeidsmiljo_office.labels import Labels

NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_WIDTH: Final = SLIDE_WIDTH - 2 * SLIDE_MARGIN
_CONTENT: Final = CONTENT_BOTTOM - CONTENT_TOP
_NUMBER_WIDTH: Final = 900_000
_TILE: Final = 1_520_000
_CORNER_TILE: Final = 306_000
_PANEL: Final = SLIDE_HEIGHT // 3
DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)
_GAP: Final = 360_000


def slide_master(labels: Labels, layouts: int) -> bytes:
    """Return the master, to which so many layouts belong."""
    ids = "".join(
        f'<p:sldLayoutId id="{2_147_483_649 + index}" r:id="rId{index + 1}"/>'
        for index in range(layouts)
    )
    corner = pieces(CORNER, SLIDE_WIDTH - 3 * _CORNER_TILE, 0, _CORNER_TILE)
    tree = "".join((
        *(_decoration(20 + index, shape) for index, shape in enumerate(corner)),
        _decoration(2, square(0, TITLE_TOP + 90_000, 126_000, TITLE_HEIGHT - 180_000, "accent2")),
        _decoration(3, square(SLIDE_MARGIN, FOOTER_TOP - 54_000, _WIDTH, 9_525, "accent3")),
        _placeholder(4, "title", labels.title_hint, SLIDE_MARGIN, TITLE_TOP, _WIDTH, TITLE_HEIGHT,
                     body='lIns="0" rIns="0" tIns="0" bIns="0" anchor="ctr"'),
        _placeholder(5, "body", labels.text_hint, SLIDE_MARGIN, CONTENT_TOP, _WIDTH, _CONTENT,
                     attributes=' idx="1"', body='lIns="0" rIns="0" tIns="0" bIns="0"'),
        _footer(6, SLIDE_MARGIN),
        _number(7),
    ))
    return (
        f'{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>'
        f"<p:bg><p:bgPr>{fill('bg1')}<a:effectLst/></p:bgPr></p:bg>{_tree(tree)}</p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
        'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
        f'folHlink="folHlink"/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>'
        f"<p:txStyles><p:titleStyle>{_title_style()}</p:titleStyle>"
        f"<p:bodyStyle>{_body_style()}</p:bodyStyle>"
        f"<p:otherStyle>{_other_style()}</p:otherStyle></p:txStyles></p:sldMaster>"
    ).encode()


def slide_layouts(labels: Labels) -> tuple[bytes, ...]:
    """Return the layouts: title, section, content, two columns, title only."""
    half = (_WIDTH - _GAP) // 2
    title = _placeholder(2, "title", labels.title_hint)
    ends = _footer(8, None) + _number(9, inherited=True)
    columns = "".join(
        _placeholder(3 + index, "", labels.text_hint, SLIDE_MARGIN + index * (half + _GAP),
                     CONTENT_TOP, half, _CONTENT, attributes=f' sz="half" idx="{1 + index}"')
        for index in range(2)
    )
    return (
        _layout("title", labels.title_layout, _title_slide(labels), own_background=True),
        _layout("secHead", labels.section_layout, _section_slide(labels), own_background=True),
        _layout("obj", labels.content_layout,
                title + _placeholder(3, "", labels.text_hint, attributes=' idx="1"') + ends),
        _layout("twoObj", labels.two_columns_layout, title + columns + ends),
        _layout("titleOnly", labels.title_only_layout, title + ends),
    )


def _layout(kind: str, name: str, tree: str, *, own_background: bool = False) -> bytes:
    shown = ' showMasterSp="0"' if own_background else ""
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES} type="{kind}" preserve="1"{shown}>'
        f'<p:cSld name="{name}">{_tree(tree)}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    ).encode()


def _title_slide(labels: Labels) -> str:
    """Return the shapes of the title slide: a band with a pattern, and the text."""
    height = 3 * _TILE
    left = SLIDE_WIDTH - 2 * _TILE
    band = [square(0, 0, SLIDE_WIDTH, height, "tx2"), *pieces(BAND, left, 0, _TILE)]
    width = left - SLIDE_MARGIN - _GAP
    return "".join((
        *(_decoration(20 + index, shape) for index, shape in enumerate(band)),
        _placeholder(
            2, "ctrTitle", labels.title_hint, SLIDE_MARGIN, 900_000, width, height - 900_000 - 540_000,
            body='lIns="0" rIns="0" tIns="0" bIns="0" anchor="b"',
            style=f'<a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="92000"/></a:lnSpc>'
                  f'<a:defRPr sz="4400" b="1">{fill("bg1")}</a:defRPr></a:lvl1pPr>',
        ),
        _placeholder(
            3, "subTitle", labels.subtitle_hint, SLIDE_MARGIN, height + 270_000, _WIDTH, 1_080_000,
            attributes=' idx="1"', body='lIns="0" rIns="0" tIns="0" bIns="0" anchor="t"',
            style=_plain_levels(2200, "tx1"),
        ),
        _footer(8, SLIDE_MARGIN),
    ))


def _section_slide(labels: Labels) -> str:
    """Return the shapes of a section's slide: a panel with a pattern, and the text."""
    panel = [square(0, 0, _PANEL, SLIDE_HEIGHT, "tx2"), *pieces(COLUMN, 0, 0, _PANEL)]
    left = _PANEL + SLIDE_MARGIN
    width = SLIDE_WIDTH - left - SLIDE_MARGIN
    return "".join((
        *(_decoration(20 + index, shape) for index, shape in enumerate(panel)),
        _placeholder(
            2, "title", labels.title_hint, left, 1_512_000, width, 2_052_000,
            body='anchor="b"',
            style='<a:lvl1pPr><a:defRPr sz="4000" b="1"/></a:lvl1pPr>',
        ),
        _decoration(4, square(left, 3_744_000, 900_000, 54_000, "accent2")),
        _placeholder(
            3, "body", labels.text_hint, left, 3_960_000, width, 1_800_000,
            attributes=' idx="1"', style=_plain_levels(2200, "tx1"),
        ),
        _footer(8, left),
        _number(9, inherited=True),
    ))


def _tree(shapes: str) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree>'
    )


def _decoration(number: int, properties: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Form {number}">{DECORATIVE}</p:cNvPr>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{properties}</p:spPr></p:sp>'
    )


def _placeholder(
    number: int,
    kind: str,
    hint: str,
    x: int = 0,
    y: int = 0,
    width: int = 0,
    height: int = 0,
    *,
    attributes: str = "",
    body: str = "",
    style: str = "",
) -> str:
    """Return a placeholder; one without a width has its place from the master."""
    place = (
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        if width
        else ""
    )
    named = f' type="{kind}"' if kind else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{hint} {number}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{named}{attributes}/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{place}</p:spPr>"
        f"<p:txBody><a:bodyPr {body}><a:normAutofit/></a:bodyPr><a:lstStyle>{style}</a:lstStyle>"
        f"<a:p><a:r><a:t>{hint}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def _small(alignment: str) -> str:
    return (
        f'<a:lvl1pPr algn="{alignment}"><a:defRPr sz="1200">{fill("accent5")}</a:defRPr></a:lvl1pPr>'
    )


def _footer(number: int, left: int | None) -> str:
    """Return the place of the footer's text; with no left edge, the master's."""
    place = (
        f'<a:xfrm><a:off x="{left}" y="{FOOTER_TOP}"/>'
        f'<a:ext cx="{SLIDE_WIDTH - SLIDE_MARGIN - _NUMBER_WIDTH - _GAP - left}" '
        f'cy="{FOOTER_HEIGHT}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        if left is not None
        else ""
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Footer {number}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="ftr" sz="quarter" idx="11"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr>"
        '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f"<a:lstStyle>{_small('l')}</a:lstStyle><a:p/></p:txBody></p:sp>"
    )


def _number(number: int, *, inherited: bool = False) -> str:
    """Return the place of the slide's number."""
    left = SLIDE_WIDTH - SLIDE_MARGIN - _NUMBER_WIDTH
    place = (
        ""
        if inherited
        else f'<a:xfrm><a:off x="{left}" y="{FOOTER_TOP}"/><a:ext cx="{_NUMBER_WIDTH}" '
        f'cy="{FOOTER_HEIGHT}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Number {number}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr>"
        '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f"<a:lstStyle>{_small('r')}</a:lstStyle>"
        '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        "<a:rPr/><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>"
    )


def _plain_levels(size: int, colour: str) -> str:
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="l"><a:spcBef><a:spcPts val="600"/></a:spcBef>'
        f'<a:buNone/><a:defRPr sz="{size}">{fill(colour)}</a:defRPr></a:lvl1pPr>'
    )


def _title_style() -> str:
    return (
        '<a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        '<a:lnSpc><a:spcPct val="92000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef>'
        f'<a:buNone/><a:defRPr sz="{TITLE_SIZE}00" b="1" kern="1200">{fill("tx2")}'
        '<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/>'
        "</a:defRPr></a:lvl1pPr>"
    )


def _body_style() -> str:
    levels = ((24, "•", 800), (20, "–", 500), (18, "•", 400))
    return "".join(
        f'<a:lvl{index}pPr marL="{300_000 * index}" indent="-300000" algn="l" defTabSz="914400" '
        'rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:spcBef><a:spcPts val="{space}"/></a:spcBef>'
        '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/>'
        f'<a:buChar char="{bullet}"/><a:defRPr sz="{size}00" kern="1200">{fill("tx1")}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
        f"</a:defRPr></a:lvl{index}pPr>"
        for index, (size, bullet, space) in enumerate(levels, start=1)
    )


def _other_style() -> str:
    return (
        f'<a:lvl1pPr marL="0" algn="l"><a:defRPr sz="1800" kern="1200">{fill("tx1")}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
        "</a:defRPr></a:lvl1pPr>"
    )
