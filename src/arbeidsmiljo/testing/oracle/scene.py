"""The scene: where a constraint is looked at, with all that happened."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from attrs import evolve, frozen

from arbeidsmiljo.model.events import (
    Event,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    ReportReleased,
)
from arbeidsmiljo.model.identifiers import ParameterKey, UnitId
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.reorganisation import reorganised
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.model.unit_events import UnitMerged
from arbeidsmiljo.rules.case import Dated, Limit, Suspension
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.subjects import introduced


@frozen(kw_only=True)
class Scene:
    """Where a constraint is looked at, with all that happened.

    Attributes:
        trace: All that is known, in the order in which it happened.
        on: The day; what happened later does not count.
        unit: The unit.
        since: The day on which the duty's time begins.
        start: The organisation as it was at the start.
        after: Gives the day a named period after another, by its length on a third.
        working: Gives a day, or the next on which people work.
        subject: The subject, if the duty is about one.
        suspensions: When the duty was suspended.
        chosen: Values that events must have: what `correlate` has fixed.
        earlier: Patterns of which events that name no subject count before there is the subject.
        first: The first day; what happened earlier does not count.
        gone: The event by which the unit ceased to be one of those that are asked; None while
            it goes on. The organisation is looked at as it was before it.
        at: The event by which the unit's inheritance is looked at; None for the day.
    """

    trace: tuple[Event, ...]
    on: date
    unit: UnitId
    since: date
    start: Organisation
    after: Callable[[ParameterKey, date, date], date]
    working: Callable[[date], date]
    subject: tuple[Subject, str] | None = None
    suspensions: tuple[Suspension, ...] = ()
    chosen: tuple[tuple[str, str], ...] = ()
    earlier: tuple[Pattern, ...] = ()
    first: date = date.min
    gone: Event | None = None
    at: Event | None = None

    @property
    def top(self) -> UnitId:
        """The top unit."""
        return self.start.top.id

    # Events ----------------------------------------------------------------------------------

    def anywhere(self, pattern: Pattern) -> list[Event]:
        """Give the events of a pattern in any unit."""
        return [
            event
            for event in self.trace
            if self.first <= event.happened <= self.on
            and pattern.matches(event)
            and self._concerns(event, pattern)
        ]

    def own(self, pattern: Pattern) -> list[Event]:
        """Give the unit's own events of a pattern, those that it inherited among them."""
        units = self._counted()
        return [one for one in self.anywhere(pattern) if (one.unit or self.top) in units]

    def own_or_common(self, pattern: Pattern) -> list[Event]:
        """Give the unit's own events of a pattern, and those of the enterprise as a whole."""
        units = {*self._counted(), self.top}
        return [one for one in self.anywhere(pattern) if (one.unit or self.top) in units]

    def answers(self, pattern: Pattern, *, anywhere: bool = False) -> list[Event]:
        """Give the events of a pattern that are no steps of a measure that came to nothing."""
        found = self.anywhere(pattern) if anywhere else self.own(pattern)
        return [event for event in found if not self._came_to_nothing(event)]

    def _came_to_nothing(self, event: Event) -> bool:
        payload = event.payload
        if not isinstance(payload, (MeasureProposed, MeasureDecided, MeasureMoved)):
            return False
        rejected = rejection(self.trace, Subject.MEASURE, payload.measure)
        return (
            rejected is not None
            and rejected is not event
            and rejected.happened <= self.on
            and self.subject != (Subject.MEASURE, payload.measure)
        )

    def _concerns(self, event: Event, pattern: Pattern) -> bool:
        if self.subject is not None:
            about = self._about(event, self.subject[0])
            if about is None and pattern not in self.earlier:
                about = self._there(self.subject[0], event.happened)
            if about is not None and self.subject[1] not in about:
                return False
        return all(value in self.values(event, name) for name, value in self.chosen)

    def _about(self, event: Event, kind: Subject) -> tuple[str, ...] | None:
        """Give the subjects that an event is about, by itself or by the measure it is about."""
        payload = event.payload
        if kind is Subject.REPORT:
            if isinstance(payload, ReportReleased):
                return (f"{payload.report}-{payload.to}",)
            return None
        for name in (kind.value, f"{kind.value}s"):
            value: tuple[str, ...] | str | None = getattr(payload, name, None)
            if value:
                return (value,) if isinstance(value, str) else value
        measure = getattr(payload, "measure", None)
        if measure is None:
            return None
        for one in self.trace:
            proposed = one.payload
            if isinstance(proposed, MeasureProposed) and proposed.measure == measure:
                tied = getattr(proposed, kind.value)
                return () if tied is None else (tied,)
        return ()

    def _there(self, kind: Subject, day: date) -> tuple[str, ...]:
        """Give the subjects of a kind that had been told of by a day."""
        by_then = [one for one in self.trace if one.happened <= day]
        return tuple(key for one in by_then for key in introduced(one.payload, kind))

    def values(self, event: Event, name: str) -> tuple[str, ...]:
        """Give the values that an event has in a field."""
        if name in {kind.value for kind in Subject}:
            return self._about(event, Subject(name)) or ()
        if name == "unit":
            return (self._goes_on_in(event.unit or self.top, None),)
        value: tuple[str, ...] | str | None = getattr(event.payload, name, None)
        if value is None:
            return ()
        return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)

    # The organisation ------------------------------------------------------------------------

    def _had_happened(self, event: Event, at: Event | None) -> bool:
        """Tell whether an event had happened when another did, or by now."""
        return (
            event.happened <= self.on
            and (at is None or event.place_in_time <= at.place_in_time)
            and (self.gone is None or event.place_in_time < self.gone.place_in_time)
        )

    def _tree(self, at: Event | None) -> Organisation:
        """Replay every change up to an event."""
        tree = self.start
        for event in self.trace:
            if self._had_happened(event, at):
                tree = reorganised(tree, event)
        return tree

    def _counted(self) -> set[UnitId]:
        """Give the units whose events count: go back through the mergers, from the last one."""
        units = {self.unit}
        for event in reversed(self.trace):
            payload = event.payload
            if (
                isinstance(payload, UnitMerged)
                and payload.inherits
                and payload.into in units
                and self._had_happened(event, self.at)
            ):
                units.add(event.unit or self.top)
        return units

    def _goes_on_in(self, unit: UnitId, at: Event | None) -> UnitId:
        for event in self.trace:
            payload = event.payload
            if (
                isinstance(payload, UnitMerged)
                and payload.inherits
                and event.unit == unit
                and self._had_happened(event, at)
            ):
                unit = payload.into
        return unit

    # Deadlines and quantifiers ---------------------------------------------------------------

    def due(self, limit: Limit | None, since: date, at: date, by: Event | None) -> date | None:
        """Give the last day for something, moved by each suspension that had begun by it."""
        day: date | None
        if limit is None:
            return None
        if isinstance(limit, Dated):
            day = getattr(by.payload, limit.field) if by else None
        else:
            day = self.after(limit, since, at)
        if day is None:
            return None
        day = last = self.working(day)
        while True:
            begun = [one for one in self.suspensions if one[0] <= last]
            if any(ended is None for _, ended in begun):
                return None
            waited = {
                first + timedelta(days=n)
                for first, ended in begun
                if ended is not None
                for n in range((ended - first).days)
            }
            moved = self.working(day + timedelta(days=sum(one >= since for one in waited)))
            if moved == last:
                return last
            last = moved

    def members(self, every: Every, at: Event | None) -> Iterator["Scene"]:
        """Give what a quantifier ranges over, each in its own scene."""
        for scene in self._ranged(every.over, at):
            among = every.among
            if among is None or any(
                at is None or one.place_in_time <= at.place_in_time for one in scene.own(among)
            ):
                yield scene

    def _ranged(self, over: Over, at: Event | None) -> Iterator["Scene"]:
        if over is Over.OWN:
            yield evolve(self, at=at)
            return
        if over is Over.ENTERPRISE:
            yield evolve(self, unit=self.top, at=at)
            return
        tree = self._tree(at)
        if self.unit not in tree:
            return
        if over in (Over.UNITS_BELOW, Over.LEADER_GROUPS_BELOW):
            leads = over is Over.LEADER_GROUPS_BELOW
            for below in tree.below(self.unit):
                if leads == bool([one for one in tree.units if one.parent == below.id]):
                    yield evolve(self, unit=below.id, at=at)
            return
        kind = Subject(over.value.removesuffix("s"))
        for key in dict.fromkeys(key for e in self.trace for key in introduced(e.payload, kind)):
            began = next(e for e in self.trace if key in introduced(e.payload, kind))
            ended = rejection(self.trace, kind, key)
            unit = self._goes_on_in(began.unit or self.top, at)
            if not self._had_begun(began, at) or (ended and self._had_begun(ended, at)):
                continue
            if self._is_of_mine(began, kind, unit, tree):
                yield evolve(self, unit=unit, subject=(kind, key), at=at)

    def _is_of_mine(self, began: Event, kind: Subject, unit: UnitId, tree: Organisation) -> bool:
        """Tell whether a subject was begun for the duty's own; of others, whether it is below."""
        if self.subject is not None and self.subject[0] is not kind:
            about = self._about(began, self.subject[0])
            if about is not None:
                return self.subject[1] in about
        return unit in tree and self.unit in {unit, *(above.id for above in tree.above(unit))}

    def _had_begun(self, event: Event, at: Event | None) -> bool:
        return event.happened <= self.on and (at is None or event.place_in_time <= at.place_in_time)


def rejection(trace: tuple[Event, ...], kind: Subject, key: str) -> Event | None:
    """Give the event that rejected a measure that was proposed; None for other subjects."""
    if kind is not Subject.MEASURE:
        return None
    found = [
        event
        for event in trace
        if isinstance(event.payload, MeasureMoved)
        and event.payload.measure == key
        and event.payload.to is MeasureState.REJECTED
        and any(
            isinstance(earlier.payload, MeasureProposed)
            and earlier.payload.measure == key
            and earlier.place_in_time <= event.place_in_time
            for earlier in trace
        )
    ]
    return found[-1] if found else None
