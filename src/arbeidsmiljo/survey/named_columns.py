"""Columns that somebody names: the table that has them, or why there is none."""

from collections import Counter
from collections.abc import Sequence

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.export_checking import answers_for_headings, looks_like_answers, one_column
from arbeidsmiljo.survey.heading_row import headings_below
from arbeidsmiljo.survey.tables import Column, Table, folded


def table_with(
    tables: Sequence[Table],
    wanted: Sequence[str],
    organisation: Organisation,
    *,
    source: str,
    advice: str,
) -> Table:
    """Find the table that has all of some columns.

    Args:
        tables: Of an export.
        wanted: Their headings, however case and spaces are written.
        organisation: Whose units the respondents are of.
        source: What to call the export in errors.
        advice: What to do where one is missing.

    Raises:
        InvalidInputError: There is none, or more than one. Where one has most of them, those that
            it lacks are told.
    """
    lacking = [*wanted]
    complete: list[Table] = []
    if not tables:
        what = "has nothing in it; give an export with a row for each respondent"
        raise InvalidInputError(source, [Problem("file", what)])
    for table in tables:
        headings = Counter(folded(column.heading) for column in table.columns)
        missing = [name for name in wanted if not headings[folded(name)]]
        twice = [name for name in wanted if headings[folded(name)] > 1]
        if not missing and not twice:
            complete.append(table)
            continue
        if not missing:
            raise InvalidInputError(
                source,
                [Problem(f"column {name!r}", "is there twice; rename one") for name in twice],
            )
        lacking = min(lacking, missing, key=len)
    if len(complete) == 1:
        return complete[0]
    if complete:
        what = (
            "has every column that is looked for, and is not the only one; remove all but one, or "
            "rename the columns of the others"
        )
        raise InvalidInputError(source, [Problem(f"sheet {one.name!r}", what) for one in complete])
    names = [{folded(name)} for name in wanted]
    if below := [found for table in tables if (found := headings_below(table, names))]:
        raise InvalidInputError(source, below[:1])
    if len(lacking) == len(wanted):
        for table in tables:
            if len(table.columns) == 1:
                raise InvalidInputError(source, [one_column(table)])
            if looks_like_answers(table, organisation):
                raise InvalidInputError(source, [answers_for_headings(table)])
    raise InvalidInputError(
        source, [Problem(f"column {name!r}", f"is missing; {advice}") for name in lacking]
    )


def column_called(table: Table, heading: str) -> tuple[int, Column]:
    """Give the place and the column of a heading that a table has.

    Args:
        table: The table.
        heading: However case and spaces are written.
    """
    name = folded(heading)
    return next(
        (place, column)
        for place, column in enumerate(table.columns)
        if folded(column.heading) == name
    )
