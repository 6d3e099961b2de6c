"""The empty deck that our own decks are built on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from arbeidsmiljo_office.building.archive import write_archive
from arbeidsmiljo_office.building.design import SLIDE_HEIGHT, SLIDE_WIDTH
from arbeidsmiljo_office.building.package_parts import DECLARATION, KIND, outer_parts, relations
from arbeidsmiljo_office.building.pattern import fill
from arbeidsmiljo_office.building.placeholders import shape_tree
from arbeidsmiljo_office.building.slide_layouts import slide_layouts
from arbeidsmiljo_office.building.slide_master import (
    COLOURS,
    NAMESPACES,
    background,
    plain_style,
    slide_master,
)
from arbeidsmiljo_office.building.theme import theme_part

if TYPE_CHECKING:
    from arbeidsmiljo_office.building.labels import Labels

_STYLE: Final = "{8A5D4C10-6E0B-4F5B-9B0E-2C7C1B0E4A5B}"
"""The identity of the table style of our own decks."""
_SLIDES: Final = f"{KIND}.presentationml"


@lru_cache(maxsize=8)
def slide_base(labels: Labels) -> bytes:
    """Return the empty deck in a language."""
    layouts = slide_layouts(labels)
    names = [f"slideLayout{number}" for number in range(1, len(layouts) + 1)]
    types = {
        "ppt/presentation.xml": f"{_SLIDES}.presentation.main+xml",
        "ppt/slideMasters/slideMaster1.xml": f"{_SLIDES}.slideMaster+xml",
        **{f"ppt/slideLayouts/{name}.xml": f"{_SLIDES}.slideLayout+xml" for name in names},
        "ppt/notesMasters/notesMaster1.xml": f"{_SLIDES}.notesMaster+xml",
        "ppt/theme/theme1.xml": f"{KIND}.theme+xml",
        "ppt/theme/theme2.xml": f"{KIND}.theme+xml",
        "ppt/presProps.xml": f"{_SLIDES}.presProps+xml",
        "ppt/viewProps.xml": f"{_SLIDES}.viewProps+xml",
        "ppt/tableStyles.xml": f"{_SLIDES}.tableStyles+xml",
    }
    to_layouts = [("slideLayout", f"../slideLayouts/{name}.xml") for name in names]
    parts = outer_parts("ppt/presentation.xml", types) | {
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": relations(
            [
                ("slideMaster", "slideMasters/slideMaster1.xml"),
                ("notesMaster", "notesMasters/notesMaster1.xml"),
                ("presProps", "presProps.xml"),
                ("viewProps", "viewProps.xml"),
                ("theme", "theme/theme1.xml"),
                ("tableStyles", "tableStyles.xml"),
            ]
        ),
        "ppt/slideMasters/slideMaster1.xml": slide_master(labels, len(layouts)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            [*to_layouts, ("theme", "../theme/theme1.xml")]
        ),
        "ppt/notesMasters/notesMaster1.xml": _notes_master(labels),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relations(
            [("theme", "../theme/theme2.xml")]
        ),
        "ppt/theme/theme1.xml": theme_part("arbeidsmiljo"),
        "ppt/theme/theme2.xml": theme_part("arbeidsmiljo"),
        "ppt/presProps.xml": f"{DECLARATION}<p:presentationPr {NAMESPACES}/>".encode(),
        "ppt/viewProps.xml": f"{DECLARATION}<p:viewPr {NAMESPACES}/>".encode(),
        "ppt/tableStyles.xml": _table_styles(),
    }
    for name, layout in zip(names, layouts, strict=True):
        parts[f"ppt/slideLayouts/{name}.xml"] = layout
        parts[f"ppt/slideLayouts/_rels/{name}.xml.rels"] = relations(
            [("slideMaster", "../slideMasters/slideMaster1.xml")]
        )
    return write_archive(parts)


def _presentation() -> bytes:
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{SLIDE_WIDTH}" cy="{SLIDE_HEIGHT}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{plain_style(1_800)}</p:defaultTextStyle></p:presentation>"
    ).encode()


def _notes_master(labels: Labels) -> bytes:
    """Return the master of notes: the slide above, the text for the speaker below."""
    picture = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="2"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr>'
        '</p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="685800"/>'
        '<a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:noFill/><a:ln w="9525">{fill("accent3")}</a:ln></p:spPr></p:sp>'
    )
    text = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="3"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>'
        '<p:spPr><a:xfrm><a:off x="685800" y="4000500"/><a:ext cx="5486400" cy="4457700"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f"<a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>{labels.text_hint}</a:t></a:r></a:p>"
        "</p:txBody></p:sp>"
    )
    return (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>{background()}"
        f"{shape_tree(picture + text)}</p:cSld>{COLOURS}"
        f"<p:notesStyle>{plain_style(1_200, 400)}</p:notesStyle></p:notesMaster>"
    ).encode()


def _table_styles() -> bytes:
    """Return our table style: dark text on light, so that a field is readable in every cell."""
    thin = _line(6_350, "accent3")
    parts = (
        _table_part(
            "wholeTbl", f"<a:bottom>{thin}</a:bottom><a:insideH>{thin}</a:insideH>", colour="tx1"
        ),
        _table_part("band2H", "", ground="bg2"),
        _table_part(
            "firstRow", f"<a:bottom>{_line(25_400, 'tx2')}</a:bottom>", colour="tx2", bold=True
        ),
    )
    return (
        f"{DECLARATION}<a:tblStyleLst "
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'def="{_STYLE}"><a:tblStyle styleId="{_STYLE}" styleName="arbeidsmiljo">'
        f"{''.join(parts)}</a:tblStyle></a:tblStyleLst>"
    ).encode()


def _line(width: int, colour: str) -> str:
    return f'<a:ln w="{width}" cmpd="sng">{fill(colour)}</a:ln>'


def _table_part(
    name: str, borders: str, *, colour: str = "", bold: bool = False, ground: str = ""
) -> str:
    """Return how one part of a table looks; no colour or ground means that of the whole."""
    strong = ' b="on"' if bold else ""
    text = (
        f'<a:tcTxStyle{strong}><a:fontRef idx="minor"><a:prstClr val="black"/></a:fontRef>'
        f'<a:schemeClr val="{colour}"/></a:tcTxStyle>'
        if colour
        else ""
    )
    filled = f"<a:fill>{fill(ground)}</a:fill>" if ground else ""
    return f"<a:{name}>{text}<a:tcStyle><a:tcBdr>{borders}</a:tcBdr>{filled}</a:tcStyle></a:{name}>"
