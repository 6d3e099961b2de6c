"""The strategies for journals draw what can be recorded, and what respects a method."""

import pytest
from hypothesis import Phase, find, given, settings

from arbeidsmiljo.model.duty_events import DutyResumed
from arbeidsmiljo.model.events import (
    Event,
    EventRetracted,
    MeasureMoved,
    MeetingHeld,
    Payload,
    PlanDrawnUp,
    ProcessClosed,
)
from arbeidsmiljo.model.reorganisation import OrganisationHistory
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.model.unit_events import UnitMerged
from arbeidsmiljo.process import Process, assess, plan_meetings
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.journals import (
    journals_of,
    organisations_with_changes,
    respectful_journals,
)
from tests.effort import examples

METHOD = example_method()


@settings(max_examples=examples(50))
@given(journals_of(METHOD))
def test_a_journal_is_one_of_its_method(journal: tuple[Event, ...]) -> None:
    """A journal can be opened with the method, and its duties can be assessed on its last day."""
    process = Process(METHOD, journal)
    assert process.journal == journal
    assert assess(process, on=max(event.happened for event in journal)).duties


@pytest.mark.parametrize(
    "kind",
    [
        MeetingHeld,
        MeasureMoved,
        PlanDrawnUp,
        UnitMerged,
        DutyResumed,
        EventRetracted,
        ProcessClosed,
    ],
)
def test_anything_may_happen(kind: type[Payload]) -> None:
    """Meetings, measures, plans, reorganisations, dispensations, corrections and closing do."""
    found = find(
        journals_of(METHOD),
        lambda journal: any(type(event.payload) is kind for event in journal),
        settings=settings(max_examples=examples(3000), phases=[Phase.generate], database=None),
    )
    assert len(found) > 1


@settings(max_examples=examples(8))
@given(respectful_journals(METHOD, max_units=3))
def test_a_respectful_journal_keeps_what_must_be(journal: tuple[Event, ...]) -> None:
    """On the last day no duty that must be done is violated, overdue or late."""
    assessment = assess(Process(METHOD, journal), on=journal[-1].happened)
    duties = assessment.asked(Modality.MUST)
    late = (State.VIOLATED, State.OVERDUE, State.REPAIRED)
    assert [duty.id for duty in duties if duty.verdict.state in late] == []
    assert any(duty.verdict.state is State.FULFILLED for duty in duties)


@settings(max_examples=examples(8))
@given(respectful_journals(METHOD, max_units=3))
def test_a_respectful_journal_holds_what_is_planned(journal: tuple[Event, ...]) -> None:
    """Every meeting of the plan is held, on its day and so in the plan's order."""
    process = Process(METHOD, journal)
    plan = plan_meetings(process)
    assert plan
    assert all(one.held for one in plan)
    first = {(one.meeting.key, one.unit): one.on for one in plan}
    for one in plan:
        for earlier in one.meeting.after:
            days = [day for (key, _), day in first.items() if key == earlier]
            assert not days or min(days) <= one.on


@given(organisations_with_changes())
def test_changed_organisations_are_sound(history: OrganisationHistory) -> None:
    """The organisation is a tree at the start and after each change."""
    assert history.start.problems() == ()
    for event in history.changes:
        assert history.at(event).problems() == ()
    assert history.now.problems() == ()
