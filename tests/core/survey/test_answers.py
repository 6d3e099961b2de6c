"""Answers of a group."""

from __future__ import annotations

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.survey.answers import (
    Answers,
    Grain,
    answer_step,
    has_sum,
    is_nearly_equal,
    rest_is_nearly_equal,
)
from arbeidsmiljo.survey.results import Result, Scale
from arbeidsmiljo.testing.surveys import SCALE, VALUES, own_answers
from tests.effort import examples


def result(
    respondents: int, mean: float | None = None, distribution: tuple[int, ...] = ()
) -> Result:
    """Make a result."""
    return Result(
        unit=UnitId("hr"),
        factor=FactorKey("stotte"),
        respondents=respondents,
        mean=mean,
        distribution=distribution,
    )


def answers(
    respondents: int, mean: float | None = None, distribution: tuple[int, ...] = ()
) -> Answers:
    """Make the answers of a result on a scale from 1 to 5."""
    return Answers.of(result(respondents, mean, distribution), GRAIN)


GRAIN = Grain(scale=SCALE, step=1)
"""Of whole answers whose means are exact."""

TELLS = ((True, True), (True, False), (False, True), (False, False))
"""Whether a result tells a mean, and a distribution."""


def told(counted: tuple[int, ...], mean: bool, distribution: bool) -> Result:  # noqa: FBT001 - drawn
    """Make a result of answers that tells some of it."""
    n = sum(counted)
    known = total(counted) / n if n and mean else None
    return result(n, known, counted if distribution else ())


def total(counted: tuple[int, ...]) -> int:
    """Sum answers up."""
    return sum(value * number for value, number in zip(VALUES, counted, strict=True))


def test_total_from_mean() -> None:
    """The sum of answers is their mean times their number."""
    assert answers(8, 2.5).total == 20


def test_total_from_distribution() -> None:
    """A distribution gives the sum exactly, whatever the rounded mean."""
    assert answers(3, 3.7, (0, 0, 1, 2, 0)).total == 11


def test_values_lie_evenly_on_the_scale() -> None:
    """Five numbers on 0 to 100 are of 0, 25, 50, 75 and 100."""
    scale = Scale(minimum=0, maximum=100)
    four = result(4, None, (1, 1, 0, 1, 1))
    assert Answers.of(four, Grain.of(scale, [four])).total == 200


@given(own_answers(15), own_answers(15))
def test_without_undoes_together(one: tuple[int, ...], two: tuple[int, ...]) -> None:
    """Taking one of two groups out of both leaves the other."""
    both = tuple(map(sum, zip(one, two, strict=True)))
    rest = answers(sum(both), None, both).without([answers(sum(two), None, two)])
    assert rest.respondents == sum(one)
    if sum(both):
        assert rest.total == total(one)
        assert rest.distribution == one


def test_unknown_part_makes_the_rest_unknown() -> None:
    """Where the sum of a part is not known, that of the rest is not either."""
    rest = answers(10, 3.0).without([answers(4)])
    assert (rest.respondents, rest.total, rest.distribution) == (6, None, ())


def test_empty_part_takes_nothing_out() -> None:
    """A part in which nobody answered leaves all that was known."""
    whole = answers(10, None, (2, 2, 2, 2, 2))
    assert whole.without([answers(0)]) == whole


@pytest.mark.parametrize(
    ("group", "equal"),
    [
        (answers(6, None, (0, 6, 0, 0, 0)), True),
        (answers(6, None, (1, 5, 0, 0, 0)), True),
        (answers(6, None, (2, 4, 0, 0, 0)), False),
        (answers(6, None, (1, 4, 1, 0, 0)), False),
        (answers(6, 5.0), True),
        (answers(6, 1.0), True),
        (answers(6, 3.0), False),
        (answers(6, 29 / 6), True),
        (answers(6, 7 / 6), True),
        (answers(6, 28 / 6), False),
        (answers(6, 8 / 6), False),
        (answers(6), False),
        (answers(0), False),
    ],
)
def test_all_equal(group: Answers, equal: bool) -> None:  # noqa: FBT001 - a parameter of a test
    """One value has all answers or all but one, or the mean says that an end of the scale has."""
    assert group.are_nearly_equal(GRAIN) is equal


@given(own_answers(15), own_answers(15))
def test_nearly_equal_by_exact_sums(one: tuple[int, ...], two: tuple[int, ...]) -> None:
    """Exact means show the rest at an end, but for one a step from it, exactly where it is."""
    both = tuple(map(sum, zip(one, two, strict=True)))
    whole = answers(sum(both), total(both) / sum(both) if sum(both) else None)
    part = answers(sum(two), total(two) / sum(two) if sum(two) else None)
    from_ends = {sum(one) * VALUES[-1] - total(one), total(one) - sum(one) * VALUES[0]}
    near = sum(one) > 0 and min(from_ends) <= 1
    assert whole.without([part]).are_nearly_equal(GRAIN) == near


