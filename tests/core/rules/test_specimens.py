"""Each constraint on small traces, decided by hand: what Declare means by its name."""

from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve

from arbeidsmiljo.model.events import Event, MeasureDecided, MeetingHeld
from arbeidsmiljo.model.identifiers import (
    EventId,
    MeasureId,
    MeetingKey,
    ParameterKey,
    ProcessId,
    UnitId,
)
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.rules.alternation import (
    AlternatePrecedence,
    AlternateResponse,
    ChainPrecedence,
    ChainResponse,
)
from arbeidsmiljo.rules.case import Dated
from arbeidsmiljo.rules.constraint import Constraint, Within
from arbeidsmiljo.rules.existence import Absence, Exactly, Existence, Init
from arbeidsmiljo.rules.pattern import Pattern, held
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.relation import CoExistence, NotCoExistence, NotSuccession, Succession
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.oracle import comparable
from arbeidsmiljo.testing.traces import FIRST_DAY
from tests.core.rules.scenes import Seen

A, B, C, AB = held("a"), held("b"), held("c"), held("a", "b")
SHORT, LONG = ParameterKey("short"), ParameterKey("long")
"""Three and ten days, in the first days."""

ON = 8
"""The day of the verdicts."""

UNIT = UnitId("enhet")
ORGANISATION = Organisation(
    name="Direktoratet for øvelser",
    country="NO",
    on=FIRST_DAY,
    units=(Unit(id=UNIT, name="Enheten", employees=3),),
)

