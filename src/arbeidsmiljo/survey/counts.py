"""Counts: how many gave each answer to each item, in each unit.

They are the one currency of results: an engine counts who answered in each unit itself, in
integers, and all else follows from that here, the same for every engine.

Adding up many small numbers is done with few large ones: a row of counts is read as one integer
of 32 bits for each of them, and adding two such integers adds all of them at once.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, Protocol

from attrs import define, field

from arbeidsmiljo.errors import InvalidValueError, NotFoundError
from arbeidsmiljo.model.identifiers import ItemKey, UnitId
from arbeidsmiljo.survey.answer_rows import AnswerRows
from arbeidsmiljo.survey.unit_tree import UnitTree

_BYTES: Final = 4
_TYPE: Final = "I"
_ORDER: Final = "little"
_MOST: Final = 2**32 - 1

_AT_ONCE: Final = 128
"""So many rows are added up as one integer; longer ones leave the processor's cache."""


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Counts:
    """How many gave each answer to each item, in some units.

    Attributes:
        units: u units.
        values: For each of m items how many values v its scale has.
        rows: u rows of bytes: for each value, lowest first, up to the most that an item has, and
            in this for each item, an unsigned integer of 32 bits, little end first.
    """

    units: tuple[UnitId, ...]
    values: Mapping[ItemKey, int]
    rows: Sequence[bytes] = field(repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse rows of another length.

        Raises:
            InvalidValueError: There is not a row for each unit, or one is too long or short.
        """
        if len(self.rows) != len(self.units):
            raise InvalidValueError("counts have not one row for each unit")
        if {len(row) for row in self.rows} - {self.width * _BYTES}:
            raise InvalidValueError("a row of counts has not one number for each item and value")

    def __eq__(self, other: object) -> bool:
        """Tell whether the same is counted in the same units, in whatever order they stand."""
        if not isinstance(other, Counts):
            return NotImplemented
        return dict(self.values) == dict(other.values) and all(
            self.distribution(unit, item) == other.distribution(unit, item)
            if unit in self and unit in other
            else not any(self.row(unit) if unit in self else other.row(unit))
            for unit in {*self.units, *other.units}
            for item in self.values
        )

    __hash__ = None  # type: ignore[assignment]

    def __contains__(self, unit: object) -> bool:
        """Tell whether a unit has a row."""
        return unit in self._places

    @property
    def depth(self) -> int:
        """The most values that an item has."""
        return max(self.values.values(), default=0)

    @property
    def width(self) -> int:
        """How many numbers a row has."""
        return len(self.values) * self.depth

    @cached_property
    def _places(self) -> Mapping[UnitId, int]:
        return {unit: place for place, unit in enumerate(self.units)}

    @cached_property
    def _items(self) -> Mapping[ItemKey, int]:
        return {item: place for place, item in enumerate(self.values)}

    def row(self, unit: UnitId) -> bytes:
        """Give the row of a unit.

        Raises:
            NotFoundError: It has none.
        """
        return self.rows[self._place_of_unit(unit)]

    def distribution(self, unit: UnitId, item: ItemKey) -> tuple[int, ...]:
        """Count how many gave each value, lowest first.

        Raises:
            NotFoundError: The unit has no row, or there is no such item.
        """
        numbers = memoryview(self.row(unit)).cast(_TYPE)
        return tuple(numbers[self.place_of_item(item) :: len(self.values)])[: self.values[item]]

    def place(self, unit: UnitId, item: ItemKey) -> int:
        """Tell where a unit's number for an item stands in `numbers` and `place_sums`.

        Raises:
            NotFoundError: The unit has no row, or there is no such item.
        """
        return self._place_of_unit(unit) * len(self.values) + self.place_of_item(item)

    def _place_of_unit(self, unit: UnitId) -> int:
        place = self._places.get(unit)
        if place is None:
            raise NotFoundError("counts of unit", unit, self.units)
        return place

    def place_of_item(self, item: ItemKey) -> int:
        """Tell where an item stands among those that are counted.

        Raises:
            NotFoundError: There is no such item.
        """
        place = self._items.get(item)
        if place is None:
            raise NotFoundError("item", item, self.values)
        return place

    def numbers(self) -> "array[int]":
        """Count how many answered each item, unit after unit."""
        return self._summed([1] * self.depth)

    def place_sums(self) -> "array[int]":
        """Add up the places of the answers on the scale, 0 for the lowest, likewise."""
        return self._summed(range(self.depth))

    def _summed(self, weights: Sequence[int]) -> "array[int]":
        """Add up the numbers of all values, each so many times, for each unit and item."""
        length = len(self.values) * _BYTES
        found = array(_TYPE)
        for first in range(0, len(self.rows), _AT_ONCE):
            rows = self.rows[first : first + _AT_ONCE]
            total = 0
            for place, weight in enumerate(weights):
                part = slice(place * length, (place + 1) * length)
                total += weight * int.from_bytes(b"".join([row[part] for row in rows]), _ORDER)
            found.frombytes(total.to_bytes(length * len(rows), _ORDER))
        return found

    def with_those_below(self, parents: Mapping[UnitId, UnitId | None]) -> "Counts":
        """Count for each unit of a tree all who answered in it and below it.

        Args:
            parents: Every unit with the one above it, each unit of these counts among them.

        Returns:
            Counts of every unit of the tree, in its order.

        Raises:
            NotFoundError: A unit is not in the tree.
            InvalidValueError: More answered together than fit in 32 bits.
        """
        tree = self.tree(parents)
        length = self.width * _BYTES
        places = {unit: place for place, unit in enumerate(tree.units)}
        sums = [0] * len(tree.units)
        for unit, row in zip(self.units, self.rows, strict=True):
            sums[places[unit]] = int.from_bytes(row, _ORDER)
        self._check_size(sums)
        for place in tree.upwards:
            above = tree.above[place]
            if above >= 0:
                sums[above] += sums[place]
        return Counts(
            units=tree.units,
            values=self.values,
            rows=[total.to_bytes(length, _ORDER) for total in sums],
        )

    def tree(self, parents: Mapping[UnitId, UnitId | None]) -> UnitTree:
        """Take the units of these counts as ones of a tree.

        Args:
            parents: Every unit with the one above it, each unit of these counts among them.

        Raises:
            NotFoundError: A unit is not in the tree.
            InvalidValueError: The units are no tree.
        """
        for unit in self.units:
            if unit not in parents:
                raise NotFoundError("unit", unit, parents)
        return UnitTree(parents=parents)

    def _check_size(self, rows: Iterable[int]) -> None:
        """Refuse counts whose sums could run over into the next number."""
        # Every other number is left out, so that each has room for twice as many digits.
        every_other = int.from_bytes(
            (b"\xff" * _BYTES + bytes(_BYTES)) * (self.width // 2 + 1), _ORDER
        )
        even = odd = 0
        for row in rows:
            even += row & every_other
            odd += row >> 8 * _BYTES & every_other
        length = (self.width // 2 + 1) * 2 * _BYTES
        most = max(
            max(memoryview(total.to_bytes(length, _ORDER)).cast("Q")) for total in (even, odd)
        )
        refuse_too_many(most, self.depth)


def refuse_too_many(most: int, depth: int) -> None:
    """Refuse to add up counts that do not fit in 32 bits, nor what is computed from them.

    Args:
        most: The highest of the numbers that everybody together gives.
        depth: The most values that an item has.

    Raises:
        InvalidValueError: It could run over.
    """
    if most * max(depth, 1) ** 2 > _MOST:
        raise InvalidValueError(
            "more answers than 32 bits can count; split the organisation into parts"
        )


class CountsEngine(Protocol):
    """Counts answers: `leaf_counts` is the reference, and any other engine counts the same."""

    def __call__(self, rows: AnswerRows) -> Counts:
        """Count how many gave each answer in each unit itself, as `leaf_counts` does."""
        ...


def leaf_counts(rows: AnswerRows) -> Counts:
    """Count how many gave each answer in each unit itself, not in those below it.

    Args:
        rows: What each respondent answered.

    Returns:
        Counts of every unit of the rows, in their order.
    """
    order = sorted(range(len(rows)), key=rows.places.__getitem__)
    numbers = Counter(rows.places)
    depth = max(rows.values.values(), default=0)
    counted = [array(_TYPE, bytes(depth * len(rows.columns) * _BYTES)) for _ in rows.units]
    for item, (key, column) in enumerate(rows.columns.items()):
        ordered = bytes(map(column.__getitem__, order))
        start = 0
        for unit in sorted(numbers):
            own = ordered[start : start + numbers[unit]]
            start += len(own)
            for place in range(rows.values[key]):
                counted[unit][place * len(rows.columns) + item] = own.count(place)
    return Counts(
        units=rows.units, values=dict(rows.values), rows=[row.tobytes() for row in counted]
    )
