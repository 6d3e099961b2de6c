"""Strategies for journals of any method: whatever may happen, and what respects the method."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from arbeidsmiljo.errors import ArbeidsmiljoError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, Reach, ReportLevel
from arbeidsmiljo.model.events import (
    PAYLOADS,
    DocumentPrepared,
    Event,
    EventRetracted,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    Payload,
    PlanDrawnUp,
    ProcessClosed,
    ProcessStarted,
    ResultsImported,
    ResultsPublished,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import (
    EventId,
    PersonId,
    ProcessId,
    PublicationId,
    RoundId,
    UnitId,
)
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.reorganisation import OrganisationHistory
from arbeidsmiljo.model.unit_events import (
    LeaderChanged,
    UnitClosed,
    UnitMerged,
    UnitMoved,
    UnitOpened,
)
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.testing.following import Follower
from arbeidsmiljo.testing.happenings import Scenery, draw_payload, pick
from arbeidsmiljo.testing.organisations import organisations

FIRST_DAY: Final = date(2026, 2, 2)
"""The first day of every journal made here, a Monday."""

_PROCESS: Final = ProcessId("maaling-2026")
_ROUND: Final = RoundId("r1")
_PUBLICATION: Final = PublicationId("p1")
_LATEST: Final = FIRST_DAY + timedelta(days=400)
_ORDINARY: Final = (
    FindingRecorded,
    MeasureProposed,
    MeasureDecided,
    MeasureMoved,
    *(kind for kind in PAYLOADS if kind not in (ProcessStarted, ProcessClosed, EventRetracted)),
)
_EXTRA: Final[tuple[type[Payload], ...]] = (
    WantedEffectSet,
    FindingRecorded,
    MeasureProposed,
    PlanDrawnUp,
    DocumentPrepared,
)
_STEPS: Final = (0, 0, 1, 1, 3, 10, 40)
_BACK: Final = (0, 0, 0, 2, 20)
_ONE_IN: Final = 8


@st.composite
def journals_of(
    draw: DrawFn, method: Method, *, max_units: int = 5, max_events: int = 12
) -> tuple[Event, ...]:
    """Draw journals of a method: whatever can be recorded, whether or not it makes sense.

    Meetings with their points, steps, documents, reports, findings, measures, effects and plans,
    parameters, dispensations, reorganisations, corrections and closing are all among it; some
    events are recorded late.

    Args:
        draw: Hypothesis's.
        method: The method.
        max_units: How many units at most at the start.
        max_events: How many events at most beside the start.

    Example:
        >>> from arbeidsmiljo.testing.example_method import example_method
        >>> method = example_method()
        >>> journal = journals_of(method).example()  # doctest: +SKIP
        >>> Process(method, journal).journal == journal  # doctest: +SKIP
        True
    """
    process = draw(_started(method, max_units=max_units))
    today = FIRST_DAY
    wanted = draw(st.integers(0, max_events))
    for _ in range(2 * wanted):
        if len(process.journal) > wanted:
            break
        today = min(today + timedelta(days=pick(draw, _STEPS)), _LATEST)
        happened = max(FIRST_DAY, today - timedelta(days=pick(draw, _BACK)))
        _draw_event(draw, process, happened)
    if draw(st.integers(1, _ONE_IN)) == _ONE_IN:
        _record(process, ProcessClosed(), None, happened=today)
    return tuple(process.journal)


@st.composite
def respectful_journals(
    draw: DrawFn, method: Method, *, max_units: int = 4, max_extra: int = 4
) -> tuple[Event, ...]:
    """Draw journals that follow a method: its order of planning, and its rules where they can be.

    Every meeting of the plan is held on its day, and what rules ask for is done; other things
    happen in between. No rule that says "must" is broken, as far as a greedy construction can
    see to that.

    Args:
        draw: Hypothesis's.
        method: The method.
        max_units: How many units at most.
        max_extra: How many other things happen at most.
    """
    process = draw(_started(method, max_units=max_units))
    follower = Follower(process)
    top = process.organisation.top.id
    follower.do(ResultsImported(round=_ROUND), top)
    follower.do(ResultsPublished(round=_ROUND, publication=_PUBLICATION), top)
    left = draw(st.integers(0, max_extra))
    for _ in follower.meetings():
        if left and draw(st.booleans()):
            left -= 1
            drawn = draw_payload(draw, pick(draw, _EXTRA), Scenery.of(process, _LATEST))
            if drawn is not None:
                payload, unit = drawn
                follower.do(payload, unit or top)
    return tuple(process.journal)


@st.composite
def organisations_with_changes(
    draw: DrawFn, *, max_units: int = 6, max_changes: int = 4
) -> OrganisationHistory:
    """Draw organisations that change: units come, go, move and merge, and leaders change.

    Args:
        draw: Hypothesis's.
        max_units: How many units at most at the start.
        max_changes: How many changes at most.
    """
    start = draw(organisations(max_units=max_units))
    history = OrganisationHistory(start)
    today = FIRST_DAY
    for _ in range(draw(st.integers(0, max_changes))):
        today += timedelta(days=pick(draw, _STEPS))
        number = len(history.events) + 1
        payload, unit = _draw_change(draw, history.now, number)
        event = Event(
            id=EventId(f"e{number}"),
            process=_PROCESS,
            sequence=number,
            happened=today,
            recorded=_noon(today),
            unit=unit,
            payload=payload,
        )
        try:
            history = OrganisationHistory(start, (*history.events, event))
        except ArbeidsmiljoError:
            continue
    return history


def _draw_change(
    draw: DrawFn, organisation: Organisation, number: int
) -> tuple[Payload, UnitId | None]:
    """Draw a change of the tree; some are not possible."""
    units = [unit.id for unit in organisation.units]
    opened = Unit(id=UnitId(f"ny-{number}"), name=f"Enhet {number}", employees=number)
    changes: tuple[Payload, ...] = (
        UnitOpened(opened=opened),
        UnitClosed(),
        UnitMoved(to=pick(draw, units)),
        UnitMerged(into=pick(draw, units), inherits=draw(st.booleans())),
        LeaderChanged(leader=draw(st.none() | st.just(PersonId("leder-ny")))),
    )
    unit = pick(draw, units)
    return pick(draw, changes), None if unit == organisation.top.id else unit


@st.composite
def _started(draw: DrawFn, method: Method, *, max_units: int) -> Process:
    """Draw processes of a method in which nothing has happened yet."""
    lines = st.builds(
        Distribution,
        report=st.sampled_from(ReportLevel),
        to=st.sampled_from([actor.key for actor in method.actors]),
        reach=st.sampled_from(Reach),
        since=st.dates(FIRST_DAY, FIRST_DAY + timedelta(days=20)),
    )
    return Process.start(
        method,
        process=_PROCESS,
        organisation=draw(organisations(max_units=max_units)),
        distribution=DistributionPlan(lines=tuple(draw(st.lists(lines, max_size=3)))),
        group_sizes=GroupSizes(ordinary=5),
        on=FIRST_DAY,
        recorded=_noon(FIRST_DAY),
    )


def _draw_event(draw: DrawFn, process: Process, happened: date) -> None:
    """Record something, or in place of something; nothing where that cannot be."""
    scenery = Scenery.of(process, _LATEST)
    corrects: EventId | None = None
    if pick(draw, range(_ONE_IN)) == 1:
        corrected = pick(draw, process.journal)
        corrects = corrected.id
        kind = pick(draw, (EventRetracted, type(corrected.payload)))
    else:
        kind = pick(draw, _ORDINARY)
    drawn = draw_payload(draw, kind, scenery)
    if drawn is not None:
        payload, unit = drawn
        _record(process, payload, unit, happened=happened, corrects=corrects)


def _record(
    process: Process,
    payload: Payload,
    unit: UnitId | None,
    *,
    happened: date,
    corrects: EventId | None = None,
) -> None:
    """Record something, if it can be recorded."""
    try:
        process.record(
            payload,
            happened=happened,
            recorded=max(_noon(happened), process.journal[-1].recorded),
            unit=unit,
            corrects=corrects,
        )
    except ArbeidsmiljoError:
        return


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
