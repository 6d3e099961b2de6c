"""Summaries: what counts of answers say, computed in one place for every engine."""

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist
from typing import Self

from attrs import frozen

from arbeidsmiljo.survey.results import Scale


@frozen(kw_only=True)
class Interval:
    """Where a value of the population is, with some confidence."""

    low: float
    high: float


@frozen(kw_only=True)
class Summary:
    """What a group answered.

    Attributes:
        scale: Of the answers.
        distribution: How many gave each value, lowest first; the values lie evenly between the
            ends of the scale.
    """

    scale: Scale
    distribution: tuple[int, ...]

    @classmethod
    def of(cls, places: Sequence[int], scale: Scale, *, is_reversed: bool = False) -> Self:
        """Make the summary of an item; a reversed one is turned, so that high means much.

        Args:
            places: How many gave each value, lowest first.
            scale: The item's.
            is_reversed: Whether a high answer means little.
        """
        return cls(scale=scale, distribution=tuple(reversed(places) if is_reversed else places))

    @property
    def respondents(self) -> int:
        """How many answered."""
        return sum(self.distribution)

    @property
    def _step(self) -> float:
        return _step(self.scale, len(self.distribution))

    @property
    def mean(self) -> float | None:
        """The mean; None of nobody."""
        n = self.respondents
        if not n:
            return None
        places = sum(place * number for place, number in enumerate(self.distribution))
        return mean_of(float(places), float(n), self.scale, len(self.distribution))

    @property
    def deviation(self) -> float | None:
        """The standard deviation, of the sample (divided by n - 1); None of fewer than two."""
        n = self.respondents
        if n < 2:  # noqa: PLR2004 - one answer does not vary
            return None
        first = sum(place * number for place, number in enumerate(self.distribution))
        second = sum(place * place * number for place, number in enumerate(self.distribution))
        # In whole numbers up to the last step: nothing is lost by taking small from large.
        return self._step * sqrt((n * second - first * first) / (n * (n - 1)))

    def share(self, at_least: float) -> float | None:
        """Give the share of those who answered with a value or a higher one; None of nobody."""
        n = self.respondents
        return self._reaching(at_least) / n if n else None

    def _reaching(self, at_least: float) -> int:
        return sum(
            number
            for place, number in enumerate(self.distribution)
            if self.scale.minimum + place * self._step >= at_least - 1e-9
        )

    def interval_of_mean(self, confidence: float = 0.95) -> Interval | None:
        """Give where the mean of such people in general is, by the normal distribution.

        It is within the scale. It says what chance could do if those who answered were drawn at
        random; where everybody was asked, it is a measure of how much weight the mean can bear.

        Args:
            confidence: Between 0 and 1.

        Returns:
            None of fewer than two.
        """
        mean, deviation = self.mean, self.deviation
        if mean is None or deviation is None:
            return None
        reach = _quantile(confidence) * deviation / sqrt(self.respondents)
        return Interval(
            low=max(self.scale.minimum, mean - reach), high=min(self.scale.maximum, mean + reach)
        )

    def interval_of_difference(self, other: Self, confidence: float = 0.95) -> Interval | None:
        """Give where the mean less another group's is in general, by the normal distribution.

        It is within what the two scales allow. It takes the groups to be drawn at random and
        apart; where the same people are in both, chance can do less than it says.

        Args:
            other: The group whose mean is taken away.
            confidence: Between 0 and 1.

        Returns:
            None where one of them is of fewer than two.
        """
        if (
            (mean := self.mean) is None
            or (theirs := other.mean) is None
            or (deviation := self.deviation) is None
            or (their_deviation := other.deviation) is None
        ):
            return None
        variance = deviation**2 / self.respondents + their_deviation**2 / other.respondents
        reach = _quantile(confidence) * sqrt(variance)
        return Interval(
            low=max(self.scale.minimum - other.scale.maximum, mean - theirs - reach),
            high=min(self.scale.maximum - other.scale.minimum, mean - theirs + reach),
        )

    def interval_of_share(self, at_least: float, confidence: float = 0.95) -> Interval | None:
        """Give where the share of such people in general is, by Wilson's score.

        Args:
            at_least: The value that counts, and all higher ones.
            confidence: Between 0 and 1.

        Returns:
            None of nobody.
        """
        n = self.respondents
        if not n:
            return None
        z = _quantile(confidence)
        share = self._reaching(at_least) / n
        middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        reach = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        return Interval(low=max(0.0, middle - reach), high=min(1.0, middle + reach))


def mean_of(places: float, respondents: float, scale: Scale, values: int) -> float:
    """Give the mean of the answers of some people, or of many groups of people at once.

    Args:
        places: The sum of the places of their answers on the scale, 0 for the lowest value: a
            number, or anything that calculates as numbers do, such as an array of them.
        respondents: How many they are; not 0.
        scale: Of the answers.
        values: How many values it has; they lie evenly between its ends.
    """
    return scale.minimum + places * _step(scale, values) / respondents


def turned(places: float, respondents: float, values: int) -> float:
    """Give the sum of places of answers that are counted from the highest value down.

    Args:
        places: The sum of places from the lowest value up; a number or many, as in `mean_of`.
        respondents: How many answered.
        values: How many values the scale has.
    """
    return respondents * (values - 1) - places


def _step(scale: Scale, values: int) -> float:
    return (scale.maximum - scale.minimum) / max(values - 1, 1)


def _quantile(confidence: float) -> float:
    """Give how many standard deviations to both sides hold so much of a normal distribution.

    Raises:
        ValueError: It is not between 0 and 1.
    """
    if not 0 < confidence < 1:
        message = f"a confidence of {confidence} is not between 0 and 1; give one such as 0.95"
        raise ValueError(message)
    return NormalDist().inv_cdf((1 + confidence) / 2)
