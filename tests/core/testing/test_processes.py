"""The strategies for processes, and the example method that they run."""

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.events import PAYLOADS, Payload, ProcessClosed
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.process import Process
from arbeidsmiljo.rules.case import Dated
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Over
from arbeidsmiljo.testing.constraints import constraint_classes
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.processes import Recording, processes, recordings

RULES = example_method().rules
RECORDED = {*PAYLOADS, *example_method().payloads} - {ProcessClosed}


@given(processes(), st.data())
def test_whatever_is_drawn_can_be_recorded(process: Process, data: st.DataObject) -> None:
    """Admission lets in every recording, one after the other."""
    for _ in range(3):
        recording: Recording = data.draw(recordings(process))
        assert recording.put(process) == process.journal[-1]


def test_payloads_of_every_class_are_recorded() -> None:
    """No class of the vocabulary is left out, but the closing, after which nothing happens."""
    seen: set[type[Payload]] = set()

    def all_seen(process: Process) -> bool:
        seen.update(type(event.payload) for event in process.journal)
        return seen == RECORDED

    once = settings(max_examples=2000, phases=[Phase.generate], database=None)
    assert find(processes(min_units=3, max_events=40), all_seen, settings=once).journal


def test_the_example_method_has_every_class_of_constraint() -> None:
    """Whoever tests with it tests them all."""
    assert {type(rule.constraint) for rule in RULES} == set(constraint_classes())


def test_the_example_method_asks_with_every_modality_and_force() -> None:
    """It must, should, may and advises; by law, by the tool and by the guide."""
    assert {rule.modality for rule in RULES} == set(Modality)
    assert {rule.force for rule in RULES} == set(Force)
    assert {rule.scope for rule in RULES} == set(Scope)


def test_the_example_method_is_about_every_kind_of_subject() -> None:
    """It has a rule for each finding, measure, effect, plan and report."""
    assert {rule.each.subject for rule in RULES if rule.each} == set(Subject)


def test_the_example_method_ranges_over_everything() -> None:
    """Its constraints look at units, leader groups and all kinds of subject."""
    parts = [part for rule in RULES for part in (*_every(rule.constraint), rule.constraint)]
    over: set[object] = {getattr(part, "over", Over.OWN) for part in parts}
    assert over == set(Over)


def _every(constraint: object) -> tuple[object, ...]:
    return constraint.before if isinstance(constraint, Precedence) else ()


@pytest.mark.parametrize(
    "field",
    [
        "within",
        "not_before",
        "every",
        "until",
        "correlate",
        "strictly",
        "first_only",
        "anywhere",
        "among",
    ],
)
def test_the_example_method_uses_every_part_of_the_language(field: str) -> None:
    """Each thing that a constraint can say is said by a rule."""
    assert any(getattr(rule.constraint, field, None) for rule in RULES)


def test_the_example_method_has_a_deadline_that_the_trigger_names() -> None:
    """A measure is due on the day that was decided."""
    limits = [getattr(rule.constraint, "within", None) for rule in RULES]
    assert Dated(field="due") in limits


def test_what_has_the_force_of_law_cites_it() -> None:
    """And what the example method only advises cites none."""
    for rule in RULES:
        assert (rule.law is not None) == (rule.force is Force.LAW)
