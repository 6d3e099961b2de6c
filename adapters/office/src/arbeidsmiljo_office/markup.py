"""XML of office files: parsed with care, its names short and alike in both dialects.

The standard has two dialects, Transitional and Strict, which differ in their namespaces only.
`name` gives an element the name that both have, such as `w:p` or `a:tc`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice
from typing import Final, TypeAlias

from lxml import etree

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.directory import shown

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it  # pyright: ignore[reportPrivateUsage]
Tree: TypeAlias = etree._ElementTree  # noqa: SLF001 - the same  # pyright: ignore[reportPrivateUsage]

MOST_MARKUP: Final = 3_000_000
"""Signs of markup (`<` and `=`) in one part: the tree of more would not fit in memory."""

MOST_OUTSIDE: Final = 1_000
"""Comments and processing instructions outside the root: many take the square of their number."""

_OPEN: Final = "http://schemas.openxmlformats.org"
_STRICT: Final = "http://purl.oclc.org/ooxml"
_NAMESPACES: Final = {
    "w": (f"{_OPEN}/wordprocessingml/2006/main", f"{_STRICT}/wordprocessingml/main"),
    "a": (f"{_OPEN}/drawingml/2006/main", f"{_STRICT}/drawingml/main"),
    "p": (f"{_OPEN}/presentationml/2006/main", f"{_STRICT}/presentationml/main"),
    "r": (f"{_OPEN}/officeDocument/2006/relationships", f"{_STRICT}/officeDocument/relationships"),
    "m": (f"{_OPEN}/officeDocument/2006/math", f"{_STRICT}/officeDocument/math"),
    "wp": (
        f"{_OPEN}/drawingml/2006/wordprocessingDrawing",
        f"{_STRICT}/drawingml/wordprocessingDrawing",
    ),
    "pic": (f"{_OPEN}/drawingml/2006/picture", f"{_STRICT}/drawingml/picture"),
    "c": (f"{_OPEN}/drawingml/2006/chart", f"{_STRICT}/drawingml/chart"),
    "dgm": (f"{_OPEN}/drawingml/2006/diagram", f"{_STRICT}/drawingml/diagram"),
    "dsp": ("http://schemas.microsoft.com/office/drawing/2008/diagram",),
    "mc": (f"{_OPEN}/markup-compatibility/2006",),
    "ct": (f"{_OPEN}/package/2006/content-types",),
    "pr": (f"{_OPEN}/package/2006/relationships",),
}
_LOCAL_NAMES: Final = {
    "w": (
        "basedOn bdo body bookmarkEnd bookmarkStart br clrSchemeMapping cols comment "
        "commentRangeEnd commentRangeStart commentReference cr "
        "customXml dataBinding date del dir docDefaults document drawing end endnote fldChar "
        "fldSimple footerReference footnote ftr gridBefore gridCol gridSpan hdr "
        "headerReference highlight hyperlink id ind ins instrText lastRenderedPageBreak left "
        "moveFrom moveFromRangeEnd moveFromRangeStart moveTo moveToRangeEnd moveToRangeStart "
        "name noBreakHyphen object p pageBreakBefore permEnd permStart pgMar pgSz pict pPr "
        "pPrDefault pStyle ptab r right rPr rPrDefault rStyle ruby rubyBase sdt sdtContent "
        "sdtPr sectPr shd showingPlcHdr smartTag softHyphen spacing start style t tab tbl "
        "tblCaption tblCellMar tblGrid tblHeader tblPr tblPrEx tblStyle tc tcMar tcPr tcW "
        "text tr trHeight trPr txbxContent vMerge"
    ),
    "a": (
        "blipFill br chExt clrScheme defRPr endParaRPr ext extLst fillRef fld gradFill graphic "
        "graphicData grpFill highlight hslClr noFill off overrideClrMapping p pPr pattFill prstClr "
        "r rPr schemeClr scrgbClr solidFill srgbClr sysClr t tab tabLst tbl tblPr tc tcPr "
        "themeElements tr txBody xfrm"
    ),
    "p": (
        "cNvPr cSld clrMap clrMapOvr extLst graphicFrame grpSp grpSpPr nvGraphicFramePr nvPr "
        "nvSpPr ph pic presentation sldId sldIdLst sldMasterId sldMasterIdLst sp spPr spTree "
        "style txBody xfrm"
    ),
    "m": "oMath oMathPara",
    "c": "chart rich spPr title tx",
    "dgm": "cxn cxnLst extLst prSet pt ptLst relIds spPr t",
    "dsp": "dataModelExt sp spPr spTree txBody",
    "wp": "docPr",
    "pic": "pic",
    "mc": "AlternateContent Choice Fallback",
    "ct": "Default Override",
    "pr": "Relationship",
}
_NAMES: Final = {
    f"{{{namespace}}}{local}": f"{prefix}:{local}"
    for prefix, locals_ in _LOCAL_NAMES.items()
    for namespace in _NAMESPACES[prefix]
    for local in locals_.split()
}
_MOST_DIGITS: Final = 9
_LONGEST_SAID: Final = 200
_DECLARED: Final = re.compile(rb"<\?xml\s[^>]{0,200}?\bencoding\s*=\s*[\"']([^\"']{1,40})")
_ENCODINGS: Final = re.compile(
    rb"utf-?8|utf-?16(?:le|be)?|(?:us-)?ascii|latin-?1|iso-8859-\d{1,2}|(?:windows-|cp)125\d",
    re.IGNORECASE,
)
"""Those in which every sign of markup is a byte of its own, and UTF-16."""
_HEAD: Final = 512
_LIMITS: Final = re.compile("huge|too long|too big|excessive depth", re.IGNORECASE)
_DOCTYPES: Final = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


def parse(data: bytes, *, part: str, name: str) -> Tree:
    """Parse a part, with no entities, no network and a bounded tree.

    Args:
        data: The XML.
        part: The part's name, for errors.
        name: What to call the file in errors.

    Raises:
        TemplateError: It is not well-formed, declares a document type, is too large, or has too
            much outside its root.
    """
    where = f"{name}: the part {shown(part)}"
    if any(doctype in data for doctype in _DOCTYPES):
        raise _has_doctype(where)
    if not _is_readable(data):
        raise TemplateError(
            f"{where} is in a character encoding that office files do not use; open the file in "
            "Word or PowerPoint and save it again"
        )
    if data.count(b"<") + data.count(b"=") > MOST_MARKUP:
        raise TemplateError(f"{where} is too large to be opened; split the document")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, strip_cdata=False
    )
    try:
        root: Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        said = " ".join((error.msg or "").split())[:_LONGEST_SAID]
        if _LIMITS.search(said):
            raise TemplateError(
                f"{where} holds one text that is longer, or elements that stand deeper inside one "
                f"another, than in any document ({said}); split the document"
            ) from None
        raise TemplateError(
            f"{where} is damaged ({said}); open the file in Word or PowerPoint and save it "
            "again, or get a new copy"
        ) from None
    tree = root.getroottree()
    if getattr(tree.docinfo, "doctype", ""):  # the stubs do not know it
        raise _has_doctype(where)
    outside = chain(root.itersiblings(preceding=True), root.itersiblings())
    if next(islice(outside, MOST_OUTSIDE, None), None) is not None:
        raise TemplateError(
            f"{where} has more comments and processing instructions outside its root element than "
            "any document; open the file in Word or PowerPoint and save it again"
        )
    return tree


def _is_readable(data: bytes) -> bool:
    """Tell whether a part is encoded so that its markup can be counted before it is read."""
    if b"\0\0" in data[:4]:
        return False  # UTF-32
    declared = _DECLARED.match(data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe"))
    return declared is None or _ENCODINGS.fullmatch(declared[1]) is not None


def _has_doctype(where: str) -> TemplateError:
    return TemplateError(
        f"{where} declares a document type, which office files do not have and attacks use; "
        "do not use the file, and ask where it comes from"
    )


def serialise(tree: Tree) -> bytes:
    """Write a part in UTF-8, with all that stands outside its root.

    What Word or PowerPoint wrote comes out as they wrote it, byte for byte.
    """
    alone = {True: b' standalone="yes"', False: b' standalone="no"', None: b""}
    declared = b'<?xml version="1.0" encoding="UTF-8"%b?>\r\n' % alone[tree.docinfo.standalone]
    return declared + etree.tostring(tree, encoding="UTF-8", xml_declaration=False)


def name(element: Element) -> str:
    """Return an element's short name; empty for one that is of no interest, and for comments."""
    return _NAMES.get(element.tag, "")


