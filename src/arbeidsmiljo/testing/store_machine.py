"""A store beside the one in memory: whatever is done with both, they answer the same."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, ParamSpec

from attrs import evolve, frozen
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from arbeidsmiljo.memory import MemoryStore
from arbeidsmiljo.model.actors import Person
from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import (
    EventId,
    PersonId,
    ProcessId,
    PublicationId,
    RoundId,
    TextId,
)
from arbeidsmiljo.stores import Store
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.results import Results
from arbeidsmiljo.testing.events import events, payloads
from arbeidsmiljo.testing.example_payloads import EXAMPLE_PAYLOADS
from arbeidsmiljo.testing.results import stored_publications, stored_results

P = ParamSpec("P")

# Few of each, so that the same ones come up again and again.
PROCESSES: Final = (ProcessId("must-2024"), ProcessId("must-2026"))
PERSONS: Final = (PersonId("p-1"), PersonId("p-2"))
TEXTS: Final = (TextId("t-1"), TextId("t-2"))
ROUNDS: Final = (RoundId("2024"), RoundId("2026"))
PUBLICATIONS: Final = (PublicationId("pub-1"), PublicationId("pub-2"))


class _LeaveError(Exception):
    """Leaves a transaction without finishing it."""


@frozen
class _Refusal:
    """An operation was refused, with an error of this class."""

    kind: type[Exception]


def compare_with_memory(
    open_store: Callable[[Path], Store], *, reopen: bool, examples: int = 25
) -> None:
    """Do at random what can be done with a store, to it and to the one in memory.

    Args:
        open_store: Opens the store that is tested in a folder, which is empty at first, for
            journals that tell of the example method's own payloads too.
        reopen: Whether it keeps things after closing, so that it may be opened again.
        examples: How many times things are done at random, 25 in a row.

    Raises:
        AssertionError: They differ; Hypothesis shows a shortest way to it.
    """

    class Machine(StoreMachine):
        def __init__(self) -> None:
            super().__init__(open_store, reopen=reopen)

    run_state_machine_as_test(
        Machine, settings=settings(max_examples=examples, stateful_step_count=25)
    )


class StoreMachine(RuleBasedStateMachine):
    """Does the same to a store and to the one in memory, and compares."""

    def __init__(self, open_store: Callable[[Path], Store], *, reopen: bool) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._open_store = open_store
        self._may_reopen = reopen
        self._stores: tuple[Store, Store] = (MemoryStore(), self._open())
        self._transactions: tuple[AbstractContextManager[None], ...] = ()

    def _open(self) -> Store:
        return self._open_store(Path(self._folder.name))

    def _compare(self, operation: Callable[[Store], object]) -> None:
        """Do one thing to both stores; the answers or the refusals are the same."""
        expected, answer = (_answer(operation, store) for store in self._stores)
        assert answer == expected, f"answered {answer!r}, where memory answers {expected!r}"

    @rule(
        process=st.sampled_from(PROCESSES),
        told=st.lists(events(payload=payloads(EXAMPLE_PAYLOADS)), max_size=3),
        misjudged=st.sampled_from([0, 0, 0, 0, -1, 1]),
        fresh=st.booleans() | st.just(value=True),
    )
    def append(self, process: ProcessId, told: list[Event], misjudged: int, *, fresh: bool) -> None:
        """Add events, now and then on top of a wrong number or with an id that is taken."""
        memory = self._stores[0].journals
        known = len(memory.read(process)) if process in memory.processes() else 0
        expected = max(known + misjudged, 0)
        added = [
            evolve(
                event,
                id=EventId(f"{process}-{sequence if fresh else 1}"),
                process=process,
                sequence=sequence,
            )
            for sequence, event in enumerate(told, start=expected + 1)
        ]
        self._compare(lambda store: store.journals.append(process, added, expected=expected))

    @rule(process=st.sampled_from(PROCESSES), after=st.integers(-1, 6))
    def read(self, process: ProcessId, after: int) -> None:
        """Read a journal from some event on."""
        self._compare(lambda store: list(store.journals.read(process, after=after)))

    @rule(person=st.builds(Person, id=st.sampled_from(PERSONS), name=st.text(), email=st.text()))
    def put_person(self, person: Person) -> None:
        """Keep somebody."""
        self._compare(lambda store: store.directory.put(person))

    @rule(person=st.sampled_from(PERSONS))
    def erase_person(self, person: PersonId) -> None:
        """Erase somebody."""
        self._compare(lambda store: store.directory.erase(person))

    @rule(text=st.sampled_from(TEXTS), wording=st.sampled_from(["", "a"]) | st.text())
    def put_text(self, text: TextId, wording: str) -> None:
        """Keep a text."""
        self._compare(lambda store: store.texts.put(text, wording))

    @rule(text=st.sampled_from(TEXTS))
    def erase_text(self, text: TextId) -> None:
        """Erase a text."""
        self._compare(lambda store: store.texts.erase(text))

    @rule(process=st.sampled_from(PROCESSES), results=stored_results(st.sampled_from(ROUNDS)))
    def put_results(self, process: ProcessId, results: Results) -> None:
        """Keep results."""
        self._compare(lambda store: store.results.put_results(process, results))

    @rule(
        process=st.sampled_from(PROCESSES),
        publication=stored_publications(st.sampled_from(PUBLICATIONS)),
        again=st.booleans(),
    )
    def put_publication(self, process: ProcessId, publication: Publication, *, again: bool) -> None:
        """Keep a publication, or one that is kept already."""
        kept = self._stores[0].results.publications(process)
        chosen = kept[0] if again and kept else publication
        self._compare(lambda store: store.results.put_publication(process, chosen))

    @precondition(lambda self: not self._transactions)
    @rule()
    def begin(self) -> None:
        """Begin a transaction."""
        self._transactions = tuple(store.transaction() for store in self._stores)
        for transaction in self._transactions:
            transaction.__enter__()

    @precondition(lambda self: self._transactions)
    @rule()
    def finish(self) -> None:
        """End the transaction as it should."""
        for transaction in self._transactions:
            transaction.__exit__(None, None, None)
        self._transactions = ()

    @precondition(lambda self: self._transactions)
    @rule()
    def leave(self) -> None:
        """Leave the transaction by an exception."""
        for transaction in self._transactions:
            error = _LeaveError()
            try:
                swallowed = transaction.__exit__(_LeaveError, error, None)
            except _LeaveError as passed_on:
                assert passed_on is error  # noqa: PT017 - the machine is no pytest test
                swallowed = False
            assert not swallowed, "the exception that left the transaction was swallowed"
        self._transactions = ()

    @precondition(lambda self: self._may_reopen and not self._transactions)
    @rule()
    def reopen(self) -> None:
        """Close the store that is tested, and open it again."""
        memory, store = self._stores
        store.close()
        self._stores = (memory, self._open())

    @invariant()
    def holds_the_same(self) -> None:
        """All that can be asked of one store is answered the same by the other."""
        self._compare(_everything)

    def teardown(self) -> None:
        """Close both stores and remove the folder."""
        for transaction in self._transactions:
            transaction.__exit__(None, None, None)
        for store in self._stores:
            store.close()
        self._folder.cleanup()


def _everything(store: Store) -> list[object]:
    """Ask a store for all that it may hold."""
    journals, results = store.journals, store.results
    return [
        list(journals.processes()),
        *(list(journals.read(process)) for process in journals.processes()),
        *(list(results.publications(process)) for process in PROCESSES),
        *(_answer(results.get_results, *key) for key in product(PROCESSES, ROUNDS)),
        *(_answer(store.directory.get, person) for person in PERSONS),
        *(_answer(store.texts.get, text) for text in TEXTS),
    ]


def _answer(operation: Callable[P, object], *arguments: P.args, **keywords: P.kwargs) -> object:
    """Give what an operation answers, or how it refuses."""
    try:
        return operation(*arguments, **keywords)
    except Exception as error:  # noqa: BLE001 - any refusal is an answer here
        return _Refusal(type(error))
