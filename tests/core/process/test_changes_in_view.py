"""Changes as somebody may see them: what a view of each moment would have told, and no more."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.events import (
    FindingRecorded,
    MeasureDecided,
    MeasureProposed,
    MeetingHeld,
    Payload,
)
from arbeidsmiljo.model.identifiers import EventId, FindingId, MeasureId, UnitId
from arbeidsmiljo.model.measures import FindingKind
from arbeidsmiljo.model.unit_events import UnitClosed
from arbeidsmiljo.process import Change, Process, changes, changes_in_view, view
from arbeidsmiljo.process.in_view import DutyInView
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.example_names import HR as OVERSEER
from arbeidsmiljo.testing.example_names import LEADER_OF_EMPLOYEES, UNIT_MEETING
from arbeidsmiljo.testing.processes import DECIDER, STARTED, TEXTS, start
from tests.core.process.followed import DRIFT, HR, TOP, small_organisation, viewers
from tests.core.process.ran import Ran, hidden_matters, ran
from tests.effort import examples

NOON = datetime.combine(STARTED, time(12), UTC)
AFTER_ALL = NOON + timedelta(days=300)
MOMENTS = st.integers(0, 130 * 24).map(lambda hours: NOON + timedelta(hours=hours))


def a_viewer(one: Ran, data: st.DataObject, on: date) -> Viewer:
    """Draw somebody who is there from the first day to another."""
    actors = [actor.key for actor in one.process.method.actors]
    there = set(viewers(one.process, actors, on=STARTED))
    return data.draw(
        st.sampled_from([one for one in viewers(one.process, actors, on=on) if one in there])
    )


def told(
    one: Process, viewer: Viewer, since: datetime, until: datetime
) -> list[Change[DutyInView]]:
    """Give the changes of an interval as somebody may see them."""
    return list(changes_in_view(one, viewer, since=since, until=until, zone=UTC))


@settings(max_examples=examples(200))
@given(ran(max_events=9), MOMENTS, MOMENTS, st.data())
def test_they_lead_from_one_view_to_another(
    one: Ran, first: datetime, last: datetime, data: st.DataObject
) -> None:
    """Made one after the other, they turn the duties of the first view into those of the last."""
    since, until = sorted((first, last))
    viewer = a_viewer(one, data, until.date())

    def states(moment: datetime) -> dict[str, State]:
        seen = view(one.process, one.store, viewer, on=moment.date(), known_at=moment)
        return {duty.id: duty.verdict.state for duty in seen.duties}

    found = states(since)
    for change in told(one.process, viewer, since, until):
        assert found.pop(change.duty.id, None) is change.before
        if change.after is not None:
            found[change.duty.id] = change.after
    assert found == states(until)


@given(ran(max_events=9), st.lists(MOMENTS, min_size=2, max_size=5), st.data())
def test_those_of_successive_intervals_are_those_of_the_whole(
    one: Ran, moments: list[datetime], data: st.DataObject
) -> None:
    """Each comes once, whatever became known of what may be told in between."""
    moments = sorted(moments)
    actors = [actor.key for actor in one.process.method.actors]
    days = {moment.date() for moment in moments}
    always = [
        viewer
        for viewer in viewers(one.process, actors, on=STARTED)
        if all(viewer in viewers(one.process, actors, on=day) for day in days)
    ]
    viewer = data.draw(st.sampled_from(always))
    parts = [told(one.process, viewer, since, until) for since, until in pairwise(moments)]
    whole = told(one.process, viewer, moments[0], moments[-1])
    assert [change for part in parts for change in part] == whole
    assert len({change.id for change in whole}) == len(whole)


def with_hidden_matters(one: Ran, data: st.DataObject) -> Process:
    """Give a process in which sensitive things were recorded in between too, in every unit."""
    events = one.process.journal
    hidden = [
        (payload, unit.id)
        for number, unit in enumerate(one.process.start_event.organisation.units, start=1000)
        for payload in hidden_matters(number)
    ]
    places = sorted(data.draw(st.integers(1, len(events))) for _ in hidden)
    other = Process(one.process.method, events[:1])
    ids: dict[EventId, EventId] = {}
    for number, event in enumerate(events):
        if number:
            ids[event.id] = other.record(
                event.payload,
                happened=event.happened,
                recorded=event.recorded,
                unit=event.unit,
                recorded_by=event.recorded_by,
                corrects=None if event.corrects is None else ids[event.corrects],
            ).event.id
        for place, (payload, unit) in zip(places, hidden, strict=True):
            if place == number + 1:
                other.record(
                    payload,
                    happened=STARTED,
                    recorded=event.recorded,
                    unit=unit,
                    recorded_by=DECIDER,
                )
    return other


@settings(max_examples=examples(200))
@given(ran(), st.data())
def test_what_a_viewer_may_not_see_changes_nothing_in_them(one: Ran, data: st.DataObject) -> None:
    """Sensitive findings and measures, and what is done about them, are in nobody's reminders.

    Overseers are let out: they see what the hidden matters ask for.
    """
    other = with_hidden_matters(one, data)
    viewer = a_viewer(one, data, AFTER_ALL.date())
    if viewer.actor not in one.process.method.bounds.overseers:
        before = told(one.process, viewer, NOON, AFTER_ALL)
        assert told(other, viewer, NOON, AFTER_ALL) == before


@given(ran(max_events=9), st.data())
def test_who_oversees_is_told_of_every_change(one: Ran, data: st.DataObject) -> None:
    """Nothing is kept from who sees to it that everybody's work is done."""
    until = data.draw(MOMENTS)
    viewer = Viewer(actor=OVERSEER, unit=one.process.organisation.top.id)
    seen = told(one.process, viewer, NOON, max(NOON, until))
    every = changes(one.process, since=NOON, until=max(NOON, until), zone=UTC)
    assert [(change.id, change.before) for change in seen] == [
        (change.id, change.before) for change in every
    ]


