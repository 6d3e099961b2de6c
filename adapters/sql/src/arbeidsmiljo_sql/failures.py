"""What SQLite says when it fails, in the library's own errors."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from arbeidsmiljo.errors import StoreError, StoreLockedError

_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_ADVICE: Final = {
    sqlite3.SQLITE_CANTOPEN: "make the file and its folder readable and writable",
    sqlite3.SQLITE_CORRUPT: "take it from a backup",
    sqlite3.SQLITE_FULL: "make room on the disk",
    sqlite3.SQLITE_IOERR: "see that the disk is there and has room",
    sqlite3.SQLITE_NOTADB: "give the file of a store",
    sqlite3.SQLITE_PERM: "make the file and its folder writable",
    sqlite3.SQLITE_READONLY: "make the file and its folder writable",
}


def is_busy(error: sqlite3.Error) -> bool:
    """Tell whether SQLite failed because somebody else is using the database."""
    return _primary_code(error) in _BUSY


@contextmanager
def in_our_words(database: Path) -> Generator[None]:
    """Turn what SQLite says of a database into errors of ours; values are never quoted.

    Raises:
        StoreLockedError: Others were using it for too long.
        StoreError: Anything else went wrong with it.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise StoreError(
            f"{database}: a text has half a character in it and cannot be kept; write it anew"
        ) from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if not isinstance(cause, sqlite3.Error):
            raise
        if is_busy(cause):
            raise StoreLockedError(
                f"{database}: other programs were using it for too long, and nothing was "
                "stored; try again when they are done"
            ) from error
        advice = _ADVICE.get(_primary_code(cause), "see that it is the file of a store")
        raise StoreError(f"{database}: SQLite says «{cause}»; {advice}") from error


def _primary_code(error: sqlite3.Error) -> int:
    # Errors that Python itself raises have no code of SQLite's; the low byte is the primary one.
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF
