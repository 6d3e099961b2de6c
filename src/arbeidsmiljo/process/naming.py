"""Naming: that an event names what is there, and happens where it can."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, cast, get_args, get_origin

from attrs import AttrsInstance, fields

from arbeidsmiljo.errors import InvalidEventError, NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.duty_events import DutyResumed, DutySuspended, DutyWaived
from arbeidsmiljo.model.events import (
    PAYLOADS,
    DocumentPrepared,
    EffectForgone,
    FindingRecorded,
    MeetingCalled,
    MeetingHeld,
    MeetingPlanned,
    ParameterSet,
    Payload,
    ProcessClosed,
    ReportReleased,
    ResultsImported,
    ResultsPublished,
    StepTaken,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    DocumentKey,
    EffectId,
    FactorKey,
    FindingId,
    MeasureId,
    MeetingKey,
    ParameterKey,
    PersonId,
    PlanId,
    PointKey,
    PublicationId,
    RoundId,
    RuleKey,
    StepKey,
    TextId,
    UnitId,
    how_plain,
    is_plain,
)
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.meetings import MeetingKind, Step
from arbeidsmiljo.model.method_payloads import MethodPayload, payload_fields
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Force
from arbeidsmiljo.model.unit_events import UnitOpened
from arbeidsmiljo.process.dispensations import DISPENSATIONS, ever_waits

_SHOWN: Final = 20

_LONGEST: Final[Mapping[object, int]] = MappingProxyType(
    {
        **dict.fromkeys((PersonId, RoundId, PublicationId), 64),
        # Made of a unit's id and a number.
        **dict.fromkeys((EffectId, FindingId, MeasureId, PlanId), 128),
        # Made of the ids of a process and a measure, and a number.
        TextId: 256,
    }
)
"""How long an id may be."""

_IDS: Final = MappingProxyType(
    {
        kind: tuple(
            (attribute.name, most)
            for attribute in fields(cast("type[AttrsInstance]", kind))
            for one, most in _LONGEST.items()
            # A tuple names what was told of before.
            if get_origin(attribute.type) is not tuple
            and one in (attribute.type, *get_args(attribute.type))
        )
        for kind in PAYLOADS
    }
)
"""The fields of payloads that hold ids of what the method does not know, and how long they are."""

OF_THE_ENTERPRISE: Final = (
    WantedEffectSet,
    EffectForgone,
    ParameterSet,
    ResultsImported,
    ResultsPublished,
    ProcessClosed,
)
"""What concerns everybody, and happens in no unit."""


def check_ids(payload: Payload, recorded_by: PersonId | None) -> None:
    """Refuse ids that could tell what is to stand in the directory and the text store only.

    Args:
        payload: What happened.
        recorded_by: Who records it.

    Raises:
        InvalidEventError: One is not plain.
    """
    leader = payload.opened.leader if isinstance(payload, UnitOpened) else None
    ids: list[tuple[str, object, int]] = [
        ("recorded by", recorded_by, _LONGEST[PersonId]),
        ("leader", leader, _LONGEST[PersonId]),
        *_ids_of(payload),
    ]
    for name, value, most in ids:
        if value is not None and not (isinstance(value, str) and is_plain(value, most=most)):
            message = f"{payload.activity}: {name} {value!r} is no id: {how_plain(most)}"
            raise InvalidEventError(message)


def _ids_of(payload: Payload) -> Iterator[tuple[str, str, int]]:
    """Give the ids that a payload holds, with their names and how long they may be."""
    if isinstance(payload, MethodPayload):
        for field in payload_fields(type(payload)):
            if field.kind in _LONGEST and not field.several:
                for one in field.values(payload):
                    yield field.name, str(one), _LONGEST[field.kind]
        return
    for name, most in _IDS[type(payload)]:
        value: str | None = getattr(payload, name)
        if value is not None:
            yield name.replace("_", " "), value, most


def check_names(
    payload: Payload,
    unit: UnitId | None,
    method: Method,
    organisations: Sequence[Organisation],
) -> UnitId | None:
    """Refuse an event that names what is not there, or a unit it cannot happen in.

    Args:
        payload: What happened.
        unit: Where.
        method: The method.
        organisations: The organisation on that day: several where it changed on it.

    Returns:
        The unit as it is recorded: None for the whole enterprise. A dispensation in the top unit
        keeps it, since one without a unit is one for all of them.

    Raises:
        NotFoundError: The method or the organisation has no such thing.
        InvalidEventError: It belongs to another kind of unit, or a period cannot be read.
    """
    if unit is not None and not any(unit in organisation for organisation in organisations):
        raise NotFoundError("unit", unit, (one.id for one in organisations[-1].units))
    for organisation in organisations[:-1]:
        try:
            return _named(payload, unit, method, organisation)
        except (NotFoundError, InvalidEventError):
            continue
    return _named(payload, unit, method, organisations[-1])


def _named(
    payload: Payload, unit: UnitId | None, method: Method, organisation: Organisation
) -> UnitId | None:
    if isinstance(payload, MethodPayload):
        _check_own(payload, method, organisation)
    if (placed := _placed(payload, method)) is not None:
        return _in_scope(organisation, *placed, unit)
    if isinstance(payload, DISPENSATIONS):
        _check_dispensation(payload, unit, method, organisation)
        # In the top unit is not everywhere.
        return unit
    if isinstance(payload, ReportReleased):
        units = organisation.units_in(method.actor(payload.to).scope)
        if unit is not None and unit not in units:
            raise NotFoundError(f"unit with actor {payload.to!r}", unit, units)
    elif isinstance(payload, UnitOpened):
        _check_opened(payload, unit or organisation.top.id)
    else:
        _check_parts(payload, method)
    if isinstance(payload, FindingRecorded) and unit not in (None, organisation.top.id):
        _check_open(payload, method)
    if isinstance(payload, OF_THE_ENTERPRISE):
        unit = _in_scope(organisation, payload.activity, Scope.ONCE, unit)
    return None if unit == organisation.top.id else unit


def _check_parts(payload: Payload, method: Method) -> None:
    if isinstance(payload, ParameterSet):
        _check_parameter(payload, method)
    if isinstance(payload, FindingRecorded) and payload.factor is not None:
        method.questionnaire.factor(payload.factor)


def _check_open(payload: FindingRecorded, method: Method) -> None:
    """Refuse to tell openly in a unit of what only the whole enterprise is shown."""
    factor = None if payload.factor is None else method.questionnaire.factor(payload.factor)
    if factor is None or payload.sensitive or factor.item_class is not ItemClass.SENSITIVE:
        return
    message = (
        f"finding {payload.finding!r} is about {factor.key!r}, which is shown of the whole "
        "enterprise only; record it as sensitive"
    )
    raise InvalidEventError(message)


def _placed(payload: Payload, method: Method) -> tuple[str, Scope] | None:
    """Give what happened, in words, and where it can; None for what the method says nothing of."""
    if isinstance(payload, (MeetingHeld, MeetingPlanned, MeetingCalled)):
        meeting = method.meeting(payload.meeting)
        if isinstance(payload, MeetingHeld):
            _check_points(payload.points, meeting)
            for actor in payload.attended:
                method.actor(actor)
        return f"meeting {meeting.key!r}", meeting.scope
    if isinstance(payload, StepTaken):
        step = method.step(payload.step)
        _check_points(payload.points, step)
        if payload.towards is not None:
            method.actor(payload.towards)
        return f"step {step.key!r}", step.scope
    if isinstance(payload, DocumentPrepared):
        document = method.document(payload.document)
        return f"document {document.key!r}", document.scope
    if isinstance(payload, MethodPayload):
        return f"activity {payload.activity!r}", payload.scope
    return None


def _check_own(payload: MethodPayload, method: Method, organisation: Organisation) -> None:
    """Refuse a payload of the method's own that names what is not there."""
    parts: Mapping[object, Callable[[str], object]] = {
        ActorKey: method.actor,
        DocumentKey: method.document,
        FactorKey: lambda key: method.questionnaire.factor(FactorKey(key)),
        MeetingKey: method.meeting,
        ParameterKey: method.parameter,
        RuleKey: method.rule,
        StepKey: method.step,
        UnitId: lambda key: organisation.unit(UnitId(key)),
    }
    agendas: list[MeetingKind | Step] = []
    for field in payload_fields(type(payload)):
        for key in map(str, field.values(payload)):
            part = parts[field.kind](key) if field.kind in parts else None
            if field.name in ("meeting", "step") and isinstance(part, (MeetingKind, Step)):
                agendas.append(part)
    _check_points(getattr(payload, "points", ()), *agendas)


