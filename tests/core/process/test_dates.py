"""Dates as people write them."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from arbeidsmiljo.process.dates import read_date

MONTHS = {
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "en": "january february march april may june july august september october november december",
    "nb, short": "jan feb mar apr mai jun jul aug sep okt nov des",
}

DAYS = st.dates(date(1000, 1, 1))
SPACES = st.sampled_from([" ", "  ", "\t", "\N{NO-BREAK SPACE}", "\n"])


@given(DAYS, st.data())
def test_a_date_is_read_however_it_is_written(day: date, data: st.DataObject) -> None:
    """ISO, numbers with dots or slashes and words in three languages all give the day."""
    written = data.draw(
        st.sampled_from(
            [
                day.isoformat(),
                f"{day.year}-{day.month}-{day.day}",
                f"{day.day}.{day.month}.{day.year}",
                f"{day.day:02}.{day.month:02}.{day.year}",
                f"{day.day}/{day.month}/{day.year}",
            ]
        )
    )
    assert read_date(written) == day


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("language", MONTHS)
@given(data=st.data())
def test_a_month_is_read_by_its_name(language: str, month: int, data: st.DataObject) -> None:
    """Full stops, capitals and white space make no difference."""
    day = data.draw(st.dates(date(1000, 1, 1)).filter(lambda day: day.day <= 28)).replace(
        month=month
    )
    name = MONTHS[language].split()[month - 1]
    name = data.draw(st.sampled_from([name, name.upper(), name.title(), f"{name}."]))
    first, second, around = (data.draw(SPACES) for _ in range(3))
    number = data.draw(st.sampled_from([f"{day.day}", f"{day.day}.", f"{day.day:02}."]))
    assert read_date(f"{around}{number}{first}{name}{second}{day.year}{around}") == day


@given(st.integers(1, 99), st.integers(0, 99), st.integers(0, 9999))
@example(31, 2, 2026)
@example(29, 2, 2025)
@example(1, 1, 0)
def test_a_day_that_does_not_exist_is_no_date(day: int, month: int, year: int) -> None:
    """Nothing is guessed: a 31 June is not moved to July."""
    try:
        expected = date(year, month, day)
    except ValueError:
        expected = None
    for text in (
        f"{day}.{month}.{year:04}",
        f"{day}/{month}/{year:04}",
        f"{year:04}-{month}-{day}",
    ):
        assert read_date(text) == expected


@given(st.text() | st.text("0123456789./- abcdefjmnoprsty", max_size=14))
@example("٣.٤.٢٠٢٦")
@example("¹.¹.2026")
def test_any_text_is_a_date_or_none(text: str) -> None:
    """What people write in a cell is read or left, and never an error."""
    found = read_date(text)
    assert found is None or found == read_date(found.isoformat())


@pytest.mark.parametrize(
    "text",
    ["", "snarest", "juni 2026", "15. juni", "15.06.26", "uke 24", "15.06.2026–16.06.2026"],
)
def test_what_leaves_something_open_is_no_date(text: str) -> None:
    """A date has a day, a month and a year of four figures."""
    assert read_date(text) is None
