"""The tree of units, by their places in it."""

from __future__ import annotations

import pytest
from hypothesis import given

from arbeidsmiljo.errors import InvalidValueError
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.unit_tree import UnitTree
from arbeidsmiljo.testing.organisations import parent_maps

A, B, C = map(UnitId, "abc")


@given(parent_maps(max_units=12))
def test_places_tell_of_the_tree(parents: dict[UnitId, UnitId | None]) -> None:
    """What is above a unit, the order from below, and levels are those of the tree."""
    tree = UnitTree(parents=parents)
    assert sorted(tree.upwards) == list(range(len(parents)))
    for place, unit in enumerate(tree.units):
        above = tree.above[place]
        assert (None if above < 0 else tree.units[above]) == parents[unit]
        assert tree.levels[place] == (0 if above < 0 else tree.levels[above] + 1)
        assert above < 0 or tree.upwards.index(place) < tree.upwards.index(above)


@pytest.mark.parametrize(
    ("parents", "says"),
    [
        ({A: B, B: A, C: None}, "stands above itself"),
        ({A: B}, "no 'b' to stand above 'a'"),
    ],
)
def test_units_that_are_no_tree(parents: dict[UnitId, UnitId | None], says: str) -> None:
    """Units above one another, or below one that is not there, are refused."""
    with pytest.raises(InvalidValueError, match=says):
        UnitTree(parents=parents)
