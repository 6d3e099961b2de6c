"""Whether filled text fits: asked after each fill, answered at once where it certainly does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, TypeAlias

from attrs import define, field

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo.model.documents import Field, Overfull
from arbeidsmiljo.model.fits import Fit
from arbeidsmiljo_office.compression import Compressed
from arbeidsmiljo_office.fit.found import FixedText, Place, ShapeText, TableText
from arbeidsmiljo_office.fit.frame import Frame, Verdict
from arbeidsmiljo_office.fit.repeated import Repeated
from arbeidsmiljo_office.fit.shrinking import number_of
from arbeidsmiljo_office.fit.slide_frames import read_frames
from arbeidsmiljo_office.fit.slide_tables import read_tables
from arbeidsmiljo_office.fit.table import Table
from arbeidsmiljo_office.fit.word_frames import read_fixed
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.recipe import Recipes
from arbeidsmiljo_office.values import Given

_REMEMBERED: Final = 16
"""So many sets of filled fields have their limits kept."""

Measured: TypeAlias = "Frame | Repeated | Table"
"""A text that can be held against its room."""


_READERS: Final[Mapping[type[Place], Callable[[Package, Any], Mapping[int, Measured]]]] = {
    ShapeText: read_frames,
    TableText: read_tables,
    FixedText: read_fixed,
}


@define(eq=False, kw_only=True)
class Fitting:
    """Tells which texts of a document have too little room.

    What has to be known of the places is read when a template is first filled. A part that has
    become so little larger by its values that they have room whatever letters they are made of is
    not measured.

    Attributes:
        package: The template.
        places: The places with fields whose text can have too little room.
    """

    package: Package = field(repr=False)
    places: tuple[Place, ...] = field(repr=False)
    _frames: Mapping[int, Measured] | None = field(default=None, init=False, repr=False)
    _limits: dict[frozenset[int], dict[str, int]] = field(
        factory=dict[frozenset[int], "dict[str, int]"], init=False, repr=False
    )

    def verdicts(
        self,
        given: Mapping[int, Given],
        filled: frozenset[int],
        recipes: Recipes,
        contents: Mapping[str, Compressed],
    ) -> dict[int, Verdict]:
        """Tell which texts have too little room, by the number of the place.

        Args:
            given: The values of fields, by number.
            filled: The fields that have one.
            recipes: What the parts were made by.
            contents: The parts as they were made.
        """
        if not self.places:
            return {}
        limits = self._limits.get(filled)
        if limits is None:
            limits = self._limits_of(filled, recipes)
        large = [name for name, limit in limits.items() if contents[name].size > limit]
        if not large:
            return {}
        found = dict[int, Verdict]()
        for number, frame in self.frames.items():
            if self.places[number].part in large:
                verdict = frame.verdict(given)
                if verdict is not None:
                    found[number] = verdict
        return found

    @property
    def frames(self) -> Mapping[int, Measured]:
        """The text of each place whose room can be told, by the number of the place."""
        if self._frames is None:
            found = dict[int, Measured]()
            for kind, read in _READERS.items():
                places = {n: one for n, one in enumerate(self.places) if isinstance(one, kind)}
                if places:
                    # What only measuring needs may be damaged in a file that can be filled.
                    with suppress(TemplateError):
                        found |= read(self.package.anew(), places)
            self._frames = found
        return self._frames

    def _limits_of(self, filled: frozenset[int], recipes: Recipes) -> dict[str, int]:
        """Find how large each part may become, so that all its text certainly has room."""
        limits = dict[str, int]()
        for number, frame in self.frames.items():
            part = self.places[number].part
            if not filled.isdisjoint(frame.slots):
                recipe = recipes.parts[part]
                limit = recipe.least + frame.limit(filled & frame.slots, recipe.break_bytes)
                limits[part] = min(limit, limits.get(part, limit))
        if len(self._limits) >= _REMEMBERED:
            self._limits.clear()
        self._limits[filled] = limits
        return limits


def shrunk(verdicts: Mapping[int, Verdict]) -> dict[int, int]:
    """Give the places whose text is to be set smaller, each with the number of its step."""
    return {
        number: number_of(verdict.step)
        for number, verdict in verdicts.items()
        if verdict.step is not None
    }


def told(verdicts: Iterable[Verdict], fields: Sequence[Field]) -> tuple[Overfull, ...]:
    """Say which fields have too little room, in reading order.

    Args:
        verdicts: What was found, one for each place; of several of one field, that with the
            least room is told.
        fields: The fields of the template.
    """
    worst = dict[int, Verdict]()
    for verdict in verdicts:
        known = worst.get(verdict.slot)
        if known is None or verdict.missing > known.missing:
            worst[verdict.slot] = verdict
    return tuple(
        Overfull(
            field=fields[verdict.slot],
            lines=verdict.lines,
            room=verdict.room,
            fit=_fit(verdict),
            size=100.0 if verdict.step is None else verdict.step.size / 1000,
        )
        for _, verdict in sorted(worst.items())
    )


def _fit(verdict: Verdict) -> Fit:
    if verdict.is_table:
        return Fit.LEAVES if verdict.is_sure else Fit.MAY_LEAVE
    if not verdict.is_sure:
        return Fit.UNSURE
    return Fit.STANDS_OUT if verdict.step is None else Fit.SHRUNK
