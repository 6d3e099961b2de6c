"""Atoms of published units, and of what is published next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.atoms import Atoms
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.testing.publication import Population, populations

TOP, A = UnitId("top"), UnitId("a")


@given(populations(), st.data())
def test_one_after_another(population: Population, data: st.DataObject) -> None:
    """The atoms of what is published next are those of it alone, and all others are as before."""
    respondents = population.respondents()
    atoms = Atoms.of(respondents, ())
    for _ in range(3):
        units = frozenset(unit for unit in population.known if data.draw(st.booleans()))
        alone, after = Atoms.of(respondents, units), atoms.after(units)
        before = Atoms.of(respondents, atoms.units)
        assert after.units == units
        for unit in units:
            told = after if unit in after.inside else before
            assert told.inside[unit] == alone.inside[unit]
            assert told.numbers[unit] == alone.numbers[unit]
        assert after.inside.keys() <= units
        assert not after.after(units).inside
        atoms = after


@given(populations(), st.data())
def test_numbers_are_people(population: Population, data: st.DataObject) -> None:
    """The number of an atom counts those in its unit and in none of the others inside it."""
    units = frozenset(unit for unit in population.known if data.draw(st.booleans()))
    atoms = Atoms.of(population.respondents(), units)
    for unit in units:
        others = (population.within(one) for one in units)
        inside = frozenset[UnitId]().union(
            *(one for one in others if one < population.within(unit))
        )
        assert atoms.numbers[unit] == population.size(population.within(unit) - inside)


def test_unit_without_a_number() -> None:
    """A unit of which nothing is known cannot be published, neither first nor later."""
    respondents = Respondents(parents={TOP: None, A: TOP}, numbers={TOP: 9})
    with pytest.raises(NotFoundError, match="number of answers of unit 'a'"):
        Atoms.of(respondents, [A])
    with pytest.raises(NotFoundError, match="number of answers of unit 'a'"):
        Atoms.of(respondents, [TOP]).after([TOP, A])
