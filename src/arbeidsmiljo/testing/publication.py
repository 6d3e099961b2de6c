"""The plain oracle of publication, and the contract of every suppression engine.

Everything here is restated over people: which units' own people a published number counts, and
which groups follow from the published numbers by linear algebra. It takes exponential time.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations, product
from typing import TypeVar

from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.candidates import Candidates
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.survey.suppression import SuppressionEngine
from arbeidsmiljo.testing.organisations import parent_maps

_Cell = TypeVar("_Cell", bound=Hashable)
_Answer = TypeVar("_Answer", bound=Hashable)


@frozen(kw_only=True)
class Population:
    """Who answered a variable in a tree of units.

    Attributes:
        parents: Every unit with the one above it.
        own: How many answered in each unit itself, not in one below it.
        unknown: The units whose number is not known.
    """

    parents: Mapping[UnitId, UnitId | None]
    own: Mapping[UnitId, int]
    unknown: frozenset[UnitId] = frozenset()

    def within(self, unit: UnitId) -> frozenset[UnitId]:
        """Give a unit and all below it."""
        return frozenset(other for other in self.parents if unit in self.upwards(other))

    def upwards(self, unit: UnitId) -> Iterator[UnitId]:
        """Give a unit and all above it."""
        step: UnitId | None = unit
        while step is not None:
            yield step
            step = self.parents[step]

    def size(self, units: Collection[UnitId]) -> int:
        """Count who answered in some units themselves."""
        return sum(self.own[unit] for unit in units)

    @property
    def known(self) -> tuple[UnitId, ...]:
        """The units whose number is known, by id."""
        return tuple(sorted(self.parents.keys() - self.unknown))

    def respondents(self) -> Respondents:
        """Give the numbers that follow."""
        return Respondents(
            parents=self.parents,
            numbers={unit: self.size(self.within(unit)) for unit in self.known},
        )


@st.composite
def populations(draw: st.DrawFn, *, max_units: int = 9, max_own: int = 7) -> Population:
    """Draw a tree of units and how many answered in each.

    Args:
        draw: Hypothesis's.
        max_units: How many units at most.
        max_own: How many answered at most in a unit itself.
    """
    parents = draw(parent_maps(max_units=max_units))
    own = {unit: draw(st.integers(0, max_own)) for unit in parents}
    unknown = draw(st.just(frozenset[UnitId]()) | st.frozensets(st.sampled_from(sorted(parents))))
    return Population(parents=parents, own=own, unknown=unknown)


@st.composite
def candidates(
    draw: st.DrawFn, *, max_units: int = 9, max_variables: int = 3, most: int = 12
) -> Candidates:
    """Draw the numbers of some variables on one tree, or on several trees side by side.

    Args:
        draw: Hypothesis's.
        max_units: How many units at most.
        max_variables: How many variables at most.
        most: The largest group that may be asked for, and how many answered at most in a unit.
    """
    parents = draw(parent_maps(max_units=max_units))
    for top in draw(st.sets(st.sampled_from(sorted(parents)), max_size=2)):
        parents[top] = None
    units, variables = len(parents), draw(st.integers(0, max_variables))
    numbers = st.lists(st.integers(0, most), min_size=units, max_size=units)
    is_open = st.lists(st.sampled_from((1, 1, 1, 0)), min_size=units, max_size=units)
    return Candidates(
        parents=parents,
        own=[draw(numbers) for _ in range(variables)],
        open=[bytes(draw(is_open)) for _ in range(variables)],
        smallest=[draw(st.integers(1, most)) for _ in range(variables)],
    )


def subsets(items: Collection[_Cell]) -> Iterator[frozenset[_Cell]]:
    """Give every subset."""
    listed = list(items)
    return map(
        frozenset,
        chain.from_iterable(combinations(listed, size) for size in range(len(listed) + 1)),
    )


def computable_groups(published: Sequence[Collection[_Cell]]) -> list[frozenset[_Cell]]:
    """Find every group of people that published sums tell about.

    Args:
        published: For each published sum the cells that it is over. A cell is people whom no
            sum tells apart.

    Returns:
        Every set of cells that is some combination of the published ones, each taken any number
        of times, or fractions of a time, and added or subtracted.
    """
    cells = list(dict.fromkeys(chain.from_iterable(published)))
    forbidden = _orthogonal([[Fraction(cell in group) for cell in cells] for group in published])
    return [
        frozenset(cell for cell, taken in zip(cells, vector, strict=True) if taken)
        for vector in product((0, 1), repeat=len(cells))
        if not any(
            sum(weight for weight, taken in zip(row, vector, strict=True) if taken)
            for row in forbidden
        )
    ]


def tells_of_few(
    published: Sequence[Mapping[tuple[_Cell, _Answer], Fraction]],
    sizes: Mapping[_Cell, int],
    smallest: int,
) -> bool:
    """Tell whether something that only few people answered follows from published sums.

    Args:
        published: For each published sum how much each answer weighs in it, by the people who gave
            it, whom no sum tells apart, and what they answered.
        sizes: How many such people there are.
        smallest: k; fewer people than that are few.
    """
    everything = _rank([list(row.values()) for row in _rows(published, ())])
    small = [people for people, size in sizes.items() if 0 < size < smallest]
    return any(
        sum(sizes[people] for people in few) < smallest
        and _rank([list(row.values()) for row in _rows(published, few)]) < everything
        for few in subsets(small)
        if few
    )


def _rows(
    published: Sequence[Mapping[tuple[_Cell, _Answer], Fraction]], without: Collection[_Cell]
) -> list[dict[tuple[_Cell, _Answer], Fraction]]:
    """Give the weights of all answers in each sum, but for those of some people."""
    answers = [one for one in dict.fromkeys(chain(*published)) if one[0] not in without]
    return [{one: row.get(one, Fraction(0)) for one in answers} for row in published]


def _rank(rows: list[list[Fraction]]) -> int:
    """Count how many of some vectors are independent."""
    waiting, found = [row for row in rows if any(row)], 0
    while waiting:
        pivot = waiting.pop()
        place = next(place for place, value in enumerate(pivot) if value)
        left = (
            [
                value - row[place] / pivot[place] * less
                for value, less in zip(row, pivot, strict=True)
            ]
            for row in waiting
        )
        waiting = [row for row in left if any(row)]
        found += 1
    return found


def _orthogonal(rows: list[list[Fraction]]) -> list[list[Fraction]]:
    """Give a basis of all that is orthogonal to some vectors, by Gauss and Jordan."""
    width = len(rows[0]) if rows else 0
    pivots: list[int] = []
    for column in range(width):
        done = len(pivots)
        found = next((place for place in range(done, len(rows)) if rows[place][column]), None)
        if found is None:
            continue
        rows[done], rows[found] = rows[found], rows[done]
        rows[done] = [value / rows[done][column] for value in rows[done]]
        for place, row in enumerate(rows):
            if place != done and row[column]:
                rows[place] = [
                    value - row[column] * taken
                    for value, taken in zip(row, rows[done], strict=True)
                ]
        pivots.append(column)
    basis: list[list[Fraction]] = []
    for free in range(width):
        if free not in pivots:
            vector = [Fraction(place == free) for place in range(width)]
            for done, column in enumerate(pivots):
                vector[column] = -rows[done][free]
            basis.append(vector)
    return basis


def leaks(population: Population, published: Collection[UnitId], smallest: int) -> bool:
    """Tell whether a group that is too small can be computed from what is published."""
    groups = computable_groups([population.within(unit) for unit in published])
    return any(0 < population.size(group) < smallest for group in groups)


def is_proven_safe(population: Population, published: Collection[UnitId], smallest: int) -> bool:
    """Prove by linear algebra alone that no group that is too small can be computed.

    Published sums are rows of a matrix, units with people of their own its columns. In reduced
    form each row has a column, its pivot, in which it has 1 and all others have 0. A group is a
    vector of zeros and ones. If it is a combination of rows, it takes of each as much as it has
    itself in the pivot: all of the row, or nothing. Where no row has a number below 0, a group
    is at least as large as each row that it takes. Nothing is known here of trees.

    Args:
        population: Who answered.
        published: The units whose results are shown.
        smallest: k, the smallest group whose results may be shown.

    Returns:
        Whether it is proven: whether no reduced row has a number below 0, and each has at least
        k people.
    """
    own = population.own
    rows: dict[UnitId, dict[UnitId, Fraction]] = {}
    for unit in published:
        row = {cell: Fraction(1) for cell in population.within(unit) if own[cell]}
        for pivot in rows.keys() & row.keys():
            _subtract(row, rows[pivot], row[pivot])
        if row:
            pivot, by = min(row.items())
            row = {cell: value / by for cell, value in row.items()}
            for other in rows.values():
                if pivot in other:
                    _subtract(other, row, other[pivot])
            rows[pivot] = row
    return all(
        min(row.values()) > 0 and sum(own[cell] * value for cell, value in row.items()) >= smallest
        for row in rows.values()
    )


def _subtract(
    row: dict[UnitId, Fraction], other: Mapping[UnitId, Fraction], times: Fraction
) -> None:
    """Take so many times another row away from a row, and keep no zeros."""
    for cell, value in other.items():
        left = row.get(cell, Fraction(0)) - times * value
        if left:
            row[cell] = left
        else:
            row.pop(cell, None)


def best_by_enumeration(
    population: Population, smallest: int, hidden: Collection[UnitId] = ()
) -> frozenset[UnitId]:
    """Find the largest safe publication by looking at all of them.

    Args:
        population: Who answered.
        smallest: k, the smallest group whose results may be shown.
        hidden: Units that must not be published for other reasons.
    """
    open_units = [unit for unit in population.known if unit not in hidden]
    within = {unit: population.within(unit) for unit in open_units}
    levels = {unit: len(list(population.upwards(unit))) for unit in open_units}
    depth = range(1, max(levels.values(), default=0) + 1)

    def is_safe(published: frozenset[UnitId]) -> bool:
        return all(
            population.size(
                within[unit].difference(
                    *(within[other] for other in published if within[other] < within[unit])
                )
            )
            not in range(1, smallest)
            for unit in published
        )

    def rank(published: frozenset[UnitId]) -> tuple[list[int], list[bool]]:
        shown = [sum(levels[unit] == level for unit in published) for level in depth]
        return shown, [unit in published for unit in open_units]

    return max(filter(is_safe, subsets(open_units)), key=rank)


def suppression_engine_contract(engine: SuppressionEngine) -> Callable[[], None]:
    """Make the test that every suppression engine passes: it finds what enumeration finds.

    Args:
        engine: The engine under test.

    Returns:
        A test to be called, with Hypothesis's settings in force.

    Example:
        >>> from arbeidsmiljo.survey.suppression import largest_safe_of_each
        >>> suppression_engine_contract(largest_safe_of_each)()
    """

    @given(populations(max_units=8), st.data())
    def test(population: Population, data: st.DataObject) -> None:
        units = sorted(population.parents)
        asked = st.tuples(st.integers(2, 8), st.frozensets(st.sampled_from(units)))
        variables = data.draw(st.lists(asked, max_size=3))
        numbers = [
            evolve(population, own={unit: data.draw(st.integers(0, 7)) for unit in units})
            for _ in variables
        ]
        found = engine(
            Candidates.of(
                [one.respondents() for one in numbers],
                [smallest for smallest, _ in variables],
                [hidden for _, hidden in variables],
            )
        )
        assert list(found) == [
            best_by_enumeration(one, smallest, hidden)
            for one, (smallest, hidden) in zip(numbers, variables, strict=True)
        ]

    return test
