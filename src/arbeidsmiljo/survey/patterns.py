"""Patterns: one choice of units for all factors that are computed from each other.

Where a factor is the sum or mean of others (an index of its parts, a factor of items that are
published too), a result that is hidden of one of them may follow from the others: the whole less
the parts that are shown. So factors that are linearly related show the same units, each of which
is safe by each factor's own numbers and smallest group. Then every sum of published results of
one factor is a union of that factor's atoms, and what the relation adds is published anyway.

The pattern is found by hiding of all what is hidden of one, until nothing more is. It is not
always the largest one there is.
"""

from collections.abc import Iterator, Mapping, Sequence

from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.suppression import SuppressionEngine, largest_safe
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
    variables: Mapping[FactorKey, Variable],
    smallest: Mapping[FactorKey, int],
    *,
    engine: SuppressionEngine = largest_safe,
) -> frozenset[UnitId]:
    """Find the units whose results may be shown on all of some factors.

    Args:
        variables: The factors, with their results on one tree.
        smallest: k of each, the smallest group whose results may be shown.
        engine: What finds the largest safe publication; what it chooses is checked.

    Returns:
        Units that are safe on each factor, and of which no group's answers are all equal on any.
        Of one factor alone, the largest such choice (`publishable_units`).

    Raises:
        DisclosureError: The engine chose units that are hidden, or that are unsafe together.
    """
    units: Sequence[frozenset[UnitId]] = [frozenset(one.results) for one in variables.values()]
    everywhere = frozenset[UnitId]().union(*units)
    hidden = everywhere - everywhere.intersection(*units)
    while True:
        shown = [
            publishable_units(one, smallest[factor], engine=engine, hidden=hidden)
            for factor, one in variables.items()
        ]
        common = everywhere.intersection(*shown)
        if all(one == common for one in shown):
            return common
        hidden = everywhere - common
