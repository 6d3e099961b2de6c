"""Results: what a round of a survey said, per unit and factor."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from attrs import frozen

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId


@frozen(kw_only=True)
class Scale:
    """The values that answers to a factor's items can take, lowest and highest."""

    minimum: float
    maximum: float


@frozen(kw_only=True)
class Result:
    """What one unit said on one factor, the units below it included.

    Attributes:
        unit: The unit.
        factor: The factor.
        respondents: n, how many answered.
        mean: Of the answers; None where n is 0 or it is not known.
        distribution: How many gave each value of the scale, lowest first; empty where it is
            not known. The values lie evenly between the ends of the scale.
    """

    unit: UnitId
    factor: FactorKey
    respondents: int
    mean: float | None = None
    distribution: tuple[int, ...] = ()


@frozen(kw_only=True)
class Results:
    """All that a round of a survey said.

    Attributes:
        round: The round.
        scales: The scale of each factor that has results.
        rows: One for each unit and factor that has results.
    """

    round: RoundId
    scales: tuple[tuple[FactorKey, Scale], ...]
    rows: tuple[Result, ...]

    def scale(self, factor: FactorKey) -> Scale:
        """Give the scale of a factor.

        Raises:
            NotFoundError: It has none.
        """
        scales = dict(self.scales)
        if factor not in scales:
            raise NotFoundError("scale of factor", factor, scales)
        return scales[factor]


def written(number: float, language: str) -> str:
    """Write a number that scales have with its digits, sign and decimal mark, and no more.

    Example:
        >>> written(2.5, "nb"), written(3, "nb")
        ('2,5', '3')
    """
    words = f"{number:g}".replace("-", "\N{MINUS SIGN}")
    return words if language == "en" else words.replace(".", ",")


def scale_in_words(scale: Scale, language: str) -> str:
    """Write a scale, from its lowest value to its highest.

    Example:
        >>> scale_in_words(Scale(minimum=1, maximum=5), "nb")
        '1–5'
    """
    return f"{written(scale.minimum, language)}\N{EN DASH}{written(scale.maximum, language)}"


def by_factor(rows: Iterable[Result]) -> dict[FactorKey, dict[UnitId, Result]]:
    """Put results by factor and unit, in their order; of two of the same the last is kept."""
    found: dict[FactorKey, dict[UnitId, Result]] = {}
    for row in rows:
        if row.factor not in found:
            found[row.factor] = {}
        found[row.factor][row.unit] = row
    return found


def decimal_of(means: Iterable[float]) -> float:
    """Tell how far apart rounded means are at least, from the one with the most decimals.

    Args:
        means: Of one round, rounded alike.

    Returns:
        0 where there is none.

    Example:
        >>> decimal_of([3.0, 3.25, 4.5])
        0.01
    """
    decimals = (len(f"{mean:.12f}".rstrip("0").partition(".")[2]) for mean in means)
    most = max(decimals, default=None)
    return 0.0 if most is None else 10.0**-most


def shown_mean(mean: float) -> float:
    """Give a mean as it is shown everywhere: with one decimal, halves away from zero.

    Example:
        >>> shown_mean(3.55)
        3.6
    """
    return float(Decimal(str(mean)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))
