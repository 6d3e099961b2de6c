"""From the sheets of a workbook to results, or to all that is wrong with them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import evolve, frozen

from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.checking import Column, RowProblem, row_problems
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.results import Result, Results, Scale
from arbeidsmiljo_tabular.findings import Findings
from arbeidsmiljo_tabular.headings import find_columns, find_distribution, find_sheet, headings
from arbeidsmiljo_tabular.sheets import Sheet
from arbeidsmiljo_tabular.wording import Wording

T = TypeVar("T")


def read_results(
    sheets: Sequence[Sheet],
    *,
    name: str,
    round_id: RoundId,
    organisation: Organisation,
    questionnaire: Questionnaire,
) -> Results:
    """Read and check a round's results.

    Args:
        sheets: The sheets of the workbook.
        name: What to call it in errors.
        round_id: What to call the round.
        organisation: Whose results they are.
        questionnaire: What was asked.

    Raises:
        InvalidInputError: All that is wrong, each by sheet and cell.
    """
    findings = Findings()
    table = _find_table(sheets, findings)
    scales = _read_scales(sheets, findings)
    rows = () if table is None else tuple(_read_rows(table, findings))
    if table is not None and not rows:
        findings.add(table.sheet, 0, table.respondents, "no row has a number of answers")
    values = () if scales is None else scales.values
    lengths = _lengths(rows, dict(values), 0 if table is None else len(table.distribution))
    results = Results(
        round=round_id,
        scales=values,
        rows=tuple(_padded(row.result, lengths) for row in rows),
    )
    known = {factor.key for factor in questionnaire.factors}
    for problem in row_problems(results, organisation, questionnaire):
        row = None if problem.row is None else rows[problem.row]
        if problem.column == "scale":
            # Where the sheet cannot be read, that is told instead.
            if scales is not None:
                _add_of_scale(problem, row, scales, known, findings)
        elif row is not None and table is not None and problem.column not in row.faulty:
            findings.add(table.sheet, row.place, table.column(problem.column), problem.what)
    if len(findings):
        raise InvalidInputError(name, findings.problems, _hint(sheets))
    return results


def _add_of_scale(
    problem: RowProblem,
    row: "_Row | None",
    scales: "_Scales",
    known: Collection[FactorKey],
    findings: Findings,
) -> None:
    """Add what is wrong with a scale, at its row in the sheet with the scales."""
    if row is None:
        findings.add_to_sheet(scales.sheet.name, problem.what)
        return
    factor = row.result.factor
    # An unknown factor needs no scale but another name; a scale that cannot be read has been
    # found already.
    if factor in known and factor not in scales.faulty:
        place = scales.places.get(factor, 0)
        findings.add(scales.sheet, place, scales.lowest, problem.what)


def _hint(sheets: Sequence[Sheet]) -> str:
    """Say what a workbook may be that has neither of our sheets."""
    if any(find_sheet(sheets, name, Findings()) for name in (_results, _scale)):
        return ""
    return (
        "If it has a row for each respondent, give --mapping (begin it with 'arbeidsmiljo results "
        "mapping')."
    )


def _results(wording: Wording) -> str:
    return wording.results


def _scale(wording: Wording) -> str:
    return wording.scale


@frozen(kw_only=True)
class _Table:
    """Where the columns of the sheet with the results stand."""

    sheet: Sheet
    unit: int
    factor: int
    respondents: int
    mean: int
    distribution: tuple[int, ...]

    def column(self, part: Column) -> int:
        """Give the column in which a part of a result stands."""
        columns: dict[Column, int] = {
            "unit": self.unit,
            "factor": self.factor,
            "respondents": self.respondents,
            "mean": self.mean,
        }
        return columns[part] if part in columns else self.distribution[0]


def _find_table(sheets: Sequence[Sheet], findings: Findings) -> _Table | None:
    sheet = find_sheet(sheets, _results, findings)
    if sheet is None:
        return None
    places = headings(sheet, findings)
    columns = find_columns(
        sheet,
        places,
        (
            lambda wording: wording.unit,
            lambda wording: wording.factor,
            lambda wording: wording.respondents,
            lambda wording: wording.mean,
        ),
        findings,
    )
    distribution = find_distribution(sheet, places, findings)
    if columns is None:
        return None
    unit, factor, respondents, mean = columns
    return _Table(
        sheet=sheet,
        unit=unit,
        factor=factor,
        respondents=respondents,
        mean=mean,
        distribution=distribution or (),
    )


@frozen(kw_only=True)
class _Scales:
    """What the sheet with the scales says, and where.

    Attributes:
        sheet: The sheet.
        lowest: The column of the lowest values.
        values: The scales that can be read.
        places: The row of each factor.
        faulty: The factors whose scale cannot be read.
    """

    sheet: Sheet
    lowest: int
    values: tuple[tuple[FactorKey, Scale], ...]
    places: Mapping[FactorKey, int]
    faulty: frozenset[FactorKey]


def _read_scales(sheets: Sequence[Sheet], findings: Findings) -> _Scales | None:
    sheet = find_sheet(sheets, _scale, findings)
    if sheet is None:
        return None
    columns = find_columns(
        sheet,
        headings(sheet, findings),
        (
            lambda wording: wording.factor,
            lambda wording: wording.lowest,
            lambda wording: wording.highest,
        ),
        findings,
    )
    if columns is None:
        return None
    values: list[tuple[FactorKey, Scale]] = []
    places: dict[FactorKey, int] = {}
    faulty: set[FactorKey] = set()
    for row in sheet.rows:
        if row == 0:
            continue
        before = len(findings)
        factor = FactorKey(findings.read(sheet, row, columns[0], sheet.text) or "")
        places[factor] = row
        if all(sheet.is_empty(row, column) for column in columns[1:]):
            continue
        minimum, maximum = (findings.read(sheet, row, c, sheet.number) for c in columns[1:])
        for column in columns:
            if sheet.is_empty(row, column):
                findings.add(sheet, row, column, "is empty; a scale has a factor and two ends")
        if len(findings) > before or minimum is None or maximum is None:
            faulty.add(factor)
        else:
            values.append((factor, Scale(minimum=minimum, maximum=maximum)))
    return _Scales(
        sheet=sheet,
        lowest=columns[1],
        values=tuple(values),
        places=places,
        faulty=frozenset(faulty),
    )


@frozen(kw_only=True)
class _Row:
    """A row of the sheet with the results.

    Attributes:
        place: Its place in the sheet, from 0.
        result: What it says; a stand-in for each part that cannot be read.
        faulty: The parts that cannot be read, or not be judged without one that cannot.
    """

    place: int
    result: Result
    faulty: frozenset[Column]


def _read_rows(table: _Table, findings: Findings) -> Iterator[_Row]:
    numbers = (table.respondents, table.mean, *table.distribution)
    for place in table.sheet.rows:
        if place and not all(table.sheet.is_empty(place, column) for column in numbers):
            yield _read_row(table, place, findings)


def _read_row(table: _Table, place: int, findings: Findings) -> _Row:
    sheet = table.sheet
    faulty: set[Column] = set()

    def read(part: Column, column: int, reader: Callable[[int, int], T]) -> T | None:
        before = len(findings)
        value = findings.read(sheet, place, column, reader)
        if len(findings) > before:
            faulty.add(part)
        return value

    unit = read("unit", table.unit, sheet.text)
    factor = read("factor", table.factor, sheet.text)
    respondents = read("respondents", table.respondents, sheet.whole_number)
    mean = read("mean", table.mean, sheet.number)
    counts = [read("distribution", column, sheet.whole_number) for column in table.distribution]
    required: tuple[tuple[Column, str], ...] = (
        ("unit", "is empty; name a unit by its id"),
        ("factor", "is empty; name a factor by its key"),
        ("respondents", "is empty; give how many answered"),
    )
    for part, what in required:
        if sheet.is_empty(place, table.column(part)):
            findings.add(sheet, place, table.column(part), what)
            faulty.add(part)
    if "respondents" in faulty:
        faulty |= {"mean", "distribution"}
    while counts and counts[-1] is None:
        counts.pop()
    return _Row(
        place=place,
        result=Result(
            unit=UnitId(unit or ""),
            factor=FactorKey(factor or ""),
            respondents=respondents or 0,
            mean=mean,
            distribution=(
                () if "distribution" in faulty else tuple(count or 0 for count in counts)
            ),
        ),
        faulty=frozenset(faulty),
    )


def _lengths(
    rows: Sequence[_Row], scales: Mapping[FactorKey, Scale], columns: int
) -> dict[FactorKey, int]:
    """Tell how many values the distribution of each factor has.

    People leave out the numbers of values that nobody gave, so a row may end before its scale
    does. A scale of whole steps says how many values there are, where there are columns for as
    many; of any other scale, the longest row does.
    """
    lengths: dict[FactorKey, int] = {}
    for row in rows:
        factor = row.result.factor
        lengths[factor] = max(lengths.get(factor, 0), len(row.result.distribution))
    for factor, scale in scales.items():
        values = scale.maximum - scale.minimum + 1
        if values.is_integer() and lengths.get(factor, 0) < values <= columns:
            lengths[factor] = int(values)
    return lengths


def _padded(result: Result, lengths: Mapping[FactorKey, int]) -> Result:
    missing = lengths[result.factor] - len(result.distribution)
    if not result.distribution or not missing:
        return result
    return evolve(result, distribution=(*result.distribution, *(0,) * missing))
