"""Explanations: they say what the view says, and nothing that the view does not."""

from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.actors import Person
from arbeidsmiljo.model.duty_events import DutyResumed, DutySuspended, DutyWaived
from arbeidsmiljo.model.events import (
    MeasureDecided,
    MeasureProposed,
    MeetingHeld,
    ParameterSet,
    Payload,
    ProcessClosed,
    ResultsImported,
    ResultsPublished,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    MeasureId,
    PersonId,
    PublicationId,
    RoundId,
    RuleKey,
    UnitId,
)
from arbeidsmiljo.model.organisation import Unit
from arbeidsmiljo.model.periods import first_working_day
from arbeidsmiljo.model.statements import Force
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.model.unit_events import UnitMerged, UnitOpened
from arbeidsmiljo.process import Explanation, Process, ToldWait, explain, view
from arbeidsmiljo.process.asking import waited_for
from arbeidsmiljo.process.labels import ACTIVITIES, FORCES
from arbeidsmiljo.process.limits_told import counts_time
from arbeidsmiljo.process.periods_told import told_period
from arbeidsmiljo.rules.case import Case
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.existence import Exactly, Existence
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.testing.cases import cases
from arbeidsmiljo.testing.constraints import constraints
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import (
    COMMITTEE_FIRST,
    COMMITTEE_SECOND,
    EMPLOYEES_INFORMED,
    INFORMATION,
    LEADER_OF_EMPLOYEES,
    PLAN_RETURN,
    UNIT_MEETING,
    WHOLE_LINE,
)
from arbeidsmiljo.testing.example_names import HR as OVERSEER
from arbeidsmiljo.testing.processes import STARTED, TEXTS, start, store_of
from tests.core.process.followed import DRIFT, HR, IT, TOP, small_organisation, viewers
from tests.core.process.ran import Ran, ran

LANGUAGES = st.sampled_from(("nb", "nn", "da", "en"))
INFORMED = "employees-informed"
MEASURE = MeasureId("m1")
SOMEBODY = PersonId("leder-topp")
PUBLICATION = PublicationId("p1")
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


def _with_lengths_of_ours() -> Method:
    """Make the example method with lengths that its source does not give."""
    method = example_method()
    return evolve(method, parameters=tuple(evolve(one, ours=True) for one in method.parameters))


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


@pytest.mark.parametrize(
    ("language", "waits", "ended"),
    [
        (
            "nb",
            "Oppgaven er ikke gjort ennå, og loven gir ingen rett til å vente.",
            "Oppgaven falt bort før den var gjort.",
        ),
        (
            "nn",
            "Oppgåva er ikkje gjord enno, og lova gir ingen rett til å vente.",
            "Oppgåva fall bort før ho var gjord.",
        ),
        (
            "da",
            "Opgaven er ikke løst endnu, og loven giver ingen ret til at vente.",
            "Opgaven faldt bort, før den var løst.",
        ),
        (
            "en",
            "It is still to be done, and the law gives no right to wait.",
            "It ended before it was done.",
        ),
    ],
)
def test_nobody_is_told_that_there_is_time_where_the_law_gives_none(
    language: str, waits: str, ended: str
) -> None:
    """The day of a rule of law is ours, and gives no right to wait for it."""
    process = start(small_organisation(), method=_with_lengths_of_ours())
    publication = ResultsPublished(round=RoundId("r1"), publication=PublicationId("p1"))
    tell(process, 2, ResultsImported(round=RoundId("r1")))
    tell(process, 2, publication)
    name = f"committee-hears@{TOP}"
    assert told(process, 3, name, language=language).why == waits
    tell(process, 4, ProcessClosed())
    assert told(process, 5, name, language=language).why == ended


