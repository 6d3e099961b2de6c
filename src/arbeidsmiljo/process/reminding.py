"""Changes between two moments: what events and time made of the duties, for reminders."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from operator import attrgetter

from attrs import evolve

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.errors import InvalidValueError
from arbeidsmiljo.model.events import (
    Event,
    EventRetracted,
    FindingRecorded,
    MeasureProposed,
    ProcessStarted,
)
from arbeidsmiljo.model.identifiers import EventId
from arbeidsmiljo.process.change import Change, differences
from arbeidsmiljo.process.in_view import DutyInView
from arbeidsmiljo.process.places import Place
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.process.sight import Sight
from arbeidsmiljo.rules.qualified import is_asked_anew
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo.rules.verdict import State

_HIDING = (FindingRecorded, MeasureProposed)
"""What may tell that other events are about something sensitive."""


def changes(
    process: Process, *, since: datetime, until: datetime, zone: tzinfo
) -> tuple[Change[Duty], ...]:
    """Say which duties became something else between two moments, by events or by time.

    Each change is that of one moment: an event was recorded, or a day began. What was recorded
    later than it happened counts from when it was recorded. So the changes of one interval and
    of the next are those of both together, each once, and nothing that is recorded later takes
    one back. Before the first day there are no duties; all come when the process begins.

    They go by all that is known. What somebody may see of them is what `changes_in_view` gives.

    Args:
        process: The process.
        since: The moment after which changes count, with time zone.
        until: The last moment that counts, with time zone.
        zone: Where days begin, whatever the zones of the two moments: the same for each interval,
            and one that knows of summer time where the clock is put forward and back.

    Returns:
        In the order in which they came about, their moments in the zone.

    Raises:
        InvalidValueError: A moment has no time zone, or they are in the wrong order.
    """
    _check_interval(since, until)
    walk = _Walk(process, since, zone, viewer=None)
    return tuple(change for moment in walk.moments(until) for change in walk.go_to(moment))


def changes_in_view(
    process: Process, viewer: Viewer, *, since: datetime, until: datetime, zone: tzinfo
) -> tuple[Change[DutyInView], ...]:
    """Say which of the duties that a viewer sees became something else between two moments.

    As `changes`, going by what the viewer may know at each moment, and cut as a view is: what a
    viewer may not see changes nothing in it.

    Args:
        process: The process.
        viewer: Who looks.
        since: The moment after which changes count, with time zone.
        until: The last moment that counts, with time zone.
        zone: Where days begin (see `changes`).

    Returns:
        In the order in which they came about, their moments in the zone.

    Raises:
        InvalidValueError: A moment has no time zone, or they are in the wrong order.
        NotFoundError: The method has no such actor, or the organisation no such unit with one at
            the last moment.
    """
    _check_interval(since, until)
    day = until.astimezone(zone).date()
    there = process.organisation_on(day, known_at=until.astimezone(UTC))
    Sight(process.method, viewer, process.history()).check_is_in(there)
    walk = _Walk(process, since, zone, viewer=viewer)
    found: list[Change[DutyInView]] = []
    for moment in walk.moments(until):
        changed = list(walk.go_to(moment))
        if changed:
            sight = Sight(process.method, viewer, walk.ledger.history)
            found += (
                Change(
                    at=one.at,
                    was=None if one.was is None else evolve(one.was, trigger=None),
                    duty=sight.in_view(
                        one.duty, walk.shown, periods=walk.ledger.periods, on=walk.day
                    ),
                    gone=one.gone,
                    anew=one.anew,
                )
                for one in changed
            )
    return tuple(found)


def _check_interval(since: datetime, until: datetime) -> None:
    if since.tzinfo is None or until.tzinfo is None:
        message = "give both moments with their time zone"
        raise InvalidValueError(message)
    # In one zone a clock that is put back would tell the later moment to be the earlier.
    if until.astimezone(UTC) < since.astimezone(UTC):
        message = f"{until.isoformat()} lies before {since.isoformat()}; swap them"
        raise InvalidValueError(message)


class _Walk:
    """One walk through the moments of an interval, by what a viewer may know, or by all."""

    def __init__(
        self, process: Process, since: datetime, zone: tzinfo, *, viewer: Viewer | None
    ) -> None:
        self.zone = zone
        self.sight = None if viewer is None else Sight(process.method, viewer, process.history())
        self.day = since.astimezone(zone).date()
        first = since.astimezone(UTC)
        arriving = (one for one in process.journal if one.recorded.astimezone(UTC) > first)
        self.arriving = deque(arriving)
        known = process.known(known_at=first)
        self.standing = {one.id: one for one in known}
        self.waiting = [one for one in known if one.happened > self.day]
        self.telling: list[Event] = []
        self.shown: dict[EventId, Event] = {}
        self._look_again()
        self.ledger = process.ledger(list(self.shown.values()))
        self.began = any(isinstance(one.payload, ProcessStarted) for one in self.shown.values())
        self.places = self._places() if self.began else {}
        self.duties = {key: self.ledger.duty(place, self.day) for key, place in self.places.items()}

    def moments(self, until: datetime) -> list[datetime]:
        """Give the moments up to one at which anything may change, in order."""
        last = until.astimezone(UTC)
        recorded = {one.recorded.astimezone(UTC) for one in self.arriving}
        found = {one for one in recorded if one <= last}
        day = self.day + timedelta(days=1)
        while (midnight := self._beginning_of(day)) <= last:
            found.add(midnight)
            day += timedelta(days=1)
        return sorted(found)

    def _beginning_of(self, day: date) -> datetime:
        return datetime.combine(day, time.min, self.zone).astimezone(UTC)

    def go_to(self, moment: datetime) -> Iterator[Change[Duty]]:
        """Go to the next moment, and give what changed in it."""
        at = moment.astimezone(self.zone)
        touched: set[str] = set()
        if at.date() > self.day:
            self.day = at.date()
            touched |= {key for key, duty in self.duties.items() if _may_change(duty, self.day)}
        touched |= self._take_in(*self._turned(moment))
        after = {
            key: self.ledger.duty(self.places[key], self.day)
            for key in sorted(touched)
            if key in self.places
        }
        before = {key: self.duties[key] for key in sorted(touched) if key in self.duties}
        yield from differences(before, after, at)
        for key in touched:
            self.duties.pop(key, None)
        self.duties.update(after)

    def _take_in(self, gone: Iterable[Event], come: Iterable[Event]) -> set[str]:
        """Take events out of the ledger and others in, and name the duties that may differ."""
        if not self.began:
            # There are no duties yet, whatever is prepared; all come when the process begins.
            self.ledger.exchange(gone=gone, come=come)
            self.began = any(isinstance(one.payload, ProcessStarted) for one in come)
            self.places = self._places() if self.began else {}
            return {*self.places}
        concerned = (*gone, *come)
        touched = {key for one in concerned for key in self.ledger.touched(one)}
        self.ledger.exchange(gone=gone, come=come)
        now: dict[str, Place] = {}
        for event in concerned:
            now.update(self.ledger.touched(event))
        for key in touched:
            self.places.pop(key, None)
        self.places.update((key, place) for key, place in now.items() if self._has(place))
        return touched | now.keys()

    def _places(self) -> dict[str, Place]:
        return {place.id: place for place in self.ledger.places() if self._has(place)}

    def _has(self, place: Place) -> bool:
        return self.sight is None or self.sight.has(place.rule, place.term.unit)

    # What is known ---------------------------------------------------------------------------

    def _turned(self, moment: datetime) -> tuple[list[Event], list[Event]]:
        """Give what the ledger is to forget at a moment, and what it is to take note of."""
        gone: list[Event] = []
        arrived: list[Event] = []
        while self.arriving and self.arriving[0].recorded.astimezone(UTC) <= moment:
            event = self.arriving.popleft()
            arrived.append(event)
            corrected = self.standing.pop(event.corrects, None) if event.corrects else None
            if corrected is not None:
                arrived.append(corrected)
            if corrected in self.waiting:
                self.waiting.remove(corrected)
            elif corrected is not None:
                gone.append(corrected)
            if not isinstance(event.payload, EventRetracted):
                self.standing[event.id] = event
                self.waiting.append(event)
        come = [one for one in self.waiting if one.happened <= self.day]
        self.waiting = [one for one in self.waiting if one.happened > self.day]
        return self._shown_anew(gone, come, arrived)

    def _shown_anew(
        self, gone: Sequence[Event], come: Sequence[Event], arrived: Iterable[Event]
    ) -> tuple[list[Event], list[Event]]:
        """Note what is shown from now on.

        Args:
            gone: What had happened, and is known no more.
            come: What has happened by now, and had not.
            arrived: What became known, or known no more, on whatever day it happens.

        Returns:
            What was shown and is no more, and what is shown anew.
        """
        if self.sight is None or self.sight.oversees:
            shown = come
        elif any(isinstance(one.payload, _HIDING) for one in arrived):
            before = self.shown
            self._look_again()
            return (
                [one for key, one in before.items() if self.shown.get(key) != one],
                [one for key, one in self.shown.items() if before.get(key) != one],
            )
        else:
            shown = self.sight.known(come, told=self.telling)
        forgotten = [self.shown.pop(one.id) for one in gone if one.id in self.shown]
        self.shown.update((one.id, one) for one in shown)
        return forgotten, list(shown)

    def _look_again(self) -> None:
        """Find out anew what is shown of all that has happened."""
        known = sorted(self.standing.values(), key=attrgetter("place_in_time"))
        self.telling = [one for one in known if isinstance(one.payload, _HIDING)]
        happened = [one for one in known if one.happened <= self.day]
        if self.sight is not None:
            happened = list(self.sight.known(happened, told=self.telling))
        self.shown = {one.id: one for one in happened}


def _may_change(duty: Duty, day: date) -> bool:
    """Tell whether a duty may become something else because a day begins."""
    verdict = duty.verdict
    is_late = verdict.state is State.PENDING and verdict.due is not None and verdict.due < day
    return is_late or is_asked_anew(duty.rule.constraint)
