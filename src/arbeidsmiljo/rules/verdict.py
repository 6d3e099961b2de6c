"""Verdicts: what a duty is on a day, and the events that make it so."""

from datetime import date
from enum import StrEnum

from attrs import frozen

from arbeidsmiljo.model.identifiers import EventId, UnitId


class State(StrEnum):
    """What a duty is.

    A permission is used or unused; every other duty is one of the rest.
    """

    INACTIVE = "inactive"
    PENDING = "pending"
    FULFILLED = "fulfilled"
    OVERDUE = "overdue"
    REPAIRED = "repaired"
    VIOLATED = "violated"
    LAPSED = "lapsed"
    USED = "used"
    UNUSED = "unused"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self in (State.PENDING, State.OVERDUE)


@frozen(kw_only=True)
class Verdict:
    """What a duty is on a day, and why.

    Attributes:
        state: What it is.
        evidence: The events that triggered, fulfilled, broke or ended it, in order.
        count: How many of the events asked for there have been; 0 where nothing is counted.
        needed: How many are asked for.
        due: The last day for it; None where there is no deadline, or not yet.
        missing: The units that have not yet done what had to come before.
    """

    state: State
    evidence: tuple[EventId, ...] = ()
    count: int = 0
    needed: int = 0
    due: date | None = None
    missing: tuple[UnitId, ...] = ()
