"""What limits a rule, in words: by when, from when, until what, and what counts apart."""

from collections.abc import Iterator
from typing import Final

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process.chosen_periods import kept_by_law
from arbeidsmiljo.process.conditions_told import all_of_them, any_of_them, field_label
from arbeidsmiljo.process.telling import told_pattern
from arbeidsmiljo.rules.alternation import AlternatePrecedence
from arbeidsmiljo.rules.case import Dated
from arbeidsmiljo.rules.constraint import Constraint, Within
from arbeidsmiljo.rules.existence import Absence, Existence
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.qualified import Qualified
from arbeidsmiljo.rules.relation import NotCoExistence, NotSuccession
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.texts import text

_BY_WHEN: Final = text("by when: {}")
_REMINDED: Final = text("our reminder: {}")
_BY_THE_DAY: Final = text("by the day that was set then ({})")
_BY_THE_LAST_DAY: Final = text("by the day that was set last ({})")
_FOR_HOW_LONG: Final = text("only for so long: {}")
_CLOSER: Final = text("closer to each other than: {}")
_LATEST_BEFORE: Final = text("at most so long before: {}")
_FROM_WHEN: Final = text("counts at the earliest after: {}")
_FURTHER_APART: Final = text("further from each other than: {}")
_EARLIEST_BEFORE: Final = text("at least so long before: {}")
_COUNTED_FROM: Final = text("counted from {}")
_BETWEEN: Final = text("at most so long from one time to the next: {}")
_UNTIL: Final = text("until {}")
_NOT_SAME_DAY: Final = text("not on the same day")
_SAME_DAY_TOO: Final = text("on the same day too")
_FIRST_ONLY: Final = text("only the first time")
_APART: Final = text("each by itself, by {}")
_UNIT: Final = text("unit")
_LATER_TOO: Final = text("also for what comes after “{}”")

_FAR_APART: Final = (Precedence, AlternatePrecedence, NotCoExistence, NotSuccession)
"""What asks how far apart two things are, whenever its duty came to be."""


def told_limits(
    constraint: Constraint, method: Method, *, since: Text | None = None
) -> Iterator[Text]:
    """Say what limits a constraint, each in a few words; nothing for what is asked without limit.

    Args:
        constraint: The constraint.
        method: Gives the labels of its named periods, meetings, steps and documents.
        since: What its time counts from instead, where the duty came to be later than what gave
            rise to it; None for what the constraint says.
    """
    if not isinstance(constraint, Qualified):
        return
    yield from _told_within(constraint, method, since)
    if constraint.not_before is not None:
        yield _not_before(constraint).format(_period(constraint.not_before, method))
    if isinstance(constraint, (Existence, Response)):
        if constraint.every is not None:
            yield _BETWEEN.format(_period(constraint.every, method))
        if constraint.until is not None:
            yield _UNTIL.format(told_pattern(constraint.until, method))
    if getattr(constraint, "strictly", False):
        yield _SAME_DAY_TOO if isinstance(constraint, NotSuccession) else _NOT_SAME_DAY
    if getattr(constraint, "first_only", False):
        yield _FIRST_ONLY
    if constraint.correlate:
        fields = (_UNIT if one == "unit" else field_label(one) for one in constraint.correlate)
        yield _APART.format(all_of_them(fields))
    if constraint.earlier:
        yield _LATER_TOO.format(
            any_of_them(told_pattern(one, method) for one in constraint.earlier)
        )


def counts_time(constraint: Constraint) -> bool:
    """Tell whether a constraint has a length of time that counts from when its duty came to be."""
    if not isinstance(constraint, Qualified):
        return False
    has_rhythm = getattr(constraint, "every", None) is not None
    has_deadline = isinstance(constraint.within, (Within, str))
    return has_rhythm or (has_deadline and not isinstance(constraint, _FAR_APART))


def _told_within(constraint: Qualified, method: Method, since: Text | None) -> Iterator[Text]:
    within = constraint.within
    if isinstance(within, Dated):
        first_only = getattr(constraint, "first_only", False)
        said = _BY_THE_LAST_DAY if first_only else _BY_THE_DAY
        yield said.format(field_label(within.field))
        return
    if since is None and isinstance(within, Within) and within.since is not None:
        since = told_pattern(within.since, method)
    # With a rhythm of its own, it only says where the time starts.
    if within is not None and not (
        isinstance(constraint, Existence) and constraint.every is not None
    ):
        period = within.period if isinstance(within, Within) else within
        said = _within(constraint)
        if said is _BY_WHEN and method.parameter(period).ours and period in kept_by_law(method):
            # The law gives no time for it, so the day is no last day.
            said = _REMINDED
        yield said.format(_period(period, method))
    if since is not None and not isinstance(constraint, _FAR_APART):
        yield _COUNTED_FROM.format(since)


def _within(constraint: Qualified) -> Text:
    match constraint:
        case Absence() | NotSuccession():
            return _FOR_HOW_LONG
        case NotCoExistence():
            return _CLOSER
        case Precedence() | AlternatePrecedence():
            return _LATEST_BEFORE
        case _:
            return _BY_WHEN


def _not_before(constraint: Qualified) -> Text:
    match constraint:
        case NotCoExistence():
            return _FURTHER_APART
        case Precedence() | AlternatePrecedence():
            return _EARLIEST_BEFORE
        case _:
            return _FROM_WHEN


def _period(period: ParameterKey, method: Method) -> Text:
    return method.parameter(period).label
