"""Broken SPSS files."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import pandas as pd
import pyreadstat

from tests.adapters.cli.broken_files.case import Case

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_CREATED: Final = slice(92, 109)
"""Where the day and the time stand at which a file was written."""


def spss(columns: Mapping[str, Sequence[object]], **told: object) -> bytes:
    """Write a file as SPSS's users do, always on the same day."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "svar.sav"
        pyreadstat.write_sav(pd.DataFrame(dict(columns)), path, **told)  # type: ignore[arg-type]
        data = bytearray(path.read_bytes())
    data[_CREATED] = b"15 Jan 2612:00:00"
    return bytes(data)


def _good() -> bytes:
    return spss({"Enhet": ["g1", "g2"] * 6, "K01": [1.0, 4.0] * 6, "K02": [2.0, 5.0] * 6})


def _case(what: str, made: Callable[[], bytes], *says: str, door: str = "answers") -> Case:
    return Case(what=what, file="feil.sav", door=door, says=says, made=made)


SPSS: Final[Sequence[Case]] = (
    _case(
        "an empty file",
        lambda: b"",
        "file: is not an SPSS file; save it as 'SPSS Statistics (.sav)'",
    ),
    _case(
        "text that is called .sav",
        lambda: b"Enhet;K01;K02\ng1;1;2\n",
        "file: is not an SPSS file; save it as 'SPSS Statistics (.sav)'",
    ),
    _case(
        "the first bytes alone",
        lambda: _good()[:100],
        ("file: is damaged, or not as SPSS writes it; save it from SPSS or the vendor anew"),
    ),
    _case(
        "half of a file",
        lambda: (good := _good())[: len(good) // 2],
        ("file: is damaged, or not as SPSS writes it; save it from SPSS or the vendor anew"),
    ),
    _case(
        "a header that is overwritten",
        lambda: _good()[:176] + b"\xff" * 64 + _good()[240:],
        ("file: is damaged, or not as SPSS writes it; save it from SPSS or the vendor anew"),
    ),
    _case(
        "no variables",
        lambda: b"$FL2" + bytes(400),
        ("file: is damaged, or not as SPSS writes it; save it from SPSS or the vendor anew"),
    ),
    _case(
        "dates where answers belong",
        lambda: spss(
            {"Enhet": ["g1"], "K01": [13_981_000.0], "K02": [2.0]},
            variable_format={"K01": "DATE11"},
        ),
        ("row 1, column 'K01': is a date or a time, and no answer; name another column"),
    ),
    _case(
        "a variable missing",
        lambda: spss({"Enhet": ["g1"], "K01": [1.0]}),
        "column 'K02': is missing; check the mapping, or the export",
    ),
    _case(
        "answers outside their scale",
        lambda: spss({"Enhet": ["g1", "g1"], "K01": [1.0, 99.0], "K02": [2.0, 2.5]}),
        "row 2, column 'K01': is not on the scale 1 to 5",
        "row 2, column 'K02': is not on the scale 1 to 5",
    ),
    _case(
        "every answer declared missing",
        lambda: spss(
            {"Enhet": ["g1"], "K01": [9.0], "K02": [9.0]}, missing_ranges={"K01": [9], "K02": [9]}
        ),
        ("rows: nobody has answered any of the items; check the mapping, or the export"),
    ),
    _case(
        "no rows, of a mapping to be made",
        lambda: spss({"Enhet": ["g1"] * 0, "K01": [1.0] * 0}),
        "file: has no answers below its headings; give an export with answers",
        door="mapping",
    ),
)
