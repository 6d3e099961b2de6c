"""Colours, fonts and measures of our own documents.

Every pair of text and ground that is used has a contrast of at least 4.5 to 1 (WCAG AA), and
nothing but a field is yellow.
"""

from __future__ import annotations

from typing import Final

YELLOW: Final = "FFFF00"
"""Marks a field; no other part of a document has it."""

INK: Final = "1C2B33"
"""Text."""
PAPER: Final = "FFFFFF"
"""Ground."""
PETROL: Final = "0E4A5B"
"""Headings and bands."""
MIST: Final = "EAF2F3"
"""Ground of cards, call-outs and every other row of a table."""
TEAL: Final = "25737B"
"""Bullets, rules and smaller headings."""
COPPER: Final = "B4532E"
"""The one warm colour: a short bar beside a title."""
SAND: Final = "E9D9C3"
"""Light part of the pattern on bands."""
SLATE: Final = "56666F"
"""Text of less weight: footers, subtitles."""
SKY: Final = "8FBFC4"
"""Middle part of the pattern on bands."""
PLUM: Final = "6E4B74"
"""Sixth colour of charts."""

THEME_COLOURS: Final = {
    "dk1": INK,
    "lt1": PAPER,
    "dk2": PETROL,
    "lt2": MIST,
    "accent1": TEAL,
    "accent2": COPPER,
    "accent3": SKY,
    "accent4": SAND,
    "accent5": SLATE,
    "accent6": PLUM,
    "hlink": "0B5E8A",
    "folHlink": "6E4B74",
}
"""The theme of our own documents: what its slots mean is the same in an organisation's."""

FONT: Final = "Calibri"
"""On every Windows and Mac with Office; Carlito has the same measures elsewhere."""

POINT: Final = 12_700
"""English metric units in a typographic point."""
TWENTIETH: Final = 635
"""English metric units in a twentieth of a point, in which pages are measured."""
CENTIMETRE: Final = 360_000
"""English metric units in a centimetre."""

SLIDE_WIDTH: Final = 12_192_000
SLIDE_HEIGHT: Final = 6_858_000
SLIDE_MARGIN: Final = 684_000
"""Left and right of everything on a slide."""
TITLE_TOP: Final = 378_000
TITLE_HEIGHT: Final = 936_000
CONTENT_TOP: Final = 1_512_000
CONTENT_BOTTOM: Final = 6_156_000
FOOTER_TOP: Final = 6_318_000
FOOTER_HEIGHT: Final = 324_000
TITLE_SIZE: Final = 32
"""Points; two lines of it fit in the title."""

TEXT_SIZES: Final = (24, 22, 20, 18, 16)
"""Of text on a slide, in points: the largest that fits is used, and none below the last."""
CARD_SIZES: Final = (22, 20, 18, 16)
"""Of the text of cards."""
TABLE_SIZES: Final = (18, 18, 16, 14, 12)
"""Of tables, for each size of the text around them."""
REPEATING_SIZE: Final = 16
"""Of a table that gets more rows, at most."""
FORM_SIZE: Final = 14
"""Of a table with empty rows to write in, at most."""
WIDE_FORM_SIZE: Final = 12
"""The same where it has many columns."""
LINE_HEIGHT: Final = 1.22
"""Of a line of Calibri, as a part of its size."""

PAGE_WIDTH: Final = 11_906
"""A4, in twentieths of a point, as are all measures of pages."""
PAGE_HEIGHT: Final = 16_838
PAGE_MARGIN: Final = 1_418
"""2.5 cm."""
