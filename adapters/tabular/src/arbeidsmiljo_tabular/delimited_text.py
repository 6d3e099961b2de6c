"""Text whose columns are parted by a separator, in any of the encodings that programs write."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from arbeidsmiljo.survey.tables import Column, Table
from arbeidsmiljo_tabular.package import UnusableError

_MOST_BYTES: Final = 256 * 1024 * 1024
_MOST_CELLS: Final = 50_000_000
"""200,000 people and 200 questions have 40 million."""
_EMPTY_LINE: Final = 10
"""Cells that a line counts for in which nothing stands: it takes time as well."""
_MOST_COLUMNS: Final = 16_384
_SEPARATORS: Final = ";\t,|"
_SAID: Final = re.compile(r'"?sep=([^\w\s"]|\t)"?[\r\n]', re.IGNORECASE)
"""A first line that tells the separator, which Excel reads and some vendors write."""
_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_delimited(data: bytes) -> Table:
    """Read a table out of delimited text; its first line that holds something has the headings.

    A line such as `sep=;` before all others tells the separator, and holds nothing.

    Every cell is text, without white space around it: what looks like a number may be the id of
    a unit. A line that ends early has nothing in its last columns; one more separator at the end
    of a line, which some vendors write, makes no column.

    Args:
        data: The bytes of the file.

    Raises:
        UnusableError: It is not text, is empty or too large, or a line has too many columns.
    """
    if len(data) > _MOST_BYTES:
        raise UnusableError(f"is larger than {_MOST_BYTES // 1024**2} MB; give a part of it")
    words = _decoded(data)
    said = _SAID.match(words)
    rows = _rows(words, said[1] if said else _separator(words))
    if said:
        next(rows)
    first, headings = next(((line, row) for line, row in rows if any(row)), (0, list[str]()))
    if not headings:
        raise UnusableError("is empty; give a file with a line of headings and a line for each row")
    while not headings[-1]:
        headings.pop()
    return Table(
        columns=tuple(
            Column(heading=heading, cells=cells)
            for heading, cells in zip(headings, _columns(rows, len(headings), first), strict=True)
        ),
        first_row=first + 1,
    )


def _columns(
    rows: Iterator[tuple[int, list[str]]], width: int, first: int
) -> list[list[str | None]]:
    """Put cells into columns, without the lines at the end that say nothing."""
    columns: list[list[str | None]] = [[] for _ in range(width)]
    known: dict[str, str] = {}  # of the few answers that there are, each is kept once
    for line, row in rows:
        if any(row[width:]):
            if width == 1:
                raise UnusableError(
                    f"has one heading in line {first} and more columns in line {line}; where "
                    f"line {line} has the headings, remove what stands above it"
                )
            raise UnusableError(
                f"has more columns in line {line} than headings in line {first}; put text with "
                "separators in quotation marks"
            )
        for place, column in enumerate(columns):
            cell = row[place] if place < len(row) else ""
            column.append(known.setdefault(cell, cell) or None)
    while columns[0] and not any(column[-1] for column in columns):
        for column in columns:
            column.pop()
    return columns


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise UnusableError(
                    f"is not the text in {encoding.removesuffix('-sig').upper()} that it says it "
                    "is; save it as text anew"
                ) from None
    if b"\0" in data[: 1024 * 1024]:
        raise UnusableError("is not text; save it as 'CSV (separated values)'")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            raise UnusableError(
                "mixes encodings, or has one that is not known; save it as 'CSV UTF-8'"
            ) from None


def _separator(words: str) -> str:
    """Find the separator: which there is most of in the first line, outside quotation marks."""
    first = next((line for line in io.StringIO(words) if line.strip()), "")
    bare = "".join(first.split('"')[::2])
    return max(_SEPARATORS, key=bare.count)


def _rows(words: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Give the number of each line, and its cells."""
    if "\0" in words:
        raise UnusableError("is not text; save it as 'CSV (separated values)'")
    reader = csv.reader(io.StringIO(words, newline=""), delimiter=separator, strict=True)
    cells = 0
    while True:
        line = reader.line_num + 1
        try:
            row = next(islice(reader, 1), None)
        except csv.Error:
            raise UnusableError(
                f"cannot be read after line {line}: a quotation mark is not closed, or a cell is "
                f"longer than {csv.field_size_limit()} characters; correct that line"
            ) from None
        if row is None:
            return
        cells += len(row) or _EMPTY_LINE
        if len(row) > _MOST_COLUMNS or cells > _MOST_CELLS:
            raise UnusableError("has more cells than any survey; give a part of it")
        yield line, [cell.strip() for cell in row]
