"""The plug-in costs nothing before a database is opened."""

import subprocess
import sys

from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo_ibis import plugin

LIBRARIES = ("ibis", "duckdb", "pyarrow", "pandas", "psycopg", "sqlglot")


def test_it_opens_two_kinds_of_database() -> None:
    """DuckDB and PostgreSQL have something to open them."""
    assert set(Plugins({"ibis": plugin}).counts_openers) == {"duckdb", "postgresql"}


def test_nothing_is_imported_until_a_database_is_opened() -> None:
    """Finding all plug-ins, and asking the command for help, loads no library of databases."""
    code = (
        "import sys; from arbeidsmiljo.plugins import Plugins; from arbeidsmiljo_cli.main import "
        "main; found = Plugins.load(); assert 'duckdb' in found.counts_openers; "
        f"print(sorted(set({LIBRARIES}) & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8"
    )
    assert done.stdout == "[]\n"
