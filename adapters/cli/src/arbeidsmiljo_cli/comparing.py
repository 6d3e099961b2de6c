"""What results are held up against, as commands take it: an earlier round, and norms."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click
from attrs import evolve

from arbeidsmiljo.conversion import norms_from_toml, units_told_from_toml
from arbeidsmiljo.model.identifiers import ProcessId
from arbeidsmiljo.process.comparing import (
    Against,
    earlier_round_in,
    earlier_round_of,
    published_rounds,
)
from arbeidsmiljo.survey.rounds import EarlierRound
from arbeidsmiljo.survey.units_then import UnitsTold
from arbeidsmiljo_cli.files import read_text
from arbeidsmiljo_cli.options import FILE
from arbeidsmiljo_cli.session import ChoiceError, Session, load_process

F = TypeVar("F", bound=Callable[..., object])


def against_options(function: F) -> F:
    """Add `--earlier`, `--units-then` and `--norms`."""
    for option in (
        click.option(
            "--norms",
            type=FILE,
            help="Norms to hold the results up against, each with its source (TOML). None is "
            "built in.",
        ),
        click.option(
            "--units-then",
            type=FILE,
            help="Which units of the earlier round the units of now were, where they were merged, "
            "split, opened or closed in between (TOML).",
        ),
        click.option(
            "--earlier",
            metavar="PROCESS",
            help="The process in the same store whose last round is the earlier one; this "
            "process's own round before the last if left out.",
        ),
    ):
        function = option(function)
    return function


def against(
    session: Session,
    *,
    earlier: str | None,
    units_then: Path | None,
    norms: Path | None,
    on: date,
) -> Against:
    """Find what results are held up against.

    Raises:
        ArbeidsmiljoError: There is no such process or file, or no earlier round, or the files say
            what cannot be.
    """
    process = session.process
    return Against(
        earlier=_earlier(session, earlier, units_then, on),
        norms=(
            norms_from_toml(
                read_text(norms), source=norms.name, questionnaire=process.method.questionnaire
            )
            if norms
            else ()
        ),
    )


def _earlier(
    session: Session, name: str | None, units_then: Path | None, on: date
) -> EarlierRound | None:
    found = (
        earlier_round_of(session.process, session.store, on=on)
        if name is None
        else _of_another_process(session, ProcessId(name), on)
    )
    if units_then is None:
        return found
    if found is None:
        raise ChoiceError(
            "there is no earlier round that --units-then could tell of; name the process that "
            "has it with --earlier"
        )
    told = units_told_from_toml(
        read_text(units_then),
        source=units_then.name,
        then=found.units.then,
        now=found.units.now,
    )
    return evolve(found, units=evolve(found.units, told=found.units.told.and_by(told)))


def _of_another_process(session: Session, name: ProcessId, on: date) -> EarlierRound | None:
    process = session.process
    if name == process.id:
        raise ChoiceError(
            f"--earlier {name} is this process itself, whose own earlier round is found without it"
        )
    other = load_process(session.plugins, session.store, name)
    if other.method.key != process.method.key:
        raise ChoiceError(
            f"--earlier {name} follows the method {other.method.key!r}, whose factors are not "
            f"those of {process.method.key!r}; name a process of that method"
        )
    then = published_rounds(other, session.store, on=on)
    if not then:
        raise ChoiceError(
            f"--earlier {name} has no results that were published by {on}; publish them first"
        )
    now = published_rounds(process, session.store, on=on)
    return earlier_round_in(then[-1], now[-1], UnitsTold()) if now else None
