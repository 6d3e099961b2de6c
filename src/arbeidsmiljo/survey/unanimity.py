"""Unanimity: published groups in which everybody, or all but one, gave the same answer.

The rule, which is ours: a unit whose answers are all equal, or all but one, is hidden, and so is,
where an atom's are, one of the units that make the atom: the deepest, of these the one with the
smallest id. After each such unit the largest safe publication is found anew without it, until no
such atom is left. Then no group that can be computed is so either: it is a union of atoms, and
people of whom all but one answered the same did so in each of them.

Where means or distributions are known of some units only, the units of which they are known are
looked at by themselves, as nothing of that kind can be computed from the others.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Self

from attrs import evolve, frozen

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.answers import is_nearly_equal, rest_is_nearly_equal
from arbeidsmiljo.survey.atoms import Atoms
from arbeidsmiljo.survey.candidates import Candidates
from arbeidsmiljo.survey.suppression import SuppressionEngine, checked_choice, largest_safe_of_each
from arbeidsmiljo.survey.variable import Variable


def nearly_equal_units(variable: Variable) -> frozenset[UnitId]:
    """Find the units whose answers are all equal, or all but one.

    Args:
        variable: The factor, with its results.
    """
    grain = variable.grain
    return frozenset(
        unit for unit, result in variable.results.items() if is_nearly_equal(result, grain)
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
    units = frozenset(published)
    found: dict[tuple[UnitId, ...], None] = {}
    for known in variable.known:
        atoms = Atoms.of(variable.respondents, units & known)
        for unit in _nearly_equal(variable, atoms, atoms.inside):
            found[_makers(atoms, unit)] = None
    return tuple(found)


def _nearly_equal(variable: Variable, atoms: Atoms, among: Iterable[UnitId]) -> Iterator[UnitId]:
    """Give the units whose atoms are nearly equal, among some whose atoms are new."""
    results, grain = variable.results, variable.grain
    for unit in among:
        if atoms.numbers[unit]:
            parts = [results[part] for part in atoms.inside[unit]]
            if rest_is_nearly_equal(results[unit], parts, grain):
                yield unit


def _makers(atoms: Atoms, unit: UnitId) -> tuple[UnitId, ...]:
    """Give the units that make an atom: the published unit, then the largest where somebody is."""
    numbers, nesting = atoms.respondents.numbers, atoms.respondents.nesting
    return unit, *(part for part in nesting.inside(unit, atoms.units) if numbers[part])


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
    others = hidden or [()] * len(variables)
    choices = [
        _Choice.of(variable, most, more)
        for variable, most, more in zip(variables, smallest, others, strict=True)
    ]
    asked = list(range(len(choices)))
    while asked:
        chosen = engine(
            Candidates.of(
                [choices[one].variable.respondents for one in asked],
                [choices[one].smallest for one in asked],
                [choices[one].refused for one in asked],
            )
        )
        for one, units in zip(asked, chosen, strict=True):
            choices[one] = choices[one].after(units)
        asked = [one for one in asked if not choices[one].is_final]
    return tuple(choice.shown.units for choice in choices)


@frozen(kw_only=True)
class _Family:
    """The units that are shown among those of which the same is known.

    Attributes:
        variable: The factor.
        known: All units of which it is known.
        atoms: Of those that are shown.
        equal: Those whose atoms are nearly equal.
    """

    variable: Variable
    known: frozenset[UnitId]
    atoms: Atoms
    equal: frozenset[UnitId] = frozenset()

    def after(self, shown: Atoms) -> Self:
        """Look at what changed where other units are shown."""
        atoms = shown
        if len(self.known) < len(self.variable.results):
            atoms = self.atoms.after(shown.units & self.known)
        # A unit of which nothing is taken out is not nearly equal, as those that are are refused.
        among = [unit for unit, inside in atoms.inside.items() if inside]
        new = _nearly_equal(self.variable, atoms, among)
        equal = (self.equal & atoms.units).difference(atoms.inside).union(new)
        return evolve(self, atoms=atoms, equal=equal)


@frozen(kw_only=True)
class _Choice:
    """The units of one factor that are shown, until an atom of theirs is found nearly equal.

    Attributes:
        variable: The factor.
        smallest: k, the smallest group whose results may be shown.
        refused: The units that must not be shown.
        shown: The atoms of those that are.
        families: These units by what is known of them.
    """

    variable: Variable
    smallest: int
    refused: frozenset[UnitId]
    shown: Atoms
    families: tuple[_Family, ...]

    @classmethod
    def of(cls, variable: Variable, smallest: int, hidden: Iterable[UnitId]) -> Self:
        """Begin with nothing that is shown."""
        nothing = Atoms.of(variable.respondents, ())
        return cls(
            variable=variable,
            smallest=smallest,
            refused=nearly_equal_units(variable).union(hidden),
            shown=nothing,
            families=tuple(
                _Family(variable=variable, known=known, atoms=nothing) for known in variable.known
            ),
        )

    @property
    def is_final(self) -> bool:
        """Whether no atom of the units that are shown is nearly equal."""
        return not any(family.equal for family in self.families)

    def after(self, published: frozenset[UnitId]) -> Self:
        """Show what an engine chose; where an atom is nearly equal, refuse one of its makers.

        Raises:
            DisclosureError: The engine chose units that are hidden, or unsafe together.
        """
        shown = checked_choice(self.shown, published, self.smallest, hidden=self.refused)
        families = tuple(family.after(shown) for family in self.families)
        makers = {
            maker
            for family in families
            for unit in family.equal
            for maker in _makers(family.atoms, unit)
        }
        refused = self.refused
        if makers:
            levels = self.variable.respondents.levels
            refused |= {min(makers, key=lambda unit: (-levels[unit], unit))}
        return evolve(self, refused=refused, shown=shown, families=families)
