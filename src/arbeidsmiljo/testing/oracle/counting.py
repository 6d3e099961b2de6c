"""Counting and comparing days, as the restated constraints do it."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.rules.case import Dated, Limit
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.verdict import State, Verdict
from arbeidsmiljo.testing.oracle.scene import Scene
from arbeidsmiljo.testing.oracle.told import told

Deadline = Callable[[date], date | None]
"""Gives the last day for something, as it was on a day."""


def counted(
    scene: Scene,
    found: list[Event],
    n: int,
    due: Deadline,
    trigger: Event | None = None,
    *,
    sets: Callable[[date], list[Event]] = lambda _: [],
) -> Verdict:
    """Give the verdict where n events are asked for; `sets` gives what set the last day by then."""
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
        *sets(day),
        trigger=trigger,
        count=len(counting),
        needed=n,
        due=last,
    )


def each_of(
    scene: Scene,
    every: Every,
    counting: Callable[[Scene], list[Event]],
    due: Deadline,
    trigger: Event | None = None,
    *,
    one_at_least: bool = False,
) -> Verdict:
    """Give the verdict where each of several is asked for the same."""
    members = list(scene.members(every, None))
    last = due(scene.on)
    if one_at_least and not members:
        late = last is not None and scene.on > last
        return told(
            State.OVERDUE if late else State.PENDING,
            *([trigger] if trigger else []),
            trigger=trigger,
            due=last,
            missing=[] if scene.subject else [scene.unit],
            missing_subjects=[scene.subject[1]] if scene.subject else [],
        )
    done = [counting(one)[: every.n] for one in members]
    missing = [one for one, found in zip(members, done, strict=True) if len(found) < every.n]
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
        missing=[] if is_of_subjects(every) else [one.unit for one in missing],
        missing_subjects=[
            one.subject[1] for one in missing if one.subject and is_of_subjects(every)
        ],
    )


def is_of_subjects(every: Every) -> bool:
    """Tell whether a quantifier ranges over subjects, and not over units."""
    return every.over in (Over.FINDINGS, Over.MEASURES, Over.EFFECTS, Over.PLANS)


def again_and_again(
    scene: Scene,
    every: ParameterKey,
    since: date,
    *,
    events: list[Event],
    ends: Iterable[Event],
    trigger: Event | None,
) -> Verdict:
    """Give the verdict where something is asked for again and again, until something happens."""
    until = next(iter(ends), None)
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


def waited(scene: Scene, not_before: ParameterKey | None, since: date, event: Event) -> bool:
    """Tell whether an event came no earlier than a named period after a day."""
    if not_before is None:
        return True
    return event.happened >= scene.after(not_before, since, event.happened)


def comes_after(later: Event, earlier: Event, *, strictly: bool) -> bool:
    """Tell whether an event comes after another; one of the same day does, unless strictly."""
    if strictly:
        return later.happened > earlier.happened
    return later.happened >= earlier.happened


def due_after(
    scene: Scene, within: Limit | None, trigger: Event, again: Iterable[Event] = ()
) -> Deadline:
    """Give the last days counted from a trigger, or named by it or when it came again."""

    def due(at: date) -> date | None:
        if not isinstance(within, Dated):
            return scene.due(within, since_trigger(scene, trigger), at, trigger)
        naming = [trigger, *day_set_by(within, again, at)][-1]
        return scene.due(within, naming.happened, at, naming)

    return due


def day_set_by(within: Limit | None, again: Iterable[Event], at: date) -> list[Event]:
    """Give the last of some events up to a day that names a day, if any does."""
    if not isinstance(within, Dated):
        return []
    naming = [
        one
        for one in again
        if one.happened <= at and getattr(one.payload, within.field) is not None
    ]
    return naming[-1:]


def since_trigger(scene: Scene, trigger: Event) -> date:
    """Give the day from which a trigger lets time pass: none does before there is the duty."""
    return max(trigger.happened, scene.since)


def ends_from(scene: Scene, until: Pattern | None, day: date) -> list[Event]:
    """Give the events that end a rhythm, from a day on."""
    if until is None:
        return []
    return [one for one in scene.own_or_common(until) if one.happened >= day]


def is_near(scene: Scene, within: ParameterKey | None, first: Event, second: Event) -> bool:
    """Tell whether a second event came within a named period of a first."""
    on = second.happened
    return within is None or on <= scene.after(within, first.happened, on)
