"""Broken text: `.csv` files of answers and of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.adapters.cli.broken_files.case import ANSWERS, Case

if TYPE_CHECKING:
    from collections.abc import Sequence


def _answers(
    what: str, data: bytes | str, *says: str, door: str = "answers", is_heavy: bool = False
) -> Case:
    made = data.encode() if isinstance(data, str) else data
    return Case(
        what=what, file="feil.csv", door=door, says=says, made=lambda: made, is_heavy=is_heavy
    )


def _figures(what: str, data: bytes | str, *says: str) -> Case:
    return _answers(what, data, *says, door="audit")


ANSWERS_IN_TEXT: Final[Sequence[Case]] = (
    _answers(
        "an empty file",
        b"",
        ("file: is empty; give a file with a line of headings and a line for each row"),
    ),
    _answers(
        "white space alone",
        " \r\n;;\r\n\t\n",
        ("file: is empty; give a file with a line of headings and a line for each row"),
    ),
    _answers(
        "headings and no row",
        "Enhet;K01;K02\n",
        ("rows: nobody has answered any of the items; check the mapping, or the export"),
    ),
    _answers(
        "a picture that is called .csv",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(64),
        "file: is not text; save it as 'CSV (separated values)'",
    ),
    _answers(
        "a workbook that is called .csv",
        b"PK\x03\x04\x14\0\0\0" + bytes(64),
        "file: is not text; save it as 'CSV (separated values)'",
    ),
    _answers(
        "UTF-16 that ends in the middle of a letter",
        b"\xff\xfe" + ANSWERS.encode("utf-16-le")[:-1],
        ("file: is not the text in UTF-16 that it says it is; save it as text anew"),
    ),
    _answers(
        "UTF-16 without its mark",
        ANSWERS.encode("utf-16-le"),
        "file: is not text; save it as 'CSV (separated values)'",
    ),
    _answers(
        "UTF-8 that ends in the middle of a letter",
        b"\xef\xbb\xbfEnhet;K01;K02\ng1;3;\xc3",
        ("file: is not the text in UTF-8 that it says it is; save it as text anew"),
    ),
    _answers(
        "two encodings in one file",
        "Enhet;K01;K02;Første\n".encode() + "g1;1;2;ø\x81\n".encode("latin-1"),
        ("file: mixes encodings, or has one that is not known; save it as 'CSV UTF-8'"),
    ),
    _answers(
        "letters of another code page, in the unit",
        "Enhet;K01;K02\nseksjon \xe6;1;2\n".encode("cp865"),
        (
            "row 2, column 'Enhet': names no unit of the organisation; correct it, "
            "or say in the mapping which it is"
        ),
    ),
    _answers(
        "a quotation mark that is never closed",
        'Enhet;K01;K02\ng1;1;2\ng1;"3;4\ng2;5;5\n',
        (
            "file: cannot be read after line 3: a quotation mark is not closed, or "
            "a cell is longer than 131072 characters; correct that line"
        ),
    ),
    _answers(
        "a cell of 200,000 letters",
        "Enhet;K01;K02\ng1;1;" + "å" * 200_000 + "\n",
        (
            "file: cannot be read after line 2: a quotation mark is not closed, or "
            "a cell is longer than 131072 characters; correct that line"
        ),
    ),
    _answers(
        "a line with more cells than headings",
        "Enhet;K01;K02\ng1;1;2\ng1;3;4;Sa mye; mer\n",
        (
            "file: has more columns in line 3 than headings in line 1; put text "
            "with separators in quotation marks"
        ),
    ),
    _answers(
        "20,000 columns",
        "K;" * 20_000 + "\n",
        "file: has more cells than any survey; give a part of it",
        is_heavy=True,
    ),
    _answers(
        "a separator that nobody uses",
        ANSWERS.replace(";", ":"),
        (
            "row 1: has one column, and units and answers are two; part columns by "
            "semicolons, commas or tabs"
        ),
    ),
    _answers(
        "decimal commas in a file parted by commas",
        "Enhet,K01,K02\ng1,1,5,2\n",
        (
            "file: has more columns in line 2 than headings in line 1; put text "
            "with separators in quotation marks"
        ),
    ),
    _answers(
        "a column twice",
        "Enhet;K01;K02;K01\ng1;1;2;3\n",
        "column 'K01': is there twice; rename one",
    ),
    _answers(
        "a column missing",
        "Enhet;K01\ng1;1\n",
        "column 'K02': is missing; check the mapping, or the export",
    ),
    _answers(
        "no headings",
        "g1;1;2\ng1;3;4\ng2;5;5\n",
        (
            "row 1: looks like somebody's answers and not like headings; put a row "
            "of headings above it"
        ),
    ),
    _answers(
        "a title above the headings",
        "Rapport fra Skjemaverket 2026;;\n;;\n" + ANSWERS,
        (
            "file: has one heading in line 1 and more columns in line 3; where line "
            "3 has the headings, remove what stands above it"
        ),
    ),
    _answers(
        "a title alone in its line above the headings",
        "Rapport fra Skjemaverket 2026\n" + ANSWERS,
        (
            "file: has one heading in line 1 and more columns in line 2; where line "
            "2 has the headings, remove what stands above it"
        ),
    ),
    _answers(
        "answers outside their scale",
        "Enhet;K01;K02\ng1;6;2\ng1;3;0\ng2;2,5;5\n",
        "row 2, column 'K01': is not on the scale 1 to 5",
        "row 3, column 'K02': is not on the scale 1 to 5",
        "row 4, column 'K01': is not on the scale 1 to 5",
    ),
    _answers(
        "words in place of numbers",
        "Enhet;K01;K02\ng1;Svært enig;2\n",
        (
            "row 2, column 'K01': is neither a number nor an answer that is known; "
            "say in the mapping what it means"
        ),
    ),
    _answers(
        "errors of a spreadsheet",
        "Enhet;K01;K02\ng1;#N/A;2\ng1;#DIV/0!;3\n",
        (
            "row 2, column 'K01': is neither a number nor an answer that is known; "
            "say in the mapping what it means"
        ),
        (
            "row 3, column 'K01': is neither a number nor an answer that is known; "
            "say in the mapping what it means"
        ),
    ),
    _answers(
        "units that nobody knows",
        "Enhet;K01;K02\nKari Nordmann;1;2\n;3;4\n",
        (
            "row 2, column 'Enhet': names no unit of the organisation; correct it, "
            "or say in the mapping which it is"
        ),
        "row 3, column 'Enhet': is empty; each who answered is of a unit",
    ),
    _answers(
        "nobody who answered",
        "Enhet;K01;K02\ng1;;\ng2;;\n",
        ("rows: nobody has answered any of the items; check the mapping, or the export"),
    ),
    _answers(
        "250 rows with the same fault",
        "Enhet;K01;K02\n" + "g1;9;2\n" * 250,
        *(f"row {row}, column 'K01': is not on the scale 1 to 5" for row in range(2, 102)),
        "column 'K01': is not on the scale 1 to 5: 150 more cells",
    ),
    _answers(
        "no headings, of a mapping to be made",
        "g1;1;2;Sjefen roper\n" + "g1;3;4;Det er bra\ng2;5;5;Ja da\n" * 4,
        (
            "row 1: looks like somebody's answers and not like headings; put a row "
            "of headings above it"
        ),
        door="mapping",
    ),
    _answers(
        "headings and no row, of a mapping to be made",
        "Enhet;K01;K02\n",
        "file: has no answers below its headings; give an export with answers",
        door="mapping",
    ),
    _answers(
        "a column twice, of a mapping to be made",
        "Enhet;K01;K02;K01\n" + "g1;1;2;3\ng2;3;4;5\n" * 4,
        "column 'K01': is there twice; rename one",
        door="mapping",
    ),
    _answers(
        "rows without any answer, of a mapping to be made",
        "Enhet;K01;K02\n" + "g1;;\ng2;;\n" * 4,
        "file: has no answers below its headings; give an export with answers",
        door="mapping",
    ),
    _answers(
        "free text alone, of a mapping to be made",
        "Enhet;Hva vil du si?\n" + "".join(f"g1;Jeg mener {n}\n" for n in range(20)),
        (
            "file: in no column do answers come again, as answers to choose from "
            "do; give an export with more of them"
        ),
        door="mapping",
    ),
)

FIGURES_IN_TEXT: Final[Sequence[Case]] = (
    _figures(
        "none of the columns",
        "a;b\n1;2\n",
        (
            "first row: no table has the columns 'unit', 'parent', 'n', with 'mean' "
            "and 'factor' where they are told; name them so"
        ),
    ),
    _figures(
        "a column twice",
        "unit;parent;n;enhet\nt;;20;t\na1;t;9;a1\n",
        "row 1, column 'enhet': another column tells unit as well; keep one",
    ),
    _figures(
        "a unit twice",
        "unit;parent;n\nt;;20\na1;t;9\na1;t;9\n",
        "unit 'a1': is told twice; keep one",
    ),
    _figures(
        "a unit above that is not there",
        "unit;parent;n\nt;;20\na1;borte;9\n",
        "unit 'a1': there is no unit 'borte' to stand above it",
    ),
    _figures(
        "units that stand above each other",
        "unit;parent;n\nt;a1;20\na1;t;9\n",
        "unit 'a1': stands above itself, or below a unit that does",
        "unit 't': stands above itself, or below a unit that does",
    ),
    _figures(
        "more in a part than in the whole",
        "unit;parent;n\nt;;20\na1;t;29\n",
        ("unit 't': fewer answered than in the units below together; count those below too"),
    ),
    _figures(
        "a number below zero",
        "unit;parent;n\nt;;-20\n",
        "unit 't': the number is below 0; give how many answered",
    ),
    _figures(
        "words in place of numbers",
        "unit;parent;n\nt;;mange\na1;t;9,5\n",
        (
            "row 2, column 'n': is no number; write digits, with a comma or a point "
            "before decimals alone"
        ),
        "row 3, column 'n': is not a whole number; give how many people",
    ),
    _figures(
        "a mean without its n",
        "unit;parent;n;mean\nt;;20;3,9\na1;t;<5;3,2\n",
        "unit 'a1': is shown without its n; give n, or leave the mean out",
    ),
    _figures(
        "a row without its unit",
        "unit;parent;n\nt;;20\n;t;9\n",
        "row 3, column 'unit': is empty; name a unit by its id",
    ),
    _figures(
        "numbers with points between thousands",
        "unit;parent;n\nt;;1.234\na1;t;1.234.567\n",
        "row 2, column 'n': is not a whole number; give how many people",
        (
            "row 3, column 'n': is no number; write digits, with a comma or a point "
            "before decimals alone"
        ),
    ),
    _figures(
        "rows that say nothing",
        "unit;parent;n\n;;\n;;\n",
        "row 2, column 'unit': no row names a unit",
    ),
    _figures(
        "a number with 400 digits",
        f"unit;parent;n\nt;;{'9' * 400}\n",
        (
            "row 2, column 'n': is no number; write digits, with a comma or a point "
            "before decimals alone"
        ),
    ),
)
