"""Options that several commands have, and the kinds of value that they take."""

import os
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from inspect import cleandoc
from pathlib import Path
from typing import Final, TypeVar

import click

from arbeidsmiljo_cli.clock import end_of, today

F = TypeVar("F", bound=Callable[..., object])


class Format(StrEnum):
    """How something is printed."""

    TABLE = "table"
    JSON = "json"


class _Path(click.Path):
    """A file or folder by a name: none is no name of the current folder."""

    def convert(
        self,
        value: "str | os.PathLike[str]",
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> "str | bytes | os.PathLike[str]":
        """Refuse an empty name.

        Raises:
            click.BadParameter: It is empty.
        """
        if not os.fspath(value):
            self.fail("the name is empty; give one, or a dot for the current folder", param, ctx)
        return super().convert(value, param, ctx)


FILE: Final = _Path(path_type=Path)
"""A file: whether it is there is found out, and told, where it is read."""


class WholeNumber(click.IntRange):
    """A whole number within limits, which are told to whoever gives another one."""

    def convert(self, value: int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the number.

        Raises:
            click.BadParameter: It is none, or beyond a limit.
        """
        limits = f"from {self.min} to {self.max}" if self.max else f"of {self.min} or more"
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is not a whole number {limits}; give one", param, ctx)


class _FileOrAddress(_Path):
    """A file by its name, or the address of a survey at a vendor, told by its `://`."""

    def convert(
        self,
        value: "str | os.PathLike[str]",
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> "str | bytes | os.PathLike[str]":
        """Leave an address as it is, and make a path of anything else.

        Raises:
            click.BadParameter: It is empty.
        """
        if isinstance(value, str) and "://" in value:
            return value
        return super().convert(value, param, ctx)


FILE_OR_ADDRESS: Final = _FileOrAddress(path_type=Path)
"""A file, or the address of a survey."""


def day(value: str | date) -> date:
    """Read a day, written as in 2026-02-02.

    Raises:
        click.BadParameter: It is not one.
    """
    if isinstance(value, date):
        return value
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise click.BadParameter(
            f"{value!r} is not a date; write one such as 2026-02-02"
        ) from error


def moment(value: str | datetime) -> datetime:
    """Read a moment: a day, which stands for its end, or a day and a time.

    Raises:
        click.BadParameter: It is not one.
    """
    if isinstance(value, datetime):
        return value
    try:
        if len(value) == len("2026-02-02"):
            return end_of(date.fromisoformat(value))
        return datetime.fromisoformat(value).astimezone()
    except (ValueError, OverflowError, OSError) as error:
        raise click.BadParameter(
            f"{value!r} is not a moment; write 2026-02-02 or 2026-02-02T09:30"
        ) from error


def on_option(meaning: str) -> Callable[[F], F]:
    """Add `--on`, a day that is today where it is left out.

    Args:
        meaning: What the day is, for the help.
    """
    return click.option("--on", type=day, default=today, show_default="today", help=meaning)


def format_option(function: F) -> F:
    """Add `--format`."""
    kinds = click.Choice([str(kind) for kind in Format])
    return click.option(
        "--format",
        "form",
        type=kinds,
        default=str(Format.TABLE),
        show_default=True,
        help="How it is printed.",
    )(function)


def templates_option(function: F) -> F:
    """Add `--templates`."""
    return click.option(
        "--templates",
        type=FILE,
        metavar="DIR",
        help="Your own or the official files, named by the document's number or key, each with "
        "its binding beside it: 12-enhetsmote.pptx and 12-enhetsmote.toml.",
    )(function)


def group_size_option(function: F) -> F:
    """Add `--group-size`, of one number for all."""
    return click.option(
        "--group-size",
        type=WholeNumber(min=2),
        required=True,
        metavar="K",
        help="The smallest group whose results may be shown; no default.",
    )(function)


def force_option(function: F) -> F:
    """Add `--force`."""
    return click.option("--force", is_flag=True, help="Replace what is there.")(function)


def examples(*commands: str) -> Callable[[F], F]:
    """Add examples to the help of a command.

    Args:
        *commands: What is typed after `arbeidsmiljo`.
    """

    def add(function: F) -> F:
        lines = "\n".join(f"  arbeidsmiljo {command}" for command in commands)
        # The sign tells click to leave the lines of the paragraph as they are.
        told = cleandoc(function.__doc__ or "")
        function.__doc__ = f"{told}\n\n\b\nExamples:\n{lines}\n"
        return function

    return add
