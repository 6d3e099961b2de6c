"""Columns that somebody names are found in the one table that has them all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.survey.named_columns import table_with
from arbeidsmiljo.survey.tables import Column, Table

ORGANISATION = Organisation(
    name="Tilsynet",
    country="NO",
    on=date(2026, 1, 1),
    units=(Unit(id=UnitId("t"), name="Tilsynet", employees=30),),
)
WANTED = ("Enhet", "K01")


def table(name: str, *headings: str) -> Table:
    """Make a sheet with a row in which little stands."""
    return Table(
        name=name, columns=tuple(Column(heading=heading, cells=["x"]) for heading in headings)
    )


def found(*tables: Table) -> Table:
    """Look for the columns that are wanted."""
    return table_with(tables, WANTED, ORGANISATION, source="svar.xlsx", advice="check the mapping")


@given(st.lists(st.lists(st.sampled_from(["enhet ", "K01", "K02"]), unique=True), max_size=4))
def test_one_table_has_them_all(sheets: list[list[str]]) -> None:
    """The only table with all columns is found wherever it stands; of two, neither is taken."""
    tables = [table(f"Ark{place}", *headings) for place, headings in enumerate(sheets)]
    complete = [
        one
        for one, headings in zip(tables, sheets, strict=True)
        if {"enhet ", "K01"}.issubset(headings)
    ]
    if len(complete) == 1:
        assert found(*tables) == complete[0]
        return
    with pytest.raises(InvalidInputError) as caught:
        found(*tables)
    if complete:
        assert [one.where for one in caught.value.problems] == [
            f"sheet {one.name!r}" for one in complete
        ]


def test_two_sheets_that_both_have_all() -> None:
    """Nobody can know which of two sheets is meant: both are told, and what to do."""
    with pytest.raises(InvalidInputError) as caught:
        found(table("Svar", *WANTED), table("Kodebok", "Kode"), table("I fjor", "K01", "ENHET"))
    assert [one.where for one in caught.value.problems] == ["sheet 'Svar'", "sheet 'I fjor'"]
    assert all("remove all but one, or rename" in one.what for one in caught.value.problems)


def test_those_that_the_nearest_lacks_are_told() -> None:
    """Where no sheet has them all, what the one with most of them lacks is told, and twice not."""
    with pytest.raises(InvalidInputError) as caught:
        found(table("Svar", "Enhet", "enhet", "Q"), table("Kodebok", "Kode", "Q"))
    assert [str(one) for one in caught.value.problems] == [
        "column 'K01': is missing; check the mapping"
    ]
