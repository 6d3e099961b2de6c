"""Answers in PostgreSQL are counted where they lie, by who may only read them."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Final, LiteralString

import psycopg
import pytest
from psycopg import sql

from arbeidsmiljo.errors import InvalidInputError, SourceError
from arbeidsmiljo.survey.counts_sources import CountsSourceOpener, Wanted
from arbeidsmiljo.testing.counts_sources import HEADINGS, ROWS, CountsSourceContract, LongRow
from arbeidsmiljo.testing.served import PASSWORD, Served
from arbeidsmiljo_ibis.connections import encryption
from arbeidsmiljo_ibis.counting import MOST_ANSWERS
from arbeidsmiljo_ibis.opener import Databases
from tests.adapters.ibis.conftest import USER

SECRETS: Final = {"user": USER, "password": PASSWORD}
WANTED: Final = Wanted(unit="enhet", items=("i0", "i1"), most_units=9)
NUMBERS = count()


class TestPostgreSQL(CountsSourceContract):
    """The contract of counts sources, for PostgreSQL."""

    host = ""

    @pytest.fixture(autouse=True)
    def at_a_server(self, postgresql: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Ask the server of the tests, which is on this machine."""
        self.host = postgresql
        monkeypatch.setenv("PGHOST", postgresql)

    def opener(self) -> CountsSourceOpener:
        """Give what opens tables."""
        return Databases()

    def connected(self) -> psycopg.Connection:
        """Connect as one who may write."""
        return psycopg.connect(host=self.host, user="postgres", dbname="postgres", autocommit=True)

    @contextmanager
    def served(self, rows: Sequence[LongRow]) -> Generator[Served]:
        """Serve a new table, in a schema of its own."""
        name = f"svar{next(NUMBERS)}"
        numbers = not any(isinstance(row.value, str) for row in rows)
        kinds = ("TEXT", "TEXT", "SMALLINT" if numbers else "TEXT", "VARCHAR(60)", "TEXT")
        table = sql.Identifier("maaling", name)
        with self.connected() as connection:
            connection.execute('CREATE SCHEMA IF NOT EXISTS "maaling"')
            columns = sql.SQL(", ").join(
                sql.SQL("{} " + kind).format(sql.Identifier(heading))
                for heading, kind in zip(HEADINGS, kinds, strict=True)
            )
            connection.execute(sql.SQL("CREATE TABLE {} ({})").format(table, columns))
            connection.cursor().executemany(
                sql.SQL("INSERT INTO {} VALUES (%s, %s, %s, %s, %s)").format(table),
                [row.cells for row in rows],
            )
            yield Served(url=f"postgresql:///postgres?table=maaling.{name}", secrets=SECRETS)
            connection.execute(sql.SQL("DROP TABLE {}").format(table))

    def test_names_are_quoted_as_they_are_written(self) -> None:
        """Columns and tables are those of the very name, capitals and signs included."""
        with self.connected() as connection:
            connection.execute('CREATE TABLE "Svar" ("Min enhet" TEXT, "Q;" TEXT, "a""b" TEXT)')
            connection.execute("INSERT INTO \"Svar\" VALUES ('u0', 'i0', '1')")
            served = Served(url="postgresql:///postgres?table=Svar", secrets=SECRETS)
            with self.open(served, "&item=Q%3B&value=a%22b") as source:
                (block,) = source.tallies(Wanted(unit="Min enhet", items=("i0",), most_units=9))
            assert (block.units, block.values, block.numbers) == (["u0"], ["1"], [1])
            connection.execute('DROP TABLE "Svar"')

    @pytest.mark.parametrize(
        "kind", ["REAL", "DOUBLE PRECISION", "NUMERIC(5, 2)", "BIGINT", "CHAR(9)", "svarene"]
    )
    def test_numbers_of_every_kind(self, kind: LiteralString) -> None:
        """Units, questions, answers and leaders read as in files, whatever the table has them as.

        Where an answer is one of an enumeration, it is text.
        """
        with self.connected() as connection:
            connection.execute("CREATE TYPE svarene AS ENUM ('4', '101')")
            kinds = (kind, "INT" if kind != "svarene" else kind, kind, kind)
            connection.execute(
                sql.SQL("CREATE TABLE slag (enhet {}, item {}, value {}, leder {})").format(
                    *(sql.SQL(one) for one in kinds)
                )
            )
            connection.execute("INSERT INTO slag VALUES ('101', '4', '4', '4')")
            served = Served(url="postgresql:///postgres?table=slag", secrets=SECRETS)
            with self.open(served, "") as source:
                wanted = Wanted(unit="enhet", items=("4", "5"), most_units=9, leader="leder")
                (block,) = source.tallies(wanted)
            assert (block.units, block.items, block.values) == (["101"], ["4"], ["4"])
            assert block.leaders == ["4"]
            connection.execute("DROP TABLE slag")
            connection.execute("DROP TYPE svarene")

    def test_kinds_that_are_not_known(self) -> None:
        """A column of a kind that no library here knows is told as a failure, and not as ours."""
        with self.connected() as connection:
            connection.execute(
                "CREATE TABLE slag AS SELECT 'u0' AS enhet, 'i0' AS item, "
                "'pg_class'::regclass AS value"
            )
            served = Served(url="postgresql:///postgres?table=slag", secrets=SECRETS)
            with self.open(served, "") as source, pytest.raises(SourceError, match="plain texts"):
                list(source.tallies(WANTED))
            connection.execute("DROP TABLE slag")

    @pytest.mark.parametrize(
        ("unit", "value", "rows"),
        [("'u0'", "'hemmelig ' || n", MOST_ANSWERS + 1), ("'hemmelig ' || n", "1", 10)],
    )
    def test_a_column_that_is_another(
        self, unit: LiteralString, value: LiteralString, rows: int
    ) -> None:
        """A column of free text to one question, or of persons, is refused.

        Nothing in it comes over.
        """
        with self.connected() as connection:
            connection.execute(
                sql.SQL(
                    "CREATE TABLE slag AS SELECT {} AS enhet, 'i0' AS item, {} AS value "
                    "FROM generate_series(1, %s) AS rows(n)"
                ).format(sql.SQL(unit), sql.SQL(value)),
                [rows],
            )
            served = Served(url="postgresql:///postgres?table=slag", secrets=SECRETS)
            with (
                self.open(served, "") as source,
                pytest.raises(InvalidInputError, match="has more different") as caught,
            ):
                list(source.tallies(WANTED))
            assert "hemmelig" not in str(caught.value)
            connection.execute("DROP TABLE slag")

    def test_a_table_that_may_not_be_read(self) -> None:
        """Who may connect and not read is told so, and nothing that the database says."""
        with self.served(ROWS) as served, self.connected() as connection:
            connection.execute("CREATE ROLE utenfor LOGIN PASSWORD 'hemmelig-hvalross-1783'")
            with (
                self.open(served, user="utenfor") as source,
                pytest.raises((SourceError, InvalidInputError)) as caught,
            ):
                list(source.tallies(WANTED))
            assert "may be read" in str(caught.value)
            connection.execute("DROP ROLE utenfor")

    def test_it_only_reads(self) -> None:
        """A view that writes when it is read is refused by the database."""
        with self.served(ROWS) as served, self.connected() as connection:
            _, _, name = served.url.rpartition(".")
            connection.execute("CREATE TABLE IF NOT EXISTS spor (lest TEXT)")
            connection.execute("GRANT INSERT ON spor TO PUBLIC")
            connection.execute(
                "CREATE OR REPLACE FUNCTION skriver() RETURNS TEXT LANGUAGE sql VOLATILE AS "
                "$$ INSERT INTO spor VALUES ('x') RETURNING lest $$"
            )
            connection.execute(
                sql.SQL(
                    "CREATE VIEW skrivende AS SELECT enhet, sporsmal, svar, skriver() FROM {}"
                ).format(sql.Identifier("maaling", name))
            )
            connection.execute(
                "CREATE VIEW skrivende2 AS SELECT skriver AS enhet, sporsmal, svar FROM skrivende"
            )
            other = Served(url="postgresql:///postgres?table=skrivende2", secrets=SECRETS)
            with self.open(other) as source, pytest.raises(SourceError, match="fails to count"):
                list(source.tallies(WANTED))
            assert connection.execute("SELECT * FROM spor").fetchall() == []
            connection.execute("DROP VIEW skrivende2, skrivende")


def test_nobody_there() -> None:
    """A server that does not answer is told, with what can be the matter."""
    url = "postgresql://127.0.0.1:1/hr?table=svar"
    with pytest.raises(SourceError, match="or cannot be reached") as caught:
        TestPostgreSQL().open(Served(url=url, secrets=SECRETS))
    assert PASSWORD not in str(caught.value)


@pytest.mark.parametrize(
    ("host", "environment", "expected"),
    [
        ("", {}, None),
        ("localhost", {}, None),
        ("::1", {"PGHOST": "db.example.no"}, None),
        ("", {"PGHOST": "/run/postgresql"}, None),
        ("", {"PGHOST": "db.example.no"}, "system"),
        ("db.example.no", {}, "system"),
        ("db.example.no", {"PGSSLROOTCERT": "/etc/ca.pem"}, "/etc/ca.pem"),
    ],
)
def test_over_a_network_it_is_encrypted(
    host: str, environment: dict[str, str], expected: str | None
) -> None:
    """A server on another machine has to show a certificate that somebody known vouches for."""
    options = {"sslmode": "verify-full", "sslrootcert": expected} if expected else {}
    assert encryption(host, environment) == options
