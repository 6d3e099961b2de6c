"""Remainders: the best that can be shown in parts of a tree, for each number left over.

Many parts are treated at once, each for many variables: a *cell* is one part for one variable.
Which of two sets of shown units is better is known from two things. The score counts the units of
each level, and adds up when parts are put together. Where scores are equal, the smallest id that
only one of them shows decides: so for each two remainders of a cell that id is kept, as how
significant it is. Of two parts put together, it is the more significant of theirs.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from attrs import define
from numpy.typing import NDArray

from arbeidsmiljo_numpy.forest import Significance

_Remainder = int | NDArray[np.integer[Any]]
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

    There is room for all parts from the beginning, and they are put into it one after another:
    most of this is never touched, and nothing is moved.

    Attributes:
        scores: By remainder, part and variable the highest score, below 0 where there is no way.
        firsts: By two remainders, part and variable how significant the smallest id is that is
            shown for one of them only: above 0 where it is for the first, below where it is for
            the second; 0 where the same is shown.
    """

    scores: NDArray[np.int64]
    firsts: Significance

    @classmethod
    def room(cls, smallest: int, parts: int, variables: int, ids: np.dtype[Any]) -> Remainders:
        """Make room.

        Args:
            smallest: k.
            parts: For so many parts.
            variables: For so many variables.
            ids: What kind of number tells how significant an id is.
        """
        shape = (smallest + 1, parts, variables)
        return cls(scores=np.empty(shape, np.int64), firsts=np.zeros((smallest + 1, *shape), ids))

    @property
    def smallest(self) -> int:
        """The smallest group, k."""
        return len(self.scores) - 1

    def within(self, start: int, end: int) -> Remainders:
        """Look at the parts from one place up to another; what is changed there changes here."""
        return Remainders(scores=self.scores[:, start:end], firsts=self.firsts[:, :, start:end])

    def put(self, other: Remainders, parts: NDArray[np.int64]) -> None:
        """Put some parts of others here, as many as there is room for."""
        k = self.smallest
        for one in range(k + 1):
            np.take(other.scores[one], parts, axis=0, out=self.scores[one], mode="clip")
            for two in range(k + 1):
                firsts: Significance = other.firsts[one, two]
                if firsts.any():
                    np.take(firsts, parts, axis=0, out=self.firsts[one, two], mode="clip")

    def put_leaves(
        self,
        left: NDArray[np.int64],
        best: NDArray[np.int64],
        weight: int,
        last: Significance,
    ) -> None:
        """Put parts here that consist of leaves, and those who answered in the unit above them.

        All leaves that may be shown are, or else the one that is missed least is hidden.

        Args:
            left: By part and variable, what remains when all are shown, k at most.
            best: The score then.
            weight: What one leaf adds to it.
            last: How significant the leaf is that is missed least; 0 where none is shown.
        """
        k = self.smallest
        self.scores[...] = _NEVER
        hides = (last > 0) & (left < k)
        np.copyto(self.scores[k], best - weight, where=hides)
        np.put_along_axis(self.scores, left[np.newaxis], best[np.newaxis], axis=0)
        part, variable = np.nonzero(hides)
        found = last[part, variable]
        left = left[part, variable]
        self.firsts[left, k, part, variable] = found
        self.firsts[k, left, part, variable] = -found

    def join(self, left: NDArray[np.int64], right: NDArray[np.int64], start: int) -> Ways:
        """Put parts together, two by two: remainders and scores add up.

        Args:
            left: Some parts.
            right: For each of these the part that it is put together with.
            start: Where the first of what comes of it is put.

        Returns:
            How each remainder of what comes of it came about.
        """
        pair = _Pair.of(self, left, right)
        score, ways = pair.joined()
        end = start + len(left)
        self.scores[:, start:end] = score.reshape(self.scores[:, start:end].shape)
        pair.put_firsts(score, ways, start * self.scores.shape[2])
        return ways

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
class _Found:
    """The best that was found of parts that are put together, remainder by remainder, in a row.

    Attributes:
        scores: The score.
        lefts: The remainder of the one part.
        rights: Of the other.
    """

    scores: NDArray[np.int64]
    lefts: NDArray[np.uint8]
    rights: NDArray[np.uint8]


