"""The rules of MUST's follow-up: each is kept by one ending of a story and broken by another."""

from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve

from arbeidsmiljo.errors import InvalidEventError
from arbeidsmiljo.memory import MemoryStore
from arbeidsmiljo.model.events import MeasureProposed, ParameterSet, WantedEffectSet
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    EffectId,
    FindingId,
    RuleKey,
    StepKey,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.measures import FindingKind, MeasureState
from arbeidsmiljo.model.periods import WeekdayCalendar
from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.model.unit_events import UnitMerged
from arbeidsmiljo.process import Process, assess, to_remind_of
from arbeidsmiljo.process.chosen_periods import kept_by_law
from arbeidsmiljo.process.collection import PlannedMeasure, collect
from arbeidsmiljo.rules.rule import Duty, Rule
from arbeidsmiljo.rules.verdict import State, Verdict
from arbeidsmiljo.testing.methods import check_method
from arbeidsmiljo.testing.stories import (
    GROUP,
    ONE,
    START,
    TOP,
    TWO,
    Told,
    problems_of,
    states,
    tell,
)
from arbeidsmiljo.trace import trace, trace_problems
from arbeidsmiljo_must import parameters
from arbeidsmiljo_must.method import MUST
from tests.plugins.must.facts import another
from tests.plugins.must.stories import (
    FINDING,
    MEASURE,
    PLAN,
    READY,
    STORIES,
    about_finding,
    decided,
    found,
    held,
    met,
    moved,
    proposed,
    towards,
)

HEARD = (
    "chief-safety-representative-heard",
    "safety-representatives-heard",
    "union-representatives-heard",
)


def test_every_rule_can_be_kept_and_broken_in_any_enterprise() -> None:
    """Keys agree, texts are complete, and every verdict can be reached."""
    check_method(MUST)


def test_every_rule_has_a_story() -> None:
    """No rule is without a test that breaks when it is broken."""
    assert set(STORIES) == {rule.key for rule in MUST.rules}


@pytest.mark.parametrize("rule", sorted(STORIES))
def test_a_rule_is_kept_and_broken(rule: str) -> None:
    """One ending keeps the rule, the other breaks it, and with it only what it entails."""
    assert problems_of(MUST, rule, STORIES[rule], distribution=PLAN) == ()


def test_every_statement_is_carried_in_its_form() -> None:
    """All 81 statements of the sources are there, and no rule asks for more than they do."""
    assert len(trace([MUST])) == 81
    assert trace_problems([MUST]) == ()


def test_what_the_law_asks_is_carried_by_more_than_advice() -> None:
    """The duty to act towards the individual is told of where only the answer is left of it."""
    rules = tuple(
        evolve(rule, statements=rule.statements[:1]) if rule.key == "unlawful-corrected" else rule
        for rule in MUST.rules
    )
    (problem,) = trace_problems([evolve(MUST, rules=rules)])
    assert problem.where == "must of 2023-01: statement L29"
    assert problem.what == (
        "asks with 'must' and has the force 'law', and no rule that names it does both"
    )


def test_an_edition_does_not_carry_what_another_has_lost() -> None:
    """Side by side, each edition has its own statements, carried by its own parts."""
    lost = "L26"
    rules = tuple(rule for rule in MUST.rules if lost not in rule.statements)
    kept = {rule.key for rule in rules}
    newer = evolve(
        MUST,
        edition="2027",
        rules=tuple(
            evolve(rule, entails=tuple(one for one in rule.entails if one in kept))
            for rule in rules
        ),
    )
    assert trace_problems([newer]) != ()
    assert trace_problems([MUST, newer]) == trace_problems([newer]) == trace_problems([newer, MUST])
    both = [one for one in trace([MUST, newer]) if one.statement.id == lost]
    assert [(one.edition, one.is_carried) for one in both] == [
        (MUST.edition, True),
        ("2027", False),
    ]
    assert all(part.edition == one.edition for one in both for part in one.carried_by)


