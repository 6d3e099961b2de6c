"""Strategies for processes: the example method at work in drawn organisations."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, TypeVar

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from arbeidsmiljo.memory import MemoryStore
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.actors import Appointment, Person
from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, Reach, ReportLevel
from arbeidsmiljo.model.events import (
    ActionPlanReturned,
    DocumentPrepared,
    Event,
    EventRetracted,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    MeetingHeld,
    MeetingPlanned,
    ParameterSet,
    Payload,
    ProcessStarted,
    ReportReleased,
    ResultsImported,
    ResultsPublished,
    StepTaken,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import (
    EffectId,
    EventId,
    FindingId,
    MeasureId,
    PersonId,
    ProcessId,
    PublicationId,
    RoundId,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.measures import FindingKind, MeasureKind, MeasureState
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process.measures import measure_of, measures
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.organisations import organisations

STARTED: Final = date(2026, 2, 2)
"""The first day of every process made here, a Monday."""

PROCESS: Final = ProcessId("maaling-2026")
"""What every process made here is called."""

TEXTS: Final = tuple(TextId(f"tekst-{number}") for number in range(240))
"""The texts that events made here refer to, none twice in a journal of up to 60 events;
`store_of` keeps a wording of each."""

LATEST: Final = STARTED + timedelta(days=100)
"""The last day on which anything happens in them."""

_PERIODS: Final = ("P1D", "P2W", "P3M", "5 working days")


@frozen(kw_only=True)
class Recording:
    """What is given to `Process.record`, but for the time of recording.

    Attributes:
        payload: What happened.
        happened: On which day.
        unit: Where.
        corrects: What it takes the place of.
    """

    payload: Payload
    happened: date
    unit: UnitId | None = None
    corrects: EventId | None = None

    def put(self, process: Process, recorded: datetime | None = None) -> Event:
        """Record it.

        Args:
            process: Where.
            recorded: When; None for as early as may be.
        """
        noon = datetime.combine(self.happened, time(12), UTC)
        return process.record(
            self.payload,
            happened=self.happened,
            recorded=recorded or max(noon, process.journal[-1].recorded),
            unit=self.unit,
            corrects=self.corrects,
        ).event


@st.composite
def distribution_plans_of(draw: DrawFn, method: Method) -> DistributionPlan:
    """Draw distribution plans that name a method's own actors, the empty one included."""
    lines = st.builds(
        Distribution,
        report=st.sampled_from(ReportLevel),
        to=st.sampled_from([actor.key for actor in method.actors]),
        reach=st.sampled_from(Reach),
        since=st.dates(STARTED, LATEST + timedelta(days=100)),
    )
    return DistributionPlan(lines=tuple(draw(st.lists(lines, max_size=5))))


def start(
    organisation: Organisation,
    *,
    distribution: DistributionPlan | None = None,
    group_sizes: GroupSizes | None = None,
    method: Method | None = None,
) -> Process:
    """Start a process.

    Args:
        organisation: Where.
        distribution: Who gets which report; None for nobody any.
        group_sizes: The smallest groups; None for 5.
        method: The method; None for the example.
    """
    return Process.start(
        method or example_method(),
        process=PROCESS,
        organisation=organisation,
        distribution=distribution or DistributionPlan(lines=()),
        group_sizes=group_sizes or GroupSizes(ordinary=5),
        on=STARTED,
        recorded=datetime.combine(STARTED, time(8), UTC),
    )


def store_of(process: Process) -> MemoryStore:
    """Give a store in memory that has a name for everybody in the organisation, and `TEXTS`."""
    store = MemoryStore()
    for person in people(process.organisation):
        store.directory.put(Person(id=person, name=f"Navn på {person}"))
    for text in TEXTS:
        store.texts.put(text, f"Ordlyden av {text}")
    return store


def people(organisation: Organisation) -> tuple[PersonId, ...]:
    """Give everybody who leads a unit or is appointed to something, sorted."""
    leaders = {unit.leader for unit in organisation.units if unit.leader is not None}
    return tuple(sorted(leaders | {one.person for one in organisation.appointments}))


