"""Reorganisation: the tree of units as it changes while a process runs."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from attrs import define, evolve, field, frozen

from arbeidsmiljo.errors import InvalidEventError
from arbeidsmiljo.model.events import (
    Event,
)
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.unit_events import (
    LeaderChanged,
    UnitClosed,
    UnitMerged,
    UnitMoved,
    UnitOpened,
)

REORGANISATIONS = (UnitOpened, UnitClosed, UnitMoved, UnitMerged, LeaderChanged)
"""The payloads that change the tree."""


def reorganised(organisation: Organisation, event: Event) -> Organisation:
    """Give the organisation as an event leaves it.

    Head counts follow: a unit that comes, goes or moves is counted in those above it.

    Args:
        organisation: As it was before.
        event: What happened; one that does not change the tree leaves it as it is.

    Raises:
        NotFoundError: There is no such unit.
        InvalidEventError: The change would leave no tree of units.
    """
    payload = event.payload
    if not isinstance(payload, REORGANISATIONS):
        return organisation
    unit = organisation.unit(event.unit or organisation.top.id)
    match payload:
        case UnitOpened():
            changed = _with(organisation, evolve(payload.opened, parent=unit.id))
        case UnitClosed():
            _check_is_leaf(organisation, unit)
            changed = _without(organisation, unit)
        case UnitMerged():
            _check_is_leaf(organisation, unit)
            into = organisation.unit(payload.into)
            if into.id == unit.id:
                message = f"unit {unit.id!r} cannot go up in itself; name the unit that goes on"
                raise InvalidEventError(message)
            changed = _with_more(_without(organisation, unit), into.id, unit.employees)
        case UnitMoved():
            to = organisation.unit(payload.to)
            if unit.parent is None or organisation.is_within(to.id, unit.id):
                message = (
                    f"unit {unit.id!r} cannot come under {to.id!r}: that is the unit itself or "
                    "one below it. Name a unit outside it"
                )
                raise InvalidEventError(message)
            moved = _with_more(organisation, unit.parent, -unit.employees)
            moved = evolve(
                moved,
                units=tuple(
                    evolve(one, parent=to.id) if one.id == unit.id else one for one in moved.units
                ),
            )
            changed = _with_more(moved, to.id, unit.employees)
        case LeaderChanged():
            changed = evolve(
                organisation,
                units=tuple(
                    evolve(one, leader=payload.leader) if one.id == unit.id else one
                    for one in organisation.units
                ),
            )
    return evolve(changed, on=max(organisation.on, event.happened))


def _check_is_leaf(organisation: Organisation, unit: Unit) -> None:
    below = organisation.children(unit.id)
    if below or unit.parent is None:
        which = ", ".join(one.id for one in below[:5])
        message = f"unit {unit.id!r} cannot cease to be: " + (
            f"{which} {'is' if len(below) == 1 else 'are'} below it; move or close "
            f"{'it' if len(below) == 1 else 'them'} first"
            if below
            else "it is the top"
        )
        raise InvalidEventError(message)


def _with(organisation: Organisation, opened: Unit) -> Organisation:
    if opened.id in organisation:
        message = f"there is a unit {opened.id!r} already; give the new one another name"
        raise InvalidEventError(message)
    if opened.employees < 0:
        message = f"unit {opened.id!r}: {opened.employees} is below 0; give the head count"
        raise InvalidEventError(message)
    with_it = evolve(organisation, units=(*organisation.units, evolve(opened, employees=0)))
    changed = _with_more(with_it, opened.id, opened.employees)
    problems = changed.problems()
    if problems:
        told = (f"{one.where.rpartition('.')[2]}: {one.what}" for one in problems)
        message = f"unit {opened.id!r}, {', '.join(told)}"
        raise InvalidEventError(message)
    return changed


def _without(organisation: Organisation, unit: Unit) -> Organisation:
    less = _with_more(organisation, unit.id, -unit.employees)
    return evolve(
        less,
        units=tuple(one for one in less.units if one.id != unit.id),
        appointments=tuple(one for one in less.appointments if one.unit != unit.id),
    )


def _with_more(organisation: Organisation, unit: UnitId, more: int) -> Organisation:
    """Count more people in a unit, and so in all above it."""
    counted = {unit, *(one.id for one in organisation.above(unit))}
    return evolve(
        organisation,
        units=tuple(
            evolve(one, employees=max(0, one.employees + more)) if one.id in counted else one
            for one in organisation.units
        ),
    )


@frozen(kw_only=True)
class Term:
    """The time in which a unit was one of those that a scope ranges over.

    Attributes:
        unit: The unit.
        since: The event that made it one; None for the start of the process.
        until: The event that ended that; None while it goes on.
    """

    unit: UnitId
    since: Event | None = None
    until: Event | None = None


class Terms(Mapping[UnitId, Term]):
    """The units that a scope has ranged over, each with its time.

    Most are there from the start of the process to its end, and nothing is kept of their times.

    Args:
        units: The units, in order.
        parts: The times of those that were not there all along.
    """

    def __init__(self, units: Sequence[UnitId], parts: Iterable[Term] = ()) -> None:
        """Take note of them."""
        self._parts: dict[UnitId, Term | None] = dict.fromkeys(units)
        self._parts.update((part.unit, part) for part in parts)

    def __getitem__(self, unit: UnitId) -> Term:
        """Give the time of a unit."""
        return self._parts[unit] or Term(unit=unit)

    def __iter__(self) -> Iterator[UnitId]:
        """Give the units."""
        return iter(self._parts)

    def __len__(self) -> int:
        """Count them."""
        return len(self._parts)


@define(slots=False)
class OrganisationHistory:
    """The organisation at each moment of a process.

    Args:
        start: As it was when the process began.
        events: What is known, in the order in which it happened.
        trees: The organisation at the start and after each change, where that is known already.

    Raises:
        InvalidEventError: The changes do not fit each other.
    """

    start: Organisation
    events: Sequence[Event] = field(factory=tuple)
    _trees: list[Organisation] = field(
        factory=list, alias="trees", eq=False, repr=False, kw_only=True
    )

    def __attrs_post_init__(self) -> None:
        """Follow the changes."""
        self._places: list[tuple[date, int]] = []
        self._changes = [one for one in self.events if isinstance(one.payload, REORGANISATIONS)]
        self._heirs: dict[UnitId, tuple[UnitId, ...]] = {}
        self._goes_on_in: dict[UnitId, UnitId] = {}
        self._earlier: dict[int, OrganisationHistory] = {}
        if not self._trees:
            self._trees.append(self.start)
            for event in self._changes:
                self._trees.append(reorganised(self._trees[-1], event))
        for event in self._changes:
            self._places.append(event.place_in_time)
            payload = event.payload
            if isinstance(payload, UnitMerged) and payload.inherits and event.unit is not None:
                came = (event.unit, *self._heirs.get(event.unit, ()))
                self._heirs[payload.into] = (*self._heirs.get(payload.into, ()), *came)
                self._goes_on_in.update(dict.fromkeys(came, payload.into))
            elif isinstance(payload, UnitOpened) and payload.opened.id in self._goes_on_in:
                message = (
                    f"unit {payload.opened.id!r} went up in "
                    f"{self._goes_on_in[payload.opened.id]!r} with all that had happened in it; "
                    "give the new one another name"
                )
                raise InvalidEventError(message)

    @property
    def now(self) -> Organisation:
        """The organisation after all that is known."""
        return self._trees[-1]

    @property
    def trees(self) -> Sequence[Organisation]:
        """The organisation at the start, and after each change."""
        return self._trees

    @property
    def changes(self) -> Sequence[Event]:
        """The events that changed it, in order."""
        return self._changes

    def at(self, event: Event | None) -> Organisation:
        """Give the organisation as it was when something happened; None for now."""
        if event is None or not self._places:
            return self._trees[-1]
        return self._trees[bisect_right(self._places, event.place_in_time)]

    def as_of(self, event: Event | None) -> "OrganisationHistory":
        """Give the history up to an event, a change that it was itself included; None for all."""
        if event is None or not self._places:
            return self
        return self._first(bisect_right(self._places, event.place_in_time))

    def before(self, event: Event) -> "OrganisationHistory":
        """Give the history up to an event, and not that event."""
        return self._first(bisect_left(self._places, event.place_in_time))

    def up_to(self, day: date) -> "OrganisationHistory":
        """Give the history up to a day, and all of that day."""
        return self._first(bisect_right(self._places, day, key=lambda place: place[0]))

    def _first(self, count: int) -> "OrganisationHistory":
        if count == len(self._changes):
            return self
        found = self._earlier.get(count)
        if found is None:
            # Trees are large, and there may be a history up to each change.
            found = OrganisationHistory(
                self.start, self._changes[:count], trees=self._trees[: count + 1]
            )
            self._earlier[count] = found
        return found

    def on(self, day: date) -> tuple[Organisation, ...]:
        """Give the organisation as it was on a day: several, where it changed on that day."""
        first = bisect_left(self._places, day, key=lambda place: place[0])
        last = bisect_right(self._places, day, key=lambda place: place[0])
        return tuple(self._trees[first : last + 1])

    def counted_in(self, unit: UnitId) -> tuple[UnitId, ...]:
        """Give the units whose events count in a unit: its own, and those it inherited."""
        return (unit, *self._heirs.get(unit, ()))

    def heirs_of(self, unit: UnitId) -> tuple[UnitId, ...]:
        """Give the units in which a unit's events count too, since it went up in them."""
        return tuple(heir for heir, came in self._heirs.items() if unit in came)

    def ever_above(self, unit: UnitId) -> frozenset[UnitId]:
        """Give a unit, those that inherited it, and all that ever stood above any of them."""
        units = {unit, *self.heirs_of(unit)}
        lines = (tree.above(one) for tree in self._trees for one in units if one in tree)
        return frozenset(units | {one.id for line in lines for one in line})

    def resolve(self, unit: UnitId) -> UnitId:
        """Give the unit that goes on for one that went up in it; a unit itself otherwise."""
        return self._goes_on_in.get(unit, unit)

    def last(self, unit: UnitId) -> Organisation | None:
        """Give the organisation as it was when it last had a unit; None where it never did."""
        return next((tree for tree in reversed(self._trees) if unit in tree), None)

    def top(self) -> UnitId:
        """Give the top unit, which stays the top."""
        return self.start.top.id

    def terms(self, scope: Scope) -> Terms:
        """Give the units that a scope has ranged over, each with its time.

        A unit that ceases to be one of them (it is closed, merged, or gets units below it) and
        becomes one again has the time from the first to the last.
        """
        if not self._changes:
            return Terms(self.start.units_in(scope))
        ranged = [tree.units_in(scope) for tree in self._trees]
        members = [frozenset(units) for units in ranged]
        order: dict[UnitId, None] = dict.fromkeys(unit for units in ranged for unit in units)
        always = members[0].intersection(*members)
        return Terms(
            tuple(order), (self._term(unit, members) for unit in order if unit not in always)
        )

    def _term(self, unit: UnitId, members: Sequence[frozenset[UnitId]]) -> Term:
        first = next(number for number, units in enumerate(members) if unit in units)
        last = max(number for number, units in enumerate(members) if unit in units)
        return Term(
            unit=unit,
            since=self._changes[first - 1] if first else None,
            until=self._changes[last] if last < len(self._changes) else None,
        )
