"""Sinks: where documents are put, and what is there already."""

from pathlib import PurePosixPath
from typing import Protocol

from attrs import frozen


@frozen(kw_only=True)
class Found:
    """What there is at a path of a sink.

    Attributes:
        digest: SHA-256 of it, in hexadecimal digits.
        fingerprint: What it was put there or confirmed with; None where it is not what was put
            there, since somebody has edited it or put it there.
    """

    digest: str
    fingerprint: str | None


class Sink(Protocol):
    """A place that documents are put into: a folder, a bucket, an archive.

    What was put there, and with which fingerprint, is kept beside the documents, so that making
    them can be stopped at any moment and gone on with.
    """

    @property
    def key(self) -> bytes:
        """At most 64 random bytes, always the same of one place.

        Fingerprints are made with them, so that nobody can find out what a document says by
        making the fingerprints of all that it could say.
        """
        ...

    def find(self, path: PurePosixPath) -> Found | None:
        """Tell what is there now; None for nothing."""
        ...

    def put(self, path: PurePosixPath, data: bytes, *, fingerprint: str) -> None:
        """Put a document there, in place of any that is there.

        Whoever looks finds what was there before or the whole document, never half of one.

        Args:
            path: Where.
            data: The bytes of the document.
            fingerprint: Of all that the document was made from.
        """
        ...

    def confirm(self, path: PurePosixPath, *, fingerprint: str) -> None:
        """Take note that what is there is just what would be put there.

        Args:
            path: Where.
            fingerprint: Of all that the document would be made from.
        """
        ...
