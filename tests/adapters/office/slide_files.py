"""Small presentations, made with python-pptx and yellow by hand, since it cannot highlight."""

from __future__ import annotations

import importlib
import io
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Thing: TypeAlias = Any
"""An object of python-pptx: its types are too wide to work with."""

DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
PRESENTATION: Final = "http://schemas.openxmlformats.org/presentationml/2006/main"
FFFF00: Final = '<a:srgbClr val="FFFF00"/>'
CENTIMETRE: Final = 360_000
_TITLE_ONLY: Final = 5
_pptx: Thing = importlib.import_module("pptx")
_oxml: Thing = importlib.import_module("pptx.oxml")
_colours: Thing = importlib.import_module("pptx.dml.color")


def element(xml: str) -> Thing:
    """Make an element of XML, in which `a`, `p` and `mc` are known."""
    spaces = {
        "a": DRAWING,
        "p": PRESENTATION,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    }
    declared = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in spaces.items())
    return _oxml.parse_xml(f"<root {declared}>{xml}</root>")[0]


def new_deck() -> Thing:
    """Begin a presentation."""
    return _pptx.Presentation()


def new_slide(deck: Thing, title: str = "", *, layout: int = _TITLE_ONLY) -> Thing:
    """Add a slide with a title."""
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    slide.shapes.title.text_frame.text = title
    return slide


def move_first_slide_last(deck: Thing) -> None:
    """Change the order in which slides are shown."""
    order = deck.part._element.sldIdLst  # noqa: SLF001 - there is no other way
    order.append(order[0])


def highlight(run: Thing, colour: str = FFFF00) -> None:
    """Highlight a run."""
    properties = run.font._element  # noqa: SLF001 - there is no other way
    properties.insert(0, element(f"<a:highlight>{colour}</a:highlight>"))


def fill_yellow(shape: Thing) -> None:
    """Fill a shape or a cell with yellow."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = _colours.RGBColor(255, 255, 0)


def write(paragraph: Thing, text: str) -> None:
    """Write into a paragraph; what stands between `=` signs is highlighted, run by run at `|`."""
    for index, stretch in enumerate(text.split("=")):
        for part in filter(None, stretch.split("|")):
            run = paragraph.add_run()
            run.text = part
            if index % 2:
                highlight(run)


def text_box(shapes: Thing, *texts: str) -> Thing:
    """Add a text box with paragraphs, written as `write` does."""
    box = shapes.add_textbox(CENTIMETRE, 4 * CENTIMETRE, 10 * CENTIMETRE, 2 * CENTIMETRE)
    for index, text in enumerate(texts):
        frame = box.text_frame
        write(frame.add_paragraph() if index else frame.paragraphs[0], text)
    return box


def yellow_shape(shapes: Thing, text: str) -> Thing:
    """Add a rectangle that is filled with yellow."""
    shape = shapes.add_shape(1, 2 * CENTIMETRE, 5 * CENTIMETRE, 12 * CENTIMETRE, 8 * CENTIMETRE)
    fill_yellow(shape)
    shape.text_frame.text = text
    return shape


def slide_table(shapes: Thing, rows: Sequence[Sequence[str]]) -> Thing:
    """Add a table whose cells are filled with yellow where a text begins with `=`."""
    size = (len(rows), len(rows[0]))
    height = CENTIMETRE * len(rows)
    frame = shapes.add_table(*size, CENTIMETRE, 4 * CENTIMETRE, 20 * CENTIMETRE, height)
    for row, texts in zip(frame.table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text.removeprefix("=")
            if text.startswith("="):
                fill_yellow(cell)
    return frame


def saved(deck: Thing) -> bytes:
    """Return the bytes of a presentation."""
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def opened(data: bytes) -> Thing:
    """Open a presentation as another program would."""
    return _pptx.Presentation(io.BytesIO(data))
