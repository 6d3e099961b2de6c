"""The audit finds what linear algebra finds, and says how."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.auditing import SmallGroup, audit
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.survey.suppression import largest_safe
from arbeidsmiljo.testing.publication import Population, computable_groups, populations

TOP, HR, IT, DRIFT = map(UnitId, ("top", "hr", "it", "drift"))


def published_of(population: Population, published: frozenset[UnitId]) -> Respondents:
    """Give the tree with a number for the published units only."""
    numbers = population.respondents().numbers
    return Respondents(
        parents=population.parents, numbers={unit: numbers[unit] for unit in published}
    )


def people(population: Population, group: SmallGroup) -> frozenset[UnitId]:
    """Give the units in which somebody of a group answered, by doing the sum that is told."""
    taken = dict.fromkeys(population.parents, 0)
    for sign, units in ((1, group.added), (-1, group.subtracted)):
        for unit in units:
            for cell in population.within(unit):
                taken[cell] += sign
    answered = {cell: times for cell, times in taken.items() if population.own[cell]}
    assert set(answered.values()) <= {0, 1}
    return frozenset(cell for cell, times in answered.items() if times)


@given(populations(max_units=7, max_own=4), st.integers(2, 8), st.data())
def test_it_finds_what_linear_algebra_finds(
    population: Population, smallest: int, data: st.DataObject
) -> None:
    """Every group under k that can be computed is listed once, with a sum that gives it."""
    one = st.sampled_from(population.known) if population.known else st.nothing()
    published = data.draw(st.frozensets(one))
    found = audit(published_of(population, published), smallest)

    answered = frozenset(cell for cell, n in population.own.items() if n)
    computable = {
        group & answered
        for group in computable_groups([population.within(unit) for unit in published])
    }
    small = {group for group in computable if 0 < population.size(group) < smallest}
    listed = [people(population, group) for group in found.groups]
    assert len(listed) == len(set(listed)) == found.count
    assert set(listed) == small
    for group, cells in zip(found.groups, listed, strict=True):
        assert group.respondents == population.size(cells)
        same = {u for u in published if population.within(u) & answered == cells}
        assert set(group.shown_as) == same


@given(populations(), st.integers(2, 8))
def test_nothing_is_found_in_what_is_safe(population: Population, smallest: int) -> None:
    """Of the largest safe publication, no small group can be computed."""
    published = largest_safe(population.respondents(), smallest)
    assert audit(published_of(population, published), smallest).count == 0


def test_how_a_group_is_told() -> None:
    """A group is told as a sum, and with the units that show it as they stand."""
    tree = Respondents(
        parents={TOP: None, HR: TOP, IT: TOP, DRIFT: IT},
        numbers={TOP: 12, HR: 7, IT: 3, DRIFT: 3},
    )
    shown, left, both = audit(tree, 6).groups
    assert left == SmallGroup(respondents=3, added=(DRIFT,), subtracted=(), shown_as=(DRIFT, IT))
    assert shown == SmallGroup(respondents=2, added=(TOP,), subtracted=(HR, IT))
    assert both.respondents == 5


def test_so_many_groups_that_only_some_are_listed() -> None:
    """Where there are very many, the first are listed, and all are counted."""
    parents = {UnitId(f"u{number}"): None for number in range(200)}
    tree = Respondents(parents=parents, numbers=dict.fromkeys(parents, 1))
    found = audit(tree, 5, most=300)
    assert len(found.groups) == 300
    assert found.count == 200 + 199 * 100 + 200 * 199 * 198 // 6 + 200 * 199 * 198 * 197 // 24
    assert {one.respondents for one in found.groups} == {1, 2}


def test_no_group_size() -> None:
    """A size under one is refused."""
    with pytest.raises(ValueError, match="give 1 or more"):
        audit(Respondents(parents={}, numbers={}), 0)


@given(populations(max_own=3), st.integers(2, 6))
def test_fewer_may_be_asked_for(population: Population, smallest: int) -> None:
    """The groups that are listed of many are the first of all."""
    tree = population.respondents()
    whole = audit(tree, smallest, most=10**6)
    assert audit(tree, smallest, most=3) == evolve(whole, groups=whole.groups[:3])


def test_a_size_beyond_everybody_is_answered_at_once() -> None:
    """However large a group is asked for, no more is looked at than there are people."""
    tree = Respondents(parents={TOP: None, HR: TOP}, numbers={TOP: 20, HR: 7})
    assert audit(tree, 10**12) == audit(tree, 21)
    assert audit(tree, 10**12).count == 3
