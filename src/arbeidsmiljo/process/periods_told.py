"""Lengths of time, in words."""

import re
from collections.abc import Mapping
from functools import cache, reduce
from types import MappingProxyType
from typing import Final

from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.texts import text

_COUNTED: Final = re.compile(r"([0-9]{1,9}) +(\S.*)")

_MORE: Final = text("{}, {}")
_MONTH: Final = text("1 month")
_MONTHS: Final = text("{} months")
_DAY: Final = text("1 day")
_DAYS: Final = text("{} days")
_WORKING_DAY: Final = text("1 working day")
_WORKING_DAYS: Final = text("{} working days")

_UNITS: Final[Mapping[str, tuple[Text, Text]]] = MappingProxyType(
    {
        "months": (_MONTH, _MONTHS),
        "days": (_DAY, _DAYS),
        "working_days": (_WORKING_DAY, _WORKING_DAYS),
    }
)
"""What a period is counted in, said of one and of several."""


def told_period(period: Period) -> Text:
    """Say how long a period is.

    Example:
        >>> told_period(Period.parse("P1M14D")).in_language("en")
        '1 month, 14 days'
        >>> told_period(Period.parse("10 working days")).in_language("nb")
        '10 arbeidsdager'
    """
    told = [
        one if number == 1 else many.format(str(number))
        for unit, (one, many) in _UNITS.items()
        if (number := getattr(period, unit))
    ]
    return reduce(_MORE.format, told) if told else _DAYS.format("0")


def read_period(words: str) -> Period:
    """Read a length of time: as it is told, in any language, or in the forms of `Period.parse`.

    Example:
        >>> str(read_period("10 arbeidsdager"))
        '10 working days'
        >>> read_period("1 måned, 14 dager") == read_period("P1M14D")
        True

    Raises:
        InvalidValueError: It is said in none of these ways, or no length of time is like that.
    """
    parts = [_COUNTED.fullmatch(part.strip()) for part in words.split(",")]
    numbers: dict[str, int] = {}
    for part in parts:
        unit = None if part is None else _names().get(part[2].casefold())
        if part is None or unit is None or unit in numbers:
            return Period.parse(words)
        numbers[unit] = int(part[1])
    return Period(**numbers)


@cache
def _names() -> Mapping[str, str]:
    """Give what the units of time are called, in every language."""
    return {
        said.partition(" ")[2].casefold(): unit
        for unit, told in _UNITS.items()
        for one in told
        for said in one.by_language.values()
    }
