"""Comparing a unit with what is beside it, from what was published."""

from __future__ import annotations

from datetime import date
from statistics import NormalDist, fmean, variance

import pytest
from attrs import evolve
from hypothesis import event, given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import FactorKey, PublicationId, RoundId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.survey.comparison import Beside, Comparison, Difference
from arbeidsmiljo.survey.norms import Norm
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.publishing import publish
from arbeidsmiljo.survey.results import Result, Scale
from arbeidsmiljo.survey.rounds import Absence, EarlierRound, Missing, PublishedRound, Shown
from arbeidsmiljo.survey.units_then import UnitsThen, UnitsTold
from arbeidsmiljo.testing.publication import computable_groups
from arbeidsmiljo.testing.surveys import SCALE, VALUES, Survey, own_answers, surveys
from tests.effort import examples

NOW, THEN = RoundId("2026"), RoundId("2024")
TOP, A, S = map(UnitId, ("top", "a", "s"))
CALM, PRIDE, NEVER = map(FactorKey, ("ro", "stolthet", "aldri"))

ORGANISATION = Organisation(
    name="Direktoratet for øvelser",
    country="NO",
    on=date(2026, 1, 1),
    units=(
        Unit(id=TOP, name="Direktoratet", employees=40),
        Unit(id=A, name="Avdelingen", parent=TOP, employees=25),
        Unit(id=S, name="Seksjonen", parent=A, employees=12),
    ),
)


def published(
    *rows: tuple[UnitId, FactorKey, int, float | None, tuple[int, ...]],
    scale: Scale = SCALE,
    round_id: RoundId = NOW,
) -> PublishedRound:
    """Make a round of which some rows are published."""
    return PublishedRound(
        publication=Publication(
            id=PublicationId("p"),
            round=round_id,
            group_sizes=GroupSizes(ordinary=5),
            scales=tuple((factor, scale) for factor in dict.fromkeys(row[1] for row in rows)),
            rows=tuple(
                Result(unit=unit, factor=factor, respondents=n, mean=mean, distribution=counted)
                for unit, factor, n, mean, counted in rows
            ),
        ),
        organisation=ORGANISATION,
    )


def earlier(then: PublishedRound, now: Organisation = ORGANISATION) -> EarlierRound:
    """Have a round be the earlier one."""
    return EarlierRound(round=then, units=UnitsThen(then=then.organisation, now=now))


def one(beside: Beside, unit: UnitId = S, factor: FactorKey = CALM) -> Comparison:
    """Make a single comparison."""
    (comparison,) = beside.comparisons(unit, [factor])
    return comparison


ALL = frozenset({TOP, A, S})
ROUND_NOW = published(
    (TOP, CALM, 30, 3.0, ()),
    (A, CALM, 20, 3.2, ()),
    (S, CALM, 10, 3.5, ()),
    (TOP, PRIDE, 30, 4.0, ()),
)
ROUND_THEN = published((TOP, CALM, 28, 3.1, ()), (S, CALM, 9, 3.0, ()), round_id=THEN)


def test_what_stands_beside_a_unit() -> None:
    """A unit stands beside the one above, the organisation, its earlier round and a norm."""
    norm = Norm(factor=CALM, value=3.3, scale=SCALE, source="Egen måling")
    comparison = one(
        Beside(now=ROUND_NOW, readable=ALL, earlier=earlier(ROUND_THEN), norms=(norm,))
    )
    assert comparison == Comparison(
        factor=CALM,
        scale=SCALE,
        own=Shown(unit=S, respondents=10, mean=3.5),
        above=Shown(unit=A, respondents=20, mean=3.2),
        organisation=Shown(unit=TOP, respondents=30, mean=3.0),
        earlier=Shown(unit=S, respondents=9, mean=3.0),
        norm=norm,
        trend=Difference(value=0.5),
    )
    differences = [
        comparison.difference_from(other)
        for other in (comparison.above, comparison.organisation, comparison.norm)
    ]
    assert [each.value for each in differences if isinstance(each, Difference)] == pytest.approx(
        [0.3, 0.5, 0.2]
    )


