"""The clock of the command line."""

import shutil
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo_cli import clock
from arbeidsmiljo_cli.clock import end_of, not_before, now, today, zone

WINTER, SUMMER = datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Let a test say where the machine stands, and put the clock back afterwards."""
    with monkeypatch.context() as patch:
        yield patch
    time.tzset()


def offsets() -> tuple[timedelta | None, ...]:
    """Give the offsets of the machine's zone in winter and in summer."""
    here = zone()
    return tuple(moment.astimezone(here).utcoffset() for moment in (WINTER, SUMMER))


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_clock_can_be_told_that_a_day_is_over(day: date) -> None:
    """It then says the end of that day, or the time it really is if that is later."""
    before = now()
    with not_before(day):
        told = now()
    assert told == end_of(day) or (told >= before and told > end_of(day))
    assert told >= end_of(day)


def test_a_day_to_come_is_over_only_for_a_while() -> None:
    """Afterwards the clock is the machine's again."""
    tomorrow = today() + timedelta(days=1)
    with not_before(tomorrow):
        assert today() == tomorrow
    assert today() < tomorrow


@pytest.mark.parametrize(
    "named", ["Europe/Oslo", ":Europe/Oslo", "/usr/share/zoneinfo/Europe/Oslo"]
)
def test_the_zone_that_the_machine_is_told_knows_of_summer_time(
    machine: pytest.MonkeyPatch, named: str
) -> None:
    """Its days begin at midnight all year, whichever time of the year it is now."""
    machine.setenv("TZ", named)
    time.tzset()
    assert offsets() == (timedelta(hours=1), timedelta(hours=2))


def test_the_zone_of_a_machine_that_is_told_nothing_is_the_one_that_it_keeps(
    machine: pytest.MonkeyPatch,
) -> None:
    """In winter and in summer it says what the machine's own clock would say."""
    machine.delenv("TZ", raising=False)
    time.tzset()
    assert offsets() == tuple(moment.astimezone().utcoffset() for moment in (WINTER, SUMMER))


def test_a_zone_that_is_not_that_of_the_machine_is_not_believed(
    machine: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file that says another time than the clock is of some other place."""
    machine.setenv("TZ", "UTC0")
    time.tzset()
    machine.delenv("TZ")
    shutil.copy(Path("/usr/share/zoneinfo/Asia/Kathmandu"), tmp_path / "localtime")
    machine.setattr(clock, "_ZONE_FILE", tmp_path / "localtime")
    assert offsets() == (timedelta(0), timedelta(0))


@pytest.mark.parametrize("named", ["CUT-3", "", "No/Such", "Europe"])
def test_a_zone_that_nobody_knows_is_the_offset_of_this_moment(
    machine: pytest.MonkeyPatch, named: str
) -> None:
    """It is the one that the machine's own clock goes by."""
    machine.setenv("TZ", named)
    time.tzset()
    assert set(offsets()) == {now().utcoffset()}
