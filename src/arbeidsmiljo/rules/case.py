"""The case: where a constraint is put to work, and the events that it sees there."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from heapq import merge
from operator import attrgetter
from typing import Final

from attrs import define, evolve, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey, UnitId
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.subjects import MEASURE_STEPS
from arbeidsmiljo.rules.trace import day_of
from arbeidsmiljo.rules.world import World

Suspension = tuple[date, date | None]
"""The day on which a duty was suspended, and that on which it was resumed, if it was."""


_KINDS: Final = frozenset(kind.value for kind in Subject)


@frozen(kw_only=True)
class Dated:
    """A deadline that the trigger brings along: the day in one of its fields.

    Where the first trigger alone gives rise to a duty, a later one may set the day anew; what
    names no day leaves it as it was.

    Attributes:
        field: A field of the trigger's payload that holds a day, or None for no deadline.
    """

    field: str


Limit = ParameterKey | Dated
"""A deadline: a named period, or the day that the trigger names."""


@define(frozen=True, kw_only=True)
class Case:
    """One duty's share of the world: the events of its unit, and of its subject.

    Attributes:
        world: What is known.
        unit: The unit whose events count.
        units: That unit, and those whose events it inherited.
        subject: The kind and the name of the subject; None for all that happens in the unit.
        since: The day on which the duty's time begins.
        suspensions: When the duty was suspended, in the order in which that began.
        where: Values that events must have to count, by field: what `correlate` has chosen.
        earlier: Patterns of which events that name no subject count for one that came to be
            after them too.
        alone: Whether the events of the enterprise as a whole give rise to nothing here.
    """

    world: World
    unit: UnitId
    units: tuple[UnitId, ...]
    subject: tuple[Subject, str] | None = None
    since: date
    suspensions: tuple[Suspension, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    earlier: tuple[Pattern, ...] = ()
    alone: bool = False

    @property
    def on(self) -> date:
        """The day of the verdict."""
        return self.world.on

    def events(self, pattern: Pattern) -> Sequence[Event]:
        """Give the case's own events of a pattern, in the order in which they happened."""
        of = self.world.registers.of
        if len(self.units) == 1:
            found = of(pattern, self.unit)
        else:
            found = list(
                merge(*(of(pattern, unit) for unit in self.units), key=attrgetter("place_in_time"))
            )
        return self._counting(found, pattern)

    def triggers(self, pattern: Pattern) -> Sequence[Event]:
        """Give the events of a pattern in the case's unit, and in the enterprise as a whole."""
        top = self.world.history.top()
        if self.alone or self.unit == top:
            return self.events(pattern)
        common = self.world.registers.of(pattern, top)
        if not common:
            return self.events(pattern)
        own = self.events(pattern)
        if not own:
            return self._counting(common, pattern)
        return list(merge(own, self._counting(common, pattern), key=attrgetter("place_in_time")))

    def anywhere(self, pattern: Pattern) -> Sequence[Event]:
        """Give the events of a pattern in the whole organisation."""
        return self._counting(self.world.anywhere(pattern, self.subject), pattern)

    def answers(self, pattern: Pattern, *, anywhere: bool = False) -> Sequence[Event]:
        """Give the events of a pattern that can be what was asked for.

        What was done with a measure that has been rejected answers nothing, except to the duties
        about that measure itself, which ended with it.

        Args:
            pattern: What was asked for.
            anywhere: Whether it counts in the whole organisation.
        """
        events = self.anywhere(pattern) if anywhere else self.events(pattern)
        if not self.world.subjects.rejects:
            return events
        return [event for event in events if not self.is_rejected(event)]

    def is_rejected(self, event: Event) -> bool:
        """Tell whether an event is a step of a measure that has been rejected, of no use now."""
        rejection = self.world.subjects.rejection(event)
        return (
            rejection is not None
            and rejection.happened <= self.on
            and not self._is_of_own_measure(event)
        )

    def _is_of_own_measure(self, event: Event) -> bool:
        return (
            isinstance(event.payload, MEASURE_STEPS)
            and self.subject is not None
            and self.subject == (Subject.MEASURE, event.payload.measure)
        )

    def stays(self, answers: Iterable[Event]) -> bool:
        """Tell whether what was asked for stays done, since no measure in it can be rejected."""
        return not any(
            isinstance(one.payload, MEASURE_STEPS)
            and getattr(one.payload, "to", None) is not MeasureState.CLOSED
            and not self._is_of_own_measure(one)
            for one in answers
        )

    def _counting(self, events: Sequence[Event], pattern: Pattern) -> Sequence[Event]:
        if not events:
            return events
        if events[-1].happened > self.world.on:
            events = events[: bisect_right(events, self.world.on, key=day_of)]
        if self.subject is None and not self.where:
            return events
        earlier = pattern in self.earlier
        return [event for event in events if self._concerns(event, earlier=earlier)]

    def _concerns(self, event: Event, *, earlier: bool) -> bool:
        if self.subject is not None:
            kind, key = self.subject
            about = self.world.subjects.about(event, kind)
            if about is None:
                if not earlier and not self.world.subjects.had_begun(kind, key, event.happened):
                    return False
            elif key not in about:
                return False
        return all(value in self.values(event, field) for field, value in self.where)

    def values(self, event: Event, field: str) -> tuple[str, ...]:
        """Give the values of a field of an event, or of what it is about; none where unknown.

        Its unit is the one that goes on, where the unit went up in another with all that had
        happened in it.
        """
        if field in _KINDS:
            return self.world.subjects.about(event, Subject(field)) or ()
        if field == "unit":
            history = self.world.history
            return (history.resolve(event.unit or history.top()),)
        value: tuple[str, ...] | str | None = getattr(event.payload, field, None)
        if value is None:
            return ()
        return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)

    def correlated(self, fields: Sequence[str], events: Sequence[Event]) -> "Iterator[Case]":
        """Give a case for each combination of values that some events have in some fields."""
        combinations: dict[tuple[tuple[str, str], ...], None] = {}
        for event in events:
            chosen: list[tuple[tuple[str, str], ...]] = [()]
            for field in fields:
                values = self.values(event, field)
                chosen = [(*one, (field, value)) for one in chosen for value in values]
            combinations.update(dict.fromkeys(chosen))
        for combination in combinations:
            yield evolve(self, where=(*self.where, *combination))

    def in_unit(self, unit: UnitId, at: Event | None) -> "Case":
        """Give the same case in a unit, with what it had inherited when something happened.

        Args:
            unit: The unit.
            at: The event; None for the day of the verdict.
        """
        return self.elsewhere(unit, self.world.history.as_of(at).counted_in(unit))

    def elsewhere(self, unit: UnitId, units: tuple[UnitId, ...]) -> "Case":
        """Give the same case in a unit, with what some units had."""
        # Written out, since there are as many of these as units, and `evolve` takes most of the
        # time that it takes to judge one.
        return Case(
            world=self.world,
            unit=unit,
            units=units,
            subject=self.subject,
            since=self.since,
            suspensions=self.suspensions,
            where=self.where,
            earlier=self.earlier,
            alone=self.alone,
        )

    def of_subject(self, unit: UnitId, subject: tuple[Subject, str], at: Event | None) -> "Case":
        """Give the case of a subject in a unit, as they were when something happened."""
        return evolve(self.in_unit(unit, at), subject=subject)

    def due(
        self, limit: Limit | None, since: date, *, at: date, trigger: Event | None = None
    ) -> date | None:
        """Give the last day for something; None for no deadline, and while it is suspended.

        A last day on which nobody works gives way to the next on which people do. A suspension
        that had begun by the last day moves it by as many days as it lasted, from the day on
        which the time began, and the day that comes of all of them gives way once more.

        Args:
            limit: The deadline.
            since: The day from which a named period counts.
            at: The day on which it is judged: that of the event that answers, or that of the
                verdict.
            trigger: The event that names the day, where that is the deadline.
        """
        if limit is None:
            return None
        if isinstance(limit, Dated):
            day: date | None = getattr(trigger.payload, limit.field) if trigger else None
            if day is None:
                return None
        else:
            day = self.world.after(limit, since, at)
        day = self.world.working(day)
        return self.moved(day, since, self.world.working) if self.suspensions else day

    def due_after(self, limit: Limit | None, trigger: Event, *, at: date) -> date | None:
        """Give the last day that counts from a trigger, or is named by it; None for no deadline.

        A named period counts from the day on which the duty's time begins where the trigger lies
        before it: nothing was to be done in a unit before there was one.

        Args:
            limit: The deadline.
            trigger: What gave rise to the duty.
            at: The day on which it is judged.
        """
        since = trigger.happened if isinstance(limit, Dated) else self.begun(trigger)
        return self.due(limit, since, at=at, trigger=trigger)

    def named_by(
        self, limit: Limit | None, trigger: Event, later: Sequence[Event], *, at: date
    ) -> Event:
        """Give the event from which a deadline counts, or that names it.

        Args:
            limit: The deadline.
            trigger: What gave rise to the duty.
            later: What may have set the day anew, in order.
            at: The day on which it is judged.

        Returns:
            The last by then that names a day, where the deadline is named; else the trigger.
        """
        if not isinstance(limit, Dated):
            return trigger
        named = (
            one
            for one in reversed(later)
            if one.happened <= at and getattr(one.payload, limit.field) is not None
        )
        return next(named, trigger)

    def begun(self, trigger: Event) -> date:
        """Give the day from which the time counts that a trigger gives: never before the duty's."""
        return max(trigger.happened, self.since)

    def moved(self, day: date, since: date, working: Callable[[date], date]) -> date | None:
        """Move a last day by the suspensions that had begun by then; None while one goes on.

        Their days are added up before the day gives way to another, so that it makes no
        difference whether a duty waited at one go. One that lies in several counts once.

        Args:
            day: The day.
            since: The day on which its time began.
            working: Gives the day that takes the place of one on which it may not be.
        """
        last, waited, counted = day, 0, since
        for begun, ended in self.suspensions:
            if begun > last:
                continue
            if ended is None:
                return None
            first = max(begun, counted)
            if ended > first:
                waited += (ended - first).days
                counted = ended
                is_there = (date.max - day).days > waited
                last = working(day + timedelta(days=waited) if is_there else date.max)
        return last

    def waited(self, not_before: ParameterKey | None, since: date, event: Event) -> bool:
        """Tell whether an event came no earlier than a named period after a day."""
        return not_before is None or (
            event.happened >= self.world.after(not_before, since, event.happened)
        )

    def is_near(self, within: ParameterKey | None, first: Event, second: Event) -> bool:
        """Tell whether a second event came within a named period of a first."""
        return within is None or (
            self.world.after(within, first.happened, second.happened) >= second.happened
        )

    def between(
        self,
        not_before: ParameterKey | None,
        within: ParameterKey | None,
        events: Sequence[Event],
        among: int,
        second: Event,
    ) -> range:
        """Give the places of the events that lie neither too shortly nor too long before another.

        The other tells how long a period is; the later one began, the later it ended. So these
        lie next to each other, and are found without looking at all.

        Args:
            not_before: How long before it at least.
            within: How long before it at most.
            events: Events in the order in which they happened.
            among: How many of them, from the first on, may lie before it at all.
            second: The other.
        """
        start, stop = 0, among
        if not_before is not None:
            stop = bisect_left(
                events,
                True,  # noqa: FBT003
                start,
                stop,
                key=lambda first: not self.waited(not_before, first.happened, second),
            )
        if within is not None:
            start = bisect_left(
                events,
                True,  # noqa: FBT003
                start,
                stop,
                key=lambda first: self.is_near(within, first, second),
            )
        return range(start, stop)
