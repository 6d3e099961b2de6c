"""Respondents: how many answered one variable, on the tree of units."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from attrs import define, field

from arbeidsmiljo.errors import InvalidInputError, NotFoundError, Problem
from arbeidsmiljo.model.identifiers import UnitId


def _frozen_parents(value: Mapping[UnitId, UnitId | None]) -> Mapping[UnitId, UnitId | None]:
    return MappingProxyType(dict(value))


def _frozen_numbers(value: Mapping[UnitId, int]) -> Mapping[UnitId, int]:
    return MappingProxyType(dict(value))


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Respondents:
    """How many answered one variable in each unit, those in the units below it included.

    The numbers add up: a unit's is the sum of the units' directly below it and of its own part,
    those who answered in the unit itself. A unit without a number cannot be published; those
    who answered there belong to the own part of the nearest unit above that has a number.

    Args:
        parents: Every unit with the one above it; None above a top.
        numbers: n for the units where it is known.

    Raises:
        InvalidInputError: The units are no tree, a number is of no unit or below 0, or an own
            part would be below 0. It names units, never numbers.

    Example:
        >>> tree = Respondents(
        ...     parents={"top": None, "hr": "top", "it": "top"},
        ...     numbers={"top": 20, "hr": 7, "it": 9},
        ... )
        >>> tree.own_parts["top"]
        4
    """

    parents: Mapping[UnitId, UnitId | None] = field(converter=_frozen_parents)
    numbers: Mapping[UnitId, int] = field(converter=_frozen_numbers)

    def __attrs_post_init__(self) -> None:
        """Refuse numbers that do not add up on a tree."""
        problems = [*self._problems_of_tree()]
        sound = self if not problems else Respondents(parents=self._sound_parents(), numbers={})
        problems += self._problems_of_numbers(sound)
        if problems:
            raise InvalidInputError("numbers of answers", problems)

    @cached_property
    def downwards(self) -> tuple[UnitId, ...]:
        """Every unit, each followed by all that is below it before the next begins."""
        children: dict[UnitId, list[UnitId]] = {unit: [] for unit in self.parents}
        tops: list[UnitId] = []
        for unit, parent in self.parents.items():
            # One whose parent is not there is refused, and so is what stands above itself.
            (tops if parent is None else children.get(parent, tops)).append(unit)
        ordered: list[UnitId] = []
        waiting = tops
        while waiting:
            unit = waiting.pop()
            ordered.append(unit)
            waiting.extend(children[unit])
        return tuple(ordered)

    @cached_property
    def levels(self) -> Mapping[UnitId, int]:
        """How many units stand above each unit; 0 for a top."""
        levels: dict[UnitId, int] = {}
        for unit in self.downwards:
            parent = self.parents[unit]
            levels[unit] = 0 if parent is None else levels[parent] + 1
        return MappingProxyType(levels)

    @cached_property
    def own_parts(self) -> Mapping[UnitId, int]:
        """How many answered in the unit itself; 0 for a unit without a number."""
        own = dict.fromkeys(self.parents, 0)
        for unit, inside in self.largest_inside(self.numbers).items():
            own[unit] = self.numbers[unit] - sum(self.numbers[part] for part in inside)
        return MappingProxyType(own)

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
        nearest: dict[UnitId, UnitId | None] = {}
        inside: dict[UnitId, list[UnitId]] = {}
        for unit in self.downwards:
            parent = self.parents[unit]
            above = None if parent is None else parent if parent in chosen else nearest[parent]
            nearest[unit] = above
            if unit in chosen:
                inside[unit] = []
                if above is not None:
                    inside[above].append(unit)
        return {unit: tuple(sorted(parts)) for unit, parts in inside.items()}

    def _problems_of_tree(self) -> Iterator[Problem]:
        orphans = [
            unit
            for unit, parent in self.parents.items()
            if parent is not None and parent not in self.parents
        ]
        for unit in sorted(orphans):
            yield Problem(unit, no_unit_above(self.parents[unit]))
        for unit in sorted(self.parents.keys() - set(self.downwards)):
            yield Problem(unit, "stands above itself, or below a unit that does")
        for unit in sorted(self.numbers.keys() - self.parents.keys()):
            yield Problem(unit, "there is no such unit in the tree")

    def _sound_parents(self) -> Mapping[UnitId, UnitId | None]:
        """Give the part that is a tree, where what stands below no unit is a top."""
        above = {unit: self.parents[unit] for unit in self.downwards}
        return {unit: parent if parent in above else None for unit, parent in above.items()}

    def _problems_of_numbers(self, sound: "Respondents") -> Iterator[Problem]:
        """Find numbers below 0, and those that do not add up where the units are a tree."""
        inside = sound.largest_inside(self.numbers.keys() & sound.parents.keys())
        for unit in sorted(self.numbers.keys() & self.parents.keys()):
            if self.numbers[unit] < 0:
                yield Problem(unit, "the number is below 0; give how many answered")
            elif self.numbers[unit] < sum(self.numbers[part] for part in inside.get(unit, ())):
                yield Problem(
                    unit,
                    "fewer answered than in the units below together; count those below too",
                )


def no_unit_above(parent: UnitId | None) -> str:
    """Say that the unit that is to stand above one is not there."""
    return f"there is no unit {parent!r} to stand above it"
