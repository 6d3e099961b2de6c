"""Documents of organisations on whose colours text is hard to read."""

from __future__ import annotations

import io
import re
from typing import Final

import docx
import pptx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import RGBColor
from pptx.dml.color import RGBColor as SlideColour

from tests.adapters.office.building import Opened, parts, xml
from tests.adapters.office.packages import with_members
from tests.adapters.office.pictures import png

COLOUR: Opened = RGBColor
SLIDE_COLOUR: Opened = SlideColour
_WORD: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

PALE: Final = {
    "dk2": "F2C94C",
    "lt2": "F2E6C0",
    "accent1": "FFD966",
    "accent2": "F4B183",
    "hlink": "9DC3E6",
}
"""Colours of a theme that nobody reads on white."""
DARK: Final = {"dk1": "F5F5F5", "lt1": "101C2C", "dk2": "BBD6F0", "lt2": "203448"}
"""A theme of light text on a dark ground."""


def _saved(document: Opened) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_theme(data: bytes, colours: dict[str, str]) -> bytes:
    """Return an office file whose themes have other colours."""
    changed: dict[str, bytes | None] = {}
    for name, part in parts(data).items():
        if "/theme/theme" not in name:
            continue
        text = part.decode()
        for slot, value in colours.items():
            text = re.sub(
                rf"<a:{slot}>.*?</a:{slot}>",
                f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>',
                text,
                flags=re.DOTALL,
            )
        changed[name] = text.encode()
    return with_members(data, changed)


def blue_title_deck() -> bytes:
    """Return a deck whose first slide is dark, with white text, and which has a logo."""
    deck: Opened = pptx.Presentation()
    layout = deck.slide_layouts[0]
    layout.background.fill.solid()
    layout.background.fill.fore_color.rgb = SLIDE_COLOUR(0x00, 0x2B, 0x5C)
    for place in layout.placeholders:
        style = xml(place).txBody.find(qn("a:lstStyle"))
        white = (
            '<a:lvl1pPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:defRPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:defRPr>'
            "</a:lvl1pPr>"
        )
        for old in list(style):
            style.remove(old)
        style.append(parse_xml(white))
    shapes = deck.slide_master.shapes
    _, relation = shapes.part.get_or_add_image_part(io.BytesIO(png(40, 40)))
    logo = (
        '<p:pic xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas'
        '.openxmlformats.org/officeDocument/2006/relationships"><p:nvPicPr><p:cNvPr id="99" '
        'name="Logo" descr="Etatens logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>'
        '<a:xfrm><a:off x="8400000" y="100000"/><a:ext cx="500000" cy="500000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
    xml(shapes).append(parse_xml(logo))
    return _saved(deck)


def pale_deck() -> bytes:
    """Return a deck in the pale theme."""
    return with_theme(_saved(pptx.Presentation()), PALE)


def dark_deck() -> bytes:
    """Return a deck of light text on a dark ground."""
    return with_theme(_saved(pptx.Presentation()), DARK)


def pale_document() -> bytes:
    """Return a document in the pale theme, with a heading in a colour of its own."""
    document: Opened = docx.Document()
    document.styles["Heading 2"].font.color.rgb = COLOUR(0xFF, 0xE0, 0x80)
    return with_theme(_saved(document), PALE)


def dark_document() -> bytes:
    """Return a document on dark paper, whose text is white."""
    document: Opened = docx.Document()
    document.element.insert(0, parse_xml(f'<w:background {_WORD} w:color="101C2C"/>'))
    document.settings.element.insert(1, parse_xml(f"<w:displayBackgroundShape {_WORD}/>"))
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"):
        document.styles[name].font.color.rgb = COLOUR(0xFF, 0xFF, 0xFF)
    return _saved(document)


def dark_table_document() -> bytes:
    """Return a document whose own style of tables is dark."""
    document: Opened = docx.Document()
    style = document.styles.add_style("Etatens tabell", 3).element
    style.set(qn("w:customStyle"), "1")
    style.append(parse_xml(f'<w:rPr {_WORD}><w:color w:val="202020"/></w:rPr>'))
    style.append(
        parse_xml(f'<w:tcPr {_WORD}><w:shd w:val="clear" w:color="auto" w:fill="333333"/></w:tcPr>')
    )
    return _saved(document)


BASES: Final = {
    ".docx": (pale_document, dark_document, dark_table_document),
    ".pptx": (blue_title_deck, pale_deck, dark_deck),
}
"""Suffix to what makes a difficult base of it."""
