"""Documents: what a JSON or TOML reader gives, before it is made into values."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TypeGuard

Document = Mapping[str, object]
"""A parsed JSON object or TOML table."""


def is_document(value: object) -> TypeGuard[Document]:
    """Tell whether a value from a JSON or TOML reader is an object or table."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Tell whether a value from a JSON or TOML reader is a list."""
    return isinstance(value, list)


def _kind_of(value: object) -> str:
    """Say what a value of a document is, in the words of somebody who wrote it."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case str():
            return "text"
        case int() | float():
            return "a number"
        case datetime():
            return "a date with a time"
        case date():
            return "a date"
        case list() | tuple():
            return "a list"
        case _:
            return "a table" if is_document(value) else type(value).__name__


def unexpected(wanted: str, value: object) -> TypeError:
    """Make the error that says what a value of a document is, and what to give instead."""
    return TypeError(f"is {_kind_of(value)}; give {wanted}")
