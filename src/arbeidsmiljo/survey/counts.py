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

_BYTES: Final = 4
_ORDER: Final = "little"
_MOST: Final = 2**32 - 1


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
        place = self._places.get(unit)
        if place is None:
            raise NotFoundError("counts of unit", unit, self.units)
        return self.rows[place]

    def distribution(self, unit: UnitId, item: ItemKey) -> tuple[int, ...]:
        """Count how many gave each value, lowest first.

        Raises:
            NotFoundError: The unit has no row, or there is no such item.
        """
        place = self._items.get(item)
        if place is None:
            raise NotFoundError("item", item, self.values)
        numbers = memoryview(self.row(unit)).cast("I")
        return tuple(numbers[place :: len(self.values)])[: self.values[item]]

    def respondents(self, unit: UnitId) -> tuple[int, ...]:
        """Count how many answered each item, in the order of the items."""
        total = sum(self._blocks(unit))
        return self._unpacked(total)

    def place_sums(self, unit: UnitId) -> tuple[int, ...]:
        """Add up the places of the answers to each item on its scale, 0 for the lowest value."""
        total = sum(place * block for place, block in enumerate(self._blocks(unit)))
        return self._unpacked(total)

    def _blocks(self, unit: UnitId) -> Iterable[int]:
        """Give the counts of all items as one integer, for each value."""
        row, length = self.row(unit), len(self.values) * _BYTES
        return (
            int.from_bytes(row[start : start + length], _ORDER)
            for start in range(0, len(row), length or 1)
        )

    def _unpacked(self, total: int) -> tuple[int, ...]:
        numbers = total.to_bytes(len(self.values) * _BYTES, _ORDER)
        return tuple(memoryview(numbers).cast("I"))

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
        for unit in self.units:
            if unit not in parents:
                raise NotFoundError("unit", unit, parents)
        length = self.width * _BYTES
        sums = dict.fromkeys(parents, 0)
        for unit, row in zip(self.units, self.rows, strict=True):
            sums[unit] = int.from_bytes(row, _ORDER)
        self._check_size()
        for unit in _upwards(parents):
            parent = parents[unit]
            if parent is not None:
                sums[parent] += sums[unit]
        return Counts(
            units=tuple(parents),
            values=self.values,
            rows=[total.to_bytes(length, _ORDER) for total in sums.values()],
        )

    def _check_size(self) -> None:
        """Refuse counts whose sums could run over into the next number."""
        most = 0
        for row in self.rows:
            most += max(memoryview(row).cast("I"), default=0)
        if most * max(self.depth, 1) ** 2 > _MOST:
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
    counted = [array("I", bytes(depth * len(rows.columns) * _BYTES)) for _ in rows.units]
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


def _upwards(parents: Mapping[UnitId, UnitId | None]) -> Sequence[UnitId]:
    """Give every unit after all that are below it.

    Raises:
        InvalidValueError: The units are no tree.
    """
    waiting = dict.fromkeys(parents, 0)
    for parent in parents.values():
        if parent is not None:
            waiting[parent] += 1
    ready = [unit for unit, below in waiting.items() if not below]
    for unit in ready:
        parent = parents[unit]
        if parent is not None:
            waiting[parent] -= 1
            if not waiting[parent]:
                ready.append(parent)
    if len(ready) != len(parents):
        raise InvalidValueError("the units are no tree: one stands above itself")
    return ready