def test_a_leader_of_employees_bears_what_is_asked_of_leaders_and_of_the_employer() -> None:
    """Asked for by the actor, the duties are those of all that the actor acts as."""
    assessment = assess(
        tell(MUST, (found(5, FindingKind.UNLAWFUL, ONE),)), on=START + timedelta(days=6)
    )
    borne = {duty.rule.bearer for duty in assessment.of(ActorKey("leader-of-employees"), ONE)}
    assert borne == {"leader-of-employees", "leader", "employer"}
    units = {duty.unit for duty in assessment.of(ActorKey("leader-of-employees"))}
    assert units == {ONE, TWO}


@pytest.mark.parametrize("rule", MUST.rules, ids=lambda rule: rule.key)
def test_a_guide_is_no_law(rule: Rule) -> None:
    """That what is unlawful is corrected has the force of law, and nothing else has."""
    assert (rule.force is Force.LAW) == (rule.key == "unlawful-corrected")
    assert rule.force is not Force.LAW or rule.law is not None
    assert rule.statements


@pytest.mark.parametrize(
    ("language", "at_once", "reading"),
    [
        ("nb", "straks", "at det skal skje straks, er vår lesning."),
        ("nn", "straks", "at det skal skje straks, er vår lesing."),
        ("da", "straks", "at det skal ske straks, er vores læsning."),
        ("en", "at once", "that it is to happen at once is our reading."),
    ],
)
def test_that_what_is_unlawful_is_corrected_at_once_is_told_as_our_reading(
    language: str, at_once: str, reading: str
) -> None:
    """The source and the law say that it be corrected, and neither says how soon."""
    corrected = MUST.rule(RuleKey("unlawful-corrected"))
    assert corrected.ours is not None
    assert corrected.law is not None
    ours = corrected.ours.in_language(language)
    assert reading in ours
    assert ours.count(at_once) == 1
    for told in (corrected.title, corrected.law):
        assert at_once not in told.in_language(language)


@pytest.mark.parametrize(
    ("language", "deadline"),
    [("nb", "frist"), ("nn", "frist"), ("da", "frist"), ("en", "deadline")],
)
def test_nobody_is_told_that_the_law_lets_an_answer_wait(language: str, deadline: str) -> None:
    """What the law asks about whoever speaks up is told, and no time for it is spoken of."""
    answered = MUST.rule(RuleKey("concern-answered"))
    assert answered.law is not None
    law = answered.law.in_language(language)
    assert "§§ 2-1, 3-1, 4-1" in law or "sections 2-1, 3-1, 4-1" in law
    assert deadline not in law


@pytest.mark.parametrize("length", ["P10Y", "P2M", "30 working days"])
def test_what_is_unlawful_is_not_put_off(length: str) -> None:
    """The day of our reminder can come sooner, and no later."""
    assert kept_by_law(MUST) == {parameters.UNLAWFUL_CORRECTED}
    chosen = ParameterSet(parameter=parameters.UNLAWFUL_CORRECTED, value=length)
    with pytest.raises(InvalidEventError, match="not the enterprise's to put off"):
        tell(MUST, ((1, chosen, None),))
    sooner = ((1, evolve(chosen, value="P1W"), None), found(5, FindingKind.UNLAWFUL, ONE))
    assert states(MUST, sooner, 20)[f"unlawful-corrected@{ONE}/{FINDING}"] is State.OVERDUE


@pytest.mark.parametrize("key", ["views-known-before-common-measures", "views-known-at-the-top"])
def test_the_law_on_consulting_the_safety_representative_is_told(key: str) -> None:
    """Knowing the representatives' views is guidance, and the law that asks for it is named."""
    rule = MUST.rule(RuleKey(key))
    assert rule.force is Force.GUIDE
    assert rule.law is not None
    assert "§ 6-2" in rule.law.in_language("nb")


def test_no_rule_puts_a_verdict_on_employees_or_representatives() -> None:
    """What is asked is asked of leaders, the employer and HR."""
    bearers = {rule.bearer for rule in MUST.rules}
    assert bearers == {
        "hr",
        "top-leader",
        "leader-of-leaders",
        "leader-of-employees",
        "leader",
        "employer",
    }


