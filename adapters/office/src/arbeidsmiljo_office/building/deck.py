"""Building a deck from its source."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from pptx.exc import PythonPptxError
from pptx.util import Emu

from arbeidsmiljo.errors import Problem
from arbeidsmiljo_office.building.archive import rewritten
from arbeidsmiljo_office.building.base import checked, upon
from arbeidsmiljo_office.building.blocks import (
    ChartPlace,
    DrawnChart,
    Paragraph,
    Picture,
    Span,
)
from arbeidsmiljo_office.building.canvas import Canvas
from arbeidsmiljo_office.building.deck_base import open_deck, title_of
from arbeidsmiljo_office.building.design import POINT
from arbeidsmiljo_office.building.embedding import in_slides
from arbeidsmiljo_office.building.figures import chart_on_slide, picture_on_slide
from arbeidsmiljo_office.building.inheritance import insets, text_size
from arbeidsmiljo_office.building.metrics import line_count
from arbeidsmiljo_office.building.placed import (
    Box,
    Line,
    PlacedCallOut,
    PlacedCard,
    PlacedFigure,
    PlacedText,
)
from arbeidsmiljo_office.building.placeholders import FLUSH
from arbeidsmiljo_office.building.properties import set_properties
from arbeidsmiljo_office.building.readable import readable
from arbeidsmiljo_office.building.slide_base import slide_base
from arbeidsmiljo_office.building.slide_layouts import (
    OPENING_SIZE,
    OPENING_TITLE,
    SUBTITLE_SIZE,
)
from arbeidsmiljo_office.building.slide_master import CONTENT
from arbeidsmiljo_office.building.slide_plan import TooMuchError, place
from arbeidsmiljo_office.building.slide_shapes import (
    call_out,
    card,
    chart_place,
    table,
    text_box,
)
from arbeidsmiljo_office.building.slide_text import level_styles
from arbeidsmiljo_office.building.slides import read_slides
from arbeidsmiljo_office.building.source import refuse
from arbeidsmiljo_office.parts import Family

if TYPE_CHECKING:
    from pptx.opc.package import Part as SlidePart
    from pptx.shapes.base import BaseShape
    from pptx.slide import SlideLayout

    from arbeidsmiljo_office.building.blocks import Inline, Prose, Source
    from arbeidsmiljo_office.building.deck_base import DeckBase
    from arbeidsmiljo_office.building.embedding import Embedding
    from arbeidsmiljo_office.building.labels import Labels
    from arbeidsmiljo_office.building.placed import Placed
    from arbeidsmiljo_office.building.slides import Slide

_TITLE_LINES: Final = 2
_SMALLEST_TITLE: Final = 26
_OPENING_LINES: Final = {"title": 4, "subtitle": 3}


def build_deck(source: Source, *, labels: Labels, base: bytes | None) -> bytes:
    """Build a deck.

    Args:
        source: What it says.
        labels: The words in its language.
        base: An organisation's own deck to build on; None for ours.

    Raises:
        TemplateError: The source or the base has something that cannot be built.
    """
    if base is None:
        return _built(source, slide_base(labels), labels)
    built = upon(lambda: _built(source, checked(base, Family.SLIDES), labels), PythonPptxError)
    return readable(built, name=source.name)


def _built(source: Source, data: bytes, labels: Labels) -> bytes:
    """Build a deck on another one."""
    opening, slides, problems = read_slides(source)
    found = open_deck(data)
    problems = _faults_of_opening(source) + problems
    arranged: list[tuple[Slide, tuple[Placed, ...]]] = []
    for slide in slides:
        try:
            parts = () if slide.section else place(slide, found.area)
        except TooMuchError as error:
            problems.append(Problem(slide.place, str(error)))
            continue
        arranged.append((slide, parts))
        if not _title_size(slide, found.layout_for(slide, parts)):
            problems.append(Problem(slide.place, "the title is longer than two lines; shorten it"))
    if problems:
        raise refuse(source.name, problems)
    _open(source, opening, found, labels)
    embedding = in_slides(found.deck.part.package, labels)
    for slide, parts in arranged:
        _Page(found, embedding, slide, parts).build(source.footer)
    set_properties(found.deck.core_properties, title=source.title, language=labels.tag)
    file = io.BytesIO()
    found.deck.save(file)
    return rewritten(file.getvalue())


def _faults_of_opening(source: Source) -> list[Problem]:
    """Find what does not fit on the title slide."""
    title = (Span(text=source.title),)
    lines = {
        "title": line_count(title, OPENING_TITLE.width / POINT / OPENING_SIZE, bold=True),
        "subtitle": line_count(source.subtitle, CONTENT.width / POINT / SUBTITLE_SIZE),
    }
    return [
        Problem(f"head, {key}", f"takes {count} lines on the title slide; shorten it")
        for key, count in lines.items()
        if count > _OPENING_LINES[key]
    ]


def _title_size(slide: Slide, layout: SlideLayout) -> int:
    """Return the size at which a slide's title takes two lines at most; 0 if none is readable."""
    title = title_of(layout)
    left, _, right, _ = insets(layout, title)
    width = ((title.width or 0) - left - right) / POINT
    largest = text_size(layout, title)
    for size in range(largest, min(largest, _SMALLEST_TITLE) - 1, -2):
        if line_count(slide.title, width / size, bold=True) <= _TITLE_LINES:
            return size
    return 0


