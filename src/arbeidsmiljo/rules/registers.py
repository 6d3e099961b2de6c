"""Registers: the events of a process by pattern and unit, the one index that all rules read."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import Final

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.rules.alphabet import Alphabet
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.subjects import Mark
from arbeidsmiljo.rules.subjects import marks as marks_of
from arbeidsmiljo.rules.trace import Run, Trace

_NONE: Final[list[Event]] = []
_IN_TIME: Final = attrgetter("place_in_time")


class Register:
    """Some of the events of a process, in the order in which they happened.

    Events of a trace are sorted out when they are asked for; of many registers they never are.

    Args:
        top: The top unit, whose events have no unit.
    """

    def __init__(self, top: UnitId) -> None:
        """Begin with no events."""
        self._top = top
        self._run: Run | None = None
        self._events: list[Event] | None = []
        self._by_unit: dict[UnitId, list[Event]] | None = None
        self._by_mark: dict[Mark, list[Event]] | None = None

    @property
    def events(self) -> Sequence[Event]:
        """The events of all units."""
        return self._all()

    def of(self, unit: UnitId) -> Sequence[Event]:
        """Give the events of a unit."""
        if self._by_unit is None:
            self._by_unit = defaultdict(list)
            for event in self._all():
                self._by_unit[event.unit or self._top].append(event)
        return self._by_unit.get(unit, _NONE)

    def about(self, marks: Iterable[Mark]) -> Sequence[Event]:
        """Give the events that bear one of some marks."""
        if self._by_mark is None:
            self._by_mark = defaultdict(list)
            for event in self._all():
                for mark in marks_of(event.payload):
                    self._by_mark[mark].append(event)
        found = [self._by_mark[mark] for mark in marks if mark in self._by_mark]
        if len(found) == 1:
            return found[0]
        once = {_IN_TIME(event): event for event in chain.from_iterable(found)}
        return sorted(once.values(), key=_IN_TIME)

    def load(self, run: Run) -> None:
        """Take note of events of a trace, in place of what it had."""
        self._run = run
        self._events = self._by_unit = self._by_mark = None

    def add(self, event: Event) -> None:
        """Take note of an event, wherever it belongs in the order."""
        for events in self._lists(event):
            if not events or events[-1].place_in_time <= event.place_in_time:
                events.append(event)
            else:
                insort(events, event, key=_IN_TIME)

    def remove(self, event: Event) -> None:
        """Forget an event."""
        for events in self._lists(event):
            del events[bisect_left(events, event.place_in_time, key=_IN_TIME)]

    def _all(self) -> list[Event]:
        if self._events is None:
            self._events = [] if self._run is None else list(self._run.events)
        return self._events

    def _lists(self, event: Event) -> Iterator[list[Event]]:
        """Give the lists that an event belongs to."""
        yield self._all()
        if self._by_unit is not None:
            yield self._by_unit[event.unit or self._top]
        if self._by_mark is not None:
            yield from (self._by_mark[mark] for mark in marks_of(event.payload))


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
        self._trace: Trace | None = Trace(())
        self._places: dict[Pattern, Sequence[int]] = {}

    def _register(self, pattern: Pattern) -> Register:
        found = self._found.get(id(pattern))
        if found is None:
            found = self._found[id(pattern)] = pattern, self._registers[pattern]
        return found[1]

    def matching(self, event: Event) -> Sequence[Pattern]:
        """Give the patterns that an event is of, each once."""
        return self._alphabet.of(event)

    def load(self, trace: Trace) -> None:
        """Take note of the events of a trace, before any is added or removed."""
        found: dict[Pattern, list[Sequence[int]]] = defaultdict(list)
        for patterns, places in self._alphabet.sort(trace):
            for pattern in patterns:
                found[pattern].append(places)
        for pattern, several in found.items():
            in_order = several[0] if len(several) == 1 else sorted(chain.from_iterable(several))
            self._places[pattern] = in_order
            self._register(pattern).load(Run(trace, in_order))
        self._trace = trace

    def add(self, event: Event) -> None:
        """Take note of an event, wherever it belongs in the order."""
        self._trace = None
        for pattern in self.matching(event):
            self._register(pattern).add(event)

    def remove(self, event: Event) -> None:
        """Forget an event."""
        self._trace = None
        for pattern in self.matching(event):
            self._register(pattern).remove(event)

    @property
    def trace(self) -> Trace:
        """A trace in which all of the events are, among others perhaps."""
        if self._trace is None:
            self._trace = self._traced_anew()
        return self._trace

    def _traced_anew(self) -> Trace:
        every = chain.from_iterable(one.events for one in self._registers.values())
        events = sorted({_IN_TIME(event): event for event in every}.values(), key=_IN_TIME)
        place = {_IN_TIME(event): number for number, event in enumerate(events)}
        self._places = {
            pattern: [place[_IN_TIME(event)] for event in one.events]
            for pattern, one in self._registers.items()
        }
        return Trace(events)

    def run(self, pattern: Pattern) -> Run:
        """Give the events of a pattern as a run of the trace."""
        return Run(self.trace, self._places.get(pattern, ()))

    def of(self, pattern: Pattern, unit: UnitId | None) -> Sequence[Event]:
        """Give the events of a pattern in a unit, or anywhere, in the order they happened."""
        register = self._register(pattern)
        return register.events if unit is None else register.of(unit)

    def about(self, pattern: Pattern, marks: Iterable[Mark]) -> Sequence[Event]:
        """Give the events of a pattern that bear one of some marks, in the order they happened."""
        return self._register(pattern).about(marks)
