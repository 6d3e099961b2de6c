"""Registers: the events of a process by pattern and unit, the one index that all rules read."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Final

from attrs import frozen

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


@frozen
class Run:
    """Events among many that were taken in together.

    Attributes:
        events: The many, in the order in which they happened.
        places: Where among them these are, in order.
    """

    events: Sequence[Event]
    places: Sequence[int]


class Register:
    """Some of the events of a process, in the order in which they happened.

    What was taken in together is sorted out when it is asked for: of many registers only the
    run is, or nothing.

    Args:
        top: The top unit, whose events have no unit.
    """

    def __init__(self, top: UnitId) -> None:
        """Begin with no events."""
        self._top = top
        self._runs: list[Run] = []
        self._events: list[Event] | None = []
        self._by_unit: dict[UnitId, list[Event]] | None = None

    @property
    def events(self) -> Sequence[Event]:
        """The events of all units."""
        return self._all()

    @property
    def run(self) -> Run | None:
        """The events as a run; None where they did not all come in one."""
        return self._runs[0] if len(self._runs) == 1 else None

    def of(self, unit: UnitId) -> Sequence[Event]:
        """Give the events of a unit."""
        if self._by_unit is None:
            self._by_unit = defaultdict(list)
            for event in self._all():
                self._by_unit[event.unit or self._top].append(event)
        return self._by_unit.get(unit, _NONE)

    def load(self, run: Run) -> None:
        """Take note of a run of events; others come before any is added or removed."""
        self._runs.append(run)
        self._events = self._by_unit = None

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

    def _all(self) -> list[Event]:
        if self._events is None:
            self._events = [run.events[place] for run in self._runs for place in run.places]
            if len(self._runs) > 1:
                self._events.sort(key=attrgetter("place_in_time"))
        return self._events

    def _lists(self, event: Event) -> Iterator[list[Event]]:
        """Give the lists that an event belongs to, which are no run from now on."""
        yield self._all()
        self._runs.clear()
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
        # Comparing patterns takes longer than all else that is done to find a register.
        self._found: dict[int, tuple[Pattern, Register]] = {}

    def _register(self, pattern: Pattern) -> Register:
        found = self._found.get(id(pattern))
        if found is None:
            found = self._found[id(pattern)] = pattern, self._registers[pattern]
        return found[1]

    def matching(self, event: Event) -> Sequence[Pattern]:
        """Give the patterns that an event is of, each once."""
        return self._alphabet.of(event)

    def load(self, kind: type[Payload], events: Sequence[Event]) -> None:
        """Take note of many events with one class of payload, in the order they happened."""
        found: dict[Pattern, list[Sequence[int]]] = defaultdict(list)
        for patterns, places in self._alphabet.sort(kind, events):
            for pattern in patterns:
                found[pattern].append(places)
        for pattern, several in found.items():
            in_order = several[0] if len(several) == 1 else sorted(chain.from_iterable(several))
            self._register(pattern).load(Run(events, in_order))

    def add(self, event: Event) -> None:
        """Take note of an event, wherever it belongs in the order."""
        for pattern in self.matching(event):
            self._register(pattern).add(event)

    def remove(self, event: Event) -> None:
        """Forget an event."""
        for pattern in self.matching(event):
            self._register(pattern).remove(event)

    def run(self, pattern: Pattern) -> Run | None:
        """Give the events of a pattern as a run, where they are one."""
        return self._register(pattern).run

    def of(self, pattern: Pattern, unit: UnitId | None) -> Sequence[Event]:
        """Give the events of a pattern in a unit, or anywhere, in the order they happened."""
        register = self._register(pattern)
        return register.events if unit is None else register.of(unit)
