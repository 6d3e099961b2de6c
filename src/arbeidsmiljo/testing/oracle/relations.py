"""succession, co-existence and their opposites, restated."""

from collections.abc import Callable
from operator import attrgetter

from attrs import evolve

from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.relation import CoExistence, NotCoExistence, NotSuccession, Succession
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.oracle.counting import (
    comes_after,
    counted,
    due_after,
    is_near,
    waited,
)
from arbeidsmiljo.testing.oracle.scene import Scene
from arbeidsmiljo.testing.oracle.told import Told, all_of, inactive, told


def followed(constraint: Succession, scene: Scene) -> Told:
    """What comes first is followed by the other."""
    firsts, thens = scene.own(constraint.first), scene.answers(constraint.then)
    if not firsts:
        return frozenset({told(State.INACTIVE, needed=1)})
    return all_of(
        frozenset(
            {
                counted(
                    scene,
                    [
                        then
                        for then in thens
                        if comes_after(then, first, strictly=constraint.strictly)
                        and waited(scene, constraint.not_before, first.happened, then)
                    ],
                    1,
                    due_after(scene, constraint.within, first),
                    first,
                )
            }
        )
        for first in firsts
    )


def preceded(constraint: Succession, scene: Scene) -> Told:
    """The other comes only after what comes first."""
    firsts, thens = scene.own(constraint.first), scene.own(constraint.then)
    if not thens:
        return frozenset({told(State.INACTIVE, missing=[] if firsts else [scene.unit])})
    each: list[Told] = []
    for then in thens:
        before = [
            first
            for first in evolve(scene, at=then).own(constraint.first)
            if comes_after(then, first, strictly=constraint.strictly)
            and waited(scene, constraint.not_before, first.happened, then)
        ]
        state = State.FULFILLED if before else State.VIOLATED
        missing = [] if before else [scene.unit]
        each.append(frozenset({told(state, *before[:1], then, trigger=then, missing=missing)}))
    return all_of(each)


def beside(one: Pattern, other: Pattern) -> Callable[[CoExistence, Scene], Told]:
    """Where the one happens, the other does too."""

    def restated(constraint: CoExistence, scene: Scene) -> Told:
        ones, others = scene.own(one), scene.answers(other)
        if not ones:
            return frozenset({told(State.INACTIVE, needed=1)})
        each: list[Told] = []
        for first in ones:
            found = [
                event
                for event in others
                if event.happened <= first.happened
                or waited(scene, constraint.not_before, first.happened, event)
            ]
            due = due_after(scene, constraint.within, first)
            each.append(frozenset({counted(scene, found, 1, due, first)}))
        return all_of(each)

    return restated


def not_co_existence(constraint: NotCoExistence, scene: Scene) -> Told:
    """At most one of the two happens, or not near the other."""
    ones, others = scene.own(constraint.one), scene.own(constraint.other)
    if not ones and not others:
        return inactive()
    clashes = [
        told(State.VIOLATED, first, second, trigger=first)
        for one in ones
        for other in others
        for first, second in [sorted((one, other), key=attrgetter("place_in_time"))]
        if is_near(scene, constraint.within, first, second)
        and waited(scene, constraint.not_before, first.happened, second)
    ]
    if clashes:
        return frozenset(clashes)
    there = [*ones[:1], *others[:1]]
    first = min(there, key=attrgetter("place_in_time"))
    return frozenset({told(State.FULFILLED, *there, trigger=first)})


def not_succession(constraint: NotSuccession, scene: Scene) -> Told:
    """After the one, the other does not happen any more."""
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
        and is_near(scene, constraint.within, first, then)
        and waited(scene, constraint.not_before, first.happened, then)
    ]
    if broken:
        return frozenset(broken)
    return frozenset({told(State.FULFILLED, firsts[0], trigger=firsts[0])})