class Told:
    """A process of the small organisation, told a day at a time."""

    def __init__(self) -> None:
        """Start it."""
        self.process = start(small_organisation())

    def tell(
        self, number: int, payload: Payload, unit: UnitId, corrects: EventId | None = None
    ) -> EventId:
        """Let something happen, and be recorded at noon."""
        return self.process.record(
            payload,
            happened=STARTED + timedelta(days=number),
            recorded=NOON + timedelta(days=number),
            unit=unit,
            corrects=corrects,
        ).event.id

    def of(self, duty: str, *, unit: UnitId = HR) -> list[tuple[State | None, State | None]]:
        """Give what a duty became for the leader of a unit."""
        viewer = Viewer(actor=LEADER_OF_EMPLOYEES, unit=unit)
        found = told(self.process, viewer, NOON, AFTER_ALL)
        return [(one.before, one.after) for one in found if one.duty.id == duty]


def test_what_a_finding_gave_rise_to_is_gone_when_it_turns_out_to_be_sensitive() -> None:
    """From that moment on nobody but an overseer is told of the finding or of what answers it."""
    told_of = Told()
    finding = FindingId("f")
    plain = FindingRecorded(finding=finding, kind=FindingKind.UNLAWFUL, wording=TEXTS[0])
    first = told_of.tell(1, plain, HR)
    told_of.tell(2, MeasureProposed(measure=MeasureId("m"), wording=TEXTS[1], finding=finding), HR)
    told_of.tell(3, MeasureDecided(measure=MeasureId("m")), HR)
    duty = next(
        one.duty.id
        for one in told(
            told_of.process, Viewer(actor=LEADER_OF_EMPLOYEES, unit=HR), NOON, AFTER_ALL
        )
        if one.duty.subject == "f"
    )
    before = told_of.of(duty)
    sensitive = FindingRecorded(
        finding=finding, kind=FindingKind.UNLAWFUL, wording=TEXTS[0], sensitive=True
    )
    told_of.tell(4, sensitive, HR, corrects=first)
    after = told_of.of(duty)
    assert after[-1][1] is None
    assert after[:-1] == before[: len(after) - 1]


def test_evidence_is_cut_and_ids_of_events_are_left_out() -> None:
    """A change has the words of what happened, as a view has them, and no number of an event."""
    told_of = Told()
    told_of.tell(1, MeetingHeld(meeting=UNIT_MEETING), HR)
    viewer = Viewer(actor=LEADER_OF_EMPLOYEES, unit=HR)
    changed = told(told_of.process, viewer, NOON, AFTER_ALL)
    meets = next(one for one in changed if one.duty.id == "plan-returned@hr")
    assert [event.activity for event in meets.duty.evidence] == ["meeting-held"]
    assert meets.duty.unit_name == "HR"
    assert all(one.duty.verdict.evidence == () for one in changed)


def test_a_viewer_whom_there_is_not_at_the_end_is_refused() -> None:
    """As a view of that moment would be."""
    told_of = Told()
    told_of.tell(1, MeetingHeld(meeting=UNIT_MEETING), DRIFT)
    told_of.tell(5, UnitClosed(), DRIFT)
    viewer = Viewer(actor=LEADER_OF_EMPLOYEES, unit=DRIFT)
    assert told(told_of.process, viewer, NOON, NOON + timedelta(days=4))
    with pytest.raises(NotFoundError, match="there is no unit 'drift'"):
        told(told_of.process, viewer, NOON, NOON + timedelta(days=6))
    with pytest.raises(NotFoundError, match="with actor 'leader-of-employees'"):
        told(told_of.process, Viewer(actor=LEADER_OF_EMPLOYEES, unit=TOP), NOON, AFTER_ALL)
