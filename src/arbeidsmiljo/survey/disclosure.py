"""The check: whether a publication lets somebody compute the results of a small group.

The units of an organisation are a tree, so the published ones are nested or apart. Call a
published unit less the largest published units inside it an *atom*. Atoms do not overlap, each
published unit is the sum of those inside it, and so every group of people whose results follow
from the published ones by adding and subtracting is a union of atoms. Hence a publication is
safe if and only if nobody, or enough people, answered in each atom.

This holds for one variable, one round, one tree and numbers that add up on it; `publishing`
says what it leaves out.
"""

from collections.abc import Collection

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.atoms import Atoms
from arbeidsmiljo.survey.respondents import Respondents


def atoms(respondents: Respondents, published: Collection[UnitId]) -> dict[UnitId, int]:
    """Count how many answered in each atom of a set of published units.

    Args:
        respondents: The numbers of the variable.
        published: The units whose results are shown, each with a number.

    Returns:
        For each published unit, how many answered in it and in no published unit inside it.

    Raises:
        NotFoundError: A published unit is not in the tree, or has no number.
    """
    return dict(Atoms.of(respondents, published).numbers)


def unsafe_atoms(
    respondents: Respondents, published: Collection[UnitId], smallest: int
) -> tuple[UnitId, ...]:
    """Find the published units whose atom is a group too small to be shown.

    Args:
        respondents: The numbers of the variable.
        published: The units whose results are shown, each with a number.
        smallest: k, the smallest group whose results may be shown.

    Returns:
        The units by id, the n of whose atom is neither 0 nor at least k; empty where the
        publication is safe.

    Raises:
        NotFoundError: A published unit is not in the tree, or has no number.

    Example:
        >>> tree = Respondents(
        ...     parents={"top": None, "hr": "top", "it": "top"},
        ...     numbers={"top": 20, "hr": 7, "it": 9},
        ... )
        >>> unsafe_atoms(tree, ["top", "hr", "it"], smallest=5)
        ('top',)
        >>> unsafe_atoms(tree, ["top", "it"], smallest=5)
        ()
    """
    return tuple(
        sorted(unit for unit, n in atoms(respondents, published).items() if 0 < n < smallest)
    )


def is_safe(respondents: Respondents, published: Collection[UnitId], smallest: int) -> bool:
    """Tell whether a publication singles nobody out: whether it has no unsafe atom.

    Args:
        respondents: The numbers of the variable.
        published: The units whose results are shown, each with a number.
        smallest: k, the smallest group whose results may be shown.
    """
    return not unsafe_atoms(respondents, published, smallest)
