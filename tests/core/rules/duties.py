"""The duties of a process by name, for tests that compare them."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import strategies as st

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.process import Process, assess
from arbeidsmiljo.process.change import Recorded
from arbeidsmiljo.process.ledger import Ledger
from arbeidsmiljo.process.reminding import changes
from arbeidsmiljo.rules.verdict import State, Verdict
from arbeidsmiljo.testing.processes import STARTED, Recording

DAYS = st.integers(0, 130).map(lambda days: STARTED + timedelta(days=days))
"""Days on which somebody looks."""


def verdicts(process: Process, on: date, *, known_at: datetime | None = None) -> dict[str, Verdict]:
    """Give the verdict of each duty, by one assessment."""
    assessment = assess(process, on=on, known_at=known_at)
    return {duty.id: duty.verdict for duty in assessment.duties}


def verdicts_of(ledger: Ledger, on: date) -> dict[str, Verdict]:
    """Give the verdict of each duty that a ledger has."""
    return {place.id: ledger.duty(place, on).verdict for place in ledger.places()}


def ledger_of(process: Process, events: Iterable[Event] = ()) -> Ledger:
    """Make a ledger of a process that knows of some events only."""
    return Ledger(
        process.method,
        process.start_event.organisation,
        started=process.started,
        calendar=process.calendar,
        events=events,
    )


def latest_day(process: Process, recorded: datetime) -> date:
    """Give the last day of which anything is known."""
    return max(recorded.date(), *(event.happened for event in process.known()))


def gist(verdict: Verdict) -> tuple[object, ...]:
    """Give what makes a change; what gave rise to a duty matters while it is open."""
    trigger = verdict.trigger if verdict.state in (State.PENDING, State.OVERDUE) else None
    return verdict.state, verdict.due, verdict.count, trigger


def different(before: Mapping[str, Verdict], after: Mapping[str, Verdict]) -> set[str]:
    """Give the names of the duties that came, went, or became something else."""
    return {
        name
        for name in before.keys() | after.keys()
        if name not in before or name not in after or gist(before[name]) != gist(after[name])
    }


def check_parts(process: Process, moments: Iterable[datetime]) -> None:
    """Hold the changes of successive intervals against those of the whole, each with its name."""
    moments = sorted(moments)
    parts = [
        change
        for since, until in pairwise(moments)
        for change in changes(process, since=since, until=until, zone=UTC)
    ]
    whole = changes(process, since=moments[0], until=moments[-1], zone=UTC)
    assert tuple(parts) == whole
    assert len({change.id for change in whole}) == len(whole)


def record(process: Process, recording: Recording, hours: int = 0) -> Recorded:
    """Record something, some hours after the noon of its day or with what was recorded last."""
    noon = datetime.combine(recording.happened, time(12), UTC)
    return process.record(
        recording.payload,
        happened=recording.happened,
        recorded=max(noon + timedelta(hours=hours), process.journal[-1].recorded),
        unit=recording.unit,
        corrects=recording.corrects,
        recorded_by=recording.recorded_by,
    )
