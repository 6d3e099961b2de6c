"""Variants of a rule: the same rule with one part of it taken out, or another one in its place.

A part is a named period, an option, one of several things that have to come before, a condition,
one of the values or fields of a condition, or one of the alternatives of a pattern.
"""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, Final, cast

from attrs import Attribute, AttrsInstance, evolve, fields, fields_dict, frozen

from arbeidsmiljo.errors import InvalidValueError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import PAYLOADS
from arbeidsmiljo.model.identifiers import ParameterKey, RuleKey
from arbeidsmiljo.model.measures import FindingKind, MeasureState, PlanState
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.pattern import AnyCondition, Equals, Given, Includes, Lacks, Named, Pattern
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.rule import Rule

_NOTHING: Final = MappingProxyType(
    {
        "strictly": False,
        "first_only": False,
        "anywhere": False,
        "within": None,
        "not_before": None,
        "every": None,
        "until": None,
        "over": Over.OWN,
        "since": None,
        "among": None,
        "one_at_least": False,
        "earlier": (),
        "correlate": (),
    }
)
"""Options, with the value that says nothing."""

MOVES: Final = tuple(
    state for state in MeasureState if state not in (MeasureState.PROPOSED, MeasureState.DECIDED)
)
"""The states that a measure is moved to; it is proposed, and decided, by events of their own."""

_KINDS: Final = MappingProxyType(
    {
        ("measure-moved", "to"): MOVES,
        ("plan-reviewed", "state"): tuple(PlanState),
        ("finding-recorded", "kind"): tuple(FindingKind),
    }
)
"""Fields with few values: what is asked of some of them could be asked of one more."""


@frozen(kw_only=True)
class Variant:
    """A rule that says something else in one place.

    Attributes:
        without: What was taken out, or what came in its place.
        rule: The rule, with a key of its own.
    """

    without: str
    rule: Rule


def variants(method: Method, rule: Rule) -> tuple[Variant, ...]:
    """Give every variant of a rule that can be written."""
    found: dict[Rule, str] = {}
    asked = rule.constraint
    for without, constraint in _without(asked, ""):
        found.setdefault(evolve(rule, constraint=constraint), without)
    for key in asked.parameters:
        for other in method.parameters:
            if other.key != key:
                constraint = _with_period(asked, key, other.key)
                found.setdefault(
                    evolve(rule, constraint=constraint), f"{other.key} in place of {key}"
                )
    if rule.each is not None:
        for without, told in _patterns(rule.each.told, "told"):
            each = evolve(rule.each, told=told)
            found.setdefault(evolve(rule, each=each), without)
    found.pop(rule, None)
    return tuple(
        Variant(without=without, rule=evolve(one, key=RuleKey(f"{rule.key}-{n}"), entails=()))
        for n, (one, without) in enumerate(found.items())
    )


def beside_each_other(method: Method, rule: Rule, others: tuple[Variant, ...]) -> Method:
    """Give a method of nothing but a rule and its variants."""
    rules = (evolve(rule, entails=()), *(other.rule for other in others))
    return evolve(method, rules=rules, statements=())


def _fields(part: Any) -> "tuple[Attribute[Any], ...]":  # noqa: ANN401
    found: tuple[Attribute[Any], ...] = fields(cast("type[AttrsInstance]", type(part)))
    return found