def everywhere(root: Element, *wanted: str) -> Iterator[Element]:
    """Find all elements with short names below another, in the order of the document."""
    return root.iter(*_tags_of(wanted))


@cache
def _tags_of(wanted: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag for tag, short in _NAMES.items() if short in wanted)


def child(parent: Element | None, wanted: str) -> Element | None:
    """Return the first child with a short name."""
    if parent is not None:
        for element in parent:
            if name(element) == wanted:
                return element
    return None


def children(parent: Element | None, wanted: str) -> list[Element]:
    """Return the children with a short name."""
    return [] if parent is None else [found for found in parent if name(found) == wanted]


def descend(parent: Element | None, *path: str) -> Element | None:
    """Follow a path of short names down, each time to the first child."""
    found = parent
    for step in path:
        found = child(found, step)
    return found


def attribute(element: Element | None, wanted: str) -> str | None:
    """Return an attribute with a short name such as `w:val`."""
    if element is not None:
        prefix, _, local = wanted.partition(":")
        for namespace in _NAMESPACES[prefix]:
            value = element.get(f"{{{namespace}}}{local}")
            if value is not None:
                return value
    return None


def made(like: Element, local: str) -> Element:
    """Make an element in the namespace of another, whose declarations it shares."""
    namespace = like.tag[: like.tag.index("}") + 1]
    return like.makeelement(namespace + local)


def set_attribute(element: Element, local: str, value: str) -> None:
    """Set an attribute in the namespace of its element, as WordprocessingML has them."""
    element.set(element.tag[: element.tag.index("}") + 1] + local, value)


def number(element: Element | None, wanted: str, otherwise: int) -> int:
    """Return an attribute that is a whole number: `wanted` may have no prefix."""
    if element is None:
        return otherwise
    value = attribute(element, wanted) if ":" in wanted else element.get(wanted)
    if value is None or not value.isascii() or not value.isdigit() or len(value) > _MOST_DIGITS:
        return otherwise
    return int(value)


def place_behind(properties: Element, before: frozenset[str]) -> int:
    """Return where a property has to stand that has others before it.

    Args:
        properties: What it is to be put into.
        before: The local names of the others.
    """
    position = 0
    for index, element in enumerate(properties):
        if str(element.tag).rpartition("}")[2] in before:
            position = index + 1
    return position
