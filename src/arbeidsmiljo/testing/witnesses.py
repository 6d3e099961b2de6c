"""Witnesses: for a rule the shortest stories that keep it and that break it, found by search.

The search tries what the rule speaks of, in the places where it may count, close together and far
apart, and stops after a fixed number of tries. It finds the same in every run. A rule for which
it finds nothing asks for what cannot happen, or for what cannot fail to.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import cycle, islice, permutations, product
from typing import Final

from attrs import define, evolve, frozen

from arbeidsmiljo.errors import ArbeidsmiljoError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, ReportLevel
from arbeidsmiljo.model.events import Event, Payload, ProcessStarted, ReportReleased
from arbeidsmiljo.model.identifiers import EventId, ProcessId, RuleKey, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.periods import WeekdayCalendar
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.process.assessment import assess
from arbeidsmiljo.process.ledger import Ledger
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.rule import Duty, Rule, duty_id
from arbeidsmiljo.rules.subjects import INTRODUCED_BY, introduced
from arbeidsmiljo.testing.introductions import Placed, with_introductions
from arbeidsmiljo.testing.matching import Cast, payloads_matching, places_of, plain_payload, told_of
from arbeidsmiljo.testing.outcomes import is_broken, is_kept
from arbeidsmiljo.testing.stories import (
    ORGANISATION,
    START,
    Told,
    tell,
)

_MOST_MOVES: Final = 4
_TRIES: Final = 4000
_BEYOND: Final = 14
_READERS: Final = 4
_VARIANTS: Final = 3
_NOBODY_READS: Final = DistributionPlan(lines=())
_MORNING: Final = datetime.combine(START, time(8), UTC)

_Move = tuple[tuple[Payload, UnitId], ...]
"""Some things that happen on one day, each in its unit."""


@frozen(kw_only=True)
class Witness:
    """What happened, after which a duty is kept, or broken.

    Attributes:
        unit: The unit of the duty.
        subject: Its subject; None for none.
        day: The day asked about, counted from the start.
        told: What happened, in order.
        distribution: Who gets which report.
        organisation: Where it happened.
    """

    unit: UnitId
    subject: str | None
    day: int
    told: tuple[Told, ...]
    distribution: DistributionPlan = _NOBODY_READS
    organisation: Organisation = ORGANISATION

    @property
    def asked(self) -> date:
        """The day asked about."""
        return START + timedelta(days=self.day)

    def process(self, method: Method) -> Process:
        """Tell it in a fresh process of the method."""
        return tell(
            method, self.told, distribution=self.distribution, organisation=self.organisation
        )


@frozen(kw_only=True)
class Witnesses:
    """What was found for a rule.

    Attributes:
        rule: The rule.
        kept: What keeps it; None where nothing was found.
        broken: What breaks it; None where nothing was found.
    """

    rule: RuleKey
    kept: Witness | None = None
    broken: Witness | None = None


def witnesses(
    method: Method, rule: Rule, *, organisation: Organisation = ORGANISATION
) -> Witnesses:
    """Find what keeps a rule, and what breaks it: up to four things that it speaks of.

    Kept is what is fulfilled, or used; broken is what is violated, overdue or unused, or what
    has no deadline and is not done. Whatever is found can be recorded.

    Args:
        method: The method.
        rule: One of its rules.
        organisation: Where to look; the stories' own by default.

    Returns:
        The shortest of each that was found, both of one duty where there is such a duty.
    """
    partly = Witnesses(rule=rule.key)
    for search in _searches(method, rule, organisation):
        found = search.found()
        if found.kept and found.broken:
            return found
        partly = evolve(
            partly, kept=partly.kept or found.kept, broken=partly.broken or found.broken
        )
    return partly


def _searches(method: Method, rule: Rule, organisation: Organisation) -> Iterator["_Search"]:
    """Give the searches to make, the likeliest to find something first."""
    plan, reports = _NOBODY_READS, tuple[str | None, ...]((None,))
    if rule.each is not None and rule.each.subject is Subject.REPORT:
        plan = _plan_for(method, rule)
        reports = introduced(_start(method, plan, organisation), Subject.REPORT)
    alone = evolve(method, rules=(evolve(rule, entails=()),))
    for wide in (False, True):
        for unit in _units(rule.scope, organisation):
            for report in reports:
                yield _Search(
                    method=method,
                    alone=alone,
                    rule=rule,
                    organisation=organisation,
                    unit=unit,
                    plan=plan,
                    report=report,
                    wide=wide,
                )


def _units(scope: Scope, organisation: Organisation) -> tuple[UnitId, ...]:
    """Give a unit of each sort that a scope has: the top, a leader group, a unit of employees."""
    sorts = {
        (unit.parent is None, bool(organisation.children(unit.id))): unit.id
        for unit in reversed(organisation.units)
    }
    there = organisation.units_in(scope)
    return tuple(unit for unit in reversed(sorts.values()) if unit in there)


def _plan_for(method: Method, rule: Rule) -> DistributionPlan:
    """Give a plan by which reports go to some of those whom a rule about reports speaks of."""
    among = _cast(method, frozenset(), UnitId("unit"))
    spoken_of = [
        (payload.report, payload.to)
        for pattern in rule.constraint.alphabet
        for payload in payloads_matching(pattern, among)
        if isinstance(payload, ReportReleased)
    ]
    lines = spoken_of[:_READERS] or [(ReportLevel.ENTERPRISE, method.actors[0].key)]
    return DistributionPlan(
        lines=tuple(Distribution(report=one, to=to, since=START) for one, to in lines)
    )


def _start(method: Method, plan: DistributionPlan, organisation: Organisation) -> ProcessStarted:
    return ProcessStarted(
        method=method.key,
        edition=method.edition,
        language=method.language,
        organisation=organisation,
        distribution=plan,
        group_sizes=GroupSizes(ordinary=5),
    )


def _cast(method: Method, tied: frozenset[Subject], unit: UnitId, number: int = 0) -> Cast:
    """Give the names that payloads of a unit use; the second of a kind has another name."""
    suffix = f"-{number + 1}" if number else ""
    names = {kind: f"{kind.value}-{unit}{suffix}" for kind in Subject}
    names[Subject.EFFECT] = f"effect{suffix}"
    return Cast(method=method, subjects=names, tied=tied)


@define(kw_only=True, slots=False)
class _Search:
    """One search for a duty: with few moves, or with many."""

    method: Method
    alone: Method
    rule: Rule
    organisation: Organisation
    unit: UnitId
    plan: DistributionPlan
    report: str | None
    wide: bool

    def found(self) -> Witnesses:
        found = Witnesses(rule=self.rule.key)
        for told in islice(self._candidates(), _TRIES):
            ledger = self._ledger(told)
            for day in self._asked(told):
                duty = self._duty(ledger, day)
                if duty is None:
                    continue
                if found.kept is None and is_kept(duty):
                    found = evolve(found, kept=self._confirmed(told, day, kept=True))
                elif found.broken is None and is_broken(duty):
                    found = evolve(found, broken=self._confirmed(told, day, kept=False))
            if found.kept and found.broken:
                break
        return found

    # What is tried ---------------------------------------------------------------------------

    def _candidates(self) -> Iterator[tuple[Told, ...]]:
        """Give what may happen: little before much, close together before far apart."""
        first = self._introduction()
        if first is None:
            return
        moves = tuple(dict.fromkeys(self._moves()))
        for length in range(_MOST_MOVES + 1):
            for chosen in permutations(moves, length):
                for days in self._days(length):
                    moved = zip((0, *days), (first, *chosen), strict=True)
                    story = (
                        (day, payload, self._told_of(payload, unit))
                        for day, move in moved
                        for payload, unit in move
                    )
                    yield tuple(with_introductions(story, self._telling))

    def _days(self, length: int) -> Iterator[tuple[int, ...]]:
        """Give the days of some moves: evenly apart, or in a wide search in any rhythm."""
        rhythms: Iterable[tuple[int, ...]] = (
            (first, *(gap for _ in range(length - 1)))[:length]
            for gap in self._gaps
            for first in (0, gap)
        )
        if self.wide and length < _MOST_MOVES:
            rhythms = product(self._gaps, repeat=length)
        for steps in dict.fromkeys(rhythms):
            yield tuple(sum(steps[: place + 1]) for place in range(length))

    @cached_property
    def _gaps(self) -> tuple[int, ...]:
        """The distances that matter: a day, none, each period's length, and beyond all."""
        return tuple(dict.fromkeys((1, 0, *self._lengths, self._beyond)))

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        calendar = WeekdayCalendar()
        periods = (self.method.parameter(key).default for key in self.rule.constraint.parameters)
        return tuple(sorted((one.after(START, calendar) - START).days for one in periods))

    @cached_property
    def _beyond(self) -> int:
        return max(self._lengths, default=0) + _BEYOND

    def _asked(self, told: Sequence[Told]) -> tuple[int, int]:
        """Give the days to ask about: that of the last event, and one when all time is up."""
        last = max((day for day, _, _ in told), default=0)
        return last, last + self._beyond + 4 * _BEYOND

    def _introduction(self) -> _Move | None:
        """Give what tells of the duty's subject; None where nothing can."""
        each = self.rule.each
        if each is None or each.subject is Subject.REPORT:
            return ()
        payload = next(payloads_matching(each.told, self._cast(self.unit)), None)
        return None if payload is None else ((payload, self.unit),)

    def _moves(self) -> Iterator[_Move]:
        """Give what may happen on one day: each pattern, in each place, as often as asked."""
        for pattern in self.rule.constraint.alphabet:
            variants = len(list(payloads_matching(pattern, self._cast(self.unit))))
            for variant in range(min(variants, _VARIANTS if self.wide else 1)):
                yield from self._moves_of(pattern, variant)
        for kind in sorted(self._tied - {Subject.REPORT}):
            payload = plain_payload(INTRODUCED_BY[kind], self._cast(self.unit))
            for units in self._placings(payload):
                yield tuple(
                    (plain_payload(INTRODUCED_BY[kind], self._cast(unit)), unit) for unit in units
                )

    def _moves_of(self, pattern: Pattern, variant: int) -> Iterator[_Move]:
        numbers = {1, *self._numbers()}
        numbers |= {2, *(number + 1 for number in numbers)} if self.wide else set()
        like = list(payloads_matching(pattern, self._cast(self.unit)))[variant]
        for units in self._placings(like):
            for number in sorted(numbers):
                yield tuple(
                    (payload, unit)
                    for unit in units
                    for payload in self._repeated(pattern, variant, unit, number)
                )

    def _repeated(
        self, pattern: Pattern, variant: int, unit: UnitId, number: int
    ) -> Iterator[Payload]:
        """Give what a pattern asks for a number of times, by turns in the ways it allows."""
        fitting = [
            payload
            for payload in payloads_matching(pattern, self._cast(unit))
            if unit in places_of(payload, self.method, self.organisation)
        ]
        if fitting and isinstance(fitting[0], tuple(INTRODUCED_BY.values())):
            for turn in range(number):
                again = payloads_matching(pattern, self._cast(unit, turn))
                yield from islice(again, variant, variant + 1)
            return
        yield from islice(cycle((*fitting[variant:], *fitting[:variant])), number)

    def _numbers(self) -> Iterator[int]:
        """Give how often the rule asks for something."""
        yield getattr(self.rule.constraint, "n", 1)
        yield from (every.n for every in self._befores)

    @cached_property
    def _befores(self) -> tuple[Every, ...]:
        before: object = getattr(self.rule.constraint, "before", ())
        there = before if isinstance(before, tuple) else ()
        return tuple(one for one in there if isinstance(one, Every))

    @cached_property
    def _tied(self) -> frozenset[Subject]:
        """The kinds of subject that the rule is about."""
        constraint, each = self.rule.constraint, self.rule.each
        over = {getattr(constraint, "over", ""), *(every.over for every in self._befores)}
        correlated: tuple[str, ...] = getattr(constraint, "correlate", ())
        return frozenset(
            kind
            for kind in Subject
            if f"{kind.value}s" in over
            or kind.value in correlated
            or (each is not None and each.subject is kind)
        )

    def _cast(self, unit: UnitId, number: int = 0) -> Cast:
        return _cast(self.method, self._tied, unit, number)

    def _placings(self, payload: Payload) -> Iterator[tuple[UnitId, ...]]:
        """Give the places of a payload: the duty's unit, those below, the top, or elsewhere."""
        places = places_of(payload, self.method, self.organisation)
        below = {one.id for one in self.organisation.below(self.unit)}
        placings = [
            tuple(unit for unit in places if unit == self.unit),
            tuple(unit for unit in places if unit in below),
            tuple(unit for unit in places if unit == self.organisation.top.id),
        ]
        if self.wide or not any(placings):
            placings += [(unit,) for unit in places]
        yield from dict.fromkeys(one for one in placings if one)

    def _telling(self, kind: Subject, name: str) -> Placed:
        """Give what tells of a subject, and where, by its name."""
        for number in range(_MOST_MOVES + 1):
            for unit in self.organisation.units:
                among = self._cast(unit.id, number)
                if among.subjects[kind] == name:
                    payload = plain_payload(INTRODUCED_BY[kind], among)
                    return payload, self._told_of(payload, unit.id)
        raise KeyError(name)

    def _told_of(self, payload: Payload, unit: UnitId) -> UnitId | None:
        return told_of(payload, unit, self.method, self.organisation)

    # What comes of it ------------------------------------------------------------------------

    def _ledger(self, told: Sequence[Told]) -> Ledger:
        """Give the rule's duties after some told, whether or not these can be recorded."""
        start: Told = (0, _start(self.method, self.plan, self.organisation), None)
        return Ledger(
            self.alone,
            self.organisation,
            started=START,
            calendar=WeekdayCalendar(),
            events=(
                Event(
                    id=EventId(f"e{number}"),
                    process=ProcessId("story"),
                    sequence=number,
                    happened=START + timedelta(days=day),
                    recorded=_MORNING,
                    unit=unit,
                    payload=payload,
                )
                for number, (day, payload, unit) in enumerate((start, *_by_day(told)), start=1)
            ),
        )

    def _duty(self, ledger: Ledger, day: int) -> Duty | None:
        for place in ledger.places():
            if place.id == self._name:
                return ledger.duty(place, START + timedelta(days=day))
        return None

    @cached_property
    def _subject(self) -> str | None:
        if self.rule.each is None:
            return None
        return self.report or self._cast(self.unit).subjects[self.rule.each.subject]

    @cached_property
    def _name(self) -> str:
        return duty_id(self.rule, self.unit, self._subject)

    def _confirmed(self, told: Sequence[Told], day: int, *, kept: bool) -> Witness | None:
        """Give the witness, if it can be recorded and the duty is the same in the whole method."""
        witness = Witness(
            unit=self.unit,
            subject=self._subject,
            day=day,
            told=_by_day(told),
            distribution=self.plan,
            organisation=self.organisation,
        )
        try:
            duties = assess(witness.process(self.method), on=witness.asked).duties
        except ArbeidsmiljoError:
            return None
        confirms = is_kept if kept else is_broken
        sound = any(duty.id == self._name and confirms(duty) for duty in duties)
        return witness if sound else None


def _by_day(told: Sequence[Told]) -> tuple[Told, ...]:
    return tuple(sorted(told, key=lambda one: one[0]))
