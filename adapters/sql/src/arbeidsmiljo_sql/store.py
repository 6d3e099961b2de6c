"""A store in a SQLite file."""

import os
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

from sqlalchemy import insert, inspect, select

from arbeidsmiljo.closing import Closing
from arbeidsmiljo.errors import NotFoundError, SchemaVersionError, StoreError
from arbeidsmiljo.model.method_payloads import PayloadClasses
from arbeidsmiljo_sql import tables
from arbeidsmiljo_sql.database import Database
from arbeidsmiljo_sql.directory import SqlDirectory
from arbeidsmiljo_sql.journals import SqlJournals
from arbeidsmiljo_sql.results import SqlResults
from arbeidsmiljo_sql.texts import SqlTexts

_MAGIC: Final = b"SQLite format 3\0"


class SqliteStore(Closing):
    """Keeps everything about some processes in one SQLite file.

    What has been written survives a loss of power. Writers in several programs queue; readers
    wait for nobody. The file belongs on a local disk, since locks do not hold on network ones.

    Args:
        path: The file. Beside it stand `…-wal` and `…-shm`, SQLite's own, and `….lock`, empty.
        create: Whether to make one where there is none.
        wait: How many seconds to wait for other programs before giving up.
        payloads: The payload classes that methods have registered: an event of any other can
            be neither written nor read.

    Raises:
        NotFoundError: There is none, and `create` is False.
        SchemaVersionError: Its tables are of another version.
        StoreLockedError: Another program kept it to itself for too long.
        StoreError: It is not a store, or cannot be opened.
    """

    def __init__(
        self,
        path: Path,
        *,
        create: bool,
        wait: float = 10.0,
        payloads: PayloadClasses = (),
    ) -> None:
        """Open the file."""
        _check_file(path, create=create)
        self._database = Database(path, wait=wait)
        try:
            if create:
                _create_tables(self._database)
            _check_version(self._database)
        except BaseException:
            self._database.close()
            raise
        self._journals = SqlJournals(self._database, payloads)
        self._directory = SqlDirectory(self._database)
        self._texts = SqlTexts(self._database)
        self._results = SqlResults(self._database)

    @property
    def journals(self) -> SqlJournals:
        """The journals."""
        return self._journals

    @property
    def directory(self) -> SqlDirectory:
        """The names."""
        return self._directory

    @property
    def texts(self) -> SqlTexts:
        """What people wrote."""
        return self._texts

    @property
    def results(self) -> SqlResults:
        """Results and publications."""
        return self._results

    def transaction(self) -> AbstractContextManager[None]:
        """Make all that is written inside the block take effect together, or none of it."""
        return self._database.transaction()

    def close(self) -> None:
        """Let go of the file; closing twice is harmless."""
        self._database.close()


def _check_file(path: Path, *, create: bool) -> None:
    """Check that a file can be a store, and make an empty one where there is none."""
    try:
        if not path.exists():
            if not create:
                raise NotFoundError("store", str(path))
            # Names stand in it: only its owner may read it.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        with path.open("rb") as file:
            beginning = file.read(len(_MAGIC))
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be opened ({error.strerror}); give a file in a folder that exists "
            "and that you may write to"
        ) from error
    if beginning != _MAGIC and not (create and beginning == b""):
        raise StoreError(f"{path}: this is not a store; give the file of one, or a new name")


def _create_tables(database: Database) -> None:
    """Make the tables in an empty database."""
    with database.read() as connection:
        if inspect(connection).get_table_names():
            return
    with database.queue.head(database.queue.deadline()):
        database.execute_alone("PRAGMA journal_mode = WAL")
    with database.write() as connection:
        # Somebody else may have been first while we queued.
        if not inspect(connection).get_table_names():
            tables.metadata.create_all(connection)
            connection.execute(
                insert(tables.about).values(key="schema", value=str(tables.SCHEMA_VERSION))
            )


def _check_version(database: Database) -> None:
    """Check that the tables are ours, and of our version."""
    about = tables.about
    with database.read() as connection:
        if not inspect(connection).has_table(about.name):
            raise StoreError(
                f"{database.path}: this is a database of another program and not a store; give "
                "the file of one, or a new name"
            )
        version = connection.scalar(select(about.c.value).where(about.c.key == "schema"))
    if version != str(tables.SCHEMA_VERSION):
        raise SchemaVersionError(
            f"{database.path}: its tables are of version {version}, and this arbeidsmiljo-sql "
            f"reads version {tables.SCHEMA_VERSION}; open it with the arbeidsmiljo-sql that "
            "made it, or a newer one"
        )
