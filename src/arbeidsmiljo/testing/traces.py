"""Strategies for the rule language: constraints of every kind, and traces to try them on."""

from collections.abc import Callable
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
from arbeidsmiljo.rules.alternation import (
    AlternatePrecedence,
    AlternateResponse,
    ChainPrecedence,
    ChainResponse,
)
from arbeidsmiljo.rules.case import Dated, Limit, Suspension
from arbeidsmiljo.rules.constraint import Constraint, Within
from arbeidsmiljo.rules.existence import Absence, Exactly, Existence, Init
from arbeidsmiljo.rules.pattern import Given, Pattern, either, held, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.relation import CoExistence, NotCoExistence, NotSuccession, Succession
from arbeidsmiljo.rules.response import RespondedExistence, Response

FIRST_DAY: Final = date(2026, 2, 2)
"""The day on which the traces begin."""

PERIODS: Final = {ParameterKey("short"): 3, ParameterKey("long"): 10}
"""The named periods of the constraints, in days."""

LATER_PERIODS: Final = {ParameterKey("short"): 5, ParameterKey("long"): 8}
"""The same as they are from `CHANGED` on."""

CHANGED: Final = FIRST_DAY + timedelta(days=9)
"""The day on which the periods get other lengths."""

PATTERNS: Final = (
    held("first"),
    held("second"),
    held("first", "second"),
    taken("step"),
    either(held("second"), taken("step")),
    Pattern.of(MeasureDecided),
    Pattern.of(MeasureMoved, to="done"),
    Pattern.of(MeasureProposed, Given(fields=("finding",))),
)
"""What the constraints speak of."""

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

_FIELDS: Final = ((), (), ("unit",), ("measure",), ("finding",))


def deadline(parameter: ParameterKey, since: date, at: date) -> date:
    """Give the last day of a named period, by its length on the day it is judged on."""
    periods = PERIODS if at < CHANGED else LATER_PERIODS
    return since + timedelta(days=periods[parameter])


@st.composite
def constraints(draw: st.DrawFn) -> Constraint:
    """Draw a constraint of any kind over `PATTERNS` and `PERIODS`."""
    kinds = sorted(_MAKERS, key=lambda kind: kind.__name__)
    return _MAKERS[draw(st.sampled_from(kinds))](draw)


def constraints_of(kind: type[Constraint]) -> st.SearchStrategy[Constraint]:
    """Give a strategy for constraints of one class."""
    return st.composite(_MAKERS[kind])()


def constraint_classes() -> tuple[type[Constraint], ...]:
    """Give every class of constraint, by name."""
    return tuple(sorted(_MAKERS, key=lambda kind: kind.__name__))


def _pattern(draw: st.DrawFn) -> Pattern:
    return draw(st.sampled_from(PATTERNS))


def _period(draw: st.DrawFn) -> ParameterKey:
    return draw(st.sampled_from(sorted(PERIODS)))


def _maybe(draw: st.DrawFn) -> ParameterKey | None:
    return _period(draw) if draw(st.booleans()) else None


def _limit(draw: st.DrawFn) -> Limit | None:
    return _maybe(draw)


def _within(draw: st.DrawFn) -> Within | None:
    if not draw(st.booleans()):
        return None
    since = _pattern(draw) if draw(st.booleans()) else None
    return Within(period=_period(draw), since=since)


def _fields(draw: st.DrawFn) -> tuple[str, ...]:
    return draw(st.sampled_from(_FIELDS))


def _n(draw: st.DrawFn) -> int:
    return draw(st.integers(1, 3))


def _flag(draw: st.DrawFn) -> bool:
    return draw(st.booleans())


def _every(draw: st.DrawFn) -> Every:
    return Every(
        pattern=_pattern(draw),
        over=draw(st.sampled_from(Over)),
        n=draw(st.integers(1, 2)),
        among=_pattern(draw) if _flag(draw) and _flag(draw) else None,
    )


