"""Publishing anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.survey.republishing import unsafe_differences
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.survey.results import Result
from arbeidsmiljo.survey.unanimity import publishable_units
from arbeidsmiljo.survey.variable import Variable
from arbeidsmiljo.testing.organisations import parent_maps
from arbeidsmiljo.testing.publication import Population, computable_groups
from arbeidsmiljo.testing.surveys import SCALE, VALUES, Detail, own_answers
from tests.effort import examples

TOP, A, B = map(UnitId, ("top", "a", "b"))
FACTOR = FactorKey("stotte")
STAR: Mapping[UnitId, UnitId | None] = {TOP: None, A: TOP, B: TOP}

Counted = tuple[int, ...]


def total(parts: Sequence[Counted]) -> Counted:
    """Add up how many gave each answer."""
    return tuple(map(sum, zip(*parts, strict=True)))


def variable(
    parents: Mapping[UnitId, UnitId | None],
    own: Mapping[UnitId, Counted],
    detail: Detail = Detail.DISTRIBUTION,
) -> Variable:
    """Make a variable from what people in each unit itself answered."""
    people = Population(parents=parents, own={unit: sum(own[unit]) for unit in own})
    rows: dict[UnitId, Result] = {}
    for unit in parents:
        counted = total([own[other] for other in people.within(unit)])
        mean = None
        if sum(counted):
            mean = sum(a * n for a, n in zip(VALUES, counted, strict=True)) / sum(counted)
        rows[unit] = Result(
            unit=unit,
            factor=FACTOR,
            respondents=sum(counted),
            mean=None if mean is None or detail is Detail.NUMBER else mean,
            distribution=counted if detail is Detail.DISTRIBUTION else (),
        )
    return Variable(respondents=people.respondents(), scale=SCALE, results=rows)


def unsafe_beside(before: Variable, now: Variable, smallest: int = 5) -> tuple[UnitId, ...]:
    """Find what is unsafe where each version is published as far as may be."""
    (then,) = publishable_units([before], [smallest])
    (units,) = publishable_units([now], [smallest])
    shown = {unit: before.results[unit] for unit in then}
    return unsafe_differences(now, units, smallest, earlier=[shown])


FIRST = {TOP: (0, 0, 0, 0, 0), A: (1, 2, 3, 2, 1), B: (0, 3, 4, 2, 1)}


@pytest.mark.parametrize("detail", [Detail.NUMBER, Detail.MEAN, Detail.DISTRIBUTION])
def test_the_same_again(detail: Detail) -> None:
    """What has not changed may be published again."""
    assert unsafe_beside(variable(STAR, FIRST, detail), variable(STAR, FIRST, detail)) == ()


@pytest.mark.parametrize("detail", [Detail.NUMBER, Detail.MEAN, Detail.DISTRIBUTION])
def test_a_few_late_answers(detail: Detail) -> None:
    """A few answers that came late could be computed."""
    later = {**FIRST, A: (1, 3, 3, 2, 2)}
    before, now = variable(STAR, FIRST, detail), variable(STAR, later, detail)
    assert unsafe_beside(before, now) == (A, TOP)


@pytest.mark.parametrize("detail", [Detail.NUMBER, Detail.MEAN, Detail.DISTRIBUTION])
def test_many_late_answers(detail: Detail) -> None:
    """Answers of a group that is large enough may come late, or be taken out."""
    later = {**FIRST, A: (2, 4, 5, 2, 1)}
    before, now = variable(STAR, FIRST, detail), variable(STAR, later, detail)
    assert unsafe_beside(before, now) == ()
    assert unsafe_beside(now, before) == ()


def test_late_answers_that_add_up_in_the_unit_above_only() -> None:
    """A few late answers in each of two units are not hidden by being many in all."""
    later = {**FIRST, A: (1, 3, 4, 3, 1), B: (1, 4, 5, 2, 1)}
    assert unsafe_beside(variable(STAR, FIRST), variable(STAR, later)) == (A, B)


def test_late_answers_in_a_difference() -> None:
    """A few late answers in what is left of a unit are found though the unit has many."""
    later = {TOP: (0, 0, 1, 1, 0), A: (2, 4, 5, 2, 1), B: FIRST[B]}
    start = {**FIRST, TOP: (1, 1, 1, 1, 1)}
    later[TOP] = (1, 1, 2, 2, 1)
    assert unsafe_beside(variable(STAR, start), variable(STAR, later)) == (TOP,)


def test_late_answers_that_are_nearly_equal() -> None:
    """Late answers that all are the same are a disclosure, however many."""
    later = {**FIRST, A: (1, 2, 13, 2, 1)}
    assert unsafe_beside(variable(STAR, FIRST), variable(STAR, later)) == (A,)


@pytest.mark.parametrize("detail", [Detail.MEAN, Detail.DISTRIBUTION])
def test_a_changed_answer(detail: Detail) -> None:
    """Where numbers are the same and answers are not, somebody's answer shows."""
    later = {**FIRST, A: (1, 2, 3, 1, 2)}
    before, now = variable(STAR, FIRST, detail), variable(STAR, later, detail)
    assert unsafe_beside(before, now) == (A, TOP)


