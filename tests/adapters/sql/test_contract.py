"""The store in SQLite does what every store does."""

from pathlib import Path

from arbeidsmiljo.model.method_payloads import PayloadClasses
from arbeidsmiljo.stores import Store
from arbeidsmiljo.testing.stores import StoreContract
from arbeidsmiljo_sql.opener import SqlStoreOpener


class TestSqliteStore(StoreContract):
    """A SQLite file is a store that keeps things, for several at once."""

    persistent = True
    shared = True

    def open(self, place: Path, payloads: PayloadClasses = ()) -> Store:
        """Open the store in a folder."""
        url = f"sqlite:///{place / 'store.db'}"
        return SqlStoreOpener().open(url, create=True, payloads=payloads)
