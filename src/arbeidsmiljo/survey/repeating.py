"""Repeating: whether results that have another name are of answers that were published before.

What was published says so where half of it came again, or where whole units did that chance does
not explain. A result came again where what both rounds tell of it agrees: means that are rounded
differently, or are on other scales, do where one can be the other; a mean and a distribution do
where it is its mean. A unit came again where its results did on every factor, and it did but for a
few where on each factor fewer than would be a group came in or went out, and what is told can be of
the same answers otherwise. How likely new answers are to do that is never told exactly; it is taken
to be more than it is:

- of a distribution, as likely as that people drawn from just that distribution give it again, which
  no other people are more likely to do; but for a few, so often as there are ways for these;
- of a mean alone, as likely as that a mean that varies as those of a quarter of the scale do comes
  into the same step of its decimals, or as near as the few can move it; a mean at an end of the
  scale always does;
- never less than once in four, and by a mean but for a few once in two, as the same people answer
  nearly the same again.
"""

from collections.abc import Collection, Iterable, Mapping
from itertools import accumulate
from math import comb, exp, lgamma, log, log1p, prod, sqrt
from typing import Final, Self

from attrs import frozen

from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.results import Result, Results, Scale, decimal_of

_FEWEST_EQUAL: Final = 2
"""Fewer results that are equal in two rounds may be so by chance."""
_LEAST_CHANCE: Final = 0.25
_LEAST_CHANCE_BUT_FOR_A_FEW: Final = 0.5
_RARE: Final = 0.001
"""So seldom may new answers be taken for those of before."""
_DENSEST: Final = 0.2821
"""How dense the difference of two that vary normally by 1 is at 0: 1 / (2 √π)."""
_DEVIATION: Final = 0.25
"""How much answers vary, as a part of the scale."""
_LEAST_DEVIATION: Final = 0.1
_ANSWER: Final = 0.25
"""How far apart answers are, as on a scale of five."""
_LEAST_SUM: Final = 1e-300
"""Of chances that are too small for a number, so that it has a logarithm."""
_TIMES: Final = tuple(2.0**power for power in range(1, 21))
"""How much more weight Chernoff's bound gives to what came again."""
_FLOAT: Final = 1e-9


@frozen
class _Told:
    """What a round tells of a unit on a factor.

    Attributes:
        row: As it is told.
        scale: What it is told on.
        decimal: How far apart means of the round are at least.
    """

    row: Result
    scale: Scale
    decimal: float

    @property
    def respondents(self) -> int:
        """How many answered."""
        return self.row.respondents

    @property
    def distribution(self) -> tuple[int, ...]:
        """How many gave each value; empty where it is not known."""
        return self.row.distribution

    @property
    def mean(self) -> float:
        """The mean, where 0 and 1 are the ends of the scale; exact where a distribution is."""
        if steps := len(self.distribution) - 1 if self.distribution else 0:
            above = sum(place * number for place, number in enumerate(self.distribution))
            return above / (steps * self.respondents)
        low, high = self.scale.minimum, self.scale.maximum
        return 0.0 if self.row.mean is None else (self.row.mean - low) / (high - low)

    @property
    def step(self) -> float:
        """How far apart means are at least; 0 where it is exact."""
        width = self.scale.maximum - self.scale.minimum
        return 0.0 if self.distribution else self.decimal / width


_Place = tuple[UnitId, FactorKey]


def are_of_the_same_answers(
    publication: Publication, results: Results, organisation: Organisation
) -> bool:
    """Tell whether a publication of another round is of these answers, but for a few.

    Args:
        publication: Of the other round.
        results: All that this round said.
        organisation: Whose results they are.
    """
    then = _Round.of(publication.rows, publication.scales)
    now = _Round.of(results.rows, results.scales)
    both = then.rows.keys() & now.rows.keys()
    same = {
        one
        for one in both
        if then.rows[one].respondents == now.rows[one].respondents
        and _agree(then.told(one), now.told(one))
    }
    if len(same) >= _FEWEST_EQUAL and 2 * len(same) >= len(both):
        return True
    largest = max(map(publication.group_sizes.smallest, ItemClass))
    of_unit: dict[UnitId, list[_Place]] = {}
    for place in both:
        of_unit.setdefault(place[0], []).append(place)
    unchanged = {
        unit
        for unit, places in of_unit.items()
        if len(places) >= _FEWEST_EQUAL
        and all(
            one in same or _can_be_but_for(largest, then.told(one), now.told(one)) for one in places
        )
    }
    if not unchanged:
        return False
    around = _around(unchanged, organisation)
    likely = {
        unit: prod(
            _chance(then.told(one), now.told(one), is_same=one in same) for one in sorted(places)
        )
        for unit, places in of_unit.items()
        if unit not in around
    }
    return _is_beyond_chance(likely, unchanged)


