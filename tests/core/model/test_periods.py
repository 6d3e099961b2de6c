"""Periods: how they are written, and what day they lead to."""

import re
from datetime import date, timedelta

import pytest
from attrs import frozen
from hypothesis import example, given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidValueError
from arbeidsmiljo.model.periods import (
    Period,
    WeekdayCalendar,
    WorkingCalendar,
    first_working_day,
    next_working_day,
)


@frozen
class Closed:
    """A calendar of a place that is closed on some days, and on all weekends."""

    days: frozenset[date]

    def is_working_day(self, day: date) -> bool:
        """Tell whether the place is open."""
        return day.isoweekday() <= 5 and day not in self.days


DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
CALENDARS: st.SearchStrategy[WorkingCalendar] = st.builds(
    Closed, st.frozensets(st.dates(date(2026, 1, 1), date(2026, 3, 1)), max_size=20)
)
CALENDAR_TIMES = st.builds(Period, months=st.integers(0, 60), days=st.integers(0, 800))
WORKING_TIMES = st.builds(Period, working_days=st.integers(0, 40))
PERIODS = CALENDAR_TIMES | WORKING_TIMES
LOOKS_RIGHT = re.compile(r"P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(?<!P)|\d+ working days?")


@given(PERIODS)
def test_a_period_is_read_as_it_was_written(period: Period) -> None:
    """Writing and reading gives the same length of time."""
    assert Period.parse(str(period)) == period


@given(PERIODS, PERIODS, DAYS, CALENDARS, st.integers(0, 1460))
def test_a_period_that_may_not_exceed_another_never_does(
    one: Period, other: Period, since: date, calendar: WorkingCalendar, later: int
) -> None:
    """From any day of four years it leads no further; where it may, it does so from some day."""
    day = since + timedelta(days=later)
    beyond = one.after(day, calendar) > other.after(day, calendar)
    assert one.may_exceed(other, since, calendar) or not beyond


@pytest.mark.parametrize(
    ("one", "other", "exceeds"),
    [
        ("P1M", "P1M", False),
        ("P28D", "P1M", False),
        ("P29D", "P1M", True),
        ("5 working days", "P1M", False),
        ("10 working days", "P2W", False),
        ("11 working days", "P2W", True),
        ("P3W", "10 working days", True),
        ("P10Y", "P1M", True),
    ],
)
def test_a_period_exceeds_another_if_it_does_so_from_any_day(
    one: str, other: str, *, exceeds: bool
) -> None:
    """29 days are longer than February, whenever they are chosen."""
    for since in (date(2026, 3, 1), date(2028, 2, 1), date(2026, 12, 31)):
        period = Period.parse(one)
        assert period.may_exceed(Period.parse(other), since, WeekdayCalendar()) is exceeds
    assert Period.parse(one).may_exceed(Period.parse(other), date.max, WeekdayCalendar()) is False


@given(*[st.none() | st.integers(0, most) for most in (5, 60, 99, 99)])
def test_the_parts_of_an_iso_duration_add_up(
    years: int | None, months: int | None, weeks: int | None, days: int | None
) -> None:
    """A year is 12 months, a week 7 days; at least one part is given."""
    parts = {"Y": years, "M": months, "W": weeks, "D": days}
    text = "P" + "".join(f"{n}{unit}" for unit, n in parts.items() if n is not None)
    if text == "P":
        with pytest.raises(ValueError, match="is not a period"):
            Period.parse(text)
    else:
        assert Period.parse(text) == Period(
            months=12 * (years or 0) + (months or 0), days=7 * (weeks or 0) + (days or 0)
        )


@given(
    st.one_of(
        st.text(),
        st.text("P0123YMWDT -", max_size=8),
        st.from_regex(re.compile(r"\d+ working days?"), fullmatch=True),
    )
)
def test_what_is_not_a_period_is_refused_by_name(text: str) -> None:
    """Any text is a period that can be written again, or refused: too long, or with examples."""
    if LOOKS_RIGHT.fullmatch(text.strip()) and text.isascii():
        if max(map(int, re.findall(r"\d+", text))) > 9:
            return  # It may be longer than the longest period.
        assert Period.parse(str(Period.parse(text))) == Period.parse(text)
    else:
        with pytest.raises(
            ValueError, match="write 'P14D', 'P2W', 'P3M' or '10 working days'"
        ) as e:
            Period.parse(text)
        assert repr(text) in str(e.value)


