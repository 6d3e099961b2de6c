"""What cannot be recorded in a process, and why."""

import pytest
from attrs import evolve

from arbeidsmiljo.errors import InvalidEventError, NotFoundError
from arbeidsmiljo.model.distribution import ReportLevel
from arbeidsmiljo.model.duty_events import DutyResumed, DutySuspended, DutyWaived
from arbeidsmiljo.model.events import (
    ActionPlanReturned,
    DocumentPrepared,
    EffectForgone,
    EventRetracted,
    MeasureProposed,
    MeetingCalled,
    MeetingHeld,
    MeetingPlanned,
    ParameterSet,
    PlanCompleted,
    PlanReviewed,
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
    PlanId,
    PointKey,
    PublicationId,
    RoundId,
    RuleKey,
    StepKey,
    SubjectId,
    UnitId,
)
from arbeidsmiljo.model.measures import MeasureState, PlanState
from arbeidsmiljo.model.unit_events import (
    UnitClosed,
    UnitMerged,
    UnitMoved,
)
from arbeidsmiljo.testing.example_names import (
    COMMITTEE,
    COMMITTEE_FIRST,
    COMMITTEE_PAPER,
    EMPLOYEES_INFORMED,
    INFORMATION,
    INVITATIONS_SENT,
    LEADER_GROUP,
    LEADER_OF_EMPLOYEES,
    LEADER_SUPPORTED,
    MATTER_LOOKED_INTO,
    PURPOSE,
    UNIT_MEETING,
    UNIT_PLAN,
)
from arbeidsmiljo.testing.processes import (
    Recording,
    start,
)
from tests.core.process.followed import DRIFT, HR, IT, TOP, small_organisation
from tests.core.process.happenings import (
    PLAN_RETURNED,
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
    published,
)

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
        "there is no unit 'it' with meeting 'unit-meeting'; known: drift, hr",
    ),
    "a leader group's meeting in the top unit": (
        (),
        held(LEADER_GROUP, TOP),
        "there is no unit 'topp' with meeting 'leader-group'; known: it",
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
        "there is no unit 'topp' with actor 'leader-of-employees'; known: drift, hr",
    ),
    "a report to the committee of a unit": (
        (),
        doing(ReportReleased(report=ReportLevel.UNIT, to=COMMITTEE), unit=HR),
        "there is no unit 'hr' with actor 'committee'; known: topp",
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
    # Points, those who took part, and what a meeting, step or document was about.
    "a point that the meeting does not have": (
        (),
        doing(MeetingHeld(meeting=COMMITTEE_FIRST, points=(PointKey("purpose"),))),
        "there is no point of 'committee-first' 'purpose'; known: results, way-on",
    ),
    "a point that the step does not have": (
        (),
        doing(StepTaken(step=EMPLOYEES_INFORMED, points=(PURPOSE, PointKey("results")))),
        "there is no point of 'employees-informed' 'results'",
    ),
    "an unknown actor who took part": (
        (),
        doing(MeetingHeld(meeting=COMMITTEE_FIRST, attended=(COMMITTEE, ActorKey("amu")))),
        "there is no actor 'amu'",
    ),
    "a step towards an unknown actor": (
        (),
        doing(StepTaken(step=EMPLOYEES_INFORMED, towards=ActorKey("amu"))),
        "there is no actor 'amu'",
    ),
    "a call to an unknown meeting": (
        (),
        doing(MeetingCalled(meeting=MeetingKey("amu"))),
        "there is no meeting 'amu'",
    ),
    "a call to a meeting in no unit": (
        (),
        doing(MeetingCalled(meeting=UNIT_MEETING)),
        "belongs to a unit; say which: drift, hr",
    ),
    "a meeting on an unknown plan": (
        (drawn_up("p1"),),
        doing(MeetingHeld(meeting=UNIT_MEETING, plans=(PlanId("p1"), PlanId("p2"))), unit=HR),
        "there is no plan 'p2'; known: p1",
    ),
    "a step about an unknown finding": (
        (),
        doing(StepTaken(step=MATTER_LOOKED_INTO, finding=FindingId("f1")), unit=HR),
        "there is no finding 'f1'",
    ),
    "a step about an unknown measure": (
        (proposed("m1"),),
        doing(StepTaken(step=LEADER_SUPPORTED, measure=MeasureId("m2")), unit=HR),
        "there is no measure 'm2'; known: m1",
    ),
    "a step about an unknown effect": (
        (),
        doing(StepTaken(step=LEADER_SUPPORTED, effect=EffectId("e1")), unit=HR),
        "there is no effect 'e1'",
    ),
    "a step about an unknown plan": (
        (),
        doing(StepTaken(step=LEADER_SUPPORTED, plan=PlanId("p1")), unit=HR),
        "there is no plan 'p1'",
    ),
    "a document that tells of an unknown finding": (
        (doing(finding(), unit=HR),),
        doing(DocumentPrepared(document=UNIT_PLAN, findings=(FindingId("f2"),)), unit=HR),
        "there is no finding 'f2'; known: f1",
    ),
    "a document that tells of an unknown measure": (
        (),
        doing(DocumentPrepared(document=UNIT_PLAN, measures=(MeasureId("m1"),)), unit=HR),
        "there is no measure 'm1'",
    ),
    "a measure of an unknown plan": (
        (),
        doing(MeasureProposed(measure=MeasureId("m"), wording=WORDS, plan=PlanId("p1")), unit=HR),
        "there is no plan 'p1'",
    ),
    "a plan that is drawn up twice": (
        (drawn_up("p1"),),
        drawn_up("p1", 9),
        "plan 'p1' was drawn up before; give another name",
    ),
    "a review of an unknown plan": (
        (),
        doing(PlanReviewed(plan=PlanId("p1"), state=PlanState.ON_TRACK), unit=HR),
        "there is no plan 'p1'",
    ),
    "an unknown plan that is carried out": (
        (),
        doing(PlanCompleted(plan=PlanId("p1")), unit=HR),
        "there is no plan 'p1'",
    ),
    "an unknown effect that is forgone": (
        (),
        doing(EffectForgone(effect=EffectId("e1"), reason=WORDS)),
        "there is no effect 'e1'",
    ),
    # Rules that are set aside.
    "an unknown rule that is waived": (
        (),
        doing(DutyWaived(rule=RuleKey("r"), reason=WORDS)),
        "there is no rule 'r'",
    ),
    "a law that is waived": (
        (),
        doing(DutyWaived(rule=RuleKey("committee-hears"), reason=WORDS)),
        "'committee-hears' has the force of law and cannot be waived",
    ),
    "a law that is suspended": (
        (),
        doing(DutySuspended(rule=RuleKey("committee-hears"), reason=WORDS)),
        "'committee-hears' has the force of law and cannot be suspended",
    ),
    "a waiver for an unknown subject": (
        (proposed("m1"),),
        doing(DutyWaived(rule=PLAN_RETURNED, reason=WORDS, subject=SubjectId("m2")), unit=HR),
        "there is no subject 'm2'",
    ),
    "a waiver in an unknown unit": (
        (),
        doing(DutyWaived(rule=PLAN_RETURNED, reason=WORDS), unit=UnitId("borte")),
        "there is no unit 'borte'",
    ),
    "a rule that is resumed and was not suspended": (
        (),
        doing(DutyResumed(rule=PLAN_RETURNED), unit=HR),
        "there is no suspension to end there on that day",
    ),
    "a rule that is resumed in another unit": (
        (doing(DutySuspended(rule=PLAN_RETURNED, reason=WORDS), unit=HR),),
        doing(DutyResumed(rule=PLAN_RETURNED), 9, DRIFT),
        "there is no suspension to end there on that day",
    ),
    "a rule that is resumed before it was suspended": (
        (doing(DutySuspended(rule=PLAN_RETURNED, reason=WORDS), 8, HR),),
        doing(DutyResumed(rule=PLAN_RETURNED), 7, HR),
        "there is no suspension to end there on that day",
    ),
    "a rule that is resumed twice": (
        (
            doing(DutySuspended(rule=PLAN_RETURNED, reason=WORDS), 5, HR),
            doing(DutyResumed(rule=PLAN_RETURNED), 7, HR),
        ),
        doing(DutyResumed(rule=PLAN_RETURNED), 9, HR),
        "there is no suspension to end there on that day",
    ),
    # Units that are not there, or would be no tree.
    "a unit that is opened twice": (
        (opened("ny"),),
        opened("ny", 9),
        "there is a unit 'ny' already; give the new one another name",
    ),
    "a unit that is closed with others below it": (
        (),
        doing(UnitClosed(), unit=IT),
        "unit 'it' cannot cease to be: drift is below it",
    ),
    "a unit that is merged into one that is not there": (
        (),
        doing(UnitMerged(into=UnitId("borte")), unit=HR),
        "there is no unit 'borte'",
    ),
    "a unit that moves below itself": (
        (),
        doing(UnitMoved(to=DRIFT), unit=IT),
        "cannot come under 'drift'",
    ),
    "something in a unit that is closed": (
        (doing(UnitClosed(), 5, HR),),
        doing(ActionPlanReturned(), 6, HR),
        "there is no unit 'hr'",
    ),
    "something in a unit that is not yet open": (
        (opened("ny", 9),),
        doing(ActionPlanReturned(), 8, UnitId("ny")),
        "there is no unit 'ny'",
    ),
    "a closing before something that happened in the unit": (
        (doing(ActionPlanReturned(), 9, HR),),
        doing(UnitClosed(), 8, HR),
        "happened in unit 'hr' on 2026-02-11, when there would be no such unit",
    ),
    "taking back the opening of a unit in which something happened": (
        (opened("ny"), doing(ActionPlanReturned(), 6, UnitId("ny"))),
        doing(EventRetracted(), corrects="e2"),
        "happened in unit 'ny' on 2026-02-08, when there would be no such unit",
    ),
    "a unit meeting of a unit that leads others since": (
        (opened("ny", 5, HR),),
        doing(MeetingHeld(meeting=UNIT_MEETING), 6, HR),
        "there is no unit 'hr' with meeting 'unit-meeting'",
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
