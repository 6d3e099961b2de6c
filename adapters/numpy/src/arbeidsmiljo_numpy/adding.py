"""Adding up: what all in each unit and below it answered, from counts of units themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import nan, prod
from typing import TYPE_CHECKING, cast

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.counts import Counts, refuse_too_many
from arbeidsmiljo.survey.item_results import ItemResults
from arbeidsmiljo.survey.questionnaire import Item
from arbeidsmiljo.survey.results import Scale
from arbeidsmiljo.survey.summaries import mean_of, turned

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from arbeidsmiljo.survey.unit_tree import UnitTree


def numpy_item_results(
    counts: Counts, parents: Mapping[UnitId, UnitId | None], items: Sequence[Item]
) -> ItemResults:
    """Find what `item_results` finds, for all items at once.

    numpy is imported when it is first used. It adds up; means are made of sums by the core's
    `mean_of`, which calculates with arrays as with numbers.

    Args:
        counts: Of each unit itself.
        parents: Every unit with the one above it, each unit of the counts among them.
        items: Those that means are asked of; they are among what is counted.

    Returns:
        Results of every unit of the tree, in its order.
    """
    import numpy as np

    tree = counts.tree(parents)
    shape = (len(counts.units), counts.depth, len(counts.values))
    own = np.frombuffer(b"".join(counts.rows), "<u4").reshape(shape)
    refuse_too_many(int(own.sum(axis=0, dtype=np.uint64).max(initial=0)), counts.depth)
    if tree.units == counts.units:
        whole = own.copy()
    else:
        places = {unit: place for place, unit in enumerate(tree.units)}
        whole = np.zeros((len(tree.units), *shape[1:]), "<u4")
        whole[[places[unit] for unit in counts.units]] = own
    _add_upwards(tree, whole)
    numbers = whole.sum(axis=1, dtype=np.uint32)
    sums = np.zeros_like(numbers)
    for place in range(1, counts.depth):
        sums += np.uint32(place) * whole[:, place]
    means = np.full(numbers.shape, nan)
    for (scale, is_reversed, values), columns in _alike(counts, items).items():
        n = cast("float", numbers[:, columns].astype(np.float64))
        of_lowest = cast("float", sums[:, columns].astype(np.float64))
        with np.errstate(invalid="ignore"):
            # Where nobody answered this is 0 / 0, and so not a number.
            means[:, columns] = mean_of(
                turned(of_lowest, n, values) if is_reversed else of_lowest, n, scale, values
            )
    return ItemResults(
        counts=Counts(
            units=tree.units, values=counts.values, rows=[row.tobytes() for row in whole]
        ),
        numbers=memoryview(numbers.tobytes()).cast("I"),
        means=memoryview(means.tobytes()).cast("d"),
    )


def _add_upwards(tree: UnitTree, numbers: NDArray[np.uint32]) -> None:
    """Add the numbers of each unit to those of the unit above it, from the leaves up.

    One unit after another: each has so many numbers that numpy adds them faster than it gathers
    those of a level.
    """
    rows = numbers.reshape(len(numbers), prod(numbers.shape[1:]))
    for place in tree.upwards:
        above = tree.above[place]
        if above >= 0:
            rows[above] += rows[place]


def _alike(
    counts: Counts, items: Sequence[Item]
) -> Mapping[tuple[Scale, bool, int], Sequence[int]]:
    """Give the columns of items that are answered on the same scale, the same way about."""
    alike: dict[tuple[Scale, bool, int], list[int]] = {}
    for item in items:
        kind = item.scale, item.is_reversed, counts.values[item.key]
        alike.setdefault(kind, []).append(counts.place_of_item(item.key))
    return alike
