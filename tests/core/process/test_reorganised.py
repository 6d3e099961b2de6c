"""Processes whose units come, go, move and merge in the middle."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.memory import MemoryStore
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import (
    ActionPlanReturned,
    FindingRecorded,
    MeasureProposed,
    MeetingHeld,
    MeetingPlanned,
    Payload,
)
from arbeidsmiljo.model.identifiers import ActorKey, FindingId, MeasureId, PersonId, RuleKey, UnitId
from arbeidsmiljo.model.measures import FindingKind
from arbeidsmiljo.model.organisation import Unit
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.unit_events import (
    LeaderChanged,
    UnitClosed,
    UnitMerged,
    UnitMoved,
    UnitOpened,
)
from arbeidsmiljo.process import (
    Process,
    View,
    assess,
    changes,
    plan_meetings,
    required_documents,
    view,
)
from arbeidsmiljo.process.collection import PlannedMeasure, collect
from arbeidsmiljo.process.contexts import document_context
from arbeidsmiljo.process.in_view import DutyInView
from arbeidsmiljo.process.planning import planned_days
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.pattern import Pattern, held
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import (
    COMMITTEE,
    COMMITTEE_FIRST,
    COMMITTEE_SECOND,
    LEADER_GROUP,
    LEADER_OF_EMPLOYEES,
    LEADER_OF_LEADERS,
    UNIT_MEETING,
    UNIT_PLAN,
)
from arbeidsmiljo.testing.example_names import HR as OVERSEER
from arbeidsmiljo.testing.processes import STARTED, TEXTS, start, store_of
from tests.core.process.followed import DRIFT, HR, IT, TOP, everything, small_organisation, viewers
from tests.core.process.ran import Ran, ran

NEW = UnitId("ny")
IMPROVEMENT = FindingKind.IMPROVEMENT
LATER = datetime(2026, 12, 1, 9, tzinfo=UTC)
NOTHING_TO_DO = PlannedMeasure(
    row=1, finding="", wording="Felles kaffe", kind=None, owner="", due=None, effect=""
)


def day(number: int) -> date:
    """Give a day of the process, 0 for its first."""
    return STARTED + timedelta(days=number)


class Story:
    """A process of the small organisation, told day by day."""

    def __init__(self, method: Method | None = None) -> None:
        """Start it, by a method or by the example of one."""
        led = tuple(
            evolve(unit, leader=PersonId(f"leder-{unit.id}")) for unit in small_organisation().units
        )
        organisation = evolve(small_organisation(), units=led)
        self.process: Process = start(
            organisation, distribution=everything(), method=method or example_method()
        )
        self.store: MemoryStore = store_of(self.process)

    def tell(self, number: int, payload: Payload, unit: UnitId | None = None) -> None:
        """Let something happen on a day counted from the first."""
        self.process.record(payload, happened=day(number), recorded=LATER, unit=unit)

    def look(self, actor: ActorKey, unit: UnitId, number: int) -> View:
        """Look at the process on a day."""
        return view(self.process, self.store, Viewer(actor=actor, unit=unit), on=day(number))

    def duty(self, actor: ActorKey, unit: UnitId, number: int, name: str) -> DutyInView:
        """Give a duty as somebody sees it."""
        return next(one for one in self.look(actor, unit, number).duties if one.id == name)

    def planned(self) -> dict[tuple[str, str], date]:
        """Give the day of each meeting of a plan."""
        return {(one.meeting.key, one.unit): one.on for one in plan_meetings(self.process)}


def example_method_with(constraints: Mapping[str, Constraint]) -> Method:
    """Give the example method, some of its rules asking something else."""
    method = example_method()
    return evolve(
        method,
        rules=tuple(
            evolve(rule, constraint=constraints.get(rule.key, rule.constraint))
            for rule in method.rules
        ),
    )


def correlating(*, anywhere: bool, scope: Scope) -> Method:
    """Give a method with one rule: each unit that has met hands in its plan."""
    constraint = Response(
        trigger=held(UNIT_MEETING),
        target=Pattern.of(ActionPlanReturned),
        anywhere=anywhere,
        correlate=("unit",),
    )
    rule = evolve(
        example_method().rules[0],
        key=RuleKey("handed-in"),
        bearer=OVERSEER,
        scope=scope,
        constraint=constraint,
        entails=(),
    )
    return evolve(example_method(), rules=(rule,), statements=())


def opened() -> UnitOpened:
    """Say that a unit with a leader came to be."""
    new = Unit(id=NEW, name="Ny enhet", leader=PersonId("leder-ny"), employees=3)
    return UnitOpened(opened=new)


# Corrections -----------------------------------------------------------------------------------


def test_an_opening_can_be_corrected_on_which_later_changes_rest() -> None:
    """The name of a unit that was moved later is put right; nothing is without the unit between."""
    story = Story()
    story.tell(2, opened(), IT)
    name = story.process.journal[-1].id
    story.tell(4, UnitMoved(to=HR), NEW)
    story.tell(5, MeetingHeld(meeting=UNIT_MEETING), NEW)
    right = UnitOpened(opened=Unit(id=NEW, name="Nye enheten", employees=3))
    recorded = story.process.record(right, happened=day(2), recorded=LATER, unit=IT, corrects=name)
    assert story.process.unit_name(NEW) == "Nye enheten"
    told = changes(story.process, since=LATER - timedelta(days=400), until=LATER, zone=UTC)
    states = {one.duty.id: one.after for one in told}
    known = assess(story.process, on=LATER.date()).duties
    assert states == {one.id: one.verdict.state for one in known}
    assert recorded.event.corrects == name


def test_a_correction_that_later_changes_do_not_bear_changes_nothing() -> None:
    """An opening of another unit cannot take the place of one that was moved later."""
    story = Story()
    story.tell(2, opened(), IT)
    name = story.process.journal[-1].id
    story.tell(4, UnitMoved(to=HR), NEW)
    before = assess(story.process, on=LATER.date())
    other = UnitOpened(opened=Unit(id=UnitId("annen"), name="En annen", employees=3))
    with pytest.raises(NotFoundError, match="there is no unit 'ny'"):
        story.process.record(other, happened=day(2), recorded=LATER, unit=IT, corrects=name)
    assert len(story.process.journal) == 3
    assert assess(story.process, on=LATER.date()) == before


# The duties ------------------------------------------------------------------------------------


@pytest.mark.parametrize("inherits", [True, False])
@pytest.mark.parametrize(
    ("scope", "anywhere", "unit"), [(Scope.ONCE, True, TOP), (Scope.EACH_UNIT, False, IT)]
)
def test_a_unit_goes_on_in_the_one_that_inherited(
    scope: Scope, unit: UnitId, *, anywhere: bool, inherits: bool
) -> None:
    """What is asked for each unit is asked of the unit that goes on, where one went up in it."""
    story = Story(correlating(anywhere=anywhere, scope=scope))
    story.tell(1, MeetingHeld(meeting=UNIT_MEETING), DRIFT)
    story.tell(2, UnitMerged(into=IT, inherits=inherits), DRIFT)
    story.tell(3, ActionPlanReturned(), IT)
    duties = {one.id: one.verdict.state for one in assess(story.process, on=day(9)).duties}
    done = duties[f"handed-in@{unit}"] is State.FULFILLED
    assert done is inherits


def test_what_comes_before_is_asked_of_the_units_that_there_are_then() -> None:
    """A unit that was closed by then is missed by nobody; one that had come is."""
    closed, kept = Story(), Story()
    for story in (closed, kept):
        story.tell(2, MeetingHeld(meeting=LEADER_GROUP), IT)
        story.tell(3, MeetingHeld(meeting=UNIT_MEETING), DRIFT)
        story.tell(8, MeetingHeld(meeting=COMMITTEE_SECOND))
    closed.tell(7, UnitClosed(), HR)
    kept.tell(9, UnitClosed(), HR)
    name = "units-before-committee@topp"
    assert closed.duty(OVERSEER, TOP, 20, name).verdict.state is State.FULFILLED
    broken = kept.duty(OVERSEER, TOP, 20, name).verdict
    assert (broken.state, broken.missing) == (State.VIOLATED, (HR,))
    closed.tell(6, opened(), IT)
    late = closed.duty(OVERSEER, TOP, 20, name).verdict
    assert (late.state, late.missing) == (State.VIOLATED, (NEW,))


def test_what_is_in_a_unit_that_moves_is_asked_for_where_it_has_come() -> None:
    """The line that it left misses its findings no more, and the one it came to does."""
    story = Story()
    story.tell(1, opened(), IT)
    finding = FindingId("f")
    story.tell(2, FindingRecorded(finding=finding, kind=IMPROVEMENT, wording=TEXTS[1]), DRIFT)
    story.tell(5, UnitMoved(to=HR), DRIFT)

    def missing(unit: UnitId, number: int) -> tuple[str, ...]:
        duties = {one.id: one for one in assess(story.process, on=day(number)).duties}
        return duties[f"findings-are-told@{unit}"].verdict.missing_subjects

    assert (missing(IT, 4), missing(IT, 5), missing(HR, 5)) == (("f",), (), ("f",))


def test_a_new_unit_has_the_duties_of_its_kind_from_its_first_day() -> None:
    """Before that day there are none of them."""
    story = Story()
    story.tell(6, opened(), IT)
    before = {duty.id for duty in assess(story.process, on=day(5)).duties}
    after = {duty.id for duty in assess(story.process, on=day(6)).duties}
    assert "unit-meets@ny" in after - before


# The plan --------------------------------------------------------------------------------------


def test_a_unit_that_is_no_more_needs_no_meeting() -> None:
    """Its planned meetings fall away, and those of all other units keep their days."""
    story = Story()
    for (meeting, unit), on in story.planned().items():
        kind = story.process.method.meeting(meeting)
        place = None if unit == TOP else unit
        story.tell(0, MeetingPlanned(meeting=kind.key, on=on), UnitId(place) if place else None)
    before = story.planned()
    story.tell(4, UnitClosed(), HR)
    after = story.planned()
    assert after == {key: on for key, on in before.items() if key[1] != HR}
    assert not any(unit == HR for _, unit in planned_days(story.process))


def test_a_unit_that_came_to_be_meets_from_then_on() -> None:
    """No meeting of it is planned before its first day, nor before what comes before it."""
    story = Story()
    story.tell(60, opened(), IT)
    plan = story.planned()
    assert plan[UNIT_MEETING, NEW] >= day(60)
    assert plan[UNIT_MEETING, DRIFT] < day(60)
    assert plan[COMMITTEE_SECOND, TOP] > plan[UNIT_MEETING, NEW]


@pytest.mark.parametrize("inherits", [True, False])
def test_a_meeting_that_was_inherited_is_not_held_again(
    inherits: bool,  # noqa: FBT001 - a parameter
) -> None:
    """A unit that inherits has met; one that does not is given a day."""
    story = Story()
    story.tell(1, MeetingHeld(meeting=UNIT_MEETING), HR)
    story.tell(6, UnitMerged(into=DRIFT, inherits=inherits), HR)
    (meeting,) = (
        one
        for one in plan_meetings(story.process)
        if (one.meeting.key, one.unit) == (UNIT_MEETING, DRIFT)
    )
    assert meeting.held == meeting.kept == inherits
    assert (meeting.on == day(1)) == inherits
    line = story.look(COMMITTEE, TOP, 9).line
    assert line is not None
    assert (line.total, line.met) == (1, int(inherits))


def test_a_unit_that_goes_on_keeps_its_own_day() -> None:
    """What it inherits comes beside its own meeting, and not in its place."""
    story = Story()
    story.tell(0, MeetingPlanned(meeting=UNIT_MEETING, on=day(20)), DRIFT)
    story.tell(3, MeetingHeld(meeting=UNIT_MEETING), HR)
    story.tell(6, UnitMerged(into=DRIFT, inherits=True), HR)
    assert planned_days(story.process)[UNIT_MEETING, DRIFT] == (day(20), False)


# The views -------------------------------------------------------------------------------------


def test_who_oversees_sees_the_duties_of_a_unit_that_is_no_more() -> None:
    """They are lapsed, with the name that the unit had."""
    story = Story()
    story.tell(6, UnitClosed(), HR)
    duty = story.duty(OVERSEER, TOP, 9, "leaders-are-supported@hr")
    assert (duty.unit_name, duty.verdict.state) == ("HR", State.LAPSED)
    assert [event.activity for event in duty.evidence][-1] == "unit-closed"


def test_a_unit_is_not_looked_at_from_before_it_was_or_after() -> None:
    """Nobody is its leader then."""
    story = Story()
    story.tell(6, opened(), IT)
    story.tell(9, UnitClosed(), NEW)
    assert story.look(LEADER_OF_EMPLOYEES, NEW, 8).unit_name == "Ny enhet"
    for number in (5, 9):
        with pytest.raises(NotFoundError, match="there is no unit 'ny'"):
            story.look(LEADER_OF_EMPLOYEES, NEW, number)


def test_a_view_of_a_day_has_the_leader_of_that_day() -> None:
    """A new leader is named from the day on."""
    story = Story()
    story.tell(6, LeaderChanged(leader=PersonId("leder-hr")), DRIFT)
    assert story.look(LEADER_OF_EMPLOYEES, DRIFT, 5).leader_name == "Navn på leder-drift"
    assert story.look(LEADER_OF_EMPLOYEES, DRIFT, 6).leader_name == "Navn på leder-hr"


def test_a_measure_of_a_unit_that_was_closed_is_told_to_who_oversees_only() -> None:
    """The line has it no more; the overseer still reads it under the name the unit had."""
    story = Story()
    story.tell(3, MeasureProposed(measure=MeasureId("m"), wording=TEXTS[1]), DRIFT)
    assert [one.id for one in story.look(LEADER_OF_LEADERS, IT, 5).line_measures] == ["m"]
    story.tell(4, opened(), IT)
    story.tell(6, UnitClosed(), DRIFT)
    assert story.look(LEADER_OF_LEADERS, IT, 9).line_measures == ()
    (told,) = story.look(OVERSEER, TOP, 9).line_measures
    assert (told.unit, told.unit_name) == (DRIFT, "DRIFT")


def test_who_goes_on_sees_what_was_inherited() -> None:
    """The leader of the unit that goes on reads its measures, and what fulfilled its duties."""
    story = Story()
    story.tell(2, MeetingHeld(meeting=UNIT_MEETING), HR)
    story.tell(3, MeasureProposed(measure=MeasureId("m"), wording=TEXTS[1]), HR)
    story.tell(4, ActionPlanReturned(), HR)
    before = story.look(LEADER_OF_EMPLOYEES, DRIFT, 5)
    assert before.own_measures == ()
    story.tell(6, UnitMerged(into=DRIFT, inherits=True), HR)
    after = story.look(LEADER_OF_EMPLOYEES, DRIFT, 9)
    assert [one.unit_name for one in after.own_measures] == ["DRIFT"]
    meets = next(one for one in after.duties if one.id == "plan-returned@drift")
    assert meets.verdict.state is State.FULFILLED
    assert [(event.activity, event.unit_name) for event in meets.evidence] == [
        ("meeting-held", "HR"),
        ("action-plan-returned", "HR"),
    ]
    line = story.look(COMMITTEE, TOP, 9).line
    assert line is not None
    assert (line.total, line.met, line.plans_returned) == (1, 1, 1)


def test_what_happened_in_a_unit_of_the_line_is_told_when_it_is_no_more() -> None:
    """Who led the line of a unit that was closed still sees it in the evidence; others do not."""
    group_waits = Precedence(
        before=(Every(pattern=held(UNIT_MEETING), over=Over.UNITS_BELOW),),
        target=held(LEADER_GROUP),
    )
    any_meets = Existence(pattern=held(UNIT_MEETING), anywhere=True)
    story = Story(example_method_with({"line-has-met": group_waits, "unit-meets": any_meets}))
    story.tell(2, MeetingHeld(meeting=UNIT_MEETING), DRIFT)
    story.tell(3, MeetingHeld(meeting=LEADER_GROUP), IT)
    story.tell(4, opened(), IT)
    story.tell(5, UnitClosed(), DRIFT)
    led = story.duty(LEADER_OF_LEADERS, IT, 9, "line-has-met@it")
    assert led.verdict.state is State.FULFILLED
    assert [event.unit_name for event in led.evidence] == ["DRIFT", "IT"]
    beside = story.duty(LEADER_OF_EMPLOYEES, HR, 9, "unit-meets@hr")
    assert beside.verdict.state is State.FULFILLED
    assert beside.evidence == ()


@given(ran(max_events=9), st.integers(0, 120))
def test_whoever_is_there_on_a_day_can_look(one: Ran, number: int) -> None:
    """Whatever has become of the units: each viewer of that day has a view, on that day."""
    actors = [actor.key for actor in one.process.method.actors]
    for viewer in viewers(one.process, actors, on=day(number)):
        seen = view(one.process, one.store, viewer, on=day(number))
        assert seen.unit_name == one.process.organisation_on(day(number)).unit(viewer.unit).name


# The documents ---------------------------------------------------------------------------------


def test_documents_are_for_the_units_of_the_day_on_which_they_are_made() -> None:
    """One that is closed gets none, one that came gets its own, and each can be filled."""
    story = Story()
    story.tell(4, UnitClosed(), HR)
    story.tell(6, opened(), IT)

    def units(number: int) -> list[UnitId]:
        required = required_documents(story.process, on=day(number))
        for one in required:
            assert document_context(story.process, story.store, one, on=day(number))
        return [one.viewer.unit for one in required if one.document.key == UNIT_PLAN]

    assert (units(3), units(5), units(6)) == ([DRIFT, HR], [DRIFT], [DRIFT, NEW])
    assert required_documents(story.process) == required_documents(story.process, on=day(6))


def test_a_document_of_a_day_compares_with_the_units_above_on_that_day() -> None:
    """A unit that moves later is still where it was."""
    story = Story()
    (required,) = (
        one
        for one in required_documents(story.process)
        if one.viewer == Viewer(actor=LEADER_OF_EMPLOYEES, unit=DRIFT)
    )
    before = document_context(story.process, story.store, required, on=day(5))
    story.tell(6, UnitMoved(to=TOP), DRIFT)
    assert document_context(story.process, story.store, required, on=day(5)) == before
    assert before["unit.superior"] == "Navn på leder-it"
    after = document_context(story.process, story.store, required, on=day(6))
    assert after["unit.superior"] == "Navn på leder-topp"


def test_the_plan_of_a_unit_that_went_up_in_another_is_collected_there() -> None:
    """What comes back late is recorded in the unit that goes on."""
    story = Story()
    story.tell(6, UnitMerged(into=DRIFT, inherits=True), HR)
    found = collect(
        story.process, story.store, HR, (NOTHING_TO_DO,), happened=day(9), recorded=LATER
    )
    assert found.unit == DRIFT
    assert {event.unit for event in story.process.journal[2:]} == {DRIFT}
    again = collect(
        story.process, story.store, DRIFT, (NOTHING_TO_DO,), happened=day(9), recorded=LATER
    )
    assert (again.new, again.unchanged) == ((), 1)


def test_the_plan_of_a_unit_that_was_closed_is_refused() -> None:
    """There is nobody whose it is."""
    story = Story()
    story.tell(6, UnitClosed(), HR)
    with pytest.raises(NotFoundError, match="there is no unit 'hr'"):
        collect(story.process, story.store, HR, (NOTHING_TO_DO,), happened=day(9), recorded=LATER)


def test_the_committee_reads_no_measure_of_a_unit_that_has_not_met() -> None:
    """A merger without inheritance gives the one that goes on no meeting, and so no reader."""
    story = Story()
    story.tell(1, MeetingHeld(meeting=COMMITTEE_FIRST))
    story.tell(2, MeetingHeld(meeting=UNIT_MEETING), HR)
    story.tell(3, MeasureProposed(measure=MeasureId("m"), wording=TEXTS[1]), DRIFT)
    story.tell(6, UnitMerged(into=DRIFT, inherits=False), HR)
    assert story.look(COMMITTEE, TOP, 9).line_measures == ()
    story.tell(7, MeetingHeld(meeting=UNIT_MEETING), DRIFT)
    assert [one.id for one in story.look(COMMITTEE, TOP, 9).line_measures] == ["m"]
