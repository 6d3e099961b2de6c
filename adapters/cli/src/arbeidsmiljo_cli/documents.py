"""`documents`: makes every document that the process needs."""

import multiprocessing
import signal
from collections import Counter
from collections.abc import Generator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

import click

from arbeidsmiljo.errors import ArbeidsmiljoError, EditedError, NotFoundError, Problem
from arbeidsmiljo.model.documents import DocumentKind, Field, FieldKind
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.process import Delivery, Process, deliver, required_documents
from arbeidsmiljo.process.delivery import Edited
from arbeidsmiljo.process.required import RequiredDocument
from arbeidsmiljo.process.templates import method_templates
from arbeidsmiljo_cli.comparing import against, against_options
from arbeidsmiljo_cli.files import FileError, check_writable
from arbeidsmiljo_cli.folder import FolderSink
from arbeidsmiljo_cli.kept_templates import KeptTemplates
from arbeidsmiljo_cli.options import FILE, WholeNumber, examples, on_option, templates_option
from arbeidsmiljo_cli.overfull import print_overfull_of_all
from arbeidsmiljo_cli.own_templates import own_templates
from arbeidsmiljo_cli.refusals import refusing
from arbeidsmiljo_cli.session import Session, on_process
from arbeidsmiljo_cli.terminal import complain, console, plain_table, progress, say
from arbeidsmiljo_cli.texts import text
from arbeidsmiljo_cli.wording import number_of, was_or_were

_PROMPT = text("Fields that are still yellow")
_IN = text("In document")
_NUMBER = text("Files")
_ROW = text("table row: {first} …")

_LISTED: Final = 20


class UnmadeError(ArbeidsmiljoError):
    """Some documents could not be made; the others are there."""


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
@against_options
@on_option("The day: what happened later is not in the documents.")
@click.option("--keep", is_flag=True, help="Leave files that people have edited as they are.")
@click.option("--force", is_flag=True, help="Replace files that people have edited.")
@click.option(
    "--workers",
    type=WholeNumber(1, 64),
    metavar="N",
    default=1,
    show_default=True,
    help="How many programs make them side by side.",
)
@on_process
@examples(
    "documents -o dokumenter",
    "documents -o dokumenter --document 12 --unit s-101",
    "documents -o dokumenter --templates maler --keep",
    "documents -o dokumenter --earlier must-2024 --norms normer.toml",
)
@refusing("nothing was made")
def documents(
    session: Session,
    *,
    output: Path,
    kinds: tuple[str, ...],
    units: tuple[str, ...],
    templates: Path | None,
    earlier: str | None,
    units_then: Path | None,
    norms: Path | None,
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

    It can be stopped at any time (Ctrl-C). The same command goes on from there, and makes nothing
    anew that is there and would be the same.
    """
    if keep and force:
        raise click.UsageError("--keep and --force exclude each other; give one")
    session.check_prepared(on)
    check_writable(output)
    process = session.process
    held = against(session, earlier=earlier, units_then=units_then, norms=norms, on=on)
    engines = session.plugins.engines
    own = own_templates(templates, process.method, engines) if templates else None
    required = _required(process, kinds, units, on)
    all_templates = method_templates(
        process.method,
        (one.document for one in required),
        engines,
        process.language,
        given=own,
        built=KeptTemplates.of_user(),
    )
    done = 0

    def told(number: int, _total: int) -> None:
        nonlocal done
        done = number
        one_more()

    try:
        with (
            FolderSink(output) as sink,
            progress("documents", len(required)) as one_more,
            _executor(workers) as executor,
        ):
            delivery = deliver(
                process,
                session.store,
                engines,
                required,
                sink,
                on=on,
                templates=all_templates,
                against=held,
                edited=Edited.KEEP if keep else Edited.REPLACE if force else Edited.REFUSE,
                executor=executor,
                ahead=2 * workers + 2,
                progress=told,
            )
    except EditedError as error:
        raise FileError(_refusal(output, error.paths)) from error
    except KeyboardInterrupt:
        complain(
            "warning",
            f"stopped at {done} of {number_of(len(required), 'document')}. What is in {output} is "
            "whole; the same command goes on from there",
        )
        raise
    _tell(output, delivery, process.language)
    if delivery.failed:
        raise UnmadeError(_unmade(output, delivery.failed))


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
    # A fresh program for each: a copy of this one would hold the locks of its progress bar. Who
    # stops the command stops this one, which then lets them finish what they are at.
    fresh = multiprocessing.get_context("spawn")
    ignored = (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(
        workers, mp_context=fresh, initializer=signal.signal, initargs=ignored
    ) as executor:
        yield executor


def _refusal(folder: Path, edited: Sequence[PurePosixPath]) -> str:
    number = len(edited)
    return (
        f"{folder}: {number_of(number, 'file')} there {was_or_were(number)} edited or "
        f"put there by people; nothing was written\n{_listed(edited)}\nGive --keep to leave what "
        "people have edited as it is, --force to replace it, or another folder."
    )


def _unmade(folder: Path, failed: Sequence[Problem]) -> str:
    return (
        f"{number_of(len(failed), 'document')} could not be made; the others are in {folder}\n"
        f"{_listed(failed)}\nCorrect what is wrong, and give the same command again: what is there "
        "is not made anew."
    )


def _listed(some: Sequence[object]) -> str:
    lines = [f"  {one}" for one in some[:_LISTED]]
    if len(some) > _LISTED:
        lines.append(f"  and {len(some) - _LISTED} more")
    return "\n".join(lines)


def _tell(output: Path, delivery: Delivery, language: str) -> None:
    """Say what was made, and which fields are left to people: of each, in how many files."""
    files: Counter[str] = Counter()
    numbers: dict[str, set[int]] = {}
    for some in delivery.unfinished:
        for name in {_name(place, language) for place in some.left}:
            files[name] += some.number
            numbers.setdefault(name, set()).add(some.document.number)
    if files:
        table = plain_table(
            *(heading.in_language(language) for heading in (_PROMPT, _IN, _NUMBER)), numbers=(2,)
        )
        for name, number in sorted(files.items(), key=lambda item: (-item[1], item[0])):
            found = ", ".join(str(one) for one in sorted(numbers[name]))
            table.add_row(name, found, str(number))
        console().print(table)
    print_overfull_of_all(delivery.crowded, language)
    total = delivery.new + delivery.updated + delivery.same
    say(
        f"{number_of(total, 'document')} in {output}: {delivery.new} new, {delivery.updated} "
        f"brought up to date, {delivery.same} as before."
    )
    if delivery.kept:
        kept = number_of(len(delivery.kept), "document")
        say(f"{kept} that people have edited {was_or_were(len(delivery.kept))} kept.")


def _name(place: Field, language: str) -> str:
    if place.kind is not FieldKind.ROW:
        return place.prompt
    return _ROW.in_language(language).format(first=place.columns[0])
