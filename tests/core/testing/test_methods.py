"""The check of a method finds what is wrong with it, all at once."""

from collections.abc import Callable
from typing import ClassVar, cast

import pytest
from attrs import evolve, field, frozen

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.method import DocumentSource, Method
from arbeidsmiljo.model.events import (
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeetingHeld,
    Payload,
)
from arbeidsmiljo.model.identifiers import (
    DocumentKey,
    FactorKey,
    MeetingKey,
    ParameterKey,
    PointKey,
    RuleKey,
    StatementId,
    StepKey,
)
from arbeidsmiljo.model.meetings import Point, Step
from arbeidsmiljo.model.method_payloads import MethodPayload
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Force, Form, Modality, Mood, Statement
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process import assess
from arbeidsmiljo.rules.case import Case
from arbeidsmiljo.rules.constraint import Constraint, Within
from arbeidsmiljo.rules.existence import Absence, Existence
from arbeidsmiljo.rules.parameters import Parameter
from arbeidsmiljo.rules.pattern import (
    Equals,
    Lacks,
    Named,
    Pattern,
    condition,
    held,
    taken,
)
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.rules.verdict import Verdict
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import (
    COMMITTEE_PAPER,
    EMPLOYEES_INFORMED,
    HR,
    INFORMATION,
    LEADER_GROUP,
    LEADER_OF_EMPLOYEES,
    LINE,
    UNIT_MEETING,
)
from arbeidsmiljo.testing.methods import check_method, problems_of_method
from arbeidsmiljo.testing.outcomes import is_broken, is_kept
from arbeidsmiljo.testing.witnesses import Witness, witnesses

METHOD = example_method()
WORDS = Text({"nb": "Gjør det", "en": "Do it"})
ASSISTED = StepKey("assisted")


def small() -> Method:
    """Give the example with three of its rules, and what these ask for."""
    kept = ("employees-informed", "unit-meets", "plan-returned")
    rules = tuple(evolve(one, entails=()) for one in METHOD.rules if one.key in kept)
    used = {parameter for one in rules for parameter in one.constraint.parameters}
    used |= {meeting.gap for meeting in METHOD.meetings}
    return evolve(
        METHOD,
        rules=rules,
        parameters=tuple(one for one in METHOD.parameters if one.key in used),
        steps=tuple(one for one in METHOD.steps if one.key == EMPLOYEES_INFORMED),
    )


SMALL = small()


def test_a_whole_method_passes() -> None:
    """Nothing is wrong with the example, which has a rule of every kind, or with a part of it."""
    check_method(METHOD)
    check_method(SMALL)


def rule(constraint: Constraint) -> Rule:
    """Make a rule for each unit."""
    return Rule(
        key=RuleKey("made"),
        title=WORDS,
        phase=LINE,
        bearer=LEADER_OF_EMPLOYEES,
        modality=Modality.SHOULD,
        force=Force.GUIDE,
        scope=Scope.EACH_UNIT,
        constraint=constraint,
        statements=(),
        ours=WORDS,
    )


class Broken(Existence):
    """A constraint that fails when it is asked."""

    def ask(self, case: Case) -> Verdict:
        """Fail."""
        message = f"there is no answer on {case.on:%A}s"
        raise ZeroDivisionError(message)


def with_rule(made: Rule, *steps: Step) -> Method:
    """Give the example with one rule more."""
    return evolve(SMALL, rules=(*SMALL.rules, made), steps=(*SMALL.steps, *steps))


def told(method: Method) -> list[str]:
    """Give what is wrong with a method, as it is told."""
    return [str(problem) for problem in problems_of_method(method)]


def test_keys_are_plain() -> None:
    """A key that could not stand in a file name or a reference is told with its part."""
    first, *others = SMALL.questionnaire.factors
    factors = (evolve(first, key=FactorKey("Samarbeid på tvers")), *others)
    method = evolve(SMALL, questionnaire=evolve(SMALL.questionnaire, factors=factors))
    (problem,) = told(method)
    assert problem.startswith("factor Samarbeid på tvers: the key")


def test_texts_are_there_in_every_language() -> None:
    """A text that lacks a language, or has no words in it, is told with its place."""
    actor, phase = SMALL.actors[0], SMALL.phases[0]
    method = evolve(
        SMALL,
        actors=(evolve(actor, label=Text({"nb": "HR"})), *SMALL.actors[1:]),
        phases=(evolve(phase, label=Text({"nb": "Oppstart", "en": " "})), *SMALL.phases[1:]),
    )
    assert told(method) == [
        "actors hr, label: has no words in 'en', which most texts are in",
        "phases start, label: has no words in 'en', which most texts are in",
    ]


