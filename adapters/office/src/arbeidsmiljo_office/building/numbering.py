"""The lists of a document: where each begins, and what marks its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from arbeidsmiljo_office.building.page_lists import list_definition, numbering_part
from arbeidsmiljo_office.building.page_text import WORD

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

    from arbeidsmiljo_office.building.blocks import Listing
    from arbeidsmiljo_office.building.document_base import DocumentBase
    from arbeidsmiljo_office.markup import Element


class Numbering:
    """The lists of one document.

    Args:
        base: The document and its styles.
    """

    def __init__(self, base: DocumentBase) -> None:
        self._base = base
        self._element: Element | None = None
        self._own: dict[bool, int] = {}

    def properties(self, style: str, listing: Listing, level: int) -> str:
        """Return what numbers a list anew, or marks its entries where their style does not.

        Args:
            style: The identity of the style of its entries.
            listing: The list.
            level: How deep it is, from 1.

        Returns:
            A property of each of its paragraphs; empty where the style says it all.
        """
        styled = self._of_style(style)
        if styled is not None and not listing.numbered:
            return ""
        depth = level - 1
        definition: int | None = None
        if styled is not None:
            number, depth = styled
            definition = self._definition_of(number)
        if definition is None:
            depth = level - 1
            definition = self._own_definition(numbered=listing.numbered)
        number = self._begin(definition, depth, listing)
        return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'

    def _begin(self, definition: int, depth: int, listing: Listing) -> int:
        """Begin a list of a definition; return its number."""
        element = self._numbering()
        present = element.findall(qn("w:num"))
        number = max((_whole(num, "w:numId") for num in present), default=0) + 1
        start = (
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{listing.start}"/>'
            "</w:lvlOverride>"
            if listing.numbered
            else ""
        )
        entry = parse_xml(
            f'<w:num xmlns:w="{WORD}" w:numId="{number}">'
            f'<w:abstractNumId w:val="{definition}"/>{start}</w:num>'
        )
        (present or element.findall(qn("w:abstractNum")))[-1].addnext(entry)
        return number

    def _of_style(self, identity: str) -> tuple[int, int] | None:
        """Return the number of the list that a style belongs to, and the level in it."""
        style = self._base.style_element(identity)
        found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}") if style is not None else None
        number = found.find(qn("w:numId")) if found is not None else None
        if found is None or number is None:
            return None
        depth = found.find(qn("w:ilvl"))
        return _whole(number, "w:val"), _whole(depth, "w:val") if depth is not None else 0

    def _definition_of(self, number: int) -> int | None:
        for num in self._numbering().findall(qn("w:num")):
            definition = num.find(qn("w:abstractNumId"))
            if _whole(num, "w:numId") == number and definition is not None:
                return _whole(definition, "w:val")
        return None

    def _own_definition(self, *, numbered: bool) -> int:
        """Bring our definition of a list into the document, once."""
        if numbered not in self._own:
            element = self._numbering()
            present = element.findall(qn("w:abstractNum"))
            number = max((_whole(one, "w:abstractNumId") for one in present), default=-1) + 1
            xml = list_definition(number, numbered=numbered, styled=False)
            ours = parse_xml(xml.replace(">", f' xmlns:w="{WORD}">', 1))
            if present:
                present[-1].addnext(ours)
            else:
                element.insert(len(element.findall(qn("w:numPicBullet"))), ours)
            self._own[numbered] = number
        return self._own[numbered]

    def _numbering(self) -> Element:
        """Return the definitions of lists, made where the document has none."""
        if self._element is None:
            part = self._base.document.part
            found = [
                relation.target_part
                for relation in part.rels.values()
                if relation.reltype == RELATIONSHIP_TYPE.NUMBERING
            ]
            present = next((one for one in found if isinstance(one, XmlPart)), None)
            self._element = (present or _new_part(part)).element
        return self._element


def _new_part(document: DocumentPart) -> XmlPart:
    """Add an empty part for lists to a document."""
    name = PackURI("/word/numbering.xml")
    if document.package is None:
        raise LookupError(name)
    element = parse_xml(numbering_part())
    for child in list(element):
        element.remove(child)
    made = XmlPart(name, CONTENT_TYPE.WML_NUMBERING, element, document.package)
    document.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return made


def _whole(element: Element, attribute: str) -> int:
    return int(element.get(qn(attribute)) or 0)
