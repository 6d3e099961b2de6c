"""Variable: one factor of a round, with its results on the tree of units."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Self

from attrs import define, field

from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.answers import answer_step
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.survey.results import Result, Results, Scale


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
        rows = {row.unit: row for row in results.rows if row.factor == factor}
        return cls(
            respondents=Respondents(
                parents={unit.id: unit.parent for unit in organisation.units},
                numbers={unit: row.respondents for unit, row in rows.items()},
            ),
            scale=results.scale(factor),
            results=rows,
        )

    @cached_property
    def step(self) -> float:
        """How far apart two answers are at least (`answer_step`)."""
        return answer_step(self.scale, self.results.values())
