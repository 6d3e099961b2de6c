"""Remainders: the best that can be shown in parts of a tree, for each number left over.

Many parts are treated at once, each for many variables: a *cell* is one part for one variable.
Which of two sets of shown units is better is known from two things. The score counts the units of
each level, and adds up when parts are put together. Where scores are equal, the smallest id that
only one of them shows decides: so for each two remainders of a cell that id is kept, as how
significant it is. Of two parts put together, it is the more significant of theirs.
"""

from __future__ import annotations

from functools import cache
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
        firsts: By `rows` of two remainders, part and variable how significant the smallest id is
            that is shown for one of them only: above 0 where it is for the lower one, below where
            it is for the higher; 0 where the same is shown. Of remainders that cannot be, anything.
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
        pairs = smallest * (smallest + 1) // 2
        return cls(
            scores=np.empty((smallest + 1, parts, variables), np.int64),
            firsts=np.zeros((pairs, parts, variables), ids),
        )

    @property
    def smallest(self) -> int:
        """The smallest group, k."""
        return len(self.scores) - 1

    def within(self, start: int, end: int) -> Remainders:
        """Look at the parts from one place up to another; what is changed there changes here."""
        return Remainders(scores=self.scores[:, start:end], firsts=self.firsts[:, start:end])

    def put(self, other: Remainders, parts: NDArray[np.int64]) -> None:
        """Put some parts of others here, as many as there is room for."""
        for mine, theirs in ((self.scores, other.scores), (self.firsts, other.firsts)):
            for row, given in zip(mine, theirs, strict=True):
                np.take(given, parts, axis=0, out=row, mode="clip")

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
        rows = _Pairs.of(k).rows[left[part, variable], k]
        self.firsts[rows, part, variable] = last[part, variable]

    def join(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> Ways:
        """Put parts together, two by two: remainders and scores add up.

        What comes of it takes the place of the one part; the other is not looked at any more.

        Args:
            left: Some parts.
            right: For each of these the part that it is put together with.

        Returns:
            How each remainder of what comes of it came about.
        """
        pair = _Pair.of(self, left, right)
        score, ways = pair.joined()
        pair.put_firsts(score, ways)
        self.scores[:, left] = score.reshape(len(score), len(left), -1)
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
        k, rows = self.smallest, _Pairs.of(self.smallest).rows
        nothing: NDArray[np.int64] = self.scores[0]
        many: NDArray[np.int64] = self.scores[k]
        first: Significance = self.firsts[rows[0, k]]
        is_many = (many > nothing) | ((many == nothing) & (first < 0))
        inside = np.where(is_many, many, nothing)
        shown = may_be & (inside >= 0)
        np.copyto(nothing, inside + weight, where=shown)
        of_units = np.broadcast_to(significance[:, np.newaxis], shown.shape)
        for other in range(1, k + 1):
            of_nothing: Significance = self.firsts[rows[0, other]]
            of_many: Significance = -self.firsts[rows[other, k]]
            if other == k:
                of_many = np.zeros_like(of_nothing)
            first = _more_significant(np.where(is_many, of_many, of_nothing), of_units)
            np.copyto(of_nothing, first, where=shown)
        return np.where(is_many, np.uint8(k), np.uint8(0)), shown

    def best(self) -> NDArray[np.uint8]:
        """Give by part and variable the remainder with which most can be shown."""
        rows = _Pairs.of(self.smallest).rows
        best = np.zeros(self.scores[0].shape, np.uint8)
        score = self.scores[0].copy()
        for other in range(1, self.smallest + 1):
            against = self.firsts[rows[:other, other]]
            first = np.take_along_axis(against, best[np.newaxis].astype(np.int64), 0)[0]
            better = (self.scores[other] > score) | (
                (self.scores[other] == score) & (score >= 0) & (first < 0)
            )
            np.copyto(score, self.scores[other], where=better)
            best[better] = other
        return best


@define(frozen=True, kw_only=True, slots=False, eq=False)
class _Pairs:
    """Where it is told which id decides between two remainders.

    Attributes:
        rows: By two remainders, the row of `firsts`: the same whichever is named first.
        signs: In a row, by two remainders: 1, or -1 where the higher one is named first, and 0 of
            a remainder and itself.
    """

    rows: NDArray[np.int64]
    signs: NDArray[np.int8]

    @classmethod
    @cache
    def of(cls, smallest: int) -> _Pairs:
        """Number the pairs of remainders from 0 to k."""
        rows = np.zeros((smallest + 1, smallest + 1), np.int64)
        low, high = np.triu_indices(smallest + 1, 1)
        rows[low, high] = rows[high, low] = np.arange(len(low))
        remainders = np.arange(smallest + 1)
        signs = np.sign(np.subtract.outer(remainders, remainders)).T.astype(np.int8)
        return cls(rows=rows, signs=signs.reshape(-1))


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
        firsts: Of all parts, by row and cell, in a row.
        starts: In a row, by two remainders: where their cells begin there.
        signs: As those of the pairs.
        left_cells: For each cell of the one part, where it stands among all cells.
        right_cells: For each cell of the other.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    firsts: Significance
    starts: NDArray[np.int64]
    signs: NDArray[np.int8]
    left_cells: NDArray[np.int64]
    right_cells: NDArray[np.int64]

    @classmethod
    def of(cls, parts: Remainders, left: NDArray[np.int64], right: NDArray[np.int64]) -> _Pair:
        k, variables, pairs = parts.smallest, parts.scores.shape[2], _Pairs.of(parts.smallest)
        each = np.arange(variables, dtype=np.int64)
        return cls(
            left=np.take(parts.scores, left, axis=1).reshape(k + 1, -1),
            right=np.take(parts.scores, right, axis=1).reshape(k + 1, -1),
            firsts=parts.firsts.reshape(-1),
            starts=pairs.rows.reshape(-1) * parts.scores[0].size,
            signs=pairs.signs,
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
        # What can be in neither part adds up to less and less, and would run over in the end.
        np.maximum(scores, _NEVER, out=scores)
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

    def put_firsts(self, scores: NDArray[np.int64], ways: Ways) -> None:
        """Tell for each two remainders which id decides between them, in place of the one part.

        Args:
            scores: What came of it.
            ways: How.
        """
        k, count = self.smallest, len(self.left_cells)
        is_way = scores >= 0
        found: list[tuple[NDArray[np.int64], Significance]] = []
        for one in range(k):
            at: NDArray[np.int64] = np.flatnonzero(is_way[one] & is_way[one + 1 :])
            at += (one + 1) * count
            two, cells = np.divmod(at, count)
            first = self._first(
                cells,
                (ways.left[one].take(cells), ways.left.take(at)),
                (ways.right[one].take(cells), ways.right.take(at)),
            )
            starts = self.starts.take(one * (k + 1) + two)
            found.append((starts + self.left_cells.take(cells), first))
        # Only when nothing of the parts is asked for any more.
        for at, first in found:
            self.firsts[at] = first

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
        pairs = np.asarray(one, np.int64) * (self.smallest + 1) + np.asarray(two, np.int64)
        return self.firsts.take(self.starts.take(pairs) + cells) * self.signs.take(pairs)


def _more_significant(one: Significance, two: Significance) -> Significance:
    """Give the more significant of two ids, as no unit is in two parts."""
    return np.where(np.abs(one) > np.abs(two), one, two)
