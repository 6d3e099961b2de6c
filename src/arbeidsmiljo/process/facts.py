"""The facts of a process: what is known, sorted so that duties can be read from it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import Final

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import Event, ParameterSet, Payload, ProcessClosed
from arbeidsmiljo.model.identifiers import EventId, RuleKey
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.periods import WorkingCalendar
from arbeidsmiljo.model.reorganisation import REORGANISATIONS, OrganisationHistory, Terms
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.unit_events import LeaderChanged
from arbeidsmiljo.process.chosen_periods import ChosenPeriods
from arbeidsmiljo.process.dispensations import DISPENSATIONS
from arbeidsmiljo.rules.case import Case
from arbeidsmiljo.rules.columns import Columns
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.registers import Registers
from arbeidsmiljo.rules.subjects import TELLING, Subjects
from arbeidsmiljo.rules.trace import Trace
from arbeidsmiljo.rules.world import World

_FRAME = frozenset((*REORGANISATIONS, *DISPENSATIONS, ParameterSet, ProcessClosed))
"""The payloads that say where, when and whether duties bind."""

_OF: Final = MappingProxyType({kind: Pattern.of(kind) for kind in (*_FRAME, *TELLING)})
"""The events that are read beside those that rules speak of, by class of payload."""


def is_frame(event: Event) -> bool:
    """Tell whether an event says where, when or whether duties bind."""
    return type(event.payload) in _FRAME


def moves(event: Event) -> bool:
    """Tell whether an event may bring, end or move duties, and not only change them."""
    if isinstance(event.payload, LeaderChanged):
        # Whoever leads a unit, it has the same duties.
        return False
    return is_frame(event) or Subjects.is_told_by(type(event.payload))


class Facts:
    """What is known of a process, by activity, by pattern, and as a frame around it.

    Args:
        method: The method.
        organisation: As it was when the process started.
        started: The first day.
        calendar: Says which days are working days.
        patterns: What the rules speak of.
        events: What is known, in the order in which it happened.

    Attributes:
        top: The top unit.
        registers: The events by pattern and unit.
        history: The organisation at each moment.
        periods: The lengths of the named periods.
        dispensations: What was waived, suspended and resumed, by rule, in order.
        closed: The end of the process; None while it goes on.
        terms: The units of each scope that a rule has, with their times.
        subjects: The findings, measures, effects and plans.
    """

    def __init__(
        self,
        method: Method,
        organisation: Organisation,
        *,
        started: date,
        calendar: WorkingCalendar,
        patterns: Iterable[Pattern],
        events: Iterable[Event],
    ) -> None:
        """Sort all events."""
        self.method, self.started = method, started
        self.top = organisation.top.id
        self._organisation, self._calendar = organisation, calendar
        self.registers = Registers(dict.fromkeys((*patterns, *_OF.values())), top=self.top)
        self.registers.load(Trace(tuple(events)))
        self._by_name: dict[EventId, Event] | None = None
        self._read_frame()
        self.subjects = Subjects(self._of(*TELLING), self.top)

    def _read_frame(self) -> None:
        """Read the organisation, the periods, the dispensations and the end of the process."""
        self.history = OrganisationHistory(self._organisation, self._of(*REORGANISATIONS))
        self.periods = ChosenPeriods(self.method, self._calendar, self._of(ParameterSet))
        dispensations = defaultdict[RuleKey, list[Event]](list)
        for event in self._of(*DISPENSATIONS):
            if isinstance(event.payload, DISPENSATIONS):
                dispensations[event.payload.rule].append(event)
        self.dispensations: Mapping[RuleKey, Sequence[Event]] = dict(dispensations)
        self.closed = next(reversed(self._of(ProcessClosed)), None)
        self.terms: Mapping[Scope, Terms] = {
            scope: self.history.terms(scope) for scope in {one.scope for one in self.method.rules}
        }
        self._worlds: dict[tuple[date, str | None], World] = {}

    def _of(self, *kinds: type[Payload]) -> list[Event]:
        """Give the events with some classes of payload, in order."""
        some = (self.registers.of(_OF[kind], None) for kind in kinds)
        return sorted(chain.from_iterable(some), key=attrgetter("place_in_time"))

    def event(self, name: EventId) -> Event:
        """Give an event that a rule speaks of, or that says where, when or whether one binds."""
        if self._by_name is None:
            self._by_name = {event.id: event for event in self.registers.trace.events}
        return self._by_name[name]

    # Taking events in and out ----------------------------------------------------------------

    def exchange(self, *, gone: Iterable[Event] = (), come: Iterable[Event] = ()) -> None:
        """Take events out and others in, wherever these belong in the order, all at once.

        What others rest on may be among them, such as the opening of a unit and its correction:
        how things are without either is not asked.

        Args:
            gone: Events that are known, and are to be no more.
            come: Events that are to be known.
        """
        gone, come = tuple(gone), tuple(come)
        for event in gone:
            self.registers.remove(event)
            self.subjects.remove(event)
        for event in come:
            self.registers.add(event)
            self.subjects.add(event)
        if self._by_name is not None:
            for event in gone:
                # What no rule speaks of may not be there.
                self._by_name.pop(event.id, None)
            self._by_name.update((event.id, event) for event in come)
        if any(map(is_frame, (*gone, *come))):
            self._read_frame()

    # What rules look at ----------------------------------------------------------------------

    def world(self, on: date, before: Event | None = None) -> World:
        """Give what is known of a day; the organisation as it was before an event of it."""
        key = on, None if before is None else before.id
        found = self._worlds.get(key)
        if found is None:
            history = self.history
            found = self._worlds[key] = World(
                registers=self.registers,
                subjects=self.subjects,
                history=history.up_to(on) if before is None else history.before(before),
                started=self.started,
                on=on,
                after=self.periods.after,
                working=self.periods.working,
            )
        return found

    def columns(self, on: date) -> Mapping[Scope, Columns]:
        """Give columns of the units of each scope, by a day.

        Returns:
            None at all where units came, went or moved, or the process has come to its end.
        """
        changes = self.history.changes
        moved = any(not isinstance(one.payload, LeaderChanged) for one in changes)
        if moved or (self.closed is not None and self.closed.happened <= on):
            return {}
        case = Case(world=self.world(on), unit=self.top, units=(self.top,), since=self.started)
        return {
            scope: Columns(case, tuple(terms), self.registers)
            for scope, terms in self.terms.items()
        }
