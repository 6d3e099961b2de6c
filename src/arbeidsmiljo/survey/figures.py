"""Figures: the numbers that somebody has published of units, us or another vendor."""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.survey.nesting import no_unit_above
from arbeidsmiljo.survey.respondents import Respondents


@frozen(kw_only=True)
class Figure:
    """What is published of one unit, the units below it included.

    Attributes:
        unit: The unit.
        parent: The one above it; None above a top.
        respondents: n, how many answered; None where that is not told.
        is_shown: Whether a result of these people is shown; a unit whose n alone is told gives
            nothing away of what they answered.
        factor: On what; None where there is one table of figures, on one thing.
        background: Of those who have this value of a background variable; None for all of them.
    """

    unit: UnitId
    parent: UnitId | None = None
    respondents: int | None = None
    is_shown: bool = True
    factor: FactorKey | None = None
    background: str | None = None


_MOST_PEOPLE: Final = 10**10
"""There are fewer in the world."""

_Table = tuple[FactorKey | None, str | None]


def figure_problems(figures: Sequence[Figure]) -> tuple[Problem, ...]:
    """Find all that is wrong with figures.

    Args:
        figures: As of `shown_of`.

    Returns:
        Problems, each once; they name units and factors, never numbers.
    """
    _, problems = _looked_at(figures)
    return problems


def shown_of(figures: Sequence[Figure], *, source: str) -> Mapping[FactorKey | None, Respondents]:
    """Give the numbers of the units whose results are shown, for each factor.

    Args:
        figures: One for each unit, or one for each unit and factor. A unit that is not shown is
            told all the same, as its place is: what is below it counts in the units above.
            Those that have a value of a background variable are left out (`crossed_of`).
        source: What to call them in errors: a file name.

    Returns:
        By factor, in the order of the figures: the tree of all units, with a number for those
        that are shown.

    Raises:
        InvalidInputError: The units are no tree, one is told twice or under two units, or the
            numbers do not add up. Problems name units and factors, never numbers.
    """
    tables = _tables(figures, source)
    return {factor: one for (factor, background), one in tables.items() if background is None}


def crossed_of(
    figures: Sequence[Figure], *, source: str
) -> Mapping[FactorKey | None, Mapping[str, Respondents]]:
    """Give the numbers of the units that are crossed by a background variable, for each factor.

    Args:
        figures: One for each unit, factor and value of the background variable.
        source: What to call them in errors: a file name.

    Returns:
        By factor and value: the tree of all units, with a number for those that are shown. Empty
        where nothing is crossed.

    Raises:
        InvalidInputError: As of `shown_of`.
    """
    found: dict[FactorKey | None, dict[str, Respondents]] = {}
    for (factor, background), one in _tables(figures, source).items():
        if background is not None:
            found.setdefault(factor, {})[background] = one
    return found


def _tables(figures: Sequence[Figure], source: str) -> Mapping[_Table, Respondents]:
    """Give the numbers of each table of units: of a factor, and a background value."""
    found, problems = _looked_at(figures)
    if problems:
        raise InvalidInputError(source, problems)
    return found


def _looked_at(
    figures: Sequence[Figure],
) -> tuple[Mapping[_Table, Respondents], tuple[Problem, ...]]:
    """Give the numbers of each table, and all that is wrong with any."""
    problems: list[Problem] = []
    parents: dict[UnitId, UnitId | None] = {}
    numbers: dict[_Table, dict[UnitId, int]] = {}
    told: set[tuple[UnitId, _Table]] = set()
    for one in figures:
        table = (one.factor, one.background)
        place = _place(one.unit, table)
        is_twice = (one.unit, table) in told
        if is_twice:
            problems.append(Problem(place, "is told twice; keep one"))
        elif parents.setdefault(one.unit, one.parent) != one.parent:
            problems.append(Problem(place, "has another unit above it than before; keep one"))
        elif one.respondents is not None and one.respondents > _MOST_PEOPLE:
            problems.append(Problem(place, "has an n of more people than there are; correct it"))
        elif one.is_shown and one.respondents is None:
            problems.append(Problem(place, "is shown without its n; give n, or leave the mean out"))
        told.add((one.unit, table))
        # A factor that is crossed has a table of all its people too, be it an empty one.
        numbers.setdefault((one.factor, None), {})
        shown = numbers.setdefault(table, {})
        if one.is_shown and one.respondents is not None and not is_twice:
            shown[one.unit] = one.respondents
    # The tree is the same for every table, and what is wrong with it is told once.
    of_tree = _problems_of_tree(parents)
    problems += [Problem(_place(one.where, (None, None)), one.what) for one in of_tree]
    # Whoever keeps the other of two places is to know that it is none.
    problems += [
        Problem(_place(one.unit, (None, None)), no_unit_above(one.parent))
        for one in figures
        if one.parent is not None and one.parent not in parents
    ]
    found: dict[_Table, Respondents] = {}
    for table, shown in numbers.items():
        try:
            found[table] = Respondents(parents=parents, numbers=shown)
        except InvalidInputError as error:
            problems += [
                Problem(_place(one.where, table), one.what)
                for one in error.problems
                if one not in of_tree
            ]
    return found, tuple(dict.fromkeys(problems))


def _problems_of_tree(parents: Mapping[UnitId, UnitId | None]) -> tuple[Problem, ...]:
    try:
        Respondents(parents=parents, numbers={})
    except InvalidInputError as error:
        return error.problems
    return ()


def _place(unit: str, table: _Table) -> str:
    factor, background = table
    place = f"unit {unit!r}" if factor is None else f"unit {unit!r}, factor {factor!r}"
    return place if background is None else f"{place}, {background!r}"
