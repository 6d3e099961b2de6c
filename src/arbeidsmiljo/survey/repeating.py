"""Repeating: whether results that have another name are of answers that were published before.

What was published says so where half of it came again, or where whole units did that chance does
not explain. A unit came again where its results are equal on every factor. How likely new answers
are to do that is never told exactly; it is taken to be more than it is:

- of a distribution, as likely as that people drawn from just that distribution give it again, which
  no other people are more likely to do;
- of a mean alone, as likely as that a mean that varies as those of a quarter of the scale do comes
  into the same step of its decimals; a mean at an end of the scale always does;
- never less than once in four, as the same people answer nearly the same again.
"""

from collections.abc import Collection, Iterable, Mapping
from itertools import accumulate
from math import exp, lgamma, log, prod, sqrt
from typing import Final

from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.results import Result, Results, Scale

_FEWEST_EQUAL: Final = 2
"""Fewer results that are equal in two rounds may be so by chance."""
_LEAST_CHANCE: Final = 0.25
_RARE: Final = 0.001
"""So seldom may new answers be taken for those of before."""
_DENSEST: Final = 0.2821
"""How dense the difference of two that vary normally by 1 is at 0: 1 / (2 √π)."""
_LEAST_SUM: Final = 1e-300
"""Of chances that are too small for a number, so that it has a logarithm."""


def are_of_the_same_answers(
    publication: Publication, results: Results, organisation: Organisation
) -> bool:
    """Tell whether a publication of another round is of these answers, but for a few.

    Args:
        publication: Of the other round.
        results: All that this round said.
        organisation: Whose results they are.
    """
    now = {(row.unit, row.factor): row for row in results.rows if row.respondents}
    told = [
        row
        for row in publication.rows
        if (row.unit, row.factor) in now and (row.mean is not None or row.distribution)
    ]
    same = sum(row == now[row.unit, row.factor] for row in told)
    if same < _FEWEST_EQUAL:
        return False
    if 2 * same >= len(told):
        return True
    units: dict[UnitId, list[Result]] = {}
    for row in told:
        units.setdefault(row.unit, []).append(row)
    unchanged = {
        unit
        for unit, rows in units.items()
        if len(rows) >= _FEWEST_EQUAL and all(row == now[unit, row.factor] for row in rows)
    }
    return bool(unchanged) and _is_beyond_chance(
        units, _apart(unchanged, organisation), dict(publication.scales)
    )


def _apart(unchanged: Collection[UnitId], organisation: Organisation) -> frozenset[UnitId]:
    """Leave out the units that others are in: that they came again follows from those."""
    parents = {unit.id: unit.parent for unit in organisation.units}
    around: set[UnitId] = set()
    for unit in unchanged:
        above = parents.get(unit)
        while above is not None and above not in around:
            around.add(above)
            above = parents.get(above)
    return frozenset(unchanged) - around


def _is_beyond_chance(
    units: Mapping[UnitId, Collection[Result]],
    unchanged: Collection[UnitId],
    scales: Mapping[FactorKey, Scale],
) -> bool:
    """Tell whether so many units would seldom come again.

    Of units that are apart, sets of so many are expected no more often than the sum of all units'
    chances, to that power, through the number of their orders. It is asked of the least likely
    units first: others, of which little is published, say nothing against them.
    """
    step = _step(row.mean for rows in units.values() for row in rows if row.mean is not None)
    chances = sorted(
        (prod(_chance(row, scales[row.factor], step) for row in rows), unit in unchanged)
        for unit, rows in units.items()
    )
    expected = accumulate(chance for chance, _ in chances)
    came = accumulate(is_unchanged for _, is_unchanged in chances)
    return any(
        is_unchanged and number * log(max(one, _LEAST_SUM)) - lgamma(number + 1) <= log(_RARE)
        for (_, is_unchanged), one, number in zip(chances, expected, came, strict=True)
    )


def _step(means: Iterable[float]) -> float:
    """Tell how far apart means are at least, from the one with the most decimals."""
    decimals = (len(f"{mean:.12f}".rstrip("0").partition(".")[2]) for mean in means)
    return 10.0 ** -max(decimals, default=0)


def _chance(row: Result, scale: Scale, step: float) -> float:
    """Tell how likely new answers are to give a result again, if not more likely than they are."""
    if row.distribution:
        return max(_LEAST_CHANCE, _chance_of_distribution(row.distribution))
    width = scale.maximum - scale.minimum
    if row.mean is None or row.mean in {scale.minimum, scale.maximum} or width <= 0:
        return 1.0
    apart = max(step, 1 / row.respondents)
    return min(1.0, max(_LEAST_CHANCE, _DENSEST * apart * sqrt(row.respondents) / (width / 4)))


def _chance_of_distribution(counts: Iterable[int]) -> float:
    """Tell how likely people drawn from a distribution are to give it again."""
    given = [count for count in counts if count > 0]
    number = sum(given)
    logarithm = lgamma(number + 1) + sum(
        count * log(count / number) - lgamma(count + 1) for count in given
    )
    return exp(logarithm)