def _open(source: Source, notes: tuple[Prose, ...], base: DeckBase, labels: Labels) -> None:
    """Make the title slide."""
    canvas = Canvas(base, base.title, labels)
    canvas.title((Span(text=source.title),))
    _below_title(canvas, base, labels, (source.subtitle,) if source.subtitle else ())
    canvas.footer(source.footer)
    canvas.notes(notes)


def _below_title(canvas: Canvas, base: DeckBase, labels: Labels, texts: tuple[Inline, ...]) -> None:
    """Write paragraphs below the title of a title slide or a section."""
    body = canvas.body() if texts else None
    canvas.keep_only(body)
    if body is not None:
        writer = canvas.writer
        canvas.write(body, "".join(writer.paragraph(writer.runs(text)) for text in texts))
    elif texts:
        area = base.area
        half = area.height // 2
        box = Box(x=area.x, y=area.y + half, width=area.width, height=half)
        lines = tuple(Line(text=text) for text in texts)
        canvas.add(
            text_box(PlacedText(box=box, lines=lines, size=SUBTITLE_SIZE), canvas.writer, labels)
        )


class _Page:
    """A slide after the first.

    Args:
        base: The deck and what is known of it.
        embedding: Puts pictures and charts into it.
        slide: What the slide says.
        parts: Where it says it.
    """

    def __init__(
        self,
        base: DeckBase,
        embedding: Embedding[SlidePart],
        slide: Slide,
        parts: tuple[Placed, ...],
    ) -> None:
        self._base = base
        self._embedding = embedding
        self._labels = embedding.labels
        self._slide = slide
        self._parts = parts
        self._layout = base.layout_for(slide, parts)
        self._canvas = Canvas(base, self._layout, self._labels)

    def build(self, footer: Inline) -> None:
        """Put everything on the slide."""
        canvas, slide = self._canvas, self._slide
        canvas.title(slide.title, _title_size(slide, self._layout))
        if slide.section:
            texts = tuple(block.text for block in slide.content if isinstance(block, Paragraph))
            _below_title(canvas, self._base, self._labels, texts)
        else:
            body = canvas.body()
            if not any(isinstance(part, PlacedText) for part in self._parts):
                body = None
            canvas.keep_only(body)
            for part in self._parts:
                body = self._put(part, body)
        canvas.footer(footer)
        canvas.number()
        canvas.notes(slide.notes)

    def _put(self, part: Placed, body: BaseShape | None) -> BaseShape | None:
        """Put a part on the slide; return the layout's place for text while it is free."""
        canvas, labels = self._canvas, self._labels
        if isinstance(part, PlacedText):
            if body is not None:
                self._fill(body, part)
                return None
            canvas.add(text_box(part, canvas.writer, labels))
        elif isinstance(part, PlacedCard):
            for shape in card(part, canvas.writer, labels):
                canvas.add(shape)
        elif isinstance(part, PlacedCallOut):
            for shape in call_out(part, canvas.writer, labels):
                canvas.add(shape)
        elif isinstance(part, PlacedFigure):
            canvas.add(self._figure(part))
        else:
            canvas.add(table(part, canvas.writer, labels, self._base.table_style))
        return body

    def _figure(self, part: PlacedFigure) -> str:
        """Return a picture, a chart, or the place of one."""
        owner = self._canvas.part
        match part.figure:
            case ChartPlace():
                return chart_place(part.box, part.figure, self._canvas.writer, self._labels)
            case Picture():
                return picture_on_slide(part, part.figure, owner, self._embedding)
            case DrawnChart():
                return chart_on_slide(part, part.figure, owner, self._embedding)

    def _fill(self, body: BaseShape, part: PlacedText) -> None:
        """Write text into the layout's own place for it, to be read after what is there."""
        box = part.box
        tree = body.element.getparent()
        if tree is not None:
            tree.append(body.element)
        body.left, body.top, body.width, body.height = (
            Emu(measure) for measure in (box.x, box.y, box.width, box.height)
        )
        self._canvas.write(
            body,
            self._canvas.writer.paragraphs(part.lines, part.size),
            style=level_styles(part.size, bullets=not self._base.bulleted, extra=part.extra),
            body=f'<a:bodyPr {FLUSH} anchor="t"><a:normAutofit/></a:bodyPr>',
        )
