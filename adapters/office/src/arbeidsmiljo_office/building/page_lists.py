"""The lists of our own pages, as WordprocessingML."""

from __future__ import annotations

from typing import Final

from arbeidsmiljo_office.building.design import TEAL
from arbeidsmiljo_office.building.package_parts import DECLARATION
from arbeidsmiljo_office.building.page_text import WORD

BULLETS: Final = 1
"""The number of the list that our styles of bulleted lists belong to."""
NUMBERS: Final = 2
"""The same for numbered lists."""

_STEP: Final = 340  # twentieths of a point by which a level is set in
_NUMBERED: Final = (("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3."))
_BULLETED: Final = (("bullet", "•"), ("bullet", "–"), ("bullet", "•"))


def numbering_part() -> bytes:
    """Return the definitions of bulleted and numbered lists."""
    return (
        f'{DECLARATION}<w:numbering xmlns:w="{WORD}">{list_definition(0, numbered=False)}'
        f"{list_definition(1, numbered=True)}"
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="{NUMBERS}"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    ).encode()


def list_definition(number: int, *, numbered: bool, styled: bool = True) -> str:
    """Return the definition of a list of three levels, under a number.

    Args:
        number: Of the definition.
        numbered: Whether its entries have numbers.
        styled: Whether it belongs to our styles of lists.
    """
    kind = "Number" if numbered else "Bullet"
    levels = ""
    for level, (form, text) in enumerate(_NUMBERED if numbered else _BULLETED):
        style = f'<w:pStyle w:val="List{kind}{level + 1 if level else ""}"/>' if styled else ""
        levels += (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{_STEP * (level + 1)}" w:hanging="{_STEP}"/></w:pPr>'
            f'<w:rPr><w:color w:val="{TEAL}" w:themeColor="accent1"/></w:rPr></w:lvl>'
        )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )
