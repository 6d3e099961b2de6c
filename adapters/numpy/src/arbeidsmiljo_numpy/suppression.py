"""Suppression: the largest safe publications of many variables on one tree, at once."""

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.candidates import Candidates
from arbeidsmiljo.survey.suppression import largest_safe_of_each

_LARGEST_GROUP: Final = 31
"""Above this smallest group there are more remainders than it pays to look at one by one."""

_MOST_CELLS: Final = 1 << 24
"""So many numbers are held of a level at once, or for one variable where it has more."""


def numpy_largest_safe(candidates: Candidates) -> Sequence[frozenset[UnitId]]:
    """Find what `largest_safe_of_each` finds, for all units of a level and many variables at once.

    numpy is imported when it is first used. A tree with so many levels that a score does not fit
    in an integer of 64 bits, and a smallest group that is very large, are left to the reference.

    Args:
        candidates: The units that may be shown, and the numbers of each variable.

    Returns:
        For each variable the units whose results may be shown.
    """
    import numpy as np

    from arbeidsmiljo_numpy.forest import Forest
    from arbeidsmiljo_numpy.patterns import Patterns
    from arbeidsmiljo_numpy.remainders import MOST_BITS

    forest, names = Forest.of(candidates.tree), np.array(candidates.tree.units, np.object_)
    widest = max((len(level.places) for level in forest.levels), default=0)
    found: dict[int, frozenset[UnitId]] = {}
    for smallest in set(candidates.smallest):
        variables = [one for one, k in enumerate(candidates.smallest) if k == smallest]
        if smallest > _LARGEST_GROUP or forest.bits > MOST_BITS:
            left = evolve(
                candidates,
                own=[candidates.own[one] for one in variables],
                open=[candidates.open[one] for one in variables],
                smallest=[smallest] * len(variables),
            )
            found.update(zip(variables, largest_safe_of_each(left), strict=True))
            continue
        step = max(1, _MOST_CELLS // (max(widest, 1) * (smallest + 1) ** 2))
        for start in range(0, len(variables), step):
            some = variables[start : start + step]
            own = np.array([np.minimum(candidates.own[one], smallest) for one in some], np.int32)
            is_open = np.array([np.frombuffer(candidates.open[one], np.bool_) for one in some])
            asked = Patterns(
                forest=forest,
                own=np.ascontiguousarray(own.T),
                is_open=np.ascontiguousarray(is_open.T),
                smallest=smallest,
            )
            for one, units in zip(some, np.ascontiguousarray(asked.shown().T), strict=True):
                found[one] = frozenset(names[units].tolist())
    return [found[one] for one in range(len(candidates.own))]
