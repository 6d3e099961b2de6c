"""What stands of a journal, found by its names, as events come and are refused."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.events import Event, EventRetracted, FindingRecorded, MeasureProposed
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.process import Process
from arbeidsmiljo.process.knowledge import known_events
from arbeidsmiljo.process.standing import Standing
from arbeidsmiljo.rules.subjects import introduced, named
from arbeidsmiljo.testing.processes import STARTED, processes
from tests.effort import examples

_TOLD = (FindingRecorded, MeasureProposed)
DAYS = st.integers(-2, 60).map(lambda days: STARTED + timedelta(days=days))


def _names(event: Event) -> set[str]:
    """Give all that an event is about, from scratch."""
    names = {name for _, name in named(event.payload)}
    names |= {name for kind in Subject for name in introduced(event.payload, kind)}
    return names | {getattr(event.payload, "subject", None) or ""} - {""}


def _told(standing: Standing, journal: Sequence[Event]) -> None:
    """Hold all that is said of a journal against the journal itself."""
    known = list(known_events(journal))
    assert list(standing.events) == known
    assert list(standing.recorded.values()) == list(journal)
    names = {name for event in journal for name in _names(event)} | {"nobody"}
    for name in names:
        assert list(standing.about(name)) == [one for one in known if name in _names(one)]
        ever = [
            one for one in journal if isinstance(one.payload, FindingRecorded | MeasureProposed)
        ]
        assert list(standing.ever_about(name)) == [one for one in ever if name in _names(one)]
        for kind in Subject:
            told = any(name in introduced(one.payload, kind) for one in known)
            assert standing.tells_of(kind, name) == told
    assert list(standing.about(*names)) == [one for one in known if _names(one)]
    for event in journal:
        assert standing.stands(event) == (event in known)
        sort = type(event.payload)
        assert list(standing.of(sort)) == [one for one in known if type(one.payload) is sort]
        both = list(standing.of(sort, FindingRecorded))
        assert both == [one for one in known if type(one.payload) in (sort, FindingRecorded)]


@settings(max_examples=examples(80))
@given(processes(max_events=10), st.integers(0, 4), st.data())
def test_it_is_the_same_however_it_learnt_of_the_events(
    process: Process, asked: int, data: st.DataObject
) -> None:
    """Event by event, and with some refused in between, it knows what the journal knows."""
    journal = process.journal
    top = process.organisation.top.id
    standing = Standing(journal[:1], top)
    for number, event in enumerate(journal[1:], start=2):
        if number > asked:
            # What is looked up is kept from the first time that anybody asks.
            _told(standing, journal[: number - 1])
        corrected = None if event.corrects is None else standing.recorded[event.corrects]
        if data.draw(st.booleans()):
            standing.take(event, corrected=corrected)
            standing.give_back(event, corrected=corrected)
            _told(standing, journal[: number - 1])
        standing.take(event, corrected=corrected)
    _told(standing, journal)
    _told(Standing(journal, top), journal)


@settings(max_examples=examples(50))
@given(processes(max_events=10), DAYS)
def test_it_tells_what_had_happened_by_a_day(process: Process, on: date) -> None:
    """What is known of a day is what had happened by its end, in order."""
    standing = Standing(process.journal, process.organisation.top.id)
    assert list(standing.up_to(on)) == [one for one in standing.events if one.happened <= on]


@settings(max_examples=examples(50))
@given(processes(max_events=6))
def test_what_is_retracted_stands_no_more(process: Process) -> None:
    """A retraction takes an event out, and is itself nothing that stands."""
    standing = Standing(process.journal, process.organisation.top.id)
    last = standing.events[-1]
    retraction = Event(
        id=type(last.id)("retraction"),
        process=process.id,
        sequence=len(process.journal) + 1,
        happened=last.happened,
        recorded=datetime.combine(last.happened, time(12), UTC),
        corrects=last.id,
        payload=EventRetracted(),
    )
    standing.take(retraction, corrected=last)
    assert last not in standing.events
    assert retraction not in standing.events
    assert not standing.stands(retraction)
