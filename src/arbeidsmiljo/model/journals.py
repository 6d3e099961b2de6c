"""Journals: where the events of processes are kept, in order, for good."""

from collections.abc import Sequence
from typing import Protocol

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ProcessId


class JournalStore(Protocol):
    """Keeps the journals of processes; what is in them is never changed."""

    def append(self, process: ProcessId, events: Sequence[Event], *, expected: int) -> None:
        """Add events to a process's journal, all or none.

        Args:
            process: The process; its journal begins with the first append.
            events: With sequences `expected + 1`, `expected + 2`, …
            expected: How many events the writer knows the journal to have.

        Raises:
            ConflictError: The journal has more or fewer events; nothing was added.
            StoreLockedError: Another program kept the store to itself for too long.
            ValueError: They are of another process, do not follow in sequence, or an id is taken.
        """
        ...

    def read(self, process: ProcessId, *, after: int = 0) -> Sequence[Event]:
        """Give a process's events in order, those after a sequence only.

        Raises:
            NotFoundError: There is no such process.
            SchemaVersionError: An event is stored in a form this version cannot read.
        """
        ...

    def processes(self) -> Sequence[ProcessId]:
        """Give the processes in the store, sorted."""
        ...
