"""A process and the store that keeps it."""

import pytest
from hypothesis import given

from arbeidsmiljo.errors import ConflictError
from arbeidsmiljo.memory import MemoryStore
from arbeidsmiljo.model.events import ProcessClosed
from arbeidsmiljo.process import Process
from arbeidsmiljo.testing.processes import processes
from tests.core.process.ran import Ran, ran


class TakenBackError(Exception):
    """Something goes wrong after the process was saved."""


@given(ran())
def test_what_a_transaction_took_back_is_kept_by_the_next_save(one: Ran) -> None:
    """No event is lost when a store takes back what was saved in it."""

    def save_and_fail() -> None:
        with one.store.transaction():
            one.process.save(one.store.journals)
            raise TakenBackError

    with pytest.raises(TakenBackError):
        save_and_fail()
    assert one.store.journals.processes() == ()
    one.process.save(one.store.journals)
    assert tuple(one.store.journals.read(one.process.id)) == tuple(one.process.journal)
    assert not one.process.unsaved


@given(ran())
def test_of_two_who_know_the_same_one_saves(one: Ran) -> None:
    """The second is told of the conflict, and the journal is the first one's."""
    one.process.save(one.store.journals)
    other = Process.load(one.store.journals, one.process.id, [one.process.method])
    last = max(event.happened for event in one.process.journal)
    for process in (one.process, other):
        process.record(
            ProcessClosed(),
            happened=last,
            recorded=max(process.journal[-1].recorded, one.process.journal[-1].recorded),
            recorded_by=None,
        )
    one.process.save(one.store.journals)
    kept = tuple(one.store.journals.read(one.process.id))
    assert kept == tuple(one.process.journal)
    if tuple(other.journal) != kept:
        with pytest.raises(ConflictError):
            other.save(one.store.journals)
        assert tuple(one.store.journals.read(one.process.id)) == kept


@given(processes())
def test_a_process_that_was_loaded_is_the_one_that_was_saved(process: Process) -> None:
    """Journal, first day, language and parameters survive the store."""
    store = MemoryStore()
    process.save(store.journals)
    loaded = Process.load(store.journals, process.id, [process.method])
    assert tuple(loaded.journal) == tuple(process.journal)
    for parameter in process.method.parameters:
        assert loaded.period(parameter.key) == process.period(parameter.key)
