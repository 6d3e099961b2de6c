"""Opening stores by URL."""

import os
import sqlite3
import stat
import tempfile
from collections.abc import Generator
from contextlib import chdir, closing, contextmanager
from pathlib import Path

import pytest

from arbeidsmiljo.errors import (
    InvalidInputError,
    NotFoundError,
    SchemaVersionError,
    StoreError,
)
from arbeidsmiljo.model.identifiers import TextId
from arbeidsmiljo.stores import StoreOpener
from arbeidsmiljo_sql.database import Database
from arbeidsmiljo_sql.opener import SqlStoreOpener
from arbeidsmiljo_sql.store import SqliteStore

OPENER: StoreOpener = SqlStoreOpener(wait=0.2)


def test_a_file_in_the_current_folder_has_three_slashes(tmp_path: Path) -> None:
    """What follows three slashes is a path from the current folder."""
    with chdir(tmp_path):
        OPENER.open("sqlite:///prosess.db", create=True).close()
    assert (tmp_path / "prosess.db").is_file()


def test_a_file_by_its_whole_path_has_four_slashes(tmp_path: Path) -> None:
    """What follows three slashes may be a whole path, which begins with a fourth."""
    OPENER.open(f"sqlite:///{tmp_path}/prosess.db", create=True).close()
    assert (tmp_path / "prosess.db").is_file()


@pytest.mark.parametrize("name", ["års plan.db", "50%.db", "a#b.db", "file:x.db", "'.db"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    """Names with letters that mean something in URLs name the file as they stand."""
    with OPENER.open(f"sqlite:///{tmp_path / name}", create=True) as store:
        store.texts.put(TextId("t-1"), "Færre møter")
    with OPENER.open(f"sqlite:///{tmp_path / name}", create=False) as store:
        assert store.texts.get(TextId("t-1")) == "Færre møter"
    assert (tmp_path / name).is_file()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "prosess.db",
        "sqlite:",
        "sqlite://",
        "sqlite:///",
        "sqlite://prosess.db",
        "sqlite:///:memory:",
        "sqlite:///prosess.db?mode=memory",
        "sqlite:///a\0b",
        "sqlite+aiosqlite:///prosess.db",
        "postgresql://localhost/prosess",
        "sqlite://localhost:port/x",
    ],
)
def test_a_url_that_names_no_file_is_refused(tmp_path: Path, url: str) -> None:
    """A URL that is not one of a file says how to write one, and nothing is made."""
    with chdir(tmp_path), pytest.raises(InvalidInputError, match=r"sqlite:///prosess\.db"):
        OPENER.open(url, create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    """Opening without making one names the file that is missing, and makes nothing."""
    with pytest.raises(NotFoundError, match=r"missing\.db"):
        OPENER.open(f"sqlite:///{tmp_path / 'missing.db'}", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_there_is_opened_and_not_made_anew(path: Path) -> None:
    """Asking for a store to be made where there is one opens that one."""
    with SqliteStore(path, create=True) as store:
        store.texts.put(TextId("t-1"), "Færre møter")
    with SqliteStore(path, create=True) as store:
        assert store.texts.get(TextId("t-1")) == "Færre møter"


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("content", [b"PK\3\4 not a store", b"SQLite format 3", b"x" * 5000])
def test_another_kind_of_file_is_left_alone(
    tmp_path: Path, content: bytes, *, create: bool
) -> None:
    """A file that is no SQLite database is refused and not changed by a byte."""
    path = tmp_path / "report.docx"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="not a store"):
        SqliteStore(path, create=create)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_an_empty_file_becomes_a_store_only_when_asked(tmp_path: Path) -> None:
    """An empty file is no store; one can be made in it."""
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(StoreError, match="not a store"):
        SqliteStore(path, create=False)
    with SqliteStore(path, create=True) as store:
        assert list(store.journals.processes()) == []


@pytest.mark.parametrize("create", [True, False])
def test_another_programs_database_is_left_alone(tmp_path: Path, *, create: bool) -> None:
    """A SQLite database with other tables gets none of ours."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE events (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        SqliteStore(path, create=create)
    assert path.read_bytes() == before


def test_a_damaged_database_is_a_clear_error(path: Path) -> None:
    """A store that is cut short or overwritten says that it is broken."""
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    with pytest.raises(StoreError, match="backup"):
        SqliteStore(path, create=False)


def test_a_file_that_vanishes_meanwhile_is_not_made_anew(tmp_path: Path) -> None:
    """Connecting to a file that is gone is an error and leaves no empty file behind."""
    with pytest.raises(StoreError, match=r"gone\.db"):
        Database(tmp_path / "gone.db", wait=0.1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("version", ["0", "2", "later"])
def test_a_store_of_another_version_is_refused(path: Path, version: str, *, create: bool) -> None:
    """Tables of another version are named with ours, and nothing in them is changed."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE arbeidsmiljo_meta SET value = ?", [version])
    before = path.read_bytes()
    with pytest.raises(SchemaVersionError, match=f"version {version}.*version 1"):
        SqliteStore(path, create=create)
    assert path.read_bytes() == before


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    """A folder in place of a file is refused."""
    with pytest.raises(StoreError, match="cannot be opened"):
        SqliteStore(tmp_path, create=True)


