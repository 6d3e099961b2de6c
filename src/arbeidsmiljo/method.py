"""A method: a published way of working as data, checked for consistency."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import Final, TypeVar

from attrs import field, frozen

from arbeidsmiljo.access import Bounds
from arbeidsmiljo.errors import InvalidMethodError, InvalidValueError, NotFoundError
from arbeidsmiljo.model.actors import Actor
from arbeidsmiljo.model.documents import DocumentKind
from arbeidsmiljo.model.events import PAYLOADS, MeetingHeld, ReportReleased, StepTaken
from arbeidsmiljo.model.guidance import Guidance, Structure
from arbeidsmiljo.model.identifiers import DocumentKey, MethodKey
from arbeidsmiljo.model.meetings import MeetingKind, Step
from arbeidsmiljo.model.method_payloads import (
    NOUNS,
    MethodPayload,
    payload_fields,
    problems_of_class,
)
from arbeidsmiljo.model.phases import Phase
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Statement
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.fields import unknown_fields
from arbeidsmiljo.rules.parameters import Parameter
from arbeidsmiljo.rules.pattern import Equals, Includes, Lacks, Named, Pattern
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.survey.questionnaire import Questionnaire

# The kinds of unit that a scope has one of something for, in organisations of one unit and of
# several.
_UNITS_OF: Final = MappingProxyType(
    {
        Scope.ONCE: frozenset({"only", "top"}),
        Scope.EACH_LEADER_GROUP: frozenset({"leader group"}),
        Scope.EACH_UNIT: frozenset({"only", "staff unit"}),
        Scope.EACH_LEADER: frozenset({"leader group", "staff unit"}),
        Scope.ALL: frozenset({"only", "top", "leader group", "staff unit"}),
    }
)


_NOUN_OF: Final = MappingProxyType(
    {
        (ReportReleased.activity, "to"): "actor",
        (StepTaken.activity, "towards"): "actor",
        (MeetingHeld.activity, "attended"): "actor",
    }
)
"""What a field of a payload names, where it is called something else."""


@frozen(kw_only=True)
class DocumentSource:
    """The text that a document of a method is built from.

    Attributes:
        text: Markdown with `==prompt==` for a yellow field.
        binding: TOML that ties prompts to paths in the document's context.
    """

    text: str = field(repr=False)
    binding: str = field(repr=False)


@frozen(kw_only=True, eq=False)
class Method:
    """A published way of working.

    Attributes:
        key: Its name.
        edition: Which edition of it; a newer one is another method beside this.
        published: When that edition was published; None where it does not say.
        label: What it is called.
        publisher: Whose it is; this library is not theirs.
        language: The language of the source and of its documents.
        actors: Who has duties.
        phases: The parts of the work.
        meetings: Every kind of meeting.
        steps: What is done between meetings.
        documents: The support material, in the method's order.
        parameters: What the source leaves vague.
        payloads: The classes of what may happen in its processes beside the core's vocabulary.
        rules: The norms.
        guidance: The advice that has no verdict.
        structures: What shapes the model and stands in none of the other parts.
        statements: What its sources say, numbered; each is carried by some of the parts above.
        questionnaire: What its survey measures.
        bounds: What may be seen at all, whatever the distribution plan says.
        source_of: Gives the text of a document in a language.

    Raises:
        InvalidMethodError: Parts refer to parts or fields that are not there, or a name is used
            twice.
    """

    key: MethodKey
    edition: str
    published: date | None
    label: Text
    publisher: str
    language: str
    actors: tuple[Actor, ...]
    phases: tuple[Phase, ...]
    meetings: tuple[MeetingKind, ...]
    steps: tuple[Step, ...]
    documents: tuple[DocumentKind, ...]
    parameters: tuple[Parameter, ...]
    payloads: tuple[type[MethodPayload], ...] = ()
    rules: tuple[Rule, ...]
    guidance: tuple[Guidance, ...] = ()
    structures: tuple[Structure, ...] = ()
    statements: tuple[Statement, ...] = ()
    questionnaire: Questionnaire
    bounds: Bounds
    source_of: Callable[[DocumentKey, str], DocumentSource] = field(repr=False)

    def __attrs_post_init__(self) -> None:
        """Check that the parts fit together."""
        problems = [one for kind in self.payloads for one in problems_of_class(kind, self.key)]
        problems += [] if problems else [*self._doubles(), *self._unknown(), *self._unnamed()]
        problems += [] if problems else [*self._circles(), *self._unread(), *self._overburdened()]
        if problems:
            message = f"method {self.key!r} does not hold together:\n  " + "\n  ".join(problems)
            raise InvalidMethodError(message)

    def _doubles(self) -> Iterator[str]:
        named: Mapping[str, Sequence[str]] = {
            "actor": [actor.key for actor in self.actors],
            "phase": [phase.key for phase in self.phases],
            "meeting": [meeting.key for meeting in self.meetings],
            "step": [step.key for step in self.steps],
            "document": [document.key for document in self.documents],
            "document number": [str(document.number) for document in self.documents],
            "parameter": [parameter.key for parameter in self.parameters],
            "activity": [kind.activity for kind in self.payloads],
            "rule": [rule.key for rule in self.rules],
            "guidance": [one.key for one in self.guidance],
            "structure": [one.key for one in self.structures],
            "statement": [one.id for one in self.statements],
        }
        for noun, keys in named.items():
            for key, times in Counter(keys).items():
                if times > 1:
                    yield f"{noun} {key!r} is there twice"

    def _unknown(self) -> Iterator[str]:
        known: Mapping[str, set[str]] = {
            "activity": {kind.activity for kind in (*PAYLOADS, *self.payloads)},
            "actor": {actor.key for actor in self.actors},
            "phase": {phase.key for phase in self.phases},
            "meeting": {meeting.key for meeting in self.meetings},
            "step": {step.key for step in self.steps},
            "parameter": {parameter.key for parameter in self.parameters},
            "document": {document.key for document in self.documents},
            "rule": {rule.key for rule in self.rules},
            "statement": {one.id for one in self.statements},
        }
        for place, noun, name in self._references():
            if name not in known[noun]:
                yield f"{place} names {noun} {name!r}, which is not there"

    def _circles(self) -> Iterator[str]:
        sorter = TopologicalSorter({meeting.key: meeting.after for meeting in self.meetings})
        try:
            sorter.prepare()
        except CycleError as error:
            yield f"meetings come after each other in a circle: {' after '.join(error.args[1])}"

    def _unread(self) -> Iterator[str]:
        for document in self.documents:
            units = {unit for key in document.audience for unit in _UNITS_OF[self.actor(key).scope]}
            if not units >= _UNITS_OF[document.scope]:
                yield (
                    f"document {document.key!r} is made {document.scope}, and its audience is "
                    "not there in every such unit"
                )

    def _overburdened(self) -> Iterator[str]:
        for rule in self.rules:
            if not self.actor(rule.bearer).bears_duties:
                yield (
                    f"rule {rule.key!r} binds {rule.bearer!r}, which bears no duties; let it bind "
                    "whoever of the employer's is to see to it"
                )

    def _unnamed(self) -> Iterator[str]:
        payloads = {kind.activity: kind for kind in (*PAYLOADS, *self.payloads)}
        for rule in self.rules:
            patterns = tuple(_patterns_of(rule))
            for pattern in patterns:
                for condition in pattern.where:
                    inner = condition.condition if isinstance(condition, Lacks) else condition
                    if isinstance(inner, Named):
                        try:
                            inner.check()
                        except InvalidValueError as error:
                            yield f"rule {rule.key!r}: {error}"
            # Of what is not there, `_unknown` tells.
            if all(pattern.activity in payloads for pattern in patterns):
                for problem in unknown_fields(rule.constraint, payloads):
                    yield f"rule {rule.key!r} {problem}"
            if getattr(rule.constraint, "earlier", ()) and not rule.is_about_subjects:
                yield (
                    f"rule {rule.key!r} asks for earlier events, and is about no subject; give "
                    "each, let the constraint range over subjects, or leave earlier out"
                )

    def _references(self) -> Iterator[tuple[str, str, str]]:
        yield from self._references_of_meetings()
        for actor in self.actors:
            for part in actor.acts_as:
                yield f"actor {actor.key!r}", "actor", part
        for step in self.steps:
            yield f"step {step.key!r}", "actor", step.actor
        yield from self._references_of_documents()
        for rule in self.rules:
            yield from self._references_of(rule)
        for guidance in self.guidance:
            yield from _references_of_guidance(guidance)
        if self.statements:
            yield from self._named_statements()
        for reader in (*self.bounds.overseers, *self.bounds.readers_of_all_measures):
            yield "the bounds of access", "actor", reader

    def _references_of_meetings(self) -> Iterator[tuple[str, str, str]]:
        for meeting in self.meetings:
            place = f"meeting {meeting.key!r}"
            yield place, "actor", meeting.actor
            yield place, "phase", meeting.phase
            yield place, "parameter", meeting.gap
            for earlier in meeting.after:
                yield place, "meeting", earlier

    def _references_of_documents(self) -> Iterator[tuple[str, str, str]]:
        for document in self.documents:
            place = f"document {document.key!r}"
            for audience in document.audience:
                yield place, "actor", audience
            if document.meeting is not None:
                yield place, "meeting", document.meeting

    def _named_statements(self) -> Iterator[tuple[str, str, str]]:
        """Give the statements that parts name; a method without statements names freely."""
        for noun, parts in (
            ("actor", self.actors),
            ("phase", self.phases),
            ("meeting", self.meetings),
            ("step", self.steps),
            ("document", self.documents),
            ("parameter", self.parameters),
            ("rule", self.rules),
            ("guidance", self.guidance),
            ("structure", self.structures),
        ):
            for part in parts:
                for statement in part.statements:
                    yield f"{noun} {part.key!r}", "statement", statement

    def _references_of(self, rule: Rule) -> Iterator[tuple[str, str, str]]:
        place = f"rule {rule.key!r}"
        yield place, "actor", rule.bearer
        yield place, "phase", rule.phase
        if rule.counterparty is not None:
            yield place, "actor", rule.counterparty
        for entailed in rule.entails:
            yield place, "rule", entailed
        for parameter in rule.constraint.parameters:
            yield place, "parameter", parameter
        for pattern in _patterns_of(rule):
            yield place, "activity", pattern.activity
            for condition in pattern.where:
                if not isinstance(condition, (Equals, Includes)):
                    continue
                noun = self._noun_of(pattern.activity, condition.field)
                if noun in ("actor", "meeting", "step", "document", "parameter", "rule"):
                    for value in condition.values:
                        yield place, noun, value

    def _noun_of(self, activity: str, field: str) -> str:
        """Give what a field of a payload names."""
        for kind in self.payloads:
            if kind.activity == activity:
                kinds = {one.name: one.kind for one in payload_fields(kind)}
                return NOUNS.get(kinds.get(field), "")
        return _NOUN_OF.get((activity, field), field)

    def actor(self, key: str) -> Actor:
        """Give an actor.

        Raises:
            NotFoundError: There is none of that key.
        """
        return _found("actor", key, {actor.key: actor for actor in self.actors})

    def meeting(self, key: str) -> MeetingKind:
        """Give a kind of meeting.

        Raises:
            NotFoundError: There is none of that key.
        """
        return _found("meeting", key, {one.key: one for one in self.meetings})

    def step(self, key: str) -> Step:
        """Give a step.

        Raises:
            NotFoundError: There is none of that key.
        """
        return _found("step", key, {step.key: step for step in self.steps})

    def document(self, key: str) -> DocumentKind:
        """Give a kind of document.

        Raises:
            NotFoundError: There is none of that key.
        """
        return _found("document", key, {one.key: one for one in self.documents})

    def payload(self, activity: str) -> type[MethodPayload]:
        """Give a payload class of the method's own.

        Raises:
            NotFoundError: It has registered none for that activity.
        """
        return _found("activity", activity, {one.activity: one for one in self.payloads})

    def rule(self, key: str) -> Rule:
        """Give a rule.

        Raises:
            NotFoundError: There is none of that key.
        """
        return _found("rule", key, {one.key: one for one in self.rules})

    def parameter(self, key: str) -> Parameter:
        """Give a parameter.

        Raises:
            NotFoundError: There is none of that key.
        """
        return _found("parameter", key, {one.key: one for one in self.parameters})


def _patterns_of(rule: Rule) -> Iterator[Pattern]:
    """Give the patterns of one activity each that a rule speaks of."""
    for one in (*rule.constraint.alphabet, *([rule.each.told] if rule.each else ())):
        yield from one.parts


def _references_of_guidance(guidance: Guidance) -> Iterator[tuple[str, str, str]]:
    place = f"guidance {guidance.key!r}"
    yield place, "actor", guidance.actor
    yield place, "phase", guidance.phase
    if guidance.meeting is not None:
        yield place, "meeting", guidance.meeting
    if guidance.document is not None:
        yield place, "document", guidance.document


_Thing = TypeVar("_Thing")


def _found(noun: str, key: str, known: Mapping[str, _Thing]) -> _Thing:
    found = known.get(key)
    if found is None:
        raise NotFoundError(noun, key, known)
    return found
