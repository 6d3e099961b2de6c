"""Files that are called workbooks and are none, or are damaged or hostile as a whole."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from tests.adapters.cli.broken_files.case import Case
from tests.adapters.cli.broken_files.workbooks import (
    BOOK,
    BOOK_RELATIONS,
    DAY,
    FIRST,
    MAIN,
    OFFICE,
    TYPES,
    book,
    edited,
    results,
    with_rows,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def _case(
    what: str,
    made: Callable[[], bytes],
    *says: str,
    is_heavy: bool = False,
    door: str = "import",
) -> Case:
    return Case(what=what, file="feil.xlsx", door=door, says=says, made=made, is_heavy=is_heavy)


def _strict() -> bytes:
    parts = results()
    for path in (BOOK, BOOK_RELATIONS, FIRST):
        text = parts[path].decode()
        text = text.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        text = text.replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        parts[path] = text.encode()
    return zipped(parts)


def _bomb(part: bytes, times: int) -> bytes:
    """Add a part that unpacks to very much."""
    stream = io.BytesIO(zipped(results()))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as made:
        info = zipfile.ZipInfo("xl/more.xml", DAY)
        info.compress_type = zipfile.ZIP_DEFLATED
        with made.open(info, "w") as more:
            for _ in range(times):
                more.write(part)
    return stream.getvalue()


def _locked() -> bytes:
    """Set the mark of a locked member, in its own header and in the directory."""
    data = bytearray(zipped(results()))
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(start)
        while place >= 0:
            data[place + flags] |= 1
            place = data.find(start, place + 1)
    return bytes(data)


def _overwritten() -> bytes:
    """Overwrite the middle of the first sheet as it lies packed."""
    data = zipped(results())
    place = data.find(FIRST.encode()) + len(FIRST) + 200
    return data[:place] + b"\xff" * 40 + data[place + 40 :]


def _twice() -> bytes:
    """Put a part in twice, which no library for zips does unasked: a name is written over."""
    other = "xl/worksheets/sheet9.xml"
    return zipped({**results(), other: b"<worksheet/>"}).replace(other.encode(), FIRST.encode())


def _one_part(sheets: int) -> bytes:
    """Make a workbook whose sheets are all one part, with texts that they share."""
    number, length = 15, 1_000_000
    texts = b"".join(b"<si><t>%d%b</t></si>" % (n, b"x" * length) for n in range(number))
    rows = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>%d</v></c></row>' % (n + 1, n + 1, n)
        for n in range(number)
    )
    parts = edited(
        book({"Svar": ()}),
        BOOK_RELATIONS,
        "</R",
        f'<Relationship Id="texts" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></R',
    )
    listed = "".join(f'<sheet name="Ark{n}" sheetId="{n}" r:id="rId1"/>' for n in range(2, sheets))
    parts = edited(parts, BOOK, "</sheets>", f"{listed}</sheets>")
    head = f'<sst xmlns="{MAIN}">'.encode()
    return zipped({**with_rows(parts, rows), "xl/sharedStrings.xml": head + texts + b"</sst>"})


_BOMB: Final = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet'
)
_OUTSIDE: Final = '<!DOCTYPE x [<!ENTITY a SYSTEM "hemmelig.txt">]><worksheet'

PACKAGES: Final[Sequence[Case]] = (
    _case(
        "an empty file",
        lambda: b"",
        "workbook: the file is empty; give a workbook that holds something",
    ),
    _case(
        "half of a workbook",
        lambda: (good := zipped(results()))[: len(good) // 2],
        ("workbook: is not an .xlsx workbook, or is damaged; save it as 'Excel workbook (.xlsx)'"),
    ),
    _case(
        "a workbook that lacks its last bytes",
        lambda: zipped(results())[:-30],
        ("workbook: is not an .xlsx workbook, or is damaged; save it as 'Excel workbook (.xlsx)'"),
    ),
    _case(
        "text that is called .xlsx",
        lambda: b"Enhet;Faktor;Antall svar\ng1;workload;13\n",
        ("workbook: is not an .xlsx workbook, or is damaged; save it as 'Excel workbook (.xlsx)'"),
    ),
    _case(
        "a web page that is called .xlsx, as some vendors send",
        lambda: b"<html><table><tr><td>Enhet</td></tr></table></html>",
        ("workbook: is not an .xlsx workbook, or is damaged; save it as 'Excel workbook (.xlsx)'"),
    ),
    _case(
        "a PDF file that is called .xlsx",
        lambda: b"%PDF-1.7\n" + bytes(100),
        ("workbook: is not an .xlsx workbook, or is damaged; save it as 'Excel workbook (.xlsx)'"),
    ),
    _case(
        "a workbook of old Excel, or one that is locked",
        lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
        (
            "workbook: is locked with a password or of an old form; save it without "
            "a password as .xlsx"
        ),
    ),
    _case(
        "a zip of something else",
        lambda: zipped({"notat.txt": b"hei"}),
        ("workbook: is not an .xlsx workbook; save it as 'Excel workbook (.xlsx)'"),
    ),
    _case(
        "an OpenDocument spreadsheet",
        lambda: zipped(
            {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}
        ),
        ("workbook: is not an .xlsx workbook; save it as 'Excel workbook (.xlsx)'"),
    ),
    _case(
        "a Word document that is called .xlsx",
        lambda: zipped({TYPES: b"<Types/>", "word/document.xml": b"<x/>"}),
        ("workbook: is not an .xlsx workbook, or is damaged; save it as 'Excel workbook (.xlsx)'"),
    ),
    _case(
        "members that are locked",
        _locked,
        "workbook: is locked with a password; save it without one",
    ),
    _case(
        "a workbook in the strict form",
        _strict,
        (
            "workbook: has no sheet that can be read; save it as 'Excel workbook "
            "(.xlsx)', not as 'Strict Open XML'"
        ),
    ),
    _case(
        "a part overwritten in the middle",
        _overwritten,
        ("workbook: is not an .xlsx workbook, or is damaged; save it as 'Excel workbook (.xlsx)'"),
    ),
    _case(
        "a sheet that ends in the middle",
        lambda: zipped({**(parts := results()), FIRST: parts[FIRST][:-40]}),
        ("workbook: is damaged: xl/worksheets/sheet1.xml is not well formed; save it anew"),
    ),
    _case(
        "a sheet that the workbook names and does not have",
        lambda: zipped({path: part for path, part in results().items() if path != FIRST}),
        ("Resultater: there is no such sheet; begin with what 'results template' makes"),
    ),
    _case(
        "no list of sheets",
        lambda: zipped({path: part for path, part in results().items() if path != BOOK}),
        ("workbook: is not an .xlsx workbook, or is damaged; save it as 'Excel workbook (.xlsx)'"),
    ),
    _case("a part twice", _twice, "workbook: is packed as no workbook is; save it anew"),
    _case(
        "a part in another encoding",
        lambda: zipped(edited(results(), FIRST, "UTF-8", "UTF-16")),
        "workbook: is not written in UTF-8, as every workbook is; save it anew",
    ),
    _case(
        "entities that grow",
        lambda: zipped(edited(results(), FIRST, "<worksheet", _BOMB)),
        ("workbook: declares a document type, which no workbook does; save it anew"),
        is_heavy=True,
    ),
    _case(
        "an entity that leads outside",
        lambda: zipped(edited(results(), FIRST, "<worksheet", _OUTSIDE)),
        ("workbook: declares a document type, which no workbook does; save it anew"),
    ),
    _case(
        "a zip bomb of blanks",
        lambda: _bomb(b" " * 1024**2, 80),
        (
            "workbook: is packed more than 250 times smaller than it is, as zip "
            "bombs are; save it anew"
        ),
        is_heavy=True,
    ),
    _case(
        "a zip bomb of blanks, of answers",
        lambda: _bomb(b" " * 1024**2, 80),
        (
            "workbook: is packed more than 250 times smaller than it is, as zip "
            "bombs are; save it anew"
        ),
        is_heavy=True,
        door="answers",
    ),
    _case(
        "a zip bomb of empty cells",
        lambda: zipped(with_rows(results(), b"<row>" + b"<c/>" * 2_000_000 + b"</row>")),
        (
            "workbook: has a part with more than 1500000 elements, which is for a "
            "sheet of values alone; remove what does not belong to the results, or "
            "paste the sheet as values"
        ),
        is_heavy=True,
    ),
    _case(
        "1,001 parts",
        lambda: zipped({**results(), **{f"xl/part{n}.xml": b"<x/>" for n in range(1001)}}),
        "workbook: has more than 1000 parts; save it anew",
        is_heavy=True,
    ),
    _case(
        "one part that is 500 sheets",
        lambda: _one_part(500),
        (
            "workbook: has two sheets that are one and the same part, as no program "
            "writes them; save it anew"
        ),
        is_heavy=True,
        door="answers",
    ),
    _case(
        "600,000 cells with a formula among them",
        lambda: zipped(
            with_rows(
                results(),
                b'<row r="3"><c r="A3"><f>1+1</f></c></row>'
                + b"".join(
                    b'<row r="%d">%s</row>' % (row, b"<c><v>1</v></c>" * 100)
                    for row in range(4, 6004)
                ),
            )
        ),
        (
            "workbook: has a sheet with more than 500000 cells, and formulas or "
            "errors among them; remove what does not belong to the results, or "
            "paste the sheet as values"
        ),
        is_heavy=True,
    ),
)
