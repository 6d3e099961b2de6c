"""Free text is read where it is asked for, and tells nothing of who wrote it."""

from __future__ import annotations

import sys
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.text import is_printable
from arbeidsmiljo.survey.free_text import FreeText, free_text_of
from arbeidsmiljo.survey.hidden_words import HiddenWords
from arbeidsmiljo.survey.tables import Cell, Column, Fault, Table
from tests.effort import examples

ORGANISATION = Organisation(
    name="Tilsynet for prøver",
    country="NO",
    on=date(2026, 1, 1),
    units=(
        Unit(id=UnitId("t"), name="Tilsynet", employees=30),
        Unit(id=UnitId("nord"), name="Renhold nord", parent=UnitId("t"), employees=9),
    ),
)
HIDDEN = HiddenWords(units=("nord", "Renhold nord"), persons=("Kari Nordmann",))
WORDS = st.text("abæø ,.\n", max_size=12).map(lambda words: f"Mer {words} takk")


def table(**columns: list[Cell]) -> Table:
    """Make the table of an export."""
    return Table(
        columns=tuple(Column(heading=name, cells=cells) for name, cells in columns.items())
    )


def read(given: Table, *columns: str, smallest: int = 2, seed: int = 1) -> tuple[FreeText, ...]:
    """Read free text of an export."""
    return free_text_of(
        [given],
        columns,
        hidden=HIDDEN,
        smallest=smallest,
        organisation=ORGANISATION,
        source="svar.csv",
        random=Random(seed),  # noqa: S311 - of a test, to be repeated
    )


def refused(given: Table, *columns: str) -> list[str]:
    """Read what cannot be read, and give what is said of it."""
    with pytest.raises(InvalidInputError) as caught:
        read(given, *columns)
    return [str(problem) for problem in caught.value.problems]


@settings(max_examples=examples(100))
@given(
    st.lists(st.tuples(st.none() | WORDS, st.none() | WORDS), max_size=8),
    st.randoms(use_true_random=False),
    st.integers(1, 4),
    st.integers(),
)
def test_the_order_of_rows_tells_nothing(
    rows: list[tuple[str | None, str | None]], random: Random, smallest: int, seed: int
) -> None:
    """However those who wrote are ordered, and whoever wrote what together, the file is the same.

    It holds what everybody wrote, or nothing where too few did.
    """
    first: list[Cell] = [one for one, _ in rows]
    second: list[Cell] = [other for _, other in rows]
    found = read(table(A=first, B=second), "A", "B", smallest=smallest, seed=seed)
    for one, cells in zip(found, (first, second), strict=True):
        written = sorted(str(cell) for cell in cells if cell is not None)
        assert sorted(one.texts or ()) == (written if len(written) >= smallest else [])
        assert (one.texts is None) == (len(written) < smallest)
    random.shuffle(first)
    random.shuffle(second)
    assert read(table(B=second, A=first), "a", " b ", smallest=smallest, seed=seed) == found


def test_few_texts_are_withheld() -> None:
    """Where fewer than the smallest group wrote something, not even how many did is told."""
    nobody, one, two = read(
        table(A=[None, ""], B=["Mer ro", None], C=["Mer ro", "Mindre støy"]), "A", "B", "C"
    )
    assert nobody.texts is None
    assert one.texts is None
    assert sorted(two.texts or ()) == ["Mer ro", "Mindre støy"]
    assert {nobody.smallest, one.smallest, two.smallest} == {2}


def test_who_wrote_is_hidden() -> None:
    """Names and addresses are taken out, and lines are kept."""
    texts = ["Spør Kari\r\neller ring\v400 00 000", "Vi på renhold nord\x00trives"]
    (found,) = read(table(A=list[Cell](texts)), "A")
    assert sorted(found.texts or ()) == ["Spør […]\neller ring\n[…]", "Vi på […] trives"]


@pytest.mark.parametrize(
    "cells",
    [
        ["nord", "Renhold nord", "NORD"],
        ["kari@eksempel.no", "ola@eksempel.no"],
        [1.0, 2.0, 5.0],
        ["2026-01-02 20:57:15", "2026-01-03 08:01:00"],
        ["192.168.10.12", "10.0.0.1"],
        ["a8f3c9d2e1", "b7e2d8c1f0"],
        ["abcdefab-cdef-4abc-9def-abcdefabcdef", "0bcdefab-cdef-4abc-9def-abcdefabcde0"],
        ["2001:db8::8a2e:370:7334", "fe80::abcd:1"],
        ["abc123", "kno17"],
        ["B", "Q", "B"],
    ],
)
def test_what_identifies_is_no_free_text(cells: list[Cell]) -> None:
    """A column of units, addresses, answers, times or tokens is refused, and not repeated."""
    (problem,) = refused(table(A=cells), "A")
    assert problem.startswith("column 'A': holds names, addresses or numbers")
    assert not any(str(cell) in problem for cell in cells)


@pytest.mark.parametrize("heading", ["Navn", "First name", "etternavn", "Enhet", "USERNAME"])
def test_names_that_nobody_knows_are_no_free_text(heading: str) -> None:
    """A column that is called after somebody or a unit is refused, whoever stands in it."""
    column = Column(heading=heading, cells=["Ola", "Per", "Avdelingen i Bø"])
    (problem,) = refused(Table(columns=(column,)), heading)
    assert problem.startswith(f"column {heading!r}: holds names, addresses or numbers")


def test_a_dash_is_no_answer() -> None:
    """What has neither letter nor digit counts as nothing written, however many gave it."""
    dashes: list[Cell] = [*("-", ".", "…", "?", "👍") * 4, "Mer ro", "Mindre støy"]
    (found,) = read(table(A=dashes), "A")
    assert sorted(found.texts or ()) == ["Mer ro", "Mindre støy"]
    (found,) = read(table(A=dashes[:-1]), "A")
    assert found.texts is None


def test_signs_that_nobody_sees_hide_no_name() -> None:
    """Names are found across signs that are not seen; signs that join others stay."""
    texts: list[Cell] = [
        "Spør Ka\u00adri",
        "\ufeffSpør \u202eKari\u202c\u200b nå \uffff",
        "ok 👩\u200d🔧",
    ]
    (found,) = read(table(A=texts), "A")
    assert sorted(found.texts or ()) == ["Spør […]", "Spør […] nå", "ok 👩\u200d🔧"]


def test_texts_are_such_as_documents_can_hold() -> None:
    """Of all signs that there are, none stays that a document cannot hold."""
    signs = "".join(map(chr, range(sys.maxunicode + 1)))
    texts: list[Cell] = [
        f"ab {signs[place : place + 1024]} ab" for place in range(0, len(signs), 1024)
    ]
    (found,) = read(table(A=texts), "A")
    assert len(found.texts or ()) == len(texts)
    assert all(map(is_printable, found.texts or ()))


def test_all_that_is_wrong_is_told_at_once() -> None:
    """Cells with errors and columns of numbers are told together, by row and column."""
    wrong = table(A=["Mer ro", Fault("holds an error"), "Mindre støy"], B=[1.0, 2.0, 3.0])
    assert refused(wrong, "A", "B") == [
        (
            "column 'B': holds names, addresses or numbers, and no free text; ask for a column in "
            "which people wrote in their own words"
        ),
        "row 3, column 'A': holds an error",
    ]
    assert refused(wrong, "A", "C") == ["column 'C': is missing; check its name, or the export"]
    assert refused(wrong, "A", "a ") == ["column 'a ': is asked for twice; name each column once"]
    assert refused(wrong) == [
        "columns: there are none; name the questions whose answers are free text"
    ]
