"""`results`: takes the results of a survey in, and publishes what may be shown of them."""

from datetime import date
from pathlib import Path
from typing import Final

import click

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.events import ResultsImported, ResultsPublished
from arbeidsmiljo.model.identifiers import ModuleKey, RoundId, is_plain
from arbeidsmiljo.process import Process
from arbeidsmiljo.process.comparing import published_rounds, round_organisation
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.publishing import publish as make_publication
from arbeidsmiljo.survey.results import Results
from arbeidsmiljo_cli.clock import now
from arbeidsmiljo_cli.command_group import CommandGroup
from arbeidsmiljo_cli.exports import BY_HAND, export_name, is_database
from arbeidsmiljo_cli.files import read_bytes, write_new
from arbeidsmiljo_cli.options import (
    FILE,
    FILE_OR_ADDRESS,
    examples,
    force_option,
    on_option,
)
from arbeidsmiljo_cli.results_answers import counted_answers, mapping
from arbeidsmiljo_cli.results_audit import audit_results
from arbeidsmiljo_cli.results_export import export
from arbeidsmiljo_cli.results_files import results_format
from arbeidsmiljo_cli.results_free_text import free_text
from arbeidsmiljo_cli.results_protect import protect
from arbeidsmiljo_cli.results_show import show
from arbeidsmiljo_cli.session import ChoiceError, Session, on_process
from arbeidsmiljo_cli.terminal import say
from arbeidsmiljo_cli.wording import number_of

_WITH_MAPPING: Final = (
    ", or, if it has a row for each respondent, give --mapping (begin it with 'arbeidsmiljo "
    "results mapping')"
)


@click.group(cls=CommandGroup, no_args_is_help=False)
def results() -> None:
    """Take the survey's results in, and publish what may be shown."""


@results.command("template")
@click.option("-o", "--output", type=FILE, default=Path("resultater.xlsx"), show_default=True)
@click.option(
    "--module",
    "modules",
    multiple=True,
    metavar="KEY",
    help="A module that was asked as well ('show modules' lists them); give it once for each.",
)
@force_option
@on_process
@examples(
    "results template -o resultater.xlsx",
    "results template --module organisational-change",
)
def template(session: Session, *, output: Path, modules: tuple[str, ...], force: bool) -> None:
    """Make the empty sheet: every unit and factor, no numbers."""
    process = session.process
    asked = process.method.questionnaire.with_modules([ModuleKey(one) for one in modules])
    made = results_format(session, output).template(
        organisation=process.organisation,
        questionnaire=asked,
        language=process.language,
    )
    write_new(output, made, force=force)
    say(f"Made {output}: fill in how many answered, and the means, for the units you have.")


@results.command("import")
@click.argument("where", metavar="FILE|URL", type=FILE_OR_ADDRESS)
@click.option(
    "--round", "name", metavar="ID", help="What to call this survey; its year if left out."
)
@click.option(
    "--mapping",
    "mapped",
    type=FILE,
    help="FILE or URL has a row for each respondent, and this says what its columns are.",
)
@on_option("The day the results came.")
@on_process
@examples(
    "results import resultater.xlsx --on 2026-02-06",
    "results import svar.csv --mapping kolonner.toml --on 2026-02-06",
    "results import 'duckdb:///svar.duckdb?table=svar' --mapping kolonner.toml --on 2026-02-06",
)
def import_(
    session: Session, *, where: Path | str, name: str | None, mapped: Path | None, on: date
) -> None:
    """Take in a filled sheet. Nothing of it is shown until it is published.

    With --mapping, the answers of single respondents are counted, and only the counts of units are
    kept. 'results mapping' begins such a file. URL is a survey at its vendor, of which only the
    columns that are named there are read, or a table in a database with a row for each respondent
    and question, which is counted there (with arbeidsmiljo-ibis).
    """
    round_id = RoundId(name or str(session.process.started.year))
    if not is_plain(round_id):
        raise click.UsageError(f"--round {name}: use a-z, 0-9, '-', '_' and '.', such as 2026")
    called = export_name(where, session.plugins)
    session.check_past(on, "no results can have come")
    organisation = round_organisation(session.process, round_id, on=on)
    if mapped is not None:
        found = counted_answers(session, where, mapped, round_id, organisation)
    elif isinstance(where, Path):
        rows = where.suffix.lower() in session.plugins.table_formats
        found = results_format(session, where, otherwise=_WITH_MAPPING if rows else "").read(
            read_bytes(where),
            name=called,
            round_id=round_id,
            organisation=organisation,
            questionnaire=session.process.method.questionnaire,
        )
    elif is_database(where, session.plugins):
        raise click.UsageError(f"answers in a database need --mapping; {BY_HAND}")
    else:
        raise click.UsageError(
            "answers at a vendor need --mapping; begin it with 'arbeidsmiljo results mapping'"
        )
    with session.changing() as process:
        if _is_kept(session, found):
            say(f"The results of {called} were imported before; nothing was changed.")
            return
        session.store.results.put_results(process.id, found)
        process.record(ResultsImported(round=round_id), happened=on, recorded=now())
    units = len({row.unit for row in found.rows})
    say(
        f"Imported {called} as round {round_id}: {number_of(len(found.rows), 'result')}, "
        f"{number_of(units, 'unit')}, {number_of(len(found.scales), 'factor')}. Nothing of it is "
        "shown until it is published."
    )


