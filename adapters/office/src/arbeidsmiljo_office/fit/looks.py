"""How text is set: in which font and size, with which spaces between its lines and paragraphs."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from attrs import field, frozen

from arbeidsmiljo_office.fit.faces import Face

_LEAST_ON_SLIDES: Final = 1.2
"""From one line to the next on slides, at least, in parts of the size."""
_RAISED: Final = 2 / 3
"""How large superscripts and subscripts are, as a part of their size."""


@frozen(kw_only=True, eq=False)
class Look:
    """How a stretch of text is set.

    Attributes:
        face: The font.
        size: Its size, in points.
        spacing: What is added behind each letter, in points.
        is_raised: Whether it is a superscript or subscript.
        is_capital: Whether all of it is set in capitals.
        is_known: Whether the measures are those of the font that the document names.
        least: From one line to the next, at least, in parts of the size.
    """

    face: Face
    size: float
    spacing: float = 0.0
    is_raised: bool = False
    is_capital: bool = False
    is_known: bool = True
    least: float = _LEAST_ON_SLIDES

    @cached_property
    def height(self) -> float:
        """From one line to the next, in points."""
        return max(self.face.height, self.least) * self.size

    @property
    def widest(self) -> float:
        """The most that a byte of text in UTF-8 can add to a line, in points."""
        # One character may be two when it is made a capital (ß), of at most as many bytes.
        return self.face.widest * self.size + max(self.spacing, 0.0)

    def width(self, text: str) -> float:
        """Measure text on one line, in points."""
        shown = text.upper() if self.is_capital else text
        size = self.size * _RAISED if self.is_raised else self.size
        return self.face.width(shown) * size + self.spacing * len(shown)

    def knows(self, text: str) -> bool:
        """Tell whether the measures of a text are those that it will have."""
        return self.is_known and self.face.knows(text.upper() if self.is_capital else text)


@frozen(kw_only=True)
class Space:
    """A space that is as high as so many lines, or so many points.

    Attributes:
        lines: How many lines, where it is measured in them.
        points: How many points, where it is not; where it is, how many it has at least.
    """

    lines: float | None = None
    points: float = 0.0

    def measured(self, line: float) -> float:
        """Give its height in points.

        Args:
            line: The height of a line.
        """
        return self.points if self.lines is None else max(self.lines * line, self.points)


@frozen(kw_only=True, eq=False)
class Stretch:
    """Text of a paragraph that is set in one way.

    Attributes:
        text: What it says.
        look: How it is set.
        slot: The field whose text stands here once it is filled; None for what always stands.
        is_main: Whether the field's text stands here, not only makes this go.
        lead: White space that stays before it.
        trail: White space that stays behind it.
    """

    text: str
    look: Look
    slot: int | None = None
    is_main: bool = False
    lead: str = ""
    trail: str = ""


@frozen(kw_only=True, eq=False)
class Paragraph:
    """A paragraph; what it is measured in is points.

    Attributes:
        stretches: Its text.
        end: How its end is set, and so all of it where it has no text.
        left: From the edge to its text.
        right: The same at the other edge.
        first: How much further in, or out, its first line begins.
        line: From one line to the next.
        before: Above it.
        after: Below it.
        tab: How far apart tab stops are.
        is_close: Whether there is no space between the paragraphs of a value.
        slot: The field that it goes with once that is filled; None for one that always stands.
    """

    stretches: tuple[Stretch, ...] = field(repr=False)
    end: Look
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    line: Space = Space(lines=1.0)
    before: Space = Space()
    after: Space = Space()
    tab: float = 72.0
    is_close: bool = False
    slot: int | None = None
