"""Drawing what can happen in a process of any method, of each class of payload."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeVar, cast, get_args, get_origin

import attrs
from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.duty_events import DutyResumed, DutySuspended
from arbeidsmiljo.model.events import (
    Event,
    MeasureDecided,
    MeasureMoved,
    Payload,
    ProcessStarted,
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
    UnitId,
)
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.process.measures import measures
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.rules.subjects import INTRODUCED_BY, introduced
from arbeidsmiljo.testing.matching import places_of

_KINDS: Final = tuple(kind for kind in Subject if kind is not Subject.REPORT)
_PERIODS: Final = ("P0D", "P1D", "P2W", "P3M", "5 working days")
_LEADERS: Final = tuple(PersonId(f"leder-{number}") for number in range(3))

_Thing = TypeVar("_Thing")


@frozen(kw_only=True)
class Scenery:
    """What drawing of a payload goes by.

    Attributes:
        method: The method.
        organisation: The units that there are.
        known: What has happened.
        latest: The last day on which anything is to happen.
    """

    method: Method
    organisation: Organisation
    known: Sequence[Event]
    latest: date

    @classmethod
    def of(cls, process: Process, latest: date) -> "Scenery":
        """Give that of a process as it is."""
        return cls(
            method=process.method,
            organisation=process.organisation,
            known=process.known(),
            latest=latest,
        )

    @property
    def number(self) -> int:
        """A number that names what comes next, and nothing before it."""
        return len(self.known) + 1

    def subjects(self, kind: Subject) -> tuple[str, ...]:
        """Give the findings, measures, effects or plans that something has told of."""
        told = (name for event in self.known for name in introduced(event.payload, kind))
        return tuple(dict.fromkeys(told))


def pick(draw: DrawFn, things: Sequence[_Thing]) -> _Thing:
    """Draw one of some things; examples shrink to the first."""
    return things[draw(st.integers(0, len(things) - 1))]


def draw_payload(
    draw: DrawFn, kind: type[Payload], scenery: Scenery
) -> tuple[Payload, UnitId | None] | None:
    """Draw a payload of a class, and where it happens.

    Args:
        draw: Hypothesis's.
        kind: The class.
        scenery: What there is to name.

    Returns:
        The payload and its unit, None for the top. Most can be recorded, not all. None where
        there is nothing that a payload of the class could name.
    """
    fields: dict[str, object] = {}
    for attribute in attrs.fields(cast("type[attrs.AttrsInstance]", kind)):
        values = _values(draw, kind, attribute, fields, scenery)
        if not values:
            return None
        fields[attribute.name] = pick(draw, values)
    payload = cast("Callable[..., Payload]", kind)(**fields)
    units = _units(payload, scenery)
    if not units:
        return None
    unit = pick(draw, units)
    return payload, None if unit == scenery.organisation.top.id else unit


def _units(payload: Payload, scenery: Scenery) -> Sequence[UnitId]:
    """Give the units in which a payload can happen: a measure's own, for what happens to it."""
    top = scenery.organisation.top.id
    if isinstance(payload, (MeasureDecided, MeasureMoved)):
        measure = measures(scenery.known, top).get(payload.measure)
        return () if measure is None else (measure.unit,)
    if isinstance(payload, DutyResumed):
        return [
            event.unit or top
            for event in scenery.known
            if isinstance(event.payload, DutySuspended) and event.payload.rule == payload.rule
        ]
    return places_of(payload, scenery.method, scenery.organisation)


def _values(
    draw: DrawFn,
    payload: type[Payload],
    attribute: "attrs.Attribute[object]",
    fields: dict[str, object],
    scenery: Scenery,
) -> Sequence[object]:
    """Give values of a field among which to pick; none where there is nothing to name."""
    name, kind = attribute.name, attribute.type
    optional = type(None) in get_args(kind)
    nothing = (None,) if optional else ()
    for subject in _KINDS:
        if name == subject.value:
            if INTRODUCED_BY[subject] is payload:
                return (f"{name}-{scenery.number}",)
            return (*nothing, *scenery.subjects(subject))
        if name == f"{subject.value}s":
            return ((), *_some(draw, scenery.subjects(subject)))
    if name == "points":
        return _points(draw, fields, scenery.method)
    if name == "subject":
        return (None, *(one for kind_ in _KINDS for one in scenery.subjects(kind_)))
    if get_origin(kind) is tuple:
        return ((), *_some(draw, _named(get_args(kind)[0], payload, scenery)))
    plain = next((one for one in get_args(kind) if one is not type(None)), kind)
    if plain is date:
        span = (scenery.latest - _started(scenery)).days
        return (*nothing, _started(scenery) + timedelta(days=draw(st.integers(0, span))))
    return (*nothing, *_named(plain, payload, scenery))


def _started(scenery: Scenery) -> date:
    return next(
        event.happened for event in scenery.known if isinstance(event.payload, ProcessStarted)
    )


def _named(kind: object, payload: type[Payload], scenery: Scenery) -> Sequence[object]:
    """Give what a field of a type can name in a process."""
    method, number = scenery.method, scenery.number
    named: dict[object, Iterable[object]] = {
        ActorKey: (one.key for one in method.actors),
        DocumentKey: (one.key for one in method.documents),
        FactorKey: (one.key for one in method.questionnaire.factors),
        MeetingKey: (one.key for one in method.meetings),
        ParameterKey: (one.key for one in method.parameters),
        PersonId: _LEADERS,
        RuleKey: (one.key for one in method.rules),
        StepKey: (one.key for one in method.steps),
        Unit: (Unit(id=UnitId(f"ny-{number}"), name=f"Enhet {number}", employees=number % 4),),
        UnitId: (one.id for one in scenery.organisation.units),
        bool: (False, True),
        str: _PERIODS,
    }
    if kind in named:
        return tuple(named[kind])
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return tuple(kind)
    # Rounds, publications and texts: each event has its own.
    return (f"{payload.activity}-{number}",)


def _points(draw: DrawFn, fields: dict[str, object], method: Method) -> Sequence[object]:
    """Give some of the points of the meeting or step that was drawn before."""
    if "meeting" in fields:
        part = method.meeting(str(fields["meeting"])).points
    else:
        part = method.step(str(fields["step"])).points
    keys: tuple[PointKey, ...] = tuple(point.key for point in part)
    return (keys, (), *_some(draw, keys))


def _some(draw: DrawFn, things: Sequence[_Thing]) -> Sequence[tuple[_Thing, ...]]:
    """Give some of some things, drawn; none where there is none."""
    if not things:
        return ()
    chosen = draw(st.lists(st.integers(0, len(things) - 1), max_size=3, unique=True))
    return (tuple(things[number] for number in sorted(chosen)),)
