"""What the rules of the methods ask is said as they ask it, in every language."""

from collections import defaultdict
from typing import Final

import pytest

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
        "meeting held: AMU discusses the results and meeting held: AMU discusses after the process "
        "in the line; by when: Time from the results being ready to all meetings of both "
        "treatments being held; counted from results published"
    ),
    (MUST, "amu-second-after-line"): (
        "before “meeting held: AMU discusses after the process in the line”: “meeting held: The "
        "unit gets feedback and discusses the results” and “meeting held: The unit discusses "
        "measures” in each unit below; “meeting held: The leader group looks at the combined "
        "report” and “meeting held: The leader group discusses and decides common measures” in "
        "each leader group below"
    ),
    (MUST, "work-environment-in-governance-dialogue"): (
        "never: meeting held: Governance dialogue between levels (points: not The work environment)"
    ),
    (MUST, "effect-has-measure"): (
        "measure proposed (with wanted effect) or wanted effect without a measure, in any unit; by"
        " when: Time from the results being ready to all meetings of both treatments being held; "
        "counted from results published"
    ),
    (MUST, "four-questions-answered"): (
        "The questions about a problem have been answered (with finding; points: What is the "
        "problem or need?, Which measures can help?, What comes with each of them, for better and "
        "worse? and What must be in place to succeed?); by when: Time to answer the four questions"
        " about a problem"
    ),
    (MUST, "measure-put-into-effect"): (
        "after measure decided: measure moved: started or further; by the day that was set last "
        "(deadline); only the first time"
    ),
    (MUST, "unlawful-corrected"): (
        "after finding recorded (something unlawful): “measure moved: carried out or further” for "
        "each measure for which there is “measure decided or measure moved: started or further” "
        "(where there is none of these, it is not done); our reminder: When we remind of an "
        "unlawful condition that has not been corrected; only the first time"
    ),
    (MUST, "reported-upward"): (
        "after finding recorded (of weight for what the unit is to achieve): It has been reported "
        "to the level above (with finding); by when: Time to report to the level above what "
        "threatens the ambitions; only the first time"
    ),
    (MUST, "amu-discusses-results"): (
        "after results published: meeting held: AMU discusses the results; by when: What “as soon "
        "as the results are ready” means for the central actors; only the first time"
    ),
    (MUST, "measures-decided"): (
        "after meeting held: The unit discusses measures: measure decided; by when: Time from the "
        "meeting on measures to the first measure being decided; only the first time"
    ),
    (INNSATSTEAM, "schedule-and-owner"): (
        "“measure decided (with deadline)” and “measure decided (with who is responsible)” before "
        "“measure moved: started or further”"
    ),
    (INNSATSTEAM, "report-holds-nothing-sensitive"): (
        "never: document prepared: Report on the mapping (with findings)"
    ),
    (INNSATSTEAM, "challenge-handled"): (
        "where there is “meeting held: The staff evaluate and adjust the measures”, either before "
        "it or after: measure proposed (with finding), measure moved: rejected or meeting held: "
        "The parties prioritise measures; by when: Time until an area is taken up, from the "
        "evaluation or from its being pointed out; only the first time; also for what comes after "
        "“meeting held: The staff evaluate and adjust the measures”"
    ),
    (INNSATSTEAM, "report-has-both-areas"): (
        "“finding recorded (something to improve)” and “finding recorded (something to preserve)” "
        "before “document prepared: Report on the mapping”"
    ),
    (INNSATSTEAM, "staff-evaluates"): (
        "after meeting held: The parties prioritise measures: meeting held: The staff evaluate and"
        " adjust the measures; by when: Last day to evaluate the measures (“after some months”); "
        "counts at the earliest after: Earliest day to evaluate the measures (“after some "
        "months”); only the first time"
    ),
    (INNSATSTEAM, "superior-asks-for-progress"): (
        "after meeting held: The parties prioritise measures: The superior leader has asked about "
        "progress, again and again; at most so long from one time to the next: What “regularly” "
        "means for the superior leader's follow-up; until process closed; only the first time"
    ),
    (NFA, "not-before-all-are-told"): (
        "“Everybody at the workplace has been told of the action plans” before “measure moved: "
        "started or further, action plan reviewed: on track or adapted or action plan carried "
        "out” in any unit"
    ),
    (NFA, "evaluated-after-the-plans"): (
        "before “meeting held: Final evaluation”: “action plan carried out” for each action plan"
    ),
    (NFA, "kept-on-track"): (
        "after action plan reviewed: stalled: action plan reviewed: on track or adapted or action "
        "plan carried out; by when: Time to get a stalled action plan back on track; not on the "
        "same day"
    ),
}
"""What some rules ask, in English: one for each way in which a rule can be particular."""

