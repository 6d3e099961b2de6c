"""Lengths of time in words, and read back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidValueError
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.process.periods_told import read_period, told_period

LANGUAGES = ("nb", "nn", "da", "en")
PERIODS = st.builds(Period, months=st.integers(0, 100), days=st.integers(0, 3660)) | st.builds(
    Period, working_days=st.integers(0, 3660)
)


@pytest.mark.parametrize("language", LANGUAGES)
@given(PERIODS)
def test_what_is_told_can_be_read(language: str, period: Period) -> None:
    """As it is printed, in any language, it is taken, whatever the case of the letters."""
    told = told_period(period).in_language(language)
    assert read_period(told) == period
    assert read_period(told.upper()) == period
    assert read_period(f" {told} ") == period


@given(PERIODS)
def test_what_stands_in_files_can_be_read(period: Period) -> None:
    """It is read as `Period.parse` reads it too."""
    assert read_period(str(period)) == period == Period.parse(str(period))


@pytest.mark.parametrize(
    "words",
    ["", "dager", "10", "10 fjorten dager", "1 dag, 2 dager", "-1 dag", "1.5 dag", "1 dag, ", "P"],
)
def test_what_is_no_length_of_time_is_refused(words: str) -> None:
    """It is said how one is written."""
    with pytest.raises(InvalidValueError, match=re.escape("is not a period: write 'P14D'")):
        read_period(words)


def test_calendar_time_and_working_days_are_not_mixed() -> None:
    """What nobody can count is refused, however it is said."""
    with pytest.raises(InvalidValueError, match="not in both"):
        read_period("1 måned, 3 arbeidsdager")
