"""Each part of each rule is needed: with another in its place, some journal is told otherwise."""

from collections.abc import Iterable, Iterator
from functools import cache

import pytest
from attrs import evolve

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import (
    DocumentPrepared,
    Event,
    FindingRecorded,
    MeasureProposed,
    MeetingCalled,
    MeetingHeld,
    PlanDrawnUp,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    DocumentKey,
    FindingId,
    MeasureId,
    MeetingKey,
    PlanId,
    PointKey,
    RuleKey,
    StepKey,
    UnitId,
)
from arbeidsmiljo.model.meetings import MeetingKind, Point, Step
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo.testing.outcomes import is_broken, is_kept
from arbeidsmiljo.testing.stories import GROUP, ONE, TOP, Told
from tests.plugins.facts import Due, Fact, Known, duties_of, happened, last_day, of_own_lengths
from tests.plugins.innsatsteam.facts import INNSATSTEAM_KNOWN
from tests.plugins.must.facts import MUST_KNOWN
from tests.plugins.nfa.facts import NFA_KNOWN
from tests.plugins.variants import Variant, beside_each_other, variants

KNOWN = (NFA_KNOWN, INNSATSTEAM_KNOWN, MUST_KNOWN)
EVERY_RULE = [
    pytest.param(known, str(rule.key), id=f"{known.method.key}-{rule.key}")
    for known in KNOWN
    for rule in known.method.rules
]
ANOTHER = "another"
"""A meeting, a step and a document that no rule speaks of."""

SCOPES = {TOP: Scope.ONCE, GROUP: Scope.EACH_LEADER_GROUP, ONE: Scope.EACH_UNIT}
"""For whom the units of the stories have documents."""


@cache
def with_another(method: Method) -> Method:
    """Give a method with a meeting, a step and a document more, which no rule speaks of."""
    everywhere = Scope.ALL
    meeting = evolve(
        method.meetings[0],
        key=MeetingKey(ANOTHER),
        scope=everywhere,
        after=(),
        points=points_of(method.meetings),
    )
    step = evolve(
        method.steps[0], key=StepKey(ANOTHER), scope=everywhere, points=points_of(method.steps)
    )
    by_scope = {one.scope: one for one in method.documents}
    documents = (
        evolve(one, key=another(scope), number=100 + number, meeting=None)
        for number, (scope, one) in enumerate(by_scope.items())
    )
    return evolve(
        method,
        meetings=(*method.meetings, meeting),
        steps=(*method.steps, step),
        documents=(*method.documents, *documents),
    )


def another(scope: Scope) -> DocumentKey:
    """Give the document of a scope that no rule speaks of."""
    return DocumentKey(f"{ANOTHER}-{scope}")


def points_of(parts: Iterable[MeetingKind | Step]) -> tuple[Point, ...]:
    """Give all that is taken up in some meetings, or done in some steps, each once."""
    return tuple({point.key: point for part in parts for point in part.points}.values())


def others(method: Method, unit: UnitId, told: tuple[Told, ...], *beside: Told) -> Iterator[Told]:
    """Give another meeting, step and document of each day on which something happens.

    Everybody is there, everything is taken up, and all that is known of is named. Steps are taken
    towards whomever one is taken towards in what happened, or in what could have.
    """
    actors = tuple(actor.key for actor in method.actors)
    steps = [payload for _, payload, _ in (*told, *beside) if isinstance(payload, StepTaken)]
    towards = dict.fromkeys((None, *(step.towards for step in steps)))
    points = tuple(point.key for point in points_of(method.meetings))
    parts = tuple(point.key for point in points_of(method.steps))
    for day in sorted({0, *(day for day, _, _ in told)}):
        known = [payload for on, payload, _ in told if on < day]
        findings = [one.finding for one in known if isinstance(one, FindingRecorded)]
        measures = [one.measure for one in known if isinstance(one, MeasureProposed)]
        plans = [one.plan for one in known if isinstance(one, PlanDrawnUp)]
        for where in dict.fromkeys((TOP, unit)):
            yield day, MeetingCalled(meeting=MeetingKey(ANOTHER)), where
            yield day, _meeting((), (), []), where
            yield day, _meeting(points, actors, plans), where
            scope = SCOPES[where]
            if any(one.scope is scope for one in method.documents):
                yield day, _document(scope, findings, measures), where
            for actor in towards:
                step = StepTaken(step=StepKey(ANOTHER), towards=actor, points=parts)
                yield day, step, where
            for finding in findings:
                yield day, StepTaken(step=StepKey(ANOTHER), finding=finding, points=parts), where


def _meeting(
    points: tuple[PointKey, ...], actors: tuple[ActorKey, ...], plans: list[PlanId]
) -> MeetingHeld:
    return MeetingHeld(
        meeting=MeetingKey(ANOTHER), points=points, attended=actors, plans=tuple(plans)
    )


