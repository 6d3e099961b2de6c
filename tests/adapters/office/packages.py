"""What tests ask of the packages that office files are."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def contents(data: bytes) -> dict[str, bytes]:
    """Return the members of a package, after checking all of them against their checksums."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        assert len(names) == len(set(names))
        return {name: archive.read(name) for name in names}


def changed(before: bytes, after: bytes) -> set[str]:
    """Return the names of members that two packages do not share byte for byte."""
    ours, theirs = contents(before), contents(after)
    return {name for name in ours | theirs if ours.get(name) != theirs.get(name)}


def with_members(data: bytes, members: Mapping[str, bytes | None]) -> bytes:
    """Return a package with members put in, or taken out where their contents are None."""
    parts = {**contents(data), **members}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if content is not None:
                archive.writestr(name, content)
    return file.getvalue()
