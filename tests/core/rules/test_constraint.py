"""What constraints ask of a trace of events."""

from datetime import UTC, datetime, timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.events import Event, MeetingHeld, ResultsImported
from arbeidsmiljo.model.identifiers import (
    EventId,
    MeetingKey,
    ParameterKey,
    ProcessId,
    RoundId,
    UnitId,
)
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.rules.constraint import Constraint, Setting
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.pattern import held
from arbeidsmiljo.rules.precedence import Every, Over, Precedence
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.verdict import State, Verdict
from arbeidsmiljo.testing.organisations import organisations
from arbeidsmiljo.testing.rules import FIRST_DAY, constraints, deadline, naive_verdict, traces

Case = tuple[Constraint, Setting, tuple[Event, ...]]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a constraint, where it is put to work, and what happens there."""
    organisation = draw(organisations(max_units=5))
    unit = draw(st.sampled_from([unit.id for unit in organisation.units]))
    setting = setting_in(organisation, unit)
    return draw(constraints()), setting, draw(traces(organisation))


def setting_in(organisation: Organisation, unit: UnitId) -> Setting:
    """Give a setting with the periods of the strategies."""
    return Setting(unit=unit, organisation=organisation, started=FIRST_DAY, deadline=deadline)


def watched(
    constraint: Constraint, setting: Setting, trace: tuple[Event, ...], day: int
) -> Verdict:
    """Give the verdict on a day, by watching the events up to it."""
    on = FIRST_DAY + timedelta(days=day)
    monitor = constraint.monitor(setting)
    for event in trace:
        if event.happened <= on:
            monitor.observe(event)
    return monitor.verdict(on)


@given(cases(), st.integers(0, 30))
def test_watching_agrees_with_looking_at_the_whole_trace(case: Case, day: int) -> None:
    """The monitor gives the verdict, and the evidence, that the naive evaluator gives."""
    constraint, setting, trace = case
    on = FIRST_DAY + timedelta(days=day)
    assert watched(constraint, setting, trace, day) == naive_verdict(constraint, setting, trace, on)


@given(cases(), st.lists(st.integers(0, 30), max_size=5))
def test_asking_changes_nothing(case: Case, days: list[int]) -> None:
    """A verdict asked for between events leaves the later verdicts as they are."""
    constraint, setting, trace = case
    asked, silent = constraint.monitor(setting), constraint.monitor(setting)
    for event in trace:
        for day in days:
            asked.verdict(event.happened + timedelta(days=day))
        asked.observe(event)
        silent.observe(event)
    on = FIRST_DAY + timedelta(days=30)
    assert asked.verdict(on) == silent.verdict(on)


@given(cases())
def test_what_is_final_stays(case: Case) -> None:
    """Fulfilled, repaired and violated duties stay so on every later day."""
    constraint, setting, trace = case
    final: Verdict | None = None
    for day in range(31):
        verdict = watched(constraint, setting, trace, day)
        if final is not None:
            assert verdict == final
        elif verdict.state in (State.FULFILLED, State.REPAIRED, State.VIOLATED):
            final = verdict


@given(cases(), st.integers(0, 30))
def test_what_a_constraint_does_not_speak_of_changes_nothing(case: Case, day: int) -> None:
    """Events outside the alphabet can be put in anywhere."""
    constraint, setting, trace = case
    other = ResultsImported(round=RoundId("r"))
    noise = tuple(evolve(event, id=EventId(f"n{event.sequence}"), payload=other) for event in trace)
    mixed = tuple(sorted((*trace, *noise), key=lambda event: (event.happened, event.id[0] == "e")))
    assert watched(constraint, setting, mixed, day) == watched(constraint, setting, trace, day)


@given(cases(), st.integers(0, 30))
def test_time_alone_can_only_make_a_duty_late(case: Case, day: int) -> None:
    """With the events held still, a day later changes nothing but pending into overdue."""
    constraint, setting, trace = case
    last = max((event.happened - FIRST_DAY).days for event in trace) if trace else 0
    earlier = watched(constraint, setting, trace, last + day)
    later = watched(constraint, setting, trace, last + day + 1)
    assert evolve(later, state=earlier.state) == earlier
    assert (earlier.state, later.state) in {
        (earlier.state, earlier.state),
        (State.PENDING, State.OVERDUE),
    }


@given(cases(), st.integers(0, 30))
def test_evidence_names_events_of_the_trace(case: Case, day: int) -> None:
    """Each event named had happened by the day, is named once, and in order."""
    constraint, setting, trace = case
    verdict = watched(constraint, setting, trace, day)
    order = [event.id for event in trace if event.happened <= FIRST_DAY + timedelta(days=day)]
    places = [order.index(event) for event in verdict.evidence]
    assert places == sorted(set(places))


@given(organisations(min_units=3, max_units=6), st.data())
def test_a_target_waits_for_every_unit_below(
    organisation: Organisation, data: st.DataObject
) -> None:
    """One unit that has not met is enough to break the order, and is named."""
    top = organisation.top.id
    below = [unit for unit in organisation.staff_units if unit.id != top]
    late = data.draw(st.sampled_from(below)).id
    constraint = Precedence(
        before=(Every(pattern=held("unit"), over=Over.UNITS_BELOW),), target=held("central")
    )

    def verdict(met: set[UnitId]) -> Verdict:
        monitor = constraint.monitor(setting_in(organisation, top))
        for number, unit in enumerate(sorted(met), start=1):
            monitor.observe(meeting("unit", unit, number, day=number))
        monitor.observe(meeting("central", None, 99, day=50))
        return monitor.verdict(FIRST_DAY + timedelta(days=60))

    everybody = {unit.id for unit in below}
    assert verdict(everybody).state is State.FULFILLED
    assert verdict(everybody - {late}) == Verdict(
        state=State.VIOLATED,
        evidence=verdict(everybody - {late}).evidence,
        missing=(late,),
    )


def meeting(key: str, unit: UnitId | None, number: int, *, day: int) -> Event:
    """Give an event in which a meeting was held, on a day counted from the first."""
    template = traces_of_one()
    return evolve(
        template,
        id=EventId(f"e{number}"),
        sequence=number,
        happened=FIRST_DAY + timedelta(days=day),
        unit=unit,
        payload=MeetingHeld(meeting=MeetingKey(key)),
    )


def traces_of_one() -> Event:
    """Give an event to make others of."""
    return Event(
        id=EventId("e1"),
        process=ProcessId("p"),
        sequence=1,
        happened=FIRST_DAY,
        recorded=datetime(2026, 2, 2, 8, tzinfo=UTC),
        payload=MeetingHeld(meeting=MeetingKey("first")),
    )


@given(organisations(max_units=3), st.integers(0, 6))
def test_a_duty_is_late_on_the_day_after_its_last(organisation: Organisation, day: int) -> None:
    """The last day itself is in time; done a day later, the duty is repaired, not fulfilled."""
    top = organisation.top.id
    constraint = Response(
        trigger=held("first"), target=held("second"), within=ParameterKey("short"), strictly=True
    )
    monitor = constraint.monitor(setting_in(organisation, top))
    monitor.observe(meeting("first", None, 1, day=0))
    assert monitor.verdict(FIRST_DAY + timedelta(days=3)).state is State.PENDING
    assert monitor.verdict(FIRST_DAY + timedelta(days=4)).state is State.OVERDUE
    monitor.observe(meeting("second", None, 2, day=1 + day))
    done = monitor.verdict(FIRST_DAY + timedelta(days=20))
    assert done.state is (State.FULFILLED if 1 + day <= 3 else State.REPAIRED)
    assert done.due == FIRST_DAY + timedelta(days=3)


@given(organisation=organisations(max_units=3), strictly=st.booleans())
def test_one_day_satisfies_an_order_unless_strictly(
    *, organisation: Organisation, strictly: bool
) -> None:
    """Two events on one day are in order whichever was recorded first."""
    constraint = Precedence(
        before=(Every(pattern=held("first")),), target=held("second"), strictly=strictly
    )
    monitor = constraint.monitor(setting_in(organisation, organisation.top.id))
    monitor.observe(meeting("second", None, 1, day=5))
    monitor.observe(meeting("first", None, 2, day=5))
    state = monitor.verdict(FIRST_DAY + timedelta(days=5)).state
    assert state is (State.VIOLATED if strictly else State.FULFILLED)


@given(organisations(max_units=4), st.integers(1, 4), st.integers(0, 5))
def test_existence_counts_in_the_unit_only(
    organisation: Organisation, needed: int, times: int
) -> None:
    """Meetings of other units do not count; enough of the own do."""
    unit = organisation.units[-1].id
    others = [one.id for one in organisation.units if one.id != unit]
    monitor = Existence(pattern=held("m"), n=needed).monitor(setting_in(organisation, unit))
    number = 0
    for other in others * 3:
        number += 1
        monitor.observe(meeting("m", other, number, day=0))
    own = None if unit == organisation.top.id else unit
    for _ in range(times):
        number += 1
        monitor.observe(meeting("m", own, number, day=1))
    verdict = monitor.verdict(FIRST_DAY + timedelta(days=9))
    assert verdict.count == min(times, needed)
    assert verdict.state is (State.FULFILLED if times >= needed else State.PENDING)
