"""Changes between two moments: what events and time made of the duties, for reminders."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from arbeidsmiljo.errors import InvalidValueError
from arbeidsmiljo.model.events import Event, EventRetracted
from arbeidsmiljo.process.change import Change, differences
from arbeidsmiljo.process.ledger import Place
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.rules.qualified import is_asked_anew
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo.rules.verdict import State


def changes(process: Process, *, since: datetime, until: datetime) -> tuple[Change, ...]:
    """Say which duties became something else between two moments, by events or by time.

    Each change is that of one moment: an event was recorded, or a day began. What was recorded
    later than it happened counts from when it was recorded. So the changes of one interval and
    of the next are those of both together, each once, and nothing that is recorded later takes
    one back.

    Args:
        process: The process.
        since: The moment after which changes count, with time zone; its days are this zone's.
        until: The last moment that counts.

    Returns:
        In the order in which they came about.

    Raises:
        InvalidValueError: A moment has no time zone, or they are in the wrong order.
    """
    if since.tzinfo is None or until.tzinfo is None:
        message = "give both moments with their time zone"
        raise InvalidValueError(message)
    if until.astimezone(UTC) < since.astimezone(UTC):
        message = f"{until.isoformat()} lies before {since.isoformat()}; swap them"
        raise InvalidValueError(message)
    walk = _Walk(process, since)
    first, last = since.astimezone(UTC), until.astimezone(UTC)
    recorded = {one.recorded for one in process.journal if first < one.recorded <= last}
    moments = sorted({*recorded, *_midnights(since, until)}, key=lambda one: one.astimezone(UTC))
    return tuple(change for moment in moments for change in walk.go_to(moment))


class _Walk:
    """One walk through the moments of an interval."""

    def __init__(self, process: Process, since: datetime) -> None:
        self.process, self.zone = process, since.tzinfo
        self.day = since.date()
        # In one zone a clock that is put back would tell the later moment to be the earlier.
        first = since.astimezone(UTC)
        self.arriving = [one for one in process.journal if one.recorded > first]
        known = process.known(known_at=first)
        self.standing = {one.id: one for one in known}
        self.waiting = [one for one in known if one.happened > self.day]
        self.ledger = process.ledger([one for one in known if one.happened <= self.day])
        self.places = {place.id: place for place in self.ledger.places()}
        self.duties = {key: self.ledger.duty(place, self.day) for key, place in self.places.items()}

    def go_to(self, moment: datetime) -> Iterator[Change]:
        """Go to the next moment, and give what changed in it."""
        day = moment.astimezone(self.zone).date()
        touched: set[str] = set()
        if day > self.day:
            self.day = day
            touched |= {key for key, duty in self.duties.items() if _may_change(duty, day)}
            come = [one for one in self.waiting if one.happened <= day]
            self.waiting = [one for one in self.waiting if one.happened > day]
            for event in come:
                touched |= self._take_in(event, None)
        until = moment.astimezone(UTC)
        while self.arriving and self.arriving[0].recorded <= until:
            touched |= self._record(self.arriving.pop(0))
        after = {
            key: self.ledger.duty(self.places[key], day)
            for key in sorted(touched)
            if key in self.places
        }
        before = {key: self.duties[key] for key in sorted(touched) if key in self.duties}
        yield from differences(before, after, moment)
        for key in touched:
            self.duties.pop(key, None)
        self.duties.update(after)

    def _record(self, event: Event) -> set[str]:
        corrected = self.standing.pop(event.corrects, None) if event.corrects else None
        if corrected in self.waiting:
            self.waiting.remove(corrected)
            corrected = None
        if not isinstance(event.payload, EventRetracted):
            self.standing[event.id] = event
            if event.happened > self.day:
                self.waiting.append(event)
                return set() if corrected is None else self._take_in(None, corrected)
        return self._take_in(event, corrected)

    def _take_in(self, event: Event | None, corrected: Event | None) -> set[str]:
        concerned = [one for one in (event, corrected) if one is not None]
        touched: set[str] = set()
        for one in concerned:
            touched |= self.ledger.touched(one).keys()
        if corrected is not None:
            self.ledger.remove(corrected)
        if event is not None and not isinstance(event.payload, EventRetracted):
            self.ledger.add(event)
        now: dict[str, Place] = {}
        for one in concerned:
            now.update(self.ledger.touched(one))
        for key in touched:
            self.places.pop(key, None)
        self.places.update(now)
        return touched | now.keys()


def _may_change(duty: Duty, day: date) -> bool:
    """Tell whether a duty may become something else because a day begins."""
    verdict = duty.verdict
    is_late = verdict.state is State.PENDING and verdict.due is not None and verdict.due < day
    return is_late or is_asked_anew(duty.rule.constraint)


def _midnights(since: datetime, until: datetime) -> Iterator[datetime]:
    """Give the beginning of each day after one moment up to another, in its time zone."""
    day = since.date() + timedelta(days=1)
    last = until.astimezone(UTC)
    while (moment := datetime.combine(day, time.min, since.tzinfo)).astimezone(UTC) <= last:
        yield moment
        day += timedelta(days=1)
