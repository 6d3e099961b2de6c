"""Comparison: a unit's result on a factor beside what it may be held up against.

Beside it stand the unit above, the organisation, the same group of people's unit in an earlier
round, and a norm: each a value or the reason why there is none. A comparison is made of what was
published, and of nothing else: whatever it says could be got from the publications by anybody
who may read them. Nothing is said to be good or bad: a difference is a number.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import define, frozen

from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.survey.norms import Norm
from arbeidsmiljo.survey.results import Scale
from arbeidsmiljo.survey.rounds import Absence, EarlierRound, Missing, PublishedRound, Shown
from arbeidsmiljo.survey.summaries import Interval, Summary


@frozen(kw_only=True)
class Difference:
    """How far a mean lies from another.

    Attributes:
        value: The unit's mean less the other.
        interval: Where the difference is, with 95 % confidence, were those who answered drawn
            at random and others each time; None where the distributions are not known. Where
            the same people answered both times, chance can do less than it says.
    """

    value: float
    interval: Interval | None = None


@frozen(kw_only=True)
class Comparison:
    """A unit's result on a factor, and what it is held up against.

    Attributes:
        factor: The factor.
        scale: What it is answered on; None where nothing of it is published.
        own: The unit's result.
        above: That of the unit above.
        organisation: That of the top unit.
        earlier: That of the same group in the earlier round.
        norm: The norm.
        trend: How far the unit's mean lies from the earlier one.
    """

    factor: FactorKey
    scale: Scale | None
    own: Shown | Missing
    above: Shown | Missing
    organisation: Shown | Missing
    earlier: Shown | Missing
    norm: Norm | Missing
    trend: Difference | Missing

    def difference_from(self, other: Shown | Norm | Missing) -> Difference | Missing:
        """Tell how far the unit's mean lies from one of the others of this comparison.

        A unit is a part of those above it, and a norm tells of no spread: only a trend has an
        interval.
        """
        if isinstance(self.own, Missing):
            return self.own
        if isinstance(other, Missing):
            return other
        mean = other.value if isinstance(other, Norm) else other.mean
        if self.own.mean is None or mean is None:
            return Missing(reason=Absence.NO_MEAN)
        return Difference(value=self.own.mean - mean)


@frozen(kw_only=True)
class ComparedUnit:
    """A unit's results and what they are held up against, for those who look.

    Attributes:
        unit: The unit.
        unit_name: What it is called.
        all_above: The units above it, the nearest first.
        above_name: What the nearest of them is called; empty where there is none.
        organisation_name: What the top unit is called.
        round: The round.
        earlier_round: The earlier round; None where there is none.
        earlier_name: What the same group was called then; empty where there was none.
        group_sizes: The smallest groups that the round shows.
        rows: One for each factor that something is published of, in the questionnaire's order.
    """

    unit: UnitId
    unit_name: str
    all_above: tuple[UnitId, ...]
    above_name: str
    organisation_name: str
    round: RoundId
    earlier_round: RoundId | None
    earlier_name: str
    group_sizes: GroupSizes
    rows: tuple[Comparison, ...]


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Beside:
    """All that results of a round are held up against, for one who looks.

    Attributes:
        now: The round.
        readable: The units whose reports those who look are given.
        earlier: An earlier round; None where there is none.
        norms: One at most for each factor.
    """

    now: PublishedRound
    readable: frozenset[UnitId]
    earlier: EarlierRound | None = None
    norms: tuple[Norm, ...] = ()

    @cached_property
    def _norms(self) -> Mapping[FactorKey, Norm]:
        return {norm.factor: norm for norm in self.norms}

    def comparisons(self, unit: UnitId, factors: Iterable[FactorKey]) -> Iterator[Comparison]:
        """Make the comparison of a unit on each of some factors.

        Args:
            unit: A unit; one that the round's organisation did not have has no results in it.
            factors: The factors, in the order in which they are to stand.
        """
        organisation = self.now.organisation
        above = organisation.unit(unit).parent if unit in organisation else None
        top = organisation.top.id
        for factor in factors:
            own = self._result(unit, factor)
            earlier = self._earlier(unit, factor)
            scale = self.now.scale(factor)
            yield Comparison(
                factor=factor,
                scale=scale,
                own=own,
                above=self._result(above, factor),
                organisation=self._result(None if unit == top else top, factor),
                earlier=earlier,
                norm=self._norm(factor, scale),
                trend=_trend(own, earlier, scale),
            )

    def _result(self, unit: UnitId | None, factor: FactorKey) -> Shown | Missing:
        if unit is None:
            return Missing(reason=Absence.ITSELF)
        if unit not in self.readable:
            return Missing(reason=Absence.NOT_READABLE)
        if unit not in self.now.organisation:
            return Missing(reason=Absence.NEW)
        return self.now.result(unit, factor)

    def _earlier(self, unit: UnitId, factor: FactorKey) -> Shown | Missing:
        if self.earlier is None:
            return Missing(reason=Absence.NO_EARLIER_ROUND)
        if unit not in self.readable:
            return Missing(reason=Absence.NOT_READABLE)
        if unit not in self.now.organisation:
            return Missing(reason=Absence.NEW)
        found = self.earlier.result(unit, factor, self.now.scale(factor))
        if isinstance(found, Shown) and self._is_anothers(found.unit, unit):
            return Missing(reason=Absence.NOT_READABLE)
        return found

    def _is_anothers(self, then: UnitId, unit: UnitId) -> bool:
        """Tell whether a unit then has by now a report that those who look are not given."""
        return then not in {unit, *self.readable} and then in self.now.organisation

    def _norm(self, factor: FactorKey, scale: Scale | None) -> Norm | Missing:
        norm = self._norms.get(factor)
        if norm is None:
            return Missing(reason=Absence.NO_NORM)
        if scale is not None and norm.scale != scale:
            return Missing(reason=Absence.OTHER_SCALE)
        return norm


def _trend(
    own: Shown | Missing, earlier: Shown | Missing, scale: Scale | None
) -> Difference | Missing:
    if isinstance(own, Missing):
        return own
    if isinstance(earlier, Missing):
        return earlier
    if own.mean is None or earlier.mean is None:
        return Missing(reason=Absence.NO_MEAN)
    interval = None
    if scale is not None and own.distribution and earlier.distribution:
        now, then = (Summary(scale=scale, distribution=one.distribution) for one in (own, earlier))
        interval = now.interval_of_difference(then)
    return Difference(value=own.mean - earlier.mean, interval=interval)