def test_the_order_among_the_central_actors_is_no_rule() -> None:
    """AMU may meet before the top leader group, and the parties before both: nothing breaks."""
    story = [held(1, "parties-first"), held(2, "amu-first"), held(3, "top-leader-group-first")]
    duties = assess(tell(MUST, story), on=START + timedelta(days=9)).duties
    broken = {duty.rule.key for duty in duties if duty.verdict.state is State.VIOLATED}
    assert broken == {
        "parties-first-prepared",
        "amu-first-prepared",
        "top-leader-group-first-prepared",
    }


@pytest.mark.parametrize(
    ("rule", "missing"),
    [
        (RuleKey("amu-second-after-line"), (ONE, GROUP)),
        (RuleKey("parties-second-after-line"), (ONE, GROUP)),
        (RuleKey("top-leader-group-second-after-line"), (ONE, GROUP)),
        (RuleKey("leader-group-second-after-units"), (ONE,)),
    ],
)
def test_one_meeting_held_twice_is_not_both(rule: RuleKey, missing: tuple[UnitId, ...]) -> None:
    """Two feedback meetings are two meetings; the one about measures is missing all the same."""
    story = [
        *(held(day, "unit-first", ONE) for day in (1, 2)),
        *(held(day, "leader-group-first", GROUP) for day in (3, 4)),
        *met(5, 6, TWO),
    ]
    by_rule = {
        one.rule.key: one.verdict
        for one in assess(tell(MUST, story), on=START + timedelta(days=9)).duties
    }
    assert by_rule[rule].missing == missing


TWO_MEETINGS = (
    ("unit-two-meetings", "unit", ONE),
    ("leader-group-two-meetings", "leader-group", GROUP),
    ("amu-two-meetings", "amu", None),
    ("parties-two-meetings", "parties", None),
)


@pytest.mark.parametrize(("rule", "meeting", "unit"), TWO_MEETINGS)
def test_two_meetings_are_the_first_and_the_second(
    rule: str, meeting: str, unit: UnitId | None
) -> None:
    """Of one kind any number are one of two, be they recorded twice on a day or held anew."""
    for days in ((1, 1), (1, 2, 3)):
        for kind, other in (("first", "second"), ("second", "first")):
            story = [READY, *(held(day, f"{meeting}-{kind}", unit) for day in days)]
            once = _duty(tell(MUST, story), rule, unit)
            assert (once.state, once.count, once.needed) == (State.PENDING, 1, 2)
            both = _duty(tell(MUST, [*story, held(4, f"{meeting}-{other}", unit)]), rule, unit)
            assert (both.state, both.count, both.needed) == (State.FULFILLED, 2, 2)


def _duty(process: Process, rule: str, unit: UnitId | None, day: int = 9) -> Verdict:
    duties = assess(process, on=START + timedelta(days=day)).duties
    (found,) = (one for one in duties if (one.rule.key, one.unit) == (rule, unit or TOP))
    return found.verdict


def test_a_meeting_of_each_of_two_units_that_became_one_is_not_both() -> None:
    """What the one inherits is the same meeting once more; the second is still to be held."""
    first = (held(1, "unit-first", ONE), held(1, "unit-first", TWO))
    merged: Told = (2, UnitMerged(into=ONE, inherits=True), TWO)
    process = tell(MUST, [READY, *first, merged])
    verdict = _duty(process, "unit-two-meetings", ONE)
    assert (verdict.state, verdict.count) == (State.PENDING, 1)
    second = tell(MUST, [READY, *first, held(1, "unit-second", TWO), merged])
    assert _duty(second, "unit-two-meetings", ONE).state is State.FULFILLED


def test_what_the_source_does_not_number_is_ours() -> None:
    """Every default length of time is marked as ours, and so is every rule that uses one."""
    assert all(parameter.ours for parameter in MUST.parameters)
    for rule in MUST.rules:
        if rule.constraint.parameters:
            assert rule.ours is not None


LATER = datetime(2030, 1, 2, 8, tzinfo=UTC)
"""When something is recorded that comes after a story."""

