"""Payloads that a pattern asks for, built from its conditions, and where they can be recorded."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum, StrEnum
from itertools import islice, product
from types import MappingProxyType
from typing import Final, NewType, cast, get_args, get_origin

import attrs
from attrs import frozen

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import (
    PAYLOADS,
    DocumentPrepared,
    EventRetracted,
    MeasureMoved,
    MeetingCalled,
    MeetingHeld,
    MeetingPlanned,
    Payload,
    ProcessStarted,
    ReportReleased,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    DocumentKey,
    FactorKey,
    MeetingKey,
    ParameterKey,
    PersonId,
    PointKey,
    RuleKey,
    StepKey,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.meetings import MeetingKind, Step
from arbeidsmiljo.model.method_payloads import MethodPayload
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.process.naming import OF_THE_ENTERPRISE
from arbeidsmiljo.rules.pattern import AnyCondition, Equals, Given, Includes, Lacks, Pattern
from arbeidsmiljo.testing.stories import ORGANISATION, START

_KINDS: Final = MappingProxyType(
    {kind.value: kind for kind in Subject if kind is not Subject.REPORT}
)
_MOST: Final = 200
_CLASSES: Final = MappingProxyType(
    {kind.activity: kind for kind in PAYLOADS if kind not in (ProcessStarted, EventRetracted)}
)
_EARLY: Final = (MeasureState.PROPOSED, MeasureState.PRIORITISED, MeasureState.DECIDED)
"""The states of a measure that come before it is put into effect."""

_DUE: Final = START + timedelta(days=30)


@frozen(kw_only=True)
class Cast:
    """The names that payloads of a story use.

    Attributes:
        method: Whose actors, meetings, steps … they name.
        subjects: What the findings, measures, effects and plans are called.
        tied: The kinds of subject that a payload is about wherever it may be about one.
    """

    method: Method
    subjects: Mapping[Subject, str]
    tied: frozenset[Subject] = frozenset()


def payloads_matching(pattern: Pattern, among: Cast) -> Iterator[Payload]:
    """Build payloads that a pattern asks for, each a little different.

    Args:
        pattern: The pattern; the start of a process and retractions match nothing here.
        among: The names to use.

    Yields:
        Payloads that meet every condition: at least one for each value that a condition allows,
        where such values are found.
    """
    seen: dict[Payload, None] = {}
    for part in pattern.parts:
        kind = _class_of(part.activity, among.method)
        if kind is None:
            continue
        for payload in islice(_built(kind, part.where, among), _MOST):
            if payload not in seen:
                seen[payload] = None
                yield payload


def _class_of(activity: str, method: Method) -> type[Payload] | None:
    own: Mapping[str, type[Payload]] = {kind.activity: kind for kind in method.payloads}
    return _CLASSES.get(activity) or own.get(activity)


def plain_payload(kind: type[Payload], among: Cast) -> Payload:
    """Build a payload of a class that says no more than it has to.

    Args:
        kind: The class.
        among: The names to use.
    """
    return next(_built(kind, (), among))


def places_of(
    payload: Payload, method: Method, organisation: Organisation = ORGANISATION
) -> tuple[UnitId, ...]:
    """Give the units in which a payload can be recorded; the top for the enterprise as a whole.

    Args:
        payload: What happened.
        method: The method, which says where its meetings are held and its steps taken.
        organisation: The units that there are.

    Raises:
        NotFoundError: It names what the method does not have.
    """
    if isinstance(payload, ReportReleased):
        units = organisation.units_in(method.actor(payload.to).scope)
        return tuple(dict.fromkeys((organisation.top.id, *units)))
    if isinstance(payload, OF_THE_ENTERPRISE):
        return organisation.units_in(Scope.ONCE)
    return organisation.units_in(_scope_of(payload, method) or Scope.ALL)


def told_of(
    payload: Payload, unit: UnitId, method: Method, organisation: Organisation = ORGANISATION
) -> UnitId | None:
    """Give the unit to record a payload with: None for what the enterprise as a whole is told of.

    What each unit has one of belongs to its unit, also where that is the top.

    Args:
        payload: What happened.
        unit: Where, of the units that `places_of` gives.
        method: The method.
        organisation: The units that there are.
    """
    belongs = _scope_of(payload, method) not in (None, Scope.ONCE)
    return None if unit == organisation.top.id and not belongs else unit


def _scope_of(payload: Payload, method: Method) -> Scope | None:
    """Give for whom the method has a meeting, step, document or payload; None for anything else."""
    if isinstance(payload, (MeetingHeld, MeetingCalled, MeetingPlanned)):
        return method.meeting(payload.meeting).scope
    if isinstance(payload, StepTaken):
        return method.step(payload.step).scope
    if isinstance(payload, DocumentPrepared):
        return method.document(payload.document).scope
    if isinstance(payload, MethodPayload):
        return payload.scope
    return None


def _built(kind: type[Payload], where: Sequence[AnyCondition], among: Cast) -> Iterator[Payload]:
    """Build payloads of one class, of the likeliest values first."""
    fields = attrs.fields_dict(cast("type[attrs.AttrsInstance]", kind))
    choices = [_choices(attribute, where, among) for attribute in fields.values()]
    asked = {name for condition in where for name in condition.fields}
    make = cast("Callable[..., Payload]", kind)
    for values in islice(product(*choices), _MOST * 10):
        given = dict(zip(fields, values, strict=True))
        if kind is MeasureMoved and given["to"] is MeasureState.REJECTED and "reason" not in asked:
            # A rejection says why, whether or not it is asked about.
            given["reason"] = _name(TextId)
        fitting = _with_its_points(given, among.method)
        if fitting is None:
            continue
        payload = make(**fitting)
        if all(one.holds(payload) for one in where):
            yield payload


def _choices(
    attribute: "attrs.Attribute[object]", where: Sequence[AnyCondition], among: Cast
) -> list[object]:
    """Give the values of a field that are worth trying, the likeliest first."""
    name, kind = attribute.name, attribute.type
    usual = _values(name, kind, among)
    default = [] if attribute.default is attrs.NOTHING else [attribute.default]
    filled = _KINDS.get(name) in among.tied or _plain(kind) is date
    values = [*usual, *default] if filled else [*default, *usual]
    asked = [condition for condition in where if name in condition.fields]
    for condition in asked:
        values = _narrowed(kind, condition, values)
    decided_by_a_function = any(not condition.fields for condition in where)
    return values if asked or decided_by_a_function else values[:1]


def _narrowed(kind: object, condition: AnyCondition, values: list[object]) -> list[object]:
    """Give the values of a field that may meet a condition on it."""
    if isinstance(condition, Equals):
        return [_read(kind, text) for text in condition.values]
    if isinstance(condition, Includes):
        wanted = tuple(_read(_member(kind), text) for text in condition.values)
        return [(one,) for one in wanted] if condition.some else [wanted]
    if isinstance(condition, Given):
        return [one for one in values if one not in (None, (), "")]
    if isinstance(condition, Lacks) and isinstance(condition.condition, Given):
        return [one for one in values if one in (None, (), "")]
    return values


def _values(name: str, kind: object, among: Cast) -> list[object]:
    """Give values that a field may have in this process."""
    if name in _KINDS:
        return [among.subjects[_KINDS[name]]]
    if name.removesuffix("s") in _KINDS:
        return [(among.subjects[_KINDS[name.removesuffix("s")]],)]
    if get_origin(kind) is tuple:
        return [(one,) for one in _values("", _member(kind), among)]
    plain = _plain(kind)
    if plain is MeasureState:
        return sorted(MeasureState, key=lambda state: state in _EARLY)
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return list(plain)
    known = _known(among.method)
    return list(known[plain]) if plain in known else [_name(kind)]


def _known(method: Method) -> Mapping[object, Iterable[object]]:
    return {
        ActorKey: (one.key for one in method.actors),
        DocumentKey: (one.key for one in method.documents),
        FactorKey: (one.key for one in method.questionnaire.factors),
        MeetingKey: (one.key for one in method.meetings),
        ParameterKey: (one.key for one in method.parameters),
        PersonId: (PersonId("leader-2"), None),
        PointKey: (point.key for part in _having_points(method) for point in part.points),
        RuleKey: (one.key for one in method.rules),
        StepKey: (one.key for one in method.steps),
        Unit: (Unit(id=UnitId("opened"), name="Seksjon 3", employees=0),),
        UnitId: (unit.id for unit in ORGANISATION.units),
        bool: (False, True),
        date: (_DUE,),
        int: (1, 0),
        str: ("P1D",),
    }


def _having_points(method: Method) -> Iterable[MeetingKind | Step]:
    return (*method.meetings, *method.steps)


def _name(kind: object) -> str:
    """Give a name for something that only has to have one: a text, a round, a publication."""
    plain = _plain(kind)
    return plain.__name__.lower() if isinstance(plain, NewType) else "name"


def _with_its_points(fields: dict[str, object], method: Method) -> dict[str, object] | None:
    """Let points be those of a meeting or step that has them; None where there is no such."""
    points = cast("tuple[PointKey, ...]", fields.get("points", ()))
    if not points:
        return fields
    name, parts = ("meeting", method.meetings) if "meeting" in fields else ("step", method.steps)
    having = [part.key for part in parts if {*points} <= {one.key for one in part.points}]
    if not having:
        return None
    return fields if fields[name] in having else fields | {name: having[0]}


def _plain(kind: object) -> object:
    """Give the type of a value that is there, of a field that may be without one."""
    given = [one for one in get_args(kind) if one is not type(None)]
    return kind if not given or get_origin(kind) is tuple else given[0]


def _member(kind: object) -> object:
    """Give the type of what a tuple holds."""
    return next(iter(get_args(kind)), str)


def may_be(kind: object, text: str, *, among_others: bool = False) -> bool:
    """Tell whether a field can have a value.

    Args:
        kind: The type of the field.
        text: The value, in the form it has in conditions.
        among_others: Whether it is one of several that the field holds.
    """
    plain = _plain(_member(kind) if among_others else kind)
    try:
        value = _read(plain, text)
    except ValueError:
        return False
    return plain is not bool or text in (str(value), str(None))


def _read(kind: object, text: str) -> object:
    """Give the value that has a text as its form in conditions."""
    plain = _plain(kind)
    if text == "None":
        return None
    if plain is bool:
        return text == "True"
    if plain is date:
        return date.fromisoformat(text)
    return plain(text) if isinstance(plain, type) and issubclass(plain, Enum) else text
