"""Dispensations: rules that are waived, suspended and resumed, and the duties that they bind."""

from collections.abc import Iterable, Iterator

from arbeidsmiljo.model.duty_events import DutyResumed, DutySuspended, DutyWaived
from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import RuleKey, SubjectId, UnitId
from arbeidsmiljo.model.reorganisation import OrganisationHistory
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.rules.alternation import AlternatePrecedence
from arbeidsmiljo.rules.existence import Absence, Init
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.qualified import is_asked_anew
from arbeidsmiljo.rules.relation import NotCoExistence, NotSuccession
from arbeidsmiljo.rules.rule import Rule

DISPENSATIONS = (DutyWaived, DutySuspended, DutyResumed)
"""The payloads that set duties aside, or let them bind again."""

_OF_ORDER = (Precedence, AlternatePrecedence, NotSuccession, NotCoExistence)
_UNTIL = (Absence, Init)

Suspended = tuple[Event, Event | None]
"""The event that suspended a duty, and that which resumed it, if one did."""

Aside = tuple[RuleKey, SubjectId | None, UnitId | None]
"""What is set aside: a rule, of which subject, and in which unit; None for all and for any."""


def set_aside(event: Event, history: OrganisationHistory) -> Aside | None:
    """Say what a dispensation is about; None of any other event.

    One for a named subject goes along where its unit goes up in another with all that had
    happened in it; one for a unit as a whole is that unit's.

    Args:
        event: What happened.
        history: The organisation up to when it is asked.
    """
    payload = event.payload
    if not isinstance(payload, DISPENSATIONS):
        return None
    unit = event.unit
    if unit is not None and payload.subject is not None:
        unit = history.resolve(unit)
    return payload.rule, payload.subject, unit


def binds(event: Event, unit: UnitId, subject: str | None, history: OrganisationHistory) -> bool:
    """Tell whether a dispensation from a rule is one for a duty of that rule.

    Args:
        event: The dispensation.
        unit: The duty's unit.
        subject: What the duty is about; None for the unit itself.
        history: The organisation up to when it is asked.
    """
    payload = event.payload
    if not isinstance(payload, DISPENSATIONS):
        return False
    if payload.subject is None:
        return event.unit in (None, unit)
    return payload.subject == subject and (
        event.unit is None or event.unit in history.counted_in(unit)
    )


def suspensions(
    dispensations: Iterable[Event], history: OrganisationHistory
) -> Iterator[Suspended]:
    """Give the times in which a duty was suspended, there or anywhere, alone or with others.

    Args:
        dispensations: Those that bind the duty, in the order in which they happened.
        history: The organisation up to when it is asked.
    """
    waiting: set[Aside | None] = set()
    begun: Event | None = None
    for event in dispensations:
        aside = set_aside(event, history)
        if isinstance(event.payload, DutySuspended):
            begun = event if begun is None else begun
            waiting.add(aside)
        elif isinstance(event.payload, DutyResumed) and begun is not None:
            waiting.discard(aside)
            if not waiting:
                yield begun, event
                begun = None
    if begun is not None:
        yield begun, None


def ever_waits(rule: Rule) -> bool:
    """Tell whether a duty of a rule may be pending or has a time, so that it can be suspended.

    What only asks in which order things happen, or that something does not happen, is never
    pending, and what somebody may do is never due.

    Args:
        rule: The rule.
    """
    constraint = rule.constraint
    if is_asked_anew(constraint):
        return True
    if rule.modality is Modality.MAY or isinstance(constraint, _OF_ORDER):
        return False
    return not isinstance(constraint, _UNTIL) or constraint.within is not None
