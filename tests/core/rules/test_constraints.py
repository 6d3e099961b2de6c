"""Every constraint: the library and the oracle say the same, and what is settled stays."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.events import (
    Event,
    FindingRecorded,
    MeasureMoved,
    MeasureProposed,
    MeetingPlanned,
)
from arbeidsmiljo.model.identifiers import EventId, MeetingKey, ParameterKey
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.constraint import Constraint, Within
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.registers import place_in_time
from arbeidsmiljo.rules.verdict import State, Verdict
from arbeidsmiljo.testing.organisations import organisations
from arbeidsmiljo.testing.traces import (
    FIRST_DAY,
    PATTERNS,
    constraint_classes,
    constraints,
    constraints_of,
    traces,
)
from tests.core.rules.scenes import as_told, told, verdict

SUBJECTS_TOLD = (FindingRecorded, MeasureProposed, MeasureMoved)
CLASSES = constraint_classes()
SUBJECTS = (None, (Subject.FINDING, "f1"), (Subject.MEASURE, "m1"), (Subject.MEASURE, "m2"))


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
@settings(max_examples=250)
@given(data=st.data())
def test_a_constraint_says_what_the_oracle_says(
    kind: type[Constraint], data: st.DataObject
) -> None:
    """Registers and short cuts change nothing: a verdict is what the whole trace says."""
    constraint = data.draw(constraints_of(kind))
    organisation = data.draw(organisations(max_units=5))
    trace = data.draw(traces(organisation))
    unit = data.draw(st.sampled_from([one.id for one in organisation.units]))
    on = FIRST_DAY + timedelta(days=data.draw(st.integers(0, 30)))
    subject = data.draw(st.sampled_from(SUBJECTS))
    mine = as_told(verdict(constraint, organisation, trace, unit, on, subject=subject))
    assert mine == told(constraint, organisation, trace, unit, on, subject=subject)


@settings(max_examples=400)
@given(data=st.data(), constraint=constraints(), organisation=organisations(max_units=4))
def test_a_permanent_verdict_never_changes(
    data: st.DataObject, constraint: Constraint, organisation: Organisation
) -> None:
    """Whatever happens later, a state that is called permanent stays what it is."""
    trace = data.draw(traces(organisation))
    settled: State | None = None
    for day in range(30):
        on = FIRST_DAY + timedelta(days=day)
        found = verdict(constraint, organisation, trace, organisation.top.id, on)
        if settled is not None:
            assert found.state is settled
        if found.permanent:
            settled = found.state


@settings(max_examples=300)
@given(data=st.data(), constraint=constraints(), organisation=organisations(max_units=4))
def test_other_events_change_nothing(
    data: st.DataObject, constraint: Constraint, organisation: Organisation
) -> None:
    """An event outside the constraint's alphabet leaves every verdict as it was."""
    trace = data.draw(traces(organisation))
    on = FIRST_DAY + timedelta(days=data.draw(st.integers(0, 30)))
    other = MeetingPlanned(meeting=MeetingKey("first"), on=on)
    more = [
        *trace,
        *(
            evolve(event, id=EventId(f"x-{event.id}"), sequence=100 + place, payload=other)
            for place, event in enumerate(trace)
        ),
    ]
    more.sort(key=place_in_time)
    unit = organisation.top.id
    plain = verdict(constraint, organisation, trace, unit, on)
    assert verdict(constraint, organisation, more, unit, on) == plain


@settings(max_examples=300)
@given(data=st.data(), constraint=constraints(), organisation=organisations(max_units=3))
def test_the_events_of_one_day_satisfy_an_order_however_they_were_recorded(
    data: st.DataObject, constraint: Constraint, organisation: Organisation
) -> None:
    """Recording the events of a day in another order changes no state."""
    trace = data.draw(traces(organisation, most=8))
    shuffled = data.draw(st.permutations(trace))
    again = [evolve(event, sequence=place) for place, event in enumerate(shuffled, start=1)]
    again.sort(key=place_in_time)
    on = FIRST_DAY + timedelta(days=data.draw(st.integers(0, 30)))
    told_again = [one for one in again if not isinstance(one.payload, SUBJECTS_TOLD)]
    if len(told_again) < len(again):
        return
    unit = organisation.top.id
    one, other = (
        verdict(constraint, organisation, events, unit, on).state for events in (trace, again)
    )
    assert one is other


@settings(max_examples=300)
@given(data=st.data(), organisation=organisations(max_units=3), days=st.integers(0, 12))
def test_a_suspension_moves_the_deadline_by_its_days(
    data: st.DataObject, organisation: Organisation, days: int
) -> None:
    """Suspending for k days from the first day is the same as k more days to do it in."""
    target = data.draw(st.sampled_from(PATTERNS))
    trace = data.draw(traces(organisation))
    on = FIRST_DAY + timedelta(days=data.draw(st.integers(days, 40)))
    unit = organisation.top.id
    constraint = Existence(pattern=target, within=Within(period=ParameterKey("long")))
    waited = ((FIRST_DAY, FIRST_DAY + timedelta(days=days)),)
    moved = verdict(constraint, organisation, trace, unit, on, suspensions=waited)
    plain = verdict(constraint, organisation, trace, unit, on)
    due = FIRST_DAY + timedelta(days=10 + days)
    assert moved.due == due
    late = moved.count and trace_day(trace, moved) > due
    if plain.count:
        assert moved.state is (State.REPAIRED if late else State.FULFILLED)
    else:
        assert moved.state is (State.OVERDUE if on > due else State.PENDING)


def trace_day(trace: Sequence[Event], verdict_of: Verdict) -> date:
    """Give the day of the event that fulfilled a duty."""
    return next(event.happened for event in trace if event.id == verdict_of.evidence[-1])
