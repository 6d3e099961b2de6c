"""What had happened by a day, as it was known at a moment."""

from datetime import datetime, timedelta
from operator import attrgetter

import pytest
from attrs import evolve
from hypothesis import given, reject
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidValueError, NotFoundError
from arbeidsmiljo.model.events import EventRetracted, MeetingHeld
from arbeidsmiljo.process import Process, assess
from arbeidsmiljo.process.knowledge import known_events
from arbeidsmiljo.testing.processes import STARTED
from tests.core.process.ran import Ran, ran


@given(ran(), st.integers(0, 120), st.integers(0, 60))
def test_what_was_recorded_later_was_not_known(one: Ran, day: int, minutes: int) -> None:
    """Asking what was known at a moment is asking a journal that ends there."""
    moment = one.process.journal[0].recorded + timedelta(minutes=minutes)
    shorter = Process(
        one.process.method, [event for event in one.process.journal if event.recorded <= moment]
    )
    on = STARTED + timedelta(days=day)
    assert assess(one.process, on=on, known_at=moment).duties == (assess(shorter, on=on).duties)


@given(ran(max_events=2), st.datetimes())
def test_a_moment_of_knowing_says_its_zone(one: Ran, moment: datetime) -> None:
    """Without a zone nobody knows which moment is meant, whatever is asked."""
    with pytest.raises(InvalidValueError, match=r"known_at=.* with its time zone"):
        assess(one.process, on=STARTED, known_at=moment)
    with pytest.raises(InvalidValueError, match=r"known_at=.* with its time zone"):
        one.process.organisation_on(STARTED, known_at=moment)


@given(ran(), st.integers(0, 120))
def test_what_happens_later_has_not_happened_yet(one: Ran, day: int) -> None:
    """Of the events that stand, those up to the day are known on it, in order."""
    on = STARTED + timedelta(days=day)
    known = one.process.known(on=on)
    assert {event.id for event in known} == {
        event.id for event in one.process.known() if event.happened <= on
    }
    assert list(known) == sorted(known, key=attrgetter("place_in_time"))


@given(ran(), st.data())
def test_a_retracted_event_is_as_if_never_recorded(one: Ran, data: st.DataObject) -> None:
    """The duties are those of a journal without the event and its retraction."""
    held = [event for event in one.process.known() if isinstance(event.payload, MeetingHeld)]
    if not held:
        return
    wrong = data.draw(st.sampled_from(held))
    others = [event for event in one.process.known() if event.id != wrong.id]
    without = [evolve(event, sequence=number) for number, event in enumerate(others, start=1)]
    one.process.record(
        EventRetracted(),
        happened=wrong.happened,
        recorded=one.process.journal[-1].recorded,
        unit=wrong.unit,
        corrects=wrong.id,
    )
    on = STARTED + timedelta(days=120)
    assert assess(one.process, on=on).duties == (
        assess(Process(one.process.method, without), on=on).duties
    )


@given(ran(), st.data())
def test_a_corrected_date_takes_the_place_of_the_wrong_one(one: Ran, data: st.DataObject) -> None:
    """Only the correction is known; before it was recorded, only what it corrects."""
    held = [event for event in one.process.known() if isinstance(event.payload, MeetingHeld)]
    if not held:
        return
    wrong = data.draw(st.sampled_from(held))
    before = one.process.journal[-1].recorded
    try:
        right = one.process.record(
            wrong.payload,
            happened=STARTED + timedelta(days=data.draw(st.integers(0, 100))),
            recorded=before + timedelta(days=200),
            unit=wrong.unit,
            corrects=wrong.id,
        ).event
    except NotFoundError:
        # The unit was no more, or not yet, on the day that is right.
        reject()
    now = {event.id for event in known_events(one.process.journal)}
    then = {event.id for event in known_events(one.process.journal, known_at=before)}
    assert right.id in now
    assert wrong.id not in now
    assert wrong.id in then
    assert right.id not in then
