"""Documents: what a JSON or TOML reader gives, before it is made into values."""

from collections.abc import Mapping
from typing import TypeGuard

Document = Mapping[str, object]
"""A parsed JSON object or TOML table."""


def is_document(value: object) -> TypeGuard[Document]:
    """Tell whether a value from a JSON or TOML reader is an object or table."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Tell whether a value from a JSON or TOML reader is a list."""
    return isinstance(value, list)
