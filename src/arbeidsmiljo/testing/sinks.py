"""The contract of every sink, as tests that an adapter runs on its own.

Example:
    A sink of one's own is tested by

        class TestMySink(SinkContract):
            persistent = True

            def open(self, place: Path) -> AbstractContextManager[Sink]:
                return MySink(place / "documents")

            def edit(self, sink: Sink, place: Path, path: PurePosixPath, data: bytes) -> None:
                (place / "documents" / path).write_bytes(data)
"""

from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import ClassVar, Final

import pytest

from arbeidsmiljo.model.sinks import Found, Sink

PLAN: Final = PurePosixPath("drift/02-tiltaksplan.docx")
"""Where a document is put."""

OTHER: Final = PurePosixPath("_hr/01-brev.docx")
"""Where another one is put."""

LARGEST_KEY: Final = 64


def _found(data: bytes, fingerprint: str | None) -> Found:
    return Found(digest=sha256(data).hexdigest(), fingerprint=fingerprint)


class SinkContract:
    """What every sink does; a subclass says how to open one, and how a person edits there.

    Attributes:
        persistent: Whether a sink that is opened again has what was put before.
    """

    persistent: ClassVar[bool] = False

    def open(self, place: Path) -> AbstractContextManager[Sink]:
        """Open a sink in a folder of its own, which is empty at first."""
        raise NotImplementedError

    def edit(self, sink: Sink, place: Path, path: PurePosixPath, data: bytes) -> None:
        """Put something there as a person does, past the sink."""
        raise NotImplementedError

    def test_nothing_is_found_where_nothing_was_put(self, tmp_path: Path) -> None:
        """A new sink is empty, and another path is another place."""
        with self.open(tmp_path) as sink:
            assert sink.find(PLAN) is None
            sink.put(OTHER, b"brev", fingerprint="f1")
            assert sink.find(PLAN) is None

    def test_what_was_put_is_found_with_its_fingerprint(self, tmp_path: Path) -> None:
        """The last that was put at a path is there."""
        with self.open(tmp_path) as sink:
            sink.put(PLAN, b"plan", fingerprint="f1")
            assert sink.find(PLAN) == _found(b"plan", "f1")
            sink.put(PLAN, b"ny plan", fingerprint="f2")
            assert sink.find(PLAN) == _found(b"ny plan", "f2")

    def test_what_was_edited_has_no_fingerprint(self, tmp_path: Path) -> None:
        """Neither has what people put there themselves; edited back, it is what it was."""
        with self.open(tmp_path) as sink:
            sink.put(PLAN, b"plan", fingerprint="f1")
            self.edit(sink, tmp_path, PLAN, b"min plan")
            self.edit(sink, tmp_path, OTHER, b"mitt brev")
            assert sink.find(PLAN) == _found(b"min plan", None)
            assert sink.find(OTHER) == _found(b"mitt brev", None)
            self.edit(sink, tmp_path, PLAN, b"plan")
            assert sink.find(PLAN) == _found(b"plan", "f1")

    def test_what_is_there_can_be_confirmed(self, tmp_path: Path) -> None:
        """From then on it is there as if it had been put."""
        with self.open(tmp_path) as sink:
            self.edit(sink, tmp_path, PLAN, b"plan")
            sink.confirm(PLAN, fingerprint="f1")
            assert sink.find(PLAN) == _found(b"plan", "f1")
            sink.confirm(PLAN, fingerprint="f2")
            assert sink.find(PLAN) == _found(b"plan", "f2")

    def test_each_has_a_key_of_its_own(self, tmp_path: Path) -> None:
        """It fits what makes fingerprints, and is no other sink's."""
        (tmp_path / "a").mkdir()
        (tmp_path / "b").mkdir()
        with self.open(tmp_path / "a") as one, self.open(tmp_path / "b") as other:
            assert 0 < len(one.key) <= LARGEST_KEY
            assert one.key == one.key
            assert one.key != other.key

    def test_what_was_put_is_there_when_it_is_opened_again(self, tmp_path: Path) -> None:
        """So are the fingerprints and the key, and what people have edited in between."""
        if not self.persistent:
            pytest.skip("this sink keeps nothing after it is closed")
        with self.open(tmp_path) as sink:
            key = sink.key
            sink.put(PLAN, b"plan", fingerprint="f1")
            sink.put(OTHER, b"brev", fingerprint="f2")
            self.edit(sink, tmp_path, OTHER, b"mitt brev")
        with self.open(tmp_path) as sink:
            assert sink.key == key
            assert sink.find(PLAN) == _found(b"plan", "f1")
            assert sink.find(OTHER) == _found(b"mitt brev", None)
