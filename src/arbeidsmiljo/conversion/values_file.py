"""The values of a template's fields, from a file: TOML or JSON, field key to value.

In TOML a day is written as one, and rows and charts as tables::

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
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, cast

from arbeidsmiljo.conversion.converter import structure
from arbeidsmiljo.conversion.toml_text import parse_toml
from arbeidsmiljo.errors import InvalidInputError, InvalidValueError, Problem
from arbeidsmiljo.model.documents import Chart, Value

_SCALARS: Final = (str, int, float, date)
_WHAT: Final = (
    "is none of text, a number, a day, a list of these, a list of rows, or a chart with "
    "categories and series"
)


def values_from_toml(text: str, *, source: str) -> Mapping[str, Value]:
    """Read values from TOML.

    Args:
        text: The text of the file.
        source: What to call it in errors: a file name.

    Returns:
        Field key to value.

    Raises:
        InvalidInputError: All that is wrong with it.
    """
    return _values(parse_toml(text, source=source), source)


def values_from_json(text: str, *, source: str) -> Mapping[str, Value]:
    """Read values from JSON, where days are text and stay so.

    Args:
        text: The text of the file.
        source: What to call it in errors: a file name.

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
    return _values(cast("Mapping[str, object]", document), source)


def _values(document: Mapping[str, object], source: str) -> Mapping[str, Value]:
    found: dict[str, Value] = {}
    problems: list[Problem] = []
    for key, value in document.items():
        where = f"$.{key}"
        if isinstance(value, Mapping):
            try:
                chart = cast("Mapping[str, object]", value)
                found[key] = structure(chart, Chart, source=source)
            except InvalidInputError as error:
                problems += (Problem(f"{where}{one.where[1:]}", one.what) for one in error.problems)
            except InvalidValueError as error:
                problems.append(Problem(where, str(error)))
        elif faults := tuple(_faults(value, where)):
            problems += faults
        else:
            found[key] = cast("Value", value)
    if problems:
        raise InvalidInputError(source, problems)
    return found


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
