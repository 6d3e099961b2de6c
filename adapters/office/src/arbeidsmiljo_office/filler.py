"""Filling the fields of a template by their numbers, with values that have been checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from arbeidsmiljo.model.documents import Field, Overfull
from arbeidsmiljo_office.fit.fitting import Fitting, shrunk, told
from arbeidsmiljo_office.package import Member, Package, write_members
from arbeidsmiljo_office.pieces import CompiledPart
from arbeidsmiljo_office.placing.additions import Ground
from arbeidsmiljo_office.placing.placed import Placed, Room
from arbeidsmiljo_office.placing.placer import Placer
from arbeidsmiljo_office.recipe import Cookbook
from arbeidsmiljo_office.scan import Scan
from arbeidsmiljo_office.values import Given, language_of


@frozen(kw_only=True, eq=False)
class Filler:
    """A template that is ready to be filled.

    Attributes:
        fields: By number, as they are told.
        rooms: Number of a field to the room that it has for a chart or picture.
    """

    fields: tuple[Field, ...]
    rooms: Mapping[int, Room] = field(repr=False)
    _cookbook: Cookbook = field(repr=False, alias="cookbook")
    _ground: Ground | None = field(repr=False, alias="ground")
    _fitting: Fitting = field(repr=False, alias="fitting")

    @classmethod
    def of(
        cls, package: Package, scan: Scan, parts: tuple[CompiledPart, ...], fields: Sequence[Field]
    ) -> Filler:
        """Make what is needed to fill a template.

        Args:
            package: The template.
            scan: What was found in it; the fields have been numbered.
            parts: The parts that have fields, compiled.
            fields: By number, as they are to be told.
        """
        rooms = {found.slot.number: found.room for found in scan.founds if found.room is not None}
        leading = [part.name for part in parts if not part.slots.isdisjoint(rooms)]
        return cls(
            fields=tuple(fields),
            rooms=rooms,
            cookbook=Cookbook(members=package.members, parts=parts),
            ground=Ground.of(package, leading) if leading else None,
            fitting=Fitting(package=package, places=tuple(scan.texts)),
        )

    def fill(
        self, given: Mapping[int, Given], *, language: str, compact: bool
    ) -> tuple[bytes, tuple[Overfull, ...]]:
        """Fill the fields that have a value, and leave the others yellow.

        Args:
            given: Number of a field to its value.
            language: Of dates and numbers.
            compact: Whether to take some more time for a file that is some percent smaller.

        Returns:
            The file, and the fields whose text has too little room.
        """
        drawn = {
            number
            for number, one in given.items()
            if one.texts is None and one.is_drawn and number in self.rooms
        }
        placer = self._placer(language) if drawn else None
        placed = {} if placer is None else self._placed(given, drawn, placer)
        filled, instead = frozenset(given), frozenset(drawn)
        recipes = self._cookbook.recipes(filled, instead)
        contents = {
            name: recipe.made(given, placed.get(name, {}), {}, compact=compact)
            for name, recipe in recipes.parts.items()
        }
        verdicts = self._fitting.verdicts(given, filled, recipes, contents)
        steps = shrunk(verdicts)
        if steps:
            recipes = self._cookbook.recipes(filled, instead, shrinks=True)
            contents = {
                name: recipe.made(given, placed.get(name, {}), steps, compact=compact)
                for name, recipe in recipes.parts.items()
            }
        if placer is None:
            data = recipes.assembly.write(contents)
        else:
            members = dict(self._cookbook.members)
            members |= {name: Member.compressed(name, one) for name, one in contents.items()}
            members |= {name: Member.of(name, added) for name, added in placer.parts.items()}
            data = write_members(members)
        return data, told(verdicts.values(), self.fields) if verdicts else ()

    def _placed(
        self, given: Mapping[int, Given], drawn: set[int], placer: Placer
    ) -> dict[str, dict[int, Placed]]:
        """Make the parts of the charts and pictures that are given, for each part with them."""
        placed = dict[str, dict[int, Placed]]()
        for part in self._cookbook.parts:
            for number in sorted(part.slots & drawn):
                field, room = self.fields[number], self.rooms[number]
                found = placer.place(given[number], field, part=part.name, room=room)
                if found is not None:
                    placed.setdefault(part.name, {})[number] = found
        return placed

    def _placer(self, language: str) -> Placer | None:
        return None if self._ground is None else Placer(self._ground, language_of(language))
