"""Explanations: they say what the view says, and nothing that the view does not."""

from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.model.actors import Person
from arbeidsmiljo.model.duty_events import DutySuspended, DutyWaived
from arbeidsmiljo.model.events import (
    MeasureDecided,
    MeasureProposed,
    MeetingHeld,
    Payload,
    ProcessClosed,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import ActorKey, MeasureId, PersonId, RuleKey, UnitId
from arbeidsmiljo.model.statements import Force
from arbeidsmiljo.process import Explanation, Process, explain, view
from arbeidsmiljo.process.asking import waited_for
from arbeidsmiljo.process.labels import ACTIVITIES, FORCES
from arbeidsmiljo.rules.existence import Exactly
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import (
    COMMITTEE_FIRST,
    COMMITTEE_SECOND,
    EMPLOYEES_INFORMED,
    LEADER_OF_EMPLOYEES,
    UNIT_MEETING,
)
from arbeidsmiljo.testing.example_names import HR as OVERSEER
from arbeidsmiljo.testing.processes import STARTED, TEXTS, start, store_of
from tests.core.process.followed import DRIFT, HR, TOP, small_organisation, viewers
from tests.core.process.ran import Ran, ran

LANGUAGES = st.sampled_from(("nb", "nn", "da", "en"))
INFORMED = "employees-informed"
SOMEBODY = PersonId("leder-topp")
LATER = datetime(2027, 6, 1, 12, tzinfo=UTC)


def told(
    process: Process,
    number: int,
    duty: str,
    *,
    actor: ActorKey = OVERSEER,
    unit: UnitId = TOP,
    language: str = "en",
) -> Explanation:
    """Explain a duty on a day, to who oversees the process or to somebody else."""
    viewer = Viewer(actor=actor, unit=unit)
    seen = view(process, store_of(process), viewer, on=STARTED + timedelta(days=number))
    found = next(one for one in seen.duties if one.id == duty)
    return explain(found, process.method, language=language)


def tell(process: Process, number: int, payload: Payload, unit: UnitId | None = None) -> date:
    """Let something happen, and give the day."""
    on = STARTED + timedelta(days=number)
    process.record(payload, happened=on, recorded=LATER, unit=unit, recorded_by=SOMEBODY)
    return on


@pytest.mark.parametrize(
    ("happens", "number", "state", "why"),
    [
        ([], 3, "to do", "It is still to be done, and there is time."),
        ([], 60, "late", "The last day for it has passed."),
        ([(5, StepTaken(step=EMPLOYEES_INFORMED))], 60, "done", "It has been done as asked."),
        (
            [(50, StepTaken(step=EMPLOYEES_INFORMED))],
            60,
            "done late",
            "It has been done, after the last day for it.",
        ),
        (
            [(4, DutyWaived(rule=RuleKey(INFORMED), reason=TEXTS[0]))],
            60,
            "waived",
            "It was decided that it does not bind here.",
        ),
        (
            [(4, DutySuspended(rule=RuleKey(INFORMED), reason=TEXTS[0]))],
            60,
            "suspended",
            "It waits; its deadline moves by as many days.",
        ),
        ([(4, ProcessClosed())], 60, "lapsed", "It ended while there was still time."),
        ([(50, ProcessClosed())], 60, "not followed", "It can no longer be done as asked."),
    ],
)
def test_a_state_is_said_with_its_reason(
    happens: list[tuple[int, Payload]], number: int, state: str, why: str
) -> None:
    """What a task is, and why it is that, in words."""
    process = start(small_organisation())
    for day, payload in happens:
        tell(process, day, payload)
    explained = told(process, number, f"{INFORMED}@{TOP}")
    assert (explained.state, explained.why) == (state, why)


@pytest.mark.parametrize("kind", [DutyWaived, DutySuspended])
def test_why_a_duty_was_set_aside_is_told_to_who_oversees_only(
    kind: type[DutyWaived | DutySuspended],
) -> None:
    """HR reads the reason and who decided; the leader whose duty it is reads that it was done."""
    process = start(small_organisation())
    tell(process, 4, kind(rule=RuleKey("unit-meets"), reason=TEXTS[0]), DRIFT)
    store = store_of(process)
    store.directory.put(Person(id=SOMEBODY, name="Kari Øvelse"))

    def heard(actor: ActorKey, unit: UnitId) -> set[tuple[str, str]]:
        seen = view(process, store, Viewer(actor=actor, unit=unit), on=STARTED + timedelta(9))
        duty = next(one for one in seen.duties if one.id == f"unit-meets@{DRIFT}")
        made = explain(duty, process.method, language="en")
        assert made.state in {"waived", "suspended"}
        return {(one.reason, one.decided_by) for one in made.happened}

    assert heard(OVERSEER, TOP) == {(store.texts.get(TEXTS[0]), "Kari Øvelse")}
    assert heard(LEADER_OF_EMPLOYEES, DRIFT) == {("", "")}


def test_what_happened_is_told_with_day_and_place() -> None:
    """The day, what it was by its name, and the unit by its name."""
    process = start(small_organisation())
    on = tell(process, 2, MeetingHeld(meeting=UNIT_MEETING), HR)
    explained = told(process, 3, "plan-returned@hr")
    label = process.method.meeting(UNIT_MEETING).label.in_language("en")
    (meeting,) = explained.happened
    assert (meeting.on, meeting.what, meeting.where) == (on, f"meeting held: {label}", "HR")
    assert explained.trigger == meeting
    assert explained.due is not None
    assert explained.due > on


def test_who_is_missing_is_named_to_who_may_know_and_counted_for_others() -> None:
    """Who oversees reads which units; the committee reads how many."""
    process = start(small_organisation())
    tell(process, 8, MeetingHeld(meeting=COMMITTEE_SECOND))
    name = f"units-before-committee@{TOP}"
    seen = told(process, 9, name)
    assert sorted(seen.missing) == ["DRIFT", "HR", "IT"]
    assert (seen.missing_subjects, seen.hidden) == ((), 0)
    committee = told(process, 9, name, actor=ActorKey("committee"))
    assert (committee.missing, committee.missing_subjects, committee.hidden) == ((), (), 3)


def test_of_what_something_is_missing_is_told_apart_from_the_units() -> None:
    """Units are told by name, and the measures of which something is not done by id."""
    process = start(small_organisation())
    for number, measure in enumerate(map(MeasureId, ("m1", "m2")), start=3):
        tell(process, number, MeasureProposed(measure=measure, wording=TEXTS[0]), HR)
    tell(process, 5, MeetingHeld(meeting=COMMITTEE_FIRST))
    tell(process, 6, MeasureDecided(measure=MeasureId("m1")), HR)
    seen = told(process, 9, f"measures-decided@{HR}")
    assert (seen.missing, seen.missing_subjects, seen.hidden) == ((), ("m2",), 0)


def test_nobody_reads_what_happened_elsewhere() -> None:
    """A leader reads of the own unit's events, and not of another's."""
    process = start(small_organisation())
    for unit in (HR, DRIFT):
        tell(process, 2, MeetingHeld(meeting=UNIT_MEETING), unit)
    for unit in (HR, DRIFT):
        explained = told(process, 3, f"plan-returned@{unit}", actor=LEADER_OF_EMPLOYEES, unit=unit)
        assert {one.where for one in explained.happened} == {unit.upper()}


@given(ran(), st.integers(0, 120), LANGUAGES)
def test_what_is_told_to_have_happened_is_in_the_journal(one: Ran, day: int, language: str) -> None:
    """Each event of the verdict is told, of its day and kind, and no other."""
    process = one.process
    viewer = next(viewers(process, [OVERSEER]))
    for duty in view(process, one.store, viewer, on=STARTED + timedelta(days=day)).duties:
        explained = explain(duty, process.method, language=language)
        events = [event for event in process.journal if event.id in duty.verdict.evidence]
        assert sorted(told.on for told in explained.happened) == sorted(
            event.happened for event in events
        )
        # A step is told by what was done alone, and a method's own events have labels of their own.
        kinds = {event.activity for event in events} & ACTIVITIES.keys() - {StepTaken.activity}
        for kind in kinds:
            label = ACTIVITIES[kind].in_language(language)
            assert any(told.what.startswith(label) for told in explained.happened)
        assert "{" not in explained.waited_for != ""


@given(ran(), LANGUAGES)
def test_guidance_is_never_called_law(one: Ran, language: str) -> None:
    """Only a rule that has the force of law is said to be asked by law."""
    method = one.process.method
    viewer = next(viewers(one.process, [method.bounds.overseers[0]]))
    by_law = FORCES[Force.LAW].in_language(language)
    for duty in view(one.process, one.store, viewer, on=STARTED).duties:
        told = explain(duty, method, language=language)
        assert told.asked.endswith(by_law) == (duty.rule.force is Force.LAW)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "i hver periode (Tid mellom to samtaler): {}"),
        ("nn", "i kvar periode (Tid mellom to samtaler): {}"),
        ("da", "i hver periode (Tid mellom to samtaler): {}"),
        ("en", "in each period (Time between two talks): {}"),
    ],
)
def test_what_is_asked_anew_in_each_period_is_said_to_be(language: str, said: str) -> None:
    """Whoever is to do it once knows that it is once in each period, and in which."""
    method = example_method()
    constraint = method.rule("one-talk-at-a-time").constraint
    assert isinstance(constraint, Exactly)
    once = waited_for(evolve(constraint, every=None), method).in_language(language)
    assert waited_for(constraint, method).in_language(language) == said.format(once)
