"""The comparison of a store with the one in memory finds what is wrong with a store."""

from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager

import pytest
from hypothesis import Phase, settings

from arbeidsmiljo.memory import MemoryStore
from arbeidsmiljo.testing.store_machine import compare_with_memory


class KeepsParts(MemoryStore):
    """Keeps what was written in a transaction that failed."""

    def transaction(self) -> AbstractContextManager[None]:
        """Let the exception out after the transaction has ended well."""
        return self._finished_in_any_case()

    @contextmanager
    def _finished_in_any_case(self) -> Generator[None]:
        failure = None
        with super().transaction():
            try:
                yield
            except Exception as error:  # noqa: BLE001 - raised again below
                failure = error
        if failure is not None:
            raise failure


class HidesFailures(MemoryStore):
    """Swallows the exception that leaves a transaction."""

    def transaction(self) -> AbstractContextManager[None]:
        """Take everything back, and tell nobody."""
        return self._swallowing()

    @contextmanager
    def _swallowing(self) -> Generator[None]:
        try:
            with super().transaction():
                yield
        except Exception:  # noqa: BLE001, S110 - what this store does wrong
            pass


@pytest.fixture(autouse=True)
def first_fault_is_enough() -> Generator[None]:
    """Faults are found here and not made small, which takes long."""
    usual = settings()
    settings.register_profile("first-fault", usual, phases=[Phase.generate])
    settings.load_profile("first-fault")
    yield
    settings.register_profile("usual", usual)
    settings.load_profile("usual")


def test_a_store_that_is_as_it_should_be_passes() -> None:
    """The store in memory is like itself."""
    compare_with_memory(lambda _: MemoryStore(), reopen=False)


@pytest.mark.parametrize("kind", [KeepsParts, HidesFailures])
def test_a_store_with_a_fault_in_its_transactions_is_found_out(kind: type[MemoryStore]) -> None:
    """A store that keeps parts of failed transactions, or hides that they failed, is told apart."""
    with pytest.raises(AssertionError):
        compare_with_memory(lambda _: kind(), reopen=False, examples=400)


def test_a_store_that_forgets_is_found_out() -> None:
    """A store that is to keep things after closing and does not is told apart."""
    with pytest.raises(AssertionError, match="where memory answers"):
        compare_with_memory(lambda _: MemoryStore(), reopen=True)
