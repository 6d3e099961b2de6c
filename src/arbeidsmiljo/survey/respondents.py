"""Respondents: how many answered one variable, on the tree of units."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Self

from attrs import define, evolve, field

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.nesting import Nesting, nesting_of


def _frozen_numbers(value: Mapping[UnitId, int]) -> Mapping[UnitId, int]:
    return MappingProxyType(dict(value))


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Respondents:
    """How many answered one variable in each unit, those in the units below it included.

    The numbers add up: a unit's is the sum of the units' directly below it and of its own part,
    those who answered in the unit itself. A unit without a number cannot be published; those
    who answered there belong to the own part of the nearest unit above that has a number.

    Args:
        parents: Every unit with the one above it, None above a top; or the nesting of these that
            was made before for another variable.
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

    nesting: Nesting = field(alias="parents", converter=nesting_of)
    numbers: Mapping[UnitId, int] = field(converter=_frozen_numbers)

    def __attrs_post_init__(self) -> None:
        """Refuse numbers that do not add up on a tree."""
        problems = [*self.nesting.problems, *self._problems_of_strangers()]
        if not problems and all(
            min(numbers.values(), default=0) >= 0 for numbers in (self.numbers, self.own_parts)
        ):
            return
        sound = self if not problems else Respondents(parents=self._sound_parents(), numbers={})
        problems += self._problems_of_numbers(sound)
        if problems:
            raise InvalidInputError("numbers of answers", problems)

    @property
    def parents(self) -> Mapping[UnitId, UnitId | None]:
        """Every unit with the one above it; None above a top."""
        return self.nesting.parents

    @property
    def downwards(self) -> tuple[UnitId, ...]:
        """Every unit, each followed by all that is below it before the next begins."""
        return self.nesting.downwards

    @property
    def levels(self) -> Mapping[UnitId, int]:
        """How many units stand above each unit; 0 for a top."""
        return self.nesting.levels

    @cached_property
    def own_parts(self) -> Mapping[UnitId, int]:
        """How many answered in the unit itself; 0 for a unit without a number."""
        own = dict.fromkeys(self.parents, 0)
        for unit, inside in self.largest_inside(self.numbers).items():
            own[unit] = self.without(unit, inside) if inside else self.numbers[unit]
        return MappingProxyType(own)

    @cached_property
    def own_column(self) -> Sequence[int]:
        """The own part of each unit, in the order of the units."""
        return array("Q", self.own_parts.values())

    @cached_property
    def _known(self) -> bytes:
        return bytes(map(self.numbers.__contains__, self.parents))

    def column_without(self, units: Iterable[UnitId]) -> bytes:
        """Give, in the order of the units, 1 for one with a number, 0 for others and some units.

        Args:
            units: Those for which a 0 stands whatever is known of them.
        """
        column = bytearray(self._known)
        places = self.nesting.places
        for unit in units:
            if unit in places:
                column[places[unit]] = 0
        return bytes(column)

    def on(self, nesting: Nesting) -> Self:
        """Give the same on the tree as another was made of it: with its order of units."""
        return self if nesting is self.nesting else evolve(self, parents=nesting)

    def without(self, unit: UnitId, parts: Iterable[UnitId]) -> int:
        """Count how many answered in a unit and in none of some units inside it, which are apart.

        Args:
            unit: A unit with a number.
            parts: The units inside it, each with a number.
        """
        return self.numbers[unit] - sum(map(self.numbers.__getitem__, parts))

    def largest_inside(self, units: Collection[UnitId]) -> dict[UnitId, tuple[UnitId, ...]]:
        """Give the largest of some units inside each of them, as `Nesting.largest_inside` does."""
        return self.nesting.largest_inside(units)

    def _problems_of_strangers(self) -> Iterator[Problem]:
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
