"""Constraints: Declare's templates, by their names, each with a monitor that watches events.

A constraint is data. Put to work in a setting (a unit, an organisation, the periods that a
process has chosen) it gives a monitor, which is shown events in the order in which they
happened and can be asked on any later day what the verdict is. Two events on the same day
satisfy an order unless the constraint says `strictly`.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Protocol

from attrs import define, field, frozen

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


@frozen(kw_only=True)
class Existence:
    """existence(n): the pattern happens at least n times in the unit.

    Attributes:
        pattern: What is to happen.
        n: How often.
        within: By when the nth; None for no deadline.
    """

    pattern: Pattern
    n: int = 1
    within: Within | None = None

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """The pattern, and what the deadline starts with."""
        since = self.within.since if self.within else None
        return (self.pattern,) if since is None else (self.pattern, since)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """The deadline's."""
        return () if self.within is None else (self.within.period,)

    def monitor(self, setting: Setting) -> Monitor:
        """Watch for the nth."""
        since = None if self.within is None or self.within.since else setting.started
        return _ExistenceMonitor(constraint=self, setting=setting, clock=since)


@define(kw_only=True)
class _ExistenceMonitor:
    constraint: Existence
    setting: Setting
    clock: date | None
    found: list[Event] = field(factory=list)

    def observe(self, event: Event) -> None:
        within = self.constraint.within
        if (
            self.clock is None
            and within is not None
            and within.since is not None
            and within.since.matches(event)
        ):
            self.clock = event.happened
        if (
            len(self.found) < self.constraint.n
            and self.setting.is_own(event)
            and self.constraint.pattern.matches(event)
        ):
            self.found.append(event)

    def verdict(self, on: date) -> Verdict:
        within = self.constraint.within
        due = (
            None
            if within is None or self.clock is None
            else self.setting.deadline(within.period, self.clock)
        )
        return counted(self.found, self.constraint.n, due=due, on=on)


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


@frozen(kw_only=True)
class Response:
    """response: after a trigger, the target happens in the unit, as often as asked.

    The first trigger counts; targets on its day count too.

    Attributes:
        trigger: What gives rise to the duty, in the unit or in the whole enterprise.
        target: What is to happen then.
        n: How often.
        within: The parameter that gives the deadline, counted from the trigger.
        strictly: Whether a target on the trigger's own day is too early.
    """

    trigger: Pattern
    target: Pattern
    n: int = 1
    within: ParameterKey | None = None
    strictly: bool = False

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """Trigger and target."""
        return (self.trigger, self.target)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """The deadline's."""
        return () if self.within is None else (self.within,)

    def monitor(self, setting: Setting) -> Monitor:
        """Watch for the trigger, then for the target."""
        return _ResponseMonitor(constraint=self, setting=setting)


@frozen(kw_only=True)
class RespondedExistence:
    """responded existence: where the trigger happens, the target happens, before it or after.

    Attributes:
        trigger: What gives rise to the duty, in the unit or in the whole enterprise.
        target: What is to have happened, or to happen then.
        n: How often.
        within: The parameter that gives the deadline, counted from the trigger.
    """

    trigger: Pattern
    target: Pattern
    n: int = 1
    within: ParameterKey | None = None

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """Trigger and target."""
        return (self.trigger, self.target)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """The deadline's."""
        return () if self.within is None else (self.within,)

    def monitor(self, setting: Setting) -> Monitor:
        """Watch for the trigger and the target."""
        return _ResponseMonitor(constraint=self, setting=setting)


@define(kw_only=True)
class _ResponseMonitor:
    constraint: Response | RespondedExistence
    setting: Setting
    trigger: Event | None = None
    targets: list[Event] = field(factory=list)

    def observe(self, event: Event) -> None:
        own = self.setting.is_own(event)
        if (
            self.trigger is None
            and (own or event.unit is None)
            and self.constraint.trigger.matches(event)
        ):
            self.trigger = event
        if own and self.constraint.target.matches(event):
            self.targets.append(event)

    def verdict(self, on: date) -> Verdict:
        if self.trigger is None:
            return Verdict(state=State.INACTIVE, needed=self.constraint.n)
        since = self.trigger.happened
        found = [target for target in self.targets if self._counts(target, since)]
        found = found[: self.constraint.n]
        within = self.constraint.within
        due = None if within is None else self.setting.deadline(within, since)
        verdict = counted(found, self.constraint.n, due=due, on=on)
        return Verdict(
            state=verdict.state,
            evidence=tuple(dict.fromkeys(event.id for event in self._in_order(found))),
            count=verdict.count,
            needed=verdict.needed,
            due=due,
        )

    def _in_order(self, found: list[Event]) -> list[Event]:
        events = found if self.trigger is None else [self.trigger, *found]
        return sorted(events, key=lambda event: (event.happened, event.sequence))

    def _counts(self, target: Event, since: date) -> bool:
        if isinstance(self.constraint, RespondedExistence):
            return True
        return target.happened > since or (
            target.happened == since and not self.constraint.strictly
        )


