"""Columns of an export: which can be the unit and the items, as far as they tell themselves."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import Final

from attrs import evolve, frozen

from arbeidsmiljo.model.identifiers import ItemKey
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.figures_table import HEADINGS
from arbeidsmiljo.survey.hidden_words import HiddenWords
from arbeidsmiljo.survey.questionnaire import Item
from arbeidsmiljo.survey.results import Scale
from arbeidsmiljo.survey.tables import (
    Cell,
    CellError,
    Column,
    Fault,
    Table,
    folded,
    number_of,
    text_of,
)

MOST_ANSWERS: Final = 11
"""An item has no more answers than a scale from 0 to 10."""
_USUAL: Final = ((0, 1), (1, 3), (1, 4), (1, 5), (0, 4), (1, 6), (1, 7), (0, 10), (1, 10))
"""The scales that are usual, the narrowest first."""
CALLED_UNIT: Final = HEADINGS["unit"] - {"id"}
"""What the column of units is called; in an export, a respondent has an id as well."""
_OF_COMMENTS: Final = frozenset(
    {
        *("comment", "comments", "free text", "fritekst", "kommentar", "kommentarer"),
        *("merknad", "merknader", "bemærkning", "bemærkninger", "utdyp", "uddyb", "utdjup"),
    }
)
"""What columns are called in which people write in their own words."""
_LONGEST_ANSWER: Final = 60
"""An answer to choose has no more signs."""
_MOST_UNITS_UNKNOWN: Final = 0.2
"""Of the names in a column of units, so many may be no unit's."""


class ColumnKind(Enum):
    """What a column can be."""

    UNIT = auto()
    ITEM = auto()
    OTHER = auto()


@frozen(kw_only=True)
class FoundColumn:
    """A column, and what it can be.

    Attributes:
        heading: What stands above it.
        kind: What it can be.
        label: What the question was, where the export tells it.
        scale: Of an item, where it can be told; None for one answered in words.
        texts: Of an item answered in words, the different answers.
        item: The item of the questionnaire that it is, where its code or label tells.
    """

    heading: str
    kind: ColumnKind
    label: str = ""
    scale: Scale | None = None
    texts: tuple[str, ...] = ()
    item: Item | None = None


def found_columns(
    table: Table, organisation: Organisation, items: Sequence[Item] = ()
) -> tuple[FoundColumn, ...]:
    """Tell what each column of an export can be.

    The unit is the first column whose cells name units, else the first that is called so. Items
    whose lowest answer is above 0 are taken to have one scale, the narrowest usual one that has
    all their answers; few people answer, and not each value of each item is given.

    Args:
        table: The export.
        organisation: Whose units the respondents are of.
        items: Of the questionnaire; a column is one of them where it is called as its key, else
            where its heading or label is the item's in some language, and no other's.
    """
    names = {folded(name) for unit in organisation.units for name in (unit.id, unit.name)}
    known = _items_by_name(items)
    columns = [column for column in table.columns if column.heading]
    of_units = [column for column in columns if _names_units(column, names)]
    of_units += (column for column in columns if folded(column.heading) in CALLED_UNIT)
    found = [
        FoundColumn(heading=column.heading, kind=ColumnKind.UNIT)
        if any(column is one for one in of_units[:1])
        else _known_item(column, known) or _item_or_other(column)
        for column in columns
    ]
    found = [*_each_item_once(found)]
    ends = [one.scale.maximum for one in found if one.scale is not None and one.scale.minimum > 0]
    common = _scale([1, *ends]) if ends else None
    return tuple(
        evolve(one, scale=common)
        if common is not None
        and one.item is None
        and one.scale is not None
        and one.scale.minimum > 0
        else one
        for one in found
    )


