"""Waiving, suspending and ending: what becomes of a duty, and which event is named for it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from operator import attrgetter

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidEventError, NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.duty_events import DutyResumed, DutySuspended, DutyWaived
from arbeidsmiljo.model.events import (
    Event,
    FindingRecorded,
    MeasureMoved,
    MeasureProposed,
    MeetingHeld,
    Payload,
    ProcessClosed,
    StepTaken,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import (
    EffectId,
    EventId,
    FindingId,
    MeasureId,
    RuleKey,
    SubjectId,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.measures import FindingKind, MeasureState
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.periods import first_working_day
from arbeidsmiljo.model.reorganisation import REORGANISATIONS
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Force
from arbeidsmiljo.model.unit_events import UnitClosed, UnitMerged, UnitOpened
from arbeidsmiljo.process import Process, assess
from arbeidsmiljo.process.assessment import assess_events
from arbeidsmiljo.process.dispensations import ever_waits
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.existence import Absence, Exactly, Existence
from arbeidsmiljo.rules.pattern import held, taken
from arbeidsmiljo.rules.quantifier import Over
from arbeidsmiljo.rules.relation import NotCoExistence, NotSuccession
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Rule, Wait
from arbeidsmiljo.rules.subjects import introduced
from arbeidsmiljo.rules.verdict import State, Verdict
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import (
    COMMITTEE_FIRST,
    COMMITTEE_SECOND,
    EMPLOYEES_INFORMED,
    INVITATIONS_SENT,
    LEADER_GROUP,
    UNIT_MEETING,
)
from arbeidsmiljo.testing.oracle import comparable, naive_duties
from arbeidsmiljo.testing.processes import DECIDER, STARTED, Recording, processes, start
from tests.core.rules.duties import DAYS, ledger_of, verdicts, verdicts_of
from tests.effort import examples

TOP, LINE, SALES, STORES = map(UnitId, ("topp", "linje", "salg", "lager"))
WHY = TextId("tekst-1")
SURE = [rule for rule in example_method().rules if not ever_waits(rule)]
LAWS = tuple(rule for rule in example_method().rules if rule.force is Force.LAW)
INFORMED = RuleKey("employees-informed")


def small() -> Organisation:
    """Make an organisation of a top, a leader group and two units below it."""
    return Organisation(
        name="Direktoratet for øvelser",
        country="NO",
        on=STARTED,
        units=(
            Unit(id=TOP, name="Toppen", employees=20),
            Unit(id=LINE, name="Linjen", parent=TOP, employees=12),
            Unit(id=SALES, name="Salg", parent=LINE, employees=6),
            Unit(id=STORES, name="Lager", parent=LINE, employees=6),
        ),
    )


class Told:
    """A process of three units, told day by day."""

    def __init__(self, method: Method | None = None) -> None:
        """Start it, by the example method where none is given."""
        self.process = start(small()) if method is None else start(small(), method=method)

    def tell(self, day: int, payload: Payload, unit: UnitId | None = None) -> EventId:
        """Let something happen on a day counted from the first."""
        return self.process.record(
            payload,
            happened=STARTED + timedelta(days=day),
            recorded=datetime(2027, 1, 1, tzinfo=UTC),
            unit=unit,
            recorded_by=DECIDER,
        ).event.id

    def verdict(self, duty: str, day: int) -> Verdict:
        """Give the verdict of a duty on a day, as the oracle says it too."""
        on = STARTED + timedelta(days=day)
        found = verdicts(self.process, on)[duty]
        assert comparable(found) in naive_duties(self.process, self.process.known(on=on), on)[duty]
        return found


def waived(rule: str, subject: str | None = None) -> DutyWaived:
    """Say that a rule does not bind."""
    return DutyWaived(rule=RuleKey(rule), reason=WHY, subject=_subject(subject))


def suspended(rule: str, subject: str | None = None) -> DutySuspended:
    """Say that a rule waits."""
    return DutySuspended(rule=RuleKey(rule), reason=WHY, subject=_subject(subject))


def resumed(rule: str, subject: str | None = None) -> DutyResumed:
    """Say that a rule binds again."""
    return DutyResumed(rule=RuleKey(rule), subject=_subject(subject))


def _subject(subject: str | None) -> SubjectId | None:
    return None if subject is None else SubjectId(subject)


@pytest.mark.parametrize("rule", LAWS, ids=lambda rule: rule.key)
@pytest.mark.parametrize("payload", [waived, suspended], ids=["waived", "suspended"])
def test_what_the_law_asks_can_be_neither_waived_nor_suspended(
    rule: Rule, payload: Callable[[str], Payload]
) -> None:
    """Admission refuses it, and the journal stays as it was."""
    told = Told()
    before = told.process.journal
    with pytest.raises(InvalidEventError, match="has the force of law"):
        told.tell(3, payload(rule.key))
    assert told.process.journal == before


def test_a_waived_duty_names_the_waiver() -> None:
    """What was open when it was waived is waived for good."""
    told = Told()
    waiver = told.tell(5, waived(INFORMED))
    assert told.verdict("employees-informed@topp", 4).state is State.PENDING
    verdict = told.verdict("employees-informed@topp", 90)
    assert verdict == Verdict(state=State.WAIVED, evidence=(waiver,), needed=1, permanent=True)


def test_waiving_does_not_undo_what_is_settled() -> None:
    """What was done, or broken, before it was waived stays so."""
    told = Told()
    told.tell(2, StepTaken(step=EMPLOYEES_INFORMED))
    told.tell(3, MeetingHeld(meeting=UNIT_MEETING), SALES)
    told.tell(3, MeetingHeld(meeting=UNIT_MEETING), SALES)
    told.tell(5, waived(INFORMED))
    told.tell(5, waived("unit-meets-again"))
    told.tell(5, waived("committee-before-units"))
    assert told.verdict("employees-informed@topp", 9).state is State.FULFILLED
    assert told.verdict("unit-meets-again@salg", 9).state is State.USED
    assert told.verdict("unit-meets-again@lager", 9).state is State.WAIVED
    assert told.verdict("committee-before-units@salg", 9).state is State.VIOLATED


FORBIDDING: dict[str, tuple[Constraint, Payload, Payload]] = {
    "absence": (
        Absence(pattern=held(UNIT_MEETING)),
        StepTaken(step=INVITATIONS_SENT),
        MeetingHeld(meeting=UNIT_MEETING),
    ),
    "not succession": (
        NotSuccession(first=taken(INVITATIONS_SENT), then=held(UNIT_MEETING)),
        StepTaken(step=INVITATIONS_SENT),
        MeetingHeld(meeting=UNIT_MEETING),
    ),
    "not co-existence": (
        NotCoExistence(one=held(UNIT_MEETING), other=taken(INVITATIONS_SENT)),
        StepTaken(step=INVITATIONS_SENT),
        MeetingHeld(meeting=UNIT_MEETING),
    ),
    "exactly": (
        Exactly(pattern=held(UNIT_MEETING)),
        MeetingHeld(meeting=UNIT_MEETING),
        MeetingHeld(meeting=UNIT_MEETING),
    ),
    "response": (
        Response(trigger=taken(INVITATIONS_SENT), target=taken(INVITATIONS_SENT)),
        StepTaken(step=INVITATIONS_SENT),
        StepTaken(step=INVITATIONS_SENT),
    ),
}


def asking(constraint: Constraint, scope: Scope = Scope.EACH_UNIT) -> Method:
    """Give the example method with one rule only, for each unit."""
    method = example_method()
    rule = evolve(
        method.rule("leaders-are-supported"),
        key=RuleKey("asked"),
        constraint=constraint,
        scope=scope,
        entails=(),
    )
    return evolve(method, rules=(rule,), statements=())


@pytest.mark.parametrize("kind", FORBIDDING)
def test_what_was_kept_so_far_is_waived(kind: str) -> None:
    """It could have been broken later, or asked once more, and so was not settled."""
    constraint, before, after = FORBIDDING[kind]
    told = Told(asking(constraint))
    told.tell(2, before, SALES)
    assert told.verdict("asked@salg", 4).state is State.FULFILLED
    waiver = told.tell(5, waived("asked"))
    told.tell(10, after, SALES)
    verdict = told.verdict("asked@salg", 20)
    assert (verdict.state, verdict.permanent) == (State.WAIVED, True)
    assert verdict.evidence[-1] == waiver


def test_what_was_broken_before_it_was_waived_stays_broken() -> None:
    """A waiver is no pardon."""
    told = Told(asking(Absence(pattern=held(UNIT_MEETING))))
    told.tell(4, MeetingHeld(meeting=UNIT_MEETING), SALES)
    told.tell(5, waived("asked"))
    assert told.verdict("asked@salg", 20).state is State.VIOLATED


def test_a_duty_that_comes_about_after_the_waiver_of_its_rule_is_waived() -> None:
    """It was never met, whatever was or was not in its unit."""
    nothing_below = Existence(pattern=held(UNIT_MEETING), over=Over.UNITS_BELOW)
    told = Told(asking(nothing_below))
    assert told.verdict("asked@lager", 4).state is State.FULFILLED
    waiver = told.tell(5, waived("asked"))
    told.tell(10, UnitOpened(opened=Unit(id=UnitId("ny"), name="Ny", employees=2)), LINE)
    verdict = told.verdict("asked@ny", 20)
    assert verdict == Verdict(state=State.WAIVED, evidence=(waiver,), permanent=True)
    assert told.verdict("asked@lager", 20).state is State.WAIVED


@settings(max_examples=examples(150))
@given(processes(max_events=12), st.data())
def test_what_a_waiver_leaves_as_met_would_have_stayed_met(
    process: Process, data: st.DataObject
) -> None:
    """Without the waiver the duty would be the same on every later day."""
    rule = data.draw(st.sampled_from([r for r in example_method().rules if r not in LAWS]))
    known = process.known()
    happened = data.draw(DAYS)
    waiver = Event(
        id=EventId("waived"),
        process=process.id,
        sequence=len(process.journal) + 1,
        happened=happened,
        recorded=process.journal[-1].recorded,
        payload=waived(rule.key),
    )
    with_it = sorted((*known, waiver), key=attrgetter("place_in_time"))
    on = data.draw(DAYS.filter(lambda day: day >= happened))
    asked, unasked = (verdicts_of(ledger_of(process, some), on) for some in (known, with_it))
    for name, verdict in unasked.items():
        if verdict.state is State.FULFILLED and name.split("@")[0] == rule.key:
            assert asked[name].state is State.FULFILLED, name


def test_what_was_waived_is_looked_at_as_it_was_then() -> None:
    """A measure that is rejected later does not turn a waived duty into one that was met."""
    told = Told()
    measure = MeasureId("m-1")
    told.tell(2, MeetingHeld(meeting=COMMITTEE_FIRST))
    told.tell(3, MeasureProposed(measure=measure, wording=WHY), SALES)
    told.tell(5, waived("measures-decided"))
    told.tell(8, MeasureMoved(measure=measure, to=MeasureState.REJECTED, reason=WHY), SALES)
    verdict = told.verdict("measures-decided@salg", 9)
    assert (verdict.state, verdict.missing_subjects) == (State.WAIVED, ("m-1",))


def test_a_waiver_binds_in_its_unit_and_of_its_subject_only() -> None:
    """Duties of the same rule in other units, and of other subjects, go on."""
    told = Told()
    told.tell(1, WantedEffectSet(effect=EffectId("e-1"), wording=WHY))
    told.tell(1, WantedEffectSet(effect=EffectId("e-2"), wording=WHY))
    told.tell(2, waived("effect-has-measure", "e-1"))
    told.tell(2, waived("leaders-are-supported"), SALES)
    assert told.verdict("effect-has-measure@topp/e-1", 3).state is State.WAIVED
    assert told.verdict("effect-has-measure@topp/e-2", 3).state is State.PENDING
    assert told.verdict("leaders-are-supported@salg", 3).state is State.WAIVED
    assert told.verdict("leaders-are-supported@lager", 3).state is State.PENDING


def test_a_waiver_in_the_top_unit_binds_there_only() -> None:
    """It is one for the enterprise's own duties; one without a unit is one for all units."""
    told = Told()
    for day, unit in ((1, TOP), (2, SALES)):
        measure = MeasureProposed(measure=MeasureId(f"m-{unit}"), wording=WHY)
        told.tell(day, measure, unit)
    told.tell(3, waived("measure-is-evaluated"), TOP)
    assert told.process.journal[-1].unit == TOP
    assert told.verdict("measure-is-evaluated@topp/m-topp", 9).state is State.WAIVED
    assert told.verdict("measure-is-evaluated@salg/m-salg", 9).state is State.PENDING
    told.tell(9, waived("measure-is-evaluated"))
    assert told.verdict("measure-is-evaluated@salg/m-salg", 9).state is State.WAIVED


