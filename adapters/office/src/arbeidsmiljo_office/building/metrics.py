"""How much room text takes, estimated from the widths of Calibri's characters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from arbeidsmiljo_office.building.design import LINE_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from arbeidsmiljo_office.building.blocks import Inline

_REGULAR: Final = {
    240: " 'ijlìíîï",
    260: ",.I·¹ÌÍÎÏ‘’",
    280: ":;",
    300: "`´",
    320: "()-J[]f{}¸",
    340: "!t¡°²³",
    360: "rŧ",
    400: "/\\sz¨¯šž",
    420: '"ª“”',
    440: "Lcxºçč",
    460: "FSkvyýÿŠ",
    480: "?Zag|¿àáâãäåŽ",
    500: "#*+<=>ETY^_e~¢¤¦§¬±ÈÉÊË×Ýèéêë÷–•≥≤−",
    520: "$0123456789KPX£¥«®»Þ€",
    540: "CbdhnopquÇßðñòóôõöøùúûüþČŋ",
    560: "BRµđ",
    580: "AVÀÁÂÃÄÅ",
    600: "¶",
    620: "D",
    640: "GH¼Ð",
    660: "NUÑÙÚÛÜ",
    680: "OQ½¾ÒÓÔÕÖØ",
    700: "&…",
    720: "%w",
    780: "Ææ",
    800: "m",
    840: "©",
    860: "M",
    900: "@W",
    920: "—→",
}
"""Width in thousandths of the size, rounded up, to the characters that have it."""

_WIDTHS: Final = {
    character: width / 1000 for width, characters in _REGULAR.items() for character in characters
}
_OTHER: Final = 0.7  # wider than nearly every letter that is not listed
_BOLD: Final = 1.04  # bold letters are at most so much wider on average
_BREAK: Final = re.compile(r"(?<=[- /–])")


@lru_cache(maxsize=4096)
def text_width(text: str, *, bold: bool = False) -> float:
    """Return the width of text on one line, in parts of its size."""
    width = sum(_WIDTHS.get(character, _OTHER) for character in text)
    return width * _BOLD if bold else width


def longest_word(text: Inline, *, bold: bool = False) -> float:
    """Return the width of the longest piece that is never broken, in parts of the size."""
    return max((width for width, _ in _pieces(text, bold=bold)), default=0.0)


def natural_width(text: Inline, *, bold: bool = False) -> float:
    """Return the width of text on as few lines as it asks for, in parts of its size."""
    widest = width = 0.0
    for piece, ends in _pieces(text, bold=bold):
        width += piece
        widest = max(widest, width)
        if ends:
            width = 0.0
    return widest


def line_count(text: Inline, width: float, *, bold: bool = False) -> int:
    """Return the number of lines of text in a column, whose width is in parts of the size."""
    lines, used = 1, 0.0
    for piece, ends in _pieces(text, bold=bold):
        if used and used + piece > width:
            lines, used = lines + 1, 0.0
        used += piece
        while used > width > 0:  # a word longer than the line is broken
            lines, used = lines + 1, used - width
        if ends:
            lines, used = lines + 1, 0.0
    return lines


def height(lines: float, size: float) -> float:
    """Return the height of lines, in points."""
    return lines * size * LINE_HEIGHT


def _pieces(text: Inline, *, bold: bool) -> Iterable[tuple[float, bool]]:
    """Yield the width of each unbreakable piece, and whether a line ends after it."""
    for index, line in enumerate(_lines(text)):
        if index:
            yield 0.0, True
        word = 0.0
        for characters, strong in line:
            for piece in _BREAK.split(characters):
                word += text_width(piece, bold=strong or bold)
                if piece and piece[-1] in "- /–":
                    yield word, False
                    word = 0.0
        if word:
            yield word, False


def _lines(text: Inline) -> Sequence[Sequence[tuple[str, bool]]]:
    """Split text at its line breaks."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for span in text:
        for index, part in enumerate(span.text.split("\n")):
            if index:
                lines.append([])
            lines[-1].append((part, span.bold))
    return lines
