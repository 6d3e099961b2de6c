"""response and responded existence: after a trigger, or around it, something happens."""

from datetime import date

from attrs import define, field, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.rules.constraint import Monitor, Setting, counted
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.verdict import State, Verdict


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
