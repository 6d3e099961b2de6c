"""The store in memory and the calendar of weekdays."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.memory import MemoryStore
from arbeidsmiljo.model.method_payloads import PayloadClasses
from arbeidsmiljo.model.periods import Period, WeekdayCalendar, WorkingCalendar
from arbeidsmiljo.stores import Store
from arbeidsmiljo.testing.stores import StoreContract


class TestMemoryStore(StoreContract):
    """The store in memory is a store."""

    def open(self, place: Path, payloads: PayloadClasses = ()) -> Store:
        """Open a store that needs no place."""
        del place, payloads
        return MemoryStore()


@given(st.dates())
def test_people_work_from_monday_to_friday(day: date) -> None:
    """The plain calendar knows weekends and nothing else."""
    calendar: WorkingCalendar = WeekdayCalendar()
    assert calendar.is_working_day(day) == (day.isoweekday() <= 5)


def test_periods_count_in_weekdays() -> None:
    """Ten working days after a Monday is the Monday two weeks later."""
    ten_days = Period(working_days=10)
    assert ten_days.after(date(2026, 2, 2), WeekdayCalendar()) == date(2026, 2, 16)
