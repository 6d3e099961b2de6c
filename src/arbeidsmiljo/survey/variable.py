"""Variable: one factor of a round, with its results on the tree of units."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Self

from attrs import define, field

from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.answers import Grain, has_sum
from arbeidsmiljo.survey.nesting import Nesting
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.survey.results import Result, Results, Scale, by_factor


def _frozen_results(value: Mapping[UnitId, Result]) -> Mapping[UnitId, Result]:
    return MappingProxyType(dict(value))


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Variable:
    """One factor of a round, with its results on the tree of units.

    Attributes:
        respondents: How many answered it, in each unit that has results.
        scale: What could be answered.
        results: By unit.
    """

    respondents: Respondents
    scale: Scale
    results: Mapping[UnitId, Result] = field(converter=_frozen_results)

    @classmethod
    def of(cls, results: Results, factor: FactorKey, organisation: Organisation) -> Self:
        """Take one factor out of the results of a round.

        Args:
            results: The round's, one row at most for each unit and factor.
            factor: The factor.
            organisation: The tree of units.

        Raises:
            NotFoundError: The factor has no scale.
            InvalidInputError: The numbers of answers do not add up.
        """
        rows = by_factor(row for row in results.rows if row.factor == factor)
        return cls._of_rows(rows.get(factor, {}), results.scale(factor), _nesting(organisation))

    @classmethod
    def of_each(cls, results: Results, organisation: Organisation) -> Mapping[FactorKey, Self]:
        """Take every factor that has rows out of the results of a round.

        Args:
            results: The round's, one row at most for each unit and factor.
            organisation: The tree of units.

        Returns:
            The same as `of` gives of each.

        Raises:
            NotFoundError: A factor has no scale.
            InvalidInputError: The numbers of answers do not add up.
        """
        nesting = _nesting(organisation)
        return {
            factor: cls._of_rows(rows, results.scale(factor), nesting)
            for factor, rows in by_factor(results.rows).items()
        }

    @classmethod
    def _of_rows(cls, rows: Mapping[UnitId, Result], scale: Scale, nesting: Nesting) -> Self:
        return cls(
            respondents=Respondents(
                parents=nesting, numbers={unit: row.respondents for unit, row in rows.items()}
            ),
            scale=scale,
            results=rows,
        )

    @cached_property
    def grain(self) -> Grain:
        """How finely its answers are told."""
        return Grain.of(self.scale, self.results.values())

    @cached_property
    def known(self) -> tuple[frozenset[UnitId], ...]:
        """The units whose sum is known, then those whose distribution is; once if they are equal.

        Of units where nobody answered all is known.
        """
        sums = frozenset(unit for unit, row in self.results.items() if has_sum(row))
        distributions = frozenset(
            unit for unit, row in self.results.items() if row.distribution or not row.respondents
        )
        return tuple(dict.fromkeys((sums, distributions)))


def _nesting(organisation: Organisation) -> Nesting:
    return Nesting(parents={unit.id: unit.parent for unit in organisation.units})
