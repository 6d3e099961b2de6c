"""Small presentations, made with python-pptx and yellow by hand, since it cannot highlight."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

import pptx
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.util import Cm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.presentation import Presentation

DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
FFFF00: Final = '<a:srgbClr val="FFFF00"/>'
_TITLE_ONLY: Final = 5


def new_deck() -> Presentation:
    """Begin a presentation."""
    return pptx.Presentation()


def new_slide(deck: Presentation, title: str = "") -> Any:
    """Add a slide with a title."""
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    slide.shapes.title.text_frame.text = title
    return slide


def highlight(run: Any, colour: str = FFFF00) -> None:
    """Highlight a run."""
    element = parse_xml(f'<a:highlight xmlns:a="{DRAWING}">{colour}</a:highlight>')
    run._r.get_or_add_rPr().insert(0, element)


def write(paragraph: Any, text: str) -> None:
    """Write into a paragraph; what stands between `=` signs is highlighted, run by run at `|`."""
    for index, stretch in enumerate(text.split("=")):
        for part in filter(None, stretch.split("|")):
            run = paragraph.add_run()
            run.text = part
            if index % 2:
                highlight(run)


def text_box(shapes: Any, *texts: str) -> Any:
    """Add a text box with paragraphs, written as `write` does."""
    box = shapes.add_textbox(Cm(1), Cm(4), Cm(10), Cm(2))
    for index, text in enumerate(texts):
        frame = box.text_frame
        write(frame.add_paragraph() if index else frame.paragraphs[0], text)
    return box


def yellow_shape(shapes: Any, text: str) -> Any:
    """Add a rectangle that is filled with yellow."""
    shape = shapes.add_shape(1, Cm(2), Cm(5), Cm(12), Cm(8))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor(255, 255, 0)
    shape.text_frame.text = text
    return shape


def table(shapes: Any, rows: Sequence[Sequence[str]]) -> Any:
    """Add a table whose cells are filled with yellow where a text begins with `=`."""
    frame = shapes.add_table(len(rows), len(rows[0]), Cm(1), Cm(4), Cm(20), Cm(1) * len(rows))
    for row, texts in zip(frame.table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text.removeprefix("=")
            if text.startswith("="):
                cell.fill.solid()
                cell.fill.fore_color.rgb = RGBColor(255, 255, 0)
    return frame


def saved(deck: Presentation) -> bytes:
    """Return the bytes of a presentation."""
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def opened(data: bytes) -> Presentation:
    """Open a presentation as another program would."""
    return pptx.Presentation(io.BytesIO(data))
