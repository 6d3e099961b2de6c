"""Every constraint: the library and the oracle say the same, and what is settled stays."""

from datetime import date, timedelta
from operator import attrgetter

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.events import (
    Event,
    FindingRecorded,
    MeasureMoved,
    MeasureProposed,
    MeetingPlanned,
)
from arbeidsmiljo.model.identifiers import EventId, MeetingKey, ParameterKey
from arbeidsmiljo.model.reorganisation import REORGANISATIONS
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.model.unit_events import UnitMerged
from arbeidsmiljo.rules.constraint import Constraint, Within
from arbeidsmiljo.rules.existence import Absence, Exactly, Existence
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.qualified import Qualified
from arbeidsmiljo.rules.quantifier import Over
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.constraints import (
    PATTERNS,
    PERIODS,
    constraint_classes,
    constraints,
    constraints_of,
)
from arbeidsmiljo.testing.oracle import comparable, is_met_for_good
from arbeidsmiljo.testing.organisations import organisations
from arbeidsmiljo.testing.traces import FIRST_DAY, deadline, suspensions, traces
from tests.core.rules.scenes import Seen
from tests.effort import examples

CLASSES = constraint_classes()
SUBJECTS = (
    None,
    None,
    (Subject.FINDING, "f1"),
    (Subject.FINDING, "f2"),
    (Subject.MEASURE, "m1"),
    (Subject.MEASURE, "m2"),
)
DAYS = st.integers(0, 30).map(lambda days: FIRST_DAY + timedelta(days=days))


@st.composite
def seen(
    draw: st.DrawFn, of: st.SearchStrategy[Constraint], *, max_units: int = 4, most: int = 7
) -> Seen:
    """Draw a constraint, and a trace that is mostly about what it speaks of."""
    constraint = draw(of)
    if isinstance(constraint, Qualified) and draw(st.booleans()):
        # Of one unit that stays as it is, asked of all its events, more traces tell something.
        fields = draw(st.sampled_from(((), constraint.correlate)))
        constraint = evolve(constraint, correlate=fields)
        alone = draw(organisations(max_units=1))
        trace = draw(traces(alone, constraint, least=3, most=most, reorganised_too=False))
        unit = alone.top.id
        return Seen(constraint=constraint, organisation=alone, trace=trace, unit=unit)
    organisation = draw(organisations(max_units=max_units, max_own=1))
    return Seen(
        constraint=constraint,
        organisation=organisation,
        trace=draw(traces(organisation, constraint, most=most)),
        unit=draw(st.sampled_from([one.id for one in organisation.units])),
        subject=draw(st.sampled_from(SUBJECTS)),
        since=FIRST_DAY + timedelta(days=draw(st.sampled_from((0, 0, 0, 3, 6)))),
        suspensions=draw(suspensions()),
    )


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
@settings(max_examples=examples(400))
@given(data=st.data(), on=DAYS)
def test_a_constraint_says_what_the_oracle_says(
    kind: type[Constraint], data: st.DataObject, on: date
) -> None:
    """Registers and short cuts change nothing: a verdict is what the whole trace says."""
    one = data.draw(seen(constraints_of(kind)))
    assert comparable(one.verdict(on)) in one.told(on)


@settings(max_examples=examples(300))
@given(seen(constraints()))
def test_what_is_met_is_permanent_where_the_oracle_says_that_it_is_settled(one: Seen) -> None:
    """What can be asked once more, broken or undone is not called permanent, and all else is."""
    for day in range(20):
        on = FIRST_DAY + timedelta(days=day)
        found = one.verdict(on)
        if found.state is State.FULFILLED:
            assert found.permanent == is_met_for_good(one.constraint, one.scene(on))


@settings(max_examples=examples(300))
@given(seen(constraints()))
def test_a_permanent_verdict_never_changes(one: Seen) -> None:
    """Whatever happens later, a state that is called permanent stays what it is."""
    assume(not any(_inherits(event) for event in one.trace))
    settled: State | None = None
    for day in range(30):
        found = one.verdict(FIRST_DAY + timedelta(days=day))
        assert settled in (None, found.state)
        settled = found.state if found.permanent else settled
        assert settled is None or found.permanent


