"""The clock: the one place that asks what time it is."""

from datetime import UTC, date, datetime, time


def now() -> datetime:
    """Give the moment, in the time zone of the machine."""
    return datetime.now(UTC).astimezone()


def today() -> date:
    """Give the day it is where the machine stands."""
    return now().date()


def end_of(day: date) -> datetime:
    """Give the last moment of a day where the machine stands."""
    return datetime.combine(day, time.max).astimezone()
