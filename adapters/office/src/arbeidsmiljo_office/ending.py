"""The end of a zip archive: the records that say where its directory is and how long.

There are two of them in an archive of the larger form (Zip64), which some programs write for
small files too. An archive with two ends is refused: programs that look from the front and from
the back would see two documents.
"""

from __future__ import annotations

import struct
from typing import Final

from attrs import frozen

from arbeidsmiljo.errors import TemplateError

_END: Final = struct.Struct("<4s4H2LH")
_LARGE_END: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR: Final = struct.Struct("<4sLQL")
_END_SIGN: Final = b"PK\x05\x06"
_LARGE_END_SIGN: Final = b"PK\x06\x06"
_LOCATOR_SIGN: Final = b"PK\x06\x07"
_LONGEST_COMMENT: Final = 0xFFFF
_LARGE_COUNT: Final = 0xFFFF
_LARGE_SIZE: Final = 0xFFFFFFFF


@frozen(kw_only=True)
class Ending:
    """What the end of an archive says.

    Attributes:
        position: Where the end begins; the directory lies before it.
        count: How many members there are.
        size: Of the directory, in bytes.
        offset: Where the directory begins.
    """

    position: int
    count: int
    size: int
    offset: int


def broken(name: str, what: str) -> TemplateError:
    """Say that an archive is broken.

    Args:
        name: What to call it.
        what: What is wrong with it.
    """
    return TemplateError(
        f"{name}: is broken or was cut off: {what}; open it in Word or PowerPoint, save it "
        "again, or get a new copy"
    )


def find_ending(data: bytes, *, name: str) -> Ending:
    """Find the end of an archive.

    Args:
        data: The archive.
        name: What to call it in errors.

    Raises:
        TemplateError: There is none, there are two, or it is one of several parts.
    """
    positions = _ends(data)
    if not positions:
        raise broken(name, "the end of the archive is missing")
    position = positions[0]
    if any(_reaches(data, other) == len(data) for other in positions[1:]):
        raise TemplateError(
            f"{name}: has two ends, so that programs disagree about what is in it; do not use it, "
            "and ask where it comes from"
        )
    _, disk, first_disk, here, count, size, offset, _ = _END.unpack_from(data, position)
    ending = Ending(position=position, count=count, size=size, offset=offset)
    if data[position - _LOCATOR.size : position].startswith(_LOCATOR_SIGN):
        return _large(data, ending, name=name)
    if disk or first_disk or here != count:
        raise _one_of_several(name)
    if count == _LARGE_COUNT or _LARGE_SIZE in {size, offset}:
        raise broken(name, "what tells how large it is is missing")
    return ending


def _ends(data: bytes) -> list[int]:
    """Find where an end may begin, from the back; downloads may add a line feed behind it."""
    found = list[int]()
    first = max(0, len(data) - _END.size - _LONGEST_COMMENT)
    position = data.rfind(_END_SIGN, first)
    while position >= 0:
        if position + _END.size <= len(data) and _reaches(data, position) <= len(data):
            found.append(position)
        position = data.rfind(_END_SIGN, first, position)
    return found


def _reaches(data: bytes, position: int) -> int:
    """Return where an end ends, with the comment that it says is there."""
    length: int = _END.unpack_from(data, position)[-1]
    return position + _END.size + length


def _large(data: bytes, ending: Ending, *, name: str) -> Ending:
    """Return what the end of the larger form says, which must not contradict the other one."""
    _, disk, position, disks = _LOCATOR.unpack_from(data, ending.position - _LOCATOR.size)
    if disk or disks > 1:
        raise _one_of_several(name)
    if position + _LARGE_END.size > ending.position - _LOCATOR.size:
        raise broken(name, "its end is not where it should be")
    sign, *_, first, second, here, count, size, offset = _LARGE_END.unpack_from(data, position)
    if sign != _LARGE_END_SIGN:
        raise broken(name, "its end is not where it should be")
    if first or second or here != count:
        raise _one_of_several(name)
    said = ((ending.count, count), (ending.size, size), (ending.offset, offset))
    if any(one not in {other, _LARGE_COUNT, _LARGE_SIZE} for one, other in said):
        raise broken(name, "its two ends contradict each other")
    return Ending(position=position, count=count, size=size, offset=offset)


def _one_of_several(name: str) -> TemplateError:
    return broken(name, "it is one of several parts of an archive")
