"""What counts of answers say, against the statistics of the single answers."""

from __future__ import annotations

import statistics
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.survey.results import Scale
from arbeidsmiljo.survey.summaries import Summary

SCALE = Scale(minimum=1, maximum=5)
counted = st.lists(st.integers(0, 30), min_size=5, max_size=5)


def answers(distribution: tuple[int, ...]) -> list[int]:
    """Give each answer by itself."""
    return [value for value, number in enumerate(distribution, start=1) for _ in range(number)]


@given(places=counted, is_reversed=st.booleans(), cut=st.sampled_from([1, 2, 3, 3.5, 4, 5, 6]))
def test_it_is_what_the_single_answers_say(
    *, places: list[int], is_reversed: bool, cut: float
) -> None:
    """Mean, deviation and share are those of all answers, one by one."""
    summary = Summary.of(places, SCALE, is_reversed=is_reversed)
    given_ = [6 - one if is_reversed else one for one in answers(tuple(places))]
    assert summary.respondents == len(given_)
    if not given_:
        assert summary.mean is summary.deviation is summary.share(cut) is None
        assert summary.interval_of_mean() is summary.interval_of_share(cut) is None
        return
    assert summary.mean is not None
    assert isclose(summary.mean, statistics.fmean(given_))
    assert summary.share(cut) == sum(one >= cut for one in given_) / len(given_)
    if len(given_) > 1:
        assert summary.deviation is not None
        assert isclose(summary.deviation, statistics.stdev(given_), abs_tol=1e-12)


@given(counted.filter(lambda one: sum(one) > 1), st.floats(0.5, 0.99))
def test_an_interval_holds_what_was_found(places: list[int], confidence: float) -> None:
    """An interval is within what can be, holds the value, and is wider with more confidence."""
    summary = Summary.of(places, SCALE)
    mean, share = summary.mean, summary.share(4)
    of_mean, of_share = (
        summary.interval_of_mean(confidence),
        summary.interval_of_share(4, confidence),
    )
    assert mean is not None
    assert share is not None
    assert of_mean is not None
    assert of_share is not None
    assert 1 <= of_mean.low <= mean <= of_mean.high <= 5
    assert 0 <= of_share.low <= share + 1e-12
    assert share - 1e-12 <= of_share.high <= 1
    wider = summary.interval_of_mean(0.995)
    assert wider is not None
    assert wider.low <= of_mean.low
    assert of_mean.high <= wider.high


def test_known_intervals() -> None:
    """Two intervals whose ends are known: 8 of 10 by Wilson, and a mean of 100 answers."""
    eight = Summary.of((2, 8), Scale(minimum=0, maximum=1)).interval_of_share(1)
    assert eight is not None
    assert (round(eight.low, 4), round(eight.high, 4)) == (0.4902, 0.9433)
    hundred = Summary.of((50, 50), Scale(minimum=0, maximum=1)).interval_of_mean()
    assert hundred is not None
    assert round(hundred.high - 0.5, 4) == round(1.959964 * (25 / 99) ** 0.5 / 10, 4)


@pytest.mark.parametrize("confidence", [0, 1, -1, 95])
def test_a_confidence_that_is_none(confidence: float) -> None:
    """A confidence is between 0 and 1."""
    with pytest.raises(ValueError, match=r"such as 0\.95"):
        Summary.of((1, 1), SCALE).interval_of_mean(confidence)
