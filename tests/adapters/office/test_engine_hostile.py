"""Files that are broken, something else, or made to do harm."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import warnings
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from arbeidsmiljo.errors import ArbeidsmiljoError, TemplateError
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import contents, with_members
from tests.adapters.office.slide_files import new_deck, new_slide, saved, text_box
from tests.adapters.office.word_files import (
    HEAD,
    SPACES,
    paragraph,
    run,
    table,
    text_row,
    word_file,
    yellow,
    yellow_row,
)

if TYPE_CHECKING:
    from typing_extensions import Buffer

GOOD = word_file(paragraph(run("Til "), yellow("Navn")), table(text_row("a"), yellow_row("x", "y")))
MAIN = "word/document.xml"


def open_file(data: bytes) -> None:
    """Open, fill and read a file."""
    engine = OfficeTemplateEngine()
    template = engine.open(data, name="mal.docx")
    template.fill({field.key: [] for field in template.fields if field.columns}, language="nb")
    engine.texts(data, name="mal.docx")


def archive(*members: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Make an archive of members, also under names that zipfile warns of."""
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(file, "w", compression) as made:
            for name, data in members:
                made.writestr(name, data)
    return file.getvalue()


def members(**more: bytes) -> list[tuple[str, bytes]]:
    """Return the members of the good file, and more."""
    return [*contents(GOOD).items(), *more.items()]


def with_body(xml: str) -> bytes:
    """Return the good file with another main part."""
    return with_members(GOOD, {MAIN: xml.encode()})


def patched(offset: int, new: bytes) -> bytes:
    """Change the entry of the main part in the directory of the archive."""
    data = bytearray(GOOD)
    entry = data.rfind(b"PK\x01\x02", 0, data.rfind(MAIN.encode()))
    data[entry + offset : entry + offset + len(new)] = new
    return bytes(data)


