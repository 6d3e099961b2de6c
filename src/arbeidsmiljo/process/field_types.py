"""Types of fields: that what is recorded holds what its class says, before it is in the journal.

Classes do not check what they are given. What is of another type would be kept, and fail later
where it is used, or say something else than what was meant.
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Final, NewType, cast

from attrs import AttrsInstance, has

from arbeidsmiljo.errors import InvalidEventError
from arbeidsmiljo.model.events import Payload
from arbeidsmiljo.model.method_payloads import PayloadField, is_choice, payload_fields

_fields = cache(payload_fields)

_TAKEN: Final = {bool: "True or False", date: "a date without a time", int: "an int", str: "a str"}


def check_types(payload: Payload) -> None:
    """Refuse a payload in which a field holds something of another type than its own.

    Args:
        payload: What happened, in a class that is registered.

    Raises:
        InvalidEventError: The first such field: what was given in it, and what is taken.
    """
    for name, value, taken in _wrong(payload):
        message = _message(f"{payload.activity}: {name}", value, taken)
        raise InvalidEventError(message)


def check_day(what: str, on: object) -> None:
    """Refuse as a day what is none, such as a moment.

    Args:
        what: What it is the day of, for the error.
        on: What was given.

    Raises:
        InvalidEventError: It is no day.
    """
    if not _is(on, date):
        raise InvalidEventError(_message(what, on, _TAKEN[date]))


def check_moment(what: str, at: object) -> None:
    """Refuse as a moment what is none, such as a day.

    Args:
        what: What it is the moment of, for the error.
        at: What was given.

    Raises:
        InvalidEventError: It is no moment.
    """
    if not isinstance(at, datetime):
        raise InvalidEventError(_message(what, at, "a datetime with its time zone"))


def _message(what: str, value: object, taken: str) -> str:
    return f"{what} is {value!r}, of type {type(value).__name__}; give {taken}"


def _wrong(holder: AttrsInstance, inside: str = "") -> Iterator[tuple[str, object, str]]:
    """Give the fields that hold what they do not take: name, value, and what is taken."""
    for field in _fields(type(holder)):
        value: object = getattr(holder, field.name)
        name = f"{inside}{field.name}"
        if value is None and field.optional:
            continue
        if field.several:
            if not _are(value, field.kind):
                yield name, value, _taken(field, value)
        elif not _is(value, field.kind):
            yield name, value, _taken(field, value)
        elif has(type(value)):
            yield from _wrong(cast("AttrsInstance", value), f"{name}.")


def _is(value: object, kind: object) -> bool:
    """Tell whether a value is of a kind: a moment is no day here, nor a truth value a number."""
    if isinstance(kind, NewType):
        return isinstance(value, str)
    if kind is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return not isinstance(kind, type) or isinstance(value, kind)


def _are(value: object, kind: object) -> bool:
    """Tell whether a value holds several of a kind."""
    return isinstance(value, tuple) and all(
        _is(one, kind) for one in cast("tuple[object, ...]", value)
    )


def _taken(field: PayloadField, value: object) -> str:
    """Say what a field takes."""
    kind = field.kind
    if isinstance(kind, NewType):
        one = f"an id ({kind.__name__}), which is a str"
    elif is_choice(kind):
        meant = next((choice for choice in kind if choice == value), next(iter(kind)))
        one = f"a {kind.__name__}, such as {kind.__name__}.{meant.name}"
    else:
        one = _TAKEN.get(cast("type", kind)) or f"a {cast('type', kind).__name__}"
    if field.several:
        return f"a tuple, and in it {one}"
    return f"{one}, or None" if field.optional else one
