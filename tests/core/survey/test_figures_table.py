"""Figures are read from tables as vendors write them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.survey.figures import Figure
from arbeidsmiljo.survey.figures_table import HEADINGS, HIDDEN, figures_of
from arbeidsmiljo.survey.tables import Cell, Column, Fault, Table


def table(headings: Sequence[str], *rows: Sequence[Cell], name: str = "") -> Table:
    """Make a table row by row."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(headings)
    return Table(
        name=name,
        columns=tuple(
            Column(heading=heading, cells=cells)
            for heading, cells in zip(headings, columns, strict=True)
        ),
    )


def told(*tables: Table) -> list[tuple[str, str | None, int | None, bool]]:
    """Give what is read."""
    return [
        (one.unit, one.parent, one.respondents, one.is_shown)
        for one in figures_of(tables, source="rapport.xlsx")
    ]


@given(
    st.tuples(*(st.sampled_from(sorted(HEADINGS[key])) for key in ("unit", "parent", "n", "mean"))),
    st.permutations(range(4)),
)
def test_columns_are_known_by_their_names(names: tuple[str, ...], order: list[int]) -> None:
    """Columns may stand in any order, and be called in any language, with any case."""
    rows: list[list[Cell]] = [["dir", None, 20, 3.5], [101.0, "dir", "7", "4,2"]]
    made = table(
        [f" {names[place].upper()} " for place in order],
        *[[row[place] for place in order] for row in rows],
    )
    assert told(made) == [("dir", None, 20, True), ("101", "dir", 7, True)]


@pytest.mark.parametrize("mark", [*sorted(HIDDEN), "<5", "< 10", "", None])
def test_what_is_hidden_is_not_shown(mark: str | None) -> None:
    """A mark that a number is hidden is no number, and no mistake."""
    made = table(("unit", "parent", "n", "mean"), ("a", None, mark, 3.0), ("b", "a", 4, mark))
    assert told(made) == [("a", None, None, True), ("b", "a", 4, False)]


def test_where_no_means_are_told_each_number_is_shown() -> None:
    """A table without means tells what is shown by its numbers."""
    assert told(table(("unit", "parent", "n"), ("a", None, 3))) == [("a", None, 3, True)]


def test_tables_are_read_as_one() -> None:
    """Units of a level of its own stand in a sheet of its own, and are below those of another."""
    above = table(("unit", "parent", "n"), ("dir", None, 20), name="Direktoratet")
    below = table(("unit", "parent", "n"), ("a", "dir", 17), name="Seksjoner")
    assert told(above, below) == [("dir", None, 20, True), ("a", "dir", 17, True)]


def test_tables_that_tell_of_the_same_units() -> None:
    """Which factor each is on must be told; no table is passed over."""
    rows: tuple[tuple[Cell, ...], ...] = (("dir", None, 20), ("a", "dir", 17))
    both = [table(("unit", "parent", "n"), *rows, name=name) for name in ("Ro", "Uro")]
    with pytest.raises(InvalidInputError) as caught:
        told(*both)
    (problem,) = caught.value.problems
    assert problem.where == "Uro"
    assert problem.what.startswith("tells of units that 'Ro' tells of as well; give each a column")
    headings = ("unit", "parent", "n", "factor")
    apart = [table(headings, *((*row, name) for row in rows), name=name) for name in ("Ro", "Uro")]
    assert len(told(*apart)) == 4


def test_tables_that_do_not_fit_are_passed_over() -> None:
    """A sheet about something else is passed over, and so are empty rows."""
    front = table(("Rapport",), ("2026",), name="Forside")
    made = table(("unit", "parent", "n"), (None, None, None), ("a", None, 3), name="Tall")
    assert told(front, made) == [("a", None, 3, True)]


