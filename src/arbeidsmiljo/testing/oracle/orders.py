"""The constraints about what comes next or last, restated: every order of a day is tried."""

from collections.abc import Iterable, Iterator
from itertools import permutations, product, takewhile

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.rules.alternation import (
    AlternatePrecedence,
    AlternateResponse,
    ChainPrecedence,
    ChainResponse,
)
from arbeidsmiljo.rules.verdict import State, Verdict
from arbeidsmiljo.testing.oracle.counting import due_after, is_near, waited
from arbeidsmiljo.testing.oracle.scene import Scene
from arbeidsmiljo.testing.oracle.told import Told, all_of, best_of, inactive, told


def chain_response(constraint: AlternateResponse | ChainResponse, scene: Scene) -> Told:
    """After each trigger the next of these events is the target, and does not come too early.

    An event that is both trigger and target answers itself. An alternate response passes over
    the targets that come too early.
    """
    is_chain = isinstance(constraint, ChainResponse)
    targets = scene.own(constraint.target)
    triggers = [one for one in scene.own(constraint.trigger) if one not in targets]
    if not triggers:
        return inactive()
    among = constraint.among if isinstance(constraint, ChainResponse) else ()
    rest = [one for pattern in among for one in scene.own(pattern)]

    def judge(trigger: Event, later: list[Event]) -> Verdict:
        if constraint.strictly:
            # A target of the same day neither answers nor comes between.
            later = [e for e in later if e not in targets or e.happened > trigger.happened]
        early = [
            one
            for one in targets
            if not waited(scene, constraint.not_before, trigger.happened, one)
        ]
        if not is_chain:
            later = [one for one in later if one not in early]
        following = next(iter(later), None)
        if following is not None and (following not in targets or following in early):
            return told(State.VIOLATED, trigger, following, trigger=trigger, needed=1)
        day = scene.on if following is None else following.happened
        due = due_after(scene, constraint.within, trigger)(day)
        late = due is not None and day > due
        if following is None:
            state = State.OVERDUE if late else State.PENDING
            return told(state, trigger, trigger=trigger, needed=1, due=due)
        state = State.REPAIRED if late else State.FULFILLED
        return told(state, trigger, following, trigger=trigger, count=1, needed=1, due=due)

    return best_of(
        all_of(
            frozenset({judge(one, order[place + 1 :])})
            for place, one in enumerate(order)
            if one in triggers
        )
        for order in _orders((*targets, *triggers, *rest))
    )


def chain_precedence(constraint: AlternatePrecedence | ChainPrecedence, scene: Scene) -> Told:
    """Before each target the last of these events is what must precede it, at the right time.

    An event that is both waits for nothing. For an alternate precedence it need not be the last,
    if no other target comes between.
    """
    is_chain = isinstance(constraint, ChainPrecedence)
    befores = scene.own(constraint.before)
    targets = [one for one in scene.own(constraint.target) if one not in befores]
    if not targets:
        return inactive()
    among = constraint.among if isinstance(constraint, ChainPrecedence) else ()
    rest = [one for pattern in among for one in scene.own(pattern)]

    def judge(target: Event, earlier: list[Event]) -> Told:
        if constraint.strictly:
            # What must precede, on the same day, is too late and does not come between.
            earlier = [e for e in earlier if e not in befores or e.happened < target.happened]
        back = earlier[::-1][:1] if is_chain else earlier[::-1]
        there = list(takewhile(befores.__contains__, back))
        kept = [
            one
            for one in there
            if is_near(scene, constraint.within, one, target)
            and waited(scene, constraint.not_before, one.happened, target)
        ]
        if kept:
            return frozenset(told(State.FULFILLED, one, target, trigger=target) for one in kept)
        shown = [[one] for one in there] or [[]]
        return frozenset(told(State.VIOLATED, *one, target, trigger=target) for one in shown)

    return best_of(
        all_of(judge(one, order[:place]) for place, one in enumerate(order) if one in targets)
        for order in _orders((*befores, *targets, *rest))
    )


def _orders(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Give every order of some events in which no day comes before an earlier one."""
    each = list({event.id: event for event in events}.values())
    days = sorted({event.happened for event in each})
    by_day = [list(permutations(e for e in each if e.happened == day)) for day in days]
    for chosen in product(*by_day):
        yield [event for day in chosen for event in day]
