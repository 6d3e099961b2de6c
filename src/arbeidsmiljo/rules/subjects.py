"""Subjects: the findings, measures, effects and plans of a process, and what events are about."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, TypeGuard

from attrs import evolve, frozen

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

TELLING: Final = frozenset((*INTRODUCED_BY.values(), MeasureMoved))
"""The payloads that begin or end lives of subjects, or tie them to others."""

MEASURE_STEPS: Final = (MeasureProposed, MeasureDecided, MeasureMoved)
"""The payloads that are steps in the life of a measure."""


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

    Args:
        events: What is known, in the order in which it happened.
        top: The top unit, whose events have no unit.
    """

    def __init__(self, events: Iterable[Event], top: UnitId) -> None:
        """Follow the events."""
        self._top = top
        self._lives: dict[Subject, dict[str, Life]] = {kind: {} for kind in Subject}
        self._proposals: dict[str, MeasureProposed] = {}
        self._rejects = False
        for event in events:
            self.observe(event)

    def observe(self, event: Event) -> None:
        """Take note of an event that comes after all others."""
        payload = event.payload
        for kind, lives in self._lives.items():
            for key in introduced(payload, kind):
                lives.setdefault(key, Life(id=key, unit=event.unit or self._top, began=event))
        if isinstance(payload, MeasureProposed):
            self._proposals[payload.measure] = payload
        elif is_rejection(payload):
            lives = self._lives[Subject.MEASURE]
            if payload.measure in lives:
                lives[payload.measure] = evolve(lives[payload.measure], ended=event)
                self._rejects = True

    @property
    def rejects(self) -> bool:
        """Whether any measure was rejected."""
        return self._rejects

    @staticmethod
    def is_told_by(kind: type[Payload]) -> bool:
        """Tell whether such payloads begin or end lives of subjects, or tie them to others."""
        return kind in TELLING

    def of(self, kind: Subject) -> Iterable[Life]:
        """Give all subjects of a kind, in the order in which they were told of."""
        return self._lives[kind].values()

    def life(self, kind: Subject, key: str) -> Life | None:
        """Give one subject; None where nothing has told of it."""
        return self._lives[kind].get(key)

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
                return (f"{payload.report}-{payload.to}",)
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
        proposal = self._proposals.get(measure)
        tied: str | None = None if proposal is None else getattr(proposal, kind.value)
        return () if tied is None else (tied,)
