"""response, responded existence and precedence, restated."""

from functools import partial

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.verdict import State, Verdict
from arbeidsmiljo.testing.oracle.counting import (
    again_and_again,
    comes_after,
    counted,
    day_set_by,
    due_after,
    each_of,
    ends_from,
    is_of_subjects,
    since_trigger,
    waited,
)
from arbeidsmiljo.testing.oracle.scene import Scene
from arbeidsmiljo.testing.oracle.told import Told, all_of, told


def answers_after(constraint: Response, trigger: Event, where: Scene) -> list[Event]:
    """Give what has been done of what is to happen after a trigger."""
    return [
        one
        for one in where.answers(constraint.target, anywhere=constraint.anywhere)
        if comes_after(one, trigger, strictly=constraint.strictly)
        and waited(where, constraint.not_before, trigger.happened, one)
    ]


def answers_beside(constraint: RespondedExistence, trigger: Event, where: Scene) -> list[Event]:
    """Give what has been done of what is to happen where there is a trigger."""
    return [
        one
        for one in where.answers(constraint.target)
        if one.happened <= trigger.happened
        or waited(where, constraint.not_before, trigger.happened, one)
    ]


def response(constraint: Response, scene: Scene) -> Told:
    """After each trigger the target happens."""
    given = Scene.anywhere if constraint.anywhere else Scene.own_or_common
    triggers = given(scene, constraint.trigger)
    if not triggers:
        return frozenset({told(State.INACTIVE, needed=constraint.n)})

    again = triggers[1:] if constraint.first_only else []

    def answer(trigger: Event) -> Verdict:
        counting = partial(answers_after, constraint, trigger)
        due = due_after(scene, constraint.within, trigger, again)
        if constraint.every is not None:
            ends = ends_from(scene, constraint.until, trigger.happened)
            found = counting(scene)
            return again_and_again(
                scene,
                constraint.every,
                since_trigger(scene, trigger),
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
            return each_of(
                scene, every, counting, due, trigger, one_at_least=constraint.one_at_least
            )
        sets = partial(day_set_by, constraint.within, again)
        return counted(scene, counting(scene), constraint.n, due, trigger, sets=sets)

    asked = triggers[:1] if constraint.first_only else triggers
    return all_of(frozenset({answer(trigger)}) for trigger in asked)


def responded_existence(constraint: RespondedExistence, scene: Scene) -> Told:
    """Where a trigger happens, the target happens before it or after."""
    triggers = scene.own_or_common(constraint.trigger)
    if not triggers:
        return frozenset({told(State.INACTIVE, needed=constraint.n)})
    again = triggers[1:] if constraint.first_only else []

    def answer(trigger: Event) -> Verdict:
        found = answers_beside(constraint, trigger, scene)
        due = due_after(scene, constraint.within, trigger, again)
        sets = partial(day_set_by, constraint.within, again)
        return counted(scene, found, constraint.n, due, trigger, sets=sets)

    asked = triggers[:1] if constraint.first_only else triggers
    return all_of(frozenset({answer(trigger)}) for trigger in asked)


def precedence(constraint: Precedence, scene: Scene) -> Told:
    """The target happens only after all that must come before it."""
    targets = (Scene.anywhere if constraint.anywhere else Scene.own)(scene, constraint.target)
    if not targets:
        return frozenset({_judged(constraint, scene, None)})
    if constraint.first_only:
        targets = targets[:1]
    return all_of(frozenset({_judged(constraint, scene, target)}) for target in targets)


def _judged(constraint: Precedence, scene: Scene, target: Event | None) -> Verdict:
    """Judge one target, or what would be missing now."""
    found: list[Event] = []
    units: list[UnitId] = []
    subjects: list[str] = []
    for every in constraint.before:
        for member in scene.members(every, target):
            events = [
                one
                for one in member.own(every.pattern)
                if target is None or _counts(constraint, scene, one, target)
            ]
            found += events[: every.n]
            if len(events) < every.n and not is_of_subjects(every):
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
        comes_after(target, one, strictly=constraint.strictly)
        and (constraint.within is None or on <= scene.after(constraint.within, one.happened, on))
        and waited(scene, constraint.not_before, one.happened, target)
    )
