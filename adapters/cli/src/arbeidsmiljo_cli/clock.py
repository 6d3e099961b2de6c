"""The clock: the one place that asks what time it is."""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time

_EARLIEST: ContextVar[datetime | None] = ContextVar("earliest", default=None)


def now() -> datetime:
    """Give the moment, in the time zone of the machine."""
    true, earliest = datetime.now(UTC).astimezone(), _EARLIEST.get()
    return true if earliest is None else max(true, earliest)


@contextmanager
def not_before(day: date) -> Generator[None]:
    """Let it be a day at the earliest, whatever the machine's clock says.

    The demonstration plays on days that have to be over for it to be recorded.
    """
    token = _EARLIEST.set(end_of(day))
    try:
        yield
    finally:
        _EARLIEST.reset(token)


def today() -> date:
    """Give the day it is where the machine stands."""
    return now().date()


def end_of(day: date) -> datetime:
    """Give the last moment of a day where the machine stands."""
    return datetime.combine(day, time.max).astimezone()
