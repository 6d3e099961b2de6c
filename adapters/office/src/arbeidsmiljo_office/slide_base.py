"""The empty deck that our own decks are built on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from arbeidsmiljo_office.archive import write_archive
from arbeidsmiljo_office.design import SLIDE_HEIGHT, SLIDE_WIDTH
from arbeidsmiljo_office.pattern import fill
from arbeidsmiljo_office.slide_master import DECLARATION, NAMESPACES, slide_layouts, slide_master
from arbeidsmiljo_office.theme import theme_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from arbeidsmiljo_office.labels import Labels

TABLE_STYLE: Final = "{8A5D4C10-6E0B-4F5B-9B0E-2C7C1B0E4A5B}"
"""The identity of the table style of our own decks."""

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument"
_EMPTY_CORE: Final = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)
EMPTY_APP: Final = (
    f'{DECLARATION}<Properties '
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
).encode()
EMPTY_CORE: Final = _EMPTY_CORE.encode()


@lru_cache(maxsize=8)
def slide_base(labels: Labels) -> bytes:
    """Return the empty deck in a language."""
    layouts = slide_layouts(labels)
    names = [f"slideLayout{number}" for number in range(1, len(layouts) + 1)]
    to_layouts = [("slideLayout", f"../slideLayouts/{name}.xml") for name in names]
    parts = {
        "[Content_Types].xml": _content_types(names),
        "_rels/.rels": _top_relations(),
        "docProps/app.xml": EMPTY_APP,
        "docProps/core.xml": EMPTY_CORE,
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": relations([
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ]),
        "ppt/slideMasters/slideMaster1.xml": slide_master(labels, len(layouts)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            [*to_layouts, ("theme", "../theme/theme1.xml")]
        ),
        "ppt/notesMasters/notesMaster1.xml": _notes_master(labels),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relations([("theme", "../theme/theme2.xml")]),
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


def relations(targets: list[tuple[str, str]]) -> bytes:
    """Return a part of relationships, numbered from rId1."""
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'
    ).encode()


def top_relations(document: str) -> bytes:
    """Return the relationships of a package whose main part is given."""
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="{document}"/>'
        f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/extended-properties" Target="docProps/app.xml"/>'
        "</Relationships>"
    ).encode()


def content_types(overrides: Mapping[str, str]) -> bytes:
    """Return the part that says what each part is."""
    entries = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    relation = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relation}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" '
        f'ContentType="{_KIND}.extended-properties+xml"/></Types>'
    ).encode()


def _top_relations() -> bytes:
    return top_relations("ppt/presentation.xml")


def _content_types(layouts: list[str]) -> bytes:
    slides = f"{_KIND}.presentationml"
    return content_types({
        "ppt/presentation.xml": f"{slides}.presentation.main+xml",
        "ppt/slideMasters/slideMaster1.xml": f"{slides}.slideMaster+xml",
        **{f"ppt/slideLayouts/{name}.xml": f"{slides}.slideLayout+xml" for name in layouts},
        "ppt/notesMasters/notesMaster1.xml": f"{slides}.notesMaster+xml",
        "ppt/theme/theme1.xml": f"{_KIND}.theme+xml",
        "ppt/theme/theme2.xml": f"{_KIND}.theme+xml",
        "ppt/presProps.xml": f"{slides}.presProps+xml",
        "ppt/viewProps.xml": f"{slides}.viewProps+xml",
        "ppt/tableStyles.xml": f"{slides}.tableStyles+xml",
    })


def _presentation() -> bytes:
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{SLIDE_WIDTH}" cy="{SLIDE_HEIGHT}"/><p:notesSz cx="6858000" cy="9144000"/>'
        '<p:defaultTextStyle><a:lvl1pPr marL="0" algn="l"><a:defRPr sz="1800" kern="1200">'
        f'{fill("tx1")}<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        '<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr></p:defaultTextStyle></p:presentation>'
    ).encode()


def _notes_master(labels: Labels) -> bytes:
    return (
        f'{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>'
        f"<p:bg><p:bgPr>{fill('bg1')}<a:effectLst/></p:bgPr></p:bg><p:spTree>"
        '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        "<p:grpSpPr/>"
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide 2"/><p:cNvSpPr><a:spLocks noGrp="1" '
        'noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr>'
        '</p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="685800"/>'
        '<a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:noFill/><a:ln w="9525">{fill("accent3")}</a:ln></p:spPr></p:sp>'
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes 3"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>'
        '<p:spPr><a:xfrm><a:off x="685800" y="4000500"/><a:ext cx="5486400" cy="4457700"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f"<a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>{labels.text_hint}</a:t></a:r></a:p>"
        "</p:txBody></p:sp></p:spTree></p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
        'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
        'folHlink="folHlink"/><p:notesStyle>'
        '<a:lvl1pPr marL="0" algn="l"><a:spcBef><a:spcPts val="400"/></a:spcBef>'
        f'<a:defRPr sz="1200" kern="1200">{fill("tx1")}<a:latin typeface="+mn-lt"/>'
        '<a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr>'
        "</p:notesStyle></p:notesMaster>"
    ).encode()


def _table_styles() -> bytes:
    """Return our table style: dark text on light, so that a field is readable in every cell."""
    rule = '<a:ln w="{width}" cmpd="sng"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:ln>'
    thin = rule.format(width=6350, colour="accent3")
    thick = rule.format(width=25400, colour="tx2")

    def part(name: str, text: str, borders: str, ground: str) -> str:
        fills = f"<a:fill>{ground}</a:fill>" if ground else ""
        return (
            f"<a:{name}>{text}<a:tcStyle><a:tcBdr>{borders}</a:tcBdr>{fills}</a:tcStyle></a:{name}>"
        )

    def text(colour: str, *, bold: bool = False) -> str:
        strong = ' b="on"' if bold else ""
        return (
            f'<a:tcTxStyle{strong}><a:fontRef idx="minor"><a:prstClr val="black"/></a:fontRef>'
            f'<a:schemeClr val="{colour}"/></a:tcTxStyle>'
        )

    return (
        f'{DECLARATION}<a:tblStyleLst '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'def="{TABLE_STYLE}"><a:tblStyle styleId="{TABLE_STYLE}" styleName="arbeidsmiljo">'
        + part("wholeTbl", text("tx1"),
               f"<a:bottom>{thin}</a:bottom><a:insideH>{thin}</a:insideH>", "")
        + part("band2H", "", "", fill("bg2"))
        + part("firstRow", text("tx2", bold=True), f"<a:bottom>{thick}</a:bottom>", "")
        + "</a:tblStyle></a:tblStyleLst>"
    ).encode()
