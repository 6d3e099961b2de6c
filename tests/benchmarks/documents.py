"""Documents to time with: like real ones in size, with fifteen fields, some of them split.

Each is made in two forms that are alike but for the fields: marked in yellow, or as tags that other
engines read. Text that says where it stands is different on every line, as that of people is.
"""

import io
import re
from collections.abc import Callable, Iterable, Mapping
from random import Random
from typing import Any, Final

from attrs import frozen
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.util import Cm

FIELDS: Final = 15
ROWS: Final = 10
_SPLIT: Final = 3  # every third field is split over three runs
_WORDS: Final = re.findall(
    r"\w+",
    "arbeidsmiljø resultater enheten medarbeidere leder møte tiltak oppfølging samarbeid frist "
    "ansvar mestring rolle støtte utvikling effekt gjennomføring verneombud tillitsvalgt samtale",
)
_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"

Tag = Callable[[str], str]
"""Writes a field as another engine reads it, given its name."""

Thing = Any
"""What python-docx and python-pptx give, which they do not say the types of."""


@frozen(kw_only=True)
class Kind:
    """A kind of document.

    Attributes:
        name: What it is, with its size.
        suffix: `.docx` or `.pptx`.
        amount: How many paragraphs stand between two fields, or lines on a slide.
        pictures: How many pictures there are.
    """

    name: str
    suffix: str
    amount: int
    pictures: int = 0

    def made(self, tag: Tag | None = None) -> bytes:
        """Make one: its fields in yellow, or as tags."""
        return (_page if self.suffix == ".docx" else _deck)(self, tag)


KINDS: Final = (
    Kind(name="docx of 25 KiB", suffix=".docx", amount=4),
    Kind(name="docx of 32 KiB", suffix=".docx", amount=10),
    Kind(name="pptx of 52 KiB", suffix=".pptx", amount=24),
    Kind(name="pptx of 58 KiB", suffix=".pptx", amount=44),
    Kind(name="pptx of 2 MiB", suffix=".pptx", amount=12, pictures=8),
)


def names() -> tuple[str, ...]:
    """Give the names of the fields."""
    return tuple(f"felt{number:02}" for number in range(FIELDS))


def values() -> Mapping[str, str]:
    """Give a value for each field, by its name."""
    return {name: f"Verdi av {name} & <tegn>" for name in names()}


def with_rows(tag: tuple[str, str, str] | None = None) -> bytes:
    """Make a page with a table whose row repeats: in yellow, or between the tags of a loop.

    Args:
        tag: The row that begins the loop, the cells (`{}` for the column) and the row that ends it.
    """
    document: Thing = Document()
    _thin(document)
    for _ in range(40):
        document.add_paragraph(_line(Random(1), 14))
    begin, cell, end = tag or ("", "{}", "")
    table = document.add_table(rows=1, cols=3)
    for place, words in zip(table.rows[0].cells, ("Tiltak", "Ansvarlig", "Frist"), strict=True):
        place.text = words
    for text in (begin, cell, end):
        if not text:
            continue
        for place, column in zip(table.add_row().cells, ("hva", "hvem", "frist"), strict=True):
            if text is cell:
                run = place.paragraphs[0].add_run(text.format(column))
                if tag is None:
                    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            elif column == "hva":
                place.text = text
    return _saved(document)


def records() -> list[dict[str, str]]:
    """Give the rows that a table is filled with."""
    return [
        {"hva": f"Tiltak {number} & mer", "hvem": "Kari Nordmann", "frist": f"{number + 1}. mai"}
        for number in range(ROWS)
    ]


def _line(random: Random, words: int) -> str:
    return " ".join(random.choice(_WORDS) for _ in range(words)).capitalize() + "."


def _page(kind: Kind, tag: Tag | None) -> bytes:
    """Make a page: fields in lines, in a table and in the header."""
    random = Random(7)
    document: Thing = Document()
    _thin(document)
    *in_lines, first_cell, second_cell, in_header = enumerate(names())
    for number, name in in_lines:
        document.add_heading(_line(random, 3), level=2)
        for _ in range(kind.amount):
            document.add_paragraph(_line(random, 24))
        _write(document.add_paragraph(_line(random, 3) + " "), number, name, tag)
    table = document.add_table(rows=2, cols=2)
    for row, (number, name) in zip(table.rows, (first_cell, second_cell), strict=True):
        row.cells[0].text = _line(random, 2)
        _write(row.cells[1].paragraphs[0], number, name, tag)
    _write(document.sections[0].header.paragraphs[0], *in_header, tag)
    return _saved(document)


