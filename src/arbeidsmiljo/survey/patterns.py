"""Patterns: one choice of units for all factors that are computed from each other.

Where a factor is the sum or mean of others (an index of its parts, a factor of items that are
published too), a result that is hidden of one of them may follow from the others: the whole less
the parts that are shown. So factors that are linearly related show the same units, each of which
is safe by each factor's own numbers and smallest group. Then every sum of published results of
one factor is a union of that factor's atoms, and what the relation adds is published anyway.

The pattern is found by hiding of all what is hidden of one, until nothing more is. It is not
always the largest one there is.
"""

from collections.abc import Iterable, Iterator, Mapping

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
        For each factor units that are safe on each of its family, and of which no group's answers
        are all equal, or all but one, on any. Of one factor alone, the largest such choice (`publishable_units`).

    Raises:
        DisclosureError: The engine chose units that are hidden, or that are unsafe together.
    """
    waiting = {family: _not_in_all(variables[factor] for factor in family) for family in families}
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
        for family in waiting:
            common = shown[family[0]].intersection(*(shown[factor] for factor in family))
            if all(shown[factor] == common for factor in family):
                chosen.update(dict.fromkeys(family, common))
            else:
                everywhere = (variables[factor].results for factor in family)
                again[family] = frozenset[UnitId]().union(*everywhere) - common
        waiting = again
    return chosen


def _not_in_all(variables: Iterable[Variable]) -> frozenset[UnitId]:
    """Give the units that have results on some factors and not on others."""
    units = [frozenset(one.results) for one in variables]
    everywhere = frozenset[UnitId]().union(*units)
    return everywhere - everywhere.intersection(*units)
