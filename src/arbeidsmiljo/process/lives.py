"""Lives: what events are about is told of once, goes on in its own unit, and keeps its secrets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from arbeidsmiljo.errors import InvalidEventError, NotFoundError
from arbeidsmiljo.model.events import (
    EffectForgone,
    Event,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    Payload,
    PlanCompleted,
    PlanDrawnUp,
    PlanReviewed,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.reorganisation import REORGANISATIONS, OrganisationHistory
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.process.measures import goes_on_to, is_sensitive, measures, sensitive_findings
from arbeidsmiljo.process.standing import Standing
from arbeidsmiljo.rules.subjects import introduced, named

_LIVED_BY: Final[Mapping[Subject, tuple[type[Payload], ...]]] = MappingProxyType(
    {
        Subject.FINDING: (FindingRecorded,),
        Subject.MEASURE: (MeasureProposed, MeasureDecided, MeasureMoved),
        Subject.EFFECT: (WantedEffectSet, EffectForgone),
        Subject.PLAN: (PlanDrawnUp, PlanReviewed, PlanCompleted),
    }
)
"""The payloads that the life of a subject consists of; others may be about it, anywhere."""

_Key = tuple[Subject, str]


def check_named(event: Event, standing: Standing) -> None:
    """Refuse an event about a finding, measure, effect or plan that nothing tells of.

    Args:
        event: What happened.
        standing: The events that stand, this one among them.

    Raises:
        NotFoundError: It names such a one.
    """
    for kind, name in named(event.payload):
        if not standing.tells_of(kind, name):
            raise NotFoundError(kind.value, name, _told_of(standing, event, kind))
    subject: str | None = getattr(event.payload, "subject", None)
    if subject is not None and not any(standing.tells_of(kind, subject) for kind in Subject):
        raise NotFoundError("subject", subject, _told_of(standing, event, *Subject))


def _told_of(standing: Standing, refused: Event, *kinds: Subject) -> set[str]:
    """Give all subjects of some kinds, but those that only an event that is refused tells of."""
    return {
        name
        for event in standing.events
        if event is not refused
        for kind in kinds
        for name in introduced(event.payload, kind)
    }


def check_lives(
    standing: Standing, concerned: Iterable[Event], history: OrganisationHistory
) -> None:
    """Refuse what makes a life that no finding, measure, effect or plan can have.

    Args:
        standing: The events that would stand.
        concerned: The event that is recorded, and the one that it takes the place of.
        history: The organisation at each moment, as it would be.

    Raises:
        InvalidEventError: A subject is told of twice, or in another unit than its own, or after
            something happened to it, or a measure goes on where it cannot.
    """
    moved = any(isinstance(event.payload, REORGANISATIONS) for event in concerned)
    keys = {_lived(event) for event in (standing.events if moved else concerned)}
    for kind, name in sorted(key for key in keys if key is not None):
        life = [event for event in standing.about(name) if _lived(event) == (kind, name)]
        if kind is Subject.MEASURE:
            _check_states(life)
        telling = [event for event in life if introduced(event.payload, kind)]
        if telling:
            _check_told(kind, name, life, telling)
            _check_unit(kind, name, life, telling[0].unit or history.top(), history)
    for event in concerned:
        for kind in Subject:
            for name in introduced(event.payload, kind):
                _check_left(kind, name, standing.about(name))


def check_secrets(standing: Standing, *, concerned: Iterable[Event], top: UnitId) -> None:
    """Refuse what would lay open a finding or a measure that was sensitive once.

    Args:
        standing: The events that would stand, and all that was ever recorded.
        concerned: The event that is recorded, and the one that it takes the place of.
        top: The top unit.

    Raises:
        InvalidEventError: What was recorded as sensitive, or for a sensitive finding, would be
            there, and not be so any more; or a measure is proposed openly for such a finding.
    """
    if not any(isinstance(one.payload, (FindingRecorded, MeasureProposed)) for one in concerned):
        return
    names = _tied(concerned, standing)
    events, journal = standing.about(*names), standing.ever_about(*names)
    once, now = sensitive_findings(journal), sensitive_findings(events)
    for one in concerned:
        payload = one.payload
        if not isinstance(payload, MeasureProposed) or payload.sensitive:
            continue
        if payload.finding in now and standing.stands(one):
            message = (
                f"measure {payload.measure!r} answers finding {payload.finding!r}, which is "
                "sensitive; record it as sensitive too"
            )
            raise InvalidEventError(message)
    told = {name for one in events for name in introduced(one.payload, Subject.FINDING)}
    open_now = sorted((once & told) - now)
    if open_now:
        message = (
            f"finding {open_now[0]!r} was sensitive, and stays so; record it as sensitive, or give "
            "another name to what may be told of"
        )
        raise InvalidEventError(message)
    after = measures(events, top)
    for event in journal:
        payload = event.payload
        if isinstance(payload, MeasureProposed) and (payload.sensitive or payload.finding in once):
            measure = after.get(payload.measure)
            if measure is not None and not is_sensitive(measure, now):
                message = (
                    f"measure {measure.id!r} was sensitive, or for a sensitive finding, and stays "
                    "so; record it as sensitive, or give another name to what may be distributed"
                )
                raise InvalidEventError(message)


def _tied(concerned: Iterable[Event], standing: Standing) -> set[str]:
    """Give the findings and measures that were ever tied to those that events tell of."""
    names = {name for event in concerned for name in _of_secrets(event)}
    while True:
        tied = {name for event in standing.ever_about(*names) for name in _of_secrets(event)}
        if tied <= names:
            return names
        names |= tied


def _of_secrets(event: Event) -> Iterator[str]:
    """Give the finding and the measure that an event tells of."""
    payload = event.payload
    if isinstance(payload, (FindingRecorded, MeasureProposed)) and payload.finding is not None:
        yield payload.finding
    if isinstance(payload, MeasureProposed):
        yield payload.measure


def _lived(event: Event) -> _Key | None:
    """Give the subject whose life an event is a part of."""
    for kind, payloads in _LIVED_BY.items():
        if isinstance(event.payload, payloads):
            return kind, str(getattr(event.payload, kind.value))
    return None


def _told(event: Event) -> str:
    return f"event {event.id!r} ({event.activity}) on {event.happened}"


def _check_states(life: Iterable[Event]) -> None:
    state: MeasureState | None = None
    for event in life:
        payload = event.payload
        if isinstance(payload, MeasureProposed):
            state = state or MeasureState.PROPOSED
        elif isinstance(payload, (MeasureDecided, MeasureMoved)):
            later = payload.to if isinstance(payload, MeasureMoved) else MeasureState.DECIDED
            if state is None or not (
                goes_on_to(state, later)
                if isinstance(payload, MeasureDecided)
                else state.may_become(later)
            ):
                message = (
                    f"measure {payload.measure!r} cannot become {later} on {event.happened}: by "
                    f"then it is {state or 'not proposed'}"
                )
                raise InvalidEventError(message)
            if state.may_become(later):
                state = later


def _check_told(kind: Subject, name: str, life: Sequence[Event], telling: Sequence[Event]) -> None:
    """Refuse what is told of too late, or twice; of a finding more may be told later."""
    first = telling[0]
    if life[0].happened < first.happened:
        message = (
            f"{_told(life[0])}: {kind} {name!r} was told of first on {first.happened}; give that "
            "day or a later one"
        )
        raise InvalidEventError(message)
    if len(telling) > 1 and kind is not Subject.FINDING:
        before, again = sorted(telling, key=lambda event: event.sequence)[:2]
        message = (
            f"{_told(again)}: {kind} {name!r} was told of before, by event {before.id!r}; give "
            "another name, or correct that event"
        )
        raise InvalidEventError(message)


def _check_unit(
    kind: Subject, name: str, life: Iterable[Event], unit: UnitId, history: OrganisationHistory
) -> None:
    """Refuse what is done to a subject in a unit that is not its own, and has not inherited it."""
    for event in life:
        place = event.unit or history.top()
        if place not in (unit, *history.up_to(event.happened).heirs_of(unit)):
            message = (
                f"{_told(event)}: {kind} {name!r} is one of unit {unit!r}, not of {place!r}; "
                "record it in its own unit (if the event stands already, correct it first), or "
                "give another name"
            )
            raise InvalidEventError(message)


def _check_left(kind: Subject, name: str, events: Iterable[Event]) -> None:
    """Refuse that something is about a subject of which nothing tells any more."""
    about = list[Event]()
    for event in events:
        if name in introduced(event.payload, kind):
            return
        if (kind, name) in named(event.payload) or getattr(event.payload, "subject", "") == name:
            about.append(event)
    for event in about:
        message = (
            f"{_told(event)} is about {kind} {name!r}, of which nothing would tell any more; "
            "correct or retract that event first"
        )
        raise InvalidEventError(message)
