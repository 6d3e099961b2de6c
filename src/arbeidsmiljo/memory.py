"""A store and a sink in memory, the plain references that every other is compared with."""

from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from pathlib import PurePosixPath
from secrets import token_bytes
from threading import RLock

from arbeidsmiljo.closing import Closing
from arbeidsmiljo.errors import ConflictError, NotFoundError, StoreError
from arbeidsmiljo.model.actors import Person
from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import PersonId, ProcessId, RoundId, TextId
from arbeidsmiljo.model.sinks import Found
from arbeidsmiljo.stores import check_sequences
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.results import Results


class _Content:
    """All that a store holds; None stands for what was erased."""

    def __init__(self) -> None:
        self.journals: dict[ProcessId, tuple[Event, ...]] = {}
        self.persons: dict[PersonId, Person | None] = {}
        self.texts: dict[TextId, str | None] = {}
        self.results: dict[tuple[ProcessId, RoundId], Results] = {}
        self.publications: dict[ProcessId, tuple[Publication, ...]] = {}

    def copy(self) -> "_Content":
        """Copy what can change; the values in it cannot."""
        made = _Content()
        made.journals = self.journals.copy()
        made.persons = self.persons.copy()
        made.texts = self.texts.copy()
        made.results = self.results.copy()
        made.publications = self.publications.copy()
        return made


class _Room:
    """Keeps the content, and lets one thread at a time at it."""

    def __init__(self) -> None:
        self._content = _Content()
        self._lock = RLock()
        self._in_transaction = False
        self._closed = False

    @contextmanager
    def use(self) -> Generator[_Content]:
        with self._lock:
            if self._closed:
                raise StoreError("the store in memory is closed; open another")
            yield self._content

    @contextmanager
    def transaction(self) -> Generator[None]:
        with self.use() as content:
            if self._in_transaction:
                raise StoreError("a transaction is open already; end it before the next begins")
            before = content.copy()
            self._in_transaction = True
            try:
                yield
            except BaseException:
                self._content = before
                raise
            finally:
                self._in_transaction = False

    def close(self) -> None:
        with self._lock:
            self._closed = True
            self._content = _Content()


class MemoryJournals:
    """Journals in memory."""

    def __init__(self, room: _Room) -> None:
        self._room = room

    def append(self, process: ProcessId, events: Sequence[Event], *, expected: int) -> None:
        """Add events to a process's journal, all or none."""
        check_sequences(process, events, expected=expected)
        with self._room.use() as content:
            journal = content.journals.get(process, ())
            if len(journal) != expected:
                raise ConflictError(
                    f"process {process!r} has {len(journal)} events, not the {expected} that "
                    "this write builds on; read the journal anew and repeat"
                )
            taken = {event.id for event in journal}.intersection(event.id for event in events)
            if taken:
                raise ValueError(
                    f"event ids are taken in process {process!r}: {', '.join(sorted(taken))}"
                )
            if events:
                content.journals[process] = (*journal, *events)

    def read(self, process: ProcessId, *, after: int = 0) -> Sequence[Event]:
        """Give a process's events in order, those after a sequence only."""
        with self._room.use() as content:
            if process not in content.journals:
                raise NotFoundError("process", process, content.journals)
            return content.journals[process][max(after, 0) :]

    def processes(self) -> Sequence[ProcessId]:
        """Give the processes in the store, sorted."""
        with self._room.use() as content:
            return tuple(sorted(content.journals))


class MemoryDirectory:
    """Names in memory."""

    def __init__(self, room: _Room) -> None:
        self._room = room

    def put(self, person: Person) -> None:
        """Keep a person, in place of what was known of the same id."""
        with self._room.use() as content:
            if content.persons.get(person.id, person) is None:
                raise ConflictError(
                    f"person {person.id!r} was erased; somebody new needs an id of their own"
                )
            content.persons[person.id] = person

    def get(self, person: PersonId) -> Person | None:
        """Give a person, or None when the person was erased."""
        with self._room.use() as content:
            if person not in content.persons:
                raise NotFoundError("person", person)
            return content.persons[person]

    def erase(self, person: PersonId) -> None:
        """Erase a person's name and address for good; the id stays known as erased."""
        with self._room.use() as content:
            if person not in content.persons:
                raise NotFoundError("person", person)
            content.persons[person] = None


