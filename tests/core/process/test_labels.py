"""What states, rules, events and reports are called."""

from collections.abc import Mapping

import pytest
from attrs import evolve, fields

from arbeidsmiljo.model.distribution import ReportLevel
from arbeidsmiljo.model.events import PAYLOADS, ProcessStarted
from arbeidsmiljo.model.measures import FindingKind, MeasureKind, MeasureState, PlanState
from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.model.unit_events import UnitOpened
from arbeidsmiljo.process import labels
from arbeidsmiljo.rules.existence import Absence, Existence
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.example_method import example_method


def _tables() -> list[tuple[Mapping[str, Text], set[str]]]:
    """Give what is called something, and all that there is of it."""
    return [
        ({str(key): label for key, label in labels.STATES.items()}, set(State)),
        ({str(key): label for key, label in labels.MODALITIES.items()}, set(Modality)),
        ({str(key): label for key, label in labels.FORCES.items()}, set(Force)),
        (labels.ACTIVITIES, {payload.activity for payload in PAYLOADS}),
        ({str(key): label for key, label in labels.REPORTS.items()}, set(ReportLevel)),
        ({str(key): label for key, label in labels.FINDING_KINDS.items()}, set(FindingKind)),
        ({str(key): label for key, label in labels.MEASURE_KINDS.items()}, set(MeasureKind)),
        ({str(key): label for key, label in labels.MEASURE_STATES.items()}, set(MeasureState)),
        ({str(key): label for key, label in labels.PLAN_STATES.items()}, set(PlanState)),
    ]


@pytest.mark.parametrize(("named", "things"), _tables())
def test_everything_has_a_label(named: Mapping[str, Text], things: set[str]) -> None:
    """Each state, strength, activity and report has a label, and nothing else has one."""
    assert set(named) == {str(thing) for thing in things}


@pytest.mark.parametrize(("named", "things"), _tables())
def test_labels_tell_things_apart(named: Mapping[str, Text], things: set[str]) -> None:
    """In no language are two things of a kind called the same."""
    for language in ("en", "nb", "nn", "da"):
        assert len({label.in_language(language) for label in named.values()}) == len(things)


def test_every_field_that_a_rule_can_speak_of_has_a_label() -> None:
    """All fields of payloads, less those of the start of a process and the opening of a unit."""
    whole = {ProcessStarted, UnitOpened}
    known = {one.name for payload in PAYLOADS if payload not in whole for one in fields(payload)}
    assert set(labels.FIELDS) == known


def test_what_a_rule_forbids_is_kept_and_never_done() -> None:
    """Before anything has happened, nobody reads that a prohibition is done."""
    method = example_method()
    rules = method.rules

    def told(state: State, rule: Rule) -> str:
        return labels.state_label(state, rule, method).in_language("nb")

    forbidden = [rule for rule in rules if isinstance(rule.constraint, Absence)]
    others = [rule for rule in rules if isinstance(rule.constraint, Existence)]
    kept = {told(State.FULFILLED, rule) for rule in forbidden}
    done = {told(State.FULFILLED, rule) for rule in others}
    assert (kept, done) == ({"ikke brutt"}, {"gjort"})
    for rule in (*forbidden, *others):
        for state in set(State) - {State.FULFILLED}:
            assert labels.state_label(state, rule, method) == labels.STATES[state]


@pytest.mark.parametrize("ours", [True, False])
def test_only_what_the_law_asks_by_a_day_of_ours_is_done_after_a_reminder(*, ours: bool) -> None:
    """What guidance asks, or what the law gives time for, is done after a deadline."""
    method = example_method()
    parameters = tuple(evolve(one, ours=ours) for one in method.parameters)
    method = evolve(method, parameters=parameters)
    reminded = {
        rule.key
        for rule in method.rules
        if labels.state_label(State.REPAIRED, rule, method) != labels.STATES[State.REPAIRED]
    }
    by_law = {rule.key for rule in method.rules if rule.force is Force.LAW}
    timed = {rule.key for rule in method.rules if rule.constraint.parameters}
    assert by_law & timed
    assert by_law - timed or timed - by_law
    assert reminded == (by_law & timed if ours else set())
