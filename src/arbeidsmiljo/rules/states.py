"""States of many duties side by side, a byte for each."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Self, overload

from arbeidsmiljo.rules.verdict import State

Marks = bytes | bytearray
"""For each of some duties 1 or 0: whether something is so."""

_STATES: Final[tuple[State | None, ...]] = (*State, None)
_CODES: Final[Mapping[State | None, int]] = {one: code for code, one in enumerate(_STATES)}


class States(Sequence[State | None]):
    """A state for each of some duties; None for one that has to be asked itself.

    Args:
        codes: The place of each among the states.
    """

    def __init__(self, codes: bytes) -> None:
        """Take them over."""
        self._codes = codes

    @classmethod
    def of(cls, states: Iterable[State | None]) -> Self:
        """Put states side by side."""
        return cls(bytes(map(_CODES.__getitem__, states)))

    @classmethod
    def told(cls, by: Sequence[State | None], *marks: Marks) -> Self:
        """Tell states by what is so.

        Args:
            by: The state for each combination of marks: the first counts 1, the second 2, the
                third 4, and so on.
            *marks: What is so of each duty.
        """
        combined = 0
        for number, one in enumerate(marks):
            combined |= int.from_bytes(one, "little") << number
        table = bytes(_CODES[one] for one in by).ljust(256, b"\0")
        return cls(combined.to_bytes(len(marks[0]), "little").translate(table))

    def each(self, change: Callable[[State], State]) -> Self:
        """Put another state in place of each, and leave those to be asked."""
        table = bytes(_CODES[None if one is None else change(one)] for one in _STATES)
        return type(self)(self._codes.translate(table.ljust(256, b"\0")))

    def tally(self) -> Mapping[State | None, int]:
        """Count each state that there is."""
        counted: dict[State | None, int] = {}
        left = len(self._codes)
        for state, code in _CODES.items():
            if left and (times := self._codes.count(code)):
                counted[state] = times
                left -= times
        return counted

    def __len__(self) -> int:
        """Count all."""
        return len(self._codes)

    @overload
    def __getitem__(self, index: int) -> State | None: ...

    @overload
    def __getitem__(self, index: slice) -> Self: ...

    def __getitem__(self, index: int | slice) -> State | Self | None:
        """Give one, or some."""
        if isinstance(index, slice):
            return type(self)(self._codes[index])
        return _STATES[self._codes[index]]

    def __iter__(self) -> Iterator[State | None]:
        """Give each."""
        return map(_STATES.__getitem__, self._codes)


def both(one: Marks, other: Marks) -> Marks:
    """Mark what is marked twice."""
    together = int.from_bytes(one, "little") & int.from_bytes(other, "little")
    return together.to_bytes(len(one), "little")


def but_not(one: Marks, other: Marks) -> Marks:
    """Mark what is marked in one and not in another."""
    alone = int.from_bytes(one, "little") & ~int.from_bytes(other, "little")
    return alone.to_bytes(len(one), "little")