def test_answers_in_and_out_at_once() -> None:
    """Where answers both came and went, how many did is not known."""
    later = {**FIRST, A: (0, 2, 3, 7, 4)}
    assert unsafe_beside(variable(STAR, FIRST), variable(STAR, later)) == (A,)


def test_a_unit_that_only_late_answers_made_large_enough() -> None:
    """A unit that was hidden and would be shown with its late answers gives them away."""
    start = {TOP: (4, 4, 4, 4, 4), A: (1, 1, 1, 0, 0), B: (0, 0, 0, 0, 0)}
    later = {**start, A: (3, 4, 3, 0, 0)}
    assert unsafe_beside(variable(STAR, start), variable(STAR, later)) == (TOP,)


def test_another_unit_of_the_same_answers() -> None:
    """Without late answers another unit may be shown where the two choices together are safe."""
    now = variable(STAR, {**FIRST, TOP: (1, 1, 1, 1, 1)})
    shown = {TOP: now.results[TOP], A: now.results[A]}
    assert unsafe_differences(now, [TOP, B], 5, earlier=[shown]) == ()
    assert unsafe_differences(now, [TOP, B], 6, earlier=[shown]) == (TOP,)


def test_two_choices_of_which_each_is_safe_alone() -> None:
    """Two choices of units for a small third one give it away together."""
    parents = {**STAR, UnitId("c"): TOP}
    own = {
        TOP: (0, 0, 0, 0, 0),
        A: (2, 2, 1, 1, 0),
        B: (1, 1, 2, 2, 0),
        UnitId("c"): (1, 1, 0, 0, 0),
    }
    now = variable(parents, own)
    shown = {TOP: now.results[TOP], A: now.results[A]}
    assert unsafe_differences(now, [TOP, A], 5, earlier=[shown]) == ()
    assert unsafe_differences(now, [TOP, B], 5, earlier=[shown]) == (TOP,)


def test_a_unit_that_lost_its_results() -> None:
    """A unit that was shown and has no results any more cannot be compared."""
    now = variable(STAR, FIRST)
    stranger = Result(unit=UnitId("c"), factor=FACTOR, respondents=9, mean=3.0)
    assert unsafe_differences(now, [TOP], 5, earlier=[{stranger.unit: stranger}]) == ("c",)


def test_back_and_forth() -> None:
    """Answers that came and went again are refused: who they were is not known."""
    many = {**FIRST, A: (2, 4, 5, 2, 1)}
    first, second = variable(STAR, FIRST), variable(STAR, many)
    third = variable(STAR, {**FIRST, A: (3, 6, 7, 2, 1)})
    units = [TOP, A, B]
    assert unsafe_differences(third, units, 5, earlier=[first.results, second.results]) == ()
    assert unsafe_differences(second, units, 5, earlier=[first.results, third.results]) == (A,)


