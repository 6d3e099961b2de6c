"""Cells of tables are read as text and as numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.survey.tables import (
    CellError,
    Column,
    Fault,
    Table,
    letters,
    number_of,
    text_of,
    whole_number_of,
)


@given(st.integers(-(10**9), 10**9), st.integers(0, 999), st.sampled_from(".,"))
def test_a_number_written_as_text_is_the_number(whole: int, part: int, sign: str) -> None:
    """Text is a number with either decimal sign, where it has the form of one."""
    assert number_of(f"{whole}{sign}{part:03}") == float(f"{whole}.{part:03}")
    assert number_of(str(whole)) == number_of(float(whole)) == whole
    assert whole_number_of(str(whole)) == whole
    assert text_of(float(whole)) == str(whole)


@given(st.integers(1000, 10**15 - 1), st.sampled_from(" \N{NO-BREAK SPACE}\N{THIN SPACE}\u202f"))
def test_spaces_may_stand_between_thousands(number: int, space: str) -> None:
    """Groups of three digits are one number, whichever space parts them, with decimals or not."""
    text = f"{number:,}".replace(",", space)
    assert number_of(text) == number
    assert number_of(f"-{text},5") == -(number + 0.5)


@pytest.mark.parametrize(
    "cell",
    [
        "12 34",
        "1  234",
        "1 234 5",
        "1234 567",
        "sju",
        "1.234,5",
        "1e5",
        "٣",
        "--1",
        "nan",
        Fault("is broken"),
    ],
)
def test_other_text_is_no_number(cell: str | Fault) -> None:
    """What has not the form of a number is none, and the error does not repeat it."""
    with pytest.raises(CellError) as caught:
        number_of(cell)
    assert not isinstance(cell, str) or cell not in str(caught.value)


def test_nothing_is_nothing() -> None:
    """An empty cell is no text and no number."""
    assert text_of(None) == ""
    assert number_of(None) is number_of("") is whole_number_of(None) is None


def test_a_part_is_no_whole_number() -> None:
    """How many people there are is a whole number."""
    with pytest.raises(CellError, match="not a whole number"):
        whole_number_of(2.5)


def test_a_fault_is_no_text() -> None:
    """A cell that cannot be used says why."""
    with pytest.raises(CellError, match="is broken"):
        text_of(Fault("is broken"))


@given(st.integers(0, 20_000))
def test_columns_are_named_as_spreadsheets_do(column: int) -> None:
    """The letters of a column are a number with 26 digits, none of which is zero."""
    number = 0
    for letter in letters(column):
        number = number * 26 + ord(letter) - ord("A") + 1
    assert number == column + 1


def test_places_are_named_as_people_find_them() -> None:
    """A cell of a sheet has letters and a number; one of a text file a line and a heading."""
    columns = (Column(heading="unit", cells=("a",)), Column(heading="n", cells=(3,)))
    assert Table(name="Tall", columns=columns, first_row=5, letters=1).place(0, 1) == "Tall!C5"
    assert Table(columns=columns).place(0, 1) == "row 2, column 'n'"