def _existence(draw: st.DrawFn) -> Existence:
    shape = draw(st.sampled_from(("plain", "over", "every", "anywhere")))
    if shape == "over":
        return Existence(
            pattern=_pattern(draw),
            over=draw(st.sampled_from(Over)),
            n=draw(st.integers(1, 2)),
            among=_pattern(draw) if _flag(draw) and _flag(draw) else None,
            within=_within(draw),
            not_before=_maybe(draw),
        )
    if shape == "every":
        return Existence(
            pattern=_pattern(draw),
            every=_period(draw),
            within=_within(draw),
            until=_pattern(draw) if _flag(draw) else None,
        )
    return Existence(
        pattern=_pattern(draw),
        n=_n(draw),
        within=_within(draw),
        not_before=_maybe(draw),
        anywhere=shape == "anywhere",
        correlate=_fields(draw),
    )


def _absence(draw: st.DrawFn) -> Absence:
    return Absence(
        pattern=_pattern(draw), n=_n(draw), within=_within(draw), correlate=_fields(draw)
    )


def _exactly(draw: st.DrawFn) -> Exactly:
    return Exactly(
        pattern=_pattern(draw), n=_n(draw), within=_within(draw), correlate=_fields(draw)
    )


def _init(draw: st.DrawFn) -> Init:
    among = tuple(draw(st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=2)))
    return Init(pattern=_pattern(draw), among=among, strictly=_flag(draw), correlate=_fields(draw))


def _response(draw: st.DrawFn) -> Response:
    shape = draw(st.sampled_from(("plain", "timed", "over", "every", "dated")))
    trigger, target = _pattern(draw), _pattern(draw)
    strictly, first_only = _flag(draw), _flag(draw)
    if shape == "over":
        return Response(
            trigger=trigger,
            target=target,
            over=draw(st.sampled_from(Over)),
            n=draw(st.integers(1, 2)),
            among=_pattern(draw) if _flag(draw) and _flag(draw) else None,
            within=_limit(draw),
            not_before=_maybe(draw),
            strictly=strictly,
            first_only=first_only,
            correlate=_fields(draw),
        )
    if shape == "every":
        return Response(
            trigger=trigger,
            target=target,
            every=_period(draw),
            until=_pattern(draw) if _flag(draw) else None,
            strictly=strictly,
            first_only=first_only,
        )
    if shape == "dated":
        return Response(
            trigger=Pattern.of(MeasureDecided), target=target, within=Dated(field="due")
        )
    timed = shape == "timed"
    return Response(
        trigger=trigger,
        target=target,
        n=_n(draw) if timed else 1,
        within=_limit(draw) if timed else None,
        not_before=_maybe(draw) if timed else None,
        anywhere=_flag(draw),
        strictly=strictly,
        first_only=first_only,
        correlate=_fields(draw),
    )


def _responded(draw: st.DrawFn) -> RespondedExistence:
    return RespondedExistence(
        trigger=_pattern(draw),
        target=_pattern(draw),
        n=_n(draw),
        within=_limit(draw),
        not_before=_maybe(draw),
        first_only=_flag(draw),
        correlate=_fields(draw),
    )


def _alternate_response(draw: st.DrawFn) -> AlternateResponse:
    if _flag(draw) and _flag(draw):
        return AlternateResponse(
            trigger=Pattern.of(MeasureDecided), target=_pattern(draw), within=Dated(field="due")
        )
    return AlternateResponse(
        trigger=_pattern(draw),
        target=_pattern(draw),
        within=_limit(draw),
        strictly=_flag(draw),
        correlate=_fields(draw),
    )


def _chain_response(draw: st.DrawFn) -> ChainResponse:
    return ChainResponse(
        trigger=_pattern(draw),
        target=_pattern(draw),
        among=tuple(draw(st.lists(st.sampled_from(PATTERNS), max_size=2))),
        within=_limit(draw),
        strictly=_flag(draw),
        correlate=_fields(draw),
    )