# A constraint; a trace, each event with its day; what the duty is on day 8.
SPECIMENS: tuple[tuple[Constraint, str, str], ...] = (
    (Existence(pattern=A), "", "pending"),
    (Existence(pattern=A), "b0 a1", "fulfilled"),
    (Existence(pattern=A, n=2), "a1", "pending"),
    (Existence(pattern=A, n=2), "a1 a1", "fulfilled"),
    (Existence(pattern=A, also=(B,)), "a1 a2", "pending"),
    (Existence(pattern=A, also=(B,)), "b1 b1 a2", "fulfilled"),
    (Existence(pattern=A, also=(B,), within=Within(period=SHORT)), "a1 b3 b5", "fulfilled"),
    (Existence(pattern=A, also=(B,), within=Within(period=SHORT)), "a1 a2 b4", "repaired"),
    (Existence(pattern=A, also=(B,), within=Within(period=SHORT)), "b1 b2", "overdue"),
    (Existence(pattern=A, also=(B,), not_before=SHORT), "a2 b4", "pending"),
    (Existence(pattern=A, within=Within(period=SHORT)), "a3", "fulfilled"),
    (Existence(pattern=A, within=Within(period=SHORT)), "a4", "repaired"),
    (Existence(pattern=A, within=Within(period=SHORT)), "b1", "overdue"),
    (Existence(pattern=A, within=Within(period=LONG)), "b1", "pending"),
    (Existence(pattern=A, within=Within(period=SHORT, since=B)), "b2 a5", "fulfilled"),
    (Existence(pattern=A, within=Within(period=SHORT, since=B)), "b2 a6 b6", "repaired"),
    (Existence(pattern=A, within=Within(period=SHORT, since=B)), "", "pending"),
    (Existence(pattern=A, not_before=SHORT), "a2", "pending"),
    (Existence(pattern=A, not_before=SHORT), "a2 a3", "fulfilled"),
    (Existence(pattern=A, every=SHORT), "a3 a6", "pending"),
    (Existence(pattern=A, every=SHORT), "a3", "overdue"),
    (Existence(pattern=A, every=SHORT, until=B), "a3 a6 b8", "fulfilled"),
    (Existence(pattern=A, every=SHORT, until=B), "a4 b5", "repaired"),
    (Existence(pattern=A, every=SHORT, until=B), "a3 b7", "violated"),
    (Existence(pattern=A, every=SHORT, until=B), "b2 a7", "fulfilled"),
    (Existence(pattern=A, correlate=("meeting",)), "", "inactive"),
    (Absence(pattern=A), "b0", "fulfilled"),
    (Absence(pattern=A), "a0", "violated"),
    (Absence(pattern=A, n=2), "a0", "fulfilled"),
    (Absence(pattern=A, n=2), "a0 a5", "violated"),
    (Absence(pattern=A, within=Within(period=SHORT)), "a4", "fulfilled"),
    (Absence(pattern=A, within=Within(period=SHORT)), "a3", "violated"),
    (Absence(pattern=A, within=Within(period=SHORT, since=B)), "a3 b4", "fulfilled"),
    (Absence(pattern=A, within=Within(period=SHORT, since=B)), "a3", "inactive"),
    (Absence(pattern=A, not_before=SHORT), "a2", "fulfilled"),
    (Absence(pattern=A, not_before=SHORT), "a2 a3", "violated"),
    (Absence(pattern=A, n=2, not_before=SHORT), "a2 a3", "fulfilled"),
    (Absence(pattern=A, within=Within(period=LONG), not_before=SHORT), "a2", "fulfilled"),
    (
        Absence(pattern=A, within=Within(period=LONG, since=B), not_before=SHORT),
        "b2 a4",
        "fulfilled",
    ),
    (
        Absence(pattern=A, within=Within(period=LONG, since=B), not_before=SHORT),
        "b2 a5",
        "violated",
    ),
    (Absence(pattern=A, n=2, every=SHORT), "a2 a3 a6", "fulfilled"),
    (Absence(pattern=A, n=2, every=SHORT), "a0 a2", "violated"),
    (Absence(pattern=A, n=2, every=SHORT), "a3 a5 a6", "violated"),
    (Exactly(pattern=A), "", "pending"),
    (Exactly(pattern=A), "a0", "fulfilled"),
    (Exactly(pattern=A), "a0 a1", "violated"),
    (Exactly(pattern=A, n=2, within=Within(period=SHORT)), "a0", "overdue"),
    (Exactly(pattern=A, n=2, within=Within(period=SHORT)), "a0 a5", "repaired"),
    (Exactly(pattern=A, not_before=SHORT), "a1 a2", "pending"),
    (Exactly(pattern=A, not_before=SHORT), "a2 a3", "fulfilled"),
    (Exactly(pattern=A, not_before=SHORT), "a3 a4", "violated"),
    (Exactly(pattern=A, every=SHORT), "a2 a3 a6", "fulfilled"),
    (Exactly(pattern=A, every=SHORT), "a2 a3", "pending"),
    (Exactly(pattern=A, every=SHORT), "a2 a6", "violated"),
    (Exactly(pattern=A, every=SHORT), "a0 a5", "pending"),
    (Exactly(pattern=A, every=SHORT), "a0 a8", "violated"),
    (Exactly(pattern=A, every=LONG), "", "pending"),
    (Exactly(pattern=A, n=2, within=Within(period=SHORT), every=LONG), "a0", "overdue"),
    (Exactly(pattern=A, correlate=("meeting",), every=SHORT), "a1", "fulfilled"),
    (Exactly(pattern=A, correlate=("meeting",), every=SHORT), "a1 a3 a4", "violated"),
    (Init(pattern=A, among=(B,)), "", "inactive"),
    (Init(pattern=A, among=(B,)), "c0 a1 b2", "fulfilled"),
    (Init(pattern=A, among=(B,)), "b0", "violated"),
    (Init(pattern=A, among=(B,)), "b1 a1", "fulfilled"),
    (Init(pattern=A, among=(B,), strictly=True), "b1 a1", "violated"),
    (Init(pattern=A, among=(held("a", "b"),)), "a0 b1", "fulfilled"),
    (Init(pattern=A, among=(B,), within=Within(period=LONG)), "", "pending"),
    (Init(pattern=A, among=(B,), within=Within(period=SHORT)), "", "overdue"),
    (Init(pattern=A, among=(B,), within=Within(period=SHORT)), "a3 b4", "fulfilled"),
    (Init(pattern=A, among=(B,), within=Within(period=SHORT)), "a4", "repaired"),
    (Init(pattern=A, among=(B,), within=Within(period=SHORT)), "b3 a4", "violated"),
    (Init(pattern=A, among=(B,), within=Within(period=SHORT, since=C)), "c2 a5", "fulfilled"),
    (Init(pattern=A, among=(B,), not_before=SHORT), "b2 a3", "fulfilled"),
    (Init(pattern=A, among=(B,), not_before=SHORT), "a2 b3", "violated"),
    (Init(pattern=A, among=(B,), not_before=SHORT), "a2", "inactive"),
    (Init(pattern=A, among=(B,), every=SHORT), "a0 b1 b3", "violated"),
    (Init(pattern=A, among=(B,), every=SHORT), "a0 b1 a3 b4", "fulfilled"),
    (RespondedExistence(trigger=A, target=B), "b0", "inactive"),
    (RespondedExistence(trigger=A, target=B), "b0 a1", "fulfilled"),
    (RespondedExistence(trigger=A, target=B), "a1 b5", "fulfilled"),
    (RespondedExistence(trigger=A, target=B), "a1", "pending"),
    (RespondedExistence(trigger=A, target=B, within=SHORT), "a1", "overdue"),
    (RespondedExistence(trigger=A, target=B, within=SHORT), "b0 a1", "fulfilled"),
    (RespondedExistence(trigger=A, target=B, within=SHORT), "a1 b5", "repaired"),
    (RespondedExistence(trigger=A, target=B, not_before=SHORT), "a1 b3", "pending"),
    (RespondedExistence(trigger=A, target=B, not_before=SHORT), "a1 a6 b7", "pending"),
    (RespondedExistence(trigger=A, target=B, within=SHORT), "a1 b2 a4", "fulfilled"),
    (RespondedExistence(trigger=A, target=B, within=SHORT), "a1 a4 b5", "repaired"),
    (RespondedExistence(trigger=A, target=B, n=2), "b0 a1", "pending"),
    (RespondedExistence(trigger=A, target=B, every=SHORT), "b0 a2", "fulfilled"),
    (RespondedExistence(trigger=A, target=B, every=SHORT), "b2 a3", "violated"),
    (RespondedExistence(trigger=A, target=B, every=SHORT), "b2 a6", "pending"),
    (Response(trigger=A, target=B), "", "inactive"),
    (Response(trigger=A, target=B), "b0 a1", "pending"),
    (Response(trigger=A, target=B), "a1 a2 b5", "fulfilled"),
    (Response(trigger=A, target=B), "a1 b5 a6", "pending"),
    (Response(trigger=A, target=B, first_only=True), "a1 b5 a6", "fulfilled"),
    (Response(trigger=A, target=B), "b1 a1", "fulfilled"),
    (Response(trigger=A, target=B, strictly=True), "b1 a1", "pending"),
    (Response(trigger=A, target=B, within=SHORT), "a1 b4", "fulfilled"),
    (Response(trigger=A, target=B, within=SHORT), "a1 b5", "repaired"),
    (Response(trigger=A, target=B, within=SHORT), "a1", "overdue"),
    (Response(trigger=A, target=B, n=2), "a1 b2", "pending"),
    (Response(trigger=A, target=B, not_before=SHORT), "a1 b2 b4", "fulfilled"),
    (Response(trigger=A, target=B, not_before=SHORT), "a1 b2", "pending"),
    (Response(trigger=A, target=A), "a1", "fulfilled"),
    (Response(trigger=A, target=B, every=SHORT, until=C), "a1 b4 b7 c8", "fulfilled"),
    (Response(trigger=A, target=B, every=SHORT), "a1 b4", "overdue"),
    (AlternateResponse(trigger=A, target=B), "a1 b2 a3 b4", "fulfilled"),
    (AlternateResponse(trigger=A, target=B), "a1 a2 b3", "violated"),
    (AlternateResponse(trigger=A, target=B), "a1 b2 a3", "pending"),
    (AlternateResponse(trigger=A, target=B), "a1 c2 b3", "fulfilled"),
    (AlternateResponse(trigger=A, target=B), "a1 a3 b3", "pending"),
    (AlternateResponse(trigger=A, target=B), "a1 a3 b3 b3", "fulfilled"),
    (AlternateResponse(trigger=A, target=B, strictly=True), "a1 b1 b2", "fulfilled"),
    (AlternateResponse(trigger=A, target=B, within=SHORT), "a1 b5", "repaired"),
    (AlternateResponse(trigger=A, target=B, not_before=SHORT), "a1 b3", "pending"),
    (AlternateResponse(trigger=A, target=B, not_before=SHORT), "a1 b3 b4", "fulfilled"),
    (AlternateResponse(trigger=A, target=B, not_before=SHORT), "a1 b3 a4 b7", "violated"),
    (AlternateResponse(trigger=A, target=B, not_before=SHORT), "a1 b1 b4", "fulfilled"),
    (AlternateResponse(trigger=A, target=B, every=SHORT), "a0 b1 a5 b6", "violated"),
    (AlternateResponse(trigger=A, target=B, every=SHORT), "a0 b1 a6", "pending"),
    (ChainResponse(trigger=A, target=B, among=(C,)), "a1 b2", "fulfilled"),
    (ChainResponse(trigger=A, target=B, among=(C,)), "a1 c2 b3", "violated"),
    (ChainResponse(trigger=A, target=B, among=(C,)), "a1 c2 b2", "fulfilled"),
    (ChainResponse(trigger=A, target=B, among=(C,)), "c1 a1 b2", "fulfilled"),
    (ChainResponse(trigger=A, target=B, among=(C,), within=SHORT), "a1", "overdue"),
    (ChainResponse(trigger=A, target=B, among=(C,), not_before=SHORT), "a1 b4", "fulfilled"),
    (ChainResponse(trigger=A, target=B, among=(C,), not_before=SHORT), "a1 b3 b4", "violated"),
    (ChainResponse(trigger=A, target=B, among=(C,), not_before=SHORT), "a1 b1 b4", "fulfilled"),
    (ChainResponse(trigger=A, target=B, among=(C,), every=SHORT), "a2 b3", "violated"),
    (ChainResponse(trigger=A, target=B, among=(C,), every=SHORT), "a1 b2 c3", "fulfilled"),
    (Precedence(before=(Every(pattern=A),), target=B), "", "inactive"),
    (Precedence(before=(Every(pattern=A),), target=B), "a1 b2 b3", "fulfilled"),
    (Precedence(before=(Every(pattern=A),), target=B), "b2 a3", "violated"),
    (Precedence(before=(Every(pattern=A),), target=B), "b2 a2", "fulfilled"),
    (Precedence(before=(Every(pattern=A),), target=B, strictly=True), "a2 b2", "violated"),
    (Precedence(before=(Every(pattern=A, n=2),), target=B), "a1 b2", "violated"),
    (Precedence(before=(Every(pattern=A), Every(pattern=C)), target=B), "a1 b2", "violated"),
    (Precedence(before=(Every(pattern=A),), target=B, within=SHORT), "a1 b2 b8", "violated"),
    (
        Precedence(before=(Every(pattern=A),), target=B, within=SHORT, first_only=True),
        "a1 b2 b8",
        "fulfilled",
    ),
    (Precedence(before=(Every(pattern=A),), target=B, not_before=SHORT), "a1 b3", "violated"),
    (Precedence(before=(Every(pattern=A),), target=B, not_before=SHORT), "a1 b4", "fulfilled"),
    (Precedence(before=(Every(pattern=A, among=C),), target=B), "b1 c2 b3", "violated"),
    (Precedence(before=(Every(pattern=A, among=C),), target=B), "b1 c2", "fulfilled"),
    (Precedence(before=(Every(pattern=A),), target=B, every=SHORT), "a1 b2", "fulfilled"),
    (Precedence(before=(Every(pattern=A),), target=B, every=SHORT), "a1 b3", "violated"),
    (AlternatePrecedence(before=A, target=B), "a1 b2 a3 b4", "fulfilled"),
    (AlternatePrecedence(before=A, target=B), "a1 b2 b3", "violated"),
    (AlternatePrecedence(before=A, target=B), "a1 c2 b3", "fulfilled"),
    (AlternatePrecedence(before=A, target=B), "b2 a2", "fulfilled"),
    (AlternatePrecedence(before=A, target=B, strictly=True), "b2 a2", "violated"),
    (AlternatePrecedence(before=A, target=B, within=SHORT), "a1 b4", "fulfilled"),
    (AlternatePrecedence(before=A, target=B, within=SHORT), "a1 b5", "violated"),
    (AlternatePrecedence(before=A, target=B, not_before=SHORT), "a1 b3", "violated"),
    (AlternatePrecedence(before=A, target=B, not_before=SHORT), "a1 a3 b4", "fulfilled"),
    (AlternatePrecedence(before=A, target=B, not_before=SHORT), "a0 b3 a4 b7", "fulfilled"),
    (AlternatePrecedence(before=A, target=B, not_before=SHORT), "a0 a2 b3 b5", "violated"),
    (AlternatePrecedence(before=A, target=B, within=SHORT, not_before=SHORT), "a1 b4", "fulfilled"),
    (AlternatePrecedence(before=A, target=B, every=SHORT), "a2 b3", "violated"),
    (ChainPrecedence(before=A, target=B, among=(C,)), "a1 b2", "fulfilled"),
    (ChainPrecedence(before=A, target=B, among=(C,)), "a1 c2 b3", "violated"),
    (ChainPrecedence(before=A, target=B, among=(C,)), "a1 c2 b2", "fulfilled"),
    (ChainPrecedence(before=A, target=B, within=SHORT), "a1 b5", "violated"),
    (ChainPrecedence(before=A, target=B, within=SHORT), "a1 a5 b5", "fulfilled"),
    (ChainPrecedence(before=A, target=B, not_before=SHORT), "a1 b4", "fulfilled"),
    (ChainPrecedence(before=A, target=B, not_before=SHORT), "a1 a3 b4", "violated"),
    (ChainPrecedence(before=A, target=B, not_before=SHORT), "a1 a4 b4", "fulfilled"),
    (ChainPrecedence(before=A, target=B, every=SHORT), "a2 b3", "violated"),
    (ChainPrecedence(before=A, target=B, every=SHORT), "a1 b1 a3 b5", "fulfilled"),
    (Succession(first=A, then=B), "", "inactive"),
    (Succession(first=A, then=B), "a1 b2", "fulfilled"),
    (Succession(first=A, then=B), "a1", "pending"),
    (Succession(first=A, then=B), "b1 a2 b3", "violated"),
    (Succession(first=A, then=B, within=SHORT), "a1", "overdue"),
    (Succession(first=A, then=B, not_before=SHORT), "a1 b4", "fulfilled"),
    (Succession(first=A, then=B, not_before=SHORT), "a1 b3", "violated"),
    (Succession(first=A, then=AB, correlate=("meeting",)), "a1", "fulfilled"),
    (Succession(first=A, then=AB, correlate=("meeting",)), "a1 b2", "violated"),
    (Succession(first=A, then=B, every=SHORT), "a1 b2 a6", "pending"),
    (Succession(first=A, then=B, every=SHORT), "a1", "violated"),
    (Succession(first=A, then=B, every=SHORT), "a1 b2 b3", "violated"),
    (CoExistence(one=A, other=B), "", "inactive"),
    (CoExistence(one=A, other=B), "b1", "pending"),
    (CoExistence(one=A, other=B), "b1 a2", "fulfilled"),
    (CoExistence(one=A, other=B, within=SHORT), "b1 a5", "repaired"),
    (CoExistence(one=A, other=B, within=SHORT), "a1", "overdue"),
    (CoExistence(one=A, other=B, not_before=SHORT), "b1 a3", "pending"),
    (CoExistence(one=A, other=B, not_before=SHORT), "b1 a4", "fulfilled"),
    (CoExistence(one=A, other=B, not_before=SHORT), "b1 a1", "fulfilled"),
    (CoExistence(one=A, other=AB, correlate=("meeting",)), "a1", "fulfilled"),
    (CoExistence(one=A, other=AB, correlate=("meeting",)), "a1 b2", "pending"),
    (CoExistence(one=A, other=B, every=SHORT), "a1 b3", "violated"),
    (CoExistence(one=A, other=B, every=SHORT), "a1 b2 b6", "pending"),
    (NotCoExistence(one=A, other=B), "", "inactive"),
    (NotCoExistence(one=A, other=B), "a1 a2", "fulfilled"),
    (NotCoExistence(one=A, other=B), "b1 a7", "violated"),
    (NotCoExistence(one=A, other=B, within=SHORT), "b1 a7", "fulfilled"),
    (NotCoExistence(one=A, other=B, not_before=SHORT), "b1 a3", "fulfilled"),
    (NotCoExistence(one=A, other=B, not_before=SHORT), "b1 a4", "violated"),
    (NotCoExistence(one=A, other=B, within=SHORT, not_before=SHORT), "b1 a5", "fulfilled"),
    (NotCoExistence(one=A, other=B, every=SHORT), "b2 a3", "fulfilled"),
    (NotCoExistence(one=A, other=B, every=SHORT), "b0 a2", "violated"),
    (NotSuccession(first=A, then=B), "b1", "inactive"),
    (NotSuccession(first=A, then=B), "b1 a2", "fulfilled"),
    (NotSuccession(first=A, then=B), "a1 b2", "violated"),
    (NotSuccession(first=A, then=B), "a1 b1", "fulfilled"),
    (NotSuccession(first=A, then=B, strictly=True), "a1 b1", "violated"),
    (NotSuccession(first=A, then=B, within=SHORT), "a1 b5", "fulfilled"),
    (NotSuccession(first=A, then=B, not_before=SHORT), "a1 b3", "fulfilled"),
    (NotSuccession(first=A, then=B, not_before=SHORT), "a1 b4", "violated"),
    (NotSuccession(first=A, then=B, every=SHORT), "a2 b3", "fulfilled"),
    (NotSuccession(first=A, then=B, every=SHORT), "a3 b4", "violated"),
)


