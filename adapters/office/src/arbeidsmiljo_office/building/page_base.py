"""The empty document that our own pages are built on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from arbeidsmiljo_office.building.archive import write_archive
from arbeidsmiljo_office.building.design import (
    CENTIMETRE,
    PAGE_HEIGHT,
    PAGE_MARGIN,
    PAGE_WIDTH,
    TWENTIETH,
)
from arbeidsmiljo_office.building.package_parts import (
    DECLARATION,
    KIND,
    RELATIONSHIPS,
    outer_parts,
    relations,
)
from arbeidsmiljo_office.building.page_lists import numbering_part
from arbeidsmiljo_office.building.page_styles import styles_part
from arbeidsmiljo_office.building.page_text import WORD
from arbeidsmiljo_office.building.pattern import STRIP, pieces, square
from arbeidsmiljo_office.building.placeholders import DECORATIVE
from arbeidsmiljo_office.building.theme import theme_part

if TYPE_CHECKING:
    from arbeidsmiljo_office.building.labels import Labels

_WORD: Final = f"{KIND}.wordprocessingml"
_TILE: Final = int(0.9 * CENTIMETRE)
_PAGE: Final = PAGE_WIDTH * TWENTIETH


@lru_cache(maxsize=8)
def page_base(labels: Labels) -> bytes:
    """Return the empty document in a language."""
    types = {
        "word/document.xml": f"{_WORD}.document.main+xml",
        "word/styles.xml": f"{_WORD}.styles+xml",
        "word/numbering.xml": f"{_WORD}.numbering+xml",
        "word/settings.xml": f"{_WORD}.settings+xml",
        "word/header1.xml": f"{_WORD}.header+xml",
        "word/theme/theme1.xml": f"{KIND}.theme+xml",
    }
    parts = {
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": relations(
            [
                ("styles", "styles.xml"),
                ("numbering", "numbering.xml"),
                ("settings", "settings.xml"),
                ("header", "header1.xml"),
                ("theme", "theme/theme1.xml"),
            ]
        ),
        "word/styles.xml": styles_part(labels),
        "word/numbering.xml": numbering_part(),
        "word/settings.xml": _settings(labels),
        "word/header1.xml": _first_header(labels),
        "word/theme/theme1.xml": theme_part("arbeidsmiljo"),
    }
    return write_archive(outer_parts("word/document.xml", types) | parts)


def _document() -> bytes:
    return (
        f'{DECLARATION}<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}"><w:body><w:sectPr>'
        '<w:headerReference w:type="first" r:id="rId4"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{PAGE_MARGIN}" w:right="{PAGE_MARGIN}" w:bottom="{PAGE_MARGIN}" '
        f'w:left="{PAGE_MARGIN}" w:header="709" w:footer="624" w:gutter="0"/>'
        '<w:cols w:space="708"/><w:titlePg/></w:sectPr></w:body></w:document>'
    ).encode()


def _settings(labels: Labels) -> bytes:
    return (
        f'{DECLARATION}<w:settings xmlns:w="{WORD}"><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{labels.tag}"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
        'w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
        'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" '
        'w:followedHyperlink="followedHyperlink"/></w:settings>'
    ).encode()


def _first_header(labels: Labels) -> bytes:
    """Return the head of the first page: a band across the paper, with a pattern."""
    left = _PAGE - len(STRIP) * _TILE
    shapes = (square(0, 0, _PAGE, _TILE, "tx2"), *pieces(STRIP, left, 0, _TILE))
    drawn = "".join(
        f'<wps:wsp><wps:cNvPr id="{number}" name="{labels.decoration} {number}"/>'
        f"<wps:cNvSpPr/><wps:spPr>{shape}</wps:spPr><wps:bodyPr/></wps:wsp>"
        for number, shape in enumerate(shapes, start=2)
    )
    frame = (
        f'<a:off x="0" y="0"/><a:ext cx="{_PAGE}" cy="{_TILE}"/>'
        f'<a:chOff x="0" y="0"/><a:chExt cx="{_PAGE}" cy="{_TILE}"/>'
    )
    group = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
    return (
        f'{DECLARATION}<w:hdr xmlns:w="{WORD}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wpg="{group}" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><mc:AlternateContent>'
        '<mc:Choice Requires="wpg"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" '
        'simplePos="0" relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f"{_at_edge('H')}{_at_edge('V')}"
        f'<wp:extent cx="{_PAGE}" cy="{_TILE}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="1" name="{labels.decoration} 1">{DECORATIVE}</wp:docPr>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{group}"><wpg:wgp>'
        f"<wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{frame}</a:xfrm></wpg:grpSpPr>{drawn}"
        "</wpg:wgp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "<mc:Fallback/></mc:AlternateContent></w:r></w:p></w:hdr>"
    ).encode()


def _at_edge(direction: str) -> str:
    return (
        f'<wp:position{direction} relativeFrom="page"><wp:posOffset>0</wp:posOffset>'
        f"</wp:position{direction}>"
    )
