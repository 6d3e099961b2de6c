"""What is recorded holds what its class says, or is refused before it is in the journal."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidEventError
from arbeidsmiljo.model.distribution import DistributionPlan
from arbeidsmiljo.model.events import (
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeetingHeld,
    Payload,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import FindingId, MeasureId, ProcessId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.measures import FindingKind, MeasureState
from arbeidsmiljo.model.method_payloads import payload_fields
from arbeidsmiljo.model.organisation import Unit
from arbeidsmiljo.model.unit_events import UnitOpened
from arbeidsmiljo.process import Process
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import EMPLOYEES_INFORMED, UNIT_MEETING
from arbeidsmiljo.testing.example_payloads import TalkOffered
from arbeidsmiljo.testing.processes import STARTED, processes, recordings, start
from tests.core.process.followed import HR, small_organisation
from tests.core.process.happenings import WORDS, day, doing, proposed

NO_FIELD_TAKES = (b"x", 1.5, ["x"], {"x": 1}, frozenset({"x"}), object())
"""What is of no field's type."""


def anything(value: object) -> Any:  # noqa: ANN401 - what the types forbid is to be given
    """Give a value as if it were of the type that is asked for."""
    return value


def given_instead(payload: Payload, **values: Any) -> Payload:  # noqa: ANN401 - as above
    """Put other values into a payload, whatever their types."""
    return evolve(payload, **values)


OPENED = UnitOpened(opened=Unit(id=UnitId("ny"), name="Ny", employees=3))
MOVED = MeasureMoved(measure=MeasureId("m1"), to=MeasureState.STARTED)
FOUND = FindingRecorded(finding=FindingId("f"), kind=FindingKind.IMPROVEMENT, wording=WORDS)


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        (
            given_instead(MOVED, to="rejected"),
            (
                "measure-moved: to is 'rejected', of type str; give a MeasureState, such as "
                "MeasureState.REJECTED"
            ),
        ),
        (
            given_instead(FOUND, kind="concern"),
            (
                "finding-recorded: kind is 'concern', of type str; give a FindingKind, such as "
                "FindingKind.CONCERN"
            ),
        ),
        (
            MeasureDecided(measure=MeasureId("m1"), due=anything("2026-06-01")),
            (
                "measure-decided: due is '2026-06-01', of type str; give a date without a time, or "
                "None"
            ),
        ),
        (
            MeasureDecided(measure=MeasureId("m1"), due=datetime(2026, 6, 1, tzinfo=UTC)),
            "of type datetime; give a date without a time, or None",
        ),
        (
            MeetingHeld(meeting=UNIT_MEETING, points=anything("abc")),
            (
                "meeting-held: points is 'abc', of type str; give a tuple, and in it an id "
                "(PointKey), which is a str"
            ),
        ),
        (
            MeetingHeld(meeting=UNIT_MEETING, points=anything((1,))),
            "meeting-held: points is (1,), of type tuple; give a tuple, and in it an id",
        ),
        (
            StepTaken(step=EMPLOYEES_INFORMED, finding=anything(3)),
            (
                "step-taken: finding is 3, of type int; give an id (FindingId), which is a str, or "
                "None"
            ),
        ),
        (
            given_instead(FOUND, kind="concern", sensitive="no"),
            "finding-recorded: kind is 'concern'",
        ),
        (
            UnitOpened(opened=evolve(OPENED.opened, employees=anything("3"))),
            "unit-opened: opened.employees is '3', of type str; give an int",
        ),
        (
            UnitOpened(opened=evolve(OPENED.opened, employees=True)),
            "unit-opened: opened.employees is True, of type bool; give an int",
        ),
        (UnitOpened(opened=anything("ny")), "unit-opened: opened is 'ny', of type str; give a U"),
        (
            TalkOffered(finding=anything(3), wording=WORDS),
            "example:talk-offered: finding is 3, of type int; give an id (FindingId)",
        ),
    ],
)
def test_what_is_of_another_type_is_refused_in_words(payload: Payload, words: str) -> None:
    """The refusal names the payload and the field, what was given and what is taken."""
    process = start(small_organisation())
    proposed("m1").put(process)
    before = process.journal
    with pytest.raises(InvalidEventError) as refused:
        doing(payload, 6, HR).put(process)
    assert words in str(refused.value)
    assert process.journal == before


@given(processes(max_events=5), st.data())
def test_nothing_of_another_type_comes_into_a_journal(
    process: Process, data: st.DataObject
) -> None:
    """Whatever is recorded, a field with something that none takes refuses it, by its name."""
    recording = data.draw(recordings(process))
    fields = payload_fields(type(recording.payload))
    assume(fields)
    field = data.draw(st.sampled_from(fields))
    wrong = data.draw(st.sampled_from(NO_FIELD_TAKES))
    value = data.draw(st.sampled_from([wrong, (wrong,)]))
    before = process.journal
    at = max(datetime.combine(recording.happened, time(12), UTC), process.journal[-1].recorded)
    with pytest.raises(InvalidEventError) as refused:
        process.record(
            given_instead(recording.payload, **{field.name: value}),
            happened=recording.happened,
            recorded=at,
            unit=recording.unit,
            recorded_by=recording.recorded_by,
            corrects=recording.corrects,
        )
    assert str(refused.value).startswith(f"{recording.payload.activity}: {field.name} is ")
    assert process.journal == before


def test_a_moment_is_no_day_and_a_day_no_moment() -> None:
    """Each is refused in the place of the other, when something is recorded and at the start."""
    process = start(small_organisation())
    moment = datetime(2026, 2, 9, 8, tzinfo=UTC)
    held = MeetingHeld(meeting=UNIT_MEETING)
    with pytest.raises(InvalidEventError, match="meeting-held: the day it happened is datetime"):
        process.record(held, happened=moment, recorded=moment, unit=HR)
    with pytest.raises(InvalidEventError, match="the day it happened is '2026-02-09', of type str"):
        process.record(held, happened=anything("2026-02-09"), recorded=moment, unit=HR)
    with pytest.raises(InvalidEventError, match=r"the time of recording is datetime\.date"):
        process.record(held, happened=day(6), recorded=anything(date(2026, 2, 9)), unit=HR)
    with pytest.raises(InvalidEventError, match="recorded by 3 is no id"):
        process.record(held, happened=day(6), recorded=moment, recorded_by=anything(3))
    with pytest.raises(InvalidEventError, match="the first day of the process is datetime"):
        Process.start(
            example_method(),
            process=ProcessId("p"),
            organisation=small_organisation(),
            distribution=DistributionPlan(lines=()),
            group_sizes=GroupSizes(ordinary=5),
            on=datetime.combine(STARTED, time(8), UTC),
            recorded=moment,
        )
    assert len(process.journal) == 1
