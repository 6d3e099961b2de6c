"""TOML as people write it: parsed, with the place of a mistake in it."""

import re
import tomllib
from typing import Final

from arbeidsmiljo.conversion.problems import WHOLE
from arbeidsmiljo.errors import InvalidInputError, Problem

_PLACE: Final = re.compile(r" \(at (?:(line \d+, column \d+)|end of document)\)$")


def parse_toml(text: str, *, source: str) -> dict[str, object]:
    """Parse TOML.

    Args:
        text: The text of the file; a byte order mark in front is passed over.
        source: What to call it in errors: a file name.

    Raises:
        InvalidInputError: It is not TOML; says the line and column.
    """
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        what, where = str(error), _end_of(text)
        if place := _PLACE.search(what):
            what, where = what[: place.start()], place[1] or where
    except RecursionError:
        where, what = WHOLE, "nested too deeply"
    except ValueError:  # as Python raises where a number is too long to be read
        where, what = WHOLE, "a number has too many digits"
    raise InvalidInputError(
        source,
        [Problem(where, f"not TOML: {what[:1].lower()}{what[1:]}")],
        "Correct that place first; TOML is explained at https://toml.io.",
    )


def _end_of(text: str) -> str:
    lines = text.split("\n")
    return f"line {len(lines)}, column {len(lines[-1]) + 1}"
