"""The fields of a template by their numbers, those on slides that repeat among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from attrs import evolve, field, frozen

from arbeidsmiljo.model.documents import Field, FieldKind
from arbeidsmiljo_office.prompts import made_keys


class Unnumbered(Protocol):
    """A field as a scan finds it, before it has a number and a key."""

    prompt: str
    place: str
    kind: FieldKind
    columns: tuple[str, ...]
    inside: int | None


@frozen(kw_only=True, eq=False)
class Numbered:
    """The fields of a template.

    Attributes:
        every: By number: each field, those on slides that repeat behind the field that such a
            slide is.
        slides: Number of a slide that repeats to the numbers of the fields on it.
    """

    every: tuple[Field, ...]
    slides: Mapping[int, range] = field(factory=dict[int, range])

    @classmethod
    def of(cls, founds: Sequence[Unnumbered]) -> Numbered:
        """Give the fields that were found their keys.

        Args:
            founds: In reading order; behind a slide that repeats, what is on it.
        """
        slides = {
            number: range(number + 1, number + 1 + found.inside)
            for number, found in enumerate(founds)
            if found.inside is not None
        }
        every = dict[int, Field]()
        for inside in slides.values():
            every |= _named(founds, inside)
        on_slides = frozenset(every)
        top = _named(founds, [one for one in range(len(founds)) if one not in on_slides])
        every |= top
        for number, inside in slides.items():
            every[number] = evolve(every[number], inside=tuple(every[one] for one in inside))
        return cls(every=tuple(every[number] for number in range(len(founds))), slides=slides)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each field that stands for itself, by its key."""
        return {self.every[number].key: number for number in self._top()}

    @cached_property
    def top(self) -> tuple[Field, ...]:
        """The fields that stand for themselves; those on slides that repeat are inside them."""
        return tuple(self.every[number] for number in self._top())

    @cached_property
    def of_text(self) -> Mapping[str, int]:
        """The numbers of those whose value can be a text: of all but what repeats per record."""
        return {
            key: number
            for key, number in self.numbers.items()
            if self.every[number].kind not in (FieldKind.ROW, FieldKind.SLIDE)
        }

    @property
    def takes_no_records(self) -> bool:
        """Whether none of them repeats per record."""
        return len(self.of_text) == len(self.every)

    def path(self, number: int) -> str:
        """Return the key of a field, behind that of the slide that repeats with it."""
        slide = next((one for one, inside in self.slides.items() if number in inside), None)
        own = self.every[number].key
        return own if slide is None else f"{self.every[slide].key}/{own}"

    def _top(self) -> Iterator[int]:
        number = 0
        while number < len(self.every):
            yield number
            number += 1 + len(self.slides.get(number, ()))


def _named(founds: Sequence[Unnumbered], numbers: Sequence[int]) -> dict[int, Field]:
    """Give fields their keys, no two alike."""
    keys = made_keys(founds[number].prompt for number in numbers)
    return {
        number: Field(
            key=key,
            prompt=founds[number].prompt,
            place=founds[number].place,
            kind=founds[number].kind,
            columns=founds[number].columns,
        )
        for number, key in zip(numbers, keys, strict=True)
    }