@st.composite
def started_processes(draw: DrawFn, *, min_units: int = 1, max_units: int = 6) -> Process:
    """Draw processes of the example method in which nothing has happened yet.

    Args:
        draw: Hypothesis's.
        min_units: How many units at least.
        max_units: How many units at most.
    """
    organisation = draw(organisations(min_units=min_units, max_units=max_units))
    method = example_method()
    appointments = st.builds(
        Appointment,
        person=st.sampled_from([PersonId("ansatt-1"), PersonId("ansatt-2")]),
        actor=st.sampled_from([actor.key for actor in method.actors]),
        unit=st.sampled_from([unit.id for unit in organisation.units]),
    )
    return start(
        evolve(organisation, appointments=tuple(draw(st.lists(appointments, max_size=3)))),
        distribution=draw(distribution_plans_of(method)),
    )


@st.composite
def processes(
    draw: DrawFn, *, min_units: int = 1, max_units: int = 6, max_events: int = 12
) -> Process:
    """Draw processes of the example method in which things have happened.

    Args:
        draw: Hypothesis's.
        min_units: How many units at least.
        max_units: How many units at most.
        max_events: How many events at most, beside the start.
    """
    process = draw(started_processes(min_units=min_units, max_units=max_units))
    for _ in range(draw(st.integers(0, max_events))):
        recording: Recording = draw(recordings(process))
        gap = timedelta(hours=draw(st.integers(0, 72)))
        noon = datetime.combine(recording.happened, time(12), UTC)
        recording.put(process, max(noon, process.journal[-1].recorded) + gap)
    return process


@st.composite
def recordings(draw: DrawFn, process: Process) -> Recording:
    """Draw something that can be recorded in a process; it is not recorded.

    Args:
        draw: Hypothesis's.
        process: The process; it is open.
    """
    payload, unit, earliest = _pick(draw, _MAKERS)(draw, process)
    happened = _day(draw, earliest)
    correctable = [
        event.id
        for event in process.known()
        if not isinstance(event.payload, (ProcessStarted, ResultsPublished, WantedEffectSet))
        and measure_of(event) is None
    ]
    corrects: EventId | None = None
    if correctable and _pick(draw, range(6)) == 1:
        corrects = _pick(draw, correctable)
        if _pick(draw, (False, True)):
            payload, unit = EventRetracted(), None
    return Recording(payload=payload, happened=happened, unit=unit, corrects=corrects)


_Placed = tuple[Payload, UnitId | None, date]
"""What happened, in which unit, and on which day at the earliest."""

_Thing = TypeVar("_Thing")


def _pick(draw: DrawFn, things: Sequence[_Thing]) -> _Thing:
    """Draw one of some things; examples shrink to the first."""
    return things[draw(st.integers(0, len(things) - 1))]


def _day(draw: DrawFn, earliest: date = STARTED) -> date:
    return earliest + timedelta(days=draw(st.integers(0, (LATEST - earliest).days)))


def _units(process: Process, scope: Scope) -> tuple[UnitId | None, ...]:
    return (None,) if scope is Scope.ONCE else process.organisation.units_in(scope)


def _text(process: Process, part: int = 0) -> TextId:
    """Give one of the four texts of the event that comes next."""
    return TEXTS[(4 * len(process.journal) + part) % len(TEXTS)]


def _any_unit(draw: DrawFn, process: Process) -> UnitId:
    return _pick(draw, process.organisation.units).id


def _meeting(draw: DrawFn, process: Process) -> _Placed:
    kinds = process.method.meetings
    kind, unit = _pick(draw, [(one, unit) for one in kinds for unit in _units(process, one.scope)])
    if _pick(draw, (True, False)):
        return MeetingHeld(meeting=kind.key), unit, STARTED
    return MeetingPlanned(meeting=kind.key, on=_day(draw)), unit, STARTED