def test_a_folder_that_is_missing_is_not_made(tmp_path: Path) -> None:
    """A store is made in a folder that exists."""
    with pytest.raises(StoreError, match="folder that exists"):
        SqliteStore(tmp_path / "missing" / "prosess.db", create=True)
    assert list(tmp_path.iterdir()) == []


@contextmanager
def _without_rights() -> Generator[None]:
    """Be somebody who may not write everywhere, as root may."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def read_only(path: Path) -> Generator[Path]:
    """A store in a folder that may be read and not be written to, and the folder open to all."""
    path.chmod(0o644)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = path.rename(folder / path.name)
        folder.chmod(0o555)
        yield path
        folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are otherwise on Windows")
def test_a_folder_that_cannot_be_written_is_a_clear_error(read_only: Path) -> None:
    """In a read-only folder no store is made, and one that is there cannot be written."""
    with _without_rights():
        with pytest.raises(StoreError, match="may write"):
            SqliteStore(read_only.with_name("new.db"), create=True)
        with (
            SqliteStore(read_only, create=False) as store,
            pytest.raises(StoreError, match=r"cannot be written, since .* writable"),
        ):
            store.texts.put(TextId("t-1"), "Færre møter")
    assert [path.name for path in read_only.parent.iterdir()] == [read_only.name]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are otherwise on Windows")
def test_a_store_that_cannot_be_written_is_read(read_only: Path) -> None:
    """What stands in it is read from a read-only folder, and nothing is left there."""
    folder = read_only.parent
    folder.chmod(0o755)
    with SqliteStore(read_only, create=False) as store:
        store.texts.put(TextId("t-1"), "Færre møter")
    for file in folder.iterdir():
        if file != read_only:
            file.unlink()
    folder.chmod(0o555)
    with _without_rights(), SqliteStore(read_only, create=False) as store:
        assert store.texts.get(TextId("t-1")) == "Færre møter"
        with pytest.raises(StoreError, match="cannot be written"), store.transaction():
            pass
    assert list(folder.iterdir()) == [read_only]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are otherwise on Windows")
def test_a_file_that_cannot_be_written_is_read(read_only: Path) -> None:
    """In a folder that may be written to, too."""
    read_only.chmod(0o444)
    read_only.parent.chmod(0o777)
    with _without_rights(), SqliteStore(read_only, create=False) as store:
        assert list(store.journals.processes()) == []
        with pytest.raises(StoreError, match="since the file may only be read"):
            store.texts.put(TextId("t-1"), "Færre møter")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are otherwise on Windows")
def test_a_log_that_cannot_be_read_is_not_passed_over(read_only: Path) -> None:
    """What only stands in a log is never left out: a store is read as it is, or not at all."""
    folder = read_only.parent
    folder.chmod(0o755)
    log = read_only.with_name(f"{read_only.name}-wal")
    log.write_bytes(b"x" * 5000)
    log.chmod(0)
    folder.chmod(0o555)
    with _without_rights(), pytest.raises(StoreError, match="readable and writable"):
        SqliteStore(read_only, create=False)


@pytest.mark.skipif(os.name != "posix", reason="rights are otherwise on Windows")
def test_only_the_owner_may_read_a_store(tmp_path: Path) -> None:
    """Names stand in the file and in SQLite's log beside it, and both are the owner's alone."""
    before = os.umask(0)
    try:
        with SqliteStore(tmp_path / "prosess.db", create=True) as store:
            store.texts.put(TextId("t-1"), "Færre møter")
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert set(modes) >= {"prosess.db", "prosess.db-wal", "prosess.db.lock"}
    assert set(modes.values()) == {0o600}


def test_what_is_written_survives_a_loss_of_power(path: Path) -> None:
    """The log is written ahead and through to the disk at each commit."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database = Database(path, wait=1)
    try:
        assert database.execute_alone("PRAGMA synchronous") == [(2,)]
        assert database.execute_alone("PRAGMA foreign_keys") == [(1,)]
    finally:
        database.close()