def _precedence(draw: st.DrawFn) -> Precedence:
    before = tuple(_every(draw) for _ in range(draw(st.integers(1, 2))))
    return Precedence(
        before=before,
        target=_pattern(draw),
        anywhere=_flag(draw),
        within=_maybe(draw),
        not_before=_maybe(draw),
        strictly=_flag(draw),
        first_only=_flag(draw),
        correlate=_fields(draw),
    )


def _alternate_precedence(draw: st.DrawFn) -> AlternatePrecedence:
    return AlternatePrecedence(
        before=_pattern(draw),
        target=_pattern(draw),
        strictly=_flag(draw),
        correlate=_fields(draw),
    )


def _chain_precedence(draw: st.DrawFn) -> ChainPrecedence:
    return ChainPrecedence(
        before=_pattern(draw),
        target=_pattern(draw),
        among=tuple(draw(st.lists(st.sampled_from(PATTERNS), max_size=2))),
        within=_maybe(draw),
        strictly=_flag(draw),
        correlate=_fields(draw),
    )


def _succession(draw: st.DrawFn) -> Succession:
    return Succession(
        first=_pattern(draw),
        then=_pattern(draw),
        within=_maybe(draw),
        not_before=_maybe(draw),
        strictly=_flag(draw),
        correlate=_fields(draw),
    )


def _co_existence(draw: st.DrawFn) -> CoExistence:
    return CoExistence(
        one=_pattern(draw), other=_pattern(draw), within=_maybe(draw), correlate=_fields(draw)
    )


def _not_co_existence(draw: st.DrawFn) -> NotCoExistence:
    return NotCoExistence(
        one=_pattern(draw), other=_pattern(draw), within=_maybe(draw), correlate=_fields(draw)
    )


def _not_succession(draw: st.DrawFn) -> NotSuccession:
    return NotSuccession(
        first=_pattern(draw),
        then=_pattern(draw),
        within=_maybe(draw),
        strictly=_flag(draw),
        correlate=_fields(draw),
    )


_MAKERS: Final[dict[type, Callable[[st.DrawFn], Constraint]]] = {
    Existence: _existence,
    Absence: _absence,
    Exactly: _exactly,
    Init: _init,
    Response: _response,
    RespondedExistence: _responded,
    AlternateResponse: _alternate_response,
    ChainResponse: _chain_response,
    Precedence: _precedence,
    AlternatePrecedence: _alternate_precedence,
    ChainPrecedence: _chain_precedence,
    Succession: _succession,
    CoExistence: _co_existence,
    NotCoExistence: _not_co_existence,
    NotSuccession: _not_succession,
}


@st.composite
def traces(
    draw: st.DrawFn,
    organisation: Organisation,
    constraint: Constraint | None = None,
    *,
    most: int = 8,
) -> tuple[Event, ...]:
    """Draw events of an organisation, in the order in which they happened.

    Some of them change the organisation; nothing happens in units that are not there.

    Args:
        draw: Hypothesis's.
        organisation: Where they happen.
        constraint: What the events are mostly about; None for nothing in particular.
        most: How many at most, changes of the organisation not counted.
    """
    speaks = (
        [] if constraint is None else [one for one in PAYLOADS_OF_TRACES if _of(constraint, one)]
    )
    payloads = st.sampled_from(PAYLOADS_OF_TRACES)
    if speaks:
        payloads = st.sampled_from(speaks) | payloads
    days = draw(st.lists(st.sampled_from(_DAYS), max_size=most).map(sorted))
    changing = set(draw(st.lists(st.sampled_from(_DAYS), max_size=2)) if _flag(draw) else ())
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


_DAYS: Final = (0, 0, 1, 2, 3, 4, 5, 7, 9, 10, 11, 14, 16)
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


def _pairs_of_days(days: list[int]) -> tuple[Suspension, ...]:
    moments: list[date | None] = [FIRST_DAY + timedelta(days=day) for day in sorted(days)]
    ends = [*moments[1::2], None]
    return tuple(
        (begun, end) for begun, end in zip(moments[::2], ends, strict=False) if begun is not None
    )
