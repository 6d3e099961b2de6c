"""The tree of units."""

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.actors import Appointment
from arbeidsmiljo.model.identifiers import ActorKey, PersonId, UnitId, is_plain
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.testing.identifiers import identifiers
from arbeidsmiljo.testing.organisations import organisations


def path_to_top(organisation: Organisation, unit: UnitId) -> list[UnitId]:
    """Walk from a unit to the top, by the parents that the units themselves name."""
    parents = {one.id: one.parent for one in organisation.units}
    path = [unit]
    while (parent := parents[path[-1]]) is not None:
        path.append(parent)
    return path


def ids(organisation: Organisation) -> list[UnitId]:
    """Give every unit's id."""
    return [unit.id for unit in organisation.units]


@given(organisations())
def test_units_stand_above_and_below_each_other_as_their_parents_say(
    organisation: Organisation,
) -> None:
    """Above, below, level and within all tell the same tree."""
    for unit in ids(organisation):
        path = path_to_top(organisation, unit)
        assert [unit, *(one.id for one in organisation.above(unit))] == path
        assert organisation.level(unit) == len(path) - 1
        assert path[-1] == organisation.top.id
        for other in ids(organisation):
            assert organisation.is_within(unit, other) == (other in path)
        assert {one.id for one in organisation.below(unit)} == {
            other
            for other in ids(organisation)
            if other != unit and unit in path_to_top(organisation, other)
        }


@given(organisations())
def test_units_below_come_once_and_after_the_unit_above_them(organisation: Organisation) -> None:
    """A list of the units below can be read from the top down."""
    below = [unit.id for unit in organisation.below(organisation.top.id)]
    assert sorted([organisation.top.id, *below]) == sorted(ids(organisation))
    for place, unit in enumerate(below):
        assert organisation.unit(unit).parent in (organisation.top.id, *below[:place])


@given(organisations())
def test_children_are_in_the_order_of_the_organisation(organisation: Organisation) -> None:
    """Each unit but the top is the child of one other, in the order of the file."""
    for unit in ids(organisation):
        assert organisation.children(unit) == tuple(
            one for one in organisation.units if one.parent == unit
        )


@given(organisations())
def test_every_leader_below_the_top_leads_leaders_or_employees(organisation: Organisation) -> None:
    """Leader groups and units of employees share out all units below the top, in its order."""
    leader_groups = organisation.units_in(Scope.EACH_LEADER_GROUP)
    staff_units = organisation.units_in(Scope.EACH_UNIT)
    assert not set(leader_groups) & set(staff_units)
    assert all(organisation.children(unit) for unit in leader_groups)
    assert not any(organisation.children(unit) for unit in staff_units)
    below_top = [unit for unit in ids(organisation) if unit != organisation.top.id]
    assert list(organisation.units_in(Scope.EACH_LEADER)) == below_top
    if below_top:
        assert {*leader_groups, *staff_units} == set(below_top)
    else:
        assert (leader_groups, staff_units) == ((), (organisation.top.id,))
    for scope in Scope:
        units = organisation.units_in(scope)
        assert list(units) == [unit for unit in ids(organisation) if unit in units]


@given(organisations())
def test_the_enterprise_is_its_top_unit(organisation: Organisation) -> None:
    """What there is one of for the whole enterprise is in the unit above all others."""
    assert organisation.units_in(Scope.ONCE) == (organisation.top.id,)
    assert organisation.top.parent is None


@given(organisations(), identifiers().map(UnitId))
def test_an_unknown_unit_is_named_with_those_that_there_are(
    organisation: Organisation, unit: UnitId
) -> None:
    """Asking for a unit that is not there says so, whatever is asked."""
    assert (unit in organisation) == (unit in ids(organisation))
    if unit not in organisation:
        asked: list[Callable[[UnitId], object]] = [
            organisation.unit,
            organisation.children,
            organisation.level,
            lambda key: list(organisation.above(key)),
            lambda key: list(organisation.below(key)),
        ]
        for ask in asked:
            with pytest.raises(NotFoundError) as caught:
                ask(unit)
            assert (caught.value.noun, caught.value.name) == ("unit", unit)
            assert set(caught.value.known) == set(ids(organisation))


@given(organisations())
def test_a_tree_has_no_problems(organisation: Organisation) -> None:
    """What is as it should be is not complained about."""
    assert organisation.problems() == ()


# A description of an organisation may say anything: units that stand above themselves, several
# of one id, none at all.
_IDS = [UnitId("a"), UnitId("b"), UnitId("c"), UnitId("d"), UnitId("Ikke plan")]
_units = st.builds(
    Unit,
    id=st.sampled_from(_IDS),
    name=st.sampled_from(["Enhet", " ", "Avdeling"]),
    parent=st.none() | st.sampled_from(_IDS),
    employees=st.integers(-1, 6),
)
_described = st.builds(
    Organisation,
    name=st.just("Direktoratet for øvelser"),
    country=st.just("NO"),
    on=st.just(date(2026, 1, 1)),
    units=st.lists(_units, max_size=5, unique_by=lambda unit: unit.id).map(tuple)
    | st.lists(_units, max_size=5).map(tuple),
)


