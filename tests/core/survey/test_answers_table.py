"""Answers are read from an export as a mapping says, and nothing else of anybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.identifiers import FactorKey, ItemKey, UnitId
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.answer_rows import NO_ANSWER, AnswerRows
from arbeidsmiljo.survey.answers_mapping import AnswersMapping, ItemColumn, LeaderColumn
from arbeidsmiljo.survey.answers_table import answers_of
from arbeidsmiljo.survey.questionnaire import Factor, Item, Questionnaire
from arbeidsmiljo.survey.results import Scale
from arbeidsmiljo.survey.tables import Cell, Column, Fault, Table

ORGANISATION = Organisation(
    name="Tilsynet",
    country="NO",
    on=date(2026, 1, 1),
    units=(
        Unit(id=UnitId("t"), name="Tilsynet", employees=30),
        Unit(id=UnitId("drift"), name="Drift", parent=UnitId("t"), employees=20),
        Unit(id=UnitId("101"), name="Vakt", parent=UnitId("drift"), employees=9),
    ),
)
RO = FactorKey("ro")
QUESTIONNAIRE = Questionnaire(
    key="prove",
    label=Text({"nb": "Prøve"}),
    factors=(Factor(key=RO, label=Text({"nb": "Ro"})),),
)


def item(key: str, low: int = 1, high: int = 5, *, answers: Sequence[str] = ()) -> Item:
    """Make an item."""
    return Item(
        key=ItemKey(key),
        factor=RO,
        scale=Scale(minimum=low, maximum=high),
        answers=tuple(Text({"nb": one}) for one in answers),
    )


MAPPING = AnswersMapping(
    unit="Enhet",
    items=(
        ItemColumn(column="Q1", item=item("q1")),
        ItemColumn(column="Q2", item=item("q2", 0, 3)),
    ),
    answers={"Helt uenig": 1, "Helt enig": 5},
    units={"Vaktseksjonen": UnitId("101")},
)


def table(
    headings: Sequence[str], *rows: Sequence[Cell], labels: dict[float, str] | None = None
) -> Table:
    """Make a table row by row; labels belong to its second column."""
    cells = zip(*rows, strict=True)
    return Table(
        columns=tuple(
            Column(heading=heading, cells=column, value_labels=(labels or {}) if place == 1 else {})
            for place, (heading, column) in enumerate(zip(headings, cells, strict=True))
        )
    )


def read(made: Table, mapping: AnswersMapping = MAPPING, seed: int = 1) -> AnswerRows:
    """Read answers, in an order that can be repeated here."""
    random = Random(seed)  # noqa: S311 - the people are invented
    return answers_of(
        [made], mapping, ORGANISATION, QUESTIONNAIRE, source="svar.csv", random=random
    )


def people(rows: AnswerRows) -> Counter[tuple[str, ...]]:
    """Count respondents that answered the same, with their unit."""
    answers = zip(*rows.columns.values(), strict=True)
    return Counter(
        (rows.units[place], *("" if one == NO_ANSWER else str(one) for one in given_))
        for place, given_ in zip(rows.places, answers, strict=True)
    )


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["t", "drift", "101"]),
            st.none() | st.integers(1, 5),
            st.none() | st.integers(0, 3),
        ).filter(lambda one: one[1:] != (None, None)),
        min_size=1,
        max_size=20,
    ),
    st.integers(0, 5),
    st.booleans(),
)
def test_each_respondent_is_read_once(
    given_: list[tuple[str, int | None, int | None]],
    seed: int,
    as_text: bool,  # noqa: FBT001
) -> None:
    """Every row with an answer is read, whether numbers or text, and in whatever order."""
    rows: list[Sequence[Cell]] = [
        (f"r{number}", *(str(one) if as_text and one is not None else one for one in answers))
        for number, answers in enumerate(given_)
    ]
    made = table(["id", "Enhet", "Q1", "Q2"], *rows)
    found = read(made, seed=seed)
    assert people(found) == Counter(
        (unit, "" if q1 is None else str(q1 - 1), "" if q2 is None else str(q2))
        for unit, q1, q2 in given_
    )
    assert set(found.columns) == {"q1", "q2"}


def test_rows_come_in_an_order_that_says_nothing() -> None:
    """The order of the export is lost."""
    made = table(
        ["Enhet", "Q1", "Q2"], *[("t", 1 + number % 5, number % 4) for number in range(40)]
    )
    orders = {bytes(read(made, seed=seed).columns[ItemKey("q1")]) for seed in range(5)}
    assert len(orders) == 5


def test_answers_in_words() -> None:
    """Words mean what the mapping says, else the item, else the file; case does not matter."""
    mapping = evolve(
        MAPPING,
        items=(
            ItemColumn(column="Q1", item=item("q1")),
            ItemColumn(column="Q2", item=item("q2", 0, 1, answers=("Nei", "Ja"))),
        ),
    )
    made = table(
        ["Enhet", "Q1", "Q2"],
        ("t", "helt uenig", "JA"),
        ("drift", "Nesten", " nei".strip()),
        labels={2.0: "nesten"},
    )
    assert people(read(made, mapping)) == Counter([("t", "0", "1"), ("drift", "1", "0")])


def test_what_stands_where_nobody_answered() -> None:
    """What the mapping calls missing is no answer, as number, as text, and by its label."""
    mapping = evolve(MAPPING, missing=("9", "Vet  IKKE", "-"))
    made = table(
        ["Enhet", "Q1", "Q2"],
        ("t", 9.0, "vet ikke"),
        ("t", "9", 0),
        ("drift", 8.0, 1),
        ("101", 5, "-"),
        labels={8.0: "Vet ikke"},
    )
    assert people(read(made, mapping)) == Counter(
        [("t", "", "0"), ("drift", "", "1"), ("101", "4", "")]
    )
    both = evolve(MAPPING, missing=("helt enig",))
    with pytest.raises(InvalidInputError, match="answer 'helt enig': is an answer, and missing"):
        read(made, both)


def test_units_by_another_name() -> None:
    """A unit is named by its id, or as the mapping says."""
    made = table(["Enhet", "Q1", "Q2"], ("vaktseksjonen", 1, None), (101.0, 2, None), ("101", 3, 0))
    assert {unit for unit, *_ in people(read(made))} == {"101"}


def test_leaders_count_in_the_unit_above() -> None:
    """A leader is not counted in the own unit but above it; the top leader in the top."""
    mapping = evolve(MAPPING, leader=LeaderColumn(column="Leder", answer="Ja"))
    made = table(
        ["Enhet", "Q1", "Q2", "Leder"],
        ("101", 1, None, "ja"),
        ("101", 2, None, ""),
        ("t", 3, None, "Ja"),
    )
    assert people(read(made, mapping)) == Counter(
        [("drift", "0", ""), ("101", "1", ""), ("t", "2", "")]
    )


def test_who_answered_nothing_is_left_out() -> None:
    """A row without an answer is no respondent, even of no unit."""
    made = table(["Enhet", "Q1", "Q2"], ("t", 1, 1), (None, None, ""), ("borte", None, None))
    assert len(read(made)) == 1


def test_all_that_is_wrong_is_told_at_once_and_not_repeated() -> None:
    """Each cell is told with its place; neither answers nor names of units are repeated."""
    made = table(
        ["Enhet", "Q1", "Q2"],
        ("hemmelig", 1, 1),
        ("t", 6, 1.5),
        ("drift", "kanskje", Fault("holds an error")),
        (None, 2, 2),
    )
    with pytest.raises(InvalidInputError) as caught:
        read(made)
    assert [one.where for one in caught.value.problems] == [
        "row 2, column 'Enhet'",
        "row 3, column 'Q1'",
        "row 3, column 'Q2'",
        "row 4, column 'Q1'",
        "row 4, column 'Q2'",
        "row 5, column 'Enhet'",
    ]
    told = str(caught.value)
    assert "hemmelig" not in told
    assert "kanskje" not in told


def test_very_many_faults_are_counted() -> None:
    """Of a thousand cells with one fault the first are listed, and the others counted."""
    made = table(["Enhet", "Q1", "Q2"], *[("t", 9, 1)] * 1000)
    with pytest.raises(InvalidInputError) as caught:
        read(made)
    assert len(caught.value.problems) == 101
    assert "900 more cells" in str(caught.value.problems[-1])


@pytest.mark.parametrize(
    ("headings", "says"),
    [
        (("Enhet", "Q1"), "column 'Q2': is missing"),
        (("Enhet", "Q1", "q2 ", "Q2"), "column 'Q2': is there twice"),
        (("A", "B", "C"), "3 problems found"),
    ],
)
def test_columns_that_are_not_there(headings: tuple[str, ...], says: str) -> None:
    """A column that the mapping names and the export has not, or has twice, is named."""
    with pytest.raises(InvalidInputError, match=says):
        read(table(headings, ["t", *[1] * (len(headings) - 1)]))


def test_nobody_answered() -> None:
    """An export in which nobody answered anything is refused."""
    with pytest.raises(InvalidInputError, match="nobody has answered"):
        read(table(["Enhet", "Q1", "Q2"], ("t", None, None)))


def test_a_mapping_that_does_not_fit_together() -> None:
    """A mapping is checked before any answer is read."""
    twice = evolve(MAPPING, items=(MAPPING.items[0], MAPPING.items[0]))
    with pytest.raises(InvalidInputError, match=r"(?s)item 'q1'.*column 'Q1': is used twice"):
        read(table(["Enhet", "Q1"], ("t", 1)), twice)
    with pytest.raises(InvalidInputError, match="there are none; name the columns"):
        read(table(["Enhet"], ("t",)), evolve(MAPPING, items=()))
