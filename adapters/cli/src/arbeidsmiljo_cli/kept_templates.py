"""Templates that were built, kept in the folder of the user's caches.

The methods' documents are text, and building all of them takes some seconds. What is kept there
can be deleted at any time; it holds what the methods say, and nothing of any process.
"""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from attrs import frozen

from arbeidsmiljo_cli.files import FileError, write_atomically

_DIGEST_SIZE: Final = sha256().digest_size


@frozen
class KeptTemplates:
    """A folder of templates, each in a file that is called by a digest of what it is built from.

    Programs may use it at the same time: a file is written whole or not at all, and whoever comes
    second writes the same.

    Attributes:
        folder: Where; made when the first is kept.
    """

    folder: Path

    @classmethod
    def of_user(cls) -> "KeptTemplates":
        """Give the folder of whoever runs the program."""
        from platformdirs import user_cache_path

        return cls(user_cache_path("arbeidsmiljo", appauthor=False) / "templates")

    def get(self, key: str) -> bytes | None:
        """Give a template; None where it is not kept, or not whole."""
        try:
            kept = (self.folder / key).read_bytes()
        except OSError:
            return None
        digest, data = kept[:_DIGEST_SIZE], kept[_DIGEST_SIZE:]
        return data if sha256(data).digest() == digest else None

    def keep(self, key: str, data: bytes) -> None:
        """Keep a template, behind a digest of it; where that is not possible, do without."""
        with suppress(FileError):
            write_atomically(self.folder / key, sha256(data).digest() + data)
