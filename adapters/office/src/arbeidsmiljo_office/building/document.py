"""Building a document of pages from its source."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from attrs import evolve
from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from arbeidsmiljo.errors import Problem
from arbeidsmiljo_office.building.archive import rewritten
from arbeidsmiljo_office.building.base import checked, upon
from arbeidsmiljo_office.building.blocks import (
    CallOut,
    ChartPlace,
    Columns,
    DrawnChart,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Span,
    Table,
    Weight,
    is_form,
    plain,
    spans_of,
)
from arbeidsmiljo_office.building.columns import column_widths
from arbeidsmiljo_office.building.design import TWENTIETH
from arbeidsmiljo_office.building.document_base import open_document
from arbeidsmiljo_office.building.embedding import in_pages
from arbeidsmiljo_office.building.figures import figure_on_page
from arbeidsmiljo_office.building.footers import write_footers
from arbeidsmiljo_office.building.metrics import SAFE, line_count
from arbeidsmiljo_office.building.numbering import Numbering
from arbeidsmiljo_office.building.page_base import page_base
from arbeidsmiljo_office.building.page_sections import (
    COLUMN_BREAK,
    GAP,
    end_section,
    write_sections,
)
from arbeidsmiljo_office.building.page_text import NAMESPACES, TextWriter, call_out, paragraph
from arbeidsmiljo_office.building.placed import Box, lines_of
from arbeidsmiljo_office.building.properties import set_properties
from arbeidsmiljo_office.building.readable import readable
from arbeidsmiljo_office.building.slide_text import quoted
from arbeidsmiljo_office.building.slides_only import on_pages
from arbeidsmiljo_office.building.source import refuse
from arbeidsmiljo_office.parts import Family

if TYPE_CHECKING:
    from arbeidsmiljo_office.building.blocks import Block, Prose, Source
    from arbeidsmiljo_office.building.document_base import DocumentBase
    from arbeidsmiljo_office.building.labels import Labels

_TEXT_SIZE: Final = 220  # twentieths of a point, as are the other measures
_CELL_PADDING: Final = 204
_FORM_ROW: Final = '<w:trHeight w:val="567" w:hRule="atLeast"/>'
_AFTER_TABLE: Final = 200
_AFTER_LIST: Final = 140
_FIGURE_HEIGHT: Final = 0.6  # of the room on a page, which a picture may take at most
_URGENT: Final = frozenset({Weight.IMPORTANT, Weight.WARNING, Weight.CAUTION})
_KEPT_WHOLE: Final = 8  # lines of a call-out that is not divided between pages
_MOST_KEPT: Final = 3  # paragraphs that go to the next page with a form
_WITH_NEXT: Final = "<w:keepNext/>"
_NEW_PAGE: Final = "<w:pageBreakBefore/>"
_SMALL: Final = '<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>'
_ALIGNMENTS: Final = {
    "left": "",
    "center": '<w:jc w:val="center"/>',
    "right": '<w:jc w:val="right"/>',
}


def build_document(source: Source, *, labels: Labels, base: bytes | None) -> bytes:
    """Build a document of pages.

    Args:
        source: What it says.
        labels: The words in its language.
        base: An organisation's own document to build on; None for ours.

    Raises:
        TemplateError: The source or the base has something that cannot be built.
    """
    source = evolve(source, blocks=on_pages(source.blocks))
    problems = [fault for block in source.blocks for fault in _faults(block)]
    problems += _skipped_levels(source.blocks)
    if source.blocks and isinstance(last := source.blocks[-1], PageBreak):
        problems.append(
            Problem(f"line {last.line}", "nothing follows the rule (---); take it away")
        )
    if problems:
        raise refuse(source.name, problems)
    if base is None:
        return _built(source, page_base(labels), labels)
    built = upon(lambda: _built(source, checked(base, Family.WORD), labels), PythonDocxError)
    return readable(built, name=source.name)


def _built(source: Source, data: bytes, labels: Labels) -> bytes:
    """Build a document on another one."""
    found = open_document(data, labels=labels)
    _Pages(found, labels).write(source)
    write_footers(found, source.footer, labels)
    write_sections(found.body)
    set_properties(found.document.core_properties, title=source.title, language=labels.tag)
    file = io.BytesIO()
    found.document.save(file)
    return rewritten(file.getvalue())


def _faults(block: Block) -> list[Problem]:
    """Find what a block cannot be on a page."""
    match block:
        case ChartPlace():
            what = "a chart can stand on a slide only; refer to the deck, or use a table"
        case Quote() if all(span.field for span in spans_of(block.blocks)):
            what = "a call-out needs words besides its fields"
        case Columns():
            return [fault for column in block.columns for one in column for fault in _faults(one)]
        case _:
            return []
    return [Problem(f"line {block.line}", what)]


def _skipped_levels(blocks: tuple[Block, ...]) -> list[Problem]:
    """Find headings that leave out a level, by which nobody finds the way; the title is one."""
    problems: list[Problem] = []
    before = 1
    for block in blocks:
        if isinstance(block, Heading):
            if block.level > before + 1:
                what = f"the heading leaves out a level; write {'#' * (before + 1)}"
                problems.append(Problem(f"line {block.line}", what))
            before = block.level
    return problems


def _belongs_to_form(blocks: tuple[Block, ...]) -> bool:
    """Tell whether the first block is a text that leads to a form soon after it."""
    for index, block in enumerate(blocks[: _MOST_KEPT + 1]):
        if isinstance(block, Table):
            return index > 0 and is_form(block)
        if not isinstance(block, Paragraph):
            return False
    return False


def _spacing(before: int | None, after: int | None) -> str:
    """Return the space above and below a paragraph; None for the style's."""
    above = f' w:before="{before}"' if before is not None else ""
    below = f' w:after="{after}"' if after is not None else ""
    return f"<w:spacing{above}{below}/>" if above or below else ""


