"""A file that is no workbook, or a hostile one, is refused in bounded time and memory."""

from __future__ import annotations

import io
import resource
import struct
import zipfile
from contextlib import suppress
from hashlib import shake_128
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo_tabular.sheets import open_workbook
from tests.adapters.tabular.workbooks import HEAD, RESULTS_PART, problems, read, with_part, workbook
from tests.effort import examples

GOOD = workbook([HEAD, ("t", "", "workload", "", 20, 3.0)])
TEXTS = "xl/sharedStrings.xml"
TYPES = "[Content_Types].xml"


def archive(**parts: bytes) -> bytes:
    """Make a zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty"),
        (b"Enhet;Faktor;Antall svar\n", "is not an .xlsx workbook"),
        (GOOD[:2000], "is not an .xlsx workbook"),
        (archive(mimetype=b"application/vnd.oasis"), "is not an .xlsx workbook"),
        (archive(**{TYPES: b"<Types/>"}), "is not an .xlsx workbook"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "is locked with a password"),
    ],
    ids=["empty", "csv", "cut short", "another zip", "another package", "locked"],
)
def test_what_is_no_workbook(data: bytes, what: str) -> None:
    """A file of another kind is refused with what to do about it."""
    assert problems(data)["workbook"].startswith(what)


def test_strict_workbooks_are_refused() -> None:
    """A workbook in the strict form, whose names no program but Excel writes, is told as that."""
    data = GOOD
    for path in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", RESULTS_PART):
        data = with_part(
            data,
            path,
            lambda part: part.replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            ).replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            ),
        )

    assert problems(data)["workbook"].startswith("has no sheet that can be read")


def test_document_types_are_refused() -> None:
    """No part may declare a document type, so no entity is ever expanded."""
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>'
    data = with_part(GOOD, TEXTS, lambda part: part.replace(b"<?xml", bomb + b"<!--", 1))
    data = with_part(data, TEXTS, lambda part: part.replace(b"?>\n<sst", b"-->\n<sst", 1))

    assert problems(data)["workbook"].startswith("declares a document type")


@pytest.mark.parametrize("encoding", ["UTF-7", "utf-16"])
def test_other_encodings_are_refused(encoding: str) -> None:
    """No part may be written so that one parser sees a document type where another does not."""
    data = with_part(GOOD, TEXTS, lambda part: part.replace(b"UTF-8", encoding.encode(), 1))

    assert problems(data)["workbook"].startswith("is not written in UTF-8")


def test_parts_that_are_not_well_formed_are_refused() -> None:
    """A damaged part is told by its name."""
    data = with_part(GOOD, RESULTS_PART, lambda part: part[:-20])

    assert (
        problems(data)["workbook"] == f"is damaged: {RESULTS_PART} is not well formed; save it anew"
    )


def test_zip_bombs_are_refused() -> None:
    """What would unpack to very much is refused, long before it is unpacked."""
    blanks = bytes(1024 * 1024)
    stream = io.BytesIO(GOOD)
    with (
        zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as made,
        made.open("xl/more.xml", "w") as part,
    ):
        for _ in range(80):
            part.write(blanks)

    assert len(stream.getvalue()) < 200_000
    assert problems(stream.getvalue())["workbook"].startswith("is packed more than 250 times")


def test_workbooks_that_are_too_large_are_refused() -> None:
    """What unpacks to very much is refused, also where it is packed as a sheet may be."""
    noise = shake_128(b"").hexdigest(4_000_000).encode() * 10
    data = with_part(GOOD, RESULTS_PART, lambda part: part + b"<!--" + noise + b"-->")

    assert problems(data)["workbook"].startswith("is larger than 64 MB")


def test_empty_rows_cost_nothing() -> None:
    """Rows in which nothing stands are passed over, and those below them stand where they did."""
    empty = b"".join(b'<row r="%d" ht="15"/>' % row for row in range(2, 300_000))
    data = with_part(
        GOOD,
        RESULTS_PART,
        lambda part: (
            part.replace(b'<row r="2"', empty + b'<row r="300000"')
            .replace(b'2"', b'300000"')
            .replace(b'<row r="300000" ht', b'<row r="2" ht')
            .replace(b'"E300000"><v>20<', b'"E300000"><v>-1<')
        ),
    )

    assert problems(data)["Resultater!E300000"] == "is below 0; give how many answered"


def test_what_does_not_matter_is_never_unpacked() -> None:
    """Pictures and macros are passed over, whatever they would unpack to."""
    stream = io.BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/media/image1.png", bytes(80 * 1024 * 1024))

    assert len(read(stream.getvalue()).rows) == 1


def test_sizes_that_lie_do_not_help() -> None:
    """A part that is longer than its zip says is refused, not read to its end."""
    data = bytearray(GOOD)
    name = RESULTS_PART.encode()
    central = data.rindex(name) - 46
    (size,) = struct.unpack_from("<I", data, central + 24)
    struct.pack_into("<I", data, central + 24, size - 10)

    assert "workbook" in problems(bytes(data))


def peak() -> int:
    """Give the most memory that this process has used so far, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def test_far_cells_cost_nothing() -> None:
    """One cell at the far corner of a sheet does not make billions of empty ones before it."""
    before = peak()
    data = with_part(GOOD, RESULTS_PART, lambda part: part.replace(b'r="F2"', b'r="XFD1048576"'))

    assert [row.mean for row in read(data).rows] == [None]
    assert peak() - before < 20_000


