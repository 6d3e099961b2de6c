"""Findings and measures: what was seen, and what is done about it."""

from datetime import date
from enum import StrEnum

from attrs import frozen

from arbeidsmiljo.model.identifiers import (
    EffectId,
    FindingId,
    MeasureId,
    PlanId,
    TextId,
    UnitId,
)


class FindingKind(StrEnum):
    """What a finding asks for."""

    IMPROVEMENT = "improvement"
    PRESERVATION = "preservation"
    UNLAWFUL = "unlawful"
    CONCERN = "concern"


class MeasureKind(StrEnum):
    """The three ways in which measures are developed (L21)."""

    SYSTEM = "system"
    ORGANISATIONAL = "organisational"
    SOCIAL = "social"


class MeasureState(StrEnum):
    """Where a measure is in its life, one life for all methods."""

    PROPOSED = "proposed"
    PRIORITISED = "prioritised"
    DECIDED = "decided"
    STARTED = "started"
    PROGRESSED = "progressed"
    DONE = "done"
    AWAITING_EVALUATION = "awaiting-evaluation"
    EVALUATED = "evaluated"
    CONTINUED = "continued"
    ADJUSTED = "adjusted"
    CLOSED = "closed"
    REJECTED = "rejected"

    def may_become(self, later: "MeasureState") -> bool:
        """Tell whether a measure in this state may go on to another.

        Steps may be left out (which of them a method asks for is the method's), none goes
        back, except that work goes on after an evaluation; rejection ends a life that is
        not over.
        """
        if self in (MeasureState.CLOSED, MeasureState.REJECTED):
            return False
        if later is MeasureState.REJECTED:
            return True
        if self is MeasureState.PROGRESSED and later is MeasureState.PROGRESSED:
            return True
        if self in (MeasureState.CONTINUED, MeasureState.ADJUSTED):
            return later not in (MeasureState.PROPOSED, MeasureState.PRIORITISED)
        order = list(MeasureState)
        return order.index(later) > order.index(self)

    @property
    def onwards(self) -> "tuple[MeasureState, ...]":
        """This state and all that say that a measure has come as far as this.

        Steps may be left out, so later states say so too; but no rejection, and work that is
        continued or adjusted need not have been done.
        """
        order = list(MeasureState)
        beside = {MeasureState.REJECTED}
        if self in (MeasureState.DONE, MeasureState.AWAITING_EVALUATION):
            beside |= {MeasureState.CONTINUED, MeasureState.ADJUSTED}
        return tuple(state for state in order[order.index(self) :] if state not in beside)


class PlanState(StrEnum):
    """How the action plan of a topic goes, as those who follow it up judge."""

    ON_TRACK = "on-track"
    ADJUSTED = "adjusted"
    STALLED = "stalled"


@frozen(kw_only=True)
class Measure:
    """A measure as the journal tells it.

    Attributes:
        id: Its name within the process.
        unit: Whose plan it stands in.
        state: Where it is in its life.
        wording: What is to be done, in the text store.
        finding: Why: the finding it answers.
        finding_wording: Why, in words, where no finding was recorded.
        kind: Of the three kinds.
        effect: The wanted effect it serves.
        effect_wording: The effect in words, where it is not one of the process's.
        plan: The action plan of the topic it belongs to, where plans are made by topic.
        owner: Who sees to it, in words, in the text store.
        due: When it is to be done.
        sensitive: Whether it must not be distributed.
    """

    id: MeasureId
    unit: UnitId
    state: MeasureState
    wording: TextId
    finding: FindingId | None = None
    finding_wording: TextId | None = None
    kind: MeasureKind | None = None
    effect: EffectId | None = None
    effect_wording: TextId | None = None
    plan: PlanId | None = None
    owner: TextId | None = None
    due: date | None = None
    sensitive: bool = False