@frozen
class _Round:
    """All results of a round of which more is told than how many answered.

    Attributes:
        rows: By unit and factor.
        scales: By factor.
        decimal: How far apart means are at least.
    """

    rows: Mapping[_Place, Result]
    scales: Mapping[FactorKey, Scale]
    decimal: float

    @classmethod
    def of(cls, rows: Iterable[Result], scales: Iterable[tuple[FactorKey, Scale]]) -> Self:
        """Take the results of a round."""
        usable = {factor: scale for factor, scale in scales if scale.minimum < scale.maximum}
        told = {
            (row.unit, row.factor): row
            for row in rows
            if row.respondents
            and row.factor in usable
            and (row.mean is not None or row.distribution)
        }
        means = [row.mean for row in told.values() if row.mean is not None and not row.distribution]
        return cls(told, usable, decimal_of(means))

    def told(self, place: _Place) -> _Told:
        """Give what is told of a unit on a factor."""
        return _Told(self.rows[place], self.scales[place[1]], self.decimal)


def _agree(one: _Told, two: _Told) -> bool:
    """Tell whether what is told of a result twice can be of the same answers."""
    if one.row.respondents != two.row.respondents:
        return False
    if len(one.row.distribution) == len(two.row.distribution) > 0:
        return one.row.distribution == two.row.distribution
    # Means that are rounded alike are equal; of others, one lies within what the other leaves open.
    is_alike = abs(one.step - two.step) <= _FLOAT
    blur = 0.0 if is_alike else (one.step + two.step) / 2
    return abs(one.mean - two.mean) <= blur + _FLOAT


def _can_be_but_for(largest: int, one: _Told, two: _Told) -> bool:
    """Tell whether two results can be of the same answers, but for a few that only one has."""
    few = abs(one.respondents - two.respondents)
    if not 0 < few < largest:
        return False
    fewer, more = sorted((one, two), key=lambda told: told.respondents)
    if len(fewer.distribution) == len(more.distribution) > 0:
        return all(a <= b for a, b in zip(fewer.distribution, more.distribution, strict=True))
    rest = more.mean * more.respondents - fewer.mean * fewer.respondents
    blur = _blur(one, two) + _FLOAT
    return -blur <= rest <= few + blur


def _blur(one: _Told, two: _Told) -> float:
    return sum(told.step / 2 * told.respondents for told in (one, two))


def _around(units: Collection[UnitId], organisation: Organisation) -> frozenset[UnitId]:
    """Give the units that some units are in: that they came again follows from those."""
    parents = {unit.id: unit.parent for unit in organisation.units}
    around: set[UnitId] = set()
    for unit in units:
        above = parents.get(unit)
        while above is not None and above not in around:
            around.add(above)
            above = parents.get(above)
    return frozenset(around)


def _is_beyond_chance(likely: Mapping[UnitId, float], unchanged: Collection[UnitId]) -> bool:
    """Tell whether so many units would seldom come again.

    Of units that are apart, sets of so many are expected no more often than the sum of all units'
    chances, to that power, through the number of their orders. It is asked of the least likely
    units first: others, of which little is published, say nothing against them. Where nearly all
    came again, Chernoff's bound tells more.
    """
    chances = sorted((chance, unit in unchanged) for unit, chance in likely.items())
    expected = accumulate(chance for chance, _ in chances)
    came = list(accumulate(is_unchanged for _, is_unchanged in chances))
    return any(
        is_unchanged and number * log(max(one, _LEAST_SUM)) - lgamma(number + 1) <= log(_RARE)
        for (_, is_unchanged), one, number in zip(chances, expected, came, strict=True)
    ) or any(
        sum(log1p(chance * (times - 1)) for chance, _ in chances) - came[-1] * log(times)
        <= log(_RARE)
        for times in _TIMES
    )


def _chance(one: _Told, two: _Told, *, is_same: bool) -> float:
    """Tell how likely new answers are to give a result again, if not more likely than they are.

    Args:
        one: The result.
        two: What is told of it in the other round.
        is_same: Whether it came again as it was, and not but for a few.
    """
    few = 0 if is_same else abs(one.respondents - two.respondents)
    values = len(one.distribution)
    if values == len(two.distribution) > 0:
        ways = comb(few + values - 1, few)
        each = max(_chance_of_distribution(told.distribution) for told in (one, two))
        return min(1.0, max(_LEAST_CHANCE, ways * each))
    if one.mean in {0.0, 1.0}:
        return 1.0
    # A sum of whole answers moves by whole ones, be it told with more decimals.
    apart = max(one.step, two.step, _ANSWER / one.respondents)
    within = few + 2 * _blur(one, two) if few else apart * one.respondents
    varied = _LEAST_DEVIATION if few else _DEVIATION
    least = _LEAST_CHANCE_BUT_FOR_A_FEW if few else _LEAST_CHANCE
    return min(1.0, max(least, _DENSEST * within / (varied * sqrt(one.respondents))))


def _chance_of_distribution(counts: Iterable[int]) -> float:
    """Tell how likely people drawn from a distribution are to give it again."""
    given = [count for count in counts if count > 0]
    number = sum(given)
    logarithm = lgamma(number + 1) + sum(
        count * log(count / number) - lgamma(count + 1) for count in given
    )
    return exp(logarithm)
