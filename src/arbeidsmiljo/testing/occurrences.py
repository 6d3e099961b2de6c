"""What can happen in a process of any method: payloads that its admission lets in."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final, TypeVar

from attrs import frozen
from hypothesis import strategies as st
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
    RuleKey,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.measures import FindingKind, MeasureKind, MeasureState, PlanState
from arbeidsmiljo.model.meetings import Point
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Force
from arbeidsmiljo.model.unit_events import (
    LeaderChanged,
    UnitClosed,
    UnitMerged,
    UnitMoved,
    UnitOpened,
)
from arbeidsmiljo.process.measures import measure_of, measures
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.rules.subjects import introduced

STARTED: Final = date(2026, 2, 2)
"""The first day of every process made in `processes`, a Monday."""

LATEST: Final = STARTED + timedelta(days=100)
"""The last day on which anything happens in them."""

TEXTS: Final = tuple(TextId(f"tekst-{number}") for number in range(240))
"""The texts that events made here refer to, none twice in a journal of up to 60 events;
`store_of` keeps a wording of each."""

_PERIODS: Final = ("P1D", "P2W", "P3M", "5 working days")

Occurrence = tuple[Payload, UnitId | None, date]
"""What happened, in which unit, and on which day."""

_Thing = TypeVar("_Thing")


@frozen(kw_only=True)
class _Day:
    """A process as it was on a day: what can happen then.

    Attributes:
        process: The process.
        happened: The day.
        organisation: As it was at the end of that day.
    """

    process: Process
    happened: date
    organisation: Organisation

    def units(self, scope: Scope) -> tuple[UnitId | None, ...]:
        """Give the units of a scope; None for what is one for all."""
        return (None,) if scope is Scope.ONCE else self.organisation.units_in(scope)

    def told(self, kind: Subject) -> list[str]:
        """Give the subjects of a kind that had been told of by that day."""
        known = self.process.known(on=self.happened)
        return list(dict.fromkeys(key for e in known for key in introduced(e.payload, kind)))

    def text(self, part: int = 0) -> TextId:
        """Give one of the four texts of the event that comes next."""
        return TEXTS[(4 * len(self.process.journal) + part) % len(TEXTS)]

    @property
    def name(self) -> str:
        """Give a part of a name that nothing has yet."""
        return str(len(self.process.journal))


def draw_occurrence(draw: DrawFn, process: Process) -> Occurrence:
    """Draw something that can happen in a process.

    Args:
        draw: Hypothesis's.
        process: The process; it is open.
    """
    maker = pick(draw, _MAKERS)
    earliest = STARTED
    if maker in _AT_THE_END:
        # A unit that ceases to be must have had nothing happen in it later.
        earliest = min(LATEST, max(event.happened for event in process.known()))
    happened = _day(draw, earliest)
    day = _Day(process=process, happened=happened, organisation=process.organisation_on(happened))
    payload, unit = maker(draw, day) or _imported(draw, day)
    return payload, unit, happened


def pick(draw: DrawFn, things: Sequence[_Thing]) -> _Thing:
    """Draw one of some things; examples shrink to the first."""
    return things[draw(st.integers(0, len(things) - 1))]


_Placed = tuple[Payload, UnitId | None] | None
"""What happened, and in which unit; None where it cannot happen on that day."""


def _day(draw: DrawFn, earliest: date = STARTED) -> date:
    return earliest + timedelta(days=draw(st.integers(0, (LATEST - earliest).days)))


def _some(draw: DrawFn, things: Sequence[_Thing]) -> tuple[_Thing, ...]:
    """Draw some of some things, most often none or all."""
    if not things or pick(draw, (True, False)):
        return ()
    return tuple(things) if pick(draw, (True, False)) else (pick(draw, things),)


def _maybe(draw: DrawFn, things: Sequence[_Thing]) -> _Thing | None:
    return pick(draw, (None, *things))


def _points(draw: DrawFn, points: Sequence[Point]) -> tuple[PointKey, ...]:
    return _some(draw, [point.key for point in points])


def _actors(day: _Day) -> list[ActorKey]:
    return [actor.key for actor in day.process.method.actors]


def _any_unit(draw: DrawFn, day: _Day) -> UnitId:
    return pick(draw, day.organisation.units).id


# Meetings, steps, documents and reports --------------------------------------------------------


def _meeting(draw: DrawFn, day: _Day) -> _Placed:
    kinds = day.process.method.meetings
    kind, unit = pick(draw, [(one, unit) for one in kinds for unit in day.units(one.scope)])
    happened = pick(draw, ("held", "held", "planned", "called"))
    if happened == "planned":
        return MeetingPlanned(meeting=kind.key, on=_day(draw)), unit
    if happened == "called":
        return MeetingCalled(meeting=kind.key), unit
    held = MeetingHeld(
        meeting=kind.key,
        points=_points(draw, kind.points),
        attended=_some(draw, _actors(day)),
        plans=tuple(map(PlanId, _some(draw, day.told(Subject.PLAN)))),
    )
    return held, unit


def _step(draw: DrawFn, day: _Day) -> _Placed:
    steps = day.process.method.steps
    placed = [(one, unit) for one in steps for unit in day.units(one.scope)]
    if not placed:
        return None
    step, unit = pick(draw, placed)
    finding = _maybe(draw, day.told(Subject.FINDING))
    measure = _maybe(draw, day.told(Subject.MEASURE))
    effect = _maybe(draw, day.told(Subject.EFFECT))
    plan = _maybe(draw, day.told(Subject.PLAN))
    taken = StepTaken(
        step=step.key,
        towards=_maybe(draw, _actors(day)),
        points=_points(draw, step.points),
        finding=None if finding is None else FindingId(finding),
        measure=None if measure is None else MeasureId(measure),
        effect=None if effect is None else EffectId(effect),
        plan=None if plan is None else PlanId(plan),
    )
    return taken, unit


def _document(draw: DrawFn, day: _Day) -> _Placed:
    documents = day.process.method.documents
    placed = [(one, unit) for one in documents for unit in day.units(one.scope)]
    if not placed:
        return None
    document, unit = pick(draw, placed)
    prepared = DocumentPrepared(
        document=document.key,
        findings=tuple(map(FindingId, _some(draw, day.told(Subject.FINDING)))),
        measures=tuple(map(MeasureId, _some(draw, day.told(Subject.MEASURE)))),
    )
    return prepared, unit


def _report(draw: DrawFn, day: _Day) -> _Placed:
    actor = pick(draw, day.process.method.actors)
    released = ReportReleased(report=pick(draw, list(ReportLevel)), to=actor.key)
    return released, pick(draw, (None, *day.units(actor.scope)))


# What concerns everybody -----------------------------------------------------------------------


def _effect(draw: DrawFn, day: _Day) -> _Placed:
    effects = day.told(Subject.EFFECT)
    if effects and pick(draw, (False, True)):
        return EffectForgone(effect=EffectId(pick(draw, effects)), reason=day.text()), None
    return WantedEffectSet(effect=EffectId(f"effekt-{day.name}"), wording=day.text()), None


def _parameter(draw: DrawFn, day: _Day) -> _Placed:
    parameter = pick(draw, day.process.method.parameters).key
    return ParameterSet(parameter=parameter, value=pick(draw, _PERIODS)), None


def _imported(draw: DrawFn, day: _Day) -> tuple[Payload, UnitId | None]:
    del draw, day
    return ResultsImported(round=RoundId("r1")), None


def _published(draw: DrawFn, day: _Day) -> _Placed:
    del draw
    publication = PublicationId(f"p{day.name}")
    return ResultsPublished(round=RoundId("r1"), publication=publication), None


# Findings, measures and plans ------------------------------------------------------------------


def _returned(draw: DrawFn, day: _Day) -> _Placed:
    return ActionPlanReturned(), _any_unit(draw, day)


def _finding(draw: DrawFn, day: _Day) -> _Placed:
    finding = FindingRecorded(
        finding=FindingId(f"funn-{day.name}"),
        kind=pick(draw, list(FindingKind)),
        wording=day.text(),
        sensitive=pick(draw, (False, True)),
        affects_ambitions=pick(draw, (False, True)),
    )
    return finding, _any_unit(draw, day)


def _proposal(draw: DrawFn, day: _Day) -> _Placed:
    finding = _maybe(draw, day.told(Subject.FINDING))
    effect = _maybe(draw, day.told(Subject.EFFECT))
    plan = _maybe(draw, day.told(Subject.PLAN))
    proposed = MeasureProposed(
        measure=MeasureId(f"tiltak-{day.name}"),
        wording=day.text(),
        finding=None if finding is None else FindingId(finding),
        finding_wording=pick(draw, (None, day.text(1))),
        kind=pick(draw, (None, *MeasureKind)),
        effect=None if effect is None else EffectId(effect),
        effect_wording=pick(draw, (None, day.text(2))),
        plan=None if plan is None else PlanId(plan),
        sensitive=pick(draw, (False, True)),
    )
    return proposed, _any_unit(draw, day)


def _next_step(draw: DrawFn, day: _Day) -> _Placed:
    """Take a measure on in its life; propose one where none can go on."""
    known = day.process.known()
    latest = {measure_of(event): event.happened for event in known}
    steps = [
        (measure, state)
        for measure in measures(known, day.process.organisation.top.id).values()
        for state in MeasureState
        if measure.state.may_become(state)
        and latest[measure.id] <= day.happened
        and measure.unit in day.organisation
    ]
    if not steps:
        return _proposal(draw, day)
    measure, state = pick(draw, steps)
    if state is not MeasureState.DECIDED:
        return MeasureMoved(measure=measure.id, to=state), measure.unit
    decided = MeasureDecided(
        measure=measure.id,
        owner=pick(draw, (None, day.text())),
        due=pick(draw, (None, _day(draw))),
    )
    return decided, measure.unit


def _plan(draw: DrawFn, day: _Day) -> _Placed:
    plans = day.told(Subject.PLAN)
    if not plans or pick(draw, (True, False)):
        plan = PlanId(f"plan-{day.name}")
        return PlanDrawnUp(plan=plan, topic=day.text()), _any_unit(draw, day)
    plan = PlanId(pick(draw, plans))
    if pick(draw, (True, False)):
        return PlanReviewed(plan=plan, state=pick(draw, list(PlanState))), _any_unit(draw, day)
    return PlanCompleted(plan=plan), _any_unit(draw, day)


# The organisation, and the rules ---------------------------------------------------------------


def _opened(draw: DrawFn, day: _Day) -> _Placed:
    opened = Unit(id=UnitId(f"ny-{day.name}"), name=f"Ny enhet {day.name}", employees=3)
    stays = [one.id for one in day.organisation.units if one.id in day.process.organisation]
    return UnitOpened(opened=opened), pick(draw, stays)


def _ended(draw: DrawFn, day: _Day) -> _Placed:
    """Close a unit, or let it go up in another."""
    leaves = [unit.id for unit in day.organisation.staff_units if unit.parent is not None]
    if not leaves:
        return None
    unit = pick(draw, leaves)
    if pick(draw, (True, False)):
        return UnitClosed(), unit
    into = pick(draw, [one.id for one in day.organisation.units if one.id != unit])
    return UnitMerged(into=into, inherits=pick(draw, (True, False))), unit


def _moved(draw: DrawFn, day: _Day) -> _Placed:
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


def _led(draw: DrawFn, day: _Day) -> _Placed:
    units = day.process.start_event.organisation.units
    people: list[PersonId | None] = [unit.leader for unit in units]
    return LeaderChanged(leader=pick(draw, people)), _any_unit(draw, day)


def _dispensed(draw: DrawFn, day: _Day) -> _Placed:
    """Waive a rule, suspend it, or let it bind again."""
    waiting = _suspended(day)
    if waiting and pick(draw, (True, False)):
        rule, subject, unit = pick(draw, waiting)
        return DutyResumed(rule=rule, subject=subject), unit
    rules = [rule for rule in day.process.method.rules if rule.force is not Force.LAW]
    if not rules:
        return None
    rule = pick(draw, rules)
    subject: str | None = None
    if rule.each is not None:
        subject = _maybe(draw, day.told(rule.each.subject))
    payload = pick(draw, (DutySuspended, DutySuspended, DutyWaived))
    unit = pick(draw, (None, *(one.id for one in day.organisation.units)))
    return payload(rule=rule.key, reason=day.text(), subject=subject), unit


def _suspended(day: _Day) -> list[tuple[RuleKey, str | None, UnitId | None]]:
    """Give what is suspended on that day and could be resumed."""
    latest: dict[tuple[RuleKey, str | None, UnitId | None], Event] = {}
    for event in day.process.known(on=day.happened):
        payload = event.payload
        if isinstance(payload, (DutySuspended, DutyResumed)):
            latest[payload.rule, payload.subject, event.unit] = event
    return [
        key
        for key, event in latest.items()
        if isinstance(event.payload, DutySuspended)
        and (key[2] is None or key[2] in day.organisation)
    ]


_Maker = Callable[[DrawFn, _Day], _Placed]

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
