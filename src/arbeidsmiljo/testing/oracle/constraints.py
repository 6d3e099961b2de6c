"""Every class of constraint, with how it is restated."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import product
from typing import TypeVar

from attrs import evolve

from arbeidsmiljo.model.events import Event
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
from arbeidsmiljo.rules.qualified import Qualified, Recurrent
from arbeidsmiljo.rules.relation import CoExistence, NotCoExistence, NotSuccession, Succession
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.testing.oracle.frequency import absence, exactly, existence, init
from arbeidsmiljo.testing.oracle.orders import chain_precedence, chain_response
from arbeidsmiljo.testing.oracle.periods import in_each_period
from arbeidsmiljo.testing.oracle.relations import (
    beside,
    followed,
    not_co_existence,
    not_succession,
    preceded,
)
from arbeidsmiljo.testing.oracle.scene import Scene
from arbeidsmiljo.testing.oracle.sequence import precedence, responded_existence, response
from arbeidsmiljo.testing.oracle.told import Told, all_of

_Constraint = TypeVar("_Constraint", bound=Qualified)
_Events = Callable[[Scene, Pattern], list[Event]]


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
    if isinstance(constraint, Qualified):
        scene = evolve(scene, earlier=constraint.earlier)
    if isinstance(constraint, Recurrent) and constraint.every is not None:
        once = evolve(constraint, every=None)
        return in_each_period(scene, constraint.every, lambda period: _asked(once, period))
    return _asked(constraint, scene)


def _asked(constraint: Constraint, scene: Scene) -> Told:
    """Ask once, or apart for each value."""
    match constraint:
        case Existence():
            events: _Events = partial(Scene.answers, anywhere=constraint.anywhere)
            asked = (constraint.pattern, *constraint.also)
            return _for_each_value(constraint, scene, events, asked, existence)
        case Absence():
            return _for_each_value(constraint, scene, Scene.own, (constraint.pattern,), absence)
        case Exactly():
            return _for_each_value(constraint, scene, Scene.own, (constraint.pattern,), exactly)
        case Init():
            asked = (constraint.pattern, *constraint.among)
            return _for_each_value(constraint, scene, Scene.own, asked, init)
        case Response():
            events = Scene.anywhere if constraint.anywhere else Scene.own_or_common
            return _for_each_value(constraint, scene, events, (constraint.trigger,), response)
        case RespondedExistence():
            return _for_each_value(
                constraint, scene, Scene.own_or_common, (constraint.trigger,), responded_existence
            )
        case Precedence():
            events = Scene.anywhere if constraint.anywhere else Scene.own
            return _for_each_value(constraint, scene, events, (constraint.target,), precedence)
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
                for one, restated in zip(asked, (followed, preceded), strict=True)
            )
        case CoExistence():
            there = beside(constraint.one, constraint.other)
            back = beside(constraint.other, constraint.one)
            return all_of(
                _for_each_value(constraint, scene, Scene.own, (one,), restated)
                for one, restated in ((constraint.one, there), (constraint.other, back))
            )
        case NotCoExistence():
            asked = (constraint.one, constraint.other)
            return _for_each_value(constraint, scene, Scene.own, asked, not_co_existence)
        case NotSuccession():
            return _for_each_value(
                constraint, scene, Scene.own_or_common, (constraint.first,), not_succession
            )
        case _:
            message = f"{type(constraint).__name__} is not restated here"
            raise TypeError(message)


def _for_each_value(
    constraint: _Constraint,
    scene: Scene,
    events: _Events,
    patterns: Iterable[Pattern],
    restated: Callable[[_Constraint, Scene], Told],
) -> Told:
    """Ask once, or once for each combination of values that some events have in some fields."""
    fields = constraint.correlate
    if not fields:
        return restated(constraint, scene)
    combinations = {
        tuple(zip(fields, values, strict=True))
        for pattern in patterns
        for event in events(scene, pattern)
        for values in product(*(scene.values(event, name) for name in fields))
    }
    return all_of(
        restated(constraint, evolve(scene, chosen=(*scene.chosen, *combination)))
        for combination in combinations
    )
