"""Workbooks as people fill them in, and the small organisation that they are about."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo_tabular.spreadsheet import new_workbook
from arbeidsmiljo_tabular.workbook_format import WorkbookFormat

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from arbeidsmiljo.survey.results import Results

    Row = Sequence[str | float | date | None]

ORGANISATION: Final = Organisation(
    name="Tilsynet for prøver",
    country="NO",
    on=date(2026, 1, 1),
    units=(
        Unit(id=UnitId("t"), name="Tilsynet for prøver", employees=30),
        Unit(id=UnitId("fag"), name="Fagavdelingen", parent=UnitId("t"), employees=18),
        Unit(id=UnitId("101"), name="=Seksjon 101", parent=UnitId("t"), employees=12),
    ),
)

QUESTIONNAIRE: Final = Questionnaire(
    key="prøve",
    label=Text({"nb": "Prøve"}),
    factors=(
        Factor(key=FactorKey("workload"), label=Text({"nb": "Arbeidsmengde", "en": "Workload"})),
        Factor(
            key=FactorKey("leadership"),
            label=Text({"nb": "Lederskap"}),
            item_class=ItemClass.LEADER,
        ),
        Factor(
            key=FactorKey("bullying"),
            label=Text({"nb": "Mobbing"}),
            item_class=ItemClass.SENSITIVE,
        ),
    ),
)

RESULTS_PART: Final = "xl/worksheets/sheet1.xml"
"""Where a workbook that is made here has its results."""

HEAD: Final[Row] = ("Enhet", "Enhetsnavn", "Faktor", "Faktornavn", "Antall svar", "Gjennomsnitt")
SCALE_HEAD: Final[Row] = ("Faktor", "Faktornavn", "Laveste", "Høyeste")
SCALES: Final[Sequence[Row]] = (
    SCALE_HEAD,
    ("workload", "Arbeidsmengde", 1, 5),
    ("leadership", "Lederskap", 1, 5),
    ("bullying", "Mobbing", 0, 1),
)


def head(values: int) -> Row:
    """Give the headings, with as many columns of a distribution."""
    return (*HEAD, *(f"Fordeling {number}" for number in range(1, values + 1)))


def workbook(
    results: Sequence[Row],
    scales: Sequence[Row] = SCALES,
    *,
    names: tuple[str, str] = ("Resultater", "Skala"),
) -> bytes:
    """Write two sheets, cell by cell; text stays text, and None leaves a cell out.

    A date is written as spreadsheets do it: the number of a day, in a format of dates.
    """
    stream = io.BytesIO()
    book = new_workbook(stream)
    of_dates = book.add_format({"num_format": "d. mmm"})
    for name, rows in zip(names, (results, scales), strict=True):
        sheet = book.add_worksheet(name)
        for place, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(place, column, value)
                elif isinstance(value, date):
                    days = (value - date(1899, 12, 30)).days
                    sheet.write_number(place, column, days, of_dates)
                elif value is not None:
                    sheet.write_number(place, column, value)
    book.close()
    return stream.getvalue()


def read(data: bytes) -> Results:
    """Read a workbook as the results of the small organisation."""
    return WorkbookFormat().read(
        data,
        name="resultater.xlsx",
        round_id=RoundId("2026"),
        organisation=ORGANISATION,
        questionnaire=QUESTIONNAIRE,
    )


def problems(data: bytes) -> dict[str, str]:
    """Give what is wrong with a workbook, by place; each place has one problem."""
    with pytest.raises(InvalidInputError) as caught:
        read(data)
    found = caught.value.problems
    by_place = {problem.where: problem.what for problem in found}
    assert caught.value.source == "resultater.xlsx"
    assert len(by_place) == len(found)
    return by_place


def with_part(data: bytes, path: str, edit: Callable[[bytes], bytes]) -> bytes:
    """Edit one part of a workbook."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        assert path in old.namelist()
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, edit(part) if name == path else part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
