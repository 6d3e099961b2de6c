"""precedence: something happens only after what must come before it."""

from datetime import date
from enum import StrEnum

from attrs import define, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey, UnitId
from arbeidsmiljo.rules.constraint import Monitor, Setting
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.verdict import State, Verdict


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
