"""Publishing anew: whether a round's new publication, beside earlier ones, singles nobody out.

Results of a round may change after they were published: answers come in late, or are taken out.
Whoever has both publications can subtract one from the other. To see what follows from all of
them together, take the atoms of all units that were ever published; the *history* of an atom is
what each publication says of it. The publications are accepted where this holds for each
factor:

- each atom has n = 0 or n ≥ k now;
- between two neighbours in its history either nothing changed or at least k answers came in, or
  at least k were taken out, and over the whole history and in all atoms only the one or only the
  other: what went out of one unit and came into another may be the same people's answers, and one
  that was changed on the way would show in the unit above;
- a unit of as many answers as before shows what it showed, to the last decimal;
- an atom that changed is an atom of each publication that saw it before the change: nobody
  splits a group whose earlier halves nobody knows;
- neither these atoms nor what came in or went out are groups whose answers are all equal, or all
  but one.

Then each publication's groups are put together from the same pieces, which do not overlap and
are large enough: what was there first, and each later addition. Whatever can be computed is a
union of those. What does not provably fit is refused.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.answers import Answers, Grain
from arbeidsmiljo.survey.disclosure import unsafe_atoms
from arbeidsmiljo.survey.results import Result
from arbeidsmiljo.survey.unanimity import nearly_equal_atoms
from arbeidsmiljo.survey.variable import Variable

_FLOAT: Final = 1e-9
"""How far a mean may be off as a computer counts."""


@frozen(kw_only=True)
class _Piece:
    """What one publication says of an atom.

    Attributes:
        answers: Of those in the atom.
        blur: How far the sum of their answers may be off, as the means are rounded.
    """

    answers: Answers
    blur: float

    def says_the_same_as(self, other: "_Piece") -> bool:
        one, two = self.answers, other.answers
        if one.respondents != two.respondents:
            return False
        if one.respondents == 0:
            return True
        if one.total is None or two.total is None:
            return one == two
        near = abs(one.total - two.total) <= self.blur + other.blur
        return near and one.distribution == two.distribution


@frozen(kw_only=True)
class _Comparison:
    """How the pieces of one factor are compared."""

    variable: Variable
    smallest: int
    grain: Grain

    def piece(
        self, results: Mapping[UnitId, Result], unit: UnitId, inside: Iterable[UnitId]
    ) -> _Piece:
        """Take the largest units inside a unit out of it."""
        rows = [results[unit], *(results[part] for part in inside)]
        whole, *parts = (Answers.of(row, self.grain) for row in rows)
        counted = sum(row.respondents for row in rows)
        blur = counted * (self.grain.decimal / 2 + _FLOAT)
        return _Piece(answers=whole.without(parts), blur=blur)

    def tells_of_few(self, earlier: Mapping[UnitId, Result], unit: UnitId) -> bool:
        """Tell whether few answers came into a unit or went out, or one of them was changed.

        Of as many answers as before a unit shows what it showed, to the last decimal.
        """
        then, now = earlier[unit], self.variable.results[unit]
        fewer = abs(then.respondents - now.respondents)
        if fewer:
            return fewer < self.smallest
        if then.distribution or now.distribution:
            return then.distribution != now.distribution
        if then.mean is None or now.mean is None:
            return then.mean != now.mean
        return abs(then.mean - now.mean) > _FLOAT

    def is_unchanged(
        self, then: Mapping[UnitId, Result], unit: UnitId, inside: Iterable[UnitId]
    ) -> bool:
        """Tell whether a piece of an earlier publication says the same as it does now."""
        now = self.piece(self.variable.results, unit, inside)
        return self.piece(then, unit, inside).says_the_same_as(now)

    def is_large_enough(self, answers: Answers) -> bool:
        """Tell whether a group may be seen by itself."""
        return answers.respondents == 0 or (
            answers.respondents >= self.smallest and not answers.are_nearly_equal(self.grain)
        )

    def is_one_way(self, history: Sequence[_Piece]) -> bool:
        """Tell whether answers only came in, or only went out, and never a few of them."""
        numbers = [piece.answers.respondents for piece in history]
        if sorted(numbers) not in (numbers, numbers[::-1]):
            return False
        return all(self.is_large_enough(piece.answers) for piece in history) and all(
            one.says_the_same_as(two) or self._is_one_group(one, two)
            for one, two in pairwise(history)
        )

    def _is_one_group(self, one: _Piece, two: _Piece) -> bool:
        """Tell whether two pieces can differ by one group of people, and a large one."""
        smaller, larger = sorted(
            (one.answers, two.answers), key=lambda answers: answers.respondents
        )
        group = larger.without([smaller])
        if group.respondents == 0 or min(group.distribution, default=0) < 0:
            return False
        # A sum beyond the ends of the scale, which no group alone explains, counts as at an end.
        return self.is_large_enough(group)


def unsafe_differences(
    variable: Variable,
    published: Iterable[UnitId],
    smallest: int,
    *,
    earlier: Sequence[Mapping[UnitId, Result]],
) -> tuple[UnitId, ...]:
    """Find the units that a new publication of a factor cannot show beside earlier ones.

    Args:
        variable: The factor, with all its results as they are now.
        published: The units whose results are to be shown.
        smallest: k, the smallest group whose results may be shown.
        earlier: The results of the factor, on the same scale, in each earlier publication, the
            oldest first.

    Returns:
        The units, by id, at whose atoms a group that is too small could be computed, or cannot
        be ruled out; empty where the publications are safe together.
    """
    ever = frozenset(published).union(*earlier)
    lost = ever - variable.results.keys()
    if lost:
        return tuple(sorted(lost))
    found = {
        *unsafe_atoms(variable.respondents, ever, smallest),
        *(atom[0] for atom in nearly_equal_atoms(variable, ever)),
        *_unsafe_histories(variable, ever, smallest, earlier),
    }
    return tuple(sorted(found))


def _unsafe_histories(
    variable: Variable,
    ever: frozenset[UnitId],
    smallest: int,
    earlier: Sequence[Mapping[UnitId, Result]],
) -> set[UnitId]:
    versions, now = [*earlier, variable.results], variable.results
    # Most often nothing changed, and what is made of equal results says the same.
    others = [{unit for unit, row in rows.items() if row != now[unit]} for rows in earlier]
    if not any(others):
        return set()
    # The step of answers is the factor's as it is now.
    told = [row for rows in (now, *earlier) for row in rows.values()]
    grain = Grain.of(variable.scale, told)
    comparison = _Comparison(variable=variable, smallest=smallest, grain=grain)
    atoms = variable.respondents.largest_inside(ever)
    parts = [variable.respondents.largest_inside(rows) for rows in earlier]
    changed: set[UnitId] = set()
    found: set[UnitId] = set()
    for rows, others_then, parts_then in zip(earlier, others, parts, strict=True):
        touched = {
            unit: inside
            for unit, inside in parts_then.items()
            if not others_then.isdisjoint((unit, *inside))
        }
        changed_then = {
            unit
            for unit, inside in touched.items()
            if not comparison.is_unchanged(rows, unit, inside)
        }
        changed |= changed_then
        found |= {unit for unit in changed_then if parts_then[unit] != atoms[unit]}
        found |= {unit for unit in others_then if comparison.tells_of_few(rows, unit)}
    if changed and len(_kinds(versions)) > 1:
        # What is known of some units only can be computed for groups that these atoms are not.
        found |= changed
    histories: dict[UnitId, list[_Piece]] = {}
    for unit in changed:
        seen = [
            rows
            for rows, parts_then in zip(earlier, parts, strict=True)
            if parts_then.get(unit) == atoms[unit]
        ]
        histories[unit] = [comparison.piece(rows, unit, atoms[unit]) for rows in (*seen, now)]
    found.update(unit for unit in changed if not comparison.is_one_way(histories[unit]))
    return found | changed if _are_both_ways(histories.values()) else found


def _are_both_ways(histories: Iterable[Sequence[_Piece]]) -> bool:
    """Tell whether answers came into some atoms and went out of others."""
    grown = [
        history[-1].answers.respondents - history[0].answers.respondents for history in histories
    ]
    return min(grown, default=0) < 0 < max(grown, default=0)


def _kinds(versions: Iterable[Mapping[UnitId, Result]]) -> set[tuple[bool, bool]]:
    """Tell what is known: means, distributions."""
    return {
        (row.mean is not None, bool(row.distribution))
        for rows in versions
        for row in rows.values()
        if row.respondents
    }
