"""Changes: which duties became something else, by an event or because time went on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Final, Generic, Self, TypeVar

from attrs import evolve, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import EventId, UnitId
from arbeidsmiljo.process.facts import moves
from arbeidsmiljo.process.in_view import DutyInView
from arbeidsmiljo.process.ledger import Ledger
from arbeidsmiljo.process.places import Place
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo.rules.verdict import State, Verdict

D = TypeVar("D", Duty, DutyInView)


_ASKING: Final = (State.PENDING, State.OVERDUE, State.VIOLATED)
"""What a reminder is about: something is to be done, is late, or went wrong."""


@frozen(kw_only=True)
class Gist:
    """What of a verdict makes a change where it becomes another.

    Attributes:
        state: What the duty was.
        due: The last day for it; None for none.
        count: How many of the events asked for there had been.
        trigger: The event that gave rise to what was still to be done; None for none, where
            nothing was, and in what a viewer is given.
    """

    state: State
    due: date | None
    count: int
    trigger: EventId | None

    @classmethod
    def of(cls, verdict: Verdict) -> Self:
        """Give that of a verdict."""
        return cls(
            state=verdict.state,
            due=verdict.due,
            count=verdict.count,
            trigger=verdict.trigger if verdict.state.is_open else None,
        )


@frozen(kw_only=True)
class Change(Generic[D]):
    """A duty that became something else: as all that is known tells, or as a viewer may see it.

    Attributes:
        at: The moment: an event was recorded, or a day began.
        was: What it was; None where there was no such duty.
        duty: The duty as it is now; as it was last where it is no more.
        gone: Whether there is no such duty any more.
        anew: Whether its state, its last day or what gave rise to it is another; else only the
            count is.
    """

    at: datetime
    was: Gist | None
    duty: D
    gone: bool = False
    anew: bool = True

    @property
    def id(self) -> str:
        """A name that is the same whenever the change is asked for, so that it is told once.

        It says which duty became what, by when that is to be done, how many of the events asked
        for there have been, and the moment. In what `changes` tells, no two have the same.
        """
        verdict = self.duty.verdict
        became: tuple[object, ...] = (
            ("gone",) if self.gone else (verdict.state, verdict.due or "", verdict.count or "")
        )
        parts = (self.duty.id, *became, self.at.astimezone(UTC).isoformat())
        return ":".join(str(part) for part in parts if part != "")

    @property
    def before(self) -> State | None:
        """What it was; None where there was no such duty."""
        return None if self.was is None else self.was.state

    @property
    def after(self) -> State | None:
        """What it is now; None where there is no such duty any more."""
        return None if self.gone else self.duty.verdict.state

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
            day changes them when that day begins. Where several events are recorded at the same
            moment, each has what it changed itself, and `as_one` makes of them all what `changes`
            tells of the moment. They go by all that is known: for who may know all of it. What
            somebody else may see is what `changes_in_view` gives.
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
    asked = {key: ledger.asked(place, on) for key, place in touched.items()}
    before = {key: ask() for key, ask in asked.items()}
    ledger.exchange(gone=gone, come=come)
    if any(map(moves, concerned)):
        touched = _touched(ledger, concerned)
        asked = {key: ledger.asked(place, on) for key, place in touched.items()}
    after = {key: ask() for key, ask in asked.items()}
    return tuple(differences(before, after, at))


def _touched(ledger: Ledger, concerned: Iterable[Event]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for event in concerned:
        places.update(ledger.touched(event))
    return places


def differences(
    before: Mapping[str, Duty], after: Mapping[str, Duty], at: datetime
) -> Iterator[Change[Duty]]:
    """Give the duties whose state, deadline, count or trigger is another, or that came or went.

    Args:
        before: The duties as they were, by name.
        after: The same as they are now.
        at: The moment of the change.
    """
    for key, duty in after.items():
        was = before.get(key)
        if was is None:
            yield from _changed(at, None, duty)
        elif was.verdict != duty.verdict:
            yield from _changed(at, Gist.of(was.verdict), duty)
    for key, duty in before.items():
        if key not in after:
            yield from _changed(at, Gist.of(duty.verdict), duty, gone=True)


def _changed(
    at: datetime, was: Gist | None, duty: Duty, *, gone: bool = False
) -> Iterator[Change[Duty]]:
    """Give the change of a duty, if there is one."""
    now = None if gone else Gist.of(duty.verdict)
    if was != now:
        anew = was is None or now is None or evolve(was, count=now.count) != now
        yield Change(at=at, was=was, duty=duty, gone=gone, anew=anew)


def as_one(changes: Iterable[Change[Duty]]) -> tuple[Change[Duty], ...]:
    """Give the changes of each duty as one, from what it was first to what it is at last.

    Of what several events changed that were recorded at one moment, it makes what `changes`
    tells of that moment.

    Args:
        changes: In the order in which they came about.

    Returns:
        Those that made another of a duty in the end, each with the moment of its last change.
    """
    first: dict[str, Change[Duty]] = {}
    last: dict[str, Change[Duty]] = {}
    for change in changes:
        first.setdefault(change.duty.id, change)
        last[change.duty.id] = change
    return tuple(
        one
        for key, change in last.items()
        for one in _changed(change.at, first[key].was, change.duty, gone=change.gone)
    )


def to_remind_of(changes: Iterable[Change[D]]) -> tuple[Change[D], ...]:
    """Give the changes by which duties ask for something that they still ask for at the end.

    Of each duty it is the last by which another state, last day or trigger came, unless what it
    asks for was done after that. It is the same however an interval is cut: what the whole tells
    is what the last part that says anything of a duty tells of it.

    Args:
        changes: All of an interval, in the order in which they came about.
    """
    asking: dict[str, Change[D]] = {}
    for change in changes:
        if change.after not in _ASKING:
            asking.pop(change.duty.id, None)
        elif change.anew:
            asking.pop(change.duty.id, None)
            asking[change.duty.id] = change
    return tuple(asking.values())
