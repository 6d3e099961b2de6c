"""How far somebody has read: which responses were there, and which of them were not finished."""

import re
from collections.abc import Mapping
from typing import Final

from attrs import frozen

from arbeidsmiljo.errors import InvalidInputError, Problem

_FORM: Final = re.compile(r"(\d{1,18})/(\d{1,18})/((?:\d{1,18}(?:,\d{1,18})*)?)", re.ASCII)


@frozen(kw_only=True)
class Marker:
    """How far somebody has read.

    Responses are numbered when they are begun and may be finished in any order. So those that were
    not are remembered: each is read once, when it is finished.

    Attributes:
        last: The highest number that there was.
        finished: How many were finished, all in all.
        unfinished: The numbers of those that were not.
    """

    last: int = 0
    finished: int = 0
    unfinished: frozenset[int] = frozenset()

    @classmethod
    def parse(cls, text: str) -> "Marker":
        """Read a marker; an empty one for nothing read.

        Raises:
            InvalidInputError: It is none.
        """
        if not text:
            return cls()
        parts = _FORM.fullmatch(text)
        if parts is None:
            raise InvalidInputError(
                "marker", [Problem("since", "is no marker of LimeSurvey; leave it out to read all")]
            )
        return cls(
            last=int(parts[1]),
            finished=int(parts[2]),
            unfinished=frozenset(map(int, filter(None, parts[3].split(",")))),
        )

    def __str__(self) -> str:
        """Read as the text that it was written as."""
        return f"{self.last}/{self.finished}/{','.join(map(str, sorted(self.unfinished)))}"

    @property
    def first(self) -> int:
        """The lowest number that can be new."""
        return min(self.unfinished, default=self.last + 1)

    def is_new(self, number: int) -> bool:
        """Tell whether a finished response was not read before."""
        return number > self.last or number in self.unfinished

    def after(self, found: Mapping[int, bool]) -> "Marker":
        """Give the marker after a reading.

        Args:
            found: The number of each response that there is, and whether it is finished.
        """
        return Marker(
            last=max(found, default=self.last),
            finished=sum(found.values()),
            unfinished=frozenset(number for number, finished in found.items() if not finished),
        )
