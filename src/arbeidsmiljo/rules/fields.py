"""Fields that a constraint reads by name: in conditions, to ask apart for, for its deadline."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from arbeidsmiljo.model.events import Payload
from arbeidsmiljo.model.method_payloads import payload_fields
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.alternation import AlternateResponse
from arbeidsmiljo.rules.case import Dated
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.qualified import Qualified
from arbeidsmiljo.rules.response import RespondedExistence, Response

PayloadsByActivity = Mapping[str, type[Payload]]
"""The payload classes that there are."""


def unknown_fields(constraint: Constraint, payloads: PayloadsByActivity) -> Iterator[str]:
    """Say of which fields nothing can be read where a constraint reads them.

    Args:
        constraint: What is asked.
        payloads: The payload classes of all that it speaks of.
    """
    for pattern in constraint.alphabet:
        for part in pattern.parts:
            yield from _of_conditions(part, payloads[part.activity])
    if isinstance(constraint, Qualified) and constraint.correlate:
        parts = (part for pattern in constraint.alphabet for part in pattern.parts)
        kinds = {payloads[part.activity] for part in parts}
        yield from _asked_apart(constraint.correlate, kinds)
    if isinstance(constraint, (Response, RespondedExistence, AlternateResponse)) and isinstance(
        constraint.within, Dated
    ):
        yield from _days(constraint.within.field, constraint.trigger, payloads)


def _of_conditions(part: Pattern, kind: type[Payload]) -> Iterator[str]:
    known = {field.name for field in payload_fields(kind)}
    for condition in part.where:
        for name in condition.fields:
            if name not in known:
                yield (
                    f"has a condition on {name!r}, a field that {part.activity} does not have; "
                    f"give one of {', '.join(sorted(known))}"
                )


def _asked_apart(correlate: Iterable[str], kinds: Iterable[type[Payload]]) -> Iterator[str]:
    names = {field.name for kind in kinds for field in payload_fields(kind)}
    known = {*names, *(kind.value for kind in Subject), "unit"}
    for name in correlate:
        if name not in known:
            yield (
                f"asks apart for each {name!r}, a field that nothing it speaks of has; give one "
                f"of {', '.join(sorted(known))}"
            )


def _days(name: str, trigger: Pattern, payloads: PayloadsByActivity) -> Iterator[str]:
    for activity in dict.fromkeys(part.activity for part in trigger.parts):
        fields = payload_fields(payloads[activity])
        days = [field.name for field in fields if field.kind is date and not field.several]
        if name not in days:
            yield (
                f"has its deadline in {name!r}, which is no day of {activity}; days there: "
                f"{', '.join(days) or 'none'}"
            )