def _thin(document: Thing) -> None:
    """Take out the styles that the page does not use, and the thumbnail that is not of it."""
    styles = document.styles.element
    used = {"Normal", "Heading2", "DefaultParagraphFont", "TableNormal", "Header", "NoList"}
    for style in styles.findall(f"{{{_MAIN}}}style"):
        if style.get(f"{{{_MAIN}}}styleId") not in used:
            styles.remove(style)
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[key]


def _write(paragraph: Thing, number: int, name: str, tag: Tag | None) -> None:
    """Write a field, over several runs where its number says so."""
    text = f"Skriv {name} her" if tag is None else tag(name)
    # The tags of others may not be split, which favours them.
    parts = [text] if number % _SPLIT or tag else [text[:3], text[3:8], text[8:]]
    for part in parts:
        run = paragraph.add_run(part)
        if tag is None:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        if part is not parts[-1]:
            run._r.addnext(etree.Element(f"{{{_MAIN}}}proofErr", {f"{{{_MAIN}}}type": "spellEnd"}))


def _deck(kind: Kind, tag: Tag | None) -> bytes:
    """Make a presentation of as many slides as fields."""
    random = Random(7)
    deck: Thing = Presentation()
    for number, name in enumerate(names()):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = _line(random, 3)
        frame = slide.shapes.add_textbox(Cm(2), Cm(4), Cm(20), Cm(12)).text_frame
        for _ in range(kind.amount):
            frame.add_paragraph().text = _line(random, 12)
        _write_on_slide(frame.add_paragraph(), number, name, tag)
        if number < kind.pictures:
            slide.shapes.add_picture(_picture(random), Cm(2), Cm(8))
    return _saved(deck)


def _write_on_slide(paragraph: Thing, number: int, name: str, tag: Tag | None) -> None:
    text = f"Skriv {name} her" if tag is None else tag(name)
    for part in [text] if number % _SPLIT or tag else [text[:3], text[3:8], text[8:]]:
        run = paragraph.add_run()
        run.text = part
        if tag is None:
            properties = run._r.get_or_add_rPr()
            highlight = etree.SubElement(properties, f"{{{_DRAWING}}}highlight")
            etree.SubElement(highlight, f"{{{_DRAWING}}}srgbClr", {"val": "FFFF00"})


def _picture(random: Random) -> io.BytesIO:
    """Make a picture that cannot be compressed further, of about 250 KiB."""
    side = 560
    file = io.BytesIO()
    Image.frombytes("RGB", (side, side), random.randbytes(side * side * 3)).save(
        file, "JPEG", quality=88
    )
    file.seek(0)
    return file


def _saved(thing: Thing) -> bytes:
    file = io.BytesIO()
    thing.save(file)
    return file.getvalue()


def replaced_in_page(data: bytes, given: Mapping[str, str]) -> bytes:
    """Fill a page with python-docx: open it, put values where yellow runs are, save it."""
    document: Thing = Document(io.BytesIO(data))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [
        *document.paragraphs,
        *(found for cell in cells for found in cell.paragraphs),
        *document.sections[0].header.paragraphs,
    ]
    for paragraph in paragraphs:
        yellow = [
            run for run in paragraph.runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
        ]
        _put(yellow, given, clean=lambda run: setattr(run.font, "highlight_color", None))
    return _saved(document)


def replaced_in_deck(data: bytes, given: Mapping[str, str]) -> bytes:
    """Fill a presentation with python-pptx, likewise."""
    deck: Thing = Presentation(io.BytesIO(data))
    mark = f"{{{_DRAWING}}}highlight"

    def clean(run: Thing) -> None:
        run._r.rPr.remove(run._r.rPr.find(mark))

    for slide in deck.slides:
        for shape in slide.shapes:
            if not shape.has_text_frame:
                continue
            for paragraph in shape.text_frame.paragraphs:
                runs = (run for run in paragraph.runs if run._r.rPr is not None)
                yellow = [run for run in runs if run._r.rPr.find(mark) is not None]
                _put(yellow, given, clean=clean)
    return _saved(deck)


def _put(
    runs: Iterable[Thing], given: Mapping[str, str], *, clean: Callable[[Thing], None]
) -> None:
    """Put the value of a field into its first run, and empty the others."""
    found = list(runs)
    if not found:
        return
    name = "".join(run.text for run in found).split()[1]
    for run in found:
        run.text = given[name] if run is found[0] else ""
        clean(run)
