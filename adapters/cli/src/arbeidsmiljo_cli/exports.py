"""Exports of a survey: a file with a row for each respondent, or the survey where it lies."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeGuard

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.survey.counts_sources import DatabaseAddress
from arbeidsmiljo.survey.sources import SurveyAddress, SurveySource
from arbeidsmiljo.survey.tables import Table
from arbeidsmiljo_cli.secret_store import known_secret
from arbeidsmiljo_cli.session import ChoiceError
from arbeidsmiljo_cli.tables import read_tables

_DATABASE: Final = re.compile(r"(?!https?$)[a-z][a-z0-9]*")
"""How addresses of databases begin; vendors' have a plus sign, and a survey's own page is none."""

BY_HAND: Final = (
    "write the mapping by hand, with what the table calls each question as its column, as the "
    "guide 'Count answers in a database' shows (docs/how-to/count-answers-in-a-database.md)"
)
"""What to do about answers in a database, whose mapping nothing begins."""


def export_name(where: Path | str, plugins: Plugins) -> str:
    """Call an export by its file's name, or by its address, in which nothing is secret.

    Raises:
        InvalidInputError: The address is none.
        NotFoundError: It is of a kind of database that nothing counts in.
    """
    if isinstance(where, Path):
        return where.name
    kind_of_database = where.partition("://")[0]
    if _DATABASE.fullmatch(kind_of_database) and kind_of_database not in plugins.counts_openers:
        raise NotFoundError("kind of database", kind_of_database, plugins.counts_openers)
    kind = DatabaseAddress if is_database(where, plugins) else SurveyAddress
    return str(kind.parse(where))


def is_database(where: Path | str, plugins: Plugins) -> TypeGuard[str]:
    """Tell whether answers lie in a database that can count them."""
    return isinstance(where, str) and where.partition("://")[0] in plugins.counts_openers


def read_questions(where: Path | str, plugins: Plugins) -> Sequence[Table]:
    """Read what was asked: a file as a whole, and at a vendor no answers.

    Raises:
        ChoiceError: It is a database, which does not tell.
        ArbeidsmiljoError: There is no such file or survey, or it cannot be read.
    """
    if is_database(where, plugins):
        raise ChoiceError(
            "a database does not tell which questions were asked, only how often each was "
            f"answered; {BY_HAND}"
        )
    return _read(where, plugins, lambda source: source.questions())


def read_answers(where: Path | str, columns: Sequence[str], plugins: Plugins) -> Sequence[Table]:
    """Read what was answered: from a vendor only what is asked for.

    Args:
        where: A file, or the address of a survey.
        columns: The headings of what is needed.
        plugins: Where formats and vendors are.

    Raises:
        ArbeidsmiljoError: There is no such file or survey, or it cannot be read.
    """
    return _read(where, plugins, lambda source: source.answers(columns).table)


def read_free_text(where: Path | str, columns: Sequence[str], plugins: Plugins) -> Sequence[Table]:
    """Read what was written in own words: from a vendor only that.

    Args:
        where: A file, or the address of a survey.
        columns: The headings of the questions.
        plugins: Where formats and vendors are.

    Raises:
        ChoiceError: It is a database, in which answers are counted only.
        ArbeidsmiljoError: There is no such file or survey, or it cannot be read.
    """
    if is_database(where, plugins):
        raise ChoiceError(
            "answers in a database are counted there, and free text cannot be counted; export its "
            "columns to a .csv file and give that"
        )
    return _read(where, plugins, lambda source: source.free_text(columns))


def _read(
    where: Path | str, plugins: Plugins, ask: Callable[[SurveySource], Table]
) -> Sequence[Table]:
    """Read a file as a whole, and ask a vendor for something alone."""
    if isinstance(where, Path):
        return read_tables(where, plugins)
    with plugins.open_source(where, secrets=known_secret) as source:
        return [ask(source)]
