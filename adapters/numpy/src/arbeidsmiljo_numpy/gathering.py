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
        left: The parts that were joined with those after them, as they stood before.
        alone: Parts that waited for the next round.
        order: How what came of `left`, and then of `alone`, was put in order.
        ways: How each remainder came about.
    """

    left: NDArray[np.int64]
    alone: NDArray[np.int64]
    order: NDArray[np.int64]
    ways: Ways

    def before(self, after: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Tell what remained of each part before the round, given what did after it."""
        came = np.empty_like(after)
        came[self.order] = after
        joined = came[: len(self.left)].reshape(1, -1).astype(np.int64)
        before = np.empty((2 * len(self.left) + len(self.alone), after.shape[1]), np.uint8)
        before[self.left] = self._of(self.ways.left, joined)
        before[self.left + 1] = self._of(self.ways.right, joined)
        before[self.alone] = came[len(self.left) :]
        return before

    def _of(self, ways: NDArray[np.uint8], remains: NDArray[np.int64]) -> NDArray[np.uint8]:
        return np.take_along_axis(ways, remains, axis=0).reshape(len(self.left), -1)


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Gathering:
    """How the parts of each unit were put together.

    Attributes:
        order: How the units' own parts, and then those below them, were put in order.
        rounds: What was done then.
    """

    order: NDArray[np.int64]
    rounds: list[Round]

    def before(self, after: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Tell what remained of each own part, and then of each part below, given the whole."""
        for one in reversed(self.rounds):
            after = one.before(after)
        before = np.empty_like(after)
        before[self.order] = after
        return before


def gathered(
    own: Remainders, below: Remainders, owners: NDArray[np.int64]
) -> tuple[Remainders, Gathering]:
    """Put the parts of each unit together.

    Args:
        own: One part of each unit.
        below: Other parts.
        owners: For each of these the unit, by its place.

    Returns:
        What comes of it, for each unit, and how.
    """
    of = np.concatenate([np.arange(own.scores.shape[1], dtype=np.int64), owners])
    order = np.argsort(of, kind="stable")
    # Parts are not moved: this tells where each stands, those of a unit after one another.
    parts, standing, of = own.beside(below), order, of[order]
    rounds: list[Round] = []
    while True:
        starts = np.flatnonzero(np.diff(of, prepend=-1))
        numbers = np.arange(len(of)) - np.repeat(starts, np.diff(starts, append=len(of)))
        left = np.flatnonzero((numbers % 2 == 0) & (of == np.append(of[1:], -1)))
        if not len(left):
            return parts.of(standing), Gathering(order=order, rounds=rounds)
        alone = np.setdiff1d(np.arange(len(of)), [left, left + 1], assume_unique=True)
        parts, ways = parts.joined(standing[left], standing[left + 1], standing[alone])
        of = np.concatenate([of[left], of[alone]])
        standing = np.argsort(of, kind="stable")
        of = of[standing]
        rounds.append(Round(left=left, alone=alone, order=standing, ways=ways))
