"""Documents and presentations that are far larger than any that a person makes."""

from __future__ import annotations

import io
import zipfile

from tests.adapters.office.packages import contents
from tests.adapters.office.slide_files import new_deck, new_slide, saved, text_box
from tests.adapters.office.word_files import OPEN, paragraph, run, word_file, yellow

_EVERY = 100  # so many paragraphs for each field
_SLIDE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"


def large_document(paragraphs: int) -> bytes:
    """Make a document in which every hundredth paragraph has a field.

    Args:
        paragraphs: How many there are.
    """
    return word_file(
        *(
            paragraph(run(f"Avsnitt {number} "), yellow(f"Felt {number}"))
            if number % _EVERY == 0
            else paragraph(run(f"Avsnitt {number} handler om arbeidsmiljøet."))
            for number in range(1, paragraphs + 1)
        )
    )


def large_deck(slides: int) -> bytes:
    """Make a presentation with a field on each slide.

    Args:
        slides: How many there are.
    """
    deck = new_deck()
    text_box(new_slide(deck, "Tittel").shapes, "Til =Navn 1=")
    parts = contents(saved(deck))
    slide = parts["ppt/slides/slide1.xml"]
    relations = parts["ppt/slides/_rels/slide1.xml.rels"]
    kind = f"{OPEN}/officeDocument/2006/relationships/slide"
    entries = types = order = ""
    for number in range(2, slides + 1):
        name = f"slides/slide{number}.xml"
        parts[f"ppt/{name}"] = slide.replace(b"Navn 1", f"Navn {number}".encode())
        parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = relations
        entries += f'<Relationship Id="s{number}" Type="{kind}" Target="{name}"/>'
        types += f'<Override PartName="/ppt/{name}" ContentType="{_SLIDE_TYPE}"/>'
        order += f'<p:sldId id="{1_000 + number}" r:id="s{number}"/>'
    for name, end, more in (
        ("ppt/_rels/presentation.xml.rels", b"</Relationships>", entries),
        ("[Content_Types].xml", b"</Types>", types),
        ("ppt/presentation.xml", b"</p:sldIdLst>", order),
    ):
        parts[name] = parts[name].replace(end, more.encode() + end)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in parts.items():
            archive.writestr(name, held)
    return file.getvalue()
