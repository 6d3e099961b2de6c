"""Trying files in child processes, each with so much time and memory and no more."""

from __future__ import annotations

import multiprocessing
import resource
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import Any, Final, Generic, TypeAlias, TypeVar, cast

from attrs import define, frozen

_PRELOADED: Final = ["tests.corpus.examination", "docx", "pptx"]
_TICK: Final = 1.0

_Wire: TypeAlias = Any
"""A connection, which is of another class on each system."""
Thing = TypeVar("Thing")
Made = TypeVar("Made")


@frozen(kw_only=True)
class Limits:
    """What one file may take.

    Attributes:
        seconds: Of time.
        memory: Bytes of address space.
    """

    seconds: float = 120.0
    memory: int = 4 * 1024**3


@frozen
class StoppedError(Exception):
    """A child that did not come to an end; says why."""

    why: str

    def __str__(self) -> str:
        """Say why."""
        return self.why


@define
class _Child(Generic[Thing]):
    thing: Thing
    process: BaseProcess
    ends: float


def in_children(
    work: Callable[[Thing], Made], things: Sequence[Thing], *, jobs: int, limits: Limits
) -> Iterator[tuple[Thing, Made | StoppedError]]:
    """Do something with each of many things, each in a process of its own.

    Args:
        work: What is done; a function of a module, since processes have to find it.
        things: With what.
        jobs: How many processes there are at once.
        limits: What each may take.

    Yields:
        Each thing with what was made of it, or why nothing was, as they come.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    waiting = list(reversed(things))
    running = dict[_Wire, _Child[Thing]]()
    while waiting or running:
        while waiting and len(running) < jobs:
            thing = waiting.pop()
            ours: _Wire
            theirs: _Wire
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_child, args=(theirs, work, thing, limits.memory))
            process.start()
            theirs.close()
            running[ours] = _Child(thing, process, time.monotonic() + limits.seconds)
        answer: Made | StoppedError
        ready = wait(list(running), timeout=_TICK)
        now = time.monotonic()
        for connection in list(running):
            child = running[connection]
            if connection in ready:
                answer = cast("Made | StoppedError", _received(connection))
            elif now >= child.ends:
                answer = StoppedError(f"took more than {limits.seconds:g} seconds")
            else:
                continue
            child.process.kill()
            child.process.join()
            connection.close()
            del running[connection]
            yield child.thing, answer


def _received(connection: _Wire) -> object:
    try:
        return connection.recv()
    except EOFError:
        return StoppedError("the process ended without an answer")


def _child(connection: _Wire, work: Callable[[Thing], Made], thing: Thing, memory: int) -> None:
    """Work in a child, and send what was made of it."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    answer: Made | StoppedError
    try:
        answer = work(thing)
    except MemoryError:
        answer = StoppedError("took more memory than it may")
    except Exception:  # noqa: BLE001 - it is told to the parent
        answer = StoppedError(traceback.format_exc()[-600:])
    connection.send(answer)
    connection.close()
