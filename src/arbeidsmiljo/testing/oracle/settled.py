"""What is settled, restated: what is met, and stays met whatever happens on the days to come."""

from datetime import date

from attrs import evolve

from arbeidsmiljo.model.events import Event, MeasureDecided, MeasureMoved, MeasureProposed
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.existence import Existence, Init
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.qualified import Qualified, is_asked_anew
from arbeidsmiljo.rules.quantifier import Over
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.testing.oracle.counting import ends_from, since_trigger
from arbeidsmiljo.testing.oracle.frequency import answers, apart, clock
from arbeidsmiljo.testing.oracle.scene import Scene
from arbeidsmiljo.testing.oracle.sequence import answers_after, answers_beside


def is_met_for_good(constraint: Constraint, scene: Scene) -> bool:
    """Tell whether a duty that is met can become nothing else any more.

    Three things could still make it something else: it may be asked once more (of another value,
    in another period, of another unit, for another trigger); what it forbids may happen; and what
    it was met with may come to nothing, since a measure can be rejected until it is closed.

    Args:
        constraint: What is asked, and met.
        scene: Where, on the day.
    """
    if not isinstance(constraint, Qualified) or constraint.correlate or is_asked_anew(constraint):
        return False
    scene = evolve(scene, earlier=constraint.earlier)
    match constraint:
        case Init():
            # Nothing that comes later comes before it.
            return True
        case Precedence():
            return constraint.first_only or _holds_of_all_later(constraint)
        case Existence(over=Over.OWN):
            return _stays(_done(constraint, scene), scene)
        case Response(over=Over.OWN, first_only=True):
            return _stays(_done_after(constraint, scene), scene)
        case RespondedExistence():
            # Without a time for it, what answers one trigger answers all.
            timeless = constraint.within is None and constraint.not_before is None
            first = scene.own_or_common(constraint.trigger)[0]
            done = answers_beside(constraint, first, scene)[: constraint.n]
            return (constraint.first_only or timeless) and _stays(done, scene)
        case _:
            return False


def _holds_of_all_later(constraint: Precedence) -> bool:
    """Tell whether what came before the first target came before each later one as well."""
    timeless = constraint.within is None and constraint.not_before is None
    return timeless and all(
        every.over in (Over.OWN, Over.ENTERPRISE) and every.among is None
        for every in constraint.before
    )


def _done(constraint: Existence, scene: Scene) -> list[Event]:
    """Give what it was met with: all times until the end, or the first as many as asked."""
    since, by = clock(scene, constraint.within)
    if constraint.every is None or since is None:
        return [event for one in apart(constraint) for event in answers(one, scene)[: one.n]]
    found = answers(constraint, scene)
    return _until_the_end(scene, found, since, constraint.until, by.happened if by else since)


def _done_after(constraint: Response, scene: Scene) -> list[Event]:
    given = Scene.anywhere if constraint.anywhere else Scene.own_or_common
    trigger = given(scene, constraint.trigger)[0]
    found = answers_after(constraint, trigger, scene)
    if constraint.every is None:
        return found[: constraint.n]
    since = since_trigger(scene, trigger)
    return _until_the_end(scene, found, since, constraint.until, trigger.happened)


def _until_the_end(
    scene: Scene, found: list[Event], since: date, until: Pattern | None, begun: date
) -> list[Event]:
    end = ends_from(scene, until, begun)[0].happened
    return [one for one in found if since <= one.happened <= end]


def _stays(done: list[Event], scene: Scene) -> bool:
    """Tell whether none of it is a step of another measure that could still be rejected."""
    return not any(
        isinstance(one.payload, (MeasureProposed, MeasureDecided, MeasureMoved))
        and scene.subject != (Subject.MEASURE, one.payload.measure)
        and not (isinstance(one.payload, MeasureMoved) and one.payload.to is MeasureState.CLOSED)
        for one in done
    )
