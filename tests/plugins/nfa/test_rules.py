"""The rules: each is kept by one ending of a story and broken by another."""

import pytest

from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.testing.methods import check_method
from arbeidsmiljo.testing.stories import problems_of
from arbeidsmiljo.trace import trace, trace_problems
from arbeidsmiljo_nfa.method import NFA
from tests.plugins.nfa.stories import STORIES


def test_every_rule_can_be_kept_and_broken_in_any_enterprise() -> None:
    """Keys agree, texts are complete, and every verdict can be reached."""
    check_method(NFA)


def test_every_rule_has_a_story() -> None:
    """No rule is without a test that breaks when it is broken."""
    assert set(STORIES) == {rule.key for rule in NFA.rules}


@pytest.mark.parametrize("rule", sorted(STORIES))
def test_a_rule_is_kept_and_broken(rule: str) -> None:
    """One ending keeps the rule, the other breaks it, and with it only what it entails."""
    assert problems_of(NFA, rule, STORIES[rule]) == ()


def test_every_statement_is_carried_in_its_form() -> None:
    """All 20 statements of the source are there, and no rule asks for more than they do."""
    assert [one.statement.id[0] for one in trace([NFA])] == ["N"] * 20
    assert trace_problems([NFA]) == ()


@pytest.mark.parametrize("rule", NFA.rules, ids=lambda rule: rule.key)
def test_a_guide_is_no_law(rule: Rule) -> None:
    """Every rule is guidance; what the source does not say, and each length of time, is ours."""
    assert rule.force is Force.GUIDE
    assert rule.statements or (rule.ours is not None and rule.modality is Modality.SHOULD)
    assert not rule.constraint.parameters or rule.ours is not None


def test_what_the_source_does_not_number_is_ours() -> None:
    """Every default length of time is marked as ours."""
    assert all(parameter.ours for parameter in NFA.parameters)
