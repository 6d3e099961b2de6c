"""The part of xlsxwriter that is used here, with types, which it has none of."""

import importlib
import io
from collections.abc import Mapping
from typing import Protocol

Format = object
"""How a cell looks; made by a workbook."""


class Worksheet(Protocol):
    """A sheet that is being written; rows and columns count from 0."""

    def write_string(self, row: int, column: int, text: str, style: Format | None = None) -> int:
        """Write text."""
        ...

    def write_number(
        self, row: int, column: int, number: float, style: Format | None = None
    ) -> int:
        """Write a number."""
        ...

    def write_blank(self, row: int, column: int, blank: None, style: Format) -> int:
        """Give an empty cell a look."""
        ...

    def set_column(self, first: int, last: int, width: float) -> int:
        """Set the width of columns, in characters."""
        ...

    def set_row(self, row: int, height: float) -> int:
        """Set the height of a row, in points."""
        ...

    def data_validation(
        self, top: int, left: int, bottom: int, right: int, options: Mapping[str, object]
    ) -> int:
        """Say what may be typed in a range."""
        ...

    def conditional_format(
        self, top: int, left: int, bottom: int, right: int, options: Mapping[str, object]
    ) -> int:
        """Say how a range looks under a condition."""
        ...

    def autofilter(self, top: int, left: int, bottom: int, right: int) -> None:
        """Put filters on the headings of a range."""
        ...

    def freeze_panes(self, row: int, column: int) -> None:
        """Keep what is above and left of a cell in sight."""
        ...

    def repeat_rows(self, first: int) -> None:
        """Print a row on every page."""
        ...

    def fit_to_pages(self, width: int, height: int) -> None:
        """Print on so many pages; 0 for as many as it takes."""
        ...

    def set_paper(self, paper: int) -> None:
        """Choose the paper; 9 is A4."""
        ...

    def set_landscape(self) -> None:
        """Print with the long side down."""
        ...

    def set_footer(self, footer: str) -> None:
        """Print below each page."""
        ...

    def hide_gridlines(self, option: int) -> None:
        """Hide the lines between cells; 2 on the screen and on paper."""
        ...


class Workbook(Protocol):
    """A workbook that is being written."""

    def add_worksheet(self, name: str) -> Worksheet:
        """Add a sheet."""
        ...

    def add_format(self, properties: Mapping[str, object]) -> Format:
        """Make a look for cells."""
        ...

    def set_properties(self, properties: Mapping[str, object]) -> None:
        """Set what the file says about itself."""
        ...

    def close(self) -> None:
        """Write everything to the stream."""
        ...


def new_workbook(stream: io.BytesIO) -> Workbook:
    """Begin a workbook that is written to a stream when it is closed."""
    workbook: Workbook = importlib.import_module("xlsxwriter").Workbook(stream, {"in_memory": True})
    return workbook
