"""Candidates say of many variables what their numbers say of each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidValueError
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.candidates import Candidates
from arbeidsmiljo.survey.counts import leaf_counts
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.survey.suppression import largest_safe, largest_safe_of_each
from arbeidsmiljo.testing.counting import Sample, samples

TOP, A = UnitId("top"), UnitId("a")
TREE = Respondents(parents={TOP: None, A: TOP}, numbers={TOP: 9, A: 6})


@given(samples(max_units=5), st.integers(2, 6))
def test_counts_are_taken_as_numbers_are(sample: Sample, smallest: int) -> None:
    """Counts of units themselves have the publications that numbers with those below have."""
    top = UnitId("top")
    parents: dict[UnitId, UnitId | None] = {top: None, **dict.fromkeys(sample.units, top)}
    counts = leaf_counts(sample.rows())
    asked = Candidates.counted(counts, parents, [smallest] * len(sample.values))
    whole = counts.with_those_below(parents)
    tables = [
        Respondents(
            parents=parents, numbers={unit: sum(whole.distribution(unit, item)) for unit in parents}
        )
        for item in sample.values
    ]
    assert list(largest_safe_of_each(asked)) == [largest_safe(one, smallest) for one in tables]


def test_what_does_not_fit() -> None:
    """Columns of another length, numbers on different trees and groups of nobody are refused."""
    with pytest.raises(InvalidValueError, match="one number and one byte"):
        Candidates(parents={TOP: None}, own=[[1, 2]], open=[b"\1"], smallest=[5])
    with pytest.raises(InvalidValueError, match="one number and one byte"):
        Candidates.of([TREE], [5, 6], [()])
    with pytest.raises(InvalidValueError, match="no tree"):
        Candidates(parents={TOP: TOP}, own=[], open=[], smallest=[])
    other = Respondents(parents={TOP: None, A: None}, numbers={TOP: 9, A: 6})
    with pytest.raises(InvalidValueError, match="different trees"):
        Candidates.of([TREE, other], [5, 5], [(), ()])
    with pytest.raises(ValueError, match="smallest group is 0"):
        Candidates.of([TREE], [0], [()])
