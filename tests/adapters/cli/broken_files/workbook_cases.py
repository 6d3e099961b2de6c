"""Workbooks with something wrong in their cells, or between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.adapters.cli.broken_files.case import Case
from tests.adapters.cli.broken_files.workbooks import (
    FIRST,
    HEAD,
    RESULT,
    SCALES,
    answers,
    book,
    edited,
    results,
    with_rows,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.adapters.cli.broken_files.workbooks import Parts, Row


def _of_results(what: str, parts: Callable[[], Parts], *says: str, is_heavy: bool = False) -> Case:
    return Case(
        what=what,
        file="feil.xlsx",
        door="import",
        says=says,
        made=lambda: zipped(parts()),
        is_heavy=is_heavy,
    )


def _of_answers(
    what: str,
    parts: Callable[[], Parts],
    *says: str,
    door: str = "answers",
    is_heavy: bool = False,
) -> Case:
    return Case(
        what=what,
        file="feil.xlsx",
        door=door,
        says=says,
        made=lambda: zipped(parts()),
        is_heavy=is_heavy,
    )


def _row(**changed: str | float | None) -> Row:
    """Give the good row of results with some cells changed, by the letters of their columns."""
    return tuple(changed.get(letter, value) for letter, value in zip("ABCDEF", RESULT, strict=True))


ANSWERED: Final[Sequence[tuple[str, int, int]]] = (
    *(("g1", 1, 2), ("g1", 3, 4), ("g2", 5, 5), ("s1", 2, 3), ("stab", 4, 4)),
) * 3
"""What respondents answered: their unit, and two answers."""

GOOD: Final[Sequence[Row]] = (("Enhet", "K01", "K02"), *ANSWERED)
"""The rows of an export in which nothing is wrong."""


def _cell(old: str, new: str) -> Callable[[], Parts]:
    return lambda: edited(results(), FIRST, old, new)


N: Final = '<c r="E2"><v>13</v></c>'
MEAN: Final = '<c r="F2"><v>3.2</v></c>'

RESULTS_IN_WORKBOOKS: Final[Sequence[Case]] = (
    _of_results(
        "errors of formulas",
        _cell(
            N + MEAN,
            '<c r="E2" t="e"><f>COUNT(#REF!)</f><v>#REF!</v></c><c r="F2" t="e"><v>#DIV/0!</v></c>',
        ),
        "Resultater!E2: holds an error instead of a value; correct its formula",
        "Resultater!F2: holds an error instead of a value; correct its formula",
    ),
    _of_results(
        "a formula that was never calculated",
        _cell(MEAN, '<c r="F2"><f>AVERAGE(G2:G9)</f></c>'),
        (
            "Resultater!F2: holds a formula that no program has calculated; open "
            "the workbook, save it, and try again"
        ),
    ),
    _of_results(
        "a formula that leads to another workbook",
        _cell(MEAN, '<c r="F2"><f>[1]Ark1!$B$2</f></c>'),
        (
            "Resultater!F2: holds a formula that no program has calculated; open "
            "the workbook, save it, and try again"
        ),
    ),
    _of_results(
        "a date where a number belongs",
        _cell(MEAN, '<c r="F2" t="d"><v>2026-02-03</v></c>'),
        ("Resultater!F2: is a date or a time; format the cell as a number and write it again"),
    ),
    _of_results(
        "a truth value where a number belongs",
        _cell(N, '<c r="E2" t="b"><v>1</v></c>'),
        "Resultater!E2: is a truth value; write a number or text",
    ),
    _of_results(
        "numbers written as text",
        lambda: results(_row(E="13", F="3,2")),
        ("Resultater!E2: is text; write a number, with the decimal sign that the program uses"),
        ("Resultater!F2: is text; write a number, with the decimal sign that the program uses"),
    ),
    _of_results(
        "part of a person",
        lambda: results(_row(E=13.5)),
        "Resultater!E2: is not a whole number; give how many people",
    ),
    _of_results(
        "headings merged over two columns",
        lambda: edited(
            results(_row(), head=(*HEAD[:4], "Svar", None)),
            FIRST,
            "</sheetData>",
            '</sheetData><mergeCells count="1"><mergeCell ref="E1:F1"/></mergeCells>',
        ),
        (
            "Resultater!A1: the first row has no column 'Antall svar' and no column "
            "'Gjennomsnitt'; add it"
        ),
    ),
    _of_results(
        "units merged over their rows",
        lambda: edited(
            results(
                _row(),
                _row(A=None, C="role-clarity"),
                scales=(*SCALES, ("role-clarity", "Rolleklarhet", 1, 5)),
            ),
            FIRST,
            "</sheetData>",
            '</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
        ),
        "Resultater!A3: is empty; name a unit by its id",
    ),
    _of_results(
        "a heading twice",
        lambda: results((*RESULT, 3.1), head=(*HEAD, "Gjennomsnitt")),
        "Resultater!G1: another column has this heading; keep one",
    ),
    _of_results(
        "a title above the headings",
        lambda: book(
            {"Resultater": [("Medarbeiderundersøkelsen 2026",), (), HEAD, RESULT], "Skala": SCALES}
        ),
        ("Resultater!A3: this row looks like the headings; remove what stands above it"),
    ),
    _of_results(
        "no headings",
        lambda: book({"Resultater": [RESULT], "Skala": SCALES}),
        (
            "Resultater!A1: the first row has no column 'Enhet' and no column "
            "'Faktor' and no column 'Antall svar' and no column 'Gjennomsnitt'; add "
            "it"
        ),
    ),
    _of_results(
        "a column missing",
        lambda: results(RESULT[:5], head=HEAD[:5]),
        "Resultater!A1: the first row has no column 'Gjennomsnitt'; add it",
    ),
    _of_results(
        "a gap in the distribution",
        lambda: results((*RESULT, 1, 12), head=(*HEAD, "Fordeling 1", "Fordeling 3")),
        ("Resultater!H1: there is no column 'Fordeling 2' before this one; add it"),
    ),
    _of_results(
        "no sheet of results",
        lambda: book({"Ark1": [HEAD, RESULT], "Skala": SCALES}),
        ("Resultater: there is no such sheet; begin with what 'results template' makes"),
    ),
    _of_results(
        "no sheet of scales",
        lambda: book({"Resultater": [HEAD, RESULT]}),
        ("Skala: there is no such sheet; begin with what 'results template' makes"),
    ),
    _of_results(
        "nothing filled in",
        lambda: results(_row(E=None, F=None)),
        "Resultater!E1: no row has a number of answers",
    ),
    _of_results(
        "no scale for a factor",
        lambda: results(scales=SCALES[:1]),
        ("Skala!C1: factor 'workload' has no scale; give its lowest and highest value"),
    ),
    _of_results(
        "a scale upside down",
        lambda: results(scales=(SCALES[0], ("workload", "", 5, 1))),
        ("Skala!C2: the scale of factor 'workload' needs a lowest value below its highest"),
    ),
    _of_results(
        "a scale in words",
        lambda: results(scales=(SCALES[0], ("workload", "", "uenig", "enig"))),
        ("Skala!C2: is text; write a number, with the decimal sign that the program uses"),
        ("Skala!D2: is text; write a number, with the decimal sign that the program uses"),
    ),
    _of_results(
        "a unit and a factor that nobody knows",
        lambda: results(_row(A="g9", C="arbeidsmengde")),
        "Resultater!A2: there is no unit 'g9' in the organisation",
        ("Resultater!C2: there is no factor 'arbeidsmengde' in questionnaire 'must'"),
    ),
    _of_results(
        "a row twice",
        lambda: results(RESULT, RESULT),
        ("Resultater!A3: unit 'g1' has another row for factor 'workload'; keep one"),
    ),
    _of_results(
        "a mean outside the scale",
        lambda: results(_row(F=7.5)),
        "Resultater!F2: is not within the scale, 1 to 5",
    ),
    _of_results(
        "more who answered than work there",
        lambda: results(_row(E=99)),
        "Resultater!E2: more answered than the 15 who work in unit 'g1'",
    ),
    _of_results(
        "fewer in the whole than in its parts",
        lambda: results(_row(A="s2", E=10), _row()),
        ("Resultater!E2: fewer answered than in the units below together; count those below too"),
    ),
    _of_results(
        "numbers that are none",
        lambda: edited(
            results(), FIRST, N + MEAN, '<c r="E2"><v>1e999</v></c><c r="F2"><v>NaN</v></c>'
        ),
        (
            "workbook: is damaged: sheet 'Resultater' cannot be read after row 1; "
            "write what stands there again, and save it anew"
        ),
    ),
    _of_results(
        "a cell below the last row that there can be",
        lambda: with_rows(results(), b'<row r="99999999"><c r="A99999999"><v>1</v></c></row>'),
        (
            "workbook: has a sheet with cells too far apart; remove what does not "
            "belong to the results"
        ),
        is_heavy=True,
    ),
    _of_results(
        "a shared text that is not there",
        _cell(MEAN, '<c r="F2" t="s"><v>99</v></c>'),
        (
            "workbook: is damaged: sheet 'Resultater' cannot be read after row 1; "
            "write what stands there again, and save it anew"
        ),
    ),
)

ANSWERS_IN_WORKBOOKS: Final[Sequence[Case]] = (
    _of_answers(
        "errors of formulas",
        lambda: edited(
            answers(*GOOD),
            FIRST,
            '<c r="B2"><v>1</v></c>',
            '<c r="B2" t="e"><f>B9/0</f><v>#DIV/0!</v></c>',
        ),
        "Svar!B2: holds an error instead of a value; correct its formula",
    ),
    _of_answers(
        "dates where answers belong",
        lambda: edited(
            answers(*GOOD),
            FIRST,
            '<c r="B2"><v>1</v></c>',
            '<c r="B2" t="d"><v>2026-02-01</v></c>',
        ),
        ("Svar!B2: is a date or a time; format the cell as a number and write it again"),
    ),
    _of_answers(
        "a title above the headings",
        lambda: answers(("Medarbeiderundersøkelsen 2026",), (), *GOOD),
        ("Svar, row 3: looks like the headings; remove what stands above this row"),
    ),
    _of_answers(
        "a heading merged over its questions",
        lambda: edited(
            answers((None, "Om arbeidet", None), *GOOD),
            FIRST,
            "</sheetData>",
            '</sheetData><mergeCells count="1"><mergeCell ref="B1:C1"/></mergeCells>',
        ),
        ("Svar, row 2: looks like the headings; remove what stands above this row"),
    ),
    _of_answers(
        "an error in place of a heading",
        lambda: edited(
            answers(*GOOD),
            FIRST,
            '<c r="B1" t="inlineStr"><is><t xml:space="preserve">K01</t></is></c>',
            '<c r="B1" t="e"><v>#NAME?</v></c>',
        ),
        "column 'K01': is missing; check the mapping, or the export",
    ),
    _of_answers(
        "a column twice",
        lambda: answers(("Enhet", "K01", "K02", "k01 "), ("g1", 1, 2, 3)),
        "column 'K01': is there twice; rename one",
    ),
    _of_answers(
        "two sheets with all columns",
        lambda: book({"Svar": GOOD, "Svar i fjor": GOOD}),
        (
            "sheet 'Svar': has every column that is looked for, and is not the only "
            "one; remove all but one, or rename the columns of the others"
        ),
        (
            "sheet 'Svar i fjor': has every column that is looked for, and is not the only "
            "one; remove all but one, or rename the columns of the others"
        ),
    ),
    _of_answers(
        "a sheet with nothing on it",
        answers,
        "file: has nothing in it; give an export with a row for each respondent",
    ),
    _of_answers(
        "a cell at the far corner",
        lambda: with_rows(answers(*GOOD), b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        (
            "workbook: has a sheet with cells too far apart; remove what does not "
            "belong to the results"
        ),
        is_heavy=True,
    ),
    _of_answers(
        "no headings, of a mapping to be made",
        lambda: answers(*GOOD[1:]),
        (
            "Svar, row 1: looks like somebody's answers and not like headings; put "
            "a row of headings above it"
        ),
        door="mapping",
    ),
    _of_answers(
        "a title above the headings, of a mapping to be made",
        lambda: answers(("Medarbeiderundersøkelsen 2026",), (), *GOOD),
        ("Svar, row 3: looks like the headings; remove what stands above this row"),
        door="mapping",
    ),
    _of_answers(
        "a sheet with nothing on it, of a mapping to be made",
        answers,
        "file: has nothing in it; give an export with a row for each respondent",
        door="mapping",
    ),
    _of_answers(
        "a title above the headings, of figures",
        lambda: answers(
            ("Rapport 2026",), (), ("unit", "parent", "n"), ("t", None, 20), ("a1", "t", 9)
        ),
        ("Svar, row 3: looks like the headings; remove what stands above this row"),
        door="audit",
    ),
)
