"""Columns: what many units have of a pattern, side by side.

Most rules ask little of a unit: how often something happened, and on which day first and last.
Put side by side for all units, that gives the states of a rule's duties at once, without looking
at one duty after another.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from typing import Final

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.rules.case import Case
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.registers import Registers, Run

_OUTSIDE: Final = -1
"""The number of a unit that is none of these."""

Days = Sequence[date | None]
"""A day for each unit; None where there is none."""


class Columns:
    """What some units have of each pattern, by the day of a verdict.

    Args:
        case: The enterprise's case: a duty of any of the units begins when it begins.
        units: The units, none of which has inherited anything.
        registers: The events that the case sees.
        answering: Whether only that counts which can be what was asked for.
    """

    def __init__(
        self,
        case: Case,
        units: Sequence[UnitId],
        registers: Registers,
        *,
        answering: bool = False,
    ) -> None:
        """Begin with no columns."""
        self.case = case
        self._registers = registers
        self._answering = answering
        self._anywhere = partial(case.answers, anywhere=True) if answering else case.anywhere
        self.size = len(units)
        self._units = units
        self._top = case.unit
        self._firsts: dict[Pattern, Days] = {}
        self._lasts: dict[Pattern, Days] = {}
        self._by_day: dict[Pattern, dict[date, list[int]]] = {}
        self._reaches_out: set[Pattern] = set()
        self._read: dict[int, tuple[list[int], list[date]]] = {}
        self._rows: dict[Pattern, tuple[list[int], list[date]]] = {}

    @cached_property
    def answers(self) -> "Columns":
        """The same of that alone which can be what was asked for."""
        rejects = self.case.world.subjects.rejects
        return Columns(self.case, self._units, self._registers, answering=True) if rejects else self

    @cached_property
    def _numbers(self) -> dict[UnitId, int]:
        return {unit: number for number, unit in enumerate(self._units)}

    def _row(self, pattern: Pattern) -> tuple[list[int], list[date]]:
        """Give the number of the unit of each event of a pattern, and its day, in order."""
        found = self._rows.get(pattern)
        if found is None:
            run = None if self._answering else self._registers.run(pattern)
            if run is None or run.events[-1].happened > self.case.on:
                numbers, days = self._numbered(self._anywhere(pattern))
            else:
                numbers, days = self._of_all(run)
                numbers = [numbers[place] for place in run.places]
                days = [days[place] for place in run.places]
            if _OUTSIDE in numbers:
                self._reaches_out.add(pattern)
                inside = [place for place, number in enumerate(numbers) if number != _OUTSIDE]
                numbers = [numbers[place] for place in inside]
                days = [days[place] for place in inside]
            found = self._rows[pattern] = numbers, days
        return found

    def _of_all(self, run: Run) -> tuple[list[int], list[date]]:
        """Give the same for all events that were taken in together with some.

        Going through events as they came is many times faster than in any other order.
        """
        found = self._read.get(id(run.events))
        if found is None:
            found = self._read[id(run.events)] = self._numbered(run.events)
        return found

    def _numbered(self, events: Sequence[Event]) -> tuple[list[int], list[date]]:
        top, number = self._top, self._numbers.get
        numbers = [number(event.unit or top, _OUTSIDE) for event in events]
        return numbers, [event.happened for event in events]

    def firsts(self, pattern: Pattern) -> Days:
        """Give the day on which each unit had a pattern first."""
        found = self._firsts.get(pattern)
        if found is None:
            numbers, days = self._row(pattern)
            column: list[date | None] = [None] * self.size
            for number, day in zip(reversed(numbers), reversed(days), strict=True):
                column[number] = day
            found = self._firsts[pattern] = column
        return found

    def lasts(self, pattern: Pattern) -> Days:
        """Give the day on which each unit had a pattern last."""
        found = self._lasts.get(pattern)
        if found is None:
            column: list[date | None] = [None] * self.size
            for number, day in zip(*self._row(pattern), strict=True):
                column[number] = day
            found = self._lasts[pattern] = column
        return found

    def nths(self, pattern: Pattern, n: int) -> Days:
        """Give the day on which each unit had a pattern for the nth time."""
        if n == 1:
            return self.firsts(pattern)
        counts = [0] * self.size
        column: list[date | None] = [None] * self.size
        for number, day in zip(*self._row(pattern), strict=True):
            counts[number] += 1
            if counts[number] == n:
                column[number] = day
        return column

    def first_triggers(self, pattern: Pattern) -> Days:
        """Give the day of each unit's first, the enterprise's as a whole counting in all."""
        common = self._common(pattern)
        if not common:
            return self.firsts(pattern)
        day = common[0]
        return [day if own is None or day < own else own for own in self.firsts(pattern)]

    def last_triggers(self, pattern: Pattern) -> Days:
        """Give the day of each unit's last, the enterprise's as a whole counting in all."""
        common = self._common(pattern)
        if not common:
            return self.lasts(pattern)
        day = common[-1]
        return [day if own is None or day > own else own for own in self.lasts(pattern)]

    def _common(self, pattern: Pattern) -> Sequence[date]:
        """Give the days on which the enterprise as a whole had a pattern."""
        self._row(pattern)
        if pattern not in self._reaches_out and self._top not in self._numbers:
            return ()
        top = self._top
        events = self.case.anywhere(pattern)
        return [event.happened for event in events if (event.unit or top) == top]

    def by_day(self, *patterns: Pattern) -> Iterator[tuple[list[int], ...]]:
        """Give the units that had each of some patterns, day by day."""
        of_day = [self._days(pattern) for pattern in patterns]
        nobody: list[int] = []
        for day in sorted({day for one in of_day for day in one}):
            yield tuple(one.get(day, nobody) for one in of_day)

    def _days(self, pattern: Pattern) -> Mapping[date, list[int]]:
        """Give the units that had a pattern on each day."""
        found = self._by_day.get(pattern)
        if found is None:
            found = self._by_day[pattern] = {}
            numbers, days = self._row(pattern)
            place = 0
            while place < len(days):
                after = bisect_right(days, days[place], place)
                found[days[place]] = numbers[place:after]
                place = after
        return found
