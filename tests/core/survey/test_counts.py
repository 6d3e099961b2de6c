"""Counts are what one finds who asks everybody, and adding them up loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidValueError, NotFoundError
from arbeidsmiljo.model.identifiers import ItemKey, UnitId
from arbeidsmiljo.survey.answer_rows import NO_ANSWER, AnswerRows
from arbeidsmiljo.survey.counts import Counts, leaf_counts
from arbeidsmiljo.testing.counting import (
    Sample,
    counts_engine_contract,
    samples,
    samples_in_trees,
)

A, B = UnitId("a"), UnitId("b")
ROLE = ItemKey("rolle")


def test_the_reference_counts_as_one_does_who_asks_everybody() -> None:
    """The reference passes the contract of engines."""
    counts_engine_contract(leaf_counts)()


@given(samples(), st.randoms(use_true_random=False))
def test_order_does_not_matter(sample: Sample, random: Random) -> None:
    """Shuffled rows have the same counts."""
    rows = sample.rows()
    assert leaf_counts(rows.shuffled(random)) == leaf_counts(rows)


@given(samples())
def test_what_all_answered_together(sample: Sample) -> None:
    """How many answered an item, and the sum of places, follow from the distribution."""
    counts = leaf_counts(sample.rows())
    numbers, places = counts.numbers(), counts.place_sums()
    assert len(numbers) == len(places) == len(counts.units) * len(sample.values)
    for unit in counts.units:
        for item in sample.values:
            given_values = counts.distribution(unit, item)
            at = counts.place(unit, item)
            assert numbers[at] == sum(given_values)
            assert places[at] == sum(place * number for place, number in enumerate(given_values))


@given(samples_in_trees())
def test_units_above_count_all_below(
    drawn: tuple[Sample, Mapping[UnitId, UnitId | None]],
) -> None:
    """A unit has the answers of its own and of each unit below it, each once."""
    sample, parents = drawn
    whole = leaf_counts(sample.rows()).with_those_below(parents)
    assert whole.units == tuple(parents)
    for unit in parents:
        below = {one for one in parents if unit in _upwards(one, parents)}
        for item in sample.values:
            own = [sample.distribution(one, item) for one in below]
            assert whole.distribution(unit, item) == tuple(map(sum, zip(*own, strict=True)))


def _upwards(unit: UnitId, parents: Mapping[UnitId, UnitId | None]) -> list[UnitId]:
    found = [unit]
    while (parent := parents[found[-1]]) is not None:
        found.append(parent)
    return found


def one_item(*numbers: int, unit: UnitId = A) -> Counts:
    """Count answers to one item in one unit."""
    row = b"".join(number.to_bytes(4, "little") for number in numbers)
    return Counts(units=(unit,), values={ROLE: len(numbers)}, rows=[row])


def test_large_numbers_are_refused_before_they_run_over() -> None:
    """What could run over into the next number is refused, and not counted wrongly."""
    parents = {A: None}
    assert one_item(10**8, 3).with_those_below(parents).distribution(A, ROLE) == (10**8, 3)
    with pytest.raises(InvalidValueError, match="32 bits"):
        one_item(2**31, 2**31).with_those_below(parents)


def test_a_unit_without_a_place() -> None:
    """Counts of a unit that is not in the tree are refused."""
    with pytest.raises(NotFoundError, match="unit 'a'"):
        one_item(1, 2).with_those_below({B: None})


def test_units_that_are_no_tree() -> None:
    """Two units above one another are refused."""
    with pytest.raises(InvalidValueError, match="no tree"):
        one_item(1).with_those_below({A: B, B: A})


def test_what_is_not_counted() -> None:
    """A unit or an item that is not there is named."""
    with pytest.raises(NotFoundError, match="counts of unit 'b'"):
        one_item(1).distribution(B, ROLE)
    with pytest.raises(NotFoundError, match="item 'ro'"):
        one_item(1).distribution(A, ItemKey("ro"))


@pytest.mark.parametrize("rows", [[], [b"123"], [bytes(8)]])
def test_rows_that_do_not_fit(rows: list[bytes]) -> None:
    """Counts have a row for each unit, of the right length."""
    with pytest.raises(InvalidValueError):
        Counts(units=(A,), values={ROLE: 1}, rows=rows)


def test_a_unit_with_no_answers_is_as_one_left_out() -> None:
    """Counts that differ only by units in which nobody answered are equal."""
    assert one_item(0, 0, unit=B) == one_item(0, 0)
    assert one_item(0, 1, unit=B) != one_item(0, 1)
    assert one_item(1) != "counts"


FITTING = AnswerRows(
    units=(A, B), places=[0, 1], columns={ROLE: bytes([1, NO_ANSWER])}, values={ROLE: 2}
)


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (lambda: evolve(FITTING, units=(A, A)), "twice"),
        (lambda: evolve(FITTING, places=[0, 2]), "of no unit"),
        (lambda: evolve(FITTING, places=[-1, 0]), "of no unit"),
        (lambda: evolve(FITTING, values={}), "no scale"),
        (lambda: evolve(FITTING, columns={ROLE: b"\0"}), "not one answer for each"),
        (lambda: evolve(FITTING, columns={ROLE: b"\0\2"}), "not on its scale"),
    ],
)
def test_answers_that_do_not_fit(broken: Callable[[], AnswerRows], says: str) -> None:
    """Answer rows of which a part does not fit the others are refused."""
    assert len(FITTING) == 2
    with pytest.raises(InvalidValueError, match=says):
        broken()
