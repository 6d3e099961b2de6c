"""Results are read from a workbook, or all that is wrong with it is told, cell by cell."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId
from arbeidsmiljo.survey.results import Result, Results, Scale
from arbeidsmiljo_tabular.writing import write_workbook
from tests.adapters.tabular.workbooks import (
    HEAD,
    ORGANISATION,
    QUESTIONNAIRE,
    RESULTS_PART,
    SCALE_HEAD,
    head,
    problems,
    read,
    with_part,
    workbook,
)


def result(unit: str, factor: str, n: int, mean: float | None, *counts: int) -> Result:
    """Make a result."""
    return Result(
        unit=UnitId(unit),
        factor=FactorKey(factor),
        respondents=n,
        mean=mean,
        distribution=counts,
    )


def test_rows_become_results() -> None:
    """A row is the result of a unit on a factor; the sheet with the scales gives the scales."""
    data = workbook(
        [
            head(5),
            ("t", "Tilsynet", "workload", "Arbeidsmengde", 20, 3.25, 2, 3, 5, 8, 2),
            ("fag", "", "workload", "", 12, 3.5),
            ("t", "", "bullying", "", 20, 0.1, 18, 2),
        ]
    )

    assert read(data) == Results(
        round=RoundId("2026"),
        scales=(
            (FactorKey("workload"), Scale(minimum=1, maximum=5)),
            (FactorKey("leadership"), Scale(minimum=1, maximum=5)),
            (FactorKey("bullying"), Scale(minimum=0, maximum=1)),
        ),
        rows=(
            result("t", "workload", 20, 3.25, 2, 3, 5, 8, 2),
            result("fag", "workload", 12, 3.5),
            result("t", "bullying", 20, 0.1, 18, 2),
        ),
    )


def test_rows_without_a_number_are_skipped() -> None:
    """A row of the template that nobody filled in says nothing, whatever its unit is."""
    data = workbook([HEAD, ("t", "", "workload", "", 20, 3.0), ("gone", "", "workload", "", " ")])

    assert [row.unit for row in read(data).rows] == ["t"]


def test_a_row_may_lack_its_mean() -> None:
    """A mean that is not known is left out."""
    assert read(workbook([HEAD, ("t", "", "workload", "", 7)])).rows == (
        result("t", "workload", 7, None),
    )


def test_values_that_nobody_gave_may_be_left_empty() -> None:
    """Empty cells of a distribution count as 0 where one is filled in, up to the scale's end."""
    data = workbook([head(7), ("t", "", "workload", "", 6, 2.5, None, 3, 3)])

    assert read(data).rows[0].distribution == (0, 3, 3, 0, 0)


def test_values_of_a_scale_without_whole_steps() -> None:
    """Where the scale does not tell the number of values, the longest row of the factor does."""
    scales = [SCALE_HEAD, ("workload", "", 0, 100)]
    data = workbook(
        [
            head(4),
            ("t", "", "workload", "", 6, None, 2, 2, 2),
            ("fag", "", "workload", "", 4, None, 2, 2),
        ],
        scales,
    )

    assert [row.distribution for row in read(data).rows] == [(2, 2, 2), (2, 2, 0)]


def test_columns_are_found_by_their_headings() -> None:
    """Columns may stand in any order, with other columns between them."""
    data = workbook(
        [
            ("Merknad", "Gjennomsnitt", "ANTALL  SVAR", "Faktor", "Enhet"),
            ("pulje 1", 3.0, 9, "workload", "t"),
        ]
    )

    assert read(data).rows == (result("t", "workload", 9, 3.0),)