def test_each_absence_has_its_reason() -> None:
    """What is not there is never empty: it says why."""
    bare = Beside(now=ROUND_NOW, readable=ALL)
    assert one(bare).earlier == one(bare).trend == Missing(reason=Absence.NO_EARLIER_ROUND)
    assert one(bare).norm == Missing(reason=Absence.NO_NORM)
    assert one(bare, TOP).organisation == one(bare, TOP).above == Missing(reason=Absence.ITSELF)
    assert one(bare, S, PRIDE).own == Missing(reason=Absence.SUPPRESSED)
    assert one(bare, S, PRIDE).difference_from(Missing(reason=Absence.NO_NORM)) == Missing(
        reason=Absence.SUPPRESSED
    )
    assert one(bare, S, NEVER).own == Missing(reason=Absence.NOT_PUBLISHED)
    both = Beside(now=ROUND_NOW, readable=ALL, earlier=earlier(ROUND_THEN))
    assert one(both, A).earlier == one(both, A).trend == Missing(reason=Absence.SUPPRESSED)
    assert one(both, TOP, PRIDE).trend == Missing(reason=Absence.NOT_PUBLISHED)
    other_scale = published((S, CALM, 9, 3.0, ()), scale=Scale(minimum=0, maximum=100))
    seven = Norm(factor=CALM, value=3.3, scale=Scale(minimum=1, maximum=7), source="Egen måling")
    strange = Beside(now=ROUND_NOW, readable=ALL, earlier=earlier(other_scale), norms=(seven,))
    assert one(strange).earlier == one(strange).norm == Missing(reason=Absence.OTHER_SCALE)
    counted = Beside(now=published((S, CALM, 9, None, ())), readable=ALL, earlier=both.earlier)
    assert one(counted).trend == Missing(reason=Absence.NO_MEAN)
    assert one(counted).difference_from(one(both).own) == Missing(reason=Absence.NO_MEAN)
    smaller = evolve(ORGANISATION, units=ORGANISATION.units[:2])
    new = EarlierRound(
        round=PublishedRound(publication=ROUND_THEN.publication, organisation=smaller),
        units=UnitsThen(then=smaller, now=ORGANISATION),
    )
    assert one(Beside(now=ROUND_NOW, readable=ALL, earlier=new)).earlier == Missing(
        reason=Absence.NEW
    )
    with_new = Beside(now=ROUND_NOW, readable=ALL | {UnitId("ny")}, earlier=both.earlier)
    opened = one(with_new, UnitId("ny"))
    assert opened.own == opened.earlier == opened.trend == Missing(reason=Absence.NEW)
    assert opened.organisation == one(bare).organisation


def test_a_unit_that_moved_says_so() -> None:
    """A unit that stood below another one is the same group, and says that it moved."""
    top, a, s = ORGANISATION.units
    then = evolve(ORGANISATION, units=(top, evolve(a, employees=13), evolve(s, parent=TOP)))
    moved = EarlierRound(
        round=PublishedRound(publication=ROUND_THEN.publication, organisation=then),
        units=UnitsThen(then=then, now=ORGANISATION),
    )
    comparison = one(Beside(now=ROUND_NOW, readable=ALL, earlier=moved))
    assert comparison.earlier == Shown(unit=S, respondents=9, mean=3.0, is_moved=True)


@given(st.sets(st.sampled_from(sorted(ALL))))
def test_only_reports_that_are_given(readable: set[UnitId]) -> None:
    """Nothing is shown of a unit whose report those who look are not given, in no round."""
    beside = Beside(now=ROUND_NOW, readable=frozenset(readable), earlier=earlier(ROUND_THEN))
    for unit in sorted(ALL):
        comparison = one(beside, unit)
        sides = [comparison.own, comparison.above, comparison.organisation, comparison.earlier]
        assert {side.unit for side in sides if isinstance(side, Shown)} <= readable
        if unit not in readable:
            hidden = Missing(reason=Absence.NOT_READABLE)
            assert comparison.own == comparison.earlier == comparison.trend == hidden


def test_a_group_that_had_another_s_name() -> None:
    """A group that was a unit whose report others are given now is not shown by that report."""
    top, a, s = ORGANISATION.units
    then = evolve(
        ORGANISATION, units=(top, evolve(a, employees=12), evolve(s, parent=TOP, employees=0))
    )
    told = UnitsTold(came_from={S: (A,), A: ()})
    renamed = EarlierRound(
        round=PublishedRound(
            publication=published((A, CALM, 9, 3.0, ())).publication, organisation=then
        ),
        units=UnitsThen(then=then, now=ORGANISATION, told=told),
    )
    seen = [
        one(Beside(now=ROUND_NOW, readable=frozenset(readable), earlier=renamed)).earlier
        for readable in ({S, A}, {S})
    ]
    assert seen == [
        Shown(unit=A, respondents=9, mean=3.0, is_moved=True),
        Missing(reason=Absence.NOT_READABLE),
    ]


