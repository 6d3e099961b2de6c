"""Several programs that write to one store."""

import sqlite3
from collections import Counter
from collections.abc import Generator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest

from arbeidsmiljo.errors import StoreLockedError
from arbeidsmiljo.model.identifiers import TextId
from arbeidsmiljo_sql.store import SqliteStore
from tests.adapters.sql.writers import (
    PROCESS,
    add_events,
    create,
    held,
    put_texts,
    stop_halfway,
    write_until_killed,
)

SPAWN = get_context("spawn")


@pytest.fixture(scope="module")
def programs() -> Generator[ProcessPoolExecutor]:
    """Eight programs that are ready to write."""
    with ProcessPoolExecutor(8, mp_context=SPAWN) as pool:
        yield pool


@pytest.mark.parametrize("writers", [2, 8])
def test_writers_lose_nothing(path: Path, programs: ProcessPoolExecutor, writers: int) -> None:
    """Programs that add to one journal, each trying again on a conflict, all get theirs in."""
    with SqliteStore(path, create=False) as store:
        store.journals.append(PROCESS, [held(1, "first")], expected=0)
        done = [programs.submit(add_events, path, f"w{number}", 6) for number in range(writers)]
        for each in done:
            each.result()
        journal = store.journals.read(PROCESS)
    assert [event.sequence for event in journal] == list(range(1, writers * 6 + 2))
    writers_of = Counter(event.id.split("-")[0] for event in journal)
    assert writers_of == {"first": 1, **{f"w{number}": 6 for number in range(writers)}}


def test_nobody_is_overtaken_without_end(path: Path, programs: ProcessPoolExecutor) -> None:
    """Of eight that write all the time none waits for more than a fair number of the others.

    Whoever waits has one chance in eight or so each time; without a queue some wait for all
    that the others write.
    """
    done = [programs.submit(put_texts, path, f"w{number}", 60) for number in range(8)]
    for each in done:
        each.result()
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT id FROM texts ORDER BY rowid").fetchall()
    order = [text.split("-")[0] for (text,) in rows]
    assert Counter(order) == {f"w{number}": 60 for number in range(8)}
    last: dict[str, int] = {}
    overtaken = 0
    for place, writer in enumerate(order):
        overtaken = max(overtaken, place - last.get(writer, place) - 1)
        last[writer] = place
    assert overtaken < 150


def test_programs_may_create_a_store_at_the_same_time(
    tmp_path: Path, programs: ProcessPoolExecutor
) -> None:
    """Whoever comes first makes the tables; the others find them."""
    done = [programs.submit(create, tmp_path / "new.db") for _ in range(8)]
    assert [each.result() for each in done] == [0] * 8


def test_a_store_that_stays_locked_is_given_up(path: Path, store: SqliteStore) -> None:
    """While another program keeps SQLite's lock nothing is written, and the error says so."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLockedError, match="try again"):
            store.texts.put(TextId("t-1"), "Færre møter")
        with pytest.raises(StoreLockedError, match=r"prosess\.db"), store.transaction():
            pytest.fail("the transaction began")
        other.execute("ROLLBACK")
    store.texts.put(TextId("t-1"), "Flere møter")
    assert store.texts.get(TextId("t-1")) == "Flere møter"


def test_a_queue_that_does_not_move_is_given_up(path: Path, store: SqliteStore) -> None:
    """While another writer stands at the head of the queue nobody passes by."""
    with SqliteStore(path, create=False) as other, other.transaction():
        second = SqliteStore(path, create=False, wait=0.1)
        with second, pytest.raises(StoreLockedError, match="nothing was stored"):
            second.texts.put(TextId("t-1"), "Færre møter")
        with pytest.raises(StoreLockedError, match="nothing was stored"):
            store.texts.put(TextId("t-1"), "Færre møter")


def test_readers_wait_for_no_writer(path: Path, store: SqliteStore) -> None:
    """A journal can be read while somebody else is writing."""
    store.journals.append(PROCESS, [held(1, "first")], expected=0)
    with SqliteStore(path, create=False) as other, other.transaction():
        other.journals.append(PROCESS, [held(2, "second")], expected=1)
        assert [event.id for event in store.journals.read(PROCESS)] == ["first"]


def test_a_writer_that_is_killed_halfway_leaves_nothing_of_it(path: Path) -> None:
    """What a killed program had not finished is gone, what it had finished is there."""
    halfway = SPAWN.Event()
    writer = SPAWN.Process(target=stop_halfway, args=(path, halfway))
    writer.start()
    assert halfway.wait(60)
    writer.kill()
    writer.join()
    with SqliteStore(path, create=False) as store:
        assert [event.id for event in store.journals.read(PROCESS)] == ["e-1"]
        assert store.texts.get(TextId("t-1")) == "x" * 5000
        store.texts.put(TextId("half"), "another half")
        store.journals.append(PROCESS, [held(2, "e-2")], expected=1)


def test_a_writer_that_is_killed_anywhere_leaves_whole_transactions(path: Path) -> None:
    """Whenever a program is killed, each of its transactions is there as a whole or not at all."""
    with SqliteStore(path, create=False) as store:
        known = 0
        for _ in range(2):
            writer = SPAWN.Process(target=write_until_killed, args=(path,))
            writer.start()
            wanted = known + 10
            while known < wanted:
                assert writer.is_alive()
                if store.journals.processes():
                    known += len(store.journals.read(PROCESS, after=known))
            writer.kill()
            writer.join()
            journal = store.journals.read(PROCESS)
            known = len(journal)
            assert [event.sequence for event in journal] == list(range(1, known + 1))
            with closing(sqlite3.connect(path)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert connection.execute("SELECT count(*) FROM texts").fetchone() == (known,)
