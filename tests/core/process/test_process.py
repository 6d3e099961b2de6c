"""A process and the store that keeps it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import ConflictError
from arbeidsmiljo.memory import MemoryStore
from arbeidsmiljo.model.events import (
    MeetingHeld,
    ParameterSet,
    Payload,
    ProcessClosed,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.model.unit_events import UnitClosed
from arbeidsmiljo.process import Process, assess, plan_meetings
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.pattern import Named, Pattern, condition
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import (
    COMMITTEE_FIRST,
    EMPLOYEES_INFORMED,
    INFORMATION,
    UNIT_MEETING,
)
from arbeidsmiljo.testing.processes import STARTED, processes, start
from tests.core.process.followed import HR, small_organisation
from tests.core.process.happenings import held
from tests.core.process.ran import Ran, ran
from tests.core.rules.duties import verdicts_of


class TakenBackError(Exception):
    """Something goes wrong after the process was saved."""


@given(ran())
def test_what_a_transaction_took_back_is_kept_by_the_next_save(one: Ran) -> None:
    """No event is lost when a store takes back what was saved in it."""

    def save_and_fail() -> None:
        with one.store.transaction():
            one.process.save(one.store.journals)
            raise TakenBackError

    with pytest.raises(TakenBackError):
        save_and_fail()
    assert one.store.journals.processes() == ()
    one.process.save(one.store.journals)
    assert tuple(one.store.journals.read(one.process.id)) == tuple(one.process.journal)
    assert not one.process.unsaved


@given(ran())
def test_of_two_who_know_the_same_one_saves(one: Ran) -> None:
    """The second is told of the conflict, and the journal is the first one's."""
    one.process.save(one.store.journals)
    other = Process.load(one.store.journals, one.process.id, [one.process.method])
    last = max(event.happened for event in one.process.journal)
    for process in (one.process, other):
        process.record(
            ProcessClosed(),
            happened=last,
            recorded=max(process.journal[-1].recorded, one.process.journal[-1].recorded),
            recorded_by=None,
        )
    one.process.save(one.store.journals)
    kept = tuple(one.store.journals.read(one.process.id))
    assert kept == tuple(one.process.journal)
    if tuple(other.journal) != kept:
        with pytest.raises(ConflictError):
            other.save(one.store.journals)
        assert tuple(one.store.journals.read(one.process.id)) == kept


@given(processes())
def test_a_process_that_was_loaded_is_the_one_that_was_saved(process: Process) -> None:
    """Journal, first day, language and parameters survive the store."""
    store = MemoryStore()
    process.save(store.journals)
    loaded = Process.load(store.journals, process.id, [process.method])
    assert tuple(loaded.journal) == tuple(process.journal)
    for parameter in process.method.parameters:
        assert loaded.period(parameter.key) == process.period(parameter.key)


class ClosedOn:
    """A calendar of a place that is closed on weekends, and on one more day."""

    def __init__(self, day: date) -> None:
        """Take note of the day."""
        self.day = day

    def is_working_day(self, day: date) -> bool:
        """Tell whether the place is open."""
        return day.isoweekday() <= 5 and day != self.day


MONDAY = date(2026, 2, 16)
"""Ten working days after the first day: when the employees are to be informed."""


def last_day(process: Process) -> date | None:
    """Give the last day for informing the employees."""
    duties = {duty.id: duty for duty in assess(process, on=process.started).duties}
    return duties["employees-informed@topp"].verdict.due


def test_without_a_calendar_people_work_from_monday_to_friday() -> None:
    """Whatever the holidays are."""
    process = start(small_organisation())
    assert process.deadline(INFORMATION, process.started) == MONDAY == last_day(process)
    assert not process.calendar.is_working_day(date(2026, 2, 14))


def test_a_process_counts_by_its_own_calendar() -> None:
    """Deadlines and plans pass over the days on which nobody works."""
    first = start(small_organisation())
    process = Process(first.method, first.journal, calendar=ClosedOn(MONDAY))
    assert last_day(process) == MONDAY + timedelta(days=1)
    assert process.deadline(INFORMATION, process.started) == MONDAY + timedelta(days=1)
    assert MONDAY not in {meeting.on for meeting in plan_meetings(process)}


