"""Pictures that a text names: files in its own folder, read when they are asked for."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from arbeidsmiljo_cli.files import read_bytes

_SUFFIXES: Final = frozenset({".png", ".jpg", ".jpeg"})


class PicturesBelow(Mapping[str, bytes]):
    """The pictures in a folder and those below it, by their way from there (`bilder/logo.png`).

    Args:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        """Read nothing yet."""
        self._folder = folder

    def __getitem__(self, name: str) -> bytes:
        """Read a picture.

        Raises:
            KeyError: There is none, or the way leads out of the folder.
            FileError: It cannot be read.
        """
        way = PurePosixPath(name)
        root = self._folder.resolve()
        file = (root / way).resolve()
        if way.is_absolute() or not file.is_relative_to(root) or not file.is_file():
            raise KeyError(name)
        return read_bytes(file)

    def __iter__(self) -> Iterator[str]:
        """Give the names of all pictures, sorted."""
        found = (file for file in self._folder.rglob("*") if file.suffix.lower() in _SUFFIXES)
        return iter(sorted(file.relative_to(self._folder).as_posix() for file in found))

    def __len__(self) -> int:
        """Count the pictures."""
        return sum(1 for _ in self)
