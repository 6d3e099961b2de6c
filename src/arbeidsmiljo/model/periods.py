"""Periods of time: ISO 8601 durations and working days, and the calendar that counts them."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final, Protocol, Self

from attrs import frozen

from arbeidsmiljo.errors import InvalidValueError

_ISO: Final = re.compile(
    r"P(?=\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?", re.ASCII
)
_WORKING: Final = re.compile(r"(\d{1,6}) working days?", re.ASCII)
_LAST_YEAR: Final = 9999
_MOST: Final = 3660
_FOUR_YEARS: Final = 1461
_SATURDAY: Final = 5


class WorkingCalendar(Protocol):
    """Knows which days people work."""

    def is_working_day(self, day: date) -> bool:
        """Tell whether people work on a day."""
        ...


@frozen
class WeekdayCalendar:
    """Works from Monday to Friday and knows no holiday: the reference for working calendars.

    Example:
        >>> WeekdayCalendar().is_working_day(date(2026, 5, 17))
        False
    """

    def is_working_day(self, day: date) -> bool:
        """Tell whether a day is none of the weekend."""
        return day.weekday() < _SATURDAY


@frozen(kw_only=True)
class Period:
    """A length of time: calendar months and days, or working days.

    Attributes:
        months: Calendar months; a day that the month does not have becomes its last.
        days: Calendar days, added after the months.
        working_days: Days on which people work; never together with the others.

    Example:
        >>> Period.parse("P2W").days
        14
        >>> str(Period.parse("10 working days"))
        '10 working days'
    """

    months: int = 0
    days: int = 0
    working_days: int = 0

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be counted."""
        if min(self.months, self.days, self.working_days) < 0:
            message = "a period goes forward; give numbers of 0 or more"
            raise InvalidValueError(message)
        if self.months > _MOST // 30 or max(self.days, self.working_days) > _MOST:
            message = "a period is ten years at most"
            raise InvalidValueError(message)
        if self.working_days and (self.months or self.days):
            message = "a period is counted in calendar time or in working days, not in both"
            raise InvalidValueError(message)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 duration of days or longer (`P14D`, `P3M`), or `10 working days`.

        Raises:
            InvalidValueError: The text is neither.
        """
        if match := _WORKING.fullmatch(text.strip()):
            return cls(working_days=int(match[1]))
        if match := _ISO.fullmatch(text.strip()):
            years, months, weeks, days = (int(group or 0) for group in match.groups())
            return cls(months=12 * years + months, days=7 * weeks + days)
        message = f"{text!r} is not a period: write 'P14D', 'P2W', 'P3M' or '10 working days'"
        raise InvalidValueError(message)

    def __str__(self) -> str:
        """Write the form that `parse` reads."""
        if self.working_days:
            return f"{self.working_days} working day{'' if self.working_days == 1 else 's'}"
        months = f"{self.months}M" if self.months else ""
        days = f"{self.days}D" if self.days or not self.months else ""
        return f"P{months}{days}"

    def after(self, day: date, calendar: WorkingCalendar) -> date:
        """Give the day that lies this period after another.

        Args:
            day: Where counting starts; it is not counted itself.
            calendar: Says which days count as working days.

        Returns:
            The day; the last day that exists where the period leads beyond it.
        """
        month = day.month - 1 + self.months
        year = day.year + month // 12
        if year > _LAST_YEAR:
            return date.max
        month = month % 12 + 1
        moved = date(year, month, min(day.day, monthrange(year, month)[1]))
        if (date.max - moved).days < self.days:
            return date.max
        moved += timedelta(days=self.days)
        for _ in range(self.working_days):
            if moved == date.max:
                break
            moved = next_working_day(moved, calendar)
        return moved

    def may_exceed(self, other: Self, since: date, calendar: WorkingCalendar) -> bool:
        """Tell whether this period leads beyond another from any day of the next four years.

        Months and holidays are of different lengths, so that a period may be the longer one from
        some days only.

        Args:
            other: The period that it is compared with.
            since: The first of these days.
            calendar: Says which days count as working days.
        """
        if self == other:
            return False
        first, last = since.toordinal(), min(since.toordinal() + _FOUR_YEARS, date.max.toordinal())
        return any(
            self.after(day, calendar) > other.after(day, calendar)
            for day in map(date.fromordinal, range(first, last))
        )


def next_working_day(day: date, calendar: WorkingCalendar) -> date:
    """Give the first working day after a day; the last day that exists where there is none."""
    moved = day
    while moved < date.max:
        moved += timedelta(days=1)
        if calendar.is_working_day(moved):
            break
    return moved


def first_working_day(day: date, calendar: WorkingCalendar) -> date:
    """Give a day itself if people work on it, or else the next on which they do."""
    return day if calendar.is_working_day(day) else next_working_day(day, calendar)
