"""Telling: what events are, in words, with the names that a method gives to things."""

from functools import reduce
from types import MappingProxyType
from typing import Final

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import StepTaken
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process.conditions_told import any_of_them, told_condition, told_values
from arbeidsmiljo.process.in_view import EventInView
from arbeidsmiljo.process.labels import ACTIVITIES
from arbeidsmiljo.process.values_told import value_label
from arbeidsmiljo.rules.pattern import AnyCondition, Equals, Pattern
from arbeidsmiljo.texts import text

_ABOUT: Final = text("{}: {}")
_WHICH: Final = text("{} ({})")
_FURTHER: Final = text("{}; {}")

_NAMED_BY: Final = MappingProxyType(
    {
        "meeting-held": "meeting",
        "meeting-planned": "meeting",
        "meeting-called": "meeting",
        "step-taken": "step",
        "document-prepared": "document",
        "report-released": "report",
        "parameter-set": "parameter",
        "measure-moved": "to",
        "plan-reviewed": "state",
    }
)
"""The field of a payload that says which it was."""


def named_by(activity: str) -> str | None:
    """Give the field of a payload that says which meeting, step, … it was; None for none."""
    return _NAMED_BY.get(activity)


def label_of(activity: str, key: str, method: Method) -> Text:
    """Give what an event was about by its label; the key itself where nobody knows it.

    Args:
        activity: The payload's activity.
        key: The value of the field that `named_by` gives.
        method: Gives the labels of its parts.
    """
    return value_label(activity, _NAMED_BY.get(activity, ""), key, method)


def activity_label(activity: str, method: Method) -> Text:
    """Give what an activity is called: by the core, or by the method whose own it is."""
    label = ACTIVITIES.get(activity)
    return method.payload(activity).label if label is None else label


def told_event(event: EventInView, method: Method) -> Text:
    """Say what happened: `meeting held: AMU discusses the results`."""
    if not event.about:
        return activity_label(event.activity, method)
    label = label_of(event.activity, event.about, method)
    return _told(event.activity, label, event.towards, method)


def _told(activity: str, label: Text, towards: str, method: Method) -> Text:
    """Put together what was done, and about what; the label of a step says both."""
    if activity != StepTaken.activity:
        return _ABOUT.format(activity_label(activity, method), label)
    return _WHICH.format(label, method.actor(towards).label) if towards else label


def told_pattern(pattern: Pattern, method: Method) -> Text:
    """Say which events a pattern is about, in words, with all that it asks of them."""
    return any_of_them(_told_part(part, method) for part in pattern.parts)


def _told_part(part: Pattern, method: Method) -> Text:
    """Say it of one activity: `meeting held: AMU discusses the results (without points: …)`."""
    field = _NAMED_BY.get(part.activity)
    named = next(
        (one for one in part.where if isinstance(one, Equals) and one.field == field), None
    )
    said = activity_label(part.activity, method)
    of: tuple[str, ...] = ()
    if named is not None:
        of = named.values
        label = any_of_them(told_values(part.activity, named.field, of, method))
        said = _told(part.activity, label, "", method)
    more = [
        _told_condition(condition, part.activity, method, of)
        for condition in part.where
        if condition is not named
    ]
    return _WHICH.format(said, reduce(_FURTHER.format, more)) if more else said


def _told_condition(
    condition: AnyCondition, activity: str, method: Method, of: tuple[str, ...]
) -> Text:
    if isinstance(condition, Equals) and condition.field == "towards":
        return any_of_them(told_values(activity, condition.field, condition.values, method))
    return told_condition(condition, activity, method, of=of)
