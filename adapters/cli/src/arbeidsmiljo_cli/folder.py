"""The folder that documents are put in: what was made there, and what people have edited since."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import FileIO
from pathlib import Path, PurePosixPath
from secrets import token_bytes
from typing import Final, Self

from attrs import field, frozen

from arbeidsmiljo.closing import Closing
from arbeidsmiljo.model.sinks import Found
from arbeidsmiljo_cli.files import FileError, read_bytes, write_atomically

MADE: Final = ".arbeidsmiljo.json"
"""The file that tells what was made in a folder: paths, digests and fingerprints."""

MAKING: Final = ".arbeidsmiljo.making"
"""The file that tells what is being made, a line for each document, until all are."""

_SCHEMA: Final = 2
_KEY_BYTES: Final = 32

_Told = Mapping[str, str]
"""What may be at a path as it was made: digest to fingerprint, the latest first."""


class FolderSink(Closing):
    """A folder that documents are put into; a context manager.

    What is made is told in a file before it is written, so that whatever ends the program leaves a
    folder of whole documents of which each is known to be made. Nothing is written before the first
    document is.

    Args:
        folder: Where; made if it is not there.

    Attributes:
        key: Random, and kept in the folder; fingerprints are made with it.
    """

    def __init__(self, folder: Path) -> None:
        """Find out what was made there before; not knowing is safe: files then count as edited."""
        self._folder = folder
        self._making: FileIO | None = None
        before = _Before.read(folder)
        self.key = before.key
        self._told = dict(before.told)

    def find(self, path: PurePosixPath) -> Found | None:
        """Tell what is there now; None for nothing."""
        file = self._folder / path
        data = read_bytes(file) if file.exists() else b""
        # An empty file is nobody's work: a power cut leaves such.
        if not data:
            return None
        digest = sha256(data).hexdigest()
        told = self._told.get(str(path), {})
        return Found(digest=digest, fingerprint=told.get(digest))

    def put(self, path: PurePosixPath, data: bytes, *, fingerprint: str) -> None:
        """Put a document there, in place of any that is there.

        Raises:
            FileError: It cannot be written; what was there is as it was.
        """
        told = {sha256(data).hexdigest(): fingerprint}
        # If it is told and not written, what was there before is still known as made.
        self._tell(path, told | dict(self._told.get(str(path), {})))
        write_atomically(self._folder / path, data, lasting=False)
        self._told[str(path)] = told

    def confirm(self, path: PurePosixPath, *, fingerprint: str) -> None:
        """Take note that what is there is just what would be put there.

        Raises:
            FileError: It cannot be read, or that cannot be told.
        """
        digest = sha256(read_bytes(self._folder / path)).hexdigest()
        self._tell(path, {digest: fingerprint})

    def close(self) -> None:
        """Put what was told of each document together; closing twice is harmless.

        Raises:
            FileError: It cannot be written; the folder is as whole as before.
        """
        if self._making is not None:
            self._making.close()
            self._making = None
            self._keep()

    def _tell(self, path: PurePosixPath, told: _Told) -> None:
        if self._making is None:
            # The key, and what an earlier program was stopped at, are kept before anything new is.
            self._keep()
        self._told[str(path)] = told
        line = json.dumps([str(path), told]).encode() + b"\n"
        try:
            if self._making is None:
                self._making = (self._folder / MAKING).open("ab", buffering=0)
            self._making.write(line)
        except OSError as error:
            raise FileError(
                f"{self._folder / MAKING}: cannot be written ({error.strerror}); check the folder "
                "and its rights"
            ) from error

    def _keep(self) -> None:
        told = {
            "schema": _SCHEMA,
            "key": self.key.hex(),
            "files": dict(sorted(self._told.items())),
        }
        write_atomically(self._folder / MADE, json.dumps(told, indent=1).encode())
        (self._folder / MAKING).unlink(missing_ok=True)


@frozen(kw_only=True)
class _Before:
    """What is known of a folder.

    Attributes:
        key: Its key; a new one where there is none.
        told: Path to what may be there as it was made.
    """

    key: bytes = field(repr=False)
    told: Mapping[str, _Told]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read what is told in a folder."""
        key, told = token_bytes(_KEY_BYTES), dict[str, _Told]()
        try:
            made = json.loads((folder / MADE).read_bytes())
            if made["schema"] == _SCHEMA:
                key = bytes.fromhex(made["key"])
                told = {str(path): _as_told(one) for path, one in made["files"].items()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return cls(key=key, told=told)
        return cls(key=key, told=told | dict(_being_made(folder / MAKING)))


def _being_made(file: Path) -> Iterator[tuple[str, _Told]]:
    """Give what a program was at that was stopped, up to where a line is not whole."""
    try:
        for line in file.read_bytes().splitlines():
            path, told = json.loads(line)
            yield str(path), _as_told(told)
    except (OSError, ValueError, TypeError, AttributeError):
        return


def _as_told(one: Mapping[object, object]) -> _Told:
    return {str(digest): str(fingerprint) for digest, fingerprint in one.items()}
