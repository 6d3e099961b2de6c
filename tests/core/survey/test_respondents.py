"""Respondents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError, NotFoundError
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.testing.publication import Population, populations

TOP, HR, IT, DRIFT = map(UnitId, ("top", "hr", "it", "drift"))


def test_own_part() -> None:
    """A unit's own part is its number less those of the units directly below it."""
    respondents = Respondents(
        parents={TOP: None, HR: TOP, IT: TOP}, numbers={TOP: 20, HR: 7, IT: 9}
    )
    assert respondents.own_parts == {TOP: 4, HR: 7, IT: 9}


def test_unit_without_number() -> None:
    """Who answered in a unit without a number belongs to the own part of the unit above."""
    respondents = Respondents(parents={TOP: None, IT: TOP, DRIFT: IT}, numbers={TOP: 20, DRIFT: 9})
    assert respondents.own_parts == {TOP: 11, IT: 0, DRIFT: 9}


@given(populations())
def test_own_parts_add_up(population: Population) -> None:
    """A unit's number is the sum of the own parts of it and of all below it."""
    respondents = population.respondents()
    for unit, number in respondents.numbers.items():
        within = population.within(unit)
        assert number == sum(respondents.own_parts[other] for other in within)


@given(populations())
def test_downwards(population: Population) -> None:
    """Going down, each unit is followed at once by all that is below it."""
    respondents = population.respondents()
    downwards = respondents.downwards
    assert sorted(downwards) == sorted(population.parents)
    for place, unit in enumerate(downwards):
        within = population.within(unit)
        assert set(downwards[place : place + len(within)]) == within


@given(populations())
def test_levels(population: Population) -> None:
    """The level of a unit is how many stand above it."""
    for unit, level in population.respondents().levels.items():
        assert level == len(list(population.upwards(unit))) - 1


@given(populations(), st.data())
def test_largest_inside(population: Population, data: st.DataObject) -> None:
    """The largest units inside one are those below it that no other of them contains."""
    chosen = data.draw(st.frozensets(st.sampled_from(sorted(population.parents))))
    inside = population.respondents().largest_inside(chosen)
    assert inside.keys() == chosen
    for unit, parts in inside.items():
        below = {other for other in chosen if population.within(other) < population.within(unit)}
        assert parts == tuple(
            sorted(
                part
                for part in below
                if not any(population.within(part) < population.within(other) for other in below)
            )
        )


def test_largest_inside_of_a_stranger() -> None:
    """A unit that is not in the tree is named."""
    respondents = Respondents(parents={TOP: None}, numbers={})
    with pytest.raises(NotFoundError, match="'hr'"):
        respondents.largest_inside([HR])


def test_negative_own_part_is_refused_without_numbers() -> None:
    """Units that add up to more than the unit above are an error that repeats no number."""
    with pytest.raises(InvalidInputError, match="top: fewer answered") as caught:
        Respondents(parents={TOP: None, HR: TOP, IT: TOP}, numbers={TOP: 14, HR: 7, IT: 9})
    assert not {"14", "7", "9", "16"} & set(str(caught.value).replace(":", " ").split())


def test_number_below_zero_is_refused() -> None:
    """No number is below 0."""
    with pytest.raises(InvalidInputError, match="hr: the number is below 0"):
        Respondents(parents={TOP: None, HR: TOP}, numbers={TOP: 5, HR: -1})


def test_what_is_no_tree_is_refused_all_at_once() -> None:
    """Units above themselves and numbers of no unit are found together."""
    with pytest.raises(InvalidInputError) as caught:
        Respondents(parents={TOP: None, HR: IT, IT: HR}, numbers={DRIFT: 5})
    assert [problem.where for problem in caught.value.problems] == ["hr", "it", "drift"]


def test_unit_below_nothing_is_refused() -> None:
    """The unit above is in the tree."""
    with pytest.raises(InvalidInputError, match="hr: there is no unit 'it'"):
        Respondents(parents={TOP: None, HR: IT}, numbers={})


def test_numbers_are_looked_at_where_the_units_are_no_tree() -> None:
    """Numbers below 0, and those that do not add up in what is a tree, are found with the rest."""
    with pytest.raises(InvalidInputError) as caught:
        Respondents(
            parents={TOP: None, HR: UnitId("gone"), IT: HR, DRIFT: DRIFT},
            numbers={TOP: -1, HR: 3, IT: 4, DRIFT: -2},
        )
    assert [(one.where, one.what.partition(";")[0]) for one in caught.value.problems] == [
        ("hr", "there is no unit 'gone' to stand above it"),
        ("drift", "stands above itself, or below a unit that does"),
        ("drift", "the number is below 0"),
        ("hr", "fewer answered than in the units below together"),
        ("top", "the number is below 0"),
    ]
