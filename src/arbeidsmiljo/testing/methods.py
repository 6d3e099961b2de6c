"""The check of a method, for its authors: what no reader of the code would see.

`Method` itself refuses parts that do not fit together. Here a method is put to work.

Example:
    >>> from arbeidsmiljo.testing.example_method import example_method
    >>> check_method(example_method())
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from typing import Final, TypeGuard, cast

import attrs

from arbeidsmiljo.conversion import binding_from_toml, event_from_json, event_to_json
from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.method import DocumentSource, Method
from arbeidsmiljo.model.documents import DocumentKind
from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import EventId, ProcessId, how_plain, is_plain
from arbeidsmiljo.model.meetings import MeetingKind, Step
from arbeidsmiljo.model.method_payloads import MethodPayload
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process.templates import binding_paths
from arbeidsmiljo.rules.pattern import Equals, Includes
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.testing.matching import Cast, plain_payload
from arbeidsmiljo.testing.rule_checks import problems_of_rules
from arbeidsmiljo.testing.stories import START
from arbeidsmiljo.trace import trace_problems

_PROMPT: Final = re.compile(r"==(.+?)==", re.DOTALL)


def check_method(method: Method) -> None:
    """Check that a method is whole: that it can be run, kept, broken and read.

    - Its keys are plain, so that they can stand in references and file names.
    - Each statement is carried in its form, a rule as strongly and by the same force as it asks,
      and no rule asks for more than its statements do.
    - Each text is there in every language that most of its texts have.
    - Each payload class of its own can be written down and read again. (That its activity stands
      under the method's key, and is there once, is checked when the method is made.)
    - Each document can be read in the method's language, and its binding fits it.
    - Each parameter is used; each meeting and step is asked for, or planned.
    - Each rule binds somebody who is there, and something keeps it, and something breaks it; it
      names the statements that it rests on, or says that it is ours, which is advice and no more;
      it names the law where it is law, and says that the length of a time is ours where it is;
      what its conditions ask for can be asked; what it entails can be broken along with it.

    Args:
        method: The method.

    Raises:
        AssertionError: All that is wrong, a line each.
    """
    problems = problems_of_method(method)
    if problems:
        raise AssertionError("\n".join(map(str, problems)))


def problems_of_method(method: Method) -> tuple[Problem, ...]:
    """Give all that `check_method` finds wrong, each with its place.

    Args:
        method: The method.
    """
    return (
        *_unplain(method),
        *trace_problems([method]),
        *_incomplete(method),
        *_unstored(method),
        *(problem for one in method.documents for problem in _unreadable(method, one)),
        *_unused(method),
        *_unreached(method),
        *problems_of_rules(method),
    )


def _unplain(method: Method) -> Iterator[Problem]:
    """Find keys that cannot stand in a reference or a file name."""
    for where, key in (("method", method.key), *_keys(method)):
        if not is_plain(key):
            yield Problem(
                where,
                f"the key {key!r} is not plain: {how_plain()}",
            )


def _keys(method: Method) -> Iterator[tuple[str, str]]:
    for noun, parts in (
        ("actor", method.actors),
        ("phase", method.phases),
        ("meeting", method.meetings),
        ("step", method.steps),
        ("document", method.documents),
        ("parameter", method.parameters),
        ("rule", method.rules),
        ("guidance", method.guidance),
        ("structure", method.structures),
        ("factor", method.questionnaire.factors),
        ("module", method.questionnaire.modules),
    ):
        for part in parts:
            yield f"{noun} {part.key}", part.key
    for noun, part in _gatherings(method):
        for point in part.points:
            yield f"{noun} {part.key}, point {point.key}", point.key


def _gatherings(method: Method) -> Iterator[tuple[str, MeetingKind | Step]]:
    for meeting in method.meetings:
        yield "meeting", meeting
    for step in method.steps:
        yield "step", step


def _incomplete(method: Method) -> Iterator[Problem]:
    """Find texts that lack a language that most have, or have no words in it."""
    texts = tuple(_texts(method, ""))
    having = Counter(language for _, text in texts for language in text.by_language)
    usual = [language for language, number in having.items() if 2 * number > len(texts)]
    if method.language not in usual:
        yield Problem("method", f"most of its texts are not in its language, {method.language!r}")
    for where, text in texts:
        for language in usual:
            if not text.by_language.get(language, "").strip():
                yield Problem(where, f"has no words in {language!r}, which most texts are in")


def _texts(part: object, where: str) -> Iterator[tuple[str, Text]]:
    """Give every text of a part and of the parts it is made of, with its place."""
    if isinstance(part, Text):
        yield where, part
    elif isinstance(part, tuple):
        several = cast("tuple[object, ...]", part)
        for number, one in enumerate(several, start=1):
            name = getattr(one, "key", None) or getattr(one, "activity", None) or str(number)
            yield from _texts(one, f"{where} {name}")
    elif _is_payload_class(part):
        yield f"{where}, label", part.label
    elif attrs.has(kind := type(part)):
        for name in attrs.fields_dict(kind):
            yield from _texts(getattr(part, name), f"{where}, {name}".removeprefix(", "))


def _is_payload_class(part: object) -> TypeGuard[type[MethodPayload]]:
    return isinstance(part, type) and issubclass(part, MethodPayload)


def _unstored(method: Method) -> Iterator[Problem]:
    """Find payload classes that a store would not give back as they were."""
    among = Cast(method=method, subjects={kind: kind.value for kind in Subject})
    for kind in method.payloads:
        where = f"payload {kind.__name__}"
        try:
            event = Event(
                id=EventId("e1"),
                process=ProcessId("p"),
                sequence=1,
                happened=START,
                recorded=datetime.combine(START, time(8), UTC),
                payload=plain_payload(kind, among),
            )
            read = event_from_json(event_to_json(event), payloads=method.payloads)
        except Exception as error:  # noqa: BLE001 - whatever fails is the author's to know
            yield Problem(where, f"cannot be stored: {error!r}")
            continue
        if read != event:
            yield Problem(where, f"is another once it is stored: {read.payload}")


def _unreadable(method: Method, document: DocumentKind) -> Iterator[Problem]:
    """Find what keeps a document from being made in the method's language."""
    where = f"document {document.key}"
    try:
        source = method.source_of(document.key, method.language)
    except Exception as error:  # noqa: BLE001 - whatever fails is the author's to know
        yield Problem(where, f"has no source in {method.language!r}: {error!r}")
        return
    yield from _unbound(method, source, where)


def _unbound(method: Method, source: DocumentSource, where: str) -> Iterator[Problem]:
    try:
        binding = binding_from_toml(source.binding, source=where, paths=binding_paths(method))
    except InvalidInputError as error:
        for problem in error.problems:
            yield Problem(f"{where}, binding {problem.where}", problem.what)
        return
    prompts = {" ".join(found.split()) for found in _PROMPT.findall(source.text)}
    bound = (*binding.fields, *(prompt for table in binding.tables for prompt in table.columns))
    for prompt in bound:
        if prompt not in prompts:
            yield Problem(where, f"its binding names the prompt {prompt!r}, which it does not have")


def _unused(method: Method) -> Iterator[Problem]:
    """Find parameters that decide nothing."""
    used = {parameter for rule in method.rules for parameter in rule.constraint.parameters}
    used |= {meeting.gap for meeting in method.meetings}
    for parameter in method.parameters:
        if parameter.key not in used:
            yield Problem(f"parameter {parameter.key}", "is used by no rule and no meeting")


def _unreached(method: Method) -> Iterator[Problem]:
    """Find meetings and steps that nothing asks for, and points that are there twice."""
    asked = set(_asked_for(method.rules))
    asked |= {("meeting", one.meeting) for one in method.documents if one.meeting is not None}
    asked |= {("meeting", one.meeting) for one in method.guidance if one.meeting is not None}
    for noun, part in _gatherings(method):
        where = f"{noun} {part.key}"
        planned = isinstance(part, MeetingKind) and not part.goes_on
        stated = any(one.statements for one in (part, *part.points))
        if not (stated or planned or (noun, part.key) in asked):
            yield Problem(where, "is asked for by no statement, rule, document or plan")
        for key, times in Counter(point.key for point in part.points).items():
            if times > 1:
                yield Problem(f"{where}, point {key}", "is there twice")


def _asked_for(rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    """Give the fields and values of payloads that rules speak of."""
    for rule in rules:
        asked = (*rule.constraint.alphabet, *([rule.each.told] if rule.each else ()))
        for part in (part for pattern in asked for part in pattern.parts):
            for condition in part.where:
                if isinstance(condition, (Equals, Includes)):
                    yield from ((condition.field, value) for value in condition.values)
