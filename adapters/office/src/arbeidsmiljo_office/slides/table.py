"""The tables of a presentation, and which of their rows repeat."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from attrs import define

from arbeidsmiljo_office.atoms import is_all, text_of, yellow_sequences
from arbeidsmiljo_office.markup import Element, child, children, name, number
from arbeidsmiljo_office.prompts import folded
from arbeidsmiljo_office.row_blocks import RowSign, repeats_of
from arbeidsmiljo_office.slides.list_styles import Highlights, nothing_inherited
from arbeidsmiljo_office.slides.text import SlideParagraph, read_paragraphs
from arbeidsmiljo_office.yellow import CLEAR, YELLOW, Palette


@define(eq=False, kw_only=True)
class SlideCell:
    """A cell.

    Attributes:
        element: The `a:tc`.
        column: Its column, from 0.
        ground: What it is filled with.
        paragraphs: Those that it holds; none where it is covered by a merged cell.
    """

    element: Element
    column: int
    ground: str
    paragraphs: list[SlideParagraph]

    @property
    def is_yellow(self) -> bool:
        """Whether it is filled with yellow."""
        return self.ground == YELLOW

    @property
    def text(self) -> str:
        """Its text, a line for each paragraph."""
        return "\n".join(text_of(paragraph.atoms) for paragraph in self.paragraphs)

    @property
    def is_prompt(self) -> bool:
        """Whether all that it has to read is yellow."""
        asked = [found for found in self.paragraphs if found.can_hold_text]
        return bool(asked) and (self.is_yellow or all(_is_yellow(found) for found in asked))


@define(eq=False, kw_only=True)
class SlideRow:
    """A row.

    Attributes:
        element: The `a:tr`.
        cells: From left to right.
        is_header: Whether the table sets it as its header.
    """

    element: Element
    cells: list[SlideCell]
    is_header: bool

    @property
    def prompts(self) -> tuple[str, ...]:
        """The prompts of its cells, where all that it has to read is yellow; else nothing."""
        asked = self.asked
        if self.is_header or len(self.cells) < 2:  # noqa: PLR2004 - a table of columns
            return ()
        if not all(cell.is_prompt for cell in asked):
            return ()
        return tuple(folded(cell.text) for cell in asked)

    @property
    def asked(self) -> list[SlideCell]:
        """The cells that have anything to read."""
        return [cell for cell in self.cells if cell.text.strip()]

    @property
    def is_wide(self) -> bool:
        """Whether it is one cell across all columns."""
        return bool(self.cells) and number(self.cells[0].element, "gridSpan", 1) >= len(self.cells)


def _is_yellow(paragraph: SlideParagraph) -> bool:
    sequences = yellow_sequences(paragraph.atoms)
    return len(sequences) == 1 and is_all(sequences[0], paragraph.atoms)


def read_rows(
    table: Element, palette: Palette, highlights: Highlights | None = None
) -> list[SlideRow]:
    """Read the rows of a table.

    Args:
        table: The `a:tbl`.
        palette: What the page's colours are.
        highlights: Those that its text inherits, if there are any.
    """
    properties = child(table, "a:tblPr")
    has_header = properties is not None and properties.get("firstRow") in {"1", "true"}
    found = children(table, "a:tr")
    return [
        SlideRow(
            element=element,
            cells=[
                _read_cell(cell, column, palette, highlights)
                for column, cell in enumerate(children(element, "a:tc"))
            ],
            is_header=has_header and index == 0 and len(found) > 1,
        )
        for index, element in enumerate(found)
    ]


def _read_cell(
    element: Element, column: int, palette: Palette, highlights: Highlights | None
) -> SlideCell:
    ground = palette.fill(child(element, "a:tcPr")) or CLEAR
    body = child(element, "a:txBody")
    is_covered = any(element.get(key) in {"1", "true"} for key in ("hMerge", "vMerge"))
    return SlideCell(
        element=element,
        column=column,
        ground=ground,
        paragraphs=[]
        if is_covered
        else read_paragraphs(
            body,
            palette,
            ground=ground,
            inherited=nothing_inherited if highlights is None else highlights.of(element),
        ),
    )


def repeating(rows: Sequence[SlideRow]) -> list[list[list[SlideRow]]]:
    """Find the rows that repeat: for each field its blocks of rows; see `row_blocks`."""
    reached = [set[int]() for _ in rows]
    for index, row in enumerate(rows):
        for cell in row.cells:
            span = number(cell.element, "rowSpan", 1)
            for below in reached[index + 1 : index + span]:
                below.add(index)
    signs = [
        RowSign(prompts=row.prompts, reached_from=frozenset(starts), is_wide=row.is_wide)
        for row, starts in zip(rows, reached, strict=True)
    ]
    return [[[rows[one] for one in block] for block in blocks] for blocks in repeats_of(signs)]


def copied(row: Element) -> Element:
    """Copy a row without the number that no other row has."""
    clone = deepcopy(row)
    clone.tail = None
    for extension in [part for part in clone if name(part) == "a:extLst"]:
        clone.remove(extension)
    return clone


def titles_of(rows: Sequence[SlideRow]) -> dict[int, str]:
    """Return the titles of the columns, where the first row has no field but titles."""
    if not rows or any(
        cell.is_yellow or yellow_sequences(paragraph.atoms)
        for cell in rows[0].cells
        for paragraph in cell.paragraphs
    ):
        return {}
    return {cell.column: folded(cell.text) for cell in rows[0].cells}
