"""existence(n): something happens, as often as asked."""

from datetime import date

from attrs import define, field, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.rules.constraint import Monitor, Setting, Within, counted
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.verdict import Verdict


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
