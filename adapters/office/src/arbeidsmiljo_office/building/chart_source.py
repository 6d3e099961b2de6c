"""Reading a chart that a source has the numbers of, as TOML between lines of three backticks."""

from __future__ import annotations

import re
import tomllib
from math import inf, isfinite, isinf, isnan
from typing import TYPE_CHECKING, Final, cast

from arbeidsmiljo.model.charts import Chart, Series
from arbeidsmiljo_office.values import TOO_LARGE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_TEXTS: Final = ("title", "description", "number_format")
_LIMITS: Final = ("minimum", "maximum")
_KEYS: Final = (*_TEXTS, *_LIMITS, "series", "values")
_MOST_CATEGORIES: Final = 20
_MOST_SERIES: Final = 6
_LONGEST: Final = 255
_UNFIT: Final = re.compile("[^\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EXAMPLE: Final = '"Mestring" = 3.9'


def read_chart(text: str, wrong: Callable[[str], None]) -> tuple[Chart, str] | None:
    """Read a chart.

    Args:
        text: The TOML.
        wrong: Is told of all that is wrong.

    Returns:
        The chart and its alternative text, which is empty where the source gives none; None if
        something is wrong.
    """
    complaints: list[str] = []
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        wrong(f"the chart is not TOML: {error}")
        return None
    known = ", ".join(_KEYS)
    complaints += [
        f"the chart has {key!r}, which is not known; known: {known}"
        for key in sorted(found.keys() - set(_KEYS))
    ]
    texts = {key: _text(found.get(key, ""), key, complaints) for key in _TEXTS}
    low, high = (_limit(found.get(key), key, complaints) for key in _LIMITS)
    if low is not None and high is not None and low >= high:
        complaints.append("the axis of the chart ends where it begins, or before")
    names, rows = _numbers(found, complaints)
    if complaints:
        for complaint in complaints:
            wrong(complaint)
        return None
    series = tuple(
        Series(name=name, values=tuple(values[index] for values in rows.values()))
        for index, name in enumerate(names)
    )
    chart = Chart(
        title=texts["title"],
        categories=tuple(rows),
        series=series,
        minimum=low,
        maximum=high,
        number_format=texts["number_format"] or "0.0",
    )
    return chart, texts["description"]


def _text(value: object, key: str, complaints: list[str]) -> str:
    if not isinstance(value, str):
        complaints.append(f"the {key} of the chart must be text in quotes")
        return ""
    return _sound(value, f"the {key} of the chart", complaints)


def _sound(text: str, what: str, complaints: list[str]) -> str:
    if _UNFIT.search(text):
        complaints.append(f"{what} has a character that no chart can hold, or a line break")
    if len(text) > _LONGEST:
        complaints.append(f"{what} has over {_LONGEST} characters; shorten it")
    return text


def _limit(value: object, key: str, complaints: list[str]) -> float | None:
    if value is None:
        return None
    number = _number(value)
    if number is None or not isfinite(number):
        complaints.append(f"the {key} of the chart must be a number below a trillion")
        return None
    return number


def _number(value: object) -> float | None:
    """Return a number; one that is too large is infinite, and what is none is None."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return inf if abs(value) >= TOO_LARGE else float(value)


def _numbers(
    found: Mapping[str, object], complaints: list[str]
) -> tuple[list[str], dict[str, list[float | None]]]:
    """Return the names of the series, and for each category a number or None for each of them."""
    named = _listed(found.get("series", [""]))
    if not isinstance(found.get("series", []), list) or not all(
        isinstance(name, str) for name in named
    ):
        complaints.append('the series of the chart must be a list of names: ["2025", "2026"]')
        return [], {}
    names = [_sound(str(name), "a name of a series", complaints) for name in named]
    if not 1 <= len(names) <= _MOST_SERIES:
        complaints.append(f"the chart has {len(names)} series; from 1 to {_MOST_SERIES} fit")
    values = _table(found.get("values"))
    if not values:
        complaints.append(f"the chart has no [values]; write a line for each bar: {_EXAMPLE}")
        return names, {}
    if len(values) > _MOST_CATEGORIES:
        complaints.append(
            f"the chart has {len(values)} lines of values; at most {_MOST_CATEGORIES} can be read"
        )
    rows: dict[str, list[float | None]] = {}
    for category, given in values.items():
        _sound(category, "a name in the chart", complaints)
        numbers = [_number(one) for one in _listed(given)]
        if any(one is not None and isinf(one) for one in numbers):
            complaints.append(
                f"{category!r} in the chart takes numbers below a trillion; show them in a larger "
                "unit"
            )
        elif len(numbers) != len(names) or None in numbers:
            complaints.append(
                f"{category!r} in the chart needs {_count(len(names))}; nan stands for none"
            )
        rows[category] = [None if one is None or isnan(one) else one for one in numbers]
    return names, rows


def _listed(value: object) -> Sequence[object]:
    """Return what is in a list; something else is the one thing in it."""
    return cast("list[object]", value) if isinstance(value, list) else [value]


def _table(value: object) -> Mapping[str, object]:
    """Return what is in a table; nothing for what is none."""
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _count(series: int) -> str:
    return "a number" if series == 1 else f"a list of {series} numbers, one for each series"
