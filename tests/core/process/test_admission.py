"""What can be recorded in a process."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import ArbeidsmiljoError, InvalidEventError
from arbeidsmiljo.model.actors import Appointment
from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, ReportLevel
from arbeidsmiljo.model.duty_events import DutyResumed, DutySuspended, DutyWaived
from arbeidsmiljo.model.events import (
    ActionPlanReturned,
    DocumentPrepared,
    EffectForgone,
    Event,
    EventRetracted,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    MeetingCalled,
    MeetingHeld,
    MeetingPlanned,
    ParameterSet,
    Payload,
    PlanCompleted,
    PlanReviewed,
    ProcessClosed,
    ProcessStarted,
    ReportReleased,
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
    ProcessId,
    SubjectId,
    TextId,
    UnitId,
    is_plain,
)
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.measures import FindingKind, MeasureState, PlanState
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.model.unit_events import (
    LeaderChanged,
    UnitClosed,
    UnitMerged,
    UnitMoved,
    UnitOpened,
)
from arbeidsmiljo.process import Process, measures
from arbeidsmiljo.process.measures import without_sensitive
from arbeidsmiljo.rules.subjects import introduced
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import (
    COMMITTEE,
    COMMITTEE_FIRST,
    EMPLOYEES_INFORMED,
    INFORMATION,
    LEADER_OF_EMPLOYEES,
    PURPOSE,
    RESULTS,
    UNIT_MEETING,
    UNIT_PLAN,
    WAY_ON,
)
from arbeidsmiljo.testing.processes import (
    PROCESS,
    STARTED,
    Recording,
    processes,
    recordings,
    start,
    started_processes,
)
from tests.core.process.followed import DRIFT, HR, IT, TOP, small_organisation
from tests.core.process.happenings import (
    EVALUATED,
    PLAN_RETURNED,
    UNLAWFUL_CHANGED,
    WORDS,
    day,
    decided,
    doing,
    drawn_up,
    finding,
    held,
    moved,
    opened,
    proposed,
)
from tests.effort import examples


@given(processes(max_events=6), st.data())
def test_what_fits_is_added_to_the_journal_as_it_was_given(
    process: Process, data: st.DataObject
) -> None:
    """The event comes last, with the next sequence, and nothing before it changes."""
    before = process.journal
    recording: Recording = data.draw(recordings(process))
    event = recording.put(process)
    assert process.journal == (*before, event)
    assert event.sequence == len(process.journal)
    assert event.id not in {earlier.id for earlier in before}
    assert (event.process, event.happened) == (PROCESS, recording.happened)
    assert (event.payload, event.corrects) == (recording.payload, recording.corrects)
    top = process.organisation.top.id
    assert (event.unit or top) == (recording.unit or top)
    assert event.recorded >= before[-1].recorded


ADMITTED: dict[str, tuple[Recording, ...]] = {
    "what is the top unit's is the enterprise's": (
        doing(WantedEffectSet(effect=EffectId("e-1"), wording=WORDS), unit=TOP),
        held(COMMITTEE_FIRST, TOP),
    ),
    "a decision is made anew": (proposed("m1"), decided("m1", 6), decided("m1", 8)),
    "a decision on the day of the proposal": (proposed("m1", 5), decided("m1", 5)),
    "a step that is remembered late": (
        proposed("m1", 5),
        moved("m1", MeasureState.DONE, 9),
        moved("m1", MeasureState.STARTED, 7),
    ),
    "a rejected measure whose rejection is retracted": (
        proposed("m1"),
        moved("m1", MeasureState.REJECTED),
        doing(EventRetracted(), corrects="e3"),
        decided("m1", 8),
    ),
    "a name that is free again": (
        proposed("m1"),
        doing(EventRetracted(), corrects="e2"),
        proposed("m1", unit=DRIFT),
    ),
    "what happened before the closing is recorded after it": (
        doing(ProcessClosed(), 10),
        doing(ActionPlanReturned(), 10, HR),
    ),
    "a closing that is put on another day": (
        doing(ProcessClosed(), 10),
        doing(ProcessClosed(), 12, corrects="e2"),
    ),
    "a process that goes on after all": (
        doing(ProcessClosed(), 10),
        doing(EventRetracted(), 10, corrects="e2"),
        doing(ActionPlanReturned(), 30, HR),
    ),
    "a report to all who are that, and to one of them": (
        doing(ReportReleased(report=ReportLevel.UNIT, to=LEADER_OF_EMPLOYEES)),
        doing(ReportReleased(report=ReportLevel.UNIT, to=LEADER_OF_EMPLOYEES), unit=HR),
    ),
    "a measure of the whole enterprise": (proposed("m1", unit=None), decided("m1", unit=TOP)),
    "what a meeting took up, who came, and which plans it went through": (
        drawn_up("p1"),
        doing(MeetingCalled(meeting=UNIT_MEETING), 6, HR),
        doing(
            MeetingHeld(
                meeting=UNIT_MEETING,
                points=(WAY_ON, RESULTS),
                attended=(LEADER_OF_EMPLOYEES, ActorKey("hr")),
                plans=(PlanId("p1"),),
            ),
            7,
            HR,
        ),
        doing(PlanReviewed(plan=PlanId("p1"), state=PlanState.STALLED), 8, HR),
        doing(PlanCompleted(plan=PlanId("p1")), 9, HR),
    ),
    "what a step was about, and what a document tells of": (
        doing(WantedEffectSet(effect=EffectId("e1"), wording=WORDS)),
        doing(finding(), 5, HR),
        proposed("m1"),
        drawn_up("p1"),
        doing(
            StepTaken(
                step=EMPLOYEES_INFORMED,
                towards=COMMITTEE,
                points=(PURPOSE,),
                finding=FindingId("f1"),
                measure=MeasureId("m1"),
                effect=EffectId("e1"),
                plan=PlanId("p1"),
            ),
            6,
        ),
        doing(
            DocumentPrepared(
                document=UNIT_PLAN, findings=(FindingId("f1"),), measures=(MeasureId("m1"),)
            ),
            7,
            HR,
        ),
        doing(EffectForgone(effect=EffectId("e1"), reason=WORDS), 8),
    ),
    "a rule that waits and binds again, and again": (
        doing(DutySuspended(rule=PLAN_RETURNED, reason=WORDS), 5, HR),
        doing(DutyResumed(rule=PLAN_RETURNED), 6, HR),
        doing(DutySuspended(rule=PLAN_RETURNED, reason=WORDS), 7, HR),
        doing(DutyResumed(rule=PLAN_RETURNED), 7, HR),
        doing(DutyWaived(rule=PLAN_RETURNED, reason=WORDS), 8),
    ),
    "a rule set aside for one finding": (
        doing(finding(kind=FindingKind.UNLAWFUL), 5, HR),
        doing(DutyWaived(rule=UNLAWFUL_CHANGED, reason=WORDS, subject=SubjectId("f1")), 6, HR),
    ),
    "more of a finding, and of a plan, where the unit has gone up in another": (
        doing(finding(), 5, HR),
        drawn_up("p1"),
        doing(finding(kind=FindingKind.UNLAWFUL), 6, HR),
        doing(UnitMerged(into=DRIFT, inherits=True), 7, HR),
        doing(finding(), 7, HR),
        doing(finding(), 8, DRIFT),
        doing(PlanReviewed(plan=PlanId("p1"), state=PlanState.ON_TRACK), 9, DRIFT),
        doing(PlanCompleted(plan=PlanId("p1")), 9, DRIFT),
    ),
    "a finding of which nothing else tells is taken back": (
        doing(finding(), 5, HR),
        doing(EventRetracted(), corrects="e2"),
        doing(finding(), 6, DRIFT),
    ),
    "a finding that is told in other words": (
        doing(finding(), 5, HR),
        doing(
            MeasureProposed(measure=MeasureId("m1"), wording=WORDS, finding=FindingId("f1")), 6, HR
        ),
        doing(finding(kind=FindingKind.IMPROVEMENT), 5, HR, "e2"),
    ),
    "a rule for one measure that waits, also where its unit has gone up in another": (
        proposed("m1", 5),
        doing(DutySuspended(rule=EVALUATED, reason=WORDS, subject=SubjectId("m1")), 6, HR),
        doing(UnitMerged(into=DRIFT, inherits=True), 7, HR),
        doing(DutyResumed(rule=EVALUATED, subject=SubjectId("m1")), 8, DRIFT),
    ),
    "a rule set aside for measures that are not there yet": (
        doing(DutyWaived(rule=EVALUATED, reason=WORDS), 5, HR),
        doing(DutySuspended(rule=EVALUATED, reason=WORDS), 5),
    ),
    "the day on which a unit goes up in another": (
        proposed("m1", 5),
        doing(ActionPlanReturned(), 6, HR),
        doing(UnitMerged(into=DRIFT, inherits=True), 6, HR),
        doing(ActionPlanReturned(), 6, HR),
        decided("m1", 7, DRIFT),
    ),
    "a unit that comes, moves, and is closed": (
        opened("ny", 5),
        doing(UnitMoved(to=IT), 6, UnitId("ny")),
        doing(LeaderChanged(leader=PersonId("p1")), 6, UnitId("ny")),
        doing(MeetingHeld(meeting=UNIT_MEETING), 7, UnitId("ny")),
        doing(UnitClosed(), 8, UnitId("ny")),
    ),
    "a unit that says which one is above it": (
        doing(
            UnitOpened(opened=Unit(id=UnitId("ny"), name="Ny enhet", parent=IT, employees=3)),
            unit=IT,
        ),
    ),
    "a closing of a unit that was not one after all": (
        doing(UnitClosed(), 5, HR),
        doing(EventRetracted(), 5, corrects="e2"),
        doing(ActionPlanReturned(), 9, HR),
    ),
}


@pytest.mark.parametrize("case", ADMITTED)
def test_what_fits_is_recorded(case: str) -> None:
    """Late knowledge, second thoughts and corrections of both are part of a process."""
    process = start(small_organisation())
    for recording in ADMITTED[case]:
        recording.put(process, datetime(2027, 1, 1, tzinfo=UTC))
    assert [event.payload for event in process.journal[1:]] == [
        recording.payload for recording in ADMITTED[case]
    ]


@given(processes(min_units=2, max_events=10), st.data())
def test_what_is_told_again_takes_the_place_of_what_was_told(
    process: Process, data: st.DataObject
) -> None:
    """Whatever stands may be corrected by the very same, where nothing followed on its day."""
    known = process.known()
    told = data.draw(st.sampled_from(known))
    followed = [one for one in known if one.happened == told.happened][-1] is not told
    assume(not followed and not isinstance(told.payload, (ProcessStarted, ResultsPublished)))
    again = Recording(
        payload=told.payload,
        happened=told.happened,
        unit=told.unit,
        corrects=told.id,
        recorded_by=told.recorded_by,
    ).put(process, process.journal[-1].recorded)
    stands = [one for one in process.known() if one.id != again.id]
    assert stands == [one for one in known if one.id != told.id]
    assert (again.payload, again.happened, again.unit) == (told.payload, told.happened, told.unit)


@given(processes(min_units=2, max_events=8), st.data(), st.integers(1, 30))
def test_the_end_of_a_unit_may_be_put_on_a_later_day(
    process: Process, data: st.DataObject, later: int
) -> None:
    """A closing or merger that was said to be too early is corrected like anything else."""
    organisation = process.organisation
    leaves = [one.id for one in organisation.staff_units if one.parent is not None]
    assume(leaves)
    unit = data.draw(st.sampled_from(leaves))
    into = data.draw(st.sampled_from([one.id for one in organisation.units if one.id != unit]))
    ends: list[Payload] = [
        UnitClosed(),
        UnitMerged(into=into),
        UnitMerged(into=into, inherits=True),
    ]
    last = max(one.happened for one in process.known())
    recorded = datetime(2027, 1, 1, tzinfo=UTC)
    first = Recording(payload=data.draw(st.sampled_from(ends)), happened=last, unit=unit)
    ended = first.put(process, recorded)
    then = last + timedelta(days=later)
    Recording(
        payload=data.draw(st.sampled_from(ends)), happened=then, unit=unit, corrects=ended.id
    ).put(process, recorded)
    assert unit in process.organisation_on(then - timedelta(days=1))
    assert unit not in process.organisation_on(then)


@given(processes(max_events=6), st.integers(-30, 40), st.integers(-30, 130), st.booleans())
def test_a_retraction_has_the_day_of_what_it_retracts(
    process: Process,
    number: int,
    other: int,
    closed: bool,  # noqa: FBT001 - drawn
) -> None:
    """It is no happening: it is taken in of what came before the first day, and after the end."""
    recorded = datetime(2027, 1, 1, tzinfo=UTC)
    effect = WantedEffectSet(effect=EffectId("ny-effekt"), wording=WORDS)
    wrong = doing(effect, number).put(process, recorded)
    if closed:
        last = max(one.happened for one in process.known())
        Recording(payload=ProcessClosed(), happened=last).put(process, recorded)
    before = process.known()
    retracted = doing(EventRetracted(), other, corrects=wrong.id).put(process, recorded)
    assert (retracted.happened, retracted.unit) == (wrong.happened, wrong.unit)
    assert process.known() == tuple(one for one in before if one.id != wrong.id)


@st.composite
def attempts(draw: st.DrawFn) -> Callable[[Process], Recording]:
    """Draw something that may or may not be recorded, about few measures, units and days."""
    measure = draw(st.sampled_from([MeasureId("m1"), MeasureId("m2")]))
    payload: Payload = draw(
        st.one_of(
            st.just(MeasureProposed(measure=measure, wording=WORDS)),
            st.just(MeasureDecided(measure=measure)),
            st.builds(
                MeasureMoved,
                measure=st.just(measure),
                to=st.sampled_from(MeasureState),
                reason=st.none() | st.just(WORDS),
            ),
            st.just(EventRetracted()),
            st.just(ActionPlanReturned()),
            st.just(ProcessClosed()),
        )
    )
    number = draw(st.integers(0, 6))
    unit = None if isinstance(payload, ProcessClosed) else draw(st.sampled_from([HR, HR, DRIFT]))
    place = draw(st.none() | st.integers(1, 6))
    if place is None and isinstance(payload, EventRetracted):
        place = 2

    def made(process: Process) -> Recording:
        corrects = None if place is None else process.journal[-1:][0].sequence - place + 1
        return doing(payload, number, unit, None if corrects is None else f"e{max(corrects, 1)}")

    return made


@given(st.lists(attempts(), max_size=14))
def test_a_journal_always_tells_a_story_that_can_be(
    tries: list[Callable[[Process], Recording]],
) -> None:
    """Whatever is tried in whatever order: each measure lives a life, and the closing is last.

    An attempt either adds one event, or it is refused with one of our errors and adds none.
    """
    process = start(small_organisation())
    for attempt in tries:
        before = process.journal
        recording = attempt(process)
        try:
            recording.put(process, datetime(2027, 1, 1, tzinfo=UTC))
        except ArbeidsmiljoError:
            assert process.journal == before
        else:
            assert process.journal[:-1] == before
    known = process.known()
    closings = [event for event in known if isinstance(event.payload, ProcessClosed)]
    assert len(closings) <= 1
    assert all(event.happened <= closing.happened for closing in closings for event in known)
    for key in (MeasureId("m1"), MeasureId("m2")):
        _check_life([event for event in known if getattr(event.payload, "measure", None) == key])
    last = {
        event.payload.measure: event
        for event in known
        if isinstance(event.payload, (MeasureProposed, MeasureDecided, MeasureMoved))
    }
    for key, measure in measures(known, TOP).items():
        assert measure.state is _state(last[key])
        assert measure.unit == (last[key].unit or TOP)


@st.composite
def secrets(draw: st.DrawFn) -> Callable[[Process], Recording]:
    """Draw what may or may not be recorded of findings and measures, some of them sensitive."""
    found = draw(st.sampled_from([FindingId("f1"), FindingId("f2")]))
    sensitive = draw(st.booleans())
    payload: Payload = draw(
        st.one_of(
            st.just(evolve(finding(), finding=found, sensitive=sensitive)),
            st.builds(
                MeasureProposed,
                measure=st.sampled_from([MeasureId("m1"), MeasureId("m2")]),
                wording=st.just(WORDS),
                finding=st.none() | st.just(found),
                sensitive=st.just(sensitive),
            ),
            st.just(EventRetracted()),
        )
    )
    place = draw(st.none() | st.integers(1, 5))
    if place is None and isinstance(payload, EventRetracted):
        place = 1

    def made(process: Process) -> Recording:
        corrects = None if place is None else f"e{max(2, len(process.journal) + 1 - place)}"
        return doing(payload, 5, HR, corrects)

    return made


@settings(max_examples=examples(400))
@given(st.lists(secrets(), max_size=9))
def test_what_was_sensitive_is_never_laid_open(tries: list[Callable[[Process], Recording]]) -> None:
    """However it is corrected, told anew or retracted: what was hidden once is not shown later."""
    process = start(small_organisation())
    hidden: set[str] = set()
    for attempt in tries:
        with suppress(ArbeidsmiljoError):
            attempt(process).put(process, datetime(2027, 1, 1, tzinfo=UTC))
        known = process.known()
        shown = told_of(without_sensitive(known, TOP))
        assert not hidden & shown
        hidden |= told_of(known) - shown


def told_of(events: Iterable[Event]) -> set[str]:
    """Give the findings and measures that events tell of."""
    kinds = (Subject.FINDING, Subject.MEASURE)
    return {key for event in events for kind in kinds for key in introduced(event.payload, kind)}


def _state(event: Event) -> MeasureState:
    """Give the state that an event takes its measure to."""
    if isinstance(event.payload, MeasureMoved):
        return event.payload.to
    decided = isinstance(event.payload, MeasureDecided)
    return MeasureState.DECIDED if decided else MeasureState.PROPOSED


def _check_life(events: list[Event]) -> None:
    """Check that events, in order, are one life in one unit, rejected for a reason if at all."""
    assert all(
        event.payload.reason
        for event in events
        if isinstance(event.payload, MeasureMoved) and event.payload.to is MeasureState.REJECTED
    )
    assert len({event.unit for event in events}) <= 1
    states = [_state(event) for event in events]
    assert states[:1] in ([], [MeasureState.PROPOSED])
    for before, after in pairwise(states):
        assert before.may_become(after) or before is after is MeasureState.DECIDED


@given(started_processes(), st.integers(0, 40), st.integers(-40, 40))
def test_nothing_is_recorded_before_it_has_happened(
    process: Process, happened: int, later: int
) -> None:
    """An event may be recorded on its own day and on every later one, and on no earlier."""
    recorded = datetime(2026, 2, 2, 9, tzinfo=UTC) + timedelta(days=happened + later)
    recording = doing(ActionPlanReturned(), happened, process.organisation.top.id)
    if later >= 0:
        assert recording.put(process, recorded).recorded == recorded
    elif recorded < process.journal[-1].recorded:
        with pytest.raises(InvalidEventError, match="lies after"):
            recording.put(process, recorded)
    else:
        with pytest.raises(InvalidEventError, match="record it once it has happened"):
            recording.put(process, recorded)
    assert len(process.journal) == (2 if later >= 0 else 1)


def test_the_day_of_recording_is_that_of_whoever_records() -> None:
    """Half past midnight in Oslo is a new day, though it is not yet one in Greenwich."""
    process = start(small_organisation())
    oslo = timezone(timedelta(hours=1))
    midnight = datetime(2026, 2, 7, 0, 30, tzinfo=oslo)
    event = doing(ActionPlanReturned(), 5, HR).put(process, midnight)
    assert (event.happened, event.recorded.astimezone(UTC).date()) == (
        date(2026, 2, 7),
        date(2026, 2, 6),
    )


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)))  # noqa: DTZ001 - what is refused
def test_a_time_of_recording_says_its_zone(recorded: datetime) -> None:
    """Without a zone nobody knows which moment is meant, at the start or later."""
    process = start(small_organisation())
    with pytest.raises(InvalidEventError, match="with its time zone"):
        doing(ActionPlanReturned(), 0, HR).put(process, recorded)
    with pytest.raises(InvalidEventError, match="with its time zone"):
        started(recorded=recorded)
    assert len(process.journal) == 1


@given(processes(min_units=2, max_events=5), st.timedeltas(timedelta(0), timedelta(days=40)))
def test_the_clock_does_not_go_back(process: Process, back: timedelta) -> None:
    """What is recorded comes after all that was recorded, or at the same moment."""
    latest = process.journal[-1].recorded
    recording = doing(ActionPlanReturned(), 0, process.organisation.top.id)
    recorded = max(latest - back, datetime(2026, 2, 2, tzinfo=UTC))
    if recorded == latest:
        assert recording.put(process, recorded).recorded == latest
    else:
        with pytest.raises(InvalidEventError, match="before the latest event of the journal"):
            recording.put(process, recorded)


def started(
    *,
    process: str = "maaling-2026",
    organisation: Organisation | None = None,
    distribution: DistributionPlan | None = None,
    recorded: datetime | None = None,
) -> Process:
    """Start a process, all of it sound but what is given."""
    return Process.start(
        example_method(),
        process=ProcessId(process),
        organisation=organisation or small_organisation(),
        distribution=distribution or DistributionPlan(lines=()),
        group_sizes=GroupSizes(ordinary=5),
        on=STARTED,
        recorded=recorded or datetime(2026, 2, 2, tzinfo=UTC),
    )


@given(st.text(max_size=70))
def test_a_process_has_a_name_that_is_safe_in_files(name: str) -> None:
    """Its id stands in file names and references, and is refused where it is not plain."""
    if is_plain(name):
        assert started(process=name).id == name
    else:
        with pytest.raises(InvalidEventError, match=r"use up to 64 of a-z, 0-9"):
            started(process=name)


def test_all_that_keeps_a_process_from_starting_is_told_at_once() -> None:
    """Faults of the organisation, the plan and the appointments stand in one refusal."""
    units = small_organisation().units
    faulty = evolve(
        small_organisation(),
        units=(*units[:-1], evolve(units[-1], name=" ")),
        appointments=(
            Appointment(person=PersonId("p1"), actor=ActorKey("tillitsvalgt"), unit=HR),
            Appointment(person=PersonId("p2"), actor=COMMITTEE, unit=UnitId("borte")),
        ),
    )
    lines = (
        Distribution(report=ReportLevel.UNIT, to=COMMITTEE, since=STARTED),
        Distribution(report=ReportLevel.UNIT, to=ActorKey("amu"), since=STARTED),
    )
    with pytest.raises(InvalidEventError) as caught:
        started(organisation=faulty, distribution=DistributionPlan(lines=lines))
    first, *problems = str(caught.value).split("\n")
    known = "known: committee, hr, leader-of-employees, leader-of-leaders"
    assert first == "the process cannot be started:"
    assert [problem.strip() for problem in problems] == [
        "$.unit[3].name: is empty; give a name",
        "$.appointment[1].unit: there is no unit 'borte'; name one of the file's",
        f"distribution plan: line 2: the method has no actor 'amu'; {known}",
        f"organisation: the method has no actor 'tillitsvalgt'; {known}",
    ]


@pytest.mark.parametrize(
    "payload",
    [
        MeetingPlanned(meeting=COMMITTEE_FIRST, on=day(3)),
        ParameterSet(parameter=INFORMATION, value="P14D"),
        WantedEffectSet(effect=EffectId("effekt"), wording=TextId("effekt")),
    ],
    ids=lambda payload: payload.activity,
)
def test_a_process_may_be_prepared_before_its_first_day(payload: Payload) -> None:
    """Meetings are planned, and effects and periods chosen, before the follow-up starts."""
    process = start(small_organisation())
    recorded = process.record(payload, happened=day(-20), recorded=process.journal[0].recorded)
    assert recorded.event in process.known(on=day(-20))
