"""Duties side by side: what a rule's duties are in many units, and why, from columns of events.

This says again, for all units at once, what the constraints say of one case. It does so for
those that most rules use, in their plain form; for others, the cases are asked one by one.
"""

from collections.abc import Callable, Sequence
from functools import cache, reduce
from itertools import repeat
from operator import attrgetter, le, lt, ne
from typing import Final

from attrs import NOTHING, evolve, fields, frozen

from arbeidsmiljo.model.identifiers import EventId
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.rules.alternation import AlternateResponse, ChainResponse
from arbeidsmiljo.rules.columns import Column, Columns
from arbeidsmiljo.rules.constraint import Constraint, clock, deadline, is_late
from arbeidsmiljo.rules.existence import Absence, Exactly, Existence
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.rule import state_of_modality
from arbeidsmiljo.rules.states import Marks, States, both, but_not
from arbeidsmiljo.rules.trace import Trace
from arbeidsmiljo.rules.verdict import State

_KNOWN: Final = frozenset(
    {
        *(Existence, Absence, Exactly, Response, RespondedExistence, Precedence),
        # Next among the events of its two patterns is the first before the trigger comes again.
        *(AlternateResponse, ChainResponse),
    }
)
"""What is said here again; a class made of one of these may ask something else."""

_ANSWERED: Final = (State.INACTIVE, State.PENDING, State.INACTIVE, State.FULFILLED)
"""By whether there is a trigger, and whether it was answered."""

_PRECEDED: Final = (State.INACTIVE, State.VIOLATED, State.INACTIVE, State.FULFILLED)
"""By whether there is a target, and whether it had been waited for."""

_ALTERNATED: Final = (
    *(State.INACTIVE, State.FULFILLED, State.INACTIVE, State.PENDING),
    *[State.VIOLATED] * 4,
    *[None] * 8,
)
"""By whether there is a trigger, whether one is left open, whether it came again before an answer,
and whether the order of a day matters."""


@frozen
class Judged:
    """What a rule's duties are in many units, and the events that make them so.

    Attributes:
        states: The state of each; None where its own case has to be asked.
        evidence: Columns of events: those that a unit has in them are its evidence. They come
            in no order, and one may come twice.
        trace: The events.
    """

    states: States
    evidence: Sequence[Column]
    trace: Trace

    def of_modality(self, modality: Modality) -> "Judged":
        """Give what people see of rules of a modality: a permission is used or unused."""
        if modality is not Modality.MAY:
            return self
        return evolve(self, states=self.states.each(lambda one: state_of_modality(one, modality)))

    def events(self, number: int) -> tuple[EventId, ...]:
        """Give the evidence of one duty, in the order in which it happened."""
        there = {one.places[number] for one in self.evidence if one.there[number]}
        return tuple(self.trace.events[place].id for place in sorted(there))


def judged(constraint: Constraint, columns: Columns) -> Judged | None:
    """Judge a constraint in each unit.

    Args:
        constraint: What is asked.
        columns: What the units have of the patterns that it speaks of.

    Returns:
        None for a constraint, or an option of one, that columns do not answer.
    """
    if type(constraint) not in _KNOWN:
        return None
    match constraint:
        case Existence() if _is_plain(constraint, "n", "also", "within"):
            return _existence(constraint, columns)
        case Absence() if _is_plain(constraint, "n"):
            return _absence(constraint, columns)
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


def _existence(constraint: Existence, columns: Columns) -> Judged:
    often = columns.answers.nths(constraint.pattern, constraint.n)
    for pattern in constraint.also:
        often = (*often, columns.answers.firsts(pattern))
    trace, nth = columns.trace, reduce(_later, often)
    if constraint.within is None:
        states = States.told((State.PENDING, State.FULFILLED), nth.there)
        return Judged(states, often, trace)
    case = columns.case
    since, first = clock(case, constraint.within)
    due = deadline(case, constraint.within, since, first)

    @cache
    def state(number: int) -> State:
        if number == trace.no_day:
            return State.OVERDUE if is_late(case.on, due(case.on)) else State.PENDING
        day = trace.day(number)
        return State.REPAIRED if is_late(day, due(day)) else State.FULFILLED

    states = States.of(map(state, nth.days))
    begun = () if first is None else (columns.everywhere([trace.place_of(first)] * columns.size),)
    return Judged(states, (*begun, *often), trace)


def _later(one: Column, other: Column) -> Column:
    """Give what each unit had last of two things, where it had both."""
    return Column(
        tuple(map(max, one.places, other.places)),
        both(one.there, other.there),
        tuple(map(max, one.days, other.days)),
    )


def _absence(constraint: Absence, columns: Columns) -> Judged:
    often = columns.nths(constraint.pattern, constraint.n)
    states = States.told((State.FULFILLED, State.VIOLATED), often[-1].there)
    return Judged(states, often, columns.trace)


