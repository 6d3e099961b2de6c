"""Exports that say too little to begin a mapping with are told from those that do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.survey.columns_found import found_columns
from arbeidsmiljo.survey.export_checking import problem_of_headings, problems_of_export
from arbeidsmiljo.survey.tables import Column, Table
from tests.core.survey.test_answers_table import ORGANISATION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from arbeidsmiljo.survey.tables import Cell

UNITS = [unit.id for unit in ORGANISATION.units]
WORDS = ["Helt uenig", "Uenig", "Enig", "Helt enig"]


def table(rows: Sequence[Sequence[Cell]]) -> Table:
    """Make a table of rows, the first for headings."""
    headings, *below = rows
    return Table(
        columns=tuple(
            Column(heading=str(heading or ""), cells=[row[place] for row in below])
            for place, heading in enumerate(headings)
        )
    )


def told(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Give what is wrong with an export."""
    made = table(rows)
    found = problems_of_export(made, found_columns(made, ORGANISATION), ORGANISATION)
    return [str(problem) for problem in found]


ROWS = st.lists(
    st.tuples(st.sampled_from(UNITS), st.sampled_from("12345"), st.sampled_from(WORDS)),
    min_size=8,
    max_size=20,
)


@given(ROWS)
def test_answers_are_never_taken_for_headings(rows: list[tuple[str, str, str]]) -> None:
    """The first row of an export without headings is told as that, and nothing in it is."""
    (problem,) = told(rows)
    assert problem.startswith("row 1: looks like somebody's answers")
    assert not any(word in problem for word in WORDS)


@given(ROWS, st.lists(st.sampled_from(["Rapport", "", "Våren 2026"]), min_size=1, max_size=5))
def test_headings_below_a_title_are_found(
    rows: list[tuple[str, str, str]], title: list[str]
) -> None:
    """The row below a title that has a heading for each column is told by its number."""
    above = [(line, None, None) for line in ["Undersøkelsen", *title]]
    (problem,) = told([*above, ("Enhet", "K01", "K02"), *rows])
    assert problem.startswith(f"row {len(above) + 1}: looks like the headings")


@given(ROWS)
def test_headings_are_headings(rows: list[tuple[str, str, str]]) -> None:
    """An export with headings is none of these, also where its questions are numbers."""
    assert problem_of_headings(table([("Enhet", "1", "2"), *rows]), ORGANISATION) is None
    assert problem_of_headings(table([("Avdeling", "K01", "K02"), *rows]), ORGANISATION) is None


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("2026-01-15 10:22", ["2026-01-15 10:31", "2026-01-16 08:02"]),
        ("1000001", ["1000002", "1000003"]),
        ("Uenig", ["Enig", "Uenig", "Enig"]),
    ],
)
def test_what_all_below_it_look_like_is_no_heading(heading: str, cells: list[str]) -> None:
    """A day, the number of a response or an answer above others is somebody's."""
    rows = [("ukjent", heading), *(("ukjent også", cell) for cell in cells)]
    assert told(rows)[0].startswith("row 1: looks like somebody's answers")


def test_a_choice_that_is_its_own_heading() -> None:
    """Where each choice has a column, its heading is what stands in it, and that is no fault."""
    rows = [("Enhet", "K01", "E-post"), *[("t", "1", "E-post"), ("drift", "2", None)] * 4]
    assert told(rows) == []


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([("Enhet", "K01")], "file: has no answers below its headings"),
        ([("Enhet", "K01"), *[("t", None)] * 4], "file: has no answers below its headings"),
        (
            [("Enhet", "Tekst"), *[("t", f"Jeg {n}") for n in range(20)]],
            "file: in no column do answers come again",
        ),
        ([("Enhet:K01",), *[("t:1",), ("t:2",)] * 4], "row 1: has one column"),
        (
            [("Enhet", "K01", "K01"), *[("t", "1", "2")] * 4],
            "column 'K01': is there twice; rename one",
        ),
        ([("", "", "Del"), *[("t", "1", "2")] * 4], "row 1: leaves most columns without a heading"),
    ],
)
def test_exports_that_say_too_little(rows: Sequence[Sequence[Cell]], says: str) -> None:
    """Each is refused with what to do."""
    (problem,) = told(rows)
    assert problem.startswith(says)


def test_the_same_text_twice_where_nobody_reads_it() -> None:
    """Columns that are no item may have one heading."""
    rows = [("Enhet", "K01", "Tid", "Tid"), *[("t", "1", f"kl. {n}", f"{n}:00") for n in range(20)]]
    assert told(rows) == []