def test_the_same_answers_again_after_others_are_refused() -> None:
    """Answers that went and came back may be other people's."""
    many = variable(STAR, {**FIRST, A: (2, 4, 5, 2, 1)})
    few = variable(STAR, FIRST)
    units = [TOP, A, B]
    assert unsafe_differences(many, units, 5, earlier=[many.results, few.results]) == (A,)


def test_two_choices_that_leave_a_group_of_one_answer() -> None:
    """What two choices of units leave over together may not be of one answer."""
    now = variable(STAR, {**FIRST, TOP: (0, 0, 6, 0, 0)})
    shown = {TOP: now.results[TOP], A: now.results[A]}
    assert unsafe_differences(now, [TOP, B], 5, earlier=[shown]) == (TOP,)


def test_a_larger_smallest_group_than_before() -> None:
    """Where groups were shown that would be too small now, their late answers are refused."""
    only: Mapping[UnitId, UnitId | None] = {TOP: None}
    before = variable(only, {TOP: (1, 1, 1, 0, 0)})
    now = variable(only, {TOP: (4, 3, 2, 2, 1)})
    assert unsafe_differences(now, [TOP], 3, earlier=[before.results]) == ()
    assert unsafe_differences(now, [TOP], 4, earlier=[before.results]) == (TOP,)


def test_means_that_late_answers_cannot_explain() -> None:
    """Where late answers alone cannot have moved a mean so far, others were changed too."""
    respondents = Respondents(parents={TOP: None}, numbers={TOP: 15})
    before = Result(unit=TOP, factor=FACTOR, respondents=10, mean=1.5)
    for mean, unsafe in ((2.4, ()), (3.4, (TOP,)), (1.1, (TOP,))):
        row = Result(unit=TOP, factor=FACTOR, respondents=15, mean=mean)
        now = Variable(respondents=respondents, scale=SCALE, results={TOP: row})
        assert unsafe_differences(now, [TOP], 5, earlier=[{TOP: before}]) == unsafe


def rounded(numbers: Mapping[UnitId, int], *means: float) -> Variable:
    """Make a variable of which rounded means are known."""
    return Variable(
        respondents=Respondents(parents=STAR, numbers=numbers),
        scale=SCALE,
        results={
            unit: Result(unit=unit, factor=FACTOR, respondents=number, mean=mean)
            for (unit, number), mean in zip(numbers.items(), means, strict=True)
        },
    )


def test_rounded_means_of_those_who_are_left_over() -> None:
    """What is left over of a unit may differ by what rounding explains, and not by more."""
    before = rounded({TOP: 20, A: 10, B: 10}, 3.1, 3.3, 2.9)
    for top, a, unsafe in ((3.0, 3.2, ()), (3.1, 3.2, ()), (3.2, 2.7, (TOP,))):
        now = rounded({TOP: 26, A: 16, B: 10}, top, a, 2.9)
        shown = {unit: before.results[unit] for unit in (TOP, A)}
        assert unsafe_differences(now, [TOP, A], 5, earlier=[shown]) == unsafe


def test_late_answers_that_rounding_hides() -> None:
    """Late answers that are all the same, or but for one, are seen though means are rounded."""
    for (then, mean), (late, other) in (
        ((92, 3.33), (97, 3.41)),
        ((66, 3.05), (72, 3.19)),
    ):
        before, now = rounded({TOP: then}, mean), rounded({TOP: late}, other)
        assert unsafe_differences(now, [TOP], 5, earlier=[before.results]) == (TOP,)


def test_a_rounded_mean_of_as_many_as_before() -> None:
    """The last decimal of the mean of ten people tells that one of them is another by 1."""
    before = rounded({TOP: 20, A: 10, B: 10}, 3.1, 3.3, 2.9)
    now = rounded({TOP: 20, A: 10, B: 10}, 3.1, 3.3, 3.0)
    assert unsafe_differences(now, [TOP, A, B], 5, earlier=[before.results]) == (B,)


