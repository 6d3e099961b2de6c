"""numpy adds up what the reference adds up."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given

from arbeidsmiljo.errors import InvalidValueError, NotFoundError
from arbeidsmiljo.model.identifiers import ItemKey, UnitId
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.survey.counts import Counts, leaf_counts
from arbeidsmiljo.survey.item_results import item_results
from arbeidsmiljo.testing.counting import Sample, item_results_engine_contract, samples_in_trees
from arbeidsmiljo_numpy import plugin
from arbeidsmiljo_numpy.adding import numpy_item_results

A = UnitId("a")


def test_it_adds_up_as_one_does_who_asks_everybody() -> None:
    """The engine passes the contract of engines."""
    item_results_engine_contract(numpy_item_results)()


@given(samples_in_trees(max_units=12))
def test_it_gives_the_very_bytes_of_the_reference(
    drawn: tuple[Sample, Mapping[UnitId, UnitId | None]],
) -> None:
    """Rows are those of the reference, byte by byte and in the same order."""
    sample, parents = drawn
    counts = leaf_counts(sample.rows())
    ours, reference = (find(counts, parents, []) for find in (numpy_item_results, item_results))
    assert list(ours.counts.rows) == list(reference.counts.rows)
    assert list(ours.numbers) == list(reference.numbers)


def test_what_the_reference_refuses() -> None:
    """Numbers that could run over, and units that are not in the tree, are refused."""
    many = Counts(units=(A,), values={ItemKey("rolle"): 2}, rows=[b"\xff" * 8])
    with pytest.raises(InvalidValueError, match="32 bits"):
        numpy_item_results(many, {A: None}, [])
    with pytest.raises(NotFoundError, match="unit 'a'"):
        numpy_item_results(many, {UnitId("b"): None}, [])


def test_it_is_used_where_it_is_installed() -> None:
    """The plug-in gives the engine."""
    assert Plugins({"numpy": plugin}).item_results_engine is numpy_item_results
