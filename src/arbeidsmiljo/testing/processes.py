"""Strategies for processes: the example method at work in drawn organisations."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

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
from arbeidsmiljo.process.measures import measures
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.organisations import organisations

STARTED: Final = date(2026, 2, 2)
"""The first day of every process made here, a Monday."""

PROCESS: Final = ProcessId("maaling-2026")
"""What every process made here is called."""

TEXTS: Final = tuple(TextId(f"tekst-{number}") for number in range(4))
"""The texts that events made here refer to; `store_of` keeps a wording of each."""

_DAYS: Final = 200
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
        )


@st.composite
def distribution_plans_of(draw: DrawFn, method: Method) -> DistributionPlan:
    """Draw distribution plans that name a method's own actors, the empty one included."""
    lines = st.builds(
        Distribution,
        report=st.sampled_from(ReportLevel),
        to=st.sampled_from([actor.key for actor in method.actors]),
        reach=st.sampled_from(Reach),
        since=st.dates(STARTED, STARTED + timedelta(days=_DAYS)),
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
        recording = draw(recordings(process))
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
    number = len(process.journal) + 1
    happened = draw(st.dates(STARTED, STARTED + timedelta(days=_DAYS)))
    correctable = [
        event.id
        for event in process.known()[1:]
        if not isinstance(event.payload, (ResultsPublished, MeasureProposed, WantedEffectSet))
    ]
    kinds = [_of_the_method(process), _of_the_enterprise(number), _of_measures(process, number)]
    payload, unit = draw(st.one_of(kinds))
    corrects: EventId | None = None
    if correctable and draw(st.integers(0, 5)) == 0:
        corrects = draw(st.sampled_from(correctable))
        if draw(st.booleans()):
            payload, unit = EventRetracted(), None
    return Recording(payload=payload, happened=happened, unit=unit, corrects=corrects)


_Placed = tuple[Payload, UnitId | None]


def _of_the_method(process: Process) -> SearchStrategy[_Placed]:
    """Meetings, steps, documents and reports, each in a unit where there is one."""
    method = process.method
    days = st.dates(STARTED, STARTED + timedelta(days=_DAYS))
    occasions: list[SearchStrategy[_Placed]] = []
    for meeting in method.meetings:
        occasions += [
            st.tuples(
                st.just(MeetingHeld(meeting=meeting.key))
                | st.builds(MeetingPlanned, meeting=st.just(meeting.key), on=days),
                st.just(unit),
            )
            for unit in _units(process, meeting.scope)
        ]
    placed: list[_Placed] = [
        (StepTaken(step=step.key), unit)
        for step in method.steps
        for unit in _units(process, step.scope)
    ]
    placed += [
        (DocumentPrepared(document=document.key), unit)
        for document in method.documents
        for unit in _units(process, document.scope)
    ]
    placed += [
        (ReportReleased(report=level, to=actor.key), unit)
        for actor in method.actors
        for unit in (None, *_units(process, actor.scope))
        for level in ReportLevel
    ]
    return st.one_of(occasions) | st.sampled_from(placed)


def _units(process: Process, scope: Scope) -> Iterable[UnitId | None]:
    return (None,) if scope is Scope.ONCE else process.organisation.units_in(scope)


def _of_the_enterprise(number: int) -> SearchStrategy[_Placed]:
    """What concerns everybody."""
    payloads: SearchStrategy[Payload] = st.one_of(
        st.builds(WantedEffectSet, effect=st.just(EffectId(f"effekt-{number}")), wording=_texts()),
        st.builds(
            ParameterSet,
            parameter=st.sampled_from([one.key for one in example_method().parameters]),
            value=st.sampled_from(_PERIODS),
        ),
        st.just(ResultsImported(round=RoundId("r1"))),
        st.just(ResultsPublished(round=RoundId("r1"), publication=PublicationId(f"p{number}"))),
    )
    return st.tuples(payloads, st.none())


def _of_measures(process: Process, number: int) -> SearchStrategy[_Placed]:
    """Findings, action plans, and measures on their way through life."""
    units = st.sampled_from([unit.id for unit in process.organisation.units])
    effects = [
        event.payload.effect
        for event in process.known()
        if isinstance(event.payload, WantedEffectSet)
    ]
    new: SearchStrategy[Payload] = st.one_of(
        st.just(ActionPlanReturned()),
        st.builds(
            FindingRecorded,
            finding=st.just(FindingId(f"funn-{number}")),
            kind=st.sampled_from(FindingKind),
            wording=_texts(),
            sensitive=st.booleans(),
        ),
        st.builds(
            MeasureProposed,
            measure=st.just(MeasureId(f"tiltak-{number}")),
            wording=_texts(),
            finding_wording=st.none() | _texts(),
            kind=st.none() | st.sampled_from(MeasureKind),
            effect=st.sampled_from([None, *effects]),
            effect_wording=st.none() | _texts(),
            sensitive=st.booleans(),
        ),
    )
    later = list(_next_steps(process))
    placed = st.tuples(new, units)
    return placed | st.one_of(later) if later else placed


def _next_steps(process: Process) -> Iterator[SearchStrategy[_Placed]]:
    top = process.organisation.top.id
    for measure in measures(process.known(), top).values():
        states = [state for state in MeasureState if measure.state.may_become(state)]
        unit = st.just(measure.unit)
        if MeasureState.DECIDED in states:
            decided = st.builds(
                MeasureDecided,
                measure=st.just(measure.id),
                owner=st.none() | _texts(),
                due=st.none() | st.dates(STARTED, date(2027, 12, 31)),
            )
            yield st.tuples(decided, unit)
        if states:
            moved = st.builds(MeasureMoved, measure=st.just(measure.id), to=st.sampled_from(states))
            yield st.tuples(moved, unit)


def _texts() -> SearchStrategy[TextId]:
    return st.sampled_from(TEXTS)
