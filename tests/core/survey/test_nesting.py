"""Units inside units."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.nesting import Nesting, nesting_of
from arbeidsmiljo.testing.publication import Population, populations

TOP, HR, IT = map(UnitId, ("top", "hr", "it"))


def some(population: Population) -> st.SearchStrategy[frozenset[UnitId]]:
    """Draw some of the units."""
    return st.frozensets(st.sampled_from(sorted(population.parents)))


@given(populations(), st.data())
def test_nearest_and_inside(population: Population, data: st.DataObject) -> None:
    """A unit is among the largest inside another where that is the nearest above it."""
    nesting, units = Nesting(parents=population.parents), data.draw(some(population))
    for unit in population.parents:
        above = [other for other in population.upwards(unit) if other != unit and other in units]
        assert nesting.nearest(unit, units) == next(iter(above), None)
        between = units | {unit}
        assert nesting.inside(unit, units) == tuple(
            sorted(other for other in units if nesting.nearest(other, between) == unit)
        )


@given(populations())
def test_by_places(population: Population) -> None:
    """Places, levels and what is directly below are those of the tree by places."""
    nesting = Nesting(parents=population.parents)
    tree = nesting.tree
    assert tuple(nesting.places) == tree.units
    assert tuple(nesting.places.values()) == tuple(range(len(tree.units)))
    assert tuple(nesting.levels[unit] for unit in tree.units) == tree.levels
    for unit, parent in population.parents.items():
        assert (unit in nesting.tops) == (parent is None)
        assert parent is None or unit in nesting.children[parent]


def test_what_is_no_tree_has_problems() -> None:
    """Units above themselves and units below nothing are told, and stand in no way of others."""
    nesting = Nesting(parents={TOP: None, HR: HR, IT: UnitId("gone")})
    assert [(one.where, one.what) for one in nesting.problems] == [
        ("it", "there is no unit 'gone' to stand above it"),
        ("hr", "stands above itself, or below a unit that does"),
    ]
    assert set(nesting.downwards) == {TOP, IT}


@given(populations(), st.data())
def test_a_unit_whose_parent_is_gone_is_a_top(population: Population, data: st.DataObject) -> None:
    """Where units are taken out of a tree, those right below them count as tops."""
    gone = data.draw(some(population))
    left = {unit: above for unit, above in population.parents.items() if unit not in gone}
    tops = {unit: None if above in gone else above for unit, above in left.items()}
    nesting, clean = Nesting(parents=left), Nesting(parents=tops)
    assert nesting.tops == clean.tops
    assert nesting.children == clean.children
    assert nesting.levels == clean.levels
    units = data.draw(some(population))
    for unit in left:
        assert nesting.nearest(unit, units) == clean.nearest(unit, units & left.keys())
        assert nesting.inside(unit, units) == clean.inside(unit, units)


def test_made_once() -> None:
    """What is a nesting already is not made anew."""
    nesting = Nesting(parents={TOP: None})
    assert nesting_of(nesting) is nesting
    assert nesting_of({TOP: None}).parents == nesting.parents
