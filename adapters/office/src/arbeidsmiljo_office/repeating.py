"""A presentation some of whose slides repeat: the same with a slide for each record.

A presentation in which each record has its slide is a template like any other, and is opened as
one, once for each number of records. What it is filled with is found by the numbers of its fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from attrs import evolve, field, frozen

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo.model.documents import Field
from arbeidsmiljo_office.filler import Filler
from arbeidsmiljo_office.filling import Writer
from arbeidsmiljo_office.manifest import counted, find
from arbeidsmiljo_office.numbered import Numbered
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import Main, read_relations, related
from arbeidsmiljo_office.pieces import CompiledPart
from arbeidsmiljo_office.scan import Repeat, Scan
from arbeidsmiljo_office.scanner import Scanner
from arbeidsmiljo_office.slides.copies import with_copies
from arbeidsmiljo_office.values import Given

MOST_REMEMBERED: Final = 2_000
"""The presentations that are kept, one for each number of records, have no more slides in all."""


@frozen(kw_only=True, eq=False)
class _Place:
    """Where a field of a template stands in the presentation with all its slides.

    Attributes:
        number: Of the field, in the template.
        slide: Of the slide that it is on, where that repeats: the number of its field.
        record: Which record that is, from 0.
    """

    number: int
    slide: int | None = None
    record: int = 0

    def given(self, given: Mapping[int, Given]) -> Given | None:
        """Return what the field is filled with there; None for nothing.

        Args:
            given: What the fields of the template are filled with.
        """
        if self.slide is None:
            return given.get(self.number)
        records = given[self.slide].records or ()
        return records[self.record].get(self.number)


def _places(numbered: Numbered, counts: Mapping[int, int]) -> Iterator[_Place]:
    """Give the fields of a presentation in the order in which they are there.

    Args:
        numbered: The fields of its template.
        counts: Number of the field that a slide is, to how many there are of it.
    """
    number = 0
    while number < len(numbered.every):
        inside = numbered.slides.get(number, range(0))
        if not counts.get(number):
            yield _Place(number=number)
            number += 1
            continue
        for record in range(counts[number]):
            for one in inside:
                yield _Place(number=one, slide=number, record=record)
        number += 1 + len(inside)


@frozen(kw_only=True, eq=False)
class Repeating:
    """The slides of a presentation that repeat.

    Attributes:
        scanner: By which the presentation was scanned.
        package: The presentation.
        main: Its main part.
        repeats: Number of the field that a slide is, to the slide.
        notes: The notes that say that slides repeat, by their names.
    """

    scanner: Scanner
    package: Package
    main: Main
    repeats: Mapping[int, Repeat]
    notes: Mapping[str, CompiledPart]
    _known: dict[tuple[tuple[int, int], ...], _Slides] = field(
        factory=dict[tuple[tuple[int, int], ...], "_Slides"], init=False
    )

    @classmethod
    def of(
        cls,
        scanner: Scanner,
        package: Package,
        main: Main,
        scan: Scan,
        parts: Iterable[CompiledPart],
    ) -> Repeating:
        """Take down which slides repeat.

        Args:
            scanner: By which the presentation was scanned.
            package: The presentation.
            main: Its main part.
            scan: What was found in it; the fields have been numbered.
            parts: The parts that have fields, compiled.
        """
        notes = {repeat.notes for repeat in scan.repeats}
        return cls(
            scanner=scanner,
            package=package,
            main=main,
            repeats={repeat.found.slot.number: repeat for repeat in scan.repeats},
            notes={part.name: part for part in parts if part.name in notes},
        )

    @property
    def pages(self) -> Mapping[int, int]:
        """Number of the field that a slide is, to that of the slide."""
        return {number: repeat.page for number, repeat in self.repeats.items()}

    @property
    def remembered(self) -> int:
        """How many slides the presentations have that are kept."""
        more = sum(max(count, 1) - 1 for counts in self._known for _, count in counts)
        return more + len(self._known) * self._slides

    @cached_property
    def _slides(self) -> int:
        """How many slides the presentation has in which each is there once."""
        return len(related(read_relations(self.package.anew(), self.main.name), "slide"))

    def with_slides(
        self, numbered: Numbered, given: Mapping[int, Given]
    ) -> tuple[Filler, dict[int, Given]]:
        """Give what is filled where each record has its slide, and with what.

        Args:
            numbered: The fields of the template.
            given: What these are filled with.

        Raises:
            TemplateError: A slide cannot be there several times, or there are too many of them.
        """
        counts = tuple(
            (number, len(given[number].records or ())) for number in self.repeats if number in given
        )
        slides = self._known.pop(counts, None) or self._made(numbered, dict(counts))
        self._known[counts] = slides  # the last one, so that the least recently used is the first
        while self.remembered > MOST_REMEMBERED:
            del self._known[next(iter(self._known))]
        placed = dict[int, Given]()
        for number, place in enumerate(slides.places):
            one = None if place.number in self.repeats else place.given(given)
            if one is not None:
                placed[number] = one
        return slides.filler, placed

    def _made(self, numbered: Numbered, counts: Mapping[int, int]) -> _Slides:
        """Make the presentation in which each record has its slide."""
        name, package = self.package.name, self.package.anew()
        shown = {self.repeats[number].part: count for number, count in counts.items()}
        changed = dict[str, bytes]()
        for number in filter(counts.get, counts):
            notes = self.repeats[number].notes
            writer = Writer(places={})
            writer.write(self.notes[notes].pieces, {number: Given(texts=("",))})
            changed[notes] = b"".join(writer.out)
        manifest = find(package, self.main)
        if manifest is not None:
            told = {numbered.every[number].key: count for number, count in counts.items()}
            contents = package.read(manifest)
            changed[manifest] = counted(contents, told, part=manifest, name=name)
        data = with_copies(package, self.main, shown, changed)
        package, _, scan = self.scanner.scan(data, name=name)
        found = scan.fields().every
        places = tuple(_places(numbered, counts))
        own = [numbered.every[place.number] for place in places]
        if list(map(_asked, own)) != list(map(_asked, found)):
            where = ", ".join(numbered.every[number].place for number in counts)
            raise TemplateError(
                f"{name}: a slide that repeats ({where}) shows a chart or diagram with fields "
                "that another slide shows too; give it one of its own"
            )
        fields = [
            one if place.slide is None else evolve(one, place=here.place)
            for place, one, here in zip(places, own, found, strict=True)
        ]
        filler = Filler.of(package, scan, scan.compiled(), fields)
        return _Slides(filler=filler, places=places)


def _asked(field: Field) -> tuple[object, ...]:
    """Return what a field asks for, and in which form."""
    return (field.prompt, field.kind, field.columns)


@frozen(kw_only=True, eq=False)
class _Slides:
    """A presentation in which each record has its slide.

    Attributes:
        filler: Fills it.
        places: By the number of a field in it: where that is from.
    """

    filler: Filler
    places: tuple[_Place, ...]
