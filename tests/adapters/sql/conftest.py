"""Stores in SQLite files, for the tests of this member."""

from collections.abc import Generator
from pathlib import Path

import pytest

from arbeidsmiljo_sql.store import SqliteStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that is a store without content."""
    path = tmp_path / "prosess.db"
    SqliteStore(path, create=True).close()
    return path


@pytest.fixture
def store(path: Path) -> Generator[SqliteStore]:
    """The open store of that file."""
    with SqliteStore(path, create=False, wait=0.2) as store:
        yield store