class MemoryTexts:
    """Free text in memory."""

    def __init__(self, room: _Room) -> None:
        self._room = room

    def put(self, text: TextId, wording: str) -> None:
        """Keep a wording under an id; keeping the same again changes nothing."""
        with self._room.use() as content:
            kept = content.texts.get(text, wording)
            if kept is None:
                raise ConflictError(f"text {text!r} was erased; a new wording needs a new id")
            if kept != wording:
                raise ConflictError(
                    f"text {text!r} has another wording already; a new wording needs a new id"
                )
            content.texts[text] = wording

    def get(self, text: TextId) -> str | None:
        """Give a wording, or None when it was erased."""
        with self._room.use() as content:
            if text not in content.texts:
                raise NotFoundError("text", text)
            return content.texts[text]

    def erase(self, text: TextId) -> None:
        """Erase a wording for good; the id stays known as erased."""
        with self._room.use() as content:
            if text not in content.texts:
                raise NotFoundError("text", text)
            content.texts[text] = None


class MemoryResults:
    """Results and publications in memory."""

    def __init__(self, room: _Room) -> None:
        self._room = room

    def put_results(self, process: ProcessId, results: Results) -> None:
        """Keep a round's results in place of what was kept before of the same round."""
        with self._room.use() as content:
            content.results[process, results.round] = results

    def get_results(self, process: ProcessId, round_id: RoundId) -> Results:
        """Give a round's results."""
        with self._room.use() as content:
            if (process, round_id) not in content.results:
                known = [kept for owner, kept in content.results if owner == process]
                raise NotFoundError("round with results", round_id, known)
            return content.results[process, round_id]

    def put_publication(self, process: ProcessId, publication: Publication) -> None:
        """Keep a publication; it never changes afterwards."""
        with self._room.use() as content:
            kept = content.publications.get(process, ())
            same_id = [earlier for earlier in kept if earlier.id == publication.id]
            if not same_id:
                content.publications[process] = (*kept, publication)
            elif same_id != [publication]:
                raise ConflictError(
                    f"publication {publication.id!r} is kept with other content, and a "
                    "publication never changes; publish under a new id"
                )

    def publications(self, process: ProcessId) -> Sequence[Publication]:
        """Give every publication of a process, in the order in which they were kept."""
        with self._room.use() as content:
            return content.publications.get(process, ())


class MemoryStore(Closing):
    """Keeps everything for as long as the program runs, and no longer than it is open.

    Threads may share one; they take turns. It keeps values as they are, and so needs to know no
    payload class of a method's own.

    Example:
        >>> with MemoryStore() as store:
        ...     store.texts.put(TextId("t-1"), "Bedre møteplan")
        ...     store.texts.get(TextId("t-1"))
        'Bedre møteplan'
    """

    def __init__(self) -> None:
        self._room = _Room()
        self._journals = MemoryJournals(self._room)
        self._directory = MemoryDirectory(self._room)
        self._texts = MemoryTexts(self._room)
        self._results = MemoryResults(self._room)

    @property
    def journals(self) -> MemoryJournals:
        """The journals."""
        return self._journals

    @property
    def directory(self) -> MemoryDirectory:
        """The names."""
        return self._directory

    @property
    def texts(self) -> MemoryTexts:
        """What people wrote."""
        return self._texts

    @property
    def results(self) -> MemoryResults:
        """Results and publications."""
        return self._results

    def transaction(self) -> AbstractContextManager[None]:
        """Make all that is written inside the block take effect together, or none of it."""
        return self._room.transaction()

    def close(self) -> None:
        """Let go of everything; closing twice is harmless."""
        self._room.close()


class MemorySink:
    """Documents in memory.

    Attributes:
        key: Random; fingerprints are made with it.
        documents: What is at each path now; whoever edits a document puts other bytes there.
    """

    def __init__(self) -> None:
        self.key = token_bytes(32)
        self.documents: dict[PurePosixPath, bytes] = {}
        self._put: dict[PurePosixPath, Found] = {}

    def find(self, path: PurePosixPath) -> Found | None:
        """Tell what is there now; None for nothing."""
        data = self.documents.get(path)
        if data is None:
            return None
        digest = sha256(data).hexdigest()
        put = self._put.get(path)
        return put if put and put.digest == digest else Found(digest=digest, fingerprint=None)

    def put(self, path: PurePosixPath, data: bytes, *, fingerprint: str) -> None:
        """Put a document there, in place of any that is there."""
        self.documents[path] = data
        self.confirm(path, fingerprint=fingerprint)

    def confirm(self, path: PurePosixPath, *, fingerprint: str) -> None:
        """Take note that what is there is just what would be put there."""
        digest = sha256(self.documents[path]).hexdigest()
        self._put[path] = Found(digest=digest, fingerprint=fingerprint)
