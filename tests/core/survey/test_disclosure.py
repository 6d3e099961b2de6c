"""The check for disclosure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.disclosure import atoms, is_safe, unsafe_atoms
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.testing.publication import (
    Population,
    computable_groups,
    leaks,
    populations,
)

TOP, HR, IT, DRIFT, UTVIKLING = map(UnitId, ("top", "hr", "it", "drift", "utvikling"))

TWO_LEVELS = Respondents(
    parents={TOP: None, HR: TOP, IT: TOP, DRIFT: IT, UTVIKLING: IT},
    numbers={TOP: 30, HR: 12, IT: 18, DRIFT: 10, UTVIKLING: 8},
)


def test_atoms_across_levels() -> None:
    """An atom is a unit less the largest published units in it, whatever level those are of."""
    assert atoms(TWO_LEVELS, [TOP, DRIFT]) == {TOP: 20, DRIFT: 10}
    assert atoms(TWO_LEVELS, [TOP, IT, DRIFT]) == {TOP: 12, IT: 8, DRIFT: 10}


def test_difference_across_levels_is_found() -> None:
    """What is left of the top by units of different levels is a group too."""
    assert unsafe_atoms(TWO_LEVELS, [TOP, HR, DRIFT], 9) == (TOP,)


def test_union_of_hidden_units_is_found() -> None:
    """Two hidden units of 2 are a group of 4 that the unit above gives away."""
    respondents = Respondents(
        parents={TOP: None, HR: TOP, IT: TOP, DRIFT: TOP},
        numbers={TOP: 14, HR: 2, IT: 2, DRIFT: 10},
    )
    assert unsafe_atoms(respondents, [TOP, DRIFT], 5) == (TOP,)


def test_empty_atom_is_safe() -> None:
    """An atom in which nobody answered tells of nobody."""
    assert is_safe(TWO_LEVELS, [IT, DRIFT, UTVIKLING], 8)


def test_publishing_a_unit_without_number_is_an_error() -> None:
    """Only units with a number can be published."""
    respondents = Respondents(parents={TOP: None, HR: TOP}, numbers={TOP: 10})
    with pytest.raises(NotFoundError, match="unit 'hr'"):
        is_safe(respondents, [TOP, HR], 5)


@given(populations(max_units=7), st.integers(2, 8), st.data())
def test_check_agrees_with_linear_algebra(
    population: Population, smallest: int, data: st.DataObject
) -> None:
    """A publication is safe exactly where no small group is a combination of what it shows."""
    published = data.draw(st.frozensets(st.sampled_from(population.known or [None])))
    units = [unit for unit in published if unit is not None]
    assert is_safe(population.respondents(), units, smallest) != leaks(population, units, smallest)


@given(populations(max_units=7), st.data())
def test_computable_groups_are_unions_of_atoms(population: Population, data: st.DataObject) -> None:
    """Every group that follows from a publication is put together from atoms, and each does."""
    published = data.draw(st.frozensets(st.sampled_from(sorted(population.parents))))
    within = {unit: population.within(unit) for unit in published}
    pieces = [
        within[unit].difference(
            *(within[part] for part in population.respondents().largest_inside(published)[unit])
        )
        for unit in published
    ]
    groups = computable_groups([*within.values()])
    for group in groups:
        assert all(piece <= group or not piece & group for piece in pieces)
        assert group == frozenset[UnitId]().union(*(piece for piece in pieces if piece <= group))
    assert len(groups) == 2 ** len(pieces)


@given(populations(), st.integers(2, 8), st.data())
def test_safe_for_smaller_groups(
    population: Population, smallest: int, data: st.DataObject
) -> None:
    """Safety for a group size is safety for every smaller one."""
    published = data.draw(st.frozensets(st.sampled_from(sorted(population.parents))))
    units = published - population.unknown
    if is_safe(population.respondents(), units, smallest):
        assert is_safe(population.respondents(), units, smallest - 1)
