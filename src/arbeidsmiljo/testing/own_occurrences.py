"""What a method's own payloads tell of: values of their fields that its admission lets in."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from hypothesis.strategies import DrawFn

from arbeidsmiljo.model.events import Payload
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    DocumentKey,
    EffectId,
    FactorKey,
    FindingId,
    MeasureId,
    MeetingKey,
    ParameterKey,
    PersonId,
    PlanId,
    PublicationId,
    RoundId,
    RuleKey,
    StepKey,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.meetings import MeetingKind, Step
from arbeidsmiljo.model.method_payloads import PayloadField, is_choice, payload_fields
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.testing.process_days import ProcessDay, draw_day, maybe, pick, some

_SUBJECTS: Final[Mapping[object, Subject]] = {
    FindingId: Subject.FINDING,
    MeasureId: Subject.MEASURE,
    EffectId: Subject.EFFECT,
    PlanId: Subject.PLAN,
}


def draw_own(draw: DrawFn, day: ProcessDay) -> tuple[Payload, UnitId | None] | None:
    """Draw one of the method's own payloads, and where it happens.

    Args:
        draw: Hypothesis's.
        day: The process and the day; its method has payloads of its own.

    Returns:
        None where a field has to be given and nothing is there that it could name.
    """
    kind = pick(draw, day.process.method.payloads)
    units = day.units(kind.scope)
    values: dict[str, object] = {}
    for number, field in enumerate(payload_fields(kind)):
        if field.name == "points":
            continue
        things = _things(draw, day, field, number)
        if field.several:
            values[field.name] = some(draw, things)
        elif field.optional:
            values[field.name] = maybe(draw, things)
        elif things:
            values[field.name] = pick(draw, things)
        elif field.needed:
            return None
    if not units:
        return None
    if any(field.name == "points" for field in payload_fields(kind)):
        values["points"] = some(draw, _points(day, values))
    return kind(**values), pick(draw, units)


def _points(day: ProcessDay, values: dict[str, object]) -> list[str]:
    parts: tuple[MeetingKind | Step, ...] = (
        *day.process.method.meetings,
        *day.process.method.steps,
    )
    named = (values.get("meeting"), values.get("step"))
    return [point.key for part in parts if part.key in named for point in part.points]


def _things(draw: DrawFn, day: ProcessDay, field: PayloadField, number: int) -> Sequence[object]:
    """Give what there is on the day that a field may hold."""
    method = day.process.method
    if is_choice(field.kind):
        return list(field.kind)
    if field.kind in _SUBJECTS:
        return day.told(_SUBJECTS[field.kind])
    known: dict[object, Sequence[object]] = {
        ActorKey: [one.key for one in method.actors],
        DocumentKey: [one.key for one in method.documents],
        FactorKey: [one.key for one in method.questionnaire.factors],
        MeetingKey: [one.key for one in method.meetings],
        ParameterKey: [one.key for one in method.parameters],
        PersonId: [unit.leader for unit in day.organisation.units if unit.leader]
        or [PersonId("leder-ny")],
        PublicationId: ["p1"],
        RoundId: ["r1"],
        RuleKey: [one.key for one in method.rules],
        StepKey: [one.key for one in method.steps],
        TextId: [day.text(number)],
        UnitId: [unit.id for unit in day.organisation.units],
        bool: [False, True],
        int: [0, 1, 12],
    }
    return [draw_day(draw)] if field.kind is date else known[field.kind]
