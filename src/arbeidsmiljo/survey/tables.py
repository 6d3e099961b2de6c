"""Tables: what a file or a survey vendor gives, column by column, before it means anything here.

An adapter only says what stands in each cell. What the columns are, and which cells are wrong, is
found out in one place for all of them.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from attrs import field, frozen

_SPACE: Final = re.compile(r"\s+")
_NUMBER: Final = re.compile(
    r"[+-]?(?:\d{1,15}|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,4})(?:[.,]\d{1,15})?", re.ASCII
)
"""Digits, alone or in groups of three with a space of any kind between, and decimals."""
_BETWEEN_THOUSANDS: Final = re.compile(r"[ \u00a0\u2009\u202f]")


@frozen
class Fault:
    """Why a cell has no value that can be used; never says what stands in it."""

    what: str


Cell = str | float | Fault | None
"""What stands in a cell: text without white space around it, a number, a fault, or nothing."""


class CellError(ValueError):
    """What is wrong with a cell; never says what stands in it, which may be an answer."""


@frozen(kw_only=True)
class Column:
    """A column of a table.

    Attributes:
        heading: What stands above it; in a survey, the code of a question.
        cells: One for each row.
        label: What the question was, where the file tells it.
        value_labels: What the values that stand for answers mean, where the file tells it.
    """

    heading: str
    cells: Sequence[Cell] = field(repr=False)
    label: str = ""
    value_labels: Mapping[float, str] = field(factory=dict[float, str])


@frozen(kw_only=True)
class Table:
    """A table: columns of equal length below headings.

    Attributes:
        name: Of the sheet; empty where a file has only one table.
        columns: From left to right.
        first_row: The number that people see at the first row below the headings.
        letters: The number of the first column, from 0, as spreadsheets count.
    """

    name: str = ""
    columns: tuple[Column, ...]
    first_row: int = 2
    letters: int = 0

    @property
    def size(self) -> int:
        """How many rows there are below the headings."""
        return len(self.columns[0].cells) if self.columns else 0

    def row_place(self, row: int) -> str:
        """Name a row as a person finds it: `Resultater, row 14`, or `row 14`.

        Args:
            row: From 0, below the headings; -1 for that of the headings.
        """
        return f"{self.name}, row {self.first_row + row}".removeprefix(", ")

    def place(self, row: int, column: int) -> str:
        """Name a cell as a person finds it: `Resultater!C14`, or `row 14, column «n»`.

        Args:
            row: From 0, below the headings; -1 for the heading.
            column: From 0.
        """
        number = self.first_row + row
        if self.name:
            return f"{self.name}!{letters(self.letters + column)}{number}"
        return f"row {number}, column {self.columns[column].heading!r}"


class TableFormat(Protocol):
    """A file format that tables are read from."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The file suffixes it reads, with the dot, in lower case."""
        ...

    def read(self, data: bytes, *, name: str) -> Sequence[Table]:
        """Read every table of a file, within bounds on its size.

        Args:
            data: The bytes of the file.
            name: What to call it in errors.

        Raises:
            InvalidInputError: It is not such a file, is locked, damaged or too large.
        """
        ...


def folded(words: str) -> str:
    """Give words without what people and programs write in different ways: case and white space."""
    return _SPACE.sub(" ", words).strip().casefold()


def text_of(cell: Cell) -> str:
    """Give what stands in a cell as text; a whole number without decimals.

    Raises:
        CellError: The cell has no value that can be used.
    """
    if isinstance(cell, Fault):
        raise CellError(cell.what)
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    return str(int(cell)) if float(cell).is_integer() else str(cell)


def number_of(cell: Cell) -> float | None:
    """Give the number in a cell, also where it is written as text; None where nothing stands in it.

    Decimals stand after a comma or a point. Between thousands may stand a space, also one that
    does not break; never a comma or a point, which could be either.

    Raises:
        CellError: It is not a number.

    Example:
        >>> number_of("3,5"), number_of("12 345")
        (3.5, 12345.0)
    """
    if isinstance(cell, Fault):
        raise CellError(cell.what)
    if isinstance(cell, str):
        if not cell:
            return None
        if not _NUMBER.fullmatch(cell):
            message = "is no number; write digits, with a comma or a point before decimals alone"
            raise CellError(message)
        return float(_BETWEEN_THOUSANDS.sub("", cell).replace(",", "."))
    return cell


def whole_number_of(cell: Cell) -> int | None:
    """Give the whole number in a cell, or None where nothing stands in it.

    Raises:
        CellError: It is not a whole number.
    """
    number = number_of(cell)
    if number is not None and not float(number).is_integer():
        raise CellError("is not a whole number; give how many people")
    return None if number is None else int(number)


def letters(column: int) -> str:
    """Name a column as spreadsheets do: `A` for 0, `AA` for 26."""
    name = ""
    left = column + 1
    while left:
        left, place = divmod(left - 1, 26)
        name = chr(ord("A") + place) + name
    return name
