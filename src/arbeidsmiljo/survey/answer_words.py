"""What stands for answers and for units, in words or in numbers, and what it means here.

Nothing of what stands there is repeated where it means nothing: it may be what somebody answered,
or, where the wrong column is named, who somebody is.
"""

from collections.abc import Mapping, Sequence
from typing import Self

from attrs import frozen

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.answer_rows import NO_ANSWER
from arbeidsmiljo.survey.answers_mapping import AnswersMapping
from arbeidsmiljo.survey.questionnaire import Item
from arbeidsmiljo.survey.tables import Cell, CellError, Fault, folded, number_of, text_of


@frozen(kw_only=True)
class AnswerWords:
    """What stands for the answers to an item.

    Attributes:
        item: The item.
        values: What answers given as text mean; the texts are folded.
        missing: What stands where nobody answered, folded.
    """

    item: Item
    values: Mapping[str, float]
    missing: frozenset[str]

    @classmethod
    def of(cls, item: Item, mapping: AnswersMapping, labels: Mapping[float, str]) -> Self:
        """Find out what answers mean: by the mapping, the item, or the file.

        Args:
            item: What is answered.
            mapping: What it says goes before all else.
            labels: What values mean, where the file tells it.
        """
        missing = {folded(text) for text in mapping.missing}
        missing |= {text_of(value) for value, label in labels.items() if folded(label) in missing}
        found = {folded(label): value for value, label in labels.items()}
        for number, text in enumerate(item.answers):
            for label in text.by_language.values():
                found[folded(label)] = item.scale.minimum + number
        found.update({folded(label): value for label, value in mapping.answers.items()})
        return cls(item=item, values=found, missing=frozenset(missing))

    def place(self, cell: Cell) -> int:
        """Give the place of an answer on the item's scale, or `NO_ANSWER`.

        Raises:
            CellError: It is on no scale.
        """
        if cell is None or cell == "":
            return NO_ANSWER
        if isinstance(cell, Fault):
            raise CellError(cell.what)
        words = folded(text_of(cell))
        if words in self.missing:
            return NO_ANSWER
        value = self.values.get(words)
        if value is None:
            value = _number(cell)
        scale = self.item.scale
        place = value - scale.minimum
        if not float(place).is_integer() or not 0 <= place < self.item.values:
            message = f"is not on the scale {scale.minimum:g} to {scale.maximum:g}"
            raise CellError(message)
        return int(place)


@frozen(kw_only=True)
class UnitWords:
    """What stands for the units of an organisation.

    Attributes:
        names: What units are called where that is not their id, folded.
        places: The place of each unit in the organisation's order.
        above: For each unit the place of the one above it; its own for the top.
    """

    names: Mapping[str, UnitId]
    places: Mapping[UnitId, int]
    above: Sequence[int]

    @classmethod
    def of(cls, organisation: Organisation, mapping: AnswersMapping) -> Self:
        """Find out what units are called."""
        places = {unit.id: place for place, unit in enumerate(organisation.units)}
        return cls(
            names={folded(name): unit for name, unit in mapping.units.items()},
            places=places,
            above=[
                place if unit.parent is None else places[unit.parent]
                for place, unit in enumerate(organisation.units)
            ],
        )

    def counted_in(self, unit: int, leads: bool) -> int:  # noqa: FBT001 - mapped over columns
        """Give the place of the unit in which somebody of a unit is counted.

        Args:
            unit: The place of the own one.
            leads: Whether it is its leader, who is counted above it.
        """
        return self.above[unit] if leads else unit

    def place(self, cell: Cell, labels: Mapping[float, str]) -> int:
        """Give the place of a unit.

        Args:
            cell: What stands for it.
            labels: What values mean, where the file tells it.

        Raises:
            CellError: It is none.
        """
        if isinstance(cell, Fault):
            raise CellError(cell.what)
        words = text_of(cell)
        if not words:
            raise CellError("is empty; each who answered is of a unit")
        label = labels.get(cell, "") if isinstance(cell, float) else ""
        for name in (words, label):
            unit = self.names.get(folded(name), UnitId(name))
            if unit in self.places:
                return self.places[unit]
        raise CellError(
            "names no unit of the organisation; correct it, or say in the mapping which it is"
        )


def _number(cell: Cell) -> float:
    try:
        number = number_of(cell)
    except CellError:
        number = None
    if number is None:
        raise CellError(
            "is neither a number nor an answer that is known; say in the mapping what it means"
        )
    return number
