"""Answers: what a group of people answered on a factor, taken together.

A group in which everybody gave the same answer is a disclosure however large it is, for the
group's result is everybody's. One in which all but one did is a disclosure to that one, who
takes the own answer away. Both show in a distribution, and the first in a sum that only the
highest or only the lowest answers can give. That the sum of a difference can be off
by rounding is met by a rule of ours: a sum that is within half an answer's step of an end of
the scale counts as at the end. Whoever is certain, from rounded means, that all answered the
same sees a sum that near to the end or beyond it; so nothing certain is missed.
"""

from collections.abc import Iterable, Sequence
from itertools import count
from operator import mul, sub
from typing import Final, Self

from attrs import frozen

from arbeidsmiljo.survey.results import Result, Scale

_LONGEST_WHOLE: Final = 10
"""A scale at most so long whose ends are whole numbers is taken to have every whole value."""

_STEPS: Final = 4
"""Any other scale, such as 0 to 100, is taken to have this many steps."""


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
    def of(cls, result: Result, scale: Scale) -> Self:
        """Take the answers of everybody in a unit; the distribution is exact, a mean may not be."""
        total = None if result.mean is None else result.mean * result.respondents
        if len(result.distribution) > 1:
            total = sum_of_answers(result.distribution, scale)
        if result.respondents == 0:
            return cls(respondents=0, total=0.0, distribution=())
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

    def are_nearly_equal(self, scale: Scale, step: float) -> bool:
        """Tell whether it shows that everybody gave the same answer, or all but one did.

        Of whom only the sum is known, all but one are not looked at: nobody is certain of the
        others then, since several answers of theirs would give the same sum.

        Args:
            scale: What could be answered.
            step: How far apart two answers are at least (`answer_step`).

        Returns:
            False for a group of nobody.
        """
        if self.respondents == 0:
            return False
        if self.distribution:
            return _is_of_one(self.distribution, self.respondents)
        if self.total is None:
            return False
        return (
            self.total >= self.respondents * scale.maximum - step / 2
            or self.total <= self.respondents * scale.minimum + step / 2
        )


def has_sum(result: Result) -> bool:
    """Tell whether the sum of a unit's answers is known (`Answers.total`)."""
    return result.mean is not None or len(result.distribution) > 1 or not result.respondents


def is_nearly_equal(result: Result, scale: Scale, step: float) -> bool:
    """Tell whether a unit's result shows one answer of all, or of all but one.

    It is what `Answers.are_nearly_equal` tells; where a distribution is known, no sum is found.

    Args:
        result: The unit's.
        scale: What could be answered.
        step: How far apart two answers are at least (`answer_step`).
    """
    if result.respondents and result.distribution:
        return _is_of_one(result.distribution, result.respondents)
    return Answers.of(result, scale).are_nearly_equal(scale, step)


def rest_is_nearly_equal(whole: Result, parts: Sequence[Result], scale: Scale, step: float) -> bool:
    """Tell whether what is left of a group shows one answer of all, or of all but one.

    It is what `Answers.without` and `Answers.are_nearly_equal` tell. Where distributions are
    known these tell it, and no sum is found.

    Args:
        whole: The group.
        parts: Those that are taken out of it; they do not overlap and are inside it.
        scale: What could be answered.
        step: How far apart two answers are at least (`answer_step`).

    Returns:
        False where nobody is left.
    """
    respondents = whole.respondents - sum([part.respondents for part in parts])
    if respondents == 0:
        return False
    answered = [part.distribution for part in parts if part.respondents]
    if distribution := _less(whole.distribution, answered):
        return _is_of_one(distribution, respondents)
    rest = Answers.of(whole, scale).without(Answers.of(part, scale) for part in parts)
    return rest.are_nearly_equal(scale, step)


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
