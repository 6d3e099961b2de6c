"""Lines of a template as patterns: the text that stays, and the fields in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from arbeidsmiljo_office.prompts import folded_lines
from arbeidsmiljo_office.reading.outline import Line

ENOUGH: Final = 3
"""Letters and digits that make the text around a field a sign of it."""


@frozen(kw_only=True)
class Pattern:
    """One line of a template.

    Attributes:
        line: The line.
        fixed: The text that stays, before, between and behind the fields; one more than these.
        fields: The numbers of the fields, from left to right.
    """

    line: Line
    fixed: tuple[str, ...]
    fields: tuple[int, ...]

    @property
    def is_sign(self) -> bool:
        """Whether the text that stays is enough to know the line by."""
        return sum(map(str.isalnum, "".join(self.fixed))) >= ENOUGH

    @property
    def beginning(self) -> str:
        """What every line that it can be begins with."""
        return self.fixed[0].rstrip()

    @property
    def end(self) -> str:
        """What every line that it can be ends with."""
        return self.fixed[-1].lstrip()

    def values(self, text: str) -> Mapping[int, str] | None:
        """Take the fields out of a text.

        Args:
            text: A line of a document, folded.

        Returns:
            Number of a field to its text, or None where the text is no such line, or can be
            divided in more than one way.
        """
        texts = self.cut(text)
        return None if texts is None else dict(zip(self.fields, texts, strict=True))

    def cut(self, text: str) -> tuple[str, ...] | None:
        """Give the texts of the fields from left to right; None where `values` gives it."""
        first, *between, last = self.fixed
        start, end = _behind(text, first), _before(text, last)
        if start is None or end is None or start > end:
            return None
        if end == len(text):  # a value that is empty has lost the blank before it
            text += " "
            end += 1
        forward = _cut(text, start, end, between, from_end=False)
        backward = _cut(text, start, end, between, from_end=True)
        return None if forward is None or forward != backward else tuple(forward)


def _cut(
    text: str, start: int, end: int, between: list[str], *, from_end: bool
) -> list[str] | None:
    """Cut a text at the fixed texts, each as early or as late as it can be found."""
    pieces = list[str]()
    if from_end:
        for fixed in reversed(between):
            found = text.rfind(fixed, start, end)
            if found < 0:
                return None
            pieces.insert(0, text[found + len(fixed) : end].strip())
            end = found
        return [text[start:end].strip(), *pieces]
    for fixed in between:
        found = text.find(fixed, start, end)
        if found < 0:
            return None
        pieces.append(text[start:found].strip())
        start = found + len(fixed)
    return [*pieces, text[start:end].strip()]


def pattern_of(line: Line) -> Pattern:
    """Return the pattern that a line of a template is."""
    fixed = [""]
    fields = list[int]()
    for bit in line.bits:
        if bit.field is None:
            fixed[-1] += bit.text
        elif not fields or fields[-1] != bit.field or fixed[-1]:
            fields.append(bit.field)
            fixed.append("")
    return Pattern(line=line, fixed=_fold(fixed), fields=tuple(fields))


def _fold(fixed: list[str]) -> tuple[str, ...]:
    """Fold the text that stays, with a blank where white space parts it from a field."""
    folded = list[str]()
    for index, text in enumerate(fixed):
        plain = folded_lines(f"|{text}|").removeprefix("|").removesuffix("|")
        if index == 0:
            plain = plain.lstrip()
        if index == len(fixed) - 1:
            plain = plain.rstrip()
        folded.append(plain)
    return tuple(folded)


def _behind(text: str, first: str) -> int | None:
    """Return where a text goes on behind its beginning, if that is its beginning."""
    plain = first.rstrip()
    if not text.startswith(plain):
        return None
    follows = text[len(plain) : len(plain) + 1]
    return None if first != plain and follows and not follows.isspace() else len(plain)


def _before(text: str, last: str) -> int | None:
    """Return where the end of a text begins, if that is its end."""
    plain = last.lstrip()
    if not text.endswith(plain):
        return None
    start = len(text) - len(plain)
    precedes = text[start - 1 : start] if start else ""
    return None if last != plain and precedes and not precedes.isspace() else start
