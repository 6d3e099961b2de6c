"""Norms: values that somebody holds a factor's results up against, each with its source.

No norm is shipped, and none is made up: the source of a norm is a part of it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from arbeidsmiljo.errors import Problem
from arbeidsmiljo.model.identifiers import FactorKey
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.results import Scale


@frozen(kw_only=True)
class Norm:
    """A value that results on a factor are held up against.

    Attributes:
        factor: The factor.
        value: A mean.
        scale: What it is a mean on.
        source: Where it is from, as people will read it.
    """

    factor: FactorKey
    value: float
    scale: Scale
    source: str


def norm_problems(norms: Sequence[Norm | None], questionnaire: Questionnaire) -> Iterator[Problem]:
    """Find all that is wrong with norms.

    Args:
        norms: The norms; None for one that cannot be read, so that others keep their numbers.
        questionnaire: Whose factors they are for.
    """
    factors = {factor.key for factor in questionnaire.factors}
    numbers = Counter(norm.factor for norm in norms if norm is not None)
    for number, norm in enumerate(norms, start=1):
        if norm is None:
            continue
        where = f"norm {number} ({norm.factor!r})"
        if norm.factor not in factors:
            yield Problem(where, f"is for no factor of questionnaire {questionnaire.key!r}")
        elif numbers[norm.factor] > 1:
            yield Problem(where, "is not the only one for this factor; keep one")
        if not norm.source.strip():
            yield Problem(where, "has no source; say where the value is from")
        if not norm.scale.minimum < norm.scale.maximum:
            yield Problem(where, "needs a lowest value below its highest")
        elif not norm.scale.minimum <= norm.value <= norm.scale.maximum:
            yield Problem(
                where,
                f"is not on its scale, {norm.scale.minimum:g} to {norm.scale.maximum:g}",
            )
