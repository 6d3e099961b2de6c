"""The lengths of a process's named periods, as it has chosen them on its way."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from arbeidsmiljo.errors import InvalidEventError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import Event, ParameterSet
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.model.periods import Period, WorkingCalendar, first_working_day
from arbeidsmiljo.model.statements import Force


def kept_by_law(method: Method) -> frozenset[ParameterKey]:
    """Give the named periods by which nothing counts but what has the force of law.

    No process can make them longer than the method has them: that would put off what the law
    asks.

    Args:
        method: The method.
    """
    others = {meeting.gap for meeting in method.meetings}
    by_law: set[ParameterKey] = set()
    for rule in method.rules:
        (by_law if rule.force is Force.LAW else others).update(rule.constraint.parameters)
    return frozenset(by_law - others)


class ChosenPeriods:
    """The lengths of a process's named periods, as it has chosen them on its way.

    Args:
        method: Gives the defaults.
        calendar: Says which days are working days.
        events: What is known.
    """

    def __init__(self, method: Method, calendar: WorkingCalendar, events: Iterable[Event]) -> None:
        """Sort out what was chosen."""
        self._method, self._calendar = method, calendar
        self._default = {one.key: one.default for one in method.parameters}
        self._chosen: dict[ParameterKey, list[tuple[Event, Period]]] = defaultdict(list)
        for event in events:
            payload = event.payload
            if isinstance(payload, ParameterSet):
                self._chosen[payload.parameter].append((event, Period.parse(payload.value)))
        for values in self._chosen.values():
            values.sort(key=lambda one: one[0].place_in_time)
        self._after: dict[tuple[Period, date], date] = {}
        self._working: dict[date, date] = {}

    def value(self, parameter: ParameterKey, at: date) -> Period:
        """Give the length that a period had on a day."""
        chosen = self._by_then(parameter, at)
        return self._default[parameter] if chosen is None else chosen[1]

    def chosen_by(self, parameter: ParameterKey, at: date) -> Event | None:
        """Give the event that chose the length of a day; None where the method's own held."""
        chosen = self._by_then(parameter, at)
        return None if chosen is None else chosen[0]

    def _by_then(self, parameter: ParameterKey, at: date) -> tuple[Event, Period] | None:
        chosen = self._chosen.get(parameter)
        if chosen:
            number = bisect_right(chosen, at, key=lambda one: one[0].happened)
            if number:
                return chosen[number - 1]
        return None

    def check(self, event: Event) -> None:
        """Refuse to put off what the law asks.

        Args:
            event: What happened; a length that a process chooses can be read.

        Raises:
            InvalidEventError: It makes a period longer by which only what the law asks counts.
        """
        payload = event.payload
        if not isinstance(payload, ParameterSet) or payload.parameter not in kept_by_law(
            self._method
        ):
            return
        most = self._default[payload.parameter]
        if Period.parse(payload.value).may_exceed(most, event.happened, self._calendar):
            message = (
                f"parameter {payload.parameter!r} is for what has the force of law, and cannot be "
                f"made longer than {str(most)!r}; {payload.value!r} is, or may be. Give a shorter "
                "one: what the law asks is not the enterprise's to put off"
            )
            raise InvalidEventError(message)

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
