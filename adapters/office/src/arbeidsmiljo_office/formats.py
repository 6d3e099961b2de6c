"""Files of other formats, which are taken for docx and pptx files: recognised and named."""

from __future__ import annotations

from typing import Final, cast

from arbeidsmiljo.errors import TemplateError

_ARCHIVE: Final = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office until 2007 begin, and newer ones that are locked."""
_LOCKED: Final = "EncryptedPackage"
_RIGHTS: Final = "DRMEncryptedDataSpace"
_OLD: Final = {
    "WordDocument": "a Word document (doc)",
    "PowerPoint Document": "a PowerPoint presentation (ppt)",
    "Workbook": "an Excel workbook (xls)",
}
"""Name of a stream that is in each such file to what the file is."""
_BEGINNINGS: Final = {
    b"{\\rtf": "a Rich Text file (rtf)",
    b"<!doctype html": "a web page (html)",
    b"<html": "a web page (html)",
    b"mime-version:": "a web page (mht)",
}
_XML_ROOTS: Final = {
    b"schemas.microsoft.com/office/2006/xmlpackage": "a document that was saved as XML",
    b"schemas.microsoft.com/office/word/2003/wordml": "a document that was saved as XML",
    b"urn:oasis:names:tc:opendocument": "an OpenDocument file that was saved as XML",
}
_HEAD: Final = 2048
"""Bytes in which a format shows itself."""
_PDF_HEAD: Final = 1024


def refuse_other_formats(data: bytes, *, name: str) -> None:
    """Refuse a file that is no archive, and say what it is.

    Args:
        data: The file.
        name: What to call it in errors.

    Raises:
        TemplateError: It is something else.
    """
    # Who has no type checker may give a path, say.
    given = cast("object", data)
    if not isinstance(given, bytes | bytearray):
        what = type(given).__name__
        raise TemplateError(f"{name}: takes the bytes of a file, got {what}; read the file first")
    if data.startswith(_ARCHIVE):
        return
    if not data:
        raise TemplateError(f"{name}: is empty; get a new copy")
    if data.startswith(_COMPOUND):
        raise TemplateError(f"{name}: {_compound(data)}")
    noun = _noun(data)
    if noun is None:
        raise TemplateError(f"{name}: is not a docx or pptx file; choose one")
    raise TemplateError(f"{name}: is {noun}, not a docx or pptx file; save it as one")


def _compound(data: bytes) -> str:
    """Tell of a compound file, by its streams: what it is, and what to do."""
    if _RIGHTS.encode("utf-16-le") in data:
        return "is encrypted, and only those may open it who have the right to; save it unprotected"
    if _LOCKED.encode("utf-16-le") in data:
        return (
            "is encrypted: it is protected by a password; open it in Word or PowerPoint and save "
            "it without one"
        )
    for stream, noun in _OLD.items():
        if stream.encode("utf-16-le") in data:
            return f"is {noun} in the format that Office used until 2007; save it as docx or pptx"
    return "is in a format that Office used until 2007; save it as docx or pptx"


def _noun(data: bytes) -> str | None:
    """Say what a file is that is neither an archive nor a compound file, if that is known."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", errors="replace").encode()
    head = head.lstrip().lower()
    if b"%pdf-" in head[:_PDF_HEAD]:
        return "a PDF file"
    for beginning, noun in _BEGINNINGS.items():
        if head.startswith(beginning):
            return noun
    if head.startswith(b"<?xml"):
        for root, noun in _XML_ROOTS.items():
            if root in head:
                return noun
        return "a web page (html)" if b"<html" in head else "an XML file"
    return None
