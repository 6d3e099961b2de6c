"""Norms in a file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.conversion import norms_from_toml
from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.identifiers import FactorKey
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.norms import Norm
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo.survey.results import Scale
from arbeidsmiljo.testing.surveys import questionnaires

QUESTIONNAIRE = Questionnaire(
    key="prove",
    label=Text({"nb": "Prøve"}),
    factors=tuple(Factor(key=FactorKey(key), label=Text({"nb": key})) for key in ("ro", "stotte")),
)


def read(text: str, questionnaire: Questionnaire = QUESTIONNAIRE) -> tuple[Norm, ...]:
    """Read norms."""
    return norms_from_toml(text, source="normer.toml", questionnaire=questionnaire)


@given(questionnaires(), st.data())
def test_norms_are_read_as_they_are_written(
    questionnaire: Questionnaire, data: st.DataObject
) -> None:
    """Each norm is what its table says."""
    norms: list[Norm] = []
    for factor in questionnaire.factors:
        low = data.draw(st.integers(0, 5))
        high = low + data.draw(st.integers(1, 9))
        value = data.draw(st.floats(low, high))
        norms.append(
            Norm(
                factor=factor.key,
                value=value,
                scale=Scale(minimum=low, maximum=high),
                source="Egen måling 2024",
            )
        )
    text = "".join(
        f'[[norm]]\nfactor = "{norm.factor}"\nvalue = {norm.value!r}\n'
        f"lowest = {norm.scale.minimum}\nhighest = {norm.scale.maximum}\n"
        f'source = "{norm.source}"\n'
        for norm in norms
    )
    assert read(text, questionnaire) == tuple(norms)


def test_all_that_is_wrong_comes_at_once() -> None:
    """A norm for no factor, without a source, off its scale or given twice is refused."""
    table = '[[norm]]\nfactor = "{}"\nvalue = {}\nlowest = {}\nhighest = {}\nsource = "{}"\n'
    with pytest.raises(InvalidInputError) as caught:
        read(
            table.format("ro", 3, 1, 5, " ")
            + table.format("ro", 6, 1, 5, "Egen")
            + table.format("uro", 3, 5, 1, "Egen")
        )
    assert [str(problem) for problem in caught.value.problems] == [
        "norm 1 ('ro'): is not the only one for this factor; keep one",
        "norm 1 ('ro'): has no source; say where the value is from",
        "norm 2 ('ro'): is not the only one for this factor; keep one",
        "norm 2 ('ro'): is not on its scale, 1 to 5",
        "norm 3 ('uro'): is for no factor of questionnaire 'prove'",
        "norm 3 ('uro'): needs a lowest value below its highest",
    ]
    assert caught.value.hint == "Factors that are measured: ro, stotte."


def test_norms_that_can_be_read_are_looked_at_beside_those_that_cannot() -> None:
    """What is wrong with one norm does not hide what is wrong with the next."""
    bad = '[[norm]]\nfactor = "ro"\nvalue = "3"\nlowest = 1\nhighest = 5\nsource = "Egen"\n'
    with pytest.raises(InvalidInputError) as caught:
        read(bad + bad.replace('"3"', "3").replace("ro", "uro"))
    assert [str(problem) for problem in caught.value.problems] == [
        "norm 1, value: is text; give a number",
        "norm 2 ('uro'): is for no factor of questionnaire 'prove'",
    ]
    assert caught.value.hint == "Factors that are measured: ro, stotte."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "norm: is missing"),
        ('[[norm]]\nfactor = "ro"\nvalue = 3\nlowest = 1\nhighest = 5\n', "source: is missing"),
        ('[[norm]]\nfactor = "ro"\nvalue = "3"\nlowest = 1\nhighest = 5\nsource = "x"', "number"),
        ("[[norm", "not TOML"),
    ],
)
def test_a_file_of_another_form(text: str, says: str) -> None:
    """What is missing or is no number is told by its place."""
    with pytest.raises(InvalidInputError, match=says):
        read(text)
