"""Archives that are broken, that lie about themselves, or that are made to deceive."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.archives import (
    LARGE,
    LINK,
    STORED,
    STREAMED,
    UTF8,
    Part,
    parts_of,
    zipped,
    zipped_large,
)
from tests.adapters.office.doors import DOORS
from tests.adapters.office.packages import contents
from tests.adapters.office.word_files import paragraph, run, word_file, yellow

if TYPE_CHECKING:
    from collections.abc import Sequence

GOOD = word_file(paragraph(run("Til "), yellow("Navn")))
OTHER = word_file(paragraph(run("Fra "), yellow("Enhet og sted")))
MAIN = "word/document.xml"
XML = contents(GOOD)[MAIN]
PARTS = parts_of(contents(GOOD))
SIZE = len(zipped(PARTS))


def and_more(*more: Part) -> bytes:
    """Put members behind those of a good file."""
    return zipped([*PARTS, *more])


def with_main(main: Part) -> bytes:
    """Put another main part into a good file."""
    return zipped([main if part.name == MAIN else part for part in PARTS])


def main_that(**said: int) -> bytes:
    """Let both headers of the main part say something that is not so."""
    return with_main(Part(name=MAIN, contents=XML, said=said))


def listed_that(**listed: int) -> bytes:
    """Let the directory alone say something of the main part that is not so."""
    return with_main(Part(name=MAIN, contents=XML, listed=listed))


def sharing(*, offset: int, packed: int) -> bytes:
    """Put a second name for the bytes of a good file into its directory."""
    held = Part(name="word/a.xml", method=STORED, listed={"offset": offset, "packed": packed})
    return and_more(held)


def quoted() -> bytes:
    """Let one member hold the header and contents of the next one, as the densest bombs do."""
    inner = Part(name="word/b.xml", contents=b"x" * 50, method=STORED)
    outer = Part(name="word/a.xml", contents=inner.local(), method=STORED)
    body = zipped([*PARTS, outer])
    inside = body.rindex(inner.local())
    held = body.index(b"PK\x01\x02", inside)
    directory = body[held : body.rindex(b"PK\x05\x06")] + inner.entry(inside)
    count = len(PARTS) + 2
    end = (b"PK\x05\x06", 0, 0, count, count, len(directory), held, 0)
    return body[:held] + directory + struct.pack("<4s4H2LH", *end)


def other_name(raw_name: bytes, name: bytes) -> bytes:
    """Write the field that gives a member another name in UTF-8."""
    told = b"\x01" + zlib.crc32(raw_name).to_bytes(4, "little") + name
    return struct.pack("<2H", 0x7075, len(told)) + told


REFUSED = {
    "no members": (zipped([]), "not a docx"),
    "first half": (GOOD[: len(GOOD) // 2], "cut off"),
    "end missing": (GOOD[:-30], "cut off"),
    "last byte missing": (GOOD[:-1], "cut off"),
    "first byte missing": (GOOD[1:], "not a docx"),
    "something before": (b"MZ" + GOOD, "not a docx"),
    "archive before, other length": (OTHER + GOOD, "directory is not where it should be"),
    "archive before, same length": (GOOD + GOOD, "directory is not where it should be"),
    "second end in the comment": (
        zipped(PARTS, comment=struct.pack("<4s4H2LH", b"PK\x05\x06", *[0] * 7)),
        "two ends",
    ),
    "several disks": (zipped(PARTS, said={"disk": 1}), "one of several parts"),
    "member on another disk": (listed_that(disk=2), "one of several parts"),
    "fewer members than listed": (zipped(PARTS, said={"count": 2}), "longer than what it lists"),
    "more members than listed": (zipped(PARTS, said={"count": 9}), "directory is cut off"),
    "too many members": (zipped(PARTS, said={"count": 65_000}), "65000 members"),
    "directory elsewhere": (zipped(PARTS, said={"offset": 7}), "not where it should be"),
    "directory behind the file": (zipped(PARTS, said={"offset": SIZE * 2}), "not where it should"),
    "long end missing": (zipped(PARTS, said={"count": 0xFFFF}), "how large it is is missing"),
    "long end elsewhere": (zipped_large(PARTS, said={"place": 5}), "end is not where"),
    "long end behind the file": (zipped_large(PARTS, said={"place": 2**60}), "end is not where"),
    "long end lies": (zipped_large(PARTS, said={"offset": 2**40}), "not where it should be"),
    "absurd number of members": (zipped_large(PARTS, said={"count": 2**50}), "members"),
    "parent folder": (and_more(Part(name="word/../../x")), r"'word/\.\./\.\./x', which no office"),
    "absolute path": (and_more(Part(name="/etc/passwd")), "no office file has"),
    "drive": (and_more(Part(name="C:/x")), "no office file has"),
    "backslash": (and_more(Part(name="word\\x.xml")), "no office file has"),
    "share": (and_more(Part(name="\\\\server\\share\\x")), "no office file has"),
    "NUL in a name": (and_more(Part(name="word/x.xml\0.png")), "no office file has"),
    "line feed in a name": (and_more(Part(name="word/x\n.xml")), "no office file has"),
    "empty name": (and_more(Part(name="")), "no office file has"),
    "empty folder name": (and_more(Part(name="word//x.xml")), "no office file has"),
    "very long name": (and_more(Part(name="../" + "x" * 60_000)), r"x…', which no office"),
    "name is not UTF-8": (and_more(Part(name=b"word/\xff.xml", flags=UTF8)), "name is not text"),
    "another name in UTF-8": (
        and_more(Part(name="word/x.xml", extra=other_name(b"word/x.xml", b"../x"))),
        "'word/x.xml' in it is described in two ways",
    ),
    "two of a name": (and_more(Part(name=MAIN)), "two members named 'word/document.xml'"),
    "two of a short name": (and_more(Part(name="a"), Part(name="a")), "two members named 'a'"),
    "upper and lower case": (and_more(Part(name="Word/Document.XML")), "two members"),
    "link": (listed_that(external=LINK), "'word/document.xml' in it is a link"),
    "device": (listed_that(external=0o020666 << 16), "a link or a device"),
    "pipe": (listed_that(external=0o010666 << 16), "a link or a device"),
    "encrypted": (main_that(flags=1), "'word/document.xml' in it is encrypted"),
    "strongly encrypted": (main_that(flags=0x41), "encrypted"),
    "encrypted with AES": (main_that(method=99), "encrypted"),
    "Deflate64": (main_that(method=9), r"document.xml' .* office files do not use \(Deflate64"),
    "bzip2": (main_that(method=12), "bzip2, method 12"),
    "LZMA": (main_that(method=14), "LZMA, method 14"),
    "Zstandard": (main_that(method=93), "Zstandard, method 93"),
    "method that nobody knows": (main_that(method=77), "method 77"),
    "checksum": (main_that(checksum=7), "'word/document.xml' is damaged"),
    "size too small": (main_that(size=len(XML) - 1), "damaged"),
    "size too large": (main_that(size=len(XML) + 1), "damaged"),
    "size of a bomb": (main_that(size=0xFFFFFFF0), "zip bomb"),
    "size without its long field": (main_that(size=LARGE), "sizes of 'word/document.xml'"),
    "packed size too small": (main_that(packed=20), "damaged"),
    "packed size too large": (main_that(packed=2**30), "'word/document.xml' is cut off"),
    "stored, sizes differ": (
        with_main(Part(name=MAIN, contents=XML, method=STORED, said={"size": 5})),
        "sizes of 'word/document.xml' cannot be right",
    ),
    "something behind the contents": (
        with_main(Part(name=MAIN, contents=XML, packed=Part(name="", contents=XML).data + b"x")),
        "damaged",
    ),
    "not compressed, though it says so": (
        with_main(Part(name=MAIN, contents=XML, packed=XML)),
        "'word/document.xml' is damaged",
    ),
    "headers disagree on the size": (listed_that(size=9), "described in two ways"),
    "headers disagree on the checksum": (listed_that(checksum=9), "described in two ways"),
    "headers disagree on the method": (
        with_main(Part(name=MAIN, contents=XML, said={"method": 0}, listed={"method": 8})),
        "described in two ways",
    ),
    "headers disagree on encryption": (
        with_main(Part(name=MAIN, contents=XML, said={"flags": 1}, listed={"flags": 0})),
        "described in two ways",
    ),
    "headers disagree on the name": (listed_that(offset=0), "described in two ways"),
    "member behind the directory": (listed_that(offset=SIZE - 40), "is missing|not where"),
    "member where none is": (listed_that(offset=3), "not where the directory says"),
    "bytes of another, all of them": (
        zipped([*PARTS, Part(name=MAIN + "x", listed={"offset": 0})]),
        "described in two ways|shares bytes",
    ),
    "bytes of another, some of them": (quoted(), "shares bytes with another"),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("case", REFUSED)
def test_an_archive_that_deceives_is_refused_at_every_door(case: str, door: str) -> None:
    """The error names the file, the member where there is one, what is wrong, and what to do."""
    data, says = REFUSED[case]
    with pytest.raises(TemplateError, match=f"^{DOORS[door].name}:? .*({says})") as refused:
        DOORS[door].through(data)
    assert "; " in str(refused.value)


def with_name(name: str | bytes, flags: int = 0, extra: bytes = b"") -> bytes:
    """Put a picture with such a name into a good file."""
    return and_more(Part(name=name, contents=b"picture", flags=flags, extra=extra))


ACCEPTED = {
    "Zip64": zipped_large(PARTS),
    "Zip64, stored": zipped_large(
        [Part(name=p.name, contents=p.contents, method=0) for p in PARTS]
    ),
    "comment": zipped(PARTS, comment=b"Laget av et annet program"),
    "line feed behind it": GOOD + b"\n",
    "much behind it": GOOD + bytes(60_000),
    "sizes behind the contents": zipped(
        [Part(name=p.name, contents=p.contents, flags=STREAMED) for p in PARTS]
    ),
    "not compressed": zipped([Part(name=p.name, contents=p.contents, method=0) for p in PARTS]),
    "members from the last to the first": zipped(PARTS[::-1]),
    "folders": and_more(Part(name="word/media/", method=STORED)),
    "name in an old encoding": with_name(b"word/media/bl\x86b\x91r.png"),
    "name in UTF-8": with_name("word/media/blåbær.png", UTF8),
    "the same name in UTF-8": with_name(
        "word/media/x.png", extra=other_name(b"word/media/x.png", b"word/media/x.png")
    ),
    "a field that breaks off": with_name("word/media/x.png", extra=b"\x75\x70\x00"),
    "names of Mac OS": with_name("__MACOSX/word/._document.xml"),
}


@pytest.mark.parametrize("case", ACCEPTED)
def test_an_archive_of_another_program_is_filled(case: str) -> None:
    """It is read as any other, and written in the plain form, each member as it was."""
    template = OfficeTemplateEngine().open(ACCEPTED[case], name="mal.docx")
    filled = template.fill({"navn": "Kari"}, language="nb").data

    assert template.read(filled).values == {"navn": "Kari"}
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        assert archive.comment == b""
        assert not any(info.flag_bits & STREAMED or info.extra for info in archive.infolist())
    before, after = contents(ACCEPTED[case]), contents(filled)
    assert {key: held for key, held in before.items() if key != MAIN} == {
        key: held for key, held in after.items() if key != MAIN
    }


@given(length=st.integers(0, len(GOOD) - 1))
def test_no_beginning_of_a_file_is_a_file(length: int) -> None:
    """Wherever a file was cut off, it is refused."""
    with pytest.raises(TemplateError, match=r"^mal\.docx: "):
        OfficeTemplateEngine().open(GOOD[:length], name="mal.docx")


@given(order=st.permutations(PARTS), large=st.booleans(), behind=st.binary(max_size=20))
def test_the_order_and_the_form_of_an_archive_change_no_field(
    *, order: Sequence[Part], large: bool, behind: bytes
) -> None:
    """The same members are the same document, in whatever order and form they are written."""
    data = (zipped_large(order) if large else zipped(order)) + behind
    template = OfficeTemplateEngine().open(data, name="mal.docx")

    assert [field.prompt for field in template.fields] == ["Navn"]
    assert contents(template.fill({}, language="nb").data) == contents(GOOD)
