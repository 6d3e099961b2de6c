"""Answer rows: what each respondent answered, without anything that tells who it was.

A row is a respondent: a unit, and an answer to each item. Nothing else is kept of anybody; where
rows come from, they are shuffled.
"""

from collections.abc import Mapping, Sequence
from random import Random
from types import MappingProxyType
from typing import Final

from attrs import define, field

from arbeidsmiljo.errors import InvalidValueError
from arbeidsmiljo.model.identifiers import ItemKey, UnitId

NO_ANSWER: Final = 255
"""Stands in a column where a respondent did not answer."""


def _frozen_columns(value: Mapping[ItemKey, bytes]) -> Mapping[ItemKey, bytes]:
    return MappingProxyType(dict(value))


@define(frozen=True, kw_only=True, slots=False, eq=False)
class AnswerRows:
    """What n respondents answered to m items.

    Attributes:
        units: The units that respondents are counted in.
        places: For each respondent the place of its unit in `units`, from 0; n numbers.
        columns: For each item n bytes: the place of each answer on the item's scale, 0 for the
            lowest, or `NO_ANSWER`.
        values: For each item how many values its scale has.
    """

    units: tuple[UnitId, ...]
    places: Sequence[int] = field(repr=False)
    columns: Mapping[ItemKey, bytes] = field(converter=_frozen_columns, repr=False)
    values: Mapping[ItemKey, int]

    def __attrs_post_init__(self) -> None:
        """Refuse columns of another length, and answers that no scale has.

        Raises:
            InvalidValueError: The parts do not fit together.
        """
        if len(set(self.units)) != len(self.units):
            raise InvalidValueError("a unit is there twice among those that answers are counted in")
        if self.places and not (min(self.places) >= 0 and max(self.places) < len(self.units)):
            raise InvalidValueError("a respondent is of no unit; give the place of one")
        if self.columns.keys() != self.values.keys():
            raise InvalidValueError("some items have answers and no scale, or the other way about")
        for item, column in self.columns.items():
            if len(column) != len(self.places):
                message = f"item {item!r} has not one answer for each respondent"
                raise InvalidValueError(message)
            if column.translate(
                None, bytes((*range(min(self.values[item], NO_ANSWER)), NO_ANSWER))
            ):
                message = f"item {item!r} has an answer that is not on its scale"
                raise InvalidValueError(message)

    def __len__(self) -> int:
        """Count the respondents."""
        return len(self.places)

    def shuffled(self, random: Random) -> "AnswerRows":
        """Give the same answers in another order, from which nothing follows of who is who.

        Args:
            random: Where the order comes from; it should be one that nobody can repeat.
        """
        order = list(range(len(self)))
        random.shuffle(order)
        return AnswerRows(
            units=self.units,
            places=[self.places[row] for row in order],
            columns={
                item: bytes([column[row] for row in order]) for item, column in self.columns.items()
            },
            values=self.values,
        )
