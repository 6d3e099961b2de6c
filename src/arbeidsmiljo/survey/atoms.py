"""Atoms: what is left of each published unit without the largest published units inside it.

Where some units are published instead of others, only the atoms around these change. So the atoms
of what is published next follow from those of before, and only what changed is looked at anew.
"""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Self

from attrs import define, evolve, field

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.respondents import Respondents


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Atoms:
    """The atoms of a set of published units.

    Attributes:
        respondents: The numbers of the variable.
        units: The units whose results are shown, each with a number.
        inside: For each of them whose atom is not what it was before, the largest of them inside
            it, by id; for all where nothing was before.
    """

    respondents: Respondents = field(repr=False)
    units: frozenset[UnitId]
    inside: Mapping[UnitId, tuple[UnitId, ...]] = field(repr=False)

    @classmethod
    def of(cls, respondents: Respondents, published: Collection[UnitId]) -> Self:
        """Find the atoms of a set of published units.

        Args:
            respondents: The numbers of the variable.
            published: The units whose results are shown, each with a number.

        Raises:
            NotFoundError: A published unit is not in the tree, or has no number.
        """
        units = frozenset(published)
        _refuse_strangers(respondents, units)
        return cls(respondents=respondents, units=units, inside=respondents.largest_inside(units))

    def after(self, published: Collection[UnitId]) -> Self:
        """Find the atoms of what is published next.

        Args:
            published: The units whose results are shown then, each with a number.

        Returns:
            The same as `of`, as far as it is other than here.

        Raises:
            NotFoundError: A published unit is not in the tree, or has no number.
        """
        units = frozenset(published)
        if not self.units:
            return self.of(self.respondents, units)
        other, nesting = self.units ^ units, self.respondents.nesting
        _refuse_strangers(self.respondents, other & units)
        changed = set(other & units)
        for unit in other:
            # Where a unit comes or goes, the atom around it changes, and no other further up.
            around = {nesting.nearest(unit, self.units), nesting.nearest(unit, units)}
            changed.update(one for one in around if one is not None and one in units)
        return evolve(
            self, units=units, inside={unit: nesting.inside(unit, units) for unit in changed}
        )

    @cached_property
    def numbers(self) -> Mapping[UnitId, int]:
        """How many answered in each atom that is not what it was before."""
        numbers = {unit: self.respondents.numbers[unit] for unit in self.inside}
        for unit, parts in self.inside.items():
            if parts:
                numbers[unit] = self.respondents.without(unit, parts)
        return numbers


def _refuse_strangers(respondents: Respondents, units: frozenset[UnitId]) -> None:
    for unit in sorted(units - respondents.numbers.keys()):
        raise NotFoundError("number of answers of unit", unit, respondents.numbers)
