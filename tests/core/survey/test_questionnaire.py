"""The questionnaire."""

from __future__ import annotations

import pytest
from hypothesis import given

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.identifiers import FactorKey
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
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


def test_parts_of_what_there_is() -> None:
    """A factor that is a part of no factor, or of itself by way of others, is told of."""
    label = Text({"nb": "Faktor"})
    parts = {"a": "b", "b": "a", "c": "borte", "d": "d", "e": None, "f": "e"}
    made = Questionnaire(
        key="prove",
        label=label,
        factors=tuple(
            Factor(key=FactorKey(key), label=label, part_of=None if of is None else FactorKey(of))
            for key, of in parts.items()
        ),
    )
    assert [str(problem) for problem in made.problems()] == [
        "factor 'a': is a part of itself, or of one that is",
        "factor 'b': is a part of itself, or of one that is",
        "factor 'c': is a part of 'borte', which is no factor",
        "factor 'd': is a part of itself, or of one that is",
    ]