@pytest.mark.parametrize("detail", [Detail.MEAN, Detail.DISTRIBUTION])
@pytest.mark.parametrize("above", [True, False])
def test_people_who_are_moved_while_one_answer_is_changed(detail: Detail, *, above: bool) -> None:
    """Those who are moved may be the same people, and the sum of all tells what else changed."""
    start = {TOP: (0, 0, 0, 0, 0), A: (3, 3, 3, 3, 3), B: (2, 2, 2, 2, 2)}
    later = {TOP: (0, 0, 0, 0, 0), A: (2, 2, 2, 2, 2), B: (3, 3, 3, 2, 4)}
    before, now = variable(STAR, start, detail), variable(STAR, later, detail)
    units = [TOP, A, B] if above else [A, B]
    shown = {unit: before.results[unit] for unit in units}
    assert set(unsafe_differences(now, units, 5, earlier=[shown])) == set(units)


def test_change_where_not_all_is_known_of_all() -> None:
    """Where some results tell more than others, no change can be shown to be safe."""
    later = {**FIRST, A: (2, 4, 5, 2, 1)}
    before, now = variable(STAR, FIRST), variable(STAR, later, Detail.MEAN)
    assert unsafe_differences(now, [TOP, A, B], 5, earlier=[before.results]) == (A, B)


@st.composite
def versions(
    draw: st.DrawFn,
) -> tuple[dict[UnitId, UnitId | None], list[dict[UnitId, Counted]]]:
    """Draw a tree, and what came in at one time after another in each unit itself."""
    parents = draw(parent_maps(max_units=4))
    first = {unit: draw(own_answers(12)) for unit in parents}
    nothing = st.just((0,) * len(VALUES))
    later = [
        {unit: draw(nothing | own_answers(12)) for unit in parents}
        for _ in range(draw(st.integers(1, 2)))
    ]
    return parents, [first, *later]


@settings(max_examples=examples(300))
@given(
    versions(),
    st.integers(2, 4),
    st.sampled_from([Detail.NUMBER, Detail.MEAN, Detail.DISTRIBUTION]),
    st.booleans(),
)
def test_what_is_accepted_is_safe(
    drawn: tuple[dict[UnitId, UnitId | None], list[dict[UnitId, Counted]]],
    smallest: int,
    detail: Detail,
    taken_out: bool,  # noqa: FBT001 - drawn
) -> None:
    """No group that is too small, or of one answer, follows from all accepted versions.

    Those who subtract are taken to know where nothing changed.
    """
    parents, parts = drawn
    states = [
        dict(zip(parents, state, strict=True))
        for state in accumulate(
            ([part[unit] for unit in parents] for part in parts),
            lambda one, two: [total(pair) for pair in zip(one, two, strict=True)],
        )
    ]
    counts = list(range(1, len(parts) + 1))
    if taken_out:
        states.reverse()
        counts.reverse()
    within = {unit: Population(parents=parents, own={}).within(unit) for unit in parents}
    shown: list[dict[UnitId, Result]] = []
    sums: list[list[tuple[UnitId, int]]] = []
    for state, count in zip(states, counts, strict=True):
        now = variable(parents, state, detail)
        (units,) = publishable_units([now], [smallest])
        if unsafe_differences(now, units, smallest, earlier=shown):
            continue
        shown.append({unit: now.results[unit] for unit in units})
        sums += [
            [
                (other, part)
                for other in within[unit]
                for part in range(count)
                if sum(parts[part][other])
            ]
            for unit in units
        ]
    event(f"{len(shown)} of {len(states)} accepted, {len(set(map(str, shown)))} different")
    tells = {Detail.NUMBER: (), Detail.MEAN: (1, 5), Detail.DISTRIBUTION: VALUES}[detail]
    for group in computable_groups(sums):
        answered = Counter[int]()
        for unit, part in group:
            answered.update(dict(zip(VALUES, parts[part][unit], strict=True)))
        size = answered.total()
        assert size == 0 or size >= smallest
        assert not any(size and answered[value] == size for value in tells)
