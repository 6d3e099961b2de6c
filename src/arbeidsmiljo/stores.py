"""A store: the journals, names, texts and results of processes, kept in one place."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from arbeidsmiljo.closing import Closing
from arbeidsmiljo.errors import StoreError
from arbeidsmiljo.model.actors import Directory
from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ProcessId
from arbeidsmiljo.model.journals import JournalStore
from arbeidsmiljo.model.method_payloads import MethodPayload, PayloadClasses
from arbeidsmiljo.model.text import TextStore
from arbeidsmiljo.survey.storage import ResultsStore


class Store(Closing, Protocol):
    """One place where everything about some processes is kept; a context manager."""

    @property
    def journals(self) -> JournalStore:
        """The journals."""
        ...

    @property
    def directory(self) -> Directory:
        """The names."""
        ...

    @property
    def texts(self) -> TextStore:
        """What people wrote."""
        ...

    @property
    def results(self) -> ResultsStore:
        """Results and publications."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Make all that is written inside the block take effect together, or none of it.

        Nothing is kept when the block is left by an exception. Blocks are not nested.
        """
        ...


class StoreOpener(Protocol):
    """Opens stores named by a URL."""

    @property
    def schemes(self) -> frozenset[str]:
        """The URL schemes it opens, such as `sqlite`."""
        ...

    def open(self, url: str, *, create: bool, payloads: PayloadClasses = ()) -> Store:
        """Open a store.

        Args:
            url: Such as `sqlite:///prosess.db`.
            create: Whether to make one where there is none.
            payloads: The classes of payloads that methods have registered, which its journals
                may tell of beside the core's.

        Raises:
            NotFoundError: There is none, and `create` is False.
            SchemaVersionError: It is of another version's form.
            StoreLockedError: Another program kept it to itself for too long.
            StoreError: It is not a store.
        """
        ...


def check_sequences(process: ProcessId, events: Sequence[Event], *, expected: int) -> None:
    """Check that events can follow in a process's journal, as every store does first.

    Args:
        process: Whose journal.
        events: What is to be added.
        expected: How many events come before.

    Raises:
        ValueError: An event is of another process, has not the sequence of its place, or has
            the id of another of these.
    """
    for sequence, event in enumerate(events, start=expected + 1):
        if event.process != process or event.sequence != sequence:
            raise ValueError(
                f"event {event.id!r} is number {event.sequence} of process {event.process!r}; "
                f"at its place in the journal of {process!r} comes number {sequence}"
            )
    if len({event.id for event in events}) != len(events):
        raise ValueError(f"two of the events for process {process!r} have the same id")


def check_readable(events: Iterable[Event], payloads: PayloadClasses) -> None:
    """Check that a store that writes events down will be able to read them.

    Args:
        events: What is to be added.
        payloads: The payload classes of methods that the store was opened with.

    Raises:
        StoreError: An event tells of something that is in none of these classes.
    """
    known = frozenset(payloads)
    for event in events:
        kind = type(event.payload)
        if isinstance(event.payload, MethodPayload) and kind not in known:
            raise StoreError(
                f"event {event.id!r} tells of {event.activity!r}, and the store was opened without "
                f"the class {kind.__name__}; open it with the payloads of the process's method"
            )
