"""What is wrong with a document, each problem at its place in it."""

from collections.abc import Iterator, Mapping
from typing import cast

from cattrs import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from arbeidsmiljo.errors import Problem

ROOT = "$"


def problems_of(
    error: BaseException, keys: Mapping[type, Mapping[str, str]], path: str = ROOT
) -> Iterator[Problem]:
    """Take apart what the converter raised, as `cattrs.transform_error` does.

    Args:
        error: The error of the converter, with all the errors inside it.
        keys: For each class, what its attributes are called in documents where the names
            differ.
        path: Where in the document the value stands that the error is about.

    Yields:
        One problem for each thing that is wrong.
    """
    if isinstance(error, ClassValidationError):
        renamed = keys.get(error.cl, {})
        noted, others = error.group_exceptions()
        for inner, note in noted:
            name = renamed.get(note.name, note.name)
            yield from problems_of(inner, keys, f"{path}.{name}")
        for inner in others:
            yield from problems_of(inner, keys, path)
    elif isinstance(error, IterableValidationError):
        noted_items, others = error.group_exceptions()
        for inner, place in noted_items:
            yield from problems_of(inner, keys, f"{path}[{place.index!r}]")
        for inner in others:
            yield from problems_of(inner, keys, path)
    elif isinstance(error, ForbiddenExtraKeysError):
        # A document from elsewhere may have keys that are no text; they are shown as they are.
        for key in sorted(cast("set[object]", error.extra_fields), key=str):
            yield Problem(f"{path}.{key}", "is not a key that belongs here; remove or rename it")
    else:
        yield _problem_of(error, path)


def _problem_of(error: BaseException, path: str) -> Problem:
    """Say what is wrong by an error that has no others inside it."""
    if isinstance(error, KeyError):
        return Problem(path, "is missing")
    if isinstance(error, RecursionError):
        return Problem(ROOT, "is nested too deeply")
    return Problem(path, str(error))


def is_within(where: str, place: str) -> bool:
    """Tell whether a place in a document is another or a part of it."""
    return where == place or (where.startswith(place) and where[len(place)] in ".[")
