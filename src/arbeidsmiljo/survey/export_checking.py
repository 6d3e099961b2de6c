"""Exports from which no mapping can be begun, and why.

What a respondent answered is never repeated: in an export without headings it stands where headings
do.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from arbeidsmiljo.errors import Problem
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.columns_found import (
    CALLED_UNIT,
    MOST_ANSWERS,
    ColumnKind,
    FoundColumn,
    is_number,
    words_of,
)
from arbeidsmiljo.survey.heading_row import LOOKED_AT, looks_like_headings, words_in
from arbeidsmiljo.survey.tables import Table, folded

_DIGIT: Final = re.compile(r"\d")
_FEWEST_DIGITS: Final = 6
"""Of a day or the number of a response; the code of a question has fewer."""


def problems_of_export(
    table: Table | None, found: Sequence[FoundColumn], organisation: Organisation
) -> Iterator[Problem]:
    """Find out why an export says too little to begin a mapping with.

    Args:
        table: The table that has most items; None where there is none.
        found: What its columns can be.
        organisation: Whose units the respondents are of.
    """
    if table is None or not any(column.heading or words_of(column) for column in table.columns):
        yield Problem("file", "has nothing in it; give an export with a row for each respondent")
    elif problem := problem_of_headings(table, organisation):
        yield problem
    elif not any(one.kind is ColumnKind.ITEM for one in found):
        units = {one.heading for one in found if one.kind is ColumnKind.UNIT}
        if any(words_of(column) for column in table.columns if column.heading not in units):
            what = (
                "in no column do answers come again, as answers to choose from do; give an export "
                "with more of them"
            )
        else:
            what = "has no answers below its headings; give an export with answers"
        yield Problem(table.name or "file", what)
    else:
        used = Counter(one.heading for one in found if one.kind is not ColumnKind.OTHER)
        for heading, number in used.items():
            if number > 1:
                yield Problem(f"column {heading!r}", "is there twice; rename one")


def problem_of_headings(table: Table, organisation: Organisation) -> Problem | None:
    """Tell why the first row of an export cannot be its headings.

    Args:
        table: The export.
        organisation: Whose units the respondents are of.

    Returns:
        What is wrong, and where; None where the row looks like headings.
    """
    if looks_like_answers(table, organisation):
        return answers_for_headings(table)
    held = [column for column in table.columns if column.heading or words_of(column)]
    headed = sum(bool(column.heading) for column in held)
    if len(held) == 1:
        return one_column(table)
    if 2 * headed > len(held):
        return None
    for row in range(min(table.size, LOOKED_AT)):
        told = list(words_in(table, row))
        if 2 * len(told) > len(held) and not any(map(is_number, told)):
            return looks_like_headings(table, row)
    return Problem(
        table.row_place(-1),
        "leaves most columns without a heading; give each its own there",
    )


def answers_for_headings(table: Table) -> Problem:
    """Say of the first row that it looks like answers, and what to do."""
    what = "looks like somebody's answers and not like headings; put a row of headings above it"
    return Problem(table.row_place(-1), what)


def one_column(table: Table) -> Problem:
    """Say that nothing has parted the columns, and what to do."""
    what = (
        "has one column, and units and answers are two; part columns by semicolons, commas or tabs"
    )
    return Problem(table.row_place(-1), what)


def looks_like_answers(table: Table, organisation: Organisation) -> bool:
    """Tell whether the first row is what a respondent answered.

    It is where it names a unit above units, has an answer that others gave as well, or a day, a
    time or a number of the form that all below it have. Where a column is called a unit, numbers
    are those of questions.

    Args:
        table: The export.
        organisation: Whose units the respondents are of.
    """
    names = {folded(name) for unit in organisation.units for name in (unit.id, unit.name)}
    columns = [
        (folded(column.heading), {folded(words) for words in words_of(column)})
        for column in table.columns
        if column.heading
    ]
    chosen = (told for _, told in columns if 1 < len(told) <= MOST_ANSWERS)
    answers = {words for told in chosen for words in told}
    if any(heading in CALLED_UNIT for heading, _ in columns):
        answers = {words for words in answers if not is_number(words)}
    return any(
        heading in answers
        or (heading in names and bool(told & names))
        or _has_form_of(heading, told)
        for heading, told in columns
    )


def _has_form_of(heading: str, told: Collection[str]) -> bool:
    """Tell whether words are of one form with all others: a day, a time, a long number."""
    form = _DIGIT.sub("0", heading)
    return (
        len(_DIGIT.findall(heading)) >= _FEWEST_DIGITS
        and bool(told)
        and all(_DIGIT.sub("0", words) == form for words in told)
    )
