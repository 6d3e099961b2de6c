"""The ledger: every duty of a process, kept up to date event by event.

What is known is sorted once, into registers that all rules share. A verdict is read from them
when it is asked for; so one more event costs what it touches, and one more rule costs little.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from attrs import evolve, frozen

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.duty_events import DutyResumed, DutySuspended, DutyWaived
from arbeidsmiljo.model.events import (
    Event,
    ParameterSet,
    Payload,
    ProcessClosed,
)
from arbeidsmiljo.model.identifiers import EventId, RuleKey, UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.periods import WorkingCalendar
from arbeidsmiljo.model.reorganisation import (
    REORGANISATIONS,
    OrganisationHistory,
    Term,
)
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.model.unit_events import LeaderChanged
from arbeidsmiljo.process.chosen_periods import ChosenPeriods
from arbeidsmiljo.rules.case import Case, World
from arbeidsmiljo.rules.columns import Columns
from arbeidsmiljo.rules.constraint import in_order
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.registers import Register, Registers, Run, place_in_time
from arbeidsmiljo.rules.rule import Duty, Rule, duty_id, of_modality, state_of_modality
from arbeidsmiljo.rules.side_by_side import States, states
from arbeidsmiljo.rules.subjects import Life, Subjects, introduced
from arbeidsmiljo.rules.verdict import State, Verdict

_DISPENSATIONS = (DutyWaived, DutySuspended, DutyResumed)
_Suspended = tuple[Event, Event | None]
"""The event that suspended a duty, and that which resumed it, if one did."""
_SETTLED = (State.FULFILLED, State.REPAIRED, State.VIOLATED, State.USED)


@frozen(kw_only=True)
class Place:
    """Where a duty is: a rule, the time of its unit, and its subject.

    Attributes:
        rule: The rule.
        term: The unit, from when and until when the rule binds there.
        life: The subject; None for the unit itself.
    """

    rule: Rule
    term: Term
    life: Life | None = None

    @property
    def id(self) -> str:
        """The duty's name."""
        return duty_id(self.rule, self.term.unit, None if self.life is None else self.life.id)


