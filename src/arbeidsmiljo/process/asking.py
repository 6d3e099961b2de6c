"""What a rule asks of what happens, in words."""

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import groupby
from typing import Final

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process.conditions_told import all_of_them
from arbeidsmiljo.process.limits_told import told_limits
from arbeidsmiljo.process.telling import told_pattern
from arbeidsmiljo.rules.alternation import (
    AlternatePrecedence,
    AlternateResponse,
    ChainPrecedence,
    ChainResponse,
)
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.existence import Absence, Exactly, Existence, Init
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.qualified import Recurrent
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.relation import CoExistence, NotCoExistence, NotSuccession, Succession
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.texts import text

_AT_LEAST: Final = text("{} at least {} times")
_AGAIN: Final = text("{}, again and again")
_EACH_PERIOD: Final = text("in each period ({}): {}")
_FURTHER: Final = text("{}; {}")
_NEVER: Final = text("never: {}")
_FEWER: Final = text("fewer than {} times: {}")
_EXACTLY: Final = text("{} exactly {} times")
_ONCE: Final = text("{} once and no more")
_FIRST: Final = text("{} before {}")
_AFTER: Final = text("after {}: {}")
_WHERE: Final = text("where there is “{}”, either before it or after: {}")
_NEXT: Final = text("after {}, before anything else: {}")
_EACH_TIME: Final = text("after each {} anew: {}")
_DIRECTLY: Final = text("before each {} anew: {}")
_BEFORE: Final = text("{} before “{}”")
_BEFORE_ANYWHERE: Final = text("{} before “{}” in any unit")
_OF_EACH_BEFORE: Final = text("before “{}”: {}")
_OF_EACH_BEFORE_ANYWHERE: Final = text("before “{}” in any unit: {}")
_QUOTED: Final = text("“{}”")
_BOTH: Final = text("{}, then {}, in that order")
_TOGETHER: Final = text("{} and {}, or neither")
_NOT_BOTH: Final = text("not both {} and {}")
_NOT_AFTER: Final = text("no {} after {}")
_ANYWHERE: Final = text("{}, in any unit")
_ONE_AT_LEAST: Final = text("{} (where there is none of these, it is not done)")

_OVER: Final = {
    Over.ENTERPRISE: text("{} for the enterprise as a whole"),
    Over.UNITS_BELOW: text("{} in each unit below"),
    Over.LEADER_GROUPS_BELOW: text("{} in each leader group below"),
    Over.FINDINGS: text("{} for each finding"),
    Over.MEASURES: text("{} for each measure"),
    Over.EFFECTS: text("{} for each wanted effect"),
    Over.PLANS: text("{} for each action plan"),
}
_OVER_SOME: Final = {
    Over.OWN: text("{}, where there is “{}”"),
    Over.ENTERPRISE: text("{} for the enterprise as a whole, where there is “{}”"),
    Over.UNITS_BELOW: text("{} in each unit below where there is “{}”"),
    Over.LEADER_GROUPS_BELOW: text("{} in each leader group below where there is “{}”"),
    Over.FINDINGS: text("{} for each finding for which there is “{}”"),
    Over.MEASURES: text("{} for each measure for which there is “{}”"),
    Over.EFFECTS: text("{} for each wanted effect for which there is “{}”"),
    Over.PLANS: text("{} for each action plan for which there is “{}”"),
}


def waited_for(constraint: Constraint, method: Method, *, since: Text | None = None) -> Text:
    """Say in words what a constraint asks of what happens.

    Args:
        constraint: The constraint.
        method: Gives the names of meetings, steps, documents and named periods.
        since: What its time counts from instead, where the duty came to be later than what gave
            rise to it; None for what the constraint says.
    """
    limits = told_limits(constraint, method, since=since)
    said = reduce(_FURTHER.format, limits, _asked_of(constraint, method))
    if isinstance(constraint, Recurrent) and constraint.every is not None:
        return _EACH_PERIOD.format(method.parameter(constraint.every).label, said)
    return said