LIVED_BY_LAW = {
    "unlawful-measure-decided": State.FULFILLED,
    "unlawful-corrected": State.FULFILLED,
    "unlawful-followed-to-its-end": State.FULFILLED,
}


@pytest.mark.parametrize(("found_in", "done_in"), [(None, ONE), (ONE, None), (GROUP, TWO)])
def test_what_is_unlawful_may_be_put_right_by_a_measure_of_any_unit(
    found_in: UnitId | None, done_in: UnitId | None
) -> None:
    """The law asks that it is put right, and not by whose action plan."""
    told = states(MUST, _put_right(found_in, done_in, FINDING), 400)
    unit = found_in or TOP
    assert {rule: told[f"{rule}@{unit}/{FINDING}"] for rule in LIVED_BY_LAW} == LIVED_BY_LAW


@pytest.mark.parametrize("answers", [None, FindingId("another")])
def test_what_is_unlawful_is_not_put_right_by_a_measure_for_something_else(
    answers: FindingId | None,
) -> None:
    """One that answers another finding, or none, puts nothing right, even in the same unit."""
    other = found(5, FindingKind.IMPROVEMENT, ONE, finding=FindingId("another"))
    told = states(MUST, (other, *_put_right(ONE, ONE, answers)), 400)
    assert {told[f"{rule}@{ONE}/{FINDING}"] for rule in LIVED_BY_LAW} == {State.OVERDUE}


def _put_right(
    found_in: UnitId | None, done_in: UnitId | None, answers: FindingId | None
) -> tuple[Told, ...]:
    return (
        found(5, FindingKind.UNLAWFUL, found_in),
        proposed(6, done_in, answers),
        decided(7, done_in),
        moved(20, MeasureState.DONE, done_in),
        moved(30, MeasureState.CLOSED, done_in),
    )


@pytest.mark.parametrize("unit", [ONE, GROUP])
def test_what_is_unlawful_is_put_right_at_once_and_nothing_is_broken_by_it(unit: UnitId) -> None:
    """A measure that is decided and done on the day of the finding waits for nobody's view."""
    story = (
        READY,
        found(1, FindingKind.UNLAWFUL, unit),
        proposed(1, unit, FINDING),
        decided(1, unit),
        moved(1, MeasureState.DONE, unit),
    )
    assert State.VIOLATED not in states(MUST, story, 1).values()


def test_what_is_put_right_at_once_needs_no_decision() -> None:
    """A measure that is done answers the finding, whether or not anybody decided it before."""
    story = (
        found(1, FindingKind.UNLAWFUL, ONE),
        proposed(1, ONE, FINDING),
        moved(1, MeasureState.DONE, ONE),
    )
    told = states(MUST, story, 400)
    assert told[f"unlawful-measure-decided@{ONE}/{FINDING}"] is State.FULFILLED
    assert told[f"unlawful-corrected@{ONE}/{FINDING}"] is State.FULFILLED


def test_what_is_unlawful_is_put_right_when_each_measure_against_it_is_done() -> None:
    """One of two that is done or closed settles nothing: the other is named, and more may come."""
    both = (
        found(5, FindingKind.UNLAWFUL, ONE),
        *(proposed(6, ONE, FINDING), decided(7, ONE)),
        *(another(proposed(6, TWO, FINDING)), another(decided(7, TWO))),
        *(moved(8, MeasureState.DONE, ONE), moved(9, MeasureState.CLOSED, ONE)),
    )
    rest = (
        another(moved(10, MeasureState.DONE, TWO)),
        another(moved(11, MeasureState.CLOSED, TWO)),
    )
    for rule in ("unlawful-corrected", "unlawful-followed-to-its-end"):
        one_done, both_done = (
            next(
                duty.verdict
                for duty in assess(tell(MUST, told), on=START + timedelta(days=12)).duties
                if duty.rule.key == rule
            )
            for told in (both, (*both, *rest))
        )
        assert (one_done.state, one_done.missing_subjects) == (State.PENDING, ("m2",))
        assert (both_done.state, both_done.permanent) == (State.FULFILLED, False)


