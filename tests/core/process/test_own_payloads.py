"""What a method lets happen itself: recorded, judged, told, and shown to few."""

from datetime import UTC, date, datetime, timedelta
from typing import ClassVar

import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.errors import ArbeidsmiljoError, InvalidEventError, NotFoundError
from arbeidsmiljo.memory import MemoryStore
from arbeidsmiljo.model.events import Event, EventRetracted, FindingRecorded, MeetingHeld, Payload
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    DocumentKey,
    EffectId,
    FactorKey,
    FindingId,
    MeasureId,
    MeetingKey,
    ParameterKey,
    PersonId,
    PlanId,
    PointKey,
    RuleKey,
    StepKey,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.measures import FindingKind
from arbeidsmiljo.model.method_payloads import MethodPayload
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process import Process, View, explain, view
from arbeidsmiljo.process.telling import activity_label, told_event
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import (
    HR,
    LEADER_OF_EMPLOYEES,
    LEADER_OF_LEADERS,
    RESULTS,
    UNIT_MEETING,
)
from arbeidsmiljo.testing.example_payloads import (
    EXAMPLE_PAYLOADS,
    TalkOffered,
    WorkshopForm,
    WorkshopHeld,
)
from arbeidsmiljo.testing.journals import journals_of
from arbeidsmiljo.testing.oracle import comparable, naive_duties
from arbeidsmiljo.testing.own_occurrences import draw_own
from arbeidsmiljo.testing.process_days import ProcessDay
from arbeidsmiljo.testing.processes import STARTED, Recording, start, started_processes, store_of
from tests.core.process.followed import DRIFT, IT, TOP, small_organisation
from tests.core.process.followed import HR as STAFF
from tests.core.process.happenings import WORDS, day, doing
from tests.core.rules.duties import DAYS, verdicts
from tests.effort import examples

OPEN = WorkshopHeld(form=WorkshopForm.OPEN)
FOUND = FindingId("f1")
MEETS = "workshop-held@drift"


@frozen(kw_only=True)
class Named(MethodPayload):
    """Something happened that names a thing of every kind, or none."""

    activity: ClassVar[str] = "example:named"
    label: ClassVar[Text] = Text({"nb": "nevnt", "en": "named"})
    actors: tuple[ActorKey, ...] = ()
    document: DocumentKey | None = None
    factor: FactorKey | None = None
    meeting: MeetingKey | None = None
    step: StepKey | None = None
    points: tuple[PointKey, ...] = ()
    parameter: ParameterKey | None = None
    rule: RuleKey | None = None
    place: UnitId | None = None
    finding: FindingId | None = None
    measures: tuple[MeasureId, ...] = ()
    effects: tuple[EffectId, ...] = ()
    plan: PlanId | None = None


@frozen(kw_only=True)
class Elsewhere(MethodPayload):
    """Something that happens in processes of another method."""

    activity: ClassVar[str] = "coffee:elsewhere"
    label: ClassVar[Text] = Text({"en": "elsewhere"})


METHOD = evolve(example_method(), payloads=(*EXAMPLE_PAYLOADS, Named))


def begun() -> Process:
    """Start a process in the small organisation."""
    return start(small_organisation(), method=METHOD)


def after(*recordings: Recording) -> Process:
    """Give a process in which some things have happened."""
    process = begun()
    for recording in recordings:
        recording.put(process)
    return process


def found(*, sensitive: bool = False, finding: FindingId = FOUND) -> Recording:
    """Say that something was found in a unit of employees that may be unlawful."""
    payload = FindingRecorded(
        finding=finding, kind=FindingKind.UNLAWFUL, wording=WORDS, sensitive=sensitive
    )
    return doing(payload, 3, DRIFT)


# What can be recorded --------------------------------------------------------------------------


def test_what_a_method_has_registered_can_be_recorded() -> None:
    """It stands in the journal as all else does, and the process can be opened again."""
    process = after(doing(OPEN, unit=DRIFT))
    assert process.journal[-1].payload == OPEN
    assert process.journal[-1].unit == DRIFT
    assert Process(METHOD, process.journal).journal == process.journal


def test_what_happened_anywhere_is_the_top_units_or_a_units() -> None:
    """Where the class names no units, all are possible, the enterprise as a whole too."""
    for unit, kept in ((None, None), (TOP, None), (IT, IT), (DRIFT, DRIFT)):
        assert after(doing(Named(), unit=unit)).journal[-1].unit == kept


def test_it_is_corrected_and_retracted_as_all_else() -> None:
    """The correction stands in the place of what it corrects, and a retraction leaves nothing."""
    closed = evolve(OPEN, form=WorkshopForm.CLOSED)
    process = after(doing(OPEN, unit=DRIFT), doing(closed, unit=DRIFT, corrects="e2"))
    assert [event.payload for event in process.known()][1:] == [closed]
    doing(EventRetracted(), corrects="e3").put(process)
    assert len(process.known()) == 1


