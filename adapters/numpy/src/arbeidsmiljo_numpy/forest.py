"""The forest: a tree of units in arrays, laid out so that many units are treated at once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import define
from numpy.typing import NDArray

if TYPE_CHECKING:
    from arbeidsmiljo.survey.unit_tree import UnitTree

Places = NDArray[np.int64]
"""Where units stand."""

Significance = NDArray[np.signedinteger[Any]]
"""How significant ids are; where there are few units, in 16 bits, as there are many of them."""


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Leaves:
    """The leaves below some inner units, those of one after those of another, each by rank.

    Attributes:
        places: Of l leaves.
        starts: For each inner unit that has some, where its leaves begin.
        owners: These inner units, by their place among the inner units of their level.
    """

    places: Places
    starts: Places
    owners: Places


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Level:
    """The inner units of one level: those with units below them, and the tops.

    Attributes:
        places: Of v inner units.
        leaves: The leaves below them.
        owners: For each inner unit of the next level the unit above it, by its place among
            these; in rising order.
    """

    places: Places
    leaves: Leaves
    owners: Places


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Forest:
    """A tree of units, or several.

    Attributes:
        above: For each of u units the place of the one above it; -1 for a top.
        depths: How many units stand above each.
        significance: For each unit a number from 1 to u, the highest for the smallest id.
    """

    above: Places
    depths: Places
    significance: Significance

    @classmethod
    def of(cls, tree: UnitTree) -> Forest:
        """Lay out a tree."""
        count = len(tree.units)
        significance: Significance = np.empty(count, np.int32)
        if count < 1 << 15:
            significance = np.empty(count, np.int16)
        by_id = sorted(range(count), key=tree.units.__getitem__)
        significance[by_id] = np.arange(count, 0, -1)
        return cls(
            above=np.array(tree.above, np.int64),
            depths=np.array(tree.levels, np.int64),
            significance=significance,
        )

    @cached_property
    def levels(self) -> list[Level]:
        """The levels that have inner units, from the top down."""
        is_inner = self.above < 0
        is_inner[self.above[self.above >= 0]] = True
        inner = np.flatnonzero(is_inner)
        # Those of a level in the order of the units above them, as these stand in their level.
        standing = np.zeros(len(self.above), np.int64)
        by_level: list[Places] = []
        for depth in range(int(self.depths.max(initial=-1)) + 1):
            places = inner[self.depths[inner] == depth]
            if not len(places):
                break
            places = places[np.argsort(standing[self.above[places]], kind="stable")]
            standing[places] = np.arange(len(places))
            by_level.append(places)
        nobody = np.zeros(0, np.int64)
        return [
            Level(
                places=places,
                leaves=self._leaves(
                    np.flatnonzero(~is_inner & (self.depths == depth + 1)), standing
                ),
                owners=standing[self.above[below]],
            )
            for depth, (places, below) in enumerate(
                zip(by_level, [*by_level, nobody][1:], strict=True)
            )
        ]

    def _leaves(self, places: Places, standing: Places) -> Leaves:
        owners = standing[self.above[places]]
        order = np.lexsort((-self.significance[places], owners))
        places, owners = places[order], owners[order]
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        return Leaves(places=places, starts=starts, owners=owners[starts])

    @cached_property
    def weights(self) -> list[int]:
        """What a unit of each level adds to a score, the top level's the most significant."""
        weights: list[int] = []
        position = 0
        for size in reversed(np.bincount(self.depths).tolist()):
            weights.append(1 << position)
            position += size.bit_length()
        return weights[::-1]

    @cached_property
    def bits(self) -> int:
        """How many binary digits the highest score has."""
        return sum(size.bit_length() for size in np.bincount(self.depths).tolist())
