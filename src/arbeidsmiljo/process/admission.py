"""Admission: what an event must be to be recorded in a process."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from typing import Final

from arbeidsmiljo.errors import InvalidEventError, NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.distribution import DistributionPlan
from arbeidsmiljo.model.duty_events import DutyResumed, DutySuspended, DutyWaived
from arbeidsmiljo.model.events import (
    PAYLOADS,
    Event,
    EventRetracted,
    MeasureDecided,
    MeasureMoved,
    MeetingPlanned,
    ParameterSet,
    Payload,
    ProcessClosed,
    ProcessStarted,
    ResultsImported,
    ResultsPublished,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import EventId, PersonId, ProcessId, how_plain, is_plain
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.reorganisation import (
    REORGANISATIONS,
    OrganisationHistory,
)
from arbeidsmiljo.process.dispensations import DISPENSATIONS, set_aside
from arbeidsmiljo.process.field_types import check_day, check_moment, check_types
from arbeidsmiljo.process.ledger import Ledger
from arbeidsmiljo.process.lives import check_lives, check_named, check_secrets
from arbeidsmiljo.process.naming import check_ids
from arbeidsmiljo.process.standing import Standing

_SHOWN: Final = 20

PREPARATIONS = (MeetingPlanned, ParameterSet, WantedEffectSet)
"""What may be done before the first day, to prepare it."""

_OF_THE_CORE = frozenset(PAYLOADS)


def check_start(
    method: Method,
    process: ProcessId,
    organisation: Organisation,
    distribution: DistributionPlan,
    on: date,
) -> None:
    """Refuse to start a process whose parts do not fit together.

    Raises:
        InvalidEventError: All that does not fit.
    """
    check_day("the first day of the process", on)
    if not is_plain(process):
        message = f"process {process!r}: {how_plain()}"
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
    """Refuse a time of recording that is no moment, or says nothing of its zone.

    Raises:
        InvalidEventError: It is a day, or has no time zone.
    """
    check_moment("the time of recording", recorded)
    if recorded.tzinfo is None:
        message = "give the time of recording with its time zone"
        raise InvalidEventError(message)


def check_registered(payload: Payload, method: Method) -> None:
    """Refuse a payload that is neither of the core's classes nor of the method's own.

    Raises:
        InvalidEventError: It is one of another method, or one that the method did not register.
    """
    if type(payload) in _OF_THE_CORE or type(payload) in method.payloads:
        return
    own = ", ".join(kind.activity for kind in method.payloads)
    message = (
        f"method {method.key!r} of {method.edition!r} has not registered the payload class "
        f"{type(payload).__name__}; it has {own or 'none of its own'}. Name the class in the "
        "payloads of the method, or record something else"
    )
    raise InvalidEventError(message)


def check_dates(
    payload: Payload, happened: date, recorded: datetime, *, started: date, latest: Event
) -> None:
    """Refuse dates that are out of order.

    Args:
        payload: What happened.
        happened: On which day; that of what it retracts for a retraction.
        recorded: When it is recorded.
        started: The first day of the process.
        latest: The event recorded last.

    Raises:
        InvalidEventError: They are, or the day is none, or the moment says nothing of its zone.
    """
    check_recorded(recorded)
    check_day(f"{payload.activity}: the day it happened", happened)
    if happened < started and not isinstance(payload, (*PREPARATIONS, EventRetracted)):
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
    # In one zone a clock that is put back would tell the later moment to be the earlier.
    if recorded.astimezone(UTC) < latest.recorded.astimezone(UTC):
        message = (
            f"recorded at {recorded.isoformat()}, before the latest event of the journal "
            f"({latest.recorded.isoformat()}); check the clock"
        )
        raise InvalidEventError(message)


def check_payload(payload: Payload, recorded_by: PersonId | None) -> None:
    """Refuse a payload that is wrong whatever else has happened.

    Args:
        payload: What happened, in a class that is registered.
        recorded_by: Who records it.

    Raises:
        InvalidEventError: A field holds what it does not take, an id is not plain, or somebody
            has to answer for it and does not.
    """
    check_types(payload)
    check_ids(payload, recorded_by)
    _check_decided(payload, recorded_by)


def _check_decided(payload: Payload, recorded_by: PersonId | None) -> None:
    """Refuse what somebody has to answer for where it does not say why, or who decided it."""
    if (
        isinstance(payload, MeasureMoved)
        and payload.to is MeasureState.REJECTED
        and payload.reason is None
    ):
        message = f"measure {payload.measure!r} is rejected for no reason; say why, by a text"
        raise InvalidEventError(message)
    if isinstance(payload, MeasureMoved) and payload.to is MeasureState.DECIDED:
        message = (
            f"measure {payload.measure!r}: that it was decided is recorded as "
            f"{MeasureDecided.activity}, with its owner and its last day, and not as "
            f"{payload.activity}"
        )
        raise InvalidEventError(message)
    if isinstance(payload, (DutyWaived, DutySuspended)) and recorded_by is None:
        message = (
            f"{payload.activity}: nobody is said to have decided that rule {payload.rule!r} is "
            "set aside; give a person as who records it"
        )
        raise InvalidEventError(message)


def check_correction(
    payload: Payload,
    corrects: EventId | None,
    standing: Standing,
) -> Event | None:
    """Refuse a correction of what cannot be corrected.

    Args:
        payload: What happened.
        corrects: The event it takes the place of.
        standing: The events that were recorded, and those that stand.

    Returns:
        The event it takes the place of; None for none.

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
        return None
    corrected = standing.recorded.get(corrects)
    if corrected is None:
        raise NotFoundError("event", corrects, (event.id for event in standing.events))
    wrong = corrected.payload
    if isinstance(wrong, EventRetracted):
        message = f"event {corrects!r} is a retraction; record anew what happened after all"
        raise InvalidEventError(message)
    if not standing.stands(corrected):
        message = f"event {corrects!r} was corrected before; correct its correction instead"
        raise InvalidEventError(message)
    shown = {getattr(one.payload, "round", None) for one in standing.of(ResultsPublished)}
    if isinstance(wrong, ProcessStarted):
        message = (
            f"event {corrects!r} ({wrong.activity}) cannot be corrected: everything rests on it; "
            "start a new process if it is wrong"
        )
        raise InvalidEventError(message)
    if isinstance(wrong, ResultsPublished) or (
        isinstance(wrong, ResultsImported) and wrong.round in shown and payload != wrong
    ):
        message = (
            f"event {corrects!r} ({wrong.activity}) cannot be corrected: what was shown to "
            "people stays shown; import and publish the results anew"
        )
        raise InvalidEventError(message)
    return corrected


