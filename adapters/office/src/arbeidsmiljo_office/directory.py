"""The directory of a zip archive from an unknown hand: what is in it, and where.

Office files are zip archives of a plain kind. What that kind has no use for (a second file
under one name, members that share bytes, a way out of the archive, a link) is refused, as only
an archive made to deceive has it. So is what two programs could read in two ways.
"""

from __future__ import annotations

import re
import stat
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.ending import broken, find_ending

STORED: Final = 0
DEFLATED: Final = 8
MOST_MEMBERS: Final = 40_000
"""A deck of 10,000 slides has about 30,000."""

UTF8_NAME: Final = 0x0800
_ENCRYPTED: Final = 0x0041  # ordinary and strong encryption
_STREAMED: Final = 0x0008  # the sizes stand behind the contents
_AES: Final = 99  # a method, though it says how the contents are encrypted
_ENTRY: Final = struct.Struct("<4s4B4HL2L5H2L")
_LOCAL: Final = struct.Struct("<4s2B4HL2L2H")
_FIELD: Final = struct.Struct("<2H")
_ENTRY_SIGN: Final = b"PK\x01\x02"
_LOCAL_SIGN: Final = b"PK\x03\x04"
_LARGE: Final = 0xFFFFFFFF
_LARGE_DISK: Final = 0xFFFF
_LARGE_FIELD: Final = 0x0001
_NAME_FIELD: Final = 0x7075
_METHODS: Final = {9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "XZ"}
_ODD: Final = frozenset({stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK})
_WAY_OUT: Final = re.compile(r"[\\\x00-\x1f\x7f]|^/|^[A-Za-z]:|(?:^|/)\.\.?(?:/|$)|//")
_LONGEST_SHOWN: Final = 100


@frozen(kw_only=True)
class Entry:
    """One member of an archive, as its directory describes it.

    Attributes:
        name: Its name, with `/` between folders.
        raw_name: The same as bytes, as it stands in the archive.
        flags: Whether the name is in UTF-8 (`UTF8_NAME`), and nothing else.
        method: `STORED` or `DEFLATED`.
        moment: Date and time, packed as the format does.
        checksum: CRC-32 of the contents.
        size: Of the contents, in bytes, as the directory claims.
        begin: Where its header begins.
        start: Where its compressed bytes begin.
        end: Where they end.
    """

    name: str
    raw_name: bytes
    flags: int
    method: int
    moment: int
    checksum: int
    size: int
    begin: int
    start: int
    end: int


@frozen(kw_only=True)
class _Header:
    """An entry of the directory as it is written, and where the next one begins."""

    name: str
    raw_name: bytes
    kind: int
    flags: int
    method: int
    moment: int
    checksum: int
    packed: int
    size: int
    offset: int
    following: int


def shown(member: str) -> str:
    """Return the name of a member as errors show it: what cannot be read is spelt out."""
    return repr(member if len(member) <= _LONGEST_SHOWN else f"{member[:_LONGEST_SHOWN]}…")


def read_directory(data: bytes, *, name: str) -> tuple[Entry, ...]:
    """Read the directory of an archive.

    Args:
        data: The archive.
        name: What to call it in errors.

    Returns:
        Its members in the order of the directory, no two under one name.

    Raises:
        TemplateError: The archive is broken, encrypted or made to deceive.
    """
    ending = find_ending(data, name=name)
    if ending.count > MOST_MEMBERS:
        raise TemplateError(
            f"{name}: holds {ending.count} members, and at most {MOST_MEMBERS} are opened; "
            "split the document"
        )
    end = ending.offset + ending.size
    if end != ending.position:  # other programs would look for it somewhere else
        raise broken(name, "its directory is not where it should be")
    entries = list[Entry]()
    position = ending.offset
    for _ in range(ending.count):
        header = _read_header(data, position, end, name=name)
        entries.append(_entry(data, header, ending.offset, name=name))
        position = header.following
    if position != end:
        raise broken(name, "its directory is longer than what it lists")
    _refuse_deceit(entries, name=name)
    return tuple(entries)


def _read_header(data: bytes, position: int, end: int, *, name: str) -> _Header:
    """Read one entry of the directory."""
    if position + _ENTRY.size > end:
        raise broken(name, "its directory is cut off")
    sign, *values = _ENTRY.unpack_from(data, position)
    flags, method, time, day, checksum, packed, size = values[4:11]
    name_length, extra_length, comment_length, disk = values[11:15]
    if sign != _ENTRY_SIGN:
        raise broken(name, "its directory is not where it should be")
    text_start = position + _ENTRY.size
    extra_start = text_start + name_length
    following = extra_start + extra_length + comment_length
    if following > end:
        raise broken(name, "its directory is cut off")
    raw_name = data[text_start:extra_start]
    try:
        member = raw_name.decode("utf-8" if flags & UTF8_NAME else "cp437")
    except UnicodeDecodeError:
        raise broken(name, "a member's name is not text") from None
    fields = dict(_fields(data[extra_start : extra_start + extra_length]))
    if _other_name(fields, raw_name):
        raise _two_ways(name, member)
    numbers = (size, packed, values[-1])
    size, packed, offset = _large_numbers(numbers, fields.get(_LARGE_FIELD, b""))
    if _LARGE in {size, packed, offset}:
        raise broken(name, f"the sizes of {shown(member)} cannot be right")
    if disk not in {0, _LARGE_DISK}:
        raise broken(name, "it is one of several parts of an archive")
    return _Header(
        name=member,
        raw_name=raw_name,
        kind=stat.S_IFMT(values[-2] >> 16),
        flags=flags,
        method=method,
        moment=day << 16 | time,
        checksum=checksum,
        packed=packed,
        size=size,
        offset=offset,
        following=following,
    )


