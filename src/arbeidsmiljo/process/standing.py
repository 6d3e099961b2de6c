"""What stands: the events of a journal that none has taken the place of, found by their names.

Whether one more event can have happened is asked of those that it has to do with, and so costs
what it touches, however long the journal is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Any, Final

from arbeidsmiljo.model.events import (
    Event,
    EventRetracted,
    FindingRecorded,
    MeasureProposed,
    Payload,
)
from arbeidsmiljo.model.identifiers import EventId, UnitId
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.process.knowledge import known_events
from arbeidsmiljo.rules.registers import Register
from arbeidsmiljo.rules.subjects import introduced, named

_IN_TIME: Final = attrgetter("place_in_time")
_IN_JOURNAL: Final = attrgetter("sequence")

_TOLD: Final = (FindingRecorded, MeasureProposed)
"""The payloads that tell of what may be sensitive."""


class Standing:
    """The events of a journal that stand, kept up to date event by event.

    Args:
        journal: All events, in the order in which they were recorded.
        top: The top unit, whose events have no unit.
    """

    def __init__(self, journal: Iterable[Event], top: UnitId) -> None:
        """Take out what was corrected."""
        self._recorded = {event.id: event for event in journal}
        self._top = top
        self._all = self._register(known_events(self._recorded.values()))
        self._ids = {event.id for event in self._all.events}
        # Made when they are asked for first: who only reads a journal needs none of them.
        self._by_class: defaultdict[type[Payload], Register] | None = None
        self._by_name: defaultdict[str, Register] | None = None
        self._ever_by_name: defaultdict[str, list[Event]] | None = None

    def _register(self, events: Iterable[Event] = ()) -> Register:
        register = Register(self._top)
        for event in events:
            register.add(event)
        return register

    # What there is ---------------------------------------------------------------------------

    @property
    def recorded(self) -> Mapping[EventId, Event]:
        """All events of the journal, in its order, and among them what does not stand."""
        return self._recorded

    @property
    def events(self) -> Sequence[Event]:
        """All that stand, in the order in which they happened."""
        return self._all.events

    def stands(self, event: Event) -> bool:
        """Tell whether nothing has taken the place of an event of the journal."""
        return event.id in self._ids

    def of(self, *kinds: type[Payload]) -> Sequence[Event]:
        """Give those with some classes of payload, in the order in which they happened."""
        if self._by_class is None:
            self._by_class = defaultdict(self._register)
            for event in self.events:
                self._by_class[type(event.payload)].add(event)
        found = [
            self._by_class[kind].events for kind in dict.fromkeys(kinds) if kind in self._by_class
        ]
        return found[0] if len(found) == 1 else sorted(chain.from_iterable(found), key=_IN_TIME)

    def about(self, *names: str) -> Sequence[Event]:
        """Give those that name one of some findings, measures, effects, plans or reports.

        Returns:
            Each once, in the order in which they happened.
        """
        if self._by_name is None:
            self._by_name = defaultdict(self._register)
            for event in self.events:
                for name in _names(event.payload):
                    self._by_name[name].add(event)
        found = (self._by_name[name].events for name in names if name in self._by_name)
        return _each_once(found, in_order=_IN_TIME)

    def ever_about(self, *names: str) -> Sequence[Event]:
        """Give the findings and measures that were ever told of and name one of some.

        Returns:
            Each once, in the order in which they were recorded, what was corrected included.
        """
        if self._ever_by_name is None:
            self._ever_by_name = defaultdict(list)
            for event in self._recorded.values():
                self._keep_in_mind(event)
        found = (self._ever_by_name[name] for name in names if name in self._ever_by_name)
        return _each_once(found, in_order=_IN_JOURNAL)

    def tells_of(self, kind: Subject, name: str) -> bool:
        """Tell whether the life of a subject begins with one of them."""
        return any(name in introduced(event.payload, kind) for event in self.about(name))

    def up_to(self, on: date) -> Sequence[Event]:
        """Give those that had happened by the end of a day, in order."""
        events = self.events
        if not events or events[-1].happened <= on:
            return events
        return [event for event in events if event.happened <= on]

    # What comes and goes ---------------------------------------------------------------------

    def take(self, event: Event, *, corrected: Event | None) -> None:
        """Take an event in, and out what it takes the place of.

        Args:
            event: It is recorded after all others.
            corrected: What it corrects or retracts, which stands; None for nothing.
        """
        self._recorded[event.id] = event
        if self._ever_by_name is not None:
            self._keep_in_mind(event)
        if corrected is not None:
            self._remove(corrected)
        self._add(event)

    def give_back(self, event: Event, *, corrected: Event | None) -> None:
        """Let the event that was taken in last be as if it had never come.

        Args:
            event: The same as was given to `take`.
            corrected: The same.
        """
        del self._recorded[event.id]
        if self._ever_by_name is not None and isinstance(event.payload, _TOLD):
            for name in _names(event.payload):
                self._ever_by_name[name].remove(event)
        self._remove(event)
        if corrected is not None:
            self._add(corrected)

    def _add(self, event: Event) -> None:
        for register in self._registers_of(event):
            register.add(event)
        if not isinstance(event.payload, EventRetracted):
            self._ids.add(event.id)

    def _remove(self, event: Event) -> None:
        for register in self._registers_of(event):
            register.remove(event)
        self._ids.discard(event.id)

    def _registers_of(self, event: Event) -> Iterator[Register]:
        if isinstance(event.payload, EventRetracted):
            return
        yield self._all
        if self._by_class is not None:
            yield self._by_class[type(event.payload)]
        if self._by_name is not None:
            yield from (self._by_name[name] for name in _names(event.payload))

    def _keep_in_mind(self, event: Event) -> None:
        if self._ever_by_name is not None and isinstance(event.payload, _TOLD):
            for name in _names(event.payload):
                self._ever_by_name[name].append(event)


def _names(payload: Payload) -> frozenset[str]:
    """Give the names of all that a payload begins, names, or is about."""
    names = {name for _, name in named(payload)}
    names.update(name for kind in Subject for name in introduced(payload, kind))
    subject: str | None = getattr(payload, "subject", None)
    return frozenset(names if subject is None else (*names, subject))


def _each_once(
    several: Iterable[Iterable[Event]], *, in_order: Callable[[Event], Any]
) -> Sequence[Event]:
    once = {event.id: event for event in chain.from_iterable(several)}
    return sorted(once.values(), key=in_order)