class Ledger:
    """The duties of a process, by what is known.

    Args:
        method: The method.
        organisation: As it was when the process started.
        started: The first day.
        calendar: Says which days are working days.
        events: What is known, in the order in which it happened.
    """

    def __init__(
        self,
        method: Method,
        organisation: Organisation,
        *,
        started: date,
        calendar: WorkingCalendar,
        events: Iterable[Event],
    ) -> None:
        """Sort all events."""
        self._method, self._organisation = method, organisation
        self._started, self._calendar = started, calendar
        self._top = organisation.top.id
        self._rules_of = defaultdict[Pattern, list[Rule]](list)
        for rule in method.rules:
            for pattern in rule.constraint.alphabet:
                self._rules_of[pattern].append(rule)
            if rule.each is not None:
                self._rules_of[rule.each.told].append(rule)
        self._registers = Registers(self._rules_of, top=self._top)
        by_kind = defaultdict[type[Payload], list[Event]](list)
        for event in events:
            by_kind[type(event.payload)].append(event)
        self._known = defaultdict[type[Payload], Register](lambda: Register(self._top))
        for kind, some in by_kind.items():
            self._known[kind].load(Run(some, range(len(some))))
            self._registers.load(kind, some)
        self._by_name: dict[EventId, Event] | None = None
        self._read_frame()
        self._read_subjects()

    # What stands around the events -----------------------------------------------------------

    def _read_frame(self) -> None:
        """Read the organisation, the periods, the dispensations and the end of the process."""
        self._history = OrganisationHistory(self._organisation, self._of(*REORGANISATIONS))
        self._periods = ChosenPeriods(self._method, self._calendar, self._of(ParameterSet))
        self._dispensations: dict[RuleKey, list[Event]] = defaultdict(list)
        for event in self._of(*_DISPENSATIONS):
            if isinstance(event.payload, _DISPENSATIONS):
                self._dispensations[event.payload.rule].append(event)
        self._closed = next(reversed(self._of(ProcessClosed)), None)
        self._terms = {
            scope: self._history.terms(scope) for scope in {r.scope for r in self._method.rules}
        }
        self._worlds: dict[tuple[date, str | None], World] = {}

    def _read_subjects(self) -> None:
        """Read the findings, measures, effects and plans."""
        telling = (kind for kind in self._known if Subjects.is_told_by(kind))
        self._subjects = Subjects(self._of(*telling), self._top)
        self._worlds = {}

    def _of(self, *kinds: type[Payload]) -> list[Event]:
        """Give the events with some classes of payload, in order."""
        some = (self._known[kind].events for kind in kinds if kind in self._known)
        return sorted(chain.from_iterable(some), key=place_in_time)

    def _event(self, name: EventId) -> Event:
        if self._by_name is None:
            every = chain.from_iterable(one.events for one in self._known.values())
            self._by_name = {event.id: event for event in every}
        return self._by_name[name]

    @property
    def history(self) -> OrganisationHistory:
        """The organisation at each moment."""
        return self._history

    @property
    def periods(self) -> ChosenPeriods:
        """The lengths of the named periods."""
        return self._periods

    def _world(self, on: date, before: Event | None) -> World:
        """Give what is known of a day; the organisation as it was before an event of it."""
        key = on, None if before is None else before.id
        found = self._worlds.get(key)
        if found is None:
            history = self._history
            found = self._worlds[key] = World(
                registers=self._registers,
                subjects=self._subjects,
                history=history.up_to(on) if before is None else history.before(before),
                started=self._started,
                on=on,
                after=self._periods.after,
                working=self._periods.working,
            )
        return found

    # Taking events in and out ----------------------------------------------------------------

    def add(self, event: Event) -> None:
        """Take an event in, wherever it belongs in the order."""
        self._known[type(event.payload)].add(event)
        if self._by_name is not None:
            self._by_name[event.id] = event
        self._registers.add(event)
        self._reread(event)

    def remove(self, event: Event) -> None:
        """Take an event out that another takes the place of."""
        self._known[type(event.payload)].remove(event)
        if self._by_name is not None:
            del self._by_name[event.id]
        self._registers.remove(event)
        self._reread(event)

    def _reread(self, event: Event) -> None:
        if _is_frame(event):
            self._read_frame()
        if Subjects.is_told_by(type(event.payload)):
            self._read_subjects()

    # Duties ----------------------------------------------------------------------------------

    def places(self) -> Iterator[Place]:
        """Give every duty's place, in the order of the rules and the organisation's units."""
        for rule in self._method.rules:
            yield from self._places_of(rule, self._terms[rule.scope].values())

    def _places_of(self, rule: Rule, terms: Iterable[Term]) -> Iterator[Place]:
        if rule.each is None:
            for term in terms:
                yield Place(rule=rule, term=term)
            return
        for term in terms:
            for life in self._lives(rule, rule.each.subject, term.unit):
                yield Place(rule=rule, term=term, life=life)

    def _lives(self, rule: Rule, kind: Subject, unit: UnitId) -> Iterator[Life]:
        if rule.each is None:
            return
        seen: set[str] = set()
        for own in self._history.counted_in(unit):
            for event in self._registers.of(rule.each.told, own):
                for key in introduced(event.payload, kind):
                    life = self._subjects.life(kind, key)
                    if life is not None and key not in seen:
                        seen.add(key)
                        yield life if life.began is event else evolve(life, began=event)

    def places_by_rule(self) -> Iterator[tuple[Rule, Sequence[Place | UnitId]]]:
        """Give every duty's place, those of each rule together; only the unit for its own."""
        units = {scope: tuple(terms) for scope, terms in self._terms.items()}
        for rule in self._method.rules:
            if rule.each is None:
                yield rule, units[rule.scope]
            else:
                yield rule, tuple(self._places_of(rule, self._terms[rule.scope].values()))

    def place(self, rule: Rule, unit: UnitId) -> Place:
        """Give the place of a unit's own duty."""
        return Place(rule=rule, term=self._terms[rule.scope][unit])

    def states(self, on: date) -> Mapping[RuleKey, States]:
        """Give the states of the duties of the rules that columns answer for, at one go.

        Args:
            on: The day.

        Returns:
            One for each place of the rule, in order; None where the duty itself has to be asked.
        """
        changes = self._history.changes
        moved = any(not isinstance(one.payload, LeaderChanged) for one in changes)
        if moved or (self._closed is not None and self._closed.happened <= on):
            return {}
        found: dict[RuleKey, States] = {}
        world = self._world(on, None)
        case = Case(world=world, unit=self._top, units=(self._top,), since=self._started)
        columns = {
            scope: Columns(case, tuple(terms), self._registers)
            for scope, terms in self._terms.items()
        }
        for rule in self._method.rules:
            if rule.each is None and not self._dispensations.get(rule.key):
                column = states(rule.constraint, columns[rule.scope])
                if column is not None:
                    found[rule.key] = _of_modality(column, rule.modality)
        return found

    def duty(self, place: Place, on: date) -> Duty:
        """Give one duty as it is on a day."""
        return Duty(
            rule=place.rule,
            unit=place.term.unit,
            subject=None if place.life is None else place.life.id,
            verdict=self._verdict(place, on),
        )

    def _verdict(self, place: Place, on: date) -> Verdict:
        ended = self._end(place, on)
        day = on if ended is None else ended.happened
        suspended: tuple[_Suspended, ...] = ()
        dispensations = self._dispensations.get(place.rule.key)
        if dispensations:
            binding = [one for one in dispensations if one.happened <= day and _binds(one, place)]
            waived = next((o for o in binding if isinstance(o.payload, DutyWaived)), None)
            if waived is not None:
                return self._waived(place, waived, binding)
            suspended = tuple(_suspensions(binding))
        verdict = self._judge(place, day, suspended, ended)
        begun = suspended[-1][0] if suspended and suspended[-1][1] is None else None
        if begun is not None and verdict.state is State.PENDING:
            verdict = self._turned(verdict, State.SUSPENDED, begun)
        return verdict if ended is None else self._at_end(verdict, place, ended)

    def _waived(self, place: Place, waived: Event, binding: Iterable[Event]) -> Verdict:
        """Give the verdict of a duty that was waived: what was settled by then stays."""
        by_then = [one for one in binding if one.happened <= waived.happened]
        verdict = self._judge(place, waived.happened, tuple(_suspensions(by_then)), None)
        if verdict.state not in _SETTLED:
            verdict = self._turned(verdict, State.WAIVED, waived)
        return evolve(verdict, permanent=True)

    def _at_end(self, verdict: Verdict, place: Place, ended: Event) -> Verdict:
        """Give the verdict of a duty that has ended: what was open has lapsed or was broken."""
        if verdict.state in (State.PENDING, State.SUSPENDED):
            verdict = self._turned(verdict, State.LAPSED, ended)
        elif verdict.state is State.OVERDUE:
            verdict = self._turned(verdict, State.VIOLATED, ended)
        # A unit that has ceased to be may come to be again, and its duties with it.
        return verdict if ended is place.term.until else evolve(verdict, permanent=True)

    def _turned(self, verdict: Verdict, state: State, by: Event) -> Verdict:
        """Give a verdict that an event turned into another state, and name the event."""
        evidence = in_order([*map(self._event, verdict.evidence), by])
        due = None if state in (State.SUSPENDED, State.WAIVED) else verdict.due
        return evolve(verdict, state=state, evidence=evidence, due=due)

    def _judge(
        self, place: Place, on: date, suspended: tuple[_Suspended, ...], ended: Event | None
    ) -> Verdict:
        rule, unit = place.rule, place.term.unit
        life = place.life
        since = self._started
        if life is not None:
            since = max(since, life.began.happened)
        elif place.term.since is not None:
            since = max(since, place.term.since.happened)
        gone = ended if ended is place.term.until else None
        world = self._world(on, gone)
        case = Case(
            world=world,
            unit=unit,
            units=world.history.counted_in(unit),
            subject=None if life is None or rule.each is None else (rule.each.subject, life.id),
            since=since,
            suspensions=()
            if not suspended
            else tuple(
                (begun.happened, None if until is None else until.happened)
                for begun, until in suspended
            ),
        )
        verdict = rule.constraint.verdict(case)
        return of_modality(verdict, rule.modality) if rule.modality is Modality.MAY else verdict

    def _end(self, place: Place, on: date) -> Event | None:
        """Give the event that ended a duty: of the process, of its unit or of its subject."""
        first: Event | None = None
        for event in (
            self._closed,
            place.term.until,
            None if place.life is None else place.life.ended,
        ):
            if (
                event is not None
                and event.happened <= on
                and (first is None or place_in_time(event) < place_in_time(first))
            ):
                first = event
        return first

    # What an event touches -------------------------------------------------------------------

    def touched(self, event: Event) -> dict[str, Place]:
        """Give the duties that an event may have changed, by name."""
        if _is_frame(event) and not isinstance(event.payload, _DISPENSATIONS):
            return {place.id: place for place in self.places()}
        found: dict[str, Place] = {}
        for rule in self._rules_touched(event):
            everywhere = (
                isinstance(event.payload, _DISPENSATIONS)
                or rule.constraint.beyond
                or event.unit in (None, self._top)
            )
            places = (
                self._all_of(rule)
                if everywhere
                else self._places_of(rule, self._terms_of(rule.scope, event.unit or self._top))
            )
            about = None if rule.each is None else self._subjects.about(event, rule.each.subject)
            for place in places:
                if about is None or place.life is None or place.life.id in about:
                    found[place.id] = place
        return found

    @staticmethod
    def moves(event: Event) -> bool:
        """Tell whether an event may bring, end or move duties, and not only change them."""
        return _is_frame(event) or Subjects.is_told_by(type(event.payload))

    def _rules_touched(self, event: Event) -> Iterable[Rule]:
        payload = event.payload
        if isinstance(payload, _DISPENSATIONS):
            return (rule for rule in self._method.rules if rule.key == payload.rule)
        matching = self._registers.matching(event)
        rules = {rule.key: rule for pattern in matching for rule in self._rules_of[pattern]}
        if Subjects.is_told_by(type(payload)):
            rules |= {rule.key: rule for rule in self._method.rules if _depends_on_subjects(rule)}
        return rules.values()

    def _all_of(self, rule: Rule) -> Iterator[Place]:
        return self._places_of(rule, self._terms[rule.scope].values())

    def _terms_of(self, scope: Scope, unit: UnitId) -> Iterator[Term]:
        """Give the units of a scope in which an event of a unit counts."""
        terms = self._terms[scope]
        if unit in terms:
            yield terms[unit]
        for heir in self._history.heirs_of(unit):
            if heir in terms:
                yield terms[heir]


