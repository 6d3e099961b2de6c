"""Presentations whose text is to be measured: boxes of all widths, in all fonts, with any text."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import frozen
from pptx.util import Emu

from tests.adapters.office.slide_files import highlight, new_deck

if TYPE_CHECKING:
    from collections.abc import Sequence

Thing: TypeAlias = Any
"""An object of python-pptx."""

POINT: Final = 12_700
BLANK: Final = 6
TABLE_TOP: Final = 100

_WORDS: Final = re.findall(
    r"\S+",
    "arbeidsmiljø resultater enheten medarbeidere leder møte tiltak oppfølging samarbeid frist "
    "ansvar og i på en av mestring rolle støtte utvikling effekt gjennomføring verneombud "
    "tillitsvalgt samtale psykososiale HMS-avdelingen 2026 «Ålesund», (AMU) bærekraft; "
    "medbestemmelse å er det som ikke – Trøndelag 15,5 % IA-avtalen – Sørøst-Norge",
)


@frozen(kw_only=True)
class Sample:
    """A text in a box.

    Attributes:
        text: What it says.
        font: What it is set in.
        size: Its size in points.
        width: How wide the box is, in points, insets included.
        bold: Whether it is bold.
        italic: Whether it is italic.
    """

    text: str
    font: str
    size: int
    width: int
    bold: bool = False
    italic: bool = False


def sample(random: Random, fonts: Sequence[str]) -> Sample:
    """Make a sample, any."""
    words = [random.choice(_WORDS) for _ in range(random.randint(3, 70))]
    return Sample(
        text=" ".join(words).capitalize() + ".",
        font=random.choice(fonts),
        size=random.choice((12, 14, 16, 18, 20, 24, 28)),
        width=random.randint(120, 640),
        bold=random.random() < 0.25,
        italic=random.random() < 0.25,
    )


def deck_of(samples: Sequence[Sample]) -> Thing:
    """Make a presentation with a slide for each sample: a box that has room for no line of it."""
    deck = new_deck()
    deck.slide_width, deck.slide_height = 720 * POINT, 2400 * POINT
    for number, one in enumerate(samples):
        slide = deck.slides.add_slide(deck.slide_layouts[BLANK])
        box = slide.shapes.add_textbox(20 * POINT, 20 * POINT, one.width * POINT, 10 * POINT)
        box.text_frame.word_wrap, box.text_frame.auto_size = True, None
        run = box.text_frame.paragraphs[0].add_run()
        run.text = f"Felt {number}"
        run.font.name, run.font.size = one.font, one.size * POINT
        run.font.bold, run.font.italic = one.bold, one.italic
        highlight(run)
    return deck


def tables_of(samples: Sequence[Sequence[tuple[str, str]]], font: str) -> Thing:
    """Make a presentation with a slide for each sample: a table whose row repeats, and a last one.

    Args:
        samples: The records of each table.
        font: What it is set in.
    """
    deck = new_deck()
    for _ in samples:
        slide = deck.slides.add_slide(deck.slide_layouts[BLANK])
        frame = slide.shapes.add_table(3, 2, 20 * POINT, TABLE_TOP * POINT, 600 * POINT, 60 * POINT)
        frame.table.columns[0].width, frame.table.columns[1].width = 150 * POINT, 450 * POINT
        texts = (("topp", "Tekst"), ("Merke", "Tekst"), ("slutt", "Tekst"))
        for number, (row, pair) in enumerate(zip(frame.table.rows, texts, strict=True)):
            row.height = 20 * POINT
            for cell, text in zip(row.cells, pair, strict=True):
                paragraph = cell.text_frame.paragraphs[0]
                # LibreOffice sets lines on slides closer than the font and PowerPoint do.
                paragraph.line_spacing = Emu(17 * POINT)
                run = paragraph.add_run()
                run.text, run.font.name, run.font.size = text, font, 14 * POINT
                if number == 1:
                    highlight(run)
    return deck
