"""Families: factors that are computed from each other, published anew.

Beside what is asked of each factor by itself (`republishing`), a family is published anew where
this holds for all of it together:

- in each atom of all units that were ever shown the numbers of its factors are even
  (`patterns`), and so are the numbers of answers that came in or went out since each earlier
  publication: where one person's late answers leave out a part, twice the whole's less the two
  parts' is what that one answered;
- a publication that showed other factors of it showed some of those that are shown now, or all
  of them and more, and what both show is equal: a whole that was shown before answers were taken
  out, beside its parts that are shown after, would tell what these were.
"""

from collections.abc import Iterable, Mapping

from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.survey.patterns import are_even, uneven_atoms
from arbeidsmiljo.survey.results import Result
from arbeidsmiljo.survey.variable import Variable


def unsafe_families(
    variables: Mapping[FactorKey, Variable],
    published: frozenset[UnitId],
    smallest: int,
    *,
    earlier: Iterable[Mapping[FactorKey, Mapping[UnitId, Result]]],
) -> tuple[UnitId, ...]:
    """Find the units that factors of a family cannot show beside earlier publications of them.

    What each of them cannot show by itself is left to `unsafe_differences`.

    Args:
        variables: Those of the family that are shown, with all their results as they are now; a
            factor alone, where it is of no family.
        published: The units whose results are to be shown, of each of them.
        smallest: k, the smallest group whose results on any of the family may be shown.
        earlier: What each earlier publication shows of the family, by factor and unit.

    Returns:
        The units, by id, at which something that few answered could be computed, or cannot be ruled
        out; empty where the publications are safe together.
    """
    told = [rows for rows in earlier if rows]
    if not (variables and published and told):
        return ()
    found: set[UnitId] = set()
    ever = published.union(*(units for rows in told for units in rows.values()))
    for rows in told:
        if not (rows.keys() <= variables.keys() or rows.keys() >= variables.keys()):
            found |= ever
        elif rows.keys() != variables.keys():
            found.update(
                unit
                for factor in rows.keys() & variables.keys()
                for unit, row in rows[factor].items()
                if row != variables[factor].results.get(unit)
            )
    members = [*variables.values()]
    known = ever.intersection(*(one.results for one in members))
    found.update(atom[0] for atom in uneven_atoms(members, known, smallest))
    if len(members) > 1:
        atoms = members[0].respondents.largest_inside(known)
        for rows in told:
            if rows.keys() == variables.keys():
                found |= _uneven_changes(variables, atoms, smallest, rows)
    return tuple(sorted(found))


def _uneven_changes(
    variables: Mapping[FactorKey, Variable],
    atoms: Mapping[UnitId, tuple[UnitId, ...]],
    smallest: int,
    earlier: Mapping[FactorKey, Mapping[UnitId, Result]],
) -> set[UnitId]:
    """Find the atoms into which, or out of which, answers came to few factors of a family."""
    first, *others = earlier.values()
    then = frozenset(first).intersection(*others)
    return {
        unit
        for unit, inside in atoms.items()
        if then.issuperset((unit, *inside))
        and not are_even(
            [
                abs(
                    variables[factor].respondents.without(unit, inside)
                    - rows[unit].respondents
                    + sum(rows[part].respondents for part in inside)
                )
                for factor, rows in earlier.items()
            ],
            smallest,
        )
    }
