"""What this package offers to arbeidsmiljo: the working days of Norway and Denmark."""

from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.model.periods import WorkingCalendar
from arbeidsmiljo_holidays.calendar import COUNTRIES, PublicHolidays


@hookimpl
def arbeidsmiljo_working_calendar(country: str) -> WorkingCalendar | None:
    """Give the calendar of a country, or None for one that no method of ours is used in."""
    return PublicHolidays(country=country) if country in COUNTRIES else None
