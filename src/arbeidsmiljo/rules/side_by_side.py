"""States side by side: what a rule's duties are in many units, from columns of days.

This says again, for all units at once, what the constraints say of one case. It does so for
those that most rules use, in their plain form; for others, the cases are asked one by one.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from operator import attrgetter

from attrs import NOTHING, fields

from arbeidsmiljo.rules.alternation import AlternateResponse
from arbeidsmiljo.rules.columns import Columns, Days
from arbeidsmiljo.rules.constraint import Constraint, clock, deadline, is_late
from arbeidsmiljo.rules.existence import Absence, Exactly, Existence
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.verdict import State

States = list[State | None]
"""A state for each unit; None where its own case has to be asked."""


def states(constraint: Constraint, columns: Columns) -> States | None:
    """Give the state of a constraint in each unit.

    Args:
        constraint: What is asked.
        columns: What the units have of the patterns that it speaks of.

    Returns:
        None for a constraint, or an option of one, that columns do not answer.
    """
    match constraint:
        case Existence() if _is_plain(constraint, "n", "within"):
            return _existence(constraint, columns)
        case Absence() if _is_plain(constraint, "n"):
            often = columns.nths(constraint.pattern, constraint.n)
            return [State.FULFILLED if day is None else State.VIOLATED for day in often]
        case Exactly() if _is_plain(constraint, "n"):
            return _exactly(constraint, columns)
        case Response() if _is_plain(constraint, "strictly"):
            return _response(constraint, columns)
        case Response() if _is_plain(constraint, "within", "first_only", "strictly") and (
            constraint.first_only and isinstance(constraint.within, str)
        ):
            return _first_response(constraint, columns)
        case RespondedExistence() if _is_plain(constraint, "first_only"):
            return _responded_existence(constraint, columns)
        case Precedence() if _is_plain(constraint, "first_only", "strictly"):
            return _precedence(constraint, columns)
        case AlternateResponse() if _is_plain(constraint, "strictly"):
            return _alternate_response(constraint, columns)
        case _:
            return None


def _is_plain(constraint: Constraint, *options: str) -> bool:
    """Tell whether a constraint uses none but some of its options."""
    given, defaults = _options(type(constraint), options)
    return given(constraint) == defaults


@cache
def _options(
    kind: type[Constraint], apart: tuple[str, ...]
) -> tuple[Callable[[Constraint], tuple[object, ...]], tuple[object, ...]]:
    others = [
        one
        for one in fields(kind)  # type: ignore[arg-type]
        if one.default is not NOTHING and one.name not in apart
    ]
    names = [one.name for one in others]
    # One name alone would give its value, and not a tuple of it.
    return attrgetter(*names, *names[:1]), (*(one.default for one in others), others[0].default)


def _existence(constraint: Existence, columns: Columns) -> States:
    often = columns.answers.nths(constraint.pattern, constraint.n)
    pending, fulfilled = State.PENDING, State.FULFILLED
    if constraint.within is None:
        return [pending if day is None else fulfilled for day in often]
    case = columns.case
    due = deadline(case, constraint.within, *clock(case, constraint.within))
    state_on: dict[date | None, State] = {
        day: State.REPAIRED if is_late(day, due(day)) else fulfilled
        for day in {*often}
        if day is not None
    }
    state_on[None] = State.OVERDUE if is_late(case.on, due(case.on)) else pending
    return [state_on[day] for day in often]


def _exactly(constraint: Exactly, columns: Columns) -> States:
    often = columns.nths(constraint.pattern, constraint.n)
    too_often = columns.nths(constraint.pattern, constraint.n + 1)
    return [
        State.PENDING if day is None else State.FULFILLED if more is None else State.VIOLATED
        for day, more in zip(often, too_often, strict=True)
    ]


def _response(constraint: Response, columns: Columns) -> States:
    triggers = columns.last_triggers(constraint.trigger)
    targets = columns.answers.lasts(constraint.target)
    pairs = zip(triggers, targets, strict=True)
    inactive, pending, fulfilled = State.INACTIVE, State.PENDING, State.FULFILLED
    if constraint.strictly:
        return [
            inactive if t is None else pending if a is None or a <= t else fulfilled
            for t, a in pairs
        ]
    return [
        inactive if t is None else pending if a is None or a < t else fulfilled for t, a in pairs
    ]


def _first_response(constraint: Response, columns: Columns) -> States:
    """Answer the first trigger, by its deadline."""
    case = columns.case

    @cache
    def state(trigger: date, target: date | None) -> State:
        begun = max(trigger, case.since)
        due = case.due(constraint.within, begun, at=target or case.on)
        if target is None:
            return State.OVERDUE if is_late(case.on, due) else State.PENDING
        return State.REPAIRED if is_late(target, due) else State.FULFILLED

    found: States = []
    triggers = columns.first_triggers(constraint.trigger)
    answers = columns.answers
    firsts, lasts = answers.firsts(constraint.target), answers.lasts(constraint.target)
    for trigger, first, last in zip(triggers, firsts, lasts, strict=True):
        if trigger is None:
            found.append(State.INACTIVE)
        elif first is None or last is None or _is_before(last, trigger, constraint.strictly):
            found.append(state(trigger, None))
        elif _is_before(first, trigger, constraint.strictly):
            # Which of those in between came first after the trigger, no column tells.
            found.append(None)
        else:
            found.append(state(trigger, first))
    return found


def _is_before(target: date, trigger: date, strictly: bool) -> bool:  # noqa: FBT001
    return target <= trigger if strictly else target < trigger


def _responded_existence(constraint: RespondedExistence, columns: Columns) -> States:
    triggers = columns.first_triggers(constraint.trigger)
    targets = columns.answers.firsts(constraint.target)
    inactive, pending, fulfilled = State.INACTIVE, State.PENDING, State.FULFILLED
    return [
        inactive if t is None else pending if a is None else fulfilled
        for t, a in zip(triggers, targets, strict=True)
    ]


def _precedence(constraint: Precedence, columns: Columns) -> States | None:
    """Ask whether the first target came after all that must come before it."""
    column: States | None = None
    for every in constraint.before:
        before = _before(every, columns)
        if before is None:
            return None
        found = _ordered(columns.firsts(constraint.target), before, constraint.strictly)
        column = found if column is None else _both(column, found)
    return column


def _before(every: Every, columns: Columns) -> Days | None:
    if every.among is not None or every.over not in (Over.OWN, Over.ENTERPRISE):
        return None
    if every.over is Over.OWN:
        return columns.nths(every.pattern, every.n)
    events = columns.case.events(every.pattern)
    return [events[every.n - 1].happened if len(events) >= every.n else None] * columns.size


def _ordered(targets: Days, before: Days, strictly: bool) -> States:  # noqa: FBT001
    inactive, violated, fulfilled = State.INACTIVE, State.VIOLATED, State.FULFILLED
    pairs = zip(targets, before, strict=True)
    if strictly:
        return [
            inactive if t is None else violated if b is None or b >= t else fulfilled
            for t, b in pairs
        ]
    return [
        inactive if t is None else violated if b is None or b > t else fulfilled for t, b in pairs
    ]


def _both(column: States, other: States) -> States:
    violated = State.VIOLATED
    return [b if a is not violated else a for a, b in zip(column, other, strict=True)]


def _alternate_response(constraint: AlternateResponse, columns: Columns) -> States:
    """Go through the days of all units at once.

    Where both happened in a unit on one day, or the trigger twice, the order of that day matters.
    """
    inactive, pending, violated = State.INACTIVE, State.PENDING, State.VIOLATED
    fulfilled = State.FULFILLED
    found: States = [inactive] * columns.size
    closer = set[int]()
    for triggers, targets in columns.by_day(constraint.trigger, constraint.target):
        distinct = {*triggers}
        closer |= distinct.intersection(targets)
        if len(distinct) < len(triggers):
            closer |= {number for number, times in Counter(triggers).items() if times > 1}
        for number in targets:
            if found[number] is pending:
                found[number] = fulfilled
        for number in triggers:
            state = found[number]
            if state is pending:
                found[number] = violated
            elif state is not violated:
                found[number] = pending
    for number in closer:
        found[number] = None
    return found
