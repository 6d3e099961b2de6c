"""Files that look broken and are not: they are read, and what they say is kept."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Final

from tests.adapters.cli.broken_files.case import ANSWERS, Case
from tests.adapters.cli.broken_files.spss_cases import spss
from tests.adapters.cli.broken_files.workbook_cases import ANSWERED, GOOD, MEAN, N
from tests.adapters.cli.broken_files.workbooks import (
    DAY,
    FIRST,
    MAIN,
    OFFICE,
    PACKAGE,
    Parts,
    answers,
    edited,
    results,
    with_rows,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EMPTY_ROWS: Final = 1_000_000
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_NARROW: Final = "\N{NARROW NO-BREAK SPACE}"
_FIGURES: Final = "unit;parent;n\nt;;1 234\n"


def _case(what: str, file: str, made: Callable[[], bytes], *, is_heavy: bool = False) -> Case:
    door = {"svar": "answers", "resultater": "import", "tall": "audit"}[file.partition(".")[0]]
    says = {
        "answers": f"Imported {file} as round 2026: 14 results, 7 units, 2 factors.",
        "import": f"Imported {file} as round 2026: 1 result, 1 unit, 1 factor.",
        "audit": f"No group of fewer than 5 can be computed from {file}.",
    }
    return Case(what=what, file=file, door=door, says=(says[door],), made=made, is_heavy=is_heavy)


def _empty_rows(first: int) -> bytes:
    return b"".join(b'<row r="%d"/>' % row for row in range(first, first + _EMPTY_ROWS))


def _with_bomb() -> bytes:
    """Put a picture in that unpacks to very much; nobody looks at it."""
    stream = io.BytesIO(zipped(results()))
    with zipfile.ZipFile(stream, "a") as made:
        picture = zipfile.ZipInfo("xl/media/image1.png", DAY)
        made.writestr(picture, bytes(80 * 1024**2), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _with_link() -> Parts:
    """Lead to another workbook, with the value that was there."""
    linked = '<c r="F2"><f>[1]Ark1!$B$2</f><v>3.2</v></c>'
    link = (
        f'<externalLink xmlns="{MAIN}" xmlns:r="{OFFICE}"><externalBook r:id="rId1"/>'
        "</externalLink>"
    )
    relations = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/externalLinkPath" Target="https://svar.example.no/bok.xlsx" '
        'TargetMode="External"/></Relationships>'
    )
    return {
        **edited(results(), FIRST, MEAN, linked),
        "xl/externalLinks/externalLink1.xml": link.encode(),
        "xl/externalLinks/_rels/externalLink1.xml.rels": relations.encode(),
    }


def _without_addresses() -> Parts:
    parts = results()
    for letter in "ABCDEF":
        parts = edited(parts, FIRST, f'<c r="{letter}2"', "<c")
    return parts


def _of_spss() -> bytes:
    rows = [(unit, float(k01), float(k02)) for unit, k01, k02 in ANSWERED]
    rows.append(("g1", 99.0, 99.0))
    units, k01, k02 = zip(*rows, strict=True)
    return spss({"Enhet": units, "K01": k01, "K02": k02}, missing_ranges={"K01": [99], "K02": [99]})


ODD: Final[Sequence[Case]] = (
    _case(
        "a million empty lines below the answers",
        "svar.csv",
        (ANSWERS + ";;\n" * _EMPTY_ROWS).encode,
        is_heavy=True,
    ),
    _case(
        "a million empty rows below the answers",
        "svar.xlsx",
        lambda: zipped(with_rows(answers(*GOOD), _empty_rows(17))),
        is_heavy=True,
    ),
    _case(
        "a million empty rows below the results",
        "resultater.xlsx",
        lambda: zipped(with_rows(results(), _empty_rows(3))),
        is_heavy=True,
    ),
    _case(
        "200,000 empty cells that have a colour",
        "resultater.xlsx",
        lambda: zipped(
            with_rows(
                results(),
                b"".join(
                    b'<row r="%d">%s</row>'
                    % (
                        row,
                        b"".join(
                            b'<c r="%c%d" s="1"/>' % (letter, row) for letter in b"ABCDEFGHIJ"
                        ),
                    )
                    for row in range(3, 20_003)
                ),
            )
        ),
        is_heavy=True,
    ),
    _case(
        "a sheet that says it is as large as can be",
        "resultater.xlsx",
        lambda: zipped(
            edited(results(), FIRST, "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
        ),
        is_heavy=True,
    ),
    _case(
        "elements 100,000 deep",
        "resultater.xlsx",
        lambda: zipped(with_rows(results(), b"<a>" * 100_000 + b"</a>" * 100_000)),
        is_heavy=True,
    ),
    _case("a picture that is a zip bomb", "resultater.xlsx", _with_bomb, is_heavy=True),
    _case(
        "a link to another workbook, with the value that was there",
        "resultater.xlsx",
        lambda: zipped(_with_link()),
    ),
    _case(
        "formulas with their values",
        "resultater.xlsx",
        lambda: zipped(edited(results(), FIRST, N, '<c r="E2"><f>COUNT(H2:H14)</f><v>13</v></c>')),
    ),
    _case("cells without addresses", "resultater.xlsx", lambda: zipped(_without_addresses())),
    _case(
        "numbers written as text",
        "svar.xlsx",
        lambda: zipped(answers(*(tuple(map(str, row)) for row in GOOD))),
    ),
    _case("a first line that tells the separator", "svar.csv", ("sep=;\n" + ANSWERS).encode),
    _case("UTF-8 with its mark", "svar.csv", lambda: ANSWERS.encode("utf-8-sig")),
    _case("UTF-16 with its mark", "svar.csv", lambda: ANSWERS.encode("utf-16")),
    _case(
        "Windows' encoding and line ends",
        "svar.csv",
        lambda: ANSWERS.replace("K02", "K02;Første").replace("\n", "\r\n").encode("cp1252"),
    ),
    _case("the line ends of old Macs", "svar.csv", lambda: ANSWERS.replace("\n", "\r").encode()),
    _case(
        "one more separator at the end of each line",
        "svar.csv",
        lambda: ANSWERS.replace("\n", ";\n").encode(),
    ),
    _case(
        "commas and quotation marks, with line breaks inside",
        "svar.csv",
        lambda: (
            ANSWERS.replace(";", ",")
            .replace("K02\n", "K02,Tekst\n")
            .replace("\ng1", ',"Ja,\nmen"\ng1')
            .encode()
        ),
    ),
    _case(
        "columns that are needed by nobody, twice",
        "svar.csv",
        lambda: ANSWERS.replace("K02\n", "K02;Tid;Tid\n").encode(),
    ),
    _case("values that are declared missing", "svar.sav", _of_spss),
    _case("spaces between thousands", "tall.csv", _FIGURES.encode),
    _case(
        "spaces that do not break between thousands",
        "tall.csv",
        lambda: _FIGURES.replace("1 234", f"1{_NO_BREAK}234").encode("cp1252"),
    ),
    _case(
        "narrow spaces between thousands",
        "tall.csv",
        lambda: _FIGURES.replace("1 234", f"1{_NARROW}234").encode(),
    ),
    _case(
        "JSON with a mark of UTF-8",
        "tall.json",
        lambda: json.dumps({"units": [{"id": "t", "n": 20}]}).encode("utf-8-sig"),
    ),
)
"""Each is taken in; nothing of what is odd about it is stored."""
