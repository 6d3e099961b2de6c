"""On 2,000 random trees nothing leaks, and nothing is hidden that need not be.

Trees have three to six levels, with respondents at inner units too. Both engines are held to an
oracle that knows nothing of trees, and on small trees to every publication that there is.
"""

from __future__ import annotations

from random import Random
from typing import Final

import pytest
from attrs import frozen

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.candidates import Candidates
from arbeidsmiljo.survey.suppression import largest_safe
from arbeidsmiljo.testing.publication import Population, best_by_enumeration, is_proven_safe
from arbeidsmiljo_numpy.suppression import numpy_largest_safe

TREES: Final = 250
"""Of each smallest group; there are eight."""

TOGETHER: Final = 25
"""So many trees stand side by side where an engine is asked for all at once."""

SMALL: Final = 10
"""So many units a tree has at most of which every publication is looked at."""


@frozen(kw_only=True)
class Tree:
    """A random tree, and who answered."""

    population: Population
    levels: int

    @property
    def is_small(self) -> bool:
        """Whether every publication of it can be looked at."""
        return len(self.population.parents) <= SMALL


def tree(number: int, smallest: int, random: Random) -> Tree:
    """Make a tree: a chain of three to six levels, and other units anywhere below the last one."""
    levels = random.randint(3, 6)
    size = random.randint(levels, random.choice([SMALL, 25, 60]))
    names = [UnitId(f"t{number:03}-{place:02}") for place in range(size)]
    random.shuffle(names)
    parents: dict[UnitId, UnitId | None] = {names[0]: None}
    depth = {names[0]: 1}
    for place, unit in enumerate(names[1:], start=1):
        above = (
            names[place - 1]
            if place < levels
            else random.choice([one for one in names[:place] if depth[one] < levels])
        )
        parents[unit], depth[unit] = above, depth[above] + 1
    most = random.choice([smallest // 2, smallest, 2 * smallest])
    own = {unit: random.randint(0, most) for unit in names}
    return Tree(population=Population(parents=parents, own=own), levels=levels)


def side_by_side(trees: list[Tree], smallest: int) -> Candidates:
    """Put trees beside one another, as one."""
    parents = {unit: above for one in trees for unit, above in one.population.parents.items()}
    own = {unit: n for one in trees for unit, n in one.population.own.items()}
    return Candidates(
        parents=parents,
        own=[[own[unit] for unit in parents]],
        open=[b"\1" * len(parents)],
        smallest=[smallest],
    )


@pytest.mark.parametrize("smallest", range(3, 11))
def test_nothing_leaks_and_no_more_is_hidden_than_must_be(smallest: int) -> None:
    """What is shown is proven safe, as good as the best there is, and the same by both engines."""
    random = Random(smallest)  # noqa: S311 - trees are random, not secret
    trees = [tree(number, smallest, random) for number in range(TREES)]
    assert {one.levels for one in trees} == {3, 4, 5, 6}
    assert sum(one.is_small for one in trees) > TREES // 4
    for start in range(0, TREES, TOGETHER):
        beside = trees[start : start + TOGETHER]
        (shown,) = numpy_largest_safe(side_by_side(beside, smallest))
        for one in beside:
            found = largest_safe(one.population.respondents(), smallest)
            assert shown & one.population.parents.keys() == found
            assert is_proven_safe(one.population, found, smallest)
            if one.is_small:
                assert found == best_by_enumeration(one.population, smallest)


def test_hiding_small_units_alone_leaks_on_most_of_them() -> None:
    """The trees are hard: where every unit that is large enough is shown, most of them leak."""
    random = Random(0)  # noqa: S311 - likewise
    trees = [tree(number, 5, random) for number in range(TREES)]
    large_enough = [
        [unit for unit, n in one.population.respondents().numbers.items() if n == 0 or n >= 5]
        for one in trees
    ]
    safe = sum(
        is_proven_safe(one.population, shown, 5)
        for one, shown in zip(trees, large_enough, strict=True)
    )
    assert safe < TREES // 2
