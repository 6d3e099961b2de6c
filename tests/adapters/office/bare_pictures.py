"""Pictures for the tests, made of nothing but their measures and one colour."""

from __future__ import annotations

import struct
import zlib


def png(width: int, height: int, colour: str = "0E4A5B") -> bytes:
    """Return a PNG file of one colour."""
    row = b"\0" + bytes.fromhex(colour) * width
    header = struct.pack(">LL5B", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(row * height)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def jpeg(width: int, height: int) -> bytes:
    """Return the beginning of a JPEG file, as far as its measures."""
    comment = b"\xff\xfe\x00\x06abcd"
    frame = b"\xff\xff\xc2" + struct.pack(">HBHH", 11, 8, height, width) + b"\x01\x01\x11\x00"
    return b"\xff\xd8\xff\x01" + comment + frame


def gif(width: int, height: int) -> bytes:
    """Return the beginning of a GIF file, as far as its measures."""
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\0\0\0;"
