"""The duties of whole processes: as the oracle tells them, however the ledger learnt of them."""

from datetime import date

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.events import Event, EventRetracted
from arbeidsmiljo.model.reorganisation import REORGANISATIONS
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.process import Process, assess
from arbeidsmiljo.process.ledger import Ledger
from arbeidsmiljo.rules.verdict import State, Verdict
from arbeidsmiljo.testing.oracle import comparable, naive_duties
from arbeidsmiljo.testing.processes import processes, recordings, started_processes
from tests.core.rules.duties import (
    DAYS,
    different,
    latest_day,
    ledger_of,
    record,
    verdicts,
    verdicts_of,
)
from tests.effort import examples


@settings(max_examples=examples(250))
@given(processes(max_events=14), DAYS)
def test_every_duty_is_what_the_oracle_says(process: Process, on: date) -> None:
    """Units that come and go, subjects, waiving, suspending and ends: each as told from scratch."""
    told = naive_duties(process, process.known(on=on), on)
    assessed = verdicts(process, on)
    assert assessed.keys() == told.keys()
    for name, verdict in assessed.items():
        assert comparable(verdict) in told[name], name


@settings(max_examples=examples(150))
@given(processes(max_events=14), st.data())
def test_a_ledger_is_the_same_however_it_learnt_of_the_events(
    process: Process, data: st.DataObject
) -> None:
    """Told of events in any order, it has the duties that it has when told of all at once."""
    known = process.known()
    changes = [event for event in known if isinstance(event.payload, REORGANISATIONS)]
    others = data.draw(st.permutations([event for event in known if event not in changes]))
    ledger = ledger_of(process)
    for event in (*changes, *others):
        ledger.exchange(come=[event])
    on = data.draw(DAYS.filter(lambda day: day >= known[-1].happened))
    assert verdicts_of(ledger, on) == verdicts(process, on)


@settings(max_examples=examples(150))
@given(processes(max_events=14), DAYS)
def test_a_ledger_follows_a_journal_with_its_corrections(process: Process, on: date) -> None:
    """Event by event, late ones and corrections among them, it knows what the journal knows."""
    ledger = ledger_of(process)
    standing: dict[str, Event] = {}
    for event in process.journal:
        _follow(ledger, standing, event)
    on = max(on, process.known()[-1].happened)
    assert verdicts_of(ledger, on) == verdicts(process, on)


def _follow(ledger: Ledger, standing: dict[str, Event], event: Event) -> None:
    gone = [] if event.corrects is None else [standing.pop(event.corrects)]
    come = [] if isinstance(event.payload, EventRetracted) else [event]
    standing.update((one.id, one) for one in come)
    ledger.exchange(gone=gone, come=come)


@settings(max_examples=examples(120))
@given(started_processes(max_units=5), st.data())
def test_recording_gives_the_duties_that_changed(process: Process, data: st.DataObject) -> None:
    """They are those in which the day's assessments before and after differ, each once."""
    for _ in range(data.draw(st.integers(1, 8))):
        earlier = Process(process.method, process.journal)
        recording = data.draw(recordings(process))
        recorded = record(process, recording, data.draw(st.integers(-24, 72)))
        on = recorded.event.recorded.date()
        before, after = verdicts(earlier, on), verdicts(process, on)
        told = [change.duty.id for change in recorded.changed]
        assert sorted(told) == sorted(different(before, after))
        for change in recorded.changed:
            name = change.duty.id
            assert change.before == (before[name].state if name in before else None)
            assert change.gone == (name not in after)
            assert change.gone or change.duty.verdict == after[name]
        latest = latest_day(process, recorded.event.recorded)
        assert verdicts_of(process.ledger(), latest) == verdicts(process, latest)


@settings(max_examples=examples(150))
@given(processes(max_events=10), st.data())
def test_an_event_changes_nothing_outside_what_it_touches(
    process: Process, data: st.DataObject
) -> None:
    """The verdict of a duty that an event does not touch stays the same, evidence and all.

    Only what is missing may be less, or more, where nothing waits for it yet.
    """
    earlier = process.ledger(process.known())
    recorded = record(process, data.draw(recordings(process)))
    on = latest_day(process, recorded.event.recorded)
    concerned = [recorded.event]
    concerned += [one for one in process.journal if one.id == recorded.event.corrects]
    later = process.ledger()
    touched = {
        name for ledger in (earlier, later) for event in concerned for name in ledger.touched(event)
    }
    before, after = verdicts_of(earlier, on), verdicts_of(later, on)
    for name in (before.keys() | after.keys()) - touched:
        assert _told(before[name]) == _told(after[name]), name


def _told(verdict: Verdict) -> Verdict:
    if verdict.state is not State.INACTIVE:
        return verdict
    return evolve(verdict, missing=(), missing_subjects=())


@settings(max_examples=examples(150))
@given(processes(max_events=12), DAYS)
def test_what_is_asked_does_not_depend_on_what_is_only_advised(process: Process, on: date) -> None:
    """Without the rules that are no MUST, the others are assessed as they are beside them."""
    strict = tuple(rule for rule in process.method.rules if rule.modality is Modality.MUST)
    alone = Process(evolve(process.method, rules=strict), process.journal)
    asked = tuple(one for one in assess(process, on=on).duties if one.rule in strict)
    assert assess(alone, on=on).duties == asked
