"""Registers: the events of a process by pattern and unit, the one index that all rules read."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import Final

from arbeidsmiljo.model.events import Event, Payload
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.rules.alphabet import Alphabet
from arbeidsmiljo.rules.pattern import Pattern

_NONE: Final[list[Event]] = []


def day_of(event: Event) -> date:
    """Give the day on which an event happened."""
    return event.happened


def on_day(events: Sequence[Event], day: date) -> list[Event]:
    """Give those of some events in order that happened on a day."""
    first = bisect_left(events, day, key=day_of)
    return list(events[first : bisect_right(events, day, key=day_of)])


class Register:
    """Some of the events of a process, in the order in which they happened.

    Args:
        top: The top unit, whose events have no unit.
    """

    def __init__(self, top: UnitId) -> None:
        """Begin with no events."""
        self._top = top
        self._events: list[Event] = []
        # Of many registers no unit's own events are ever asked for.
        self._by_unit: dict[UnitId, list[Event]] | None = None

    @property
    def events(self) -> Sequence[Event]:
        """The events of all units."""
        return self._events

    def of(self, unit: UnitId) -> Sequence[Event]:
        """Give the events of a unit."""
        if self._by_unit is None:
            self._by_unit = defaultdict(list)
            for event in self._events:
                self._by_unit[event.unit or self._top].append(event)
        return self._by_unit.get(unit, _NONE)

    def load(self, several: Sequence[Sequence[Event]]) -> None:
        """Take note of several runs of events, each in the order in which they happened."""
        mixed = bool(self._events) or len(several) > 1
        for events in several:
            self._events += events
        if mixed:
            self._events.sort(key=attrgetter("place_in_time"))
        self._by_unit = None

    def add(self, event: Event) -> None:
        """Take note of an event, wherever it belongs in the order."""
        for events in self._lists(event):
            if not events or events[-1].place_in_time <= event.place_in_time:
                events.append(event)
            else:
                insort(events, event, key=attrgetter("place_in_time"))

    def remove(self, event: Event) -> None:
        """Forget an event."""
        for events in self._lists(event):
            del events[bisect_left(events, event.place_in_time, key=attrgetter("place_in_time"))]

    def _lists(self, event: Event) -> Iterator[list[Event]]:
        yield self._events
        if self._by_unit is not None:
            yield self._by_unit[event.unit or self._top]


class Registers:
    """Sorts each event once under every pattern that it is of, for all rules that ask.

    Rules that speak of the same events share them, so that more rules cost little more. An
    event that comes late is put in its place, and one that was corrected is taken out.

    Args:
        patterns: What is asked for; other events leave no trace here.
        top: The top unit, whose events have no unit.
    """

    def __init__(self, patterns: Iterable[Pattern], *, top: UnitId) -> None:
        """Begin with no events."""
        self._registers = {pattern: Register(top) for pattern in patterns}
        self._alphabet = Alphabet(self._registers)

    def matching(self, event: Event) -> Sequence[Pattern]:
        """Give the patterns that an event is of, each once."""
        return self._alphabet.of(event)

    def load(self, kind: type[Payload], events: Sequence[Event]) -> None:
        """Take note of many events with one class of payload, in the order they happened."""
        found: dict[Pattern, list[Sequence[Event]]] = defaultdict(list)
        for patterns, some in self._alphabet.sort(kind, events):
            for pattern in patterns:
                found[pattern].append(some)
        for pattern, several in found.items():
            self._registers[pattern].load(several)

    def add(self, event: Event) -> None:
        """Take note of an event, wherever it belongs in the order."""
        for pattern in self.matching(event):
            self._registers[pattern].add(event)

    def remove(self, event: Event) -> None:
        """Forget an event."""
        for pattern in self.matching(event):
            self._registers[pattern].remove(event)

    def of(self, pattern: Pattern, unit: UnitId | None) -> Sequence[Event]:
        """Give the events of a pattern in a unit, or anywhere, in the order they happened."""
        register = self._registers[pattern]
        return register.events if unit is None else register.of(unit)
