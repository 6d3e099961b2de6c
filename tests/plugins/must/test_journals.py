"""What holds of MUST's duties, whatever is recorded, in whatever order."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.conversion import event_from_json, event_to_json
from arbeidsmiljo.model.events import Event
from arbeidsmiljo.process import Process, assess
from arbeidsmiljo.process.assessment import Assessment
from arbeidsmiljo.process.ledger import Ledger
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo.testing.journals import journals_of
from arbeidsmiljo_must.method import MUST
from tests.effort import examples

journals = journals_of(MUST)
days = st.integers(-1, 500).map(lambda number: timedelta(days=number))


def replayed(journal: tuple[Event, ...]) -> Process:
    """Record the events of a journal anew, one by one."""
    process = Process(MUST, journal[:1])
    for event in journal[1:]:
        process.record(
            event.payload,
            happened=event.happened,
            recorded=event.recorded,
            unit=event.unit,
            recorded_by=event.recorded_by,
            corrects=event.corrects,
        )
    return process


def duties(ledger: Ledger, process: Process, after: timedelta) -> list[Duty]:
    """Give every duty of a ledger, some days after the start."""
    return [ledger.duty(place, process.started + after) for place in ledger.places()]


@settings(max_examples=examples(60))
@given(journals, days)
def test_event_by_event_is_all_at_once(journal: tuple[Event, ...], after: timedelta) -> None:
    """The duties that are kept up to date with each event are those of the whole journal."""
    process = replayed(journal)
    assert process.journal == journal
    kept_up_to_date = duties(process.ledger(), process, after)
    assert kept_up_to_date == duties(process.ledger(process.known()), process, after)


@settings(max_examples=examples(60))
@given(journals, days, st.data())
def test_any_day_can_be_assessed(
    journal: tuple[Event, ...], after: timedelta, data: st.DataObject
) -> None:
    """An assessment of any day, as known at any moment, has a state for every duty."""
    process = Process(MUST, journal)
    known_at = data.draw(st.none() | st.sampled_from([event.recorded for event in journal]))
    assessment = assess(process, on=process.started + after, known_at=known_at)
    assert isinstance(assessment, Assessment)
    assert assessment == assess(process, on=process.started + after, known_at=known_at)
    assert {duty.rule.key for duty in assessment.duties} <= {rule.key for rule in MUST.rules}
    assert len({duty.id for duty in assessment.duties}) == len(assessment.duties)


@settings(max_examples=examples(60))
@given(journals)
def test_journals_survive_being_stored(journal: tuple[Event, ...]) -> None:
    """A journal that is written as JSON and read back is the same, and so are its duties."""
    read = tuple(event_from_json(event_to_json(event)) for event in journal)
    assert read == journal
    latest = max(event.happened for event in journal)
    assert assess(Process(MUST, read), on=latest) == assess(Process(MUST, journal), on=latest)
