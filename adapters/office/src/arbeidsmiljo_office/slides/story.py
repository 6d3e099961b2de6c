"""Going through a slide or its notes: shapes, groups of shapes and tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import partial
from typing import Final

from attrs import define, evolve, field

from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.atoms import bits_of, is_all, text_of, yellow_sequences
from arbeidsmiljo_office.draft import Draft, Mark, Slot
from arbeidsmiljo_office.markup import (
    Element,
    child,
    children,
    descend,
    everywhere,
    made,
    name,
    number,
)
from arbeidsmiljo_office.pieces import RegionKind
from arbeidsmiljo_office.prompts import folded
from arbeidsmiljo_office.scan import Found, Position, RawRow, Scan
from arbeidsmiljo_office.slides.frame import (
    Placeholder,
    chart_frame,
    placeholder_of,
)
from arbeidsmiljo_office.slides.table import SlideCell, SlideRow, read_rows, repeating
from arbeidsmiljo_office.slides.text import SlideMarker, SlideParagraph, read_paragraphs
from arbeidsmiljo_office.yellow import has_yellow_fill

_WORDS: Final = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "subtitle",
    "ftr": "footer",
    "dt": "date",
    "sldNum": "slide number",
    "body": "text",
    "": "text",
}


_STREAMS: Final = {"ftr": "footer", "dt": "date", "sldNum": "number"}


def _nowhere(_: Placeholder) -> Element | None:
    return None


@define(eq=False, kw_only=True)
class SlideStory:
    """A slide or its notes, while it is gone through.

    Attributes:
        scan: Takes up what is found.
        draft: The part.
        page: The number of the slide.
        words: What a person calls it: `slide 4`.
        stream: What the outline calls it.
        inherited: Tells where a placeholder stands that says nothing of it itself.
    """

    scan: Scan
    draft: Draft
    page: int
    words: str
    stream: str
    inherited: Callable[[Placeholder], Element | None] = _nowhere
    _tables: int = field(default=0, init=False)
    _all_tables: int = field(default=0, init=False)

    def walk(self) -> None:
        """Go through the part."""
        tree = descend(self.draft.tree.getroot(), "p:cSld", "p:spTree")
        if tree is not None:
            self._all_tables = sum(1 for _ in everywhere(tree, "a:tbl"))
            self._shapes(tree)

    @property
    def _marker(self) -> SlideMarker:
        return SlideMarker(self.draft)

    def _shapes(self, parent: Element) -> None:
        for element in list(parent):
            match name(element):
                case "p:sp":
                    self._shape(element)
                case "p:grpSp":
                    self._shapes(element)
                case "p:graphicFrame":
                    table = descend(element, "a:graphic", "a:graphicData", "a:tbl")
                    if table is not None:
                        self._table(table, element)
                    elif next(everywhere(element, "c:chart"), None) is not None:
                        self.scan.charts.add(self.page)
                case "mc:AlternateContent":
                    self._branches(element)
                case _:
                    pass

    def _branches(self, element: Element) -> None:
        """Go through content that is there once for each kind of program that may read it."""
        branches = [part for part in element if name(part) in {"mc:Choice", "mc:Fallback"}]
        since = len(self.scan.founds)
        for index, branch in enumerate(branches):
            if index == 0:
                self._shapes(branch)
            else:
                self.scan.second_copy(partial(self._shapes, branch), since=since)

    def _shape(self, shape: Element) -> None:
        properties = child(shape, "p:spPr")
        body = child(shape, "p:txBody")
        paragraphs = read_paragraphs(body)
        placeholder = placeholder_of(shape)
        kind = "text box" if placeholder is None else _WORDS.get(placeholder[0], "text")
        stream = "text" if placeholder is None else _STREAMS.get(placeholder[0], "text")
        position = Position(
            stream=f"{self.stream}, {stream}", page=self.page, box=self.scan.new_box()
        )
        if has_yellow_fill(properties):
            self._yellow_shape(shape, paragraphs, position)
            return
        several = sum(found.can_hold_text for found in paragraphs) > 1
        count = 0
        for paragraph in paragraphs:
            words = f"{self.words}, {kind}"
            if paragraph.can_hold_text:
                count += 1
                if several:
                    words += f", paragraph {count}"
            self._paragraph(paragraph, position, words)

    def _yellow_shape(
        self, shape: Element, paragraphs: Sequence[SlideParagraph], position: Position
    ) -> None:
        """Take a shape that is filled with yellow as one field."""
        label = descend(shape, "p:nvSpPr", "p:cNvPr")
        text = "\n".join(text_of(paragraph.atoms) for paragraph in paragraphs)
        names = [label.get(key) or "" for key in ("descr", "name")] if label is not None else []
        prompt = next((words for words in map(folded, (text, *names)) if words), "")
        placeholder = placeholder_of(shape)
        place = descend(shape, "p:spPr", "a:xfrm")
        if place is None and placeholder is not None:
            place = self.inherited(placeholder)
        found = Found(prompt=prompt, place=f"{self.words}, yellow shape", kind=FieldKind.SHAPE)
        self.scan.founds.append(found)
        slot = found.slot
        self._lines(paragraphs, position, slot)
        frame = None if place is None else chart_frame(self.draft, shape, place)
        for fill in children(child(shape, "p:spPr"), "a:solidFill"):
            self.draft.cut(fill, slot, made(fill, "noFill"))
        if paragraphs:
            self._marker.all(paragraphs, slot, is_whole=True)
        else:
            self._give_body(shape, slot)
        if frame is not None:
            found.takes_chart = True
            mark = Mark(kind=RegionKind.SHAPE, slots=[slot])
            self.draft.wrap(shape, shape, mark, [frame])

    def _give_body(self, shape: Element, slot: Slot) -> None:
        """Mark a shape that cannot hold text as one that will when it is filled."""
        like = descend(shape, "p:spPr", "a:solidFill")
        assert like is not None  # noqa: S101 - the shape is yellow
        body = self._marker.body(shape, like, slot)
        extension = child(shape, "p:extLst")
        position = len(shape) if extension is None else shape.index(extension)
        self.draft.insert(shape, position, Mark(kind=RegionKind.SWAP, slots=[slot]), [body])

    def _paragraph(self, paragraph: SlideParagraph, position: Position, words: str) -> None:
        sequences = yellow_sequences(paragraph.atoms)
        is_whole = len(sequences) == 1 and is_all(sequences[0], paragraph.atoms)
        founds = [
            Found(
                prompt=folded(text_of(sequence)),
                place=words,
                kind=FieldKind.PARAGRAPH if is_whole else FieldKind.INLINE,
            )
            for sequence in sequences
        ]
        self.scan.founds += founds
        named = [(found, one.slot) for found, one in zip(sequences, founds, strict=True)]
        self.scan.line(position, bits_of(paragraph.atoms, named))
        for sequence, slot in named:
            self._marker.sequence(paragraph, sequence, slot, is_whole=is_whole)

    def _table(self, table: Element, frame: Element) -> None:
        """Find the fields of a table: rows that repeat, and those of single cells."""
        rows = read_rows(table)
        self._tables += 1
        which = f"table {self._tables}" if self._all_tables > 1 else "table"
        groups = {id(group[0].element): group for group in repeating(rows)}
        raw = [RawRow(cells=[(cell.column, cell.text) for cell in row.cells]) for row in rows]
        position = Position(
            stream=f"{self.stream}, text", page=self.page, box=0, table=self.scan.new_table(raw)
        )
        header = _header(rows)
        for index, row in enumerate(rows):
            words = f"{self.words}, {which}, row {index + 1}"
            group = groups.get(id(row.element))
            if group is not None:
                slot = self._repeat(group, rows, frame, words)
                for later in raw[index : index + len(group)]:
                    later.slot = slot
            for cell in row.cells:
                place = evolve(position, box=self.scan.new_box(), row=index, column=cell.column)
                repeated = raw[index].slot
                if repeated is not None:
                    self._lines(cell.paragraphs, place, repeated)
                    continue
                title = header.get(cell.column, "")
                column = f"column «{title}»" if index and title else f"column {cell.column + 1}"
                self._cell(cell, place, f"{words}, {column}")

    def _cell(self, cell: SlideCell, position: Position, words: str) -> None:
        if not (cell.is_yellow and cell.is_prompt):
            for paragraph in cell.paragraphs:
                self._paragraph(paragraph, position, words)
            return
        found = Found(prompt=folded(cell.text), place=words, kind=FieldKind.PARAGRAPH)
        self.scan.founds.append(found)
        self._lines(cell.paragraphs, position, found.slot)
        self._marker.all(cell.paragraphs, found.slot, is_whole=True)
        self._cell_ground(cell.element, found.slot)

    def _lines(self, paragraphs: Sequence[SlideParagraph], position: Position, slot: Slot) -> None:
        """Take down paragraphs that are all one field."""
        for paragraph in paragraphs:
            self.scan.line(position, [(text_of(paragraph.atoms), slot)])

    def _cell_ground(self, cell: Element, slot: Slot) -> None:
        for fill in children(child(cell, "a:tcPr"), "a:solidFill"):
            self.draft.cut(fill, slot)

    def _repeat(
        self, group: Sequence[SlideRow], rows: Sequence[SlideRow], frame: Element, words: str
    ) -> Slot:
        """Take rows as one field that repeats, and mark what has to grow with them."""
        columns = group[0].columns
        found = Found(prompt=" | ".join(columns), place=words, kind=FieldKind.ROW, columns=columns)
        self.scan.founds.append(found)
        slot = found.slot
        for row in group:
            asked = [cell for cell in row.cells if cell.text.strip()]
            for index, cell in enumerate(asked):
                column = Slot(number=index, is_column=True)
                self._marker.all(cell.paragraphs, column, is_whole=False)
                if cell.is_yellow:
                    self._cell_ground(cell.element, column)
        clones = list[Element]()
        for row in group:
            clone = deepcopy(row.element)
            clone.tail = None
            for extension in [part for part in clone if name(part) == "a:extLst"]:
                clone.remove(extension)  # it holds a number that no other row has
            clones.append(clone)
        grow = Mark(
            kind=RegionKind.GROW, slots=[slot], count=len(group), keep_row=len(group) == len(rows)
        )
        extent = descend(frame, "p:xfrm", "a:ext")
        if extent is not None:
            self._grow(extent, "cy", evolve(grow, step=number(group[-1].element, "h", 0)))
        first = rows.index(group[0])
        for index, row in enumerate(rows[:first]):
            for cell in row.cells:
                if index + number(cell.element, "rowSpan", 1) > first:
                    self._grow(cell.element, "rowSpan", evolve(grow, step=1))
        mark = Mark(kind=RegionKind.ROWS, slots=[slot], keep_row=grow.keep_row)
        self.draft.rows([row.element for row in group], mark, clones)
        return slot

    def _grow(self, element: Element, key: str, mark: Mark) -> None:
        """Let a number grow with the records that are more than the rows of the template."""
        own = number(element, key, -1)
        if own >= 0:
            element.set(key, self.draft.attribute(evolve(mark, number=own)))


def _header(rows: Sequence[SlideRow]) -> dict[int, str]:
    """Return the titles of the columns, where the first row has no field but titles."""
    if not rows or any(
        cell.is_yellow or yellow_sequences(paragraph.atoms)
        for cell in rows[0].cells
        for paragraph in cell.paragraphs
    ):
        return {}
    return {cell.column: folded(cell.text) for cell in rows[0].cells}
