"""Registers: the events of a process by pattern and unit, the one index that all rules read."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.rules.pattern import Equals, Pattern

_TWO: Final = 2
_Filed = tuple[Pattern, Pattern]
"""A pattern of one activity, and the pattern that it is a part of."""

_NONE: Final[list[Event]] = []


def place_in_time(event: Event) -> tuple[date, int]:
    """Give what events are ordered by: the day, and on one day the order recorded."""
    return event.happened, event.sequence


def day_of(event: Event) -> date:
    """Give the day on which an event happened."""
    return event.happened


def on_day(events: Sequence[Event], day: date) -> list[Event]:
    """Give those of some events in order that happened on a day."""
    first = bisect_left(events, day, key=day_of)
    return list(events[first : bisect_right(events, day, key=day_of)])


class Registers:
    """Sorts each event once under every pattern that it matches, for all rules that ask.

    Rules that speak of the same events share them, so that more rules cost little more. An
    event that comes late is put in its place, and one that was corrected is taken out.

    Args:
        patterns: What is asked for; other events leave no trace here.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        """Begin with no events."""
        self._events: dict[tuple[Pattern, UnitId | None], list[Event]] = defaultdict(list)
        self._plain: dict[str, list[_Filed]] = defaultdict(list)
        # Most patterns ask for one meeting or step: those are found by its name at once.
        self._by_value: dict[str, dict[str, dict[str, list[_Filed]]]] = defaultdict(dict)
        for pattern in dict.fromkeys(patterns):
            for part in pattern.parts:
                first = part.where[0] if part.where else None
                if isinstance(first, Equals):
                    fields = self._by_value[part.activity]
                    values = fields.setdefault(first.field, defaultdict(list))
                    for value in dict.fromkeys(first.values):
                        values[value].append((part, pattern))
                else:
                    self._plain[part.activity].append((part, pattern))

    def matching(self, event: Event) -> list[Pattern]:
        """Give the patterns that an event matches, each once."""
        activity = event.payload.activity
        found = [filed for part, filed in self._plain.get(activity, ()) if part.matches(event)]
        for field, values in self._by_value.get(activity, {}).items():
            found += [
                filed
                for part, filed in values.get(str(getattr(event.payload, field)), ())
                if len(part.where) == 1 or part.matches(event)
            ]
        return found if len(found) < _TWO else list(dict.fromkeys(found))

    def add(self, event: Event, unit: UnitId) -> list[Pattern]:
        """Take note of an event of a unit; the patterns it matches are given back."""
        matching = self.matching(event)
        for pattern in matching:
            for events in (self._events[pattern, unit], self._events[pattern, None]):
                if not events or place_in_time(events[-1]) <= place_in_time(event):
                    events.append(event)
                else:
                    insort(events, event, key=place_in_time)
        return matching

    def remove(self, event: Event, unit: UnitId) -> list[Pattern]:
        """Forget an event of a unit; the patterns it matched are given back."""
        matching = self.matching(event)
        for pattern in matching:
            for events in (self._events[pattern, unit], self._events[pattern, None]):
                at = bisect_left(events, place_in_time(event), key=place_in_time)
                del events[at]
        return matching

    def of(self, pattern: Pattern, unit: UnitId | None) -> Sequence[Event]:
        """Give the events of a pattern in a unit, or anywhere, in the order they happened."""
        return self._events.get((pattern, unit), _NONE)
