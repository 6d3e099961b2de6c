"""A recipe: how a part is put together where certain fields have a value.

What is the same for all values is compressed once. A fill then joins these stretches with the
values, which stand between them in blocks that are not compressed, or are compressed on their own
where they are long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Final, TypeAlias

from attrs import evolve, field, frozen

from arbeidsmiljo_office.assembly import Assembly
from arbeidsmiljo_office.compression import (
    END,
    Compressed,
    blocks_of,
    compressed_anew,
    crc32_at_hand,
    loose_blocks_of,
)
from arbeidsmiljo_office.filling import Writer, escaped
from arbeidsmiljo_office.package import Member
from arbeidsmiljo_office.pieces import CompiledPart, Pieces, Region, RegionKind, unshrunk
from arbeidsmiljo_office.placing.placed import Placed
from arbeidsmiljo_office.values import Given

_SHORT: Final = 128
"""Bytes of a constant below which compressing it on its own gains nothing."""
_LEAST_BREAK: Final = len("<br/></t></r><r><t>")
"""Bytes that any line break or new paragraph has at least."""
_ENDLESS: Final = 1_000_000
"""Where no line can be broken."""
_REMEMBERED: Final = 16
"""So many sets of filled fields have their recipes kept."""


@frozen(kw_only=True, eq=False)
class Stretch:
    """What is the same for all values.

    Attributes:
        contents: The bytes.
    """

    contents: bytes = field(repr=False)

    @cached_property
    def packed(self) -> bytes:
        """The same compressed, so that other blocks can stand before and behind it."""
        return blocks_of(self.contents)

    @cached_property
    def checksum(self) -> int:
        """Its CRC-32."""
        return crc32_at_hand()(self.contents, 0)


@frozen(kw_only=True, eq=False)
class Words:
    """Where a text stands, between two stretches.

    Attributes:
        slot: The field.
        which: The paragraph of the value that it takes: 0 for the first, -1 for the last.
        around: White space that stays before it, and behind it; None where there is none.
        between_lines: What parts two lines.
        between_tabs: What parts what stands before and behind a tab; None to leave it as it is.
    """

    slot: int
    which: int
    around: tuple[str, str] | None
    between_lines: str
    between_tabs: str | None

    def write(self, given: Mapping[int, Given]) -> bytes:
        """Write the text that is given."""
        texts = given[self.slot].texts
        words = escaped(texts[self.which]) if texts else ""
        if self.around is not None:
            words = words.join(self.around)
        if "\t" in words and self.between_tabs is not None:
            lines = words.split("\n")
            words = self.between_lines.join(
                self.between_tabs.join(line.split("\t")) for line in lines
            )
        elif "\n" in words:
            words = words.replace("\n", self.between_lines)
        return words.encode()


Loose: TypeAlias = "tuple[Words | Region | bytes, ...]"
"""Texts, what a writer has to write anew, and constants that are too short to pack."""
_Write: TypeAlias = "Callable[[Loose], bytes]"
Ingredient: TypeAlias = "Stretch | Words | Region | bytes"
"""What a part is put together from."""


@frozen(kw_only=True, eq=False)
class _Course:
    """A stretch, and what stands behind it up to the next.

    Attributes:
        fixed: The stretch.
        loose: What stands behind it.
        only: The text that is all of this, as it is nearly always.
    """

    fixed: Stretch
    loose: Loose
    only: Words | None

    @classmethod
    def of(cls, fixed: Stretch, loose: Sequence[Words | Region | bytes]) -> _Course:
        """Put a stretch and what stands behind it together."""
        only = loose[0] if len(loose) == 1 and isinstance(loose[0], Words) else None
        return cls(fixed=fixed, loose=tuple(loose), only=only)


@frozen(kw_only=True, eq=False)
class Recipe:
    """How a part is put together where certain fields have a value.

    Attributes:
        ingredients: What stands one behind the other.
    """

    ingredients: tuple[Ingredient, ...] = field(repr=False)

    @cached_property
    def _courses(self) -> tuple[_Course, ...]:
        """Each stretch with what stands behind it; the first may be empty."""
        behind: list[tuple[Stretch, list[Words | Region | bytes]]] = []
        for one in self.ingredients:
            if isinstance(one, Stretch):
                behind.append((one, []))
            else:
                if not behind:
                    behind.append((Stretch(contents=b""), []))
                behind[-1][1].append(one)
        return tuple(_Course.of(fixed, loose) for fixed, loose in behind)

    @cached_property
    def least(self) -> int:
        """How large the part is, at least, where all its values are empty."""
        return sum(
            len(one.contents if isinstance(one, Stretch) else one)
            for one in self.ingredients
            if isinstance(one, Stretch | bytes)
        )

    @classmethod
    def of(cls, part: CompiledPart, filled: frozenset[int], placed: frozenset[int]) -> Recipe:
        """Make the recipe of a part.

        Args:
            part: The part.
            filled: The fields that have a value.
            placed: Those of them in whose place a chart or picture stands.
        """
        return cls(ingredients=tuple(_joined(_ingredients(part.pieces, filled, placed))))

    @cached_property
    def break_bytes(self) -> int:
        """How much larger the part becomes by a line break or new paragraph, at least."""
        return min(map(_break_bytes, self.ingredients), default=_LEAST_BREAK)

    def made(
        self,
        given: Mapping[int, Given],
        places: Mapping[int, Placed],
        steps: Mapping[int, int],
        *,
        compact: bool,
    ) -> Compressed:
        """Put the part together.

        Args:
            given: Number of a field to its value.
            places: Number of a field to the chart or picture that takes its place.
            steps: Number of a shape to how much smaller its text is set.
            compact: Whether all of it is compressed anew, where that makes it smaller.
        """
        fast = self._fast(given, _writing(given, places, steps))
        if not compact:
            return fast
        small = self._small(_writing(given, places, steps))
        # What is quick to compress is not always smaller than what was compressed with care once.
        return min(small, fast, key=lambda one: len(one.data))

    def _small(self, write: _Write) -> Compressed:
        pieces = ((one.fixed.contents, write(one.loose)) for one in self._courses)
        return compressed_anew(b"".join(chain.from_iterable(pieces)))

    def _fast(self, given: Mapping[int, Given], write: _Write) -> Compressed:
        crc32 = crc32_at_hand()
        blocks: list[bytes] = []
        size = checksum = 0
        for course in self._courses:
            fixed, contents = course.fixed, course.fixed.contents
            words = write(course.loose) if course.only is None else course.only.write(given)
            # What a part begins with is most of it, often, and always the same.
            checksum = crc32(contents, checksum) if size else fixed.checksum
            checksum = crc32(words, checksum)
            size += len(contents) + len(words)
            blocks += (fixed.packed, loose_blocks_of(words))
        blocks.append(END)
        return Compressed(data=b"".join(blocks), size=size, checksum=checksum)


def _writing(
    given: Mapping[int, Given], places: Mapping[int, Placed], steps: Mapping[int, int]
) -> _Write:
    """Return what writes all that stands between two stretches."""
    writer: Writer | None = None

    def write(loose: Loose) -> bytes:
        nonlocal writer
        written: list[bytes] = []
        for one in loose:
            if isinstance(one, Words):
                written.append(one.write(given))
            elif isinstance(one, bytes):
                written.append(one)
            elif one.kind is not RegionKind.MORE or given[one.slots[0]].goes_on:
                writer = writer or Writer(places=places, steps=steps)
                written.append(writer.written(one, given))
        return b"".join(written)

    return write


def _break_bytes(ingredient: Ingredient) -> int:
    """Return how many bytes a line break or new paragraph there adds at least."""
    if isinstance(ingredient, Words):
        return len(ingredient.between_lines.encode())
    if isinstance(ingredient, Region):
        is_more = ingredient.kind is RegionKind.MORE
        return _line_bytes(ingredient.alternatives[1]) if is_more else _LEAST_BREAK
    return _ENDLESS


def _line_bytes(pieces: Pieces) -> int:
    """Return how many bytes pieces have at least, where a line of text stands in them."""
    return sum(
        len(piece)
        if isinstance(piece, bytes)
        else _line_bytes(piece.alternatives[1])
        if piece.kind is RegionKind.TEXT
        else 0
        for piece in pieces
    )


def _joined(ingredients: Iterator[Ingredient]) -> Iterator[Ingredient]:
    """Put neighbouring constants together, and see which are worth compressing."""
    constants: list[bytes] = []

    def taken() -> Iterator[Ingredient]:
        contents = b"".join(constants)
        constants.clear()
        if len(contents) >= _SHORT:
            yield Stretch(contents=contents)
        elif contents:
            yield contents

    for one in ingredients:
        if isinstance(one, bytes):
            constants.append(one)
        else:
            yield from taken()
            yield one
    yield from taken()


def _ingredients(
    pieces: Pieces, filled: frozenset[int], placed: frozenset[int]
) -> Iterator[Ingredient]:
    for piece in pieces:
        if isinstance(piece, bytes):
            yield piece
        else:
            yield from _of_region(piece, filled, placed)


def _of_region(
    region: Region, filled: frozenset[int], placed: frozenset[int]
) -> Iterator[Ingredient]:
    """Choose among what can stand in a region; what depends on values is left to the fill."""
    slots = region.slots
    is_placed = region.kind is RegionKind.SHAPE and slots[0] in placed
    if region.kind is RegionKind.RECORD:
        yield region.own.encode()
    elif not slots or is_placed or region.kind in {RegionKind.GROW, RegionKind.COUNT}:
        yield region
    elif not filled.issuperset(slots):
        half = len(region.alternatives) // 2
        rows = region.kind is RegionKind.ROWS
        for alternative in region.alternatives[: half if rows else 1]:
            yield from _ingredients(alternative, frozenset() if rows else filled, placed)
    elif region.kind is RegionKind.TEXT:
        yield from _of_text(region)
    elif region.kind in {RegionKind.MORE, RegionKind.ROWS}:
        yield region
    else:
        first = 0 if region.kind is RegionKind.SHAPE else 1
        last = 1 if region.kind is RegionKind.SHAPE else None
        for alternative in region.alternatives[first:last]:
            yield from _ingredients(alternative, filled, placed)


def _of_text(region: Region) -> Iterator[Ingredient]:
    """Part a text from what is around it, where that is the same for all texts."""
    _, line, part, *tab = region.alternatives
    holes = [number for number, piece in enumerate(line) if isinstance(piece, Region)]
    plain = [piece for pieces in (part, *tab) for piece in pieces if isinstance(piece, Region)]
    if plain or len(holes) != 1:
        yield region
        return
    before, behind = _constant(line[: holes[0]]), _constant(line[holes[0] + 1 :])
    yield before
    yield Words(
        slot=region.slots[0],
        which=-1 if region.from_end else 0,
        around=(region.lead, region.trail) if region.lead or region.trail else None,
        between_lines=(behind + _constant(part) + before).decode(),
        between_tabs=(behind + _constant(tab[0]) + before).decode() if tab else None,
    )
    yield behind


def _constant(pieces: Pieces) -> bytes:
    return b"".join(piece for piece in pieces if isinstance(piece, bytes))


@frozen(kw_only=True, eq=False)
class Recipes:
    """How all parts of a package are put together where certain fields have a value.

    Attributes:
        parts: The recipe of each part that has a filled field, by the part's name.
        assembly: The package of which these parts change.
    """

    parts: Mapping[str, Recipe]
    assembly: Assembly


_Filled: TypeAlias = "tuple[frozenset[int], frozenset[int], bool]"


@frozen(kw_only=True, eq=False)
class Cookbook:
    """The recipes of a template, made when they are first needed.

    Attributes:
        members: The members of the template, by name.
        parts: The parts that have fields.
    """

    members: Mapping[str, Member] = field(repr=False)
    parts: tuple[CompiledPart, ...] = field(repr=False)
    _known: dict[_Filled, Recipes] = field(factory=dict[_Filled, Recipes], init=False, repr=False)

    @cached_property
    def _unshrunk(self) -> tuple[CompiledPart, ...]:
        """The parts in which text is set as large as in the template."""
        return tuple(evolve(part, pieces=unshrunk(part.pieces)) for part in self.parts)

    def recipes(
        self, filled: frozenset[int], placed: frozenset[int], *, shrinks: bool = False
    ) -> Recipes:
        """Give the recipes.

        Args:
            filled: The fields that have a value.
            placed: Those of them in whose place a chart or picture stands.
            shrinks: Whether any text is set smaller than in the template.
        """
        found = self._known.get((filled, placed, shrinks))
        if found is None:
            parts = {
                part.name: Recipe.of(part, filled, placed)
                for part in (self.parts if shrinks else self._unshrunk)
                if not part.slots.isdisjoint(filled)
            }
            found = Recipes(parts=parts, assembly=Assembly.of(self.members, parts))
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[filled, placed, shrinks] = found
        return found
