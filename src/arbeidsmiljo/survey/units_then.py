"""Units then: which unit of an earlier round a unit of now was, and where there was none.

Between two rounds units are merged, split, moved, opened and closed. A unit is compared with an
earlier one only where both are the same group: the people of the same units then, all of them
and no others, wherever the unit stands now and whatever it is called.

Who came from where is told: by what a process recorded of its units, or by a person. A unit of
which nobody told it is taken to be the one that had its id. Where a unit came to be or ceased to
be and nobody told where its people came from or went, they may have come from or gone to the
units beside it: none of these is compared, nor what is below them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Final

from attrs import define, field, frozen

from arbeidsmiljo.errors import Problem
from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.unit_events import UnitMerged, UnitOpened


class Change(StrEnum):
    """Why a unit was no unit of the earlier round."""

    NEW = "new"
    MERGED = "merged"
    SPLIT = "split"
    CHANGED = "changed"
    UNCLEAR = "unclear"


@frozen(kw_only=True)
class UnitThen:
    """What a unit was in an earlier round.

    Attributes:
        unit: The unit then.
        is_moved: Whether it stood below another unit then.
    """

    unit: UnitId
    is_moved: bool = False


_Origins = Mapping[UnitId, tuple[UnitId, ...]]
_Group = frozenset[tuple[str, UnitId]]
_THEN: Final = "then"
"""A part of a group: the people of a unit then."""
_JOINED: Final = "joined"
"""People of a unit of now in which nobody worked then, though it was there."""
_NEW: Final = "new"
"""People of a unit of now that came from no unit then, or from nobody knows where."""


def _frozen_origins(value: _Origins) -> _Origins:
    return MappingProxyType(dict(value))


@frozen(kw_only=True)
class UnitsTold:
    """What is told of where the people of units came from.

    Attributes:
        came_from: For units of now, the units then whose people are in the unit itself; none
            for a unit whose people are all new. The people of a unit then that several name were
            split between them.
        gone: Units then whose people are in no unit of now.
        unclear: Units of now of which nobody knows it, though a unit then may have had their id.
    """

    came_from: _Origins = field(factory=dict[UnitId, tuple[UnitId, ...]], converter=_frozen_origins)
    gone: frozenset[UnitId] = frozenset()
    unclear: frozenset[UnitId] = frozenset()

    def and_by(self, other: "UnitsTold") -> "UnitsTold":
        """Give what is told here, and in its place what somebody who knows more tells."""
        return UnitsTold(
            came_from={**self.came_from, **other.came_from},
            gone=self.gone | other.gone,
            unclear=self.unclear - other.came_from.keys(),
        )

    def problems(self, then: Organisation, now: Organisation) -> Iterator[Problem]:
        """Find the units that there are not, and people who are told to be in no unit and in one.

        Args:
            then: The organisation as it was in the earlier round.
            now: As it is in the later.
        """
        for unit, came_from in self.came_from.items():
            if unit not in now:
                yield Problem(f"unit {unit!r}", "is no unit of the organisation as it is now")
            for one in came_from:
                if one not in then:
                    yield Problem(
                        f"unit {unit!r}", f"there was no unit {one!r} in the earlier round"
                    )
                elif one in self.gone:
                    yield Problem(f"unit {unit!r}", f"{one!r} is told to be gone as well; keep one")
        for one in sorted(self.gone):
            if one not in then:
                yield Problem("gone", f"there was no unit {one!r} in the earlier round")
            elif one in now and one not in self.came_from:
                yield Problem(
                    "gone", f"there is a unit {one!r} now; tell where its people are from"
                )


def told_by(changes: Iterable[Event]) -> UnitsTold:
    """Give what the events between two rounds tell of units.

    A unit that was merged told where its people went. One that was opened did not tell where
    they came from.

    Args:
        changes: The reorganisations between the rounds, in order.
    """
    came_from: dict[UnitId, tuple[UnitId, ...]] = {}
    unclear: set[UnitId] = set()
    for event in changes:
        payload = event.payload
        if isinstance(payload, UnitOpened):
            unclear.add(payload.opened.id)
            came_from.pop(payload.opened.id, None)
        elif isinstance(payload, UnitMerged) and event.unit is not None:
            into, unit = payload.into, event.unit
            came_from[into] = (*came_from.get(into, (into,)), *came_from.pop(unit, (unit,)))
            if unit in unclear:
                unclear.add(into)
    return UnitsTold(
        came_from={unit: parts for unit, parts in came_from.items() if unit not in unclear},
        unclear=frozenset(unclear),
    )


@define(frozen=True, kw_only=True, slots=False, eq=False)
class UnitsThen:
    """The units of an earlier round, as seen from the units of now.

    Only units in which somebody works, less those below them, say who a group is; a level that
    came or went without people of its own changes no group.

    Attributes:
        then: The organisation as it was in the earlier round.
        now: As it is in the later.
        told: Where the people of units came from.
    """

    then: Organisation
    now: Organisation
    told: UnitsTold = field(factory=UnitsTold)

    def of(self, unit: UnitId) -> UnitThen | Change:
        """Give the unit then that a unit of now was, or why there is none.

        Raises:
            NotFoundError: There is no such unit now.
        """
        tree = self.now.unit(unit)
        origins = self._origins(unit)
        group = self._groups_now[unit]
        if (origins == () or not group) and unit not in self.then:
            return Change.NEW
        same = self._same(unit, group)
        if same and not self._is_split(unit, group):
            chosen = unit if unit in same else same[0]
            if unit in self._beside_unclear_now or chosen in self._beside_unclear_then:
                return Change.UNCLEAR
            parent = self.then.unit(chosen).parent
            return UnitThen(unit=chosen, is_moved=parent != tree.parent)
        if origins is None:
            return Change.NEW if unit not in self.then else Change.UNCLEAR
        if len(origins) > 1:
            return Change.MERGED
        if self._is_split(unit, group):
            return Change.SPLIT
        return Change.CHANGED

    def _same(self, unit: UnitId, group: _Group) -> Sequence[UnitId]:
        """Give the units then that were the group of a unit of now."""
        known = frozenset(part for part in group if part[0] != _JOINED)
        same = self._groups_then.get(known, ()) if known else ()
        # With people of whom nobody knows, a group can only be the one it is called by.
        return same if known == group else [one for one in same if one == unit]

    def _origins(self, unit: UnitId) -> tuple[UnitId, ...] | None:
        """Give the units then whose people are in a unit itself; None where nobody told."""
        if unit in self.told.unclear and unit not in self.told.came_from:
            return None
        told = self.told.came_from.get(unit)
        if told is None and unit in self.then:
            return (unit,)
        return told

    @cached_property
    def _peopled_then(self) -> frozenset[UnitId]:
        return frozenset(_peopled(self.then))

    @cached_property
    def _peopled_now(self) -> frozenset[UnitId]:
        return frozenset(_peopled(self.now))

    @cached_property
    def _groups_now(self) -> Mapping[UnitId, _Group]:
        """Of each unit of now: the units then whose people are in it, and its new people."""
        own: dict[UnitId, _Group] = {}
        for unit in self.now.units:
            origins = self._origins(unit.id)
            parts = {(_THEN, one) for one in origins or () if one in self._peopled_then}
            if not parts and unit.id in self._peopled_now:
                parts = {(_JOINED if origins else _NEW, unit.id)}
            own[unit.id] = frozenset(parts)
        return _with_those_below(self.now, own)

    @cached_property
    def _groups_then(self) -> Mapping[_Group, Sequence[UnitId]]:
        """For each group of units then that a unit was, that unit; of several, the highest."""
        own: dict[UnitId, _Group] = {
            unit.id: frozenset({(_THEN, unit.id)} if unit.id in self._peopled_then else ())
            for unit in self.then.units
        }
        found = defaultdict[_Group, list[UnitId]](list)
        groups = _with_those_below(self.then, own)
        for unit in _downwards(self.then):
            found[groups[unit]].append(unit)
        return found

    @cached_property
    def _claimed_by(self) -> Mapping[UnitId, Sequence[UnitId]]:
        """For each unit then, the units of now that its people are in."""
        found = defaultdict[UnitId, list[UnitId]](list)
        for unit in self.now.units:
            for one in self._origins(unit.id) or ():
                found[one].append(unit.id)
        return found

    @cached_property
    def _split(self) -> frozenset[UnitId]:
        return frozenset(one for one, units in self._claimed_by.items() if len(units) > 1)

    def _is_split(self, unit: UnitId, group: _Group) -> bool:
        """Tell whether people of a unit then are in a unit, and others of them outside it."""
        return any(
            not self.now.is_within(other, unit)
            for kind, one in group
            if kind == _THEN and one in self._split
            for other in self._claimed_by[one]
        )

    @cached_property
    def _beside_unclear_now(self) -> frozenset[UnitId]:
        unclear = [one for one in self._peopled_now if self._origins(one) is None]
        return frozenset(_beside(self.now, unclear))

    @cached_property
    def _beside_unclear_then(self) -> frozenset[UnitId]:
        unclear = self._peopled_then - self._claimed_by.keys() - self.told.gone
        return frozenset(_beside(self.then, unclear))


def _peopled(organisation: Organisation) -> Iterator[UnitId]:
    """Give the units in which somebody works, those in the units below not counted."""
    for unit in organisation.units:
        below = sum(child.employees for child in organisation.children(unit.id))
        if unit.employees > below:
            yield unit.id


def _downwards(organisation: Organisation) -> Iterator[UnitId]:
    """Give every unit before those below it."""
    yield organisation.top.id
    yield from (unit.id for unit in organisation.below(organisation.top.id))


def _with_those_below(
    organisation: Organisation, own: Mapping[UnitId, _Group]
) -> Mapping[UnitId, _Group]:
    """Put the groups of all units below into each unit's own."""
    whole: dict[UnitId, _Group] = {}
    for unit in reversed(list(_downwards(organisation))):
        whole[unit] = own[unit].union(*(whole[child.id] for child in organisation.children(unit)))
    return whole


def _beside(organisation: Organisation, units: Iterable[UnitId]) -> Iterator[UnitId]:
    """Give the units that stand beside some units, and all below those."""
    by_parent = defaultdict[UnitId, set[UnitId]](set)
    for unit in units:
        parent = organisation.unit(unit).parent
        if parent is not None:
            by_parent[parent].add(unit)
    for parent, chosen in by_parent.items():
        for child in organisation.children(parent):
            if chosen - {child.id}:
                yield child.id
                yield from (unit.id for unit in organisation.below(child.id))
