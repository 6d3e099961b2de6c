"""The minimum: of all safe publications of a variable, the one that shows the most.

More is shown where more units of the highest level are, then of the next, and so on down; of
those that are equal in this, the one with the unit of smallest id that the other lacks. So
there is one answer, and the order in which units are given does not matter.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from arbeidsmiljo.errors import DisclosureError
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.atoms import Atoms
from arbeidsmiljo.survey.candidates import Candidates
from arbeidsmiljo.survey.respondents import Respondents


class SuppressionEngine(Protocol):
    """Finds the largest safe publication of each of some variables.

    `largest_safe_of_each` is the reference; any other engine gives the same answers.
    """

    def __call__(self, candidates: Candidates) -> Sequence[frozenset[UnitId]]:
        """Find the largest safe publications, as `largest_safe_of_each` does."""
        ...


def largest_safe_of_each(candidates: Candidates) -> Sequence[frozenset[UnitId]]:
    """Find for each variable the safe publication that is best level by level from the top.

    A dynamic program from the leaves up. Of each unit it needs to know only how many below have
    answered outside all published units, and of those only whether there are 0, 1, ... or at
    least k: with 0 or k and more the unit itself may be published. n units take O(n k²) sums.
    Among the ways to the same remainder the best has the highest score, a whole number to which
    each published unit adds one in the field of its level (the top's the most significant) and,
    below all levels, a bit of its own (the smallest id's the most significant). No two sets
    have the same score, and the bits say which units are published.

    Args:
        candidates: The units that may be shown, and the numbers of each variable.

    Returns:
        For each variable the units whose results may be shown.
    """
    return [_largest_safe(candidates, variable) for variable in range(len(candidates.own))]


def largest_safe(
    respondents: Respondents,
    smallest: int,
    *,
    hidden: Collection[UnitId] = (),
    engine: SuppressionEngine = largest_safe_of_each,
) -> frozenset[UnitId]:
    """Find the largest safe publication of one variable.

    Args:
        respondents: The numbers of the variable.
        smallest: k, the smallest group whose results may be shown; at least 1.
        hidden: Units that must not be published for other reasons.
        engine: What finds it.

    Returns:
        The units whose results may be shown.

    Raises:
        ValueError: k is below 1.
        DisclosureError: The engine chose units that are hidden, or that are unsafe together.

    Example:
        >>> tree = Respondents(
        ...     parents={"top": None, "hr": "top", "it": "top"},
        ...     numbers={"top": 20, "hr": 7, "it": 9},
        ... )
        >>> sorted(largest_safe(tree, 5))
        ['hr', 'top']
    """
    (published,) = engine(Candidates.of([respondents], [smallest], [hidden]))
    checked_choice(Atoms.of(respondents, ()), published, smallest, hidden=hidden)
    return published


def checked_choice(
    before: Atoms, published: Collection[UnitId], smallest: int, *, hidden: Collection[UnitId]
) -> Atoms:
    """Find the atoms of what an engine chose, and refuse it where it would disclose something.

    Args:
        before: The atoms of what was chosen before, and is safe; of nothing at first.
        published: The units that the engine chose.
        smallest: k, the smallest group whose results may be shown.
        hidden: Units that must not be published for other reasons.

    Raises:
        DisclosureError: It chose units that are hidden, or that are unsafe together.
        NotFoundError: It chose a unit that is not in the tree, or has no number.
    """
    if frozenset(hidden).isdisjoint(published):
        atoms = before.after(published)
        if not any(0 < number < smallest for number in atoms.numbers.values()):
            return atoms
    raise DisclosureError(
        "the suppression engine chose units that would disclose a group that is too small or of "
        "one answer; nothing was published, use another engine"
    )


def _largest_safe(candidates: Candidates, variable: int) -> frozenset[UnitId]:
    smallest, own = candidates.smallest[variable], candidates.own[variable]
    numbers = _numbers(candidates, own)
    eligible = sorted(
        (
            place
            for place, (n, is_open) in enumerate(
                zip(numbers, candidates.open[variable], strict=True)
            )
            if is_open and (n == 0 or n >= smallest)
        ),
        key=candidates.tree.units.__getitem__,
    )
    weights = _weights(eligible, candidates.tree.levels)
    # For each unit that is begun but not finished: the best score of each remainder so far.
    begun: dict[int, dict[int, int]] = {}
    for place in candidates.tree.upwards:
        best = _joined(begun.pop(place, {0: 0}), {min(own[place], smallest): 0}, smallest)
        weight = weights.get(place)
        if weight is not None:
            # A unit is published with nothing left over, or with a group that is large enough.
            shown = max((best[left] for left in (0, smallest) if left in best), default=None)
            if shown is not None:
                best[0] = max(best.get(0, 0), shown + weight)
        above = candidates.tree.above[place]
        if above < 0:
            # What remains outside every published unit is in nobody's results.
            best = {0: max(best.values())}
        begun[above] = _joined(begun.get(above, {0: 0}), best, smallest)
    score = begun[-1][0] if begun else 0
    last = len(eligible) - 1
    return frozenset(
        candidates.tree.units[place]
        for rank, place in enumerate(eligible)
        if score >> (last - rank) & 1
    )


def _numbers(candidates: Candidates, own: Sequence[int]) -> list[int]:
    """Count how many answered in each unit and below it."""
    numbers = list(own)
    for place in candidates.tree.upwards:
        above = candidates.tree.above[place]
        if above >= 0:
            numbers[above] += numbers[place]
    return numbers


def _weights(eligible: Sequence[int], levels: Sequence[int]) -> Mapping[int, int]:
    """Give what each unit adds to the score, given the places of units by id."""
    sizes = Counter(levels[place] for place in eligible)
    start: dict[int, int] = {}
    position = len(eligible)
    for level in sorted(sizes, reverse=True):
        start[level] = position
        position += sizes[level].bit_length()
    last = len(eligible) - 1
    return {
        place: 1 << start[levels[place]] | 1 << (last - rank) for rank, place in enumerate(eligible)
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
