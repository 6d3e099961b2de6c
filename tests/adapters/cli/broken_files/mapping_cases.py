"""Broken mapping files: TOML that says which column is what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.adapters.cli.broken_files.case import COLUMNS, FACTORS, Case

if TYPE_CHECKING:
    from collections.abc import Sequence


def _case(
    what: str, data: bytes | str, *says: str, about: str = "feil.toml", is_heavy: bool = False
) -> Case:
    made = data.encode() if isinstance(data, str) else data
    return Case(
        what=what,
        file="feil.toml",
        door="mapping file",
        about=about,
        says=says,
        made=lambda: made,
        is_heavy=is_heavy,
    )


def _changed(old: str, new: str) -> str:
    assert old in COLUMNS
    return COLUMNS.replace(old, new, 1)


MAPPINGS: Final[Sequence[Case]] = (
    _case("an empty file", "", "unit: is missing", "item: is missing"),
    _case(
        "half of a file",
        COLUMNS[: len(COLUMNS) // 2 + 5],
        ("line 9, column 4: not TOML: expected '=' after a key in a key/value pair"),
        "Correct that place first; TOML is explained at https://toml.io.",
    ),
    _case(
        "a quotation mark that is never closed",
        _changed('"Enhet"', '"Enhet'),
        "line 1, column 14: not TOML: illegal character '\\n'",
        "Correct that place first; TOML is explained at https://toml.io.",
    ),
    _case(
        "bytes that are no UTF-8",
        _changed("Enhet", "Enhet på").encode("cp1252"),
        "byte 16: is not UTF-8; save the file as UTF-8 text",
    ),
    _case(
        "a key twice",
        'unit = "E"\n' + COLUMNS,
        "line 2, column 15: not TOML: cannot overwrite a value",
        "Correct that place first; TOML is explained at https://toml.io.",
    ),
    _case(
        "a key that does not belong",
        _changed("factor", "faktor"),
        "item 1, faktor: is not a key that belongs here; remove or rename it",
        "item 1: measures no factor; say with factor = which one it does",
    ),
    _case(
        "text in place of a number",
        _changed("lowest = 1", 'lowest = "1"'),
        "scale, lowest: is text; give a whole number",
    ),
    _case("no items", 'unit = "Enhet"\n', "item: is missing"),
    _case(
        "an empty list of items",
        'unit = "Enhet"\nitem = []\n',
        "items: there are none; name the columns with answers",
    ),
    _case(
        "a factor that nobody measures",
        _changed('"workload"', '"arbeidsmengde"'),
        "item 'K01': measures 'arbeidsmengde', which is no factor",
        FACTORS,
    ),
    _case(
        "a column used twice",
        _changed('"K02"', '"K01"'),
        "item 'K01': is there twice; keep one",
        "column 'K01': is used twice; name each column once",
    ),
    _case(
        "a scale upside down",
        _changed("highest = 5", "highest = 0"),
        "item 'K01': needs a scale from one whole number to a higher one",
        "item 'K02': needs a scale from one whole number to a higher one",
    ),
    _case(
        "a scale with 300 values",
        _changed("highest = 5", "highest = 300"),
        "item 'K01': has more than 101 values; give a shorter scale",
        "item 'K02': has more than 101 values; give a shorter scale",
    ),
    _case(
        "an item without a scale",
        _changed("[scale]\nlowest = 1\nhighest = 5\n", ""),
        ("item 1: has no scale; give its lowest and highest value, or a [scale] for all items"),
        ("item 2: has no scale; give its lowest and highest value, or a [scale] for all items"),
    ),
    _case(
        "a column that the answers do not have",
        _changed('"K02"', '"K03"'),
        "column 'K03': is missing; check the mapping, or the export",
        about="svar.csv",
    ),
    _case(
        "a unit that the organisation does not have",
        COLUMNS + '[units]\n"Gruppe én" = "g9"\n',
        ("unit 'Gruppe én': stands for 'g9', which is no unit; give one of the organisation"),
    ),
    _case(
        "an answer outside every scale",
        COLUMNS + '[answers]\n"Vet ikke" = 99\n',
        "answer 'Vet ikke': is on no item's scale; give a value that is on one",
    ),
    _case(
        "lists 100,000 deep",
        "item = " + "[" * 100_000,
        "file: not TOML: nested too deeply",
        "Correct that place first; TOML is explained at https://toml.io.",
        is_heavy=True,
    ),
    _case(
        "a number with 5,000 digits",
        _changed("lowest = 1", "lowest = " + "9" * 5000),
        "file: not TOML: a number has too many digits",
        "Correct that place first; TOML is explained at https://toml.io.",
        is_heavy=True,
    ),
)
