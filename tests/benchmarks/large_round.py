"""The round of a large survey: its results as they are imported, a factor for each item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np
from attrs import define

from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes, ItemClass
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.candidates import Candidates
from arbeidsmiljo.survey.counted_results import results_of
from arbeidsmiljo.survey.patterns import common_units
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.publishing import publish
from arbeidsmiljo.survey.questionnaire import Factor, Item, Questionnaire
from arbeidsmiljo.survey.results import Results, Scale
from arbeidsmiljo.survey.suppression import SuppressionEngine
from arbeidsmiljo.survey.variable import Variable
from arbeidsmiljo_numpy.adding import numpy_item_results
from arbeidsmiljo_numpy.counting import numpy_counts
from tests.benchmarks.large_survey import VALUES, LargeSurvey

SIZES: Final = GroupSizes(ordinary=5)
"""The smallest groups that may be shown."""


@define(frozen=True, kw_only=True, slots=False, eq=False)
class LargeRound:
    """The results of a large survey, and what they are published by.

    Attributes:
        organisation: Whose they are; in each unit work as many as answered.
        questionnaire: What was asked: factors of one item each.
        results: With the distribution of each factor in each unit where somebody answered.
    """

    organisation: Organisation
    questionnaire: Questionnaire
    results: Results

    @classmethod
    def of(cls, survey: LargeSurvey) -> LargeRound:
        """Count what was answered."""
        organisation = _organisation(survey)
        factors = {item: FactorKey(f"f-{item}") for item in survey.columns}
        questionnaire = Questionnaire(
            key="large",
            label=Text({"nb": "Stor"}),
            factors=tuple(
                Factor(key=key, label=Text({"nb": key}), item_class=ItemClass.ORDINARY)
                for key in factors.values()
            ),
            items=tuple(
                Item(key=item, factor=factor, scale=Scale(minimum=1, maximum=VALUES))
                for item, factor in factors.items()
            ),
        )
        results = results_of(
            survey.rows,
            organisation,
            questionnaire,
            round_id=RoundId("large"),
            engine=numpy_counts,
            adding=numpy_item_results,
        )
        return cls(organisation=organisation, questionnaire=questionnaire, results=results)

    @cached_property
    def variables(self) -> Mapping[FactorKey, Variable]:
        """The factors, as they are protected."""
        return Variable.of_each(self.results, self.organisation)

    def largest_safe(self, engine: SuppressionEngine) -> Sequence[frozenset[UnitId]]:
        """Find what numbers alone let be shown of each factor."""
        tables = [variable.respondents for variable in self.variables.values()]
        smallest = [SIZES.ordinary] * len(tables)
        return engine(Candidates.of(tables, smallest, [()] * len(tables)))

    def shown(self, engine: SuppressionEngine) -> Mapping[FactorKey, frozenset[UnitId]]:
        """Find what numbers and answers let be shown."""
        sizes = dict.fromkeys(self.variables, SIZES.ordinary)
        return common_units(
            [(factor,) for factor in self.variables], self.variables, sizes, engine=engine
        )

    def publish(
        self, engine: SuppressionEngine, *, earlier: Sequence[Publication] = ()
    ) -> Publication:
        """Publish the round."""
        return publish(
            self.results,
            self.organisation,
            self.questionnaire,
            SIZES,
            earlier=earlier,
            engine=engine,
        )


def _organisation(survey: LargeSurvey) -> Organisation:
    numbers = np.bincount(survey.places, minlength=len(survey.parents))
    # Each unit stands after the one above it.
    for place in reversed(range(1, len(numbers))):
        numbers[survey.above[place]] += numbers[place]
    return Organisation(
        name="Direktoratet for store tall",
        country="NO",
        on=date(2026, 1, 1),
        units=tuple(
            Unit(id=unit, name=unit, parent=parent, employees=number)
            for (unit, parent), number in zip(survey.parents.items(), numbers.tolist(), strict=True)
        ),
    )
