"""People work from Monday to Friday, public holidays excepted."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.periods import Period, next_working_day
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo_holidays import plugin
from arbeidsmiljo_holidays.calendar import COUNTRIES, PublicHolidays

NORWAY = PublicHolidays(country="NO")
DENMARK = PublicHolidays(country="DK")

calendars = st.sampled_from([NORWAY, DENMARK])
days = st.dates(min_value=date(1960, 1, 1), max_value=date(2100, 12, 1))
years = st.integers(1960, 2100)


def easter(year: int) -> date:
    """Give Easter Sunday, by the anonymous Gregorian rule."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


@pytest.mark.parametrize(
    ("day", "in_norway", "in_denmark"),
    [
        (date(2026, 1, 1), False, False),
        (date(2026, 2, 13), True, True),
        (date(2026, 4, 1), True, True),
        (date(2026, 4, 2), False, False),
        (date(2026, 5, 1), False, True),
        (date(2026, 5, 14), False, False),
        (date(2027, 5, 17), False, False),
        (date(2028, 5, 17), False, True),
        (date(2026, 6, 5), True, True),
        (date(2026, 12, 24), True, True),
        (date(2026, 12, 25), False, False),
        (date(2026, 12, 31), True, True),
        (date(2023, 5, 5), True, False),
        (date(2024, 4, 26), True, True),
    ],
    ids=[
        "New Year's Day",
        "an ordinary Friday",
        "Wednesday before Easter",
        "Maundy Thursday",
        "1 May",
        "Ascension Day",
        "17 May, on Whit Monday",
        "17 May",
        "Constitution Day in Denmark",
        "Christmas Eve",
        "Christmas Day",
        "New Year's Eve",
        "Great Prayer Day until 2023",
        "what would have been Great Prayer Day",
    ],
)
def test_days(day: date, in_norway: bool, in_denmark: bool) -> None:  # noqa: FBT001 - a table
    """Public holidays are no working days; days that are only customarily off are."""
    assert NORWAY.is_working_day(day) == in_norway
    assert DENMARK.is_working_day(day) == in_denmark


@given(calendars, days)
def test_weekends(calendar: PublicHolidays, day: date) -> None:
    """Nobody works on Saturdays and Sundays."""
    assert not calendar.is_working_day(day + timedelta(days=5 - day.weekday()))
    assert not calendar.is_working_day(day + timedelta(days=6 - day.weekday()))


@given(calendars, years)
def test_days_that_move_with_easter(calendar: PublicHolidays, year: int) -> None:
    """Maundy Thursday, Good Friday, Easter Monday, Ascension Day and Whit Monday are off."""
    for days_after in (-3, -2, 1, 39, 50):
        assert not calendar.is_working_day(easter(year) + timedelta(days=days_after))


@given(years)
def test_days_of_norway(year: int) -> None:
    """1 May and 17 May are always off in Norway."""
    assert not NORWAY.is_working_day(date(year, 5, 1))
    assert not NORWAY.is_working_day(date(year, 5, 17))


@given(calendars, years)
def test_a_year_has_its_working_days(calendar: PublicHolidays, year: int) -> None:
    """A year has about 252 working days: the holidays are taken out, and nothing else is."""
    first = date(year, 1, 1)
    last = date(year, 12, 31)
    span = [first + timedelta(days=number) for number in range((last - first).days + 1)]

    assert 248 <= sum(calendar.is_working_day(day) for day in span) <= 256


@given(calendars, days)
def test_next_working_day(calendar: PublicHolidays, day: date) -> None:
    """The next working day comes within six days, with no working day before it."""
    following = next_working_day(day, calendar)

    assert calendar.is_working_day(following)
    assert day < following <= day + timedelta(days=6)
    between = range(1, (following - day).days)
    assert not any(calendar.is_working_day(day + timedelta(days=number)) for number in between)


@given(calendars, days, st.integers(0, 30))
def test_working_days_are_counted(calendar: PublicHolidays, day: date, number: int) -> None:
    """A period of working days passes over all others."""
    end = Period(working_days=number).after(day, calendar)
    passed = range(1, (end - day).days + 1)

    assert sum(calendar.is_working_day(day + timedelta(days=n)) for n in passed) == number


def test_other_countries_are_left_to_others() -> None:
    """The plug-in answers for Norway and Denmark, and for nobody else."""
    assert {"DK", "NO"} == COUNTRIES
    assert Plugins({"holidays": plugin}).calendar("NO") == NORWAY
    assert plugin.arbeidsmiljo_working_calendar(country="DK") == DENMARK
    assert plugin.arbeidsmiljo_working_calendar(country="SE") is None
    with pytest.raises(ValueError, match="'country' must be in"):
        PublicHolidays(country="SE")


def test_the_library_is_imported_when_it_is_used() -> None:
    """Making a calendar imports nothing; asking it about a weekday does."""
    code = (
        "import sys, datetime, arbeidsmiljo_holidays.plugin as plugin;"
        "calendar = plugin.arbeidsmiljo_working_calendar(country='NO');"
        "assert 'holidays' not in sys.modules;"
        "calendar.is_working_day(datetime.date(2026, 2, 13));"
        "assert 'holidays' in sys.modules"
    )

    subprocess.run([sys.executable, "-c", code], check=True)
