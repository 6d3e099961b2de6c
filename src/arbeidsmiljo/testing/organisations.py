"""Strategies for organisations: trees of invented units."""

from datetime import date

from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import PersonId, UnitId
from arbeidsmiljo.model.organisation import Organisation, Unit


@st.composite
def parent_maps(
    draw: st.DrawFn, *, min_units: int = 1, max_units: int = 9
) -> dict[UnitId, UnitId | None]:
    """Draw a tree of units, each with the one above it.

    Neither the order of the ids nor that of the units says anything about the tree.

    Args:
        draw: Hypothesis's.
        min_units: How many units at least; 1 or more.
        max_units: How many units at most.
    """
    count = draw(st.integers(min_units, max_units))
    ids = draw(st.permutations([UnitId(f"enhet-{number:02d}") for number in range(count)]))
    parents: dict[UnitId, UnitId | None] = {ids[0]: None}
    for place in range(1, count):
        parents[ids[place]] = ids[draw(st.integers(0, place - 1))]
    return {unit: parents[unit] for unit in draw(st.permutations(ids))}


@st.composite
def organisations(
    draw: st.DrawFn, *, min_units: int = 1, max_units: int = 9, max_own: int = 12
) -> Organisation:
    """Draw an organisation without appointments.

    Args:
        draw: Hypothesis's.
        min_units: How many units at least; 1 or more.
        max_units: How many units at most.
        max_own: How many work at most in a unit itself, not in one below it.
    """
    parents = draw(parent_maps(min_units=min_units, max_units=max_units))
    employees = {unit: draw(st.integers(0, max_own)) for unit in parents}
    own = dict(employees)
    for unit in parents:
        above = parents[unit]
        while above is not None:
            employees[above] += own[unit]
            above = parents[above]
    return Organisation(
        name="Direktoratet for øvelser",
        country="NO",
        on=draw(st.dates(date(2020, 1, 1), date(2030, 12, 31))),
        units=tuple(
            Unit(
                id=unit,
                name=f"Enhet {unit.removeprefix('enhet-')}",
                parent=parents[unit],
                leader=draw(st.none() | st.just(PersonId(f"leder-{unit}"))),
                employees=employees[unit],
            )
            for unit in parents
        ),
    )
