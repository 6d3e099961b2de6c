"""Going through a Word document's text: body, tables, text boxes, headers, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final, TypeAlias

from attrs import define, field

from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.atoms import is_all, text_of, yellow_sequences
from arbeidsmiljo_office.draft import Draft, Mark, Slot
from arbeidsmiljo_office.fit.found import Repeats
from arbeidsmiljo_office.fit.word_styles import WordStyles
from arbeidsmiljo_office.markup import Element, attribute, descend, everywhere, name, number
from arbeidsmiljo_office.pictures.drawing import Dialect, line_picture
from arbeidsmiljo_office.pieces import Pieces, RegionKind
from arbeidsmiljo_office.prompts import folded
from arbeidsmiljo_office.scan import (
    Found,
    Position,
    RawRow,
    Scan,
    repeat,
    repeating_field,
)
from arbeidsmiljo_office.word.bookmarks import anchored_rows, counted_table
from arbeidsmiljo_office.word.fixed import Fixed, fixed_box, fixed_cells, fixed_frame
from arbeidsmiljo_office.word.further_rows import further_row
from arbeidsmiljo_office.word.lines import take_line
from arbeidsmiljo_office.word.marks import WordMarker
from arbeidsmiljo_office.word.revisions import last_number
from arbeidsmiljo_office.word.room import Pages
from arbeidsmiljo_office.word.sizes import mark_sizes
from arbeidsmiljo_office.word.styles import Styles
from arbeidsmiljo_office.word.table import WordCell, WordRow, read_rows, repeating
from arbeidsmiljo_office.word.text import WordParagraph, read_paragraph

_BLOCK_WRAPPERS: Final = frozenset(
    ["w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"]
)


_Walk: TypeAlias = Callable[[Element], None]


@define(eq=False, kw_only=True)
class _Place:
    """Where the walk is: in words, in the outline, and in a cell or a place of one size."""

    words: str
    position: Position
    counts_paragraphs: bool = False
    cell: WordCell | None = None
    fixed: Fixed | None = None


@define(eq=False, kw_only=True)
class WordStory:
    """One part of a Word document, while it is gone through.

    Attributes:
        scan: Takes up what is found.
        draft: The part.
        styles: Of the document.
        pages: Of the document.
        text_styles: Gives what the text of the document inherits.
    """

    scan: Scan
    draft: Draft
    styles: Styles
    pages: Pages
    text_styles: Callable[[], WordStyles]
    _paragraphs: int = field(default=0, init=False)
    _tables: int = field(default=0, init=False)
    _caption: str = field(default="", init=False)
    _heading: str = field(default="", init=False)
    _drawing: int = field(default=-1, init=False)
    _number: int = field(default=-1, init=False)
    _drawn: tuple[Pieces, ...] = field(default=(), init=False)
    _frames: dict[Element, Fixed] = field(factory=dict[Element, Fixed], init=False)
    _boxes: list[int | None] = field(factory=list["int | None"], init=False)
    _copies: Iterator[int | None] = field(factory=lambda: iter(()), init=False)

    def walk(self, container: Element, *, words: str, stream: str) -> None:
        """Go through a body, header, footer or note.

        Args:
            container: What holds the paragraphs.
            words: What a person calls the place; empty for the body.
            stream: What the outline calls it.
        """
        position = Position(stream=stream, box=self.scan.new_box())
        place = _Place(words=words, position=position, counts_paragraphs=not words)
        self.scan.drawn[0, stream] += sum(1 for _ in everywhere(container, "pic:pic"))
        self._blocks(container, place)
        self._put(dict.fromkeys(self._frames.values()))
        self._frames.clear()

    def _put(self, places: Iterable[Fixed]) -> None:
        """Take down the places that were gone through and do not grow."""
        for place in places:
            place.put(self.scan)

    @property
    def _marker(self) -> WordMarker:
        return WordMarker(self.draft, self.styles)

    def _blocks(self, container: Element, place: _Place) -> None:
        for element in list(container):
            match name(element):
                case "w:p":
                    self._paragraph(self._read(element, place.cell), place)
                case "w:tbl":
                    self._table(element, place)
                case "mc:AlternateContent":
                    self._branches(element, lambda branch: self._blocks(branch, place))
                case wrapper if wrapper in _BLOCK_WRAPPERS:
                    self._blocks(element, place)
                case _:
                    pass

    def _read(self, element: Element, cell: WordCell | None) -> WordParagraph:
        if cell is None:
            return read_paragraph(element, self.styles)
        return read_paragraph(element, self.styles, ground=cell.ground, below=cell.look)

    def _paragraph(self, paragraph: WordParagraph, place: _Place) -> None:
        """Find the fields of a paragraph, and then those of the text boxes anchored in it."""
        words = place.words
        text = text_of(paragraph.atoms)
        if place.counts_paragraphs and text.strip():
            self._paragraphs += 1
            words = f"paragraph {self._paragraphs}"
            self._remember(text, self.styles.name_of(paragraph.properties))
        sequences = yellow_sequences(paragraph.atoms)
        is_whole = len(sequences) == 1 and is_all(sequences[0], paragraph.atoms)
        founds = list[Found]()
        for sequence in sequences:
            found = Found(
                prompt=folded(text_of(sequence)),
                place=words,
                kind=FieldKind.PARAGRAPH if is_whole else FieldKind.INLINE,
                room=self.pages.room(paragraph.element, place.cell) if is_whole else None,
            )
            founds.append(found)
            self.scan.founds.append(found)
        named = [(found, one.slot) for found, one in zip(sequences, founds, strict=True)]
        take_line(self.scan, self.draft, paragraph, place.position, named)
        self.scan.doubt_text(paragraph.atoms, words)
        fixed = self._frame(paragraph.element) or place.fixed if founds else None
        if fixed is not None:
            fixed.take(paragraph, [found.slot for found in founds])
        for sequence, found in zip(sequences, founds, strict=True):
            self._marker.sequence(
                paragraph, sequence, found.slot, is_whole=is_whole, pictures=self._pictures(found)
            )
            if place.cell is not None:
                self._marker.ground(place.cell, found.slot)
        self._drawings(paragraph, place)

    def _frame(self, paragraph: Element) -> Fixed | None:
        """Return the frame that a paragraph with a field stands in, if it does not grow."""
        if paragraph not in self._frames:
            frame = fixed_frame(paragraph, self.draft.name)
            if frame is not None:
                self._frames |= dict.fromkeys(frame.paragraphs, frame)
        return self._frames.get(paragraph)

    def _pictures(self, found: Found) -> Sequence[Pieces]:
        """Return the pictures that can take the place of a field, if any can."""
        if found.room is None:
            return ()
        if not self._drawn:
            strict = str(self.draft.tree.getroot().tag).startswith("{http://purl.oclc.org/")
            self._drawn = line_picture(Dialect(is_strict=strict), self._last_drawing())
        return self._drawn

    def _drawings(self, paragraph: WordParagraph, place: _Place) -> None:
        for drawing in paragraph.drawings:
            if name(drawing) == "mc:AlternateContent":
                self._branches(drawing, lambda branch: self._text_boxes(branch, place))
            else:
                self._text_boxes(drawing, place)

    def _branches(self, element: Element, walk: _Walk) -> None:
        """Go through content that is there once for each kind of program that may read it."""
        since, first = len(self.scan.founds), len(self._boxes)
        branches = [part for part in element if name(part) in {"mc:Choice", "mc:Fallback"}]
        for index, branch in enumerate(branches):
            if index == 0:
                walk(branch)
            else:
                if not self.scan.is_muted:
                    self._copies = iter(self._boxes[first:])
                self.scan.second_copy(partial(walk, branch), since=since)

    def _text_boxes(self, drawing: Element, place: _Place) -> None:
        for element in list(drawing):
            match name(element):
                case "w:txbxContent":
                    words = ", ".join(filter(None, (place.words, "text box")))
                    position = Position(stream="text box", box=self.scan.new_box())
                    fixed = fixed_box(element, self.draft.name)
                    since = len(self.scan.founds)
                    self._blocks(element, _Place(words=words, position=position, fixed=fixed))
                    if len(self.scan.founds) > since:
                        self._box(element, fixed)
                case "mc:AlternateContent":
                    self._branches(element, lambda branch: self._text_boxes(branch, place))
                case _:
                    self._text_boxes(element, place)

    def _box(self, content: Element, fixed: Fixed | None) -> None:
        """Take down a text box with fields, and mark its text where it may be set smaller.

        Of one that is there twice, both copies are set smaller alike.
        """
        if self.scan.is_muted:
            number = next(self._copies, None)
        else:
            count = len(self.scan.texts)
            self._put([] if fixed is None else [fixed])
            may_shrink = fixed is not None and fixed.may_shrink
            number = count if may_shrink and len(self.scan.texts) > count else None
            self._boxes.append(number)
        if number is not None and not mark_sizes(self.draft, content, number, self.text_styles()):
            self.scan.leave_size(number)

    def _table(self, table: Element, place: _Place) -> None:
        """Find the fields of a table: rows that repeat, and those of single cells."""
        rows = read_rows(table, self.styles, place.cell)
        which = self._table_words(table, place)
        groups = {id(blocks[0][0].element): blocks for blocks in repeating(rows)}
        raw = [RawRow(cells=[(cell.column, cell.text) for cell in row.cells]) for row in rows]
        number = self.scan.new_table(raw)
        header = _header(rows)
        for index, row in enumerate(rows):
            words = ", ".join(filter(None, (place.words, which, f"row {index + 1}")))
            group = groups.get(id(row.element))
            if group is not None:
                found = self._repeat(group, words, is_table=len(group) * len(group[0]) == len(rows))
                counted_table(self.draft, rows[index - 1].element if index else None, found.slot)
                repeat(raw, index, found, len(group))
            fixed = {} if raw[index].slot else fixed_cells(row, self.draft.name)
            for cell in row.cells:
                position = Position(
                    stream=place.position.stream,
                    box=self.scan.new_box(),
                    table=number,
                    row=index,
                    column=cell.column,
                )
                title = header.get(cell.column, "")
                column = f"column «{title}»" if index and title else f"column {cell.column + 1}"
                around = _Place(
                    words=f"{words}, {column}",
                    position=position,
                    cell=cell,
                    fixed=fixed.get(cell.element),
                )
                repeated = raw[index].slot
                if repeated is None:
                    self._cell(around, cell)
                    continue
                self._lines(cell.paragraphs, position, repeated)
                for paragraph in cell.paragraphs:  # no field is in their boxes, but a doubt may be
                    self._drawings(paragraph, around)
            self._put(fixed.values())

    def _remember(self, text: str, style: str) -> None:
        """Remember what the next table may be called by."""
        self._caption = folded(text) if style.startswith("caption") else ""
        if style.startswith("heading"):
            self._heading = folded(text)

    def _table_words(self, table: Element, place: _Place) -> str:
        """Name a table: by its own title, the caption above it, its heading, or its number."""
        title = folded(attribute(descend(table, "w:tblPr", "w:tblCaption"), "w:val") or "")
        if not place.counts_paragraphs:
            return f"table «{title}»" if title else "table"
        self._tables += 1
        title = title or self._caption or self._heading
        self._caption = self._heading = ""
        return f"table «{title}»" if title else f"table {self._tables}"

    def _cell(self, place: _Place, cell: WordCell) -> None:
        if not cell.is_simple:
            self._blocks(cell.element, place)
            return
        if not (cell.is_yellow and cell.is_prompt):
            for paragraph in cell.paragraphs:
                self._paragraph(paragraph, place)
            return
        found = Found(
            prompt=folded(cell.text),
            place=place.words,
            kind=FieldKind.PARAGRAPH,
            room=self.pages.room(cell.paragraphs[0].element, cell),
        )
        self.scan.founds.append(found)
        self._lines(cell.paragraphs, place.position, found.slot)
        if place.fixed is not None:
            place.fixed.take_all(cell.paragraphs, found.slot)
        pictures = self._pictures(found)
        self._marker.cell(cell.paragraphs, found.slot, is_whole=True, pictures=pictures)
        self._marker.ground(cell, found.slot)
        for paragraph in cell.paragraphs:
            self._drawings(paragraph, place)

    def _lines(self, paragraphs: Sequence[WordParagraph], position: Position, slot: Slot) -> None:
        """Take down paragraphs that are all one field."""
        for paragraph in paragraphs:
            take_line(self.scan, self.draft, paragraph, position, [(paragraph.atoms, slot)])

    def _repeat(self, blocks: Sequence[Sequence[WordRow]], words: str, *, is_table: bool) -> Found:
        """Take blocks of rows as one field that repeats.

        Each is followed by itself as it may stand a second time.
        """
        found = repeating_field([row.prompts for row in blocks[0]], words)
        self.scan.founds.append(found)
        for index, block in enumerate(blocks):
            repeats = Repeats(slot=found.slot, block=index, blocks=len(blocks))
            fixed = dict[Element, Fixed]()
            for row in block:
                fixed |= fixed_cells(row, self.draft.name, repeats)
                self._marker.controls(row.element, found.slot)
            for place, cell in enumerate(cell for row in block for cell in row.asked):
                column = Slot(number=place, is_column=True)
                if cell.element in fixed:
                    fixed[cell.element].take_all(cell.paragraphs, column)
                self._marker.cell(cell.paragraphs, column, is_whole=False)
                self._marker.ground(cell, column if cell.holder is None else found.slot)
            self._put(fixed.values())
        elements = [[row.element for row in block] for block in blocks]
        anchored_rows(self.draft, [row for block in elements for row in block])
        clones = [
            [further_row(self.draft, row, self._last_drawing, self._last_number) for row in block]
            for block in elements
        ]
        mark = Mark(kind=RegionKind.ROWS, slots=[found.slot], keep_row=is_table)
        self.draft.rows(elements, mark, clones)
        return found

    def _last_drawing(self) -> int:
        """Return the highest number that a drawing of the part has."""
        if self._drawing < 0:
            drawings = everywhere(self.draft.tree.getroot(), "wp:docPr")
            self._drawing = max((number(e, "id", 0) for e in drawings), default=0)
        return self._drawing

    def _last_number(self) -> int:
        """Return the highest number that anything in the part has beside drawings."""
        if self._number < 0:
            self._number = last_number(self.draft.tree.getroot())
        return self._number


def _header(rows: Sequence[WordRow]) -> dict[int, str]:
    """Return the titles of the columns, where the first row has no field but titles."""
    if not rows or any(
        yellow_sequences(paragraph.atoms) for cell in rows[0].cells for paragraph in cell.paragraphs
    ):
        return {}
    return {cell.column: folded(cell.text) for cell in rows[0].cells}