def test_a_suspension_in_the_top_unit_is_ended_there() -> None:
    """What waits in the top unit and everywhere is resumed in both."""
    told = Told()
    told.tell(1, MeasureProposed(measure=MeasureId("m-1"), wording=WHY), TOP)
    told.tell(2, suspended("measure-is-evaluated"), TOP)
    with pytest.raises(InvalidEventError, match="no suspension to end there"):
        told.tell(5, resumed("measure-is-evaluated"))
    assert told.verdict("measure-is-evaluated@topp/m-1", 5).state is State.SUSPENDED
    told.tell(5, resumed("measure-is-evaluated"), TOP)
    assert told.verdict("measure-is-evaluated@topp/m-1", 5).state is State.PENDING


def test_what_is_set_aside_for_a_measure_goes_where_the_measure_goes() -> None:
    """Its unit goes up in another, with all that had happened in it: it is still set aside."""
    told = Told()
    for name in ("m-1", "m-2"):
        told.tell(1, MeasureProposed(measure=MeasureId(name), wording=WHY), SALES)
    told.tell(2, waived("measure-is-evaluated", "m-1"), SALES)
    told.tell(2, suspended("measure-is-evaluated", "m-2"), SALES)
    told.tell(4, UnitMerged(into=STORES, inherits=True), SALES)
    assert told.verdict("measure-is-evaluated@lager/m-1", 9).state is State.WAIVED
    assert told.verdict("measure-is-evaluated@lager/m-2", 9).state is State.SUSPENDED
    told.tell(9, resumed("measure-is-evaluated", "m-2"), STORES)
    assert told.verdict("measure-is-evaluated@lager/m-2", 9).state is State.PENDING
    assert told.verdict("measure-is-evaluated@salg/m-2", 9).state is State.LAPSED


