"""Repetition: whether an event only says again what is so already."""

from collections.abc import Iterable
from datetime import date

from arbeidsmiljo.model.duty_events import DutyResumed, DutySuspended
from arbeidsmiljo.model.events import (
    Event,
    MeasureDecided,
    MeasureMoved,
    MeetingPlanned,
    ParameterSet,
    Payload,
    PlanReviewed,
)
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.unit_events import (
    LeaderChanged,
    UnitClosed,
    UnitMerged,
    UnitMoved,
    UnitOpened,
)
from arbeidsmiljo.process.dispensations import DISPENSATIONS


def is_repeated(
    payload: Payload, unit: UnitId | None, on: date, known: Iterable[Event], *, top: UnitId
) -> bool:
    """Tell whether what happened was recorded before, and still stands.

    Of what sets something (the day of a meeting, the length of a period, the state of a measure)
    only the last that set it by that day counts: what was changed and is changed back is said anew.

    Args:
        payload: What happened.
        unit: Where; None for the whole enterprise.
        on: On which day.
        known: What is known, in the order in which it happened.
        top: The top unit, whose events have no unit.
    """

    def set_by(told: Payload, where: UnitId | None) -> tuple[object, ...]:
        # What is set aside in the top unit is not set aside everywhere.
        return _set_by(told, where if isinstance(told, DISPENSATIONS) else where or top)

    sets = set_by(payload, unit)
    latest: Event | None = None
    for event in known:
        if event.happened <= on and set_by(event.payload, event.unit) == sets:
            latest = event
    return latest is not None and latest.happened == on and latest.payload == payload


def _set_by(payload: Payload, unit: UnitId | None) -> tuple[object, ...]:
    """Name what an event sets; one that sets nothing stands for itself alone."""
    match payload:
        case MeetingPlanned():
            return "meeting", payload.meeting, unit
        case ParameterSet():
            return "parameter", payload.parameter
        case MeasureDecided() | MeasureMoved():
            return "measure", payload.measure
        case PlanReviewed():
            return "plan", payload.plan
        case DutySuspended() | DutyResumed():
            return "rule", payload.rule, payload.subject, unit
        case LeaderChanged():
            return "leader", unit
        case UnitOpened():
            return "unit", payload.opened.id
        case UnitClosed() | UnitMoved() | UnitMerged():
            return "unit", unit
        case _:
            return payload, unit
