"""Answers: what a group of people answered on a factor, taken together.

A group in which everybody gave the same answer is a disclosure however large it is, for the
group's result is everybody's. One in which all but one did is a disclosure to that one, who
takes the own answer away. Both show in a distribution, and in a sum that only the highest or only
the lowest answers can give, or these and one answer a step from them. Where a mean was rounded,
its sum is one of few: of answers that are a step apart, the sums that are may be told with
certainty. So the middle of those that the mean leaves possible is taken, and a rule of ours meets
what is left open: a sum that is within one and a half steps of an end of the scale counts as
nearly equal. Whoever is certain, from rounded means, that all answered the same, or all but one,
sees a middle that near to the end or beyond it; so nothing certain is missed.

One who answered further from the end than a step, among others who all are at it, knows that too,
by the own answer; nobody else does, as several answers near the end would give the same sum.
"""

from collections.abc import Iterable, Sequence
from itertools import count
from math import ceil, floor
from operator import mul, sub
from typing import Final, Self

from attrs import frozen

from arbeidsmiljo.survey.results import Result, Scale, decimal_of

_LONGEST_WHOLE: Final = 10
"""A scale at most so long whose ends are whole numbers is taken to have every whole value."""

_STEPS: Final = 4
"""Any other scale, such as 0 to 100, is taken to have this many steps."""

_NEAR: Final = 1.5
"""How many steps from an end a sum still is of answers that are nearly equal."""

_FLOAT: Final = 1e-9
"""How far a mean may be off as a computer counts."""


@frozen(kw_only=True)
class Grain:
    """How finely the answers to a factor are told.

    Attributes:
        scale: What could be answered.
        step: How far apart two answers are at least (`answer_step`).
        decimal: How far apart rounded means are at least; 0 where no mean alone is known.
        has_steps: Whether every mean can be of answers a step apart. Those of several items lie
            closer, and their sums are taken as they are told.
    """

    scale: Scale
    step: float
    decimal: float = 0.0
    has_steps: bool = True

    @classmethod
    def of(cls, scale: Scale, results: Iterable[Result]) -> Self:
        """Find how finely a factor's results tell its answers.

        Args:
            scale: The factor's.
            results: All of its results that are told together.
        """
        rows = list(results)
        told = [
            (row.mean, row.respondents)
            for row in rows
            if row.mean is not None and row.respondents and len(row.distribution) <= 1
        ]
        grain = cls(
            scale=scale,
            step=answer_step(scale, rows),
            decimal=decimal_of(mean for mean, _ in told),
        )
        if all(grain._middle(mean, respondents) is not None for mean, respondents in told):
            return grain
        return cls(scale=scale, step=grain.step, decimal=grain.decimal, has_steps=False)

    def sum_of(self, mean: float, respondents: int) -> float:
        """Give the sum of answers that have a mean: the middle of those that it can be.

        Args:
            mean: As it is told, rounded or not.
            respondents: How many answered.
        """
        middle = self._middle(mean, respondents) if self.has_steps else None
        return mean * respondents if middle is None else middle

    def _middle(self, mean: float, respondents: int) -> float | None:
        """Give the middle of the sums that a mean can be of; None where there is none."""
        lowest = self.scale.minimum * respondents
        above, blur = mean * respondents - lowest, respondents * (self.decimal / 2 + _FLOAT)
        least, most = ceil((above - blur) / self.step), floor((above + blur) / self.step)
        return None if least > most else lowest + self.step * (least + most) / 2


