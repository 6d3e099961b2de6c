"""What several rules share: patterns, when the time of the plans begins, and what is ours."""

from arbeidsmiljo.model.events import MeasureMoved, PlanCompleted, PlanDrawnUp, PlanReviewed
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.pattern import Pattern, either, taken
from arbeidsmiljo.rules.rule import Each
from arbeidsmiljo_nfa.texts import text

STARTED = Pattern.of(MeasureMoved, to=MeasureState.STARTED.onwards)
"""A measure of a plan is under way."""

ALL_TOLD = taken("everybody-told")
"""Everybody at the workplace has been told of the action plans."""

DRAWN_UP = Pattern.of(PlanDrawnUp)
REVIEWED = Pattern.of(PlanReviewed)
IN_HAND = Pattern.of(PlanReviewed, state=("on-track", "adjusted"))
COMPLETED = Pattern.of(PlanCompleted)
EACH_PLAN = Each(told=DRAWN_UP, subject=Subject.PLAN)

BEGUN = either(STARTED, IN_HAND, COMPLETED)
"""A plan has begun: whoever finds it on track, or carried out, says so too."""

_UNDER_WAY = either(ALL_TOLD, STARTED, IN_HAND)
"""The implementation of a plan goes on, until it is carried out."""


def again_and_again(pattern: Pattern, most: ParameterKey) -> Existence:
    """Ask something of a plan at intervals, from the start of the implementation to its end.

    A plan that is drawn up later has its time from that day.

    Args:
        pattern: What is to happen.
        most: The longest time from one to the next.
    """
    return Existence(
        pattern=pattern, every=most, within=Within(period=most, since=_UNDER_WAY), until=COMPLETED
    )


BY_WORKING_GROUP = text(
    "Kilden siger »I« og nævner ingen bestemt gruppe; at arbejdsgruppen svarer for det, er vores "
    "læsning."
)
BEGUN_BY_WORKING_GROUP = text(
    "Vi regner en handleplan som begyndt, når en af dens indsatser er sat i gang, eller den er "
    "vurderet som på sporet eller tilpasset, eller er gennemført. Kilden siger »I« og nævner ingen "
    "bestemt gruppe; at arbejdsgruppen svarer for det, er vores læsning."
)
OUR_DEADLINE_BY_WORKING_GROUP = text(
    "Fristen er vores; kilden angiver ingen. Den siger »I« og nævner ingen bestemt gruppe; at "
    "arbejdsgruppen svarer for det, er vores læsning."
)
OUR_RHYTHM_BY_WORKING_GROUP = text(
    "Kilden sætter ikke tal på »løbende«; det gør vi, og vi regner fra den dag, hvor alle er "
    "orienteret, eller den første handleplan er begyndt. Kilden siger »I« og nævner ingen bestemt "
    "gruppe; at arbejdsgruppen svarer for det, er vores læsning."
)
