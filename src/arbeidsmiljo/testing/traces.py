"""Strategies for traces: events on which to try constraints, and the time in them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from hypothesis import strategies as st

from arbeidsmiljo.model.events import (
    Event,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    MeetingHeld,
    Payload,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    EventId,
    FindingId,
    MeasureId,
    MeetingKey,
    ParameterKey,
    ProcessId,
    StepKey,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.measures import FindingKind, MeasureState
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.reorganisation import reorganised
from arbeidsmiljo.model.unit_events import UnitClosed, UnitMerged, UnitMoved, UnitOpened
from arbeidsmiljo.rules.case import Suspension
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.testing.constraints import PERIODS

FIRST_DAY: Final = date(2026, 2, 2)
"""The day on which the traces begin."""

LATER_PERIODS: Final = {ParameterKey("short"): 5, ParameterKey("long"): 8}
"""The named periods of `constraints`, as long as they are from `CHANGED` on."""

CHANGED: Final = FIRST_DAY + timedelta(days=9)
"""The day on which the periods get other lengths."""

PAYLOADS_OF_TRACES: Final[tuple[Payload, ...]] = (
    MeetingHeld(meeting=MeetingKey("first")),
    MeetingHeld(meeting=MeetingKey("second")),
    MeetingHeld(meeting=MeetingKey("other")),
    StepTaken(step=StepKey("step")),
    StepTaken(step=StepKey("step"), towards=ActorKey("amu"), finding=FindingId("f1")),
    FindingRecorded(finding=FindingId("f1"), kind=FindingKind.UNLAWFUL, wording=TextId("t")),
    MeasureProposed(measure=MeasureId("m1"), wording=TextId("t"), finding=FindingId("f1")),
    MeasureProposed(measure=MeasureId("m2"), wording=TextId("t")),
    MeasureDecided(measure=MeasureId("m1"), due=FIRST_DAY + timedelta(days=8)),
    MeasureDecided(measure=MeasureId("m1"), due=FIRST_DAY + timedelta(days=4)),
    MeasureDecided(measure=MeasureId("m2")),
    MeasureMoved(measure=MeasureId("m1"), to=MeasureState.DONE),
    MeasureMoved(measure=MeasureId("m2"), to=MeasureState.DONE),
    MeasureMoved(measure=MeasureId("m2"), to=MeasureState.REJECTED),
)
"""What happens in the traces."""


def deadline(parameter: ParameterKey, since: date, at: date) -> date:
    """Give the last day of a named period, by its length on the day it is judged on."""
    periods = PERIODS if at < CHANGED else LATER_PERIODS
    return since + timedelta(days=periods[parameter])


@st.composite
def traces(
    draw: st.DrawFn,
    organisation: Organisation,
    constraint: Constraint | None = None,
    *,
    least: int = 0,
    most: int = 8,
    reorganised_too: bool = True,
) -> tuple[Event, ...]:
    """Draw events of an organisation, in the order in which they happened.

    Some of them change the organisation; nothing happens in units that are not there.

    Args:
        draw: Hypothesis's.
        organisation: Where they happen.
        constraint: What the events are mostly about; None for nothing in particular.
        least: How many at least, changes of the organisation not counted.
        most: How many at most, these not counted either.
        reorganised_too: Whether some may change the organisation.
    """
    speaks = (
        [] if constraint is None else [one for one in PAYLOADS_OF_TRACES if _of(constraint, one)]
    )
    payloads = st.sampled_from(PAYLOADS_OF_TRACES)
    if speaks:
        payloads = st.sampled_from(speaks) | st.sampled_from(speaks) | payloads
    days = draw(st.lists(st.sampled_from(_DAYS), min_size=least, max_size=most).map(sorted))
    changes = reorganised_too and draw(st.booleans())
    changing = set(draw(st.lists(st.sampled_from(_DAYS), max_size=2)) if changes else ())
    events: list[Event] = []
    tree = organisation
    for day in sorted((*days, *changing)):
        if day in changing:
            changing.remove(day)
            unit, payload = _change(draw, tree, day)
        else:
            payload = draw(payloads)
            unit = draw(st.sampled_from([one.id for one in tree.units]))
        event = Event(
            id=EventId(f"e{len(events) + 1}"),
            process=ProcessId("p"),
            sequence=len(events) + 1,
            happened=FIRST_DAY + timedelta(days=day),
            recorded=datetime.combine(FIRST_DAY, time(8), tzinfo=UTC)
            + timedelta(days=day, seconds=len(events)),
            unit=None if unit == organisation.top.id else unit,
            payload=payload,
        )
        events.append(event)
        tree = reorganised(tree, event)
    return tuple(events)


_DAYS: Final[tuple[int, ...]] = (0, 0, 1, 2, 3, 4, 5, 7, 9, 10, 11, 14, 16)
"""Days around the ends of the periods."""


def _of(constraint: Constraint, payload: Payload) -> bool:
    event = Event(
        id=EventId("e"),
        process=ProcessId("p"),
        sequence=1,
        happened=FIRST_DAY,
        recorded=datetime.combine(FIRST_DAY, time(8), tzinfo=UTC),
        payload=payload,
    )
    return any(pattern.matches(event) for pattern in constraint.alphabet)


def _change(draw: st.DrawFn, tree: Organisation, day: int) -> tuple[UnitId, Payload]:
    """Draw a change of the organisation that leaves a tree."""
    leaves = [one.id for one in tree.staff_units if one.parent is not None]
    units = [one.id for one in tree.units]
    kinds = ["open", *(["close", "merge", "merge", "move"] if leaves else [])]
    kind = draw(st.sampled_from(kinds))
    if kind == "open":
        opened = Unit(id=UnitId(f"ny-{day}"), name="Ny enhet", employees=3)
        return draw(st.sampled_from(units)), UnitOpened(opened=opened)
    unit = draw(st.sampled_from(leaves))
    if kind == "close":
        return unit, UnitClosed()
    other = draw(st.sampled_from([one for one in units if one != unit]))
    if kind == "move":
        return unit, UnitMoved(to=other)
    return unit, UnitMerged(into=other, inherits=draw(st.sampled_from((True, True, False))))


def suspensions() -> st.SearchStrategy[tuple[Suspension, ...]]:
    """Draw up to two times of suspension, one after the other; the last may go on."""
    return st.lists(st.sampled_from(_DAYS), max_size=4, unique=True).map(_pairs_of_days)


def _pairs_of_days(days: Sequence[int]) -> tuple[Suspension, ...]:
    moments: list[date | None] = [FIRST_DAY + timedelta(days=day) for day in sorted(days)]
    ends = [*moments[1::2], None]
    return tuple(
        (begun, end) for begun, end in zip(moments[::2], ends, strict=False) if begun is not None
    )