def _asked_of(constraint: Constraint, method: Method) -> Text:
    def one(*patterns_of: str) -> Iterator[Text]:
        for field in patterns_of:
            yield told_pattern(getattr(constraint, field), method)

    match constraint:
        case Existence():
            told = all_of_them(told_pattern(one, method) for one in constraint.patterns)
            return _asked(constraint, told, method)
        case Exactly() | Absence():
            return _counting(constraint, *one("pattern"))
        case Response():
            trigger, target = one("trigger", "target")
            return _AFTER.format(trigger, _asked(constraint, target, method))
        case RespondedExistence():
            trigger, target = one("trigger", "target")
            return _WHERE.format(trigger, _often(target, constraint.n))
        case ChainResponse():
            return _NEXT.format(*one("trigger", "target"))
        case AlternateResponse():
            return _EACH_TIME.format(*one("trigger", "target"))
        case Init() | Precedence() | AlternatePrecedence() | ChainPrecedence():
            return _before(constraint, method)
        case _:
            return _relation(constraint, method)


def _before(
    constraint: Init | Precedence | AlternatePrecedence | ChainPrecedence, method: Method
) -> Text:
    if isinstance(constraint, Init):
        others = all_of_them(told_pattern(pattern, method) for pattern in constraint.among)
        return _FIRST.format(told_pattern(constraint.pattern, method), others)
    target = told_pattern(constraint.target, method)
    if isinstance(constraint, Precedence):
        if all(every.over is Over.OWN and every.among is None for every in constraint.before):
            said = _BEFORE_ANYWHERE if constraint.anywhere else _BEFORE
            return said.format(_of_each(constraint.before, method), target)
        said = _OF_EACH_BEFORE_ANYWHERE if constraint.anywhere else _OF_EACH_BEFORE
        alike = groupby(constraint.before, key=lambda every: (every.over, every.among))
        each = (_of_each(tuple(some), method) for _, some in alike)
        return said.format(target, reduce(_FURTHER.format, each))
    return _DIRECTLY.format(target, told_pattern(constraint.before, method))


def _asked(constraint: Existence | Response, told: Text, method: Method) -> Text:
    """Say how often something is asked for, and of what."""
    if constraint.every is not None:
        return _anywhere(_AGAIN.format(told), anywhere=constraint.anywhere)
    own = constraint.over is Over.OWN and constraint.among is None
    often = _often(told if own else _QUOTED.format(told), constraint.n)
    ranged = _ranged(often, constraint.over, constraint.among, method)
    if isinstance(constraint, Response) and constraint.one_at_least:
        ranged = _ONE_AT_LEAST.format(ranged)
    return _anywhere(ranged, anywhere=constraint.anywhere)


def _of_each(alike: Sequence[Every], method: Method) -> Text:
    """Say what is asked of each of the same units or subjects."""
    often = all_of_them(
        _often(_QUOTED.format(told_pattern(every.pattern, method)), every.n) for every in alike
    )
    return _ranged(often, alike[0].over, alike[0].among, method)


def _often(told: Text, n: int) -> Text:
    return told if n == 1 else _AT_LEAST.format(told, str(n))


def _ranged(told: Text, over: Over, among: Pattern | None, method: Method) -> Text:
    if among is not None:
        return _OVER_SOME[over].format(told, told_pattern(among, method))
    return told if over is Over.OWN else _OVER[over].format(told)


def _anywhere(told: Text, *, anywhere: bool) -> Text:
    return _ANYWHERE.format(told) if anywhere else told


def _counting(constraint: Exactly | Absence, pattern: Text) -> Text:
    if isinstance(constraint, Absence):
        if constraint.n == 1:
            return _NEVER.format(pattern)
        return _FEWER.format(str(constraint.n), pattern)
    if constraint.n == 1:
        return _ONCE.format(pattern)
    return _EXACTLY.format(pattern, str(constraint.n))


def _relation(constraint: Constraint, method: Method) -> Text:
    if isinstance(constraint, Succession):
        names = ("first", "then")
        said = _BOTH
    elif isinstance(constraint, NotSuccession):
        names = ("then", "first")
        said = _NOT_AFTER
    elif isinstance(constraint, (CoExistence, NotCoExistence)):
        names = ("one", "other")
        said = _TOGETHER if isinstance(constraint, CoExistence) else _NOT_BOTH
    else:
        return all_of_them(told_pattern(pattern, method) for pattern in constraint.alphabet)
    return said.format(*(told_pattern(getattr(constraint, name), method) for name in names))
