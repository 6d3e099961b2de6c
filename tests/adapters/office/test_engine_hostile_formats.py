"""Files that are something else: recognised, and told what they are."""

from __future__ import annotations

import pytest

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.archives import Part, parts_of, zipped
from tests.adapters.office.doors import DECK_DOORS, DOORS, GOOD
from tests.adapters.office.packages import contents, with_members

TYPES = "[Content_Types].xml"
WORD = b"wordprocessingml.document.main"
DOCX = contents(GOOD[".docx"])
PPTX = contents(GOOD[".pptx"])


def compound(*streams: str) -> bytes:
    """Write what begins as a compound file does, with the names of its streams."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    return head + b"".join(stream.encode("utf-16-le").ljust(128, b"\0") for stream in streams)


def of_type(content_type: bytes) -> bytes:
    """Give the main part of a good document another content type."""
    return with_members(GOOD[".docx"], {TYPES: DOCX[TYPES].replace(WORD, content_type)})


OTHERS = {
    "empty": (b"", "is empty"),
    "text": ("Hei på deg".encode(), "is not a docx or pptx"),
    "text in UTF-16": ("Hei".encode("utf-16"), "is not a docx or pptx"),
    "zeros": (bytes(5_000), "is not a docx or pptx"),
    "something before a document": (b"junk" + GOOD[".docx"], "is not a docx or pptx"),
    "a page before a document": (b"<html>" + GOOD[".docx"], r"is a web page \(html\)"),
    "picture": (b"\x89PNG\r\n\x1a\n", "is not a docx or pptx"),
    "other archive": (b"Rar!\x1a\x07\x01\x00", "is not a docx or pptx"),
    "document with a password": (
        compound("EncryptionInfo", "EncryptedPackage"),
        "is encrypted: it is protected by a password; .* save it without one",
    ),
    "document with rights": (
        compound("EncryptedPackage", "DRMEncryptedDataSpace"),
        "is encrypted, and only those may open it who have the right to; save",
    ),
    "doc": (compound("WordDocument"), r"a Word document \(doc\) .* until 2007; save it as docx"),
    "ppt": (compound("PowerPoint Document"), r"a PowerPoint presentation \(ppt\) .* until 2007"),
    "xls": (compound("Workbook"), r"an Excel workbook \(xls\) .* until 2007"),
    "other compound file": (compound("Kontoer"), "is in a format that Office used until 2007"),
    "cut compound file": (compound()[:8], "is in a format that Office used until 2007"),
    "pdf": (b"%PDF-1.7\n", "is a PDF file, not a docx or pptx file; save it as one"),
    "pdf behind a line feed": (b"\n%PDF-1.4\n", "is a PDF file"),
    "rtf": (rb"{\rtf1\ansi Hei}", r"is a Rich Text file \(rtf\)"),
    "html": (b"<!DOCTYPE html><html><p>Hei</p></html>", r"is a web page \(html\)"),
    "html without a type": (b"\xef\xbb\xbf \r\n<HTML xmlns:w='x'>", r"is a web page \(html\)"),
    "html in UTF-16": ("<html>Hei</html>".encode("utf-16"), r"is a web page \(html\)"),
    "xhtml": (b"<?xml version='1.0'?><html xmlns='x'/>", r"is a web page \(html\)"),
    "mht": (b"MIME-Version: 1.0\r\nContent-Type: multipart", r"is a web page \(mht\)"),
    "document as XML": (
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
            b'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        ),
        "is a document that was saved as XML",
    ),
    "document as XML of 2003": (
        (
            b'<?xml version="1.0"?><w:wordDocument '
            b'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">'
        ),
        "is a document that was saved as XML",
    ),
    "fodt": (
        (
            b'<?xml version="1.0"?><office:document '
            b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'
        ),
        "is an OpenDocument file that was saved as XML",
    ),
    "other XML": (b'<?xml version="1.0"?><a/>', "is an XML file"),
    "zip": (zipped([Part(name="a.txt")]), "is a zip archive, but not a docx or pptx"),
    "odt": (
        zipped([Part(name="mimetype", method=0), Part(name="content.xml")]),
        r"is an OpenDocument file \(odt, odp\); save it as docx or pptx",
    ),
    "Pages": (
        zipped([Part(name="Index/Document.iwa"), Part(name="preview.jpg")]),
        "is a Pages or Keynote file",
    ),
    "docx inside a zip": (
        zipped([Part(name="mal.docx", contents=GOOD[".docx"])]),
        "is a zip archive, but not a docx or pptx",
    ),
    "workbook": (of_type(b"spreadsheetml.sheet.main"), "is a workbook; choose"),
    "drawing": (
        of_type(b"visio.drawing.main"),
        "'word/document.xml', has the content type '.*visio.drawing.main.*', which is neither",
    ),
    "part of a document": (
        of_type(b"wordprocessingml.styles"),
        "'word/document.xml', has the content type '.*styles.*', which is neither",
    ),
    "slide": (of_type(b"presentationml.slide"), "has the content type '.*slide.*'"),
    "document that says it is a deck": (
        of_type(b"presentationml.presentation.main"),
        "'word/document.xml' is not what it says, a PowerPoint presentation|is a PowerPoint",
    ),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("case", OTHERS)
def test_a_file_of_another_format_is_named(case: str, door: str) -> None:
    """The error says what the file is, and what to save it as."""
    data, says = OTHERS[case]
    with pytest.raises(TemplateError, match=f"^{DOORS[door].name}:? .*({says})") as refused:
        DOORS[door].through(data)
    assert "; " in str(refused.value)


@pytest.mark.parametrize("door", ["read back", "build on"])
def test_a_deck_is_no_document_and_a_document_no_deck(door: str) -> None:
    """Where one kind is asked for, the other is refused, and the error names both."""
    with pytest.raises(TemplateError, match="is a PowerPoint presentation"):
        DOORS[door].through(GOOD[".pptx"])
    with pytest.raises(TemplateError, match="is a Word document"):
        DECK_DOORS[door].through(GOOD[".docx"])


@pytest.mark.parametrize("suffix", GOOD)
def test_a_file_is_what_it_holds_and_not_what_it_is_called(suffix: str) -> None:
    """The name of a file says nothing: a deck may be called docx, and a document pptx."""
    engine = OfficeTemplateEngine()
    other = {".docx": "mal.pptx", ".pptx": "mal.docx"}[suffix]
    template = engine.open(GOOD[suffix], name=other)

    assert [field.prompt for field in template.fields] == ["Navn"]


def test_what_is_embedded_is_kept_and_never_opened() -> None:
    """A document in a document in a document stays as it is, however much it would unpack to."""
    bomb = zipped([Part(name="a", contents=bytes(20_000_000))])
    for _ in range(20):
        bomb = zipped([Part(name="word/embeddings/a.docx", contents=bomb)])
    data = zipped([*parts_of(DOCX), Part(name="word/embeddings/a.docx", contents=bomb)])
    filled = OfficeTemplateEngine().open(data, name="mal.docx").fill({}, language="nb").data

    assert contents(filled)["word/embeddings/a.docx"] == bomb
