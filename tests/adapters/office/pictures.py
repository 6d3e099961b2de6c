"""Small pictures, drawn by a library that draws them for a living."""

from __future__ import annotations

import importlib
import io
from typing import Any, Final, TypeAlias

Thing: TypeAlias = Any
"""An object of Pillow, which is there for python-pptx; it is used for tests alone."""

_image: Thing = importlib.import_module("PIL.Image")
_exif: Final = 0x0112


def picture_file(
    size: tuple[int, int] = (40, 20),
    *,
    form: str = "PNG",
    mode: str = "RGB",
    dpi: tuple[float, float] | None = None,
    turned: int = 0,
    progressive: bool = False,
    colour: int = 0x2A7F4F,
) -> bytes:
    """Draw a picture.

    Args:
        size: In pixels.
        form: `PNG`, `JPEG`, or another that Pillow writes.
        mode: Of its colours, as Pillow calls it.
        dpi: Pixels per inch across and down; None for a file that does not say.
        turned: The number by which a camera says how it was held; 0 for none.
        progressive: Whether a JPEG file comes into view by and by.
        colour: That all of it has.
    """
    channels = (colour >> 16, colour >> 8 & 255, colour & 255)
    image = _image.new("RGB", size, channels).convert(mode)
    options: dict[str, object] = {} if dpi is None else {"dpi": dpi}
    if turned:
        exif = _image.Exif()
        exif[_exif] = turned
        options["exif"] = exif
    if progressive:
        options["progressive"] = True
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def pixels_of(data: bytes) -> tuple[int, int]:
    """Tell how large a picture is, as Pillow reads it."""
    size: tuple[int, int] = _image.open(io.BytesIO(data)).size
    return size


def png(width: int, height: int, colour: str = "0E4A5B") -> bytes:
    """Draw a PNG file of one colour."""
    return picture_file((width, height), colour=int(colour, 16))
