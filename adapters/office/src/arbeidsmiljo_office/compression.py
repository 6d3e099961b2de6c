"""Compression: of a part as a whole, or of what others stand before and behind."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cache
from typing import Final, Protocol, cast

from attrs import define, field

_LEVEL: Final = 6
_LEVEL_OF_ISAL: Final = 2
_LONG: Final = 1024
"""Bytes from which on compressing what changes is worth its time."""
_LARGEST_BLOCK: Final = 0xFFFF

_STORED: Final = tuple(
    b"\0" + size.to_bytes(2, "little") + (size ^ _LARGEST_BLOCK).to_bytes(2, "little")
    for size in range(_LONG)
)
"""What a block of so many bytes begins with that is not compressed."""

END: Final = b"\x03\x00"
"""The last block of a part that is put together of others; it is empty."""


# Nobody changes one; freezing them would take longer than much of what is done with them.
@define(kw_only=True)
class Compressed:
    """The contents of a part, compressed.

    Attributes:
        data: The compressed bytes.
        size: Of the contents, in bytes.
        checksum: CRC-32 of the contents.
    """

    data: bytes = field(repr=False)
    size: int
    checksum: int


def compressed(contents: bytes) -> Compressed:
    """Compress contents as a whole; the same contents give the same bytes."""
    data = _deflated(contents, zlib.Z_FINISH)
    return Compressed(data=data, size=len(contents), checksum=zlib.crc32(contents))


def compressed_anew(contents: bytes) -> Compressed:
    """Compress contents as a whole, with ISA-L where it is installed: it is far faster than zlib.

    The same contents give the same bytes as long as one of the two is used.
    """
    isal = isal_if_installed()
    if isal is None:
        return compressed(contents)
    deflater = isal.compressobj(_LEVEL_OF_ISAL, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = deflater.compress(contents) + deflater.flush(zlib.Z_FINISH)
    return Compressed(data=data, size=len(contents), checksum=zlib.crc32(contents))


def blocks_of(contents: bytes) -> bytes:
    """Compress what others stand before and behind: it ends where a byte does."""
    return _deflated(contents, zlib.Z_FULL_FLUSH)


def loose_blocks_of(contents: bytes) -> bytes:
    """Write what changes from one document to the next: as it is, where it is short."""
    size = len(contents)
    if size >= _LONG:
        return blocks_of(contents)
    return _STORED[size] + contents if size else b""


def _deflated(contents: bytes, ending: int) -> bytes:
    deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflater.compress(contents) + deflater.flush(ending)


class _Deflater(Protocol):
    def compress(self, data: bytes, /) -> bytes: ...

    def flush(self, mode: int, /) -> bytes: ...


class _Isal(Protocol):
    def compressobj(self, level: int, method: int, wbits: int) -> _Deflater: ...

    def crc32(self, data: bytes, value: int = 0, /) -> int: ...


@cache
def isal_if_installed() -> _Isal | None:
    """Give what compresses by ISA-L; None where it is not installed."""
    try:
        from isal import isal_zlib
    except ImportError:
        return None
    return cast("_Isal", isal_zlib)


@cache
def crc32_at_hand() -> Callable[[bytes, int], int]:
    """Give what finds a CRC-32: ISA-L's where it is installed, in a fifth of zlib's time."""
    isal = isal_if_installed()
    return zlib.crc32 if isal is None else isal.crc32
