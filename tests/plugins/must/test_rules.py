"""The rules of MUST's follow-up: each is kept by one story and broken by another."""

from datetime import UTC, date, datetime, timedelta

import pytest

from arbeidsmiljo.memory import WeekdayCalendar
from arbeidsmiljo.model.distribution import DistributionPlan, ReportLevel
from arbeidsmiljo.model.events import (
    ActionPlanReturned,
    DocumentPrepared,
    MeasureDecided,
    MeasureProposed,
    MeetingHeld,
    Payload,
    ReportReleased,
    ResultsPublished,
    StepTaken,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    DocumentKey,
    EffectId,
    MeasureId,
    MeetingKey,
    ProcessId,
    PublicationId,
    RoundId,
    StepKey,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process import Process, assess
from arbeidsmiljo.rules.rule import Force, Modality, Rule
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo_must.method import MUST

START = date(2026, 2, 2)
TOP, GROUP, ONE, TWO = UnitId("d"), UnitId("a1"), UnitId("s1"), UnitId("s2")

Told = tuple[int, Payload, UnitId | None]
"""What happened: on which day counted from the start, and where."""

READY: Told = (0, ResultsPublished(round=RoundId("r"), publication=PublicationId("p")), None)


def held(day: int, meeting: str, unit: UnitId | None = None) -> Told:
    """A meeting was held."""
    return (day, MeetingHeld(meeting=MeetingKey(meeting)), unit)


def taken(day: int, step: str, unit: UnitId | None = None) -> Told:
    """A step was taken."""
    return (day, StepTaken(step=StepKey(step)), unit)


def released(day: int, to: str, report: ReportLevel = ReportLevel.ENTERPRISE) -> Told:
    """A report was released to an actor."""
    return (day, ReportReleased(report=report, to=ActorKey(to)), None)


def proposed(day: int, unit: UnitId) -> Told:
    """A measure was proposed."""
    return (day, MeasureProposed(measure=MeasureId("m1"), wording=TextId("t")), unit)


def prepared(day: int, document: str, unit: UnitId | None = None) -> Told:
    """HR went through a presentation."""
    return (day, DocumentPrepared(document=DocumentKey(document)), unit)


def met(first: int, second: int, *units: UnitId) -> list[Told]:
    """Units held both their meetings."""
    return [
        *(held(first, "unit-first", unit) for unit in units),
        *(held(second, "unit-second", unit) for unit in units),
    ]


LINE_DONE = [
    held(10, "leader-group-first", GROUP),
    *met(12, 30, ONE, TWO),
    held(40, "leader-group-second", GROUP),
]

DECIDED: Told = (21, MeasureDecided(measure=MeasureId("m1")), GROUP)

# Rule: the unit of the duty, the day asked about, a story that keeps it and one that breaks it.
STORIES: dict[str, tuple[UnitId, int, list[Told], list[Told]]] = {
    "wanted-effects-brought-out": (
        TOP,
        5,
        [(0, WantedEffectSet(effect=EffectId("e"), wording=TextId("t")), None)],
        [],
    ),
    "top-leader-first": (
        TOP,
        9,
        [released(1, "top-leader"), released(2, "amu")],
        [released(1, "amu"), released(2, "top-leader")],
    ),
    "reports-distributed": (
        TOP,
        60,
        [READY, released(5, "hr")],
        [READY, released(5, "top-leader")],
    ),
    "support-material-ready": (TOP, 60, [READY, taken(3, "support-material-ready")], [READY]),
    "employees-informed": (TOP, 60, [READY, taken(3, "employees-informed")], [READY]),
    "leaders-reminded": (TOP, 60, [READY, taken(3, "leaders-reminded")], [READY]),
    "reports-clarified": (TOP, 60, [READY, taken(3, "reports-clarified")], [READY]),
    "top-leader-group-discusses-results": (
        TOP,
        60,
        [READY, held(9, "top-leader-group-first")],
        [READY, held(9, "amu-first"), held(10, "parties-first")],
    ),
    "amu-discusses-results": (TOP, 60, [READY, held(9, "amu-first")], [READY]),
    "parties-discusses-results": (TOP, 60, [READY, held(9, "parties-first")], [READY]),
    "ability-weighed": (TOP, 200, [READY, taken(30, "ability-weighed")], [READY]),
    "amu-two-meetings": (
        TOP,
        200,
        [READY, held(9, "amu-first"), held(60, "amu-second")],
        [READY, held(9, "amu-first"), held(60, "parties-second")],
    ),
    "parties-two-meetings": (
        TOP,
        200,
        [READY, held(9, "parties-first"), held(60, "parties-second")],
        [READY, held(9, "parties-first")],
    ),
    "parties-second-after-line": (
        TOP,
        90,
        [*LINE_DONE, held(50, "parties-second")],
        [*LINE_DONE[:-1], held(50, "parties-second")],
    ),
    "amu-second-after-line": (
        TOP,
        90,
        [*LINE_DONE, held(50, "amu-second")],
        [LINE_DONE[0], *met(12, 30, ONE), LINE_DONE[-1], held(50, "amu-second")],
    ),
    "top-leader-group-second-after-line": (
        TOP,
        90,
        [*LINE_DONE, held(40, "top-leader-group-second")],
        [*LINE_DONE, held(39, "top-leader-group-second")],
    ),
    "leader-group-two-meetings": (
        GROUP,
        200,
        [READY, held(9, "leader-group-first", GROUP), held(60, "leader-group-second", GROUP)],
        [READY, held(9, "leader-group-first", GROUP)],
    ),
    "unit-two-meetings": (ONE, 200, [READY, *met(9, 30, ONE)], [READY, *met(9, 30, TWO)]),
    "leader-group-second-after-first": (
        GROUP,
        90,
        [held(9, "leader-group-first", GROUP), held(10, "leader-group-second", GROUP)],
        [held(9, "leader-group-first", GROUP), held(9, "leader-group-second", GROUP)],
    ),
    "leader-group-second-after-units": (
        GROUP,
        90,
        [*met(12, 30, ONE, TWO), held(40, "leader-group-second", GROUP)],
        [*met(12, 30, ONE), held(40, "leader-group-second", GROUP)],
    ),
    "views-known-before-common-measures": (
        GROUP,
        90,
        [taken(20, "views-known", GROUP), proposed(20, GROUP), DECIDED],
        [proposed(20, GROUP), DECIDED, taken(22, "views-known", GROUP)],
    ),
    "invitations-to-leader-group": (
        GROUP,
        90,
        [READY, taken(3, "invitations-sent", GROUP)],
        [READY, taken(3, "invitations-sent", ONE)],
    ),
    "invitations-to-unit": (
        ONE,
        90,
        [READY, taken(3, "invitations-sent", ONE)],
        [READY, taken(3, "invitations-sent", GROUP)],
    ),
    "measures-begin-soon": (
        ONE,
        90,
        [held(12, "unit-first", ONE), held(26, "unit-second", ONE)],
        [held(12, "unit-first", ONE), held(26, "unit-second", TWO)],
    ),
    "representatives-heard": (TOP, 200, [READY, taken(30, "representatives-heard")], [READY]),
    "action-plans-requested": (TOP, 200, [READY, taken(30, "action-plans-requested")], [READY]),
    "leader-group-plan-returned": (
        GROUP,
        90,
        [held(40, "leader-group-second", GROUP), (42, ActionPlanReturned(), GROUP)],
        [held(40, "leader-group-second", GROUP), (42, ActionPlanReturned(), ONE)],
    ),
    "action-plan-returned": (
        ONE,
        90,
        [held(30, "unit-second", ONE), (35, ActionPlanReturned(), ONE)],
        [held(30, "unit-second", ONE), (35, ActionPlanReturned(), TWO)],
    ),
}

_PREPARED_IN = {Scope.ONCE: None, Scope.EACH_LEADER_GROUP: GROUP, Scope.EACH_UNIT: ONE}

for _document in MUST.documents:
    if _document.meeting is not None:
        _unit = _PREPARED_IN[_document.scope]
        STORIES[f"{_document.key}-prepared"] = (
            _unit or TOP,
            90,
            [prepared(8, _document.key, _unit), held(9, _document.meeting, _unit)],
            [held(9, _document.meeting, _unit), prepared(10, _document.key, _unit)],
        )


def process() -> Process:
    """Start MUST's follow-up in a small enterprise."""
    return Process.start(
        MUST,
        process=ProcessId("must-2026"),
        organisation=Organisation(
            name="Direktoratet for prøver",
            country="NO",
            on=START,
            units=(
                Unit(id=TOP, name="Direktoratet", employees=20),
                Unit(id=GROUP, name="Avdeling 1", parent=TOP, employees=20),
                Unit(id=ONE, name="Seksjon 1", parent=GROUP, employees=10),
                Unit(id=TWO, name="Seksjon 2", parent=GROUP, employees=10),
            ),
        ),
        distribution=DistributionPlan(lines=()),
        group_sizes=GroupSizes(ordinary=5),
        on=START,
        recorded=datetime(2026, 12, 1, 8, tzinfo=UTC),
    )


def state_after(rule: str, unit: UnitId, day: int, story: list[Told]) -> State:
    """Tell a story, and say what a duty is then."""
    told = process()
    for when, payload, where in story:
        told.record(
            payload,
            happened=START + timedelta(days=when),
            recorded=datetime(2026, 12, 1, 9, tzinfo=UTC),
            unit=where,
        )
    assessment = assess(told, on=START + timedelta(days=day), calendar=WeekdayCalendar())
    return next(
        duty.verdict.state
        for duty in assessment.duties
        if duty.rule.key == rule and duty.unit == unit
    )


def test_every_rule_has_a_story() -> None:
    """No rule is without a test that breaks when it is broken."""
    assert set(STORIES) == {rule.key for rule in MUST.rules}


@pytest.mark.parametrize("rule", sorted(STORIES))
def test_a_rule_is_kept_and_broken(rule: str) -> None:
    """The first story fulfils the duty; the second leaves it undone, too late or violated."""
    unit, day, kept, broken = STORIES[rule]
    assert state_after(rule, unit, day, kept) is State.FULFILLED
    assert state_after(rule, unit, day, broken) in (
        State.PENDING,
        State.OVERDUE,
        State.VIOLATED,
    )


@pytest.mark.parametrize("rule", MUST.rules, ids=lambda rule: rule.key)
def test_a_guide_is_no_law(rule: Rule) -> None:
    """Every rule here is guidance, asks or advises, and names statements of the sources."""
    assert rule.force is Force.GUIDE
    assert rule.modality in (Modality.MUST, Modality.SHOULD)
    assert rule.statements
    assert all(one[0] in "HVL" and one[1:].isdigit() for one in rule.statements)


def test_no_rule_puts_a_verdict_on_employees_or_representatives() -> None:
    """What is asked is asked of leaders and HR; others are those it is owed to."""
    bearers = {rule.bearer for rule in MUST.rules}
    assert bearers == {"hr", "top-leader", "leader-of-leaders", "leader-of-employees"}


def test_the_order_among_the_central_actors_is_no_rule() -> None:
    """AMU may meet before the top leader group, and the parties before both: nothing breaks."""
    story = [held(1, "parties-first"), held(2, "amu-first"), held(3, "top-leader-group-first")]
    told = process()
    for when, payload, where in story:
        told.record(
            payload,
            happened=START + timedelta(days=when),
            recorded=datetime(2026, 12, 1, 9, tzinfo=UTC),
            unit=where,
        )
    duties = assess(told, on=START + timedelta(days=9), calendar=WeekdayCalendar()).duties
    broken = {duty.rule.key for duty in duties if duty.verdict.state is State.VIOLATED}
    assert broken == {
        "parties-first-prepared",
        "amu-first-prepared",
        "top-leader-group-first-prepared",
    }


def test_what_the_source_does_not_number_is_ours() -> None:
    """Every default length of time is marked as ours, and so is every rule that uses one."""
    assert all(parameter.ours for parameter in MUST.parameters)
    for rule in MUST.rules:
        if rule.constraint.parameters:
            assert rule.ours is not None
