"""One factor of a round."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.identifiers import FactorKey, RoundId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.answers import Answers
from arbeidsmiljo.survey.results import Results
from arbeidsmiljo.survey.variable import Variable
from arbeidsmiljo.testing.surveys import SCALE, Survey, surveys


@given(surveys())
def test_takes_one_factor(survey: Survey) -> None:
    """A variable has the rows of its factor, and their numbers on the tree."""
    results = survey.results(RoundId("r"))
    for factor in survey.questionnaire.factors:
        variable = Variable.of(results, factor.key, survey.organisation)
        rows = [row for row in results.rows if row.factor == factor.key]
        assert list(variable.results.values()) == rows
        assert variable.respondents.numbers == {row.unit: row.respondents for row in rows}
        assert variable.respondents.parents == {
            unit.id: unit.parent for unit in survey.organisation.units
        }
        assert variable.scale == SCALE


@given(surveys())
def test_takes_each_factor(survey: Survey) -> None:
    """All factors at once are what each is by itself, on one tree."""
    results = survey.results(RoundId("r"))
    each = Variable.of_each(results, survey.organisation)
    assert each.keys() == {row.factor for row in results.rows}
    for factor, variable in each.items():
        alone = Variable.of(results, factor, survey.organisation)
        assert variable.results == alone.results
        assert variable.respondents.numbers == alone.respondents.numbers
        assert variable.scale == alone.scale
    assert len({id(variable.respondents.nesting) for variable in each.values()}) <= 1


@given(surveys())
def test_what_is_known_of_units(survey: Survey) -> None:
    """Units of which the sum is known and those of which the distribution is are told apart."""
    for variable in Variable.of_each(survey.results(RoundId("r")), survey.organisation).values():
        answers = {unit: Answers.of(row, variable.grain) for unit, row in variable.results.items()}
        sums = {unit for unit, group in answers.items() if group.total is not None}
        distributions = {
            unit for unit, group in answers.items() if group.distribution or not group.respondents
        }
        assert variable.known[0] == sums
        assert variable.known[-1] == distributions
        assert len(variable.known) == len({frozenset(sums), frozenset(distributions)})


def test_unknown_factor() -> None:
    """A factor without a scale is named."""
    organisation = Organisation(
        name="Direktoratet for øvelser", country="NO", on=date(2026, 1, 1), units=()
    )
    results = Results(round=RoundId("r"), scales=(), rows=())
    with pytest.raises(NotFoundError, match="scale of factor 'lonn'"):
        Variable.of(results, FactorKey("lonn"), organisation)
