"""The organisation: a tree of units, each with a leader, as it was on a date."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from attrs import define, field, frozen

from arbeidsmiljo.errors import NotFoundError, Problem
from arbeidsmiljo.model.actors import Appointment
from arbeidsmiljo.model.identifiers import ActorKey, PersonId, UnitId, how_plain, is_plain
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import fault_of_name


@frozen(kw_only=True)
class Unit:
    """A unit of the organisation.

    Attributes:
        id: Plain (letters, digits, hyphens), as it stands in file names and references.
        name: What it is called.
        parent: The unit above; None for the top.
        leader: Who leads it; None while nobody does.
        employees: How many work in it, those in units below included.
    """

    id: UnitId
    name: str
    parent: UnitId | None = None
    leader: PersonId | None = None
    employees: int


@define(frozen=True, kw_only=True, slots=False)
class Organisation:
    """A tree of units, as it was on a date.

    Build one from data with `problems` checked (`conversion` does so); the methods assume a
    tree.

    Attributes:
        name: What the enterprise is called.
        country: Two letters, `NO` or `DK`: decides the public holidays.
        on: The date on which it was so.
        units: Every unit; the order is kept in lists and documents.
        appointments: Who holds which role where, the leaders of units excepted.
    """

    name: str
    country: str
    on: date
    units: tuple[Unit, ...]
    appointments: tuple[Appointment, ...] = field(default=())

    @cached_property
    def _by_id(self) -> dict[UnitId, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def _children(self) -> dict[UnitId, tuple[Unit, ...]]:
        below: dict[UnitId, list[Unit]] = {unit.id: [] for unit in self.units}
        for unit in self.units:
            if unit.parent is not None and unit.parent in below:
                below[unit.parent].append(unit)
        return {key: tuple(units) for key, units in below.items()}

    @cached_property
    def _appointed(self) -> dict[tuple[ActorKey, UnitId], list[Appointment]]:
        places: dict[tuple[ActorKey, UnitId], list[Appointment]] = {}
        for appointment in self.appointments:
            places.setdefault((appointment.actor, appointment.unit), []).append(appointment)
        return places

    @cached_property
    def top(self) -> Unit:
        """The unit that has no unit above it."""
        return next(unit for unit in self.units if unit.parent is None)

    def unit(self, key: UnitId) -> Unit:
        """Give a unit.

        Raises:
            NotFoundError: There is none of that id.
        """
        found = self._by_id.get(key)
        if found is None:
            raise NotFoundError("unit", key, self._by_id)
        return found

    def __contains__(self, key: object) -> bool:
        """Tell whether there is a unit of that id."""
        return key in self._by_id

    def children(self, key: UnitId) -> tuple[Unit, ...]:
        """Give the units directly below a unit."""
        return self._children[self.unit(key).id]

    def below(self, key: UnitId) -> Iterator[Unit]:
        """Give every unit below a unit, each before the units below it."""
        waiting = list(reversed(self.children(key)))
        while waiting:
            unit = waiting.pop()
            yield unit
            waiting += reversed(self._children[unit.id])

    def above(self, key: UnitId) -> Iterator[Unit]:
        """Give every unit above a unit, the nearest first."""
        parent = self.unit(key).parent
        while parent is not None:
            unit = self.unit(parent)
            yield unit
            parent = unit.parent

    def level(self, key: UnitId) -> int:
        """Tell how many units stand above a unit; 0 for the top."""
        return sum(1 for _ in self.above(key))

    def is_within(self, key: UnitId, ancestor: UnitId) -> bool:
        """Tell whether a unit is another or below it."""
        return key == ancestor or any(unit.id == ancestor for unit in self.above(key))

    @cached_property
    def leader_groups(self) -> tuple[Unit, ...]:
        """The units below the top whose leader leads leaders."""
        return tuple(
            unit for unit in self.units if unit.parent is not None and self._children[unit.id]
        )

    @cached_property
    def staff_units(self) -> tuple[Unit, ...]:
        """The units whose leader leads employees: those with no unit below.

        Employees who work directly under a leader of leaders (a staff function) are a unit of
        their own in this model, so that numbers of answers add up.
        """
        return tuple(unit for unit in self.units if not self._children[unit.id])

    def units_in(self, scope: Scope) -> tuple[UnitId, ...]:
        """Give the units that a scope has one of something for, in the organisation's order."""
        if scope is Scope.ONCE:
            return (self.top.id,)
        if scope is Scope.EACH_LEADER_GROUP:
            return tuple(unit.id for unit in self.leader_groups)
        if scope is Scope.EACH_UNIT:
            return tuple(unit.id for unit in self.staff_units)
        if scope is Scope.ALL:
            return tuple(unit.id for unit in self.units)
        return tuple(unit.id for unit in self.units if unit.parent is not None)

    def is_in(self, scope: Scope, key: UnitId) -> bool:
        """Tell whether a unit is one of those that a scope has one of something for."""
        unit = self._by_id.get(key)
        if unit is None:
            return False
        match scope:
            case Scope.ONCE:
                return unit.parent is None
            case Scope.EACH_LEADER_GROUP:
                return unit.parent is not None and bool(self._children[key])
            case Scope.EACH_UNIT:
                return not self._children[key]
            case Scope.EACH_LEADER:
                return unit.parent is not None
            case Scope.ALL:
                return True

    def holders(self, actor: ActorKey, unit: UnitId, on: date) -> tuple[PersonId, ...]:
        """Give those who are appointed to an actor's role in a unit on a day."""
        return tuple(
            appointment.person
            for appointment in self._appointed.get((actor, unit), ())
            if appointment.holds(on)
        )

    def problems(self) -> tuple[Problem, ...]:
        """Find all that keeps this from being a tree of units with people who can be found."""
        return (*self._problems_of_units(), *self._problems_of_appointments())

    def _problems_of_units(self) -> Iterator[Problem]:
        tops = [unit.id for unit in self.units if unit.parent is None]
        if len(tops) != 1:
            yield Problem(
                "$.unit",
                f"exactly one unit has no parent (the top); found {len(tops)}"
                + (f": {', '.join(tops)}" if tops else ""),
            )
        seen: set[UnitId] = set()
        for number, unit in enumerate(self.units):
            where = f"$.unit[{number}]"
            if not is_plain(unit.id):
                yield Problem(
                    f"{where}.id",
                    f"{unit.id!r} is not plain: {how_plain()}",
                )
            if unit.id in seen:
                yield Problem(f"{where}.id", f"{unit.id!r} is taken by an earlier unit")
            seen.add(unit.id)
            if fault := fault_of_name(unit.name):
                yield Problem(f"{where}.name", fault)
            if unit.employees < 0:
                yield Problem(
                    f"{where}.employees", f"{unit.employees} is below 0; give the head count"
                )
            if unit.parent is not None and unit.parent not in self._by_id:
                yield Problem(
                    f"{where}.parent", f"there is no unit {unit.parent!r}; name one of the file's"
                )
            elif self._is_its_own_ancestor(unit):
                yield Problem(f"{where}.parent", f"{unit.id!r} stands above itself")
        yield from self._problems_of_head_counts()

    def _is_its_own_ancestor(self, unit: Unit) -> bool:
        step, seen = unit.parent, {unit.id}
        while step is not None and step in self._by_id:
            if step == unit.id:
                return True
            if step in seen:
                return False
            seen.add(step)
            step = self._by_id[step].parent
        return False

    def _problems_of_head_counts(self) -> Iterator[Problem]:
        for number, unit in enumerate(self.units):
            below = sum(child.employees for child in self._children[unit.id])
            if unit.employees < below:
                yield Problem(
                    f"$.unit[{number}].employees",
                    f"{unit.employees} is less than the {below} of the units below; "
                    "count those below too",
                )

    def _problems_of_appointments(self) -> Iterator[Problem]:
        for number, appointment in enumerate(self.appointments):
            where = f"$.appointment[{number}]"
            if appointment.unit not in self._by_id:
                yield Problem(
                    f"{where}.unit",
                    f"there is no unit {appointment.unit!r}; name one of the file's",
                )
            if (
                appointment.since is not None
                and appointment.until is not None
                and appointment.until < appointment.since
            ):
                yield Problem(f"{where}.until", "is before 'since'; swap or correct the dates")
