"""One SQLite database, and the one connection that a store has to it."""

import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from time import monotonic, sleep
from typing import Final, cast

from sqlalchemy import Connection, StaticPool, create_engine, event

from arbeidsmiljo.errors import StoreError, StoreLockedError
from arbeidsmiljo_sql.failures import in_our_words, is_busy
from arbeidsmiljo_sql.write_queue import WriteQueue

_LOOK: Final = 0.001


class Database:
    """A connection that threads share, one at a time.

    One that may not be written is opened for reading.

    Args:
        path: The file, which exists.
        wait: How many seconds to wait for others before giving up.

    Raises:
        StoreError: SQLite cannot open it.
    """

    def __init__(self, path: Path, *, wait: float) -> None:
        """Connect."""
        self.path = path
        self.queue = WriteQueue(path, wait=wait)
        self._wait = wait
        self._lock = RLock()
        self._writes = False
        self._in_transaction = False
        self._has_erased = False
        self._closed = False
        self._log = path.with_name(f"{path.name}-wal")
        self.obstacle = _obstacle(path)
        self._engine = create_engine(
            "sqlite://",
            creator=self._connect,
            poolclass=StaticPool,
            # Values are personal data, and stay out of every message.
            hide_parameters=True,
        )
        event.listen(self._engine, "begin", self._begin)
        try:
            with in_our_words(path):
                self._connection = self._engine.connect()
        except BaseException:
            self._engine.dispose()
            raise

    def execute_alone(self, statement: str) -> list[tuple[object, ...]]:
        """Execute a statement of SQLite's own that stands outside transactions."""
        with self._hold(), in_our_words(self.path):
            return self._driver().execute(statement).fetchall()

    @contextmanager
    def read(self) -> Generator[Connection]:
        """See the database as it is at one moment, or as the open transaction left it.

        Raises:
            StoreError: The database cannot be read.
        """
        with self._hold():
            if self._in_transaction:
                with in_our_words(self.path):
                    yield self._connection
                return
            with in_our_words(self.path), self._connection.begin():
                yield self._connection

    @contextmanager
    def write(self) -> Generator[Connection]:
        """Write all that the block writes, or nothing when it is left by an exception.

        Raises:
            StoreLockedError: Other programs were writing for too long.
            StoreError: The database cannot be written.
        """
        with self._hold():
            if self._in_transaction:
                with in_our_words(self.path), self._savepoint():
                    yield self._connection
                return
            with self._transaction(), in_our_words(self.path):
                yield self._connection

    @contextmanager
    def transaction(self) -> Generator[None]:
        """Make all writes inside the block one.

        Raises:
            StoreLockedError: Other programs were writing for too long.
            StoreError: A block is open already, or the database cannot be written.
        """
        with self._hold():
            if self._in_transaction:
                raise StoreError(
                    f"{self.path}: a transaction is open already; end it before the next begins"
                )
            with self._transaction():
                self._in_transaction = True
                try:
                    yield
                finally:
                    self._in_transaction = False

    def note_erasure(self) -> None:
        """Have what was erased wiped from the disk too, as soon as the transaction has ended."""
        self._has_erased = True

    def close(self) -> None:
        """Let go of the database."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._connection.close()
                self._engine.dispose()

    @contextmanager
    def _hold(self) -> Generator[None]:
        if not self._lock.acquire(timeout=self._wait):
            raise StoreLockedError(
                f"{self.path}: another thread used it for all of {self._wait:g} seconds; try "
                "again when it is done"
            )
        try:
            if self._closed:
                raise StoreError(f"{self.path}: the store is closed; open it anew")
            yield
        finally:
            self._lock.release()

    @contextmanager
    def _transaction(self) -> Generator[None]:
        if self.obstacle is not None:
            raise StoreError(
                f"{self.path}: cannot be written, since {self.obstacle}, and so nothing was "
                "stored; make the file and its folder writable"
            )
        self._writes, self._has_erased = True, False
        try:
            with in_our_words(self.path):
                transaction = self._connection.begin()
            try:
                yield
                self._check_begun()
                with in_our_words(self.path):
                    transaction.commit()
            except BaseException:
                with in_our_words(self.path):
                    transaction.rollback()
                raise
        finally:
            self._writes = False
        if self._has_erased:
            self._wipe()

    @contextmanager
    def _savepoint(self) -> Generator[None]:
        """Take back only what the block wrote, of a larger transaction, when it is refused."""
        self._check_begun()
        savepoint = self._connection.begin_nested()
        try:
            yield
        except BaseException:
            # There is no savepoint to go back to where SQLite took everything back.
            if self._driver().in_transaction:
                savepoint.rollback()
            raise
        savepoint.commit()

    def _check_begun(self) -> None:
        """Check that SQLite has not taken the transaction back by itself, as on a full disk."""
        if not self._driver().in_transaction:
            raise StoreError(
                f"{self.path}: the database took the whole transaction back after an error; "
                "begin it anew"
            )

    def _wipe(self) -> None:
        """Write the file anew without what was erased, and empty the log that still tells of it.

        `secure_delete` alone is not enough: rows that move to another page as others grow leave
        a copy in the page that they came from.
        """
        busy: object = True
        cause = None
        try:
            # Nobody begins to write meanwhile, which would keep the log from being emptied.
            with self.queue.head(self.queue.deadline()):
                self.execute_alone("VACUUM")
                ((busy, *_),) = self.execute_alone("PRAGMA wal_checkpoint(TRUNCATE)")
        except StoreLockedError as error:
            cause = error
        if busy:
            raise StoreLockedError(
                f"{self.path}: it is erased, but other programs were using the store from before "
                "that, and so it still stands in the log on the disk; erase it once more when "
                "they are done"
            ) from cause

    def _connect(self) -> sqlite3.Connection:
        if self.obstacle is None:
            # A file that vanished meanwhile is not made anew.
            return self._connect_as("mode=rw")
        try:
            return self._connect_as("mode=ro")
        except sqlite3.Error:
            if _has_content(self._log):
                raise
        # SQLite needs files of its own beside a database, unless nobody writes to it meanwhile.
        return self._connect_as("mode=ro&immutable=1")

    def _connect_as(self, how: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?{how}",
            uri=True,
            timeout=self._wait,
            # Transactions are begun in words, see _begin; threads take turns, see _hold.
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")
            # Nothing personal in temporary files.
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("SELECT 1 FROM sqlite_master")
        except BaseException:
            connection.close()
            raise
        return connection

    def _driver(self) -> sqlite3.Connection:
        return cast("sqlite3.Connection", self._connection.connection.driver_connection)

    def _begin(self, connection: Connection) -> None:
        """Begin as SQLAlchemy asks; a writer queues first."""
        del connection
        driver = self._driver()
        if not self._writes:
            driver.execute("BEGIN")
            return
        deadline = self.queue.deadline()
        with self.queue.head(deadline):
            driver.execute("PRAGMA busy_timeout = 0")
            try:
                while True:
                    try:
                        driver.execute("BEGIN IMMEDIATE")
                    except sqlite3.OperationalError as error:
                        if not is_busy(error):
                            raise
                        if monotonic() > deadline:
                            raise self.queue.locked() from error
                    else:
                        break
                    sleep(_LOOK)
            finally:
                driver.execute(f"PRAGMA busy_timeout = {int(self._wait * 1000)}")


def _obstacle(path: Path) -> str | None:
    """Say what keeps us from writing to a database; None for nothing."""
    if path.is_file() and not _may_write(path):
        return "the file may only be read"
    if not _may_write(path.parent):
        return "its folder may only be read"
    return None


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _has_content(file: Path) -> bool:
    """Tell whether something stands in a file, or may, since it cannot be told."""
    try:
        return file.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError:
        return True
