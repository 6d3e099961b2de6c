"""The trace: many events in the order in which they happened, each with its place in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter

from attrs import frozen

from arbeidsmiljo.model.events import Event


def day_of(event: Event) -> date:
    """Give the day on which an event happened."""
    return event.happened


def on_day(events: Sequence[Event], day: date) -> list[Event]:
    """Give those of some events in order that happened on a day."""
    first = bisect_left(events, day, key=day_of)
    return list(events[first : bisect_right(events, day, key=day_of)])


class Trace:
    """Events in the order in which they happened, known by their places, from 0 on.

    Their days are numbered from 0 on too: numbers are compared many times faster than dates. What
    did not happen is at the place `never` and on the day `no_day`, after all others.

    Args:
        events: The events, in order.

    Attributes:
        events: The events.
        never: The place of what did not happen.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        """Take them over."""
        self.events = events
        self.never = len(events)

    @cached_property
    def day_ends(self) -> Sequence[int]:
        """For each day the place after its last event."""
        ends: list[int] = []
        while (place := ends[-1] if ends else 0) < self.never:
            ends.append(bisect_right(self.events, self.events[place].happened, place, key=day_of))
        return ends

    @cached_property
    def days(self) -> Sequence[int]:
        """The number of the day of each event; `no_day` at the place `never`."""
        days: list[int] = []
        for number, end in enumerate(self.day_ends):
            days += [number] * (end - len(days))
        return [*days, self.no_day]

    @property
    def no_day(self) -> int:
        """The number of the day of what did not happen."""
        return len(self.day_ends)

    def day(self, number: int) -> date:
        """Give the day with a number."""
        return self.events[self.day_ends[number] - 1].happened

    def up_to(self, day: date) -> int:
        """Give the place after the last event of a day, or of those before it."""
        return bisect_right(self.events, day, key=day_of)

    def place_of(self, event: Event) -> int:
        """Give the place of an event that is one of these."""
        return bisect_left(self.events, event.place_in_time, key=attrgetter("place_in_time"))


@frozen
class Run:
    """Some of the events of a trace.

    Attributes:
        trace: The trace.
        places: Where in it they are, in order.
    """

    trace: Trace
    places: Sequence[int]

    @property
    def events(self) -> Sequence[Event]:
        """The events, in order."""
        events = self.trace.events
        if len(self.places) == len(events):
            return events
        return [events[place] for place in self.places]