def _fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """Go through what is added to an entry; what is no field is let be, as other programs do."""
    position = 0
    while position + _FIELD.size <= len(extra):
        key, length = _FIELD.unpack_from(extra, position)
        position += _FIELD.size
        yield key, extra[position : position + length]
        position += length


def _large_numbers(numbers: tuple[int, ...], field: bytes) -> list[int]:
    """Put in what is too large to stand in the entry itself, in the order of the format."""
    found = list[int]()
    for number in numbers:
        if number == _LARGE and len(field) >= 8:  # noqa: PLR2004 - eight bytes are a number
            found.append(int.from_bytes(field[:8], "little"))
            field = field[8:]
        else:
            found.append(number)
    return found


def _other_name(fields: dict[int, bytes], raw_name: bytes) -> bool:
    """Tell whether a name in Latin letters is contradicted by the one for other alphabets."""
    field = fields.get(_NAME_FIELD, b"")
    is_valid = field[1:5] == zlib.crc32(raw_name).to_bytes(4, "little")
    return is_valid and raw_name.isascii() and field[5:] != raw_name


def _entry(data: bytes, header: _Header, directory: int, *, name: str) -> Entry:
    """Check what is said of a member, and find its compressed bytes."""
    member = shown(header.name)
    if header.flags & _ENCRYPTED or header.method == _AES:
        raise TemplateError(
            f"{name}: {member} in it is encrypted; save the document without a password"
        )
    if header.method not in {STORED, DEFLATED}:
        known = _METHODS.get(header.method, "an unknown method")
        raise TemplateError(
            f"{name}: {member} in it is compressed in a way that office files do not use "
            f"({known}, method {header.method}); open it in Word or PowerPoint and save it again"
        )
    if header.kind in _ODD:
        raise TemplateError(
            f"{name}: {member} in it is a link or a device, which no office file has; do not use "
            "it, and ask where it comes from"
        )
    if header.method == STORED and header.packed != header.size:
        raise broken(name, f"the sizes of {member} cannot be right")
    start = _data_start(data, header, directory, name=name)
    if start + header.packed > directory:
        raise broken(name, f"{member} is cut off")
    return Entry(
        name=header.name,
        raw_name=header.raw_name,
        flags=header.flags & UTF8_NAME,
        method=header.method,
        moment=header.moment,
        checksum=header.checksum,
        size=header.size,
        begin=header.offset,
        start=start,
        end=start + header.packed,
    )


def _data_start(data: bytes, header: _Header, directory: int, *, name: str) -> int:
    """Return where a member's compressed bytes begin, behind its own header.

    The header says again what the directory says, or nothing where the sizes stand behind the
    contents.
    """
    if header.offset + _LOCAL.size > directory:
        raise broken(name, f"{shown(header.name)} is missing")
    sign, *values = _LOCAL.unpack_from(data, header.offset)
    flags, method = values[2:4]
    name_length, extra_length = values[-2:]
    text_start = header.offset + _LOCAL.size
    raw_name = data[text_start : text_start + name_length]
    if sign != _LOCAL_SIGN:
        raise broken(name, f"{shown(header.name)} is not where the directory says")
    wanted = (header.checksum, header.packed, header.size)
    said = zip(values[6:9], wanted, strict=True)
    agrees = flags & _STREAMED or all(one in {other, 0, _LARGE} for one, other in said)
    if raw_name != header.raw_name or method != header.method or not agrees or flags & _ENCRYPTED:
        raise _two_ways(name, header.name)
    return int(text_start + name_length + extra_length)


def _two_ways(name: str, member: str) -> TemplateError:
    return TemplateError(
        f"{name}: {shown(member)} in it is described in two ways, so that programs disagree about "
        "what it is; open it in Word or PowerPoint and save it again"
    )


def _refuse_deceit(entries: list[Entry], *, name: str) -> None:
    """Refuse names that lead out of the archive or clash, and members that share bytes."""
    seen = dict[str, str]()
    for entry in entries:
        if not entry.name or _WAY_OUT.search(entry.name):
            raise TemplateError(
                f"{name}: has a member named {shown(entry.name)}, which no office file has; "
                "do not use it, and ask where it comes from"
            )
        lowered = entry.name.lower()
        if lowered in seen:
            raise TemplateError(
                f"{name}: has two members named {shown(seen[lowered])}, so that programs disagree "
                "about what is in it; open it in Word or PowerPoint and save it again"
            )
        seen[lowered] = entry.name
    position = 0
    for entry in sorted(entries, key=lambda entry: (entry.begin, entry.end)):
        if entry.begin < position:
            raise TemplateError(
                f"{name}: the member {shown(entry.name)} shares bytes with another, which is how "
                "zip bombs are made; do not use it, and ask where it comes from"
            )
        position = entry.end
