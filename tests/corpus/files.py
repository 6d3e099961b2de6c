"""The office files that are tried: our own fixtures, and those of a folder from anywhere."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

SUFFIXES: Final = frozenset(
    f".{kind}{way}" for kind in ("doc", "dot", "ppt", "pot", "pps") for way in "xm"
)
"""What is taken for an office file, whatever is in it."""
FIXTURES: Final = Path(__file__).with_name("fixtures")
"""Our own files."""
_CORPUS: Final = "ARBEIDSMILJO_CORPUS"


def office_files(folder: Path) -> list[Path]:
    """Find the office files below a folder, each content once, in the order of their paths.

    Args:
        folder: The folder; a file stands for itself.
    """
    if folder.is_file():
        return [folder]
    found = dict[str, Path]()
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in SUFFIXES and path.is_file():
            found.setdefault(fingerprint(path), path)
    return list(found.values())


def fingerprint(path: Path) -> str:
    """Return what tells the contents of a file from others."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def tried_files() -> Iterator[Path]:
    """Give our own fixtures, then all that the environment names a folder of."""
    yield from office_files(FIXTURES)
    if named := os.environ.get(_CORPUS):
        folder = Path(named)
        if not folder.is_dir():
            message = f"{_CORPUS} names {named}, which is no folder"
            raise NotADirectoryError(message)
        yield from office_files(folder)
