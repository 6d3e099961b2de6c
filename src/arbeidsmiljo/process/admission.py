"""Admission: what an event must be to be recorded in a process."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from arbeidsmiljo.errors import InvalidEventError, NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.distribution import DistributionPlan
from arbeidsmiljo.model.events import (
    DocumentPrepared,
    Event,
    EventRetracted,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    MeetingHeld,
    MeetingPlanned,
    ParameterSet,
    Payload,
    ProcessClosed,
    ProcessStarted,
    ReportReleased,
    ResultsImported,
    ResultsPublished,
    StepTaken,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import EventId, ProcessId, UnitId, is_plain
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process.measures import check_life, measure_of

_SHOWN: Final = 20

_OF_THE_ENTERPRISE: Final = (
    WantedEffectSet,
    ParameterSet,
    ResultsImported,
    ResultsPublished,
    ProcessClosed,
)
"""What concerns everybody, and happens in no unit."""


PREPARATIONS = (MeetingPlanned, ParameterSet, WantedEffectSet)
"""What may be done before the first day, to prepare it."""


def check_start(
    method: Method, process: ProcessId, organisation: Organisation, distribution: DistributionPlan
) -> None:
    """Refuse to start a process whose parts do not fit together.

    Raises:
        InvalidEventError: All that does not fit.
    """
    if not is_plain(process):
        message = (
            f"process {process!r}: use up to 64 of a-z, 0-9, '-', '_' and '.', "
            "beginning and ending with a letter or digit"
        )
        raise InvalidEventError(message)
    known = {actor.key for actor in method.actors}
    problems = [str(problem) for problem in organisation.problems()]
    problems += [
        f"distribution plan: line {number}: the method has no actor {line.to!r}; "
        f"known: {', '.join(sorted(known))}"
        for number, line in enumerate(distribution.lines, start=1)
        if line.to not in known
    ]
    problems += [
        f"organisation: the method has no actor {key!r}; known: {', '.join(sorted(known))}"
        for key in sorted({one.actor for one in organisation.appointments} - known)
    ]
    if problems:
        message = "the process cannot be started:\n  " + "\n  ".join(problems)
        raise InvalidEventError(message)


def check_recorded(recorded: datetime) -> None:
    """Refuse a time of recording that says nothing of its zone.

    Raises:
        InvalidEventError: It has no time zone.
    """
    if recorded.tzinfo is None:
        message = "give the time of recording with its time zone"
        raise InvalidEventError(message)


def check_dates(
    payload: Payload, happened: date, recorded: datetime, *, started: date, latest: Event
) -> None:
    """Refuse dates that are out of order.

    Args:
        payload: What happened.
        happened: On which day.
        recorded: When it is recorded.
        started: The first day of the process.
        latest: The event recorded last.

    Raises:
        InvalidEventError: They are.
    """
    if happened < started and not isinstance(payload, PREPARATIONS):
        message = (
            f"{payload.activity} on {happened} is before the process began on {started}; "
            "give the day it happened"
        )
        raise InvalidEventError(message)
    # Around midnight the day of recording depends on the time zone: a day's grace.
    if happened > recorded.date() + timedelta(days=1):
        message = (
            f"{payload.activity} on {happened} lies after {recorded.date()}, the day it is "
            "recorded; record it once it has happened"
        )
        raise InvalidEventError(message)
    if isinstance(payload, MeetingPlanned) and payload.on < started:
        message = (
            f"a meeting planned for {payload.on} lies before the process began on "
            f"{started}; give a later day"
        )
        raise InvalidEventError(message)
    if recorded < latest.recorded:
        message = (
            f"recorded at {recorded.isoformat()}, before the latest event of the journal "
            f"({latest.recorded.isoformat()}); check the clock"
        )
        raise InvalidEventError(message)


def check_correction(
    payload: Payload,
    corrects: EventId | None,
    journal: Iterable[Event],
    known: Iterable[Event],
) -> Sequence[Event]:
    """Refuse a correction of what cannot be corrected.

    Args:
        payload: What happened.
        corrects: The event it takes the place of.
        journal: All events.
        known: Those that stand.

    Returns:
        The events that stand beside the new one.

    Raises:
        NotFoundError: There is no such event.
        InvalidEventError: It was corrected before, or may not be.
    """
    if isinstance(payload, ProcessStarted):
        message = "a process starts once; start another one instead"
        raise InvalidEventError(message)
    if corrects is None:
        if isinstance(payload, EventRetracted):
            message = "a retraction names the event that it retracts"
            raise InvalidEventError(message)
        return tuple(known)
    standing = {event.id: event for event in known}
    recorded = {event.id: event for event in journal}
    if corrects not in recorded:
        raise NotFoundError("event", corrects, standing)
    if isinstance(recorded[corrects].payload, EventRetracted):
        message = f"event {corrects!r} is a retraction; record anew what happened after all"
        raise InvalidEventError(message)
    if corrects not in standing:
        message = f"event {corrects!r} was corrected before; correct its correction instead"
        raise InvalidEventError(message)
    if isinstance(standing[corrects].payload, (ProcessStarted, ResultsPublished)):
        message = (
            f"event {corrects!r} ({standing[corrects].activity}) cannot be corrected: "
            "what was shown to people stays shown"
        )
        raise InvalidEventError(message)
    return tuple(event for event in standing.values() if event.id != corrects)


def check_names(
    payload: Payload, unit: UnitId | None, method: Method, organisation: Organisation
) -> UnitId | None:
    """Refuse an event that names what is not there, or a unit it cannot happen in.

    Returns:
        The unit as it is recorded: None for the whole enterprise.

    Raises:
        NotFoundError: The method or the organisation has no such thing.
        InvalidEventError: It belongs to another kind of unit, or a period cannot be read.
    """
    if isinstance(payload, (MeetingHeld, MeetingPlanned)):
        meeting = method.meeting(payload.meeting)
        return _in_scope(organisation, f"meeting {meeting.key!r}", meeting.scope, unit)
    if isinstance(payload, StepTaken):
        step = method.step(payload.step)
        return _in_scope(organisation, f"step {step.key!r}", step.scope, unit)
    if isinstance(payload, DocumentPrepared):
        document = method.document(payload.document)
        return _in_scope(organisation, f"document {document.key!r}", document.scope, unit)
    if isinstance(payload, ReportReleased):
        units = organisation.units_in(method.actor(payload.to).scope)
        if unit is not None and unit not in units:
            raise NotFoundError(f"unit with actor {payload.to!r}", unit, units)
    if isinstance(payload, FindingRecorded) and payload.factor is not None:
        method.questionnaire.factor(payload.factor)
    if isinstance(payload, _OF_THE_ENTERPRISE):
        unit = _in_scope(organisation, payload.activity, Scope.ONCE, unit)
    if isinstance(payload, ParameterSet):
        method.parameter(payload.parameter)
        try:
            Period.parse(payload.value)
        except ValueError as error:
            raise InvalidEventError(str(error)) from error
    return None if unit == organisation.top.id else unit


def _in_scope(
    organisation: Organisation, what: str, scope: Scope, unit: UnitId | None
) -> UnitId | None:
    units = organisation.units_in(scope)
    if scope is Scope.ONCE:
        if unit not in (None, organisation.top.id):
            message = f"{what} is one for the whole enterprise; leave the unit out"
            raise InvalidEventError(message)
        return None
    if unit is None:
        which = ", ".join(units[:_SHOWN]) + (" …" if len(units) > _SHOWN else "")
        message = f"{what} belongs to a unit; say which: {which or 'there is none here'}"
        raise InvalidEventError(message)
    if unit not in units:
        raise NotFoundError(f"unit with {what}", unit, units)
    return unit


def check_state(
    event: Event, standing: Sequence[Event], *, corrected: Event | None, top: UnitId
) -> None:
    """Refuse what cannot happen beside what did.

    Args:
        event: What happened.
        standing: The events that stand beside it.
        corrected: The event it takes the place of.
        top: The top unit.

    Raises:
        NotFoundError: It speaks of a measure, a finding or a wanted effect that is not there.
        InvalidEventError: The process is closed, or something happened after its closing, or a
            measure would have a life that no measure can have.
    """
    _check_closing(event, standing)
    _check_subjects(event.payload, standing)
    events = sorted((*standing, event), key=lambda one: (one.happened, one.sequence))
    for measure in {measure_of(event), measure_of(corrected)} - {None}:
        check_life([one for one in events if measure_of(one) == measure], top)


def _check_closing(event: Event, standing: Sequence[Event]) -> None:
    closing = isinstance(event.payload, ProcessClosed)
    for closed in standing:
        if isinstance(closed.payload, ProcessClosed) and (
            closing or event.happened > closed.happened
        ):
            message = (
                f"the process was closed on {closed.happened}; nothing happens in it later. "
                "Retract its closing first, or start a new process"
            )
            raise InvalidEventError(message)
    latest = max((one.happened for one in standing), default=event.happened)
    if closing and latest > event.happened:
        message = (
            f"the process cannot be closed on {event.happened}: something happened on {latest}. "
            "Give that day or a later one"
        )
        raise InvalidEventError(message)


def _check_subjects(payload: Payload, standing: Iterable[Event]) -> None:
    """Refuse an event about a measure, finding or effect that nothing told of."""
    told: dict[str, set[str]] = {"measure": set(), "finding": set(), "effect": set()}
    for event in standing:
        if isinstance(event.payload, MeasureProposed):
            told["measure"].add(event.payload.measure)
        elif isinstance(event.payload, FindingRecorded):
            told["finding"].add(event.payload.finding)
        elif isinstance(event.payload, WantedEffectSet):
            told["effect"].add(event.payload.effect)
    named: list[tuple[str, str | None]] = []
    if isinstance(payload, (MeasureDecided, MeasureMoved)):
        named = [("measure", payload.measure)]
    elif isinstance(payload, MeasureProposed):
        named = [("finding", payload.finding), ("effect", payload.effect)]
    for noun, name in named:
        if name is not None and name not in told[noun]:
            raise NotFoundError(noun, name, told[noun])
