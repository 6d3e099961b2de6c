"""Connections to databases, which only read, and whose failures are told in our words.

What a database says of a failure is never repeated: it may quote what stands in a row.
"""

import importlib
import os
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol, cast

from attrs import frozen

from arbeidsmiljo.errors import ArbeidsmiljoError, InvalidInputError, Problem, SourceError
from arbeidsmiljo.survey.addresses import Secrets, is_here
from arbeidsmiljo.survey.counts_sources import DatabaseAddress
from arbeidsmiljo.survey.source_faults import secret_of
from arbeidsmiljo_ibis.expressions import Backend, ibis

_USUAL_PORT: Final = 5432
_LEAST_SECONDS: Final = 2
"""What PostgreSQL's library makes of any shorter time."""


@frozen(kw_only=True)
class Connection:
    """A connection to a database.

    Attributes:
        address: Of the database.
        backend: Of Ibis.
    """

    address: DatabaseAddress
    backend: Backend

    @contextmanager
    def told(self) -> Generator[None]:
        """Tell in our words what goes wrong.

        Raises:
            ArbeidsmiljoError: What has been told already.
            SourceError: The database fails.
        """
        try:
            yield
        except ArbeidsmiljoError:
            raise
        except Exception:  # noqa: BLE001 - four libraries take part, and each fails in its own ways
            raise SourceError(
                f"{self.address}: the database fails to count; check that it runs, and that the "
                "table may be read and has plain texts and numbers in it"
            ) from None


class _Database(Protocol):
    """A library that speaks to a kind of database."""

    Error: type[Exception]


def connection_to(address: DatabaseAddress, secrets: Secrets, seconds: float) -> Connection:
    """Connect to a database.

    Raises:
        InvalidInputError: The address lacks something.
        SourceError: A secret is not known, or the database cannot be opened.
    """
    connect = _KINDS[address.vendor]
    return Connection(address=address, backend=connect(address, secrets, seconds))


def _duckdb(address: DatabaseAddress, secrets: Secrets, seconds: float) -> Backend:
    del secrets, seconds
    if address.site != "duckdb://":
        raise InvalidInputError(
            str(address),
            [Problem("URL", "names a host; write a file, as in duckdb:///svar.duckdb?table=svar")],
        )
    file = Path(address.path)
    if not file.is_file():
        raise SourceError(f"{address}: there is no such file; check the address")
    duckdb = cast("_Database", importlib.import_module("duckdb"))
    try:
        # A view in a file from elsewhere could read other files, or the network.
        backend = ibis.duckdb.connect(database=file, read_only=True, enable_external_access=False)
    except duckdb.Error:
        raise SourceError(
            f"{address}: cannot be opened; it is no file of DuckDB, or of a newer version, or "
            "another program is writing to it"
        ) from None
    return backend


def _postgresql(address: DatabaseAddress, secrets: Secrets, seconds: float) -> Backend:
    user = secret_of(address, "user", secrets)
    password = secret_of(address, "password", secrets)
    try:
        psycopg = cast("_Database", importlib.import_module("psycopg"))
    except ImportError:
        raise SourceError(
            f"{address}: asking PostgreSQL needs psycopg; install arbeidsmiljo-ibis[postgresql]"
        ) from None
    try:
        backend = ibis.postgres.connect(
            host=address.host or None,
            port=address.port or _USUAL_PORT,
            database=address.path,
            user=user,
            password=password,
            connect_timeout=max(_LEAST_SECONDS, round(seconds)),
            options="-c default_transaction_read_only=on",
            **encryption(address.host, os.environ),
        )
    except psycopg.Error:
        raise SourceError(
            f"{address}: does not let us in, or cannot be reached; check user and password, the "
            "address and the network, and for one on another machine that its certificate is known"
        ) from None
    return backend


_KINDS: Final[Mapping[str, Callable[[DatabaseAddress, Secrets, float], Backend]]] = {
    "duckdb": _duckdb,
    "postgresql": _postgresql,
}


def encryption(host: str, environment: Mapping[str, str]) -> Mapping[str, str]:
    """Say how PostgreSQL is to be reached: over a network encrypted, and no other than it says.

    Args:
        host: Where it runs; empty for what the environment says, or else this machine.
        environment: PGHOST and PGSSLROOTCERT, as PostgreSQL's own programs know them: the latter
            names the file with the certificate of who vouches for it, if the system has it not.
    """
    where = host or environment.get("PGHOST", "")
    if not where or where.startswith("/") or is_here(where):
        return {}
    return {
        "sslmode": "verify-full",
        "sslrootcert": environment.get("PGSSLROOTCERT") or "system",
    }
