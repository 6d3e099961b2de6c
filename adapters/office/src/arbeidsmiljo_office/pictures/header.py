"""What the file of a picture says of itself: read from its headers, nothing is decoded.

A decoder would take time and memory that a hostile picture chooses; and the libraries that read
headers alone do not notice that a file has lost its end.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from attrs import frozen

from arbeidsmiljo_office.placing.placed import EMU_PER_INCH
from arbeidsmiljo_office.values import UnfitError

MOST_PIXELS: Final = 100_000_000
"""Pixels of a picture: more than cameras take, and as much as a program can unpack."""
LARGEST_FILE: Final = 32 * 1024 * 1024
"""Bytes of a picture."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_OTHERS: Final = {
    b"GIF8": "a GIF file",
    b"BM": "a bitmap",
    b"II*\0": "a TIFF file",
    b"MM\0*": "a TIFF file",
    b"RIFF": "a WebP file",
    b"%PDF": "a PDF file",
    b"<svg": "an SVG file",
    b"<?xml": "an SVG file",
}
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""How many bits each kind of colour can have in a PNG file."""
_CHUNK: Final = struct.Struct(">L4s")
_SIZE: Final = struct.Struct(">LLBBBBB")
_PER_METRE: Final = struct.Struct(">LLB")
_METRES_PER_INCH: Final = Fraction(254, 10_000)
_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
"""Segments of JPEG files that programs show: baseline, extended and progressive."""
_OTHER_FRAMES: Final = frozenset(range(0xC3, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN, _END, _APP0, _APP1 = 0xDA, 0xD9, 0xE0, 0xE1
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_PER_INCH, _PER_CENTIMETRE = 1, 2
_USUAL: Final = 96
"""Pixels per inch of a picture that does not say how many it has."""
_LEAST, _MOST = 10, 10_000
_ORIENTATION: Final = 0x0112


@frozen(kw_only=True)
class Header:
    """What a file says.

    Attributes:
        suffix: How such files end, without the dot.
        content_type: What it is.
        width: How wide it is by itself, in EMU.
        height: How high it is by itself, in EMU.
    """

    suffix: str
    content_type: str
    width: int
    height: int


def header_of(data: bytes) -> Header:
    """Read the header of a picture, and see that the file is whole.

    Args:
        data: The file.

    Raises:
        UnfitError: It is no PNG or JPEG file, is broken, or is larger than programs can show.
    """
    if len(data) > LARGEST_FILE:
        raise UnfitError(f"the picture is over {LARGEST_FILE // 1024**2} MB; make it smaller")
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(_JPEG):
        return _jpeg(data)
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    others = (noun for sign, noun in _OTHERS.items() if start.startswith(sign))
    what = next(others, "something else" if data else "empty")
    raise UnfitError(f"the picture is no PNG or JPEG file but {what}; save it as one of these")


def _png(data: bytes) -> Header:
    """Go through all chunks; the first has the size, and each has a checksum."""
    size = (0, 0)
    pixels: tuple[int | Fraction, int | Fraction] = (_USUAL, _USUAL)
    has_data = False
    for index, (kind, contents) in enumerate(_chunks(data)):
        if (index == 0) != (kind == b"IHDR"):
            raise _broken()
        if index == 0:
            size = _size_of_png(contents)
        elif kind == b"pHYs" and len(contents) == _PER_METRE.size:
            across, down, unit = _PER_METRE.unpack(contents)
            if unit == 1:
                pixels = (across * _METRES_PER_INCH, down * _METRES_PER_INCH)
            elif across and down:
                pixels = (_USUAL, Fraction(_USUAL * down, across))
        has_data = has_data or kind == b"IDAT"
    if not has_data:
        raise _broken()
    return _measured("png", "image/png", size, pixels)


def _size_of_png(contents: memoryview) -> tuple[int, int]:
    if len(contents) != _SIZE.size:
        raise _broken()
    width, height, depth, colour, packing, filtering, lacing = _SIZE.unpack(contents)
    if depth not in _DEPTHS.get(colour, ()) or packing or filtering or lacing > 1:
        raise _broken()
    return width, height


def _chunks(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Give kind and contents of each chunk, to the one that ends the picture."""
    view = memoryview(data)
    place, kind = len(_PNG), b""
    while kind != b"IEND":
        if place + _CHUNK.size > len(data):
            raise _broken()
        length, kind = _CHUNK.unpack_from(data, place)
        begin = place + _CHUNK.size
        place = begin + length + 4
        if place > len(data):
            raise _broken()
        checksum = int.from_bytes(view[begin + length : place], "big")
        if zlib.crc32(view[begin - 4 : begin + length]) != checksum:
            raise _broken()
        yield kind, view[begin : begin + length]


