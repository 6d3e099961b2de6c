"""The package that a workbook is: a zip of XML parts, from somebody who may be hostile.

Parts are unpacked within bounds and parsed as a stream. Nothing is expanded: no part may
declare a document type.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final, Protocol
from xml.parsers import expat

_MOST_PARTS: Final = 1_000
_MOST_BYTES: Final = 64 * 1024 * 1024
"""Of all the parts together, unpacked; 2,000 units and 20 factors take a third of it."""

_COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""How files of old Office programs begin, and new ones that are locked with a password."""
_ENCRYPTED: Final = 0x1
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_READ: Final = re.compile(r"xl/.*\.(?:xml|rels)")


class UnusableError(Exception):
    """Why a file is refused as a whole."""


class PartReader(Protocol):
    """Takes in an XML part piece by piece; names come without their namespaces."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in the beginning of an element."""
        ...

    def end(self, name: str) -> None:
        """Take in the end of an element."""
        ...

    def text(self, text: str) -> None:
        """Take in text."""
        ...


def unpack(data: bytes) -> Mapping[str, bytes]:
    """Unpack what may matter: the XML parts of the workbook, path to content.

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
            return _read_parts(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise UnusableError(
            "is not an .xlsx workbook, or is damaged; save it as 'Excel workbook (.xlsx)'"
        ) from None


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


def parse(part: bytes, reader: PartReader, *, path: str) -> None:
    """Parse an XML part.

    Args:
        part: Its content.
        reader: What takes it in.
        path: What to call it in errors.

    Raises:
        UnusableError: It is not well formed, or declares a document type.
    """

    def start(name: str, attributes: dict[str, str]) -> None:
        reader.start(
            name.rpartition(" ")[2],
            {key.rpartition(" ")[2]: value for key, value in attributes.items()},
        )

    def end(name: str) -> None:
        reader.end(name.rpartition(" ")[2])

    # Every program writes UTF-8, whatever a hostile part says of itself.
    parser = expat.ParserCreate("UTF-8", " ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(part, True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError:
        raise UnusableError(f"is damaged: {path} is not well formed; save it anew") from None


def _refuse_doctype(*_: object) -> None:
    raise UnusableError("declares a document type, which no workbook does; save it anew")