def test_repeated_texts_cost_nothing() -> None:
    """A long text that many cells refer to is kept once."""
    before = peak()
    texts = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t> '
    cells = b"".join(b'<row><c t="s"><v>0</v></c></row>' for _ in range(5000))
    data = with_part(GOOD, TEXTS, lambda _: texts + b"a" * 1_000_000 + b"</t></si></sst>")
    data = with_part(
        data, RESULTS_PART, lambda part: part.replace(b"</sheetData>", cells + b"</sheetData>")
    )

    with pytest.raises(InvalidInputError):
        read(data)
    assert peak() - before < 100_000


def test_too_many_cells_are_refused() -> None:
    """A sheet of very many cells is refused before it has filled the memory."""
    cells = b"<row>" + b"<c><v>1</v></c>" * 500_001 + b"</row></sheetData>"
    data = with_part(GOOD, RESULTS_PART, lambda part: part.replace(b"</sheetData>", cells))

    assert problems(data)["workbook"].startswith("has a sheet with more than 500000 cells")


def test_too_many_elements_are_refused() -> None:
    """A few bytes for each of very many elements are refused before they fill the memory."""
    before = peak()
    data = with_part(
        GOOD,
        RESULTS_PART,
        lambda part: part.replace(
            b"</sheetData>", b"<row>" + b"<c/>" * 4_000_000 + b"</row></sheetData>"
        ),
    )

    assert problems(data)["workbook"].startswith("has a part with more than 1500000 elements")
    assert peak() - before < 300_000


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="99999999"><c><v>1</v></c></row>',
        b"".join(b'<row><c r="XFD%d"/></row>' % row for row in range(3, 400)),
    ],
    ids=["below", "to the right"],
)
def test_cells_far_apart_are_refused(rows: bytes) -> None:
    """The empty places between cells are not gone through without end."""
    data = with_part(
        GOOD, RESULTS_PART, lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>")
    )

    assert problems(data)["workbook"].startswith("has a sheet with cells too far apart")


def test_formulas_that_share_a_text_cost_nothing() -> None:
    """A long formula that many cells share is not written out for each of them."""
    text = b"A1+" * 100_000 + b"1"
    first = b'<row r="3"><c r="A3"><f t="shared" ref="A3:A302" si="0">' + text + b"</f></c></row>"
    more = b"".join(
        b'<row><c r="A%d"><f t="sha&#114;ed" si="0"/></c></row>' % row for row in range(4, 303)
    )
    data = with_part(
        GOOD,
        RESULTS_PART,
        lambda part: part.replace(b"</sheetData>", first + more + b"</sheetData>"),
    )
    before = process_time()

    assert len(read(data).rows) == 1
    assert process_time() - before < 10


