"""Unanimity: published groups in which everybody, or all but one, gave the same answer.

The rule, which is ours: a unit whose answers are all equal, or all but one, is hidden, and so is,
where an atom's are, one of the units that make the atom: the deepest, of these the one with the
smallest id. After each such unit the largest safe publication is found anew without it, until no
such atom is left. Then no group that can be computed is so either: it is a union of atoms, and
people of whom all but one answered the same did so in each of them.

Where means or distributions are known of some units only, the units of which they are known are
looked at by themselves, as nothing of that kind can be computed from the others.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.answers import Answers
from arbeidsmiljo.survey.candidates import Candidates
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.survey.suppression import SuppressionEngine, check_choice, largest_safe_of_each
from arbeidsmiljo.survey.variable import Variable


def nearly_equal_units(variable: Variable) -> frozenset[UnitId]:
    """Find the units whose answers are all equal, or all but one.

    Args:
        variable: The factor, with its results.
    """
    return frozenset(
        unit
        for unit, result in variable.results.items()
        if Answers.of(result, variable.scale).are_nearly_equal(variable.scale, variable.step)
    )


def nearly_equal_atoms(
    variable: Variable, published: Collection[UnitId]
) -> tuple[tuple[UnitId, ...], ...]:
    """Find the atoms of a set of published units whose answers are all equal, or all but one.

    Args:
        variable: The factor, with its results.
        published: The units whose results are shown.

    Returns:
        For each such atom the units that make it: the published unit, then the largest inside.
    """
    answers = {unit: Answers.of(variable.results[unit], variable.scale) for unit in published}
    found: dict[tuple[UnitId, ...], None] = {}
    for family in _families(answers):
        for unit, inside in variable.respondents.largest_inside(family).items():
            rest = answers[unit].without(answers[part] for part in inside)
            if rest.are_nearly_equal(variable.scale, variable.step):
                found[unit, *inside] = None
    return tuple(found)


def _families(answers: Mapping[UnitId, Answers]) -> Iterator[list[UnitId]]:
    """Give the units whose sum is known, then those whose distribution is."""
    somebody = {unit: group for unit, group in answers.items() if group.respondents}
    yield [unit for unit, group in somebody.items() if group.total is not None]
    yield [unit for unit, group in somebody.items() if group.distribution]


def publishable_units(
    variables: Sequence[Variable],
    smallest: Sequence[int],
    *,
    engine: SuppressionEngine = largest_safe_of_each,
    hidden: Sequence[Collection[UnitId]] = (),
) -> tuple[frozenset[UnitId], ...]:
    """Find the units whose results on some factors may be shown.

    Args:
        variables: The factors, with their results; on one tree of units.
        smallest: For each factor k, the smallest group whose results may be shown.
        engine: What finds the largest safe publications; what it chooses is checked.
        hidden: For each factor, units that must not be shown for other reasons; empty for none.

    Returns:
        For each factor the largest safe publication in which no group's answers are all equal or
        all but one, by the rule of this module.

    Raises:
        DisclosureError: The engine chose units that are hidden, or that are unsafe together.
    """
    refused = [nearly_equal_units(variable) for variable in variables]
    if hidden:
        refused = [one | frozenset(more) for one, more in zip(refused, hidden, strict=True)]
    found: dict[int, frozenset[UnitId]] = {}
    asked = list(range(len(variables)))
    while asked:
        chosen = engine(
            Candidates.of(
                [variables[one].respondents for one in asked],
                [smallest[one] for one in asked],
                [refused[one] for one in asked],
            )
        )
        again: list[int] = []
        for one, published in zip(asked, chosen, strict=True):
            variable = variables[one]
            check_choice(variable.respondents, published, smallest[one], hidden=refused[one])
            found[one] = published
            makers = {unit for atom in nearly_equal_atoms(variable, published) for unit in atom}
            if makers:
                refused[one] |= {_deepest(variable.respondents, makers)}
                again.append(one)
        asked = again
    return tuple(found[one] for one in range(len(variables)))


def _deepest(respondents: Respondents, units: Collection[UnitId]) -> UnitId:
    """Give the deepest unit, of these the one with the smallest id."""
    return min(units, key=lambda unit: (-respondents.levels[unit], unit))
