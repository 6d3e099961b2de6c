"""The contract of every working calendar, as tests that an adapter runs on its own.

Example:
    The weekdays are a calendar, which is tested by

        class TestMyCalendar(WorkingCalendarContract):
            def calendar(self) -> WorkingCalendar:
                return WeekdayCalendar()
"""

from datetime import date, timedelta
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.periods import (
    Period,
    WorkingCalendar,
    first_working_day,
    next_working_day,
)

_LONGEST_REST: Final = 31


class WorkingCalendarContract:
    """What every calendar does; a subclass gives one."""

    def calendar(self) -> WorkingCalendar:
        """Give the calendar, new each time."""
        raise NotImplementedError

    def test_it_answers_for_every_day_that_there_is(self) -> None:
        """A day is a working day or is none, however long ago or far ahead it is."""
        calendar = self.calendar()

        @given(st.dates())
        def check(day: date) -> None:
            assert calendar.is_working_day(day) in (True, False)

        check()
        for day in (date.min, date.max):
            assert calendar.is_working_day(day) in (True, False)

    def test_it_always_says_the_same(self) -> None:
        """A day that was a working day stays one, in this calendar and in another like it."""
        calendar = self.calendar()

        @given(st.dates())
        def check(day: date) -> None:
            said = calendar.is_working_day(day)
            assert calendar.is_working_day(day) == said
            assert self.calendar().is_working_day(day) == said

        check()

    def test_nobody_rests_for_ever(self) -> None:
        """In any month's time there is a day on which people work, so that deadlines come."""
        calendar = self.calendar()

        @given(st.dates(max_value=date.max - timedelta(days=_LONGEST_REST)))
        def check(day: date) -> None:
            month = (day + timedelta(days=number) for number in range(_LONGEST_REST))
            assert any(map(calendar.is_working_day, month)), f"nobody works for a month from {day}"

        check()

    def test_periods_can_be_counted_in_it(self) -> None:
        """A number of working days leads to a working day, past as many of them."""
        calendar = self.calendar()

        @given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 30))
        def check(day: date, number: int) -> None:
            end = Period(working_days=number).after(day, calendar)
            passed = (day + timedelta(days=n + 1) for n in range((end - day).days))
            assert calendar.is_working_day(end)
            assert sum(calendar.is_working_day(one) for one in passed) == number

        check()

    def test_a_deadline_waits_for_the_next_working_day(self) -> None:
        """A working day stays as it is; any other gives way to the next such day."""
        calendar = self.calendar()

        @given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
        def check(day: date) -> None:
            moved = first_working_day(day, calendar)
            assert calendar.is_working_day(moved)
            assert moved == (
                day if calendar.is_working_day(day) else next_working_day(day, calendar)
            )
            assert moved >= day

        check()