def _is_kept(session: Session, found: Results) -> bool:
    """Tell whether exactly these results are there, and were told of in the journal."""
    if found.round not in _rounds(session.process):
        return False
    return session.store.results.get_results(session.process.id, found.round) == found


def _rounds(process: Process) -> dict[RoundId, date]:
    """Give the rounds that were imported, and the day on which each came last."""
    return {
        event.payload.round: event.happened
        for event in process.known()
        if isinstance(event.payload, ResultsImported)
    }


@results.command("publish")
@click.option("--round", "name", metavar="ID", help="Which survey; the latest if left out.")
@on_option("The day of the publication.")
@on_process
@examples("results publish --on 2026-02-06")
def publish(session: Session, *, name: str | None, on: date) -> None:
    """Fix what may be shown, so that no small group can be computed from it."""
    session.check_past(on, "nothing can have been published")
    with session.changing() as process:
        rounds = _rounds(process)
        if not rounds:
            raise ChoiceError("no results were imported; begin with 'arbeidsmiljo results import'")
        round_id = RoundId(name) if name else list(rounds)[-1]
        if round_id not in rounds:
            raise NotFoundError("round", round_id, rounds)
        if on < rounds[round_id]:
            raise ChoiceError(
                f"round {round_id} was imported on {rounds[round_id]}, and cannot be published "
                f"before that, on {on}; give that day or a later one"
            )
        kept = session.store.results.get_results(process.id, round_id)
        earlier = session.store.results.publications(process.id)
        publication = make_publication(
            kept,
            round_organisation(process, round_id, on=on),
            process.method.questionnaire,
            process.start_event.group_sizes,
            earlier=earlier,
            organisations={
                other: round_organisation(process, other, on=on)
                for other in dict.fromkeys(one.round for one in earlier)
            },
            engine=session.plugins.suppression_engine,
        )
        shown = (one.publication.id for one in published_rounds(process, session.store, on=on))
        if publication.id in shown:
            say(f"Round {round_id} was published before as it is; nothing was changed.")
            return
        session.store.results.put_publication(process.id, publication)
        process.record(
            ResultsPublished(round=round_id, publication=publication.id),
            happened=on,
            recorded=now(),
        )
    _tell(kept, publication)


def _tell(kept: Results, publication: Publication) -> None:
    """Say what may be shown, and of which units nothing is: never a number of theirs."""
    sizes = publication.group_sizes
    classes = "".join(
        f", of {name} items {size}"
        for name, size in (("leader", sizes.leader), ("sensitive", sizes.sensitive))
        if size is not None
    )
    units = list(dict.fromkeys(row.unit for row in kept.rows))
    shown = {row.unit for row in publication.rows}
    hidden = [unit for unit in units if unit not in shown]
    say(
        f"Published round {publication.round}: {len(publication.rows)} of {len(kept.rows)} results "
        f"may be shown, of {len(shown)} of {len(units)} units (groups of {sizes.ordinary} or "
        f"more{classes})."
    )
    if hidden:
        say(f"Shown only as part of the units above them: {', '.join(hidden)}.")


results.add_command(show)
results.add_command(export)
results.add_command(mapping)
results.add_command(free_text)
results.add_command(protect)
results.add_command(audit_results)
