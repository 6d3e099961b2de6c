"""What several rules share: patterns, and what is ours in them."""

from arbeidsmiljo.model.events import MeasureMoved, PlanCompleted, PlanDrawnUp
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.rule import Each
from arbeidsmiljo_nfa.texts import text

STARTED = Pattern.of(MeasureMoved, to=MeasureState.STARTED.onwards)
"""A measure of a plan is under way."""

DRAWN_UP = Pattern.of(PlanDrawnUp)
COMPLETED = Pattern.of(PlanCompleted)
EACH_PLAN = Each(told=DRAWN_UP, subject=Subject.PLAN)

OUR_DEADLINE = text("Fristen er vores; kilden angiver ingen.")
OUR_RHYTHM = text("Kilden sætter ikke tal på »løbende«; det gør vi.")
BY_WORKING_GROUP = text(
    "Kilden nævner også styregruppen; at arbejdsgruppen svarer for det, er vores læsning."
)
OUR_RHYTHM_BY_WORKING_GROUP = text(
    "Kilden sætter ikke tal på »løbende«; det gør vi. Den nævner også styregruppen; at "
    "arbejdsgruppen svarer for det, er vores læsning."
)
