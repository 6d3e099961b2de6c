"""Tables are read from SPSS files, whatever is in them."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pandas as pd
import pyreadstat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError, PluginError
from arbeidsmiljo.survey.tables import Column, Fault, TableFormat
from arbeidsmiljo.testing.tables import TableFormatContract
from arbeidsmiljo_tabular import spss_reader
from arbeidsmiljo_tabular.spss_tables import SpssTables
from tests.effort import examples

LETTERS: Final = "abcæøåÆØÅ"
NAMES: Final = st.lists(
    st.text(LETTERS, min_size=1, max_size=6), min_size=1, max_size=4, unique_by=str.casefold
)
"""Variables' names: they begin with a letter, and no two are the same."""


def spss(columns: Mapping[str, Sequence[object]], **told: object) -> bytes:
    """Write an SPSS file as its users' programs do."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "svar.sav"
        frame = pd.DataFrame({name: series(cells) for name, cells in columns.items()})
        pyreadstat.write_sav(frame, path, **told)  # type: ignore[arg-type]
        return path.read_bytes()


def series(cells: Sequence[object]) -> pd.Series:
    """Give the cells of a variable, which is of numbers where none of them is anything else."""
    is_numbers = all(cell is None or isinstance(cell, int | float) for cell in cells)
    return pd.Series(list(cells), dtype="float64" if is_numbers else "object")


def columns(data: bytes) -> Mapping[str, Column]:
    """Read a file."""
    (table,) = SpssTables().read(data, name="svar.sav")
    return {column.heading: column for column in table.columns}


def refused(data: bytes) -> str:
    """Give the one problem of a file that cannot be read."""
    with pytest.raises(InvalidInputError) as caught:
        SpssTables().read(data, name="svar.sav")
    (problem,) = caught.value.problems
    assert (caught.value.source, problem.where) == ("svar.sav", "file")
    return problem.what


class TestSpssTables(TableFormatContract):
    """An SPSS file holds a table."""

    def table_format(self) -> TableFormat:
        """Give the format."""
        return SpssTables()

    def headings(self) -> st.SearchStrategy[list[str]]:
        """Draw names that variables can have."""
        return NAMES

    def written(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
        """Write a file with variables of text."""
        return spss({name: [row[n] for row in rows] for n, name in enumerate(headings)})


_FILES: Final = 12
"""For each, the program that reads them is started anew."""
_NUMBERS: Final = st.lists(
    st.none() | st.integers(0, 99) | st.floats(-1e6, 1e6, width=32), min_size=3, max_size=3
)


@settings(max_examples=examples(_FILES))
@given(
    columns_of=st.dictionaries(st.sampled_from(["K01", "K02", "Æ3"]), _NUMBERS, min_size=1),
    label=st.text(LETTERS + " ?,", max_size=30).map(str.strip),
    labels=st.dictionaries(
        st.integers(0, 12), st.text(LETTERS, min_size=1, max_size=9), max_size=6
    ),
    missing=st.tuples(st.integers(0, 99), st.integers(0, 99)).map(sorted),
    compressed=st.sampled_from(["compress", "row_compress", None]),
)
def test_labels_and_missing_values_travel_along(
    columns_of: Mapping[str, Sequence[float | None]],
    label: str,
    labels: Mapping[int, str],
    missing: Sequence[int],
    compressed: str | None,
) -> None:
    """Numbers, labels in any letters and missing values are read as another program wrote them."""
    low, high = missing

    def answered(value: float) -> bool:
        return not low <= value <= high

    told: dict[str, object] = {} if compressed is None else {compressed: True}
    read = columns(
        spss(
            columns_of,
            column_labels=dict.fromkeys(columns_of, label),
            variable_value_labels=dict.fromkeys(columns_of, labels),
            missing_ranges={name: [{"lo": low, "hi": high}] for name in columns_of},
            **told,
        )
    )
    assert list(read) == list(columns_of)
    for name, cells in columns_of.items():
        assert read[name].label == label
        assert read[name].value_labels == {v: t for v, t in labels.items() if answered(v)}
        assert list(read[name].cells) == [
            cell if cell is not None and answered(cell) else None for cell in cells
        ]


def test_text_that_is_missing() -> None:
    """Text is read without the blanks that fill it; text that is declared missing is left out."""
    read = columns(
        spss(
            {"ENHET": ["s-1 ", "Åsgård", "", "VI"]},
            missing_ranges={"ENHET": ["VI"]},
            variable_value_labels={"ENHET": {"s-1": "Seksjon 1"}},
        )
    )
    assert list(read["ENHET"].cells) == ["s-1", "Åsgård", None, None]
    assert read["ENHET"].value_labels == {}


def test_times_are_no_answers() -> None:
    """A date or a time is a fault where it is used, and the rest can be read all the same."""
    read = columns(spss({"T": [datetime(2026, 1, 2, 3, 4), None], "K": [1, 2]}))  # noqa: DTZ001
    assert [type(cell) for cell in read["T"].cells] == [Fault, type(None)]
    assert list(read["K"].cells) == [1, 2]


def test_a_row_has_the_number_that_spss_shows() -> None:
    """The first case is number 1: an SPSS file has no line of headings."""
    (table,) = SpssTables().read(spss({"K01": [1, 2]}), name="svar.sav")
    assert table.place(0, 0) == "row 1, column 'K01'"


WHOLE: Final = spss(
    {
        "ENHET": [f"s-{n % 7}" for n in range(60)],
        "K01": [n % 5 + 1 for n in range(60)],
        "TEKST": ["æøå" * 100] * 60,
    },
    variable_value_labels={"K01": {1: "Helt uenig", 5: "Helt enig"}},
    row_compress=True,
)


@settings(max_examples=examples(_FILES))
@given(st.floats(0, 1, exclude_max=True))
def test_a_file_that_ends_early_is_refused(part: float) -> None:
    """A file that was cut off gives no table: never some of its answers."""
    assert any(
        says in refused(WHOLE[: math.floor(part * len(WHOLE))])
        for says in ("is damaged", "is not an SPSS file")
    )


@pytest.mark.parametrize("width", [-(2**31), -1, 256, 2**31 - 1])
def test_a_hostile_file_is_refused(width: int) -> None:
    """A variable of a width that cannot be is told as damage; the first brings the library down."""
    place = WHOLE.index(b"K01     ") - 20
    assert WHOLE[place - 4 : place + 4] == b"\x02\0\0\0\0\0\0\0"
    hostile = WHOLE[:place] + width.to_bytes(4, sys.byteorder, signed=True) + WHOLE[place + 4 :]
    assert "is damaged" in refused(hostile)


def test_a_table_that_is_too_large_is_refused() -> None:
    """How many cells a file says it has is looked at before they are read."""
    rows = int.from_bytes(WHOLE[80:84], sys.byteorder)
    assert rows == 60
    large = WHOLE[:80] + (spss_reader.MOST_CELLS).to_bytes(4, sys.byteorder) + WHOLE[84:]
    assert refused(large) == "has more cells than any survey; give a part of it"


def test_a_program_that_cannot_be_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no other program can be run, that is told, and not that the file is damaged."""
    monkeypatch.setattr(sys, "executable", str(Path("ingen") / "python"))
    with pytest.raises(PluginError, match="could not run"):
        SpssTables().read(WHOLE, name="svar.sav")
