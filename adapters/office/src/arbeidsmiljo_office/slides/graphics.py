"""Charts and diagrams (SmartArt): parts of their own that a page shows in a frame.

A diagram is there twice, as data and as the drawing that a program has made of them; the fields
of both are the same and are filled alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from functools import partial
from typing import Final

from attrs import define, field

from arbeidsmiljo_office.draft import Draft, Slot
from arbeidsmiljo_office.markup import Element, child, children, descend, everywhere, name
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import Relation
from arbeidsmiljo_office.scan import Position, Scan
from arbeidsmiljo_office.slides.frame import fill_once
from arbeidsmiljo_office.slides.paragraphs import take_paragraph
from arbeidsmiljo_office.slides.text import SlideMarker, read_paragraphs
from arbeidsmiljo_office.yellow import CLEAR, YELLOW, Palette

_DRAWING: Final = "diagramDrawing"


@define(eq=False, kw_only=True)
class Graphics:
    """The charts and diagrams of a page, while they are gone through.

    Attributes:
        scan: Takes up what is found.
        package: The document.
        palette: What the page's colours are.
        relations: Of the page.
        stream: What the outline calls what stands in charts and diagrams.
        page: The number of the slide; 0 where there are none.
    """

    scan: Scan
    package: Package
    palette: Palette
    relations: Sequence[Relation]
    stream: str
    page: int = 0
    _seen: set[str] = field(factory=set[str], init=False)
    _by_key: dict[str, Relation] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Sort the relations by their keys; of two with one key, the first one counts."""
        self._by_key = {relation.key: relation for relation in reversed(self.relations)}

    def walk(self, key: str, words: str) -> None:
        """Go through the chart or diagram that a relation of the page leads to.

        Args:
            key: The relation.
            words: What a person calls it.
        """
        relation = self._by_key.get(key)
        if relation is None or not self._is_new(relation.target):
            return
        if relation.kind == "chart":
            self._chart(relation.target, words)
        elif relation.kind == "diagramData":
            self._diagram(relation.target, words)

    def _is_new(self, part: str) -> bool:
        """Tell whether a part has not been gone through, by way of this page or another."""
        if part in self._seen or self.scan.has_kept(part):
            return False
        self._seen.add(part)
        return True

    def _chart(self, part: str, words: str) -> None:
        """Find the fields in the titles of a chart and of its axes."""
        draft = self._draft(part)
        for title in everywhere(draft.tree.getroot(), "c:title"):
            text = descend(title, "c:tx", "c:rich")
            parent = title.getparent()
            is_own = parent is not None and name(parent) == "c:chart"
            place = f"{words}, {'title' if is_own else 'title of an axis'}"
            properties = child(title, "c:spPr")
            self._text(draft, text, [] if properties is None else [properties], place)
        self.scan.keep(draft)

    def _diagram(self, part: str, words: str) -> None:
        """Find the fields of a diagram, in its data and then in its drawing."""
        draft = self._draft(part)
        root = draft.tree.getroot()
        since = len(self.scan.founds)
        points = children(descend(root, "dgm:ptLst"), "dgm:pt")
        shapes = _shapes_by_text(root, points)
        for point in points:
            if child(point, "dgm:t") is None:
                continue
            looks = [
                properties
                for found in (point, *shapes.get(point.get("modelId") or "", ()))
                if (properties := child(found, "dgm:spPr")) is not None
            ]
            slots = self._text(draft, child(point, "dgm:t"), looks, words)
            self._placeholder(draft, point, slots)
        self.scan.keep(draft)
        drawing = self._drawing_of(root)
        if drawing is not None and self._is_new(drawing):
            self.scan.second_copy(partial(self._drawing, drawing, words), since=since)

    def _drawing(self, part: str, words: str) -> None:
        draft = self._draft(part)
        for shape in everywhere(draft.tree.getroot(), "dsp:sp"):
            properties = child(shape, "dsp:spPr")
            looks = [] if properties is None else [properties]
            self._text(draft, child(shape, "dsp:txBody"), looks, words)
        self.scan.keep(draft)

    def _text(
        self, draft: Draft, body: Element | None, looks: Sequence[Element], words: str
    ) -> list[Slot]:
        """Find the fields of a text; `looks` are the properties of the shapes it stands in."""
        grounds = [ground for look in looks if (ground := self.palette.fill(look)) is not None]
        ground = grounds[0] if grounds else CLEAR
        paragraphs = read_paragraphs(body, self.palette, ground=ground)
        position = Position(stream=self.stream, page=self.page, box=self.scan.new_box())
        marker = SlideMarker(draft, self.palette)
        slots = list[Slot]()
        for paragraph in paragraphs:
            slots += take_paragraph(self.scan, marker, paragraph, position, words)
        for look in looks:
            if self.palette.fill(look) == YELLOW:
                for slot in slots:
                    fill_once(draft, look, slot)
        return slots

    @staticmethod
    def _placeholder(draft: Draft, point: Element, slots: Sequence[Slot]) -> None:
        """Tell a point that shows a placeholder that it will hold more."""
        properties = child(point, "dgm:prSet")
        if properties is None or properties.get("phldr") is None or not slots:
            return
        clean = deepcopy(properties)
        clean.tail = None
        del clean.attrib["phldr"]
        for slot in slots:
            draft.cut_shared(properties, slot, clean)

    def _drawing_of(self, root: Element) -> str | None:
        """Return the drawing that was made of a diagram's data."""
        drawings = {found.key: found.target for found in self.relations if found.kind == _DRAWING}
        for told in everywhere(root, "dsp:dataModelExt"):
            return drawings.get(told.get("relId") or "")
        return next(iter(drawings.values())) if len(drawings) == 1 else None

    def _draft(self, part: str) -> Draft:
        return Draft.of(self.package, part)


def _shapes_by_text(root: Element, points: Sequence[Element]) -> dict[str, list[Element]]:
    """Return the points that are shapes, by the id of the point whose text they show."""
    shapes = {point.get("modelId") or "": point for point in points if point.get("type") == "pres"}
    shown = dict[str, list[Element]]()
    for link in children(descend(root, "dgm:cxnLst"), "dgm:cxn"):
        shape = shapes.get(link.get("destId") or "")
        if link.get("type") == "presOf" and shape is not None:
            shown.setdefault(link.get("srcId") or "", []).append(shape)
    return shown
