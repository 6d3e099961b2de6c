"""What this package offers: engines that count, add up, and find what may be shown."""

from collections.abc import Sequence

from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.survey.counts import CountsEngine
from arbeidsmiljo.survey.item_results import ItemResultsEngine
from arbeidsmiljo.survey.suppression import SuppressionEngine
from arbeidsmiljo_numpy.adding import numpy_item_results
from arbeidsmiljo_numpy.counting import numpy_counts
from arbeidsmiljo_numpy.suppression import numpy_largest_safe


@hookimpl
def arbeidsmiljo_counts_engines() -> Sequence[tuple[str, CountsEngine]]:
    """Give the engine by its name."""
    return [("numpy", numpy_counts)]


@hookimpl
def arbeidsmiljo_item_results_engines() -> Sequence[tuple[str, ItemResultsEngine]]:
    """Give the engine by its name."""
    return [("numpy", numpy_item_results)]


@hookimpl
def arbeidsmiljo_suppression_engines() -> Sequence[tuple[str, SuppressionEngine]]:
    """Give the engine by its name."""
    return [("numpy", numpy_largest_safe)]
