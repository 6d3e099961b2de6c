"""What is recorded ahead of its day, and what that costs."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from types import FrameType
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import ArbeidsmiljoError
from arbeidsmiljo.model.events import Event, MeetingHeld
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.unit_events import UnitOpened
from arbeidsmiljo.process import Process
from arbeidsmiljo.testing.example_names import UNIT_MEETING
from arbeidsmiljo.testing.organisations import organisations
from arbeidsmiljo.testing.processes import STARTED, recordings, start
from tests.core.rules.duties import different, verdicts, verdicts_of
from tests.effort import examples

TODAY: Final = STARTED + timedelta(days=4)
TOMORROW: Final = TODAY + timedelta(days=1)
NOON: Final = datetime.combine(TODAY, time(12), UTC)
TOP: Final = UnitId("top")
"""The unit above all others."""


def _units(number: int) -> Organisation:
    units = [
        Unit(id=UnitId(f"u{n}"), name=f"Avdeling {n}", employees=9, parent=TOP)
        for n in range(number)
    ]
    return Organisation(
        name="Tilsynet for øvelser",
        country="NO",
        on=STARTED,
        units=(Unit(id=TOP, name="Tilsynet", employees=9 * number, parent=None), *units),
    )


def _meets(process: Process, number: int, on: date, recorded: datetime = NOON) -> Event:
    unit, meeting = UnitId(f"u{number}"), MeetingHeld(meeting=UNIT_MEETING)
    return process.record(meeting, happened=on, recorded=recorded, unit=unit).event


def _steps(does: Callable[[], object]) -> int:
    """Count the functions that something calls, itself among them."""
    steps = 0

    def count(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal steps
        steps += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        does()
    finally:
        sys.setprofile(before)
    return steps


@pytest.mark.parametrize("on", [TODAY, TOMORROW])
def test_one_more_event_costs_the_same_however_many_lie_ahead(on: date) -> None:
    """What waits for its day is not looked at anew at each recording."""
    process = start(_units(60))
    for number in range(3):
        _meets(process, number, TOMORROW)
    few = _steps(lambda: _meets(process, 3, on))
    for number in range(4, 58):
        _meets(process, number, TOMORROW)
    many = _steps(lambda: _meets(process, 58, on))
    assert many < 1.5 * few


def test_an_event_of_today_costs_the_same_where_units_change_tomorrow() -> None:
    """The tree of units is not put together anew at each recording."""

    def costs(*, ahead: bool) -> int:
        process = start(_units(60))
        if ahead:
            opened = UnitOpened(opened=Unit(id=UnitId("new"), name="Ny", employees=1))
            process.record(opened, happened=TOMORROW, recorded=NOON, unit=TOP)
        _meets(process, 1, TODAY)
        return _steps(lambda: _meets(process, 2, TODAY))

    assert costs(ahead=True) < 1.5 * costs(ahead=False)


ZONES: Final = [UTC, *(timezone(timedelta(hours=hours)) for hours in (2, -9, 13))]


@settings(max_examples=examples(150))
@given(organisations(min_units=1, max_units=4), st.data())
def test_what_lies_ahead_changes_nothing_until_its_day_begins(
    organisation: Organisation, data: st.DataObject
) -> None:
    """What an event changed is what two assessments of the day of recording tell apart.

    That is so around midnight in any time zone, whichever was told in before, and of what is
    corrected or retracted before its day.
    """
    process = start(organisation)
    for _ in range(data.draw(st.integers(1, 12))):
        made = data.draw(recordings(process))
        hours = data.draw(st.sampled_from([-24, -13, -12, -11, 0, 11, 12, 13, 30]))
        noon = datetime.combine(made.happened, time(12), UTC)
        recorded = max(noon + timedelta(hours=hours), process.journal[-1].recorded)
        earlier = Process(process.method, process.journal)
        try:
            told = process.record(
                made.payload,
                happened=made.happened,
                recorded=recorded.astimezone(data.draw(st.sampled_from(ZONES))),
                unit=made.unit,
                corrects=made.corrects,
                recorded_by=made.recorded_by,
            )
        except ArbeidsmiljoError:
            # What is refused leaves no trace in what is told of the next event.
            continue
        on = told.event.recorded.date()
        before, after = verdicts(earlier, on), verdicts(process, on)
        changed = different(before, after) if on >= process.started else set[str]()
        assert {change.duty.id for change in told.changed} == changed
    last = max(event.happened for event in process.known())
    assert verdicts_of(process.ledger(), last) == verdicts(process, last)
