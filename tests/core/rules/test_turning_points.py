"""The days and the numbers at which a verdict turns, and what it names then."""

from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve

from arbeidsmiljo.model.events import Event, MeetingHeld, WantedEffectSet
from arbeidsmiljo.model.identifiers import (
    EffectId,
    EventId,
    MeetingKey,
    ParameterKey,
    ProcessId,
    RuleKey,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.constraint import Constraint, Within
from arbeidsmiljo.rules.existence import Absence, Existence, Init
from arbeidsmiljo.rules.pattern import Pattern, held
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.relation import CoExistence, NotCoExistence, NotSuccession, Succession
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Each
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import EMPLOYEES_INFORMED
from arbeidsmiljo.testing.processes import STARTED, start
from arbeidsmiljo.testing.traces import FIRST_DAY
from tests.core.rules.duties import verdicts
from tests.core.rules.scenes import Seen

A, B, AB = held("a"), held("b"), held("a", "b")
SHORT = ParameterKey("short")
"""Three days, in the first days."""

TOP, UNIT, OTHER = UnitId("topp"), UnitId("enhet"), UnitId("annen")
ORGANISATION = Organisation(
    name="Direktoratet for øvelser",
    country="NO",
    on=FIRST_DAY,
    units=(
        Unit(id=TOP, name="Toppen", employees=9),
        Unit(id=UNIT, name="Enheten", parent=TOP, employees=3),
        Unit(id=OTHER, name="Den andre", parent=TOP, employees=3),
    ),
)
UNITS = {"t": TOP, "u": UNIT, "o": OTHER}


def day(number: int) -> date:
    """Give a day, counted from the first."""
    return FIRST_DAY + timedelta(days=number)


def seen(constraint: Constraint, trace: str, unit: UnitId = TOP) -> Seen:
    """Put a constraint to a trace: each event is its meeting, its day, and its unit if not the top.

    They are recorded in the order in which they are written, and named `e1` and on.
    """
    events = [
        Event(
            id=EventId(f"e{number}"),
            process=ProcessId("p"),
            sequence=number,
            happened=day(int(written[1:].rstrip("uo"))),
            recorded=datetime(2026, 3, 1, tzinfo=UTC),
            unit=UNITS.get(written[-1]),
            payload=MeetingHeld(meeting=MeetingKey(written[0])),
        )
        for number, written in enumerate(trace.split(), start=1)
    ]
    return Seen(constraint=constraint, organisation=ORGANISATION, trace=events, unit=unit)


IN_EACH = Existence(pattern=A, over=Over.UNITS_BELOW, within=Within(period=SHORT))


@pytest.mark.parametrize(
    ("trace", "state"),
    [
        ("a3u a3o", State.FULFILLED),
        ("a3u a4o", State.REPAIRED),
        ("a4u a3o", State.REPAIRED),
        ("a3u", State.OVERDUE),
    ],
)
def test_what_each_did_in_time_stays_in_time(trace: str, state: State) -> None:
    """That the deadline has passed since makes nothing late that was done by then."""
    assert seen(IN_EACH, trace).verdict(day(8)).state is state


def test_what_each_is_to_do_is_overdue_from_the_day_after_the_last() -> None:
    """On the last day itself there is still time."""
    one = seen(IN_EACH, "a3u")
    assert one.verdict(day(3)).state is State.PENDING
    assert one.verdict(day(4)).state is State.OVERDUE


@pytest.mark.parametrize(
    ("trace", "state"),
    [("b3", State.FULFILLED), ("b4", State.VIOLATED), ("a3 b6", State.FULFILLED)],
)
def test_what_ends_on_the_last_day_ends_in_time(trace: str, state: State) -> None:
    """Nothing was missed yet, since it could have been done that day."""
    again = Existence(pattern=A, every=SHORT, until=B)
    assert seen(again, trace).verdict(day(8)).state is state
    from_first = Response(trigger=held("c"), target=A, every=SHORT, until=B)
    assert seen(from_first, f"c0 {trace}").verdict(day(8)).state is state


def test_what_is_done_again_on_its_last_day_is_not_late() -> None:
    """Late is what comes on the day after."""
    again = Existence(pattern=A, every=SHORT, until=B)
    assert seen(again, "a3 b4").verdict(day(8)).state is State.FULFILLED
    assert seen(again, "a4 b4").verdict(day(8)).state is State.REPAIRED
    going_on = seen(Existence(pattern=A, every=SHORT), "a3")
    assert going_on.verdict(day(6)).state is State.PENDING
    assert going_on.verdict(day(7)).state is State.OVERDUE


@pytest.mark.parametrize("trace", ["a3", "a3 b4", "a4"])
def test_what_came_first_in_time_or_late_is_settled(trace: str) -> None:
    """Whatever comes later, something of the pattern was first."""
    verdict = seen(Init(pattern=A, among=(B,), within=Within(period=SHORT)), trace).verdict(day(8))
    assert verdict.permanent


def test_what_has_not_come_first_yet_is_not_settled() -> None:
    """It may come, or a rival may."""
    one = seen(Init(pattern=A, among=(B,), within=Within(period=SHORT)), "")
    assert not one.verdict(day(2)).permanent
    assert not one.verdict(day(8)).permanent


@pytest.mark.parametrize(
    ("strictly", "trace", "target"),
    [
        (False, "b1 a1 b2", "e1"),
        (True, "b1 a1 b2", "e3"),
        (True, "a1 b1 b2 b3", "e3"),
        (False, "a1 b1 b2", "e2"),
    ],
)
def test_a_response_names_the_first_target_that_counts(
    strictly: bool,  # noqa: FBT001
    trace: str,
    target: str,
) -> None:
    """One of the trigger's own day, unless that is too early."""
    verdict = seen(Response(trigger=A, target=B, strictly=strictly), trace).verdict(day(8))
    assert verdict.state is State.FULFILLED
    assert {*verdict.evidence} == {verdict.trigger, target}


@pytest.mark.parametrize(
    ("trace", "state", "count", "evidence"),
    [
        ("", State.FULFILLED, 0, ()),
        ("a0", State.FULFILLED, 1, ("e1",)),
        ("a0 a1", State.VIOLATED, 2, ("e1", "e2")),
        ("a0 a1 a2", State.VIOLATED, 2, ("e1", "e2")),
    ],
)
def test_what_is_once_too_often_is_counted_as_far_as_that(
    trace: str, state: State, count: int, evidence: tuple[str, ...]
) -> None:
    """What happened beyond it adds nothing, and what breaks it is for good."""
    verdict = seen(Absence(pattern=A, n=2), trace).verdict(day(8))
    found = (verdict.state, verdict.count, verdict.evidence, verdict.permanent)
    assert found == (state, count, evidence, state is State.VIOLATED)


@pytest.mark.parametrize(
    ("constraint", "trace", "state"),
    [
        (NotSuccession(first=A, then=AB), "a1", State.FULFILLED),
        (NotSuccession(first=A, then=AB, strictly=True), "a1", State.FULFILLED),
        (NotSuccession(first=A, then=AB, strictly=True), "a1 a1", State.VIOLATED),
        (NotSuccession(first=A, then=AB), "a1 a1", State.FULFILLED),
        (NotSuccession(first=A, then=AB), "a1 a2", State.VIOLATED),
        (NotSuccession(first=A, then=B, within=SHORT), "a1 b4", State.VIOLATED),
        (NotSuccession(first=A, then=B, within=SHORT), "a1 b5", State.FULFILLED),
        (NotCoExistence(one=A, other=B), "a1 b1", State.VIOLATED),
        (NotCoExistence(one=A, other=B, within=SHORT), "a1 b4", State.VIOLATED),
        (NotCoExistence(one=A, other=B, within=SHORT), "a1 b5", State.FULFILLED),
        (Succession(first=A, then=B), "b1 a1", State.FULFILLED),
        (Succession(first=A, then=B, strictly=True), "a1 b1", State.VIOLATED),
        (CoExistence(one=A, other=B, within=SHORT), "a1 b4", State.FULFILLED),
    ],
    ids=str,
)
def test_two_things_of_one_day_and_of_the_last_day(
    constraint: Constraint, trace: str, state: State
) -> None:
    """One event is no pair, and the last day of a period belongs to it."""
    assert seen(constraint, trace).verdict(day(8)).state is state


@pytest.mark.parametrize(
    ("constraint", "trace", "trigger", "evidence"),
    [
        (NotSuccession(first=A, then=B), "a1 a2 b4", "e2", ("e2", "e3")),
        (NotSuccession(first=A, then=B), "b0 a1 a2", "e2", ("e2",)),
        (NotCoExistence(one=A, other=B), "a1 a2 b4 b5", "e2", ("e2", "e3")),
        (NotCoExistence(one=A, other=B), "b1 a2", "e1", ("e1", "e2")),
        (NotCoExistence(one=A, other=B), "a1 a2", "e1", ("e1",)),
    ],
    ids=str,
)
def test_what_stands_against_each_other_is_named_as_near_as_it_was(
    constraint: Constraint, trace: str, trigger: str, evidence: tuple[str, ...]
) -> None:
    """The last before the first that broke it; where nothing is broken, the first there was."""
    verdict = seen(constraint, trace).verdict(day(8))
    assert (verdict.trigger, verdict.evidence) == (trigger, evidence)


@pytest.mark.parametrize(
    ("trace", "missing"),
    [
        ("b2", (UNIT, OTHER)),
        ("a2u b2", (OTHER,)),
        ("b2 a2u", (OTHER,)),
        ("a2u a3o b3", ()),
    ],
)
def test_what_has_to_come_before_names_who_is_missing(
    trace: str, missing: tuple[UnitId, ...]
) -> None:
    """On one day the order of recording tells nothing of what each has done."""
    before = (Every(pattern=A, over=Over.UNITS_BELOW),)
    assert seen(Precedence(before=before, target=B), trace).verdict(day(8)).missing == missing


@pytest.mark.parametrize(
    ("trace", "missing"), [("c2u b2", (UNIT,)), ("b2 c2u", ()), ("b1 c2u", ())]
)
def test_only_those_that_had_it_by_then_are_asked(trace: str, missing: tuple[UnitId, ...]) -> None:
    """On one day the order of recording tells which there are."""
    before = (Every(pattern=A, over=Over.UNITS_BELOW, among=held("c")),)
    constraint = Precedence(before=before, target=B, first_only=True)
    assert seen(constraint, trace).verdict(day(8)).missing == missing


def test_who_comes_to_be_asked_on_the_day_of_the_verdict_is_asked() -> None:
    """That day counts, and a target that makes somebody one of those asked makes it so at once."""
    those = Existence(pattern=A, over=Over.UNITS_BELOW, among=held("c"))
    assert seen(those, "c8u").verdict(day(7)).state is State.FULFILLED
    assert seen(those, "c8u").verdict(day(8)).missing == (UNIT,)
    itself = Precedence(before=(Every(pattern=A, among=B),), target=B)
    assert seen(itself, "b1").verdict(day(8)).state is State.VIOLATED


def test_the_day_on_which_a_time_begins_belongs_to_it() -> None:
    """What is not to happen from a day on is not to happen on that day."""
    never = Absence(pattern=A, within=Within(period=SHORT, since=B))
    assert seen(never, "a2 b2").verdict(day(8)).state is State.VIOLATED
    assert seen(never, "a1 b2").verdict(day(8)).state is State.FULFILLED


def test_what_is_told_before_the_first_day_has_its_time_from_that_day() -> None:
    """An effect may be set while a process is prepared, and nothing is due sooner for that."""
    method = example_method()
    informed = method.rule(RuleKey(EMPLOYEES_INFORMED))
    of_each = Each(told=Pattern.of(WantedEffectSet), subject=Subject.EFFECT)
    for_each = evolve(informed, key=RuleKey("for-each"), each=of_each)
    process = start(ORGANISATION, method=evolve(method, rules=(informed, for_each)))
    process.record(
        WantedEffectSet(effect=EffectId("e"), wording=TextId("t")),
        happened=STARTED - timedelta(days=20),
        recorded=datetime(2030, 1, 1, tzinfo=UTC),
    )
    found = verdicts(process, STARTED)
    assert found[f"for-each@{TOP}/e"].due == found[f"{informed.key}@{TOP}"].due


def test_what_happens_on_the_day_of_the_verdict_counts_and_later_things_do_not() -> None:
    """That day is not over before it ends."""
    one = seen(Existence(pattern=A), "a4")
    assert one.verdict(day(3)).state is State.PENDING
    assert one.verdict(day(4)).state is State.FULFILLED


def test_the_enterprise_gives_rise_to_what_a_unit_is_to_do_and_answers_nothing() -> None:
    """Its events are triggers in each unit, beside the unit's own and in their order."""
    response = Response(trigger=A, target=B)
    assert seen(response, "a1", UNIT).verdict(day(8)).state is State.PENDING
    assert seen(response, "a1 b2", UNIT).verdict(day(8)).state is State.PENDING
    assert seen(response, "a1 b2u", UNIT).verdict(day(8)).state is State.FULFILLED
    both = seen(response, "a3u a1 b2u", UNIT).verdict(day(8))
    assert (both.state, both.trigger) == (State.PENDING, "e1")
