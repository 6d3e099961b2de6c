"""Telling: what events are, in words, with the names that a method gives to things."""

from types import MappingProxyType
from typing import Final

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.distribution import ReportLevel
from arbeidsmiljo.model.events import StepTaken
from arbeidsmiljo.model.measures import MeasureState, PlanState
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process.in_view import EventInView
from arbeidsmiljo.process.labels import ACTIVITIES, MEASURE_STATES, PLAN_STATES, REPORTS
from arbeidsmiljo.rules.pattern import Equals, Pattern
from arbeidsmiljo.texts import text

_ABOUT: Final = text("{}: {}")
_OR: Final = text("{} or {}")
_WITH: Final = text("{} ({})")

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
    try:
        match _NAMED_BY.get(activity):
            case "meeting":
                return method.meeting(key).label
            case "step":
                return method.step(key).label
            case "document":
                return method.document(key).title
            case "parameter":
                return method.parameter(key).label
            case "report":
                return REPORTS[ReportLevel(key)]
            case "to":
                return MEASURE_STATES[MeasureState(key)]
            case "state":
                return PLAN_STATES[PlanState(key)]
            case _:
                return Text({"": key})
    except (NotFoundError, ValueError):
        return Text({"": key})


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
    return _WITH.format(label, method.actor(towards).label) if towards else label


def told_pattern(pattern: Pattern, method: Method) -> Text:
    """Say which events a pattern is about, in words."""
    told: Text | None = None
    for part in pattern.parts:
        for one in _told_part(part, method):
            told = one if told is None else _OR.format(told, one)
    return activity_label(pattern.activity, method) if told is None else told


def _told_part(part: Pattern, method: Method) -> list[Text]:
    equal = {one.field: one.values for one in part.where if isinstance(one, Equals)}
    keys = equal.get(_NAMED_BY.get(part.activity, ""), ())
    if not keys:
        return [activity_label(part.activity, method)]
    labels = [label_of(part.activity, key, method) for key in keys]
    towards = next(iter(equal.get("towards", ())), "")
    return [_told(part.activity, labels[0], towards, method), *labels[1:]]