def _jpeg(data: bytes) -> Header:
    """Go through the segments up to the picture itself, and see that this has an end."""
    size: tuple[int, int] | None = None
    pixels: tuple[int | Fraction, int | Fraction] = (_USUAL, _USUAL)
    for kind, contents in _segments(data):
        if kind in _OTHER_FRAMES:
            raise UnfitError(
                "the picture is a kind of JPEG file that few programs show; save it anew"
            )
        if kind in _FRAMES:
            if len(contents) < 6:  # noqa: PLR2004 - depth, height, width and number of colours
                raise _broken()
            height, width = struct.unpack_from(">HH", contents, 1)
            size = (width, height)
        elif kind == _APP0 and bytes(contents[:5]) == b"JFIF\0" and len(contents) >= 12:  # noqa: PLR2004
            unit, across, down = struct.unpack_from(">BHH", contents, 7)
            if unit == _PER_INCH:
                pixels = (across, down)
            elif unit == _PER_CENTIMETRE:
                pixels = (across * Fraction(254, 100), down * Fraction(254, 100))
        elif kind == _APP1 and bytes(contents[:6]) == b"Exif\0\0" and _turned(bytes(contents[6:])):
            raise UnfitError(
                "the picture lies on its side or is mirrored, and says so where documents do not "
                "look; turn it in a program for pictures, and save it"
            )
    if size is None:
        raise _broken()
    return _measured("jpeg", "image/jpeg", size, pixels)


def _segments(data: bytes) -> Iterator[tuple[int, memoryview]]:
    """Give kind and contents of each segment before the picture itself."""
    view = memoryview(data)
    place = 2
    while True:
        if place + 4 > len(data) or data[place] != 0xFF:  # noqa: PLR2004 - segments begin so
            raise _broken()
        kind = data[place + 1]
        if kind == 0xFF or kind in _ALONE:  # noqa: PLR2004 - what fills up may be repeated
            place += 1 if kind == 0xFF else 2  # noqa: PLR2004 - the same
            continue
        length = int.from_bytes(view[place + 2 : place + 4], "big")
        end = place + 2 + length
        if kind == _END or length < 2 or end > len(data):  # noqa: PLR2004 - it counts itself
            raise _broken()
        yield kind, view[place + 4 : end]
        place = end
        if kind == _SCAN:
            if data.rfind(b"\xff\xd9", end) < 0:
                raise _broken()
            return


def _turned(exif: bytes) -> bool:
    """Tell whether a camera says that the picture is to be turned or mirrored to be seen."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None:
        return False
    try:
        (place,) = struct.unpack_from(f"{order}L", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, place)
        for entry in range(place + 2, place + 2 + 12 * count, 12):
            numbers: tuple[int, int, int, int] = struct.unpack_from(f"{order}HHLH", exif, entry)
            tag, kind, _, value = numbers
            if tag == _ORIENTATION:
                return kind == 3 and 1 < value <= 8  # noqa: PLR2004 - a short; 1 is upright
    except struct.error:
        pass
    return False


def _measured(
    suffix: str,
    content_type: str,
    size: tuple[int, int],
    pixels: tuple[int | Fraction, int | Fraction],
) -> Header:
    """Measure a picture by its size in pixels, and by how many of them there are in an inch."""
    width, height = size
    if not width or not height:
        raise _broken()
    if width * height > MOST_PIXELS:
        raise UnfitError(
            f"the picture says that it has {width} times {height} pixels, which is more than "
            f"{MOST_PIXELS // 10**6} million; make it smaller"
        )
    if not all(_LEAST <= one <= _MOST for one in pixels):
        pixels = (_USUAL, _USUAL)
    across, down = pixels
    return Header(
        suffix=suffix,
        content_type=content_type,
        width=max(1, int(width * EMU_PER_INCH / Fraction(across))),
        height=max(1, int(height * EMU_PER_INCH / Fraction(down))),
    )


def _broken() -> UnfitError:
    return UnfitError("the picture is broken, or not all of it is there; get a new copy")
