"""Item results: n, mean and distribution of each item in each unit, those below it included.

Where there are many units they are many numbers, so they are kept in columns. They follow from
the counts of the units themselves: whole numbers are added up, by an engine, and `mean_of` makes
of them what is no whole number, the same for every engine.
"""

from array import array
from collections.abc import Mapping, Sequence
from math import isnan, nan
from typing import Final, Protocol

from attrs import define, field

from arbeidsmiljo.model.identifiers import ItemKey, UnitId
from arbeidsmiljo.survey.counts import Counts
from arbeidsmiljo.survey.questionnaire import Item
from arbeidsmiljo.survey.summaries import mean_of, turned

_MEAN: Final = "d"


@define(frozen=True, kw_only=True, slots=False, eq=False)
class ItemResults:
    """What everybody in each unit and below it answered.

    Attributes:
        counts: How many gave each answer to each of m items in each of u units.
        numbers: How many answered each item, those of one unit after those of another; u m numbers.
        means: The mean of each item likewise; not a number where nobody answered, and for what
            is counted and is no item.
    """

    counts: Counts
    numbers: Sequence[int] = field(repr=False)
    means: Sequence[float] = field(repr=False)

    def respondents(self, unit: UnitId, item: ItemKey) -> int:
        """Tell how many answered an item.

        Raises:
            NotFoundError: There is no such unit or item.
        """
        return self.numbers[self.counts.place(unit, item)]

    def mean(self, unit: UnitId, item: ItemKey) -> float | None:
        """Give the mean of the answers to an item, turned where it is reversed; None of nobody.

        Raises:
            NotFoundError: There is no such unit or item.
        """
        mean = self.means[self.counts.place(unit, item)]
        return None if isnan(mean) else mean


class ItemResultsEngine(Protocol):
    """Adds up counts: `item_results` is the reference, and any other engine gives the same."""

    def __call__(
        self, counts: Counts, parents: Mapping[UnitId, UnitId | None], items: Sequence[Item]
    ) -> ItemResults:
        """Find the results of items, as `item_results` does."""
        ...


def item_results(
    counts: Counts, parents: Mapping[UnitId, UnitId | None], items: Sequence[Item]
) -> ItemResults:
    """Find the results of items in each unit, those below it included.

    Args:
        counts: Of each unit itself.
        parents: Every unit with the one above it, each unit of the counts among them.
        items: Those that means are asked of; they are among what is counted.

    Returns:
        Results of every unit of the tree, in its order.

    Raises:
        NotFoundError: A unit is not in the tree, or an item is not counted.
        InvalidValueError: The units are no tree, or more answered than fit in 32 bits.
    """
    whole = counts.with_those_below(parents)
    numbers, places = whole.numbers(), whole.place_sums()
    means = array(_MEAN, [nan]) * len(numbers)
    for item in items:
        column = slice(whole.place_of_item(item.key), None, len(whole.values))
        values = whole.values[item.key]
        means[column] = array(
            _MEAN,
            [
                mean_of(
                    turned(place, n, values) if item.is_reversed else place, n, item.scale, values
                )
                if n
                else nan
                for place, n in zip(places[column], numbers[column], strict=True)
            ],
        )
    return ItemResults(counts=whole, numbers=numbers, means=means)
