"""What is wrong with a rule: that it cannot be read, kept or broken, or says on nobody's word."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs
from attrs import evolve

from arbeidsmiljo.errors import Problem
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import PAYLOADS, Payload
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.rules.pattern import AnyCondition, Equals, Includes, Lacks, Named, Pattern
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.testing.matching import Cast, may_be, plain_payload
from arbeidsmiljo.testing.stories import ORGANISATION, START, TOP
from arbeidsmiljo.testing.witnesses import witnesses

_ALONE: Final = Organisation(
    name="Tilsynet",
    country="NO",
    on=START,
    units=(Unit(id=TOP, name="Tilsynet", employees=10),),
)
"""An enterprise of one unit, whose employees have the top leader as their own."""


def problems_of_rules(method: Method) -> Iterator[Problem]:
    """Find what is wrong with the rules of a method.

    Args:
        method: The method.
    """
    unread = {rule.key: tuple(_unread(method, rule, f"rule {rule.key}")) for rule in method.rules}
    readable = [rule for rule in method.rules if not unread[rule.key]]
    for rule in method.rules:
        where = f"rule {rule.key}"
        yield from _unfounded(method, rule, where)
        yield from _unentailed(method, rule, where)
        yield from _unbound(method, rule, where)
        yield from unread[rule.key] or _tried(method, rule, readable, where)


def _tried(method: Method, rule: Rule, readable: Iterable[Rule], where: str) -> Iterable[Problem]:
    """Try a rule among those that can be read; alone, where one of these cannot be judged."""
    try:
        return tuple(_unreasonable(_only(method, readable), rule, where))
    except Exception:  # noqa: BLE001 - of which rule it comes is told by trying this one alone
        try:
            return tuple(_unreasonable(_only(method, [rule]), rule, where))
        except Exception as error:  # noqa: BLE001 - whatever fails is the author's to know
            return (Problem(where, f"cannot be judged: {error!r}"),)


def _only(method: Method, rules: Iterable[Rule]) -> Method:
    """Give a method with some of its rules."""
    return evolve(method, rules=tuple(evolve(rule, entails=()) for rule in rules))


def _unfounded(method: Method, rule: Rule, where: str) -> Iterator[Problem]:
    """Find rules that say neither whose word they go by nor what in them is this library's own."""
    if rule.force is Force.LAW and rule.law is None:
        yield Problem(where, "has the force of law, and cites no law; cite it by section")
    if not rule.statements:
        yield from _without_source(rule, where)
    periods = {one.key for one in method.parameters if one.ours}
    for key in rule.constraint.parameters if rule.ours is None else ():
        if key in periods:
            yield Problem(
                where,
                f"has a time whose length is ours, {key!r}, and does not say that it is ours; say "
                "so in what is ours",
            )


def _without_source(rule: Rule, where: str) -> Iterator[Problem]:
    """Find rules of no source that do not say so, or ask for more than advice of ours can."""
    if rule.ours is None:
        yield Problem(where, "names no statement, and does not say that it is ours; do either")
    if rule.modality is Modality.MUST:
        yield Problem(
            where,
            "names no statement, and asks with 'must'; what is only ours is advice: ask with "
            "'should', or name the statement",
        )
    if rule.force is Force.LAW:
        yield Problem(
            where,
            "names no statement, and has the force of law; what is only ours is none: give it that "
            "of a guide, or name the statement",
        )


def _unentailed(method: Method, rule: Rule, where: str) -> Iterator[Problem]:
    """Find rules that no event breaks along with a rule, and that itself."""
    for key in rule.entails:
        if key == rule.key:
            yield Problem(where, "entails itself; leave that out")
        elif not any(
            _share_events(one, other) for one in _parts(rule) for other in _parts(method.rule(key))
        ):
            yield Problem(
                where, f"entails {key!r}, which speaks of no event that it speaks of; leave it out"
            )


def _share_events(one: Pattern, other: Pattern) -> bool:
    """Tell whether an event may be one of both patterns, as far as single values tell."""
    asked, asked_too = (
        {each.field: {*each.values} for each in pattern.where if isinstance(each, Equals)}
        for pattern in (one, other)
    )
    return one.activity == other.activity and not any(
        asked[field].isdisjoint(asked_too[field]) for field in asked.keys() & asked_too.keys()
    )


def _parts(rule: Rule) -> tuple[Pattern, ...]:
    """Give the patterns of one activity each that a rule speaks of."""
    asked = (*rule.constraint.alphabet, *([rule.each.told] if rule.each else ()))
    return tuple(dict.fromkeys(part for pattern in asked for part in pattern.parts))


def _unbound(method: Method, rule: Rule, where: str) -> Iterator[Problem]:
    """Find rules that bind nobody who is there."""
    bearer = method.actor(rule.bearer)
    there = ORGANISATION.units_in(bearer.scope)
    alone = [unit for unit in ORGANISATION.units_in(rule.scope) if unit not in there]
    if bearer.scope is not Scope.ONCE and alone:
        yield Problem(where, f"binds {rule.bearer!r} in unit {alone[0]!r}, where there is none")


def _unread(method: Method, rule: Rule, where: str) -> Iterator[Problem]:
    """Find conditions that no event can be asked about, or that no event can meet."""
    classes: Mapping[str, type[Payload]] = {
        kind.activity: kind for kind in (*PAYLOADS, *method.payloads)
    }
    for part in _parts(rule):
        kind = classes[part.activity]
        for condition in part.where:
            yield from (
                Problem(where, f"asks of {part.activity} {problem}")
                for problem in _unread_condition(condition, kind, method)
            )


def _unread_condition(
    condition: AnyCondition, kind: type[Payload], method: Method
) -> Iterator[str]:
    if isinstance(condition, Lacks):
        yield from _unread_condition(condition.condition, kind, method)
        return
    if isinstance(condition, Named):
        among = Cast(method=method, subjects={one: one.value for one in Subject})
        try:
            condition.holds(plain_payload(kind, among))
        except Exception as error:  # noqa: BLE001 - whatever fails is the author's to know
            yield f"what {condition.function!r} decides, which fails: {error}"
        return
    if isinstance(condition, (Equals, Includes)):
        name = condition.field
        several = isinstance(condition, Includes)
        for value in condition.values:
            if not may_be(attrs.fields_dict(kind)[name].type, value, among_others=several):
                yield f"the {name} {value!r}, which there is not"


def _unreasonable(method: Method, rule: Rule, where: str) -> Iterator[Problem]:
    """Find rules that nothing keeps, or that nothing breaks."""
    found = witnesses(method, rule)
    if found.kept is None:
        yield Problem(where, "cannot be kept: nothing that it speaks of was found to fulfil it")
    if found.broken is None:
        yield Problem(
            where, "cannot be broken: nothing was found that leaves it violated, overdue or unused"
        )
    in_one_unit = witnesses(method, rule, organisation=_ALONE, until_kept=True)
    if found.kept and in_one_unit.broken and not in_one_unit.kept:
        yield Problem(where, "can be broken and cannot be kept where the enterprise is one unit")
