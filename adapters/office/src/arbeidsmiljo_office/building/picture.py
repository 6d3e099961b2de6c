"""The file of a picture: its format and its measures, read from its first bytes."""

from __future__ import annotations

import struct
from typing import Final

from arbeidsmiljo_office.building.blocks import Image

_LARGEST: Final = 20 * 1024 * 1024
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_GIFS: Final = (b"GIF87a", b"GIF89a")
_JPEG: Final = b"\xff\xd8"
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""The markers of a JPEG file that tell its measures."""
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
"""The markers that nothing belongs to."""


class PictureError(Exception):
    """A picture that cannot be shown; the message says why."""


def read_image(data: bytes) -> Image:
    """Read what is needed of a picture to show it.

    Args:
        data: The bytes of the file.

    Raises:
        PictureError: It is no PNG, JPEG or GIF file, or is too large.
    """
    if len(data) > _LARGEST:
        raise PictureError(f"is larger than {_LARGEST // 1024**2} MB; make it smaller")
    try:
        suffix, width, height = _measures(data)
    except struct.error:
        raise PictureError("is broken or was cut off; save it again") from None
    if not width or not height:
        raise PictureError("is broken: it has no width or no height; save it again")
    return Image(data=data, suffix=suffix, width=width, height=height)


def _measures(data: bytes) -> tuple[str, int, int]:
    if data.startswith(_PNG):
        return ("png", *struct.unpack_from(">LL", data, 16))
    if data.startswith(_GIFS):
        return ("gif", *struct.unpack_from("<HH", data, 6))
    if data.startswith(_JPEG):
        return ("jpeg", *_of_jpeg(data))
    raise PictureError("is no PNG, JPEG or GIF file; save it as one")


def _of_jpeg(data: bytes) -> tuple[int, int]:
    """Return the width and height of a JPEG file."""
    at = len(_JPEG)
    while True:
        lead, marker = struct.unpack_from("BB", data, at)
        if lead != 0xFF:  # noqa: PLR2004 - the sign of a marker
            raise PictureError("is broken or was cut off; save it again")
        if marker == 0xFF:  # noqa: PLR2004 - markers may be filled up with it
            at += 1
        elif marker in _ALONE:
            at += 2
        elif marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        else:
            (length,) = struct.unpack_from(">H", data, at + 2)
            at += 2 + max(length, 2)