@pytest.mark.parametrize(
    ("names", "heads"),
    [
        (
            ("Resultater", "Skala"),
            (
                ("Enhed", "Faktor", "Antal svar", "Gennemsnit", "Fordeling 1", "Fordeling 2"),
                ("Faktor", "Laveste", "Højeste"),
            ),
        ),
        (
            ("Results", "Scale"),
            (
                ("Unit", "Factor", "Respondents", "Mean", "Distribution 1", "Distribution 2"),
                ("Factor", "Lowest", "Highest"),
            ),
        ),
    ],
)
def test_languages(names: tuple[str, str], heads: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    """A workbook is read in any language that it can be made in."""
    data = workbook(
        [heads[0], ("t", "bullying", 9, 1 / 3, 6, 3)],
        [heads[1], ("bullying", 0, 1)],
        names=names,
    )

    assert read(data).rows == (result("t", "bullying", 9, 1 / 3, 6, 3),)


def test_an_id_of_digits_is_an_id() -> None:
    """Spreadsheets turn an id such as 101 into a number; it is still the unit's id."""
    assert read(workbook([HEAD, (101, "", "workload", "", 8, 3)])).rows[0].unit == "101"


def test_all_problems_at_once_by_cell() -> None:
    """Everything wrong with a workbook is told together, each by sheet, column and row."""
    data = workbook(
        [
            head(5),
            ("t", "", "workload", "", 20, 3),
            ("nowhere", "", "workload", "", 5, 3),
            ("fag", "", "workloda", "", 5, 3),
            ("fag", "", "workload", "", 19, 3),
            ("101", "", "workload", "", -1, 3),
            ("fag", "", "leadership", "", 8, 5.5),
            ("fag", "", "leadership", "", 8, 3),
            ("fag", "", "bullying", "", 8, 0),
            ("101", "", "leadership", "", 8, 3, 1, 1, 1, 1, 1),
        ]
    )

    assert problems(data) == {
        "Resultater!A3": "there is no unit 'nowhere' in the organisation",
        "Resultater!C4": "there is no factor 'workloda' in questionnaire 'prøve'",
        "Resultater!E5": "more answered than the 18 who work in unit 'fag'",
        "Resultater!E6": "is below 0; give how many answered",
        "Resultater!F7": "is not within the scale, 1 to 5",
        "Resultater!A8": "unit 'fag' has another row for factor 'leadership'; keep one",
        "Resultater!C9": "factor 'bullying' is sensitive and exists in the enterprise report "
        "only; remove the row, or give it for the top unit 't'",
        "Resultater!G10": "does not add up to the number of those who answered",
    }


def test_cells_that_cannot_be_read() -> None:
    """A cell of the wrong kind is named once, and nothing is concluded from it."""
    data = workbook(
        [
            head(2),
            ("t", "", "workload", "", "20", "3,5"),
            ("fag", "", "workload", "", 7.5, 3, 4, "3"),
            ("", "", "leadership", "", 5, 3),
            ("fag", "", "", "", 5, 3),
            ("101", "", "leadership", "", None, 3),
        ]
    )
    text = "is text; write a number, with the decimal sign that the program uses"

    assert problems(data) == {
        "Resultater!E2": text,
        "Resultater!F2": text,
        "Resultater!E3": "is not a whole number; give how many people",
        "Resultater!H3": text,
        "Resultater!A4": "is empty; name a unit by its id",
        "Resultater!C5": "is empty; name a factor by its key",
        "Resultater!E6": "is empty; give how many answered",
    }


def test_problems_of_scales() -> None:
    """A factor with results needs a scale, and each scale two ends that are numbers."""
    data = workbook(
        [
            HEAD,
            ("t", "", "workload", "", 20, 3),
            ("t", "", "leadership", "", 20, 3),
            ("t", "", "bullying", "", 20, 1),
        ],
        [
            SCALE_HEAD,
            ("workload", "", 5, 1),
            ("leadership", "", 1),
            ("bullying", ""),
            ("joy", "", 1, 5),
        ],
    )

    assert problems(data) == {
        "Skala": "there is no factor 'joy' in questionnaire 'prøve'",
        "Skala!C2": "the scale of factor 'workload' needs a lowest value below its highest",
        "Skala!D3": "is empty; a scale has a factor and two ends",
        "Skala!C4": "factor 'bullying' has no scale; give its lowest and highest value",
    }


def test_missing_columns_and_sheets() -> None:
    """What is missing as a whole is named as it is called in bokmål."""
    data = workbook([("Enhet", "Antall svar")], names=("Resultater", "Ark2"))
    by_place = problems(data)

    assert by_place.keys() == {"Resultater!A1", "Skala"}
    assert by_place["Resultater!A1"] == (
        "the first row has no column 'Faktor' and no column 'Gjennomsnitt'; add it"
    )
    assert by_place["Skala"].startswith("there is no such sheet")


def test_one_sheet_is_looked_at_where_the_other_cannot_be() -> None:
    """What is wrong in the rows of either is told with the other that is not there."""
    rows = [HEAD, ("gone", "", "workload", "", 2), ("t", "", "workload", "", -4, "mange")]
    without_scales = problems(workbook(rows, names=("Resultater", "Ark2")))
    assert without_scales.keys() == {"Skala", "Resultater!A2", "Resultater!E3", "Resultater!F3"}

    scales = [SCALE_HEAD, ("workload", "", 5, 1), ("leadership", "", "x", 5)]
    without_results = problems(workbook(rows, scales, names=("Ark1", "Skala")))
    assert without_results.keys() == {"Resultater", "Skala", "Skala!C3"}
    assert "lowest value below its highest" in without_results["Skala"]


def test_headings_that_stand_twice_or_not_at_all() -> None:
    """Two columns of one heading are refused, and a gap in the numbers of a distribution."""
    data = workbook([(*HEAD, "Fordeling 1", "Enhet", "Fordeling 3"), ("t", "", "gone", "", 3)])

    assert problems(data) == {
        "Resultater!C2": "there is no factor 'gone' in questionnaire 'prøve'",
        "Resultater!H1": "another column has this heading; keep one",
        "Resultater!I1": "there is no column 'Fordeling 2' before this one; add it",
    }


def test_a_workbook_without_results() -> None:
    """A template that nobody filled in is refused, since nothing would be imported."""
    assert problems(workbook([HEAD, ("t", "", "workload", "")])) == {
        "Resultater!E1": "no row has a number of answers"
    }


def with_cells(data: bytes, cells: dict[str, str]) -> bytes:
    """Put other values and formulas in place of numbers: address to attributes and content."""

    def edit(part: bytes) -> bytes:
        text = part.decode()
        for address, content in cells.items():
            text, found = re.subn(
                rf'<c r="{address}">.*?</c>', f'<c r="{address}"{content}</c>', text
            )
            assert found == 1
        return text.encode()

    return with_part(data, RESULTS_PART, edit)


def test_formulas() -> None:
    """A formula counts as its value, an empty text as nothing; anything else is refused."""
    data = workbook(
        [
            HEAD,
            ("t", "", "workload", "", 0, 0),
            ("t", "", "leadership", "", 0, 0),
            ("fag", "", "workload", "", 0, 0),
            ("fag", "", "leadership", "", 0, 3),
        ]
    )
    # The forms are those of Excel and LibreOffice, the last one openpyxl's.
    fine = {
        "E2": "><f>SUM(8,7)</f><v>15</v>",
        "F2": ' t="str"><f>IF(1,"",3)</f><v></v>',
        "E3": "><v>9</v>",
        "F3": "><f>27/9</f><v>3</v>",
        "E4": "><v>8</v>",
        "F4": "><v>2.5</v>",
        "E5": "><v>7</v>",
    }
    wrong = {
        "E3": ' t="e"><f>1/0</f><v>#DIV/0!</v>',
        "F3": ' t="b"><f>1=1</f><v>1</v>',
        "F4": ' t="str"><f>"3,5"</f><v>3,5</v>',
        "E5": "><f>SUM(8,7)</f><v></v>",
        "F5": "><f>SUM(8,7)</f>",
    }
    never = (
        "holds a formula that no program has calculated; open the workbook, save it, and try again"
    )
    text = "is text; write a number, with the decimal sign that the program uses"

    assert [(row.respondents, row.mean) for row in read(with_cells(data, fine)).rows] == [
        (15, None),
        (9, 3),
        (8, 2.5),
        (7, 3),
    ]
    assert problems(with_cells(data, fine | wrong)) == {
        "Resultater!E3": "holds an error instead of a value; correct its formula",
        "Resultater!F3": "is a truth value; write a number or text",
        "Resultater!F4": text,
        "Resultater!E5": never,
        "Resultater!F5": never,
    }


def test_formulas_that_share_a_text() -> None:
    """Each cell of a formula that was copied down counts as its own value, or is told."""
    data = workbook(
        [
            HEAD,
            ("t", "", "workload", "", 8, 0),
            ("t", "", "leadership", "", 8, 0),
            ("fag", "", "workload", "", 8, 0),
        ]
    )
    shared = {
        "F2": '><f t="shared" ref="F2:F4" si="0">1+E2/4</f><v>3</v>',
        "F3": '><f t="shared" si="0"/><v>2</v>',
        "F4": '><f t="shared" si="0"/>',
    }

    assert problems(with_cells(data, shared)).keys() == {"Resultater!F4"}
    assert [row.mean for row in read(with_cells(data, shared | {"F4": "><v>4</v>"})).rows] == [
        3,
        2,
        4,
    ]


def test_dates() -> None:
    """A number that a spreadsheet has made a date of, as it does of 4.5, is named as that."""
    data = workbook([HEAD, ("t", "", "workload", "", 20, date(2026, 5, 4))])

    assert problems(data) == {
        "Resultater!F2": "is a date or a time; format the cell as a number and write it again"
    }


def test_no_problem_repeats_a_result() -> None:
    """Problems end up in terminals and logs, so they never say what a unit answered."""
    data = workbook(
        [
            head(2),
            ("fag", "", "workload", "", "0.123", 98.765, 4321, 5432),
            ("101", "", "workload", "", 1234, 98.765, 4321, "5432"),
        ]
    )
    told = " ".join(problems(data).values())

    assert told
    assert not any(number in told for number in ("0.123", "98.765", "4321", "5432", "1234"))


@st.composite
def many_results(draw: st.DrawFn) -> Results:
    """Results that add up, of any units and factors."""
    rows: dict[tuple[str, str], Result] = {}
    scales: list[tuple[FactorKey, Scale]] = []
    for factor in QUESTIONNAIRE.factors:
        steps = draw(st.integers(2, 7))
        lowest = draw(st.integers(-3, 3))
        scale = Scale(minimum=lowest, maximum=lowest + steps - 1)
        scales.append((factor.key, scale))
        counts = {
            unit: draw(st.lists(st.integers(0, 1), min_size=steps, max_size=steps))
            for unit in ("fag", "101")
        }
        counts["t"] = [sum(values) for values in zip(*counts.values(), strict=True)]
        units = (
            ["t"] if factor.key == "bullying" else draw(st.sets(st.sampled_from(sorted(counts))))
        )
        for unit in units:
            n = sum(counts[unit])
            total = sum(value * count for value, count in enumerate(counts[unit], start=lowest))
            rows[unit, factor.key] = result(
                unit,
                factor.key,
                n,
                round(total / n, 4) if n else None,
                *(counts[unit] if draw(st.booleans()) else ()),
            )
    ordered = (
        rows[unit.id, factor.key]
        for unit in ORGANISATION.units
        for factor in QUESTIONNAIRE.factors
        if (unit.id, factor.key) in rows
    )
    return Results(round=RoundId("2026"), scales=tuple(scales), rows=tuple(ordered))


@given(many_results(), st.sampled_from(["nb", "nn", "da", "en"]))
def test_what_is_written_is_read(results: Results, language: str) -> None:
    """Results that are written into the workbook come back as they were, in every language."""
    data = write_workbook(
        organisation=ORGANISATION,
        questionnaire=QUESTIONNAIRE,
        language=language,
        results=results,
    )

    assert read(data) == results
