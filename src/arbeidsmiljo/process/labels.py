"""Labels: what the states of measures and action plans are called in documents and tables."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from arbeidsmiljo.model.measures import MeasureState, PlanState
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.texts import text

MEASURE_STATES: Final[Mapping[MeasureState, Text]] = MappingProxyType(
    {
        MeasureState.PROPOSED: text("proposed"),
        MeasureState.PRIORITISED: text("prioritised"),
        MeasureState.DECIDED: text("decided"),
        MeasureState.STARTED: text("started"),
        MeasureState.PROGRESSED: text("progressed"),
        MeasureState.DONE: text("done"),
        MeasureState.AWAITING_EVALUATION: text("awaiting evaluation"),
        MeasureState.EVALUATED: text("evaluated"),
        MeasureState.CONTINUED: text("continued"),
        MeasureState.ADJUSTED: text("adjusted"),
        MeasureState.CLOSED: text("closed"),
        MeasureState.REJECTED: text("rejected"),
    }
)
"""Where a measure is in its life."""

PLAN_STATES: Final[Mapping[PlanState, Text]] = MappingProxyType(
    {
        PlanState.ON_TRACK: text("on track"),
        PlanState.ADJUSTED: text("adjusted"),
        PlanState.STALLED: text("stalled"),
    }
)
"""How an action plan goes."""

PLAN_COMPLETED: Final = text("carried out")
"""An action plan that was judged to have been carried out."""
