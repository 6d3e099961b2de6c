"""The rules: each is kept by one ending of a story and broken by another."""

import pytest
from attrs import evolve

from arbeidsmiljo.model.statements import Force
from arbeidsmiljo.process import plan_meetings
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.testing.methods import check_method
from arbeidsmiljo.testing.stories import problems_of, tell
from arbeidsmiljo.trace import trace, trace_problems
from arbeidsmiljo_innsatsteam.actors import INNSATSTEAM as TEAM
from arbeidsmiljo_innsatsteam.method import INNSATSTEAM
from tests.plugins.innsatsteam.stories import STORIES, held


def test_every_rule_can_be_kept_and_broken_in_any_enterprise() -> None:
    """Keys agree, texts are complete, and every verdict can be reached."""
    check_method(INNSATSTEAM)


def test_every_rule_has_a_story() -> None:
    """No rule is without a test that breaks when it is broken."""
    assert set(STORIES) == {rule.key for rule in INNSATSTEAM.rules}


@pytest.mark.parametrize("rule", sorted(STORIES))
def test_a_rule_is_kept_and_broken(rule: str) -> None:
    """One ending keeps the rule, the other breaks it, and with it only what it entails."""
    assert problems_of(INNSATSTEAM, rule, STORIES[rule]) == ()


def test_proposals_may_be_prioritised_together() -> None:
    """The meeting in which the parties prioritise counts for every proposal."""
    story = evolve(
        STORIES["parties-prioritise"],
        kept=(held(41, "priorities"),),
        broken=(held(43, "priorities"),),
    )
    assert problems_of(INNSATSTEAM, "parties-prioritise", story) == ()


def test_the_team_has_one_meeting_a_day() -> None:
    """The team goes to every unit, and so no two of its meetings are planned for one day."""
    meetings = plan_meetings(tell(INNSATSTEAM, []))
    led = [one.on for one in meetings if one.meeting.actor == TEAM]
    assert len(led) > len({one.meeting.key for one in meetings})
    assert len(set(led)) == len(led)


def test_every_statement_is_carried_in_its_form() -> None:
    """All 45 statements of the source are there, and no rule asks for more than they do."""
    assert [one.statement.id[0] for one in trace([INNSATSTEAM])] == ["I"] * 45
    assert trace_problems([INNSATSTEAM]) == ()


@pytest.mark.parametrize("rule", INNSATSTEAM.rules, ids=lambda rule: rule.key)
def test_a_guide_is_no_law(rule: Rule) -> None:
    """Every rule is guidance, names its statements, and says so where a length of time is ours."""
    assert rule.force is Force.GUIDE
    assert rule.statements
    assert not rule.constraint.parameters or rule.ours is not None


def test_what_the_source_does_not_number_is_ours() -> None:
    """Every default length of time is marked as ours."""
    assert all(parameter.ours for parameter in INNSATSTEAM.parameters)