def _as_text(number: object) -> int:
    return cast("int", str(number))


def _one_more(number: int) -> int:
    return number + 1


@frozen(kw_only=True)
class CakeEaten(MethodPayload):
    """Cake was eaten, and named in one language."""

    activity: ClassVar[str] = "example:cake-eaten"
    label: ClassVar[Text] = Text({"nb": "kake spist"})
    pieces: int = field(converter=_as_text, default=0)


@frozen(kw_only=True)
class CakeCounted(CakeEaten):
    """Cake was counted, anew each time that it is read."""

    activity: ClassVar[str] = "example:cake-counted"
    label: ClassVar[Text] = Text({"nb": "kake talt", "en": "cake counted"})
    pieces: int = field(converter=_one_more, default=0)


def test_payload_classes_have_whole_labels_and_can_be_stored() -> None:
    """A label that lacks a language is told, and a class that a store would not give back."""
    method = evolve(SMALL, payloads=(*SMALL.payloads, CakeEaten, CakeCounted))
    label, stored, counted = told(method)
    assert label == (
        "payloads example:cake-eaten, label: has no words in 'en', which most texts are in"
    )
    assert stored.startswith("payload CakeEaten: cannot be stored: InvalidInputError")
    assert counted == ("payload CakeCounted: is another once it is stored: CakeCounted(pieces=2)")


def test_texts_are_in_the_methods_language() -> None:
    """A method that says it is Danish has Danish texts, and documents."""
    problems = told(evolve(SMALL, language="da"))
    assert "method: most of its texts are not in its language, 'da'" in problems
    assert any(
        one.startswith("document committee-paper: has no source in 'da'") for one in problems
    )


def source(text: str, binding: str) -> Callable[[DocumentKey, str], DocumentSource]:
    """Give a document of one's own in place of the committee's."""

    def source_of(key: DocumentKey, language: str) -> DocumentSource:
        if key == COMMITTEE_PAPER:
            return DocumentSource(text=text, binding=binding)
        return SMALL.source_of(key, language)

    return source_of


@pytest.mark.parametrize(
    ("binding", "wrong"),
    [
        ('[fields]\n"Navn" = "no.such.path"\n', "binding $.fields.'Navn': there is no path 'no."),
        ('[fields]\n"Dato" = "meeting.date"\n', "its binding names the prompt 'Dato', which it"),
        ("[fields", "committee-paper, binding"),
    ],
    ids=["path", "prompt", "no TOML"],
)
def test_bindings_fit_their_documents(binding: str, wrong: str) -> None:
    """A binding that cannot be read, or names what is not there, is told with the document."""
    method = evolve(SMALL, source_of=source("Til ==Navn==\n", binding))
    (problem,) = told(method)
    assert problem.startswith("document committee-paper")
    assert wrong in problem


def test_documents_have_a_source() -> None:
    """A document that cannot be got is told with the reason."""

    def nothing(key: DocumentKey, language: str) -> DocumentSource:
        raise NotFoundError("text of", f"{key} in {language}")

    problems = told(evolve(SMALL, source_of=nothing))
    assert len(problems) == len(SMALL.documents)
    assert all("has no source in 'nb': NotFoundError" in problem for problem in problems)


def test_parameters_are_used() -> None:
    """A parameter that no rule and no meeting uses decides nothing."""
    idle = Parameter(key=ParameterKey("idle"), label=WORDS, default=Period(days=3))
    assert told(evolve(SMALL, parameters=(*SMALL.parameters, idle))) == [
        "parameter idle: is used by no rule and no meeting"
    ]


def test_steps_are_asked_for() -> None:
    """A step that no statement and no rule asks for is told, and a point that is there twice."""
    point = Point(key=PointKey("twice"), label=WORDS)
    step = Step(key=ASSISTED, label=WORDS, actor=HR, points=(point, point))
    assert told(evolve(SMALL, steps=(*SMALL.steps, step))) == [
        "step assisted: is asked for by no statement, rule, document or plan",
        "step assisted, point twice: is there twice",
    ]


def test_meetings_are_asked_for() -> None:
    """A meeting that goes on and that nothing speaks of is told; one that is planned is not."""
    first = SMALL.meetings[0]
    extra = evolve(first, key=MeetingKey("extra"), after=())
    assert told(evolve(SMALL, meetings=(*SMALL.meetings, extra))) == []
    assert told(evolve(SMALL, meetings=(*SMALL.meetings, evolve(extra, goes_on=True)))) == [
        "meeting extra: is asked for by no statement, rule, document or plan"
    ]


