"""What the distribution adds to arbeidsmiljo."""

import subprocess
import sys
from importlib.metadata import entry_points

from arbeidsmiljo_sql import plugin
from arbeidsmiljo_sql.opener import SqlStoreOpener


def test_the_plugin_is_found_by_its_entry_point() -> None:
    """The entry point in the group of arbeidsmiljo names the module with the hooks."""
    (entry,) = entry_points(group="arbeidsmiljo", name="sql")
    assert entry.load() is plugin


def test_the_plugin_opens_sqlite() -> None:
    """One opener is given, for the scheme sqlite."""
    (opener,) = plugin.arbeidsmiljo_stores()
    assert isinstance(opener, SqlStoreOpener)
    assert opener.schemes == {"sqlite"}


def test_sqlalchemy_is_imported_when_a_store_is_opened() -> None:
    """Loading the plug-in and asking for its opener costs nothing of SQLAlchemy."""
    program = (
        "import sys; from arbeidsmiljo_sql import plugin; plugin.arbeidsmiljo_stores();"
        "before = 'sqlalchemy' in sys.modules;"
        "from arbeidsmiljo_sql.store import SqliteStore; print(before, 'sqlalchemy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout.split() == ["False", "True"]
