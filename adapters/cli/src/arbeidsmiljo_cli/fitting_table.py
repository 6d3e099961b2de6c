"""A table of numbers that fits the terminal: a row a line, or each row in lines of its own.

A number is never broken, nor is a word of what a row is called.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from arbeidsmiljo_cli.terminal import plain_table

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.table import Table

_INDENT = "  "


@frozen(kw_only=True)
class FittingTable:
    """A table whose first column says what a row is about, and whose others hold numbers.

    Attributes:
        title: Above it.
        headings: Of the columns.
        rows: Each with a cell for each column.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __rich_console__(
        self, console: "Console", options: "ConsoleOptions"
    ) -> "Iterator[RenderableType]":
        """Give what is printed where there is so much room."""
        from rich.measure import Measurement
        from rich.text import Text

        table = self._table()
        if Measurement.get(console, options.update(max_width=10_000), table).minimum <= (
            options.max_width
        ):
            yield table
            return
        yield Text(self.title, style="bold")
        for name, *cells in self.rows:
            yield Text(name)
            told = [f"{one} {cell}" for one, cell in zip(self.headings[1:], cells, strict=True)]
            yield Text("\n".join(_lines(told, options.max_width)))

    def _table(self) -> "Table":
        table = plain_table(*self.headings, numbers=range(1, len(self.headings)), title=self.title)
        for column in table.columns[1:]:
            column.no_wrap = True
        for row in self.rows:
            table.add_row(*row)
        return table


def _lines(told: list[str], width: int) -> Iterator[str]:
    """Put as many on each line as there is room for, each whole."""
    line = ""
    for place, one in enumerate(told):
        part = one if place == len(told) - 1 else f"{one};"
        if line and len(line) + 1 + len(part) > width:
            yield line
            line = ""
        line = f"{line} {part}" if line else f"{_INDENT}{part}"
    if line:
        yield line
