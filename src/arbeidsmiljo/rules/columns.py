"""Columns: what many units have of a pattern, side by side.

Most rules ask little of a unit: what it had of something first, last, or for the nth time. Put
side by side for all units, that gives the states of a rule's duties at once, and the events that
make them so, without looking at one duty after another.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Final

from attrs import frozen

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.rules.case import Case
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.registers import Registers
from arbeidsmiljo.rules.states import Marks

_OUTSIDE: Final = -1
"""The number of a unit that is none of these."""

Happened = tuple[Sequence[int], Sequence[int]]
"""For each of some events the number of its unit, and its own place, in order."""


@frozen
class Column:
    """An event for each unit that has one.

    Attributes:
        places: Its place in the trace; `Trace.never` where it has none, unless it counts for
            nothing there.
        there: Whether the unit has one that counts.
        days: The number of its day, where something is compared with that.
    """

    places: Sequence[int]
    there: Marks
    days: Sequence[int] = ()


class Columns:
    """What some units have of each pattern, by the day of a verdict.

    Args:
        case: The enterprise's case: a duty of any of the units begins when it begins.
        units: The units, none of which has inherited anything.
        registers: The events that the case sees.
        answering: Whether only that counts which can be what was asked for.

    Attributes:
        case: The enterprise's case.
        size: How many units there are.
        trace: The events.
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
        self.size = len(units)
        self.trace = registers.trace
        self._registers = registers
        self._answering = answering
        self._units = units
        self._seen = self.trace.up_to(case.on)
        self._rows: dict[Pattern, Sequence[tuple[int, Happened]]] = {}
        self._nths: dict[Pattern, list[Column]] = {}
        self._last_days: dict[Pattern, Sequence[int]] = {}
        self._common: dict[Pattern, Sequence[int]] = {}

    @cached_property
    def answers(self) -> "Columns":
        """The same of that alone which can be what was asked for."""
        rejects = self.case.world.subjects.rejects
        return Columns(self.case, self._units, self._registers, answering=True) if rejects else self

    @cached_property
    def _numbered(self) -> tuple[Sequence[int], bool]:
        """The number of the unit of each event of the trace; and whether any is of no such unit.

        Going through events as they came is many times faster than in any other order.
        """
        number: dict[UnitId | None, int] = {unit: n for n, unit in enumerate(self._units)}
        if self.case.unit in number:
            number[None] = number[self.case.unit]
        try:
            return [number[event.unit] for event in self.trace.events], False
        except KeyError:
            return [number.get(event.unit, _OUTSIDE) for event in self.trace.events], True

    def _row(self, pattern: Pattern) -> Sequence[tuple[int, Happened]]:
        """Give what the units had of a pattern, with the number of each day, in order."""
        found = self._rows.get(pattern)
        if found is None:
            every, reaches_out = self._numbered
            places = self._places(pattern)
            numbers = _at(places, every)
            if reaches_out and _OUTSIDE in numbers:
                places = [place for place in places if every[place] != _OUTSIDE]
                numbers = [number for number in numbers if number != _OUTSIDE]
            by_day: list[tuple[int, Happened]] = []
            start = 0
            while start < len(places):
                day = self.trace.days[places[start]]
                end = bisect_left(places, self.trace.day_ends[day], start)
                by_day.append((day, (numbers[start:end], places[start:end])))
                start = end
            found = self._rows[pattern] = by_day
        return found

    def _places(self, pattern: Pattern) -> Sequence[int]:
        """Give the places of a pattern's events that the case sees."""
        # Numbers that lie next to each other are gone through many times faster.
        places = list(self._registers.run(pattern).places)
        if self._seen < self.trace.never:
            places = places[: bisect_left(places, self._seen)]
        if self._answering:
            events = self.trace.events
            return [place for place in places if not self.case.is_rejected(events[place])]
        return places

    def firsts(self, pattern: Pattern) -> Column:
        """Give what each unit had of a pattern first."""
        return self.nths(pattern, 1)[0]

    def nths(self, pattern: Pattern, n: int) -> Sequence[Column]:
        """Give what each unit had of a pattern for the first time, the second, … and the nth."""
        found = self._nths.setdefault(pattern, [])
        if not found:
            found.append(self.first_from(pattern, [0] * self.size))
        while len(found) < n:
            found.append(self._next(pattern, found[-1].places))
        return found[:n]

    def _next(self, pattern: Pattern, before: Sequence[int]) -> Column:
        """Give what each unit had of a pattern first after another event."""
        column = self._empty()
        places, there, days = column
        for day, (numbers, some) in reversed(self._row(pattern)):
            for number, place in zip(reversed(numbers), reversed(some), strict=True):
                if place > before[number]:
                    places[number] = place
                    there[number] = 1
                    days[number] = day
        return Column(*column)

    def last_days(self, pattern: Pattern) -> Sequence[int]:
        """Give the number of the day on which each unit had a pattern last; -1 for never."""
        found = self._last_days.get(pattern)
        if found is None:
            column = [-1] * self.size
            for day, (numbers, _) in self._row(pattern):
                for number in numbers:
                    column[number] = day
            found = self._last_days[pattern] = column
        return found

    def first_from(
        self, pattern: Pattern, earliest: Sequence[int], *, after: bool = False
    ) -> Column:
        """Give what each unit had of a pattern first, from some day on.

        Args:
            pattern: The pattern.
            earliest: The number of that day for each unit.
            after: Whether the day itself is too early.
        """
        column = self._empty()
        places, there, days = column
        # The last comes first here, so that what is put in a column at last is what came first.
        for day, (numbers, some) in reversed(self._row(pattern)):
            latest = day - 1 if after else day
            for number, place in zip(reversed(numbers), reversed(some), strict=True):
                if earliest[number] <= latest:
                    places[number] = place
                    there[number] = 1
                    days[number] = day
        return Column(*column)

    def _empty(self) -> tuple[list[int], bytearray, list[int]]:
        trace, size = self.trace, self.size
        return [trace.never] * size, bytearray(size), [trace.no_day] * size

    def first_triggers(self, pattern: Pattern) -> Column:
        """Give what each unit had first, what the enterprise as a whole had counting in all."""
        common = self.common(pattern)
        own = self.firsts(pattern)
        if not common:
            return own
        first = common[0]
        return self.everywhere([min(first, place) for place in own.places])

    def first_triggers_from(
        self, pattern: Pattern, earliest: Sequence[int], *, after: bool = False
    ) -> Column:
        """Give what each unit had first from some day on, the enterprise's counting in all.

        Where it had nothing from there on, it is what it had first at all.

        Args:
            pattern: The pattern.
            earliest: The number of that day for each unit.
            after: Whether the day itself is too early.
        """
        first = self.first_triggers(pattern)
        places, days = list(first.places), list(first.days)
        for day, (numbers, some) in reversed(self._row(pattern)):
            latest = day - 1 if after else day
            for number, place in zip(reversed(numbers), reversed(some), strict=True):
                if earliest[number] <= latest:
                    places[number] = place
                    days[number] = day
        common = self.common(pattern)
        if common:
            of_common = [self.trace.days[place] for place in common]
            which_day = bisect_right if after else bisect_left
            for number, (day, since) in enumerate(zip(days, earliest, strict=True)):
                which = which_day(of_common, since)
                is_early = day <= since if after else day < since
                if which < len(common) and (is_early or common[which] < places[number]):
                    places[number] = common[which]
                    days[number] = of_common[which]
        return Column(places, first.there, days)

    def common(self, pattern: Pattern) -> Sequence[int]:
        """Give the places of what the enterprise as a whole had of a pattern."""
        if not self._has_common:
            return ()
        found = self._common.get(pattern)
        if found is None:
            top, events = self.case.unit, self.trace.events
            places = self._places(pattern)
            found = [place for place in places if events[place].unit in (None, top)]
            self._common[pattern] = found
        return found

    @cached_property
    def _has_common(self) -> bool:
        return self._numbered[1] or self.case.unit in self._units

    def everywhere(self, places: Sequence[int]) -> Column:
        """Give a column of places of events that every unit has."""
        days = [self.trace.days[place] for place in places]
        return Column(places, b"\1" * self.size, days)

    def nowhere(self) -> Column:
        """Give a column of what no unit has."""
        return Column(*self._empty())

    def by_day(self, *patterns: Pattern) -> Iterator[tuple[int, Sequence[Happened]]]:
        """Give what the units had of some patterns, day by day, with the first place of each."""
        rows = [dict(self._row(pattern)) for pattern in patterns]
        nothing: Happened = (), ()
        for day in sorted({day for row in rows for day in row}):
            start = self.trace.day_ends[day - 1] if day else 0
            yield start, [row.get(day, nothing) for row in rows]


def _at(places: Sequence[int], numbers: Sequence[int]) -> Sequence[int]:
    """Give the numbers that are at some places."""
    return itemgetter(*places)(numbers) if len(places) > 1 else [numbers[one] for one in places]
