"""Programs that write to a store, to be run in processes of their own."""

from datetime import UTC, date, datetime
from multiprocessing import get_context
from multiprocessing.synchronize import Event as Signal
from pathlib import Path

from arbeidsmiljo.errors import ConflictError
from arbeidsmiljo.model.events import Event, MeetingHeld
from arbeidsmiljo.model.identifiers import EventId, MeetingKey, ProcessId, TextId
from arbeidsmiljo_sql.store import SqliteStore

PROCESS = ProcessId("must-2026")


def held(sequence: int, name: str) -> Event:
    """Make an event for a place in the journal."""
    return Event(
        id=EventId(name),
        process=PROCESS,
        sequence=sequence,
        happened=date(2026, 3, 2),
        recorded=datetime(2026, 3, 2, 12, tzinfo=UTC),
        payload=MeetingHeld(meeting=MeetingKey("unit-first")),
    )


def add_events(path: Path, writer: str, count: int) -> None:
    """Add events to one journal, trying again after each conflict."""
    with SqliteStore(path, create=False, wait=60.0) as store:
        for number in range(count):
            while True:
                known = len(store.journals.read(PROCESS))
                try:
                    store.journals.append(
                        PROCESS, [held(known + 1, f"{writer}-{number}")], expected=known
                    )
                except ConflictError:
                    continue
                break


def put_texts(path: Path, writer: str, count: int) -> None:
    """Keep texts one by one."""
    with SqliteStore(path, create=False, wait=60.0) as store:
        for number in range(count):
            store.texts.put(TextId(f"{writer}-{number}"), "x" * 400)


def write_until_killed(path: Path) -> None:
    """Write transactions of a text and an event that belong together, without end."""
    with SqliteStore(path, create=False) as store:
        while True:
            _write_pair(store)


def stop_halfway(path: Path, halfway: Signal) -> None:
    """Write a transaction, then half of one, and never the other half."""
    with SqliteStore(path, create=False) as store:
        _write_pair(store)
        with store.transaction():
            store.texts.put(TextId("half"), "half")
            store.journals.append(PROCESS, [held(2, "half")], expected=1)
            halfway.set()
            get_context("spawn").Event().wait()


def create(path: Path) -> int:
    """Open a store that may not be there yet.

    Returns:
        The number of processes in it.
    """
    with SqliteStore(path, create=True, wait=60.0) as store:
        return len(store.journals.processes())


def _write_pair(store: SqliteStore) -> None:
    known = len(store.journals.read(PROCESS)) if store.journals.processes() else 0
    with store.transaction():
        store.texts.put(TextId(f"t-{known + 1}"), "x" * 5000)
        store.journals.append(PROCESS, [held(known + 1, f"e-{known + 1}")], expected=known)
