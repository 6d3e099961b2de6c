"""What goes wrong inside a store."""

import os
import sqlite3
from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from arbeidsmiljo.errors import NotFoundError, SchemaVersionError, StoreError
from arbeidsmiljo.model.identifiers import RoundId, TextId
from arbeidsmiljo.survey.results import Results
from arbeidsmiljo_sql.store import SqliteStore
from tests.adapters.sql.writers import PROCESS, held


@contextmanager
def _full_disk() -> Generator[None]:
    """Let no file grow beyond a megabyte."""
    import resource  # noqa: PLC0415 - not on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
def test_a_full_disk_is_a_clear_error_and_loses_nothing(store: SqliteStore) -> None:
    """What finds no room is refused as a whole; what was there stays, and work goes on after."""
    store.texts.put(TextId("t-1"), "Færre møter")
    with _full_disk(), pytest.raises(StoreError) as caught:
        store.texts.put(TextId("t-2"), "Flere møter " * 200_000)
    assert "Flere" not in str(caught.value)
    store.texts.put(TextId("t-2"), "Flere møter")
    assert store.texts.get(TextId("t-1")) == "Færre møter"
    assert store.texts.get(TextId("t-2")) == "Flere møter"


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
@pytest.mark.parametrize("goes_on", [True, False])
def test_a_transaction_that_found_no_room_goes_no_further(
    store: SqliteStore, *, goes_on: bool
) -> None:
    """A block that takes the error of a full disk and carries on keeps nothing, and is told.

    SQLite itself takes the whole transaction back then, and would write what follows alone.
    """

    def write_on_regardless() -> None:
        with store.transaction():
            store.journals.append(PROCESS, [held(1, "first")], expected=0)
            with _full_disk(), pytest.raises(StoreError, match="room"):
                store.texts.put(TextId("t-1"), "Flere møter " * 2_000_000)
            if goes_on:
                store.texts.put(TextId("t-2"), "Færre møter")

    with pytest.raises(StoreError, match="took the whole transaction back"):
        write_on_regardless()
    assert list(store.journals.processes()) == []
    with pytest.raises(NotFoundError):
        store.texts.get(TextId("t-2"))
    store.texts.put(TextId("t-2"), "Færre møter")


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
def test_a_transaction_that_cannot_be_finished_keeps_nothing(store: SqliteStore) -> None:
    """A disk that is full when a block ends refuses all of it, and the store goes on."""

    def fill_up() -> None:
        with store.transaction():
            store.texts.put(TextId("t-1"), "Flere møter " * 40_000)
            store.texts.put(TextId("t-2"), "Færre møter " * 60_000)
            limit.enter_context(_full_disk())

    with ExitStack() as limit, pytest.raises(StoreError, match="room"):
        fill_up()
    for text in ("t-1", "t-2"):
        with pytest.raises(NotFoundError):
            store.texts.get(TextId(text))
    store.texts.put(TextId("t-1"), "Færre møter")
    assert store.texts.get(TextId("t-1")) == "Færre møter"


def test_a_text_with_half_a_character_is_refused(store: SqliteStore) -> None:
    """Text that cannot be written as UTF-8, as from a broken command line, is a clear error."""
    with pytest.raises(StoreError, match="half a character"):
        store.texts.put(TextId("t-1"), "m\udcf8te")
    assert list(store.journals.processes()) == []


def _change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_a_damaged_event_says_which(path: Path, store: SqliteStore) -> None:
    """An event that cannot be read is named by process and sequence."""
    store.journals.append(PROCESS, [held(1, "first"), held(2, "second")], expected=0)
    _change(path, "UPDATE events SET form = '{\"schema\": 1}' WHERE sequence = 2")
    with pytest.raises(StoreError, match="event 2 of process 'must-2026' is damaged"):
        store.journals.read(PROCESS)


def test_an_event_of_a_later_version_says_what_to_do(path: Path, store: SqliteStore) -> None:
    """An event that a newer version wrote asks for that version."""
    store.journals.append(PROCESS, [held(1, "first")], expected=0)
    _change(path, "UPDATE events SET form = replace(form, '\"schema\":2', '\"schema\":9')")
    with pytest.raises(SchemaVersionError, match=r"event 1 .*schema version 9.*newer"):
        store.journals.read(PROCESS)


@pytest.mark.parametrize(
    ("sequence", "statement"),
    [
        (1, "DELETE FROM events WHERE sequence = 1"),
        (2, "DELETE FROM events WHERE sequence = 2"),
    ],
)
def test_an_event_that_is_gone_is_a_clear_error(
    path: Path, store: SqliteStore, sequence: int, statement: str
) -> None:
    """A journal from which a row was deleted says which, the last one as well as any other."""
    store.journals.append(PROCESS, [held(1, "first"), held(2, "second")], expected=0)
    _change(path, statement)
    with pytest.raises(StoreError, match=f"event {sequence} of process 'must-2026' is gone"):
        store.journals.read(PROCESS)


def test_damaged_results_are_a_clear_error(path: Path, store: SqliteStore) -> None:
    """Results that cannot be read are named by their round."""
    results = Results(round=RoundId("2026"), scales=(), rows=())
    store.results.put_results(PROCESS, results)
    _change(path, "UPDATE results SET form = ''")
    with pytest.raises(StoreError, match="'2026' is damaged"):
        store.results.get_results(PROCESS, RoundId("2026"))


def test_events_belong_to_a_journal(path: Path) -> None:
    """The database itself refuses an event without a journal."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute("INSERT INTO events VALUES ('p', 1, 'e', '{}')")
