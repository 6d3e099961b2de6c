"""The options that commands of `record` share: on which day, in whose place, and by whom."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Final

import click

from arbeidsmiljo_cli.options import day
from arbeidsmiljo_cli.recording import Recording
from arbeidsmiljo_cli.session import Session, on_process

_PERSON: Final = "a person's id, as in the file of the organisation"
_BY: Final = click.option("--by", metavar="PERSON", help=f"Who records it: {_PERSON}.")
_DECIDED_BY: Final = click.option(
    "--by", metavar="PERSON", required=True, help=f"Who decided it: {_PERSON}."
)


def taken_back(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command that takes events back `--by`, and open a recording for it.

    Args:
        function: The command; its first argument is the recording.
    """

    @on_process
    @wraps(function)
    def command(session: Session, *, by: str | None, **arguments: object) -> None:
        with Recording(session, on=None, corrects=None, by=by) as recording:
            function(recording, **arguments)

    return _BY(command)


def happened(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that every event has, and open a recording for it.

    Args:
        function: The command; its first argument is the recording.
    """
    return _recorded(function, _BY)


def decided(function: Callable[..., None]) -> Callable[..., None]:
    """Do as `happened` for what somebody has to have decided: `--by` says who.

    Args:
        function: The command; its first argument is the recording.
    """
    return _recorded(function, _DECIDED_BY)


def _recorded(
    function: Callable[..., None], by_option: Callable[[Callable[..., None]], Callable[..., None]]
) -> Callable[..., None]:
    @on_process
    @wraps(function)
    def command(
        session: Session,
        *,
        on: date | None,
        corrects: str | None,
        by: str | None,
        **arguments: object,
    ) -> None:
        with Recording(session, on=on, corrects=corrects, by=by) as recording:
            function(recording, **arguments)

    for option in (
        by_option,
        click.option("--corrects", metavar="EVENT", help="The event that this one replaces."),
        click.option("--on", type=day, show_default="today", help="The day it happened."),
    ):
        command = option(command)
    return command
