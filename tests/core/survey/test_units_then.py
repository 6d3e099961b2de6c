"""Units of an earlier round, held against people who are followed one by one."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import define, evolve
from hypothesis import event, given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.survey.units_then import Change, UnitsThen, UnitsTold, UnitThen, told_by
from arbeidsmiljo.testing.organisations import parent_maps
from tests.effort import examples

Parents = dict[UnitId, UnitId | None]

TOP, A, B, A1, A2, B1, NEW = map(UnitId, ("top", "a", "b", "a1", "a2", "b1", "ny"))


def organisation(parents: Parents, own: dict[UnitId, int]) -> Organisation:
    """Make an organisation of so many people in each unit itself."""
    counted = dict.fromkeys(parents, 0)
    for unit, number in own.items():
        step: UnitId | None = unit
        while step is not None:
            counted[step] += number
            step = parents[step]
    return Organisation(
        name="Direktoratet for øvelser",
        country="NO",
        on=date(2024, 1, 1),
        units=tuple(
            Unit(id=unit, name=f"Enhet {unit}", parent=parents[unit], employees=counted[unit])
            for unit in parents
        ),
    )


@define
class World:
    """An organisation whose people are known one by one.

    Attributes:
        parents: Its units.
        people: Who works in each unit itself; those who came later are below 0.
        came: How many came later.
    """

    parents: Parents
    people: dict[UnitId, set[int]]
    came: int = 0

    def organisation(self) -> Organisation:
        """Give it without the people."""
        return organisation(self.parents, {unit: len(who) for unit, who in self.people.items()})

    def within(self, unit: UnitId) -> list[UnitId]:
        """Give a unit and all below it."""
        return [
            unit,
            *(
                one
                for child, parent in self.parents.items()
                if parent == unit
                for one in self.within(child)
            ),
        ]

    def people_of(self, unit: UnitId) -> frozenset[int]:
        """Give all who work in a unit and below it."""
        return frozenset[int]().union(*(self.people[one] for one in self.within(unit)))

    def leaves(self) -> list[UnitId]:
        """Give the units with nothing below them, the top excepted."""
        above = set(self.parents.values())
        return [unit for unit, parent in self.parents.items() if parent and unit not in above]

    def remove(self, unit: UnitId) -> None:
        """Close a unit that nobody works in any more."""
        del self.parents[unit], self.people[unit]

    def add(self, parent: UnitId) -> UnitId:
        """Open a unit."""
        unit = UnitId(f"ny-{len(self.parents)}-{self.came}-{sum(map(len, self.people.values()))}")
        while unit in self.parents:
            unit = UnitId(f"{unit}x")
        self.parents[unit], self.people[unit] = parent, set()
        return unit

    def hire(self, unit: UnitId) -> None:
        """Have two people come."""
        self.came += 2
        self.people[unit] |= {-self.came, 1 - self.came}


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw an organisation with people."""
    parents = draw(parent_maps(max_units=7))
    numbers = [draw(st.integers(0, 3)) for _ in parents]
    people: dict[UnitId, set[int]] = {}
    for unit, number in zip(parents, numbers, strict=True):
        first = 1 + sum(map(len, people.values()))
        people[unit] = set(range(first, first + number))
    return World(parents=parents, people=people)


def copy(world: World) -> World:
    """Give the same world, to be changed."""
    return World(
        parents=dict(world.parents), people={unit: set(who) for unit, who in world.people.items()}
    )


def change(draw: st.DrawFn, now: World) -> None:
    """Change something that will be told: units are moved, merged, split, opened or closed."""
    units = sorted(now.parents)
    unit = draw(st.sampled_from(units))
    kind = draw(st.sampled_from(["move", "merge", "split", "open", "close"]))
    if kind == "open":
        now.hire(now.add(unit))
    elif kind == "split":
        new = now.add(draw(st.sampled_from(units)))
        taken = set(sorted(now.people[unit])[1:])
        if min(taken, default=1) > 0:
            now.people[unit] -= taken
            now.people[new] |= taken
    elif unit in now.leaves() and kind == "close":
        now.remove(unit)
    elif unit in now.leaves() and kind == "merge":
        into = draw(st.sampled_from([one for one in units if one != unit]))
        if min(now.people[unit] | now.people[into], default=1) > 0:
            now.people[into] |= now.people[unit]
            now.remove(unit)
    elif kind == "move" and now.parents[unit]:
        outside = [one for one in units if one not in now.within(unit)]
        now.parents[unit] = draw(st.sampled_from(outside))


