"""numpy finds the very publications that the reference finds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.survey.candidates import Candidates
from arbeidsmiljo.survey.suppression import largest_safe_of_each
from arbeidsmiljo.testing.publication import candidates, suppression_engine_contract
from arbeidsmiljo_numpy import plugin
from arbeidsmiljo_numpy.suppression import numpy_largest_safe
from tests.effort import examples

test_it_finds_what_enumeration_finds = suppression_engine_contract(numpy_largest_safe)


@given(candidates(max_units=40, most=9))
def test_it_finds_what_the_reference_finds(asked: Candidates) -> None:
    """On trees that are too large to look at every publication it agrees with the reference."""
    assert list(numpy_largest_safe(asked)) == list(largest_safe_of_each(asked))


@given(candidates(max_units=12, most=45))
def test_large_groups(asked: Candidates) -> None:
    """However large a group is asked for, it agrees with the reference."""
    assert list(numpy_largest_safe(asked)) == list(largest_safe_of_each(asked))


@st.composite
def _few_answers(draw: st.DrawFn) -> Candidates:
    """Draw a deep tree in which few answered, so that of many parts nothing can be shown."""
    count = draw(st.integers(5, 30))
    units = [UnitId(f"u{number:02}") for number in draw(st.permutations(range(count)))]
    parents: dict[UnitId, UnitId | None] = {units[0]: None}
    for place in range(1, count):
        parents[units[place]] = units[draw(st.integers(max(0, place - 4), place - 1))]
    own = st.lists(st.sampled_from((0, 0, 1, 2)), min_size=count, max_size=count)
    return Candidates(
        parents=parents,
        own=[draw(own)],
        open=[b"\1" * count],
        smallest=[draw(st.integers(3, 31))],
    )


@settings(max_examples=examples(300))
@given(_few_answers())
def test_few_answers_on_many_levels(asked: Candidates) -> None:
    """Where there are too few answers on level upon level, it hides what the reference hides."""
    assert list(numpy_largest_safe(asked)) == list(largest_safe_of_each(asked))


@given(st.integers(1, 3), st.data())
def test_many_units_side_by_side(smallest: int, data: st.DataObject) -> None:
    """Of many units that are alike, it hides those that the reference hides."""
    parents: dict[UnitId, UnitId | None] = {UnitId("top"): None}
    for number in range(30):
        parents[UnitId(f"d{number:02}")] = UnitId("top")
        parents[UnitId(f"e{number:02}")] = UnitId(f"d{number:02}")
    numbers = st.lists(st.integers(0, 4), min_size=len(parents), max_size=len(parents))
    asked = Candidates(
        parents=parents,
        own=[data.draw(numbers) for _ in range(2)],
        open=[b"\1" * len(parents)] * 2,
        smallest=[smallest + 1, smallest + 2],
    )
    assert list(numpy_largest_safe(asked)) == list(largest_safe_of_each(asked))


def test_a_tree_deeper_than_a_score_is_long() -> None:
    """A tree of so many levels that scores do not fit in 64 bits has the same answer."""
    units = [UnitId(f"u{number:03}") for number in range(200)]
    parents = {unit: units[place - 1] if place else None for place, unit in enumerate(units)}
    asked = Candidates(
        parents=parents, own=[[1] * len(units)], open=[b"\1" * len(units)], smallest=[5]
    )
    assert list(numpy_largest_safe(asked)) == [frozenset(units[::5])]


def test_more_units_than_16_bits_tell_apart() -> None:
    """Where there are too many units for small numbers, and for one go, the answer is the same."""
    parents: dict[UnitId, UnitId | None] = {UnitId("top"): None}
    for number in range(11_000):
        parents[UnitId(f"d{number:05}")] = UnitId("top")
        parents[UnitId(f"e{number:05}")] = parents[UnitId(f"f{number:05}")] = UnitId(
            f"d{number:05}"
        )
    asked = Candidates(
        parents=parents,
        own=[[place * step % 23 for place in range(len(parents))] for step in (3, 5, 7, 11)],
        open=[b"\1" * len(parents)] * 4,
        smallest=[17] * 4,
    )
    assert list(numpy_largest_safe(asked)) == list(largest_safe_of_each(asked))


def test_it_is_used_where_it_is_installed() -> None:
    """The plug-in gives the engine."""
    assert Plugins({"numpy": plugin}).suppression_engine is numpy_largest_safe
