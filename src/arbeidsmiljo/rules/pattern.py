"""Patterns: which events a constraint speaks of."""

from enum import Enum
from typing import Self

from attrs import fields_dict, frozen

from arbeidsmiljo.errors import InvalidValueError
from arbeidsmiljo.model.events import Event, MeetingHeld, Payload, StepTaken
from arbeidsmiljo.model.identifiers import MeetingKey, StepKey


@frozen(kw_only=True)
class Equals:
    """A condition: a field of the payload has one of some values.

    Attributes:
        field: A field of the payload class.
        values: The values that meet the condition, as text.
    """

    field: str
    values: tuple[str, ...]

    def holds(self, payload: Payload) -> bool:
        """Tell whether a payload meets the condition."""
        value = getattr(payload, self.field)
        return (str(value.value) if isinstance(value, Enum) else str(value)) in self.values


@frozen(kw_only=True)
class Pattern:
    """Events of one activity that meet every condition.

    Attributes:
        activity: The payload's activity.
        where: Conditions on its fields.
    """

    activity: str
    where: tuple[Equals, ...] = ()

    @classmethod
    def of(cls, payload: type[Payload], **fields: str | tuple[str, ...]) -> Self:
        """Write a pattern as it is thought: `Pattern.of(MeetingHeld, meeting="amu-first")`.

        Args:
            payload: The payload class.
            **fields: Field to the value, or the values, that count.

        Raises:
            InvalidValueError: The payload has no such field.
        """
        known = set(fields_dict(payload))
        for name in fields:
            if name not in known:
                message = f"{payload.__name__} has no field {name!r}; it has {sorted(known)}"
                raise InvalidValueError(message)
        return cls(
            activity=payload.activity,
            where=tuple(
                Equals(field=name, values=(value,) if isinstance(value, str) else value)
                for name, value in sorted(fields.items())
            ),
        )

    def matches(self, event: Event) -> bool:
        """Tell whether an event is one of these."""
        return event.payload.activity == self.activity and all(
            condition.holds(event.payload) for condition in self.where
        )


def held(*meetings: str) -> Pattern:
    """Events in which one of these meetings was held."""
    return Pattern.of(MeetingHeld, meeting=tuple(MeetingKey(key) for key in meetings))


def taken(step: str) -> Pattern:
    """Events in which a step was taken."""
    return Pattern.of(StepTaken, step=StepKey(step))