@pytest.mark.parametrize(
    "text", ["PT5H", "P-1D", "P1.5D", "14D", "P1D2M", "P1M 2D", "-3 working days", "ten days", "P"]
)
def test_hours_fractions_and_backward_times_are_no_periods(text: str) -> None:
    """Deadlines are counted in whole days, forward."""
    with pytest.raises(ValueError, match="is not a period"):
        Period.parse(text)


@given(st.integers(-3, 3), st.integers(-3, 3), st.integers(-3, 3))
def test_a_period_is_of_one_kind_of_time_and_goes_forward(
    months: int, days: int, working_days: int
) -> None:
    """Calendar time and working days do not mix, and nothing is counted backwards."""
    if min(months, days, working_days) < 0:
        reason = "goes forward"
    elif working_days and (months or days):
        reason = "not in both"
    else:
        period = Period(months=months, days=days, working_days=working_days)
        assert (period.months, period.days, period.working_days) == (months, days, working_days)
        return
    with pytest.raises(ValueError, match=reason):
        Period(months=months, days=days, working_days=working_days)


@given(DAYS, st.integers(0, 60), st.integers(0, 800), CALENDARS)
def test_months_lead_to_the_same_day_of_the_month_or_to_its_last(
    day: date, months: int, days: int, calendar: WorkingCalendar
) -> None:
    """Months are counted first; where the month is too short its last day stands in."""
    landed = Period(months=months).after(day, calendar)
    assert (landed.year * 12 + landed.month) - (day.year * 12 + day.month) == months
    if landed.day != day.day:
        assert landed.day < day.day
        assert (landed + timedelta(days=1)).day == 1
    assert Period(months=months, days=days).after(day, calendar) == landed + timedelta(days=days)


@given(st.dates(date(2025, 12, 1), date(2026, 3, 1)), st.integers(0, 40), CALENDARS)
def test_working_days_are_counted_from_the_day_after(
    day: date, count: int, calendar: WorkingCalendar
) -> None:
    """The last of n working days is a working day, the nth that comes after the first day."""
    end = Period(working_days=count).after(day, calendar)
    between = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert sum(map(calendar.is_working_day, between)) == count
    assert end == day if count == 0 else calendar.is_working_day(end)


@given(DAYS, DAYS, PERIODS, CALENDARS)
def test_who_starts_earlier_is_never_due_later(
    one: date, other: date, period: Period, calendar: WorkingCalendar
) -> None:
    """A deadline does not come before its start, and order of starts is order of deadlines."""
    early, late = sorted((one, other))
    assert early <= period.after(early, calendar) <= period.after(late, calendar)


@given(
    st.dates(date(9990, 1, 1), date.max),
    st.builds(Period, months=st.integers(0, 120), days=st.integers(0, 3660))
    | st.builds(Period, working_days=st.integers(0, 3660)),
)
@example(date.max, Period(working_days=1))
@example(date.max, Period(days=1))
@example(date.max, Period(months=1))
def test_the_end_of_time_is_the_last_deadline(day: date, period: Period) -> None:
    """A period that leads beyond the last day that exists ends on it, and takes no time."""
    end = period.after(day, WeekdayCalendar())
    assert day <= end <= date.max
    if day == date.max:
        assert end == date.max


@pytest.mark.parametrize("text", ["P11Y", "P123M", "P3661D", "3661 working days"])
def test_no_period_is_longer_than_ten_years(text: str) -> None:
    """Counting days of work for ages would take ages; nobody plans that far."""
    with pytest.raises(InvalidValueError, match="ten years"):
        Period.parse(text)


@given(st.dates(), CALENDARS)
def test_the_first_working_day_is_the_day_itself_or_the_next(
    day: date, calendar: WorkingCalendar
) -> None:
    """Only a day off is moved, and to the nearest working day after it, if there is one."""
    following = next_working_day(day, calendar)
    assert following > day or following == date.max
    skipped = [day + timedelta(days=n) for n in range(1, (following - day).days)]
    assert not any(map(calendar.is_working_day, skipped))
    assert calendar.is_working_day(following) or following == date.max
    assert first_working_day(day, calendar) == (day if calendar.is_working_day(day) else following)
