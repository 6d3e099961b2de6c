"""What a piece of work spends: memory, and how much is done."""

from __future__ import annotations

import tracemalloc
from contextlib import contextmanager
from cProfile import Profile
from typing import TYPE_CHECKING

from attrs import define

if TYPE_CHECKING:
    from collections.abc import Generator


@define
class Spent:
    """What was spent.

    Attributes:
        memory: The most bytes that Python had at once, beyond what it had before.
        calls: How many functions were called, of Python and of C.
    """

    memory: int = 0
    calls: int = 0


@contextmanager
def spending() -> Generator[Spent]:
    """Measure what is spent in the block.

    Yields:
        What was spent, to be read after the block.
    """
    spent = Spent()
    profile = Profile()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    profile.enable()
    try:
        yield spent
    finally:
        profile.disable()
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        spent.memory = most - before
        spent.calls = sum(entry.callcount for entry in profile.getstats())
