"""Changes: which duties became something else, by an event or because time went on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Generic, TypeVar

from attrs import evolve, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.process.in_view import DutyInView
from arbeidsmiljo.process.ledger import Ledger
from arbeidsmiljo.process.places import Place
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo.rules.verdict import State, Verdict

D = TypeVar("D", Duty, DutyInView)


@frozen(kw_only=True)
class Change(Generic[D]):
    """A duty that became something else: as all that is known tells, or as a viewer may see it.

    Attributes:
        at: The moment: an event was recorded, or a day began.
        before: What it was; None where there was no such duty.
        duty: The duty as it is now; as it was last where it is no more.
        gone: Whether there is no such duty any more.
    """

    at: datetime
    before: State | None
    duty: D
    gone: bool = False

    @property
    def id(self) -> str:
        """A name that is the same whenever the change is asked for, so that it is told once."""
        after = "gone" if self.gone else self.duty.verdict.state.value
        return f"{self.duty.id}:{after}:{self.at.astimezone(UTC).isoformat()}"

    @property
    def after(self) -> State | None:
        """What it is now; None where there is no such duty any more."""
        return None if self.gone else self.duty.verdict.state

    def since(self, earlier: "Change[D]") -> "Change[D]":
        """Give this change as one with an earlier one of the same duty."""
        return evolve(self, before=earlier.before)

    @property
    def unit(self) -> UnitId:
        """The duty's unit."""
        return self.duty.unit


@frozen(kw_only=True)
class Recorded:
    """What recording an event brought.

    Attributes:
        event: The event as it stands in the journal.
        changed: The duties that became something else by it on the day of recording, as `changes`
            tells of that moment in the time zone of the recording: what is recorded ahead of its
            day changes them when that day begins. They go by all that is known: for who may know
            all of it. What somebody else may see is what `changes_in_view` gives.
    """

    event: Event
    changed: tuple[Change[Duty], ...]


def take_in(
    ledger: Ledger,
    *,
    come: Sequence[Event],
    gone: Sequence[Event] = (),
    on: date,
    at: datetime,
) -> tuple[Change[Duty], ...]:
    """Take events into a ledger, and give the duties that became something else by it.

    Args:
        ledger: The ledger.
        come: Events that it does not know.
        gone: Events that it knows, whose place they take.
        on: The day of the verdicts.
        at: The moment of the change.
    """
    concerned = (*gone, *come)
    touched = _touched(ledger, concerned)
    before = {key: ledger.duty(place, on) for key, place in touched.items()}
    ledger.exchange(gone=gone, come=come)
    if any(map(ledger.moves, concerned)):
        touched = _touched(ledger, concerned)
    after = {key: ledger.duty(place, on) for key, place in touched.items()}
    return tuple(differences(before, after, at))


def _touched(ledger: Ledger, concerned: Iterable[Event]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for event in concerned:
        places.update(ledger.touched(event))
    return places


def differences(
    before: Mapping[str, Duty], after: Mapping[str, Duty], at: datetime
) -> Iterator[Change[Duty]]:
    """Give the duties whose state, deadline or count is another, or that came or went.

    Args:
        before: The duties as they were, by name.
        after: The same as they are now.
        at: The moment of the change.
    """
    for key, duty in after.items():
        was = before.get(key)
        if was is None or _differs(was.verdict, duty.verdict):
            yield Change(at=at, before=None if was is None else was.verdict.state, duty=duty)
    for key, duty in before.items():
        if key not in after:
            yield Change(at=at, before=duty.verdict.state, duty=duty, gone=True)


def _differs(one: Verdict, other: Verdict) -> bool:
    return (one.state, one.due, one.count) != (other.state, other.due, other.count)


def as_one(changes: Iterable[Change[D]]) -> tuple[Change[D], ...]:
    """Give the changes of each duty as one, from what it was first to what it is at last.

    Args:
        changes: In the order in which they came about.

    Returns:
        Those that made another of a duty in the end, each with the moment of its last change.
    """
    latest: dict[str, Change[D]] = {}
    for change in changes:
        first = latest.get(change.duty.id)
        latest[change.duty.id] = change if first is None else change.since(first)
    return tuple(one for one in latest.values() if one.before is not one.after)
