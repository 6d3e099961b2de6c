"""Lengths of time, in words."""

from functools import reduce
from typing import Final

from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.texts import text

_MORE: Final = text("{}, {}")
_MONTH: Final = text("1 month")
_MONTHS: Final = text("{} months")
_DAY: Final = text("1 day")
_DAYS: Final = text("{} days")
_WORKING_DAY: Final = text("1 working day")
_WORKING_DAYS: Final = text("{} working days")


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
        for number, one, many in (
            (period.months, _MONTH, _MONTHS),
            (period.days, _DAY, _DAYS),
            (period.working_days, _WORKING_DAY, _WORKING_DAYS),
        )
        if number
    ]
    return reduce(_MORE.format, told) if told else _DAYS.format("0")
