"""Columns that somebody names: the table that has them, or why there is none."""

from collections import Counter
from collections.abc import Iterator, Sequence

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
    if not tables:
        what = "has nothing in it; give an export with a row for each respondent"
        raise InvalidInputError(source, [Problem("file", what)])
    lacking = [[*_lacking(table, wanted)] for table in tables]
    complete = [table for table, missing in zip(tables, lacking, strict=True) if not missing]
    if not complete:
        missing = min(lacking, key=len)
        if problem := _elsewhere(tables, wanted, organisation, len(missing)):
            raise InvalidInputError(source, [problem])
        what = f"is missing; {advice}"
        raise InvalidInputError(source, [Problem(f"column {name!r}", what) for name in missing])
    if problems := [*_of_complete(complete, wanted)]:
        raise InvalidInputError(source, problems)
    return complete[0]


def _lacking(table: Table, wanted: Sequence[str]) -> Iterator[str]:
    """Find the columns that a table lacks."""
    there = {folded(column.heading) for column in table.columns}
    return (name for name in wanted if folded(name) not in there)


def _elsewhere(
    tables: Sequence[Table], wanted: Sequence[str], organisation: Organisation, fewest: int
) -> Problem | None:
    """Tell where the headings are, or what stands for them, if no table has them all."""
    names = [{folded(name)} for name in wanted]
    below = next(filter(None, (headings_below(table, names) for table in tables)), None)
    if below is not None or fewest < len(wanted):
        return below
    for table in tables:
        if len(table.columns) == 1:
            return one_column(table)
        if looks_like_answers(table, organisation):
            return answers_for_headings(table)
    return None


def _of_complete(complete: Sequence[Table], wanted: Sequence[str]) -> Iterator[Problem]:
    """Find out whether it is clear where to read: in one table, and there in one column."""
    if len(complete) > 1:
        what = (
            "has every column that is looked for, and is not the only one; remove all but one, or "
            "rename the columns of the others"
        )
        yield from (Problem(f"sheet {table.name!r}", what) for table in complete)
        return
    headings = Counter(folded(column.heading) for column in complete[0].columns)
    for name in wanted:
        if headings[folded(name)] > 1:
            yield Problem(f"column {name!r}", "is there twice; rename one")


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
