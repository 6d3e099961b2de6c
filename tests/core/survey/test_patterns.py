"""One choice of units for factors that are computed from each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import evolve
from hypothesis import event, given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.survey.disclosure import is_safe
from arbeidsmiljo.survey.patterns import common_units, related, uneven_atoms
from arbeidsmiljo.survey.publishing import publish
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.results import Result
from arbeidsmiljo.survey.unanimity import publishable_units
from arbeidsmiljo.survey.variable import Variable
from arbeidsmiljo.testing.organisations import parent_maps
from arbeidsmiljo.testing.publication import Population, computable_groups, tells_of_few
from arbeidsmiljo.testing.surveys import SCALE, Survey, surveys
from tests.effort import examples

WHOLE, ONE, OTHER = map(FactorKey, ("helhet", "ett", "annet"))
TOP, A, B = map(UnitId, ("top", "a", "b"))

Parents = Mapping[UnitId, UnitId | None]
Own = Mapping[UnitId, int]


def variable(parents: Parents, own: Own, factor: FactorKey) -> Variable:
    """Make a variable of which only the numbers are known."""
    respondents = Population(parents=parents, own=own).respondents()
    return Variable(
        respondents=respondents,
        scale=SCALE,
        results={
            unit: Result(unit=unit, factor=factor, respondents=n)
            for unit, n in respondents.numbers.items()
        },
    )


def family(
    parents: Parents, both: Own, only_one: Own, only_other: Own
) -> dict[FactorKey, Variable]:
    """Make a factor of two items, each of which some left out."""
    numbers = {
        WHOLE: {unit: both[unit] + only_one[unit] + only_other[unit] for unit in parents},
        ONE: {unit: both[unit] + only_one[unit] for unit in parents},
        OTHER: {unit: both[unit] + only_other[unit] for unit in parents},
    }
    return {factor: variable(parents, own, factor) for factor, own in numbers.items()}


def leaks(
    parents: Parents,
    made: Mapping[FactorKey, Variable],
    shown: Mapping[FactorKey, frozenset[UnitId]],
    smallest: int,
) -> bool:
    """Tell by linear algebra whether the answers of too few to an item can be computed.

    The sum of answers to the factor is that of answers to its two items.
    """
    own = {item: made[item].respondents.own_parts for item in (ONE, OTHER)}
    within = {unit: Population(parents=parents, own={}).within(unit) for unit in parents}
    sums = [
        [
            (unit, item)
            for item in ((ONE, OTHER) if factor == WHOLE else (factor,))
            for unit in within[published]
            if own[item][unit]
        ]
        for factor, units in shown.items()
        for published in units
    ]
    return any(
        0 < sum(own[item][unit] for unit, kind in group if kind == item) < smallest
        for group in computable_groups(sums)
        for item in own
    )


@st.composite
def families(draw: st.DrawFn) -> tuple[Parents, dict[FactorKey, Variable]]:
    """Draw a tree, and how many in each unit itself answered both items, or one of them."""
    parents = draw(parent_maps(max_units=4))
    counted = [{unit: draw(st.integers(0, most)) for unit in parents} for most in (6, 2, 2)]
    return parents, family(parents, *counted)


@settings(max_examples=examples(300))
@given(families(), st.integers(2, 5))
def test_nothing_follows_from_factors_that_are_related(
    drawn: tuple[Parents, dict[FactorKey, Variable]], smallest: int
) -> None:
    """The same units are shown of a factor and its items, and no small group can be computed."""
    parents, made = drawn
    common = _together(made, smallest)
    apart = _apart(made, smallest)
    event("by themselves: " + ("leaks" if leaks(parents, made, apart, smallest) else "safe"))
    assert not leaks(parents, made, common, smallest)
    assert len(set(common.values())) == 1
    assert all(is_safe(made[one].respondents, units, smallest) for one, units in common.items())
    # As families of one, each is what it is by itself; all are asked for at once.
    sizes = dict.fromkeys(made, smallest)
    assert common_units([(factor,) for factor in made], made, sizes) == apart


def _together(
    made: dict[FactorKey, Variable], smallest: int
) -> Mapping[FactorKey, frozenset[UnitId]]:
    return common_units([tuple(made)], made, dict.fromkeys(made, smallest))


def _apart(made: dict[FactorKey, Variable], smallest: int) -> dict[FactorKey, frozenset[UnitId]]:
    found = publishable_units([*made.values()], [smallest] * len(made))
    return dict(zip(made, found, strict=True))


def test_what_each_by_itself_would_give_away() -> None:
    """Items that are shown give one that is hidden away, with their factor."""
    parents: Parents = {TOP: None, A: TOP, B: TOP}
    made = family(parents, {TOP: 0, A: 4, B: 9}, {TOP: 0, A: 4, B: 0}, {TOP: 0, A: 0, B: 0})
    apart = _apart(made, 5)
    assert apart == {WHOLE: {TOP, A, B}, ONE: {TOP, A, B}, OTHER: {TOP}}
    assert leaks(parents, made, apart, 5)
    # The four who left the other item out follow from the top unit too.
    assert _together(made, 5) == dict.fromkeys(made, frozenset({B}))


def few_stand_out(
    counted: Sequence[Own], parents: Parents, published: frozenset[UnitId], smallest: int
) -> bool:
    """Tell by linear algebra whether something that only few people answered can be computed.

    The result of each who answered is the mean of the items that the one answered: sums of all
    factors are told of the published units.
    """
    within = {unit: Population(parents=parents, own={}).within(unit) for unit in published}
    sizes = {
        (unit, items): own[unit]
        for unit in parents
        for items, own in zip(((ONE, OTHER), (ONE,), (OTHER,)), counted, strict=True)
        if own[unit]
    }
    sums = [
        {
            ((unit, items), item): Fraction(1, len(items) if factor == WHOLE else 1)
            for unit, items in sizes
            if unit in within[shown]
            for item in items
            if factor in {WHOLE, item}
        }
        for shown in published
        for factor in (WHOLE, ONE, OTHER)
    ]
    return tells_of_few(sums, sizes, smallest)


@settings(max_examples=examples(300))
@given(st.data(), st.integers(2, 4))
def test_those_who_left_a_part_out_do_not_stand_out(data: st.DataObject, smallest: int) -> None:
    """Nothing that few answered follows from a whole and its parts, whoever left out what."""
    parents = data.draw(parent_maps(max_units=3))
    few = st.sampled_from((0, 0, 0, 1, 2, 3, 4, 5))
    both = st.sampled_from((0, 1, 2, 4, 5, 8))
    counted = [{unit: data.draw(number) for unit in parents} for number in (both, few, few)]
    made = family(parents, *counted)
    (shown,) = set(_together(made, smallest).values())
    event("shown" if shown else "nothing shown")
    assert not few_stand_out(counted, parents, shown, smallest)
    # As they were: the same units of all, each of them safe on each factor.
    apart = _apart(made, smallest)
    same = apart[WHOLE].intersection(*apart.values())
    event(f"by themselves: {few_stand_out(counted, parents, same, smallest)}")


def test_one_who_left_a_part_out() -> None:
    """What one answered who left a part out follows where ten answered the whole, nine a part."""
    parents: Parents = {TOP: None, A: TOP, B: TOP}
    nobody = dict.fromkeys(parents, 0)
    made = family(parents, {TOP: 0, A: 9, B: 9}, {TOP: 0, A: 1, B: 0}, nobody)
    assert _together(made, 5) == dict.fromkeys(made, frozenset({B}))
    enough = family(parents, {TOP: 0, A: 9, B: 9}, {TOP: 0, A: 5, B: 0}, nobody)
    assert _together(enough, 5) == dict.fromkeys(made, frozenset({TOP, A, B}))


def test_some_who_left_a_part_out_in_what_is_left() -> None:
    """Where few in what is left of a unit left a part out, the deepest of its makers is hidden."""
    parents: Parents = {TOP: None, A: TOP, B: TOP}
    nobody = dict.fromkeys(parents, 0)
    made = family(parents, {TOP: 9, A: 9, B: 9}, {TOP: 2, A: 5, B: 0}, nobody)
    assert uneven_atoms([*made.values()], [TOP, A, B], 5) == ((TOP, A, B),)
    assert _together(made, 5) == dict.fromkeys(made, frozenset({TOP, B}))


def test_the_few_who_answered_two_parts() -> None:
    """Where most answered one part each, the parts less the whole tell of those with both."""
    parents: Parents = {TOP: None}
    made = family(parents, {TOP: 1}, {TOP: 6}, {TOP: 6})
    assert [one.respondents.numbers[TOP] for one in made.values()] == [13, 7, 7]
    assert _together(made, 5) == dict.fromkeys(made, frozenset[UnitId]())


@given(families(), st.integers(2, 5))
def test_a_factor_alone(drawn: tuple[Parents, dict[FactorKey, Variable]], smallest: int) -> None:
    """Of one factor alone as much is shown as may be."""
    alone = {WHOLE: drawn[1][WHOLE]}
    assert _together(alone, smallest) == _apart(alone, smallest)


def with_parts(questionnaire: Questionnaire) -> Questionnaire:
    """Have every factor after the first be a part of the one before."""
    factors = questionnaire.factors
    return evolve(
        questionnaire,
        factors=(
            factors[0],
            *(evolve(one, part_of=before.key) for before, one in pairwise(factors)),
        ),
    )


@given(surveys(max_factors=3), st.integers(2, 5))
def test_a_publication_shows_the_same_units_of_related_factors(
    survey: Survey, smallest: int
) -> None:
    """Publishing takes the parts of a factor together, and each other factor by itself."""
    questionnaire = with_parts(survey.questionnaire)
    assert list(related(questionnaire)) == [tuple(one.key for one in questionnaire.factors)]
    assert list(related(survey.questionnaire)) == [
        (one.key,) for one in survey.questionnaire.factors
    ]
    results = survey.results(RoundId("2026"))
    made = publish(
        results,
        survey.organisation,
        questionnaire,
        GroupSizes(ordinary=smallest),
        earlier=(),
    )
    units = [
        {row.unit for row in made.rows if row.factor == factor}
        for factor in {row.factor for row in results.rows}
    ]
    assert all(one == units[0] for one in units)
