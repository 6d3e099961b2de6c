"""Who follows a method's plan, and does what it asks, keeps its rules."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.events import (
    MeetingHeld,
    PlanDrawnUp,
    ResultsImported,
    ResultsPublished,
)
from arbeidsmiljo.model.identifiers import PlanId, PublicationId, RoundId, TextId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.process import PlannedMeeting, Process, assess, plan_meetings
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.journals import respectful_journals
from arbeidsmiljo.testing.organisations import organisations
from arbeidsmiljo.testing.processes import start
from arbeidsmiljo_innsatsteam.method import INNSATSTEAM
from arbeidsmiljo_must.method import MUST
from arbeidsmiljo_nfa.method import NFA
from tests.effort import examples

METHODS = {str(one.key): one for one in (MUST, INNSATSTEAM, NFA)}
LATER = datetime(2030, 1, 1, tzinfo=UTC)
DRAWS_UP_A_PLAN = "action-plan-meeting"


def hold(process: Process, one: PlannedMeeting) -> None:
    """Hold a meeting on the day that it is planned for; what it is to bring is there that day."""
    if one.meeting.key == DRAWS_UP_A_PLAN:
        plan = PlanDrawnUp(plan=PlanId(f"plan-{one.unit}"), topic=TextId("t"))
        process.record(plan, happened=one.on, recorded=LATER, unit=one.unit)
    payload = MeetingHeld(
        meeting=one.meeting.key,
        points=tuple(point.key for point in one.meeting.points),
        attended=tuple(actor.key for actor in process.method.actors),
    )
    process.record(payload, happened=one.on, recorded=LATER, unit=one.unit)


def waits_for(duty: Duty, one: PlannedMeeting) -> bool:
    """Tell whether a duty that must be done waits for a planned meeting to be held."""
    if duty.rule.modality is not Modality.MUST or not isinstance(duty.rule.constraint, Response):
        return False
    targets = duty.rule.constraint.target.parts
    meeting = f"'{one.meeting.key}'"
    return duty.unit == one.unit and any(
        part.activity == MeetingHeld.activity and meeting in repr(part.where) for part in targets
    )


@pytest.mark.parametrize("key", METHODS)
@settings(max_examples=examples(15))
@given(organisation=organisations(max_units=6))
def test_no_meeting_is_planned_too_late(key: str, organisation: Organisation) -> None:
    """Where every meeting is held on its planned day, none is overdue when its day comes."""
    process = start(organisation, method=METHODS[key])
    round_ = RoundId("r1")
    for payload in (
        ResultsImported(round=round_),
        ResultsPublished(round=round_, publication=PublicationId("p1")),
    ):
        process.record(payload, happened=process.started, recorded=LATER)
    for one in plan_meetings(process):
        duties = assess(process, on=one.on).duties
        late = [duty for duty in duties if duty.verdict.state is State.OVERDUE]
        assert [duty.id for duty in late if waits_for(duty, one)] == []
        hold(process, one)


@pytest.mark.parametrize("key", METHODS)
@settings(max_examples=examples(25))
@given(st.data())
def test_the_method_can_be_followed(key: str, data: st.DataObject) -> None:
    """Who holds what is planned and does what is asked breaks nothing that must be done."""
    journal = data.draw(respectful_journals(METHODS[key]))
    assessment = assess(Process(METHODS[key], journal), on=journal[-1].happened)
    must = assessment.asked(Modality.MUST)
    late = (State.VIOLATED, State.OVERDUE, State.REPAIRED)
    assert [duty.id for duty in must if duty.verdict.state in late] == []
    asked = [duty for duty in must if duty.verdict.state is not State.INACTIVE]
    assert sum(duty.verdict.state is State.FULFILLED for duty in asked) > len(asked) / 2
