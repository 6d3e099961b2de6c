"""The constraints that ask how often, and what after or before what, each restated."""

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from datetime import date
from itertools import pairwise, product

from attrs import evolve

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.rules.alternation import (
    AlternatePrecedence,
    AlternateResponse,
    ChainPrecedence,
    ChainResponse,
)
from arbeidsmiljo.rules.case import Limit
from arbeidsmiljo.rules.constraint import Constraint, Within
from arbeidsmiljo.rules.existence import Absence, Exactly, Existence, Init
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.relation import CoExistence, NotCoExistence, NotSuccession, Succession
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.verdict import State, Verdict
from arbeidsmiljo.testing.oracle.orders import chain_precedence, chain_response
from arbeidsmiljo.testing.oracle.scene import Scene
from arbeidsmiljo.testing.oracle.told import Told, all_of, inactive, told

_Events = Callable[[Scene, Pattern], list[Event]]
_Deadline = Callable[[date], date | None]


def naive_verdict(constraint: Constraint, scene: Scene) -> Told:
    """Say what a duty is, by looking at the whole trace.

    Args:
        constraint: What is asked.
        scene: Where, and all that happened.

    Returns:
        Every verdict that can be said with equal right.

    Raises:
        TypeError: The constraint is of a class that is not restated here.
    """
    match constraint:
        case Existence():
            events = Scene.anywhere if constraint.anywhere else Scene.own
            return _for_each_value(constraint, scene, events, (constraint.pattern,), _existence)
        case Absence():
            return _for_each_value(constraint, scene, Scene.own, (constraint.pattern,), _absence)
        case Exactly():
            return _for_each_value(constraint, scene, Scene.own, (constraint.pattern,), _exactly)
        case Init():
            asked = (constraint.pattern, *constraint.among)
            return _for_each_value(constraint, scene, Scene.own, asked, _init)
        case Response():
            events = Scene.anywhere if constraint.anywhere else Scene.own_or_common
            return _for_each_value(constraint, scene, events, (constraint.trigger,), _response)
        case RespondedExistence():
            return _for_each_value(
                constraint, scene, Scene.own_or_common, (constraint.trigger,), _responded
            )
        case Precedence():
            events = Scene.anywhere if constraint.anywhere else Scene.own
            return _for_each_value(constraint, scene, events, (constraint.target,), _precedence)
        case AlternateResponse() | ChainResponse():
            return _for_each_value(
                constraint, scene, Scene.own, (constraint.trigger,), chain_response
            )
        case AlternatePrecedence() | ChainPrecedence():
            return _for_each_value(
                constraint, scene, Scene.own, (constraint.target,), chain_precedence
            )
        case _:
            return _of_relation(constraint, scene)


def _of_relation(constraint: Constraint, scene: Scene) -> Told:
    match constraint:
        case Succession():
            asked = (constraint.first, constraint.then)
            return all_of(
                _for_each_value(constraint, scene, Scene.own, (one,), restated)
                for one, restated in zip(asked, (_followed, _preceded), strict=True)
            )
        case CoExistence():
            there = _beside(constraint.one, constraint.other)
            back = _beside(constraint.other, constraint.one)
            return all_of(
                _for_each_value(constraint, scene, Scene.own, (one,), restated)
                for one, restated in ((constraint.one, there), (constraint.other, back))
            )
        case NotCoExistence():
            asked = (constraint.one, constraint.other)
            return _for_each_value(constraint, scene, Scene.own, asked, _not_both)
        case NotSuccession():
            return _for_each_value(
                constraint, scene, Scene.own_or_common, (constraint.first,), _not_after
            )
        case _:
            message = f"{type(constraint).__name__} is not restated here"
            raise TypeError(message)


def _for_each_value(
    constraint: Constraint,
    scene: Scene,
    events: _Events,
    patterns: Iterable[Pattern],
    restated: Callable[..., Told],
) -> Told:
    """Ask once, or once for each combination of values that some events have in some fields."""
    fields: tuple[str, ...] = getattr(constraint, "correlate", ())
    if not fields:
        return restated(constraint, scene)
    found = [event for pattern in patterns for event in events(scene, pattern)]
    if not found:
        return restated(constraint, scene)
    combinations = {
        tuple(zip(fields, values, strict=True))
        for event in found
        for values in product(*(scene.values(event, name) for name in fields))
    }
    single = copy(constraint)
    object.__setattr__(single, "correlate", ())
    return all_of(
        restated(single, evolve(scene, chosen=(*scene.chosen, *combination)))
        for combination in combinations
    )


# How often ------------------------------------------------------------------------------------


def _clock(scene: Scene, within: Within | None) -> tuple[date | None, Event | None]:
    """Tell when a deadline's time begins, and the event that begins it."""
    if within is None or within.since is None:
        return scene.since, None
    started = evolve(scene, subject=None, chosen=()).anywhere(within.since)
    return (started[0].happened, started[0]) if started else (None, None)