def _check_parameter(payload: ParameterSet, method: Method) -> None:
    method.parameter(payload.parameter)
    try:
        Period.parse(payload.value)
    except ValueError as error:
        raise InvalidEventError(str(error)) from error


def _check_opened(payload: UnitOpened, above: UnitId) -> None:
    if payload.opened.parent not in (None, above):
        message = (
            f"unit {payload.opened.id!r} is opened below {above!r}, and names "
            f"{payload.opened.parent!r} as the unit above it; leave its parent out, or record the "
            "opening in that unit"
        )
        raise InvalidEventError(message)


def _check_points(points: Iterable[PointKey], *parts: MeetingKind | Step) -> None:
    known = [point.key for part in parts for point in part.points]
    for point in points:
        if point not in known:
            of = " or ".join(repr(part.key) for part in parts) or "no meeting or step"
            raise NotFoundError(f"point of {of}", point, known)


def _check_dispensation(
    payload: DutyWaived | DutySuspended | DutyResumed,
    unit: UnitId | None,
    method: Method,
    organisation: Organisation,
) -> None:
    rule = method.rule(payload.rule)
    if isinstance(payload, DutyResumed):
        return
    if rule.force is Force.LAW:
        verb = "waived" if isinstance(payload, DutyWaived) else "suspended"
        message = (
            f"rule {rule.key!r} has the force of law and cannot be {verb}; what the law asks is "
            "not the enterprise's to set aside"
        )
        raise InvalidEventError(message)
    if isinstance(payload, DutySuspended) and not ever_waits(rule):
        message = (
            f"rule {rule.key!r} waits for nothing and has no last day, so that nothing of it can "
            "be suspended; waive it, if it is not to bind"
        )
        raise InvalidEventError(message)
    if rule.each is None and payload.subject is not None:
        message = (
            f"rule {rule.key!r} asks nothing for each finding, measure, effect or plan, and so "
            f"nothing for {payload.subject!r} alone; leave the subject out"
        )
        raise InvalidEventError(message)
    if unit is not None:
        _in_scope(organisation, f"rule {rule.key!r}", rule.scope, unit)
    elif not organisation.units_in(rule.scope):
        message = f"rule {rule.key!r} asks nothing here: there is no unit of the kind it is for"
        raise InvalidEventError(message)


def _in_scope(
    organisation: Organisation, what: str, scope: Scope, unit: UnitId | None
) -> UnitId | None:
    if scope is Scope.ONCE:
        if unit not in (None, organisation.top.id):
            message = f"{what} is one for the whole enterprise; leave the unit out"
            raise InvalidEventError(message)
        return None
    if scope is Scope.ALL and unit in (None, organisation.top.id):
        return None
    if unit is not None and organisation.is_in(scope, unit):
        return unit
    units = organisation.units_in(scope)
    if unit is None:
        which = ", ".join(units[:_SHOWN]) + (" …" if len(units) > _SHOWN else "")
        message = f"{what} belongs to a unit; say which: {which or 'there is none here'}"
        raise InvalidEventError(message)
    raise NotFoundError(f"unit with {what}", unit, units)