def _items_by_name(items: Sequence[Item]) -> Mapping[str, Item]:
    """Give items by what a column of theirs may be called, folded; keys before labels."""
    labels = [
        (folded(wording), item)
        for item in items
        if item.label is not None
        for wording in {*map(folded, item.label.by_language.values())}
    ]
    number = Counter(name for name, _ in labels)
    by_label = {name: item for name, item in labels if number[name] == 1}
    return {**by_label, **{folded(item.key): item for item in items}}


def _known_item(column: Column, known: Mapping[str, Item]) -> FoundColumn | None:
    for name in (column.heading, column.label):
        item = known.get(folded(name))
        if item is not None:
            # Where the questionnaire says what answers in words mean, nobody has to.
            texts = () if item.answers else _item_or_other(column).texts
            return FoundColumn(
                heading=column.heading,
                kind=ColumnKind.ITEM,
                label=column.label,
                texts=texts,
                item=item,
            )
    return None


def _each_item_once(found: Sequence[FoundColumn]) -> Iterator[FoundColumn]:
    """Leave out columns that are an item by their label where another is by its code, or before."""
    taken: dict[ItemKey, FoundColumn] = {}
    for one in found:
        if one.item is not None:
            is_code = folded(one.heading) == folded(one.item.key)
            if is_code or one.item.key not in taken:
                taken[one.item.key] = one
    for one in found:
        if one.item is None or taken[one.item.key] is one:
            yield one
        else:
            yield FoundColumn(heading=one.heading, kind=ColumnKind.OTHER)


def _names_units(column: Column, names: Collection[str]) -> bool:
    told = {folded(words) for words in words_of(column)}
    unknown = sum(words not in names for words in told)
    return bool(told) and unknown <= _MOST_UNITS_UNKNOWN * len(told)


def _item_or_other(column: Column) -> FoundColumn:
    heading, label = column.heading, column.label
    other = FoundColumn(heading=heading, kind=ColumnKind.OTHER)
    if len(column.value_labels) > 1 and _are_whole(column.value_labels):
        scale = _scale(column.value_labels)
        return FoundColumn(heading=heading, kind=ColumnKind.ITEM, label=label, scale=scale)
    answers = Counter(words_of(column))
    # What each respondent has to himself is no answer to choose.
    if not answers or len(answers) > MOST_ANSWERS or 2 * len(answers) > answers.total():
        return other
    if folded(heading) in _OF_COMMENTS or any(map(_is_own_words, answers)):
        return other
    numbers = [_number(words) for words in answers]
    known = [number for number in numbers if number is not None]
    if len(known) == len(numbers):
        scale = _scale(known) if _are_whole(known) else None
        if scale is None:
            return other
        return FoundColumn(heading=heading, kind=ColumnKind.ITEM, label=label, scale=scale)
    if known:
        return other
    return FoundColumn(heading=heading, kind=ColumnKind.ITEM, label=label, texts=tuple(answers))


def _is_own_words(text: str) -> bool:
    """Tell whether somebody wrote a text: it is long, or tells who somebody is."""
    return len(text) > _LONGEST_ANSWER or HiddenWords().hide(text) != text


def words_of(column: Column) -> list[str]:
    """Give what stands in the cells of a column, as text; nothing for one that says nothing."""
    return [text_of(cell) for cell in column.cells if _says_something(cell)]


def _says_something(cell: Cell) -> bool:
    return cell not in {None, ""} and not isinstance(cell, Fault)


def is_number(words: str) -> bool:
    """Tell whether words have the form of a number."""
    return _number(words) is not None


def _number(words: str) -> float | None:
    try:
        return number_of(words)
    except CellError:
        return None


def _are_whole(numbers: Collection[float]) -> bool:
    return all(float(number).is_integer() for number in numbers)


def _scale(numbers: Collection[float]) -> Scale | None:
    """Give the narrowest usual scale that has all these values."""
    least, most = min(numbers), max(numbers)
    fitting: Sequence[tuple[int, int]] = [
        (low, high) for low, high in _USUAL if low <= least and most <= high
    ]
    return Scale(minimum=fitting[0][0], maximum=fitting[0][1]) if fitting else None
