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
    MeasureMoved,
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
    PersonId,
    PlanId,
    PointKey,
    PublicationId,
    RoundId,
    RuleKey,
    StepKey,
    SubjectId,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.measures import MeasureState, PlanState
from arbeidsmiljo.model.organisation import Unit
from arbeidsmiljo.model.unit_events import (
    LeaderChanged,
    UnitClosed,
    UnitMerged,
    UnitMoved,
    UnitOpened,
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
    published,
)

SECRET = evolve(finding(), sensitive=True)
FOR_SECRET = MeasureProposed(
    measure=MeasureId("m1"), wording=WORDS, finding=FindingId("f1"), sensitive=True
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
    "a retraction of results that were published": (
        (doing(ResultsImported(round=RoundId("r1"))), published()),
        doing(EventRetracted(), corrects="e2"),
        r"event 'e2' \(results-imported\) cannot be corrected: what was shown to people stays",
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
        "event 'e3' .* plan 'p1' was told of before, by event 'e2'; give another name",
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
    "an effect that is set twice": (
        (doing(WantedEffectSet(effect=EffectId("e-1"), wording=WORDS)),),
        doing(WantedEffectSet(effect=EffectId("e-1"), wording=WORDS), 9),
        "effect 'e-1' was told of before, by event 'e2'",
    ),
    "a finding that another unit has": (
        (doing(finding(), unit=HR),),
        doing(finding(), 9, DRIFT),
        "event 'e3' .* finding 'f1' is one of unit 'hr', not of 'drift'; record it in its",
    ),
    "a plan that is reviewed in another unit": (
        (drawn_up("p1"),),
        doing(PlanReviewed(plan=PlanId("p1"), state=PlanState.ON_TRACK), 9, DRIFT),
        "plan 'p1' is one of unit 'hr', not of 'drift'",
    ),
    "a plan that is completed in no unit": (
        (drawn_up("p1"),),
        doing(PlanCompleted(plan=PlanId("p1")), 9),
        "plan 'p1' is one of unit 'hr', not of 'topp'",
    ),
    "a plan that is reviewed before it is drawn up": (
        (drawn_up("p1", 8),),
        doing(PlanReviewed(plan=PlanId("p1"), state=PlanState.ON_TRACK), 7, HR),
        "event 'e3' .* plan 'p1' was told of first on 2026-02-10; give that day or a later one",
    ),
    "an effect that is forgone in a unit": (
        (doing(WantedEffectSet(effect=EffectId("e-1"), wording=WORDS)),),
        doing(EffectForgone(effect=EffectId("e-1"), reason=WORDS), 6, HR),
        "effect-forgone is one for the whole enterprise; leave the unit out",
    ),
    # Ids that tell what they should not.
    "a finding by its words": (
        (),
        doing(
            evolve(finding(), finding=FindingId("Kari Nordmann / mobbing")),
            unit=HR,
        ),
        "finding-recorded: finding 'Kari Nordmann / mobbing' is no id: use up to 128 of a-z",
    ),
    "a measure's words where the text's id belongs": (
        (),
        doing(MeasureProposed(measure=MeasureId("m1"), wording=TextId("Felles kaffe")), unit=HR),
        "measure-proposed: wording 'Felles kaffe' is no id: use up to 256 of a-z",
    ),
    "a leader by name": (
        (),
        doing(LeaderChanged(leader=PersonId("Kari Nordmann")), unit=HR),
        "leader-changed: leader 'Kari Nordmann' is no id: use up to 64 of a-z",
    ),
    "somebody who records, by name": (
        (),
        evolve(held(COMMITTEE_FIRST), recorded_by=PersonId("Kari Nordmann")),
        "meeting-held: recorded by 'Kari Nordmann' is no id",
    ),
    # What is taken back from under something else.
    "taking back a finding that a measure is for": (
        (
            doing(finding(), unit=HR),
            doing(
                MeasureProposed(measure=MeasureId("m"), wording=WORDS, finding=FindingId("f1")),
                unit=HR,
            ),
        ),
        doing(EventRetracted(), corrects="e2"),
        "event 'e3' .measure-proposed. on 2026-02-07 is about finding 'f1', of which nothing would",
    ),
    "another name for a finding that a document tells of": (
        (
            doing(finding(), unit=HR),
            doing(DocumentPrepared(document=UNIT_PLAN, findings=(FindingId("f1"),)), 6, HR),
        ),
        doing(evolve(finding(), finding=FindingId("f2")), 5, HR, "e2"),
        "event 'e3' .document-prepared. on 2026-02-08 is about finding 'f1'",
    ),
    "taking back an effect that was forgone": (
        (
            doing(WantedEffectSet(effect=EffectId("e-1"), wording=WORDS)),
            doing(EffectForgone(effect=EffectId("e-1"), reason=WORDS)),
        ),
        doing(EventRetracted(), corrects="e2"),
        "event 'e3' .effect-forgone. on 2026-02-07 is about effect 'e-1'",
    ),
    "taking back a plan that a meeting went through": (
        (
            drawn_up("p1"),
            doing(MeetingHeld(meeting=UNIT_MEETING, plans=(PlanId("p1"),)), unit=HR),
        ),
        doing(EventRetracted(), corrects="e2"),
        "event 'e3' .meeting-held. on 2026-02-07 is about plan 'p1'",
    ),
    "taking back a measure for which a rule was set aside": (
        (
            proposed("m1"),
            doing(DutyWaived(rule=EVALUATED, reason=WORDS, subject=SubjectId("m1")), unit=HR),
        ),
        doing(EventRetracted(), corrects="e2"),
        "event 'e3' .duty-waived. on 2026-02-07 is about measure 'm1'",
    ),
    "taking back a merger after which a measure went on": (
        (
            proposed("m1"),
            doing(UnitMerged(into=DRIFT, inherits=True), 6, HR),
            decided("m1", 7, DRIFT),
        ),
        doing(EventRetracted(), corrects="e3"),
        "event 'e4' .* measure 'm1' is one of unit 'hr', not of 'drift'",
    ),
    "a merger that is said to have passed nothing on, after which a plan was reviewed": (
        (
            drawn_up("p1"),
            doing(UnitMerged(into=DRIFT, inherits=True), 6, HR),
            doing(PlanReviewed(plan=PlanId("p1"), state=PlanState.STALLED), 7, DRIFT),
        ),
        doing(UnitMerged(into=DRIFT, inherits=False), 6, HR, "e3"),
        "event 'e4' .* plan 'p1' is one of unit 'hr', not of 'drift'",
    ),
    "a step in a unit before it inherits the measure": (
        (proposed("m1", 4), doing(UnitMerged(into=DRIFT, inherits=True), 8, HR)),
        decided("m1", 6, DRIFT),
        "measure 'm1' is one of unit 'hr', not of 'drift'",
    ),
    # What was sensitive.
    "a finding that is said not to have been sensitive": (
        (doing(SECRET, unit=HR),),
        doing(evolve(SECRET, sensitive=False), 5, HR, "e2"),
        "finding 'f1' was sensitive, and stays so; record it as sensitive, or give another name",
    ),
    "the name of a sensitive finding that was taken back": (
        (doing(SECRET, unit=HR), doing(EventRetracted(), corrects="e2")),
        doing(finding(), 6, HR),
        "finding 'f1' was sensitive, and stays so",
    ),
    "taking back what said of a finding that it was sensitive": (
        (doing(finding(), unit=HR), doing(SECRET, unit=HR)),
        doing(EventRetracted(), corrects="e3"),
        "finding 'f1' was sensitive, and stays so",
    ),
    "a measure that is said not to be for a sensitive finding": (
        (doing(SECRET, unit=HR), doing(FOR_SECRET, unit=HR)),
        doing(evolve(FOR_SECRET, finding=None, sensitive=False), 5, HR, "e3"),
        "measure 'm1' was sensitive, or for a sensitive finding, and stays so",
    ),
    "a measure that is proposed openly for a sensitive finding": (
        (doing(SECRET, unit=HR),),
        doing(evolve(FOR_SECRET, sensitive=False), unit=HR),
        "measure 'm1' answers finding 'f1', which is sensitive; record it as sensitive too",
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
    "a suspension of an order": (
        (),
        doing(DutySuspended(rule=RuleKey("units-before-committee"), reason=WORDS)),
        "'units-before-committee' waits for nothing and has no last day, .*; waive it",
    ),
    "a waiver for an unknown subject": (
        (proposed("m1"),),
        doing(DutyWaived(rule=EVALUATED, reason=WORDS, subject=SubjectId("m2")), unit=HR),
        "there is no subject 'm2'",
    ),
    "a waiver for a subject, of a rule that is about none": (
        (proposed("m1"),),
        doing(DutyWaived(rule=PLAN_RETURNED, reason=WORDS, subject=SubjectId("m1")), unit=HR),
        "'plan-returned' asks nothing for each finding, .* nothing for 'm1' alone; leave",
    ),
    "a waiver for a subject of another kind": (
        (doing(finding(), unit=HR),),
        doing(DutyWaived(rule=EVALUATED, reason=WORDS, subject=SubjectId("f1")), 6, HR),
        "'measure-is-evaluated' asks nothing for 'f1' in unit 'hr' then. Its duties, .*none yet",
    ),
    "a waiver for a finding of which the rule asks nothing": (
        (doing(finding(), unit=HR),),
        doing(DutyWaived(rule=UNLAWFUL_CHANGED, reason=WORDS, subject=SubjectId("f1")), 6, HR),
        "asks nothing for 'f1' in unit 'hr' then",
    ),
    "a waiver for a measure of another unit": (
        (proposed("m1"),),
        doing(DutyWaived(rule=EVALUATED, reason=WORDS, subject=SubjectId("m1")), 6, DRIFT),
        "asks nothing for 'm1' in unit 'drift' then. .*: measure-is-evaluated@hr/m1$",
    ),
    "a suspension for a measure whose duties have ended": (
        (proposed("m1"), moved("m1", MeasureState.REJECTED)),
        doing(DutySuspended(rule=EVALUATED, reason=WORDS, subject=SubjectId("m1")), 8),
        "asks nothing for 'm1' then",
    ),
    "a waiver in a unit of another kind": (
        (),
        doing(DutyWaived(rule=PLAN_RETURNED, reason=WORDS), unit=IT),
        "there is no unit 'it' with rule 'plan-returned'; known: drift, hr",
    ),
    "a waiver in a unit of what is asked once": (
        (),
        doing(DutySuspended(rule=RuleKey("employees-informed"), reason=WORDS), unit=HR),
        "rule 'employees-informed' is one for the whole enterprise; leave the unit out",
    ),
    "a waiver of what is asked of units that are not there": (
        (doing(UnitClosed(), 4, DRIFT),),
        doing(DutyWaived(rule=RuleKey("findings-are-told"), reason=WORDS)),
        "'findings-are-told' asks nothing here",
    ),
    "taking back a suspension that was ended": (
        (
            doing(DutySuspended(rule=PLAN_RETURNED, reason=WORDS), 5, HR),
            doing(DutyResumed(rule=PLAN_RETURNED), 7, HR),
        ),
        doing(EventRetracted(), corrects="e2"),
        "event 'e3' .duty-resumed. on 2026-02-09: there is no suspension to end there",
    ),
    "a waiver in an unknown unit": (
        (),
        doing(DutyWaived(rule=PLAN_RETURNED, reason=WORDS), unit=UnitId("borte")),
        "there is no unit 'borte'",
    ),
    "a rule that is resumed and was not suspended": (
        (),
        doing(DutyResumed(rule=PLAN_RETURNED), unit=HR),
        "^duty-resumed on 2026-02-07: there is no suspension to end there on that day",
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
    "a unit that is opened below one and names another": (
        (),
        doing(
            UnitOpened(
                opened=Unit(id=UnitId("ny"), name="Ny enhet", parent=DRIFT, employees=3),
            ),
            unit=IT,
        ),
        "unit 'ny' is opened below 'it', and names 'drift' as the unit above it; leave its parent",
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
    # What somebody has to answer for.
    "a measure that is rejected for no reason": (
        (proposed("m1"),),
        doing(MeasureMoved(measure=MeasureId("m1"), to=MeasureState.REJECTED), 6, HR),
        "measure 'm1' is rejected for no reason; say why",
    ),
    "a measure that is moved to being decided": (
        (proposed("m1"),),
        doing(MeasureMoved(measure=MeasureId("m1"), to=MeasureState.DECIDED), 6, HR),
        "measure 'm1': that it was decided is recorded as measure-decided, with its owner",
    ),
    "a waiver that nobody decided": (
        (),
        evolve(doing(DutyWaived(rule=PLAN_RETURNED, reason=WORDS), 5, HR), recorded_by=None),
        "duty-waived: nobody is said to have decided that rule 'plan-returned' is set aside",
    ),
    "a suspension that nobody decided": (
        (),
        evolve(doing(DutySuspended(rule=PLAN_RETURNED, reason=WORDS)), recorded_by=None),
        "duty-suspended: nobody is said to have decided",
    ),
    # Lives that no measure has.
    "a measure that is proposed twice": (
        (proposed("m1"),),
        proposed("m1", 9),
        "measure 'm1' was told of before, by event 'e2'; give another name",
    ),
    "a measure that another unit has": (
        (proposed("m1"),),
        proposed("m1", 9, DRIFT),
        "measure 'm1' was told of before",
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