@frozen(kw_only=True)
class Answers:
    """What a group of people answered on one factor, taken together.

    Attributes:
        respondents: n, how many they are.
        total: The sum of their answers; None where it is not known.
        distribution: How many gave each value, lowest first; empty where it is not known.
    """

    respondents: int
    total: float | None
    distribution: tuple[int, ...]

    @classmethod
    def of(cls, result: Result, grain: Grain) -> Self:
        """Take the answers of everybody in a unit; the distribution is exact, a mean may not be."""
        if result.respondents == 0:
            return cls(respondents=0, total=0.0, distribution=())
        total: float | None = None
        if len(result.distribution) > 1:
            total = sum_of_answers(result.distribution, grain.scale)
        elif result.mean is not None:
            total = grain.sum_of(result.mean, result.respondents)
        return cls(respondents=result.respondents, total=total, distribution=result.distribution)

    def without(self, others: Iterable[Self]) -> Self:
        """Take out the answers of groups that do not overlap and are part of this one.

        A sum or distribution that is not known of all of them is not known of the rest.
        """
        parts = [other for other in others if other.respondents]
        respondents, total = self.respondents, self.total
        for part in parts:
            respondents -= part.respondents
            total = None if total is None or part.total is None else total - part.total
        distribution = _less(self.distribution, [part.distribution for part in parts])
        return type(self)(respondents=respondents, total=total, distribution=distribution)

    def are_nearly_equal(self, grain: Grain) -> bool:
        """Tell whether it shows that everybody gave the same answer, or all but one did.

        Of whom only the sum is known, it shows where all are at an end of the scale, or all but
        one who is a step from it.

        Args:
            grain: How finely the answers are told.

        Returns:
            False for a group of nobody.
        """
        if self.respondents == 0:
            return False
        if self.distribution:
            return _is_of_one(self.distribution, self.respondents)
        if self.total is None:
            return False
        near, scale = _NEAR * grain.step, grain.scale
        return (
            self.total >= self.respondents * scale.maximum - near
            or self.total <= self.respondents * scale.minimum + near
        )


def has_sum(result: Result) -> bool:
    """Tell whether the sum of a unit's answers is known (`Answers.total`)."""
    return result.mean is not None or len(result.distribution) > 1 or not result.respondents


def is_nearly_equal(result: Result, grain: Grain) -> bool:
    """Tell whether a unit's result shows one answer of all, or of all but one.

    It is what `Answers.are_nearly_equal` tells; where a distribution is known, no sum is found.

    Args:
        result: The unit's.
        grain: How finely the answers are told.
    """
    if result.respondents and result.distribution:
        return _is_of_one(result.distribution, result.respondents)
    return Answers.of(result, grain).are_nearly_equal(grain)


def rest_is_nearly_equal(whole: Result, parts: Sequence[Result], grain: Grain) -> bool:
    """Tell whether what is left of a group shows one answer of all, or of all but one.

    It is what `Answers.without` and `Answers.are_nearly_equal` tell. Where distributions are
    known these tell it, and no sum is found.

    Args:
        whole: The group.
        parts: Those that are taken out of it; they do not overlap and are inside it.
        grain: How finely the answers are told.

    Returns:
        False where nobody is left.
    """
    respondents = whole.respondents - sum([part.respondents for part in parts])
    if respondents == 0:
        return False
    answered = [part.distribution for part in parts if part.respondents]
    if distribution := _less(whole.distribution, answered):
        return _is_of_one(distribution, respondents)
    rest = Answers.of(whole, grain).without(Answers.of(part, grain) for part in parts)
    return rest.are_nearly_equal(grain)


def _less(distribution: tuple[int, ...], others: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """Take distributions out of another; nothing is known where they are of other lengths."""
    if not others:
        return distribution
    if set(map(len, others)) != {len(distribution)}:
        return ()
    return tuple(map(sub, distribution, map(sum, zip(*others, strict=True))))


def _is_of_one(distribution: tuple[int, ...], respondents: int) -> bool:
    """Tell whether all gave one answer, or all but one did."""
    return max(distribution) >= respondents - 1


def sum_of_answers(distribution: Sequence[int], scale: Scale) -> float:
    """Sum up the answers of a distribution of two values or more, which lie evenly on a scale."""
    step = (scale.maximum - scale.minimum) / (len(distribution) - 1)
    above: int = sum(map(mul, count(), distribution))
    return scale.minimum * sum(distribution) + above * step


def answer_step(scale: Scale, results: Iterable[Result]) -> float:
    """Tell how far apart two answers to a factor are at least.

    Args:
        scale: The factor's.
        results: Some of the factor's results; a distribution among them tells it.

    Returns:
        1 on a scale such as 1 to 5 of which no distribution is known, and a quarter of any
        other such scale's length: a rule of ours.
    """
    lowest, highest = float(scale.minimum), float(scale.maximum)
    length = highest - lowest
    for result in results:
        if len(result.distribution) > 1:
            return length / (len(result.distribution) - 1)
    if lowest.is_integer() and highest.is_integer() and length <= _LONGEST_WHOLE:
        return 1.0
    return length / _STEPS
