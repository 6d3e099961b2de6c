"""Working days: Monday to Friday, public holidays excepted."""

from datetime import date
from functools import lru_cache
from typing import Final

from attrs import field, frozen
from attrs.validators import in_

COUNTRIES: Final = frozenset({"DK", "NO"})
"""The countries whose public holidays are known here."""

_SATURDAY: Final = 5


@frozen(kw_only=True)
class PublicHolidays:
    """The working days of a country.

    Saturdays, Sundays and public holidays are not working days. All other days are, those too
    that many have off by custom or agreement: Christmas Eve and New Year's Eve, the Wednesday
    before Easter, and in Denmark 1 May and Constitution Day (5 June).

    The library `holidays` knows the public holidays of the years up to 2100; it is imported when
    a day is first asked about.

    Attributes:
        country: `DK` or `NO`.
    """

    country: str = field(validator=in_(COUNTRIES))

    def is_working_day(self, day: date) -> bool:
        """Tell whether people work on a day."""
        return day.weekday() < _SATURDAY and day not in _public_holidays(self.country, day.year)


@lru_cache(maxsize=64)
def _public_holidays(country: str, year: int) -> frozenset[date]:
    """Give the public holidays of a year."""
    from holidays import country_holidays

    return frozenset(country_holidays(country, years=year))
