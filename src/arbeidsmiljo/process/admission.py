"""Admission: what an event must be to be recorded in a process."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from arbeidsmiljo.errors import InvalidEventError, NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.distribution import DistributionPlan
from arbeidsmiljo.model.events import (
    DocumentPrepared,
    Event,
    EventRetracted,
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
    ResultsPublished,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import EventId, ProcessId, UnitId, is_plain
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process.measures import measures


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
    if happened < started:
        message = (
            f"{payload.activity} on {happened} is before the process began on {started}; "
            "give the day it happened"
        )
        raise InvalidEventError(message)
    if happened > recorded.date():
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
    if corrects not in {event.id for event in journal}:
        raise NotFoundError("event", corrects, standing)
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
        method.actor(payload.to)
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
        message = f"{what} belongs to a unit; say which: {', '.join(units[:20])} …"
        raise InvalidEventError(message)
    if unit not in units:
        raise NotFoundError(f"unit with {what}", unit, units)
    return unit


def check_state(payload: Payload, happened: date, standing: Sequence[Event], top: UnitId) -> None:
    """Refuse what cannot happen after what did.

    Args:
        payload: What happened.
        happened: On which day.
        standing: The events that stand beside it.
        top: The top unit.

    Raises:
        NotFoundError: It speaks of a measure that is not there.
        InvalidEventError: The process is closed, or the measure cannot come to that state.
    """
    closed = [event for event in standing if isinstance(event.payload, ProcessClosed)]
    if closed and happened > closed[0].happened:
        message = (
            f"the process was closed on {closed[0].happened}; nothing happens in it later. "
            "Retract its closing first, or start a new process"
        )
        raise InvalidEventError(message)
    if isinstance(payload, (MeasureProposed, MeasureDecided, MeasureMoved)):
        _check_measure(payload, standing, top)


def _check_measure(
    payload: MeasureProposed | MeasureDecided | MeasureMoved,
    standing: Sequence[Event],
    top: UnitId,
) -> None:
    found = measures(standing, top)
    if isinstance(payload, MeasureProposed):
        if payload.measure in found:
            message = f"measure {payload.measure!r} was proposed before; give another name"
            raise InvalidEventError(message)
        return
    measure = found.get(payload.measure)
    if measure is None:
        raise NotFoundError("measure", payload.measure, found)
    later = MeasureState.DECIDED if isinstance(payload, MeasureDecided) else payload.to
    if later is MeasureState.DECIDED and measure.state is MeasureState.DECIDED:
        return
    if not measure.state.may_become(later):
        message = f"measure {payload.measure!r} is {measure.state}; it cannot become {later} now"
        raise InvalidEventError(message)