def _deadline(scene: Scene, within: Within | None) -> _Deadline:
    began, by = _clock(scene, within)

    def due(at: date) -> date | None:
        if within is None or began is None:
            return None
        return scene.due(within.period, began, at, by)

    return due


def _counted(
    scene: Scene, found: list[Event], n: int, due: _Deadline, trigger: Event | None = None
) -> Verdict:
    """Give the verdict where n events are asked for."""
    counting = found[:n]
    enough = len(counting) == n
    day = counting[-1].happened if enough else scene.on
    last = due(day)
    late = last is not None and day > last
    states = (State.REPAIRED, State.FULFILLED) if enough else (State.OVERDUE, State.PENDING)
    return told(
        states[0] if late else states[1],
        *counting,
        *([trigger] if trigger else []),
        trigger=trigger,
        count=len(counting),
        needed=n,
        due=last,
    )


def _each(
    scene: Scene,
    every: Every,
    counting: Callable[[Scene], list[Event]],
    due: _Deadline,
    trigger: Event | None = None,
) -> Verdict:
    """Give the verdict where each of several is asked for the same."""
    members = list(every_one(scene, every))
    done = [counting(one)[: every.n] for one in members]
    missing = [one for one, found in zip(members, done, strict=True) if len(found) < every.n]
    last = due(scene.on)
    if missing:
        state = State.OVERDUE if last is not None and scene.on > last else State.PENDING
    else:
        days = [found[-1].happened for found in done]
        late = any((their := due(day)) is not None and day > their for day in days)
        state = State.REPAIRED if late else State.FULFILLED
    return told(
        state,
        *(event for found in done for event in found),
        *([trigger] if trigger else []),
        trigger=trigger,
        due=last,
        missing=[] if _is_of_subjects(every) else [one.unit for one in missing],
        missing_subjects=[
            one.subject[1] for one in missing if one.subject and _is_of_subjects(every)
        ],
    )


def every_one(scene: Scene, every: Every, at: Event | None = None) -> Iterator[Scene]:
    """Give the scene of each that a quantifier ranges over."""
    return scene.members(every, at)


def _is_of_subjects(every: Every) -> bool:
    return every.over in (Over.FINDINGS, Over.MEASURES, Over.EFFECTS, Over.PLANS)


def _again_and_again(
    scene: Scene,
    every: ParameterKey,
    since: date,
    *,
    events: list[Event],
    ends: list[Event],
    trigger: Event | None,
) -> Verdict:
    """Give the verdict where something is asked for again and again, until something happens."""
    until = next((one for one in ends if one.happened >= since), None)
    last_day = until.happened if until else scene.on
    done = [one for one in events if since <= one.happened <= last_day]
    days = [since, *(one.happened for one in done)]
    due = scene.due(every, days[-1], last_day, None)
    missed = due is not None and last_day > due
    late = any(
        (limit := scene.due(every, earlier, later, None)) is not None and later > limit
        for earlier, later in pairwise(days)
    )
    if until is None:
        state = State.OVERDUE if missed else State.PENDING
    elif missed:
        state = State.VIOLATED
    else:
        state = State.REPAIRED if late else State.FULFILLED
    shown = [one for one in (trigger, *done[-1:], until) if one is not None]
    return told(state, *shown, trigger=trigger, count=len(done), due=due)


def _existence(constraint: Existence, scene: Scene) -> Told:
    if constraint.correlate:
        return inactive()
    events = Scene.anywhere if constraint.anywhere else Scene.own
    since, by = _clock(scene, constraint.within)
    if constraint.every is not None:
        if since is None:
            return inactive()
        ends = scene.own_or_common(constraint.until) if constraint.until else []
        found = events(scene, constraint.pattern)
        return frozenset(
            {_again_and_again(scene, constraint.every, since, events=found, ends=ends, trigger=by)}
        )

    def counting(where: Scene) -> list[Event]:
        return [
            one
            for one in events(where, constraint.pattern)
            if constraint.not_before is None
            or (since is not None and _waited(scene, constraint.not_before, since, one))
        ]

    due = _deadline(scene, constraint.within)
    if constraint.over is not Over.OWN:
        every = Every(
            pattern=constraint.pattern,
            over=constraint.over,
            n=constraint.n,
            among=constraint.among,
        )
        return frozenset({_each(scene, every, counting, due)})
    return frozenset({_counted(scene, counting(scene), constraint.n, due)})


def _waited(scene: Scene, not_before: ParameterKey | None, since: date, event: Event) -> bool:
    if not_before is None:
        return True
    return event.happened >= scene.after(not_before, since, event.happened)


