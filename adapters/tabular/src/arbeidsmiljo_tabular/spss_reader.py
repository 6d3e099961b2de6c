"""Reads one SPSS file: a program of its own, since a file can bring the library down that reads it.

The file comes in, and the table goes out as lines of JSON, one for each column; or the last line
says what is wrong. Values that SPSS counts as missing are left out, and so are their labels.
"""

import io
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Protocol, cast

MOST_CELLS: Final = 50_000_000
"""200,000 people and 200 questions have 40 million."""
_MOST_MEMORY: Final = 6 * 1024**3
"""Bytes of addresses; what the largest table takes, twice."""
_MOST_SECONDS: Final = 300
_OF_TIME: Final = re.compile(
    r"(?:[AEJS]?DATE|QYR|MOYR|WKYR|DATETIME|YMDHMS|[MD]?TIME|WKDAY|MONTH)\d", re.IGNORECASE
)
"""SPSS's formats of dates and times, as they begin."""


class _Found(Protocol):
    """The part that is used here of what the library tells of a file."""

    column_names: list[str]
    column_names_to_labels: Mapping[str, str | None]
    number_rows: int | None
    variable_value_labels: Mapping[str, Mapping[float | str, str]]
    missing_ranges: Mapping[str, Sequence[Mapping[str, float | str]]]
    original_variable_types: Mapping[str, str | None]


def main() -> None:
    """Read the file from the input, and write the table to the output."""
    _keep_within_bounds()
    data = io.BytesIO(sys.stdin.buffer.read())
    # What the library writes on the way is none of the answer.
    answer, sys.stdout = sys.stdout, sys.stderr
    try:
        for line in _lines(data):
            answer.write(json.dumps(line) + "\n")
    except MemoryError:
        answer.write(json.dumps({"wrong": "large"}) + "\n")
    answer.flush()


def _keep_within_bounds() -> None:
    """Let the system stop this program where it takes too much; not every system can."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, _MOST_MEMORY),
        (resource.RLIMIT_CPU, _MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (least, hard))


def _lines(data: io.BytesIO) -> Iterator[Mapping[str, object]]:
    """Give the columns, or what is wrong.

    Raises:
        MemoryError: The table takes more than there is for it.
    """
    import pyreadstat

    try:
        _, found = pyreadstat.read_sav(
            data,
            metadataonly=True,
            user_missing=True,
            disable_datetime_conversion=True,
            output_format="dict",
        )
        told = cast("_Found", found)
        width = len(told.column_names)
        if not width:
            yield {"wrong": "empty"}
            return
        if width * (told.number_rows or 0) > MOST_CELLS:
            yield {"wrong": "large"}
            return
        data.seek(0)
        columns, _ = pyreadstat.read_sav(
            data,
            disable_datetime_conversion=True,
            output_format="dict",
            # A file need not tell how many rows it has.
            row_limit=MOST_CELLS // width + 1,
        )
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - damage is met with whatever the library stumbles on
        yield {"wrong": "damaged"}
        return
    if sum(len(column) for column in columns.values()) > MOST_CELLS:
        yield {"wrong": "large"}
        return
    for name in told.column_names:
        yield {
            "heading": name,
            "label": told.column_names_to_labels.get(name) or "",
            "labels": _labels(told, name),
            "is_time": bool(_OF_TIME.match(told.original_variable_types.get(name) or "")),
            "cells": [_plain(cell) for cell in columns.pop(name)],
        }


def _labels(told: _Found, name: str) -> list[tuple[float, str]]:
    """Give the labels of the values that are answers."""
    missing = told.missing_ranges.get(name, ())
    return [
        (float(value), label)
        for value, label in told.variable_value_labels.get(name, {}).items()
        if not isinstance(value, str) and not _is_missing(value, missing)
    ]


def _is_missing(value: float, missing: Sequence[Mapping[str, float | str]]) -> bool:
    for one in missing:
        low, high = one["lo"], one["hi"]
        if not isinstance(low, str) and not isinstance(high, str) and low <= value <= high:
            return True
    return False


def _plain(cell: object) -> str | float | None:
    """Give what JSON can hold; a number that is none is nothing."""
    if isinstance(cell, str):
        return cell.strip() or None
    if isinstance(cell, int | float):
        return float(cell) if cell == cell else None  # noqa: PLR0124 - NaN is not equal to itself
    return None


if __name__ == "__main__":
    main()
