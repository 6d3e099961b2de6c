"""Rounds: what is published of each, of the units as they were then, or why there is nothing."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from attrs import define, evolve, frozen

from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.results import Result, Scale
from arbeidsmiljo.survey.units_then import Change, UnitsThen


class Absence(StrEnum):
    """Why a value is not there."""

    SUPPRESSED = "suppressed"
    """Published of other units, not of this: its group, or one left over, would be too small."""
    NOT_PUBLISHED = "not-published"
    """Nothing was published on the factor in that round: not asked, or nobody's may be shown."""
    NOT_READABLE = "not-readable"
    """Those who look are not given the report that it stands in."""
    NO_EARLIER_ROUND = "no-earlier-round"
    NO_NORM = "no-norm"
    NO_MEAN = "no-mean"
    """One of the two told how many answered, and no mean."""
    OTHER_SCALE = "other-scale"
    """It is on another scale."""
    ITSELF = "itself"
    """It is the organisation itself, which has nothing above it."""
    NEW = "new"
    """The unit was not there in that round."""
    MERGED = "merged"
    """Several units of the earlier round are together in it."""
    SPLIT = "split"
    """The unit of the earlier round was split, and others of its people are elsewhere."""
    CHANGED = "changed"
    """Other people than then are in it: units came or went below it."""
    UNCLEAR = "unclear"
    """Beside it a unit came to be or ceased to be, and nobody told where its people were."""


@frozen(kw_only=True)
class Missing:
    """The reason why there is no value."""

    reason: Absence


@frozen(kw_only=True)
class Shown:
    """A published result.

    Attributes:
        unit: Whose.
        respondents: How many answered.
        mean: None where it is not known.
        distribution: How many gave each value, lowest first; empty where it is not known.
        is_moved: Whether the unit stood below another one then.
    """

    unit: UnitId
    respondents: int
    mean: float | None
    distribution: tuple[int, ...] = ()
    is_moved: bool = False


@define(frozen=True, kw_only=True, slots=False, eq=False)
class PublishedRound:
    """What is published of a round, and the organisation as it was then.

    Attributes:
        publication: What is published.
        organisation: The units whose results they are.
    """

    publication: Publication
    organisation: Organisation

    @cached_property
    def _rows(self) -> Mapping[tuple[UnitId, FactorKey], Result]:
        return {(row.unit, row.factor): row for row in self.publication.rows}

    @cached_property
    def _scales(self) -> Mapping[FactorKey, Scale]:
        return dict(self.publication.scales)

    @property
    def round(self) -> RoundId:
        """What the round is called."""
        return self.publication.round

    def scale(self, factor: FactorKey) -> Scale | None:
        """Give the scale of a factor; None where nothing of it is published."""
        return self._scales.get(factor)

    def result(self, unit: UnitId, factor: FactorKey) -> Shown | Missing:
        """Give what is published of a unit on a factor."""
        if factor not in self._scales:
            return Missing(reason=Absence.NOT_PUBLISHED)
        row = self._rows.get((unit, factor))
        if row is None:
            return Missing(reason=Absence.SUPPRESSED)
        return Shown(
            unit=unit,
            respondents=row.respondents,
            mean=row.mean,
            distribution=row.distribution,
        )


@frozen(kw_only=True)
class EarlierRound:
    """An earlier round, and which units the units of now were in it."""

    round: PublishedRound
    units: UnitsThen

    def result(self, unit: UnitId, factor: FactorKey, scale: Scale | None) -> Shown | Missing:
        """Give what is published of the same group on a factor, on the same scale.

        Args:
            unit: The unit as it is now.
            factor: The factor.
            scale: What it is answered on now; None where that is not known, and any will do.
        """
        then = self.units.of(unit)
        if isinstance(then, Change):
            return Missing(reason=Absence(then.value))
        before = self.round.scale(factor)
        if scale is not None and before is not None and before != scale:
            return Missing(reason=Absence.OTHER_SCALE)
        found = self.round.result(then.unit, factor)
        return evolve(found, is_moved=then.is_moved) if isinstance(found, Shown) else found
