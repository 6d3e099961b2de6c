"""Answers of a group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.survey.answers import (
    Answers,
    answer_step,
    has_sum,
    is_nearly_equal,
    rest_is_nearly_equal,
)
from arbeidsmiljo.survey.results import Result, Scale
from arbeidsmiljo.testing.surveys import SCALE, VALUES, own_answers


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
    return Answers.of(result(respondents, mean, distribution), SCALE)


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
    assert Answers.of(result(4, None, (1, 1, 0, 1, 1)), scale).total == 200


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
        (answers(6, 29 / 6), False),
        (answers(6), False),
        (answers(0), False),
    ],
)
def test_all_equal(group: Answers, equal: bool) -> None:  # noqa: FBT001 - a parameter of a test
    """All answers are equal where one value has them, or the mean is at an end of the scale."""
    assert group.are_nearly_equal(SCALE, 1.0) is equal


@given(own_answers(15), own_answers(15))
def test_all_equal_by_exact_sums(one: tuple[int, ...], two: tuple[int, ...]) -> None:
    """Exact means show that all of the rest are at an end exactly where they are."""
    both = tuple(map(sum, zip(one, two, strict=True)))
    whole = answers(sum(both), total(both) / sum(both) if sum(both) else None)
    part = answers(sum(two), total(two) / sum(two) if sum(two) else None)
    ends = {sum(one) * VALUES[0], sum(one) * VALUES[-1]}
    at_an_end = sum(one) > 0 and total(one) in ends
    assert whole.without([part]).are_nearly_equal(SCALE, 1.0) == at_an_end


@given(own_answers(15), own_answers(15), st.sampled_from(TELLS), st.sampled_from(TELLS))
def test_results_show_what_answers_do(
    one: tuple[int, ...], two: tuple[int, ...], tells: tuple[bool, bool], part: tuple[bool, bool]
) -> None:
    """A result, and what is left of it, shows one answer where the answers of the group do."""
    both = tuple(map(sum, zip(one, two, strict=True)))
    whole, taken = told(both, *tells), told(two, *part)
    group = Answers.of(whole, SCALE)
    rest = group.without([Answers.of(taken, SCALE)])
    assert is_nearly_equal(whole, SCALE, 1.0) == group.are_nearly_equal(SCALE, 1.0)
    assert rest_is_nearly_equal(whole, [], SCALE, 1.0) == group.are_nearly_equal(SCALE, 1.0)
    assert rest_is_nearly_equal(whole, [taken], SCALE, 1.0) == rest.are_nearly_equal(SCALE, 1.0)
    assert has_sum(whole) == (group.total is not None)


@pytest.mark.parametrize(("high", "low"), [((4.3, 3.7), (1.7, 2.3)), ((4.4, 3.6), (1.6, 2.4))])
def test_rounding_hides_no_end(high: tuple[float, float], low: tuple[float, float]) -> None:
    """What is left of rounded means counts as at an end within half an answer, and beyond it."""
    for whole, part in (high, low):
        rest = answers(6, whole).without([answers(3, part)])
        assert rest.are_nearly_equal(SCALE, 1.0)
    assert not answers(6, 4.2).without([answers(3, 3.7)]).are_nearly_equal(SCALE, 1.0)


@given(own_answers(15), own_answers(15))
def test_certainty_from_rounded_means_is_seen(one: tuple[int, ...], two: tuple[int, ...]) -> None:
    """Where rounded means leave no other answer possible, that is seen."""
    both = tuple(map(sum, zip(one, two, strict=True)))
    n, m = sum(both), sum(two)
    if not m or n == m:
        return
    whole, part = round(total(both) / n, 1), round(total(two) / m, 1)
    possible = {
        a - b
        for a in range(n, 5 * n + 1)
        for b in range(m, 5 * m + 1)
        if abs(a / n - whole) <= 0.05 and abs(b / m - part) <= 0.05
    } & set(range(n - m, 5 * (n - m) + 1))
    if possible in ({n - m}, {5 * (n - m)}):
        assert answers(n, whole).without([answers(m, part)]).are_nearly_equal(SCALE, 1.0)


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
