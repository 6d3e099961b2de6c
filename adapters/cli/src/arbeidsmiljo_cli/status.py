"""`status`: who has what to do, what is late, what is done, and what says so."""

from datetime import date, datetime

import click

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo_cli.options import Format, examples, format_option, moment, on_option
from arbeidsmiljo_cli.session import ChoiceError, Session, language_of, on_process
from arbeidsmiljo_cli.status_json import status_json
from arbeidsmiljo_cli.status_table import StatusTable
from arbeidsmiljo_cli.terminal import console, put


@click.command()
@click.option(
    "--actor", metavar="KEY", help="Who looks; HR, or who oversees the process, if left out."
)
@click.option(
    "--unit",
    metavar="ID",
    help="The unit that the actor is one in; for HR, the one that is looked at.",
)
@on_option("The day: what happened later does not count.")
@click.option("--known-at", type=moment, help="The moment: what was recorded later does not count.")
@format_option
@click.option("--evidence", is_flag=True, help="Show the events behind each task.")
@click.option("--all", "every", is_flag=True, help="Name every unit, and not only how many.")
@click.option("--language", help="Of labels; the process's own if left out.")
@on_process
@examples(
    "status",
    "status --unit s-302 --evidence",
    "status --actor amu --on 2026-04-01",
    "status --actor leader-of-employees --unit s-101 --format json",
)
def status(
    session: Session,
    *,
    actor: str | None,
    unit: str | None,
    on: date,
    known_at: datetime | None,
    form: str,
    language: str | None,
    evidence: bool,
    every: bool,
) -> None:
    """Show what an actor has done, has to do next and is late with.

    Each task says how strongly it is asked for and on whose word, which statements of the source
    it rests on, and what is this library's own reading. What guidance says is no law.
    """
    overseers = session.process.method.bounds.overseers
    looked_at: UnitId | None = None
    if unit is not None and (actor is None or actor in overseers):
        looked_at = session.unit(unit)
        unit = None
    viewer = session.viewer(actor, unit)
    if every and viewer.actor not in overseers:
        raise ChoiceError(f"{viewer.actor!r} sees one unit's tasks; leave --all out")
    method = session.process.method
    told = language_of(method, language, session.process.language)
    seen = session.look(viewer, on=on, known_at=known_at)
    if form == Format.JSON:
        put(status_json(seen, method, unit=looked_at, known_at=known_at, language=told))
        return
    made = StatusTable(
        seen,
        method,
        unit=looked_at,
        unit_name="" if looked_at is None else session.process.unit_name(looked_at),
        known_at=known_at,
        language=told,
        evidence=evidence,
        every=every,
        groups=session.process.history(on=on).now.units_in(Scope.EACH_LEADER_GROUP),
    )
    made.print_on(console())
