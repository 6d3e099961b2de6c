"""The lines of a document, sorted so that a pattern finds those that it can be.

A template may have as many fields as its document has lines, so that no field can be compared with
every line. Patterns that are alike, such as those of one slide used again and again, share what was
found; and all of them together find no more than fits in memory.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, TypeAlias

from attrs import define, field, frozen

from arbeidsmiljo_office.reading.patterns import Pattern

MOST_MATCHES: Final = 1_000_000
"""Lines that patterns that are not alike may be, all together; the rest are left open."""

_Sorted: TypeAlias = tuple[list[str], list[int]]


@frozen(kw_only=True, eq=False)
class Matches:
    """The lines that a pattern, and those like it, can be.

    Attributes:
        lines: Where they are, in order.
        texts: For each, the texts of the fields, from left to right.
    """

    lines: Sequence[int] = ()
    texts: Sequence[tuple[str, ...]] = ()

    def between(self, lines: range) -> slice:
        """Return which of them lie in a stretch of the document."""
        return slice(bisect_left(self.lines, lines.start), bisect_left(self.lines, lines.stop))


NONE: Final = Matches()


@define(eq=False)
class Candidates:
    """The lines of a document.

    Attributes:
        texts: Of the lines, folded.
    """

    texts: Sequence[str]
    _left: int = field(default=MOST_MATCHES, init=False)
    _known: dict[tuple[str, ...], Matches] = field(
        factory=dict[tuple[str, ...], Matches], init=False
    )
    _by_beginning: _Sorted | None = field(default=None, init=False)
    _by_end: _Sorted | None = field(default=None, init=False)

    def matches(self, pattern: Pattern) -> Matches:
        """Return the lines that a pattern can be."""
        known = self._known.get(pattern.fixed)
        if known is None:
            lines = list[int]()
            texts = list[tuple[str, ...]]()
            for line in self._likely(pattern):
                if self._left <= 0:
                    lines, texts = [], []
                    break
                found = pattern.cut(self.texts[line])
                if found is not None:
                    self._left -= 1
                    lines.append(line)
                    texts.append(found)
            known = Matches(lines=lines, texts=texts)
            self._known[pattern.fixed] = known
        return known

    def _likely(self, pattern: Pattern) -> Sequence[int]:
        """Return the lines that begin or end as a pattern does, in order."""
        first, last = pattern.beginning, pattern.end
        likely: Sequence[int] = range(len(self.texts))
        if first:
            if self._by_beginning is None:
                self._by_beginning = _sorted(self.texts)
            likely = sorted(_beginning(first, self._by_beginning))
        if last and len(likely) > 1:
            if self._by_end is None:
                self._by_end = _sorted([text[::-1] for text in self.texts])
            others = _beginning(last[::-1], self._by_end)
            likely = sorted(others) if len(others) < len(likely) else likely
        return likely


def _sorted(texts: Sequence[str]) -> _Sorted:
    order = sorted(range(len(texts)), key=texts.__getitem__)
    return [texts[line] for line in order], order


def _beginning(first: str, lines: _Sorted) -> list[int]:
    texts, order = lines
    start = bisect_left(texts, first)
    stop = bisect_left(texts, True, lo=start, key=lambda text: not text.startswith(first))  # noqa: FBT003 - it is what the key gives
    return order[start:stop]
