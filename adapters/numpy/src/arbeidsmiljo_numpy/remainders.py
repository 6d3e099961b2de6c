"""Remainders: the best that can be shown in parts of a tree, for each number left over.

Many parts are treated at once, each for many variables: a *cell* is one part for one variable.
Which of two sets of shown units is better is known from two things. The score counts the units of
each level, and adds up when parts are put together. Where scores are equal, the smallest id that
only one of them shows decides: so for each two remainders of a cell that id is kept, as how
significant it is. Of two parts put together, it is the more significant of theirs.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from attrs import define
from numpy.typing import NDArray

from arbeidsmiljo_numpy.forest import Significance

_Remainder = int | NDArray[np.uint8]
"""One for all cells, or one for each."""

MOST_BITS: Final = 61
"""So many binary digits a score has at most, so that two of them do not run over."""

_NEVER: Final = -(1 << MOST_BITS)
"""The score of a remainder that cannot be; with any score added it stays below 0."""


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Ways:
    """How each remainder of what was put together came about.

    Attributes:
        left: By remainder and cell, the remainder of the one part.
        right: Of the other.
    """

    left: NDArray[np.uint8]
    right: NDArray[np.uint8]


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Remainders:
    """The best of some parts for some variables, for each remainder from 0 to k (or more).

    Attributes:
        scores: By remainder, part and variable the highest score, below 0 where there is no way.
        firsts: By two remainders, part and variable how significant the smallest id is that is
            shown for one of them only: above 0 where it is for the first, below where it is for
            the second; 0 where the same is shown.
    """

    scores: NDArray[np.int64]
    firsts: Significance

    @classmethod
    def of_leaves(
        cls,
        left: NDArray[np.int64],
        best: NDArray[np.int64],
        weight: int,
        last: Significance,
        smallest: int,
    ) -> Remainders:
        """Begin with parts that consist of leaves, and those who answered in the unit above them.

        All leaves that may be shown are, or else the one that is missed least is hidden.

        Args:
            left: By part and variable, what remains when all are shown, k at most.
            best: The score then.
            weight: What one leaf adds to it.
            last: How significant the leaf is that is missed least; 0 where none is shown.
            smallest: k.
        """
        scores = np.full((smallest + 1, *left.shape), _NEVER, np.int64)
        hides = (last > 0) & (left < smallest)
        scores[smallest][hides] = best[hides] - weight
        np.put_along_axis(scores, left[np.newaxis], best[np.newaxis], axis=0)
        firsts = np.zeros((smallest + 1, *scores.shape), last.dtype)
        part, variable = np.nonzero(hides)
        firsts[left[hides], smallest, part, variable] = last[hides]
        firsts[smallest, left[hides], part, variable] = -last[hides]
        return cls(scores=scores, firsts=firsts)

    @property
    def smallest(self) -> int:
        """The smallest group, k."""
        return len(self.scores) - 1

    def of(self, parts: NDArray[np.int64]) -> Remainders:
        """Give those of some parts."""
        return Remainders(
            scores=np.take(self.scores, parts, axis=1), firsts=np.take(self.firsts, parts, axis=2)
        )

    def beside(self, other: Remainders) -> Remainders:
        """Give the parts of these and then of others, each by itself."""
        return Remainders(
            scores=np.concatenate([self.scores, other.scores], axis=1),
            firsts=np.concatenate([self.firsts, other.firsts], axis=2),
        )

    def joined(
        self, left: NDArray[np.int64], right: NDArray[np.int64], alone: NDArray[np.int64]
    ) -> tuple[Remainders, Ways]:
        """Put parts together, two by two: remainders and scores add up.

        Args:
            left: Some parts.
            right: For each of these the part that it is put together with.
            alone: Parts that stay as they are, and are placed after the others.

        Returns:
            What comes of it, and how each remainder of parts that were put together came about.
        """
        k, variables = self.smallest, self.scores.shape[2]
        pair = _Pair.of(self, left, right)
        score, ways = pair.joined()
        scores = np.concatenate(
            [score.reshape(k + 1, len(left), variables), self.scores[:, alone]], axis=1
        )
        firsts = np.zeros((k + 1, *scores.shape), self.firsts.dtype)
        firsts[:, :, len(left) :] = np.take(self.firsts, alone, axis=2)
        pair.put_firsts(score, ways, firsts)
        return Remainders(scores=scores, firsts=firsts), ways

    def show(
        self, may_be: NDArray[np.bool_], weight: int, significance: Significance
    ) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
        """Show the unit that all of a part is in, where that can be: nothing remains then.

        It changes what these are.

        Args:
            may_be: By part and variable, whether the unit may be shown.
            weight: What it adds to the score.
            significance: By part, of the unit's id.

        Returns:
            By part and variable what remains inside a shown unit, and whether it can be shown.
        """
        k, firsts = self.smallest, self.firsts
        nothing: NDArray[np.int64] = self.scores[0]
        many: NDArray[np.int64] = self.scores[k]
        first: Significance = firsts[k, 0]
        is_many = (many > nothing) | ((many == nothing) & (first > 0))
        inside = np.where(is_many, many, nothing)
        shown = may_be & (inside >= 0)
        np.copyto(nothing, inside + weight, where=shown)
        of_units = np.broadcast_to(significance[:, np.newaxis], shown.shape)
        for other in range(1, k + 1):
            of_many: Significance = firsts[k, other]
            of_nothing: Significance = firsts[0, other]
            first = _more_significant(np.where(is_many, of_many, of_nothing), of_units)
            np.copyto(of_nothing, first, where=shown)
            np.copyto(firsts[other, 0], -first, where=shown)
        return np.where(is_many, np.uint8(k), np.uint8(0)), shown

    def best(self) -> NDArray[np.uint8]:
        """Give by part and variable the remainder with which most can be shown."""
        best = np.zeros(self.scores[0].shape, np.uint8)
        score = self.scores[0].copy()
        for other in range(1, self.smallest + 1):
            first = np.take_along_axis(self.firsts[other], best[np.newaxis].astype(np.int64), 0)[0]
            better = (self.scores[other] > score) | (
                (self.scores[other] == score) & (score >= 0) & (first > 0)
            )
            np.copyto(score, self.scores[other], where=better)
            best[better] = other
        return best


@define(frozen=True, kw_only=True, slots=False, eq=False)
class _Pair:
    """Parts that are put together, two by two; their cells in a row.

    Attributes:
        smallest: k.
        left: By remainder and cell, the score of the one part.
        right: Of the other.
        firsts: Of all parts.
        left_cells: For each cell of the one part, where it stands among all cells.
        right_cells: For each cell of the other.
    """

    smallest: int
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    firsts: Significance
    left_cells: NDArray[np.int64]
    right_cells: NDArray[np.int64]

    @classmethod
    def of(cls, parts: Remainders, left: NDArray[np.int64], right: NDArray[np.int64]) -> _Pair:
        size = parts.scores[0].size
        every = np.arange(size, dtype=np.int64).reshape(-1, parts.scores.shape[2])
        return cls(
            smallest=parts.smallest,
            left=np.take(parts.scores, left, axis=1).reshape(parts.smallest + 1, -1),
            right=np.take(parts.scores, right, axis=1).reshape(parts.smallest + 1, -1),
            firsts=parts.firsts.reshape(-1, size),
            left_cells=np.take(every, left, axis=0).reshape(-1),
            right_cells=np.take(every, right, axis=0).reshape(-1),
        )

    def joined(self) -> tuple[NDArray[np.int64], Ways]:
        """Find the best way to each remainder, with its score."""
        k = self.smallest
        scores = np.full(self.left.shape, _NEVER, np.int64)
        lefts = np.zeros(self.left.shape, np.uint8)
        rights = np.zeros(self.left.shape, np.uint8)
        left_is, right_is = self.left >= 0, self.right >= 0
        for mine in range(k + 1):
            for theirs in range(k + 1):
                cells = np.flatnonzero(left_is[mine] & right_is[theirs])
                if not len(cells):
                    continue
                total = min(mine + theirs, k)
                score = self.left[mine, cells] + self.right[theirs, cells]
                best = scores[total, cells]
                tied = np.flatnonzero(score == best)
                better = score > best
                if len(tied):
                    at = cells[tied]
                    first = self._first(at, (mine, lefts[total, at]), (theirs, rights[total, at]))
                    better[tied[first > 0]] = True
                cells = cells[better]
                scores[total, cells] = score[better]
                lefts[total, cells] = mine
                rights[total, cells] = theirs
        # What is worse than the same with k left over never has to be: k is as good as any.
        np.copyto(scores[:k], _NEVER, where=scores[:k] < scores[k])
        return scores, Ways(left=lefts, right=rights)

    def put_firsts(self, scores: NDArray[np.int64], ways: Ways, firsts: Significance) -> None:
        """Tell for each two remainders which id decides between them, in the first parts."""
        is_way = scores >= 0
        flat = firsts.reshape(self.smallest + 1, self.smallest + 1, -1)
        for one in range(self.smallest + 1):
            for two in range(one + 1, self.smallest + 1):
                cells = np.flatnonzero(is_way[one] & is_way[two])
                if len(cells):
                    first = self._first(
                        cells,
                        (ways.left[one, cells], ways.left[two, cells]),
                        (ways.right[one, cells], ways.right[two, cells]),
                    )
                    flat[one, two, cells] = first
                    flat[two, one, cells] = -first

    def _first(
        self,
        cells: NDArray[np.int64],
        left: tuple[_Remainder, _Remainder],
        right: tuple[_Remainder, _Remainder],
    ) -> Significance:
        """Tell which id decides between two remainders of the one part and two of the other."""
        one, two = (
            self.firsts[
                np.multiply(rows, self.smallest + 1, dtype=np.int64) + columns, places[cells]
            ]
            for (rows, columns), places in (
                (left, self.left_cells),
                (right, self.right_cells),
            )
        )
        return _more_significant(one, two)


def _more_significant(one: Significance, two: Significance) -> Significance:
    """Give the more significant of two ids, as no unit is in two parts."""
    return np.where(np.abs(one) > np.abs(two), one, two)
