"""Checking results: everything that is wrong with a round's results, found at once.

No problem repeats a number from the results: the mean of a unit where one person answered is
that person's answer, and problems end up in terminals and logs. They name the place, and the
limits that were passed.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from operator import lt
from typing import Final, Literal, TypeAlias

from attrs import frozen

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.answers import sum_of_answers
from arbeidsmiljo.survey.nesting import Nesting
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.results import Result, Results, Scale

Column: TypeAlias = Literal["unit", "factor", "respondents", "mean", "distribution", "scale"]
"""Which part of a result a problem is about; a format knows where it keeps that part."""

_ROUNDED_TO: Final = 0.1
"""Means are accepted rounded to one decimal on a scale such as 1 to 5 ..."""

_ROUNDED_TO_SHARE: Final = 0.02
"""... and on a long one, such as 0 to 100, to a fiftieth of its length."""


@frozen(kw_only=True)
class RowProblem:
    """One thing that is wrong with results.

    Attributes:
        row: The place in `Results.rows`, counted from 0; None where no row shows it, as for the
            scale of a factor without results.
        column: The part of that row.
        what: What is wrong, and what is expected instead.
    """

    row: int | None
    column: Column
    what: str


def row_problems(
    results: Results, organisation: Organisation, questionnaire: Questionnaire
) -> tuple[RowProblem, ...]:
    """Find all that is wrong with the results of a round.

    A problem of a factor's scale is placed on the first row of that factor. The values of a
    scale are taken to lie evenly between its ends, as many as a distribution has numbers.

    Args:
        results: What is to be checked; nothing about it is taken for granted.
        organisation: Whose results they are; a tree (`Organisation.problems` is empty).
        questionnaire: What was asked.

    Returns:
        The problems in the order of the rows, those of no row last; empty where the results
        can be used.
    """
    whole = [_is_whole(row) for row in results.rows]
    found = [
        *_problems_of_scales(results, questionnaire),
        *_problems_of_places(results, organisation, questionnaire),
        *_problems_of_numbers(results, organisation, whole),
        *_problems_of_sums(results, organisation, whole),
    ]
    found.sort(key=lambda problem: math.inf if problem.row is None else problem.row)
    return tuple(found)


def check_results(
    results: Results, organisation: Organisation, questionnaire: Questionnaire, *, source: str
) -> None:
    """Refuse results that have problems; each is told by unit and factor.

    Args:
        results: What is to be checked.
        organisation: Whose results they are.
        questionnaire: What was asked.
        source: What to call them in errors: a file name.

    Raises:
        InvalidInputError: All that is wrong with them (`row_problems`).
    """
    problems = row_problems(results, organisation, questionnaire)
    if problems:
        raise InvalidInputError(
            source, [Problem(_place(problem, results), problem.what) for problem in problems]
        )


def _place(problem: RowProblem, results: Results) -> str:
    if problem.row is None:
        return problem.column
    row = results.rows[problem.row]
    return f"unit {row.unit!r}, factor {row.factor!r}, {problem.column}"


def _problems_of_scales(results: Results, questionnaire: Questionnaire) -> Iterator[RowProblem]:
    first: dict[FactorKey, int] = {}
    for index, row in enumerate(results.rows):
        first.setdefault(row.factor, index)
    known = {factor.key for factor in questionnaire.factors}
    seen: set[FactorKey] = set()
    for factor, scale in results.scales:
        place = first.get(factor)
        if factor in seen:
            yield RowProblem(
                row=place, column="scale", what=f"factor {factor!r} has two scales; give one"
            )
        seen.add(factor)
        if place is None and factor not in known:
            yield RowProblem(
                row=None,
                column="scale",
                what=f"there is no factor {factor!r} in questionnaire {questionnaire.key!r}",
            )
        if not _is_usable(scale):
            yield RowProblem(
                row=place,
                column="scale",
                what=f"the scale of factor {factor!r} needs a lowest value below its highest",
            )
    for factor, place in first.items():
        if factor not in seen:
            yield RowProblem(
                row=place,
                column="scale",
                what=f"factor {factor!r} has no scale; give its lowest and highest value",
            )


def _problems_of_places(
    results: Results, organisation: Organisation, questionnaire: Questionnaire
) -> Iterator[RowProblem]:
    classes = {factor.key: factor.item_class for factor in questionnaire.factors}
    top = organisation.top
    units = {unit.id for unit in organisation.units}
    seen: dict[FactorKey, set[UnitId]] = {row.factor: set() for row in results.rows}
    for index, row in enumerate(results.rows):
        if row.unit not in units:
            yield RowProblem(
                row=index,
                column="unit",
                what=f"there is no unit {row.unit!r} in the organisation",
            )
        if row.factor not in classes:
            yield RowProblem(
                row=index,
                column="factor",
                what=f"there is no factor {row.factor!r} in questionnaire {questionnaire.key!r}",
            )
        elif classes[row.factor] is ItemClass.SENSITIVE and row.unit != top.id:
            yield RowProblem(
                row=index,
                column="factor",
                what=f"factor {row.factor!r} is sensitive and exists in the enterprise report "
                f"only; remove the row, or give it for the top unit {top.id!r}",
            )
        if row.unit in seen[row.factor]:
            yield RowProblem(
                row=index,
                column="unit",
                what=f"unit {row.unit!r} has another row for factor {row.factor!r}; keep one",
            )
        seen[row.factor].add(row.unit)


def _problems_of_numbers(
    results: Results, organisation: Organisation, whole: Sequence[bool]
) -> Iterator[RowProblem]:
    scales = {factor: scale for factor, scale in results.scales if _is_usable(scale)}
    employees = {unit.id: unit.employees for unit in organisation.units}
    lengths: dict[FactorKey, int] = {}
    for index, (row, is_whole) in enumerate(zip(results.rows, whole, strict=True)):
        if row.respondents < 0:
            yield RowProblem(
                row=index, column="respondents", what="is below 0; give how many answered"
            )
        elif row.respondents > employees.get(row.unit, row.respondents):
            yield RowProblem(
                row=index,
                column="respondents",
                what=f"more answered than the {employees[row.unit]} who work in unit {row.unit!r}",
            )
        if row.distribution:
            if len(row.distribution) > 1:
                lengths.setdefault(row.factor, len(row.distribution))
            expected = lengths.get(row.factor)
            if not is_whole or len(row.distribution) != expected:
                yield from _problems_of_distribution(index, row, expected)
        if row.mean is not None and row.factor in scales:
            what = _problem_of_mean(row, row.mean, scales[row.factor], is_whole=is_whole)
            if what:
                yield RowProblem(row=index, column="mean", what=what)


def _problems_of_distribution(
    index: int, row: Result, expected: int | None
) -> Iterator[RowProblem]:
    def problem(what: str) -> RowProblem:
        return RowProblem(row=index, column="distribution", what=what)

    if len(row.distribution) < 2:  # noqa: PLR2004 - a scale has two ends
        yield problem("a scale has two values at least; give one number for each")
    elif len(row.distribution) != expected:
        yield problem(
            f"has another number of values than the {expected} of this factor's first row"
        )
    if min(row.distribution) < 0:
        yield problem("has a number below 0; give how many gave each value")
    elif sum(row.distribution) != row.respondents:
        yield problem("does not add up to the number of those who answered")


def _problem_of_mean(row: Result, mean: float, scale: Scale, *, is_whole: bool) -> str:
    """Tell what is wrong with a mean; nothing where it is right."""
    if row.respondents == 0:
        return "nobody answered; leave the mean out"
    if not scale.minimum <= mean <= scale.maximum:
        return f"is not within the scale, {scale.minimum:g} to {scale.maximum:g}"
    if is_whole:
        length = scale.maximum - scale.minimum
        rounding = max(_ROUNDED_TO, _ROUNDED_TO_SHARE * length) / 2
        exact = sum_of_answers(row.distribution, scale) / row.respondents
        if abs(exact - mean) > rounding + 1e-9:
            return "does not fit the distribution; correct one of them"
    return ""


def _problems_of_sums(
    results: Results, organisation: Organisation, whole: Sequence[bool]
) -> Iterator[RowProblem]:
    """Compare each unit with the nearest units below it that have a row for the factor."""
    nesting = Nesting(parents={unit.id: unit.parent for unit in organisation.units})
    by_factor: dict[FactorKey, dict[UnitId, int]] = {row.factor: {} for row in results.rows}
    for index, row in enumerate(results.rows):
        by_factor[row.factor].setdefault(row.unit, index)
    for places in by_factor.values():
        known = nesting.parents.keys() & places.keys()
        for unit, inside in nesting.largest_inside(known).items():
            if not inside:
                continue
            index, below = places[unit], [places[part] for part in inside]
            row, parts = results.rows[index], [results.rows[part] for part in below]
            if 0 <= row.respondents < sum(part.respondents for part in parts):
                yield RowProblem(
                    row=index,
                    column="respondents",
                    what="fewer answered than in the units below together; count those below too",
                )
            elif whole[index] and _is_short(
                row, [part for place, part in zip(below, parts, strict=True) if whole[place]]
            ):
                yield RowProblem(
                    row=index,
                    column="distribution",
                    what="fewer gave one of the values than in the units below together; "
                    "count those below too",
                )


def _is_short(row: Result, parts: Iterable[Result]) -> bool:
    """Tell whether fewer gave a value than in parts together, of which it is known likewise."""
    length = len(row.distribution)
    given = [part.distribution for part in parts if len(part.distribution) == length]
    return any(map(lt, row.distribution, map(sum, zip(*given, strict=True))))


def _is_usable(scale: Scale) -> bool:
    return -math.inf < scale.minimum < scale.maximum < math.inf


def _is_whole(row: Result) -> bool:
    return (
        len(row.distribution) > 1
        and min(row.distribution) >= 0
        and sum(row.distribution) == row.respondents
    )
