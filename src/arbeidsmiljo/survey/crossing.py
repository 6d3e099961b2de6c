"""Crossing: whether a table of units by a background variable can be shown.

Such a table (women and men in each unit, say) is not a tree, and hiding cells until nothing can
be computed is another and harder problem than that of units alone. Here it is only proven that a
table is safe as it stands, or refused.

The proof: take the atoms of all units that the table tells of, and part the people in each by the
background variable; those whose value is not told are a part of their own. Each published number
is a sum over whole parts, so that no sum of published numbers tells two people of a part from each
other, and any group that can be computed is a union of parts. Where nobody or enough people are in
each part, no group is too small. Where the number of a part is not told, nothing is proven: it may
follow from the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from arbeidsmiljo.errors import DisclosureError, InvalidInputError, Problem
from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.survey.respondents import Respondents

_SHOWN: Final = 8
"""So many parts of a table are named in an error; the others are counted."""

_Sizes = Mapping[UnitId, int | None]


@frozen(kw_only=True)
class UnprovenPart:
    """A part of the people of a table that is too small, or may be.

    Attributes:
        unit: The unit in which it is, those in the units that the table tells of below it left out.
        background: The value that its people have; None for those whose value is not told.
        is_known: Whether its number follows from the table.
    """

    unit: UnitId
    background: str | None
    is_known: bool


def unproven_parts(
    by_background: Mapping[str, Respondents], whole: Respondents, smallest: int
) -> tuple[UnprovenPart, ...]:
    """Find the parts for which a crossed table is not proven to be safe.

    Args:
        by_background: For each value of the background variable, the tree, with a number for each
            unit whose results for that value are shown. Nobody has two values.
        whole: The tree, with a number for each unit whose results as a whole are shown.
        smallest: k, the smallest group whose results may be shown; at least 1.

    Returns:
        The parts in the order of units and values; empty where the table is safe.

    Raises:
        InvalidInputError: More people have the values than there are. It names units, never
            numbers.
        ValueError: k is below 1.
    """
    if smallest < 1:
        message = f"the smallest group is {smallest}; give 1 or more"
        raise ValueError(message)
    tables = [*by_background.values(), whole]
    told = {unit for one in tables for unit in one.numbers}
    inside = whole.largest_inside(told)
    sizes = {value: _atoms(one, inside) for value, one in by_background.items()}
    wholes: _Sizes = _atoms(whole, inside) if whole.numbers else dict[UnitId, int | None]()
    _check(sizes, wholes)
    return tuple(_small(sizes, wholes, inside, smallest))


def check_crossed(
    by_background: Mapping[str, Respondents], whole: Respondents, smallest: int, *, source: str
) -> None:
    """Refuse a crossed table that is not proven to be safe.

    Args:
        by_background: For each value of the background variable, the tree with the numbers shown.
        whole: The tree, with a number for each unit whose results as a whole are shown.
        smallest: k, the smallest group whose results may be shown; at least 1.
        source: What to call it in errors: a file name.

    Raises:
        DisclosureError: It is not proven to be safe; units and values are named, never numbers.
        InvalidInputError: More people have the values than there are.
    """
    check_each_crossed({None: by_background}, {None: whole}, smallest, source=source)


def check_each_crossed(
    by_background: Mapping[FactorKey | None, Mapping[str, Respondents]],
    wholes: Mapping[FactorKey | None, Respondents],
    smallest: int,
    *,
    source: str,
) -> None:
    """Refuse crossed tables of several factors where not all are proven to be safe.

    Args:
        by_background: For each factor that is crossed, as of `check_crossed`.
        wholes: For each of these factors, as of `check_crossed`.
        smallest: k, the smallest group whose results may be shown; at least 1.
        source: What to call it in errors: a file name.

    Raises:
        DisclosureError: Some are not proven to be safe; all that are not are told.
        InvalidInputError: More people have the values than there are, in whatever factors.
    """
    unproven: dict[FactorKey | None, str] = {}
    problems: list[Problem] = []
    for factor, tables in by_background.items():
        try:
            parts = unproven_parts(tables, wholes[factor], smallest)
        except InvalidInputError as error:
            place = "unit {!r}" if factor is None else f"unit {{!r}}, factor {factor!r}"
            problems += [Problem(place.format(one.where), one.what) for one in error.problems]
            continue
        if parts:
            unproven[factor] = _named(parts)
    if problems:
        raise InvalidInputError(source, problems)
    if unproven:
        told = [
            parts if factor is None else f"factor {factor!r}: {parts}"
            for factor, parts in unproven.items()
        ]
        apart = "\n  " if len(told) > 1 else " "
        raise DisclosureError(
            f"{source}: units are crossed by a background variable, and it is not proven that no "
            f"group of fewer than {smallest} can be computed:{apart}{apart.join(told)}. Show the "
            "units alone, or fewer and larger groups, each in every unit that is shown"
        )


def _named(parts: Sequence[UnprovenPart]) -> str:
    named = [
        f"{one.unit} × {'the rest' if one.background is None else one.background}" for one in parts
    ]
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    return ", ".join(named[:_SHOWN]) + more


def _atoms(respondents: Respondents, inside: Mapping[UnitId, Sequence[UnitId]]) -> _Sizes:
    """Count who is in each atom; None where the table does not tell."""
    numbers = respondents.numbers
    return {
        unit: (
            numbers[unit] - sum(numbers[part] for part in parts)
            if all(one in numbers for one in (unit, *parts))
            else None
        )
        for unit, parts in inside.items()
    }


def _check(sizes: Mapping[str, _Sizes], wholes: _Sizes) -> None:
    problems = [
        Problem(
            unit,
            "more people have one of the values than there are; correct one of them, and tell of "
            "one background variable at a time",
        )
        for unit, n in sorted(wholes.items())
        if n is not None and n < sum(one[unit] or 0 for one in sizes.values())
    ]
    if problems:
        raise InvalidInputError("crossed table", problems)


def _small(
    sizes: Mapping[str, _Sizes],
    wholes: _Sizes,
    inside: Mapping[UnitId, Sequence[UnitId]],
    smallest: int,
) -> Iterator[UnprovenPart]:
    for unit in sorted(inside):
        known: list[int] = []
        for value, one in sizes.items():
            n = one[unit]
            if n is None or 0 < n < smallest:
                yield UnprovenPart(unit=unit, background=value, is_known=n is not None)
            known += [] if n is None else [n]
        if wholes:
            whole = wholes[unit]
            # Where a value is not told, its people and the rest are not told apart.
            is_known = whole is not None and len(known) == len(sizes)
            rest = (whole or 0) - sum(known)
            if not is_known or 0 < rest < smallest:
                yield UnprovenPart(unit=unit, background=None, is_known=is_known)
