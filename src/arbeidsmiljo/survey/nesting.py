"""Nesting: which units of a tree are inside which."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from types import MappingProxyType

from attrs import define, field

from arbeidsmiljo.errors import NotFoundError, Problem
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.unit_tree import UnitTree, frozen_parents


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Nesting:
    """Which units of a tree are inside which; found once for all variables that are asked of it.

    Attributes:
        parents: Every unit with the one above it; None above a top. Nothing is refused: a unit
            whose parent is not there counts as a top, and one that stands above itself is in no
            order.
    """

    parents: Mapping[UnitId, UnitId | None] = field(converter=frozen_parents)

    @cached_property
    def places(self) -> Mapping[UnitId, int]:
        """Where each unit stands among `parents`, from 0."""
        return MappingProxyType({unit: place for place, unit in enumerate(self.parents)})

    @cached_property
    def tree(self) -> UnitTree:
        """The same by places.

        Raises:
            InvalidValueError: The units are no tree.
        """
        return UnitTree(parents=self.parents)

    @cached_property
    def tops(self) -> tuple[UnitId, ...]:
        """The units above which there is none."""
        return tuple(unit for unit, parent in self.parents.items() if parent not in self.parents)

    @cached_property
    def children(self) -> Mapping[UnitId, tuple[UnitId, ...]]:
        """The units directly below each unit that has some."""
        below: dict[UnitId, list[UnitId]] = {}
        for unit, parent in self.parents.items():
            if parent is not None and parent in self.parents:
                below.setdefault(parent, []).append(unit)
        return MappingProxyType({unit: tuple(units) for unit, units in below.items()})

    @cached_property
    def downwards(self) -> tuple[UnitId, ...]:
        """Every unit, each followed by all that is below it before the next begins."""
        ordered: list[UnitId] = []
        waiting = list(self.tops)
        while waiting:
            unit = waiting.pop()
            ordered.append(unit)
            waiting.extend(self.children.get(unit, ()))
        return tuple(ordered)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that keeps the units from being a tree, or several."""
        orphans = [
            unit
            for unit, parent in self.parents.items()
            if parent is not None and parent not in self.parents
        ]
        circular = self.parents.keys() - set(self.downwards)
        return (
            *(Problem(unit, no_unit_above(self.parents[unit])) for unit in sorted(orphans)),
            *(
                Problem(unit, "stands above itself, or below a unit that does")
                for unit in sorted(circular)
            ),
        )

    @cached_property
    def levels(self) -> Mapping[UnitId, int]:
        """How many units stand above each unit; 0 for a top."""
        levels: dict[UnitId, int] = {}
        for unit in self.downwards:
            parent = self.parents[unit]
            above = None if parent is None else levels.get(parent)
            levels[unit] = 0 if above is None else above + 1
        return MappingProxyType(levels)

    def nearest(self, unit: UnitId, units: AbstractSet[UnitId]) -> UnitId | None:
        """Give the smallest of some units that a unit is inside; None where it is in none."""
        above = self.parents[unit]
        while above is not None and above not in units:
            above = self.parents.get(above)
        return above if above in self.parents else None

    def inside(self, unit: UnitId, units: AbstractSet[UnitId]) -> tuple[UnitId, ...]:
        """Give the largest of some units inside one: with none of them in between, by id."""
        below: Sequence[UnitId] = self.children.get(unit, ())
        found: list[UnitId] = []
        while below:
            found += [part for part in below if part in units]
            between = [part for part in below if part not in units]
            below = [part for one in between for part in self.children.get(one, ())]
        return tuple(sorted(found))

    def largest_inside(self, units: Collection[UnitId]) -> dict[UnitId, tuple[UnitId, ...]]:
        """Give the largest of some units inside each of them.

        Args:
            units: Some of the units of the tree.

        Returns:
            For each of `units` those of `units` below it with none of `units` in between, by id.

        Raises:
            NotFoundError: One of `units` is not in the tree.
        """
        chosen = frozenset(units)
        for stranger in sorted(chosen - self.parents.keys()):
            raise NotFoundError("unit", stranger, self.parents)
        children = self.children
        return {
            unit: self.inside(unit, chosen) if unit in children else ()
            for unit in self.downwards
            if unit in chosen
        }


def nesting_of(parents: Mapping[UnitId, UnitId | None] | Nesting) -> Nesting:
    """Take units with those above them, unless they are a nesting already."""
    return parents if isinstance(parents, Nesting) else Nesting(parents=parents)


def no_unit_above(parent: UnitId | None) -> str:
    """Say that the unit that is to stand above one is not there."""
    return f"there is no unit {parent!r} to stand above it"
