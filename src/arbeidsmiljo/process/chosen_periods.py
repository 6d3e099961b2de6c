"""The lengths of a process's named periods, as it has chosen them on its way."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import Event, ParameterSet
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.model.periods import Period, WorkingCalendar, first_working_day


class ChosenPeriods:
    """The lengths of a process's named periods, as it has chosen them on its way.

    Args:
        method: Gives the defaults.
        calendar: Says which days are working days.
        events: What is known.
    """

    def __init__(self, method: Method, calendar: WorkingCalendar, events: Iterable[Event]) -> None:
        """Sort out what was chosen."""
        self._calendar = calendar
        self._default = {one.key: one.default for one in method.parameters}
        self._chosen: dict[ParameterKey, list[tuple[tuple[date, int], Period]]] = defaultdict(list)
        for event in events:
            payload = event.payload
            if isinstance(payload, ParameterSet):
                chosen = (event.place_in_time, Period.parse(payload.value))
                self._chosen[payload.parameter].append(chosen)
        for values in self._chosen.values():
            values.sort(key=lambda one: one[0])
        self._after: dict[tuple[Period, date], date] = {}
        self._working: dict[date, date] = {}

    def value(self, parameter: ParameterKey, at: date) -> Period:
        """Give the length that a period had on a day."""
        chosen = self._chosen.get(parameter)
        if chosen:
            number = bisect_right(chosen, at, key=lambda one: one[0][0])
            if number:
                return chosen[number - 1][1]
        return self._default[parameter]

    def after(self, parameter: ParameterKey, since: date, at: date) -> date:
        """Give the day that lies a period after another, by its length on a third."""
        key = self.value(parameter, at), since
        found = self._after.get(key)
        if found is None:
            found = self._after[key] = key[0].after(since, self._calendar)
        return found

    def working(self, day: date) -> date:
        """Give a day itself, or the next on which people work."""
        found = self._working.get(day)
        if found is None:
            found = self._working[day] = first_working_day(day, self._calendar)
        return found
