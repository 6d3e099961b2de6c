"""Going through a slide or its notes: shapes, groups of shapes and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from attrs import define, field, frozen

from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.anchors import plain_name
from arbeidsmiljo_office.atoms import text_of
from arbeidsmiljo_office.colours import fill_of
from arbeidsmiljo_office.draft import Draft, Mark, Slot
from arbeidsmiljo_office.fit.asked import Asked, asked_in, asked_in_all
from arbeidsmiljo_office.markup import (
    Element,
    attribute,
    child,
    children,
    descend,
    everywhere,
    name,
)
from arbeidsmiljo_office.pieces import RegionKind
from arbeidsmiljo_office.prompts import folded
from arbeidsmiljo_office.scan import (
    Found,
    Position,
    Scan,
)
from arbeidsmiljo_office.slides.boxes import take_box
from arbeidsmiljo_office.slides.frame import (
    Placeholder,
    chart_frame,
    drawn,
    free_shape,
    place_of,
    placeholder_of,
)
from arbeidsmiljo_office.slides.list_styles import Highlights, nothing_inherited
from arbeidsmiljo_office.slides.measured import take_text
from arbeidsmiljo_office.slides.paragraphs import take_paragraph
from arbeidsmiljo_office.slides.picture import picture_shapes, room_for_picture
from arbeidsmiljo_office.slides.shared import share
from arbeidsmiljo_office.slides.stops import signs_of
from arbeidsmiljo_office.slides.table_story import TableStory
from arbeidsmiljo_office.slides.text import SlideMarker, SlideParagraph, read_paragraphs
from arbeidsmiljo_office.yellow import CLEAR, YELLOW, Palette, near_of

_WORDS: Final = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "subtitle",
    "ftr": "footer",
    "hdr": "header",
    "dt": "date",
    "sldNum": "slide number",
    "body": "text",
    "": "text",
}


_STREAMS: Final = {"ftr": "footer", "dt": "date", "sldNum": "number"}


_GENERIC: Final = re.compile(r"\d+\s*$")


@frozen(kw_only=True)
class Framed:
    """What stands in a frame of a page and is a part of its own: a chart or a diagram.

    Attributes:
        key: The relation of the page that leads to it.
        is_chart: Whether it is a chart.
        words: What a person calls it.
    """

    key: str
    is_chart: bool
    words: str


def _nothing(_: Placeholder) -> list[Element]:
    return []


@define(eq=False, kw_only=True)
class SlideStory:
    """A slide or its notes, while it is gone through.

    Attributes:
        scan: Takes up what is found.
        draft: The part.
        page: The number of the slide.
        words: What a person calls it: `slide 4`.
        stream: What the outline calls it.
        palette: What its colours are.
        inherited: Gives the shapes that a placeholder inherits from.
        lists: The roots of its master and its presentation, if list styles highlight anything.
        title: What the page is called, if anything.
        frames: The charts and diagrams that were found.
    """

    scan: Scan
    draft: Draft
    page: int
    words: str
    stream: str
    palette: Palette
    inherited: Callable[[Placeholder], list[Element]] = _nothing
    lists: tuple[Element | None, Element] | None = None
    title: str = field(default="", init=False)
    frames: list[Framed] = field(factory=list[Framed], init=False)
    _tables: int = field(default=0, init=False)
    _all_tables: int = field(default=0, init=False)

    def walk(self) -> None:
        """Go through the part."""
        tree = descend(self.draft.tree.getroot(), "p:cSld", "p:spTree")
        if tree is not None:
            self._all_tables = sum(1 for _ in everywhere(tree, "a:tbl"))
            if self._all_tables == 1:
                self.title = self._read_title(tree)
            self._shapes(tree, CLEAR)

    @property
    def _marker(self) -> SlideMarker:
        return SlideMarker(self.draft, self.palette)

    @property
    def _highlights(self) -> Highlights | None:
        """The highlights that its text inherits."""
        if self.lists is None:
            return None
        master, main = self.lists
        return Highlights(palette=self.palette, above=self._above, master=master, main=main)

    def _read_title(self, tree: Element) -> str:
        """Return what the slide is called, where that is no field."""
        for shape in children(tree, "p:sp"):
            placeholder = placeholder_of(shape)
            if placeholder is not None and _WORDS.get(placeholder[0]) == "title":
                paragraphs = read_paragraphs(child(shape, "p:txBody"), self.palette)
                if not any(atom.is_yellow for found in paragraphs for atom in found.atoms):
                    return folded(" ".join(text_of(found.atoms) for found in paragraphs))
        return ""

    def _shapes(self, parent: Element, ground: str) -> None:
        """Go through shapes; `ground` is what the group that they stand in is filled with."""
        for element in list(parent):
            match name(element):
                case "p:sp":
                    self._shape(element, ground)
                case "p:grpSp":
                    properties = child(element, "p:grpSpPr")
                    own = self._own_ground(properties, ground)
                    self._shapes(element, ground if own is None else own)
                case "p:graphicFrame":
                    self._frame(element)
                case "mc:AlternateContent":
                    self._branches(element, ground)
                case "p:pic":
                    self.scan.drawn[self.page, self.stream] += 1
                case _:
                    pass

    def _frame(self, frame: Element) -> None:
        """Go through a table, or remember a chart or diagram."""
        data = descend(frame, "a:graphic", "a:graphicData")
        table = child(data, "a:tbl")
        if table is not None:
            self._table(table, frame)
            return
        title = _own_title(frame)
        for found in data if data is not None else ():
            if name(found) == "c:chart":
                self.scan.drawn[self.page, self.stream] += 1
                words = f"chart «{title}»" if title else "chart"
                key = attribute(found, "r:id") or ""
                self.frames.append(Framed(key=key, is_chart=True, words=f"{self.words}, {words}"))
            elif name(found) == "dgm:relIds":
                words = f"diagram «{title}»" if title else "diagram"
                key = attribute(found, "r:dm") or ""
                self.frames.append(Framed(key=key, is_chart=False, words=f"{self.words}, {words}"))

    def _own_ground(self, properties: Element | None, group: str) -> str | None:
        """Return what a shape says it is filled with; None where it says nothing."""
        fill = fill_of(properties)
        if fill is not None and name(fill) == "a:grpFill":
            return group
        return self.palette.fill(properties)

    def _above(self, shape: Element) -> list[Element]:
        """Return the shapes that a shape inherits from."""
        placeholder = placeholder_of(shape)
        return [] if placeholder is None else self.inherited(placeholder)

    def _ground(self, shape: Element, group: str) -> str:
        """Return what a shape is filled with, by itself or by what it inherits from."""
        own = self._own_ground(child(shape, "p:spPr"), group)
        if own is not None:
            return own
        for found in self._above(shape):
            own = self._own_ground(child(found, "p:spPr"), CLEAR)
            if own is not None:
                return own
        reference = descend(shape, "p:style", "a:fillRef")
        if reference is None or reference.get("idx") in {None, "0", "1000"}:
            return CLEAR
        return self.palette.colour_in(reference, by_style=True) or CLEAR

    def _branches(self, element: Element, ground: str) -> None:
        """Go through content that is there once for each kind of program that may read it."""
        branches = [part for part in element if name(part) in {"mc:Choice", "mc:Fallback"}]
        since = len(self.scan.founds)
        for index, branch in enumerate(branches):
            if index == 0:
                self._shapes(branch, ground)
            else:
                self.scan.second_copy(partial(self._shapes, branch, ground), since=since)

    def _shape(self, shape: Element, group: str) -> None:
        placeholder = placeholder_of(shape)
        ground = self._ground(shape, group)
        highlights = self._highlights
        paragraphs = read_paragraphs(
            child(shape, "p:txBody"),
            self.palette,
            inherited=nothing_inherited if highlights is None else highlights.of(shape),
        )
        kind = "text box" if placeholder is None else _WORDS.get(placeholder[0], "text")
        stream = "text" if placeholder is None else _STREAMS.get(placeholder[0], "text")
        position = Position(
            stream=f"{self.stream}, {stream}", page=self.page, box=self.scan.new_box()
        )
        take_box(self.scan, shape, position, placeholder)
        since = len(self.scan.founds)
        if ground == YELLOW:
            self._yellow_shape(shape, paragraphs, position)
            share(self.scan, position, placeholder, since=since)
            return
        if near_of(ground):
            prompt = _prompt_of(shape, paragraphs)
            self.scan.doubt(prompt, f"{self.words}, filled shape", near_of(ground))
        several = sum(found.can_hold_text for found in paragraphs) > 1
        count = 0
        asked = list[Asked]()
        for index, paragraph in enumerate(paragraphs):
            words = f"{self.words}, {kind}"
            if paragraph.can_hold_text:
                count += 1
                if several:
                    words += f", paragraph {count}"
            signs = signs_of(paragraph.element, in_placeholder=placeholder is not None)
            slots = take_paragraph(self.scan, self._marker, paragraph, position, words, signs=signs)
            if slots:
                asked += asked_in(index, paragraph, slots)
        share(self.scan, position, placeholder, since=since)
        take_text(self.scan, self.draft, shape, self._above, asked, at=position)

    def _yellow_shape(
        self, shape: Element, paragraphs: Sequence[SlideParagraph], position: Position
    ) -> None:
        """Take a shape that is filled with yellow as one field."""
        prompt = _prompt_of(shape, paragraphs)
        place = place_of((shape,))
        if place is None:
            place = place_of(self._above(shape))
        found = Found(prompt=prompt, place=f"{self.words}, yellow shape", kind=FieldKind.SHAPE)
        self.scan.founds.append(found)
        slot = found.slot
        for paragraph in paragraphs:
            self.scan.line(position, [(text_of(paragraph.atoms), slot)])
        asked, gone = asked_in_all(paragraphs, slot)
        take_text(self.scan, self.draft, shape, self._above, [asked], at=position, gone=gone)
        found.room = room_for_picture(shape, place)
        frame = None if place is None else chart_frame(self.draft, shape, place)
        pictures = () if place is None else picture_shapes(shape, place)
        free_shape(self.draft, shape, slot)
        if paragraphs:
            self._marker.all(paragraphs, slot, is_whole=True)
        else:
            self._give_body(shape, slot)
        if frame is not None:
            mark = Mark(kind=RegionKind.SHAPE, slots=[slot], ready=pictures)
            self.draft.wrap(shape, shape, mark, [frame])

    def _give_body(self, shape: Element, slot: Slot) -> None:
        """Mark a shape that cannot hold text as one that will when it is filled."""
        body = self._marker.body(shape, drawn(shape, "bodyPr"), slot)
        extension = child(shape, "p:extLst")
        position = len(shape) if extension is None else shape.index(extension)
        self.draft.insert(shape, position, Mark(kind=RegionKind.SWAP, slots=[slot]), [body])

    def _table(self, table: Element, frame: Element) -> None:
        """Go through a table, which is called by its own title, the slide's, or its number."""
        self._tables += 1
        title = _own_title(frame) or self.title
        which = f"table {self._tables}" if self._all_tables > 1 else "table"
        if title:
            which = f"table «{title}»"
        story = TableStory(
            scan=self.scan,
            draft=self.draft,
            palette=self.palette,
            words=f"{self.words}, {which}",
            highlights=self._highlights,
        )
        story.walk(table, frame, page=self.page, stream=f"{self.stream}, text")


def _own_title(frame: Element) -> str:
    """Return what a person has called a table or chart; programs end their names in a number."""
    label = descend(frame, "p:nvGraphicFramePr", "p:cNvPr")
    if label is None:
        return ""
    own = folded(plain_name(label.get("name") or ""))
    return folded(label.get("title") or "") or ("" if _GENERIC.search(own) else own)


def _prompt_of(shape: Element, paragraphs: Sequence[SlideParagraph]) -> str:
    """Return the prompt of a shape that is one field: its text, or what it is called."""
    label = descend(shape, "p:nvSpPr", "p:cNvPr")
    text = "\n".join(text_of(paragraph.atoms) for paragraph in paragraphs)
    names = list[str]()
    if label is not None:
        names = [label.get("descr") or "", plain_name(label.get("name") or "")]
    return next((words for words in map(folded, (text, *names)) if words), "")
