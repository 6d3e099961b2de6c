"""Tables in files, cell by cell: Excel workbooks and delimited text."""

from collections.abc import Sequence

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.survey.tables import Cell, Column, Fault, Table
from arbeidsmiljo_tabular.cells import MOST_PLACES, TOO_FAR_APART
from arbeidsmiljo_tabular.delimited_text import read_delimited
from arbeidsmiljo_tabular.package import UnusableError
from arbeidsmiljo_tabular.plain_sheets import read_plain
from arbeidsmiljo_tabular.sheets import Sheet, open_workbook


class WorkbookTables:
    """Reads the sheets of an `.xlsx` workbook as tables."""

    @property
    def suffixes(self) -> frozenset[str]:
        """Excel's workbooks, without macros."""
        return frozenset({".xlsx"})

    def read(self, data: bytes, *, name: str) -> Sequence[Table]:
        """Read every sheet that holds something, its first row for headings.

        Sheets of values alone may be long: 200,000 rows of 100 columns. Where there are formulas
        or errors, which is told cell by cell, a sheet has at most 500,000 cells.

        Args:
            data: The bytes of the workbook.
            name: What to call it in errors.

        Raises:
            InvalidInputError: It is not such a workbook, is locked, damaged or too large.
        """
        try:
            read = read_plain(data)
            if read is not None:
                return read
            sheets = open_workbook(data, name=name)
            return tuple(table_of(sheet) for sheet in sheets if sheet.rows)
        except UnusableError as error:
            raise InvalidInputError(name, [Problem("workbook", str(error))]) from None


class DelimitedText:
    """Reads text whose columns are parted by semicolons, commas or tabs."""

    @property
    def suffixes(self) -> frozenset[str]:
        """Comma separated values, whatever separates them."""
        return frozenset({".csv"})

    def read(self, data: bytes, *, name: str) -> Sequence[Table]:
        """Read the one table that there is.

        The separator is found out, and the encoding: UTF-8 with or without a byte order mark,
        UTF-16 with one, else Windows' code page of western Europe.

        Args:
            data: The bytes of the file.
            name: What to call it in errors.

        Raises:
            InvalidInputError: It is not text, or is too large.
        """
        try:
            return (read_delimited(data),)
        except UnusableError as error:
            raise InvalidInputError(name, [Problem("file", str(error))]) from None


def table_of(sheet: Sheet) -> Table:
    """Put the cells of a sheet into columns, from its first row and column that hold something.

    Raises:
        UnusableError: There are too many empty places between them.
    """
    top, last = sheet.rows[0], sheet.rows[-1]
    numbers = {column for _, column in sheet.cells}
    left, right = min(numbers), max(numbers)
    if (last - top) * (right - left) > MOST_PLACES:
        raise UnusableError(TOO_FAR_APART)
    columns: list[list[Cell]] = [[None] * (last - top) for _ in range(left, right + 1)]
    headings = [""] * len(columns)
    for (row, column), value in sheet.cells.items():
        if row > top:
            columns[column - left][row - top - 1] = value
        elif not isinstance(value, Fault):
            headings[column - left] = sheet.text(row, column)
    return Table(
        name=sheet.name,
        columns=tuple(
            Column(heading=heading, cells=cells)
            for heading, cells in zip(headings, columns, strict=True)
        ),
        first_row=top + 2,
        letters=left,
    )
