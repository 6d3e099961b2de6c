"""Gathering: putting the parts below each unit together, two by two, and apart again."""

from __future__ import annotations

import numpy as np
from attrs import define
from numpy.typing import NDArray

from arbeidsmiljo_numpy.remainders import Remainders, Ways


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Round:
    """One round, in which every two parts of a unit became one.

    Attributes:
        left: The parts that were joined, by their places.
        right: For each of these the part that it was joined with; it took the place of the first.
        ways: How each remainder came about.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    ways: Ways

    def take_apart(self, remains: NDArray[np.uint8]) -> None:
        """Tell what remained of the parts that were joined, given what does of what came of it."""
        joined = remains[self.left].reshape(1, -1).astype(np.int64)
        remains[self.left] = self._of(self.ways.left, joined)
        remains[self.right] = self._of(self.ways.right, joined)

    def _of(self, ways: NDArray[np.uint8], remains: NDArray[np.int64]) -> NDArray[np.uint8]:
        return np.take_along_axis(ways, remains, axis=0).reshape(len(self.left), -1)


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Gathering:
    """How the parts of each unit were put together.

    Attributes:
        units: For each unit, the place of what came of all its parts.
        rounds: What was done.
        parts: How many parts there were to begin with.
    """

    units: NDArray[np.int64]
    rounds: list[Round]
    parts: int

    def before(self, after: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Tell what remained of each part, given the units."""
        remains = np.zeros((self.parts, after.shape[1]), np.uint8)
        remains[self.units] = after
        for one in reversed(self.rounds):
            one.take_apart(remains)
        return remains


def gathered(parts: Remainders, owners: NDArray[np.int64]) -> Gathering:
    """Put the parts of each unit together.

    Args:
        parts: The parts; what comes of those that are put together takes the place of one.
        owners: For each part the unit, by its place; each unit has one.
    """
    # Parts are not moved: this tells where each stands, those of a unit after one another.
    standing = np.argsort(owners, kind="stable")
    of = owners[standing]
    rounds: list[Round] = []
    while True:
        starts = np.flatnonzero(np.diff(of, prepend=-1))
        numbers = np.arange(len(of)) - np.repeat(starts, np.diff(starts, append=len(of)))
        first = np.flatnonzero((numbers % 2 == 0) & (of == np.append(of[1:], -1)))
        if not len(first):
            return Gathering(units=standing, rounds=rounds, parts=len(owners))
        left, right = standing[first], standing[first + 1]
        rounds.append(Round(left=left, right=right, ways=parts.join(left, right)))
        standing, of = np.delete(standing, first + 1), np.delete(of, first + 1)
