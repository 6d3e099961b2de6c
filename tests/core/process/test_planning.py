"""Planning: a day for every meeting."""

from collections import Counter
from datetime import timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.actors import Appointment
from arbeidsmiljo.model.events import MeetingHeld, MeetingPlanned
from arbeidsmiljo.model.identifiers import PersonId
from arbeidsmiljo.model.meetings import Direction
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process import PlannedMeeting, plan_meetings
from arbeidsmiljo.testing.processes import STARTED, start
from tests.core.process.ran import CALENDAR, Ran, ran, started


def recorded(one: Ran, plan: tuple[PlannedMeeting, ...]) -> None:
    """Record a plan."""
    for meeting in plan:
        if not meeting.kept:
            unit = None if meeting.meeting.scope is Scope.ONCE else meeting.unit
            one.record(MeetingPlanned(meeting=meeting.meeting.key, on=meeting.on), 0, unit)


@given(ran())
def test_every_meeting_gets_one_day(one: Ran) -> None:
    """Each kind of meeting, in each unit that has one, is in the plan once."""
    plan = plan_meetings(one.process)
    assert Counter((meeting.meeting.key, meeting.unit) for meeting in plan) == Counter(
        (kind.key, unit)
        for kind in one.process.method.meetings
        for unit in one.process.organisation.units_in(kind.scope)
    )


@given(started())
def test_meetings_are_on_working_days_after_the_start(one: Ran) -> None:
    """Nobody is called on a Saturday or Sunday, nor before the process began."""
    for meeting in plan_meetings(one.process):
        assert CALENDAR.is_working_day(meeting.on)
        assert meeting.on >= STARTED


@given(started())
def test_a_plan_follows_the_order_of_the_method(one: Ran) -> None:
    """Among related units, what comes after comes later; so do units below, or above."""
    organisation = one.process.organisation
    plan = plan_meetings(one.process)
    for later in plan:
        for earlier in plan:
            related = organisation.is_within(later.unit, earlier.unit) or organisation.is_within(
                earlier.unit, later.unit
            )
            if related and earlier.meeting.key in later.meeting.after:
                assert earlier.on < later.on
            if later.meeting.key != earlier.meeting.key or later.unit == earlier.unit:
                continue
            if not organisation.is_within(later.unit, earlier.unit):
                continue
            if later.meeting.direction is Direction.DOWN:
                assert earlier.on < later.on
            if later.meeting.direction is Direction.UP:
                assert later.on < earlier.on


@given(started())
def test_no_leader_is_in_two_meetings_on_one_day(one: Ran) -> None:
    """A leader is in the unit's own meetings, and in those of the leader group above."""
    organisation = one.process.organisation
    taken = Counter(
        (person, meeting.on)
        for meeting in plan_meetings(one.process)
        if (actor := one.process.method.actor(meeting.meeting.actor)).leads
        for person in {
            organisation.unit(meeting.unit).leader,
            *(
                child.leader
                for child in organisation.children(meeting.unit)
                if actor.gathers_leaders
            ),
        }
    )
    assert max(taken.values(), default=1) == 1


@given(started(max_units=4), st.data())
def test_nobody_sits_in_two_meetings_on_one_day(one: Ran, data: st.DataObject) -> None:
    """Somebody has several roles, in several units, each from a day of its own."""
    person = PersonId("vara")
    organisation = one.process.organisation
    days = st.integers(-5, 40).map(lambda number: STARTED + timedelta(days=number))
    several = tuple(
        Appointment(person=person, actor=kind.actor, unit=unit, since=data.draw(days))
        for kind in one.process.method.meetings
        for unit in organisation.units_in(kind.scope)
    )
    appointed = evolve(organisation, appointments=several)
    taken = Counter(
        meeting.on
        for meeting in plan_meetings(start(appointed))
        if person in appointed.holders(meeting.meeting.actor, meeting.unit, meeting.on)
    )
    assert max(taken.values(), default=1) == 1


@given(started())
def test_planning_again_changes_nothing(one: Ran) -> None:
    """A plan that was recorded is kept as it is, day by day."""
    first = plan_meetings(one.process)
    recorded(one, first)
    again = plan_meetings(one.process)
    assert all(meeting.kept for meeting in again)
    assert [(one.meeting.key, one.unit, one.on) for one in again] == [
        (one.meeting.key, one.unit, one.on) for one in first
    ]


@given(ran(), st.booleans())
def test_what_was_held_keeps_its_day(one: Ran, anew: bool) -> None:  # noqa: FBT001 - drawn
    """Meetings that were held stay on the first day they were held, planned anew or not."""
    held = {
        (event.payload.meeting, event.unit or one.process.organisation.top.id): event.happened
        for event in reversed(one.process.known())
        if isinstance(event.payload, MeetingHeld)
    }
    for meeting in plan_meetings(one.process, anew=anew):
        key = (meeting.meeting.key, meeting.unit)
        assert meeting.held == (key in held)
        if meeting.held:
            assert meeting.on == held[key]


@given(started())
def test_no_meeting_comes_before_its_actor_may_read_a_report(one: Ran) -> None:
    """The distribution plan's first day for an actor is the first day of its meetings."""
    first: dict[str, object] = {}
    for line in sorted(one.process.distribution.lines, key=lambda line: line.since):
        first.setdefault(line.to, line.since)
    for meeting in plan_meetings(one.process):
        since = first.get(meeting.meeting.actor, STARTED - timedelta(days=1))
        assert meeting.on >= since  # type: ignore[operator]
