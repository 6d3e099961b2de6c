"""What can be recorded in a process, and what is refused."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import ArbeidsmiljoError, InvalidEventError, NotFoundError
from arbeidsmiljo.model.actors import Appointment
from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, ReportLevel
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
    ProcessClosed,
    ReportReleased,
    ResultsImported,
    ResultsPublished,
    StepTaken,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    DocumentKey,
    EffectId,
    EventId,
    FactorKey,
    FindingId,
    MeasureId,
    MeetingKey,
    ParameterKey,
    PersonId,
    ProcessId,
    PublicationId,
    RoundId,
    StepKey,
    TextId,
    UnitId,
    is_plain,
)
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.measures import FindingKind, MeasureState
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.process import Process, measures
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import (
    COMMITTEE,
    COMMITTEE_FIRST,
    COMMITTEE_PAPER,
    EMPLOYEES_INFORMED,
    INFORMATION,
    INVITATIONS_SENT,
    LEADER_GROUP,
    LEADER_OF_EMPLOYEES,
    UNIT_MEETING,
    UNIT_PLAN,
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

WORDS = TextId("ordlyd")


def day(number: int) -> date:
    """Give a day of the process, 0 for its first."""
    return STARTED + timedelta(days=number)


def doing(
    payload: Payload, number: int = 5, unit: UnitId | None = None, corrects: str | None = None
) -> Recording:
    """Say what happened on a day of the process."""
    return Recording(
        payload=payload,
        happened=day(number),
        unit=unit,
        corrects=None if corrects is None else EventId(corrects),
    )


def proposed(measure: str, number: int = 5, unit: UnitId | None = HR) -> Recording:
    """Say that a measure was proposed."""
    return doing(MeasureProposed(measure=MeasureId(measure), wording=WORDS), number, unit)


def decided(measure: str, number: int = 6, unit: UnitId | None = HR) -> Recording:
    """Say that it was decided to carry a measure out."""
    return doing(MeasureDecided(measure=MeasureId(measure)), number, unit)


def moved(measure: str, to: MeasureState, number: int = 7, unit: UnitId | None = HR) -> Recording:
    """Say that a measure came to another state."""
    return doing(MeasureMoved(measure=MeasureId(measure), to=to), number, unit)


def held(meeting: MeetingKey, unit: UnitId | None = None) -> Recording:
    """Say that a meeting was held."""
    return doing(MeetingHeld(meeting=meeting), unit=unit)


def published() -> Recording:
    """Say that results were published."""
    return doing(ResultsPublished(round=RoundId("r1"), publication=PublicationId("p1")))


def finding(factor: FactorKey | None = None) -> FindingRecorded:
    """Say that the results showed something."""
    return FindingRecorded(
        finding=FindingId("f1"), kind=FindingKind.CONCERN, wording=WORDS, factor=factor
    )


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


# What is refused, and why: what comes first, what is tried then, and the words of the refusal.
REFUSED: dict[str, tuple[tuple[Recording, ...], Recording, str]] = {
    # Names of what is not there.
    "an unknown unit": ((), held(UNIT_MEETING, UnitId("borte")), "there is no unit 'borte'"),
    "an unknown meeting": ((), held(MeetingKey("amu")), "there is no meeting 'amu'; known: comm"),
    "a plan of an unknown meeting": (
        (),
        doing(MeetingPlanned(meeting=MeetingKey("amu"), on=day(9))),
        "there is no meeting 'amu'",
    ),
    "an unknown step": ((), doing(StepTaken(step=StepKey("s"))), "there is no step 's'"),
    "an unknown document": (
        (),
        doing(DocumentPrepared(document=DocumentKey("d"))),
        "there is no document 'd'",
    ),
    "a report to an unknown actor": (
        (),
        doing(ReportReleased(report=ReportLevel.UNIT, to=ActorKey("amu"))),
        "there is no actor 'amu'",
    ),
    "an unknown parameter": (
        (),
        doing(ParameterSet(parameter=ParameterKey("p"), value="P1D")),
        "there is no parameter 'p'",
    ),
    "a finding on an unknown factor": (
        (),
        doing(finding(factor=FactorKey("stress")), unit=HR),
        "there is no factor 'stress'",
    ),
    "a decision on an unknown measure": (
        (proposed("m1"),),
        decided("m2"),
        "there is no measure 'm2'; known: m1",
    ),
    "a measure for an unknown finding": (
        (doing(finding(), unit=HR),),
        doing(
            MeasureProposed(measure=MeasureId("m"), wording=WORDS, finding=FindingId("f2")),
            unit=HR,
        ),
        "there is no finding 'f2'; known: f1",
    ),
    "a measure for an unknown effect": (
        (doing(WantedEffectSet(effect=EffectId("e-1"), wording=WORDS)),),
        doing(
            MeasureProposed(measure=MeasureId("m"), wording=WORDS, effect=EffectId("e-2")),
            unit=HR,
        ),
        "there is no effect 'e-2'; known: e-1",
    ),
    "a correction of an unknown event": (
        (),
        doing(EventRetracted(), corrects="e99"),
        "there is no event 'e99'",
    ),
    # Units in which it does not happen.
    "a meeting of a unit without its unit": (
        (),
        held(UNIT_MEETING),
        "meeting 'unit-meeting' belongs to a unit; say which: drift, hr$",
    ),
    "a meeting of employees in a leader group": (
        (),
        held(UNIT_MEETING, IT),
        "there is no unit with meeting 'unit-meeting' 'it'; known: drift, hr",
    ),
    "a leader group's meeting in the top unit": (
        (),
        held(LEADER_GROUP, TOP),
        "there is no unit with meeting 'leader-group' 'topp'; known: it",
    ),
    "a central meeting in a unit": (
        (),
        held(COMMITTEE_FIRST, HR),
        "meeting 'committee-first' is one for the whole enterprise; leave the unit out",
    ),
    "a unit's step without its unit": (
        (),
        doing(StepTaken(step=INVITATIONS_SENT)),
        "step 'invitations-sent' belongs to a unit",
    ),
    "a central step in a unit": (
        (),
        doing(StepTaken(step=EMPLOYEES_INFORMED), unit=IT),
        "step 'employees-informed' is one for the whole enterprise",
    ),
    "a unit's document without its unit": (
        (),
        doing(DocumentPrepared(document=UNIT_PLAN)),
        "document 'unit-plan' belongs to a unit",
    ),
    "a central document in a unit": (
        (),
        doing(DocumentPrepared(document=COMMITTEE_PAPER), unit=IT),
        "document 'committee-paper' is one for the whole enterprise",
    ),
    "a report to somebody where nobody is that": (
        (),
        doing(ReportReleased(report=ReportLevel.UNIT, to=LEADER_OF_EMPLOYEES), unit=TOP),
        "there is no unit with actor 'leader-of-employees' 'topp'; known: drift, hr",
    ),
    "a report to the committee of a unit": (
        (),
        doing(ReportReleased(report=ReportLevel.UNIT, to=COMMITTEE), unit=HR),
        "there is no unit with actor 'committee' 'hr'; known: topp",
    ),
    **{
        f"{payload.activity} in a unit": (
            (),
            doing(payload, unit=DRIFT),
            f"{payload.activity} is one for the whole enterprise; leave the unit out",
        )
        for payload in (
            WantedEffectSet(effect=EffectId("e-1"), wording=WORDS),
            ParameterSet(parameter=INFORMATION, value="P1D"),
            ResultsImported(round=RoundId("r1")),
            ResultsPublished(round=RoundId("r1"), publication=PublicationId("p1")),
            ProcessClosed(),
        )
    },
    # What cannot be read.
    "a parameter that is no period": (
        (),
        doing(ParameterSet(parameter=INFORMATION, value="snart")),
        "'snart' is not a period: write 'P14D'",
    ),
    # Days out of order.
    "what happened before the start": (
        (),
        doing(ActionPlanReturned(), -1, HR),
        "action-plan-returned on 2026-02-01 is before the process began on 2026-02-02",
    ),
    "a meeting planned before the start": (
        (),
        doing(MeetingPlanned(meeting=COMMITTEE_FIRST, on=day(-1)), 0),
        "a meeting planned for 2026-02-01 lies before the process began",
    ),
    # Corrections of what cannot be corrected.
    "a second start": (
        (),
        doing(start(small_organisation()).start_event),
        "a process starts once; start another one instead",
    ),
    "a retraction of nothing": ((), doing(EventRetracted()), "names the event that it retracts"),
    "a correction of the start": (
        (),
        doing(ActionPlanReturned(), unit=HR, corrects="e1"),
        r"event 'e1' \(process-started\) cannot be corrected",
    ),
    "a retraction of a publication": (
        (published(),),
        doing(EventRetracted(), corrects="e2"),
        "what was shown to people stays shown",
    ),
    "a correction of what was corrected": (
        (
            held(COMMITTEE_FIRST),
            doing(MeetingHeld(meeting=COMMITTEE_FIRST), 4, corrects="e2"),
        ),
        doing(EventRetracted(), corrects="e2"),
        "event 'e2' was corrected before; correct its correction instead",
    ),
    "a correction of what was retracted": (
        (held(COMMITTEE_FIRST), doing(EventRetracted(), corrects="e2")),
        doing(MeetingHeld(meeting=COMMITTEE_FIRST), corrects="e2"),
        "event 'e2' was corrected before",
    ),
    "a correction of a retraction": (
        (held(COMMITTEE_FIRST), doing(EventRetracted(), corrects="e2")),
        doing(EventRetracted(), corrects="e3"),
        "event 'e3' is a retraction; record anew what happened after all",
    ),
    # After the end.
    "anything after the closing": (
        (doing(ProcessClosed(), 10),),
        doing(ActionPlanReturned(), 11, HR),
        "the process was closed on 2026-02-12; nothing happens in it later",
    ),
    "a second closing": (
        (doing(ProcessClosed(), 10),),
        doing(ProcessClosed(), 10),
        "the process was closed on 2026-02-12",
    ),
    "a closing before the last event": (
        (doing(ActionPlanReturned(), 11, HR),),
        doing(ProcessClosed(), 10),
        "cannot be closed on 2026-02-12: something happened on 2026-02-13",
    ),
    # Lives that no measure has.
    "a measure that is proposed twice": (
        (proposed("m1"),),
        proposed("m1", 9),
        "measure 'm1' was proposed before; give another name",
    ),
    "a step back": (
        (proposed("m1"), decided("m1"), moved("m1", MeasureState.DONE)),
        moved("m1", MeasureState.STARTED, 9),
        "measure 'm1' cannot become started on 2026-02-11: by then it is done",
    ),
    "a life after the end": (
        (proposed("m1"), moved("m1", MeasureState.REJECTED)),
        decided("m1", 9),
        "measure 'm1' cannot become decided on 2026-02-11: by then it is rejected",
    ),
    "a decision before the proposal": (
        (proposed("m1", 5),),
        decided("m1", 4),
        "measure 'm1' cannot become decided on 2026-02-06: by then it is not proposed",
    ),
    "an end before what is known to follow": (
        (proposed("m1", 5), moved("m1", MeasureState.STARTED, 9)),
        moved("m1", MeasureState.CLOSED, 7),
        "measure 'm1' cannot become started on 2026-02-11: by then it is closed",
    ),
    "a step in another unit": (
        (proposed("m1"),),
        decided("m1", unit=DRIFT),
        "measure 'm1' is one of unit 'hr', not of 'drift'",
    ),
    "a step of nobody's": (
        (proposed("m1"),),
        decided("m1", unit=None),
        "measure 'm1' is one of unit 'hr', not of 'topp'",
    ),
    "taking the proposal from under a decision": (
        (proposed("m1"), decided("m1")),
        doing(EventRetracted(), corrects="e2"),
        "measure 'm1' cannot become decided on 2026-02-08: by then it is not proposed",
    ),
    "moving the proposal behind a decision": (
        (proposed("m1", 5), decided("m1", 6)),
        evolve(proposed("m1", 7), corrects=EventId("e2")),
        "measure 'm1' cannot become decided on 2026-02-08: by then it is not proposed",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_fit_is_refused_and_nothing_is_recorded(case: str) -> None:
    """The refusal says what is wrong, and the journal stays as it was."""
    first, tried, words = REFUSED[case]
    process = start(small_organisation())
    for recording in first:
        recording.put(process)
    before = process.journal
    with pytest.raises((InvalidEventError, NotFoundError), match=words):
        tried.put(process)
    assert process.journal == before


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


@st.composite
def attempts(draw: st.DrawFn) -> Callable[[Process], Recording]:
    """Draw something that may or may not be recorded, about few measures, units and days."""
    measure = draw(st.sampled_from([MeasureId("m1"), MeasureId("m2")]))
    payload: Payload = draw(
        st.one_of(
            st.just(MeasureProposed(measure=measure, wording=WORDS)),
            st.just(MeasureDecided(measure=measure)),
            st.builds(MeasureMoved, measure=st.just(measure), to=st.sampled_from(MeasureState)),
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


def _state(event: Event) -> MeasureState:
    """Give the state that an event takes its measure to."""
    if isinstance(event.payload, MeasureMoved):
        return event.payload.to
    decided = isinstance(event.payload, MeasureDecided)
    return MeasureState.DECIDED if decided else MeasureState.PROPOSED


def _check_life(events: list[Event]) -> None:
    """Check that events, in order, are one life in one unit."""
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
        "$.unit[3].name: a unit needs a name",
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