def told_of(then: World, now: World) -> UnitsTold:
    """Tell where everybody came from."""
    was = {person: unit for unit, people in then.people.items() for person in people}
    came_from = {
        unit: tuple(sorted({was[person] for person in people if person > 0}))
        for unit, people in now.people.items()
        if people
    }
    there = {one for origins in came_from.values() for one in origins}
    return UnitsTold(came_from=came_from, gone=frozenset(then.parents.keys() - there))


def some_left(then: World, now: World) -> bool:
    """Tell whether some of a unit then left, and others of it stayed."""
    everybody = set[int]().union(*now.people.values())
    return any(0 < len(people & everybody) < len(people) for people in then.people.values())


@settings(max_examples=examples(200))
@given(worlds(), st.data())
def test_the_same_group_is_found_where_there_is_one(then: World, data: st.DataObject) -> None:
    """Where all is told, a unit was the unit then that has exactly its people, if one has."""
    now = copy(then)
    for _ in range(data.draw(st.integers(0, 4), "changes")):
        data.draw(st.builds(lambda: None))
        data.draw(_changes(now))
    if some_left(then, now):
        return
    units = UnitsThen(then=then.organisation(), now=now.organisation(), told=told_of(then, now))
    for unit in now.parents:
        found = units.of(unit)
        people = now.people_of(unit)
        same = [one for one in then.parents if then.people_of(one) == people]
        event(f"{found if isinstance(found, Change) else 'the same'}")
        assert isinstance(found, UnitThen) == bool(people and same)
        if isinstance(found, UnitThen):
            assert found.unit in same
            assert found.is_moved == (then.parents[found.unit] != now.parents[unit])
            assert found.unit == unit or unit not in same


@st.composite
def _changes(draw: st.DrawFn, now: World) -> None:
    change(draw, now)


@st.composite
def _untold_close(draw: st.DrawFn, then: World, now: World) -> UnitId | None:
    leaves = [unit for unit in now.leaves() if unit in then.parents]
    if not leaves:
        return None
    unit = draw(st.sampled_from(sorted(leaves)))
    beside = [
        one
        for sibling, parent in now.parents.items()
        if parent == now.parents[unit] and sibling != unit
        for one in now.within(sibling)
    ]
    for person in sorted(now.people[unit]):
        to = draw(st.none() | st.sampled_from(sorted(beside))) if beside else None
        if to is not None:
            now.people[to].add(person)
    now.remove(unit)
    return unit


@st.composite
def _untold_open(draw: st.DrawFn, now: World) -> UnitId:
    parent = draw(st.sampled_from(sorted(now.parents)))
    beside = [
        one
        for sibling in list(now.parents)
        if now.parents[sibling] == parent
        for one in now.within(sibling)
    ]
    unit = now.add(parent)
    for one in beside:
        taken = draw(st.sets(st.sampled_from(sorted(now.people[one])))) if now.people[one] else ()
        now.people[one] -= set(taken)
        now.people[unit] |= set(taken)
    if draw(st.booleans()):
        now.hire(unit)
    return unit


@settings(max_examples=examples(200))
@given(worlds(), st.data())
def test_no_other_group_is_taken_for_the_same(then: World, data: st.DataObject) -> None:
    """Where it is not told where people went, no unit is held to be one of other people."""
    now = copy(then)
    closed = {data.draw(_untold_close(then, now)) for _ in range(data.draw(st.integers(0, 1)))}
    after = copy(now)
    opened = {data.draw(_untold_open(now)) for _ in range(data.draw(st.integers(0, 1)))}
    told = told_of(then, after)
    told = UnitsTold(
        came_from={
            unit: tuple(one for one in origins if one not in closed)
            for unit, origins in told.came_from.items()
            if unit not in opened
            and (set(origins) - closed or min(after.people[unit], default=1) < 0)
        },
        gone=told.gone - closed,
    )
    units = UnitsThen(then=then.organisation(), now=now.organisation(), told=told)
    for unit in now.parents:
        found = units.of(unit)
        event(f"{found if isinstance(found, Change) else 'the same'}")
        if isinstance(found, UnitThen):
            assert then.people_of(found.unit) == now.people_of(unit)


