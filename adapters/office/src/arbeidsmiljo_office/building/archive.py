"""Office files as archives whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIRST: Final = "[Content_Types].xml"
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can tell
_REGULAR_FILE: Final = 0o100644 << 16


def write_archive(parts: Mapping[str, bytes]) -> bytes:
    """Write parts, by name, in a fixed order and without a time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = _REGULAR_FILE
            archive.writestr(entry, parts[name])
    return file.getvalue()


def rewritten(data: bytes) -> bytes:
    """Write an archive anew, so that equal contents are equal bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return write_archive({name: archive.read(name) for name in archive.namelist()})