def history_with(
    event: Event,
    standing: Standing,
    *,
    corrected: Event | None,
    known: OrganisationHistory,
) -> OrganisationHistory:
    """Give the organisation at each moment as it is with an event, and without what it corrects.

    Args:
        event: What happened.
        standing: The events that stand, without it.
        corrected: The one among them that it takes the place of.
        known: The organisation at each moment as it was known before.

    Raises:
        NotFoundError: A unit would change that is not there.
        InvalidEventError: The units would be no tree.
    """
    if not _reorganises(event, corrected):
        return known
    beside = (one for one in standing.of(*REORGANISATIONS) if one is not corrected)
    events = sorted((*beside, event), key=attrgetter("place_in_time"))
    return OrganisationHistory(known.start, events)


def check_state(
    event: Event,
    standing: Standing,
    *,
    corrected: Event | None,
    history: OrganisationHistory,
) -> None:
    """Refuse what cannot happen beside what did.

    Args:
        event: What happened.
        standing: The events that would stand, with it, and all that was ever recorded.
        corrected: The event it takes the place of.
        history: The organisation at each moment, as it is with the event.

    Raises:
        NotFoundError: It speaks of a finding, measure, effect or plan that is not there.
        InvalidEventError: The process is closed, or something happened after its closing, or one
            of these would have a life that it cannot have, or be sensitive no more, or something
            would have happened where there was no unit.
    """
    _check_closing(event, standing)
    check_named(event, standing)
    concerned = [one for one in (event, corrected) if one is not None]
    waits = any(isinstance(one.payload, (DutySuspended, DutyResumed)) for one in concerned)
    if _reorganises(event, corrected):
        _check_units(standing.events, history)
    if waits or _reorganises(event, corrected):
        _check_resumed(standing.of(DutySuspended, DutyResumed), history, new=event)
    check_lives(standing, concerned, history)
    check_secrets(standing, concerned=concerned, top=history.top())


