"""Rules in documents: a rule is data, and comes back from JSON as it was."""

import json

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.conversion import rule_from_json, rule_to_json
from arbeidsmiljo.conversion.converter import structure, unstructure
from arbeidsmiljo.conversion.rule_forms import TEMPLATES
from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.existence import Absence
from arbeidsmiljo.rules.pattern import Equals, Given, Includes, Lacks, Named, Pattern, held
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.testing.constraints import constraint_classes, constraints_of
from arbeidsmiljo.testing.example_method import example_method

EXAMPLES = example_method().rules


def through_json(document: object) -> object:
    """Write a document as JSON, and read it."""
    read: object = json.loads(json.dumps(document))
    return read


@given(st.from_type(Rule))
def test_a_rule_comes_back_as_it_was(rule: Rule) -> None:
    """A rule written as JSON and read again is equal to itself."""
    assert rule_from_json(rule_to_json(rule)) == rule


@pytest.mark.parametrize("kind", constraint_classes(), ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_a_constraint_comes_back_as_it_was(kind: type[Constraint], data: st.DataObject) -> None:
    """Whatever a rule asks, and with whichever options, it asks the same when it was stored."""
    constraint = data.draw(constraints_of(kind))
    assert structure(through_json(unstructure(constraint)), kind, source="it") == constraint
    rule = evolve(EXAMPLES[0], constraint=constraint)
    assert rule_from_json(rule_to_json(rule)) == rule


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.key)
def test_every_rule_of_the_example_method_comes_back_as_it_was(rule: Rule) -> None:
    """Each class of constraint and of condition is among them."""
    assert rule_from_json(rule_to_json(rule)) == rule


_CONDITIONS = st.one_of(
    st.from_type(Equals),
    st.from_type(Includes),
    st.from_type(Given),
    st.from_type(Named),
    st.from_type(Lacks),
)
_PATTERNS = st.recursive(
    _CONDITIONS.map(lambda one: Pattern(activity="meeting-held", where=(one,))),
    lambda inner: st.lists(inner, max_size=2).map(
        lambda some: Pattern(activity="step-taken", alternatives=tuple(some))
    ),
    max_leaves=4,
)


@given(_PATTERNS)
def test_a_pattern_comes_back_as_it_was(pattern: Pattern) -> None:
    """Each condition is told by its kind, however patterns stand inside each other."""
    assert structure(through_json(unstructure(pattern)), Pattern, source="it") == pattern


def test_every_constraint_is_called_by_the_name_that_declare_gave_it() -> None:
    """The name of a template is that of its class, in small letters."""
    assert set(TEMPLATES.values()) == set(constraint_classes())
    for name, kind in TEMPLATES.items():
        assert name.replace("-", "") == kind.__name__.lower()


def test_stored_form_of_a_rule() -> None:
    """The template stands first in a constraint, and the kind in a condition."""
    rule = evolve(EXAMPLES[0], constraint=Absence(pattern=held("a"), n=2))
    document = json.loads(rule_to_json(rule))
    assert list(document)[:2] == ["schema", "key"]
    assert document["constraint"] == {
        "template": "absence",
        "within": None,
        "not_before": None,
        "correlate": [],
        "earlier": [],
        "every": None,
        "pattern": {
            "activity": "meeting-held",
            "where": [{"kind": "equals", "field": "meeting", "values": ["a"]}],
            "alternatives": [],
        },
        "n": 2,
    }
    assert next(iter(document["constraint"])) == "template"


def _places(rule: dict[str, object]) -> list[str]:
    with pytest.raises(InvalidInputError) as caught:
        structure(rule, Rule, source="rule")
    return [problem.where for problem in caught.value.problems]


@pytest.mark.parametrize(
    "constraint",
    [{"template": "sometimes"}, {"pattern": {}}, {"template": ["absence"]}, "absence", None],
)
def test_an_unknown_constraint_is_named_with_its_place(constraint: object) -> None:
    """What is no template of Declare's is a problem at the constraint."""
    assert _places(unstructure(EXAMPLES[0]) | {"constraint": constraint}) == ["$.constraint"]


def test_all_faults_of_a_rule_are_named_with_their_places() -> None:
    """Deep inside a pattern or at the top, each is found by its path."""
    constraint = {
        "template": "response",
        "trigger": {"activity": "step-taken", "where": [{"kind": "guess"}]},
        "target": {"activity": 3},
        "within": 4,
        "colour": "red",
    }
    assert sorted(_places(unstructure(EXAMPLES[0]) | {"constraint": constraint, "scope": "x"})) == [
        "$.constraint.colour",
        "$.constraint.target.activity",
        "$.constraint.trigger.where[0]",
        "$.constraint.within",
        "$.scope",
    ]


def test_a_pattern_that_is_nested_too_deeply_is_refused() -> None:
    """However deep a document goes, the error is one of the library's."""
    pattern: dict[str, object] = {"activity": "step-taken"}
    for _ in range(2000):
        pattern = {"activity": "step-taken", "alternatives": [pattern]}
    with pytest.raises(InvalidInputError, match=r"\$: is nested too deeply"):
        structure(pattern, Pattern, source="pattern")


@frozen(kw_only=True)
class Sometimes(Absence):
    """A constraint that the library does not have."""


def test_a_constraint_of_another_library_is_not_stored() -> None:
    """Nobody could read it, so it is not written."""
    with pytest.raises(ValueError, match="Sometimes has no stored form"):
        rule_to_json(evolve(EXAMPLES[0], constraint=Sometimes(pattern=held("a"))))
