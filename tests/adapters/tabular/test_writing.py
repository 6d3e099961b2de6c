"""The workbook to fill in lists what is asked for, explains itself, and is always the same."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo_tabular import plugin
from arbeidsmiljo_tabular.sheets import Sheet, open_workbook
from arbeidsmiljo_tabular.wording import WORDINGS
from arbeidsmiljo_tabular.workbook_format import WorkbookFormat
from tests.adapters.tabular.workbooks import ORGANISATION, QUESTIONNAIRE, RESULTS_PART, problems

languages = pytest.mark.parametrize("language", sorted(WORDINGS))
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def template(language: str = "nb") -> bytes:
    """Make the empty workbook of the small organisation."""
    return WorkbookFormat().template(
        organisation=ORGANISATION, questionnaire=QUESTIONNAIRE, language=language
    )


def sheets(data: bytes) -> tuple[Sheet, ...]:
    """Read a workbook's sheets."""
    return open_workbook(data, name="mal.xlsx")


def _row(sheet: Sheet, row: int) -> list[str]:
    return [sheet.text(row, column) for column in sheet.columns(row)]


def test_every_unit_and_factor_has_a_row() -> None:
    """There is a row for each unit and factor; sensitive factors have the top unit's only."""
    results, scale, _ = sheets(template())

    assert _row(results, 0) == [
        "Enhet",
        "Enhetsnavn",
        "Faktor",
        "Faktornavn",
        "Antall svar",
        "Gjennomsnitt",
        *(f"Fordeling {number}" for number in range(1, 8)),
    ]
    assert [_row(results, row) for row in results.rows[1:]] == [
        ["t", "Tilsynet for prøver", "workload", "Arbeidsmengde"],
        ["t", "Tilsynet for prøver", "leadership", "Lederskap"],
        ["t", "Tilsynet for prøver", "bullying", "Mobbing"],
        ["fag", "Fagavdelingen", "workload", "Arbeidsmengde"],
        ["fag", "Fagavdelingen", "leadership", "Lederskap"],
        ["101", "=Seksjon 101", "workload", "Arbeidsmengde"],
        ["101", "=Seksjon 101", "leadership", "Lederskap"],
    ]
    assert [_row(scale, row) for row in scale.rows[1:]] == [
        ["workload", "Arbeidsmengde"],
        ["leadership", "Lederskap"],
        ["bullying", "Mobbing"],
    ]


@languages
def test_the_empty_workbook_lacks_numbers_only(language: str) -> None:
    """The workbook in any language is understood; all that is wrong is that it is empty."""
    (problem,) = problems(template(language)).values()

    assert problem == "no row has a number of answers"


@languages
def test_the_guide_is_in_the_language(language: str) -> None:
    """The last sheet explains in the language of the workbook, and names sensitive factors."""
    guide = sheets(template(language))[-1]
    text = "\n".join(guide.text(row, 0) for row in guide.rows)

    assert guide.name == WORDINGS[language].guide
    assert "mobbing" in text
    assert "{" not in text
    assert "#" not in text
    for words in WORDINGS.values():
        assert (words.respondents in text) == (words == WORDINGS[language])


def test_the_guide_speaks_of_sensitive_factors_where_there_are_some() -> None:
    """A questionnaire without sensitive factors gets no sentence about them."""
    plain = evolve(QUESTIONNAIRE, factors=QUESTIONNAIRE.factors[:2])
    with_some = sheets(template())[-1]
    without = sheets(
        WorkbookFormat().template(organisation=ORGANISATION, questionnaire=plain, language="nb")
    )[-1]

    assert len(without.rows) == len(with_some.rows) - 1


def test_other_languages_get_bokmaal() -> None:
    """A language without words of its own gets bokmål."""
    assert template("sv") == template("nb")


def test_equal_arguments_give_equal_bytes() -> None:
    """The workbook is the same, whenever it is made."""
    code = (
        "import sys; from tests.adapters.tabular.test_writing import template;"
        "sys.stdout.buffer.write(template('da'))"
    )
    again = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )

    assert again.stdout == template("da")


def test_typing_is_checked() -> None:
    """The number of answers is asked to be whole, and at most the number who work in the unit."""
    with zipfile.ZipFile(io.BytesIO(template())) as archive:
        sheet = ET.fromstring(archive.read(RESULTS_PART))  # noqa: S314 - our own
    checks = {
        check.get("sqref"): (
            check.get("type"),
            *(check.findtext(f"{MAIN}{formula}") for formula in ("formula1", "formula2")),
        )
        for check in sheet.iter(f"{MAIN}dataValidation")
    }

    assert checks["E2:E4"] == ("whole", "0", "30")
    assert checks["E5:E6"] == ("whole", "0", "18")
    assert checks["E7:E8"] == ("whole", "0", "12")
    assert checks["G7:M8"] == ("whole", "0", "12")
    assert checks["F2:F8"][0] == "decimal"


def test_names_are_never_formulas() -> None:
    """A unit whose name begins with = stands there as text."""
    with zipfile.ZipFile(io.BytesIO(template())) as archive:
        assert b"<f>" not in archive.read(RESULTS_PART)


def test_the_plug_in_reads_xlsx() -> None:
    """The format is found by its suffix."""
    plugins = Plugins({"tabular": plugin})

    assert isinstance(plugins.results_format(".xlsx"), WorkbookFormat)


def test_the_libraries_are_imported_when_they_are_used() -> None:
    """Loading the plug-in does not import the libraries that read and write workbooks."""
    code = (
        "import sys, arbeidsmiljo_tabular.plugin as plugin;"
        "plugin.arbeidsmiljo_results_formats();"
        "sys.exit(len({'openpyxl', 'xlsxwriter'} & sys.modules.keys()))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
