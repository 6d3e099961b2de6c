"""Broken figures of trees: JSON, as other programs write it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from tests.adapters.cli.broken_files.case import Case

if TYPE_CHECKING:
    from collections.abc import Sequence


def _case(
    what: str, data: bytes | str | object, *says: str, door: str = "protect", is_heavy: bool = False
) -> Case:
    text = data if isinstance(data, bytes | str) else json.dumps({"units": data})
    made = text.encode() if isinstance(text, str) else text
    return Case(
        what=what, file="feil.json", door=door, says=says, made=lambda: made, is_heavy=is_heavy
    )


FIGURES: Final[Sequence[Case]] = (
    _case("an empty file", "", "file: is empty; give each unit with its n"),
    _case(
        "half of a file",
        '{"units": [{"id": "t", "n": 20}, {"id": "a1", "par',
        "line 1, column 47: not JSON: unterminated string",
        "Correct that place first; the file may be cut off.",
    ),
    _case(
        "a comma for a colon",
        '{"units": [\n{"id": "t", "n", 20}\n]}',
        "line 2, column 16: not JSON: expecting ':' delimiter",
        "Correct that place first; the file may be cut off.",
    ),
    _case(
        "bytes that are no UTF-8",
        '{"units": [{"id": "Økonomi", "n": 20}]}'.encode("cp1252"),
        "byte 20: is not UTF-8; save the file as UTF-8 text",
    ),
    _case(
        "UTF-16",
        '{"units": [{"id": "t", "n": 20}]}'.encode("utf-16"),
        "byte 1: is not UTF-8; save the file as UTF-8 text",
    ),
    _case(
        "a list in place of an object", "[1, 2]", "file: is a list; give a table of keys and values"
    ),
    _case("units that are no list", '{"units": {"t": 20}}', "units: is a table; give a list"),
    _case("no units", "{}", "units: is missing"),
    _case("an empty list of units", [], "units: is empty; give each unit with its n"),
    _case(
        "units that are no objects",
        [1, "t"],
        "units 1: is a number; give a table of keys and values",
        "units 2: is text; give a table of keys and values",
    ),
    _case(
        "a key twice",
        '{"units": [{"id": "t", "n": 20, "n": 3}]}',
        "file: has 'n' twice in one place; keep one",
    ),
    _case(
        "keys that do not belong",
        [{"id": "t", "n": 20, "antall": 3}],
        "units 't', antall: is not a key that belongs here; remove or rename it",
    ),
    _case(
        "text and decimals in place of whole numbers",
        [{"id": "t", "n": "20"}, {"id": "a1", "parent": "t", "n": 9.5}],
        "units 't', n: is text; give a whole number",
        "units 'a1', n: is a number; give a whole number",
    ),
    _case("an id of blanks, and none", [{"id": " ", "n": 20}], "units 1, id: is empty; give one"),
    _case("a unit without its id", [{"n": 20}], "units 1, id: is missing"),
    _case(
        "a unit twice",
        [{"id": "t", "n": 20}, {"id": "t", "n": 21}],
        "unit 't': is told twice; keep one",
    ),
    _case(
        "a unit above that is not there",
        [{"id": "a1", "parent": "borte", "n": 9}],
        "unit 'a1': there is no unit 'borte' to stand above it",
    ),
    _case(
        "a circle of units",
        [{"id": "a", "parent": "b", "n": 9}, {"id": "b", "parent": "a", "n": 9}],
        "unit 'a': stands above itself, or below a unit that does",
        "unit 'b': stands above itself, or below a unit that does",
    ),
    _case(
        "more in a part than in the whole",
        [{"id": "t", "n": 5}, {"id": "a1", "parent": "t", "n": 9}],
        ("unit 't': fewer answered than in the units below together; count those below too"),
    ),
    _case(
        "a number below zero",
        [{"id": "t", "n": -5}],
        "unit 't': the number is below 0; give how many answered",
    ),
    _case(
        "NaN",
        '{"units": [{"id": "t", "n": NaN}]}',
        "units 't', n: is a number; give a whole number",
    ),
    _case(
        "a mean that is no number",
        '{"units": [{"id": "t", "n": 20, "mean": Infinity}]}',
        ("units 't', mean: is not a finite number; leave it out where it is not known"),
        door="audit",
    ),
    _case(
        "a number with 5,000 digits",
        f'{{"units": [{{"id": "t", "n": {"9" * 5000}}}]}}',
        "file: has a number with too many digits; no group is that large",
        is_heavy=True,
    ),
    _case(
        "lists 100,000 deep",
        "[" * 100_000,
        "file: is nested too deeply; give one list of units",
        is_heavy=True,
    ),
    _case(
        "factors, where one tree is asked for",
        [{"id": "t", "n": 20, "factor": "ro"}],
        ("unit 't', factor: does not belong here; give one tree of units, with one n for each"),
    ),
    _case(
        "a mean without its n",
        [{"id": "t", "n": 20, "mean": 3.9}, {"id": "a1", "parent": "t", "mean": 3.1}],
        "unit 'a1': is shown without its n; give n, or leave the mean out",
        door="audit",
    ),
)