def _of_modality(column: States, modality: Modality) -> States:
    if modality is not Modality.MAY:
        return column
    return [None if one is None else state_of_modality(one, modality) for one in column]


def _depends_on_subjects(rule: Rule) -> bool:
    """Tell whether what an event is about, told by another event, may matter to a rule."""
    correlated: tuple[str, ...] = getattr(rule.constraint, "correlate", ())
    return rule.each is not None or rule.constraint.beyond or bool(correlated)


def _is_frame(event: Event) -> bool:
    return isinstance(
        event.payload, (*REORGANISATIONS, *_DISPENSATIONS, ParameterSet, ProcessClosed)
    )


def _binds(dispensation: Event, place: Place) -> bool:
    payload = dispensation.payload
    subject = payload.subject if isinstance(payload, _DISPENSATIONS) else None
    return dispensation.unit in (None, place.term.unit) and (
        subject is None or (place.life is not None and place.life.id == subject)
    )


def _suspensions(dispensations: Iterable[Event]) -> Iterator[_Suspended]:
    """Give the times in which a duty was suspended, there or anywhere, alone or with others."""
    waiting: set[tuple[UnitId | None, str | None]] = set()
    begun: Event | None = None
    for event in dispensations:
        payload = event.payload
        if isinstance(payload, DutySuspended):
            begun = event if begun is None else begun
            waiting.add((event.unit, payload.subject))
        elif isinstance(payload, DutyResumed) and begun is not None:
            waiting.discard((event.unit, payload.subject))
            if not waiting:
                yield begun, event
                begun = None
    if begun is not None:
        yield begun, None