@define(frozen=True, kw_only=True, slots=False, eq=False)
class _Pair:
    """Parts that are put together, two by two; their cells in a row.

    Attributes:
        left: By remainder and cell, the score of the one part.
        right: Of the other.
        firsts: Of all parts, by two remainders and cell, in a row.
        size: How many cells all parts have.
        left_cells: For each cell of the one part, where it stands among all cells.
        right_cells: For each cell of the other.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    firsts: Significance
    size: int
    left_cells: NDArray[np.int64]
    right_cells: NDArray[np.int64]

    @classmethod
    def of(cls, parts: Remainders, left: NDArray[np.int64], right: NDArray[np.int64]) -> _Pair:
        k, variables = parts.smallest, parts.scores.shape[2]
        each = np.arange(variables, dtype=np.int64)
        return cls(
            left=np.take(parts.scores, left, axis=1).reshape(k + 1, -1),
            right=np.take(parts.scores, right, axis=1).reshape(k + 1, -1),
            firsts=parts.firsts.reshape(-1),
            size=parts.scores[0].size,
            left_cells=np.add.outer(left * variables, each).reshape(-1),
            right_cells=np.add.outer(right * variables, each).reshape(-1),
        )

    @property
    def smallest(self) -> int:
        """The smallest group, k."""
        return len(self.left) - 1

    def joined(self) -> tuple[NDArray[np.int64], Ways]:
        """Find the best way to each remainder, with its score.

        Those of the one part are taken in turn. With one that is below k, each of the other part
        leads to a remainder of its own, or to k: there the best of those that are enough does.
        """
        k, count = self.smallest, len(self.left_cells)
        left_is, right_is = self.left >= 0, self.right >= 0
        # With nothing of the one part each of the other part leads to itself.
        found = _Found(
            scores=(self.left[0] + self.right).reshape(-1),
            lefts=np.zeros((k + 1) * count, np.uint8),
            rights=np.repeat(np.arange(k + 1, dtype=np.uint8), count),
        )
        enough, of_enough = np.full(count, k, np.uint8), self.right[k].copy()
        for mine in range(1, k + 1):
            at = np.flatnonzero(left_is[mine] & right_is[: k - mine])
            theirs, cells = np.divmod(at, count)
            score = self.left[mine].take(cells) + self.right.take(at)
            self._offer(found, at + mine * count, cells, score, mine=mine, theirs=theirs)
            self._look_at(k - mine, right_is[k - mine], enough, of_enough)
            cells = np.flatnonzero(left_is[mine] & (of_enough >= 0))
            score = self.left[mine].take(cells) + of_enough.take(cells)
            large = enough.take(cells)
            self._offer(found, cells + k * count, cells, score, mine=mine, theirs=large)
        # What is worse than the same with k left over never has to be: k is as good as any.
        scores = found.scores.reshape(k + 1, count)
        np.copyto(scores[:k], _NEVER, where=scores[:k] < scores[k])
        lefts, rights = (one.reshape(scores.shape) for one in (found.lefts, found.rights))
        return scores, Ways(left=lefts, right=rights)

    def _offer(
        self,
        found: _Found,
        at: NDArray[np.int64],
        cells: NDArray[np.int64],
        score: NDArray[np.int64],
        *,
        mine: int,
        theirs: NDArray[np.integer[Any]],
    ) -> None:
        """Take ways to some remainders where they are better than those found so far.

        Args:
            found: What was found so far.
            at: The remainders that they lead to, by their places among those of all cells.
            cells: The cells.
            score: The scores.
            mine: The remainder of the one part.
            theirs: Of the other.
        """
        best = found.scores.take(at)
        better = score > best
        tied = np.flatnonzero(score == best)
        if len(tied):
            where = at.take(tied)
            first = self._first(
                cells.take(tied),
                (mine, found.lefts.take(where)),
                (theirs.take(tied), found.rights.take(where)),
            )
            better[tied] = first > 0
        at = at[better]
        found.scores[at] = score[better]
        found.lefts[at] = mine
        found.rights[at] = theirs[better]

    def _look_at(
        self,
        theirs: int,
        is_way: NDArray[np.bool_],
        enough: NDArray[np.uint8],
        of_enough: NDArray[np.int64],
    ) -> None:
        """Take a remainder of the other part as the best of those that are enough, where it is."""
        cells = np.flatnonzero(is_way)
        score, best = self.right[theirs].take(cells), of_enough.take(cells)
        better = score > best
        tied = np.flatnonzero(score == best)
        if len(tied):
            at = cells.take(tied)
            first = self._of(theirs, enough.take(at), self.right_cells.take(at))
            better[tied] = first > 0
        cells = cells[better]
        of_enough[cells] = score[better]
        enough[cells] = theirs

    def put_firsts(self, scores: NDArray[np.int64], ways: Ways, start: int) -> None:
        """Tell for each two remainders which id decides between them.

        Args:
            scores: What came of it.
            ways: How.
            start: Where the cells of what came of it begin.
        """
        k, count = self.smallest, len(self.left_cells)
        is_way = scores >= 0
        for one in range(k):
            at: NDArray[np.int64] = np.flatnonzero(is_way[one] & is_way[one + 1 :])
            at += (one + 1) * count
            two, cells = np.divmod(at, count)
            first = self._first(
                cells,
                (ways.left[one].take(cells), ways.left.take(at)),
                (ways.right[one].take(cells), ways.right.take(at)),
            )
            cells += start
            self.firsts[(one * (k + 1) + two) * self.size + cells] = first
            self.firsts[(two * (k + 1) + one) * self.size + cells] = -first

    def _first(
        self,
        cells: NDArray[np.int64],
        left: tuple[_Remainder, _Remainder],
        right: tuple[_Remainder, _Remainder],
    ) -> Significance:
        """Tell which id decides between two remainders of the one part and two of the other."""
        return _more_significant(
            self._of(*left, self.left_cells.take(cells)),
            self._of(*right, self.right_cells.take(cells)),
        )

    def _of(self, one: _Remainder, two: _Remainder, cells: NDArray[np.int64]) -> Significance:
        """Tell which id decides between two remainders of the same part."""
        rows = np.asarray(one, np.int64) * (self.smallest + 1) + np.asarray(two, np.int64)
        return self.firsts.take(rows * self.size + cells)


def _more_significant(one: Significance, two: Significance) -> Significance:
    """Give the more significant of two ids, as no unit is in two parts."""
    return np.where(np.abs(one) > np.abs(two), one, two)
