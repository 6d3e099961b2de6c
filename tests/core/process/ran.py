"""Processes that have run for a while, each with the store that belongs to it."""

from datetime import timedelta

from attrs import evolve, frozen
from hypothesis import strategies as st

from arbeidsmiljo.memory import MemoryStore
from arbeidsmiljo.model.duty_events import DutyWaived
from arbeidsmiljo.model.events import (
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    MeetingPlanned,
    Payload,
    ResultsPublished,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import (
    FindingId,
    MeasureId,
    PersonId,
    PublicationId,
    RoundId,
    RuleKey,
    SubjectId,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.measures import FindingKind, MeasureState
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.periods import WeekdayCalendar
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process import Process, plan_meetings
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.results import Result, Scale
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import MATTER_LOOKED_INTO
from arbeidsmiljo.testing.example_payloads import TalkOffered
from arbeidsmiljo.testing.organisations import organisations
from arbeidsmiljo.testing.processes import (
    DECIDER,
    STARTED,
    distribution_plans_of,
    recordings,
    start,
    store_of,
)

CALENDAR = WeekdayCalendar()
"""The working days."""

PUBLICATION = PublicationId("publisert")
"""What the publication is called."""


@frozen(kw_only=True)
class Ran:
    """A process, and the store that belongs to it."""

    process: Process
    store: MemoryStore

    def record(self, payload: Payload, day: int, unit: UnitId | None = None) -> None:
        """Record what happened on a day counted from the first, a minute after the last."""
        latest = self.process.journal[-1].recorded
        happened = STARTED + timedelta(days=day)
        late = max(latest.date(), happened) - latest.date()
        self.process.record(
            payload,
            happened=happened,
            recorded=latest + late + timedelta(minutes=1),
            unit=unit,
            recorded_by=DECIDER,
        )


@st.composite
def led_organisations(draw: st.DrawFn, *, max_units: int = 6) -> Organisation:
    """Draw an organisation in which every unit has a leader of its own."""
    drawn = draw(organisations(max_units=max_units))
    return evolve(
        drawn,
        units=tuple(evolve(unit, leader=PersonId(f"leder-{unit.id}")) for unit in drawn.units),
    )


@st.composite
def started(draw: st.DrawFn, *, max_units: int = 6) -> Ran:
    """Draw a process that has just been started."""
    process = start(
        draw(led_organisations(max_units=max_units)),
        distribution=draw(distribution_plans_of(example_method())),
    )
    return Ran(process=process, store=store_of(process))


@st.composite
def ran(draw: st.DrawFn, *, max_units: int = 5, max_events: int = 7) -> Ran:
    """Draw a process in which things have happened, results were published among them."""
    one = draw(started(max_units=max_units))
    if draw(st.booleans()):
        publish_something(one, draw(st.integers(5, 60)))
    if draw(st.booleans()):
        for meeting in plan_meetings(one.process):
            unit = None if meeting.meeting.scope is Scope.ONCE else meeting.unit
            one.record(MeetingPlanned(meeting=meeting.meeting.key, on=meeting.on), 0, unit)
    for _ in range(draw(st.integers(0, max_events))):
        drawn = draw(recordings(one.process))
        if not isinstance(drawn.payload, ResultsPublished):
            latest = one.process.journal[-1].recorded
            late = max(latest.date(), drawn.happened) - latest.date()
            drawn.put(one.process, latest + late + timedelta(minutes=1))
    return one


def propose(one: Ran, unit: UnitId, number: int, *, day: int, sensitive: bool) -> None:
    """Let a measure be proposed and decided in a unit."""
    measure = MeasureId(f"nytt-tiltak-{number}")
    wording, owner = TextId(f"ordlyd-{number}"), TextId(f"eier-{number}")
    one.store.texts.put(wording, f"Tiltak nummer {number}")
    one.store.texts.put(owner, "Leder")
    one.record(MeasureProposed(measure=measure, wording=wording, sensitive=sensitive), day, unit)
    due = STARTED + timedelta(days=day + 30)
    one.record(MeasureDecided(measure=measure, owner=owner, due=due), day, unit)


def hidden_matters(number: int) -> tuple[Payload, ...]:
    """Make a sensitive measure, a sensitive finding, and all that can be done about them."""
    finding, words = FindingId(f"funn-{number}"), TextId(f"ordlyd-{number}")
    measure, answer = MeasureId(f"skjult-{number}"), MeasureId(f"svar-{number}")
    return (
        MeasureProposed(measure=measure, wording=words, sensitive=True),
        MeasureDecided(measure=measure, due=STARTED + timedelta(days=30)),
        FindingRecorded(finding=finding, kind=FindingKind.UNLAWFUL, wording=words, sensitive=True),
        StepTaken(step=MATTER_LOOKED_INTO, finding=finding),
        TalkOffered(finding=finding, wording=words),
        MeasureProposed(measure=answer, wording=words, finding=finding, sensitive=True),
        MeasureDecided(measure=answer),
        MeasureMoved(measure=answer, to=MeasureState.DONE),
        DutyWaived(rule=RuleKey("measure-is-evaluated"), reason=words, subject=SubjectId(answer)),
    )


def publish_something(one: Ran, respondents: int) -> None:
    """Let results of every unit on every factor be published, the same everywhere."""
    factors = one.process.method.questionnaire.factors
    publication = Publication(
        id=PUBLICATION,
        round=RoundId("2026"),
        group_sizes=GroupSizes(ordinary=5),
        scales=tuple((factor.key, Scale(minimum=1, maximum=5)) for factor in factors),
        rows=tuple(
            Result(unit=unit.id, factor=factor.key, respondents=respondents, mean=3.5)
            for unit in one.process.organisation.units
            for factor in factors
        ),
    )
    one.store.results.put_publication(one.process.id, publication)
    one.record(ResultsPublished(round=RoundId("2026"), publication=PUBLICATION), 1)