@settings(max_examples=examples(150))
@given(processes(min_units=2, max_events=10), st.data())
def test_a_waiver_that_is_taken_in_waives_something(process: Process, data: st.DataObject) -> None:
    """It binds some duty, open or settled; what binds none is refused.

    Where it is one for all subjects there are or will be, it binds the first that comes.
    """
    rule = data.draw(st.sampled_from([r for r in example_method().rules if r not in LAWS]))
    told = {
        key
        for event in process.known()
        for kind in Subject
        for key in introduced(event.payload, kind)
    }
    subject = _subject(data.draw(st.none() | st.sampled_from(sorted(told) or ["m-0"])))
    unit = data.draw(st.none() | st.sampled_from([one.id for one in process.organisation.units]))
    day = max(event.happened for event in process.known())
    payload = DutyWaived(rule=rule.key, reason=WHY, subject=subject)
    try:
        Recording(payload=payload, happened=day, unit=unit, recorded_by=DECIDER).put(process)
    except (InvalidEventError, NotFoundError):
        return
    bound = [
        duty.verdict.state
        for duty in assess(process, on=day).duties
        if duty.rule == rule and unit in (None, duty.unit) and subject in (None, duty.subject)
    ]
    if rule.each is not None and subject is None:
        assert {unit} - {None} <= set(process.organisation.units_in(rule.scope))
        assert set(bound) <= {*SETTLED, State.WAIVED, State.LAPSED}
    else:
        assert set(bound) & {*SETTLED, State.WAIVED}