def _without(part: Any, place: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Give a part of a constraint with one thing less, each time another."""
    for one in _fields(part):
        value, name = getattr(part, one.name), f"{place}.{one.name}".lstrip(".")
        yield from _without_option(part, one.name, value, name)
        several: Iterator[tuple[str, Any]] = iter(())
        if isinstance(value, Pattern):
            several = _patterns(value, name)
        elif isinstance(value, Within):
            several = _without(value, name)
        elif isinstance(value, tuple) and one.name in ("before", "among", "also"):
            several = _some(getattr(part, one.name), name)
        for what, other in several:
            yield from _written(part, _also_earlier(part, value, one.name, other), what)


def _without_option(part: Any, option: str, value: Any, name: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Give a part of a constraint without an option, or that asks for once less."""
    nothing = _NOTHING.get(option, value)
    if value != nothing:
        without = {option: nothing}
        if option == "every" and "until" in {one.name for one in _fields(part)}:
            without["until"] = None
        yield from _written(part, without, name)
    elif option == "n" and value > 1:
        yield from _written(part, {"n": value - 1}, "once of n")


def _some(several: tuple[Any, ...], name: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Give several things less one of them, or with one thing less in one of them."""
    for number, each in enumerate(several):
        place = f"{name} {number}"
        yield place, (*several[:number], *several[number + 1 :])
        inner = _without(each, place) if isinstance(each, Every) else _patterns(each, place)
        for what, other in inner:
            yield what, (*several[:number], other, *several[number + 1 :])


def _also_earlier(part: Any, old: Any, name: str, new: Any) -> dict[str, object]:  # noqa: ANN401
    """Change a pattern where it is named as one of earlier events too."""
    earlier = getattr(part, "earlier", ())
    if old not in earlier:
        return {name: new}
    return {name: new, "earlier": tuple(new if one == old else one for one in earlier)}


def _written(part: Any, changes: dict[str, Any], name: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Give a part with other values, unless it cannot be written like that."""
    try:
        yield name, evolve(part, **changes)
    except InvalidValueError:
        return


def _with_period(part: Any, old: ParameterKey, new: ParameterKey) -> Any:  # noqa: ANN401
    changes: dict[str, object] = {}
    for one in _fields(part):
        value = getattr(part, one.name)
        if value == old:
            changes[one.name] = new
        elif isinstance(value, Within):
            changes[one.name] = _with_period(value, old, new)
    return evolve(part, **changes)


def _patterns(pattern: Pattern, place: str) -> Iterator[tuple[str, Pattern]]:
    """Give a pattern with one alternative, condition or value less, or a value more."""
    if pattern.alternatives:
        parts = pattern.parts
        for number, part in enumerate(parts):
            rest = (*parts[:number], *parts[number + 1 :])
            yield f"{place} or {number}", evolve(rest[0], alternatives=rest[1:])
            for what, other in _patterns(part, f"{place} or {number}"):
                changed = (*parts[:number], other, *parts[number + 1 :])
                yield what, evolve(changed[0], alternatives=changed[1:])
        return
    where = pattern.where
    for number, condition in enumerate(where):
        less = (*where[:number], *where[number + 1 :])
        yield f"{place} where {condition}", evolve(pattern, where=less)
        for what, another in _conditions(condition, pattern.activity):
            changed_where = (*where[:number], another, *where[number + 1 :])
            yield f"{place} {what}", evolve(pattern, where=changed_where)
    asked = {field for condition in pattern.where for field in condition.fields}
    payload = next((kind for kind in PAYLOADS if kind.activity == pattern.activity), None)
    if payload is not None and "sensitive" in fields_dict(payload) and "sensitive" not in asked:
        for value in ("True", "False"):
            more = Equals(field="sensitive", values=(value,))
            yield f"{place} with sensitive {value}", evolve(pattern, where=(*pattern.where, more))


def _conditions(condition: AnyCondition, activity: str) -> Iterator[tuple[str, AnyCondition]]:
    """Give a condition with one value or field less, or one value more."""
    if isinstance(condition, Lacks):
        for what, other in _conditions(condition.condition, activity):
            assert not isinstance(other, Lacks)
            yield f"lacks {what}", evolve(condition, condition=other)
    elif isinstance(condition, Given):
        for what, some in _less("given", condition.fields):
            yield what, evolve(condition, fields=some)
    elif not isinstance(condition, Named):
        for what, some in _less(condition.field, condition.values):
            yield what, evolve(condition, values=some)
        yield from _widened(condition, activity)


def _widened(
    condition: Equals | Includes, activity: str
) -> Iterator[tuple[str, Equals | Includes]]:
    """Give a condition on a field that asks for one value more, or for some in place of all."""
    name, values = condition.field, condition.values
    if isinstance(condition, Equals):
        for one in _KINDS.get((activity, name), ()):
            if one.value not in values:
                yield f"with {name} {one}", evolve(condition, values=(*values, str(one)))
    elif len(values) > 1:
        some_only = not condition.some
        yield f"some {name}: {some_only}", evolve(condition, some=some_only)


def _less(name: str, values: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give several values less one of them."""
    for value in values if len(values) > 1 else ():
        yield f"without {name} {value}", tuple(one for one in values if one != value)
