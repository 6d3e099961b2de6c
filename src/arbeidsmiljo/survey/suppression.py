"""The minimum: of all safe publications of a variable, the one that shows the most.

More is shown where more units of the highest level are, then of the next, and so on down; of
those that are equal in this, the one with the unit of smallest id that the other lacks. So
there is one answer, and the order in which units are given does not matter.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Protocol

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.respondents import Respondents


class SuppressionEngine(Protocol):
    """Finds the largest safe publication of a variable.

    `largest_safe` is the reference; any other engine gives the same answers.
    """

    def __call__(
        self,
        respondents: Respondents,
        smallest: int,
        *,
        hidden: Collection[UnitId] = (),
    ) -> frozenset[UnitId]:
        """Find the largest safe publication, as `largest_safe` does."""
        ...


def largest_safe(
    respondents: Respondents, smallest: int, *, hidden: Collection[UnitId] = ()
) -> frozenset[UnitId]:
    """Find the safe publication that is best level by level from the top.

    A dynamic program from the leaves up. Of each unit it needs to know only how many below have
    answered outside all published units, and of those only whether there are 0, 1, ... or at
    least k: with 0 or k and more the unit itself may be published. n units take O(n k²) sums.
    Among the ways to the same remainder the best has the highest score, a whole number to which
    each published unit adds one in the field of its level (the top's the most significant) and,
    below all levels, a bit of its own (the smallest id's the most significant). No two sets
    have the same score, and the bits say which units are published.

    Args:
        respondents: The numbers of the variable.
        smallest: k, the smallest group whose results may be shown; at least 1.
        hidden: Units that must not be published for other reasons.

    Returns:
        The units whose results may be shown.

    Raises:
        ValueError: k is below 1.

    Example:
        >>> tree = Respondents(
        ...     parents={"top": None, "hr": "top", "it": "top"},
        ...     numbers={"top": 20, "hr": 7, "it": 9},
        ... )
        >>> sorted(largest_safe(tree, 5))
        ['hr', 'top']
    """
    if smallest < 1:
        message = f"the smallest group is {smallest}; give 1 or more"
        raise ValueError(message)
    refused = frozenset(hidden)
    candidates = sorted(
        unit
        for unit, n in respondents.numbers.items()
        if unit not in refused and (n == 0 or n >= smallest)
    )
    weights = _weights(candidates, respondents.levels)
    # For each unit that is begun but not finished: the best score of each remainder so far.
    begun: dict[UnitId | None, dict[int, int]] = {}
    for unit in reversed(respondents.downwards):
        own = min(respondents.own_parts[unit], smallest)
        best = _joined(begun.pop(unit, {0: 0}), {own: 0}, smallest)
        weight = weights.get(unit)
        if weight is not None:
            # A unit is published with nothing left over, or with a group that is large enough.
            shown = max((best[left] for left in (0, smallest) if left in best), default=None)
            if shown is not None:
                best[0] = max(best.get(0, 0), shown + weight)
        parent = respondents.parents[unit]
        if parent is None:
            # What remains outside every published unit is in nobody's results.
            best = {0: max(best.values())}
        begun[parent] = _joined(begun.get(parent, {0: 0}), best, smallest)
    score = begun[None][0] if begun else 0
    last = len(candidates) - 1
    return frozenset(unit for place, unit in enumerate(candidates) if score >> (last - place) & 1)


def _weights(candidates: list[UnitId], levels: Mapping[UnitId, int]) -> dict[UnitId, int]:
    """Give what each unit adds to the score, given the units by id."""
    sizes = Counter(levels[unit] for unit in candidates)
    start: dict[int, int] = {}
    position = len(candidates)
    for level in sorted(sizes, reverse=True):
        start[level] = position
        position += sizes[level].bit_length()
    last = len(candidates) - 1
    return {
        unit: 1 << start[levels[unit]] | 1 << (last - place)
        for place, unit in enumerate(candidates)
    }


def _joined(left: dict[int, int], right: dict[int, int], smallest: int) -> dict[int, int]:
    """Put two parts of the tree together: remainders add up to k at most, scores add up."""
    best: dict[int, int] = {}
    for one, score in left.items():
        for other, more in right.items():
            remainder = min(one + other, smallest)
            if score + more > best.get(remainder, -1):
                best[remainder] = score + more
    return best
