"""The questionnaire."""

from __future__ import annotations

import pytest
from hypothesis import given

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.identifiers import FactorKey
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.testing.surveys import questionnaires


@given(questionnaires())
def test_factor_by_key(questionnaire: Questionnaire) -> None:
    """Each factor is found by its key."""
    for factor in questionnaire.factors:
        assert questionnaire.factor(factor.key) == factor


@given(questionnaires())
def test_unknown_factor(questionnaire: Questionnaire) -> None:
    """A key of no factor is named."""
    with pytest.raises(NotFoundError, match="no factor 'lonn'"):
        questionnaire.factor(FactorKey("lonn"))