def _step(draw: DrawFn, process: Process) -> _Placed:
    steps = process.method.steps
    step, unit = _pick(draw, [(one, unit) for one in steps for unit in _units(process, one.scope)])
    return StepTaken(step=step.key), unit, STARTED


def _document(draw: DrawFn, process: Process) -> _Placed:
    document = _pick(draw, process.method.documents)
    units = _units(process, document.scope)
    return DocumentPrepared(document=document.key), _pick(draw, units), STARTED


def _report(draw: DrawFn, process: Process) -> _Placed:
    actor = _pick(draw, process.method.actors)
    released = ReportReleased(report=_pick(draw, list(ReportLevel)), to=actor.key)
    return released, _pick(draw, (None, *_units(process, actor.scope))), STARTED


def _effect(draw: DrawFn, process: Process) -> _Placed:
    del draw
    effect = EffectId(f"effekt-{len(process.journal)}")
    return WantedEffectSet(effect=effect, wording=_text(process)), None, STARTED


def _parameter(draw: DrawFn, process: Process) -> _Placed:
    parameter = _pick(draw, process.method.parameters).key
    return ParameterSet(parameter=parameter, value=_pick(draw, _PERIODS)), None, STARTED


def _imported(draw: DrawFn, process: Process) -> _Placed:
    del draw, process
    return ResultsImported(round=RoundId("r1")), None, STARTED


def _published(draw: DrawFn, process: Process) -> _Placed:
    del draw
    publication = PublicationId(f"p{len(process.journal)}")
    return ResultsPublished(round=RoundId("r1"), publication=publication), None, STARTED


def _plan(draw: DrawFn, process: Process) -> _Placed:
    return ActionPlanReturned(), _any_unit(draw, process), STARTED


def _finding(draw: DrawFn, process: Process) -> _Placed:
    finding = FindingRecorded(
        finding=FindingId(f"funn-{len(process.journal)}"),
        kind=_pick(draw, list(FindingKind)),
        wording=_text(process),
        sensitive=_pick(draw, (False, True)),
    )
    return finding, _any_unit(draw, process), STARTED


def _proposal(draw: DrawFn, process: Process) -> _Placed:
    effects = [
        event.payload.effect
        for event in process.known()
        if isinstance(event.payload, WantedEffectSet)
    ]
    proposed = MeasureProposed(
        measure=MeasureId(f"tiltak-{len(process.journal)}"),
        wording=_text(process),
        finding_wording=_pick(draw, (None, _text(process, 1))),
        kind=_pick(draw, (None, *MeasureKind)),
        effect=_pick(draw, (None, *effects)),
        effect_wording=_pick(draw, (None, _text(process, 2))),
        sensitive=_pick(draw, (False, True)),
    )
    return proposed, _any_unit(draw, process), STARTED


def _next_step(draw: DrawFn, process: Process) -> _Placed:
    """Take a measure on in its life; propose one where none can go on."""
    known = process.known()
    steps = [
        (measure, state)
        for measure in measures(known, process.organisation.top.id).values()
        for state in MeasureState
        if measure.state.may_become(state)
    ]
    if not steps:
        return _proposal(draw, process)
    measure, state = _pick(draw, steps)
    earliest = max(event.happened for event in known if measure_of(event) == measure.id)
    if state is not MeasureState.DECIDED:
        return MeasureMoved(measure=measure.id, to=state), measure.unit, earliest
    decided = MeasureDecided(
        measure=measure.id,
        owner=_pick(draw, (None, _text(process))),
        due=_pick(draw, (None, _day(draw))),
    )
    return decided, measure.unit, earliest


_MAKERS: Final[tuple[Callable[[DrawFn, Process], _Placed], ...]] = (
    _meeting,
    _step,
    _document,
    _report,
    _effect,
    _parameter,
    _imported,
    _published,
    _plan,
    _finding,
    _proposal,
    _next_step,
)
