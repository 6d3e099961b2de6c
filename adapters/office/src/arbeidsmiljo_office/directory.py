"""The directory of a zip archive from an unknown hand: what is in it, and where.

Office files are zip archives of a plain kind. What that kind has no use for (a second file
under one name, members that share bytes, a way out of the archive) is refused, as only an
archive made to deceive has it.
"""

from __future__ import annotations

import re
import struct
from typing import Final

from attrs import frozen

from arbeidsmiljo.errors import TemplateError

STORED: Final = 0
DEFLATED: Final = 8
MOST_MEMBERS: Final = 40_000
"""A deck of 10,000 slides has about 30,000."""

UTF8_NAME: Final = 0x0800
_ENCRYPTED: Final = 0x0041  # ordinary and strong encryption
_END: Final = struct.Struct("<4s4H2LH")
_ENTRY: Final = struct.Struct("<4s4B4HL2L5H2L")
_LOCAL: Final = struct.Struct("<4s2B4HL2L2H")
_END_SIGN: Final = b"PK\x05\x06"
_ENTRY_SIGN: Final = b"PK\x01\x02"
_LOCAL_SIGN: Final = b"PK\x03\x04"
_LONGEST_COMMENT: Final = 0xFFFF
_ZIP64: Final = 0xFFFFFFFF
_WAY_OUT: Final = re.compile(r"[\\\x00-\x1f\x7f]|^/|^[A-Za-z]:|(?:^|/)\.\.?(?:/|$)|//")


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
    start: int
    end: int


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
    end, count, size, offset = _find_end(data, name=name)
    if count > MOST_MEMBERS:
        raise TemplateError(
            f"{name}: holds {count} members, and at most {MOST_MEMBERS} are opened; "
            "split the document"
        )
    if offset + size > end:
        raise _broken(name, "its directory is not where it should be")
    entries = list[Entry]()
    position = offset
    for _ in range(count):
        entry, position = _read_entry(data, position, offset, end, name=name)
        entries.append(entry)
    _refuse_deceit(entries, offset, name=name)
    return tuple(entries)


def _broken(name: str, what: str) -> TemplateError:
    return TemplateError(
        f"{name}: is broken or was cut off: {what}; open it in Word or PowerPoint, save it "
        "again, or get a new copy"
    )


def _find_end(data: bytes, *, name: str) -> tuple[int, int, int, int]:
    """Find the record at the end that says where the directory is."""
    position = data.rfind(_END_SIGN, max(0, len(data) - _END.size - _LONGEST_COMMENT))
    while position >= 0:
        if position + _END.size <= len(data):
            found = _END.unpack_from(data, position)
            if position + _END.size + found[7] <= len(data):  # downloads may add a line feed
                _, disk, first_disk, here, count, size, offset, _ = found
                if disk or first_disk or here != count:
                    raise _broken(name, "it is one of several parts of an archive")
                return position, count, size, offset
        position = data.rfind(_END_SIGN, 0, position)
        if position < len(data) - _END.size - _LONGEST_COMMENT:
            break
    raise _broken(name, "the end of the archive is missing")


def _read_entry(
    data: bytes, position: int, directory: int, end: int, *, name: str
) -> tuple[Entry, int]:
    """Read one entry of the directory; return it and where the next one begins."""
    if position + _ENTRY.size > end:
        raise _broken(name, "its directory is cut off")
    sign, *values = _ENTRY.unpack_from(data, position)
    flags, method, time, day, checksum, packed, size = values[4:11]
    name_length, extra_length, comment_length = values[11:14]
    offset = values[-1]
    if sign != _ENTRY_SIGN:
        raise _broken(name, "its directory is not where it should be")
    text_start = position + _ENTRY.size
    following = text_start + name_length + extra_length + comment_length
    raw_name = data[text_start : text_start + name_length]
    if following > end or len(raw_name) != name_length:
        raise _broken(name, "its directory is cut off")
    try:
        member = raw_name.decode("utf-8" if flags & UTF8_NAME else "cp437")
    except UnicodeDecodeError:
        raise _broken(name, "a member's name is not text") from None
    if flags & _ENCRYPTED:
        raise TemplateError(
            f"{name}: {member!r} in it is encrypted; save the document without a password"
        )
    if method not in {STORED, DEFLATED}:
        raise TemplateError(
            f"{name}: {member!r} in it is compressed in a way that office files do not use "
            f"(method {method}); open it in Word or PowerPoint and save it again"
        )
    if _ZIP64 in {packed, size, offset} or (method == STORED and packed != size):
        raise _broken(name, f"the sizes of {member!r} cannot be right")
    start = _data_start(data, offset, raw_name, directory, name=name, member=member)
    if start + packed > directory:
        raise _broken(name, f"{member!r} is cut off")
    entry = Entry(
        name=member,
        raw_name=raw_name,
        flags=flags & UTF8_NAME,
        method=method,
        moment=day << 16 | time,
        checksum=checksum,
        size=size,
        start=start,
        end=start + packed,
    )
    return entry, following


def _data_start(
    data: bytes, offset: int, raw_name: bytes, directory: int, *, name: str, member: str
) -> int:
    """Return where a member's compressed bytes begin, behind its own header."""
    if offset + _LOCAL.size > directory:
        raise _broken(name, f"{member!r} is missing")
    sign, *_, name_length, extra_length = _LOCAL.unpack_from(data, offset)
    text_start = offset + _LOCAL.size
    if sign != _LOCAL_SIGN or data[text_start : text_start + name_length] != raw_name:
        raise _broken(name, f"{member!r} is not where the directory says")
    return int(text_start + name_length + extra_length)


def _refuse_deceit(entries: list[Entry], directory: int, *, name: str) -> None:
    """Refuse names that lead out of the archive or clash, and members that share bytes."""
    seen = dict[str, str]()
    for entry in entries:
        if not entry.name or _WAY_OUT.search(entry.name):
            raise TemplateError(
                f"{name}: has a member named {entry.name!r}, which no office file has; "
                "do not use it, and ask where it comes from"
            )
        first = seen.setdefault(entry.name.lower(), entry.name)
        if first is not entry.name:
            raise TemplateError(
                f"{name}: has two members named {first!r}, so that programs disagree about "
                "what is in it; open it in Word or PowerPoint and save it again"
            )
    position = 0
    for entry in sorted(entries, key=lambda entry: (entry.start, entry.end)):
        if entry.start - _LOCAL.size - len(entry.raw_name) < position or entry.end > directory:
            raise TemplateError(
                f"{name}: the member {entry.name!r} shares bytes with another, which is how "
                "zip bombs are made; do not use it, and ask where it comes from"
            )
        position = entry.end