@pytest.mark.parametrize(
    ("language", "late", "done_late", "reminded"),
    [
        (
            "nb",
            "Oppgaven er fortsatt ikke gjort, og loven gir ingen rett til å vente.",
            "Oppgaven er gjort, etter dagen for vår påminnelse.",
            "gjort etter vår påminnelse",
        ),
        (
            "nn",
            "Oppgåva er framleis ikkje gjord, og lova gir ingen rett til å vente.",
            "Oppgåva er gjord, etter dagen for påminninga vår.",
            "gjort etter påminninga vår",
        ),
        (
            "da",
            "Opgaven er stadig ikke løst, og loven giver ingen ret til at vente.",
            "Opgaven er løst, efter dagen for vores påmindelse.",
            "gjort efter vores påmindelse",
        ),
        (
            "en",
            "It is still not done, and the law gives no right to wait.",
            "It has been done, after the day of our reminder.",
            "done after our reminder",
        ),
    ],
)
def test_no_last_day_has_passed_where_the_law_gives_none(
    language: str, late: str, done_late: str, reminded: str
) -> None:
    """The day of a rule of law is our reminder, before it and after it, and no last day."""
    process = start(small_organisation(), method=_with_lengths_of_ours())
    tell(process, 2, ResultsImported(round=RoundId("r1")))
    tell(process, 2, ResultsPublished(round=RoundId("r1"), publication=PUBLICATION))
    name = f"committee-hears@{TOP}"
    explained = told(process, 200, name, language=language)
    assert (explained.why, explained.reminds) == (late, True)
    tell(process, 200, MeetingHeld(meeting=COMMITTEE_FIRST))
    explained = told(process, 201, name, language=language)
    assert (explained.why, explained.reminds) == (done_late, True)
    assert explained.state == reminded


@pytest.mark.parametrize("of_law", [True, False])
@pytest.mark.parametrize("ours", [True, False])
def test_only_a_day_of_ours_by_law_is_told_to_be_a_reminder(*, of_law: bool, ours: bool) -> None:
    """Guidance has a last day, and so has what the law gives time for; no other rule has ours."""
    method = _with_lengths_of_ours() if ours else example_method()
    process = start(small_organisation(), method=method)
    tell(process, 2, ResultsImported(round=RoundId("r1")))
    tell(process, 2, ResultsPublished(round=RoundId("r1"), publication=PUBLICATION))
    explained = told(process, 3, f"committee-hears@{TOP}" if of_law else f"{INFORMED}@{TOP}")
    assert explained.due is not None
    assert explained.reminds == (of_law and ours)


def test_there_is_time_where_the_law_gives_it() -> None:
    """A day that stands in the law is one until which there is time."""
    process = start(small_organisation())
    tell(process, 2, ResultsImported(round=RoundId("r1")))
    tell(process, 2, ResultsPublished(round=RoundId("r1"), publication=PublicationId("p1")))
    assert told(process, 3, f"committee-hears@{TOP}").why.endswith("there is time.")


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


def test_a_suspension_that_moved_the_last_day_is_told_when_it_is_over() -> None:
    """From when, until when, and what it made of the day; why, and by whom, to overseers only."""
    process = start(small_organisation())
    tell(process, 1, ResultsImported(round=RoundId("r1")))
    tell(process, 2, ResultsPublished(round=RoundId("r1"), publication=PUBLICATION))
    rule = RuleKey("unit-meets")
    begun = tell(process, 4, DutySuspended(rule=rule, reason=TEXTS[0]), DRIFT)
    ended = tell(process, 11, DutyResumed(rule=rule), DRIFT)
    store = store_of(process)
    store.directory.put(Person(id=SOMEBODY, name="Kari Øvelse"))

    def told_to(actor: ActorKey, unit: UnitId) -> ToldWait:
        seen = view(process, store, Viewer(actor=actor, unit=unit), on=STARTED + timedelta(12))
        duty = next(one for one in seen.duties if one.id == f"unit-meets@{DRIFT}")
        made = explain(duty, process.method, language="en")
        (wait,) = made.waits
        assert (wait.begun.on, wait.ended, wait.became) == (begun, ended, made.due)
        assert wait.became == wait.was + timedelta(days=7)
        return wait

    to_hr = told_to(OVERSEER, TOP).begun
    assert (to_hr.reason, to_hr.decided_by) == (store.texts.get(TEXTS[0]), "Kari Øvelse")
    to_leader = told_to(LEADER_OF_EMPLOYEES, DRIFT).begun
    assert (to_leader.reason, to_leader.decided_by) == ("", "")


