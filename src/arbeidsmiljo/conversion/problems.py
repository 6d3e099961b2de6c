"""What is wrong with a document, each problem at its place in it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, cast

from cattrs import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from arbeidsmiljo.conversion.document import Document, is_document, is_list
from arbeidsmiljo.errors import Problem

ROOT = "$"
WHOLE: Final = "file"
"""What stands for the root of a document where its file is shown to people."""
_STEP: Final = re.compile(r"\.([^.\[\]]+)(?:\[(\d+)\])?")
""".key" or ".key[number]", one step of a path into a document."""
_PATH: Final = re.compile(rf"\$(?:{_STEP.pattern})*")
"""A path, as far as its keys have neither dots nor brackets in them."""


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


def in_words(problems: Iterable[Problem], document: Document) -> tuple[Problem, ...]:
    """Name the places in a document as those who wrote it do: `unit 's-101', employees`.

    Args:
        problems: What is wrong, each at a path such as `$.unit[1].employees`; other places stay.
        document: The document that the paths lead into.
    """
    return tuple(Problem(_in_words(one.where, document), one.what) for one in problems)


def _in_words(where: str, document: Document) -> str:
    path = _PATH.match(where)
    if path is None:
        return where
    steps = [*_steps(path[0], document), where[path.end() :].strip("[].")]
    return ", ".join(step for step in steps if step) or WHOLE


def _steps(path: str, document: object) -> Iterator[str]:
    """Name each step of a path: a member of a list by its id, or by its number from 1."""
    for key, number in _STEP.findall(path):
        document = document.get(key) if is_document(document) else None
        if not number:
            yield key
            continue
        document = document[int(number)] if is_list(document) else None
        name = document.get("id") if is_document(document) else None
        known = isinstance(name, str) and bool(name.strip())
        yield f"{key} {name!r}" if known else f"{key} {int(number) + 1}"
