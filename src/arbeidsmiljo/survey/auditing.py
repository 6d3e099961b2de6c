"""Auditing: which groups that are too small can be computed from what is published.

Published units are nested or apart, so each group whose results follow from them is a union of
atoms (`disclosure`): of published units less the largest published units inside them. Of these
unions, those with fewer people than may be shown are found, each with the sum of published units
that gives it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from attrs import frozen

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.disclosure import atoms
from arbeidsmiljo.survey.respondents import Respondents

MOST_GROUPS = 1_000
"""So many groups are listed at most; the others are counted, and put together from these."""


@frozen(kw_only=True)
class SmallGroup:
    """A group that is too small, whose results can be computed.

    Attributes:
        respondents: n, how many are in it.
        added: The published units whose results are added up.
        subtracted: Those that are taken away from these; none where a unit's own results show it.
        shown_as: The units whose published results are this group's as they stand.
    """

    respondents: int
    added: tuple[UnitId, ...]
    subtracted: tuple[UnitId, ...]
    shown_as: tuple[UnitId, ...] = ()


@frozen(kw_only=True)
class Audit:
    """What can be computed from published results.

    Attributes:
        groups: The groups that are too small: first those from which all others are put together,
            then these, the fewer parts the sooner. At most so many as were asked for.
        count: How many there are in all.
    """

    groups: tuple[SmallGroup, ...]
    count: int


def audit(respondents: Respondents, smallest: int, *, most: int = MOST_GROUPS) -> Audit:
    """Find every group under k that can be computed from what is published.

    Args:
        respondents: The tree, with a number for each unit whose results are published.
        smallest: k, the smallest group whose results may be shown; at least 1.
        most: How many groups to list; all are counted.

    Raises:
        ValueError: k is below 1.

    Example:
        >>> tree = Respondents(
        ...     parents={"top": None, "hr": "top", "it": "top"},
        ...     numbers={"top": 20, "hr": 7, "it": 9},
        ... )
        >>> audit(tree, 5).groups
        (SmallGroup(respondents=4, added=('top',), subtracted=('hr', 'it'), shown_as=()),)
    """
    if smallest < 1:
        message = f"the smallest group is {smallest}; give 1 or more"
        raise ValueError(message)
    published = respondents.numbers
    sizes = atoms(respondents, published)
    inside = respondents.largest_inside(published)
    levels = respondents.levels
    small = sorted(
        (unit for unit, n in sizes.items() if 0 < n < smallest),
        key=lambda unit: (sizes[unit], levels[unit], unit),
    )
    as_shown = _as_shown(respondents, sizes, inside, smallest)

    def group(parts: Sequence[UnitId]) -> SmallGroup:
        signs: dict[UnitId, int] = {}
        for part in parts:
            signs[part] = signs.get(part, 0) + 1
            for taken in inside[part]:
                signs[taken] = signs.get(taken, 0) - 1
        ordered = sorted(signs, key=lambda unit: (levels[unit], unit))
        return SmallGroup(
            respondents=sum(sizes[part] for part in parts),
            added=tuple(unit for unit in ordered if signs[unit] > 0),
            subtracted=tuple(unit for unit in ordered if signs[unit] < 0),
            shown_as=as_shown.get(frozenset(parts), ()),
        )

    weights = [sizes[unit] for unit in small]
    # All together they are no more than this, however large a group may be asked for.
    limit = min(smallest, sum(weights) + 1)
    unions = (
        [small[place] for place in places]
        for parts in range(1, min(limit, len(small) + 1))
        for places in _lighter(weights, parts, limit)
    )
    return Audit(groups=tuple(map(group, islice(unions, most))), count=_count(weights, limit))


def _lighter(
    weights: Sequence[int], parts: int, limit: int, first: int = 0
) -> Iterator[tuple[int, ...]]:
    """Give every choice of so many places whose weights, which rise, are below a limit."""
    if parts == 0:
        yield ()
        return
    for place in range(first, len(weights) - parts + 1):
        if weights[place] * parts >= limit:
            return
        for rest in _lighter(weights, parts - 1, limit - weights[place], place + 1):
            yield (place, *rest)


def _count(weights: Sequence[int], limit: int) -> int:
    """Count every choice of places whose weights are together below a limit."""
    ways = [1] + [0] * (limit - 1)
    for weight in weights:
        for total in range(limit - 1, weight - 1, -1):
            ways[total] += ways[total - weight]
    return sum(ways) - 1


def _as_shown(
    respondents: Respondents,
    sizes: Mapping[UnitId, int],
    inside: Mapping[UnitId, Sequence[UnitId]],
    smallest: int,
) -> Mapping[frozenset[UnitId], tuple[UnitId, ...]]:
    """Give the published units that are too small by themselves, by the atoms in them."""
    found: dict[frozenset[UnitId], list[UnitId]] = {}
    within: dict[UnitId, frozenset[UnitId]] = {}
    for unit in reversed(respondents.downwards):
        if unit in inside and 0 < respondents.numbers[unit] < smallest:
            own = {unit} if sizes[unit] else set[UnitId]()
            within[unit] = frozenset(own).union(
                *(within[part] for part in inside[unit] if respondents.numbers[part])
            )
            found.setdefault(within[unit], []).append(unit)
    return {parts: tuple(sorted(units)) for parts, units in found.items()}