def _absence(constraint: Absence, scene: Scene) -> Told:
    if constraint.correlate:
        return inactive()
    since, by = _clock(scene, constraint.within)
    if since is None:
        return inactive()
    due = _deadline(scene, constraint.within)
    counting = [
        one
        for one in scene.own(constraint.pattern)
        if constraint.within is None
        or (one.happened >= since and one.happened <= (due(one.happened) or date.max))
    ][: constraint.n]
    return frozenset(
        {
            told(
                State.VIOLATED if len(counting) == constraint.n else State.FULFILLED,
                *([by] if by else []),
                *counting,
                trigger=by,
                count=len(counting),
                due=due(scene.on),
            )
        }
    )


def _exactly(constraint: Exactly, scene: Scene) -> Told:
    if constraint.correlate:
        return inactive()
    events = scene.own(constraint.pattern)
    due = _deadline(scene, constraint.within)
    if len(events) <= constraint.n:
        return frozenset({_counted(scene, events, constraint.n, due)})
    much = events[: constraint.n + 1]
    return frozenset(
        {
            told(
                State.VIOLATED,
                *much,
                count=len(much),
                needed=constraint.n,
                due=due(scene.on),
            )
        }
    )


def _init(constraint: Init, scene: Scene) -> Told:
    first = scene.own(constraint.pattern)
    rivals = [
        one
        for pattern in constraint.among
        for one in scene.own(pattern)
        if not constraint.pattern.matches(one)
    ]
    if not first and not rivals:
        return inactive()
    earliest = min((one.happened for one in rivals), default=date.max)
    if first and (
        first[0].happened < earliest
        or (first[0].happened == earliest and not constraint.strictly)
        or not rivals
    ):
        return frozenset({told(State.FULFILLED, first[0])})
    return frozenset(told(State.VIOLATED, one) for one in rivals if one.happened == earliest)


# Afterwards -----------------------------------------------------------------------------------


def _after(later: Event, earlier: Event, *, strictly: bool) -> bool:
    """Tell whether an event comes after another; one of the same day does, unless strictly."""
    if strictly:
        return later.happened > earlier.happened
    return later.happened >= earlier.happened


def _due_after(scene: Scene, within: Limit | None, trigger: Event) -> _Deadline:
    return lambda at: scene.due(within, trigger.happened, at, trigger)


def _response(constraint: Response, scene: Scene) -> Told:
    given = Scene.anywhere if constraint.anywhere else Scene.own_or_common
    answering = Scene.anywhere if constraint.anywhere else Scene.own
    triggers = given(scene, constraint.trigger)
    if not triggers:
        return frozenset({told(State.INACTIVE, needed=constraint.n)})

    def answer(trigger: Event) -> Verdict:
        def counting(where: Scene) -> list[Event]:
            return [
                one
                for one in answering(where, constraint.target)
                if _after(one, trigger, strictly=constraint.strictly)
                and _waited(scene, constraint.not_before, trigger.happened, one)
            ]

        due = _due_after(scene, constraint.within, trigger)
        if constraint.every is not None:
            ends = scene.own_or_common(constraint.until) if constraint.until else []
            found = counting(scene)
            return _again_and_again(
                scene,
                constraint.every,
                trigger.happened,
                events=found,
                ends=ends,
                trigger=trigger,
            )
        if constraint.over is not Over.OWN:
            every = Every(
                pattern=constraint.target,
                over=constraint.over,
                n=constraint.n,
                among=constraint.among,
            )
            return _each(scene, every, counting, due, trigger)
        return _counted(scene, counting(scene), constraint.n, due, trigger)

    asked = triggers[:1] if constraint.first_only else triggers
    return all_of(frozenset({answer(trigger)}) for trigger in asked)


def _responded(constraint: RespondedExistence, scene: Scene) -> Told:
    triggers = scene.own_or_common(constraint.trigger)
    if not triggers:
        return frozenset({told(State.INACTIVE, needed=constraint.n)})
    if constraint.first_only:
        triggers = triggers[:1]

    def answer(trigger: Event) -> Verdict:
        found = [
            one
            for one in scene.own(constraint.target)
            if one.happened <= trigger.happened
            or _waited(scene, constraint.not_before, trigger.happened, one)
        ]
        due = _due_after(scene, constraint.within, trigger)
        return _counted(scene, found, constraint.n, due, trigger)

    return all_of(frozenset({answer(trigger)}) for trigger in triggers)


# Beforehand -----------------------------------------------------------------------------------


def _precedence(constraint: Precedence, scene: Scene) -> Told:
    targets = (Scene.anywhere if constraint.anywhere else Scene.own)(scene, constraint.target)
    if not targets:
        return inactive() if constraint.correlate else frozenset({_judged(constraint, scene, None)})
    if constraint.first_only:
        targets = targets[:1]
    return all_of(frozenset({_judged(constraint, scene, target)}) for target in targets)


