"""What this package offers to arbeidsmiljo: an engine that counts answers."""

from collections.abc import Sequence

from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.survey.counts import CountsEngine
from arbeidsmiljo_numpy.counting import numpy_counts


@hookimpl
def arbeidsmiljo_counts_engines() -> Sequence[tuple[str, CountsEngine]]:
    """Give the engine by its name."""
    return [("numpy", numpy_counts)]
