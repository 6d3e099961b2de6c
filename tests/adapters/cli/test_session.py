"""Finding the store and the process, and stores that cannot be used."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.adapters.cli.conftest import START
from tests.adapters.cli.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

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


def test_a_store_that_is_damaged(after_start: Shell) -> None:
    """A store that is cut short or written over is told of as what it is, and not denied."""
    file = after_start.folder / "prosess.db"
    whole = file.read_bytes()
    for content, says in ((whole[:9000], "malformed"), (b"x" * 5000, "this is not a store")):
        file.write_bytes(content)
        for line in (SHOW, "record step-taken employees-informed --on 2026-02-12"):
            message = after_start.refuses(line)
            assert "there is no store" not in message
            assert "can be opened as a store:\n  prosess.db: " in message
            assert says in message


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are otherwise on Windows")
def test_a_store_that_may_not_be_read(after_start: Shell) -> None:
    """A store without rights is told of as such, and not denied."""
    (after_start.folder / "prosess.db").chmod(0)
    # Rights bind everybody but root.
    is_root = os.geteuid() == 0
    folders = (after_start.folder, *after_start.folder.parents)
    modes = {folder: folder.stat().st_mode for folder in folders if is_root}
    for folder in modes:
        folder.chmod(0o755)
    if is_root:
        os.seteuid(65534)
    try:
        done = after_start("status")
    finally:
        if is_root:
            os.seteuid(0)
        for folder, mode in modes.items():
            folder.chmod(mode)
    assert done.status == 2
    assert "prosess.db: cannot be opened (Permission denied)" in done.err


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are otherwise on Windows")
def test_a_store_that_may_only_be_read(after_start: Shell) -> None:
    """What is in it is shown, and who records something is told why that cannot be."""
    folder = after_start.folder
    # What is imported when it is needed may be in a folder that nobody but root can read.
    before = after_start.does("status")
    with _of_nobody(folder, 0o444):
        shown = after_start.lists(SHOW)
        status = after_start("status")
        refused = after_start.refuses("record step-taken employees-informed --on 2026-02-12")

    assert len(shown) == 7
    assert (status.status, status.out) == (0, before)
    assert "prosess.db: cannot be written, since the file may only be read" in refused
    assert "nothing was stored; make the file and its folder writable" in refused


@contextmanager
def _of_nobody(folder: Path, mode: int) -> Generator[None]:
    """Take everybody's right to write from a folder and its files, and be somebody bound by it."""
    modes = {one: one.stat().st_mode for one in (*folder.parents, folder, *folder.iterdir())}
    for one in folder.iterdir():
        one.chmod(mode)
    for one in folder.parents:
        if one.stat().st_uid == os.geteuid():
            one.chmod(0o755)
    folder.chmod(0o555)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        for one, before in modes.items():
            if one.stat().st_uid == os.geteuid():
                one.chmod(before)


def test_a_journal_with_a_gap(after_start: Shell) -> None:
    """A row that is gone from the journal is told of as damage, with the file and the event."""
    after_start.does("record step-taken employees-informed --on 2026-02-12")
    _change(after_start, "delete from events where sequence = 2")

    message = after_start.refuses("status")

    assert message.startswith("prosess.db: ")
    assert "event 2 of process 'must-2026'" in message
    assert "backup" in message


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
    assert "write sqlite:///x.db" in after_start.refuses(f"{SHOW} --store x.db")


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