def _exactly(constraint: Exactly, columns: Columns) -> Judged:
    often = columns.nths(constraint.pattern, constraint.n + 1)
    by = (State.PENDING, State.FULFILLED, State.VIOLATED, State.VIOLATED)
    states = States.told(by, *(one.there for one in often[-2:]))
    return Judged(states, often, columns.trace)


def _response(constraint: Response, columns: Columns) -> Judged:
    """Look for the first trigger that waits for an answer, or else for that of the first."""
    last = columns.answers.last_days(constraint.target)
    triggers = columns.first_triggers_from(constraint.trigger, last, after=not constraint.strictly)
    answers = columns.answers.first_from(
        constraint.target, triggers.days, after=constraint.strictly
    )
    states = States.told(_ANSWERED, triggers.there, answers.there)
    return Judged(states, (triggers, answers), columns.trace)


def _first_response(constraint: Response, columns: Columns) -> Judged:
    """Answer the first trigger, by its deadline."""
    case, trace = columns.case, columns.trace

    @cache
    def state(trigger: int, target: int) -> State:
        if trigger == trace.no_day:
            return State.INACTIVE
        answered = None if target == trace.no_day else trace.day(target)
        begun = max(trace.day(trigger), case.since)
        due = case.due(constraint.within, begun, at=answered or case.on)
        if answered is None:
            return State.OVERDUE if is_late(case.on, due) else State.PENDING
        return State.REPAIRED if is_late(answered, due) else State.FULFILLED

    triggers = columns.first_triggers(constraint.trigger)
    answers = columns.answers.first_from(
        constraint.target, triggers.days, after=constraint.strictly
    )
    states = States.of(map(state, triggers.days, answers.days))
    return Judged(states, (triggers, answers), trace)


def _responded_existence(constraint: RespondedExistence, columns: Columns) -> Judged:
    triggers = columns.first_triggers(constraint.trigger)
    targets = columns.answers.firsts(constraint.target)
    states = States.told(_ANSWERED, triggers.there, targets.there)
    answers = Column(targets.places, both(triggers.there, targets.there))
    return Judged(states, (triggers, answers), columns.trace)


def _precedence(constraint: Precedence, columns: Columns) -> Judged | None:
    """Ask whether the first target came after all that must come before it."""
    trace = columns.trace
    targets = columns.firsts(constraint.target)
    is_in_time = lt if constraint.strictly else le
    preceded: Marks = targets.there
    evidence = [targets]
    for every in constraint.before:
        befores = _before(every, columns)
        if befores is None:
            return None
        for before in befores:
            in_time = bytes(map(is_in_time, before.days, targets.days))
            evidence.append(Column(before.places, both(in_time, targets.there)))
        preceded = both(preceded, evidence[-1].there)
    states = States.told(_PRECEDED, targets.there, preceded)
    return Judged(states, evidence, trace)


def _before(every: Every, columns: Columns) -> Sequence[Column] | None:
    if every.among is not None or every.over not in (Over.OWN, Over.ENTERPRISE):
        return None
    if every.over is Over.OWN:
        return columns.nths(every.pattern, every.n)
    common = columns.common(every.pattern)[: every.n]
    there = [columns.everywhere([place] * columns.size) for place in common]
    return [*there, *[columns.nowhere()] * (every.n - len(there))]


def _alternate_response(constraint: AlternateResponse, columns: Columns) -> Judged:
    """Go through the days of all units at once.

    Where both happened in a unit on one day, the order of that day matters.
    """
    never, size = columns.trace.never, columns.size
    opened, triggers, others = ([never] * size for _ in range(3))
    latest = [-1] * size
    broken: dict[int, tuple[int, int]] = {}
    is_unclear, is_broken = bytearray(size), bytearray(size)
    for start, (asked, answered) in columns.by_day(constraint.trigger, constraint.target):
        for number, place in zip(*answered, strict=True):
            latest[number] = place
            waiting = opened[number]
            if waiting != never:
                opened[number] = never
                if others[number] == never:
                    triggers[number] = waiting
                    others[number] = place
        for number, place in zip(*asked, strict=True):
            waiting = opened[number]
            opened[number] = place
            if latest[number] >= start:
                is_unclear[number] = 1
            elif waiting != never and number not in broken:
                broken[number] = waiting, place
    for number, (trigger, rival) in broken.items():
        is_broken[number] = 1
        triggers[number], others[number] = trigger, rival
    has_trigger = columns.firsts(constraint.trigger).there
    is_open = bytes(map(ne, opened, repeat(never)))
    states = States.told(_ALTERNATED, has_trigger, is_open, is_broken, is_unclear)
    is_waiting = but_not(is_open, is_broken)
    is_answered = but_not(has_trigger, is_waiting)
    evidence = (
        Column(opened, is_waiting),
        Column(triggers, is_answered),
        Column(others, is_answered),
    )
    return Judged(states, evidence, columns.trace)