class Over(StrEnum):
    """What a quantifier ranges over, seen from the duty's unit.

    - `OWN`: the unit itself;
    - `ENTERPRISE`: the top unit;
    - `UNITS_BELOW`: units of employees at any depth below it;
    - `LEADER_GROUPS_BELOW`: leader groups at any depth below it.
    """

    OWN = "own"
    ENTERPRISE = "enterprise"
    UNITS_BELOW = "units-below"
    LEADER_GROUPS_BELOW = "leader-groups-below"

    def units(self, setting: Setting) -> tuple[UnitId, ...]:
        """Give the units it ranges over."""
        organisation = setting.organisation
        if self is Over.OWN:
            return (setting.unit,)
        if self is Over.ENTERPRISE:
            return (organisation.top.id,)
        leads = self is Over.LEADER_GROUPS_BELOW
        return tuple(
            unit.id
            for unit in organisation.below(setting.unit)
            if bool(organisation.children(unit.id)) is leads
        )


@frozen(kw_only=True)
class Every:
    """Each of some units has had the pattern at least n times.

    Attributes:
        pattern: What each is to have had.
        over: Which units.
        n: How often in each.
    """

    pattern: Pattern
    over: Over = Over.OWN
    n: int = 1


@frozen(kw_only=True)
class Precedence:
    """precedence: the target happens in the unit only after what must come before it.

    The first target counts: what came before it came before every later one.

    Attributes:
        before: What must have happened, all of it.
        target: What waits for it.
        anywhere: Whether the target counts in any unit, not in the duty's own only.
        strictly: Whether the same day is too late.
    """

    before: tuple[Every, ...]
    target: Pattern
    anywhere: bool = False
    strictly: bool = False

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """All that must come before, and the target."""
        return (*(every.pattern for every in self.before), self.target)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """None: an order has no deadline."""
        return ()

    def monitor(self, setting: Setting) -> Monitor:
        """Watch what comes before, and the target."""
        return _PrecedenceMonitor(
            constraint=self,
            setting=setting,
            awaited=tuple(
                (every, {unit: [] for unit in every.over.units(setting)}) for every in self.before
            ),
        )


@define(kw_only=True)
class _PrecedenceMonitor:
    constraint: Precedence
    setting: Setting
    awaited: tuple[tuple[Every, dict[UnitId, list[Event]]], ...]
    target: Event | None = None

    def observe(self, event: Event) -> None:
        unit = event.unit or self.setting.organisation.top.id
        for every, found in self.awaited:
            events = found.get(unit)
            if events is not None and len(events) < every.n and every.pattern.matches(event):
                events.append(event)
        if (
            self.target is None
            and (self.constraint.anywhere or self.setting.is_own(event))
            and self.constraint.target.matches(event)
        ):
            self.target = event

    def verdict(self, on: date) -> Verdict:
        limit = on if self.target is None else self.target.happened
        strictly = self.constraint.strictly and self.target is not None
        evidence: list[Event] = []
        missing: dict[UnitId, None] = {}
        for every, found in self.awaited:
            for unit, events in found.items():
                in_time = [
                    event
                    for event in events
                    if event.happened < limit or (event.happened == limit and not strictly)
                ]
                evidence += in_time
                if len(in_time) < every.n:
                    missing[unit] = None
        if self.target is None:
            return Verdict(state=State.INACTIVE, missing=tuple(missing))
        evidence.append(self.target)
        evidence.sort(key=lambda event: (event.happened, event.sequence))
        return Verdict(
            state=State.VIOLATED if missing else State.FULFILLED,
            evidence=tuple(dict.fromkeys(event.id for event in evidence)),
            missing=tuple(missing),
        )
