"""Verdicts: what a duty is on a day, and the events that make it so."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

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
    SUSPENDED = "suspended"
    WAIVED = "waived"
    LAPSED = "lapsed"
    USED = "used"
    UNUSED = "unused"

    # As fast as that of the text, which a state is equal to.
    __hash__ = str.__hash__

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
        trigger: The event that gave rise to it; None where none is needed, or none came yet.
        count: How many of the events asked for there have been; 0 where nothing is counted.
        needed: How many are asked for.
        due: The last day for it; None where there is no deadline, or not yet.
        missing: The units that have not yet done what had to come before.
        missing_subjects: The findings, measures, effects or plans of which that is not done.
        permanent: Whether nothing that happens later can change the state, as long as what is
            known of earlier days stays as it is and the unit inherits nothing from another.
    """

    state: State
    evidence: tuple[EventId, ...] = ()
    trigger: EventId | None = None
    count: int = 0
    needed: int = 0
    due: date | None = None
    missing: tuple[UnitId, ...] = ()
    missing_subjects: tuple[str, ...] = ()
    permanent: bool = False


INACTIVE: Final = Verdict(state=State.INACTIVE)
"""Nothing has given rise to the duty."""

_WORST_FIRST: Final = MappingProxyType(
    {
        state: rank
        for rank, state in enumerate(
            (
                State.VIOLATED,
                State.OVERDUE,
                State.PENDING,
                State.REPAIRED,
                State.FULFILLED,
                State.INACTIVE,
            )
        )
    }
)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Give the verdict that rules where a duty is asked several times.

    Broken comes before overdue, then what is to do, what was done late, what was done; among
    equals the one that is due first, and then the first given.

    Args:
        verdicts: One for each time it is asked; none for never.
    """
    return min(
        verdicts,
        key=lambda one: (_WORST_FIRST[one.state], one.due or date.max),
        default=INACTIVE,
    )
