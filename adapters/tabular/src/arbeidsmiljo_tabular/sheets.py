"""The sheets of a workbook, cell by cell."""

import posixpath
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, TypeVar

from attrs import define, field

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo_tabular.cells import Cell, Cells, Fault, Styles, Texts, Value
from arbeidsmiljo_tabular.package import PartReader, UnusableError, parse, unpack

R = TypeVar("R", bound=PartReader)

_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"


class CellError(ValueError):
    """What is wrong with a cell; never says what stands in it, which may be a result."""


@define(frozen=True, kw_only=True, slots=False)
class Sheet:
    """The values of a sheet; rows and columns count from 0.

    Attributes:
        name: As the workbook has it.
        cells: What stands in the cells that hold something; text without white space around it.
    """

    name: str
    cells: Mapping[Cell, Value] = field(repr=False)

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows that hold something, from above."""
        return tuple(sorted({row for row, _ in self.cells}))

    def columns(self, row: int) -> tuple[int, ...]:
        """Give the columns that hold something in a row, from the left."""
        return tuple(sorted(column for other, column in self.cells if other == row))

    def is_empty(self, row: int, column: int) -> bool:
        """Tell whether nothing stands in a cell."""
        return (row, column) not in self.cells

    def text(self, row: int, column: int) -> str:
        """Give what stands in a cell as text; a whole number without decimals.

        Raises:
            CellError: The cell has no value that can be used.
        """
        value = self.cells.get((row, column), "")
        if isinstance(value, Fault):
            raise CellError(value.what)
        if isinstance(value, str):
            return value
        return str(int(value)) if float(value).is_integer() else str(value)

    def number(self, row: int, column: int) -> float | None:
        """Give the number in a cell, or None where nothing stands in it.

        Raises:
            CellError: It is not a number.
        """
        value = self.cells.get((row, column))
        if isinstance(value, Fault):
            raise CellError(value.what)
        if isinstance(value, str):
            raise CellError("is text; write a number, with the decimal sign that the program uses")
        return value

    def whole_number(self, row: int, column: int) -> int | None:
        """Give the whole number in a cell, or None where nothing stands in it.

        Raises:
            CellError: It is not a whole number.
        """
        number = self.number(row, column)
        if number is not None and not number.is_integer():
            raise CellError("is not a whole number; give how many people")
        return None if number is None else int(number)


def open_workbook(data: bytes, *, name: str) -> tuple[Sheet, ...]:
    """Read every sheet of an `.xlsx` workbook, in bounded time and memory.

    Args:
        data: The bytes of the file.
        name: What to call it in errors.

    Raises:
        InvalidInputError: It is not such a workbook, is locked, damaged, or too large.
    """
    try:
        return tuple(_sheets(unpack(data)))
    except UnusableError as error:
        raise InvalidInputError(name, [Problem("workbook", str(error))]) from None


def _sheets(parts: Mapping[str, bytes]) -> Iterator[Sheet]:
    if _WORKBOOK not in parts:
        raise UnusableError("is not an .xlsx workbook; save it as 'Excel workbook (.xlsx)'")
    relations = _read(parts, _RELATIONS, _Relations())
    texts = _read(parts, relations.path("sharedStrings"), Texts())
    styles = _read(parts, relations.path("styles"), Styles())
    for name, relation in _read(parts, _WORKBOOK, _Names()).relations.items():
        path = relations.paths.get(relation, "")
        cells = _read(parts, path, Cells(texts.found, styles.dates))
        yield Sheet(name=name, cells=cells.found)


def _read(parts: Mapping[str, bytes], path: str, reader: R) -> R:
    """Let a reader take in a part; one that is not there says nothing."""
    if path in parts:
        parse(parts[path], reader, path=path)
    return reader


@define
class _Names:
    """Reads the names of the sheets, each with the id of its relation."""

    relations: dict[str, str] = field(factory=dict)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in a sheet."""
        if name == "sheet":
            self.relations[attributes.get("name", "")] = attributes.get("id", "")

    def end(self, name: str) -> None:
        """Pass over the end of an element."""

    def text(self, text: str) -> None:
        """Pass over text."""


@define
class _Relations:
    """Reads where the parts of a workbook are."""

    paths: dict[str, str] = field(factory=dict)
    _kinds: dict[str, str] = field(factory=dict)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in a relation."""
        if name == "Relationship":
            target = posixpath.join("/xl", attributes.get("Target", ""))
            path = posixpath.normpath(target).lstrip("/")
            self.paths[attributes.get("Id", "")] = path
            self._kinds[attributes.get("Type", "").rpartition("/")[2]] = path

    def end(self, name: str) -> None:
        """Pass over the end of an element."""

    def text(self, text: str) -> None:
        """Pass over text."""

    def path(self, kind: str) -> str:
        """Give where the only part of a kind is; empty where there is none."""
        return self._kinds.get(kind, "")
