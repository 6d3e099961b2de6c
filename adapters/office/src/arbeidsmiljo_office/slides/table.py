"""The tables of a presentation, and which of their rows repeat."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from arbeidsmiljo_office.atoms import is_all, text_of, yellow_sequences
from arbeidsmiljo_office.markup import Element, child, children
from arbeidsmiljo_office.prompts import folded, made_columns
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
    def columns(self) -> tuple[str, ...]:
        """The prompts of its cells, where all that it has to read is yellow; else nothing."""
        asked = [cell for cell in self.cells if cell.text.strip()]
        if self.is_header or len(self.cells) < 2:  # noqa: PLR2004 - a table of columns
            return ()
        if not all(cell.is_prompt for cell in asked):
            return ()
        return made_columns(folded(cell.text) for cell in asked)


def _is_yellow(paragraph: SlideParagraph) -> bool:
    sequences = yellow_sequences(paragraph.atoms)
    return len(sequences) == 1 and is_all(sequences[0], paragraph.atoms)


def read_rows(table: Element, palette: Palette) -> list[SlideRow]:
    """Read the rows of a table.

    Args:
        table: The `a:tbl`.
        palette: What the page's colours are.
    """
    properties = child(table, "a:tblPr")
    has_header = properties is not None and properties.get("firstRow") in {"1", "true"}
    found = children(table, "a:tr")
    return [
        SlideRow(
            element=element,
            cells=[
                _read_cell(cell, column, palette)
                for column, cell in enumerate(children(element, "a:tc"))
            ],
            is_header=has_header and index == 0 and len(found) > 1,
        )
        for index, element in enumerate(found)
    ]


def _read_cell(element: Element, column: int, palette: Palette) -> SlideCell:
    ground = palette.fill(child(element, "a:tcPr")) or CLEAR
    body = child(element, "a:txBody")
    is_covered = any(element.get(key) in {"1", "true"} for key in ("hMerge", "vMerge"))
    return SlideCell(
        element=element,
        column=column,
        ground=ground,
        paragraphs=[] if is_covered else read_paragraphs(body, palette, ground=ground),
    )


def repeating(rows: Sequence[SlideRow]) -> list[list[SlideRow]]:
    """Find the rows that repeat: neighbours with the same prompts are one group."""
    groups = list[list[SlideRow]]()
    previous: tuple[str, ...] = ()
    for row in rows:
        columns = row.columns
        if columns and columns == previous:
            groups[-1].append(row)
        elif columns:
            groups.append([row])
        previous = columns
    return groups