def _seen(constraint: Constraint, trace: str) -> Seen:
    events = [
        Event(
            id=EventId(f"e{number}"),
            process=ProcessId("p"),
            sequence=number,
            happened=_day(int(written[1:])),
            recorded=datetime(2026, 3, 1, tzinfo=UTC),
            payload=MeetingHeld(meeting=MeetingKey(written[0])),
        )
        for number, written in enumerate(trace.split(), start=1)
    ]
    return Seen(constraint=constraint, organisation=ORGANISATION, trace=events, unit=UNIT)


def _day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("constraint", "trace", "state"),
    SPECIMENS,
    ids=lambda part: type(part).__name__ if not isinstance(part, str) else part.replace(" ", "-"),
)
def test_a_constraint_means_what_its_name_means(
    constraint: Constraint, trace: str, state: str
) -> None:
    """The library says what was decided by hand."""
    assert _seen(constraint, trace).verdict(_day(ON)).state == state


@pytest.mark.parametrize("kind", [Response, RespondedExistence])
@pytest.mark.parametrize(
    ("dues", "trace", "state", "due"),
    [
        ((4, 20), "a1 a2", "pending", 20),
        ((20, 4), "a1 a2", "overdue", 4),
        ((4, None), "a1 a2", "overdue", 4),
        ((None, 4), "a1 a2", "overdue", 4),
        ((None, None), "a1 a2", "pending", None),
        ((4, 20), "a1 a7", "pending", 20),
        ((4, 20), "a1 a9", "overdue", 4),
        ((4, 20), "a1 a2 b6", "fulfilled", 20),
        ((4, 20), "a1 a7 b6", "repaired", 4),
        ((20, 4), "a1 a7 b6", "fulfilled", 20),
    ],
)
def test_the_last_decision_that_names_a_day_names_the_day(
    kind: type[Response | RespondedExistence],
    dues: tuple[int | None, int | None],
    trace: str,
    state: str,
    due: int | None,
) -> None:
    """The first gives rise to the duty; a later one sets the day anew, until it was answered."""
    asked = kind(
        trigger=Pattern.of(MeasureDecided), target=B, within=Dated(field="due"), first_only=True
    )
    given = iter(dues)
    events = [
        evolve(event, payload=_decided(next(given))) if said.startswith("a") else event
        for event, said in zip(_seen(Existence(pattern=A), trace).trace, trace.split(), strict=True)
    ]
    one = evolve(_seen(asked, ""), trace=events)
    verdict = one.verdict(_day(ON))
    assert (verdict.state, verdict.due) == (state, None if due is None else _day(due))
    assert verdict.trigger == events[0].id
    assert comparable(verdict) in one.told(_day(ON))


