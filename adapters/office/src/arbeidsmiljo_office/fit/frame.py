"""The text of a shape as it is with values, and whether it has the room that it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from math import floor
from typing import Final, TypeAlias

from attrs import evolve, field, frozen

from arbeidsmiljo_office.fit.lines import Line, Setting, Text, paragraph_lines
from arbeidsmiljo_office.fit.looks import Look, Paragraph, Space
from arbeidsmiljo_office.fit.room import Room
from arbeidsmiljo_office.fit.shrinking import Step
from arbeidsmiljo_office.values import Given

_WHOLE: Final = 100_000
_AS_IT_IS: Final = Step()
_ROUNDING: Final = 0.01
"""More than sums of heights differ by the order in which they are added, in points."""
_TAB: Final = "    "
"""What a tab in a value is measured as."""

Texts: TypeAlias = Mapping[int, Sequence[str]]
"""Number of a field to the paragraphs of its value."""


@frozen(kw_only=True)
class Verdict:
    """A text that has more lines than its shape has room for.

    Attributes:
        slot: The field in it that has the longest value.
        lines: How many lines the text has.
        room: How many of them have room.
        is_sure: Whether the measures are those of the fonts it is set in.
        step: How much smaller it is to be set, so that all of it has room; None for as it is.
        is_table: Whether it is a table on a slide, whose rows are counted, not lines.
    """

    slot: int
    lines: int
    room: int
    is_sure: bool
    step: Step | None = None
    is_table: bool = False

    @property
    def missing(self) -> int:
        """How many lines or rows have no room."""
        return self.lines - self.room


@frozen(kw_only=True, eq=False)
class _Plain:
    """A text that is one field: how wide its line is, and how high."""

    slot: int
    look: Look
    width: float
    height: float

    def holds(self, texts: Sequence[str]) -> bool:
        """Tell whether a value certainly stands on one line."""
        text = texts[0] if len(texts) == 1 else ""
        is_one = bool(text) and "\n" not in text and "\t" not in text
        return is_one and self.look.width(text) <= self.width


@frozen(kw_only=True, eq=False)
class Frame:
    """The text of a shape, with its fields.

    Attributes:
        paragraphs: The text as the template has it.
        room: What the shape has room for.
        own: How much smaller the template sets the text than it is by itself.
        steps: How much smaller it may be set beyond that.
        slots: Its fields.
    """

    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    room: Room
    own: Step = _AS_IT_IS
    steps: tuple[Step, ...] = ()
    slots: frozenset[int]
    _still: dict[tuple[int, Step], tuple[Line, ...]] = field(
        factory=dict[tuple[int, Step], "tuple[Line, ...]"], init=False, repr=False
    )

    def settled(self) -> Frame:
        """Return the same with at least the room that the text of the template itself takes."""
        lines = self._lines({}, self.own)
        if self.room.holds(lines) == len(lines):
            return self
        height = sum(map(_height, lines)) + _ROUNDING
        width = self.room.width
        if not self.room.breaks:
            width = max(width, *(line.width for line in lines))
        return evolve(
            self, room=evolve(self.room, height=max(height, self.room.height), width=width)
        )

    def verdict(self, given: Mapping[int, Given]) -> Verdict | None:
        """Tell whether the text has too little room; None where it has enough.

        Args:
            given: The values of fields, by number.
        """
        texts = self._texts(given)
        if not texts or self._certainly_holds(texts):
            return None
        lines = self._lines(texts, self.own)
        held = self.room.holds(lines)
        if held == len(lines):
            return None
        longest = max(sorted(texts), key=lambda slot: sum(map(len, texts[slot])))
        is_sure = self._is_sure(texts)
        step = self._step(texts) if is_sure else None
        return Verdict(slot=longest, lines=len(lines), room=held, is_sure=is_sure, step=step)

    def height(self, given: Mapping[int, Given]) -> float:
        """Measure how high the text is, without the spaces above and below all of it.

        Args:
            given: The values of fields, by number.
        """
        plain = self._plain
        if plain is not None:
            value = given.get(plain.slot)
            if value is not None and value.texts is not None and plain.holds(value.texts):
                return plain.height
        lines = self._lines(self._texts(given) or {}, self.own)
        return sum(map(_height, lines)) - lines[0].above - lines[-1].below if lines else 0.0

    @cached_property
    def _plain(self) -> _Plain | None:
        """What there is to know of a text that is one field, where it stands on one line."""
        if len(self.paragraphs) != 1 or len(self.paragraphs[0].stretches) != 1:
            return None
        (paragraph,) = self.paragraphs
        (stretch,) = paragraph.stretches
        if stretch.slot is None or stretch.lead or stretch.trail:
            return None
        setting = self._setting(self.own)
        (line,) = paragraph_lines(paragraph, [("x", stretch.look)], setting)
        width = self.room.width - paragraph.left - paragraph.right - max(paragraph.first, 0.0)
        return _Plain(
            slot=stretch.slot,
            look=stretch.look,
            width=width / setting.scale,
            height=line.height,
        )

    def is_sure(self, given: Mapping[int, Given]) -> bool:
        """Tell whether the measures are those of the fonts that the text is set in.

        Args:
            given: The values of fields, by number.
        """
        return self._is_sure(self._texts(given) or {})

    def _is_sure(self, texts: Texts) -> bool:
        return all(look.knows(text) for text, look in self._all_texts(texts))

    def _texts(self, given: Mapping[int, Given]) -> Texts | None:
        """Return the texts of its fields; None where a chart or picture takes their place."""
        texts = dict[int, Sequence[str]]()
        for slot in self.slots:
            value = given.get(slot)
            if value is not None:
                if value.texts is None:
                    return None
                texts[slot] = [text.replace("\t", _TAB) for text in value.texts or ("",)]
        return texts

    def _certainly_holds(self, texts: Texts) -> bool:
        """Tell whether there is room, by what the values change of the template's text."""
        if self.room.columns > 1:
            return False
        total, changing = self._heights
        setting = self._setting(self.own)
        for number, height in changing.items():
            paragraph = self.paragraphs[number]
            if paragraph.slot in texts:
                total -= height
            elif any(stretch.slot in texts for stretch in paragraph.stretches):
                total -= height
                for own, words in _filled(paragraph, texts):
                    for line in paragraph_lines(own, words, setting):
                        total += _height(line)
                        if not self.room.breaks and line.width > self.room.width:
                            return False
        return total <= self.room.height

    @cached_property
    def _heights(self) -> tuple[float, Mapping[int, float]]:
        """How high all the text of the template is, and each paragraph that values change."""
        heights = [
            sum(map(_height, self._fixed(number, self.own)))
            for number in range(len(self.paragraphs))
        ]
        changing = {
            number: heights[number]
            for number, paragraph in enumerate(self.paragraphs)
            if paragraph.slot is not None
            or any(stretch.slot is not None for stretch in paragraph.stretches)
        }
        return sum(heights), changing

    def limit(self, filled: frozenset[int], break_bytes: int) -> int:
        """Give how many bytes of values certainly have room; less than none for no number.

        Args:
            filled: The fields that have a value.
            break_bytes: How many bytes a line break or new paragraph adds, at least.
        """
        scale = self.own.size / _WHOLE
        setting = self._setting(self.own)
        height = self.room.height
        singles = [scale * look.height for look in self._looks()]
        tallest = max(
            (self._tallest(paragraph, max(singles)) for paragraph in self.paragraphs), default=0.0
        )
        if self.room.columns > 1:
            height = self.room.columns * (height - tallest)
        widest, narrowest, spare = 0.0, float("inf"), float("inf")
        one_line = many_lines = 0.0
        for number, paragraph in enumerate(self.paragraphs):
            here = {stretch.slot for stretch in paragraph.stretches} & filled
            if paragraph.slot in filled:
                continue
            if not here:
                fixed = self._fixed(number, self.own)
                one_line += sum(map(_height, fixed))
                continue
            still = [stretch for stretch in paragraph.stretches if stretch.slot not in filled]
            taken = scale * sum(stretch.look.width(stretch.text) for stretch in still)
            breaks = sum(stretch.text.count("\n") for stretch in still)
            if any("\t" in stretch.text for stretch in still):
                return -1
            line = self.room.width
            if setting.width is not None:
                line -= paragraph.left + paragraph.right + max(paragraph.first, 0.0)
            if line <= 0:
                return -1
            looks = [one.look for one in paragraph.stretches if one.slot in here and one.is_main]
            widest = max(widest, *(scale * look.widest for look in looks))
            narrowest, spare = min(narrowest, line), min(spare, line - taken)
            one_line += tallest * (1 + breaks)
            many_lines += tallest * 2 * taken / line
        left = height - one_line
        if left < 0 or not widest:
            return -1
        short = floor(min(spare / widest, break_bytes * (1 + left // tallest) - 1))
        if not self.room.breaks:
            return short
        # Of any two lines that follow one another, the second did not fit on the first.
        long = (left - many_lines) / (tallest * (2 * widest / narrowest + 1 / break_bytes))
        return max(short, floor(long))

    def _tallest(self, paragraph: Paragraph, single: float) -> float:
        """Give the most that a line of a paragraph can take, with the spaces around it."""
        spaces = (paragraph.line, paragraph.before, paragraph.after)
        return sum(space.measured(single) for space in spaces)

    def _step(self, texts: Texts) -> Step | None:
        """Find the first step that makes room for all of the text."""
        for step in self.steps:
            lines = self._lines(texts, step)
            if self.room.holds(lines) == len(lines):
                return step
        return None

    def _setting(self, step: Step) -> Setting:
        return Setting(
            width=self.room.width if self.room.breaks else None,
            scale=step.size / _WHOLE,
            reduction=step.reduction / _WHOLE,
        )

    def _lines(self, texts: Texts, step: Step) -> list[Line]:
        """Break the text into lines."""
        lines = list[Line]()
        setting = self._setting(step)
        for number, paragraph in enumerate(self.paragraphs):
            if paragraph.slot in texts:
                continue
            if any(stretch.slot in texts for stretch in paragraph.stretches):
                for own, words in _filled(paragraph, texts):
                    lines += paragraph_lines(own, words, setting)
            else:
                lines += self._fixed(number, step)
        return lines

    def _fixed(self, number: int, step: Step) -> tuple[Line, ...]:
        """Break a paragraph into lines that has none of the values."""
        found = self._still.get((number, step))
        if found is None:
            paragraph = self.paragraphs[number]
            texts = [(stretch.text, stretch.look) for stretch in paragraph.stretches]
            found = tuple(paragraph_lines(paragraph, texts, self._setting(step)))
            self._still[number, step] = found
        return found

    def _looks(self) -> Iterator[Look]:
        for paragraph in self.paragraphs:
            yield paragraph.end
            for stretch in paragraph.stretches:
                yield stretch.look

    def _all_texts(self, texts: Texts) -> Iterator[Text]:
        for paragraph in self.paragraphs:
            if paragraph.slot not in texts:
                for _, words in _filled(paragraph, texts):
                    yield from words


def _height(line: Line) -> float:
    return line.above + line.height + line.below


def _filled(paragraph: Paragraph, texts: Texts) -> list[tuple[Paragraph, list[Text]]]:
    """Put values into a paragraph; a value of several paragraphs makes more of them."""
    first, more = list[Text](), list[list[Text]]()
    for stretch in paragraph.stretches:
        if stretch.slot not in texts:
            first.append((stretch.text, stretch.look))
        elif stretch.slot is not None and stretch.is_main:
            text, *others = texts[stretch.slot]
            first.append((f"{stretch.lead}{text}{stretch.trail}", stretch.look))
            more += [[(other, stretch.look)] for other in others]
    if not (more and paragraph.is_close):
        return [(paragraph, words) for words in (first, *more)]
    head, between, last = (
        evolve(paragraph, after=Space()),
        evolve(paragraph, before=Space(), after=Space()),
        evolve(paragraph, before=Space()),
    )
    return [(head, first), *((between, words) for words in more[:-1]), (last, more[-1])]
