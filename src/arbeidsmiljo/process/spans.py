"""Spans: values of a scale that follow each other, shown as one where there are too many values."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from arbeidsmiljo.survey.results import Scale, written
from arbeidsmiljo.texts import text

MOST_VALUES: Final = 11
"""How many values a scale has at most that are shown one by one: those of 0 to 10."""

SPANS: Final = 5
"""How many spans there are of more values, so that colours and names can be told apart."""

_LOWEST: Final = text("{} (lowest)")
_HIGHEST: Final = text("{} (highest)")


def names_of_values(scale: Scale, number: int, language: str) -> tuple[str, ...]:
    """Give what the values of a scale, or spans of them, are called, lowest first.

    Args:
        scale: The scale.
        number: How many values it has; they lie evenly between its ends.
        language: In which it is said which is lowest, and which is highest.
    """
    step = (scale.maximum - scale.minimum) / max(number - 1, 1)
    called = [written(scale.minimum + place * step, language) for place in range(number)]
    names = [
        called[first] if last - first == 1 else f"{called[first]}\N{EN DASH}{called[last - 1]}"
        for first, last in pairwise(_ends(number))
    ]
    if len(names) > 1:
        names[0] = _LOWEST.in_language(language).format(names[0])
        names[-1] = _HIGHEST.in_language(language).format(names[-1])
    return tuple(names)


def together(distribution: Sequence[int]) -> tuple[int, ...]:
    """Count the answers in each span; of values that are shown one by one, as they are.

    Args:
        distribution: How many gave each value, lowest first.

    Example:
        >>> together([1, 2, 3])
        (1, 2, 3)
        >>> together([1] * 101)
        (20, 20, 20, 20, 21)
    """
    ends = _ends(len(distribution))
    return tuple(sum(distribution[first:last]) for first, last in pairwise(ends))


def _ends(number: int) -> list[int]:
    """Give the places at which spans begin, and the end."""
    spans = number if number <= MOST_VALUES else SPANS
    return [number * place // max(spans, 1) for place in range(spans + 1)]
