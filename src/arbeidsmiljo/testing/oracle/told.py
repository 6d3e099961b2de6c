"""What the oracle tells: every verdict that can be said with equal right."""

from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import Final

from attrs import evolve

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import EventId, UnitId
from arbeidsmiljo.rules.verdict import State, Verdict

Told = frozenset[Verdict]
"""The verdicts of which the library's must be one, all of one state and one last day."""

_WORST_FIRST: Final = (
    State.VIOLATED,
    State.OVERDUE,
    State.PENDING,
    State.REPAIRED,
    State.FULFILLED,
    State.INACTIVE,
)


def comparable(verdict: Verdict) -> Verdict:
    """Give a verdict without what the oracle does not say: permanence, and the order of lists."""
    return evolve(
        verdict,
        missing=tuple(sorted(verdict.missing)),
        missing_subjects=tuple(sorted(verdict.missing_subjects)),
        permanent=False,
    )


def inactive() -> Told:
    """Nothing has given rise to the duty."""
    return frozenset({Verdict(state=State.INACTIVE)})


def told(
    state: State,
    *evidence: Event,
    trigger: Event | None = None,
    count: int = 0,
    needed: int = 0,
    due: date | None = None,
    missing: Iterable[UnitId] = (),
    missing_subjects: Iterable[str] = (),
) -> Verdict:
    """Make a verdict; its evidence is put in order."""
    return Verdict(
        state=state,
        evidence=in_order(evidence),
        trigger=None if trigger is None else trigger.id,
        count=count,
        needed=needed,
        due=due,
        missing=tuple(sorted(set(missing))),
        missing_subjects=tuple(sorted(set(missing_subjects))),
    )


def in_order(events: Iterable[Event]) -> tuple[EventId, ...]:
    """Give the ids of events, each once, in the order in which they happened."""
    by_id = {event.id: event for event in events}
    ordered = sorted(by_id.values(), key=attrgetter("place_in_time"))
    return tuple(event.id for event in ordered)


def badness(verdict: Verdict) -> tuple[int, date]:
    """Give what the worst of several verdicts is the least by: broken first, then due first."""
    return _WORST_FIRST.index(verdict.state), verdict.due or date.max


def all_of(each: Iterable[Told]) -> Told:
    """Give the worst of several: what is asked several times is met when it is met each time."""
    every = [verdict for one in each for verdict in one]
    if not every:
        return inactive()
    worst = min(map(badness, every))
    return frozenset(verdict for verdict in every if badness(verdict) == worst)


def best_of(orders: Iterable[Told]) -> Told:
    """Give the best of several: the events of a day satisfy an order if they can."""
    every = list(orders)
    best = max(badness(verdict) for one in every for verdict in one)
    return frozenset(verdict for one in every for verdict in one if badness(verdict) == best)
