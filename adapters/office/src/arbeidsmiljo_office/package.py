"""An office file as a package of members: read with care, written with the rest untouched."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from typing import Final

from attrs import define, evolve, field, frozen

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.compression import Compressed, compressed
from arbeidsmiljo_office.directory import DEFLATED, STORED, UTF8_NAME, Entry, read_directory, shown
from arbeidsmiljo_office.formats import refuse_other_formats

LARGEST_PART: Final = 64 * 1024 * 1024
"""Bytes of one part that is read; the text of a book of 1,000 pages is about 20 MB of XML."""
LARGEST_TOTAL: Final = 256 * 1024 * 1024
"""Bytes of all parts of one file that are read."""
MOST_MARKUP: Final = 10_000_000
"""Signs of markup (`<` and `=`) of all parts of one file that are read."""
HIGHEST_RATIO: Final = 250
"""How many times smaller a large part may have been; the XML of real documents reaches 100."""
_SMALL: Final = 16 * 1024 * 1024  # below this a part may be as repetitive as it likes

_LOCAL: Final = struct.Struct("<4s5HL2L2H")
_CENTRAL: Final = struct.Struct("<4s6HL2L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_VERSION: Final = 20
_UNIX: Final = 3 << 8
_REGULAR_FILE: Final = 0o600 << 16  # what other writers say of members; some readers need it
_FOLDER: Final = 0x10
_MOMENT: Final = (1 << 5 | 1) << 16  # 1 January 1980, the earliest that the format can tell
_LARGEST_ARCHIVE: Final = 0xFFFFFFFE


@frozen(kw_only=True)
class Member:
    """A member ready to be written: two headers and the compressed bytes.

    Attributes:
        name: Its name in the package.
        local: The header that stands before the bytes, and the bytes.
        central: The entry of the directory, less the place of the member.
    """

    name: str
    local: bytes = field(repr=False)
    central: bytes = field(repr=False)

    @classmethod
    def packed(
        cls,
        *,
        raw_name: bytes,
        name: str,
        flags: int,
        method: int,
        moment: int,
        checksum: int,
        size: int,
        data: bytes,
    ) -> Member:
        """Make a member of bytes that are compressed already."""
        sizes = (checksum, len(data), size)
        when = (moment & 0xFFFF, moment >> 16)
        header = (_VERSION, flags, method, *when, *sizes, len(raw_name), 0)
        attributes = _FOLDER if name.endswith("/") else _REGULAR_FILE
        return cls(
            name=name,
            local=_LOCAL.pack(b"PK\x03\x04", *header) + raw_name + data,
            central=_CENTRAL.pack(b"PK\x01\x02", _UNIX | _VERSION, *header, 0, 0, 0, attributes, 0)[
                :-4
            ]
            + b"\0\0\0\0"
            + raw_name,
        )

    @classmethod
    def of(cls, name: str, contents: bytes) -> Member:
        """Compress a new member; the same contents give the same bytes."""
        return cls.compressed(name, compressed(contents))

    @classmethod
    def compressed(cls, name: str, contents: Compressed) -> Member:
        """Make a new member of contents that are compressed."""
        return cls.packed(
            raw_name=name.encode(),
            name=name,
            flags=0 if name.isascii() else UTF8_NAME,
            method=DEFLATED,
            moment=_MOMENT,
            checksum=contents.checksum,
            size=contents.size,
            data=contents.data,
        )


def write_members(members: Mapping[str, Member]) -> bytes:
    """Write a package.

    Args:
        members: Name to member, in the order in which they are to stand.

    Raises:
        TemplateError: The package would be larger than the format allows.
    """
    pieces = list[bytes]()
    directory = list[bytes]()
    offset = 0
    for member in members.values():
        pieces.append(member.local)
        central = member.central
        directory += (central[:42], offset.to_bytes(4, "little"), central[46:])
        offset += len(member.local)
        check_size(offset)
    end = end_of_directory(len(members), sum(map(len, directory)), offset)
    return b"".join((*pieces, *directory, end))


def check_size(size: int) -> None:
    """Refuse a package that is larger than the format allows.

    Raises:
        TemplateError: It is.
    """
    if size > _LARGEST_ARCHIVE:
        raise TemplateError("the filled document is over 4 GB; fill it with less")


def end_of_directory(count: int, size: int, offset: int) -> bytes:
    """Give the record that a package ends with.

    Args:
        count: How many members there are.
        size: Of the directory, in bytes.
        offset: Where the directory begins.
    """
    return _END.pack(b"PK\x05\x06", 0, 0, count, count, size, offset, 0)


@define(kw_only=True)
class Package:
    """A package that is being read; its members stay compressed until they are asked for.

    Attributes:
        name: What to call it in errors.
        members: Each member as it is to be written again, byte for byte.
    """

    name: str
    members: Mapping[str, Member] = field(repr=False)
    _data: bytes = field(repr=False, alias="data")
    _entries: Mapping[str, Entry] = field(repr=False, alias="entries")
    _names: Mapping[str, str] = field(repr=False, alias="names")
    _read: set[str] = field(factory=set[str], init=False)
    _bytes_read: int = field(default=0, init=False)
    _markup_read: int = field(default=0, init=False)

    @classmethod
    def open(cls, data: bytes, *, name: str) -> Package:
        """Open the archive that an office file is.

        Args:
            data: The file.
            name: What to call it in errors.

        Raises:
            TemplateError: It is no archive, or a broken, encrypted or hostile one.
        """
        refuse_other_formats(data, name=name)
        entries = {entry.name: entry for entry in read_directory(data, name=name)}
        members = {
            entry.name: Member.packed(
                raw_name=entry.raw_name,
                name=entry.name,
                flags=entry.flags,
                method=entry.method,
                moment=entry.moment,
                checksum=entry.checksum,
                size=entry.size,
                data=data[entry.start : entry.end],
            )
            for entry in entries.values()
        }
        return cls(
            name=name,
            members=members,
            data=data,
            entries=entries,
            names={found.lower(): found for found in entries},
        )

    def anew(self) -> Package:
        """Return the same package as if nothing of it had been read.

        What is read at once is bounded, and not how often: a template is read when it is opened,
        and again for what only some need, by any number of threads.
        """
        return evolve(self)

    def find(self, name: str) -> str | None:
        """Return a member's name as it is written, or None where there is no such member.

        Args:
            name: The name of a part, in which upper and lower case are alike.
        """
        return self._names.get(name.lower())

    def read(self, name: str) -> bytes:
        """Return the contents of a member.

        Raises:
            TemplateError: There is no such member, it is broken, or it is too large.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise self.missing(name)
        packed = entry.end - entry.start
        if name not in self._read:
            self._read.add(name)
            self._bytes_read += entry.size
        if entry.size > LARGEST_PART or (
            entry.size > _SMALL and entry.size > HIGHEST_RATIO * packed
        ):
            raise self._too_large(name)
        if self._bytes_read > LARGEST_TOTAL:
            raise TemplateError(
                f"{self.name}: the parts up to {shown(name)} are more than "
                f"{LARGEST_TOTAL // 1024**2} MB when they are unpacked; split the document"
            )
        data = self._data[entry.start : entry.end]
        if entry.method != STORED:
            data = self._inflated(name, data, entry.size)
        if len(data) != entry.size or zlib.crc32(data) != entry.checksum:
            raise self._broken(name)
        self._markup_read += data.count(b"<") + data.count(b"=")
        if self._markup_read > MOST_MARKUP:
            raise TemplateError(
                f"{self.name}: the parts up to {shown(name)} hold more elements than fit in "
                "memory; split the document"
            )
        return data

    def _inflated(self, name: str, data: bytes, size: int) -> bytes:
        """Inflate no more than the directory promises, whatever is there."""
        inflater = zlib.decompressobj(-15)
        try:
            contents = inflater.decompress(data, size + 1)
        except zlib.error:
            raise self._broken(name) from None
        if not inflater.eof or inflater.unused_data:
            raise self._broken(name)
        return contents

    def missing(self, name: str) -> TemplateError:
        """Say that a part is missing."""
        return TemplateError(
            f"{self.name}: the part {shown(name)} is missing; open it in Word or PowerPoint and "
            "save it again, or get a new copy"
        )

    def _broken(self, name: str) -> TemplateError:
        return TemplateError(
            f"{self.name}: the part {shown(name)} is damaged; open the file in Word or PowerPoint "
            "and save it again, or get a new copy"
        )

    def _too_large(self, name: str) -> TemplateError:
        return TemplateError(
            f"{self.name}: the part {shown(name)} would be far larger than any document's text "
            "when it is unpacked, which is how zip bombs are made; do not use the file"
        )
