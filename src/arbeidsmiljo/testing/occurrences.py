"""What can happen in a process of any method: payloads that its admission lets in."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from hypothesis.strategies import DrawFn

from arbeidsmiljo.model.distribution import ReportLevel
from arbeidsmiljo.model.duty_events import DutyResumed, DutySuspended, DutyWaived
from arbeidsmiljo.model.events import (
    ActionPlanReturned,
    DocumentPrepared,
    EffectForgone,
    Event,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    MeetingCalled,
    MeetingHeld,
    MeetingPlanned,
    ParameterSet,
    Payload,
    PlanCompleted,
    PlanDrawnUp,
    PlanReviewed,
    ReportReleased,
    ResultsImported,
    ResultsPublished,
    StepTaken,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    EffectId,
    FindingId,
    MeasureId,
    PersonId,
    PlanId,
    PointKey,
    PublicationId,
    RoundId,
    SubjectId,
    UnitId,
)
from arbeidsmiljo.model.measures import FindingKind, MeasureKind, MeasureState, PlanState
from arbeidsmiljo.model.meetings import Point
from arbeidsmiljo.model.organisation import Unit
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.model.statements import Force
from arbeidsmiljo.model.unit_events import (
    LeaderChanged,
    UnitClosed,
    UnitMerged,
    UnitMoved,
    UnitOpened,
)
from arbeidsmiljo.process.dispensations import Aside, ever_waits, set_aside
from arbeidsmiljo.process.measures import goes_on_to, measure_of, measures, sensitive_findings
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.testing.own_occurrences import draw_own
from arbeidsmiljo.testing.process_days import (
    LATEST,
    STARTED,
    ProcessDay,
    draw_day,
    either,
    maybe,
    pick,
    some,
)

Occurrence = tuple[Payload, UnitId | None, date]
"""What happened, in which unit, and on which day."""


def draw_occurrence(draw: DrawFn, process: Process) -> Occurrence:
    """Draw something that can happen in a process.

    Args:
        draw: Hypothesis's.
        process: The process; it is open.
    """
    maker = pick(draw, (*_MAKERS, draw_own, draw_own) if process.method.payloads else _MAKERS)
    earliest = STARTED
    if maker in _AT_THE_END:
        # A unit that ceases to be must have had nothing happen in it later.
        earliest = min(LATEST, max(event.happened for event in process.known()))
    happened = draw_day(draw, earliest)
    day = ProcessDay(
        process=process, happened=happened, organisation=process.organisation_on(happened)
    )
    payload, unit = maker(draw, day) or _imported(draw, day)
    return payload, unit, happened


_Placed = tuple[Payload, UnitId | None] | None
"""What happened, and in which unit; None where it cannot happen on that day."""


def _points(draw: DrawFn, points: Sequence[Point]) -> tuple[PointKey, ...]:
    return some(draw, [point.key for point in points])


def _actors(day: ProcessDay) -> list[ActorKey]:
    return [actor.key for actor in day.process.method.actors]


def _any_unit(draw: DrawFn, day: ProcessDay) -> UnitId:
    return pick(draw, day.organisation.units).id


# Meetings, steps, documents and reports --------------------------------------------------------


def _meeting(draw: DrawFn, day: ProcessDay) -> _Placed:
    kinds = day.process.method.meetings
    kind, unit = pick(draw, [(one, unit) for one in kinds for unit in day.units(one.scope)])
    happened = pick(draw, ("held", "held", "planned", "called"))
    if happened == "planned":
        return MeetingPlanned(meeting=kind.key, on=draw_day(draw)), unit
    if happened == "called":
        return MeetingCalled(meeting=kind.key), unit
    held = MeetingHeld(
        meeting=kind.key,
        points=_points(draw, kind.points),
        attended=some(draw, _actors(day)),
        plans=tuple(map(PlanId, some(draw, day.told(Subject.PLAN)))),
    )
    return held, unit


def _step(draw: DrawFn, day: ProcessDay) -> _Placed:
    steps = day.process.method.steps
    placed = [(one, unit) for one in steps for unit in day.units(one.scope)]
    if not placed:
        return None
    step, unit = pick(draw, placed)
    finding = maybe(draw, day.told(Subject.FINDING))
    measure = maybe(draw, day.told(Subject.MEASURE))
    effect = maybe(draw, day.told(Subject.EFFECT))
    plan = maybe(draw, day.told(Subject.PLAN))
    taken = StepTaken(
        step=step.key,
        towards=maybe(draw, _actors(day)),
        points=_points(draw, step.points),
        finding=None if finding is None else FindingId(finding),
        measure=None if measure is None else MeasureId(measure),
        effect=None if effect is None else EffectId(effect),
        plan=None if plan is None else PlanId(plan),
    )
    return taken, unit


def _document(draw: DrawFn, day: ProcessDay) -> _Placed:
    documents = day.process.method.documents
    placed = [(one, unit) for one in documents for unit in day.units(one.scope)]
    if not placed:
        return None
    document, unit = pick(draw, placed)
    prepared = DocumentPrepared(
        document=document.key,
        findings=tuple(map(FindingId, some(draw, day.told(Subject.FINDING)))),
        measures=tuple(map(MeasureId, some(draw, day.told(Subject.MEASURE)))),
    )
    return prepared, unit


def _report(draw: DrawFn, day: ProcessDay) -> _Placed:
    actor = pick(draw, day.process.method.actors)
    released = ReportReleased(report=pick(draw, list(ReportLevel)), to=actor.key)
    return released, pick(draw, (None, *day.units(actor.scope)))


# What concerns everybody -----------------------------------------------------------------------


def _effect(draw: DrawFn, day: ProcessDay) -> _Placed:
    effects = day.told(Subject.EFFECT)
    if effects and not either(draw):
        return EffectForgone(effect=EffectId(pick(draw, effects)), reason=day.text()), None
    return WantedEffectSet(effect=EffectId(f"effekt-{day.name}"), wording=day.text()), None


def _parameter(draw: DrawFn, day: ProcessDay) -> _Placed:
    parameter = pick(draw, day.process.method.parameters).key
    return ParameterSet(parameter=parameter, value=pick(draw, day.lengths(parameter))), None


def _imported(draw: DrawFn, day: ProcessDay) -> tuple[Payload, UnitId | None]:
    del draw, day
    return ResultsImported(round=RoundId("r1")), None


def _published(draw: DrawFn, day: ProcessDay) -> _Placed:
    del draw
    publication = PublicationId(f"p{day.name}")
    return ResultsPublished(round=RoundId("r1"), publication=publication), None


# Findings, measures and plans ------------------------------------------------------------------


def _returned(draw: DrawFn, day: ProcessDay) -> _Placed:
    return ActionPlanReturned(), _any_unit(draw, day)


def _finding(draw: DrawFn, day: ProcessDay) -> _Placed:
    finding = FindingRecorded(
        finding=FindingId(f"funn-{day.name}"),
        kind=pick(draw, list(FindingKind)),
        wording=day.text(),
        sensitive=pick(draw, (False, True)),
        affects_ambitions=pick(draw, (False, True)),
    )
    return finding, _any_unit(draw, day)


def _proposal(draw: DrawFn, day: ProcessDay) -> _Placed:
    finding = maybe(draw, day.told(Subject.FINDING))
    effect = maybe(draw, day.told(Subject.EFFECT))
    plan = maybe(draw, day.told(Subject.PLAN))
    proposed = MeasureProposed(
        measure=MeasureId(f"tiltak-{day.name}"),
        wording=day.text(),
        finding=None if finding is None else FindingId(finding),
        finding_wording=pick(draw, (None, day.text(1))),
        kind=pick(draw, (None, *MeasureKind)),
        effect=None if effect is None else EffectId(effect),
        effect_wording=pick(draw, (None, day.text(2))),
        plan=None if plan is None else PlanId(plan),
        sensitive=finding in sensitive_findings(day.process.known()) or pick(draw, (False, True)),
    )
    return proposed, _any_unit(draw, day)


def _next_step(draw: DrawFn, day: ProcessDay) -> _Placed:
    """Take a measure on in its life; propose one where none can go on."""
    known = day.process.known()
    latest = {measure_of(event): event.happened for event in known}
    by_then = day.process.known(on=day.happened)
    steps = [
        (measure, state)
        for measure in measures(by_then, day.organisation.top.id).values()
        for state in MeasureState
        if goes_on_to(measure.state, state)
        and latest[measure.id] <= day.happened
        and measure.unit in day.organisation
    ]
    if not steps:
        return _proposal(draw, day)
    measure, state = pick(draw, steps)
    if state is not MeasureState.DECIDED:
        reason = day.text() if state is MeasureState.REJECTED else maybe(draw, (day.text(),))
        return MeasureMoved(measure=measure.id, to=state, reason=reason), measure.unit
    decided = MeasureDecided(
        measure=measure.id,
        owner=pick(draw, (None, day.text())),
        due=pick(draw, (None, draw_day(draw))),
    )
    return decided, measure.unit


def _plan(draw: DrawFn, day: ProcessDay) -> _Placed:
    history = day.process.history(on=day.happened)
    plans = [
        (event.payload.plan, unit)
        for event in day.process.known(on=day.happened)
        if isinstance(event.payload, PlanDrawnUp)
        and (unit := history.resolve(event.unit or history.top())) in day.organisation
    ]
    if not plans or either(draw):
        plan = PlanId(f"plan-{day.name}")
        return PlanDrawnUp(plan=plan, topic=day.text()), _any_unit(draw, day)
    plan, unit = pick(draw, plans)
    if either(draw):
        return PlanReviewed(plan=plan, state=pick(draw, list(PlanState))), unit
    return PlanCompleted(plan=plan), unit


# The organisation, and the rules ---------------------------------------------------------------


def _opened(draw: DrawFn, day: ProcessDay) -> _Placed:
    opened = Unit(id=UnitId(f"ny-{day.name}"), name=f"Ny enhet {day.name}", employees=3)
    stays = [one.id for one in day.organisation.units if one.id in day.process.organisation]
    return UnitOpened(opened=opened), pick(draw, stays)


def _ended(draw: DrawFn, day: ProcessDay) -> _Placed:
    """Close a unit, or let it go up in another."""
    leaves = [unit.id for unit in day.organisation.staff_units if unit.parent is not None]
    if not leaves:
        return None
    unit = pick(draw, leaves)
    if either(draw):
        return UnitClosed(), unit
    into = pick(draw, [one.id for one in day.organisation.units if one.id != unit])
    return UnitMerged(into=into, inherits=either(draw)), unit


def _moved(draw: DrawFn, day: ProcessDay) -> _Placed:
    tree = day.organisation
    moves = [
        (one.id, to.id)
        for one in tree.units
        for to in tree.units
        if one.parent is not None and not tree.is_within(to.id, one.id)
    ]
    if not moves:
        return None
    unit, to = pick(draw, moves)
    return UnitMoved(to=to), unit


def _led(draw: DrawFn, day: ProcessDay) -> _Placed:
    units = day.process.start_event.organisation.units
    people: list[PersonId | None] = [unit.leader for unit in units]
    return LeaderChanged(leader=pick(draw, people)), _any_unit(draw, day)


def _dispensed(draw: DrawFn, day: ProcessDay) -> _Placed:
    """Waive a rule, suspend it, or let it bind again."""
    waiting = _suspended(day)
    if waiting and either(draw):
        resumed, where = pick(draw, waiting)
        return resumed, where
    rules = [rule for rule in day.process.method.rules if rule.force is not Force.LAW]
    if not rules:
        return None
    rule = pick(draw, rules)
    units = day.organisation.units_in(rule.scope)
    places: list[tuple[SubjectId | None, UnitId | None]] = [(None, unit) for unit in units]
    if places:
        places.insert(0, (None, None))
    for place in day.process.ledger().lasting(rule, day.happened):
        if place.life is not None:
            key = SubjectId(place.life.id)
            places.append((key, None))
            if place.term.unit in units:
                places.append((key, place.term.unit))
    if not places:
        return None
    subject, unit = pick(draw, places)
    if not ever_waits(rule) or pick(draw, range(3)) == 1:
        return DutyWaived(rule=rule.key, reason=day.text(), subject=subject), unit
    return DutySuspended(rule=rule.key, reason=day.text(), subject=subject), unit


def _suspended(day: ProcessDay) -> list[tuple[DutyResumed, UnitId | None]]:
    """Give what would resume each suspension that goes on from that day."""
    now, then = day.process.history(), day.process.history(on=day.happened)
    latest: dict[Aside, Event] = {}
    for event in day.process.known():
        aside = set_aside(event, now)
        if aside is not None and not isinstance(event.payload, DutyWaived):
            latest[aside] = event
    waiting = (
        set_aside(event, then)
        for event in latest.values()
        if isinstance(event.payload, DutySuspended) and event.happened <= day.happened
    )
    return [
        (DutyResumed(rule=aside[0], subject=aside[1]), aside[2])
        for aside in waiting
        if aside is not None and (aside[2] is None or aside[2] in day.organisation)
    ]


_Maker = Callable[[DrawFn, ProcessDay], _Placed]

_MAKERS: Final[tuple[_Maker, ...]] = (
    _meeting,
    _meeting,
    _step,
    _step,
    _document,
    _report,
    _effect,
    _parameter,
    _imported,
    _published,
    _returned,
    _finding,
    _proposal,
    _next_step,
    _next_step,
    _plan,
    _plan,
    _opened,
    _ended,
    _moved,
    _led,
    _dispensed,
    _dispensed,
)
_AT_THE_END: Final = (_ended, _moved)