SETTLED = (State.FULFILLED, State.REPAIRED, State.VIOLATED, State.USED)


def test_a_suspended_duty_names_the_suspension_and_has_no_last_day() -> None:
    """It waits; once it binds again it has its last day again, moved."""
    told = Told()
    due = told.verdict("employees-informed@topp", 0).due
    suspension = told.tell(3, suspended(INFORMED))
    waiting = told.verdict("employees-informed@topp", 60)
    assert (waiting.state, waiting.evidence, waiting.due) == (State.SUSPENDED, (suspension,), None)
    told.tell(60, resumed(INFORMED))
    assert due is not None
    verdict = told.verdict("employees-informed@topp", 60)
    assert (verdict.state, verdict.due) == (State.PENDING, due + timedelta(days=57))


def test_what_was_overdue_before_it_was_suspended_stays_so() -> None:
    """A suspension moves no last day that had passed."""
    told = Told()
    told.tell(30, suspended(INFORMED))
    assert told.verdict("employees-informed@topp", 40).state is State.OVERDUE


def test_a_duty_waits_while_anything_suspends_it() -> None:
    """Suspended everywhere and in a unit, it binds again when both have ended."""
    told = Told()
    first = told.tell(1, suspended("leaders-are-supported"))
    told.tell(3, suspended("leaders-are-supported"), SALES)
    told.tell(5, resumed("leaders-are-supported"), SALES)
    verdict = told.verdict("leaders-are-supported@salg", 7)
    assert (verdict.state, verdict.evidence) == (State.SUSPENDED, (first,))
    told.tell(9, resumed("leaders-are-supported"))
    assert told.verdict("leaders-are-supported@salg", 9).state is State.PENDING


