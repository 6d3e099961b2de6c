"""The measures of a process, as its journal tells them."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from arbeidsmiljo.model.events import (
    Event,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
)
from arbeidsmiljo.model.identifiers import MeasureId, UnitId
from arbeidsmiljo.model.measures import Measure, MeasureState


def measures(events: Iterable[Event], top: UnitId) -> Mapping[MeasureId, Measure]:
    """Follow every measure from its proposal to where it is now.

    Args:
        events: What is known, in the order in which it happened.
        top: The top unit, whose measures are those of the events without a unit.

    Returns:
        Measures by id, in the order in which they were proposed.
    """
    found: dict[MeasureId, Measure] = {}
    for event in events:
        payload = event.payload
        if isinstance(payload, MeasureProposed):
            found[payload.measure] = Measure(
                id=payload.measure,
                unit=event.unit or top,
                state=MeasureState.PROPOSED,
                wording=payload.wording,
                finding=payload.finding,
                finding_wording=payload.finding_wording,
                kind=payload.kind,
                effect=payload.effect,
                effect_wording=payload.effect_wording,
                sensitive=payload.sensitive,
            )
        elif isinstance(payload, MeasureDecided) and payload.measure in found:
            found[payload.measure] = evolve(
                found[payload.measure],
                state=MeasureState.DECIDED,
                owner=payload.owner,
                due=payload.due,
            )
        elif isinstance(payload, MeasureMoved) and payload.measure in found:
            found[payload.measure] = evolve(found[payload.measure], state=payload.to)
    return found


def without_sensitive(events: Sequence[Event], top: UnitId) -> tuple[Event, ...]:
    """Leave out the events of sensitive measures and findings.

    Args:
        events: What is known, in the order in which it happened.
        top: The top unit.
    """
    hidden = {one.id for one in measures(events, top).values() if one.sensitive}
    return tuple(
        event
        for event in events
        if not (
            (
                isinstance(event.payload, (MeasureProposed, MeasureDecided, MeasureMoved))
                and event.payload.measure in hidden
            )
            or (isinstance(event.payload, FindingRecorded) and event.payload.sensitive)
        )
    )
