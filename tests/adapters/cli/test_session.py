"""Finding the store and the process, and stores that cannot be used."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

from tests.adapters.cli.conftest import START
from tests.adapters.cli.shell import Shell

SHOW = "show units --format json"


def test_the_only_store_and_process_are_found(after_start: Shell) -> None:
    """Where there is one store and one process, neither has to be named."""
    (after_start.folder / "tom.db").write_bytes(b"")
    (after_start.folder / "tekst.db").write_text("ingen base")
    with closing(sqlite3.connect(after_start.folder / "annen.db")) as other:
        other.execute("create table x (y)")
        other.commit()

    assert after_start.lists(SHOW) == after_start.lists(
        f"{SHOW} --store sqlite:///prosess.db --process must-2026"
    )


def test_no_store(before_start: Shell) -> None:
    """Where there is no store, the message says how to begin."""
    message = before_start.refuses(SHOW)

    assert message.startswith("there is no store in this folder")
    assert "arbeidsmiljo start" in message


def test_several_stores(after_start: Shell) -> None:
    """Where there are several stores, they are listed."""
    shutil.copy(after_start.folder / "prosess.db", after_start.folder / "kopi.db")

    message = after_start.refuses(SHOW)

    assert "say which with --store: sqlite:///kopi.db, sqlite:///prosess.db" in message
    after_start.does(f"{SHOW} --store sqlite:///kopi.db")


def test_several_processes(after_start: Shell) -> None:
    """Where there are several processes, they are listed."""
    after_start.does(" ".join(START[:-2]), "--process", "must-b")

    assert "--process: must-2026, must-b" in after_start.refuses(SHOW)
    after_start.does(f"{SHOW} --process must-b")


def test_a_store_and_a_process_that_are_not_there(after_start: Shell) -> None:
    """What is named and is not there is told."""
    assert "there is no store 'x.db'" in after_start.refuses(f"{SHOW} --store sqlite:///x.db")
    assert "there is no process 'x'; known: must-2026" in after_start.refuses(f"{SHOW} --process x")
    assert "not a store" in after_start.refuses(f"{SHOW} --store sqlite:///fordeling.toml")


def test_a_store_of_another_version(after_start: Shell) -> None:
    """A store of another schema version is refused, however it is found."""
    _change(after_start, "update arbeidsmiljo_meta set value = '99' where key = 'schema'")

    assert "99" in after_start.refuses(SHOW)
    assert "99" in after_start.refuses("plan --store sqlite:///prosess.db")


def test_an_event_of_another_version(after_start: Shell) -> None:
    """A journal with an event of a later version is refused."""
    _change(after_start, """update events set form = replace(form, '"schema":2', '"schema":9')""")

    assert "newer arbeidsmiljo" in after_start.refuses(SHOW)


def _change(shell: Shell, statement: str) -> None:
    """Change a store behind its back."""
    with closing(sqlite3.connect(shell.folder / "prosess.db")) as store:
        store.execute(statement)
        assert store.total_changes
        store.commit()
        store.execute("pragma wal_checkpoint(truncate)")


def test_a_locked_store(after_start: Shell) -> None:
    """A store that another program keeps to itself is told of, after some waiting."""
    with closing(sqlite3.connect(after_start.folder / "prosess.db")) as other:
        other.execute("begin immediate")
        message = after_start.refuses("record step-taken employees-informed --on 2026-02-12")
        other.rollback()

    assert "prosess.db" in message
    after_start.does("record step-taken employees-informed --on 2026-02-12")