@settings(max_examples=examples(60))
@given(st.integers(0, 14), st.integers(0, 60))
def test_a_suspension_of_k_days_moves_the_last_day_by_k_days(begun: int, days: int) -> None:
    """It moves by k calendar days, and on to the next working day, if it had not passed."""
    told = Told()
    due = told.verdict("employees-informed@topp", 0).due
    assert due is not None
    told.tell(begun, suspended(INFORMED))
    told.tell(begun + days, resumed(INFORMED))
    moved = told.verdict("employees-informed@topp", 120).due
    assert STARTED + timedelta(days=begun) <= due
    assert moved == first_working_day(due + timedelta(days=days), told.process.calendar)


def test_each_time_that_a_duty_waited_is_told_with_the_day_that_it_led_to() -> None:
    """They follow on each other; what began after the last day moved nothing, and is not told."""
    told = Told()
    due = told.verdict("employees-informed@topp", 0).due
    times = [
        (told.tell(day, suspended(INFORMED)), told.tell(day + 7, resumed(INFORMED)))
        for day in (1, 10, 60)
    ]
    on = STARTED + timedelta(days=90)
    (duty,) = assess(told.process, on=on).duties.where(lambda rule: rule.key == INFORMED)
    assert due is not None
    weeks = [due + timedelta(weeks=number) for number in range(3)]
    assert duty.waits == tuple(
        Wait(begun=begun, ended=ended, was=was, became=became)
        for (begun, ended), (was, became) in zip(times, pairwise(weeks), strict=False)
    )
    assert duty.verdict.due == weeks[-1]


@settings(max_examples=examples(150))
@given(processes(max_events=14), DAYS)
def test_the_waits_lead_from_the_day_without_them_to_the_last_day(
    process: Process, on: date
) -> None:
    """What nothing is told to have moved, is due as if it had never been suspended."""
    known = process.known(on=on)
    unsuspended = [e for e in known if not isinstance(e.payload, (DutySuspended, DutyResumed))]
    first = {one.id: one for one in assess_events(process, unsuspended, on=on).duties}
    payloads = {event.id: type(event.payload) for event in known}
    for duty in assess(process, on=on).duties:
        if duty.verdict.due is None:
            assert duty.waits == ()
            continue
        days = [*(one.was for one in duty.waits), duty.verdict.due]
        assert days[0] == first[duty.id].verdict.due
        assert [one.became for one in duty.waits] == days[1:]
        for one in duty.waits:
            assert (payloads[one.begun], payloads[one.ended]) == (DutySuspended, DutyResumed)


def test_the_closing_of_the_process_is_named() -> None:
    """What was open has lapsed, what was overdue is broken, each by the closing."""
    told = Told()
    closing = told.tell(40, ProcessClosed())
    lapsed = told.verdict("effects-wanted@topp", 50)
    assert (lapsed.state, lapsed.evidence[-1]) == (State.LAPSED, closing)
    broken = told.verdict("employees-informed@topp", 50)
    assert (broken.state, broken.evidence[-1]) == (State.VIOLATED, closing)


@pytest.mark.parametrize(
    "payload", [UnitClosed(), UnitMerged(into=STORES), UnitMerged(into=STORES, inherits=True)]
)
def test_what_ended_a_unit_is_named(payload: Payload) -> None:
    """The duties of a unit that is closed, or goes up in another, lapse by that event."""
    told = Told()
    ended = told.tell(10, payload, SALES)
    verdict = told.verdict("leaders-are-supported@salg", 90)
    assert (verdict.state, verdict.evidence) == (State.LAPSED, (ended,))
    assert told.verdict("leaders-are-supported@salg", 9).state is State.PENDING


