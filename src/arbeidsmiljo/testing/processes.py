"""Strategies for processes: the example method at work in drawn organisations."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from arbeidsmiljo.memory import MemoryStore
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.actors import Appointment, Person
from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, Reach, ReportLevel
from arbeidsmiljo.model.duty_events import DutyResumed, DutySuspended, DutyWaived
from arbeidsmiljo.model.events import (
    Event,
    EventRetracted,
    Payload,
    ProcessStarted,
    ResultsImported,
    ResultsPublished,
)
from arbeidsmiljo.model.identifiers import EventId, PersonId, ProcessId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.reorganisation import REORGANISATIONS
from arbeidsmiljo.process.measures import measure_of
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.rules.subjects import INTRODUCED_BY, introduced, named
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.occurrences import draw_occurrence
from arbeidsmiljo.testing.organisations import organisations
from arbeidsmiljo.testing.process_days import LATEST, STARTED, TEXTS, maybe, pick

__all__ = [
    "DECIDER",
    "LATEST",
    "PROCESS",
    "STARTED",
    "TEXTS",
    "Recording",
    "distribution_plans_of",
    "people",
    "processes",
    "recordings",
    "start",
    "started_processes",
    "store_of",
]

PROCESS: Final = ProcessId("maaling-2026")
"""What every process made here is called."""

DECIDER: Final = PersonId("ansatt-1")
"""Who decides in them that a rule is set aside."""


@frozen(kw_only=True)
class Recording:
    """What is given to `Process.record`, but for the time of recording.

    Attributes:
        payload: What happened.
        happened: On which day.
        unit: Where.
        corrects: What it takes the place of.
        recorded_by: Who records it.
    """

    payload: Payload
    happened: date
    unit: UnitId | None = None
    corrects: EventId | None = None
    recorded_by: PersonId | None = None

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
            recorded_by=self.recorded_by,
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
        person=st.sampled_from([DECIDER, PersonId("ansatt-2")]),
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
        # Something is recorded up to a day before it happens, as around midnight it may be.
        gap = timedelta(hours=draw(st.integers(-24, 72)))
        noon = datetime.combine(recording.happened, time(12), UTC)
        recording.put(process, max(noon + gap, process.journal[-1].recorded))
    return process


@st.composite
def recordings(draw: DrawFn, process: Process) -> Recording:
    """Draw something that can be recorded in a process; it is not recorded.

    Args:
        draw: Hypothesis's.
        process: The process; it is open.
    """
    payload, unit, happened = draw_occurrence(draw, process)
    known = process.known()
    correctable = [
        event
        for event in known
        if not isinstance(event.payload, _NOT_CORRECTED) and measure_of(event) is None
    ]
    untold = [event for event in known if _introduces_alone(event, known)]
    corrects: EventId | None = None
    if not isinstance(payload, REORGANISATIONS) and pick(draw, range(6)) == 1:
        retracted = pick(draw, (False, True))
        corrected = maybe(draw, (*correctable, *untold) if retracted else correctable)
        if corrected is not None:
            corrects = corrected.id
            if retracted:
                payload = EventRetracted()
                unit, happened = corrected.unit, corrected.happened
    decided = isinstance(payload, (DutyWaived, DutySuspended))
    return Recording(
        payload=payload,
        happened=happened,
        unit=unit,
        corrects=corrects,
        recorded_by=DECIDER if decided else maybe(draw, (DECIDER,)),
    )


def _introduces_alone(event: Event, known: Iterable[Event]) -> bool:
    """Tell whether an event tells of a finding, measure, effect or plan that no other is about."""
    told = {key for key in named(event.payload) if key[1] in introduced(event.payload, key[0])}
    names = {name for _, name in told}
    return bool(told) and not any(
        told.intersection(named(other.payload)) or getattr(other.payload, "subject", None) in names
        for other in known
        if other is not event
    )


_NOT_CORRECTED: Final = (
    *(ProcessStarted, ResultsImported, ResultsPublished),
    *INTRODUCED_BY.values(),
    *REORGANISATIONS,
    *(DutySuspended, DutyResumed),
)
"""What later events may rest upon; what tells of a subject is retracted where none does."""