def test_everything_that_is_there_can_be_named() -> None:
    """Names of the method's parts, of units and of what was told of are let in."""
    payload = Named(
        actors=(HR,),
        document=METHOD.documents[0].key,
        factor=METHOD.questionnaire.factors[0].key,
        meeting=UNIT_MEETING,
        step=METHOD.steps[0].key,
        points=(RESULTS, METHOD.steps[0].points[0].key),
        parameter=METHOD.parameters[0].key,
        rule=METHOD.rules[0].key,
        place=IT,
        finding=FOUND,
    )
    assert after(found(), doing(payload, unit=DRIFT)).journal[-1].payload == payload


@pytest.mark.parametrize(
    ("payload", "says"),
    [
        (Named(actors=(HR, ActorKey("nobody"))), "there is no actor 'nobody'"),
        (Named(document=DocumentKey("d-0")), "there is no document 'd-0'"),
        (Named(factor=FactorKey("f-0")), "there is no factor 'f-0'"),
        (Named(meeting=MeetingKey("m-0")), "there is no meeting 'm-0'"),
        (Named(step=StepKey("s-0")), "there is no step 's-0'"),
        (Named(parameter=ParameterKey("p-0")), "there is no parameter 'p-0'"),
        (Named(rule=RuleKey("r-0")), "there is no rule 'r-0'"),
        (Named(place=UnitId("u-0")), "there is no unit 'u-0'"),
        (Named(finding=FindingId("f-0")), "there is no finding 'f-0'"),
        (Named(measures=(MeasureId("m-0"),)), "there is no measure 'm-0'"),
        (Named(effects=(EffectId("e-0"),)), "there is no effect 'e-0'"),
        (Named(plan=PlanId("p-0")), "there is no plan 'p-0'"),
        (
            Named(meeting=UNIT_MEETING, points=(PointKey("purpose"),)),
            "there is no point of 'unit-meeting' 'purpose'",
        ),
        (Named(points=(RESULTS,)), "there is no point of no meeting or step 'results'"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_is_not_there_cannot_be_named(payload: Named, says: str) -> None:
    """Every field is checked by the type of what it names, as the core's payloads are."""
    process = begun()
    with pytest.raises(NotFoundError, match=says):
        doing(payload, unit=DRIFT).put(process)
    assert len(process.journal) == 1


@pytest.mark.parametrize(
    ("unit", "says"),
    [
        (None, "activity 'example:workshop-held' belongs to a unit; say which: drift, hr"),
        (IT, "there is no unit 'it' with activity 'example:workshop-held'"),
        (UnitId("nowhere"), "there is no unit 'nowhere'"),
    ],
)
def test_it_happens_where_its_class_says(unit: UnitId | None, says: str) -> None:
    """A workshop of a unit of employees is held in one of these."""
    with pytest.raises(ArbeidsmiljoError, match=says):
        after(doing(OPEN, unit=unit))


def test_what_the_method_has_not_registered_is_refused() -> None:
    """The class is named, and what the method has."""
    process = begun()
    with pytest.raises(InvalidEventError, match="class Elsewhere; it has example:workshop-held"):
        doing(Elsewhere(), unit=DRIFT).put(process)
    with pytest.raises(InvalidEventError, match="class MethodPayload"):
        doing(MethodPayload(), unit=DRIFT).put(process)
    assert len(process.journal) == 1
    bare = start(small_organisation(), method=evolve(METHOD, rules=(), payloads=()))
    with pytest.raises(InvalidEventError, match="it has none of its own"):
        doing(OPEN, unit=DRIFT).put(bare)


def test_a_journal_that_tells_of_it_is_not_opened_without_the_class() -> None:
    """A method that no longer has a class cannot go on with a process in which it was used."""
    process = after(doing(OPEN, unit=DRIFT))
    without = evolve(METHOD, rules=(), payloads=(TalkOffered,))
    with pytest.raises(InvalidEventError, match="class WorkshopHeld"):
        Process(without, process.journal)


def test_a_process_is_kept_and_loaded_with_it() -> None:
    """A store gives it back, and the process goes on."""
    process = after(found(), doing(TalkOffered(finding=FOUND, to=PersonId("p-1")), unit=DRIFT))
    with MemoryStore() as store:
        process.save(store.journals)
        loaded = Process.load(store.journals, process.id, [METHOD])
    assert loaded.journal == process.journal
    doing(OPEN, 9, DRIFT).put(loaded)


# What comes of it ------------------------------------------------------------------------------


def state(process: Process, name: str, on: date) -> State:
    """Give the state of a duty on a day."""
    return verdicts(process, on)[name].state


def test_rules_speak_of_it() -> None:
    """An open workshop is what the rule waits for, in its unit, and a closed one is not."""
    met = doing(MeetingHeld(meeting=UNIT_MEETING), 2, DRIFT)
    closed = doing(evolve(OPEN, form=WorkshopForm.CLOSED), 4, DRIFT)
    assert state(after(met), MEETS, day(30)) is State.OVERDUE
    assert state(after(met, closed), MEETS, day(30)) is State.OVERDUE
    assert state(after(met, doing(OPEN, 4, STAFF)), MEETS, day(30)) is State.OVERDUE
    assert state(after(met, doing(OPEN, 4, DRIFT)), MEETS, day(30)) is State.FULFILLED


def test_recording_tells_which_duties_it_changed() -> None:
    """What a method lets happen itself changes duties as all else does."""
    process = after(doing(MeetingHeld(meeting=UNIT_MEETING), 2, DRIFT))
    recorded = process.record(
        OPEN, happened=day(4), recorded=datetime(2026, 3, 1, tzinfo=UTC), unit=DRIFT
    )
    assert [change.duty.id for change in recorded.changed] == [MEETS]


def test_it_is_about_the_finding_that_it_names() -> None:
    """A talk about one finding is none about another."""
    other = FindingId("f2")
    process = after(found(), found(finding=other), doing(TalkOffered(finding=FOUND), 4, DRIFT))
    assert state(process, "talk-offered@drift/f1", day(5)) is State.FULFILLED
    assert state(process, "talk-offered@drift/f2", day(5)) is State.PENDING


@st.composite
def with_much_of_its_own(draw: st.DrawFn) -> Process:
    """Draw a process in which findings come up, meetings are held, and the method's own happens."""
    process = draw(started_processes(max_units=4))
    staff = process.organisation.units_in(Scope.EACH_UNIT)
    for number in range(draw(st.integers(1, 10))):
        happened = STARTED + timedelta(days=draw(st.integers(0, 60)))
        kind = draw(st.sampled_from(["own", "own", "found", "met"]))
        unit: UnitId | None = draw(st.sampled_from(staff))
        payload: Payload = MeetingHeld(meeting=UNIT_MEETING)
        if kind == "found":
            payload = found(finding=FindingId(f"f-{number}")).payload
        elif kind == "own":
            today = ProcessDay(
                process=process, happened=happened, organisation=process.organisation
            )
            payload, unit = draw_own(draw, today) or (OPEN, unit)
        Recording(payload=payload, happened=happened, unit=unit).put(process)
    return process


@settings(max_examples=examples(150))
@given(with_much_of_its_own(), DAYS)
def test_duties_about_it_are_what_the_oracle_says(process: Process, on: date) -> None:
    """Rules that speak of a method's own are judged as those that speak of the core's."""
    told = naive_duties(process, process.known(on=on), on)
    assessed = verdicts(process, on)
    assert assessed.keys() == told.keys()
    for name, verdict in assessed.items():
        assert comparable(verdict) in told[name], name


@settings(max_examples=examples(30))
@given(journals_of(METHOD))
def test_journals_of_any_method_tell_of_its_own(journal: tuple[Event, ...]) -> None:
    """Whatever is drawn is of a class that the method has registered, or of the core's."""
    own = {type(one.payload) for one in journal if isinstance(one.payload, MethodPayload)}
    assert own <= set(METHOD.payloads)
    assert Process(METHOD, journal).journal == journal


# What is told of it ----------------------------------------------------------------------------


def test_it_is_told_by_the_label_of_its_class() -> None:
    """Whoever is told what happened reads the method's words."""
    assert activity_label("example:workshop-held", METHOD).in_language("nb") == "verksted holdt"
    assert activity_label("meeting-held", METHOD).in_language("en") == "meeting held"
    with pytest.raises(NotFoundError, match="there is no activity 'coffee:elsewhere'"):
        activity_label("coffee:elsewhere", METHOD)


def looked(process: Process, actor: ActorKey, unit: UnitId) -> View:
    """Look at a process."""
    return view(process, store_of(process), Viewer(actor=actor, unit=unit), on=day(30))


def test_an_explanation_tells_of_it() -> None:
    """What is waited for and what happened are both in the method's words."""
    process = after(doing(MeetingHeld(meeting=UNIT_MEETING), 2, DRIFT), doing(OPEN, 4, DRIFT))
    seen = looked(process, LEADER_OF_EMPLOYEES, DRIFT)
    duty = next(one for one in seen.duties if one.id == MEETS)
    made = explain(duty, METHOD, language="en")
    assert made.waited_for == (
        "after meeting held: The unit's meeting: workshop held (form: open); by when: Time to "
        "return the plan"
    )
    assert [told.what for told in made.happened][-1] == "workshop held"
    assert told_event(duty.evidence[-1], METHOD).in_language("nb") == "verksted holdt"
    assert duty.evidence[-1].about == ""


SECRETIVE = evolve(
    METHOD,
    rules=tuple(
        evolve(one, bearer=LEADER_OF_EMPLOYEES, scope=Scope.EACH_UNIT)
        if one.key == "talk-offered"
        else one
        for one in METHOD.rules
    ),
)
"""The method, where it is the leader who is to offer talks."""


def test_what_is_not_shared_is_shown_to_who_oversees_the_process_alone() -> None:
    """The leader is told what asked for the task, that it is done, and not by what; HR sees all."""
    process = start(small_organisation(), method=SECRETIVE)
    for recording in (found(), doing(TalkOffered(finding=FOUND), 4, DRIFT)):
        recording.put(process)
    told: dict[ActorKey, list[str]] = {}
    for actor, unit in ((LEADER_OF_EMPLOYEES, DRIFT), (HR, TOP)):
        duties = looked(process, actor, unit).duties
        (duty,) = [one for one in duties if one.id == "talk-offered@drift/f1"]
        assert duty.verdict.state is State.FULFILLED
        told[actor] = [event.activity for event in duty.evidence]
    asked = FindingRecorded.activity
    assert told == {LEADER_OF_EMPLOYEES: [asked], HR: [asked, TalkOffered.activity]}


def test_what_is_shared_is_shown_to_those_who_may_know_of_the_unit() -> None:
    """The leader sees that a workshop was held here, and nobody of another unit does."""
    process = after(doing(MeetingHeld(meeting=UNIT_MEETING), 2, DRIFT), doing(OPEN, 4, DRIFT))
    for actor, unit, sees in (
        (LEADER_OF_EMPLOYEES, DRIFT, True),
        (LEADER_OF_EMPLOYEES, STAFF, False),
        (LEADER_OF_LEADERS, IT, False),
    ):
        duties = looked(process, actor, unit).duties
        activities = {event.activity for duty in duties for event in duty.evidence}
        assert (WorkshopHeld.activity in activities) == sees


SAID = (
    WorkshopHeld(form=WorkshopForm.OPEN, findings=(FOUND,), led_by=(HR,), participants=12),
    WorkshopHeld(form=WorkshopForm.OPEN, findings=(FOUND,), led_by=(), participants=0),
)


@pytest.mark.parametrize("payload", SAID, ids=["much", "little"])
def test_nothing_that_stands_in_its_fields_is_in_any_view(payload: WorkshopHeld) -> None:
    """Two processes that differ in fields that no rule asks for look the same to everybody."""
    process, other = (
        after(found(), doing(MeetingHeld(meeting=UNIT_MEETING), 3, DRIFT), doing(one, 4, DRIFT))
        for one in (payload, SAID[0])
    )
    for actor in METHOD.actors:
        for unit in process.organisation.units_in(actor.scope):
            assert looked(process, actor.key, unit) == looked(other, actor.key, unit)


@pytest.mark.parametrize(
    "payload",
    [
        TalkOffered(finding=FOUND, wording=TextId("t")),
        WorkshopHeld(form=WorkshopForm.OPEN, findings=(FOUND,)),
    ],
    ids=["one", "several"],
)
def test_what_is_about_a_sensitive_finding_alone_is_not_known_of(payload: MethodPayload) -> None:
    """Nobody but HR has anything of it, the state of a task included."""
    met = doing(MeetingHeld(meeting=UNIT_MEETING), 2, DRIFT)
    with_it = after(met, found(sensitive=True), doing(payload, 4, DRIFT))
    for actor, unit in ((LEADER_OF_EMPLOYEES, DRIFT), (LEADER_OF_LEADERS, IT)):
        assert looked(with_it, actor, unit) == looked(after(met), actor, unit)


def test_what_is_about_another_finding_too_is_known_of_without_the_sensitive_one() -> None:
    """The workshop was held, and what is sensitive was never named in it."""
    met = doing(MeetingHeld(meeting=UNIT_MEETING), 2, DRIFT)
    shown, secret = FindingId("f2"), found(sensitive=True)
    both = evolve(OPEN, findings=(FOUND, shown))
    with_it = after(met, found(finding=shown), secret, doing(both, 4, DRIFT))
    without = after(met, found(finding=shown), doing(evolve(both, findings=(shown,)), 4, DRIFT))
    for actor, unit in ((LEADER_OF_EMPLOYEES, DRIFT), (LEADER_OF_LEADERS, IT)):
        assert looked(with_it, actor, unit) == looked(without, actor, unit)
