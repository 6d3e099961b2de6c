"""The contract of every store, as tests that an adapter runs on its own.

Example:
    A store in a folder is tested by

        class TestMyStore(StoreContract):
            persistent = True
            shared = True

            def open(self, place: Path, payloads: PayloadClasses = ()) -> Store:
                return MyStore(place / "store.db", payloads=payloads)
"""

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ClassVar

import pytest
from attrs import evolve

from arbeidsmiljo.errors import ConflictError, NotFoundError, SchemaVersionError, StoreError
from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import PersonId, PublicationId, RoundId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.method_payloads import PayloadClasses
from arbeidsmiljo.stores import Store
from arbeidsmiljo.testing.example_payloads import EXAMPLE_PAYLOADS
from arbeidsmiljo.testing.store_machine import compare_with_memory
from arbeidsmiljo.testing.stored_things import (
    OTHER_PROCESS,
    PERSON,
    PROCESS,
    PUBLICATION,
    RESULTS,
    ROUND,
    TEXT,
    erase_and_fail,
    held,
    own,
    write_and_fail,
    write_everything,
)


class StoreContract:
    """What every store does; a subclass says how to open one, and what more the store can do.

    Attributes:
        persistent: Whether a store that is opened again has what was written before.
        shared: Whether a store can be open several times at once.
    """

    persistent: ClassVar[bool] = False
    shared: ClassVar[bool] = False

    def open(self, place: Path, payloads: PayloadClasses = ()) -> Store:
        """Open a store in a folder of its own, which is empty at first.

        Args:
            place: The folder.
            payloads: The payload classes of methods that its journals may tell of.
        """
        raise NotImplementedError

    @pytest.fixture
    def store(self, tmp_path: Path) -> Generator[Store]:
        """An empty store."""
        with self.open(tmp_path) as store:
            yield store

    @pytest.fixture
    def if_persistent(self) -> None:
        """Leave out what a store does that keeps things after it is closed."""
        if not self.persistent:
            pytest.skip("this store keeps nothing after it is closed")

    @pytest.fixture
    def if_shared(self) -> None:
        """Leave out what a store does that can be open several times at once."""
        if not self.shared:
            pytest.skip("this store cannot be open several times at once")

    def test_an_empty_store_has_no_processes(self, store: Store) -> None:
        """A new store knows no process."""
        assert list(store.journals.processes()) == []

    def test_events_are_read_in_the_order_they_were_added(self, store: Store) -> None:
        """A journal gives its events by sequence, whatever number of them came at a time."""
        store.journals.append(PROCESS, [held(1)], expected=0)
        store.journals.append(PROCESS, [held(2), held(3)], expected=1)
        assert list(store.journals.read(PROCESS)) == [held(1), held(2), held(3)]

    def test_reading_may_begin_after_a_sequence(self, store: Store) -> None:
        """Events up to a sequence are left out; beyond the end there are none."""
        store.journals.append(PROCESS, [held(1), held(2), held(3)], expected=0)
        assert list(store.journals.read(PROCESS, after=2)) == [held(3)]
        assert list(store.journals.read(PROCESS, after=3)) == []
        assert list(store.journals.read(PROCESS, after=9)) == []

    def test_what_a_method_lets_happen_is_kept_as_all_else(self, tmp_path: Path) -> None:
        """Events of payload classes that a method has registered are read as they were added."""
        events = [held(1), own(2), own(3)]
        with self.open(tmp_path, payloads=EXAMPLE_PAYLOADS) as store:
            store.journals.append(PROCESS, events, expected=0)
            assert list(store.journals.read(PROCESS)) == events

    def test_an_unknown_process_is_not_found(self, store: Store) -> None:
        """Reading a process that has no journal names those that have one."""
        store.journals.append(PROCESS, [held(1)], expected=0)
        with pytest.raises(NotFoundError, match="must-2026"):
            store.journals.read(OTHER_PROCESS)

    def test_processes_are_sorted_and_apart(self, store: Store) -> None:
        """Each process has a journal of its own, and they are listed by name."""
        store.journals.append(PROCESS, [held(1)], expected=0)
        store.journals.append(OTHER_PROCESS, [held(1, process=OTHER_PROCESS)], expected=0)
        assert list(store.journals.processes()) == [OTHER_PROCESS, PROCESS]
        assert list(store.journals.read(PROCESS)) == [held(1)]

    @pytest.mark.parametrize("expected", [0, 1, 3])
    def test_a_write_that_builds_on_something_else_conflicts(
        self, store: Store, expected: int
    ) -> None:
        """A writer that knows more or fewer events than there are adds nothing."""
        store.journals.append(PROCESS, [held(1), held(2)], expected=0)
        with pytest.raises(ConflictError, match="must-2026"):
            store.journals.append(PROCESS, [held(expected + 1, name="new")], expected=expected)
        assert list(store.journals.read(PROCESS)) == [held(1), held(2)]

    def test_adding_nothing_begins_no_journal(self, store: Store) -> None:
        """An empty write is checked for conflicts and leaves everything as it was."""
        store.journals.append(PROCESS, [], expected=0)
        assert list(store.journals.processes()) == []
        with pytest.raises(ConflictError):
            store.journals.append(PROCESS, [], expected=1)

    @pytest.mark.parametrize(
        "events",
        [
            [held(2)],
            [held(1), held(3)],
            [held(1), held(1)],
            [held(1, process=OTHER_PROCESS)],
            [held(1, name="same"), held(2, name="same")],
        ],
    )
    def test_events_that_do_not_belong_are_refused(self, store: Store, events: list[Event]) -> None:
        """Gaps, other processes' events and ids that are taken are refused as a whole."""
        with pytest.raises(ValueError, match="must-2026"):
            store.journals.append(PROCESS, events, expected=0)
        assert list(store.journals.processes()) == []

    def test_an_event_id_is_taken_once_in_a_process(self, store: Store) -> None:
        """An id may stand in two processes, never twice in one."""
        store.journals.append(PROCESS, [held(1)], expected=0)
        store.journals.append(OTHER_PROCESS, [held(1, process=OTHER_PROCESS)], expected=0)
        with pytest.raises(ValueError, match="e-1"):
            store.journals.append(PROCESS, [held(2), held(3, name="e-1")], expected=1)
        assert list(store.journals.read(PROCESS)) == [held(1)]

    def test_a_person_is_kept_until_changed(self, store: Store) -> None:
        """Keeping somebody under an id again takes the place of what was known."""
        store.directory.put(PERSON)
        store.directory.put(evolve(PERSON, name="Åse Solberg"))
        assert store.directory.get(PERSON.id) == evolve(PERSON, name="Åse Solberg")

    def test_an_erased_person_stays_known_as_erased(self, store: Store) -> None:
        """Nothing is left of an erased person but the id, which nobody else gets."""
        store.directory.put(PERSON)
        store.directory.erase(PERSON.id)
        assert store.directory.get(PERSON.id) is None
        with pytest.raises(ConflictError, match="p-1"):
            store.directory.put(PERSON)
        store.directory.erase(PERSON.id)
        assert store.directory.get(PERSON.id) is None

    def test_an_unknown_person_is_not_found(self, store: Store) -> None:
        """Somebody who was never kept is neither given nor erased, and no others are named."""
        store.directory.put(PERSON)
        with pytest.raises(NotFoundError) as caught:
            store.directory.get(PersonId("p-9"))
        assert "p-1" not in str(caught.value)
        with pytest.raises(NotFoundError):
            store.directory.erase(PersonId("p-9"))

    def test_a_text_never_changes(self, store: Store) -> None:
        """Keeping the same wording again changes nothing; another wording conflicts."""
        store.texts.put(TEXT, "Færre møter\nmed «bedre» saksliste")
        store.texts.put(TEXT, "Færre møter\nmed «bedre» saksliste")
        with pytest.raises(ConflictError) as caught:
            store.texts.put(TEXT, "Flere møter")
        assert "møter" not in str(caught.value)
        assert store.texts.get(TEXT) == "Færre møter\nmed «bedre» saksliste"

    def test_an_empty_text_is_no_erased_text(self, store: Store) -> None:
        """A text without words is kept as such."""
        store.texts.put(TEXT, "")
        assert store.texts.get(TEXT) == ""

    def test_an_erased_text_stays_known_as_erased(self, store: Store) -> None:
        """Nothing is left of an erased text but the id, which no other text gets."""
        store.texts.put(TEXT, "Færre møter")
        store.texts.erase(TEXT)
        assert store.texts.get(TEXT) is None
        with pytest.raises(ConflictError, match="t-1"):
            store.texts.put(TEXT, "Færre møter")
        store.texts.erase(TEXT)
        assert store.texts.get(TEXT) is None

    def test_an_unknown_text_is_not_found(self, store: Store) -> None:
        """A text that was never kept is neither given nor erased."""
        with pytest.raises(NotFoundError):
            store.texts.get(TEXT)
        with pytest.raises(NotFoundError):
            store.texts.erase(TEXT)

    def test_results_are_replaced_by_later_ones_of_the_round(self, store: Store) -> None:
        """A round's results are kept for one process, and the last ones count."""
        later = evolve(RESULTS, scales=())
        store.results.put_results(PROCESS, RESULTS)
        store.results.put_results(PROCESS, later)
        assert store.results.get_results(PROCESS, ROUND) == later
        with pytest.raises(NotFoundError, match="2026"):
            store.results.get_results(PROCESS, RoundId("2024"))
        with pytest.raises(NotFoundError):
            store.results.get_results(OTHER_PROCESS, ROUND)

    def test_publications_never_change(self, store: Store) -> None:
        """Keeping a publication again changes nothing; another under its id conflicts."""
        second = evolve(PUBLICATION, id=PublicationId("a-later-one"))
        store.results.put_publication(PROCESS, PUBLICATION)
        store.results.put_publication(PROCESS, second)
        store.results.put_publication(PROCESS, PUBLICATION)
        with pytest.raises(ConflictError, match="pub-1"):
            store.results.put_publication(
                PROCESS, evolve(PUBLICATION, group_sizes=GroupSizes(ordinary=6))
            )
        assert list(store.results.publications(PROCESS)) == [PUBLICATION, second]
        assert list(store.results.publications(OTHER_PROCESS)) == []

    def test_a_transaction_takes_effect_as_a_whole(self, store: Store) -> None:
        """What is written in a block is seen inside it, and kept when the block ends."""
        with store.transaction():
            write_everything(store)
            assert list(store.journals.read(PROCESS)) == [held(1)]
        assert list(store.journals.read(PROCESS)) == [held(1)]
        assert store.directory.get(PERSON.id) == PERSON
        assert store.texts.get(TEXT) == "Færre møter"
        assert store.results.get_results(PROCESS, ROUND) == RESULTS
        assert list(store.results.publications(PROCESS)) == [PUBLICATION]

    def test_a_transaction_that_fails_leaves_nothing(self, store: Store) -> None:
        """Nothing is kept of a block that is left by an exception, which goes on its way."""
        with pytest.raises(ZeroDivisionError):
            write_and_fail(store)
        assert list(store.journals.processes()) == []
        for look in (
            lambda: store.directory.get(PERSON.id),
            lambda: store.texts.get(TEXT),
            lambda: store.results.get_results(PROCESS, ROUND),
        ):
            with pytest.raises(NotFoundError):
                look()
        assert list(store.results.publications(PROCESS)) == []

    def test_erasing_is_undone_with_its_transaction(self, store: Store) -> None:
        """A block that fails erases nobody."""
        store.directory.put(PERSON)
        store.texts.put(TEXT, "Færre møter")
        with pytest.raises(ZeroDivisionError):
            erase_and_fail(store)
        assert store.directory.get(PERSON.id) == PERSON
        assert store.texts.get(TEXT) == "Færre møter"

    def test_a_refused_write_spoils_no_transaction(self, store: Store) -> None:
        """A block that takes a refusal and goes on keeps all but what was refused."""
        store.journals.append(PROCESS, [held(1)], expected=0)
        with store.transaction():
            store.texts.put(TEXT, "Færre møter")
            with pytest.raises(ValueError, match="e-1"):
                store.journals.append(PROCESS, [held(2), held(3, name="e-1")], expected=1)
            store.journals.append(PROCESS, [held(2)], expected=1)
        assert list(store.journals.read(PROCESS)) == [held(1), held(2)]
        assert store.texts.get(TEXT) == "Færre møter"

    def test_transactions_are_not_nested(self, store: Store) -> None:
        """A block inside a block is refused, and the outer one goes on."""
        with store.transaction():
            store.texts.put(TEXT, "Færre møter")
            with pytest.raises(StoreError, match="transaction"), store.transaction():
                pytest.fail("a second transaction began")
        assert store.texts.get(TEXT) == "Færre møter"

    def test_threads_take_turns(self, store: Store) -> None:
        """Threads that add to one journal, each trying again on a conflict, lose nothing."""

        def add(name: str) -> None:
            while True:
                known = len(store.journals.read(PROCESS))
                try:
                    store.journals.append(PROCESS, [held(known + 1, name=name)], expected=known)
                except ConflictError:
                    continue
                return

        store.journals.append(PROCESS, [held(1)], expected=0)
        names = [f"n-{number}" for number in range(24)]
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(add, names))
        assert sorted(event.id for event in store.journals.read(PROCESS)) == sorted(["e-1", *names])

    def test_a_closed_store_is_closed(self, tmp_path: Path) -> None:
        """Closing twice is harmless; a closed store does nothing more."""
        store = self.open(tmp_path)
        store.close()
        store.close()
        with pytest.raises(StoreError, match="closed"):
            store.journals.processes()
        with pytest.raises(StoreError, match="closed"):
            store.texts.put(TEXT, "Færre møter")

    def test_any_use_has_the_outcome_that_it_has_in_memory(self) -> None:
        """Whatever is done with a store, it answers as the store in memory does."""
        compare_with_memory(
            lambda place: self.open(place, payloads=EXAMPLE_PAYLOADS),
            reopen=self.persistent,
        )

    @pytest.mark.usefixtures("if_persistent")
    def test_what_was_written_is_there_when_opened_again(self, tmp_path: Path) -> None:
        """Everything is kept when a store is closed, erasures included."""
        with self.open(tmp_path) as store:
            write_everything(store)
            store.directory.erase(PERSON.id)
        with self.open(tmp_path) as store:
            assert list(store.journals.read(PROCESS)) == [held(1)]
            assert store.directory.get(PERSON.id) is None
            assert store.texts.get(TEXT) == "Færre møter"
            assert store.results.get_results(PROCESS, ROUND) == RESULTS
            assert list(store.results.publications(PROCESS)) == [PUBLICATION]

    @pytest.mark.usefixtures("if_persistent")
    def test_what_a_method_lets_happen_is_there_when_opened_again(self, tmp_path: Path) -> None:
        """Events of a method's own payload classes are read whenever their classes are given."""
        with self.open(tmp_path, payloads=EXAMPLE_PAYLOADS) as store:
            store.journals.append(PROCESS, [held(1), own(2), own(3)], expected=0)
        with self.open(tmp_path, payloads=EXAMPLE_PAYLOADS) as store:
            assert list(store.journals.read(PROCESS)) == [held(1), own(2), own(3)]

    @pytest.mark.usefixtures("if_persistent")
    def test_a_method_that_is_missing_is_named(self, tmp_path: Path) -> None:
        """A journal that tells of what no known method lets happen says whose method that is."""
        with self.open(tmp_path, payloads=EXAMPLE_PAYLOADS) as store:
            store.journals.append(PROCESS, [held(1), own(2)], expected=0)
        with self.open(tmp_path) as store:
            assert list(store.journals.processes()) == [PROCESS]
            with pytest.raises(SchemaVersionError, match=r"install that method") as caught:
                store.journals.read(PROCESS)
        assert "the method 'example'" in str(caught.value)

    @pytest.mark.usefixtures("if_persistent")
    def test_what_could_not_be_read_is_not_written(self, tmp_path: Path) -> None:
        """A store that was opened without a payload class takes no event of it, nor any with it."""
        with self.open(tmp_path) as store:
            store.journals.append(PROCESS, [held(1)], expected=0)
            with pytest.raises(StoreError, match="TalkOffered"):
                store.journals.append(PROCESS, [own(2), held(3)], expected=1)
            assert list(store.journals.read(PROCESS)) == [held(1)]

    @pytest.mark.usefixtures("if_shared")
    def test_of_two_writers_one_is_told_of_the_conflict(self, tmp_path: Path) -> None:
        """Two that opened the same store see each other's events; the later one conflicts."""
        with self.open(tmp_path) as first, self.open(tmp_path) as second:
            first.journals.append(PROCESS, [held(1)], expected=0)
            assert list(second.journals.read(PROCESS)) == [held(1)]
            second.journals.append(PROCESS, [held(2, name="second")], expected=1)
            with pytest.raises(ConflictError, match="2 events"):
                first.journals.append(PROCESS, [held(2, name="first")], expected=1)
            assert list(first.journals.read(PROCESS)) == [held(1), held(2, name="second")]

    @pytest.mark.usefixtures("if_shared")
    def test_what_is_not_finished_is_not_seen_by_others(self, tmp_path: Path) -> None:
        """Another reader sees what a transaction writes when it has ended, and not before."""
        with self.open(tmp_path) as first, self.open(tmp_path) as second:
            with first.transaction():
                write_everything(first)
                assert list(second.journals.processes()) == []
            assert list(second.journals.processes()) == [PROCESS]
