"""What the rules of the methods ask is said as they ask it, in every language."""

from collections import defaultdict
from typing import Final

import pytest
from attrs import evolve, fields

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.meetings import MeetingKind, Step
from arbeidsmiljo.process.asking import waited_for
from arbeidsmiljo.rules.constraint import Constraint
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

LANGUAGES: Final = ("nb", "nn", "da", "en")
METHODS: Final = (MUST, INNSATSTEAM, NFA)
RULES: Final = [
    pytest.param(method, rule, id=f"{method.key}-{rule.key}")
    for method in METHODS
    for rule in method.rules
]

SAID: Final = {
    (MUST, "amu-two-meetings"): (
        "meeting held: AMU discusses the results or AMU discusses after the process in the line at "
        "least 2 times"
    ),
    (MUST, "amu-second-after-line"): (
        "in each unit below: meeting held: The unit gets feedback and discusses the results and in "
        "each unit below: meeting held: The unit discusses measures and in each leader group "
        "below: meeting held: The leader group looks at the combined report and in each leader "
        "group below: meeting held: The leader group discusses and decides common measures before "
        "meeting held: AMU discusses after the process in the line"
    ),
    (MUST, "work-environment-in-governance-dialogue"): (
        "never: meeting held: Governance dialogue between levels (points: not The work environment)"
    ),
    (MUST, "effect-has-measure"): (
        "measure proposed (with wanted effect) or wanted effect without a measure, in any unit"
    ),
    (MUST, "four-questions-answered"): (
        "The questions about a problem have been answered (with finding; points: "
        "What is the problem or need? and Which measures can help? and What comes with each of "
        "them, for better and worse? and What must be in place to succeed?)"
    ),
    (MUST, "measure-put-into-effect"): "after measure decided: measure moved: started or further",
    (MUST, "unlawful-corrected"): (
        "after finding recorded (something unlawful): measure moved: carried out or further, in "
        "any unit"
    ),
    (MUST, "reported-upward"): (
        "after finding recorded (of weight for what the unit is to achieve): It has been "
        "reported to the level above (with finding)"
    ),
    (INNSATSTEAM, "start-up-with-everybody"): (
        "never: meeting held: Start-up meeting (those present: one or more missing of Leader of "
        "the unit and Superior leader and Union representative and Safety representative and "
        "Local resource (staff, occupational health service or NAV Arbeidslivssenter))"
    ),
    (INNSATSTEAM, "schedule-and-owner"): (
        "never: measure decided (one or more missing: who is responsible and deadline)"
    ),
    (INNSATSTEAM, "report-holds-nothing-sensitive"): (
        "never: document prepared: Report on the mapping (with findings)"
    ),
    (INNSATSTEAM, "challenge-handled"): (
        "after finding recorded (something to improve; not sensitive): measure proposed (with "
        "finding)"
    ),
    (INNSATSTEAM, "report-has-both-areas"): (
        "finding recorded (something to improve) and finding recorded (something to preserve) "
        "before document prepared: Report on the mapping"
    ),
    (NFA, "not-before-all-are-told"): (
        "in each unit below: meeting held: Orientation meeting before the effort begins before "
        "measure moved: started or further, in any unit"
    ),
    (NFA, "evaluated-after-the-plans"): (
        "for each action plan: action plan carried out before meeting held: Final evaluation"
    ),
    (NFA, "kept-on-track"): (
        "after action plan reviewed: stalled: action plan reviewed: on track or adapted or "
        "action plan carried out"
    ),
}
"""What some rules ask, in English: one for each way in which a rule can be particular."""

