"""Opens databases that a URL names; Ibis is imported when the first is opened."""

from arbeidsmiljo.survey.addresses import SECONDS, Secrets
from arbeidsmiljo.survey.counts_sources import CountsSource, DatabaseAddress, LongTable


class Databases:
    """Opens `duckdb:///svar.duckdb?table=svar` and `postgresql://db.example.no/hr?table=svar`."""

    @property
    def databases(self) -> frozenset[str]:
        """DuckDB and PostgreSQL."""
        return frozenset({"duckdb", "postgresql"})

    def open(
        self, address: DatabaseAddress, *, secrets: Secrets, seconds: float = SECONDS
    ) -> CountsSource:
        """Open a database.

        Args:
            address: Where it lies, and which table has the answers.
            secrets: Gives `user` and `password` of PostgreSQL, one who may read the table.
            seconds: How long connecting may take.

        Raises:
            InvalidInputError: The address lacks something.
            SourceError: A secret is not known, or the database cannot be opened.
        """
        long = LongTable.of(address)

        from arbeidsmiljo_ibis.connections import connection_to
        from arbeidsmiljo_ibis.source import DatabaseSource

        return DatabaseSource(connection_to(address, secrets, seconds), long)
