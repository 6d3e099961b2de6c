"""Dates as people in the Nordic countries write them."""

import re
from datetime import date
from types import MappingProxyType
from typing import Final

_MONTHS: Final = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "januar january jan",
                "februar february feb",
                "mars marts march mar",
                "april apr",
                "mai maj may",
                "juni june jun",
                "juli july jul",
                "august aug",
                "september sep sept",
                "oktober october okt oct",
                "november nov",
                "desember december des dec",
            ),
            start=1,
        )
        for name in names.split()
    }
)
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS: Final = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_WORDS: Final = re.compile(r"(\d{1,2})\.? ([a-z]+)\.? (\d{4})")


def read_date(text: str) -> date | None:
    """Read a date with day, month and year.

    Args:
        text: `2026-06-15`, `15.06.2026`, `15/6/2026` or `15. juni 2026`.

    Returns:
        The date; None where the text is not one.
    """
    folded = " ".join(text.casefold().split())
    if match := _ISO.fullmatch(folded):
        year, month, day = (int(part) for part in match.groups())
    elif match := _NUMBERS.fullmatch(folded):
        day, month, year = (int(part) for part in match.groups())
    elif (match := _WORDS.fullmatch(folded)) and match[2] in _MONTHS:
        day, month, year = int(match[1]), _MONTHS[match[2]], int(match[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
