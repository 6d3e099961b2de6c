"""Planning: a day for every meeting, in the order that the method asks for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from graphlib import TopologicalSorter

from attrs import frozen

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import MeetingHeld, MeetingPlanned, ResultsPublished
from arbeidsmiljo.model.identifiers import ActorKey, MeetingKey, PersonId, UnitId
from arbeidsmiljo.model.meetings import Direction, MeetingKind
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.periods import first_working_day, next_working_day
from arbeidsmiljo.model.reorganisation import OrganisationHistory
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process.process import Process

Occasion = tuple[MeetingKey, UnitId]


@frozen(kw_only=True)
class PlannedMeeting:
    """A meeting and its day.

    Attributes:
        meeting: The kind of meeting.
        unit: Whose; the top unit for what is held once.
        on: The day.
        held: Whether it was held; the day is then that on which it was.
        kept: Whether the day was there before, planned or held.
    """

    meeting: MeetingKind
    unit: UnitId
    on: date
    held: bool = False
    kept: bool = False


def plan_meetings(
    process: Process,
    *,
    anew: bool = False,
    earliest: date = date.min,
) -> tuple[PlannedMeeting, ...]:
    """Give every meeting of a process a day.

    Days are working days; nobody leads or sits in two meetings on one day, and neither does a
    team or committee that there is one of in the enterprise; no meeting comes before those that
    its kind is planned after, nor before those who are shown a report in it may read one.
    Meetings that were held keep their day, and so do those planned before unless all are
    planned anew. Where results are not published yet, planning starts on the first day of the
    process; for a unit that came to be later, on that day. Units that are no more have none.

    Args:
        process: The process.
        anew: Whether to move meetings that were planned but not held.
        earliest: No meeting is given a day before this one: the day of planning, for one.

    Returns:
        Meetings by day, then in the method's and the organisation's order.
    """
    return _Planner(process, anew=anew, earliest=earliest).plan()


def planned_days(
    process: Process, *, on: date = date.max, known_at: datetime | None = None
) -> dict[Occasion, tuple[date, bool]]:
    """Give the day of each meeting that has one, and whether it was held then.

    A meeting that was held several times keeps the first day. One that was planned and not held
    is left out where its unit has none any more. A unit that has none of its own has that of a
    unit that went up in it with all that had happened there.

    Args:
        process: The process.
        on: The last day whose events count.
        known_at: The moment; None for all that is recorded.
    """
    history = process.history(on=on, known_at=known_at)
    top = history.top()
    days: dict[Occasion, tuple[date, bool]] = {}
    for event in process.known(on=on, known_at=known_at):
        payload = event.payload
        unit = event.unit or top
        if isinstance(payload, MeetingPlanned):
            if not days.get((payload.meeting, unit), (date.min, False))[1]:
                days[payload.meeting, unit] = (payload.on, False)
        elif isinstance(payload, MeetingHeld):
            earlier = days.get((payload.meeting, unit), (date.min, False))
            if not earlier[1]:
                days[payload.meeting, unit] = (event.happened, True)
    return days if not history.changes else _as_reorganised(days, history, process.method)


def _as_reorganised(
    days: Mapping[Occasion, tuple[date, bool]], history: OrganisationHistory, method: Method
) -> dict[Occasion, tuple[date, bool]]:
    """Leave out what no unit needs any more, and give units the meetings that they inherited."""
    found = {
        (key, unit): (day, held)
        for (key, unit), (day, held) in days.items()
        if held or unit in history.now.units_in(method.meeting(key).scope)
    }
    for kind in method.meetings:
        for unit in history.now.units_in(kind.scope):
            inherited = [
                days[kind.key, came][0]
                for came in history.counted_in(unit)[1:]
                if days.get((kind.key, came), (date.min, False))[1]
            ]
            if inherited:
                found.setdefault((kind.key, unit), (min(inherited), True))
    return found


class _Planner:
    """One planning: keeps the days given so far, and who is taken on which day."""

    def __init__(self, process: Process, *, anew: bool, earliest: date) -> None:
        self.process = process
        self.earliest = earliest
        self.organisation = process.organisation
        self.calendar = process.calendar
        needed = {
            (kind.key, unit)
            for kind in process.method.meetings
            for unit in self.organisation.units_in(kind.scope)
        }
        self.days = {
            occasion: day
            for occasion, day in planned_days(process).items()
            if occasion in needed and (day[1] or not anew)
        }
        self.kept = frozenset(self.days)
        self.taken: dict[PersonId | ActorKey, set[date]] = defaultdict(set)
        self.related = {
            unit.id: _relatives(self.organisation, unit.id) for unit in self.organisation.units
        }

    def plan(self) -> tuple[PlannedMeeting, ...]:
        kinds = {kind.key: kind for kind in self.process.method.meetings}
        for key, unit in self.days:
            self._take(kinds[key], unit, self.days[key, unit][0])
        for kind in _in_order(one for one in self.process.method.meetings if not one.goes_on):
            since = self._since(kind)
            for unit in self._units_in_order(kind):
                if (kind.key, unit) not in self.days:
                    day = self._first_free(kind, unit, since.get(unit, date.min))
                    self.days[kind.key, unit] = (day, False)
                    self._take(kind, unit, day)
        rank = {key: number for number, key in enumerate(kinds)}
        place = {unit.id: number for number, unit in enumerate(self.organisation.units)}
        return tuple(
            PlannedMeeting(
                meeting=kinds[key], unit=unit, on=day, held=held, kept=(key, unit) in self.kept
            )
            for (key, unit), (day, held) in sorted(
                self.days.items(),
                key=lambda item: (item[1][0], rank[item[0][0]], place[item[0][1]]),
            )
        )

    def _units_in_order(self, kind: MeetingKind) -> list[UnitId]:
        units = list(self.organisation.units_in(kind.scope))
        if kind.direction is not Direction.ANY:
            up = kind.direction is Direction.UP
            units.sort(key=self.organisation.level, reverse=up)
        return units

    def _since(self, kind: MeetingKind) -> dict[UnitId, date]:
        """Give the day from which a unit has had such a meeting, where that is not the start."""
        terms = self.process.history().terms(kind.scope)
        return {term.unit: term.since.happened for term in terms.values() if term.since is not None}

    def _first_free(self, kind: MeetingKind, unit: UnitId, since: date) -> date:
        before = [
            self.days[earlier, relative][0]
            for earlier in kind.after
            for relative in self.related[unit]
            if (earlier, relative) in self.days
        ]
        if kind.direction is not Direction.ANY:
            before += [
                self.days[kind.key, relative][0]
                for relative in self.related[unit]
                if (kind.key, relative) in self.days
            ]
        start = max(before, default=self._ready())
        day = self.process.deadline(kind.gap, start)
        day = max(day, self._readable_from(kind), self.earliest, since)
        day = first_working_day(day, self.calendar)
        while day < date.max and any(day in self.taken[one] for one in self._busy(kind, unit, day)):
            day = next_working_day(day, self.calendar)
        return day

    def _ready(self) -> date:
        for event in self.process.known():
            if isinstance(event.payload, ResultsPublished):
                return event.happened
        return self.process.started

    def _readable_from(self, kind: MeetingKind) -> date:
        """Give the first day on which all who are shown a report in a meeting may read one."""
        shown = {kind.actor} | {
            actor
            for document in self.process.method.documents
            if document.meeting == kind.key
            for actor in document.audience
        }
        first: dict[ActorKey, date] = {}
        for line in self.process.distribution.lines:
            if line.to in shown:
                first[line.to] = min(line.since, first.get(line.to, date.max))
        return max(first.values(), default=date.min)

    def _take(self, kind: MeetingKind, unit: UnitId, day: date) -> None:
        for one in self._busy(kind, unit, day):
            self.taken[one].add(day)

    def _busy(self, kind: MeetingKind, unit: UnitId, day: date) -> set[PersonId | ActorKey]:
        """Give who is taken by a meeting on a day: people, and an actor that is one for all."""
        actor = self.process.method.actor(kind.actor)
        once = actor.scope is Scope.ONCE
        place = self.organisation.top.id if once else unit
        busy: set[PersonId | ActorKey] = {actor.key} if once else set()
        busy |= set(self.organisation.holders(actor.key, place, day))
        leaders = [self.organisation.unit(unit)] if actor.leads else []
        if actor.gathers_leaders:
            leaders += self.organisation.children(unit)
        return busy | {leader.leader for leader in leaders if leader.leader is not None}


def _relatives(organisation: Organisation, unit: UnitId) -> tuple[UnitId, ...]:
    above = [one.id for one in organisation.above(unit)]
    below = [one.id for one in organisation.below(unit)]
    return (unit, *above, *below)


def _in_order(kinds: Iterable[MeetingKind]) -> Iterator[MeetingKind]:
    by_key = {kind.key: kind for kind in kinds}
    sorter = TopologicalSorter({key: kind.after for key, kind in by_key.items()})
    sorter.prepare()
    rank = {key: number for number, key in enumerate(by_key)}
    while sorter.is_active():
        for key in sorted(sorter.get_ready(), key=rank.__getitem__):
            yield by_key[key]
            sorter.done(key)
