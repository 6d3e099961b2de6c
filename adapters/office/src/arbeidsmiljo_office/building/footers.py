"""The foot of each page: a text, and the number of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from arbeidsmiljo_office.building.page_text import NAMESPACES, TextWriter, paragraph

if TYPE_CHECKING:
    from docx.opc.part import XmlPart
    from docx.section import Section

    from arbeidsmiljo_office.building.blocks import Inline
    from arbeidsmiljo_office.building.document_base import DocumentBase
    from arbeidsmiljo_office.building.labels import Labels

_COUNTING: Final = (
    ".//w:instrText[contains(., 'PAGE')] | .//w:fldSimple[contains(@w:instr, 'PAGE')]"
)
_SOMETHING: Final = ".//w:t | .//w:drawing | .//w:pict | .//w:object"


def write_footers(base: DocumentBase, text: Inline, labels: Labels) -> None:
    """Write a text and the page's number at the foot of every page.

    What an organisation has there stays, and so does its way of numbering pages.
    """
    section = base.document.sections[-1]
    for part in _footer_parts(base, section):
        runs = _writer(base, part).runs(text)
        if not part.element.xpath(_COUNTING):
            runs += (
                f'<w:r><w:tab/><w:t xml:space="preserve">{labels.page} </w:t></w:r>{_field("PAGE")}'
                f'<w:r><w:t xml:space="preserve"> {labels.of} </w:t></w:r>{_field("NUMPAGES")}'
            )
        if not part.element.xpath(_SOMETHING):
            for old in list(part.element):
                part.element.remove(old)
        style = base.style("Footer")
        xml = paragraph(runs, style, _tabs(base, style))
        part.element.append(parse_xml(xml.replace(">", f" {NAMESPACES}>", 1)))


def _footer_parts(base: DocumentBase, section: Section) -> list[XmlPart]:
    footers = [section.footer]
    if section.different_first_page_header_footer:
        footers.append(section.first_page_footer)
    if base.document.settings.odd_and_even_pages_header_footer:
        footers.append(section.even_page_footer)
    for footer in footers:
        if footer.is_linked_to_previous:
            footer.is_linked_to_previous = False
    return [footer.part for footer in footers]


def _writer(base: DocumentBase, part: XmlPart) -> TextWriter:
    def relate(target: str) -> str:
        return part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    return TextWriter(base.style("Hyperlink"), relate)


def _tabs(base: DocumentBase, style: str) -> str:
    """Return one tab at the right margin, instead of those that the style has."""
    element = base.style_element(style)
    stops = (
        element.findall(f"{qn('w:pPr')}/{qn('w:tabs')}/{qn('w:tab')}")
        if element is not None
        else []
    )
    positions = {int(stop.get(qn("w:pos")) or 0) for stop in stops} - {base.width}
    cleared = "".join(f'<w:tab w:val="clear" w:pos="{at}"/>' for at in sorted(positions))
    return f'<w:tabs>{cleared}<w:tab w:val="right" w:pos="{base.width}"/></w:tabs>'


def _field(instruction: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
