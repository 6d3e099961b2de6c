"""What the conditions of a pattern ask of an event, in words."""

from collections.abc import Iterable
from functools import reduce
from typing import Final

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import MeasureMoved
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process.labels import FIELDS
from arbeidsmiljo.process.values_told import value_label
from arbeidsmiljo.rules.pattern import AnyCondition, Equals, Given, Includes, Lacks
from arbeidsmiljo.texts import text

_MORE: Final = text("{}, {}")
_AND: Final = text("{} and {}")
_OR: Final = text("{} or {}")
_IS: Final = text("{}: {}")
_NOT: Final = text("not {}")
_ONWARDS: Final = text("{} or further")
_WITH: Final = text("with {}")
_WITHOUT: Final = text("without {}")
_NONE_OF: Final = text("{}: none of {}")
_SOME_MISSING: Final = text("{}: one or more missing of {}")
_SOME_NOT_GIVEN: Final = text("one or more missing: {}")
_NAMED: Final = text("where a condition of the method's own holds")
_NOT_NAMED: Final = text("where a condition of the method's own does not hold")


def all_of_them(texts: Iterable[Text]) -> Text:
    """Say several things that all hold: `this, that and another`."""
    return _joined(texts, _AND)


def any_of_them(texts: Iterable[Text]) -> Text:
    """Say several things of which one is enough: `this, that or another`."""
    return _joined(texts, _OR)


def _joined(texts: Iterable[Text], before_the_last: Text) -> Text:
    *others, last = texts
    return before_the_last.format(reduce(_MORE.format, others), last) if others else last


def told_values(
    activity: str, field: str, values: Iterable[str], method: Method, *, of: tuple[str, ...] = ()
) -> list[Text]:
    """Give what some values are called; all states of a measure from one on as that one and more.

    Args:
        activity: The payload's activity.
        field: The field that they are in.
        values: The values, as text.
        method: Gives the labels of its parts.
        of: The meetings or steps whose points are meant; none for any.
    """
    values = tuple(values)
    labels = [value_label(activity, field, value, method, of=of) for value in values]
    if (activity, field) == (MeasureMoved.activity, "to") and len(values) > 1:
        onwards = next((one.onwards for one in MeasureState if one == values[0]), ())
        if values == onwards:
            return [_ONWARDS.format(labels[0])]
    return labels


def told_condition(
    condition: AnyCondition, activity: str, method: Method, *, of: tuple[str, ...] = ()
) -> Text:
    """Say what a condition asks: `with wanted effect`, `without owner`.

    Args:
        condition: The condition.
        activity: The activity of the payloads that it is put to.
        method: Gives the labels of its parts.
        of: The meetings or steps that the payloads are of; none for any.
    """
    holds = not isinstance(condition, Lacks)
    inner = condition.condition if isinstance(condition, Lacks) else condition

    def values(field: str, of_field: tuple[str, ...]) -> list[Text]:
        return told_values(activity, field, of_field, method, of=of)

    match inner:
        case Equals():
            said = _told_equals(inner, values(inner.field, inner.values))
            return said if holds else _NOT.format(said)
        case Includes():
            return _told_includes(inner, values(inner.field, inner.values), holds=holds)
        case Given():
            fields = [field_label(name) for name in inner.fields]
            if holds:
                return _WITH.format(all_of_them(fields))
            said = _WITHOUT if len(fields) == 1 else _SOME_NOT_GIVEN
            return said.format(all_of_them(fields))
        case _:
            return _NAMED if holds else _NOT_NAMED


def _told_equals(condition: Equals, labels: list[Text]) -> Text:
    field = field_label(condition.field)
    match condition.field, condition.values:
        case _, ("True",):
            return field
        case _, ("False",):
            return _NOT.format(field)
        case "kind", _:
            return any_of_them(labels)
        case _:
            return _IS.format(field, any_of_them(labels))


def _told_includes(condition: Includes, labels: list[Text], *, holds: bool) -> Text:
    field = field_label(condition.field)
    if holds:
        return _IS.format(field, (any_of_them if condition.some else all_of_them)(labels))
    if len(labels) == 1:
        return _IS.format(field, _NOT.format(*labels))
    if condition.some:
        return _NONE_OF.format(field, any_of_them(labels))
    return _SOME_MISSING.format(field, all_of_them(labels))


def field_label(name: str) -> Text:
    """Give what a field of an event is called; its own name where nobody knows."""
    return FIELDS.get(name, Text({"": name}))
