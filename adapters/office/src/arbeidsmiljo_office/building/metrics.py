"""How much room text takes in Calibri, the font of our own documents."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from arbeidsmiljo_office.building.design import FONT, LINE_HEIGHT
from arbeidsmiljo_office.fit.faces import face_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from arbeidsmiljo_office.building.blocks import Inline

SAFE: Final = 0.97
"""So much of a line is counted on, for programs measure text differently."""

_BREAK: Final = re.compile(r"(?<=[- /–])")


@lru_cache(maxsize=4096)
def text_width(text: str, *, bold: bool = False) -> float:
    """Return the width of text on one line, in parts of its size."""
    return face_of(FONT, bold=bold).width(text)


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