@pytest.mark.parametrize(
    ("other", "says"),
    [
        (
            table(("Rapport",), ("unit",), ("x",), name="Mer"),
            [],
        ),
        (
            table(("Rapport", "", ""), ("unit", "n", "mean"), ("b", 12, 3.2), name="Mer"),
            ["Mer, row 2: looks like the headings; remove what stands above this row"],
        ),
        (
            table(("unit", "n", "mean"), ("b", 3, 3.2), name="Mer"),
            ["Mer: tells of units, and lacks 'parent'; add it, or take it out"],
        ),
        (
            table(("unit", "mean"), ("b", 3.2), name="Mer"),
            ["Mer: tells of units, and lacks 'parent', 'n'; add it, or take it out"],
        ),
    ],
)
def test_a_sheet_that_tells_of_units_otherwise_is_not_overlooked(
    other: Table, says: list[str]
) -> None:
    """Whatever numbers of units a file has are looked at, or refused: one may give another away."""
    made = table(("unit", "parent", "n"), ("a", None, 20), name="Tall")
    if not says:
        assert told(made, other) == [("a", None, 20, True)]
        return
    with pytest.raises(InvalidInputError) as caught:
        told(made, other)
    assert [str(problem) for problem in caught.value.problems] == says


def test_all_that_is_wrong_is_told_by_cell() -> None:
    """Each cell that cannot be used is named as people find it, and never repeated."""
    made = table(
        ("unit", "parent", "n", "mean"),
        ("a", None, "sju", 3.0),
        (None, "a", 2.5, Fault("holds an error")),
        name="Tall",
    )
    with pytest.raises(InvalidInputError) as caught:
        figures_of([made], source="rapport.xlsx")
    found = {one.where: one.what for one in caught.value.problems}
    assert found.keys() == {"Tall!C2", "Tall!C3", "Tall!D3", "Tall!A3"}
    assert "sju" not in str(caught.value)


def test_what_is_wrong_with_units_is_told_with_what_is_wrong_with_cells() -> None:
    """A unit without a place is told in the same breath as a cell that cannot be used."""
    made = table(
        ("unit", "parent", "n"), ("a", None, "sju"), ("a", None, 7), ("b", "borte", 3), name="Tall"
    )
    with pytest.raises(InvalidInputError) as caught:
        figures_of([made], source="rapport.xlsx")
    assert [one.where for one in caught.value.problems] == ["Tall!C2", "unit 'a'", "unit 'b'"]


@pytest.mark.parametrize("tables", [[], [table(("unit", "n"), ("a", 3))]])
def test_a_file_without_such_a_table(tables: list[Table]) -> None:
    """A file in which nothing fits is refused with the columns that are needed."""
    with pytest.raises(InvalidInputError, match="'unit', 'parent', 'n'"):
        figures_of(tables, source="rapport.xlsx")


def test_a_table_of_nothing() -> None:
    """A table without rows is refused."""
    with pytest.raises(InvalidInputError, match="no row names a unit"):
        figures_of([table(("unit", "parent", "n"))], source="rapport.csv")


def test_values_of_a_background_variable_are_told_apart() -> None:
    """A table that crosses units has a column for the value; a row without one is of everybody."""
    made = table(("unit", "parent", "n", "bakgrunn"), ("a", None, 3, "menn"), ("a", None, 9, None))
    figures = figures_of([made], source="t")
    assert [(one.background, one.respondents) for one in figures] == [("menn", 3), (None, 9)]


def test_factors_are_told_apart() -> None:
    """A table of several factors has a column for them."""
    made = table(("unit", "parent", "n", "factor"), ("a", None, 3, "ro"), ("a", None, 4, "uro"))
    figures: tuple[Figure, ...] = figures_of([made], source="rapport.csv")
    assert [(one.factor, one.respondents) for one in figures] == [("ro", 3), ("uro", 4)]


def test_a_column_that_is_there_twice() -> None:
    """Two columns that tell the same are refused: one of them would hide the other."""
    made = table(("unit", "parent", "n", "Respondents"), ("a", None, 3, 4))
    with pytest.raises(InvalidInputError, match="another column tells n as well"):
        figures_of([made], source="rapport.csv")
