"""Zip archives written byte by byte, so that a test can let each number in them lie."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import Factory, frozen

STORED: Final = 0
DEFLATED: Final = 8
STREAMED: Final = 0x0008
UTF8: Final = 0x0800
LARGE: Final = 0xFFFFFFFF
LINK: Final = 0o120777 << 16
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_ENTRY: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_LARGE_END: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR: Final = struct.Struct("<4sLQL")
_UNIX: Final = 3 << 8 | 20


def _nothing() -> dict[str, int]:
    return {}


@frozen(kw_only=True)
class Part:
    """A member of an archive, and what is said of it that is not so.

    Attributes:
        name: Its name, as text or as it is written.
        contents: What it holds.
        method: How it says that it is compressed.
        packed: Its compressed bytes, where they are not the contents'.
        flags: Those of its headers.
        said: What both headers say instead of the truth: `checksum`, `packed`, `size`, `method`.
        listed: What the directory says instead; besides these, `offset`, `disk` and `external`.
        extra: What is added to its entry in the directory.
    """

    name: str | bytes
    contents: bytes = b""
    method: int = DEFLATED
    packed: bytes | None = None
    flags: int = 0
    said: Mapping[str, int] = Factory(_nothing)
    listed: Mapping[str, int] = Factory(_nothing)
    extra: bytes = b""

    @property
    def raw_name(self) -> bytes:
        """Its name as it is written."""
        return self.name if isinstance(self.name, bytes) else self.name.encode()

    @property
    def data(self) -> bytes:
        """Its compressed bytes."""
        if self.packed is not None:
            return self.packed
        if self.method == STORED:
            return self.contents
        deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
        return deflater.compress(self.contents) + deflater.flush()

    @property
    def numbers(self) -> dict[str, int]:
        """What both headers say."""
        return {
            "checksum": zlib.crc32(self.contents),
            "packed": len(self.data),
            "size": len(self.contents),
            "method": self.method,
            "flags": self.flags,
            **self.said,
        }

    def local(self) -> bytes:
        """Write its header, its contents, and what may stand behind them."""
        told = self.numbers
        sizes = (told["checksum"], told["packed"], told["size"])
        streamed = bool(self.flags & STREAMED)
        head = (20, told["flags"], told["method"], 0, 33, *((0, 0, 0) if streamed else sizes))
        name = self.raw_name
        behind = struct.pack("<4s3L", b"PK\x07\x08", *sizes) if streamed else b""
        return _LOCAL.pack(b"PK\x03\x04", *head, len(name), 0) + name + self.data + behind

    def entry(self, offset: int) -> bytes:
        """Write its entry in the directory."""
        told = {"offset": offset, "disk": 0, "external": 0o600 << 16, **self.numbers, **self.listed}
        head = (_UNIX, 20, told["flags"], told["method"], 0, 33)
        sizes = (told["checksum"], told["packed"], told["size"])
        lengths = (len(self.raw_name), len(self.extra), 0, told["disk"], 0)
        places = (told["external"], told["offset"])
        return (
            _ENTRY.pack(b"PK\x01\x02", *head, *sizes, *lengths, *places)
            + self.raw_name
            + self.extra
        )


def parts_of(contents: Mapping[str, bytes]) -> list[Part]:
    """Make ordinary members."""
    return [Part(name=name, contents=held) for name, held in contents.items()]


def zipped(
    parts: Sequence[Part], *, comment: bytes = b"", said: Mapping[str, int] | None = None
) -> bytes:
    """Write an archive.

    Args:
        parts: Its members.
        comment: What stands behind its end.
        said: What the end says instead of the truth: `disk`, `count`, `size`, `offset`.
    """
    body, directory = _written(parts)
    told = {"disk": 0, "count": len(parts), "size": len(directory), "offset": len(body)}
    told |= said or {}
    count = (told["count"], told["count"])
    places = (told["size"], told["offset"])
    end = _END.pack(b"PK\x05\x06", told["disk"], 0, *count, *places, len(comment))
    return body + directory + end + comment


def zipped_large(parts: Sequence[Part], *, said: Mapping[str, int] | None = None) -> bytes:
    """Write an archive of the larger form (Zip64), in which every number stands in its long field.

    Args:
        parts: Its members.
        said: What the long end says instead of the truth: `count`, `size`, `offset`, `place`.
    """
    body, directory = _written(parts, large=True)
    told = {"count": len(parts), "size": len(directory), "offset": len(body)}
    told |= {"place": len(body) + len(directory), **(said or {})}
    count = (told["count"], told["count"])
    places = (told["size"], told["offset"])
    long_end = _LARGE_END.pack(b"PK\x06\x06", 44, 45, 45, 0, 0, *count, *places)
    locator = _LOCATOR.pack(b"PK\x06\x07", 0, told["place"], 1)
    end = _END.pack(b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, LARGE, LARGE, 0)
    return body + directory + long_end + locator + end


def _written(parts: Sequence[Part], *, large: bool = False) -> tuple[bytes, bytes]:
    body = directory = b""
    for part in parts:
        if large:
            told = part.numbers
            extra = struct.pack("<2H3Q", 1, 24, told["size"], told["packed"], len(body))
            listed = {"size": LARGE, "packed": LARGE}
            listed_part = Part(
                name=part.name,
                contents=part.contents,
                method=part.method,
                listed={**listed, "offset": LARGE},
                extra=extra,
            )
        else:
            listed_part = part
        directory += listed_part.entry(len(body))
        body += part.local()
    return body, directory
