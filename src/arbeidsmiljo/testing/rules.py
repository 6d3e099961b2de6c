"""The naive evaluator: each constraint restated over the whole trace, and traces to try it on.

The evaluator watches events one by one and keeps as little as it can. What stands here says
the same in the plainest way, looking at all events at once; the two must always agree.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from arbeidsmiljo.model.events import (
    Event,
    MeetingHeld,
    Payload,
    ResultsPublished,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import (
    EventId,
    MeetingKey,
    ParameterKey,
    ProcessId,
    PublicationId,
    RoundId,
    StepKey,
    UnitId,
)
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.rules.constraint import Constraint, Setting, Within
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.pattern import Pattern, held, taken
from arbeidsmiljo.rules.precedence import Every, Over, Precedence
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.verdict import State, Verdict

FIRST_DAY = date(2026, 2, 2)
"""The day on which the traces begin."""

PERIODS = {ParameterKey("short"): 3, ParameterKey("long"): 10}
"""The named periods of the constraints, in days."""


def naive_verdict(
    constraint: Constraint, setting: Setting, trace: Sequence[Event], on: date
) -> Verdict:
    """Say what a duty is, by looking at the whole trace.

    Args:
        constraint: What is asked.
        setting: Where.
        trace: Events in the order in which they happened, later days than `on` included.
        on: The day of the verdict.

    Raises:
        TypeError: The constraint is of a kind that is not restated here.
    """
    seen = [event for event in trace if event.happened <= on]
    if isinstance(constraint, Existence):
        return _existence(constraint, setting, seen, on)
    if isinstance(constraint, (Response, RespondedExistence)):
        return _response(constraint, setting, seen, on)
    if isinstance(constraint, Precedence):
        return _precedence(constraint, setting, seen)
    message = f"{type(constraint).__name__} is not restated here"
    raise TypeError(message)


def _own(setting: Setting, seen: Sequence[Event], pattern: Pattern) -> list[Event]:
    return [event for event in seen if setting.is_own(event) and pattern.matches(event)]


def _existence(constraint: Existence, setting: Setting, seen: Sequence[Event], on: date) -> Verdict:
    own = _own(setting, seen, constraint.pattern)
    due = None
    if constraint.within is not None:
        since = constraint.within.since
        clocks = [
            event.happened for event in seen if since is not None and since.matches(event)
        ] or ([] if since is not None else [setting.started])
        if clocks:
            due = setting.deadline(constraint.within.period, min(clocks))
    return _of_counted(own, constraint.n, due, on)


def _of_counted(own: list[Event], n: int, due: date | None, on: date) -> Verdict:
    enough = own[:n]
    if len(enough) == n:
        punctual = due is None or max(event.happened for event in enough) <= due
        state = State.FULFILLED if punctual else State.REPAIRED
    else:
        state = State.PENDING if due is None or on <= due else State.OVERDUE
    return Verdict(
        state=state,
        evidence=tuple(event.id for event in enough),
        count=len(enough),
        needed=n,
        due=due,
    )


def _response(
    constraint: Response | RespondedExistence, setting: Setting, seen: Sequence[Event], on: date
) -> Verdict:
    triggers = [
        event
        for event in seen
        if (event.unit is None or setting.is_own(event)) and constraint.trigger.matches(event)
    ]
    if not triggers:
        return Verdict(state=State.INACTIVE, needed=constraint.n)
    trigger = triggers[0]
    targets = _own(setting, seen, constraint.target)
    if isinstance(constraint, Response):
        targets = [
            event
            for event in targets
            if event.happened > trigger.happened
            or (not constraint.strictly and event.happened == trigger.happened)
        ]
    due = (
        None if constraint.within is None else setting.deadline(constraint.within, trigger.happened)
    )
    counted = _of_counted(targets, constraint.n, due, on)
    return Verdict(
        state=counted.state,
        evidence=tuple(event.id for event in seen if event.id in {trigger.id, *counted.evidence}),
        count=counted.count,
        needed=counted.needed,
        due=due,
    )


def _precedence(constraint: Precedence, setting: Setting, seen: Sequence[Event]) -> Verdict:
    targets = [
        event
        for event in seen
        if (constraint.anywhere or setting.is_own(event)) and constraint.target.matches(event)
    ]
    before = [event for event in seen if not targets or _precedes(event, targets[0], constraint)]
    top = setting.organisation.top.id
    found: set[EventId] = set()
    missing: list[UnitId] = []
    for every in constraint.before:
        for unit in every.over.units(setting):
            matching = [
                event
                for event in before
                if (event.unit or top) == unit and every.pattern.matches(event)
            ]
            found |= {event.id for event in matching[: every.n]}
            if len(matching) < every.n and unit not in missing:
                missing.append(unit)
    if not targets:
        return Verdict(state=State.INACTIVE, missing=tuple(missing))
    found.add(targets[0].id)
    return Verdict(
        state=State.VIOLATED if missing else State.FULFILLED,
        evidence=tuple(event.id for event in seen if event.id in found),
        missing=tuple(missing),
    )


def _precedes(event: Event, target: Event, constraint: Precedence) -> bool:
    if constraint.strictly:
        return event.happened < target.happened
    return event.happened <= target.happened


def deadline(parameter: ParameterKey, day: date) -> date:
    """Give the last day of one of `PERIODS`."""
    return day + timedelta(days=PERIODS[parameter])


PATTERNS = (
    held("first"),
    held("second"),
    held("first", "second"),
    taken("step"),
    Pattern.of(ResultsPublished),
)
"""What the constraints speak of."""

PAYLOADS_OF_TRACES: tuple[Payload, ...] = (
    MeetingHeld(meeting=MeetingKey("first")),
    MeetingHeld(meeting=MeetingKey("second")),
    MeetingHeld(meeting=MeetingKey("other")),
    StepTaken(step=StepKey("step")),
    ResultsPublished(round=RoundId("r"), publication=PublicationId("p")),
)
"""What happens in the traces."""


@st.composite
def constraints(draw: st.DrawFn) -> Constraint:
    """Draw a constraint of any kind over `PATTERNS` and `PERIODS`."""
    patterns = st.sampled_from(PATTERNS)
    periods = st.sampled_from(sorted(PERIODS))
    kind = draw(st.sampled_from([Existence, Response, RespondedExistence, Precedence]))
    if kind is Existence:
        within = draw(st.none() | st.builds(Within, period=periods, since=st.none() | patterns))
        return Existence(pattern=draw(patterns), n=draw(st.integers(1, 3)), within=within)
    if kind is Response:
        return Response(
            trigger=draw(patterns),
            target=draw(patterns),
            n=draw(st.integers(1, 3)),
            within=draw(st.none() | periods),
            strictly=draw(st.booleans()),
        )
    if kind is RespondedExistence:
        return RespondedExistence(
            trigger=draw(patterns),
            target=draw(patterns),
            n=draw(st.integers(1, 3)),
            within=draw(st.none() | periods),
        )
    everys = st.builds(Every, pattern=patterns, over=st.sampled_from(Over), n=st.integers(1, 2))
    return Precedence(
        before=tuple(draw(st.lists(everys, min_size=1, max_size=2))),
        target=draw(patterns),
        anywhere=draw(st.booleans()),
        strictly=draw(st.booleans()),
    )


@st.composite
def traces(draw: st.DrawFn, organisation: Organisation, *, most: int = 14) -> tuple[Event, ...]:
    """Draw events of an organisation, in the order in which they happened."""
    units = st.sampled_from([None, *(unit.id for unit in organisation.units)])
    drawn = draw(
        st.lists(
            st.tuples(st.integers(0, 20), units, st.sampled_from(PAYLOADS_OF_TRACES)),
            max_size=most,
        )
    )
    drawn.sort(key=lambda one: one[0])
    return tuple(
        Event(
            id=EventId(f"e{number}"),
            process=ProcessId("p"),
            sequence=number,
            happened=FIRST_DAY + timedelta(days=days),
            recorded=datetime.combine(FIRST_DAY, time(8), tzinfo=UTC)
            + timedelta(days=days, seconds=number),
            unit=None if unit == organisation.top.id else unit,
            payload=payload,
        )
        for number, (days, unit, payload) in enumerate(drawn, start=1)
    )