def test_a_process_that_is_loaded_has_the_calendar_of_its_country() -> None:
    """It is asked for by the country's two letters."""
    asked: list[str] = []

    def calendars(country: str) -> ClosedOn:
        asked.append(country)
        return ClosedOn(MONDAY)

    store = MemoryStore()
    first = start(small_organisation())
    first.save(store.journals)
    process = Process.load(store.journals, first.id, [first.method], calendars=calendars)
    assert asked == ["NO"]
    assert last_day(process) == MONDAY + timedelta(days=1)


def test_a_period_has_the_length_that_it_had_on_a_day() -> None:
    """The method's own until the process chooses, and its own from that day on."""
    process = start(small_organisation())
    chosen = ParameterSet(parameter=INFORMATION, value="P1M")
    recorded = datetime(2026, 3, 1, tzinfo=UTC)
    process.record(chosen, happened=date(2026, 2, 10), recorded=recorded)
    assert process.period(INFORMATION, date(2026, 2, 9)) == Period(working_days=10)
    assert process.period(INFORMATION) == Period(months=1)
    assert process.deadline(INFORMATION, process.started, date(2026, 2, 9)) == MONDAY
    assert process.deadline(INFORMATION, process.started) == date(2026, 3, 2)


def test_a_record_tells_what_it_changed() -> None:
    """The event stands in the journal, and each duty that became something else is told."""
    process = start(small_organisation())
    recorded = process.record(
        StepTaken(step=EMPLOYEES_INFORMED),
        happened=date(2026, 2, 3),
        recorded=datetime(2026, 2, 3, 12, tzinfo=UTC),
    )
    assert recorded.event == process.journal[-1]
    (change,) = (one for one in recorded.changed if one.duty.id == "employees-informed@topp")
    assert (change.before, change.after) == (State.PENDING, State.FULFILLED)
    assert change.at == recorded.event.recorded


class CannotBeJudgedError(Exception):
    """A condition of a rule fails while it is looked at."""


@condition
def fails_where_the_committee_met(payload: Payload) -> bool:
    """Fail for one meeting, and hold for every other."""
    if isinstance(payload, MeetingHeld) and payload.meeting == COMMITTEE_FIRST:
        raise CannotBeJudgedError
    return True


@given(st.data())
def test_a_record_that_fails_leaves_everything_as_it_was(data: st.DataObject) -> None:
    """Where a rule of a method cannot be judged, journal and duties are as they were before."""
    rules = example_method().rules
    number = data.draw(st.integers(0, len(rules) - 1))
    condition = Named(function=f"{__name__}:fails_where_the_committee_met")
    broken = evolve(
        rules[number],
        constraint=Existence(pattern=Pattern.of(MeetingHeld, condition)),
        each=None,
        entails=(),
    )
    method = evolve(
        example_method(), rules=(*rules[:number], broken, *rules[number + 1 :]), statements=()
    )
    process = start(small_organisation(), method=method)
    held(UNIT_MEETING, HR).put(process)
    before = process.journal
    duties = verdicts_of(process.ledger(), STARTED)
    with pytest.raises(CannotBeJudgedError):
        held(COMMITTEE_FIRST).put(process)
    assert process.journal == before == process.unsaved
    assert verdicts_of(process.ledger(), STARTED) == duties
    assert held(UNIT_MEETING, HR).put(process) == process.journal[-1]


def test_the_organisation_is_as_it_was_on_a_day_and_as_it_was_known() -> None:
    """What is recorded later of an earlier day is not known before it is recorded."""
    process = start(small_organisation())
    recorded = datetime(2026, 3, 20, tzinfo=UTC)
    process.record(UnitClosed(), happened=date(2026, 3, 2), recorded=recorded, unit=HR)
    assert HR in process.organisation_on(date(2026, 3, 1))
    assert HR not in process.organisation_on(date(2026, 3, 2))
    assert HR not in process.organisation
    early = recorded - timedelta(days=1)
    assert HR in process.organisation_on(date(2026, 4, 1), known_at=early)
    assert HR not in process.organisation_on(date(2026, 4, 1), known_at=recorded)
    assert process.unit_name(HR) == "HR"
    assert process.unit_name(UnitId("borte")) == "borte"
