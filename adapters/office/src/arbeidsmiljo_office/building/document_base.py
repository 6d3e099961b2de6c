"""The document that pages are built in: our own, or an organisation's."""

from __future__ import annotations

import copy
import io
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.building.base import NAME
from arbeidsmiljo_office.building.design import TWENTIETH
from arbeidsmiljo_office.building.page_base import page_base
from arbeidsmiljo_office.building.page_styles import TABLE_SIZE, TABLE_STYLE
from arbeidsmiljo_office.building.page_text import WORD

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.package import Package

    from arbeidsmiljo_office.building.labels import Labels
    from arbeidsmiljo_office.markup import Element

_LEAST_WIDTH: Final = 5_000  # twentieths of a point
_LARGER: Final = 1.15  # so much wider than ours may another font be
_HALF_POINT: Final = 10
_STANDARD: Final = 20  # half-points, where a document does not say how large its text is


def open_document(data: bytes, *, labels: Labels) -> DocumentBase:
    """Open a document to build on; text that it has is taken away.

    Args:
        data: The bytes of the file.
        labels: The words in the language of what is built.

    Raises:
        TemplateError: Its pages have no room.
    """
    document = Document(io.BytesIO(data))
    body = _body(document)
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    section = document.sections[-1]
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    width = ((section.page_width or 0) - margins) // TWENTIETH
    if width < _LEAST_WIDTH:
        raise TemplateError(
            f"{NAME}: its lines are {width / 567:.1f} cm long; make the page wider or its margins "
            "smaller"
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
        self._ours = Document(io.BytesIO(page_base(labels)))
        self._plain = _named(document, TABLE_STYLE) is not None
        self._set_language(labels.tag)

    @property
    def package(self) -> Package:
        """The package that the document's parts are in."""
        found: Package | None = self.document.part.package
        if found is None:
            raise LookupError(NAME)
        return found

    @property
    def body(self) -> Element:
        """The element that holds the text, and at its end the measures of the page."""
        return _body(self.document)

    def append(self, element: Element) -> None:
        """Put an element at the end of the body, before the measures of the page."""
        body = self.body
        end = body.find(qn("w:sectPr"))
        if end is None:
            body.append(element)
        else:
            end.addprevious(element)

    def style(self, name: str) -> str:
        """Return the identity of a style; one that the document lacks is brought from ours."""
        found = _named(self.document, name)
        return _identity(self._brought(name) if found is None else found)

    @property
    def table_style(self) -> str:
        """The identity of the style of tables: ours, the organisation's, or ours brought in."""
        own = _named(self.document, TABLE_STYLE)
        made = [style for style in _styles(self.document) if _is_made_for_tables(style)]
        for style in (own, *made):
            if style is not None:
                return _identity(style)
        return self.style(TABLE_STYLE)

    @property
    def table_size(self) -> float:
        """How large the text in tables may be, in twentieths of a point."""
        if self._plain:
            return TABLE_SIZE
        sizes = (
            style.find(f"{qn('w:rPr')}/{qn('w:sz')}")
            for style in _styles(self.document)
            if style.get(qn("w:default")) and style.get(qn("w:type")) == "paragraph"
        )
        defaults = self.document.styles.element.iter(qn("w:rPrDefault"))
        found = [
            *sizes,
            *(default.find(f"{qn('w:rPr')}/{qn('w:sz')}") for default in defaults),
        ]
        said = (int(size.get(qn("w:val")) or _STANDARD) for size in found if size is not None)
        return next(said, _STANDARD) * _HALF_POINT * _LARGER

    def style_element(self, identity: str) -> Element | None:
        """Return a style by its identity."""
        return next(
            (style for style in _styles(self.document) if _identity(style) == identity), None
        )

    def _brought(self, name: str) -> Element:
        """Bring one of our styles into the document."""
        ours = _named(self._ours, name)
        if ours is None:
            raise LookupError(name)
        element = copy.deepcopy(ours)
        # Lists are numbered where they stand: their definitions have other numbers here.
        for properties in element.findall(qn("w:pPr")):
            for number in properties.findall(qn("w:numPr")):
                properties.remove(number)
        default = self._default(str(element.get(qn("w:type"))))
        for tag in ("w:basedOn", "w:next"):
            link = element.find(qn(tag))
            if link is not None and default:
                link.set(qn("w:val"), default)
            elif link is not None:
                element.remove(link)
        taken = {_identity(style) for style in _styles(self.document)}
        identity = _identity(element)
        while identity in taken:
            identity += "a"
        element.set(qn("w:styleId"), identity)
        self.document.styles.element.append(element)
        return element

    def _default(self, kind: str) -> str:
        """Return the identity of the document's default style of a kind; empty for none."""
        for style in _styles(self.document):
            if style.get(qn("w:type")) == kind and style.get(qn("w:default")) in {
                "1",
                "true",
                "on",
            }:
                return _identity(style)
        return ""

    def _set_language(self, tag: str) -> None:
        """Say what language the text is in, wherever the document's defaults say it."""
        styles = self.document.styles.element
        for language in styles.iter(qn("w:lang")):
            language.set(qn("w:val"), tag)
        for properties in styles.iter(qn("w:rPrDefault")):
            inner = properties.find(qn("w:rPr"))
            if inner is None:
                inner = parse_xml(f'<w:rPr xmlns:w="{WORD}"/>')
                properties.append(inner)
            if inner.find(qn("w:lang")) is None:
                inner.append(parse_xml(f'<w:lang xmlns:w="{WORD}" w:val="{tag}"/>'))


def _body(document: WordDocument) -> Element:
    """Return the element that holds the text of a document."""
    found: Element | None = document.element.find(qn("w:body"))
    if found is None:
        raise LookupError("w:body")
    return found


def _styles(document: WordDocument) -> list[Element]:
    return [style for style in document.styles.element if style.tag == qn("w:style")]


def _is_made_for_tables(style: Element) -> bool:
    """Tell whether an organisation has made a style for its tables."""
    return style.get(qn("w:type")) == "table" and style.get(qn("w:customStyle")) == "1"


def _identity(style: Element) -> str:
    return str(style.get(qn("w:styleId")) or "")


def _named(document: WordDocument, name: str) -> Element | None:
    """Return a style by its name, which is English in every language of Word."""
    for style in _styles(document):
        label = style.find(qn("w:name"))
        if label is not None and str(label.get(qn("w:val"))).lower() == name.lower():
            return style
    return None
