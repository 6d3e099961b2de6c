"""Exports of a survey: a file with a row for each respondent, or the survey at its vendor."""

from collections.abc import Sequence
from pathlib import Path

from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.survey.sources import SurveyAddress
from arbeidsmiljo.survey.tables import Table
from arbeidsmiljo_cli.secret_store import known_secret
from arbeidsmiljo_cli.tables import read_tables


def export_name(where: Path | str) -> str:
    """Call an export by its file's name, or by its address, in which nothing is secret.

    Raises:
        InvalidInputError: The address is none.
    """
    return where.name if isinstance(where, Path) else str(SurveyAddress.parse(where))


def read_questions(where: Path | str, plugins: Plugins) -> Sequence[Table]:
    """Read what was asked: a file as a whole, and at a vendor no answers.

    Raises:
        ArbeidsmiljoError: There is no such file or survey, or it cannot be read.
    """
    if isinstance(where, Path):
        return read_tables(where, plugins)
    with plugins.open_source(where, secrets=known_secret) as source:
        return [source.questions()]


def read_answers(where: Path | str, columns: Sequence[str], plugins: Plugins) -> Sequence[Table]:
    """Read what was answered: from a vendor only what is asked for.

    Args:
        where: A file, or the address of a survey.
        columns: The headings of what is needed.
        plugins: Where formats and vendors are.

    Raises:
        ArbeidsmiljoError: There is no such file or survey, or it cannot be read.
    """
    if isinstance(where, Path):
        return read_tables(where, plugins)
    with plugins.open_source(where, secrets=known_secret) as source:
        return [source.answers(columns).table]