def test_statements_are_carried() -> None:
    """A statement that nothing carries is told, where the method has statements at all."""
    named = {
        one
        for parts in (
            SMALL.rules,
            SMALL.guidance,
            SMALL.structures,
            SMALL.meetings,
            SMALL.steps,
            SMALL.documents,
            SMALL.actors,
            SMALL.phases,
            SMALL.parameters,
        )
        for part in parts
        for one in part.statements
    }
    by_statement = {one: part for part in SMALL.rules for one in part.statements}

    def statement(key: StatementId) -> Statement:
        carrier = by_statement.get(key)
        form = Form.RULE if carrier else Form.GUIDANCE
        if any(key in one.statements for one in SMALL.structures):
            form = Form.STRUCTURE
        return Statement(
            id=key,
            seed="example.md",
            actor="hr",
            modality=carrier.modality if carrier else Modality.SHOULD,
            mood=Mood.MODAL,
            force=carrier.force if carrier else Force.GUIDE,
            form=form,
            text="Something is to be done.",
        )

    known = tuple(statement(one) for one in sorted(named))
    lost = evolve(statement(StatementId("E-lost")), form=Form.RULE)
    assert told(evolve(SMALL, statements=known)) == []
    (problem,) = told(evolve(SMALL, statements=(*known, lost)))
    where = f"{SMALL.key} of {SMALL.edition}: statement E-lost"
    assert problem == f"{where}: has the form rule, and no part of that kind names it"


def test_rules_bind_somebody_who_is_there() -> None:
    """Where a rule binds a leader in units that have another kind of leader, that is told."""
    within = Within(period=INFORMATION)
    leader_of_all = evolve(
        rule(Existence(pattern=taken(SMALL.steps[0].key), within=within)), scope=Scope.ONCE
    )
    assert told(with_rule(leader_of_all)) == [
        "rule made: binds 'leader-of-employees' in unit 'top', where there is none"
    ]


def test_rules_can_be_kept_and_broken() -> None:
    """A rule about what cannot happen in its units is told: as a duty, and as a ban."""
    elsewhere = held(LEADER_GROUP)
    (never_kept,) = told(
        with_rule(rule(Existence(pattern=elsewhere, within=Within(period=INFORMATION))))
    )
    assert never_kept.startswith("rule made: cannot be kept")
    (never_broken,) = told(with_rule(rule(Absence(pattern=elsewhere))))
    assert never_broken.startswith("rule made: cannot be broken")


@condition
def fails(payload: Payload) -> bool:
    """Fail at whatever is asked."""
    message = f"nobody knows of {payload.activity}"
    raise RuntimeError(message)


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        (
            Pattern.of(FindingRecorded, kind="nonsense"),
            "asks of finding-recorded the kind 'nonsense', which there is not",
        ),
        (
            Pattern.of(FindingRecorded, sensitive="perhaps"),
            "asks of finding-recorded the sensitive 'perhaps', which there is not",
        ),
        (
            Pattern.of(MeasureMoved, to=("started", "finished")),
            "asks of measure-moved the to 'finished', which there is not",
        ),
        (
            Pattern.of(MeasureDecided, Lacks(condition=Equals(field="due", values=("soon",)))),
            "asks of measure-decided the due 'soon', which there is not",
        ),
        (
            Pattern.of(MeetingHeld, Named(function=f"{__name__}:fails")),
            f"asks of meeting-held what '{__name__}:fails' decides, which fails: nobody knows of",
        ),
    ],
)
def test_conditions_can_be_asked(pattern: Pattern, problem: str) -> None:
    """A condition on what there is not is told, and does not end the check."""
    (said,) = told(with_rule(rule(Absence(pattern=pattern))))
    assert said.startswith(f"rule made: {problem}")


def test_a_rule_that_cannot_be_judged_is_told() -> None:
    """What fails while a rule is tried is told with the rule."""
    made = rule(Broken(pattern=held(UNIT_MEETING)))
    (said,) = told(with_rule(made))
    assert said.startswith("rule made: cannot be judged: ZeroDivisionError('there is no answer")


