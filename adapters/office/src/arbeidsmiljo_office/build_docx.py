"""Building a document of pages from its source."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from arbeidsmiljo.errors import Problem

from arbeidsmiljo_office.archive import rewritten
from arbeidsmiljo_office.blocks import (
    ChartPlace,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Quote,
    Span,
    Table,
    plain,
)
from arbeidsmiljo_office.columns import column_widths
from arbeidsmiljo_office.document_base import DocumentBase, open_document
from arbeidsmiljo_office.page_base import page_base
from arbeidsmiljo_office.page_text import NAMESPACES, TextWriter, call_out, paragraph
from arbeidsmiljo_office.properties import set_properties
from arbeidsmiljo_office.slide_text import quoted
from arbeidsmiljo_office.source import refuse

if TYPE_CHECKING:
    from arbeidsmiljo_office.blocks import Block, Prose, Source
    from arbeidsmiljo_office.labels import Labels

_TABLE_SIZE: Final = 200  # twentieths of a point
_CELL_PADDING: Final = 204
_BEFORE: Final = '<w:spacing w:before="200"/>'
_SPACER: Final = paragraph("", properties='<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>')
_ALIGNMENT: Final = {"left": "", "center": '<w:jc w:val="center"/>', "right": '<w:jc w:val="right"/>'}


def build_page(source: Source, *, labels: Labels, base: bytes | None) -> bytes:
    """Build a document of pages.

    Args:
        source: What it says.
        labels: The words in its language.
        base: An organisation's own document to build on; None for ours.

    Raises:
        TemplateError: The source or the base has something that cannot be built.
    """
    problems = [fault for block in source.blocks if (fault := _fault(block))]
    if problems:
        raise refuse(source.name, problems)
    found = open_document(base or page_base(labels), labels=labels, name="the document to build on")
    _Page(found, labels).build(source)
    set_properties(found.document.core_properties, title=source.title, language=labels.tag)
    file = io.BytesIO()
    found.document.save(file)
    return rewritten(file.getvalue())


def _fault(block: Block) -> Problem | None:
    """Find what a block cannot be on a page."""
    match block:
        case ChartPlace():
            what = "a chart can stand on a slide only; refer to the deck, or use a table"
        case Quote() if all(span.field for span in _spans(block.blocks)):
            what = "a call-out needs words besides its fields"
        case _:
            return None
    return Problem(f"line {block.line}", what)


def _spans(blocks: tuple[Prose, ...]) -> list[Span]:
    found: list[Span] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += block.text
        else:
            for item in block.items:
                found += (*item.text, *_spans(item.below))
    return found


class _Page:
    """Puts blocks into a document, one after the other."""

    def __init__(self, base: DocumentBase, labels: Labels) -> None:
        self._base = base
        self._labels = labels
        part = base.document.part
        self._writer = TextWriter(
            base.style("Hyperlink"),
            lambda target: part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
        )
        self._after_table = False

    def build(self, source: Source) -> None:
        """Write a whole source."""
        self._add(paragraph(self._writer.runs((Span(text=source.title),)), self._base.style("Title")))
        if source.subtitle:
            self._add(paragraph(self._writer.runs(source.subtitle), self._base.style("Subtitle")))
        previous: Block | None = None
        for block in source.blocks:
            self._block(block, previous)
            previous = block
        if _is_table(previous):
            self._add(_SPACER)
        self._base.write_footers(source.footer, self._labels)

    def _add(self, xml: str) -> None:
        """Put an element at the end of the body, before the page's measures."""
        element = parse_xml(xml.replace(">", f" {NAMESPACES}>", 1))
        self._base.append(element)

    def _block(self, block: Block, previous: Block | None) -> None:
        after_table = _is_table(previous)
        before = _BEFORE if after_table else ""
        match block:
            case Heading():
                style = self._base.style(f"Heading {block.level}")
                self._add(paragraph(self._writer.runs(block.text), style))
            case Paragraph():
                self._add(paragraph(self._writer.runs(block.text), properties=before))
            case Listing():
                for index, entry in enumerate(self._listing(block, 1)):
                    self._add(entry.replace("<!--space-->", before if index == 0 else ""))
            case Quote():
                if after_table:
                    self._add(_SPACER)
                self._add(call_out(self._prose(block.blocks), self._base.width))
            case Table():
                if after_table:
                    self._add(_SPACER)
                self._add(self._table(block))
            case PageBreak():
                self._add(paragraph('<w:r><w:br w:type="page"/></w:r>'))
            case ChartPlace():
                pass

    def _listing(self, listing: Listing, level: int) -> list[str]:
        """Return the paragraphs of a list."""
        kind = "Number" if listing.numbered else "Bullet"
        style = self._base.style(f"List {kind}{f' {level}' if level > 1 else ''}")
        number = self._base.list_number(style, listing, level)
        found: list[str] = []
        for item in listing.items:
            properties = f"{number}<!--space-->"
            found.append(paragraph(self._writer.runs(item.text), style, properties))
            for below in item.below:
                found += self._listing(below, level + 1)
        return found

    def _prose(self, blocks: tuple[Prose, ...]) -> str:
        """Return the paragraphs of a call-out, the last of them without space below."""
        found: list[str] = []
        for block in blocks:
            if isinstance(block, Listing):
                found += self._listing(block, 1)
            else:
                found.append(paragraph(self._writer.runs(block.text), properties="<!--space-->"))
        *others, last = found
        return "".join(others) + last.replace("<!--space-->", '<w:spacing w:after="0"/>')

    def _table(self, table: Table) -> str:
        """Return a table whose header is repeated on each page."""
        width = self._base.width
        widths = column_widths(table, width, _TABLE_SIZE, _CELL_PADDING)
        grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
        rows = ""
        for index, row in enumerate((table.header, *table.rows)):
            cells = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/></w:tcPr>'
                f"{paragraph(self._writer.runs(cell), properties=_ALIGNMENT[alignment])}</w:tc>"
                for cell, column, alignment in zip(row, widths, table.alignments, strict=True)
            )
            header = "<w:tblHeader/>" if index == 0 else ""
            rows += f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>"
        names = quoted(f"{self._labels.table} {', '.join(plain(cell) for cell in table.header)}")
        style = quoted(self._base.table_style)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" '
            'w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
            f'<w:tblDescription w:val="{names}"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )


def _is_table(block: Block | None) -> bool:
    return isinstance(block, Table | Quote)
