"""What the values of an event's fields are called, by the names that a method gives to things."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import (
    FindingRecorded,
    MeasureMoved,
    MeasureProposed,
    PlanReviewed,
    ReportReleased,
)
from arbeidsmiljo.model.meetings import MeetingKind, Point, Step
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process.labels import (
    FINDING_KINDS,
    MEASURE_KINDS,
    MEASURE_STATES,
    PLAN_STATES,
    REPORTS,
)

_Kind = TypeVar("_Kind", bound=StrEnum)


def _actor(method: Method, value: str) -> Text:
    return method.actor(value).label


def _by_value(labels: Mapping[_Kind, Text]) -> Mapping[str, Text]:
    return {kind.value: label for kind, label in labels.items()}


_NAMED: Final[Mapping[str, Callable[[Method, str], Text]]] = MappingProxyType(
    {
        "meeting": lambda method, value: method.meeting(value).label,
        "step": lambda method, value: method.step(value).label,
        "document": lambda method, value: method.document(value).title,
        "parameter": lambda method, value: method.parameter(value).label,
        "rule": lambda method, value: method.rule(value).title,
        "attended": _actor,
        "towards": _actor,
    }
)
"""The fields that name a part of the method, and what that is called."""

_LISTED: Final[Mapping[tuple[str, str], Mapping[str, Text]]] = MappingProxyType(
    {
        (ReportReleased.activity, "report"): _by_value(REPORTS),
        (MeasureMoved.activity, "to"): _by_value(MEASURE_STATES),
        (PlanReviewed.activity, "state"): _by_value(PLAN_STATES),
        (FindingRecorded.activity, "kind"): _by_value(FINDING_KINDS),
        (MeasureProposed.activity, "kind"): _by_value(MEASURE_KINDS),
    }
)
"""The fields of payloads that hold one of a few things."""


def value_label(
    activity: str, field: str, value: str, method: Method, *, of: tuple[str, ...] = ()
) -> Text:
    """Give what a value is called; the value itself where nobody knows it.

    Args:
        activity: The payload's activity.
        field: A field of the payload.
        value: What is in it, as text.
        method: Gives the labels of its parts.
        of: The meetings or steps whose points are meant; none for any.
    """
    unknown = Text({"": value})
    if field == "points":
        return next((one.label for one in _points(method, of) if one.key == value), unknown)
    listed = _LISTED.get((activity, field))
    if listed is not None:
        return listed.get(value, unknown)
    named = _actor if (activity, field) == (ReportReleased.activity, "to") else _NAMED.get(field)
    try:
        return unknown if named is None else named(method, value)
    except NotFoundError:
        return unknown


def _points(method: Method, of: tuple[str, ...]) -> Iterator[Point]:
    """Give the points of some meetings or steps, or of all."""
    wholes: tuple[MeetingKind | Step, ...] = (*method.meetings, *method.steps)
    for whole in wholes:
        if not of or whole.key in of:
            yield from whole.points
