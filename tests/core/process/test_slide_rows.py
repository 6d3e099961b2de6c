"""The rows of a table on a slide."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.documents import Record
from arbeidsmiljo.process.slide_rows import (
    LINES_ON_A_SLIDE,
    ROWS_ON_A_SLIDE,
    fitting,
    says_more,
)

COLUMNS = ("unit", "text", "owner")
LANGUAGES = ("nb", "nn", "da", "en")

units = st.sampled_from(["Drift", "Utvikling", "Stab", "Seksjon for drift og sikkerhet"])
short = st.text("abc", max_size=16)


@st.composite
def records(draw: st.DrawFn, most: int) -> list[Record]:
    """Draw measures of some units, whose texts have up to so many characters."""
    drawn = draw(st.lists(st.tuples(units, st.integers(1, most), short), max_size=16))
    return [
        {"unit": unit, "text": f"{number} ".ljust(length, "x"), "owner": owner}
        for number, (unit, length, owner) in enumerate(drawn)
    ]


@given(records(most=20), st.sampled_from(LANGUAGES))
def test_short_rows_stand_side_by_side_as_long_as_they_can_be_read(
    some: list[Record], language: str
) -> None:
    """Few rows are all shown; of more, no more than can be read, and how many are left out."""
    plain = [{**record, "unit": "Drift"} for record in some]
    shown = fitting("line.rows", plain, COLUMNS, language)
    if len(plain) <= ROWS_ON_A_SLIDE:
        assert shown == plain
        return
    *rest, last = shown
    assert len(shown) == ROWS_ON_A_SLIDE
    assert rest == plain[: len(rest)]
    assert str(len(plain) - len(rest)) in str(last["text"])
    assert {last[column] for column in COLUMNS if column != "text"} == {""}


@given(records(most=200))
def test_long_rows_take_the_room_of_others(some: list[Record]) -> None:
    """No row is left out without being counted, and all together have no more lines than fit.

    None takes a turn before every other unit that has one left has had as many.
    """
    shown = fitting("line.rows", some, COLUMNS, "nb")
    lines = sum(
        max(-(-len(str(row["text"])) // 34), -(-len(str(row["unit"])) // 18), 1) for row in shown
    )
    if shown == some:
        assert lines <= LINES_ON_A_SLIDE
        return
    *rest, last = shown
    assert lines <= LINES_ON_A_SLIDE or not rest
    assert str(len(some) - len(rest)) in str(last["text"])
    assert all(row in some for row in rest)
    taken = Counter(row["unit"] for row in rest)
    waiting = Counter(record["unit"] for record in some)
    for turns in taken.values():
        assert all(taken[other] >= min(turns - 1, waiting[other]) for other in waiting)


def test_only_what_the_table_shows_takes_room() -> None:
    """A long text in a column that the table does not have is no reason to leave a row out."""
    some: list[Record] = [{"text": "Kort", "effect": "x" * 400} for _ in range(3)]
    assert fitting("measures.rows", some, ("text",), "nb") == some
    assert fitting("measures.rows", some, ("text", "effect"), "nb") != some


def test_rows_of_which_there_are_never_many_are_all_shown() -> None:
    """The days of the meetings are as many as the method has."""
    some: list[Record] = [{"date": number, "meeting": "Møte"} for number in range(12)]
    assert fitting("schedule.rows", some, ("date", "meeting"), "nb") == some


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "column"),
    [("measures.rows", "text"), ("line.rows", "text"), ("plans.rows", "topic")],
)
def test_the_last_row_is_known_again(path: str, column: str, language: str) -> None:
    """What only says how many were left out is told from a measure, in every language."""
    some: list[Record] = [{column: "Kort"} for _ in range(20)]
    *rest, last = fitting(path, some, (column,), language)
    assert says_more(str(last[column]))
    assert not any(says_more(str(row[column])) for row in rest)
    assert not says_more("")
