"""`collect`: reads returned action plans back into measures."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from arbeidsmiljo.model.identifiers import DocumentKey, UnitId
from arbeidsmiljo.process import Process
from arbeidsmiljo.process.collection import Collected, ReadPlan, collect
from arbeidsmiljo.process.templates import TemplateFile
from arbeidsmiljo_cli.clock import now
from arbeidsmiljo_cli.options import FILE, examples, on_option, templates_option
from arbeidsmiljo_cli.own_templates import own_templates
from arbeidsmiljo_cli.returned import Reader, Returned, returned_files
from arbeidsmiljo_cli.session import Session, on_process
from arbeidsmiljo_cli.terminal import console, plain_table, progress, say
from arbeidsmiljo_cli.texts import text
from arbeidsmiljo_cli.wording import number_of, was_or_were

_UNIT = text("Unit")
_NEW = text("New measures")
_CHANGED = text("Changed")
_UNCHANGED = text("As before")
_GONE = text("No longer there")


@click.command("collect")
@click.argument("files", type=FILE, nargs=-1, required=True)
@templates_option
@on_option("The day the plans came back.")
@click.option("--by", metavar="PERSON", help="Who collects them: a person's id.")
@on_process
@examples(
    "collect innkommet",
    "collect s-101.pptx s-102.docx --on 2026-03-27",
)
def collect_plans(
    session: Session,
    *,
    files: tuple[Path, ...],
    templates: Path | None,
    on: date,
    by: str | None,
) -> None:
    """Read returned action plans back into measures.

    A file is recognised by the reference in it. One that is not ours, or is in another format, is
    listed and left alone; one that is broken stops everything, and nothing is stored. Collecting
    a file twice adds nothing. A measure that is no longer in a plan is told, never taken as
    rejected.

    A measure is known by its words: of one that is known, owner and date are taken. One that was
    reworded is new, and the old one stands until you reject it with 'record measure-moved'.
    """
    process = session.process
    session.check_day(on)
    session.check_past(on, "no plan can have come back")
    person = session.person(by)
    engines = session.plugins.engines
    own: Mapping[DocumentKey, TemplateFile] = (
        own_templates(templates, process.method, engines) if templates else {}
    )
    found = returned_files(files, engines)
    with progress("files", len(found)) as done:
        read = Reader(process, engines, own, on=on).read_all(found, done)
    plans: dict[UnitId, list[ReadPlan]] = {}
    for one in read:
        if one.unit is not None and one.plan is not None:
            plans.setdefault(one.unit, []).append(one.plan)
    with session.changing() as changed:
        recorded = now()
        collected = [
            collect(
                changed,
                session.store,
                unit,
                tuple(row for plan in some for row in plan.rows),
                happened=on,
                recorded=recorded,
                recorded_by=person,
                left_out=frozenset(state for plan in some for state in plan.left_out),
            )
            for unit, some in plans.items()
        ]
    _tell(collected, read, process)


def _tell(
    collected: list[Collected],
    read: tuple[Returned, ...],
    process: Process,
) -> None:
    if collected:
        headings = (_UNIT, _NEW, _CHANGED, _UNCHANGED, _GONE)
        table = plain_table(
            *(heading.in_language(process.language) for heading in headings), numbers=(1, 2, 3, 4)
        )
        for one in sorted(collected, key=lambda one: one.unit):
            table.add_row(
                f"{process.unit_name(one.unit)} ({one.unit})",
                str(len(one.new)),
                str(len(one.changed)),
                str(one.unchanged),
                str(len(one.gone)),
            )
        console().print(table)
    for one in collected:
        if one.gone:
            say(f"{one.unit}: no longer in the plan, kept as they are: {', '.join(one.gone)}")
    new = sum(len(one.new) for one in collected)
    changed = sum(len(one.changed) for one in collected)
    say(
        f"{number_of(len(collected), 'action plan')}: {number_of(new, 'new measure')}, "
        f"{changed} changed."
    )
    others = [file for file in read if file.unit is None]
    if others:
        say(f"{number_of(len(others), 'file')} {was_or_were(len(others))} left alone:")
    for file in others:
        say(f"  {file.name}: {file.why}")
