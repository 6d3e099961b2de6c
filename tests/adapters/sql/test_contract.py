"""The store in SQLite does what every store does."""

from pathlib import Path

from arbeidsmiljo.stores import Store
from arbeidsmiljo.testing.stores import PersistentStoreContract
from arbeidsmiljo_sql.opener import SqlStoreOpener


class TestSqliteStore(PersistentStoreContract):
    """A SQLite file is a store that keeps things."""

    def open(self, place: Path) -> Store:
        """Open the store in a folder."""
        return SqlStoreOpener().open(f"sqlite:///{place / 'store.db'}", create=True)
