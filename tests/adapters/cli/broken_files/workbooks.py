"""Workbooks part by part, written by hand so that each part can be broken."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from arbeidsmiljo.survey.tables import letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Row = Sequence[str | float | None]

Parts = dict[str, bytes]
"""The parts of a workbook, by path."""

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
TYPES: Final = "[Content_Types].xml"
BOOK: Final = "xl/workbook.xml"
BOOK_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
FIRST: Final = "xl/worksheets/sheet1.xml"
SECOND: Final = "xl/worksheets/sheet2.xml"
_OPENXML: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DAY: Final = (2026, 1, 15, 12, 0, 0)
"""On which every part was written."""

HEAD: Final = ("Enhet", "Enhetsnavn", "Faktor", "Faktornavn", "Antall svar", "Gjennomsnitt")
RESULT: Final[Row] = ("g1", "Gruppe én", "workload", "Arbeidsmengde", 13, 3.2)
SCALES: Final = (
    ("Faktor", "Faktornavn", "Laveste", "Høyeste"),
    ("workload", "Arbeidsmengde", 1, 5),
)


def book(sheets: Mapping[str, Sequence[Row]]) -> Parts:
    """Make the parts of a workbook.

    Args:
        sheets: The rows of each sheet, by its name; None leaves a cell out.
    """
    names = list(enumerate(sheets, start=1))
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" '
        f'ContentType="{_OPENXML}.worksheet+xml"/>'
        for number, _ in names
    )
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in names
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" '
        f'Target="worksheets/sheet{number}.xml"/>'
        for number, _ in names
    )
    parts = {
        TYPES: f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{BOOK}" ContentType="{_OPENXML}.sheet.main+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="{BOOK}"/></Relationships>',
        BOOK: f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        BOOK_RELATIONS: f'<Relationships xmlns="{PACKAGE}/relationships">{relations}'
        "</Relationships>",
    }
    for number, name in names:
        rows = "".join(_row(place, row) for place, row in enumerate(sheets[name], start=1))
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        )
    return {path: (_XML + part).encode() for path, part in parts.items()}


def _row(number: int, row: Row) -> str:
    cells = "".join(
        _cell(f"{letters(column)}{number}", value)
        for column, value in enumerate(row)
        if value is not None
    )
    return f'<row r="{number}">{cells}</row>'


def _cell(place: str, value: str | float) -> str:
    if isinstance(value, str):
        text = escape(value)
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def results(*rows: Row, head: Row = HEAD, scales: Sequence[Row] = SCALES) -> Parts:
    """Make the parts of a filled sheet of results."""
    return book({"Resultater": [head, *(rows or [RESULT])], "Skala": scales})


def answers(*rows: Row) -> Parts:
    """Make the parts of a workbook with a row for each respondent."""
    return book({"Svar": rows})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Make the file of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for path, part in parts.items():
            made.writestr(zipfile.ZipInfo(path, DAY), part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def edited(parts: Parts, path: str, old: str, new: str) -> Parts:
    """Replace something in a part, in which it has to be."""
    before = parts[path]
    assert old.encode() in before
    return {**parts, path: before.replace(old.encode(), new.encode())}


def with_rows(parts: Parts, rows: bytes, path: str = FIRST) -> Parts:
    """Add rows at the end of a sheet, as they are written."""
    end = b"</sheetData>"
    return {**parts, path: parts[path].replace(end, rows + end)}
