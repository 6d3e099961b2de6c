"""Results that are counted are those of the people, one by one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import isclose

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.identifiers import FactorKey, ItemKey, RoundId, UnitId
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.checking import row_problems
from arbeidsmiljo.survey.counted_results import (
    answered as who_answered,
)
from arbeidsmiljo.survey.counted_results import (
    results_from_counts,
    results_of,
    scale_of,
    with_answered,
    with_most_answered,
)
from arbeidsmiljo.survey.counts import leaf_counts
from arbeidsmiljo.survey.questionnaire import Factor, Item, Questionnaire
from arbeidsmiljo.survey.results import Scale
from arbeidsmiljo.testing.counting import Respondent, Sample
from arbeidsmiljo.testing.organisations import organisations

RO, MENING, UTSATT = map(FactorKey, ("ro", "mening", "utsatt"))
ROUND = RoundId("2026")

SMALL = Organisation(
    name="Tilsynet",
    country="NO",
    on=date(2026, 1, 1),
    units=(Unit(id=UnitId("t"), name="Tilsynet", employees=9),),
)


def item(key: str, factor: FactorKey, low: int, high: int, *, turned: bool = False) -> Item:
    """Make an item."""
    return Item(
        key=ItemKey(key),
        factor=factor,
        scale=Scale(minimum=low, maximum=high),
        is_reversed=turned,
    )


QUESTIONNAIRE = Questionnaire(
    key="prove",
    label=Text({"nb": "Prøve"}),
    factors=(
        Factor(key=RO, label=Text({"nb": "Ro"})),
        Factor(key=MENING, label=Text({"nb": "Mening"})),
        Factor(key=UTSATT, label=Text({"nb": "Utsatt"}), item_class=ItemClass.SENSITIVE),
    ),
    items=(
        item("ro1", RO, 1, 5),
        item("ro2", RO, 1, 5, turned=True),
        item("mening1", MENING, 0, 10),
        item("utsatt1", UTSATT, 0, 1),
        item("utsatt2", UTSATT, 1, 4),
    ),
)


@st.composite
def answered(draw: st.DrawFn) -> tuple[Organisation, Sample]:
    """Draw an organisation, and what people in it answered."""
    organisation = draw(organisations(max_units=5))
    answers = {one.key: st.none() | st.integers(0, one.values - 1) for one in QUESTIONNAIRE.items}
    people: list[Respondent] = []
    for unit in organisation.units:
        below = sum(child.employees for child in organisation.children(unit.id))
        given_ = st.lists(st.fixed_dictionaries(answers), max_size=unit.employees - below)
        people += (Respondent(unit=unit.id, given=one) for one in draw(given_))
    return organisation, Sample(
        units=tuple(unit.id for unit in organisation.units),
        values={one.key: one.values for one in QUESTIONNAIRE.items},
        respondents=tuple(people),
    )


def answers_of(people: Iterable[Respondent], factor: FactorKey) -> list[float]:
    """Give every answer to the items of a factor, on its scale."""
    items = QUESTIONNAIRE.items_of(factor)
    scale = scale_of(items)
    found: list[float] = []
    for one in people:
        for asked in items:
            place = one.given[asked.key]
            if place is not None:
                turned = asked.values - 1 - place if asked.is_reversed else place
                share = turned / (asked.values - 1)
                found.append(scale.minimum + share * (scale.maximum - scale.minimum))
    return found


@given(answered())
def test_results_are_those_of_the_people(drawn: tuple[Organisation, Sample]) -> None:
    """n, mean and distribution of a factor are what one finds who looks at everybody."""
    organisation, sample = drawn
    results = results_of(sample.rows(), organisation, QUESTIONNAIRE, round_id=ROUND)

    assert row_problems(results, organisation, QUESTIONNAIRE) == ()
    rows = {(row.unit, row.factor): row for row in results.rows}
    for unit in organisation.units:
        within = {unit.id, *(one.id for one in organisation.below(unit.id))}
        people = [one for one in sample.respondents if one.unit in within]
        for factor in QUESTIONNAIRE.factors:
            keys = [one.key for one in QUESTIONNAIRE.items_of(factor.key)]
            n = sum(any(one.given[key] is not None for key in keys) for one in people)
            row = rows.get((unit.id, factor.key))
            if not n or (factor.key == UTSATT and unit != organisation.top):
                assert row is None
                continue
            assert row is not None
            assert row.respondents == n
            given_ = answers_of(people, factor.key)
            assert row.mean is not None
            assert isclose(row.mean, sum(given_) / len(given_), abs_tol=1e-9)
            if factor.key == MENING:
                assert row.distribution == tuple(given_.count(value) for value in range(11))
            else:
                assert row.distribution == ()


def test_items_that_nobody_was_asked() -> None:
    """A factor of which no item was asked has no results, and no scale."""
    key = ItemKey("mening1")
    sample = Sample(
        units=(UnitId("t"),),
        values={key: 11},
        respondents=(Respondent(unit=UnitId("t"), given={key: 7}),),
    )
    results = results_of(sample.rows(), SMALL, QUESTIONNAIRE, round_id=ROUND)
    assert [factor for factor, _ in results.scales] == [MENING]
    assert [(row.factor, row.mean) for row in results.rows] == [(MENING, 7)]


def test_a_questionnaire_that_does_not_fit_together() -> None:
    """All that is wrong with a questionnaire is told at once."""
    broken = evolve(
        QUESTIONNAIRE,
        items=(
            item("a", FactorKey("borte"), 1, 5),
            item("a", RO, 1, 5),
            item("b", RO, 5, 1),
            item("c", RO, 0, 1000),
            evolve(item("d", RO, 1, 3), answers=(Text({"nb": "Ja"}),)),
        ),
    )
    empty = Sample(units=(UnitId("t"),), values={}, respondents=())
    with pytest.raises(InvalidInputError) as caught:
        results_of(empty.rows(), SMALL, broken, round_id=ROUND)
    assert [one.where for one in caught.value.problems] == [
        "item 'a'",
        "item 'a'",
        "item 'b'",
        "item 'c'",
        "item 'd'",
    ]


@given(answered())
def test_who_answered_is_never_too_many(drawn: tuple[Organisation, Sample]) -> None:
    """Without respondents, n is that of one item, and of no group larger than it is."""
    _, sample = drawn
    most = with_most_answered(leaf_counts(sample.rows()), QUESTIONNAIRE)
    exact = leaf_counts(with_answered(sample.rows(), QUESTIONNAIRE))
    assert dict(most.values) == dict(exact.values)
    for unit in sample.units:
        for one in QUESTIONNAIRE.items:
            assert most.distribution(unit, one.key) == exact.distribution(unit, one.key)
        for factor in QUESTIONNAIRE.factors:
            numbers = [
                sum(most.distribution(unit, one.key)) for one in QUESTIONNAIRE.items_of(factor.key)
            ]
            (n,) = most.distribution(unit, who_answered(factor.key))
            (true,) = exact.distribution(unit, who_answered(factor.key))
            assert n == max(numbers)
            assert n <= true
            assert (n == 0) == (true == 0)


@given(answered())
def test_results_without_respondents_are_the_same_where_nobody_leaves_out_items(
    drawn: tuple[Organisation, Sample],
) -> None:
    """Where everybody answers all items of a factor or none, nothing is lost."""
    organisation, sample = drawn
    whole = evolve(
        sample,
        respondents=tuple(
            evolve(
                one,
                given={
                    item.key: place
                    if all(
                        one.given[other.key] is not None
                        for other in QUESTIONNAIRE.items_of(item.factor)
                    )
                    else None
                    for item in QUESTIONNAIRE.items
                    for place in (one.given[item.key],)
                },
            )
            for one in sample.respondents
        ),
    )
    counts = with_most_answered(leaf_counts(whole.rows()), QUESTIONNAIRE)
    assert results_from_counts(counts, organisation, QUESTIONNAIRE, round_id=ROUND) == results_of(
        whole.rows(), organisation, QUESTIONNAIRE, round_id=ROUND
    )
