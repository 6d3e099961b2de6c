"""Opens stores that a URL names; SQLAlchemy is imported when the first is opened."""

from pathlib import Path

from attrs import frozen

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.method_payloads import PayloadClasses
from arbeidsmiljo.stores import Store


@frozen(kw_only=True)
class SqlStoreOpener:
    """Opens stores in SQLite files, named as SQLAlchemy names databases.

    Attributes:
        wait: How many seconds to wait for other programs before giving up.
    """

    wait: float = 10.0

    @property
    def schemes(self) -> frozenset[str]:
        """The URL schemes it opens."""
        return frozenset({"sqlite"})

    def open(self, url: str, *, create: bool, payloads: PayloadClasses = ()) -> Store:
        """Open a store.

        Args:
            url: `sqlite:///prosess.db` for a file in the current folder,
                `sqlite:////srv/hr/prosess.db` for one by its whole path.
            create: Whether to make one where there is none.
            payloads: The payload classes that methods have registered.

        Raises:
            InvalidInputError: The URL names no file.
            NotFoundError: There is none, and `create` is False.
            SchemaVersionError: Its tables are of another version.
            StoreLockedError: Another program kept it to itself for too long.
            StoreError: It is not a store, or cannot be opened.
        """
        from arbeidsmiljo_sql.store import SqliteStore

        return SqliteStore(_file_of(url), create=create, wait=self.wait, payloads=payloads)


def _file_of(url: str) -> Path:
    """Give the file that a URL names."""
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        parts = make_url(url)
    except (ArgumentError, ValueError):
        parts = None
    if (
        parts is None
        or parts.drivername != "sqlite"
        or parts.host is not None
        or parts.query
        or not parts.database
        or parts.database == ":memory:"
        or "\0" in parts.database
    ):
        what = "names no file; write sqlite:///prosess.db, or sqlite:////srv/hr/prosess.db"
        raise InvalidInputError(url, [Problem("store", what)])
    return Path(parts.database)