@given(own_answers(15), own_answers(15), st.sampled_from(TELLS), st.sampled_from(TELLS))
def test_results_show_what_answers_do(
    one: tuple[int, ...], two: tuple[int, ...], tells: tuple[bool, bool], part: tuple[bool, bool]
) -> None:
    """A result, and what is left of it, shows one answer where the answers of the group do."""
    both = tuple(map(sum, zip(one, two, strict=True)))
    whole, taken = told(both, *tells), told(two, *part)
    group = Answers.of(whole, GRAIN)
    rest = group.without([Answers.of(taken, GRAIN)])
    assert is_nearly_equal(whole, GRAIN) == group.are_nearly_equal(GRAIN)
    assert rest_is_nearly_equal(whole, [], GRAIN) == group.are_nearly_equal(GRAIN)
    assert rest_is_nearly_equal(whole, [taken], GRAIN) == rest.are_nearly_equal(GRAIN)
    assert has_sum(whole) == (group.total is not None)


def grain_of(*rows: Result) -> Grain:
    """Find how finely results on a scale from 1 to 5 are told."""
    return Grain.of(SCALE, rows)


@pytest.mark.parametrize(
    ("mean", "near"),
    [(4.6, True), (4.5, True), (4.4, False), (3.0, False), (1.6, False), (1.5, True), (1.4, True)],
)
def test_sums_beside_whole_answers(mean: float, near: bool) -> None:  # noqa: FBT001 - a parameter
    """A sum that no whole answers give is near an end within one and a half steps of it."""
    three = result(3, mean)
    grain = Grain(scale=SCALE, step=1, has_steps=False)
    assert is_nearly_equal(three, grain) is near


@pytest.mark.parametrize(
    ("decimals", "sums"),
    [(1, (36, 37.5, 42)), (2, (36, 38, 42)), (3, (36, 38, 42))],
)
def test_sums_of_rounded_means(decimals: int, sums: tuple[float, ...]) -> None:
    """The sum of a rounded mean is the middle of those of whole answers that it can be."""
    rows = [result(15, round(sum_ / 15, decimals)) for sum_ in (36, 38, 42)]
    grain = grain_of(*rows)
    assert grain.has_steps
    assert tuple(Answers.of(row, grain).total for row in rows) == sums


def test_means_of_several_items_are_taken_as_told() -> None:
    """Where a mean is of no whole answers, no sum is taken to be of such."""
    rows = [result(6, 4.25), result(4, 3.0), result(8, 2.125)]
    grain = grain_of(*rows)
    assert not grain.has_steps
    assert [Answers.of(row, grain).total for row in rows] == [25.5, 12, 17]


def test_a_group_that_rounding_hides() -> None:
    """Those who all answered the same, or but for one, are seen between large groups."""
    for top, part in (
        (result(97, 3.41), result(92, 3.33)),
        (result(72, 3.19), result(66, 3.05)),
        (result(92, 3.16), result(86, 3.05)),
    ):
        assert rest_is_nearly_equal(top, [part], grain_of(top, part))


def ended(respondents: int) -> st.SearchStrategy[tuple[int, ...]]:
    """Draw answers of a group that are at an end of the scale, but for one at most."""
    return st.sampled_from(
        [
            (respondents, 0, 0, 0, 0),
            (respondents - 1, 1, 0, 0, 0),
            (0, 0, 0, 1, respondents - 1),
            (0, 0, 0, 0, respondents),
        ]
    )


@settings(max_examples=examples(300))
@given(
    st.integers(2, 12).flatmap(ended),
    st.lists(
        st.lists(st.integers(0, 18), min_size=5, max_size=5).map(tuple).filter(any), max_size=6
    ),
    st.sampled_from([1, 2, 2]),
)
def test_certainty_from_rounded_means_is_seen(
    rest: tuple[int, ...], parts: list[tuple[int, ...]], decimals: int
) -> None:
    """Where rounded means leave no other answers possible, of all or all but one, that is seen."""
    groups = [tuple(map(sum, zip(rest, *parts, strict=True))), *parts]
    rows = [result(sum(one), round(total(one) / sum(one), decimals)) for one in groups]
    grain = grain_of(*rows)
    # As exact sums could be: all that are rounded to the mean that is told.
    whole, *others = (
        [one for one in range(n, 5 * n + 1) if abs(one / n - mean) <= grain.decimal / 2 + 1e-9]
        for n, mean in ((row.respondents, row.mean or 0) for row in rows)
    )
    n = sum(rest)
    least = max(n, whole[0] - sum(one[-1] for one in others))
    most = min(5 * n, whole[-1] - sum(one[0] for one in others))
    is_certain = least >= 5 * n - 1 or most <= n + 1
    event("certain" if is_certain else "open")
    if is_certain:
        assert rest_is_nearly_equal(rows[0], rows[1:], grain)


@pytest.mark.parametrize(
    ("scale", "distribution", "step"),
    [
        (Scale(minimum=1, maximum=5), (), 1),
        (Scale(minimum=1, maximum=5), (1, 2, 3), 2),
        (Scale(minimum=0, maximum=100), (), 25),
        (Scale(minimum=0.5, maximum=2.5), (), 0.5),
        (Scale(minimum=0, maximum=1), (3, 3), 1),
    ],
)
def test_step(scale: Scale, distribution: tuple[int, ...], step: float) -> None:
    """How far answers are apart is told by a distribution, and otherwise by the scale."""
    rows = [result(3, 2.0), result(sum(distribution), None, distribution)]
    assert answer_step(scale, rows) == step
