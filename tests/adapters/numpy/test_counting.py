"""numpy counts what the reference counts."""

from hypothesis import given

from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.survey.counts import leaf_counts
from arbeidsmiljo.testing.counting import Sample, counts_engine_contract, samples
from arbeidsmiljo_numpy import plugin
from arbeidsmiljo_numpy.counting import numpy_counts


def test_it_counts_as_one_does_who_asks_everybody() -> None:
    """The engine passes the contract of engines."""
    counts_engine_contract(numpy_counts)()


@given(samples(max_items=6))
def test_it_gives_the_very_bytes_of_the_reference(sample: Sample) -> None:
    """Rows are those of the reference, byte by byte and in the same order."""
    ours, reference = numpy_counts(sample.rows()), leaf_counts(sample.rows())
    assert (ours.units, list(ours.rows)) == (reference.units, list(reference.rows))


def test_it_is_used_where_it_is_installed() -> None:
    """The plug-in gives the engine."""
    assert Plugins({"numpy": plugin}).counts_engine is numpy_counts
