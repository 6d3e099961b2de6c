"""Constraints: what a rule asks of the events, and the monitors that watch for it.

The constraints have the names that Declare gave them; each is in a module of its own. A
constraint is data. Put to work in a setting (a unit, an organisation, the periods that a
process has chosen) it gives a monitor, which is shown events in the order in which they
happened and can be asked on any later day what the verdict is. Two events on the same day
satisfy an order unless the constraint says `strictly`.
"""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from attrs import frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey, UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.verdict import State, Verdict


@frozen(kw_only=True)
class Setting:
    """Where a constraint is put to work.

    Attributes:
        unit: The unit whose events count.
        organisation: The tree that quantifiers range over.
        started: The day on which the process began.
        deadline: Gives the last day of a named period that starts on a day.
    """

    unit: UnitId
    organisation: Organisation
    started: date
    deadline: Callable[[ParameterKey, date], date]

    def is_own(self, event: Event) -> bool:
        """Tell whether an event is one of the unit's; those of no unit are the top unit's."""
        return (event.unit or self.organisation.top.id) == self.unit


class Monitor(Protocol):
    """Watches one duty's events."""

    def observe(self, event: Event) -> None:
        """Take note of an event; they come in the order in which they happened."""
        ...

    def verdict(self, on: date) -> Verdict:
        """Say what the duty is on a day, after all events up to that day."""
        ...


class Constraint(Protocol):
    """What a rule asks of a trace of events."""

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """The events it speaks of; others change nothing."""
        ...

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """The named periods it uses."""
        ...

    def monitor(self, setting: Setting) -> Monitor:
        """Give a monitor that has seen nothing yet."""
        ...


@frozen(kw_only=True)
class Within:
    """A deadline: a named period that starts with the first of some events.

    Attributes:
        period: The parameter that gives the length.
        since: The events, anywhere in the organisation; None for the start of the process.
    """

    period: ParameterKey
    since: Pattern | None = None


def counted(found: list[Event], needed: int, *, due: date | None, on: date) -> Verdict:
    """Give the verdict of a duty that asks for a number of events by a day.

    Args:
        found: The events there have been, in order, at most `needed`.
        needed: How many are asked for.
        due: The last day for the last of them.
        on: The day of the verdict.
    """
    if len(found) >= needed:
        late = due is not None and found[needed - 1].happened > due
        state = State.REPAIRED if late else State.FULFILLED
    else:
        state = State.OVERDUE if due is not None and on > due else State.PENDING
    return Verdict(
        state=state,
        evidence=tuple(event.id for event in found),
        count=len(found),
        needed=needed,
        due=due,
    )
