"""The file of what is published of a tree of units."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.conversion import figures_from_json
from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.testing.publication import Population, populations


def problems(text: str) -> list[str]:
    """Give what is wrong with a file."""
    with pytest.raises(InvalidInputError) as caught:
        figures_from_json(text, source="enheter.json")
    assert caught.value.source == "enheter.json"
    return [str(one) for one in caught.value.problems]


@given(populations())
def test_a_tree_is_read_as_it_is_written(population: Population) -> None:
    """Each unit has the one above it, and its n where it is told."""
    numbers = population.respondents().numbers
    rows = [
        {"id": unit, "parent": parent, "n": numbers.get(unit)}
        for unit, parent in population.parents.items()
    ]
    read = figures_from_json(json.dumps({"units": rows}), source="enheter.json")
    assert [(one.unit, one.parent, one.respondents) for one in read.figures] == [
        (row["id"], row["parent"], row["n"]) for row in rows
    ]
    assert [one.is_shown for one in read.figures] == [row["n"] is not None for row in rows]


def test_units_may_be_numbers() -> None:
    """What a file calls a unit is remembered as the file has it."""
    read = figures_from_json(
        '{"units": [{"id": 7, "n": 9}, {"id": "8", "parent": 7, "n": 5}]}', source="enheter.json"
    )
    assert [(one.unit, one.parent) for one in read.figures] == [("7", None), ("8", "7")]
    assert dict(read.ids) == {"7": 7, "8": "8"}


@given(st.lists(st.none() | st.floats(1, 5), min_size=1, max_size=5))
def test_means_tell_what_is_shown(means: list[float | None]) -> None:
    """Where some unit has a mean, one without is not shown; where none has, all are."""
    rows = [{"id": f"u{place}", "n": 3, "mean": mean} for place, mean in enumerate(means)]
    read = figures_from_json(json.dumps({"units": rows}), source="enheter.json")
    expected = [mean is not None or not any(means) for mean in means]
    assert [one.is_shown for one in read.figures] == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", ["file: is empty; give each unit with its n"]),
        ("{", ["line 1, column 2: not JSON: expecting property name"]),
        ("[" * 100_000, ["file: is nested too deeply"]),
        ("[1]", ["file: is a list; give a table of keys and values"]),
        ("{}", ["units: is missing"]),
        ('{"units": [{"id": "a", "n": 9, "n": 3}]}', ["file: has 'n' twice in one place"]),
        ('{"units": 3}', ["units: is a number; give a list"]),
        ('{"units": []}', ["units: is empty; give each unit with its n"]),
        ('{"units": [1]}', ["units 1: is a number; give a table of keys and values"]),
        ('{"units": [{"id": " "}]}', ["units 1, id: is empty; give one"]),
        (f'{{"units": [{{"id": "a", "n": {"9" * 5000}}}]}}', ["file: has a number with too many "]),
        (
            '{"units": [{"id": "a", "n": "7"}, {"id": true, "n": 1.5, "foreldre": 1}]}',
            [
                "units 'a', n: is text; give a whole number",
                "units 2, foreldre: is not a key",
                "units 2, id: is true or false; give text",
                "units 2, n: is a number; give a whole number",
            ],
        ),
        (
            '{"units": [{"id":"a","n":"7"},{"id":"a"},{"id":""},{"id":"b","parent":"x"}]}',
            [
                "unit 'a': is told twice",
                "unit 'b': there is no unit 'x'",
                "units 'a', n: is text; give a whole number",
                "units 3, id: is empty; give one",
            ],
        ),
    ],
)
def test_all_that_is_wrong_is_told_at_once(text: str, says: list[str]) -> None:
    """Each problem says where it is and what to give instead."""
    found = sorted(problems(text))
    assert len(found) == len(says)
    for told, expected in zip(found, says, strict=True):
        assert told.startswith(expected)
