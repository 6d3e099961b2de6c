"""The calendars of public holidays do what every working calendar does."""

from arbeidsmiljo.model.periods import WorkingCalendar
from arbeidsmiljo.testing.calendars import WorkingCalendarContract
from arbeidsmiljo_holidays.calendar import PublicHolidays


class TestNorway(WorkingCalendarContract):
    """Norway's public holidays are a calendar."""

    def calendar(self) -> WorkingCalendar:
        """Give the calendar of Norway."""
        return PublicHolidays(country="NO")


class TestDenmark(WorkingCalendarContract):
    """Denmark's public holidays are a calendar."""

    def calendar(self) -> WorkingCalendar:
        """Give the calendar of Denmark."""
        return PublicHolidays(country="DK")