def overlapping() -> bytes:
    """Let the first member reach over those that follow it."""
    data = bytearray(GOOD)
    entry = data.find(b"PK\x01\x02")
    data[entry + 20 : entry + 24] = struct.pack("<L", len(GOOD) // 2)
    return bytes(data)


FLAGS, METHOD, CHECKSUM, SIZE = 8, 10, 16, 24  # offsets in an entry of the directory
NESTED = 3000
WORKBOOK = contents(GOOD)["[Content_Types].xml"].replace(
    b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"
)
BOMB = f'{HEAD}<!DOCTYPE w [<!ENTITY a "{"x" * 100}">]><w:document {SPACES}><w:body/></w:document>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"Hei", "is not a docx or pptx", id="text"),
        pytest.param(b"%PDF-1.7", "is a PDF file", id="pdf"),
        pytest.param(rb"{\rtf1", "Rich Text", id="rtf"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "until 2007", id="doc"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
            id="encrypted document",
        ),
        pytest.param(archive(("a.txt", b"a")), "not a docx", id="other archive"),
        pytest.param(
            archive(("mimetype", b"application/vnd.oasis.opendocument.text")),
            "OpenDocument",
            id="odt",
        ),
        pytest.param(GOOD[: len(GOOD) // 2], "cut off", id="first half"),
        pytest.param(GOOD[:-30], "cut off", id="end missing"),
        pytest.param(archive(*members(), ("word/../../x", b"")), "no office file", id="way out"),
        pytest.param(archive(*members(), ("/etc/x", b"")), "no office file has", id="absolute"),
        pytest.param(archive(*members(), ("C:/x", b"")), "no office file has", id="drive"),
        pytest.param(archive(*members(), (MAIN, b"")), "two members", id="duplicate"),
        pytest.param(archive(*members(), ("Word/Document.xml", b"")), "two members", id="case"),
        pytest.param(patched(FLAGS, b"\1\0"), "encrypted", id="encrypted member"),
        pytest.param(patched(METHOD, b"\x0e\0"), "method 14", id="other compression"),
        pytest.param(overlapping(), "shares bytes|cut off", id="overlapping members"),
        pytest.param(patched(SIZE, struct.pack("<L", 10)), "damaged", id="size too small"),
        pytest.param(patched(SIZE, struct.pack("<L", 0xFFFFFFF0)), "zip bomb", id="size too large"),
        pytest.param(patched(CHECKSUM, b"abcd"), "damaged", id="checksum"),
        pytest.param(with_body(BOMB), "document type", id="doctype"),
        pytest.param(
            with_members(GOOD, {MAIN: BOMB.replace("UTF-8", "UTF-16").encode("utf-16")}),
            "document type",
            id="doctype in UTF-16",
        ),
        pytest.param(with_body("<w:document"), "damaged", id="not well-formed"),
        pytest.param(with_body(""), "damaged", id="empty part"),
        pytest.param(with_members(GOOD, {MAIN: None}), "not a docx", id="main part missing"),
        pytest.param(
            with_members(GOOD, {"[Content_Types].xml": None}), "not a docx", id="types missing"
        ),
        pytest.param(
            with_members(GOOD, {"[Content_Types].xml": WORKBOOK}),
            "is a workbook",
            id="workbook",
        ),
        pytest.param(
            with_body(
                f"<w:document {SPACES}><w:body>{'<w:sdt><w:sdtContent>' * NESTED}"
                f"{'</w:sdtContent></w:sdt>' * NESTED}</w:body></w:document>"
            ),
            "inside one another|damaged",
            id="nested too deep",
        ),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_a_template_is_refused(data: bytes, says: str) -> None:
    """The error names the file, what is wrong with it and what to do."""
    with pytest.raises(TemplateError, match=rf"^mal\.docx: .*({says})"):
        open_file(data)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b" " * 300_000_000, id="blanks"),
        pytest.param(b"<a>" * 20_000_000, id="elements"),
    ],
)
def test_a_bomb_costs_neither_time_nor_memory(text: bytes) -> None:
    """A small file that would be hundreds of megabytes is refused before it is unpacked."""
    data = with_members(GOOD, {MAIN: text})
    del text
    tracemalloc.start()
    began = time.perf_counter()
    with pytest.raises(TemplateError, match="zip bomb"):
        open_file(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert time.perf_counter() - began < 5
    assert peak < 20_000_000


def test_a_large_picture_is_not_unpacked() -> None:
    """What holds no field is copied as it is, however large it would be."""
    data = with_members(GOOD, {"word/media/image1.bmp": b"\0" * 200_000_000})
    tracemalloc.start()
    open_file(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 20_000_000


def test_too_many_members_are_refused() -> None:
    """An archive of a hundred thousand members is no office file."""
    data = bytearray(GOOD)
    end = data.rfind(b"PK\x05\x06")
    data[end + 8 : end + 12] = struct.pack("<2H", 65_000, 65_000)

    with pytest.raises(TemplateError, match="65000 members"):
        open_file(bytes(data))


def test_a_line_feed_at_the_end_does_no_harm() -> None:
    """What a download put behind the archive is not passed on."""
    template = OfficeTemplateEngine().open(GOOD + b"\n", name="mal.docx")
    other = OfficeTemplateEngine().open(GOOD, name="mal.docx")

    assert template.fill({}, language="nb").data == other.fill({}, language="nb").data


class _Stream(io.BytesIO):
    """A file that cannot seek, so that the sizes of members come behind them."""

    def __init__(self) -> None:
        super().__init__()
        self.data = list[bytes]()

    def seekable(self) -> bool:
        """Tell that it cannot."""
        return False

    def tell(self) -> int:
        """Tell nothing."""
        raise OSError

    def write(self, data: Buffer, /) -> int:
        """Keep the data."""
        self.data.append(bytes(memoryview(data)))
        return len(self.data[-1])


def test_flags_that_break_word_are_cleared() -> None:
    """Members that were written in a stream get headers that are complete."""
    stream = _Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in contents(GOOD).items():
            made.writestr(name, data)
    streamed = b"".join(stream.data)
    filled = (
        OfficeTemplateEngine().open(streamed, name="mal.docx").fill({"navn": "x"}, language="nb")
    )
    with (
        zipfile.ZipFile(io.BytesIO(streamed)) as before,
        zipfile.ZipFile(io.BytesIO(filled.data)) as after,
    ):
        assert all(info.flag_bits & 8 for info in before.infolist())
        assert not any(info.flag_bits & 8 for info in after.infolist())
        assert [info.filename for info in after.infolist()] == before.namelist()
        assert after.testzip() is None


DECK = new_deck()
text_box(new_slide(DECK, "Tittel").shapes, "Til =Navn=")
places = st.floats(0, 1, exclude_max=True)
FILES = {"docx": GOOD, "pptx": saved(DECK)}


@given(
    kind=st.sampled_from(sorted(FILES)),
    changes=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6)), max_size=4
    ),
    length=st.floats(0, 1),
)
@example(kind="docx", changes=[], length=1.0)
def test_damage_gives_an_error_of_ours_or_a_template(
    kind: str, changes: list[tuple[float, bytes]], length: float
) -> None:
    """Whatever bytes of a file are changed or cut off, nothing else is raised."""
    data = bytearray(FILES[kind])
    for place, new in changes:
        start = int(place * len(data))
        data[start : start + len(new)] = new
    try:
        open_file(bytes(data[: int(length * len(data))]))
    except ArbeidsmiljoError as error:
        told = str(error)
    else:
        told = "mal.docx"

    assert "mal.docx" in told


@given(
    kind=st.sampled_from(sorted(FILES)),
    place=places,
    new=st.binary(max_size=8),
    taken=st.integers(0, 40),
    part=st.integers(0, 100),
)
def test_damage_inside_a_part_gives_an_error_of_ours_or_a_template(
    kind: str, place: float, new: bytes, taken: int, part: int
) -> None:
    """The same holds for the XML of every part, once it is unpacked."""
    parts = contents(FILES[kind])
    name = sorted(name for name in parts if name.endswith((".xml", ".rels")))[
        part % len([name for name in parts if name.endswith((".xml", ".rels"))])
    ]
    text = parts[name]
    start = int(place * len(text))
    try:
        open_file(with_members(FILES[kind], {name: text[:start] + new + text[start + taken :]}))
    except ArbeidsmiljoError as error:
        told = str(error)
    else:
        told = "mal.docx"

    assert "mal.docx" in told
