"""One factor of a round."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.identifiers import FactorKey, RoundId
from arbeidsmiljo.model.organisation import Organisation
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


def test_unknown_factor() -> None:
    """A factor without a scale is named."""
    organisation = Organisation(
        name="Direktoratet for øvelser", country="NO", on=date(2026, 1, 1), units=()
    )
    results = Results(round=RoundId("r"), scales=(), rows=())
    with pytest.raises(NotFoundError, match="scale of factor 'lonn'"):
        Variable.of(results, FactorKey("lonn"), organisation)