@given(st.integers(20, 60), st.sampled_from([0, 7]))
def test_a_day_on_which_nobody_works_is_told_to_give_way(number: int, waits: int) -> None:
    """The deadline stands with the decision; the next working day counts where it is none."""
    process = start(small_organisation())
    tell(process, 3, MeasureProposed(measure=MEASURE, wording=TEXTS[0]), HR)
    due = STARTED + timedelta(days=number)
    tell(process, 5, MeasureDecided(measure=MEASURE, due=due), HR)
    if waits:
        tell(process, 6, DutySuspended(rule=RuleKey("done-when-due"), reason=TEXTS[0]), HR)
        tell(process, 6 + waits, DutyResumed(rule=RuleKey("done-when-due")), HR)
    counts = first_working_day(due, process.calendar)
    for actor, unit in ((OVERSEER, TOP), (LEADER_OF_EMPLOYEES, HR)):
        made = told(process, 15, f"done-when-due@{HR}/{MEASURE}", actor=actor, unit=unit)
        assert made.trigger is not None
        assert made.trigger.due == due
        given_way = (due, counts) if due != counts else (None, None)
        assert (made.stated, made.stated_counts) == given_way
        assert [wait.was for wait in made.waits] == ([counts] if waits else [])
        assert (made.due == counts) == (not waits)


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


@pytest.mark.parametrize(
    ("language", "length", "default", "ours"),
    [
        ("nb", "2 arbeidsdager", "10 arbeidsdager", "Men her har virksomheten selv valgt: "),
        ("nn", "2 arbeidsdagar", "10 arbeidsdagar", "Men her har verksemda sjølv valt: "),
        ("da", "2 arbejdsdage", "10 arbejdsdage", "Men her har virksomheden selv valgt: "),
        ("en", "2 working days", "10 working days", "But here the enterprise has chosen for "),
    ],
)
def test_a_length_that_the_enterprise_chose_is_told_as_its_own(
    language: str, length: str, default: str, ours: str
) -> None:
    """How long it is, by which event, and how long it was; what is ours says so too."""
    method = _with_lengths_of_ours()
    words = Text(dict.fromkeys(("nb", "nn", "da", "en"), "Fristen er vår."))
    rules = tuple(evolve(one, ours=words) for one in method.rules)
    process = start(small_organisation(), method=evolve(method, rules=rules))
    on = tell(process, 3, ParameterSet(parameter=INFORMATION, value="2 working days"))
    name = f"{INFORMED}@{TOP}"
    before, after = (told(process, number, name, language=language) for number in (2, 4))
    (was,), (period,) = before.periods, after.periods
    assert (was.length, was.chosen, was.ours) == (default, None, True)
    assert (period.length, period.default) == (length, default)
    assert period.chosen is not None
    assert (period.chosen.on, period.chosen.where) == (on, "TOPP")
    assert before.ours == "Fristen er vår."
    assert after.ours.startswith(f"Fristen er vår. {ours}")
    assert after.ours.endswith(f"{period.label}: {length}.")


def test_the_length_of_the_day_on_which_it_was_done_is_told() -> None:
    """What was done in time by a length is not told to have been judged by a later one."""
    process = start(small_organisation())
    tell(process, 5, StepTaken(step=EMPLOYEES_INFORMED))
    tell(process, 6, ParameterSet(parameter=INFORMATION, value="P1D"))
    (period,) = told(process, 9, f"{INFORMED}@{TOP}").periods
    assert (period.length, period.chosen) == ("10 working days", None)


