"""Patterns: one choice of units for all factors that are computed from each other.

Where a factor is the sum or mean of others (an index of its parts, a factor of items that are
published too), a result that is hidden of one of them may follow from the others: the whole less
the parts that are shown. So factors that are linearly related show the same units, each of which
is safe by each factor's own numbers and smallest group. Then every sum of published results of
one factor is a union of that factor's atoms.

What the relation adds is about those who answered some of the factors and not others: where one
person left out a part, twice the whole less its two parts is what that one answered. So of a
family the numbers of any two in an atom are *even*: they are equal, or as far apart as a group that
may be shown. Neither may those who answered two parts or more be few, where others answered
one. A unit whose numbers are not even is hidden, and so is, where an atom's are not, one of the
units that make the atom: the deepest, of these the one with the smallest id.

The pattern is found by hiding of all what is hidden of one, until nothing more is. It is not
always the largest one there is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.suppression import SuppressionEngine, largest_safe_of_each
from arbeidsmiljo.survey.unanimity import publishable_units
from arbeidsmiljo.survey.variable import Variable


def related(questionnaire: Questionnaire) -> Iterator[tuple[FactorKey, ...]]:
    """Give the factors that are computed from each other, together; all others by themselves.

    Args:
        questionnaire: What was asked; it fits together (`Questionnaire.problems`).
    """
    wholes = {factor.key: factor.part_of for factor in questionnaire.factors}
    families: dict[FactorKey, list[FactorKey]] = {}
    for key in wholes:
        whole = key
        while (above := wholes[whole]) is not None:
            whole = above
        families.setdefault(whole, []).append(key)
    yield from map(tuple, families.values())


def common_units(
    families: Iterable[tuple[FactorKey, ...]],
    variables: Mapping[FactorKey, Variable],
    smallest: Mapping[FactorKey, int],
    *,
    engine: SuppressionEngine = largest_safe_of_each,
) -> Mapping[FactorKey, frozenset[UnitId]]:
    """Find the units whose results may be shown, the same for all factors of a family.

    Args:
        families: Factors that are computed from each other, together; none of them twice.
        variables: The factors, with their results on one tree.
        smallest: k of each, the smallest group whose results may be shown.
        engine: What finds the largest safe publications; what it chooses is checked.

    Returns:
        For each factor units that are safe on each of its family, in whose atoms the numbers of its
        family are even, and of which no group's answers are all equal, or all but one, on any. Of
        one factor alone, the largest such choice (`publishable_units`).

    Raises:
        DisclosureError: The engine chose units that are hidden, or that are unsafe together.
    """
    members = {family: [variables[factor] for factor in family] for family in families}
    largest = {family: max(smallest[factor] for factor in family) for family in members}
    waiting = {
        family: _not_in_all(of) | _uneven_units(of, largest[family])
        for family, of in members.items()
    }
    chosen = dict[FactorKey, frozenset[UnitId]]()
    while waiting:
        asked = [(factor, hidden) for family, hidden in waiting.items() for factor in family]
        found = publishable_units(
            [variables[factor] for factor, _ in asked],
            [smallest[factor] for factor, _ in asked],
            engine=engine,
            hidden=[hidden for _, hidden in asked],
        )
        shown = dict(zip((factor for factor, _ in asked), found, strict=True))
        again = dict[tuple[FactorKey, ...], frozenset[UnitId]]()
        for family, hidden in waiting.items():
            common = shown[family[0]].intersection(*(shown[factor] for factor in family))
            if any(shown[factor] != common for factor in family):
                everywhere = (one.results for one in members[family])
                again[family] = frozenset[UnitId]().union(*everywhere) - common
            elif uneven := uneven_atoms(members[family], common, largest[family]):
                levels = members[family][0].respondents.levels
                deepest = (min(atom, key=lambda unit: (-levels[unit], unit)) for atom in uneven)
                again[family] = hidden.union(deepest)
            else:
                chosen.update(dict.fromkeys(family, common))
        waiting = again
    return chosen


def uneven_atoms(
    variables: Sequence[Variable], published: Collection[UnitId], smallest: int
) -> tuple[tuple[UnitId, ...], ...]:
    """Find the atoms of a set of published units in which few answered some factors of a family.

    Args:
        variables: Factors that are computed from each other, with their results on one tree.
        published: The units whose results are shown, each with results on every factor.
        smallest: k, the smallest group whose results on any of them may be shown.

    Returns:
        For each such atom the units that make it: the published unit, then the largest inside it
        in which somebody answered.
    """
    if len(variables) == 1:
        return ()
    tables = [one.respondents for one in variables]
    return tuple(
        (unit, *(part for part in inside if any(table.numbers[part] for table in tables)))
        for unit, inside in tables[0].largest_inside(published).items()
        if not are_even([table.without(unit, inside) for table in tables], smallest)
    )


def are_even(numbers: Sequence[int], smallest: int) -> bool:
    """Tell whether no small group of those who answered a family of factors stands out.

    Args:
        numbers: How many of some people answered each of the factors.
        smallest: k, the smallest group whose results may be shown.

    Returns:
        Whether any two of the numbers are equal or at least k apart, and at least k people, or
        nobody, answered two factors or more beside the one that most answered.

    Example:
        >>> are_even([10, 10, 9], 5), are_even([20, 20, 12], 5)
        (False, True)
    """
    counted = sorted(set(numbers))
    if any(more - fewer < smallest for fewer, more in pairwise(counted)):
        return False
    # Of the whole, which most answered, each who answered p parts is counted p - 1 times too often.
    again = sum(numbers) - 2 * max(numbers)
    parts = sum(map(bool, numbers)) - 1
    return not 0 < again < smallest * (parts - 1)


def _uneven_units(variables: Sequence[Variable], smallest: int) -> frozenset[UnitId]:
    """Give the units with results on every factor whose numbers are not even."""
    if len(variables) == 1:
        return frozenset()
    tables = [one.respondents.numbers for one in variables]
    return frozenset(
        unit
        for unit in frozenset(tables[0]).intersection(*tables)
        if not are_even([numbers[unit] for numbers in tables], smallest)
    )


def _not_in_all(variables: Iterable[Variable]) -> frozenset[UnitId]:
    """Give the units that have results on some factors and not on others."""
    units = [frozenset(one.results) for one in variables]
    everywhere = frozenset[UnitId]().union(*units)
    return everywhere - everywhere.intersection(*units)
