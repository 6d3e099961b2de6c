"""The clock: the one place that asks what time it is."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, tzinfo
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_ZONE_FILE: Final = Path("/etc/localtime")
"""Where a machine that is not told otherwise keeps the rules of its zone."""

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


def zone() -> tzinfo:
    """Give the time zone of the machine, with its summer time where that can be known.

    What `TZ` names is asked first, then the file that the system keeps. Where neither is there,
    or it says another time than the machine's clock does, the zone is the offset of this moment.
    """
    here = datetime.now(UTC).astimezone()
    known = _known_zone()
    if known is not None and here.astimezone(known).utcoffset() == here.utcoffset():
        return known
    return here.tzinfo or UTC


def _known_zone() -> tzinfo | None:
    named = os.environ.get("TZ", str(_ZONE_FILE)).removeprefix(":")
    try:
        if Path(named).is_absolute():
            with Path(named).open("rb") as file:
                return ZoneInfo.from_file(file)
        return ZoneInfo(named)
    except (OSError, ValueError, ZoneInfoNotFoundError):
        return None