class _Pages:
    """Puts blocks into a document, one after the other.

    Args:
        base: The document.
        labels: The words in its language.
    """

    def __init__(self, base: DocumentBase, labels: Labels) -> None:
        self._base = base
        self._labels = labels
        self._numbering = Numbering(base)
        self._table_before = False
        self._new_page = False
        self._new_column = False
        self._section_ended = False
        self._with_next = False
        self._width = base.width
        self._embedding = in_pages(base.package, labels)
        self._figures = 0
        part = base.document.part

        def relate(target: str) -> str:
            return part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

        self._writer = TextWriter(base.style("Hyperlink"), relate)

    def write(self, source: Source) -> None:
        """Write a whole source."""
        title = (Span(text=source.title),)
        self._paragraph(self._writer.runs(title), self._base.style("Title"))
        if source.subtitle:
            self._paragraph(self._writer.runs(source.subtitle), self._base.style("Subtitle"))
        for index, block in enumerate(source.blocks):
            self._with_next = _belongs_to_form(source.blocks[index:])
            self._block(block)
        if self._table_before or self._section_ended:
            # A document ends with a paragraph, whatever stands before it.
            self._paragraph("", properties=_SMALL)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                style = self._base.style(f"Heading {block.level}")
                self._paragraph(self._writer.runs(block.text), style)
            case Paragraph():
                self._paragraph(self._writer.runs(block.text), spaced=True)
            case Listing():
                *entries, (runs, style, number) = self._entries(block, 1)
                for entry in entries:
                    self._paragraph(*entry, spaced=True)
                self._paragraph(runs, style, number, spaced=True, after=_AFTER_LIST)
            case Quote() | CallOut() | Table():
                self._apart()
                xml = self._table(block) if isinstance(block, Table) else self._call_out(block)
                self._add(xml)
                self._table_before = True
            case Picture() | DrawnChart():
                self._figure(block)
            case Columns():
                self._columns(block)
            case PageBreak():
                self._new_page = True
            case ChartPlace():  # refused before
                pass

    def _figure(self, figure: Picture | DrawnChart) -> None:
        """Write a picture or a chart, which takes a part of the height of a page at most."""
        section = self._base.document.sections[-1]
        margins = (section.top_margin or 0) + (section.bottom_margin or 0)
        high = int(((section.page_height or 0) - margins) * _FIGURE_HEIGHT)
        room = Box(x=0, y=0, width=self._width * TWENTIETH, height=high)
        self._figures += 1
        part = self._base.document.part
        run = figure_on_page(figure, part, self._embedding, number=self._figures, room=room)
        self._paragraph(run, spaced=True)

    def _columns(self, block: Columns) -> None:
        """Write columns: a section of their own, each beginning behind a break."""
        end_section(self._base.body, 1)
        whole, count = self._width, len(block.columns)
        self._table_before = False
        self._width = (whole - GAP * (count - 1)) // count
        for index, column in enumerate(block.columns):
            self._new_column = index > 0
            for content in column:
                self._block(content)
        end_section(self._base.body, count)
        self._width = whole
        self._table_before = False
        self._section_ended = True

    def _add(self, xml: str) -> None:
        """Put an element at the end of the body."""
        self._base.append(parse_xml(xml.replace(">", f" {NAMESPACES}>", 1)))

    def _paragraph(
        self,
        runs: str,
        style: str = "",
        properties: str = "",
        *,
        spaced: bool = False,
        after: int | None = None,
    ) -> None:
        """Put a paragraph at the end of the body.

        Args:
            runs: Its text.
            style: The identity of its style.
            properties: What it has of its own, before space and alignment.
            spaced: Whether it is kept apart from a table before it.
            after: The space below it; None for the style's.
        """
        first = (_WITH_NEXT if self._with_next else "") + (_NEW_PAGE if self._new_page else "")
        runs = COLUMN_BREAK + runs if self._new_column else runs
        before = _AFTER_TABLE if spaced and self._table_before and not self._new_page else None
        self._add(paragraph(runs, style, first + properties + _spacing(before, after)))
        self._table_before = self._new_page = self._new_column = False
        self._section_ended = False

    def _apart(self) -> None:
        """Keep a table from growing together with one before it, or begin its page."""
        if self._table_before or self._new_page or self._new_column:
            self._paragraph("", properties=_SMALL)

    def _entries(self, listing: Listing, level: int) -> list[tuple[str, str, str]]:
        """Return the text, the style and the numbering of each entry of a list."""
        kind = "Number" if listing.numbered else "Bullet"
        style = self._base.style(f"List {kind}{f' {level}' if level > 1 else ''}")
        number = self._numbering.properties(style, listing, level)
        found: list[tuple[str, str, str]] = []
        for item in listing.items:
            found.append((self._writer.runs(item.text), style, number))
            for below in item.below:
                found += self._entries(below, level + 1)
        return found

    def _call_out(self, block: Quote | CallOut) -> str:
        """Return a call-out; a short one is not divided between pages."""
        width = self._width / _TEXT_SIZE
        lines = sum(line_count(line.text, width) for line in lines_of(block.blocks))
        whole = lines <= _KEPT_WHOLE
        word, urgent = "", False
        if isinstance(block, CallOut):
            said = (Span(text=self._labels.of_weight(block.weight), bold=True),)
            word = paragraph(self._writer.runs(said), properties=_spacing(None, 40))
            urgent = block.weight in _URGENT
        return call_out(word + self._prose(block.blocks), self._width, whole=whole, urgent=urgent)

    def _prose(self, blocks: tuple[Prose, ...]) -> str:
        """Return the paragraphs of a call-out, the last of them without space below."""
        found: list[tuple[str, str, str]] = []
        for block in blocks:
            if isinstance(block, Listing):
                found += self._entries(block, 1)
            else:
                found.append((self._writer.runs(block.text), "", ""))
        *others, (runs, style, number) = found
        return "".join(paragraph(*other) for other in others) + paragraph(
            runs, style, number + _spacing(None, 0)
        )

    def _table(self, table: Table) -> str:
        """Return a table whose header is repeated on each page."""
        width = self._width
        widths = column_widths(table, width, self._base.table_size / SAFE, _CELL_PADDING)
        grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
        form = is_form(table)
        rows = ""
        for index, row in enumerate((table.header, *table.rows)):
            # A form stays on one page: each of its rows is kept with the next.
            kept = _WITH_NEXT if form and index < len(table.rows) else ""
            cells = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/></w:tcPr>'
                f"{paragraph(self._writer.runs(cell), '', kept + _ALIGNMENTS[alignment])}</w:tc>"
                for cell, column, alignment in zip(row, widths, table.alignments, strict=True)
            )
            high = _FORM_ROW if form and index else ""
            header = "" if index else "<w:tblHeader/>"
            rows += f"<w:tr><w:trPr><w:cantSplit/>{high}{header}</w:trPr>{cells}</w:tr>"
        names = ", ".join(plain(cell) for cell in table.header)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{quoted(self._base.table_style)}"/>'
            f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblDescription '
            f'w:val="{quoted(f"{self._labels.table_with} {names}")}"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )
