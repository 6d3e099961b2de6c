"""Patterns: which units of a forest are shown, for many variables at once."""

from __future__ import annotations

import numpy as np
from attrs import define
from numpy.typing import NDArray

from arbeidsmiljo_numpy.forest import Forest, Level
from arbeidsmiljo_numpy.gathering import Gathering, gathered
from arbeidsmiljo_numpy.remainders import Remainders


@define(frozen=True, kw_only=True, slots=False, eq=False)
class _Stage:
    """What was found of the inner units of a level.

    Attributes:
        level: The level.
        best: What can be shown in each unit and below it; and room to put these together with
            the units above them.
        inside: What remains inside a unit that is shown.
        shown: Which units can be shown, by unit and variable.
        gathering: How what is below them was put together; None where only leaves are.
        leaves: By leaf and variable, which leaves can be shown although somebody answered.
        last: By unit and variable which of these is missed least, by its place among the leaves;
            -1 where there is none.
        left: What remains of leaves and own part where all these are shown.
    """

    level: Level
    best: Remainders
    inside: NDArray[np.uint8]
    shown: NDArray[np.bool_]
    gathering: Gathering | None
    leaves: NDArray[np.bool_]
    last: NDArray[np.int64]
    left: NDArray[np.int64]


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Patterns:
    """The largest safe publications of some variables.

    Attributes:
        forest: The tree of units.
        own: By unit and variable, how many answered in the unit itself, k at most.
        is_open: By unit and variable, whether it may be shown.
        smallest: k, of all these variables.
    """

    forest: Forest
    own: NDArray[np.int32]
    is_open: NDArray[np.bool_]
    smallest: int

    def shown(self) -> NDArray[np.bool_]:
        """Find by unit and variable whether it is shown."""
        stages: list[_Stage] = []
        for depth in reversed(range(len(self.forest.levels))):
            stages.append(self._stage(depth, stages[-1].best if stages else None))
        shown = np.zeros(self.own.shape, np.bool_)
        if stages:
            top = stages[-1]
            remains = top.best.within(0, len(top.level.places)).best()
            for stage in reversed(stages):
                remains = self._show(stage, remains, shown)
        return shown

    def _stage(self, depth: int, below: Remainders | None) -> _Stage:
        """Find what can be shown of a level, given what can be of the next."""
        level, weights = self.forest.levels[depth], self.forest.weights
        own = self.own[level.leaves.places]
        leaves = self.is_open[level.leaves.places] & (own >= self.smallest)
        starts, owners = level.leaves.starts, level.leaves.owners
        left = self.own[level.places].astype(np.int64)
        number = np.zeros_like(left)
        last = np.full_like(left, -1)
        if len(starts):
            hidden = np.where(leaves, np.int32(0), own)
            left[owners] += np.add.reduceat(hidden, starts, axis=0)
            number[owners] = np.add.reduceat(leaves, starts, axis=0, dtype=np.int32)
            # Leaves stand by id, so the last one is missed least.
            standing = np.arange(len(leaves), dtype=np.int32)[:, np.newaxis]
            places = np.where(leaves, standing, np.int32(-1))
            last[owners] = np.maximum.reduceat(places, starts, axis=0)
        np.minimum(left, self.smallest, out=left)
        significance = self.forest.significance
        nobody = np.zeros(1, significance.dtype)
        of_leaves = np.append(significance[level.leaves.places], nobody)
        weight = weights[depth + 1] if len(starts) else 0
        best, gathering, count = self._room(depth), None, len(level.places)
        units = best.within(0, count)
        if below is None:
            units.put_leaves(left, number * weight, weight, of_leaves[last])
        else:
            after = len(level.owners)
            own_parts = below.within(after, after + count)
            own_parts.put_leaves(left, number * weight, weight, of_leaves[last])
            gathering = gathered(below, np.append(level.owners, np.arange(count)))
            units.put(below, gathering.units)
        inside, shown = units.show(
            self.is_open[level.places],
            weights[depth],
            significance[level.places],
        )
        return _Stage(
            level=level,
            best=best,
            inside=inside,
            shown=shown,
            gathering=gathering,
            leaves=leaves,
            last=last,
            left=left,
        )

    def _room(self, depth: int) -> Remainders:
        """Make room for the parts of a level, and for those that the units above have besides."""
        parts = sum(len(one.places) for one in self.forest.levels[max(depth - 1, 0) : depth + 1])
        variables, ids = self.own.shape[1], self.forest.significance.dtype
        return Remainders.room(self.smallest, parts, variables, ids)

    def _show(
        self, stage: _Stage, remains: NDArray[np.uint8], shown: NDArray[np.bool_]
    ) -> NDArray[np.uint8]:
        """Show what is shown of a level, and of the leaves below it.

        Args:
            stage: What was found of the level.
            remains: By unit and variable what remains of it.
            shown: Where to show it.

        Returns:
            What remains of each inner unit of the next level.
        """
        level = stage.level
        is_shown = stage.shown & (remains == 0)
        shown[level.places] = is_shown
        remains = np.where(is_shown, stage.inside, remains)
        below = remains[:0]
        if stage.gathering is not None:
            parts, after = stage.gathering.before(remains), len(level.owners)
            below, remains = parts[:after], parts[after:]
        places = level.leaves.places
        leaves = stage.leaves | (self.is_open[places] & (self.own[places] == 0))
        hides = (remains == self.smallest) & (stage.left < self.smallest)
        unit, variable = np.nonzero(hides)
        leaves[stage.last[unit, variable], variable] = False
        shown[places] = leaves
        return below