def _document(
    scope: Scope, findings: list[FindingId], measures: list[MeasureId]
) -> DocumentPrepared:
    return DocumentPrepared(
        document=another(scope), findings=tuple(findings), measures=tuple(measures)
    )


def journals(
    known: Known, unit: UnitId, told: tuple[Told, ...], *beside: Told
) -> tuple[tuple[Event, ...], ...]:
    """Give the journal of what happened, and one with other meetings, steps and documents too."""
    more = (*told, *others(known.method, unit, told, *beside))
    return (
        happened(known, known.method, told),
        happened(known, with_another(known.method), more),
    )


def endings(known: Known, rule: str) -> Iterator[tuple[bool, tuple[Event, ...]]]:
    """Give the journals of both endings of a story, and whether each keeps the rule."""
    story = known.stories[rule]
    for kept, ending in ((True, story.kept), (False, story.broken)):
        told = (*story.common, *ending)
        for journal in journals(known, story.unit, told, *story.kept, *story.broken):
            yield kept, journal


def journals_of(known: Known, fact: Fact) -> tuple[tuple[Event, ...], ...]:
    """Give the journals that a fact is about."""
    if not fact.among_others:
        return (happened(known, known.method, fact.told),)
    return journals(known, fact.unit, fact.told, *known.stories[fact.rule].common)


def is_as_told(duty: Duty | None, *, kept: bool) -> bool:
    """Tell whether a duty is as an ending says that it is."""
    return duty is not None and (is_kept(duty) if kept else is_broken(duty))


@pytest.mark.parametrize(("known", "rule"), EVERY_RULE)
def test_other_meetings_steps_and_documents_neither_keep_nor_break_a_rule(
    known: Known, rule: str
) -> None:
    """What a rule does not speak of changes nothing, whoever is there and whatever is said."""
    story = known.stories[rule]
    method = with_another(known.method)
    for kept, journal in endings(known, rule):
        duties = duties_of(method, journal, story.day, story.unit, story.subject)
        assert is_as_told(duties.get(rule), kept=kept)


@pytest.mark.parametrize(
    ("known", "fact"),
    [pytest.param(known, fact, id=str(fact)) for known in KNOWN for fact in known.facts],
)
def test_a_fact_holds(known: Known, fact: Fact) -> None:
    """A duty is what was decided by hand that it is."""
    for journal in journals_of(known, fact):
        duties = duties_of(known.method, journal, fact.day, fact.unit, fact.subject)
        duty = duties.get(fact.rule)
        assert (None if duty is None else duty.verdict.state) is fact.state


@pytest.mark.parametrize(
    ("known", "due"),
    [pytest.param(known, due, id=str(due)) for known in KNOWN for due in known.dues],
)
def test_a_deadline_is_a_named_period_from_a_day(known: Known, due: Due) -> None:
    """Its length is that of the period, however long any other is."""
    method = of_own_lengths(with_another(known.method))
    day = max(day for day, _, _ in due.told)
    for journal in journals(known, due.unit, due.told):
        duties = duties_of(method, journal, day, due.unit, due.subject)
        assert duties[due.rule].verdict.due == last_day(due, method)


@pytest.mark.parametrize(("known", "rule"), EVERY_RULE)
def test_every_part_of_a_rule_is_needed(known: Known, rule: str) -> None:
    """Any other rule that differs in one part is told from it by a journal of this folder."""
    changed = variants(known.method, known.method.rule(RuleKey(rule)))
    alike = {one.without for one in untold(known, rule, changed)}
    assert alike == {*known.same.get(rule, {})}


def untold(known: Known, rule: str, changed: tuple[Variant, ...]) -> list[Variant]:
    """Give the variants of a rule that no journal tells from it."""
    left = list(changed)
    story = known.stories[rule]
    method = beside_each_other(known.method, known.method.rule(RuleKey(rule)), changed)
    of_lengths = of_own_lengths(method)
    for kept, journal in endings(known, rule):
        duties = duties_of(method, journal, story.day, story.unit, story.subject)
        left = [one for one in left if is_as_told(duties.get(one.rule.key), kept=kept)]
    for fact in known.facts:
        if fact.rule == rule:
            for journal in journals_of(known, fact):
                duties = duties_of(method, journal, fact.day, fact.unit, fact.subject)
                found = {key: duty.verdict.state for key, duty in duties.items()}
                left = [one for one in left if found.get(one.rule.key) is fact.state]
    for due in known.dues:
        if due.rule == rule:
            day = max(day for day, _, _ in due.told)
            for journal in journals(known, due.unit, due.told):
                duties = duties_of(of_lengths, journal, day, due.unit, due.subject)
                on = {key: duty.verdict.due for key, duty in duties.items()}
                left = [one for one in left if on.get(one.rule.key) == last_day(due, method)]
    return left