def test_what_happens_to_a_measure_elsewhere_changes_the_duty_about_its_finding() -> None:
    """The duty is one of the unit of the finding, whichever unit decides the measure."""
    process = tell(
        MUST, (found(5, FindingKind.UNLAWFUL, ONE), proposed(6, TWO, FINDING), decided(7, TWO))
    )
    _, payload, unit = moved(8, MeasureState.DONE, TWO)
    done = process.record(payload, happened=START + timedelta(days=8), recorded=LATER, unit=unit)
    name = f"unlawful-corrected@{ONE}/{FINDING}"
    assert {one.duty.id: one.after for one in done.changed}[name] is State.FULFILLED


def test_who_speaks_up_is_answered_by_hr() -> None:
    """It is no task of the unit's own leader, whom it may be about; HR may answer from anywhere."""
    leaders = {actor.key for actor in MUST.actors if actor.leads}
    assert MUST.rule(RuleKey("concern-answered")).bearer == "hr"
    assert MUST.step(StepKey("concern-answered")).actor not in leaders
    story = (found(5, FindingKind.CONCERN, ONE), about_finding(8, "concern-answered", None))
    assert states(MUST, story, 400)[f"concern-answered@{ONE}/{FINDING}"] is State.FULFILLED


@pytest.mark.parametrize(
    ("rule", "place", "told"),
    [
        (
            "four-questions-answered",
            f"{ONE}/{FINDING}",
            found(8, FindingKind.IMPROVEMENT, ONE),
        ),
        (
            "effect-has-measure",
            f"{TOP}/e",
            (8, WantedEffectSet(effect=EffectId("e"), wording=TextId("t")), None),
        ),
    ],
)
def test_what_is_asked_of_a_subject_was_given_rise_to_by_what_told_of_it(
    rule: str, place: str, told: Told
) -> None:
    """The finding and the wanted effect are named: without them nothing would be asked."""
    process = tell(MUST, (told,))
    event = process.journal[-1]
    for day in (9, 400):
        duties = {one.id: one.verdict for one in assess(process, on=START + timedelta(day)).duties}
        verdict = duties[f"{rule}@{place}"]
        assert verdict.state.is_open
        assert (verdict.trigger, verdict.evidence) == (event.id, (event.id,))


def test_hearing_the_union_is_not_hearing_the_safety_representatives() -> None:
    """Each of those whom HR is to listen to is heard for themselves."""
    story = (READY, towards(3, "representatives-heard", "union-representatives"))
    told = states(MUST, story, 400)
    assert {one: told[f"{one}@{TOP}"] for one in HEARD} == {
        "chief-safety-representative-heard": State.OVERDUE,
        "safety-representatives-heard": State.OVERDUE,
        "union-representatives-heard": State.FULFILLED,
    }


def test_a_measure_without_a_day_of_its_own_is_never_late() -> None:
    """The source gives no deadline for it, and what was decided gave none either."""
    story = (proposed(30, ONE), decided(40, ONE))
    told = states(MUST, story, 1000)
    assert told[f"measure-put-into-effect@{ONE}/{MEASURE}"] is State.PENDING


def test_a_returned_plan_moves_the_last_day_of_a_measure() -> None:
    """A row with another day decides the measure anew, and whoever carries it out is told."""
    process, store = tell(MUST, [READY]), MemoryStore()
    row = PlannedMeasure(
        row=1,
        finding="",
        wording="Faste møter",
        kind=None,
        owner="Enhetslederen",
        due=date(2026, 8, 28),
        effect="",
    )
    later = date(2027, 3, 15)
    on = date(2026, 10, 1)
    name = RuleKey("measure-put-into-effect")

    def returned(row: PlannedMeasure, day: date) -> Duty:
        collect(process, store, ONE, (row,), happened=day, recorded=LATER)
        (duty,) = (one for one in assess(process, on=on).duties if one.rule.key == name)
        return duty

    first = returned(row, date(2026, 4, 7))
    assert (first.verdict.state, first.verdict.due) == (State.OVERDUE, row.due)
    moved_on = returned(evolve(row, due=later), date(2026, 5, 7))
    assert (moved_on.verdict.state, moved_on.verdict.due) == (State.PENDING, later)
    assert moved_on.verdict.trigger == first.verdict.trigger
    # A row that says nothing of the day leaves it as it was.
    assert returned(evolve(row, due=None), date(2026, 5, 8)).verdict == moved_on.verdict