@pytest.mark.parametrize(
    ("language", "from_when"),
    [
        ("nb", "regnet fra «enhet opprettet»"),
        ("nn", "rekna frå «eining oppretta»"),
        ("da", "regnet fra »enhed oprettet«"),
        ("en", "counted from unit opened"),
    ],
)
@pytest.mark.parametrize("actor", [OVERSEER, LEADER_OF_EMPLOYEES])
def test_the_time_of_a_unit_that_came_later_counts_from_its_opening(
    language: str, from_when: str, actor: ActorKey
) -> None:
    """The publication gave rise to it; the opening of the unit is what its time counts from."""
    process = start(small_organisation())
    tell(process, 2, ResultsImported(round=RoundId("r1")))
    published = tell(process, 2, ResultsPublished(round=RoundId("r1"), publication=PUBLICATION))
    new = Unit(id=UnitId("ny"), name="Ny post", employees=5)
    opened = tell(process, 40, UnitOpened(opened=new), IT)
    place = TOP if actor == OVERSEER else new.id
    made = told(process, 50, f"unit-meets@{new.id}", actor=actor, unit=place, language=language)
    assert made.trigger is not None
    assert made.counts_from is not None
    assert made.trigger.on == published
    assert (made.counts_from.on, made.counts_from.where) == (opened, "Ny post")
    assert from_when in made.waited_for
    assert made.due == process.deadline(WHOLE_LINE, opened)
    for older in (f"unit-meets@{DRIFT}", f"committee-hears@{TOP}"):
        assert told(process, 50, older).counts_from is None


def test_what_was_inherited_counts_from_when_the_unit_was_there_to_do_it() -> None:
    """A meeting of a unit that went up in a new one gives rise to a task of that, from its day."""
    process = start(small_organisation())
    tell(process, 4, MeetingHeld(meeting=UNIT_MEETING), DRIFT)
    new = Unit(id=UnitId("ny"), name="Ny post", employees=5)
    opened = tell(process, 10, UnitOpened(opened=new), IT)
    tell(process, 12, UnitMerged(into=new.id, inherits=True), DRIFT)
    made = told(process, 13, f"plan-returned@{new.id}")
    assert made.trigger is not None
    assert made.trigger.where == "DRIFT"
    assert made.counts_from is not None
    assert made.counts_from.on == opened
    assert made.due == process.deadline(PLAN_RETURN, opened)


@given(ran(), st.integers(0, 120))
def test_the_last_day_is_where_the_length_leads_from_what_time_counts_from(
    one: Ran, day: int
) -> None:
    """Whatever has happened: the day, the length and the last day that are told fit together."""
    process, on = one.process, STARTED + timedelta(days=day)
    assume(not any(isinstance(event.payload, DutySuspended) for event in process.journal))
    viewer = next(viewers(process, [OVERSEER]))
    for duty in view(process, one.store, viewer, on=on).duties:
        verdict, constraint = duty.verdict, duty.rule.constraint
        period = constraint.parameters[0] if len(constraint.parameters) == 1 else None
        if (
            verdict.state.is_open
            and verdict.due is not None
            and period is not None
            and isinstance(constraint, (Existence, Response))
            and constraint.every is None
        ):
            explained = explain(duty, process.method, language="en")
            begun = explained.counts_from or explained.trigger
            day_of_it = STARTED if begun is None else begun.on
            assert verdict.due == process.deadline(period, day_of_it, on)
            assert [told.length for told in explained.periods] == [
                told_period(process.period(period, on)).in_language("en")
            ]


@given(constraints(), cases(), st.integers(1, 20))
def test_no_time_counts_from_where_a_duty_begins_but_what_is_told_to(
    constraint: Constraint, case: Case, later: int
) -> None:
    """A last day that moves along with the beginning is one of what is told to count from it."""
    moved = evolve(case, since=case.since + timedelta(days=later))
    due, due_later = constraint.verdict(case).due, constraint.verdict(moved).due
    assert due == due_later or counts_time(constraint)


@pytest.mark.parametrize(
    ("rule", "counts"),
    [
        ("employees-informed", True),
        ("plan-returned", True),
        ("measures-move", False),
        ("units-before-committee", False),
        ("one-talk-at-a-time", True),
    ],
)
def test_time_counts_where_there_is_a_length_of_it(rule: str, *, counts: bool) -> None:
    """An order of things has no time that counts from anything."""
    assert counts_time(example_method().rule(rule).constraint) is counts


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
    # IT is a leader group; the others are units.
    assert committee.hidden_groups == 1


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
