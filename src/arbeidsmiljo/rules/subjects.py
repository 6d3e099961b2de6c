"""Subjects: the findings, measures, effects and plans of a process, and what events are about."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import attrgetter
from types import MappingProxyType
from typing import Final, TypeGuard

from attrs import frozen

from arbeidsmiljo.model.events import (
    Event,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    Payload,
    PlanDrawnUp,
    ProcessStarted,
    ReportReleased,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.scopes import Subject

INTRODUCED_BY: Final[Mapping[Subject, type[Payload]]] = MappingProxyType(
    {
        Subject.FINDING: FindingRecorded,
        Subject.MEASURE: MeasureProposed,
        Subject.EFFECT: WantedEffectSet,
        Subject.PLAN: PlanDrawnUp,
        Subject.REPORT: ProcessStarted,
    }
)
"""The payload that a subject's life begins with."""

_BEGUN_BY: Final = MappingProxyType({payload: kind for kind, payload in INTRODUCED_BY.items()})

TELLING: Final = frozenset((*INTRODUCED_BY.values(), MeasureMoved))
"""The payloads that begin or end lives of subjects, or tie them to others."""

MEASURE_STEPS: Final = (MeasureProposed, MeasureDecided, MeasureMoved)
"""The payloads that are steps in the life of a measure."""

ANSWERED: Final = (Subject.FINDING, Subject.EFFECT, Subject.PLAN)
"""What a measure may be proposed for."""

Mark = tuple[Subject, str | None]
"""A subject that an event names; None for none of that kind in particular."""

_IN_TIME: Final = attrgetter("place_in_time")

_Turn = tuple[tuple[date, int], int, str]
"""The place in time of what told of a subject first, the subject's own place there, its name."""


def introduced(payload: Payload, kind: Subject) -> tuple[str, ...]:
    """Give the subjects of a kind whose life begins with a payload."""
    if not isinstance(payload, INTRODUCED_BY[kind]):
        return ()
    if isinstance(payload, ProcessStarted):
        lines = (f"{line.report}-{line.to}" for line in payload.distribution.lines)
        return tuple(dict.fromkeys(lines))
    return (str(getattr(payload, kind.value)),)


def named(payload: Payload) -> Iterator[tuple[Subject, str]]:
    """Give the findings, measures, effects and plans that a payload names, its own among them."""
    for kind in Subject:
        if kind is not Subject.REPORT:
            single: str | None = getattr(payload, kind.value, None)
            several: tuple[str, ...] = getattr(payload, f"{kind.value}s", ())
            for name in (single, *several):
                if name is not None:
                    yield kind, name


def marks(payload: Payload) -> Iterator[Mark]:
    """Give what of each kind of subject a payload names.

    Yields:
        Of a kind of which it names none, and no measure that may be tied to one, None.
    """
    names = set(named(payload))
    if isinstance(payload, ReportReleased):
        names.add((Subject.REPORT, released(payload)))
    yield from names
    kinds = {kind for kind, _ in names}
    is_of_measure = getattr(payload, "measure", None) is not None
    for kind in Subject:
        if kind not in kinds and not (is_of_measure and kind in ANSWERED):
            yield kind, None


def released(payload: ReportReleased) -> str:
    """Give the report that was released, by its line in the plan."""
    return f"{payload.report}-{payload.to}"


def is_rejection(payload: Payload) -> TypeGuard[MeasureMoved]:
    """Tell whether a payload ends the life of a measure before anything came of it."""
    return isinstance(payload, MeasureMoved) and payload.to is MeasureState.REJECTED


@frozen(kw_only=True)
class Life:
    """The life of a subject in a process.

    Attributes:
        id: Its name.
        unit: Whose it is.
        began: The event that told of it first.
        ended: The event that ended it (a measure was rejected); None while it goes on.
    """

    id: str
    unit: UnitId
    began: Event
    ended: Event | None = None


