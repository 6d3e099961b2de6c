"""The clock of the command line."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo_cli.clock import end_of, not_before, now, today


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_clock_can_be_told_that_a_day_is_over(day: date) -> None:
    """It then says the end of that day, or the time it really is if that is later."""
    before = now()
    with not_before(day):
        told = now()
    assert told == end_of(day) or (told >= before and told > end_of(day))
    assert told >= end_of(day)


def test_a_day_to_come_is_over_only_for_a_while() -> None:
    """Afterwards the clock is the machine's again."""
    tomorrow = today() + timedelta(days=1)
    with not_before(tomorrow):
        assert today() == tomorrow
    assert today() < tomorrow
