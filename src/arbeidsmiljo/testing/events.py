"""Strategies for events and what they tell of."""

from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from functools import cache
from typing import Final, NewType, TypeVar, cast, get_args, get_origin

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from arbeidsmiljo.model.actors import Appointment
from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, Reach, ReportLevel
from arbeidsmiljo.model.events import PAYLOADS, Event, Payload, ProcessStarted
from arbeidsmiljo.model.identifiers import ActorKey, EventId, PersonId, ProcessId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.method_payloads import MethodPayload
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.testing.identifiers import identifiers
from arbeidsmiljo.testing.organisations import organisations

P = TypeVar("P", bound=Payload)

_ZONES: Final = (UTC, timezone(timedelta(hours=1)), timezone(-timedelta(hours=3, minutes=30)))


@cache
def group_sizes() -> SearchStrategy[GroupSizes]:
    """Make group sizes, with and without sizes for the classes of item that ask for more."""
    return st.integers(2, 20).flatmap(
        lambda ordinary: st.builds(
            GroupSizes,
            ordinary=st.just(ordinary),
            leader=st.none() | st.integers(ordinary, 30),
            sensitive=st.none() | st.integers(ordinary, 30),
        )
    )


@cache
def distribution_plans() -> SearchStrategy[DistributionPlan]:
    """Make distribution plans, the empty one included."""
    lines = st.builds(
        Distribution,
        report=st.sampled_from(ReportLevel),
        to=identifiers().map(ActorKey),
        reach=st.sampled_from(Reach),
        since=st.dates(),
    )
    return st.builds(DistributionPlan, lines=st.lists(lines, max_size=4).map(tuple))


def payloads_of(kind: type[P]) -> SearchStrategy[P]:
    """Make payloads of one class."""
    return st.builds(
        kind,
        **{
            attribute.name: _values_of(attribute.type)
            for attribute in attrs.fields(cast("type[attrs.AttrsInstance]", kind))
        },
    )


@cache
def payloads(own: tuple[type[MethodPayload], ...] = ()) -> SearchStrategy[Payload]:
    """Make payloads of every class.

    Args:
        own: Payload classes of a method, beside the core's.
    """
    return st.one_of([payloads_of(kind) for kind in (*PAYLOADS, *own)])


@cache
def moments() -> SearchStrategy[datetime]:
    """Make times with a time zone, as events are recorded with."""
    return st.datetimes(
        min_value=datetime(2000, 1, 1),  # noqa: DTZ001 - the strategy adds the time zone
        max_value=datetime(2100, 1, 1),  # noqa: DTZ001
        timezones=st.sampled_from(_ZONES),
    )


@st.composite
def events(
    draw: DrawFn,
    *,
    process: ProcessId | None = None,
    sequence: int | None = None,
    payload: SearchStrategy[Payload] | None = None,
) -> Event:
    """Make events with valid envelopes.

    Args:
        draw: Given by Hypothesis.
        process: The process they belong to; any by default.
        sequence: Their place in the journal, which their id is made from; any by default.
        payload: What they tell of; anything in the core's vocabulary by default.
    """
    place = draw(st.integers(1, 1000)) if sequence is None else sequence
    corrected = st.none() if place == 1 else st.none() | st.integers(1, place - 1)
    earlier = draw(corrected)
    return Event(
        id=EventId(f"e-{place}"),
        process=draw(identifiers().map(ProcessId)) if process is None else process,
        sequence=place,
        happened=draw(st.dates()),
        recorded=draw(moments()),
        recorded_by=draw(st.none() | identifiers().map(PersonId)),
        unit=draw(st.none() | identifiers().map(UnitId)),
        corrects=None if earlier is None else EventId(f"e-{earlier}"),
        payload=draw(payloads() if payload is None else payload),
    )


@st.composite
def journals(
    draw: DrawFn, *, process: ProcessId | None = None, max_size: int = 8
) -> tuple[Event, ...]:
    """Make journals that a store can keep: sequences without gaps, the process's start first.

    What the events tell need not make sense together.

    Args:
        draw: Given by Hypothesis.
        process: The process they belong to; any by default.
        max_size: How many events they have at most.
    """
    owner = draw(identifiers().map(ProcessId)) if process is None else process
    size = draw(st.integers(1, max_size))
    first = draw(events(process=owner, sequence=1, payload=payloads_of(ProcessStarted)))
    rest = (draw(events(process=owner, sequence=place)) for place in range(2, size + 1))
    return (first, *rest)


@st.composite
def _organisations_with_people(draw: DrawFn) -> Organisation:
    organisation = draw(organisations(max_units=5))
    appointments = st.builds(
        Appointment,
        person=identifiers().map(PersonId),
        actor=identifiers().map(ActorKey),
        unit=st.sampled_from([unit.id for unit in organisation.units]),
        since=st.none() | st.dates(max_value=date(2026, 1, 1)),
        until=st.none() | st.dates(min_value=date(2026, 1, 1)),
    )
    return attrs.evolve(
        organisation,
        name=draw(st.text(min_size=1)),
        appointments=tuple(draw(st.lists(appointments, max_size=3))),
    )


def _values_of(kind: object) -> SearchStrategy[object]:
    """Make values for an attribute of a payload, by its type."""
    if (known := _plain_values().get(kind)) is not None:
        return known
    if isinstance(kind, NewType):
        return identifiers()
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from(kind)
    if get_origin(kind) is tuple:
        return st.lists(_values_of(get_args(kind)[0]), max_size=3).map(tuple)
    return st.one_of(
        [st.none() if each is type(None) else _values_of(each) for each in get_args(kind)]
    )


@cache
def _plain_values() -> dict[object, SearchStrategy[object]]:
    return {
        bool: st.booleans(),
        date: st.dates(),
        int: st.integers(),
        str: st.text(),
        DistributionPlan: distribution_plans(),
        GroupSizes: group_sizes(),
        Organisation: _organisations_with_people(),
        Unit: organisations(max_units=2).map(lambda organisation: organisation.units[0]),
    }