def _judged(constraint: Precedence, scene: Scene, target: Event | None) -> Verdict:
    """Judge one target, or what would be missing now."""
    found: list[Event] = []
    units, subjects = [], []
    for every in constraint.before:
        for member in every_one(scene, every, target):
            events = [
                one
                for one in member.own(every.pattern)
                if target is None or _counts(constraint, scene, one, target)
            ]
            found += events[: every.n]
            if len(events) < every.n and not _is_of_subjects(every):
                units.append(member.unit)
            elif len(events) < every.n and member.subject:
                subjects.append(member.subject[1])
    if target is None:
        return told(State.INACTIVE, missing=units, missing_subjects=subjects)
    return told(
        State.VIOLATED if units or subjects else State.FULFILLED,
        *found,
        target,
        trigger=target,
        missing=units,
        missing_subjects=subjects,
    )


def _counts(constraint: Precedence, scene: Scene, one: Event, target: Event) -> bool:
    """Tell whether an event comes before a target, neither too long nor too shortly."""
    on = target.happened
    return (
        _after(target, one, strictly=constraint.strictly)
        and (constraint.within is None or on <= scene.after(constraint.within, one.happened, on))
        and _waited(scene, constraint.not_before, one.happened, target)
    )


# Both ways ------------------------------------------------------------------------------------


def _followed(constraint: Succession, scene: Scene) -> Told:
    """What comes first is followed by the other."""
    firsts, thens = scene.own(constraint.first), scene.own(constraint.then)
    if not firsts:
        return frozenset({told(State.INACTIVE, needed=1)})
    return all_of(
        frozenset(
            {
                _counted(
                    scene,
                    [
                        then
                        for then in thens
                        if _after(then, first, strictly=constraint.strictly)
                        and _waited(scene, constraint.not_before, first.happened, then)
                    ],
                    1,
                    _due_after(scene, constraint.within, first),
                    first,
                )
            }
        )
        for first in firsts
    )


def _preceded(constraint: Succession, scene: Scene) -> Told:
    """The other comes only after what comes first."""
    firsts, thens = scene.own(constraint.first), scene.own(constraint.then)
    if not thens:
        return frozenset({told(State.INACTIVE, missing=[] if firsts else [scene.unit])})
    each: list[Told] = []
    for then in thens:
        before = [
            first
            for first in firsts
            if _after(then, first, strictly=constraint.strictly)
            and _waited(scene, constraint.not_before, first.happened, then)
        ]
        state = State.FULFILLED if before else State.VIOLATED
        missing = [] if before else [scene.unit]
        each.append(frozenset({told(state, *before[:1], then, trigger=then, missing=missing)}))
    return all_of(each)


def _beside(one: Pattern, other: Pattern) -> Callable[[CoExistence, Scene], Told]:
    """Where the one happens, the other does too."""

    def restated(constraint: CoExistence, scene: Scene) -> Told:
        ones, others = scene.own(one), scene.own(other)
        if not ones:
            return frozenset({told(State.INACTIVE, needed=1)})
        return all_of(
            frozenset(
                {_counted(scene, others, 1, _due_after(scene, constraint.within, first), first)}
            )
            for first in ones
        )

    return restated


def _not_both(constraint: NotCoExistence, scene: Scene) -> Told:
    ones, others = scene.own(constraint.one), scene.own(constraint.other)
    if not ones and not others:
        return inactive()
    clashes = [
        told(State.VIOLATED, first, second, trigger=first)
        for one in ones
        for other in others
        for first, second in [sorted((one, other), key=lambda e: (e.happened, e.sequence))]
        if _near(scene, constraint.within, first, second)
    ]
    if clashes:
        return frozenset(clashes)
    there = [*ones[:1], *others[:1]]
    first = min(there, key=lambda event: (event.happened, event.sequence))
    return frozenset({told(State.FULFILLED, *there, trigger=first)})


def _near(scene: Scene, within: ParameterKey | None, first: Event, second: Event) -> bool:
    on = second.happened
    return within is None or on <= scene.after(within, first.happened, on)


def _not_after(constraint: NotSuccession, scene: Scene) -> Told:
    firsts = scene.own_or_common(constraint.first)
    if not firsts:
        return inactive()
    broken = [
        told(State.VIOLATED, first, then, trigger=first)
        for first in firsts
        for then in scene.own(constraint.then)
        if first.id != then.id
        and (constraint.strictly or then.happened > first.happened)
        and then.happened >= first.happened
        and _near(scene, constraint.within, first, then)
    ]
    if broken:
        return frozenset(broken)
    return frozenset({told(State.FULFILLED, firsts[0], trigger=firsts[0])})
