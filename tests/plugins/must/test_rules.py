"""The rules of MUST's follow-up: each is kept by one ending of a story and broken by another."""

from datetime import timedelta

import pytest

from arbeidsmiljo.model.identifiers import RuleKey, UnitId
from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.process import assess
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.methods import check_method
from arbeidsmiljo.testing.stories import GROUP, ONE, START, TWO, problems_of, tell
from arbeidsmiljo.trace import trace, trace_problems
from arbeidsmiljo_must.method import MUST
from tests.plugins.must.stories import PLAN, READY, STORIES, held, met


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


@pytest.mark.parametrize("rule", MUST.rules, ids=lambda rule: rule.key)
def test_a_guide_is_no_law(rule: Rule) -> None:
    """Only what the statements give the force of law has it, and says which sections ask."""
    forces = {one.force for one in MUST.statements if one.id in rule.statements}
    assert (rule.force is Force.LAW) == (Force.LAW in forces)
    assert rule.force is not Force.LAW or rule.law is not None
    assert rule.statements


def test_the_law_on_consulting_the_safety_representative_is_told() -> None:
    """Knowing the representatives' views is guidance, and the law that asks for it is named."""
    rule = MUST.rule("views-known-before-common-measures")
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


def test_two_meetings_are_two_of_whichever_kind() -> None:
    """The source asks for a number of meetings with the employees, and that is what counts."""
    story = [READY, *(held(day, "unit-first", ONE) for day in (1, 2))]
    duties = assess(tell(MUST, story), on=START + timedelta(days=9)).duties
    assert [
        duty.verdict.state
        for duty in duties
        if (duty.rule.key, duty.unit) == ("unit-two-meetings", ONE)
    ] == [State.FULFILLED]


def test_what_the_source_does_not_number_is_ours() -> None:
    """Every default length of time is marked as ours, and so is every rule that uses one."""
    assert all(parameter.ours for parameter in MUST.parameters)
    for rule in MUST.rules:
        if rule.constraint.parameters:
            assert rule.ours is not None


def test_must_and_should_are_told_apart() -> None:
    """Each modality has its rules, and an assessment gives those of one."""
    assessment = assess(tell(MUST, []), on=START)
    for modality in (Modality.MUST, Modality.SHOULD, Modality.IS):
        asked = assessment.asked(modality)
        assert asked
        assert {duty.rule.modality for duty in asked} == {modality}
