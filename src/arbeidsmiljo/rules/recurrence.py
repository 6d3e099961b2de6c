"""Recurrence: what is asked anew in each period of the time of a duty.

A period counts from the day on which the last one ended, the first from the day on which the
duty's time begins. It is as long as the named period was on its first day, whatever length is
chosen later; the days on which the duty was suspended do not count in it. Its first day belongs
to it, and its last is the day before the next begins.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from attrs import evolve, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey, UnitId
from arbeidsmiljo.rules.case import Case
from arbeidsmiljo.rules.constraint import all_of
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.subjects import Mark
from arbeidsmiljo.rules.trace import day_of
from arbeidsmiljo.rules.verdict import State, Verdict
from arbeidsmiljo.rules.world import EventsByPattern

_DAY = timedelta(days=1)


def anew(case: Case, every: ParameterKey, ask: Callable[[Case], Verdict]) -> Verdict:
    """Give the verdict of what is asked anew in each period; the worst of them.

    What is still open when a period has ended is broken for good; what is still to be done in
    the one that goes on is due on its last day, where no deadline ends before. Among equals the
    latest period's rules.

    Args:
        case: The whole case.
        every: How long each period is.
        ask: Gives the verdict of one period, by its case.
    """
    found = [_of_period(ask(one), last, case.on) for one, last in periods(case, every)]
    return all_of(*reversed(found))


def periods(case: Case, every: ParameterKey) -> Iterator[tuple[Case, date | None]]:
    """Give the case of each period up to the day of the verdict, and its last day.

    One that has ended is seen as on its last day: with the organisation as it was then.

    Args:
        case: The whole case.
        every: How long each period is.

    Yields:
        The case, and the last day of the period; None while the duty is suspended.
    """
    first = case.since
    while True:
        last = _last_day(case, every, first)
        yield _seen_in(case, first, last), last
        if last is None or last >= case.on:
            return
        first = last + _DAY


def _last_day(case: Case, every: ParameterKey, first: date) -> date | None:
    last = max(case.world.after(every, first, first) - _DAY, first)
    return case.moved(last, first, _itself) if case.suspensions else last


def _itself(day: date) -> date:
    return day


def _seen_in(case: Case, first: date, last: date | None) -> Case:
    world = evolve(case.world, registers=_Since(events=case.world.registers, first=first))
    if last is None or last >= case.on:
        return evolve(case, world=world, since=first)
    world = evolve(world, on=last, history=world.history.up_to(last))
    return evolve(case, world=world, since=first).in_unit(case.unit, None)


@frozen(kw_only=True)
class _Since:
    """The events of a day and of all later days."""

    events: EventsByPattern
    first: date

    def of(self, pattern: Pattern, unit: UnitId | None) -> Sequence[Event]:
        """Give the events of a pattern in a unit, or anywhere, in the order they happened."""
        return self._since(self.events.of(pattern, unit))

    def about(self, pattern: Pattern, marks: Iterable[Mark]) -> Sequence[Event]:
        """Give the events of a pattern that bear one of some marks, in the order they happened."""
        return self._since(self.events.about(pattern, marks))

    def _since(self, found: Sequence[Event]) -> Sequence[Event]:
        return found[bisect_left(found, self.first, key=day_of) :]


def _of_period(verdict: Verdict, last: date | None, on: date) -> Verdict:
    if last is None or not verdict.state.is_open:
        return verdict
    due = last if verdict.due is None else min(verdict.due, last)
    if last < on:
        return evolve(verdict, state=State.VIOLATED, due=due, permanent=True)
    return evolve(verdict, due=due)