ELSEWHERE: Final = {
    "nb": (
        "aldri: møte holdt: Styringsdialog mellom nivåene (punkter: ikke Arbeidsmiljøet)",
        (
            "«tiltak besluttet (med frist)» og «tiltak besluttet (med ansvarlig)» før «tiltak fikk "
            "ny status: startet eller kommet lenger»"
        ),
        (
            "før «møte holdt: Avsluttende evaluering»: «handlingsplan gjennomført» for hver "
            "handlingsplan"
        ),
        (
            "etter «møte holdt: Partene prioriterer tiltak»: møte holdt: Personalgruppen evaluerer"
            " og justerer tiltakene; frist: Siste frist for å evaluere tiltakene («etter noen "
            "måneder»); teller tidligst etter: Tidligste dag for å evaluere tiltakene («etter noen"
            " måneder»); bare den første gangen"
        ),
        (
            "etter «handlingsplan vurdert: stanset»: handlingsplan vurdert: på sporet eller "
            "tilpasset eller handlingsplan gjennomført; frist: Frist for å få en handlingsplan som"
            " har stanset, tilbake på sporet; ikke samme dag"
        ),
    ),
    "nn": (
        "aldri: møte halde: Styringsdialog mellom nivåa (punkt: ikkje Arbeidsmiljøet)",
        (
            "«tiltak vedteke (med frist)» og «tiltak vedteke (med ansvarleg)» før «tiltak fekk ny "
            "status: starta eller kome lenger»"
        ),
        (
            "før «møte halde: Avsluttande evaluering»: «handlingsplan gjennomført» for kvar "
            "handlingsplan"
        ),
        (
            "etter «møte halde: Partane prioriterer tiltak»: møte halde: Personalgruppa evaluerer "
            "og justerer tiltaka; frist: Siste frist for å evaluere tiltaka («etter nokre "
            "månader»); tel tidlegast etter: Tidlegaste dag for å evaluere tiltaka («etter nokre "
            "månader»); berre den første gongen"
        ),
        (
            "etter «handlingsplan vurdert: stansa»: handlingsplan vurdert: på sporet eller "
            "tilpassa eller handlingsplan gjennomført; frist: Frist for å få ein handlingsplan som"
            " har stansa, tilbake på sporet; ikkje same dagen"
        ),
    ),
    "da": (
        "aldrig: møde holdt: Styringsdialog mellem niveauerne (punkter: ikke Arbejdsmiljøet)",
        (
            "»indsats besluttet (med frist)« og »indsats besluttet (med ansvarlig)« før »indsats "
            "fik ny status: startet eller kommet længere«"
        ),
        "før »møde holdt: Afsluttende evaluering«: »handleplan gennemført« for hver handleplan",
        (
            "efter »møde holdt: Parterne prioriterer indsatser«: møde holdt: Personalegruppen "
            "evaluerer og justerer indsatserne; frist: Sidste frist for at evaluere indsatserne "
            "(»efter nogle måneder«); tæller tidligst efter: Tidligste dag for at evaluere "
            "indsatserne (»efter nogle måneder«); kun den første gang"
        ),
        (
            "efter »handleplan vurderet: gået i stå«: handleplan vurderet: på sporet eller "
            "tilpasset eller handleplan gennemført; frist: Frist for at få en handleplan, der er "
            "gået i stå, tilbage på sporet; ikke samme dag"
        ),
    ),
}
"""What five of them ask, in the other languages."""