ELSEWHERE: Final = {
    "nb": (
        "aldri: møte holdt: Styringsdialog mellom nivåene (punkter: ikke Arbeidsmiljøet)",
        "aldri: tiltak besluttet (noe mangler: ansvarlig og frist)",
        "for hver handlingsplan: handlingsplan gjennomført før møte holdt: Avsluttende evaluering",
    ),
    "nn": (
        "aldri: møte halde: Styringsdialog mellom nivåa (punkt: ikkje Arbeidsmiljøet)",
        "aldri: tiltak vedteke (noko manglar: ansvarleg og frist)",
        "for kvar handlingsplan: handlingsplan gjennomført før møte halde: Avsluttande evaluering",
    ),
    "da": (
        "aldrig: møde holdt: Styringsdialog mellem niveauerne (punkter: ikke Arbejdsmiljøet)",
        "aldrig: indsats besluttet (noget mangler: ansvarlig og frist)",
        "for hver handleplan: handleplan gennemført før møde holdt: Afsluttende evaluering",
    ),
}
"""What three of them ask, in the other languages."""


def said(method: Method, rule: str, language: str) -> str:
    """Say what a rule asks."""
    return waited_for(method.rule(rule).constraint, method).in_language(language)


def without_deadlines(constraint: Constraint) -> Constraint:
    """Leave out by when, and counted from which of several events, something is asked."""
    named = ("within", "not_before", "every", "until", "first_only", "strictly", "correlate")
    plain = {
        one.name: bool(getattr(constraint, one.name)) if one.name == "every" else one.default
        for one in fields(type(constraint))  # type: ignore[arg-type]
        if one.name in named
    }
    return evolve(constraint, **plain)  # type: ignore[misc]


@pytest.mark.parametrize(("method", "rule"), SAID, ids=[f"{m.key}-{r}" for m, r in SAID])
def test_a_rule_is_said_as_it_asks(method: Method, rule: str) -> None:
    """How often, of whom, with what and without what is in the words."""
    assert said(method, rule, "en") == SAID[method, rule]


@pytest.mark.parametrize("language", ELSEWHERE)
def test_it_is_said_so_in_the_other_languages(language: str) -> None:
    """What is missing, what is not and what is asked of each is said there too."""
    assert (
        said(MUST, "work-environment-in-governance-dialogue", language),
        said(INNSATSTEAM, "schedule-and-owner", language),
        said(NFA, "evaluated-after-the-plans", language),
    ) == ELSEWHERE[language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
def test_rules_that_ask_for_other_events_are_said_in_other_words(
    method: Method, language: str
) -> None:
    """Only deadlines, and who or what a rule is for, are told elsewhere in an explanation."""
    asking: dict[str, set[Constraint]] = defaultdict(set)
    for rule in method.rules:
        asking[said(method, rule.key, language)].add(without_deadlines(rule.constraint))
    assert {words: len(asked) for words, asked in asking.items()} == dict.fromkeys(asking, 1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("method", "rule"), RULES)
def test_no_key_stands_for_a_name(method: Method, rule: Rule, language: str) -> None:
    """Nothing is left open in the wording, and everything is called what people call it."""
    words = said(method, rule.key, language)
    assert words == words.strip() != ""
    assert "{" not in words
    keys: set[str] = set()
    wholes: tuple[MeetingKind | Step, ...] = (*method.meetings, *method.steps)
    for whole in wholes:
        keys |= {whole.key, *(point.key for point in whole.points)}
    keys |= {document.key for document in method.documents}
    keys |= {actor.key for actor in method.actors}
    assert not {key for key in keys if "-" in key and key in words}
    assert "_" not in words


@pytest.mark.parametrize("language", ["nb", "nn", "da", "en"])
def test_a_step_that_is_taken_with_several_says_with_whom(language: str) -> None:
    """The work is anchored with each of four, and the four are told apart."""
    rule = INNSATSTEAM.rule("anchored-with-all-four")
    said = waited_for(rule.constraint, INNSATSTEAM).in_language(language)
    anchored = INNSATSTEAM.step("anchored").label.in_language(language)
    for actor in (SUPERIOR_MANAGEMENT, LEADER, UNION_REPRESENTATIVE, SAFETY_REPRESENTATIVE):
        assert f"{anchored} ({INNSATSTEAM.actor(actor).label.in_language(language)})" in said
