"""`documents`: makes every document that the process needs."""

import multiprocessing
from collections.abc import Generator, Iterable
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.documents import DocumentKind, Field, FieldKind
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.process import Process, Production, produce, required_documents
from arbeidsmiljo.process.production import RequiredDocument
from arbeidsmiljo_cli.files import check_writable
from arbeidsmiljo_cli.folder import Edited, Written, write_folder
from arbeidsmiljo_cli.options import FILE, examples, on_option, templates_option
from arbeidsmiljo_cli.own_templates import own_templates
from arbeidsmiljo_cli.session import Session, on_process
from arbeidsmiljo_cli.terminal import console, plain_table, progress, say
from arbeidsmiljo_cli.texts import text
from arbeidsmiljo_cli.wording import number_of, was_or_were

_PROMPT = text("Fields that are still yellow")
_IN = text("In document")
_NUMBER = text("Files")
_ROW = text("table row: {first} …")


@click.command()
@click.option("-o", "--output", type=FILE, required=True, metavar="DIR", help="Where they are put.")
@click.option(
    "--document",
    "kinds",
    multiple=True,
    metavar="KEY",
    help="Only this one, by key or number; may be repeated.",
)
@click.option(
    "--unit", "units", multiple=True, metavar="ID", help="Only this unit's; may be repeated."
)
@templates_option
@on_option("The day: what happened later is not in the documents.")
@click.option("--keep", is_flag=True, help="Leave files that people have edited as they are.")
@click.option("--force", is_flag=True, help="Replace files that people have edited.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="How many programs make them side by side.",
)
@on_process
@examples(
    "documents -o dokumenter",
    "documents -o dokumenter --document 12 --unit s-101",
    "documents -o dokumenter --templates maler --keep",
)
def documents(
    session: Session,
    *,
    output: Path,
    kinds: tuple[str, ...],
    units: tuple[str, ...],
    templates: Path | None,
    on: date,
    keep: bool,
    force: bool,
    workers: int,
) -> None:
    """Make each document for each who needs it, filled.

    A document holds what its reader may see on the day it is read, and nothing else: the day of its
    meeting, or for a letter the day of its reader's first report. Each unit has a folder, and each
    central actor. A file that is as it was made is brought up to date. One that somebody has
    edited is in the way: you are told, and nothing is written, unless you say --keep or --force.
    """
    if keep and force:
        raise click.UsageError("--keep and --force exclude each other; give one")
    session.check_prepared(on)
    check_writable(output)
    process = session.process
    own = own_templates(templates, process.method, session.plugins.engines) if templates else None
    required = _required(process, kinds, units, on)
    made: list[Production] = []
    with progress("documents", len(required)) as done, _executor(workers) as executor:
        for one in produce(
            process,
            session.store,
            session.plugins.engines,
            required,
            on=on,
            templates=own,
            executor=executor,
        ):
            made.append(one)
            done()
    written = write_folder(
        output,
        {one.path: one.data for one in made},
        edited=Edited.KEEP if keep else Edited.REPLACE if force else Edited.REFUSE,
    )
    _tell(output, made, written, process.language)


def _required(
    process: Process, kinds: tuple[str, ...], units: tuple[str, ...], on: date
) -> tuple[RequiredDocument, ...]:
    """Give the documents that are asked for.

    Raises:
        NotFoundError: There is no such document or unit, or none of these is needed there.
    """
    wanted = {_kind(process, name).key for name in kinds}
    places = {process.organisation_on(on).unit(UnitId(unit)).id for unit in units}
    required = tuple(
        one
        for one in required_documents(process, on=on)
        if (not wanted or one.document.key in wanted) and (not places or one.viewer.unit in places)
    )
    if not required:
        raise NotFoundError(f"document for {', '.join(units)} called", ", ".join(kinds))
    return required


def _kind(process: Process, name: str) -> DocumentKind:
    for document in process.method.documents:
        if name.isdecimal() and document.number == int(name):
            return document
    return process.method.document(name)


@contextmanager
def _executor(workers: int) -> Generator[Executor | None]:
    if workers == 1:
        yield None
        return
    # A fresh program for each: a copy of this one would hold the locks of its progress bar.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=fresh) as executor:
        yield executor


def _tell(output: Path, made: Iterable[Production], written: Written, language: str) -> None:
    """Say what was made, and which fields are left to people: of each, in how many files."""
    files: dict[str, int] = {}
    numbers: dict[str, set[int]] = {}
    for one in made:
        for name in {_name(place, language) for place in one.left}:
            files[name] = files.get(name, 0) + 1
            numbers.setdefault(name, set()).add(one.required.document.number)
    if files:
        table = plain_table(
            *(heading.in_language(language) for heading in (_PROMPT, _IN, _NUMBER)), numbers=(2,)
        )
        for name, number in sorted(files.items(), key=lambda item: (-item[1], item[0])):
            found = ", ".join(str(one) for one in sorted(numbers[name]))
            table.add_row(name, found, str(number))
        console().print(table)
    total = written.new + written.updated + written.same
    say(
        f"{number_of(total, 'document')} in {output}: {written.new} new, {written.updated} brought "
        f"up to date, {written.same} as before."
    )
    if written.kept:
        kept = number_of(len(written.kept), "document")
        say(f"{kept} that people have edited {was_or_were(len(written.kept))} kept.")


def _name(place: Field, language: str) -> str:
    if place.kind is not FieldKind.ROW:
        return place.prompt
    return _ROW.in_language(language).format(first=place.columns[0])