def said(method: Method, rule: str, language: str) -> str:
    """Say what a rule asks."""
    return waited_for(method.rule(rule).constraint, method).in_language(language)


@pytest.mark.parametrize(("method", "rule"), SAID, ids=[f"{m.key}-{r}" for m, r in SAID])
def test_a_rule_is_said_as_it_asks(method: Method, rule: str) -> None:
    """How often, of whom, with what and without what, by and from when is in the words."""
    assert said(method, rule, "en") == SAID[method, rule]


@pytest.mark.parametrize("language", ELSEWHERE)
def test_it_is_said_so_in_the_other_languages(language: str) -> None:
    """What is missing, what is not and what is asked of each is said there too."""
    assert (
        said(MUST, "work-environment-in-governance-dialogue", language),
        said(INNSATSTEAM, "schedule-and-owner", language),
        said(NFA, "evaluated-after-the-plans", language),
        said(INNSATSTEAM, "staff-evaluates", language),
        said(NFA, "kept-on-track", language),
    ) == ELSEWHERE[language]


@pytest.mark.parametrize(
    ("language", "none"),
    [
        ("nb", "(finnes det ingen slike, er det ikke gjort)"),
        ("nn", "(finst det ingen slike, er det ikkje gjort)"),
        ("da", "(findes der ingen af dem, er det ikke gjort)"),
    ],
)
def test_that_there_has_to_be_one_is_said(language: str, none: str) -> None:
    """In words that fit whatever it ranges over, of whichever gender that is."""
    assert none in said(MUST, "unlawful-corrected", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_for_only_after_something_else_is_said(language: str) -> None:
    """Measures are prioritised first where the employees have developed some, and so it is said."""
    words = said(INNSATSTEAM, "parties-prioritise", language)
    assert words.count(INNSATSTEAM.meeting("measure-gathering").label.in_language(language)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
def test_rules_that_ask_for_something_else_are_said_in_other_words(
    method: Method, language: str
) -> None:
    """By and from when are in the words; only who or what a rule is for is told elsewhere."""
    asking: dict[str, set[Constraint]] = defaultdict(set)
    for rule in method.rules:
        asking[said(method, rule.key, language)].add(rule.constraint)
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
    # What a named period decides may be told in words that are a key too: the start-up meeting.
    for parameter in method.parameters:
        words = words.replace(parameter.label.in_language(language), "")
    assert not {key for key in keys if "-" in key and key in words}
    assert "_" not in words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("method", "rule"), RULES)
def test_every_period_of_a_rule_is_named(method: Method, rule: Rule, language: str) -> None:
    """By when, from when and how often stand in the words by what the process can choose."""
    words = said(method, rule.key, language)
    for period in rule.constraint.parameters:
        assert method.parameter(period).label.in_language(language) in words


@pytest.mark.parametrize("language", ["nb", "nn", "da", "en"])
def test_a_step_that_is_taken_with_several_says_with_whom(language: str) -> None:
    """The work is anchored with each of four, and the four are told apart."""
    rule = INNSATSTEAM.rule("anchored-with-all-four")
    said = waited_for(rule.constraint, INNSATSTEAM).in_language(language)
    anchored = INNSATSTEAM.step("anchored").label.in_language(language)
    for actor in (SUPERIOR_MANAGEMENT, LEADER, UNION_REPRESENTATIVE, SAFETY_REPRESENTATIVE):
        assert f"{anchored} ({INNSATSTEAM.actor(actor).label.in_language(language)})" in said