def _inherits(event: Event) -> bool:
    return isinstance(event.payload, UnitMerged) and event.payload.inherits


@settings(max_examples=examples(300))
@given(seen(constraints()), DAYS)
def test_other_events_change_nothing(one: Seen, on: date) -> None:
    """An event outside the constraint's alphabet leaves every verdict as it was."""
    other = MeetingPlanned(meeting=MeetingKey("first"), on=on)
    more = [
        evolve(event, id=EventId(f"x-{event.id}"), sequence=100 + place, payload=other)
        for place, event in enumerate(one.trace)
        if not isinstance(event.payload, REORGANISATIONS)
    ]
    trace = sorted((*one.trace, *more), key=attrgetter("place_in_time"))
    assert evolve(one, trace=trace).verdict(on) == one.verdict(on)


@settings(max_examples=examples(300))
@given(seen(constraints()), DAYS)
def test_events_of_another_unit_change_nothing(one: Seen, on: date) -> None:
    """A constraint that does not look beyond its unit sees nothing that happens elsewhere."""
    asked = one.constraint
    assume(not (asked.anywhere_of or asked.below_of or asked.starts_with))
    top = one.organisation.top.id
    trace = [
        event
        for event in one.trace
        if (event.unit or top) in (one.unit, top)
        or isinstance(event.payload, (*REORGANISATIONS, *SUBJECTS_TOLD))
    ]
    assume(not any(_inherits(event) for event in trace))
    assert evolve(one, trace=trace).verdict(on) == one.verdict(on)


SUBJECTS_TOLD = (FindingRecorded, MeasureProposed, MeasureMoved)
"""What is told of subjects has an order of its own."""


@settings(max_examples=examples(200))
@given(seen(constraints()), st.data(), DAYS)
def test_the_events_of_one_day_satisfy_an_order_however_they_were_recorded(
    one: Seen, data: st.DataObject, on: date
) -> None:
    """Recording the events of a day in another order changes no state."""
    fixed = (*REORGANISATIONS, *SUBJECTS_TOLD)
    assume(not any(isinstance(event.payload, fixed) for event in one.trace))
    if isinstance(one.constraint, Precedence):
        assume(all(every.among is None for every in one.constraint.before))
    shuffled = data.draw(st.permutations(one.trace))
    again = [evolve(event, sequence=place) for place, event in enumerate(shuffled, start=1)]
    other = evolve(one, trace=sorted(again, key=attrgetter("place_in_time")))
    assert other.verdict(on).state is one.verdict(on).state


@settings(max_examples=examples(300))
@given(
    st.data(),
    st.sampled_from(PATTERNS),
    st.sampled_from(sorted(PERIODS)),
    st.integers(0, 3),
    st.integers(0, 12),
)
def test_a_suspension_moves_the_deadline_by_its_days(
    data: st.DataObject, pattern: Pattern, period: ParameterKey, begun: int, days: int
) -> None:
    """Suspended for k days before the last one, a duty has k more days; every day is worked."""
    within = Within(period=period)
    asking: tuple[Constraint, ...] = (
        Existence(pattern=pattern, n=2, within=within),
        Existence(pattern=pattern, over=Over.UNITS_BELOW, within=within),
        Exactly(pattern=pattern, within=within),
        Absence(pattern=pattern, within=within),
    )
    constraint = data.draw(st.sampled_from(asking))
    first = FIRST_DAY + timedelta(days=begun)
    resumed = first + timedelta(days=days)
    one = evolve(
        data.draw(seen(st.just(constraint))), since=FIRST_DAY, suspensions=((first, resumed),)
    )
    on = resumed + timedelta(days=data.draw(st.integers(0, 20)))

    def later(key: ParameterKey, since: date, at: date) -> date:
        return deadline(key, since, at) + timedelta(days=days)

    longer = evolve(one, suspensions=(), after=later)
    assert one.verdict(on) == longer.verdict(on)
