"""Where people of units came from, in a file."""

from __future__ import annotations

from datetime import date

import pytest

from arbeidsmiljo.conversion import units_told_from_toml
from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.survey.units_then import UnitsTold


def organisation(*units: str) -> Organisation:
    """Make an organisation of a top and units below it."""
    return Organisation(
        name="Direktoratet for øvelser",
        country="NO",
        on=date(2026, 1, 1),
        units=(
            Unit(id=UnitId("top"), name="Toppen", employees=40),
            *(Unit(id=UnitId(u), name=u, parent=UnitId("top"), employees=9) for u in units),
        ),
    )


def read(text: str) -> UnitsTold:
    """Read what is told."""
    return units_told_from_toml(
        text,
        source="enheter-da.toml",
        then=organisation("a", "b", "c"),
        now=organisation("a", "d"),
    )


def test_what_is_told() -> None:
    """Units that were merged, are new or are gone are read."""
    told = read(
        'gone = ["c"]\n[[unit]]\nid = "a"\nwas = ["a", "b", "a"]\n[[unit]]\nid = "d"\nwas = []\n'
    )
    assert told == UnitsTold(
        came_from={UnitId("a"): (UnitId("a"), UnitId("b")), UnitId("d"): ()},
        gone=frozenset({UnitId("c")}),
    )
    assert read("") == UnitsTold()


def test_all_that_is_wrong_comes_at_once() -> None:
    """A unit that is told twice, and units that there are not, are refused together."""
    with pytest.raises(InvalidInputError) as caught:
        read('gone = ["x", "a"]\n[[unit]]\nid = "d"\nwas = []\n[[unit]]\nid = "d"\nwas = ["y"]\n')
    assert [str(problem) for problem in caught.value.problems] == [
        "unit 'd': is told twice; keep one",
        "unit 'd': there was no unit 'y' in the earlier round",
        "gone: there is a unit 'a' now; tell where its people are from",
        "gone: there was no unit 'x' in the earlier round",
    ]


def test_a_file_of_another_form() -> None:
    """A key that does not belong, and one that is missing, are told by their place."""
    with pytest.raises(InvalidInputError, match="was: is missing"):
        read('[[unit]]\nid = "d"\n')
    with pytest.raises(InvalidInputError, match="is not a key that belongs here"):
        read("new = []\n")