class Subjects:
    """The subjects of a process, and which of them an event is about.

    An event that comes late is put in its place, and one that was corrected is taken out, at the
    cost of what tells of the same subjects.

    Args:
        events: What is known, in the order in which it happened.
        top: The top unit, whose events have no unit.
    """

    def __init__(self, events: Iterable[Event], top: UnitId) -> None:
        """Take note of the events."""
        self._top = top
        self._told: Mapping[Subject, dict[str, list[Event]]] = {kind: {} for kind in Subject}
        self._rejections: dict[str, list[Event]] = {}
        self._rejected: set[str] = set()
        self._proposals: Mapping[Subject, dict[str, list[Event]]] = {kind: {} for kind in ANSWERED}
        # Read when they are asked for: most are not, and those of some kinds never.
        self._lives: Mapping[Subject, dict[str, Life]] = {kind: {} for kind in Subject}
        self._turns: dict[Subject, list[_Turn]] = {}
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        """Take note of an event, wherever it belongs in the order."""
        for kind, key, told in self._told_by(event.payload):
            was = self._began(kind, key)
            _put(told, key, event)
            self._change(kind, key, was)
        for kind, key in _answered(event.payload):
            _put(self._proposals[kind], key, event)

    def remove(self, event: Event) -> None:
        """Forget an event."""
        for kind, key, told in self._told_by(event.payload):
            was = self._began(kind, key)
            _take(told, key, event)
            self._change(kind, key, was)
        for kind, key in _answered(event.payload):
            _take(self._proposals[kind], key, event)

    def _told_by(self, payload: Payload) -> Iterator[tuple[Subject, str, dict[str, list[Event]]]]:
        """Give the subjects that a payload begins or ends, each with where that is kept."""
        kind = _BEGUN_BY.get(type(payload))
        if kind is not None:
            told = self._told[kind]
            yield from ((kind, key, told) for key in introduced(payload, kind))
        elif is_rejection(payload):
            yield Subject.MEASURE, payload.measure, self._rejections

    def _began(self, kind: Subject, key: str) -> Event | None:
        told = self._told[kind].get(key)
        return None if told is None else told[0]

    def _change(self, kind: Subject, key: str, was: Event | None) -> None:
        """Read a subject anew where it was read before.

        Args:
            kind: Its kind.
            key: Its name.
            was: The event that told of it first until now.
        """
        self._lives[kind].pop(key, None)
        if kind is Subject.MEASURE:
            self._rejected.discard(key)
            if key in self._rejections and (life := self.life(kind, key)) and life.ended:
                self._rejected.add(key)
        began, turns = self._began(kind, key), self._turns.get(kind)
        if turns is not None and began is not was:
            if was is not None:
                del turns[bisect_left(turns, _turn(was, kind, key))]
            if began is not None:
                insort(turns, _turn(began, kind, key))

    @property
    def rejects(self) -> bool:
        """Whether any measure was rejected."""
        return bool(self._rejected)

    @staticmethod
    def is_told_by(kind: type[Payload]) -> bool:
        """Tell whether such payloads begin or end lives of subjects, or tie them to others."""
        return kind in TELLING

    def of(self, kind: Subject) -> Iterable[Life]:
        """Give all subjects of a kind, in the order in which they were told of."""
        turns = self._turns.get(kind)
        if turns is None:
            told = self._told[kind].items()
            turns = sorted(_turn(events[0], kind, key) for key, events in told)
            self._turns[kind] = turns
        return (life for *_, key in turns if (life := self.life(kind, key)) is not None)

    def measures_for(self, kind: Subject, key: str) -> Iterable[Life]:
        """Give the measures that were ever proposed for a finding, an effect or a plan.

        Returns:
            Each once, in the order in which they were told of.
        """
        proposals = (event.payload for event in self._proposals[kind].get(key, ()))
        names = {one.measure for one in proposals if isinstance(one, MeasureProposed)}
        lives = (self.life(Subject.MEASURE, name) for name in names)
        return sorted((one for one in lives if one is not None), key=_by_began)

    def life(self, kind: Subject, key: str) -> Life | None:
        """Give one subject; None where nothing has told of it."""
        life = self._lives[kind].get(key)
        if life is None and (began := self._began(kind, key)) is not None:
            life = Life(
                id=key,
                unit=began.unit or self._top,
                began=began,
                ended=self._rejections[key][-1] if self._is_rejected(kind, key, began) else None,
            )
            self._lives[kind][key] = life
        return life

    def _is_rejected(self, kind: Subject, key: str, began: Event) -> bool:
        """Tell whether it was rejected after it had been told of."""
        return (
            kind is Subject.MEASURE
            and key in self._rejections
            and self._rejections[key][-1].place_in_time > began.place_in_time
        )

    def had_begun(self, kind: Subject, key: str, day: date) -> bool:
        """Tell whether a subject had been told of by the end of a day."""
        life = self.life(kind, key)
        return life is not None and life.began.happened <= day

    def rejection(self, event: Event) -> Event | None:
        """Give what rejected the measure in whose life an event is a step, if it is another."""
        if not isinstance(event.payload, MEASURE_STEPS):
            return None
        life = self.life(Subject.MEASURE, event.payload.measure)
        return None if life is None or life.ended is event else life.ended

    def about(self, event: Event, kind: Subject) -> tuple[str, ...] | None:
        """Give the subjects of a kind that an event is about.

        What happens to a measure is about its finding, effect and plan too.

        Returns:
            Their names; None where the event is about none in particular, and so about all that
            there are when it happens.
        """
        payload = event.payload
        if kind is Subject.REPORT:
            if isinstance(payload, ReportReleased):
                return (released(payload),)
            return None
        named = getattr(payload, kind.value, None)
        if named is not None:
            return (named,)
        several: tuple[str, ...] = getattr(payload, f"{kind.value}s", ())
        if several:
            return several
        measure: str | None = getattr(payload, "measure", None)
        if measure is None:
            return None
        proposals = self._told[Subject.MEASURE].get(measure)
        if proposals is None:
            return ()
        # What a measure is tied to is told by the last that proposes it.
        tied: str | None = getattr(proposals[-1].payload, kind.value)
        return () if tied is None else (tied,)


def _answered(payload: Payload) -> Iterator[tuple[Subject, str]]:
    """Give what a payload proposes a measure for: a finding, an effect or a plan."""
    if isinstance(payload, MeasureProposed):
        for kind in ANSWERED:
            key: str | None = getattr(payload, kind.value)
            if key is not None:
                yield kind, key


def _put(events: dict[str, list[Event]], key: str, event: Event) -> None:
    insort(events.setdefault(key, []), event, key=_IN_TIME)


def _take(events: dict[str, list[Event]], key: str, event: Event) -> None:
    del events[key][bisect_left(events[key], event.place_in_time, key=_IN_TIME)]
    if not events[key]:
        del events[key]


def _by_began(life: Life) -> tuple[date, int]:
    return life.began.place_in_time


def _turn(began: Event, kind: Subject, key: str) -> _Turn:
    """Give when it is the turn of a subject among all of its kind."""
    return began.place_in_time, introduced(began.payload, kind).index(key), key
