"""What every rule of every method asks can be said in every language."""

import pytest

from arbeidsmiljo.method import Method
from arbeidsmiljo.process.explaining import waited_for
from arbeidsmiljo.process.labels import ACTIVITIES
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo_innsatsteam.actors import (
    LEADER,
    SAFETY_REPRESENTATIVE,
    SUPERIOR_MANAGEMENT,
    UNION_REPRESENTATIVE,
)
from arbeidsmiljo_innsatsteam.method import INNSATSTEAM
from arbeidsmiljo_must.method import MUST
from arbeidsmiljo_nfa.method import NFA

METHODS = (MUST, INNSATSTEAM, NFA)
RULES = [
    pytest.param(method, rule, id=f"{method.key}-{rule.key}")
    for method in METHODS
    for rule in method.rules
]


@pytest.mark.parametrize("language", ["nb", "nn", "da", "en"])
@pytest.mark.parametrize(("method", "rule"), RULES)
def test_what_a_rule_waits_for_has_words(method: Method, rule: Rule, language: str) -> None:
    """Nothing is left open in the wording, and no key stands for a name."""
    said = waited_for(rule.constraint, method).in_language(language)
    assert said == said.strip() != ""
    assert "{" not in said
    meetings = {str(one.key) for one in method.meetings}
    steps = {str(one.key) for one in method.steps}
    documents = {str(one.key) for one in method.documents}
    assert not {key for key in meetings | steps | documents if "-" in key and key in said}


@pytest.mark.parametrize("language", ["nb", "nn", "da", "en"])
def test_a_step_that_is_taken_with_several_says_with_whom(language: str) -> None:
    """The work is anchored with each of four, and the four are told apart."""
    rule = INNSATSTEAM.rule("anchored-with-all-four")
    said = waited_for(rule.constraint, INNSATSTEAM).in_language(language)
    anchored = INNSATSTEAM.step("anchored").label.in_language(language)
    for actor in (SUPERIOR_MANAGEMENT, LEADER, UNION_REPRESENTATIVE, SAFETY_REPRESENTATIVE):
        assert f"{anchored} ({INNSATSTEAM.actor(actor).label.in_language(language)})" in said
    assert ACTIVITIES["step-taken"].in_language(language) + ":" not in said