def test_rules_say_on_whose_word() -> None:
    """A law is cited, and what no statement says is marked as ours."""
    made = evolve(rule(Existence(pattern=held(UNIT_MEETING))), force=Force.LAW, ours=None)
    assert told(with_rule(made)) == [
        "rule made: has the force of law, and cites no law; cite it by section",
        "rule made: names no statement, and does not say that it is ours; do either",
        (
            "rule made: names no statement, and has the force of law; what is only ours is none: "
            "give it that of a guide, or name the statement"
        ),
    ]


def test_what_is_only_ours_is_advice() -> None:
    """A rule that no statement stands behind can be no duty."""
    made = evolve(rule(Existence(pattern=held(UNIT_MEETING))), modality=Modality.MUST)
    assert told(with_rule(made)) == [
        (
            "rule made: names no statement, and asks with 'must'; what is only ours is advice: ask "
            "with 'should', or name the statement"
        )
    ]


def test_a_time_of_our_length_is_said_to_be_ours() -> None:
    """A deadline that the source does not give may not pass for the source's."""
    timed = Existence(pattern=held(UNIT_MEETING), within=Within(period=INFORMATION))
    stated = evolve(rule(timed), statements=SMALL.rules[0].statements, ours=None)
    stated = evolve(stated, modality=SMALL.rules[0].modality)
    assert told(with_rule(stated)) == []
    ours = tuple(evolve(one, ours=one.key == INFORMATION) for one in SMALL.parameters)
    said = [one for one in told(evolve(with_rule(stated), parameters=ours)) if "made" in one]
    assert said == [
        (
            f"rule made: has a time whose length is ours, {str(INFORMATION)!r}, and does not say "
            "that it is ours; say so in what is ours"
        )
    ]


def test_rules_entail_what_can_be_broken_along_with_them() -> None:
    """A rule that names itself is told, and one that names a rule of other events."""
    keys = tuple(one.key for one in SMALL.rules)
    made = evolve(rule(Absence(pattern=held(UNIT_MEETING), n=9)), entails=(*keys, RuleKey("made")))
    assert told(with_rule(made)) == [
        (
            "rule made: entails 'employees-informed', which speaks of no event that it speaks of; "
            "leave it out"
        ),
        "rule made: entails itself; leave that out",
    ]


def test_rules_can_be_kept_in_an_enterprise_of_one_unit() -> None:
    """A step that only units below the top take cannot be asked of the one unit there is."""
    step = Step(key=ASSISTED, label=WORDS, actor=HR, scope=Scope.EACH_LEADER)
    constraint = Existence(pattern=taken(ASSISTED), within=Within(period=INFORMATION))
    assert told(with_rule(rule(constraint), step)) == [
        "rule made: can be broken and cannot be kept where the enterprise is one unit"
    ]
    everywhere = evolve(step, scope=Scope.ALL)
    assert told(with_rule(rule(constraint), everywhere)) == []


def test_all_problems_are_told_at_once() -> None:
    """A method with several faults is told all of them, a line each."""
    idle = Parameter(key=ParameterKey("idle"), label=Text({"nb": "Tid"}), default=Period(days=3))
    never_broken = with_rule(rule(Absence(pattern=held(LEADER_GROUP))))
    method = evolve(never_broken, parameters=(*SMALL.parameters, idle))
    with pytest.raises(AssertionError) as caught:
        check_method(method)
    assert len(str(caught.value).splitlines()) == 3


@pytest.mark.parametrize("made", METHOD.rules, ids=lambda one: one.key)
def test_witnesses_can_be_told(made: Rule) -> None:
    """What is found for a rule can be recorded, and keeps the rule or breaks it."""
    found = witnesses(METHOD, made)
    assert found.rule == made.key
    for witness, confirms in ((found.kept, is_kept), (found.broken, is_broken)):
        assert isinstance(witness, Witness)
        duties = assess(witness.process(METHOD), on=witness.asked).duties
        assert any(
            confirms(duty)
            for duty in duties
            if (duty.rule.key, duty.unit, duty.subject) == (made.key, witness.unit, witness.subject)
        )


def test_the_search_finds_the_same_each_time() -> None:
    """Two searches for one rule give the same witnesses."""
    made = METHOD.rule("units-before-committee")
    assert witnesses(METHOD, made) == witnesses(METHOD, made)


def test_duties_about_reports_are_found() -> None:
    """The lines of a distribution plan are subjects too, and the witness has the plan."""
    about_reports = [
        made for made in METHOD.rules if made.each and made.each.subject is Subject.REPORT
    ]
    assert about_reports
    for made in about_reports:
        kept = witnesses(METHOD, made).kept
        assert kept is not None
        assert kept.subject in {f"{one.report}-{one.to}" for one in kept.distribution.lines}
