"""Strategies for surveys: what people in each unit answered, and the results that follow."""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from itertools import product

from attrs import frozen
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo.survey.results import Result, Results, Scale
from arbeidsmiljo.testing.organisations import organisations

SCALE = Scale(minimum=1.0, maximum=5.0)
"""What all answers are given on."""

VALUES = (1, 2, 3, 4, 5)
"""The answers."""


class Detail(Enum):
    """How much of the answers a result tells."""

    NUMBER = "the number of answers"
    ROUNDED = "and their mean with one decimal"
    MEAN = "and their mean"
    DISTRIBUTION = "and how many gave each"


@frozen(kw_only=True)
class Survey:
    """What people answered, to be turned into results.

    Attributes:
        organisation: Where they work.
        questionnaire: What they were asked.
        own: For each unit and factor how many of those in the unit itself gave each answer.
        details: How much the result of each unit on each factor tells; those that are left out
            have no result.
    """

    organisation: Organisation
    questionnaire: Questionnaire
    own: Mapping[tuple[UnitId, FactorKey], tuple[int, ...]]
    details: Mapping[tuple[UnitId, FactorKey], Detail]

    def counted(self, unit: UnitId, factor: FactorKey) -> tuple[int, ...]:
        """Count how many gave each answer in a unit and those below it."""
        within = [unit, *(other.id for other in self.organisation.below(unit))]
        return tuple(map(sum, zip(*(self.own[other, factor] for other in within), strict=True)))

    def result(self, unit: UnitId, factor: FactorKey) -> Result:
        """Give the result of a unit on a factor."""
        counted, detail = self.counted(unit, factor), self.details[unit, factor]
        respondents = sum(counted)
        mean = None
        if respondents and detail is not Detail.NUMBER:
            mean = sum(a * n for a, n in zip(VALUES, counted, strict=True)) / respondents
            mean = round(mean, 1) if detail is Detail.ROUNDED else mean
        return Result(
            unit=unit,
            factor=factor,
            respondents=respondents,
            mean=mean,
            distribution=counted if detail is Detail.DISTRIBUTION else (),
        )

    def results(self, round_id: RoundId) -> Results:
        """Give the results of all units on all factors."""
        return Results(
            round=round_id,
            scales=tuple((factor.key, SCALE) for factor in self.questionnaire.factors),
            rows=tuple(self.result(unit, factor) for unit, factor in self.details),
        )


@st.composite
def questionnaires(draw: st.DrawFn, *, max_factors: int = 3) -> Questionnaire:
    """Draw a questionnaire.

    Args:
        draw: Hypothesis's.
        max_factors: How many factors at most.
    """
    classes = draw(st.lists(st.sampled_from(ItemClass), min_size=1, max_size=max_factors))
    return Questionnaire(
        key="prove",
        label=Text({"nb": "Prøve"}),
        factors=tuple(
            Factor(
                key=FactorKey(f"faktor-{number}"),
                label=Text({"nb": f"Faktor {number}"}),
                item_class=item_class,
            )
            for number, item_class in enumerate(classes)
        ),
    )


@cache
def own_answers(most: int) -> st.SearchStrategy[tuple[int, ...]]:
    """Draw how many gave each answer; groups where all answered the same are frequent.

    Args:
        most: How many answered at most.
    """
    same = [
        tuple(number if value == other else 0 for other in VALUES)
        for number in range(most + 1)
        for value in VALUES
    ]
    several = [counted for counted in product(range(4), repeat=len(VALUES)) if sum(counted) <= most]
    return st.sampled_from(same) | st.sampled_from(sorted(several, key=sum))


@st.composite
def surveys(draw: st.DrawFn, *, max_units: int = 7, max_factors: int = 2) -> Survey:
    """Draw a survey: who was asked, what, and what they answered.

    Args:
        draw: Hypothesis's.
        max_units: How many units at most.
        max_factors: How many factors at most.
    """
    organisation = draw(organisations(max_units=max_units))
    questionnaire = draw(questionnaires(max_factors=max_factors))
    own: dict[tuple[UnitId, FactorKey], tuple[int, ...]] = {}
    details: dict[tuple[UnitId, FactorKey], Detail] = {}
    for factor in questionnaire.factors:
        usual = draw(st.sampled_from(Detail))
        rare = st.none() | st.sampled_from(Detail) if draw(st.booleans()) else st.just(usual)
        for unit in organisation.units:
            below = sum(child.employees for child in organisation.children(unit.id))
            own[unit.id, factor.key] = draw(own_answers(unit.employees - below))
            detail = draw(st.just(usual) | rare)
            if factor.item_class is ItemClass.SENSITIVE and unit != organisation.top:
                continue
            if detail is not None:
                details[unit.id, factor.key] = detail
    return Survey(organisation=organisation, questionnaire=questionnaire, own=own, details=details)
