"""The measures of a process, as its journal tells them."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import cast

from attrs import evolve

from arbeidsmiljo.model.events import (
    DocumentPrepared,
    Event,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    Payload,
)
from arbeidsmiljo.model.identifiers import FindingId, MeasureId, UnitId
from arbeidsmiljo.model.measures import Measure, MeasureState
from arbeidsmiljo.model.method_payloads import (
    NOUNS,
    SUBJECTS,
    MethodPayload,
    payload_fields,
)
from arbeidsmiljo.model.unit_events import UnitMerged
from arbeidsmiljo.process.dispensations import DISPENSATIONS

OVER = (MeasureState.CLOSED, MeasureState.REJECTED)
"""The states in which the life of a measure is over: nothing is decided of it any more."""


def goes_on_to(state: MeasureState, later: MeasureState) -> bool:
    """Tell whether a measure may get from a state to another: until it is over, decided anew too.

    What is decided anew, with another owner or another day, stays as far as it has come.
    """
    return state.may_become(later) or (later is MeasureState.DECIDED and state not in OVER)


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
                plan=payload.plan,
                sensitive=payload.sensitive,
            )
        elif isinstance(payload, MeasureDecided) and payload.measure in found:
            found[payload.measure] = evolve(
                found[payload.measure],
                state=(
                    MeasureState.DECIDED
                    if found[payload.measure].state.may_become(MeasureState.DECIDED)
                    else found[payload.measure].state
                ),
                # What a later decision leaves out stays as it was.
                owner=payload.owner or found[payload.measure].owner,
                due=payload.due or found[payload.measure].due,
            )
        elif isinstance(payload, MeasureMoved) and payload.measure in found:
            found[payload.measure] = evolve(found[payload.measure], state=payload.to)
        elif isinstance(payload, UnitMerged) and payload.inherits:
            for key, measure in found.items():
                if measure.unit == event.unit:
                    found[key] = evolve(measure, unit=payload.into)
    return found


def without_sensitive(
    events: Sequence[Event], top: UnitId, *, told: Sequence[Event] | None = None
) -> tuple[Event, ...]:
    """Leave out what is about sensitive findings, and sensitive measures or measures for those.

    Args:
        events: What had happened, in the order in which it did.
        top: The top unit.
        told: What tells of the findings and measures that are sensitive, in the order in which
            it happened; None for `events`. What is known to be sensitive by now was so before.
    """
    told = events if told is None else told
    findings = sensitive_findings(told)
    known = measures(told, top)
    hidden = frozenset(one.id for one in known.values() if is_sensitive(one, findings))
    if not findings and not hidden:
        return tuple(events)
    all_findings = {one.payload.finding for one in told if isinstance(one.payload, FindingRecorded)}
    # A finding and a measure may have one name; who may see the one is told what is about it.
    names = {*findings, *hidden} - (all_findings - findings) - (known.keys() - hidden)
    secret: Mapping[str, Container[object]] = {"finding": findings, "measure": hidden}

    def is_about_hidden(event: Event) -> bool:
        payload = event.payload
        if isinstance(payload, DISPENSATIONS):
            return payload.subject in names
        if isinstance(payload, MethodPayload) and _names_only(payload, secret):
            return True
        return (
            getattr(payload, "measure", None) in hidden
            or getattr(payload, "finding", None) in findings
        )

    def silent(event: Event) -> Event:
        payload = event.payload
        if not isinstance(payload, (DocumentPrepared, MethodPayload)):
            return event
        shown: dict[str, object] = {
            f"{noun}s": tuple(one for one in getattr(payload, f"{noun}s") if one not in unsaid)
            for noun, unsaid in secret.items()
            if hasattr(payload, f"{noun}s")
        }
        remaining = cast("Callable[..., Payload]", evolve)(payload, **shown)
        return evolve(event, payload=remaining)

    return tuple(silent(event) for event in events if not is_about_hidden(event))


def _names_only(payload: MethodPayload, secret: Mapping[str, Container[object]]) -> bool:
    """Tell whether all that a method's own payload is about must not be told of."""
    told = [
        value in secret.get(NOUNS[field.kind], ())
        for field in payload_fields(type(payload))
        if field.kind in SUBJECTS
        for value in field.values(payload)
    ]
    return bool(told) and all(told)


def sensitive_findings(events: Iterable[Event]) -> frozenset[FindingId]:
    """Give the findings that must not be told of outside the matter itself."""
    return frozenset(
        event.payload.finding
        for event in events
        if isinstance(event.payload, FindingRecorded) and event.payload.sensitive
    )


def is_sensitive(measure: Measure, findings: Container[FindingId | None]) -> bool:
    """Tell whether a measure must not be distributed, given the sensitive findings."""
    return measure.sensitive or measure.finding in findings


def measure_of(event: Event | None) -> MeasureId | None:
    """Tell which measure an event is about; None for none."""
    if event is not None and isinstance(
        event.payload, (MeasureProposed, MeasureDecided, MeasureMoved)
    ):
        return event.payload.measure
    return None
