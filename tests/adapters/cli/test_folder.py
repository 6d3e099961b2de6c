"""The folder that documents are put in, whatever ends the program that makes them."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.sinks import Sink
from arbeidsmiljo.testing.sinks import SinkContract
from arbeidsmiljo_cli.files import FileError
from arbeidsmiljo_cli.folder import MADE, MAKING, FolderSink

PATHS = [PurePosixPath(name) for name in ("a/1.docx", "a/2.docx", "_hr/1.docx")]
PUTS = st.lists(st.tuples(st.sampled_from(PATHS), st.binary(min_size=1, max_size=8)), max_size=12)


class TestFolderSink(SinkContract):
    """A folder is a sink that can be opened again."""

    persistent = True

    def open(self, place: Path) -> AbstractContextManager[Sink]:
        """Open a folder that is not there yet."""
        return FolderSink(place / "dokumenter")

    def edit(self, sink: Sink, place: Path, path: PurePosixPath, data: bytes) -> None:
        """Write a file."""
        del sink
        file = place / "dokumenter" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


@given(PUTS, st.none() | st.integers(0, 200))
def test_a_program_may_be_killed_at_any_moment(
    puts: list[tuple[PurePosixPath, bytes]], torn: int | None
) -> None:
    """All that it has made is known to be made, whatever it was at: telling it or writing it."""
    with TemporaryDirectory() as place, FolderSink(Path(place) / "ut") as sink:
        folder = Path(place) / "ut"
        there: dict[PurePosixPath, bytes | None] = dict.fromkeys(PATHS)
        for number, (path, data) in enumerate(puts, start=1):
            lines = (folder / MAKING).stat().st_size if number > 1 else 0
            sink.put(path, data, fingerprint=str(number))
            if torn is None or number < len(puts):
                there[path] = data
            else:
                # It was told of this one, or some of that, and no more.
                _put_back(folder / path, there[path])
                _tear(folder / MAKING, lines + torn)
        if puts:
            left = Path(place) / "etterlatt"
            copytree(folder, left)
            again = FolderSink(left)
            assert again.key == sink.key
            for path, whole in there.items():
                found = again.find(path)
                assert (found is None) == (whole is None)
                assert found is None or found.fingerprint is not None


def _put_back(file: Path, data: bytes | None) -> None:
    if data is None:
        file.unlink()
    else:
        file.write_bytes(data)


def _tear(file: Path, size: int) -> None:
    with file.open("r+b") as lines:
        lines.truncate(min(size, file.stat().st_size))


def test_an_empty_file_is_nobodys_work(tmp_path: Path) -> None:
    """A power cut leaves such where a document was to be."""
    with FolderSink(tmp_path) as sink:
        sink.put(PATHS[0], b"dokument", fingerprint="f")
        (tmp_path / PATHS[0]).write_bytes(b"")
        assert sink.find(PATHS[0]) is None


def test_looking_writes_nothing(tmp_path: Path) -> None:
    """A folder in which nothing is put stays as it was, or is not made at all."""
    with FolderSink(tmp_path / "ut") as sink:
        assert sink.find(PATHS[0]) is None
    assert list(tmp_path.iterdir()) == []


def test_what_was_made_is_told_in_one_file(tmp_path: Path) -> None:
    """It says nothing of what stands in the documents, and is the only one that is left."""
    with FolderSink(tmp_path) as sink:
        sink.put(PATHS[0], b"Kari Nordmann", fingerprint="f1")
        sink.put(PATHS[1], b"Ola Nordmann", fingerprint="f2")
        assert (tmp_path / MAKING).exists()
    beside = {file.name for file in tmp_path.iterdir() if file.is_file()}
    assert beside == {MADE}
    told = (tmp_path / MADE).read_text("utf-8")
    assert "Nordmann" not in told
    assert str(PATHS[0]) in told


@pytest.mark.parametrize("told", ["", "{", "[]", '{"schema": 1, "files": {}}', '{"schema": 2}'])
def test_what_cannot_be_read_is_not_known(tmp_path: Path, told: str) -> None:
    """Files then count as somebody's work."""
    (tmp_path / MADE).write_text(told, "utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / PATHS[0]).write_bytes(b"dokument")
    found = FolderSink(tmp_path).find(PATHS[0])
    assert found is not None
    assert found.fingerprint is None


def test_a_document_that_cannot_be_written(tmp_path: Path) -> None:
    """It is told which, and what was made before is known."""
    (tmp_path / "a").write_text("en fil", "utf-8")
    with FolderSink(tmp_path) as sink:
        sink.put(PATHS[2], b"brev", fingerprint="f1")
        with pytest.raises(FileError, match=r"1\.docx: .*is not a folder"):
            sink.put(PATHS[0], b"plan", fingerprint="f2")
    found = FolderSink(tmp_path).find(PATHS[2])
    assert found is not None
    assert found.fingerprint == "f1"
