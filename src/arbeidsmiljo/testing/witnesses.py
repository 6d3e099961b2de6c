"""Witnesses: for a rule the shortest stories that keep it and that break it, found by search.

The search tries what the rule speaks of, in the places where it may count, close together and far
apart, and stops after a fixed number of tries. It finds the same in every run. A rule for which
it finds nothing asks for what cannot happen, or for what cannot fail to.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import islice, permutations, product
from typing import Final

from attrs import define, evolve, frozen

from arbeidsmiljo.errors import ArbeidsmiljoError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, ReportLevel
from arbeidsmiljo.model.events import Event, ProcessStarted, ReportReleased
from arbeidsmiljo.model.identifiers import EventId, ProcessId, RuleKey, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.periods import WeekdayCalendar
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.process.assessment import assess
from arbeidsmiljo.process.ledger import Ledger
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.rules.rule import Duty, Rule, duty_id
from arbeidsmiljo.rules.subjects import introduced
from arbeidsmiljo.testing.introductions import with_introductions
from arbeidsmiljo.testing.matching import Cast, payloads_matching
from arbeidsmiljo.testing.moves import Moves
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
_NOBODY_READS: Final = DistributionPlan(lines=())
_MORNING: Final = datetime.combine(START, time(8), UTC)


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
    method: Method,
    rule: Rule,
    *,
    organisation: Organisation = ORGANISATION,
    until_kept: bool = False,
) -> Witnesses:
    """Find what keeps a rule, and what breaks it: up to four things that it speaks of.

    Kept is what is fulfilled, or used; broken is what is violated, overdue or unused, or what
    has no deadline and is not done. Whatever is found can be recorded.

    Args:
        method: The method.
        rule: One of its rules.
        organisation: Where to look; the stories' own by default.
        until_kept: Whether to stop looking once something keeps the rule.

    Returns:
        The shortest of each that was found, both of one duty where there is such a duty.
    """
    partly = Witnesses(rule=rule.key)
    for search in _searches(method, rule, organisation):
        found = search.found(until_kept=until_kept)
        if found.kept and (found.broken or until_kept):
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
                moves = Moves(
                    method=method, rule=rule, organisation=organisation, unit=unit, wide=wide
                )
                yield _Search(moves=moves, alone=alone, plan=plan, report=report)


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
    among = Cast(method=method, subjects={kind: kind.value for kind in Subject})
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


@define(kw_only=True, slots=False)
class _Search:
    """One search for a duty: with few moves, or with many."""

    moves: Moves
    alone: Method
    plan: DistributionPlan
    report: str | None

    def found(self, *, until_kept: bool) -> Witnesses:
        found = Witnesses(rule=self.moves.rule.key)
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
            if found.kept and (found.broken or until_kept):
                break
        return found

    # What is tried ---------------------------------------------------------------------------

    def _candidates(self) -> Iterator[tuple[Told, ...]]:
        """Give what may happen: little before much, close together before far apart."""
        first = self.moves.introduction()
        if first is None:
            return
        moves = tuple(move for move in dict.fromkeys(self.moves.all()) if move)
        for length in range(_MOST_MOVES + 1):
            for chosen in permutations(moves, length):
                for days in self._days(length):
                    moved = zip((0, *days), (first, *chosen), strict=True)
                    story = (
                        (day, payload, self.moves.told_of(payload, unit))
                        for day, move in moved
                        for payload, unit in move
                    )
                    yield tuple(with_introductions(story, self.moves.telling))

    def _days(self, length: int) -> Iterator[tuple[int, ...]]:
        """Give the days of some moves: evenly apart, or in a wide search in any rhythm."""
        rhythms: Iterable[tuple[int, ...]] = (
            (first, *(gap for _ in range(length - 1)))[:length]
            for gap in self._gaps
            for first in (0, gap)
        )
        if self.moves.wide and length < _MOST_MOVES:
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
        periods = (
            self.moves.method.parameter(key).default
            for key in self.moves.rule.constraint.parameters
        )
        return tuple(sorted((one.after(START, calendar) - START).days for one in periods))

    @cached_property
    def _beyond(self) -> int:
        return max(self._lengths, default=0) + _BEYOND

    def _asked(self, told: Sequence[Told]) -> tuple[int, int]:
        """Give the days to ask about: that of the last event, and one when all time is up."""
        last = max((day for day, _, _ in told), default=0)
        return last, last + self._beyond + 4 * _BEYOND

    # What comes of it ------------------------------------------------------------------------

    def _ledger(self, told: Sequence[Told]) -> Ledger:
        """Give the rule's duties after some told, whether or not these can be recorded."""
        start: Told = (0, _start(self.moves.method, self.plan, self.moves.organisation), None)
        return Ledger(
            self.alone,
            self.moves.organisation,
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
        if self.moves.rule.each is None:
            return None
        return (
            self.report or self.moves.cast(self.moves.unit).subjects[self.moves.rule.each.subject]
        )

    @cached_property
    def _name(self) -> str:
        return duty_id(self.moves.rule, self.moves.unit, self._subject)

    def _confirmed(self, told: Sequence[Told], day: int, *, kept: bool) -> Witness | None:
        """Give the witness, if it can be recorded and the duty is the same in the whole method."""
        witness = Witness(
            unit=self.moves.unit,
            subject=self._subject,
            day=day,
            told=_by_day(told),
            distribution=self.plan,
            organisation=self.moves.organisation,
        )
        try:
            duties = assess(witness.process(self.moves.method), on=witness.asked).duties
        except ArbeidsmiljoError:
            return None
        confirms = is_kept if kept else is_broken
        sound = any(duty.id == self._name and confirms(duty) for duty in duties)
        return witness if sound else None


def _by_day(told: Sequence[Told]) -> tuple[Told, ...]:
    return tuple(sorted(told, key=lambda one: one[0]))
