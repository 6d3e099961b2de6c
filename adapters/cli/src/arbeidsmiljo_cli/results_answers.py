"""`results mapping`, and answers of single respondents that `results import` takes in."""

from pathlib import Path
from random import SystemRandom

import click

from arbeidsmiljo.conversion import answers_mapping_from_toml, answers_mapping_skeleton
from arbeidsmiljo.model.identifiers import RoundId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.answers_mapping import AnswersMapping
from arbeidsmiljo.survey.answers_table import answers_of
from arbeidsmiljo.survey.checking import check_results
from arbeidsmiljo.survey.counted_results import (
    results_from_counts,
    results_of,
    with_most_answered,
)
from arbeidsmiljo.survey.counts_sources import Wanted
from arbeidsmiljo.survey.results import Results
from arbeidsmiljo.survey.tallied_answers import counts_of_tallies
from arbeidsmiljo_cli.exports import export_name, is_database, read_answers, read_questions
from arbeidsmiljo_cli.files import check_output, read_text, write_new
from arbeidsmiljo_cli.options import FILE, FILE_OR_ADDRESS, examples, force_option
from arbeidsmiljo_cli.refusals import refusing
from arbeidsmiljo_cli.secret_store import known_secret
from arbeidsmiljo_cli.session import Session, on_process
from arbeidsmiljo_cli.terminal import say


@click.command("mapping")
@click.argument("where", metavar="FILE|URL", type=FILE_OR_ADDRESS)
@click.option("-o", "--output", type=FILE, default=Path("kolonner.toml"), show_default=True)
@force_option
@on_process
@examples(
    "results mapping svar.csv -o kolonner.toml",
    "results mapping 'limesurvey+https://svar.example.no/?survey=424242'",
)
@refusing("nothing was made")
def mapping(session: Session, *, where: Path | str, output: Path, force: bool) -> None:
    """Make the file that says which columns of an export are the unit and the items.

    FILE has a row for each respondent; URL is a survey at its vendor, which tells what was asked,
    and no answers. What can be told from it is filled in; which factor each item measures is yours
    to say. Columns that are not named in it are never read.
    """
    process = session.process
    check_output(output, *((where,) if isinstance(where, Path) else ()), suffix=".toml")
    made = answers_mapping_skeleton(
        read_questions(where, session.plugins),
        process.organisation,
        process.method.questionnaire,
        process.language,
        source=export_name(where, session.plugins),
    )
    write_new(output, made.encode(), force=force)
    say(f"Made {output}: say which factor each item measures, and take out what is none.")


def counted_answers(
    session: Session,
    where: Path | str,
    mapped: Path,
    round_id: RoundId,
    organisation: Organisation,
) -> Results:
    """Read a row for each respondent, and give the results; nothing else of anybody is kept.

    Answers in a database are counted there, and only the counts come over.

    Args:
        session: What is open.
        where: A file, or the address of a survey.
        mapped: The file that says what its columns are.
        round_id: What to call the round.
        organisation: Whose results the round has.

    Raises:
        ArbeidsmiljoError: The files or the survey cannot be used, or more answered than there are.
    """
    process = session.process
    measured = process.method.questionnaire
    columns = answers_mapping_from_toml(
        read_text(mapped),
        source=mapped.name,
        questionnaire=measured,
        language=process.language,
        organisation=organisation,
    )
    found = (
        _counted_there(session, where, columns, round_id, organisation)
        if is_database(where, session.plugins)
        else _counted_here(session, where, columns, round_id, organisation)
    )
    called = export_name(where, session.plugins)
    check_results(found, organisation, columns.questionnaire(measured), source=called)
    return found


def _counted_here(
    session: Session,
    where: Path | str,
    columns: AnswersMapping,
    round_id: RoundId,
    organisation: Organisation,
) -> Results:
    measured = session.process.method.questionnaire
    rows = answers_of(
        read_answers(where, columns.columns, session.plugins),
        columns,
        organisation,
        measured,
        source=export_name(where, session.plugins),
        random=SystemRandom(),
    )
    return results_of(
        rows,
        organisation,
        columns.questionnaire(measured),
        round_id=round_id,
        engine=session.plugins.counts_engine,
        adding=session.plugins.item_results_engine,
    )


def _counted_there(
    session: Session,
    url: str,
    columns: AnswersMapping,
    round_id: RoundId,
    organisation: Organisation,
) -> Results:
    measured = session.process.method.questionnaire
    with session.plugins.open_counts(url, secrets=known_secret) as source:
        counts = counts_of_tallies(
            source.tallies(Wanted.of(columns, organisation)),
            columns,
            organisation,
            measured,
            source=export_name(url, session.plugins),
        )
    asked = columns.questionnaire(measured)
    return results_from_counts(
        with_most_answered(counts, asked), organisation, asked, round_id=round_id
    )
