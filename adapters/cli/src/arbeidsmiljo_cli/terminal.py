"""The terminal: where output goes, how tables look, and how long work shows that it goes on."""

import shutil
import sys
import textwrap
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, Protocol

import click

from arbeidsmiljo_cli.output import as_data

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_LINES: Final = 5
"""How many lines tell of long work where no bar can be drawn."""


class Progress(Protocol):
    """Is told each time one more is done."""

    def __call__(self) -> None:
        """Take note that one more is done."""
        ...


def console(*, stderr: bool = False) -> "Console":
    """Give the terminal; what is printed on it is text, and never markup."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def put(data: str) -> None:
    """Print data as it is, for a program to read."""
    click.echo(as_data(data, sys.stdout.encoding))


def say(text: str) -> None:
    """Say something to a person, in lines that fit the terminal where there is one."""
    click.echo(_fitted(text) if sys.stdout.isatty() else text)


def complain(kind: str, text: str) -> None:
    """Tell of an error or a warning, apart from the output."""
    message = f"{kind}: {text}"
    # There is nobody to tell that there is nowhere to tell it.
    with suppress(OSError):
        click.echo(_fitted(message) if sys.stderr.isatty() else message, err=True)


def _fitted(text: str) -> str:
    """Break lines between words; each goes on below its own beginning."""
    width = shutil.get_terminal_size().columns
    lines: list[str] = []
    for line in text.split("\n"):
        indent = " " * (len(line) - len(line.lstrip(" ")))
        lines += textwrap.wrap(
            line,
            width,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return "\n".join(lines)


def plain_table(*headings: str, numbers: Iterable[int] = (), title: str = "") -> "Table":
    """Make an empty table of the one look that all have.

    Args:
        *headings: Of the columns.
        numbers: The columns, from 0, that hold numbers and stand to the right.
        title: Above it.
    """
    from rich import box
    from rich.table import Table

    right = set(numbers)
    table = Table(
        box=box.SIMPLE_HEAD,
        title=title or None,
        title_justify="left",
        title_style="bold",
        header_style="bold",
        pad_edge=False,
        show_edge=False,
    )
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="right" if place in right else "left", overflow="fold")
    return table


@contextmanager
def progress(what: str, total: int) -> Generator[Progress]:
    """Show how far long work has come: a bar on a terminal, a few lines elsewhere.

    Args:
        what: What is being made, such as `documents`.
        total: How many.

    Yields:
        What to call for each one that is done.
    """
    shown = console(stderr=True)
    if shown.is_terminal and not shown.is_dumb_terminal:
        from rich import progress as bars

        columns = (
            bars.TextColumn(what),
            bars.BarColumn(),
            bars.MofNCompleteColumn(),
            bars.TimeRemainingColumn(),
        )
        with bars.Progress(*columns, console=shown, transient=True) as bar:
            task = bar.add_task(what, total=total)
            yield lambda: bar.advance(task)
        return
    done = 0

    def advance() -> None:
        nonlocal done
        done += 1
        if done * _LINES // total > (done - 1) * _LINES // total:
            click.echo(f"{what}: {done} of {total}")

    yield advance
