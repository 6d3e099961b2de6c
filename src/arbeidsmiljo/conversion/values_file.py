"""The values of a template's fields, from a file: TOML or JSON, field key to value.

In TOML a day is written as one, and rows, charts and pictures as tables::

    unit-name = "Seksjon for drift"
    meeting-day = 2026-03-02
    findings = ["Rollene er uklare", "Støtten er god"]

    [[measures]]
    "Beskriv tiltaket" = "Felles morgenmøte"
    "Frist" = 2026-04-15

    [results]
    title = "Resultater"
    categories = ["Mestring", "Støtte"]
    series = [{ name = "Enheten", values = [4.2, 3.9] }]

    [logo]
    picture = "bilder/logo.png"
    alternative = "Logoen til etaten"

A picture stands in a file of its own, which is named from the folder that the values are in; one
that says nothing has `decorative = true` in the place of its alternative text.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final, TypeAlias, cast

from attrs import frozen

from arbeidsmiljo.conversion.converter import structure
from arbeidsmiljo.conversion.toml_text import parse_toml
from arbeidsmiljo.errors import (
    ArbeidsmiljoError,
    InvalidInputError,
    InvalidValueError,
    Problem,
)
from arbeidsmiljo.model.documents import Chart, Picture, Value

ReadPicture: TypeAlias = Callable[[str], bytes]
"""Gives the bytes of a picture, by its path from the folder that the values are in."""

_SCALARS: Final = (str, int, float, date)
_WHAT: Final = (
    "is none of text, a number, a day, a list of these, a list of rows, a chart with "
    "categories and series, or a picture with its alternative text"
)


@frozen(kw_only=True)
class _PictureFile:
    """A picture as the values tell of it; the attributes are those of `Picture`."""

    picture: str
    alternative: str = ""
    decorative: bool = False


def values_from_toml(
    text: str, *, source: str, read_picture: ReadPicture | None = None
) -> Mapping[str, Value]:
    """Read values from TOML.

    Args:
        text: The text of the file.
        source: What to call it in errors: a file name.
        read_picture: Reads the pictures that the values name; None where there can be none.

    Returns:
        Field key to value.

    Raises:
        InvalidInputError: All that is wrong with it.
    """
    return _values(parse_toml(text, source=source), source, read_picture)


def values_from_json(
    text: str, *, source: str, read_picture: ReadPicture | None = None
) -> Mapping[str, Value]:
    """Read values from JSON, where days are text and stay so.

    Args:
        text: The text of the file.
        source: What to call it in errors: a file name.
        read_picture: Reads the pictures that the values name; None where there can be none.

    Returns:
        Field key to value.

    Raises:
        InvalidInputError: All that is wrong with it.
    """
    try:
        document: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidInputError(source, [Problem("$", f"not JSON: {error}")]) from error
    if not isinstance(document, dict):
        raise InvalidInputError(source, [Problem("$", "is no object of field keys and values")])
    return _values(cast("Mapping[str, object]", document), source, read_picture)


def _values(
    document: Mapping[str, object], source: str, read_picture: ReadPicture | None
) -> Mapping[str, Value]:
    found: dict[str, Value] = {}
    problems: list[Problem] = []
    for key, value in document.items():
        where = f"$.{key}"
        if isinstance(value, Mapping):
            table = cast("Mapping[str, object]", value)
            try:
                if "picture" in table:
                    found[key] = _picture(table, source, read_picture)
                else:
                    found[key] = structure(table, Chart, source=source)
            except InvalidInputError as error:
                problems += (Problem(f"{where}{one.where[1:]}", one.what) for one in error.problems)
            except ArbeidsmiljoError as error:
                problems.append(Problem(where, str(error)))
        elif faults := tuple(_faults(value, where)):
            problems += faults
        else:
            found[key] = cast("Value", value)
    if problems:
        raise InvalidInputError(source, problems)
    return found


def _picture(table: Mapping[str, object], source: str, read_picture: ReadPicture | None) -> Picture:
    named = structure(table, _PictureFile, source=source)
    if read_picture is None:
        raise InvalidValueError(
            "is a picture, and there is no folder to read it from; leave it out"
        )
    return Picture(
        data=read_picture(named.picture),
        alternative=named.alternative,
        decorative=named.decorative,
    )


def _faults(value: object, where: str) -> Iterator[Problem]:
    """Find what is no value of a field; a field says itself what it takes."""
    if isinstance(value, list):
        for number, item in enumerate(cast("list[object]", value)):
            if isinstance(item, Mapping):
                for column, cell in cast("Mapping[str, object]", item).items():
                    if not _is_scalar(cell):
                        yield Problem(
                            f"{where}[{number}].{column}", "is neither text nor number nor day"
                        )
            elif not _is_scalar(item):
                yield Problem(f"{where}[{number}]", _WHAT)
    elif not _is_scalar(value):
        yield Problem(where, _WHAT)


def _is_scalar(value: object) -> bool:
    return isinstance(value, _SCALARS) and not isinstance(value, bool)