def test_a_day_that_is_moved_changes_the_duty_and_is_reminded_of() -> None:
    """Recording the decision tells of the new last day, and so does the next reminder."""
    process = tell(MUST, (proposed(30, ONE), decided(40, ONE, date(2026, 4, 1))))
    day = START + timedelta(days=50)
    _, payload, unit = decided(50, ONE, date(2026, 6, 1))
    recorded = process.record(payload, happened=day, recorded=LATER, unit=unit)
    name = f"measure-put-into-effect@{ONE}/{MEASURE}"
    (change,) = (one for one in recorded.changed if one.duty.id == name)
    assert change.was is not None
    assert (change.was.due, change.duty.verdict.due) == (date(2026, 4, 1), date(2026, 6, 1))
    assert change in to_remind_of(recorded.changed)


def test_a_report_that_the_plan_gives_later_is_not_late() -> None:
    """The plan says from which day on somebody has a report, and no rule asks for it before."""
    later = evolve(PLAN, lines=tuple(evolve(one, since=date(2026, 9, 1)) for one in PLAN.lines))
    told = states(MUST, (READY,), 300, distribution=later)
    assert told[f"reports-distributed@{TOP}/enterprise-amu"] is State.PENDING


def test_a_plan_is_there_before_the_central_actors_meet_on_it() -> None:
    """Action plans are due a week before AMU and the parties meet at the earliest."""
    lengths = {one.key: one.default for one in MUST.parameters}
    due, met_again = (
        lengths[key].after(START, WeekdayCalendar())
        for key in (parameters.PLAN_RETURN, parameters.CENTRAL_SECOND)
    )
    assert met_again - due >= timedelta(days=7)


def test_a_measure_that_was_rejected_answers_nothing() -> None:
    """What it was to do is asked for again, and nothing of it was settled; its own tasks lapse."""
    effect = EffectId("e")
    proposal = MeasureProposed(measure=MEASURE, wording=TextId("t"), effect=effect, finding=FINDING)
    told = (
        (0, WantedEffectSet(effect=effect, wording=TextId("t")), None),
        found(1, FindingKind.UNLAWFUL, ONE),
        *met(12, 30, ONE),
        (31, proposal, ONE),
        decided(32, ONE),
    )
    rejected = (*told, moved(33, MeasureState.REJECTED, ONE))
    answered = (
        f"effect-has-measure@{TOP}/e",
        f"unlawful-measure-decided@{ONE}/{FINDING}",
        f"measures-decided@{ONE}",
    )
    before, after = (
        {one.id: one.verdict for one in assess(tell(MUST, of), on=day).duties}
        for of, day in ((told, START + timedelta(days=32)), (rejected, START + timedelta(days=33)))
    )
    for name in answered:
        assert not before[name].state.is_open
        assert not before[name].permanent
        assert after[name].state.is_open
    assert after[f"measure-put-into-effect@{ONE}/{MEASURE}"].state is State.LAPSED


@pytest.mark.parametrize("state", MeasureState.STARTED.onwards)
def test_a_measure_that_has_come_further_was_put_into_effect(state: MeasureState) -> None:
    """Steps may be left out: what was evaluated or goes on was begun at some time."""
    told = states(MUST, (proposed(30, ONE), decided(40, ONE), moved(60, state, ONE)), 300)
    assert told[f"measure-put-into-effect@{ONE}/{MEASURE}"] is State.FULFILLED


def test_must_and_should_are_told_apart() -> None:
    """Each modality has its rules, and an assessment gives those of one."""
    assessment = assess(tell(MUST, []), on=START)
    for modality in (Modality.MUST, Modality.SHOULD, Modality.IS):
        asked = assessment.asked(modality)
        assert asked
        assert {duty.rule.modality for duty in asked} == {modality}
