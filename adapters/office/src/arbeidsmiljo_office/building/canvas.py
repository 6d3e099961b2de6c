"""A new slide in a deck, on which text and shapes are put."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from arbeidsmiljo_office.building.deck_base import body_of, end_of, title_of
from arbeidsmiljo_office.building.inheritance import text_size
from arbeidsmiljo_office.building.placed import Box, lines_of
from arbeidsmiljo_office.building.placeholders import NUMBER_FIELD
from arbeidsmiljo_office.building.slide_master import NAMESPACES
from arbeidsmiljo_office.building.slide_shapes import footer_box
from arbeidsmiljo_office.building.slide_text import TextWriter

if TYPE_CHECKING:
    from pptx.opc.package import XmlPart
    from pptx.parts.slide import SlidePart
    from pptx.shapes.base import BaseShape
    from pptx.slide import SlideLayout

    from arbeidsmiljo_office.building.blocks import Inline, Prose
    from arbeidsmiljo_office.building.deck_base import DeckBase
    from arbeidsmiljo_office.building.labels import Labels

_NOTE_STEP: Final = 171_450


class Canvas:
    """A new slide at the end of a deck.

    Args:
        base: The deck and what is known of it.
        layout: The slide's layout.
        labels: The words in the language of the deck.
    """

    def __init__(self, base: DeckBase, layout: SlideLayout, labels: Labels) -> None:
        self._slide = base.deck.slides.add_slide(layout)
        self._layout = layout
        self._base = base
        self._labels = labels
        self.writer = _writer(self._slide.part, labels)

    @property
    def part(self) -> SlidePart:
        """The slide's part, which names pictures and charts."""
        found: SlidePart = self._slide.part
        return found

    def add(self, xml: str) -> None:
        """Put a shape on the slide, in front of the others; `#id#` becomes its number."""
        tree = self._slide.shapes.element
        used = [int(found) for found in tree.xpath("//@id") if str(found).isdigit()]
        numbered = xml.replace("#id#", str(max(used, default=1) + 1))
        tree.append(parse_xml(numbered.replace(">", f" {NAMESPACES}>", 1)))

    def title(self, text: Inline, size: int = 0) -> None:
        """Write the slide's title, at a size unless it is 0 or the layout's own."""
        shape = self._slide.shapes.title
        if shape is not None:
            own = text_size(self._layout, title_of(self._layout))
            runs = self.writer.runs(text, size=0 if size == own else size)
            self.write(shape, self.writer.paragraph(runs))

    def body(self) -> BaseShape | None:
        """Return the slide's own place for text, if its layout has one."""
        wanted = body_of(self._layout)
        if wanted is None:
            return None
        index = wanted.placeholder_format.idx
        found: BaseShape = next(
            shape for shape in self._slide.placeholders if shape.placeholder_format.idx == index
        )
        return found

    def write(self, shape: BaseShape, paragraphs: str, *, style: str = "", body: str = "") -> None:
        """Replace the text of a placeholder."""
        text = parse_xml(
            f"<p:txBody {NAMESPACES}>{body or '<a:bodyPr/>'}{style or '<a:lstStyle/>'}"
            f"{paragraphs}</p:txBody>"
        )
        old = shape.element.find(qn("p:txBody"))
        if old is None:
            shape.element.append(text)
        else:
            shape.element.replace(old, text)

    def keep_only(self, kept: BaseShape | None) -> None:
        """Take away the places, besides the title's, that would stand empty."""
        title = self._slide.shapes.title
        wanted = [shape.element for shape in (kept, title) if shape is not None]
        tree = self._slide.shapes.element
        for shape in list(self._slide.placeholders):
            if shape.element not in wanted:
                tree.remove(shape.element)

    def footer(self, text: Inline) -> None:
        """Write the footer; it tells which document comes back, so it is never left out."""
        if not text:
            return
        if end_of(self._layout, PP_PLACEHOLDER.FOOTER) is not None:
            self._end(PP_PLACEHOLDER.FOOTER, "ftr", self._labels.footer, self.writer.runs(text))
            return
        high = self._base.deck.slide_height or 0
        area = self._base.area
        box = Box(x=area.x, y=high - high // 20, width=area.width, height=high // 20)
        self.add(footer_box(box, text, self.writer, self._labels))

    def number(self) -> None:
        """Write the slide's number, where the layout has a place for it."""
        if end_of(self._layout, PP_PLACEHOLDER.SLIDE_NUMBER) is None:
            return
        number = self._base.deck.slides.index(self._slide) + 1
        field = (
            f'<a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr lang="{self._labels.tag}"/>'
            f"<a:t>{number}</a:t></a:fld>"
        )
        self._end(PP_PLACEHOLDER.SLIDE_NUMBER, "sldNum", self._labels.number, field)

    def _end(self, kind: PP_PLACEHOLDER, short: str, name: str, runs: str) -> None:
        found = end_of(self._layout, kind)
        index = found.placeholder_format.idx if found is not None else 0
        self.add(
            f'<p:sp><p:nvSpPr><p:cNvPr id="#id#" name="{name} #id#"/>'
            '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="{short}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr>'
            f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{self.writer.paragraph(runs)}</p:txBody>"
            "</p:sp>"
        )

    def notes(self, blocks: tuple[Prose, ...]) -> None:
        """Write what the speaker is to know."""
        shape = self._slide.notes_slide.notes_placeholder if blocks else None
        if shape is None:
            return
        writer = _writer(self._slide.notes_slide.part, self._labels)
        paragraphs = ""
        for line in lines_of(blocks):
            properties = ""
            if line.level:
                # Notes have no bullets of their own.
                mark = (
                    '<a:buFont typeface="+mj-lt"/>'
                    f'<a:buAutoNum type="arabicPeriod" startAt="{line.start}"/>'
                    if line.number
                    else '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
                )
                left = _NOTE_STEP * line.level
                properties = f'<a:pPr marL="{left}" indent="-{_NOTE_STEP}">{mark}</a:pPr>'
            paragraphs += writer.paragraph(writer.runs(line.text), properties)
        self.write(shape, paragraphs)


def _writer(part: XmlPart, labels: Labels) -> TextWriter:
    def relate(target: str) -> str:
        return part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    return TextWriter(labels.tag, relate)