def check_dispensation(event: Event, ledger: Ledger) -> None:
    """Refuse to set aside for a subject what is not asked for it.

    One for all subjects may come before the first of them.

    Args:
        event: A waiver or a suspension.
        ledger: The duties, as they are with it.

    Raises:
        InvalidEventError: No duty would be set aside.
    """
    payload = event.payload
    if not isinstance(payload, DISPENSATIONS) or payload.subject is None:
        return
    if not any(ledger.bound_by(event)):
        there = sorted(place.id for place in ledger.places() if place.rule.key == payload.rule)
        more = " …" if len(there) > _SHOWN else ""
        message = (
            f"{payload.activity} on {event.happened}: rule {payload.rule!r} asks nothing for "
            f"{payload.subject!r}{f' in unit {event.unit!r}' if event.unit else ''} then. Its "
            f"duties, ended ones among them: {', '.join(there[:_SHOWN]) or 'none yet'}{more}"
        )
        raise InvalidEventError(message)


def _reorganises(*events: Event | None) -> bool:
    return any(one is not None and isinstance(one.payload, REORGANISATIONS) for one in events)


def _check_units(events: Iterable[Event], history: OrganisationHistory) -> None:
    """Refuse a change after which something would have happened where there was no unit."""
    for one in events:
        if one.unit is not None and not any(one.unit in tree for tree in history.on(one.happened)):
            message = (
                f"event {one.id!r} ({one.activity}) happened in unit {one.unit!r} on "
                f"{one.happened}, when there would be no such unit; give another day, or "
                "correct that event first"
            )
            raise InvalidEventError(message)


def _check_resumed(events: Iterable[Event], history: OrganisationHistory, *, new: Event) -> None:
    """Refuse that a rule binds again which does not wait.

    Args:
        events: Every suspension, and every end of one, in order.
        history: The organisation at each moment.
        new: The one among them that is not in the journal yet, and that nobody knows by its name.
    """
    earlier: list[Event] = []
    for event in events:
        if isinstance(event.payload, DutyResumed):
            by_then = history.up_to(event.happened)
            about = set_aside(event, by_then)
            same = [one for one in earlier if set_aside(one, by_then) == about]
            if not same or not isinstance(same[-1].payload, DutySuspended):
                which = event.activity if event is new else f"event {event.id!r} ({event.activity})"
                message = (
                    f"{which} on {event.happened}: there is no "
                    "suspension to end there on that day; name the rule, the unit and the "
                    "subject as they were suspended, or correct that event first"
                )
                raise InvalidEventError(message)
        earlier.append(event)


def _check_closing(event: Event, standing: Standing) -> None:
    closing = isinstance(event.payload, ProcessClosed)
    for closed in standing.of(ProcessClosed):
        if closed is not event and (closing or event.happened > closed.happened):
            message = (
                f"the process was closed on {closed.happened}; nothing happens in it later. "
                "Retract its closing first, or start a new process"
            )
            raise InvalidEventError(message)
    latest = standing.events[-1].happened
    if closing and latest > event.happened:
        message = (
            f"the process cannot be closed on {event.happened}: something happened on {latest}. "
            "Give that day or a later one"
        )
        raise InvalidEventError(message)
