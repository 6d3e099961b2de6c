"""The file that says which columns of an export are what, and its skeleton.

::

    unit = "ENHET"
    missing = ["99", "Vet ikke"]

    [scale]
    lowest = 1
    highest = 5

    [[item]]
    column = "K01"
    factor = "workload"

    [[item]]
    column = "K02"
    factor = "workload"
    reversed = true

    [answers]
    "Helt uenig" = 1
    "Helt enig" = 5

Of an item that the questionnaire knows by its key, what is not said here is as it says there.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from attrs import AttrsInstance, evolve, field, fields, frozen

from arbeidsmiljo.conversion.converter import structure, structured_or_none
from arbeidsmiljo.conversion.document import Document, is_document, is_list
from arbeidsmiljo.conversion.problems import in_words
from arbeidsmiljo.conversion.toml_text import parse_toml
from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.identifiers import FactorKey, ItemKey, UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.answers_mapping import AnswersMapping, ItemColumn, LeaderColumn
from arbeidsmiljo.survey.columns_found import ColumnKind, found_columns
from arbeidsmiljo.survey.export_checking import problems_of_export
from arbeidsmiljo.survey.questionnaire import Item, Questionnaire
from arbeidsmiljo.survey.results import Scale
from arbeidsmiljo.survey.tables import Table


@frozen(kw_only=True)
class _Scale:
    lowest: int
    highest: int


@frozen(kw_only=True)
class _Item:
    column: str
    factor: str | None = None
    key: str | None = None
    reversed: bool | None = None
    lowest: int | None = None
    highest: int | None = None
    label: str | None = None


@frozen(kw_only=True)
class _Leader:
    column: str
    answer: str


@frozen(kw_only=True)
class _File:
    unit: str
    item: tuple[_Item, ...]
    scale: _Scale | None = None
    leader: _Leader | None = None
    answers: Mapping[str, int] = field(factory=dict[str, int])
    units: Mapping[str, str] = field(factory=dict[str, str])
    missing: tuple[str, ...] = ()


@frozen(kw_only=True)
class _Named:
    """What an item that cannot be read whole is told by."""

    column: str
    factor: str
    key: str


_TABLES: Final[Mapping[str, type[AttrsInstance]]] = MappingProxyType(
    {"scale": _Scale, "leader": _Leader}
)
_ANY_SCALE: Final[Mapping[str, object]] = MappingProxyType({"lowest": 0, "highest": 1})
"""Stands for a scale that cannot be read."""


def answers_mapping_from_toml(
    text: str,
    *,
    source: str,
    questionnaire: Questionnaire,
    language: str,
    organisation: Organisation | None = None,
) -> AnswersMapping:
    """Read a mapping file.

    Args:
        text: The text of the file.
        source: What to call it in errors: a file name.
        questionnaire: Whose factors are measured.
        language: Of the labels in it.
        organisation: Whose units the respondents are of; None where that is checked later.

    Raises:
        InvalidInputError: All that is wrong with it.
    """
    document = parse_toml(text, source=source)
    problems: list[Problem] = []
    hint = ""
    try:
        file = structure(document, _File, source=source)
        numbers: Sequence[int] = range(1, len(file.item) + 1)
    except InvalidInputError as error:
        problems += in_words(error.problems, document)
        hint = error.hint
        file, numbers = _what_can_be_read(document)
    mapping = AnswersMapping(
        unit=file.unit,
        items=tuple(_items(file, numbers, questionnaire, language, problems)),
        leader=(
            None
            if file.leader is None
            else LeaderColumn(column=file.leader.column, answer=file.leader.answer)
        ),
        answers=file.answers,
        units={name: UnitId(unit) for name, unit in file.units.items()},
        missing=file.missing,
    )
    if mapping.items or not problems:
        problems += mapping.problems(questionnaire)
    if organisation is not None:
        problems += mapping.problems_of_units(organisation)
    if problems:
        known = sorted(factor.key for factor in questionnaire.factors)
        if any(one.factor not in {None, *known} for one in file.item):
            hint = f"Factors that are measured: {', '.join(known)}."
        raise InvalidInputError(source, problems, hint)
    return mapping


def _what_can_be_read(document: Document) -> tuple[_File, tuple[int, ...]]:
    """Give what a file says that has problems, without the parts that have them.

    Where a scale cannot be read, answers are left out: whether they are on it cannot be told.

    Returns:
        The file, and the number of each item in it.
    """
    told = document.get("item")
    items: dict[int, object] = {}
    are_scales_read = True
    for number, one in enumerate(told if is_list(told) else [], start=1):
        item = _known(one, _Item)
        if structured_or_none(item, _Item) is None:
            item = {**_known(one, _Named), **_ANY_SCALE}
            are_scales_read = False
        if structured_or_none(item, _Item) is not None:
            items[number] = item
    readable: dict[str, object] = {"unit": "", "item": []}
    for key in ("unit", "scale", "leader", "answers", "units", "missing"):
        value = document.get(key)
        if key in _TABLES:
            value = _known(value, _TABLES[key])
        if key in document and structured_or_none({**readable, key: value}, _File) is not None:
            readable[key] = value
    if "scale" in document and "scale" not in readable:
        readable["scale"] = dict(_ANY_SCALE)
        are_scales_read = False
    if not are_scales_read:
        readable.pop("answers", None)
    file = structure({**readable, "item": [*items.values()]}, _File, source="")
    return file, tuple(items)


def _known(value: object, kind: type[AttrsInstance]) -> dict[str, object]:
    """Give the keys that belong into a part of the file; none where it is no table."""
    told: Document = value if is_document(value) else {}
    return {one.name: told[one.name] for one in fields(kind) if one.name in told}


def _items(
    file: _File,
    numbers: Sequence[int],
    questionnaire: Questionnaire,
    language: str,
    problems: list[Problem],
) -> Iterator[ItemColumn]:
    known = {item.key: item for item in questionnaire.items}
    for number, one in zip(numbers, file.item, strict=True):
        key = ItemKey(one.key or one.column)
        item = known.get(key)
        factor = one.factor if one.factor is not None or item is None else item.factor
        scale = _scale(one, file.scale, item)
        if factor is None:
            what = "measures no factor; say with factor = which one it does"
            problems.append(Problem(f"item {number}", what))
        if scale is None:
            what = "has no scale; give its lowest and highest value, or a [scale] for all items"
            problems.append(Problem(f"item {number}", what))
        if factor is None or scale is None:
            continue
        label = None if one.label is None else Text({language: one.label})
        made = Item(key=key, factor=FactorKey(factor), scale=scale, label=label)
        if item is not None:
            is_same = scale == item.scale
            made = evolve(
                made,
                is_reversed=item.is_reversed,
                label=label or item.label,
                answers=item.answers if is_same else (),
            )
        if one.reversed is not None:
            made = evolve(made, is_reversed=one.reversed)
        yield ItemColumn(column=one.column, item=made)


def _scale(one: _Item, of_all: _Scale | None, item: Item | None) -> Scale | None:
    """Give the scale of an item: its own, else the questionnaire's, else that of all items."""
    lowest: float | None = one.lowest
    highest: float | None = one.highest
    if item is not None:
        lowest = item.scale.minimum if lowest is None else lowest
        highest = item.scale.maximum if highest is None else highest
    elif of_all is not None:
        lowest = of_all.lowest if lowest is None else lowest
        highest = of_all.highest if highest is None else highest
    if lowest is None or highest is None:
        return None
    return Scale(minimum=lowest, maximum=highest)