def test_a_unit_that_gets_units_below_it_is_no_unit_of_employees_any_more() -> None:
    """Its duties as one lapse by the opening; they are back when it has none below again."""
    told = Told()
    opened = UnitOpened(opened=Unit(id=UnitId("ny"), name="Ny", employees=2))
    opening = told.tell(10, opened, SALES)
    verdict = told.verdict("unit-meets@salg", 20)
    assert (verdict.state, verdict.evidence) == (State.LAPSED, (opening,))
    assert not verdict.permanent
    told.tell(30, UnitClosed(), UnitId("ny"))
    assert told.verdict("unit-meets@salg", 30).state is State.PENDING


def test_what_rejected_a_measure_is_named() -> None:
    """The duties of a measure lapse when it is rejected."""
    told = Told()
    measure = MeasureId("m-1")
    proposal = told.tell(3, MeasureProposed(measure=measure, wording=WHY), SALES)
    rejection = told.tell(
        9, MeasureMoved(measure=measure, to=MeasureState.REJECTED, reason=WHY), SALES
    )
    open_before = told.verdict("measure-is-evaluated@salg/m-1", 8)
    assert open_before.state is State.PENDING
    verdict = told.verdict("measure-is-evaluated@salg/m-1", 20)
    assert (verdict.state, verdict.evidence) == (State.LAPSED, (proposal, rejection))
    assert verdict.permanent


def test_a_unit_inherits_what_happened_in_the_one_that_went_up_in_it() -> None:
    """With `inherits` the meeting of the one counts for the other, without it does not."""
    for inherits in (True, False):
        told = Told()
        told.tell(2, MeetingHeld(meeting=UNIT_MEETING), SALES)
        told.tell(5, UnitMerged(into=STORES, inherits=inherits), SALES)
        state = State.FULFILLED if inherits else State.PENDING
        assert told.verdict("unit-meets@lager", 4).state is State.PENDING
        assert told.verdict("unit-meets@lager", 5).state is state


def test_a_target_is_judged_by_what_its_units_had_inherited_when_it_happened() -> None:
    """A later merger does not mend an order that was broken."""
    told = Told()
    told.tell(2, MeetingHeld(meeting=UNIT_MEETING), SALES)
    told.tell(3, MeetingHeld(meeting=LEADER_GROUP), LINE)
    told.tell(4, MeetingHeld(meeting=COMMITTEE_SECOND))
    told.tell(6, UnitMerged(into=STORES, inherits=True), SALES)
    verdict = told.verdict("units-before-committee@topp", 9)
    assert (verdict.state, verdict.missing) == (State.VIOLATED, (STORES,))


def test_what_a_unit_inherits_later_does_not_come_before_what_it_did_earlier() -> None:
    """An invitation of another unit does not mend a meeting that was held without one."""
    told = Told()
    told.tell(1, MeetingHeld(meeting=COMMITTEE_FIRST))
    told.tell(2, StepTaken(step=INVITATIONS_SENT), SALES)
    told.tell(3, MeetingHeld(meeting=UNIT_MEETING), STORES)
    told.tell(6, UnitMerged(into=STORES, inherits=True), SALES)
    verdict = told.verdict("committee-before-units@lager", 9)
    assert (verdict.state, verdict.missing) == (State.VIOLATED, (STORES,))


def test_a_target_is_judged_by_the_units_there_were_when_it_happened() -> None:
    """A unit that comes later is not missed, and one that came before is."""
    for day, state in ((5, State.FULFILLED), (3, State.VIOLATED)):
        told = Told()
        for unit in (SALES, STORES):
            told.tell(2, MeetingHeld(meeting=UNIT_MEETING), unit)
        told.tell(2, MeetingHeld(meeting=LEADER_GROUP), LINE)
        told.tell(4, MeetingHeld(meeting=COMMITTEE_SECOND))
        told.tell(day, UnitOpened(opened=Unit(id=UnitId("ny"), name="Ny", employees=2)), LINE)
        assert told.verdict("units-before-committee@topp", 9).state is state


def test_the_time_of_a_duty_about_a_finding_begins_when_it_is_told_to_be_of_its_kind() -> None:
    """What was a concern first is to be looked into from the day it is said to be unlawful."""
    told = Told()
    for day, kind in ((1, FindingKind.CONCERN), (15, FindingKind.UNLAWFUL)):
        finding = FindingRecorded(finding=FindingId("f-1"), kind=kind, wording=WHY)
        told.tell(day, finding, SALES)
    due = told.verdict("unlawful-looked-into@salg/f-1", 15).due
    assert due == STARTED + timedelta(days=16)