counted_answers = st.lists(st.integers(0, 9), min_size=5, max_size=5).filter(
    lambda counted: sum(counted) > 1
)


@given(counted_answers, counted_answers)
def test_the_interval_of_a_trend(now: list[int], then: list[int]) -> None:
    """A trend is the difference of the means of answers, and its interval Welch's, large n."""
    answers = [
        [value for value, number in zip(VALUES, counted, strict=True) for _ in range(number)]
        for counted in (now, then)
    ]
    rounds = [
        published((S, CALM, len(given_), fmean(given_), tuple(counted)))
        for given_, counted in zip(answers, (now, then), strict=True)
    ]
    trend = one(Beside(now=rounds[0], readable=ALL, earlier=earlier(rounds[1]))).trend
    assert isinstance(trend, Difference)
    assert trend.interval is not None
    difference = fmean(answers[0]) - fmean(answers[1])
    error = sum(variance(each) / len(each) for each in answers) ** 0.5
    reach = NormalDist().inv_cdf(0.975) * error
    assert trend.value == pytest.approx(difference)
    assert trend.interval.low == pytest.approx(max(-4, difference - reach))
    assert trend.interval.high == pytest.approx(min(4, difference + reach))


@pytest.mark.parametrize(("n", "counted"), [(1, (0, 1, 0, 0, 0)), (9, ())])
def test_a_trend_without_an_interval(n: int, counted: tuple[int, ...]) -> None:
    """Where a spread is not known of both, a trend has no interval."""
    now = published((S, CALM, n, 2.0, counted))
    then = published((S, CALM, 4, 3.0, (0, 1, 2, 1, 0)))
    trend = one(Beside(now=now, readable=ALL, earlier=earlier(then))).trend
    assert trend == Difference(value=-1.0)


@st.composite
def two_rounds(draw: st.DrawFn) -> tuple[Survey, Survey]:
    """Draw a survey, and another one with other answers in the same units."""
    first = draw(surveys(max_units=4, max_factors=1))
    below = {
        unit.id: sum(child.employees for child in first.organisation.children(unit.id))
        for unit in first.organisation.units
    }
    people = {unit.id: unit.employees - below[unit.id] for unit in first.organisation.units}
    own = {key: draw(own_answers(people[key[0]])) for key in first.own}
    return first, evolve(first, own=own)


@settings(max_examples=examples(200))
@given(two_rounds(), st.integers(2, 6))
def test_nothing_is_told_that_was_not_published(
    drawn: tuple[Survey, Survey], smallest: int
) -> None:
    """All comparisons of all units together let nobody compute a group that is too small.

    What they tell is held up by linear algebra over the people of both rounds: results are sums
    over people of one round, a trend a sum over people of both.
    """
    sizes = GroupSizes(ordinary=smallest)
    then, now = (
        PublishedRound(
            publication=publish(
                survey.results(name),
                survey.organisation,
                survey.questionnaire,
                sizes,
                earlier=(),
            ),
            organisation=survey.organisation,
        )
        for name, survey in zip((THEN, NOW), drawn, strict=True)
    )
    survey = drawn[0]
    (factor,) = survey.questionnaire.factors
    units = [unit.id for unit in survey.organisation.units]
    beside = Beside(now=now, readable=frozenset(units), earlier=earlier(then, survey.organisation))

    def people(place: int, unit: UnitId) -> frozenset[tuple[int, UnitId]]:
        return frozenset(
            (place, other)
            for other in units
            if survey.organisation.is_within(other, unit)
            and any(drawn[place].own[other, factor.key])
        )

    told: list[frozenset[tuple[int, UnitId]]] = []
    for unit in units:
        comparison = one(beside, unit, factor.key)
        sides = (comparison.own, comparison.above, comparison.organisation)
        told += [people(1, side.unit) for side in sides if isinstance(side, Shown)]
        if isinstance(comparison.earlier, Shown):
            told.append(people(0, comparison.earlier.unit))
        if isinstance(comparison.trend, Difference):
            told.append(people(1, unit) | people(0, unit))
        if isinstance(comparison.own, Missing):
            shown = {row.unit for row in now.publication.rows}
            assert unit not in shown
            assert isinstance(comparison.trend, Missing)
        event(f"trend {'given' if isinstance(comparison.trend, Difference) else 'not given'}")
    for group in computable_groups(told):
        for place in (0, 1):
            size = sum(
                sum(drawn[place].own[unit, factor.key]) for round_, unit in group if round_ == place
            )
            assert size == 0 or size >= smallest
