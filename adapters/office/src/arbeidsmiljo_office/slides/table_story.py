"""Going through a table of a slide: rows that repeat, and fields of single cells."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve, field

from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.atoms import text_of
from arbeidsmiljo_office.draft import Draft, Mark, Slot
from arbeidsmiljo_office.fit.asked import Asked, asked_in, asked_in_all
from arbeidsmiljo_office.fit.found import CellText, Repeats
from arbeidsmiljo_office.markup import Element, child, children, descend, number
from arbeidsmiljo_office.pieces import RegionKind
from arbeidsmiljo_office.prompts import folded
from arbeidsmiljo_office.scan import (
    Found,
    Position,
    RawRow,
    Scan,
    repeat,
    repeating_field,
)
from arbeidsmiljo_office.slides.boxes import counted_frame, take_frame
from arbeidsmiljo_office.slides.list_styles import Highlights
from arbeidsmiljo_office.slides.measured import take_table
from arbeidsmiljo_office.slides.paragraphs import take_paragraph
from arbeidsmiljo_office.slides.table import (
    SlideCell,
    SlideRow,
    copied,
    read_rows,
    repeating,
    titles_of,
)
from arbeidsmiljo_office.slides.text import SlideMarker, SlideParagraph
from arbeidsmiljo_office.yellow import Palette


@define(eq=False, kw_only=True)
class TableStory:
    """A table of a slide, while it is gone through.

    Attributes:
        scan: Takes up what is found.
        draft: The part.
        palette: What the colours of the slide are.
        words: What a person calls the table.
        highlights: Those that its text inherits, if there are any.
    """

    scan: Scan
    draft: Draft
    palette: Palette
    words: str
    highlights: Highlights | None = None
    _cells: dict[tuple[int, int], CellText] = field(
        factory=dict[tuple[int, int], CellText], init=False
    )
    _repeats: dict[int, Repeats] = field(factory=dict[int, Repeats], init=False)

    @property
    def _marker(self) -> SlideMarker:
        return SlideMarker(self.draft, self.palette)

    def walk(self, table: Element, frame: Element, *, page: int, stream: str) -> None:
        """Find the fields of the table: rows that repeat, and those of single cells.

        Args:
            table: The `a:tbl`.
            frame: The `p:graphicFrame` that it stands in.
            page: The number of the slide.
            stream: What the outline calls the page.
        """
        rows = read_rows(table, self.palette, self.highlights)
        groups = {id(blocks[0][0].element): blocks for blocks in repeating(rows)}
        raw = [RawRow(cells=[(cell.column, cell.text) for cell in row.cells]) for row in rows]
        number = self.scan.new_table(raw, page=page)
        position = Position(stream=stream, page=page, box=0, table=number)
        take_frame(self.scan, frame, position.table)
        header = titles_of(rows)
        for index, row in enumerate(rows):
            words = f"{self.words}, row {index + 1}"
            group = groups.get(id(row.element))
            if group is not None:
                found = self._repeat(group, rows, frame, words)
                if len(groups) == 1:
                    counted_frame(self.draft, frame, found.slot)
                repeat(raw, index, found, len(group))
            for cell in row.cells:
                place = evolve(position, box=self.scan.new_box(), row=index, column=cell.column)
                repeated = raw[index].slot
                if repeated is not None:
                    self._lines(cell.paragraphs, place, repeated)
                    continue
                title = header.get(cell.column, "")
                column = f"column «{title}»" if index and title else f"column {cell.column + 1}"
                self._cell(cell, place, f"{words}, {column}")
        take_table(self.scan, self.draft, table, self._cells, self._repeats, at=position)

    def _cell(self, cell: SlideCell, position: Position, words: str) -> None:
        if not (cell.is_yellow and cell.is_prompt):
            asked = list[Asked]()
            for index, paragraph in enumerate(cell.paragraphs):
                slots = take_paragraph(self.scan, self._marker, paragraph, position, words)
                if slots:
                    asked += asked_in(index, paragraph, slots)
            if asked:
                self._cells[position.row, cell.column] = CellText(asked=tuple(asked))
            return
        found = Found(prompt=folded(cell.text), place=words, kind=FieldKind.PARAGRAPH)
        self.scan.founds.append(found)
        self._lines(cell.paragraphs, position, found.slot)
        self._take(position.row, cell, found.slot)
        self._marker.all(cell.paragraphs, found.slot, is_whole=True)
        self._cell_ground(cell.element, found.slot)

    def _take(self, row: int, cell: SlideCell, slot: Slot) -> None:
        """Take down a cell that is all one field."""
        asked, gone = asked_in_all(cell.paragraphs, slot)
        self._cells[row, cell.column] = CellText(asked=(asked,), gone=tuple(gone))

    def _lines(self, paragraphs: Sequence[SlideParagraph], position: Position, slot: Slot) -> None:
        """Take down paragraphs that are all one field."""
        for paragraph in paragraphs:
            self.scan.line(position, [(text_of(paragraph.atoms), slot)])

    def _cell_ground(self, cell: Element, slot: Slot) -> None:
        for fill in children(child(cell, "a:tcPr"), "a:solidFill"):
            self.draft.cut(fill, slot)

    def _repeat(
        self,
        blocks: Sequence[Sequence[SlideRow]],
        rows: Sequence[SlideRow],
        frame: Element,
        words: str,
    ) -> Found:
        """Take blocks of rows as one field that repeats, and mark what has to grow with them."""
        found = repeating_field([row.prompts for row in blocks[0]], words)
        self.scan.founds.append(found)
        slot = found.slot
        numbers = {id(row): index for index, row in enumerate(rows)}
        for turn, block in enumerate(blocks):
            repeats = Repeats(slot=slot, block=turn, blocks=len(blocks))
            self._repeats |= {numbers[id(row)]: repeats for row in block}
            cells = ((numbers[id(row)], cell) for row in block for cell in row.asked)
            for index, (number_of_row, cell) in enumerate(cells):
                column = Slot(number=index, is_column=True)
                self._take(number_of_row, cell, column)
                self._marker.all(cell.paragraphs, column, is_whole=False)
                if cell.is_yellow:
                    self._cell_ground(cell.element, column)
        elements = [[row.element for row in block] for block in blocks]
        clones = [[copied(row) for row in block] for block in elements]
        is_table = len(blocks) * found.rows == len(rows)
        grow = Mark(kind=RegionKind.GROW, slots=[slot], count=len(blocks), keep_row=is_table)
        extent = descend(frame, "p:xfrm", "a:ext")
        if extent is not None:
            height = sum(number(row, "h", 0) for row in elements[-1])
            self._grow(extent, "cy", evolve(grow, step=height))
        first = rows.index(blocks[0][0])
        for index, row in enumerate(rows[:first]):
            for cell in row.cells:
                if index + number(cell.element, "rowSpan", 1) > first:
                    self._grow(cell.element, "rowSpan", evolve(grow, step=found.rows))
        mark = Mark(kind=RegionKind.ROWS, slots=[slot], keep_row=is_table)
        self.draft.rows(elements, mark, clones)
        return found

    def _grow(self, element: Element, key: str, mark: Mark) -> None:
        """Let a number grow with the records that are more than the rows of the template."""
        own = number(element, key, -1)
        if own >= 0:
            element.set(key, self.draft.attribute(evolve(mark, number=own)))
