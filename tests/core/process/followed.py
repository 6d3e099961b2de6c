"""Processes that follow up a survey: real results, published, and things that happened since."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from attrs import evolve, frozen
from hypothesis import strategies as st

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.memory import MemoryStore
from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, Reach, ReportLevel
from arbeidsmiljo.model.events import (
    ActionPlanReturned,
    FindingRecorded,
    MeasureDecided,
    MeasureProposed,
    MeetingHeld,
    MeetingPlanned,
    Payload,
    PlanDrawnUp,
    PlanReviewed,
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
    PublicationId,
    RoundId,
    UnitId,
)
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.measures import FindingKind, MeasureKind, PlanState
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.periods import WeekdayCalendar
from arbeidsmiljo.process import Process, View, view
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.publishing import publish
from arbeidsmiljo.survey.results import Result, Scale
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import (
    ANONYMITY,
    COMMITTEE_FIRST,
    COOPERATION,
    EMPLOYEES_INFORMED,
    HARASSMENT,
    LEADERSHIP,
    PURPOSE,
    UNIT_MEETING,
)
from arbeidsmiljo.testing.processes import (
    LATEST,
    STARTED,
    TEXTS,
    Recording,
    distribution_plans_of,
    recordings,
    start,
    store_of,
)
from arbeidsmiljo.testing.surveys import surveys

TOP, IT, DRIFT, HR = map(UnitId, ("topp", "it", "drift", "hr"))
"""The units of the small organisation."""

CALENDAR = WeekdayCalendar()
"""The working days."""

DAYS = st.dates(STARTED, LATEST)
"""Days on which somebody looks."""


@frozen(kw_only=True)
class Followed:
    """A process, and the store that belongs to it."""

    process: Process
    store: MemoryStore

    def viewers(self, on: date = date.max) -> list[Viewer]:
        """Give everybody who can look on a day."""
        actors = [actor.key for actor in self.process.method.actors]
        return list(viewers(self.process, actors, on=on))

    def view(self, viewer: Viewer, on: date) -> View:
        """Look at the process."""
        return view(self.process, self.store, viewer, on=on)


def everything() -> DistributionPlan:
    """Make a plan that gives every report to everybody from the start."""
    return DistributionPlan(
        lines=tuple(
            Distribution(report=level, to=actor.key, reach=Reach.ALL, since=STARTED)
            for level in ReportLevel
            for actor in example_method().actors
        )
    )


@st.composite
def followed(draw: st.DrawFn, *, max_units: int = 5, max_events: int = 6) -> Followed:
    """Draw a survey, publish it, and let things happen."""
    survey = draw(surveys(max_units=max_units))
    method = evolve(example_method(), questionnaire=survey.questionnaire)
    process = start(
        survey.organisation,
        method=method,
        distribution=draw(st.just(everything()) | distribution_plans_of(method)),
        group_sizes=GroupSizes(ordinary=2),
    )
    store = store_of(process)
    publication = publish(
        survey.results(RoundId("r1")),
        survey.organisation,
        survey.questionnaire,
        process.start_event.group_sizes,
        earlier=(),
    )
    store.results.put_publication(process.id, publication)
    process.record(
        ResultsPublished(round=publication.round, publication=publication.id),
        happened=draw(DAYS),
        recorded=datetime(2026, 6, 1, tzinfo=UTC),
    )
    for _ in range(draw(st.integers(0, max_events))):
        recording: Recording = draw(recordings(process))
        recording.put(process)
    return Followed(process=process, store=store)


def small_organisation() -> Organisation:
    """Make the smallest organisation with units of every kind: IT leads DRIFT, HR is beside."""

    def unit(key: UnitId, parent: UnitId | None, employees: int) -> Unit:
        return Unit(id=key, name=key.upper(), parent=parent, employees=employees)

    return Organisation(
        name="Direktoratet for øvelser",
        country="NO",
        on=date(2026, 1, 1),
        units=(unit(TOP, None, 20), unit(IT, TOP, 12), unit(DRIFT, IT, 12), unit(HR, TOP, 8)),
    )


def full_story() -> Followed:
    """Make a process of which there is something to say at every path."""
    organisation = small_organisation()
    led = evolve(
        organisation,
        units=tuple(
            evolve(unit, leader=PersonId(f"leder-{unit.id}")) for unit in organisation.units
        ),
    )
    process = start(led, distribution=everything())
    store = store_of(process)
    publication = Publication(
        id=PublicationId("p"),
        round=RoundId("r"),
        group_sizes=GroupSizes(ordinary=5),
        scales=(
            (COOPERATION, Scale(minimum=1, maximum=5)),
            (LEADERSHIP, Scale(minimum=1, maximum=5)),
            (HARASSMENT, Scale(minimum=0, maximum=1)),
        ),
        rows=(
            Result(
                unit=TOP,
                factor=COOPERATION,
                respondents=20,
                mean=3.25,
                distribution=(0, 4, 8, 7, 1),
            ),
            Result(unit=TOP, factor=HARASSMENT, respondents=19, mean=0.108),
            Result(unit=IT, factor=COOPERATION, respondents=12, mean=3.5),
            Result(unit=DRIFT, factor=COOPERATION, respondents=11, mean=4.04),
            Result(unit=DRIFT, factor=LEADERSHIP, respondents=12, mean=2.96),
        ),
    )
    store.results.put_publication(process.id, publication)
    effect = EffectId("e")

    def record(payload: Payload, unit: UnitId | None = None) -> None:
        process.record(
            payload,
            happened=STARTED + timedelta(days=1),
            recorded=datetime(2026, 3, 1, tzinfo=UTC),
            unit=unit,
        )

    record(WantedEffectSet(effect=effect, wording=TEXTS[0]))
    record(ResultsPublished(round=RoundId("r"), publication=publication.id))
    record(MeetingPlanned(meeting=COMMITTEE_FIRST, on=date(2026, 2, 9)))
    record(StepTaken(step=EMPLOYEES_INFORMED, points=(ANONYMITY, PURPOSE)))
    record(MeetingHeld(meeting=UNIT_MEETING), DRIFT)
    record(ActionPlanReturned(), DRIFT)
    record(
        MeasureProposed(
            measure=MeasureId("m"),
            wording=TEXTS[1],
            finding_wording=TEXTS[2],
            kind=MeasureKind.SOCIAL,
            effect=effect,
        ),
        DRIFT,
    )
    record(MeasureDecided(measure=MeasureId("m"), owner=TEXTS[3], due=date(2026, 6, 1)), DRIFT)
    for number, kind in enumerate((FindingKind.IMPROVEMENT, FindingKind.PRESERVATION), start=4):
        finding = FindingId(f"f-{kind}")
        record(FindingRecorded(finding=finding, kind=kind, wording=TEXTS[number]), DRIFT)
    record(PlanDrawnUp(plan=PlanId("p"), topic=TEXTS[6]), DRIFT)
    record(PlanReviewed(plan=PlanId("p"), state=PlanState.ON_TRACK), DRIFT)
    return Followed(process=process, store=store)


def viewers(
    process: Process, actors: Iterable[ActorKey], *, on: date = date.max
) -> Iterator[Viewer]:
    """Give a viewer for each unit in which there is one of some actors.

    Args:
        process: The process.
        actors: Which actors.
        on: The day whose units count.
    """
    organisation = process.organisation_on(on)
    for key in actors:
        for unit in organisation.units_in(process.method.actor(key).scope):
            yield Viewer(actor=key, unit=unit)