def _is_a_tree(organisation: Organisation) -> bool:
    """Tell by brute force whether units are a tree with names and numbers that can be."""
    by_id = {unit.id: unit for unit in organisation.units}
    if len(by_id) != len(organisation.units):
        return False
    for unit in organisation.units:
        step, steps = unit, 0
        while step.parent is not None and steps <= len(by_id):
            if step.parent not in by_id:
                return False
            step, steps = by_id[step.parent], steps + 1
        below = sum(one.employees for one in organisation.units if one.parent == unit.id)
        sound = is_plain(unit.id) and bool(unit.name.strip()) and unit.employees >= max(0, below)
        if steps > len(by_id) or not sound:
            return False
    return sum(unit.parent is None for unit in organisation.units) == 1


@given(_described)
def test_problems_are_found_exactly_where_there_is_no_tree(organisation: Organisation) -> None:
    """Circles, doubles, strangers, names and numbers are found; and nothing else is."""
    assert (organisation.problems() == ()) == _is_a_tree(organisation)


_Change = Callable[[Unit], Unit]
_FAULTS: dict[str, tuple[_Change, str]] = {
    "a name that is blank": (lambda unit: evolve(unit, name="  "), "name"),
    "an id that is not plain": (lambda unit: evolve(unit, id=UnitId("Ø")), "id"),
    "an id that is taken": (lambda unit: evolve(unit, id=UnitId("enhet-00")), "id"),
    "a parent that is not there": (lambda unit: evolve(unit, parent=UnitId("borte")), "parent"),
    "itself as a parent": (lambda unit: evolve(unit, parent=unit.id), "parent"),
    "fewer than nobody": (lambda unit: evolve(unit, employees=-1), "employees"),
}


@given(st.lists(st.sampled_from(sorted(_FAULTS)), min_size=1, max_size=5))
def test_all_that_is_wrong_is_told_at_once_and_where(faults: list[str]) -> None:
    """Each faulty unit is named by its place in the file and by what is wrong in it."""
    top = Unit(id=UnitId("enhet-00"), name="Topp", employees=50)
    sound = [
        Unit(id=UnitId(f"enhet-{number:02d}"), name="Enhet", parent=top.id, employees=0)
        for number in range(1, len(faults) + 1)
    ]
    units = [top, *(_FAULTS[fault][0](unit) for fault, unit in zip(faults, sound, strict=True))]
    organisation = Organisation(
        name="Direktoratet for øvelser", country="NO", on=date(2026, 1, 1), units=tuple(units)
    )
    found = {problem.where for problem in organisation.problems()}
    assert {
        f"$.unit[{number}].{_FAULTS[fault][1]}" for number, fault in enumerate(faults, start=1)
    } <= found


@given(st.integers(1, 4), st.integers(0, 3))
def test_only_the_units_of_a_circle_stand_above_themselves(circle: int, below: int) -> None:
    """Units that hang on a circle are not to blame for it."""
    names = [UnitId(f"enhet-{number}") for number in range(circle + below)]
    parents = [names[(place + 1) % circle] for place in range(circle)] + names[:below]
    units = [Unit(id=UnitId("topp"), name="Topp", employees=0)] + [
        Unit(id=name, name="Enhet", parent=parent, employees=0)
        for name, parent in zip(names, parents, strict=True)
    ]
    organisation = Organisation(
        name="Direktoratet for øvelser", country="NO", on=date(2026, 1, 1), units=tuple(units)
    )
    assert [problem.where for problem in organisation.problems()] == [
        f"$.unit[{number}].parent" for number in range(1, circle + 1)
    ]


def test_a_unit_with_fewer_people_than_those_below_it_is_a_problem() -> None:
    """Head counts include the units below, and a file that says otherwise is told so."""
    units = (
        Unit(id=UnitId("topp"), name="Topp", employees=11),
        Unit(id=UnitId("a"), name="A", parent=UnitId("topp"), employees=7),
        Unit(id=UnitId("b"), name="B", parent=UnitId("topp"), employees=5),
    )
    organisation = Organisation(name="D", country="NO", on=date(2026, 1, 1), units=units)
    (problem,) = organisation.problems()
    assert problem.where == "$.unit[0].employees"
    assert "less than the 12" in problem.what


@given(organisations(), st.dates(max_value=date(2026, 6, 1)), st.dates(min_value=date(2026, 6, 2)))
def test_appointments_are_to_units_that_there_are_and_end_after_they_begin(
    organisation: Organisation, early: date, late: date
) -> None:
    """Each appointment that cannot be is named by its place."""

    def appointed(unit: str, since: date, until: date) -> Appointment:
        return Appointment(
            person=PersonId("p"), actor=ActorKey("amu"), unit=UnitId(unit), since=since, until=until
        )

    appointments = (
        appointed(organisation.top.id, early, late),
        appointed("borte", early, late),
        appointed(organisation.top.id, late, early),
    )
    problems = evolve(organisation, appointments=appointments).problems()
    assert [problem.where for problem in problems] == [
        "$.appointment[1].unit",
        "$.appointment[2].until",
    ]


@given(organisations(), st.sampled_from(Scope))
def test_a_unit_is_in_a_scope_that_gives_it(organisation: Organisation, scope: Scope) -> None:
    """Asking for one unit answers as the list of all does; one that there is not is in none."""
    units = organisation.units_in(scope)
    for unit in organisation.units:
        assert organisation.is_in(scope, unit.id) == (unit.id in units)
    assert not organisation.is_in(scope, UnitId("finnes-ikke"))
