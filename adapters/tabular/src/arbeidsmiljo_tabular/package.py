"""The package that a workbook is: a zip of XML parts, from somebody who may be hostile.

The library that reads workbooks trusts what it is given. It is given a package made anew here,
of parts that are within bounds, well formed, and declare no document type.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final
from xml.parsers import expat

_MOST_PARTS: Final = 1_000
_MOST_BYTES: Final = 64 * 1024 * 1024
"""Of all the parts together, unpacked; 2,000 units and 20 factors take a third of it."""
_MOST_ELEMENTS: Final = 1_500_000
"""In one part; each takes far more memory than the few bytes it is written with."""

_COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""How files of old Office programs begin, and new ones that are locked with a password."""
_ENCRYPTED: Final = 0x1
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_TYPES: Final = "[Content_Types].xml"
_READ: Final = re.compile(rf"{re.escape(_TYPES)}|xl/.*\.(?:xml|rels)")
_FORMULA: Final = re.compile(rb"(<(?:[^\s<>/]+:)?f)\s[^<>]*?(/?>)")
"""Where a formula begins, with what is said of it."""


class UnusableError(Exception):
    """Why a file is refused as a whole."""


def checked(data: bytes) -> bytes:
    """Make the package anew, with nothing but the XML parts of the workbook.

    Args:
        data: The bytes of the file.

    Raises:
        UnusableError: It is not a zip, is locked, damaged, or too large.
    """
    if not data:
        raise UnusableError("the file is empty; fill in the sheet that 'results template' makes")
    if data.startswith(_COMPOUND):
        raise UnusableError(
            "is locked with a password or of an old form; save it without a password as .xlsx"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _read_parts(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise UnusableError(
            "is not an .xlsx workbook, or is damaged; save it as 'Excel workbook (.xlsx)'"
        ) from None
    if _TYPES not in parts:
        raise UnusableError("is not an .xlsx workbook; save it as 'Excel workbook (.xlsx)'")
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for path, part in parts.items():
            _check(part, path=path)
            # Which formulas share a text is left out: to write it out for each cell takes time
            # without bound, and what matters here is only that a formula is there.
            archive.writestr(path, _FORMULA.sub(rb"\1\2", part))
    return package.getvalue()


def _read_parts(archive: zipfile.ZipFile) -> Mapping[str, bytes]:
    members = archive.infolist()
    if len(members) > _MOST_PARTS:
        raise UnusableError(f"has more than {_MOST_PARTS} parts; save it anew")
    parts: dict[str, bytes] = {}
    left = _MOST_BYTES
    for member in members:
        if _READ.fullmatch(member.filename) is None:
            continue
        if member.flag_bits & _ENCRYPTED:
            raise UnusableError("is locked with a password; save it without one")
        if member.filename in parts or member.compress_type not in _METHODS:
            raise UnusableError("is packed as no workbook is; save it anew")
        with archive.open(member) as stream:
            part = stream.read(left + 1)
        left -= len(part)
        if left < 0:
            raise UnusableError(
                f"is larger than {_MOST_BYTES // 1024**2} MB when unpacked; remove what does not "
                "belong to the results"
            )
        parts[member.filename] = part
    return parts


def _check(part: bytes, *, path: str) -> None:
    if part.count(b"<") - part.count(b"</") > _MOST_ELEMENTS:
        raise UnusableError(
            f"has a part with more than {_MOST_ELEMENTS} elements; remove what does not belong to "
            "the results"
        )
    # Every program writes UTF-8. In another encoding, one parser could see what another does not.
    parser = expat.ParserCreate("UTF-8")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.XmlDeclHandler = _refuse_encoding
    try:
        parser.Parse(part, True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError:
        raise UnusableError(f"is damaged: {path} is not well formed; save it anew") from None


def _refuse_doctype(*_: object) -> None:
    raise UnusableError("declares a document type, which no workbook does; save it anew")


def _refuse_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is not None and encoding.upper() != "UTF-8":
        raise UnusableError("is not written in UTF-8, as every workbook is; save it anew")