def test_a_quantifier_in_a_unit_that_has_ceased_ranges_over_what_it_had() -> None:
    """A duty over the measures of a unit lapses with the unit, and is not met for want of them."""
    told = Told()
    told.tell(6, MeetingHeld(meeting=COMMITTEE_FIRST))
    measure = MeasureProposed(measure=MeasureId("m-1"), wording=WHY)
    told.tell(7, measure, SALES)
    assert told.verdict("measures-decided@salg", 8).missing_subjects == ("m-1",)
    told.tell(9, UnitClosed(), SALES)
    ended = told.verdict("measures-decided@salg", 12)
    assert (ended.state, ended.missing_subjects) == (State.LAPSED, ("m-1",))


def test_tying_a_measure_to_another_finding_changes_what_was_done_about_both() -> None:
    """Recording gives the duty that looks through measures at their findings."""
    told = Told()
    unlawful = FindingKind.UNLAWFUL
    for name in ("f-1", "f-2"):
        finding = FindingRecorded(finding=FindingId(name), kind=unlawful, wording=WHY)
        told.tell(1, finding, SALES)
    measure = MeasureProposed(measure=MeasureId("m-1"), wording=WHY, finding=FindingId("f-1"))
    proposal = told.tell(2, measure, SALES)
    told.tell(3, MeasureMoved(measure=MeasureId("m-1"), to=MeasureState.DONE), SALES)
    waiting = told.verdict("findings-are-worked-on@salg", 9)
    assert waiting.evidence == ("e3",)
    corrected = told.process.record(
        evolve(measure, finding=FindingId("f-2")),
        happened=STARTED + timedelta(days=2),
        recorded=datetime(2027, 1, 2, tzinfo=UTC),
        unit=SALES,
        corrects=proposal,
    )
    assert told.verdict("findings-are-worked-on@salg", 9).evidence == ("e2",)
    changed = {change.duty.id for change in corrected.changed}
    assert "unlawful-changed@salg/f-1" in changed
    assert "findings-are-worked-on@salg" in told.process.ledger().touched(corrected.event)


@settings(max_examples=examples(150))
@given(processes(max_events=14), DAYS)
def test_evidence_is_in_the_order_of_what_happened(process: Process, on: date) -> None:
    """Every verdict names known events only, each once, in their order."""
    known = [event.id for event in process.known(on=on)]
    for verdict in verdicts(process, on).values():
        places = [known.index(event) for event in verdict.evidence]
        assert all(one < other for one, other in pairwise(places))
        assert verdict.trigger is None or verdict.trigger in verdict.evidence


@settings(max_examples=examples(150))
@given(processes(max_events=14), DAYS)
def test_what_is_waived_suspended_or_lapsed_names_the_event(process: Process, on: date) -> None:
    """Among the evidence of such a duty is the event that made it so."""
    by_id = {event.id: event for event in process.journal}
    for verdict in verdicts(process, on).values():
        if verdict.state in NAMED:
            payloads = [by_id[event].payload for event in verdict.evidence]
            assert any(isinstance(payload, NAMED[verdict.state]) for payload in payloads)


NAMED: dict[State, tuple[type[Payload], ...]] = {
    State.WAIVED: (DutyWaived,),
    State.SUSPENDED: (DutySuspended,),
    State.LAPSED: (ProcessClosed, *REORGANISATIONS, MeasureMoved),
}


@settings(max_examples=examples(30))
@given(processes(), st.sampled_from(SURE), DAYS, DAYS)
def test_a_rule_that_never_waits_has_nothing_to_suspend(
    process: Process, rule: Rule, day: date, on: date
) -> None:
    """Every duty of such a rule would be the same where it was suspended, as one could not say."""
    known = process.known()
    wait = Event(
        id=EventId("suspended"),
        process=process.id,
        sequence=len(process.journal) + 1,
        happened=day,
        recorded=process.journal[-1].recorded,
        payload=suspended(rule.key),
    )
    with_it = sorted((*known, wait), key=attrgetter("place_in_time"))
    assert verdicts_of(ledger_of(process, with_it), on) == verdicts_of(
        ledger_of(process, known), on
    )


def test_what_may_wait_can_be_suspended() -> None:
    """Rules with a last day, or that may be pending, are not among those that never wait."""
    pending = {
        one.rule.key
        for one in assess(start(small()), on=STARTED).duties
        if one.verdict.state in (State.PENDING, State.OVERDUE)
    }
    assert SURE
    assert not {rule.key for rule in SURE} & pending
