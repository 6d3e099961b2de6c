"""Breaking paragraphs into lines, as PowerPoint and Word do it.

A line is broken behind spaces, which hang over its end, and behind hyphens and dashes; a word that
is longer than a line is broken anywhere. Kerning and hyphenation are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from attrs import define, field, frozen

from arbeidsmiljo_office.fit.looks import Look, Paragraph

Text: TypeAlias = tuple[str, Look]
"""A text and how it is set."""

_PIECES: Final = re.compile(r"\n|\t| +|[^ \n\t\-–—\u00ad]*[\-–—\u00ad]+|[^ \n\t\-–—\u00ad]+")
_BREAKING: Final = "-–—\u00ad"


@frozen(kw_only=True)
class Setting:
    """How paragraphs are set beyond what they say themselves.

    Attributes:
        width: How wide a line is, in points; None where lines end only where the text says so.
        scale: The size of all text, as a part of what it is by itself.
        reduction: What is taken from the space between lines, in parts of a line.
    """

    width: float | None
    scale: float = 1.0
    reduction: float = 0.0


@frozen(kw_only=True)
class Line:
    """A line, in points.

    Attributes:
        height: How high it is.
        width: How wide it is, from where text begins.
        above: The space above its paragraph, where it is the first line of one.
        below: The space below its paragraph, where it is the last line of one.
    """

    height: float
    width: float
    above: float = 0.0
    below: float = 0.0


@define(eq=False, kw_only=True)
class _Breaker:
    """Breaks one paragraph; all its measures are at the paragraph's own size."""

    widths: Sequence[float]
    end: Look
    tab: float
    lines: list[tuple[float, float]] = field(factory=list[tuple[float, float]], init=False)
    used: float = field(default=0.0, init=False)
    shown: float = field(default=0.0, init=False)
    height: float = field(default=0.0, init=False)
    word: list[Text] = field(factory=list[Text], init=False)
    word_width: float = field(default=0.0, init=False)

    @property
    def room(self) -> float:
        """How wide the line is that is being filled."""
        return self.widths[min(len(self.lines), len(self.widths) - 1)]

    def text(self, text: str, look: Look) -> None:
        """Put text on the line, and on as many more as it takes."""
        for piece in _PIECES.findall(text):
            if piece[0] == " ":
                self.place()
                self.used += look.width(piece)
                self.height = max(self.height, look.height)
            elif piece == "\n":
                self.height = max(self.height, look.height)
                self.place()
                self.finish()
            elif piece == "\t":
                self.place()
                self.used += self.tab - self.used % self.tab
                self.height = max(self.height, look.height)
            else:
                self.word.append((piece, look))
                self.word_width += look.width(piece)
                if piece[-1] in _BREAKING:
                    self.place()

    def place(self) -> None:
        """Put the word that was gathered on this line or the next one."""
        if not self.word:
            return
        if self.used and self.used + self.word_width > self.room:
            self.finish()
        if self.used + self.word_width > self.room:
            self.split()
        else:
            self.used += self.word_width
            self.height = max(self.height, *(look.height for _, look in self.word))
        self.shown = self.used
        self.word.clear()
        self.word_width = 0.0

    def split(self) -> None:
        """Break a word that is longer than the line."""
        for piece, look in self.word:
            for character in piece:
                width = look.width(character)
                if self.used and self.used + width > self.room:
                    self.shown = self.used
                    self.finish()
                self.used += width
                self.height = max(self.height, look.height)

    def finish(self) -> None:
        """End the line."""
        self.lines.append((self.height or self.end.height, self.shown))
        self.used = self.shown = self.height = 0.0


def paragraph_lines(
    paragraph: Paragraph, texts: Iterable[Text], setting: Setting
) -> Iterator[Line]:
    """Break a paragraph into lines.

    Args:
        paragraph: How it is set.
        texts: What it says.
        setting: How wide and large it is.
    """
    if setting.width is None:
        widths = [float("inf")]
    else:
        room = setting.width - paragraph.left - paragraph.right
        # A line that has no room at all still takes a character.
        widths = [max(room - paragraph.first, 0.0) / setting.scale, max(room, 0.0) / setting.scale]
    texts = tuple(texts)
    single = _on_one_line(texts, widths[0])
    if single is not None:
        yield _line(paragraph, single, setting, is_first=True, is_last=True)
        return
    breaker = _Breaker(widths=widths, end=paragraph.end, tab=paragraph.tab / setting.scale)
    for text, look in texts:
        breaker.text(text, look)
    breaker.place()
    breaker.finish()
    last = len(breaker.lines) - 1
    for number, line in enumerate(breaker.lines):
        yield _line(paragraph, line, setting, is_first=number == 0, is_last=number == last)


def _on_one_line(texts: Sequence[Text], width: float) -> tuple[float, float] | None:
    """Give height and width of text that simply stands on one line; None for other text."""
    height = used = 0.0
    for text, look in texts:
        if "\n" in text or "\t" in text:
            return None
        used += look.width(text)
        if text and look.height > height:
            height = look.height
    return (height, used) if height and used <= width else None


def _line(
    paragraph: Paragraph,
    line: tuple[float, float],
    setting: Setting,
    *,
    is_first: bool,
    is_last: bool,
) -> Line:
    natural, width = line
    single = natural * setting.scale
    return Line(
        height=_pitch(paragraph, single, setting),
        width=width * setting.scale,
        above=paragraph.before.measured(single) if is_first else 0.0,
        below=paragraph.after.measured(single) if is_last else 0.0,
    )


def _pitch(paragraph: Paragraph, single: float, setting: Setting) -> float:
    """Give what is from one line to the next."""
    if paragraph.line.lines is None:
        return paragraph.line.points
    reduced = max(paragraph.line.lines - setting.reduction, 0.0) * single
    return max(reduced, paragraph.line.points)