def test_two_parts_of_one_name_are_refused() -> None:
    """A zip with a part twice could be read in two ways, and is read in neither."""
    stream = io.BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a") as made, pytest.warns(UserWarning, match="Duplicate name"):
        made.writestr(RESULTS_PART, b"<worksheet/>")

    assert problems(stream.getvalue())["workbook"].startswith("is packed as no workbook is")


def test_too_many_parts_are_refused() -> None:
    """A zip of very many parts is refused before any is read."""
    parts = {f"xl/part{number}.xml": b"<x/>" for number in range(1001)}

    assert problems(archive(**parts))["workbook"].startswith("has more than 1000 parts")


def test_numbers_without_end() -> None:
    """A number too large to be one is found to be wrong where it stands."""
    data = with_part(
        GOOD,
        RESULTS_PART,
        lambda part: part.replace(b'"E2"><v>20<', b'"E2"><v>1e999<').replace(
            b'"F2"><v>3<', b'"F2"><v>' + b"9" * 400 + b"<"
        ),
    )

    assert problems(data) == {
        "Resultater!E2": "is not a whole number; give how many people",
        "Resultater!F2": "is damaged; write it again",
    }


def test_numbers_that_are_none() -> None:
    """A number that is no number is told by its sheet and the row before it."""
    data = with_part(GOOD, RESULTS_PART, lambda part: part.replace(b'"F2"><v>3<', b'"F2"><v>x<'))

    assert problems(data) == {
        "workbook": "is damaged: sheet 'Resultater' cannot be read after row 1; write what stands "
        "there again, and save it anew"
    }


@pytest.mark.parametrize("address", ["7", "E", "E0", "ÆØ1", "E1E1", "ABCD1", "E99999999"])
def test_addresses_that_are_none_are_refused(address: str) -> None:
    """A cell whose address cannot be read is told as damage."""
    data = with_part(
        GOOD, RESULTS_PART, lambda part: part.replace(b'r="F2"', f'r="{address}"'.encode())
    )

    assert "workbook" in problems(data)


@pytest.mark.parametrize("address", [b"", b'r=""'])
def test_cells_without_an_address(address: bytes) -> None:
    """A cell without an address stands after the one before it."""
    data = with_part(GOOD, RESULTS_PART, lambda part: part.replace(b'r="F2"', address))

    assert [row.mean for row in read(data).rows] == [3.0]


def _parts_of(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        return [name for name in made.namelist() if name.startswith("xl/") or name[0] == "["]


@given(st.data())
@settings(max_examples=examples(300))
def test_damaged_workbooks_never_crash(data: st.DataObject) -> None:
    """Whatever is overwritten in any part, the file is read or refused as input, at once."""
    path = data.draw(st.sampled_from(_parts_of(GOOD)))

    def damage(part: bytes) -> bytes:
        start = data.draw(st.integers(0, len(part)))
        end = data.draw(st.integers(start, min(len(part), start + 20)))
        junk = data.draw(
            st.binary(max_size=8)
            | st.sampled_from([b"0", b"-1", b"9" * 5000, b"&lt;", b"s", b"e", b"A1", b"<v>", b"\0"])
        )
        return part[:start] + junk + part[end:]

    broken = with_part(GOOD, path, damage)

    # What is left after damage may still be results; any other error fails the test.
    with suppress(InvalidInputError):
        read(broken)


@given(st.binary(max_size=400))
@example(b"PK\x03\x04")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No bytes at all make anything but a clear error."""
    with pytest.raises(InvalidInputError):
        open_workbook(data, name="resultater.xlsx")