THEN = organisation(
    {TOP: None, A: TOP, B: TOP, A1: A, A2: A, B1: B}, {TOP: 1, A: 1, B: 1, A1: 8, A2: 6, B1: 9}
)


def test_nothing_changed() -> None:
    """Each unit was itself."""
    units = UnitsThen(then=THEN, now=THEN)
    assert {units.of(unit.id) for unit in THEN.units} == {
        UnitThen(unit=unit.id) for unit in THEN.units
    }


def test_each_reason_has_its_name() -> None:
    """What became of a unit is told apart: merged, split, new, moved, or other units below it."""
    now = organisation(
        {TOP: None, A: TOP, B: TOP, A1: A, B1: A, NEW: B},
        {TOP: 1, A: 1, B: 1, A1: 14, B1: 9, NEW: 5},
    )
    told = UnitsTold(came_from={A1: (A1, A2), NEW: ()})
    units = UnitsThen(then=THEN, now=now, told=told)
    assert units.of(A1) is Change.MERGED
    assert units.of(B1) == UnitThen(unit=B1, is_moved=True)
    assert units.of(NEW) is Change.NEW
    assert units.of(A) is Change.CHANGED
    split = UnitsThen(then=THEN, now=now, told=evolve(told, came_from={NEW: (A1,), A1: (A1, A2)}))
    assert split.of(A1) is Change.MERGED
    assert split.of(NEW) is Change.SPLIT
    assert split.of(TOP) == UnitThen(unit=TOP)


def test_units_beside_one_of_which_nobody_told() -> None:
    """Where a unit came to be or ceased to be untold, those beside it are not compared."""
    now = organisation(
        {TOP: None, A: TOP, B: TOP, A1: A, A2: A, B1: B, NEW: A},
        {TOP: 1, A: 1, B: 1, A1: 5, A2: 6, B1: 9, NEW: 3},
    )
    units = UnitsThen(then=THEN, now=now)
    assert [units.of(unit) for unit in (NEW, A1, A2, A)] == [
        Change.NEW,
        Change.UNCLEAR,
        Change.UNCLEAR,
        Change.CHANGED,
    ]
    assert units.of(B1) == UnitThen(unit=B1)
    back = UnitsThen(then=now, now=THEN)
    assert [back.of(unit) for unit in (A1, A2, A)] == [
        Change.UNCLEAR,
        Change.UNCLEAR,
        Change.CHANGED,
    ]
    told = UnitsThen(then=THEN, now=now, told=UnitsTold(came_from={NEW: (A1,)}))
    assert told.of(A2) == UnitThen(unit=A2)
    assert told.of(A1) is Change.SPLIT
    assert told.of(A) == UnitThen(unit=A)


def test_a_unit_that_is_not_there() -> None:
    """A unit of nowhere is refused."""
    with pytest.raises(NotFoundError, match="there is no unit 'ny'"):
        UnitsThen(then=THEN, now=THEN).of(NEW)


def test_what_is_told_must_be_of_units_that_there_are() -> None:
    """Units that there are not are named, all at once."""
    told = UnitsTold(came_from={NEW: (A1, UnitId("x"))}, gone=frozenset({A1, UnitId("y"), B}))
    assert [str(one) for one in told.problems(THEN, THEN)] == [
        "unit 'ny': is no unit of the organisation as it is now",
        "unit 'ny': 'a1' is told to be gone as well; keep one",
        "unit 'ny': there was no unit 'x' in the earlier round",
        "gone: there is a unit 'a1' now; tell where its people are from",
        "gone: there is a unit 'b' now; tell where its people are from",
        "gone: there was no unit 'y' in the earlier round",
    ]
    assert told_by([]) == UnitsTold()
