"""The ledger: every duty of a process, kept up to date event by event.

What is known is sorted once, into registers that all rules share. A verdict is read from them
when it is asked for; so one more event costs what it touches, and one more rule costs little.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from attrs import evolve

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.duty_events import DutyWaived
from arbeidsmiljo.model.events import Event, ParameterSet
from arbeidsmiljo.model.identifiers import RuleKey, UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.periods import WorkingCalendar
from arbeidsmiljo.model.reorganisation import OrganisationHistory, Term
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.process.chosen_periods import ChosenPeriods
from arbeidsmiljo.process.dispensations import DISPENSATIONS, Suspended, binds, suspensions
from arbeidsmiljo.process.facts import Facts, is_frame, moves
from arbeidsmiljo.process.places import Place
from arbeidsmiljo.process.reach import Reach, asks_for_measures, depends_on
from arbeidsmiljo.process.waits import waits
from arbeidsmiljo.rules.case import Case
from arbeidsmiljo.rules.constraint import in_order
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.qualified import is_asked_anew
from arbeidsmiljo.rules.rule import Duty, Rule, Wait, of_modality
from arbeidsmiljo.rules.side_by_side import Judged, judged
from arbeidsmiljo.rules.subjects import (
    Life,
    Subjects,
    introduced,
    is_rejection,
    named,
)
from arbeidsmiljo.rules.verdict import State, Verdict

_KEPT = (State.REPAIRED, State.VIOLATED, State.USED)
"""What a waiver does not undo, whatever else could still have happened."""


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
        self._method = method
        rules_of = defaultdict[Pattern, list[Rule]](list)
        for rule in method.rules:
            for pattern in rule.constraint.alphabet:
                rules_of[pattern].append(rule)
            if rule.each is not None:
                rules_of[rule.each.told].append(rule)
        self._reaches: dict[RuleKey, Reach] = {}
        self._rules_of: Mapping[Pattern, Sequence[Rule]] = dict(rules_of)
        self._facts = Facts(
            method,
            organisation,
            started=started,
            calendar=calendar,
            patterns=self._rules_of,
            events=events,
        )

    @property
    def history(self) -> OrganisationHistory:
        """The organisation at each moment."""
        return self._facts.history

    @property
    def periods(self) -> ChosenPeriods:
        """The lengths of the named periods."""
        return self._facts.periods

    def exchange(self, *, gone: Iterable[Event] = (), come: Iterable[Event] = ()) -> None:
        """Take events out and others in, wherever these belong in the order, all at once.

        Args:
            gone: Events that are known, and are to be no more.
            come: Events that are to be known, those that take the place of others among them.
        """
        self._facts.exchange(gone=gone, come=come)

    # Duties ----------------------------------------------------------------------------------

    def places(self) -> Iterator[Place]:
        """Give every duty's place, in the order of the rules and the organisation's units."""
        for rule in self._method.rules:
            yield from self._places_of(rule, self._facts.terms[rule.scope].values())

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
        for own in self._facts.history.counted_in(unit):
            for event in self._facts.registers.of(rule.each.told, own):
                for key in introduced(event.payload, kind):
                    life = self._facts.subjects.life(kind, key)
                    if life is not None and key not in seen:
                        seen.add(key)
                        yield life if life.began is event else evolve(life, began=event)

    def places_by_rule(self) -> Iterator[tuple[Rule, Sequence[Place | UnitId]]]:
        """Give every duty's place, those of each rule together; only the unit for its own."""
        units = {scope: tuple(terms) for scope, terms in self._facts.terms.items()}
        for rule in self._method.rules:
            if rule.each is None:
                yield rule, units[rule.scope]
            else:
                yield rule, tuple(self._places_of(rule, self._facts.terms[rule.scope].values()))

    def place(self, rule: Rule, unit: UnitId) -> Place:
        """Give the place of a unit's own duty."""
        return Place(rule=rule, term=self._facts.terms[rule.scope][unit])

    def judged(self, on: date) -> Mapping[RuleKey, Judged]:
        """Judge the duties of the rules that columns answer for, at one go.

        Args:
            on: The day.

        Returns:
            A state for each place of the rule, in order, and the evidence.
        """
        found: dict[RuleKey, Judged] = {}
        columns = self._facts.columns(on)
        for rule in self._method.rules:
            if columns and rule.each is None and not self._facts.dispensations.get(rule.key):
                column = judged(rule.constraint, columns[rule.scope])
                if column is not None:
                    found[rule.key] = column.of_modality(rule.modality)
        return found

    def duty(self, place: Place, on: date) -> Duty:
        """Give one duty as it is on a day."""
        return self.asked(place, on)()

    def asked(self, place: Place, on: date) -> Callable[[], Duty]:
        """Give what tells a duty as it is on a day.

        It may be asked again after events have come and gone, as long as none of them `moves`
        duties.
        """
        rule, unit, subject = place.rule, place.term.unit, place.subject
        verdict: Callable[[], Verdict]
        if self._facts.dispensations.get(rule.key) or place.end(on, self._facts.closed):
            verdict = partial(self._verdict, place, on)
        else:
            verdict = partial(self._of_case, place, self._case(place, on, (), None))
        began = None if place.began is None else place.began.id

        def duty() -> Duty:
            made = Duty(rule=rule, unit=unit, subject=subject, began=began, verdict=verdict())
            if made.verdict.due is None or not self._facts.dispensations.get(rule.key):
                return made
            return evolve(made, waits=tuple(self._waits(place, on)))

        return duty

    def _verdict(self, place: Place, on: date) -> Verdict:
        ended = place.end(on, self._facts.closed)
        day = on if ended is None else ended.happened
        suspended: tuple[Suspended, ...] = ()
        if binding := self._binding(place, day):
            waived = next((o for o in binding if isinstance(o.payload, DutyWaived)), None)
            if waived is not None:
                return self._waived(place, waived, binding)
            suspended = tuple(suspensions(binding, self._facts.history.up_to(day)))
        verdict = self._judge(place, day, suspended, ended)
        begun = suspended[-1][0] if suspended and suspended[-1][1] is None else None
        if begun is not None and verdict.state is State.PENDING:
            verdict = self._turned(verdict, State.SUSPENDED, begun)
        return verdict if ended is None else self._at_end(verdict, place, ended)

    def _waits(self, place: Place, on: date) -> Iterator[Wait]:
        """Give the times for which a duty waited, and that moved its last day."""
        ended = place.end(on, self._facts.closed)
        last = on if ended is None else ended.happened

        def due(day: date, suspended: tuple[Suspended, ...]) -> date | None:
            return self._judge(place, day, suspended, ended if day == last else None).due

        return waits(self._binding(place, last), self._facts.history, last, due)

    def _binding(self, place: Place, on: date) -> Sequence[Event]:
        known = self._facts.dispensations.get(place.rule.key, ())
        return [one for one in known if one.happened <= on and self._binds(one, place, on)]

    def _binds(self, dispensation: Event, place: Place, on: date) -> bool:
        return binds(dispensation, place.term.unit, place.subject, self._facts.history.up_to(on))

    def bound_by(self, dispensation: Event) -> Iterator[Place]:
        """Give the places of the duties that a dispensation binds: those that had not ended.

        Args:
            dispensation: A waiver, a suspension or a resumption.
        """
        payload = dispensation.payload
        if isinstance(payload, DISPENSATIONS):
            rule = self._method.rule(payload.rule)
            for place in self.lasting(rule, dispensation.happened):
                if self._binds(dispensation, place, place.last_day(self._facts.closed)):
                    yield place

    def lasting(self, rule: Rule, on: date) -> Iterator[Place]:
        """Give the places of a rule's duties, but of those that had ended before a day."""
        return (place for place in self._all_of(rule) if on <= place.last_day(self._facts.closed))

    def _waived(self, place: Place, waived: Event, binding: Iterable[Event]) -> Verdict:
        """Give the verdict of a duty that was waived: what was settled by then stays.

        What was only kept so far, or could have been asked once more, is waived from then on.
        """
        if place.since(self._facts.started) > waived.happened:
            # It never bound here: there was nothing to judge.
            return Verdict(state=State.WAIVED, evidence=(waived.id,), permanent=True)
        by_then = [one for one in binding if one.happened <= waived.happened]
        suspended = tuple(suspensions(by_then, self._facts.history.up_to(waived.happened)))
        verdict = self._judge(place, waived.happened, suspended, None)
        if not (verdict.permanent or verdict.state in _KEPT):
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
        evidence = in_order([*map(self._facts.event, verdict.evidence), by])
        due = None if state in (State.SUSPENDED, State.WAIVED) else verdict.due
        return evolve(verdict, state=state, evidence=evidence, due=due)

    def _judge(
        self, place: Place, on: date, suspended: tuple[Suspended, ...], ended: Event | None
    ) -> Verdict:
        return self._of_case(place, self._case(place, on, suspended, ended))

    def _of_case(self, place: Place, case: Case) -> Verdict:
        """Put a rule to a case: what told of a subject is the trigger where nothing else is."""
        rule, life, verdict = place.rule, place.life, place.rule.constraint.verdict(case)
        if life is not None and verdict.trigger is None and verdict.state is not State.INACTIVE:
            evidence = in_order([life.began, *map(self._facts.event, verdict.evidence)])
            verdict = evolve(verdict, trigger=life.began.id, evidence=evidence)
        return of_modality(verdict, rule.modality) if rule.modality is Modality.MAY else verdict

    def _case(
        self, place: Place, on: date, suspended: tuple[Suspended, ...], ended: Event | None
    ) -> Case:
        rule, unit, life = place.rule, place.term.unit, place.life
        gone = ended if ended is place.term.until else None
        world = self._facts.world(on, gone)
        return Case(
            world=world,
            unit=unit,
            units=world.history.counted_in(unit),
            subject=None if life is None or rule.each is None else (rule.each.subject, life.id),
            since=place.since(self._facts.started),
            suspensions=tuple(
                (begun.happened, None if until is None else until.happened)
                for begun, until in suspended
            ),
        )

    # What an event touches -------------------------------------------------------------------

    def touched(self, event: Event) -> dict[str, Place]:
        """Give the duties that an event may have changed, by name.

        Whatever it is in, the units and subjects in which something is missing do not count: what
        waits for all of very many units is not looked at anew for each.
        """
        dispenses = isinstance(event.payload, DISPENSATIONS)
        if moves(event) and is_frame(event) and not dispenses:
            rules = self._method.rules
            if isinstance(event.payload, ParameterSet):
                chosen = event.payload.parameter
                rules = tuple(rule for rule in rules if chosen in rule.constraint.parameters)
            return {place.id: place for rule in rules for place in self._all_of(rule)}
        found: dict[str, Place] = {}
        matching = frozenset(self._facts.registers.matching(event))
        kinds = frozenset(kind for kind, _ in named(event.payload))
        unit = event.unit or self._facts.top
        above: frozenset[UnitId] = frozenset()
        everywhere = dispenses or unit == self._facts.top or is_rejection(event.payload)
        for rule in self._rules_touched(event, matching, kinds):
            reach = self._reach(rule)
            own = rule.each is None and not moves(event)
            if own and reach.is_too_late(event, self._facts.registers):
                continue
            of_members = reach.is_of_members(kinds, matching)
            # What starts the time of one subject may start that of all.
            starts = reach.starts_with in matching and self._starts(rule, reach.starts_with, event)
            lives = None if starts else self._lives_about(rule, event)
            terms: Iterable[Term]
            if lives is not None:
                terms = (term for one in lives for term in self._terms_of(rule.scope, one.unit))
            elif (
                everywhere
                or starts
                or not matching.isdisjoint(reach.anywhere_of)
                # What is tied to a subject may be in any unit.
                or (of_members and rule.each is not None)
            ):
                terms = self._facts.terms[rule.scope].values()
            elif of_members:
                above = above or self._facts.history.ever_above(unit)
                all_terms = self._facts.terms[rule.scope].items()
                terms = (term for key, term in all_terms if key in above)
            else:
                terms = self._terms_of(rule.scope, unit)
            for place in self._places_of(rule, terms):
                if lives is None or place.subject in {one.id for one in lives}:
                    found[place.id] = place
        return found

    def _reach(self, rule: Rule) -> Reach:
        found = self._reaches.get(rule.key)
        if found is None:
            found = self._reaches[rule.key] = Reach.of(rule.constraint)
        return found

    def _starts(self, rule: Rule, pattern: Pattern | None, event: Event) -> bool:
        """Tell whether the time of a rule may start with an event: none came before it.

        What is asked anew in each period has one that starts it in each.
        """
        if pattern is None or is_asked_anew(rule.constraint):
            return True
        first = next(iter(self._facts.registers.of(pattern, None)), None)
        return first is None or first.place_in_time >= event.place_in_time

    def _rules_touched(
        self, event: Event, matching: frozenset[Pattern], kinds: frozenset[Subject]
    ) -> Iterable[Rule]:
        payload = event.payload
        if isinstance(payload, DISPENSATIONS):
            return (rule for rule in self._method.rules if rule.key == payload.rule)
        rules = {rule.key: rule for pattern in matching for rule in self._rules_of.get(pattern, ())}
        if Subjects.is_told_by(type(payload)):
            rules |= {one.key: one for one in self._method.rules if depends_on(one, kinds)}
        if is_rejection(payload):
            rules |= {rule.key: rule for rule in self._method.rules if asks_for_measures(rule)}
        return rules.values()

    def _all_of(self, rule: Rule) -> Iterator[Place]:
        return self._places_of(rule, self._facts.terms[rule.scope].values())

    def _lives_about(self, rule: Rule, event: Event) -> Sequence[Life] | None:
        """Give the subjects of a rule that an event is about; None where it is about none."""
        subjects, each = self._facts.subjects, rule.each
        about = None if each is None else subjects.about(event, each.subject)
        if each is None or about is None:
            return None
        return [life for key in about if (life := subjects.life(each.subject, key)) is not None]

    def _terms_of(self, scope: Scope, unit: UnitId) -> Iterator[Term]:
        """Give the units of a scope in which an event of a unit counts."""
        terms = self._facts.terms[scope]
        if unit in terms:
            yield terms[unit]
        for heir in self._facts.history.heirs_of(unit):
            if heir in terms:
                yield terms[heir]
