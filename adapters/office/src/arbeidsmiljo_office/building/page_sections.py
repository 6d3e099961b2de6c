"""Columns on pages: sections of a document that go on where the one before them ends."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Final

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from arbeidsmiljo_office.building.page_text import NAMESPACES, WORD

if TYPE_CHECKING:
    from arbeidsmiljo_office.markup import Element

GAP: Final = 567
"""Between columns, in twentieths of a point."""
COLUMN_BREAK: Final = '<w:r><w:br w:type="column"/></w:r>'
"""What the first paragraph of each further column begins with."""

_ENDS: Final = "columns"
"""The attribute that says, until the section is written, how many columns one has."""
_OF_THE_FIRST: Final = ("w:titlePg", "w:pgNumType")
_BEFORE_COLUMNS: Final = (
    "w:headerReference",
    "w:footerReference",
    "w:footnotePr",
    "w:endnotePr",
    "w:type",
    "w:pgSz",
    "w:pgMar",
    "w:paperSrc",
    "w:pgBorders",
    "w:lnNumType",
    "w:pgNumType",
)
_BEFORE_KIND: Final = ("w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr")


def end_section(body: Element, columns: int) -> None:
    """End a section with what stands last in a document.

    Args:
        body: The body of the document, whose last paragraph stands before its `w:sectPr`.
        columns: How many columns the section that ends has.
    """
    last = [child for child in body if child.tag != qn("w:sectPr")][-1]
    if last.tag != qn("w:p"):
        # A table cannot end a section; LibreOffice takes away a paragraph that is quite empty.
        small = (
            '<w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
        )
        space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
        paragraph = parse_xml(f"<w:p {NAMESPACES}>{small}{space}</w:p>")
        last.addnext(paragraph)
        last = paragraph
    properties = last.find(qn("w:pPr"))
    if properties is None:
        properties = parse_xml(f"<w:pPr {NAMESPACES}/>")
        last.insert(0, properties)
    if properties.find(qn("w:sectPr")) is not None:
        return  # columns right behind others: their section has ended
    end = parse_xml(f"<w:sectPr {NAMESPACES}/>")
    end.set(_ENDS, str(columns))
    properties.append(end)


def write_sections(body: Element) -> None:
    """Give each section that was ended the pages of the document.

    Only the first of them has a first page of its own and a number to begin with; those after it
    go on where the one before ends.
    """
    whole = body.find(qn("w:sectPr"))
    ends = [end for end in body.iter(qn("w:sectPr")) if end.get(_ENDS) is not None]
    if whole is None or not ends:
        return
    for number, end in enumerate(ends):
        section = copy.deepcopy(whole)
        _set_columns(section, int(end.get(_ENDS) or 1))
        if number:
            _go_on(section)
        holder = end.getparent()
        if holder is not None:
            holder.replace(end, section)
    _go_on(whole)


def _go_on(section: Element) -> None:
    for tag in ("w:type", *_OF_THE_FIRST):
        for found in section.findall(qn(tag)):
            section.remove(found)
    kind = parse_xml(f'<w:type xmlns:w="{WORD}" w:val="continuous"/>')
    _insert_after(section, kind, _BEFORE_KIND)


def _set_columns(section: Element, count: int) -> None:
    if count == 1:
        return
    for found in section.findall(qn("w:cols")):
        section.remove(found)
    columns = parse_xml(f'<w:cols xmlns:w="{WORD}" w:num="{count}" w:space="{GAP}"/>')
    _insert_after(section, columns, _BEFORE_COLUMNS)


def _insert_after(section: Element, element: Element, before: tuple[str, ...]) -> None:
    """Put an element where the schema wants it: behind those that come before it."""
    tags = {qn(tag) for tag in before}
    section.insert(sum(1 for child in section if child.tag in tags), element)
