"""The document that pages are built in: our own, or an organisation's."""

from __future__ import annotations

import copy
import io
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from arbeidsmiljo.errors import TemplateError

from arbeidsmiljo_office.page_base import page_base
from arbeidsmiljo_office.page_styles import TABLE_STYLE, list_definition, numbering_part
from arbeidsmiljo_office.page_text import NAMESPACES, TextWriter, paragraph

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import _Footer

    from arbeidsmiljo_office.blocks import Inline, Listing
    from arbeidsmiljo_office.labels import Labels

_LEAST_WIDTH: Final = 5_000  # twentieths of a point
_TABLE_STYLES: Final = (TABLE_STYLE, "Grid Table 1 Light", "Table Grid")
"""Styles of tables that show a header and rules, the one we would rather have first."""


def open_document(data: bytes, *, labels: Labels, name: str) -> DocumentBase:
    """Open a document to build on; text that it has is taken away.

    Args:
        data: The bytes of the file.
        labels: The words in the language of what is built.
        name: What to call it in errors.

    Raises:
        TemplateError: Its pages have no room.
    """
    document = Document(io.BytesIO(data))
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    section = document.sections[-1]
    width = (
        (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    ) // 635
    if width < _LEAST_WIDTH:
        raise TemplateError(
            f"{name}: lines are {width / 567:.1f} cm; make the page wider or its margins smaller"
        )
    return DocumentBase(document, width, labels)


class DocumentBase:
    """An empty document, and the styles that are used in it.

    Args:
        document: The document.
        width: Of its lines, in twentieths of a point.
        labels: The words in its language.
    """

    def __init__(self, document: WordDocument, width: int, labels: Labels) -> None:
        self.document = document
        self.width = width
        self._labels = labels
        self._own: dict[str, BaseOxmlElement] = {}
        self._numbering: BaseOxmlElement | None = None
        self._abstract: dict[bool, int] = {}

    def append(self, element: BaseOxmlElement) -> None:
        """Put an element at the end of the body."""
        body = self.document.element.body
        end = body.find(qn("w:sectPr"))
        if end is None:
            body.append(element)
        else:
            end.addprevious(element)

    def style(self, name: str) -> str:
        """Return the identity of a style; one that the document lacks is brought from ours."""
        found = self._found(name)
        if found is None:
            element = copy.deepcopy(self._ours()[name.lower()])
            number = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if number is not None:
                # Lists are numbered where they stand: their definitions have other numbers here.
                number.getparent().remove(number)
            self.document.styles.element.append(element)
            found = element
        return str(found.get(qn("w:styleId")))

    @property
    def table_style(self) -> str:
        """The identity of the style of tables."""
        for name in _TABLE_STYLES:
            found = self._found(name)
            if found is not None:
                return str(found.get(qn("w:styleId")))
        return self.style(TABLE_STYLE)

    def _found(self, name: str) -> BaseOxmlElement | None:
        for style in self.document.styles.element.findall(qn("w:style")):
            label = style.find(qn("w:name"))
            if label is not None and str(label.get(qn("w:val"))).lower() == name.lower():
                return style
        return None

    def _ours(self) -> dict[str, BaseOxmlElement]:
        """Return our own styles by name."""
        if not self._own:
            ours = Document(io.BytesIO(page_base(self._labels)))
            for style in ours.styles.element.findall(qn("w:style")):
                label = style.find(qn("w:name"))
                if label is not None:
                    self._own[str(label.get(qn("w:val"))).lower()] = style
        return self._own

    def list_number(self, style: str, listing: Listing, level: int) -> str:
        """Return what numbers a list anew, or marks its entries where the style does not.

        Args:
            style: The identity of the style of its entries.
            listing: The list.
            level: How deep it is, from 1.
        """
        own = self._style_number(style)
        if own is not None and not listing.numbered:
            return ""
        numbering = self._numbering_element()
        depth = level - 1
        if own is None:
            abstract = self._own_abstract(numbering, numbered=listing.numbered)
        else:
            number, depth = own
            abstract = self._abstract_of(numbering, number)
        used = [int(num.get(qn("w:numId")) or 0) for num in numbering.findall(qn("w:num"))]
        number = max(used, default=0) + 1
        start = (
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{listing.start}"/>'
            "</w:lvlOverride>"
            if listing.numbered
            else ""
        )
        entry = parse_xml(
            f'<w:num {NAMESPACES} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{start}'
            "</w:num>"
        )
        last = numbering.findall(qn("w:num"))
        if last:
            last[-1].addnext(entry)
        else:
            numbering.append(entry)
        return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'

    def _style_number(self, style: str) -> tuple[int, int] | None:
        """Return the list and level that a style belongs to."""
        for element in self.document.styles.element.findall(qn("w:style")):
            if element.get(qn("w:styleId")) != style:
                continue
            number = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if number is None:
                return None
            identity = number.find(qn("w:numId"))
            depth = number.find(qn("w:ilvl"))
            if identity is None:
                return None
            return (
                int(identity.get(qn("w:val")) or 0),
                int(depth.get(qn("w:val")) or 0) if depth is not None else 0,
            )
        return None

    def _abstract_of(self, numbering: BaseOxmlElement, number: int) -> int:
        for num in numbering.findall(qn("w:num")):
            if num.get(qn("w:numId")) == str(number):
                abstract = num.find(qn("w:abstractNumId"))
                if abstract is not None:
                    return int(abstract.get(qn("w:val")) or 0)
        return self._own_abstract(numbering, numbered=True)

    def _own_abstract(self, numbering: BaseOxmlElement, *, numbered: bool) -> int:
        """Bring our definition of a list into the document, once."""
        if numbered not in self._abstract:
            tag = qn("w:abstractNum")
            present = numbering.findall(tag)
            used = [int(each.get(qn("w:abstractNumId")) or 0) for each in present]
            number = max(used, default=-1) + 1
            xml = list_definition(number, numbered=numbered)
            element = parse_xml(xml.replace(">", f" {NAMESPACES}>", 1))
            for level in element.findall(qn("w:lvl")):
                linked = level.find(qn("w:pStyle"))
                if linked is not None:
                    level.remove(linked)
            if present:
                present[-1].addnext(element)
            else:
                numbering.insert(0, element)
            self._abstract[numbered] = number
        return self._abstract[numbered]

    def _numbering_element(self) -> BaseOxmlElement:
        """Return the definitions of lists, made where the document has none."""
        if self._numbering is None:
            part = self.document.part
            for relation in part.rels.values():
                if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
                    self._numbering = relation.target_part.element
                    return self._numbering
            element = parse_xml(numbering_part())
            for child in list(element):
                element.remove(child)
            made = XmlPart(
                PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element, part.package
            )
            part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
            self._numbering = element
        return self._numbering

    def write_footers(self, text: Inline, labels: Labels) -> None:
        """Write text and the page's number at the foot of every page."""
        section = self.document.sections[-1]
        footers = [section.footer]
        if section.different_first_page_header_footer:
            footers.append(section.first_page_footer)
        if self.document.settings.odd_and_even_pages_header_footer:
            footers.append(section.even_page_footer)
        for footer in footers:
            self._write_footer(footer, text, labels)

    def _write_footer(self, footer: _Footer, text: Inline, labels: Labels) -> None:
        footer.is_linked_to_previous = False
        part = footer.part
        writer = TextWriter(
            self.style("Hyperlink"),
            lambda target: part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
        )
        element = footer._element  # noqa: SLF001 - python-docx offers no other way to it
        runs = writer.runs(text)
        if not element.xpath(".//w:instrText[contains(., 'PAGE')] | .//w:fldSimple"):
            runs += (
                f'<w:r><w:tab/><w:t xml:space="preserve">{labels.page} </w:t></w:r>{_number("PAGE")}'
                f'<w:r><w:t xml:space="preserve"> {labels.of} </w:t></w:r>{_number("NUMPAGES")}'
            )
        for old in list(element):
            if not "".join(old.itertext()).strip() and old.find(f".//{qn('w:drawing')}") is None:
                element.remove(old)
        xml = paragraph(runs, self.style("Footer"))
        element.append(parse_xml(xml.replace(">", f" {NAMESPACES}>", 1)))


def _number(instruction: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
