"""A long table in a database."""

from collections.abc import Iterator

from arbeidsmiljo.closing import Closing
from arbeidsmiljo.survey.counts_sources import LongTable, Tallies, Wanted
from arbeidsmiljo.survey.source_faults import no_table
from arbeidsmiljo_ibis.connections import Connection
from arbeidsmiljo_ibis.counting import tallies_of
from arbeidsmiljo_ibis.expressions import errors


class DatabaseSource(Closing):
    """A long table in a database, which is only read.

    Args:
        connection: To the database.
        long: Which table, and what its columns are called.
    """

    def __init__(self, connection: Connection, long: LongTable) -> None:
        """Ask nothing yet."""
        self._connection = connection
        self._long = long
        self._closed = False

    def tallies(self, wanted: Wanted) -> Iterator[Tallies]:
        """Count equal rows, where they lie.

        Raises:
            InvalidInputError: There is no such table, or it lacks a column.
            SourceError: The database fails.
        """
        long, address = self._long, self._connection.address
        with self._connection.told():
            try:
                table = self._connection.backend.table(long.name, database=long.schema or None)
            except errors.TableNotFound:
                raise no_table(address) from None
            yield from tallies_of(table, long, wanted, source=str(address))

    def close(self) -> None:
        """Let go of the database; closing twice is harmless."""
        if not self._closed:
            self._closed = True
            self._connection.backend.disconnect()