def _decided(due: int | None) -> MeasureDecided:
    return MeasureDecided(measure=MeasureId("m"), due=None if due is None else _day(due))


def test_what_lies_behind_an_earlier_target_does_not_come_directly_before_a_later_one() -> None:
    """Even where the time between has become long enough for it since."""
    chain = ChainPrecedence(before=A, target=B, within=SHORT)
    verdict = _seen(chain, "a4 a8 b8 b9").verdict(_day(9))
    assert (verdict.state, verdict.trigger) == (State.VIOLATED, "e4")


def test_a_later_target_is_judged_by_the_shortest_time_of_its_own_day() -> None:
    """Three days were enough for the first target, and are too few for the second."""
    precedence = Precedence(before=(Every(pattern=A),), target=B, not_before=SHORT)
    verdict = _seen(precedence, "a5 b8 b9").verdict(_day(9))
    assert (verdict.state, verdict.trigger) == (State.VIOLATED, "e3")


@pytest.mark.parametrize("names", [("late", "soon"), ("soon", "late")])
def test_of_two_decisions_of_one_day_the_one_that_may_wait_is_left_open(
    names: tuple[str, str],
) -> None:
    """One target answers the decision that is due first, whichever was recorded first."""
    due = {"soon": _day(4), "late": _day(20)}
    first_two = _seen(AlternateResponse(trigger=A, target=B), "a1 a1").trace
    events = [
        evolve(event, payload=MeasureDecided(measure=MeasureId(name), due=due[name]))
        for event, name in zip(first_two, names, strict=True)
    ]
    chain = AlternateResponse(
        trigger=Pattern.of(MeasureDecided), target=B, within=Dated(field="due")
    )
    target = evolve(_seen(chain, "b1 b1 b1").trace[2], id=EventId("e3"))
    one = evolve(_seen(chain, ""), trace=[*events, target])
    assert one.verdict(_day(ON)).state is State.PENDING
    assert comparable(one.verdict(_day(ON))) in one.told(_day(ON))


@pytest.mark.parametrize(
    ("constraint", "trace", "state"),
    SPECIMENS,
    ids=lambda part: type(part).__name__ if not isinstance(part, str) else part.replace(" ", "-"),
)
def test_the_oracle_means_it_too(constraint: Constraint, trace: str, state: str) -> None:
    """The oracle says what was decided by hand."""
    assert {verdict.state for verdict in _seen(constraint, trace).told(_day(ON))} == {state}
