"""The questionnaire."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.identifiers import FactorKey, ItemKey, ModuleKey
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.questionnaire import Factor, Item, Module, Questionnaire
from arbeidsmiljo.survey.results import Scale
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


LABEL = Text({"nb": "Noe"})


def with_parts(
    factors: dict[str, tuple[str | None, str | None]], modules: dict[str, tuple[str, ...]]
) -> Questionnaire:
    """Make a questionnaire: factors with modules and wholes, modules with factors."""
    return Questionnaire(
        key="prove",
        label=LABEL,
        factors=tuple(
            Factor(
                key=FactorKey(key),
                label=LABEL,
                module=None if module is None else ModuleKey(module),
                part_of=None if whole is None else FactorKey(whole),
            )
            for key, (module, whole) in factors.items()
        ),
        items=tuple(
            Item(key=ItemKey(f"k-{key}"), factor=FactorKey(key), scale=Scale(minimum=1, maximum=5))
            for key in factors
        ),
        modules=tuple(
            Module(key=ModuleKey(key), label=LABEL, deepens=tuple(map(FactorKey, deepens)))
            for key, deepens in modules.items()
        ),
    )


@given(
    st.dictionaries(
        st.sampled_from("abcdef"),
        st.tuples(st.none() | st.sampled_from(["m", "n"]), st.none() | st.sampled_from("abcdef")),
    ),
    st.dictionaries(st.sampled_from(["m", "n"]), st.lists(st.sampled_from("abcdef")).map(tuple)),
    st.sets(st.sampled_from(["m", "n"])),
)
def test_what_is_asked_of_those_who_chose_modules(
    factors: dict[str, tuple[str | None, str | None]],
    modules: dict[str, tuple[str, ...]],
    chosen: set[str],
) -> None:
    """The main part is asked of everybody, with the chosen modules; what is left fits together."""
    made = with_parts(factors, modules)
    if not chosen <= modules.keys():
        with pytest.raises(NotFoundError, match="no module"):
            made.with_modules([ModuleKey(one) for one in chosen])
        return
    asked = made.with_modules([ModuleKey(one) for one in chosen])
    assert [one.key for one in asked.factors] == [
        key for key, (module, _) in factors.items() if module is None or module in chosen
    ]
    assert {one.factor for one in asked.items} == {one.key for one in asked.factors}
    assert {one.key for one in asked.modules} == chosen
    if not made.problems():
        assert not asked.problems()


def test_modules_that_do_not_fit() -> None:
    """Modules that are not there, ask about nothing or deepen what is not asked are told of."""
    made = with_parts(
        {"a": (None, None), "b": ("m", "a"), "c": ("borte", None), "d": (None, "b")},
        {"m": ("a",), "n": (), "o": ("b", "x")},
    )
    assert [str(problem) for problem in made.problems()] == [
        "factor 'c': is of 'borte', which is no module",
        "factor 'd': is a part of 'b', which is of a module that it is not of",
        "module 'n': asks about nothing; give it a factor, or one that it deepens",
        "module 'o': deepens 'b', which is no factor of the main part",
        "module 'o': deepens 'x', which is no factor of the main part",
    ]
