"""The tables of a Word document, and which of their rows repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, evolve, field

from arbeidsmiljo_office.atoms import is_all, text_of, yellow_sequences
from arbeidsmiljo_office.markup import (
    Element,
    attribute,
    child,
    descend,
    everywhere,
    name,
    number,
)
from arbeidsmiljo_office.prompts import folded
from arbeidsmiljo_office.row_blocks import RowSign, repeats_of
from arbeidsmiljo_office.word.styles import Look, Styles
from arbeidsmiljo_office.word.text import WordParagraph, read_paragraph
from arbeidsmiljo_office.yellow import CLEAR, YELLOW, shading

_MOST_COLUMNS = 1000


@define(eq=False, kw_only=True)
class WordCell:
    """A cell.

    Attributes:
        element: The `w:tc`.
        column: Its first column in the grid, from 0.
        ground: What it is shaded with: itself, by its table, or by the cell around that.
        holder: The cell around its table, where it shows the ground of that one.
        inherits_yellow: Whether it is yellow where it says nothing itself.
        look: What its table says of text.
        is_simple: Whether it holds paragraphs only.
        asks_in_box: Whether a text box that is anchored in it has anything yellow.
        paragraphs: Those that it holds itself.
    """

    element: Element
    column: int
    ground: str
    inherits_yellow: bool
    look: Look
    is_simple: bool
    asks_in_box: bool = False
    holder: WordCell | None = None
    paragraphs: list[WordParagraph] = field(factory=list[WordParagraph])

    @property
    def is_yellow(self) -> bool:
        """Whether it is shaded yellow."""
        return self.ground == YELLOW

    @property
    def text(self) -> str:
        """Its text, a line for each paragraph."""
        return "\n".join(text_of(paragraph.atoms) for paragraph in self.paragraphs)

    @property
    def has_other(self) -> bool:
        """Whether it holds more than paragraphs of text: a table, a formula, what is computed."""
        return not self.is_simple or any(found.has_other for found in self.paragraphs)

    @property
    def is_prompt(self) -> bool:
        """Whether all that it has to read is yellow."""
        if self.has_other:
            return False
        asked = [found for found in self.paragraphs if text_of(found.atoms).strip()]
        return any(found.can_hold_text for found in asked) and (
            self.is_yellow or all(_is_yellow(found) for found in asked)
        )


@define(eq=False, kw_only=True)
class WordRow:
    """A row.

    Attributes:
        element: The `w:tr`.
        cells: From left to right.
        is_header: Whether it is repeated on each page.
    """

    element: Element
    cells: list[WordCell]
    is_header: bool

    @property
    def prompts(self) -> tuple[str, ...]:
        """The prompts of its cells, where all that it has to read is yellow; else nothing.

        A text box that asks for something is a field of its own, which a row cannot have that is
        there several times.
        """
        asked = self.asked
        if self.is_header or not asked or not (len(self.cells) > 1 or self.is_wide):
            return ()
        if not all(cell.is_prompt for cell in asked):
            return ()
        if any(cell.asks_in_box for cell in self.cells):
            return ()
        return tuple(folded(cell.text) for cell in asked)

    @property
    def asked(self) -> list[WordCell]:
        """The cells that have anything to read."""
        return [cell for cell in self.cells if cell.text.strip() or cell.has_other]

    @property
    def is_wide(self) -> bool:
        """Whether it is one cell across several columns."""
        span = descend(self.cells[0].element, "w:tcPr", "w:gridSpan") if self.cells else None
        return len(self.cells) == 1 and number(span, "w:val", 1) > 1


def _is_yellow(paragraph: WordParagraph) -> bool:
    sequences = yellow_sequences(paragraph.atoms)
    return len(sequences) == 1 and is_all(sequences[0], paragraph.atoms)


def read_rows(table: Element, styles: Styles, around: WordCell | None = None) -> list[WordRow]:
    """Read the rows of a table, those that a tracked change has deleted left out.

    Args:
        table: The `w:tbl`.
        styles: Of the document.
        around: The cell that the table stands in.
    """
    rows = list[WordRow]()
    about = child(table, "w:tblPr")
    look = styles.of_table(about)
    look = Look(cell=shading(about, styles.palette)).over(look)
    for element in _inside(table, "w:tr"):
        exception = shading(child(element, "w:tblPrEx"), styles.palette)
        own = look if exception is None else Look(cell=exception).over(look)
        properties = child(element, "w:trPr")
        if child(properties, "w:del") is not None:
            continue
        column = min(number(child(properties, "w:gridBefore"), "w:val", 0), _MOST_COLUMNS)
        cells = list[WordCell]()
        for cell in _inside(element, "w:tc"):
            cells.append(_read_cell(cell, column, styles, own, around))
            span = child(child(cell, "w:tcPr"), "w:gridSpan")
            column += max(1, min(number(span, "w:val", 1), _MOST_COLUMNS))
        header = child(properties, "w:tblHeader")
        is_header = header is not None and attribute(header, "w:val") not in {"0", "false", "off"}
        rows.append(WordRow(element=element, cells=cells, is_header=is_header))
    return rows


def _read_cell(
    element: Element, column: int, styles: Styles, look: Look, around: WordCell | None
) -> WordCell:
    own = shading(child(element, "w:tcPr"), styles.palette)
    inherited = look.cell or CLEAR
    ground = inherited if own is None else own
    holder = None
    if around is not None and around.ground and not ground:
        holder = around if around.holder is None else around.holder
        ground = holder.ground
    text_look = look if look.cell is None else evolve(look, cell=None)
    blocks = list(_blocks(element))
    paragraphs = [
        read_paragraph(block, styles, ground=ground, below=text_look)
        for block in blocks
        if name(block) == "w:p"
    ]
    return WordCell(
        element=element,
        column=column,
        ground=ground,
        holder=holder,
        inherits_yellow=inherited == YELLOW,
        look=text_look,
        is_simple=all(name(block) == "w:p" for block in blocks),
        asks_in_box=any(
            _asks(content, styles)
            for paragraph in paragraphs
            for drawing in paragraph.drawings
            for content in everywhere(drawing, "w:txbxContent")
        ),
        paragraphs=paragraphs,
    )


def _asks(box: Element, styles: Styles) -> bool:
    """Tell whether a text box has anything yellow, in its tables too."""
    paragraphs = list[WordParagraph]()
    for block in _blocks(box):
        if name(block) == "w:p":
            paragraphs.append(read_paragraph(block, styles))
            continue
        for row in read_rows(block, styles):
            for cell in row.cells:
                paragraphs += cell.paragraphs
                if not cell.is_simple and _asks(cell.element, styles):
                    return True
    return any(yellow_sequences(paragraph.atoms) for paragraph in paragraphs)


def _blocks(cell: Element) -> Iterator[Element]:
    """Find the paragraphs and tables of a cell, those in content controls too."""
    for element in cell:
        match name(element):
            case "w:p" | "w:tbl":
                yield element
            case "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" | "w:moveTo":
                yield from _blocks(element)
            case _:
                pass


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """Find rows of a table or cells of a row, those in content controls too."""
    for element in parent:
        match name(element):
            case found if found == wanted:
                yield element
            case "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" | "w:moveTo":
                yield from _inside(element, wanted)
            case _:
                pass


def repeating(rows: Sequence[WordRow]) -> list[list[list[WordRow]]]:
    """Find the rows that repeat: for each field its blocks of rows; see `row_blocks`."""
    starts = dict[int, int]()
    signs = list[RowSign]()
    for index, row in enumerate(rows):
        reached = set[int]()
        for cell in row.cells:
            merged = descend(cell.element, "w:tcPr", "w:vMerge")
            if merged is None or attribute(merged, "w:val") == "restart":
                starts[cell.column] = index
            else:
                reached.add(starts.get(cell.column, -1))
        signs.append(
            RowSign(
                prompts=row.prompts,
                follows=index > 0 and rows[index - 1].element.getnext() is row.element,
                reached_from=frozenset(reached),
                is_wide=row.is_wide,
                repeats_alone=not row.is_wide,
            )
        )
    return [[[rows[one] for one in block] for block in blocks] for blocks in repeats_of(signs)]
