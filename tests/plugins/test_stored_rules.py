"""Every rule of every method is data, and can be stored."""

import pytest

from arbeidsmiljo.conversion import rule_from_json, rule_to_json
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.rules.rule import Rule

RULES = [
    pytest.param(rule, id=f"{method.key}-{rule.key}")
    for method in Plugins.load().methods
    for rule in method.rules
]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_of_a_method_comes_back_as_it_was(rule: Rule) -> None:
    """Written as JSON and read again, it is equal to itself."""
    assert rule_from_json(rule_to_json(rule)) == rule
