"""The store and the sink in memory, and the calendar of weekdays."""

from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path, PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.memory import MemorySink, MemoryStore
from arbeidsmiljo.model.method_payloads import PayloadClasses
from arbeidsmiljo.model.periods import Period, WeekdayCalendar, WorkingCalendar
from arbeidsmiljo.model.sinks import Sink
from arbeidsmiljo.stores import Store
from arbeidsmiljo.testing.sinks import SinkContract
from arbeidsmiljo.testing.stores import StoreContract


class TestMemoryStore(StoreContract):
    """The store in memory is a store."""

    def open(self, place: Path, payloads: PayloadClasses = ()) -> Store:
        """Open a store that needs no place."""
        del place, payloads
        return MemoryStore()


class TestMemorySink(SinkContract):
    """The sink in memory is a sink."""

    def open(self, place: Path) -> AbstractContextManager[Sink]:
        """Open a sink that needs no place."""
        del place
        return nullcontext(MemorySink())

    def edit(self, sink: Sink, place: Path, path: PurePosixPath, data: bytes) -> None:
        """Put something among the documents."""
        del place
        assert isinstance(sink, MemorySink)
        sink.documents[path] = data


@given(st.dates())
def test_people_work_from_monday_to_friday(day: date) -> None:
    """The plain calendar knows weekends and nothing else."""
    calendar: WorkingCalendar = WeekdayCalendar()
    assert calendar.is_working_day(day) == (day.isoweekday() <= 5)


def test_periods_count_in_weekdays() -> None:
    """Ten working days after a Monday is the Monday two weeks later."""
    ten_days = Period(working_days=10)
    assert ten_days.after(date(2026, 2, 2), WeekdayCalendar()) == date(2026, 2, 16)