def answers_mapping_skeleton(
    tables: Sequence[Table],
    organisation: Organisation,
    questionnaire: Questionnaire,
    language: str,
    *,
    source: str = "export",
) -> str:
    """Make the mapping file that fits an export, as far as the export tells; TOML.

    Columns whose codes or labels are those of the questionnaire's items are taken for these. Of
    others, people are to say which factor each measures.

    Args:
        tables: Of the export.
        organisation: Whose units the respondents are of.
        questionnaire: Whose factors are measured.
        language: Of the labels in the comments.
        source: What to call the export in errors: a file name.

    Raises:
        InvalidInputError: It has no headings or no answers to choose from, or a column twice.
    """
    table, columns = max(
        ((table, found_columns(table, organisation, questionnaire.items)) for table in tables),
        key=lambda one: sum(column.kind is ColumnKind.ITEM for column in one[1]),
        default=(None, ()),
    )
    if problems := [*problems_of_export(table, columns, organisation)]:
        raise InvalidInputError(source, problems)
    unit = next((one.heading for one in columns if one.kind is ColumnKind.UNIT), "")
    lines = [
        "# Which columns of the export are what. Columns that are not named here are never read.",
        f"unit = {_quoted(unit)}",
        "# What stands where somebody did not answer, such as 99:",
        '# missing = ["99"]',
        "",
        "# Where leaders are to count in the unit above and not in their own:",
        "# [leader]",
        '# column = ""',
        '# answer = ""',
        "",
        "# The scales are what the answers show; correct them where more could be answered.",
        "# The factors that an item can measure:",
    ]
    lines += (
        f"#   {factor.key}: {factor.label.in_language(language)}"
        for factor in questionnaire.factors
    )
    texts: dict[str, None] = {}
    for one in columns:
        if one.kind is not ColumnKind.ITEM:
            continue
        lines += ["", *([f"# {_commented(one.label)}"] if one.label else []), "[[item]]"]
        lines.append(f"column = {_quoted(one.heading)}")
        texts.update(dict.fromkeys(one.texts))
        if one.item is not None:
            lines += [f"key = {_quoted(one.item.key)}"] * (one.item.key != one.heading)
            continue
        lines.append('factor = ""')
        if one.scale is not None:
            lines += [f"lowest = {one.scale.minimum:g}", f"highest = {one.scale.maximum:g}"]
    if texts:
        lines += ["", "# What answers that are given as text mean, as values on the scale:"]
        lines += ["[answers]", *(f"# {_quoted(text)} = " for text in texts)]
    others = [one.heading for one in columns if one.kind is ColumnKind.OTHER]
    if others:
        lines += ["", "# Not read:", *(f"#   {_commented(name)}" for name in others)]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Write text as TOML does; JSON's form is one of it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _commented(text: str) -> str:
    """Write text on one line."""
    return " ".join("".join(map(_shown, text)).split())


def _shown(character: str) -> str:
    return character if character.isprintable() else " "
