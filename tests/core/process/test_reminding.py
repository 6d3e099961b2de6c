"""Changes between two moments, which reminders are made of."""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidEventError, InvalidValueError
from arbeidsmiljo.model.events import (
    ActionPlanReturned,
    EventRetracted,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    MeetingHeld,
    Payload,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import EventId, MeasureId, TextId, UnitId
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.unit_events import UnitClosed
from arbeidsmiljo.process import Change, Process, as_one, changes, to_remind_of
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.example_names import EMPLOYEES_INFORMED, LEADER_SUPPORTED, UNIT_MEETING
from arbeidsmiljo.testing.processes import (
    STARTED,
    processes,
    recordings,
    start,
    started_processes,
)
from tests.core.process.followed import HR, small_organisation
from tests.effort import examples

OSLO = ZoneInfo("Europe/Oslo")
MOMENTS = st.integers(0, 130 * 24).map(
    lambda hours: datetime.combine(STARTED, time(0), UTC) + timedelta(hours=hours)
)
INFORMED = "employees-informed@topp"
RETURNED = "plan-returned@hr"


def at(day: date, hour: int = 12, zone: ZoneInfo | timezone = UTC) -> datetime:
    """Give an hour of a day."""
    return datetime.combine(day, time(hour), zone)


class Told:
    """A process of the small organisation, told moment by moment."""

    def __init__(self) -> None:
        """Start it: on the second of February, a Monday."""
        self.process = start(small_organisation())

    def tell(
        self,
        payload: Payload,
        happened: date,
        recorded: datetime,
        unit: UnitId | None = None,
        corrects: str | None = None,
    ) -> None:
        """Let something have happened, and be recorded at a moment."""
        self.process.record(
            payload,
            happened=happened,
            recorded=recorded,
            unit=unit,
            corrects=None if corrects is None else EventId(corrects),
        )

    def of(
        self, duty: str, since: datetime, until: datetime, zone: tzinfo = UTC
    ) -> list[Change[Duty]]:
        """Give the changes of one duty."""
        found = changes(self.process, since=since, until=until, zone=zone)
        return [one for one in found if one.duty.id == duty]


def test_time_makes_a_task_late_when_the_day_after_the_last_begins() -> None:
    """The change is of that midnight, and comes in the interval that has it only."""
    told = Told()
    last = at(date(2026, 2, 16), 23)
    assert told.of(INFORMED, at(date(2026, 2, 3)), last) == []
    (change,) = told.of(INFORMED, last, at(date(2026, 3, 30)))
    assert change.at == at(date(2026, 2, 17), 0)
    assert (change.before, change.after) == (State.PENDING, State.OVERDUE)
    assert change.id == f"{INFORMED}:overdue:2026-02-16:2026-02-17T00:00:00+00:00"
    assert told.of(INFORMED, at(date(2026, 2, 17), 0), at(date(2026, 3, 30))) == []


def test_what_is_asked_anew_is_to_be_done_again_when_a_period_begins() -> None:
    """One talk in three weeks was held; in the next three weeks there is none."""
    told = Told()
    happened = date(2026, 2, 5)
    told.tell(StepTaken(step=LEADER_SUPPORTED), happened, at(happened), HR)
    again, broken = told.of("one-talk-at-a-time@hr", at(happened), at(date(2026, 3, 30)))
    assert (again.before, again.after) == (State.FULFILLED, State.PENDING)
    assert again.at == at(date(2026, 2, 23), 0)
    assert again.duty.verdict.due == date(2026, 3, 15)
    assert (broken.before, broken.after) == (State.PENDING, State.VIOLATED)
    assert broken.at == at(date(2026, 3, 16), 0)


def test_what_is_recorded_late_changes_things_when_it_is_recorded() -> None:
    """A step that was in time, told of a month later, makes good what was told to be late."""
    told = Told()
    recorded = at(date(2026, 3, 20), 9)
    told.tell(StepTaken(step=EMPLOYEES_INFORMED), date(2026, 2, 12), recorded)
    late, done = told.of(INFORMED, at(date(2026, 2, 12)), at(date(2026, 4, 1)))
    assert (late.after, late.at) == (State.OVERDUE, at(date(2026, 2, 17), 0))
    assert (done.before, done.after, done.at) == (State.OVERDUE, State.FULFILLED, recorded)


def test_what_is_recorded_ahead_of_its_day_counts_from_that_day() -> None:
    """Around midnight somebody records what is of the next day already."""
    told = Told()
    told.tell(StepTaken(step=EMPLOYEES_INFORMED), date(2026, 2, 11), at(date(2026, 2, 10), 23))
    assert told.of(INFORMED, at(date(2026, 2, 9)), at(date(2026, 2, 10), 23)) == []
    (change,) = told.of(INFORMED, at(date(2026, 2, 9)), at(date(2026, 2, 12)))
    assert (change.at, change.after) == (at(date(2026, 2, 11), 0), State.FULFILLED)


def test_what_is_taken_back_changes_things_back() -> None:
    """A correction is told of when it is recorded, and the earlier change stays told."""
    told = Told()
    told.tell(MeetingHeld(meeting=UNIT_MEETING), date(2026, 2, 3), at(date(2026, 2, 3)), HR)
    told.tell(ActionPlanReturned(), date(2026, 2, 5), at(date(2026, 2, 5)), HR)
    before = told.of(RETURNED, at(date(2026, 2, 2)), at(date(2026, 2, 28)))
    assert [(one.before, one.after) for one in before] == [
        (State.INACTIVE, State.PENDING),
        (State.PENDING, State.FULFILLED),
    ]
    told.tell(EventRetracted(), date(2026, 2, 5), at(date(2026, 3, 2)), corrects="e3")
    assert told.of(RETURNED, at(date(2026, 2, 2)), at(date(2026, 2, 28))) == before
    (back,) = told.of(RETURNED, at(date(2026, 2, 28)), at(date(2026, 3, 4)))
    assert (back.before, back.after, back.at) == (
        State.FULFILLED,
        State.OVERDUE,
        at(date(2026, 3, 2)),
    )


def test_a_task_that_ends_with_its_unit_is_told() -> None:
    """Its change is of the moment at which the closing was recorded."""
    told = Told()
    told.tell(UnitClosed(), date(2026, 2, 9), at(date(2026, 2, 10)), HR)
    (change,) = told.of("leaders-are-supported@hr", at(date(2026, 2, 9)), at(date(2026, 3, 1)))
    assert (change.before, change.after) == (State.PENDING, State.LAPSED)
    assert (change.at, change.unit, change.gone) == (at(date(2026, 2, 10)), HR, False)


def test_a_task_that_was_taken_back_is_gone() -> None:
    """There is none any more where what gave rise to it did not happen."""
    told = Told()
    told.tell(UnitClosed(), date(2026, 2, 9), at(date(2026, 2, 10)), HR)
    told.tell(EventRetracted(), date(2026, 2, 9), at(date(2026, 2, 12)), corrects="e2")
    (back,) = told.of("leaders-are-supported@hr", at(date(2026, 2, 11)), at(date(2026, 2, 13)))
    assert (back.before, back.after) == (State.LAPSED, State.PENDING)


@pytest.mark.parametrize("zone", [UTC, OSLO, timezone(timedelta(hours=-9, minutes=-30))])
def test_days_begin_where_the_reader_is(zone: ZoneInfo | timezone) -> None:
    """A task is late from midnight in that zone, whatever the zones of the two moments."""
    told = Told()
    since, until = at(date(2026, 2, 10), 12, OSLO), at(date(2026, 2, 20), 12)
    (change,) = told.of(INFORMED, since, until, zone)
    assert change.at == at(date(2026, 2, 17), 0, zone)
    assert change.at.utcoffset() == at(date(2026, 2, 17), 0, zone).utcoffset()


def test_the_clock_is_put_forward_in_between() -> None:
    """Each day begins at its own midnight: before in winter time, after in summer time."""
    told = Told()
    told.tell(MeetingHeld(meeting=UNIT_MEETING), date(2026, 3, 15), at(date(2026, 3, 15)), HR)
    since, until = at(date(2026, 3, 28), 12, OSLO), at(date(2026, 4, 2), 12, OSLO)
    (change,) = told.of(RETURNED, since, until, OSLO)
    # The last day of the two weeks is Sunday the 29th, which gives way to Monday.
    assert change.at.isoformat() == "2026-03-31T00:00:00+02:00"
    parts = [
        one
        for day in range(28, 32)
        for one in told.of(
            RETURNED,
            at(date(2026, 3, day), 12, OSLO),
            at(date(2026, 3, day) + timedelta(days=1), 12, OSLO),
            OSLO,
        )
    ]
    assert parts == [change]


def test_no_change_is_lost_where_the_two_moments_have_other_offsets() -> None:
    """What a machine says in winter time and in summer time are moments of the one zone."""
    told = Told()
    told.tell(MeetingHeld(meeting=UNIT_MEETING), date(2026, 3, 17), at(date(2026, 3, 17)), HR)
    winter, summer = (timezone(timedelta(hours=hours)) for hours in (1, 2))
    first = at(date(2026, 3, 20), 12, winter)
    # The last day of the two weeks is the 31st: half an hour after midnight in summer time, it
    # would still be the 31st in winter time.
    night = datetime.combine(date(2026, 4, 1), time(0, 30), summer)
    last = at(date(2026, 4, 5), 12, summer)
    (change,) = told.of(RETURNED, first, last, OSLO)
    assert told.of(RETURNED, first, night, OSLO) == [change]
    assert told.of(RETURNED, night, last, OSLO) == []
    assert change.at == at(date(2026, 4, 1), 0, OSLO)


def test_a_change_is_told_in_the_zone_that_was_asked_for() -> None:
    """Just after midnight it is another day than where it was recorded; the name is the same."""
    told = Told()
    recorded = datetime.combine(date(2026, 2, 11), time(23, 30), UTC)
    told.tell(StepTaken(step=EMPLOYEES_INFORMED), date(2026, 2, 11), recorded)
    since, until = at(date(2026, 2, 11)), at(date(2026, 2, 13))
    (here,), (there,) = (told.of(INFORMED, since, until, zone) for zone in (UTC, OSLO))
    assert (here.at.date(), there.at.date()) == (date(2026, 2, 11), date(2026, 2, 12))
    assert here.at == there.at
    assert here.id == there.id


def test_what_is_recorded_in_the_hour_that_comes_twice_is_told_once() -> None:
    """When the clock is put back, the second 02:30 is later than the first 02:45."""
    told = Told()
    night = date(2026, 10, 25)
    first = datetime.combine(night, time(2, 45), OSLO)
    second = datetime.combine(night, time(2, 30, fold=1), OSLO)
    told.tell(MeetingHeld(meeting=UNIT_MEETING), date(2026, 10, 20), first, HR)
    told.tell(ActionPlanReturned(), date(2026, 10, 21), second, HR)
    between = datetime.combine(night, time(2, 10, fold=1), OSLO)
    early = told.of(RETURNED, at(night, 0, OSLO), between, OSLO)
    late = told.of(RETURNED, between, at(night, 12, OSLO), OSLO)
    assert [one.after for one in early] == [State.PENDING]
    assert [one.after for one in late] == [State.FULFILLED]
    with pytest.raises(InvalidEventError, match="before the latest event of the journal"):
        told.tell(UnitClosed(), night, first, HR)


@pytest.mark.parametrize(
    ("since", "until", "says"),
    [
        (at(date(2026, 3, 2)), at(date(2026, 3, 1)), "swap them"),
        (at(date(2026, 3, 2)).replace(tzinfo=None), at(date(2026, 3, 3)), "with their time zone"),
        (at(date(2026, 3, 2)), at(date(2026, 3, 3)).replace(tzinfo=None), "with their time zone"),
    ],
)
def test_moments_that_are_none_are_refused(since: datetime, until: datetime, says: str) -> None:
    """Both have a zone, and the first comes first."""
    with pytest.raises(InvalidValueError, match=says):
        changes(Told().process, since=since, until=until, zone=UTC)


def test_nothing_changes_in_no_time() -> None:
    """An interval from a moment to itself has no change."""
    moment = at(date(2026, 3, 2))
    assert changes(Told().process, since=moment, until=moment, zone=UTC) == ()


REOPENING: tuple[Payload, ...] = (
    MeetingHeld(meeting=UNIT_MEETING),
    ActionPlanReturned(),
    MeetingHeld(meeting=UNIT_MEETING),
)
"""A task comes, is done, and comes once more."""

HELD = (date(2026, 2, 3), date(2026, 2, 5), date(2026, 2, 6))
"""The days on which that happens."""


def test_a_task_that_is_asked_for_again_is_reminded_of_again() -> None:
    """One that was answered in between reminds, in one interval as in two."""
    told = Told()
    for payload, happened in zip(REOPENING, HELD, strict=True):
        told.tell(payload, happened, at(happened), HR)
    cut = at(date(2026, 2, 5), 13)
    every = told.of(RETURNED, at(HELD[0], 13), at(HELD[2], 13))
    (again,) = to_remind_of(every)
    assert (again.before, again.after) == (State.FULFILLED, State.PENDING)
    assert again.duty.verdict.due == HELD[2] + timedelta(days=14)
    assert to_remind_of(told.of(RETURNED, at(HELD[0], 13), cut)) == ()
    assert to_remind_of(told.of(RETURNED, cut, at(HELD[2], 13))) == (again,)


def test_what_happened_at_one_recorded_moment_is_one_change() -> None:
    """Each event says what it changed; of the moment, what all of them did is told, by one name."""
    told = Told()
    told.tell(REOPENING[0], HELD[0], at(HELD[0]), HR)
    moment = at(HELD[2], 13)
    recorded = [
        told.process.record(payload, happened=happened, recorded=moment, unit=HR)
        for payload, happened in zip(REOPENING[1:], HELD[1:], strict=True)
    ]
    own = [one for each in recorded for one in each.changed if one.duty.id == RETURNED]
    assert [(one.before, one.after) for one in own] == [
        (State.PENDING, State.FULFILLED),
        (State.FULFILLED, State.PENDING),
    ]
    assert len({one.id for one in own}) == 2
    (change,) = told.of(RETURNED, at(HELD[0]), moment)
    assert as_one(own) == (change,)
    assert (change.before, change.after) == (State.PENDING, State.PENDING)
    assert change.was is not None
    assert change.was.due == HELD[0] + timedelta(days=14)
    assert change.duty.verdict.due == HELD[2] + timedelta(days=14)
    assert change.id == own[1].id
    assert to_remind_of((change,)) == (change,)


def test_a_task_that_only_counts_on_is_not_asked_for_anew() -> None:
    """What it counts is a change, and nothing to remind of; what it asked for before still is."""
    told = Told()
    measure, wording = MeasureId("m"), TextId("t")
    happening: tuple[Payload, ...] = (
        MeasureProposed(measure=measure, wording=wording),
        MeasureDecided(measure=measure),
        MeasureMoved(measure=measure, to=MeasureState.STARTED),
    )
    for number, payload in enumerate(happening, start=3):
        told.tell(payload, date(2026, 2, number), at(date(2026, 2, number)), HR)
    asked, counted = told.of("measures-move@hr", at(date(2026, 2, 3)), at(date(2026, 2, 28)))
    assert (asked.before, asked.after, asked.anew) == (State.INACTIVE, State.PENDING, True)
    assert (counted.before, counted.after, counted.anew) == (State.PENDING, State.PENDING, False)
    assert counted.duty.verdict.count == 1
    assert to_remind_of((asked, counted)) == (asked,)
    assert to_remind_of((counted,)) == ()


@settings(max_examples=examples(150))
@given(processes(max_events=12), st.lists(MOMENTS, min_size=2, max_size=5))
def test_what_must_be_reminded_of_is_the_same_however_an_interval_is_cut(
    process: Process, moments: list[datetime]
) -> None:
    """The whole tells what the last part that says anything of a task tells of it."""
    moments = sorted(moments)
    whole = changes(process, since=moments[0], until=moments[-1], zone=UTC)
    standing: dict[str, Change[Duty]] = {}
    for since, until in pairwise(moments):
        part = changes(process, since=since, until=until, zone=UTC)
        reminders = {one.duty.id: one for one in to_remind_of(part)}
        for change in part:
            if change.anew and change.duty.id not in reminders:
                standing.pop(change.duty.id, None)
        standing.update(reminders)
    assert {one.duty.id: one for one in to_remind_of(whole)} == standing


@settings(max_examples=examples(150))
@given(started_processes(max_units=4), st.data())
def test_what_events_of_one_moment_changed_is_together_what_is_told_of_it(
    process: Process, data: st.DataObject
) -> None:
    """Taken as one, they are the changes of the moment; one name is of one thing only."""
    for _ in range(data.draw(st.integers(1, 3))):
        hours = data.draw(st.integers(0, 72))
        at_least = process.journal[-1].recorded + timedelta(hours=hours, minutes=1)
        moment, own = at_least, list[Change[Duty]]()
        for number in range(data.draw(st.integers(1, 4))):
            recording = data.draw(recordings(process))
            noon = datetime.combine(recording.happened, time(12), UTC)
            # Nothing is recorded much before it happened; the moment is that of the first.
            moment = max(at_least, noon) if number == 0 else moment
            if recording.happened > moment.date() + timedelta(days=1):
                continue
            own += process.record(
                recording.payload,
                happened=recording.happened,
                recorded=moment,
                unit=recording.unit,
                recorded_by=recording.recorded_by,
                corrects=recording.corrects,
            ).changed
        told = changes(process, since=moment - timedelta(seconds=1), until=moment, zone=UTC)
        assert {(one.id, one.was, one.anew) for one in as_one(own)} == {
            (one.id, one.was, one.anew) for one in told
        }
        assert len({one.id for one in told}) == len(told)
        became: dict[str, object] = {}
        for one in own:
            verdict = one.duty.verdict
            now = (one.duty.id, one.after, one.gone or (verdict.due, verdict.count))
            assert became.setdefault(one.id, now) == now
