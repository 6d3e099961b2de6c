"""What this distribution adds to arbeidsmiljo: stores in SQL databases."""

from collections.abc import Sequence

from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.stores import StoreOpener
from arbeidsmiljo_sql.opener import SqlStoreOpener


@hookimpl
def arbeidsmiljo_stores() -> Sequence[StoreOpener]:
    """Give the opener of stores in SQLite files."""
    return [SqlStoreOpener()]
