"""The tree of units, by the places of the units in it."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from attrs import define, field

from arbeidsmiljo.errors import InvalidValueError
from arbeidsmiljo.model.identifiers import UnitId


def frozen_parents(value: Mapping[UnitId, UnitId | None]) -> Mapping[UnitId, UnitId | None]:
    """Copy units with those above them, so that nobody changes them."""
    return MappingProxyType(dict(value))


@define(frozen=True, kw_only=True, slots=False, eq=False)
class UnitTree:
    """A tree of units, or several; a unit's place is where it stands among them, from 0.

    Attributes:
        parents: Every unit with the one above it; None above a top.

    Raises:
        InvalidValueError: The units are no tree.
    """

    parents: Mapping[UnitId, UnitId | None] = field(converter=frozen_parents)

    def __attrs_post_init__(self) -> None:
        """Refuse units that are no tree."""
        for unit, parent in self.parents.items():
            if parent is not None and parent not in self.parents:
                message = f"the units are no tree: there is no {parent!r} to stand above {unit!r}"
                raise InvalidValueError(message)
        if len(self.upwards) != len(self.parents):
            raise InvalidValueError("the units are no tree: one stands above itself")

    @cached_property
    def units(self) -> tuple[UnitId, ...]:
        """The units in their order."""
        return tuple(self.parents)

    @cached_property
    def above(self) -> tuple[int, ...]:
        """For each unit the place of the one above it; -1 for a top."""
        places: dict[UnitId | None, int] = {unit: place for place, unit in enumerate(self.units)}
        places[None] = -1
        return tuple(places[parent] for parent in self.parents.values())

    @cached_property
    def upwards(self) -> tuple[int, ...]:
        """The places of all units, each after those of all that are below it."""
        waiting = [0] * len(self.units)
        for above in self.above:
            if above >= 0:
                waiting[above] += 1
        ready = [place for place, below in enumerate(waiting) if not below]
        for place in ready:
            above = self.above[place]
            if above >= 0:
                waiting[above] -= 1
                if not waiting[above]:
                    ready.append(above)
        return tuple(ready)

    @cached_property
    def levels(self) -> tuple[int, ...]:
        """For each unit, how many units stand above it."""
        levels = [0] * len(self.units)
        for place in reversed(self.upwards):
            above = self.above[place]
            levels[place] = 0 if above < 0 else levels[above] + 1
        return tuple(levels)


def tree_of(parents: Mapping[UnitId, UnitId | None] | UnitTree) -> UnitTree:
    """Take units with those above them, unless they are a tree already.

    Raises:
        InvalidValueError: The units are no tree.
    """
    return parents if isinstance(parents, UnitTree) else UnitTree(parents=parents)
