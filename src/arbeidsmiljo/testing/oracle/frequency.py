"""existence, absence, exactly and init, restated."""

from datetime import date
from functools import partial
from operator import attrgetter

from attrs import evolve

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Absence, Exactly, Existence, Init
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.oracle.counting import (
    Deadline,
    again_and_again,
    counted,
    each_of,
    ends_from,
    waited,
)
from arbeidsmiljo.testing.oracle.scene import Scene
from arbeidsmiljo.testing.oracle.told import Told, inactive, told


def clock(scene: Scene, within: Within | None) -> tuple[date | None, Event | None]:
    """Tell when a deadline's time begins, and the event that begins it."""
    if within is None or within.since is None:
        return scene.since, None
    started = evolve(scene, subject=None, chosen=()).anywhere(within.since)
    return (max(started[0].happened, scene.since), started[0]) if started else (None, None)


def _deadline(scene: Scene, within: Within | None) -> Deadline:
    began, by = clock(scene, within)

    def due(at: date) -> date | None:
        if within is None or began is None:
            return None
        return scene.due(within.period, began, at, by)

    return due


def _late_enough(
    scene: Scene, within: Within | None, not_before: ParameterKey | None, events: list[Event]
) -> list[Event]:
    """Leave out what happened earlier than some time after that which the deadline counts from."""
    since, _ = clock(scene, within)
    if not_before is None:
        return events
    return [one for one in events if since is not None and waited(scene, not_before, since, one)]


def answers(constraint: Existence, where: Scene) -> list[Event]:
    """Give what has been done of what is to happen."""
    found = where.answers(constraint.pattern, anywhere=constraint.anywhere)
    return _late_enough(where, constraint.within, constraint.not_before, found)


def existence(constraint: Existence, scene: Scene) -> Told:
    """The pattern happens at least n times, in the case or in each it ranges over."""
    since, by = clock(scene, constraint.within)
    if constraint.every is not None:
        if since is None:
            return inactive()
        ends = ends_from(scene, constraint.until, by.happened if by else since)
        found = answers(constraint, scene)
        return frozenset(
            {again_and_again(scene, constraint.every, since, events=found, ends=ends, trigger=by)}
        )

    due = _deadline(scene, constraint.within)
    if constraint.over is not Over.OWN:
        every = Every(
            pattern=constraint.pattern,
            over=constraint.over,
            n=constraint.n,
            among=constraint.among,
        )
        return frozenset({each_of(scene, every, partial(answers, constraint), due, by)})
    found = [event for one in apart(constraint) for event in answers(one, scene)[: one.n]]
    found.sort(key=attrgetter("place_in_time"))
    return frozenset({counted(scene, found, constraint.n + len(constraint.also), due, by)})


def apart(constraint: Existence) -> list[Existence]:
    """Give a constraint that asks for several things as one for each of them."""
    patterns = (constraint.pattern, *constraint.also)
    return [evolve(constraint, pattern=one, also=(), earlier=()) for one in patterns]


def absence(constraint: Absence, scene: Scene) -> Told:
    """The pattern happens fewer than n times."""
    since, by = clock(scene, constraint.within)
    if since is None:
        return inactive()
    due = _deadline(scene, constraint.within)
    counting = [
        one
        for one in _late_enough(
            scene, constraint.within, constraint.not_before, scene.own(constraint.pattern)
        )
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


def exactly(constraint: Exactly, scene: Scene) -> Told:
    """The pattern happens n times and no more."""
    events = _late_enough(
        scene, constraint.within, constraint.not_before, scene.own(constraint.pattern)
    )
    due = _deadline(scene, constraint.within)
    if len(events) <= constraint.n:
        _, by = clock(scene, constraint.within)
        return frozenset({counted(scene, events, constraint.n, due, by)})
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


def init(constraint: Init, scene: Scene) -> Told:
    """One of the pattern comes no later than any rival, and in time."""

    def counting(pattern: Pattern) -> list[Event]:
        found = scene.own(pattern)
        return _late_enough(scene, constraint.within, constraint.not_before, found)

    first = counting(constraint.pattern)
    rivals = [
        one
        for pattern in constraint.among
        for one in counting(pattern)
        if not constraint.pattern.matches(one)
    ]
    earliest = min((one.happened for one in rivals), default=date.max)
    if rivals and not any(
        one.happened < earliest or (one.happened == earliest and not constraint.strictly)
        for one in first
    ):
        return frozenset(told(State.VIOLATED, one) for one in rivals if one.happened == earliest)
    if not first and constraint.within is None:
        return inactive()
    _, by = clock(scene, constraint.within)
    return frozenset({counted(scene, first, 1, _deadline(scene, constraint.within), by)})
