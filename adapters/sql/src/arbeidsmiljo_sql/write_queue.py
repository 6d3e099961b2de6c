"""The queue of those who want to write, so that nobody waits while others overtake.

SQLite lets one writer in at a time, and a writer that waits looks again now and then; one that
writes all the time is back before the others look, and they starve. Here a writer first goes
through a door, a lock on a file beside the database, and keeps it shut behind itself until
SQLite has let it in. So at any time one writer at most waits for SQLite itself, and somebody
who has just written stands at the door with everybody else.

The operating system opens the door when a program ends, in whatever way it does.
"""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from random import uniform
from time import monotonic, sleep
from typing import Final

from arbeidsmiljo.errors import StoreError, StoreLockedError

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_SHORTEST_LOOK: Final = 0.001
_LONGEST_LOOK: Final = 0.005


class WriteQueue:
    """The door to a database.

    Args:
        database: The file of the database; the door is a file beside it.
        wait: How many seconds somebody waits before giving up.
    """

    def __init__(self, database: Path, *, wait: float) -> None:
        """Remember where the door is."""
        self._database = database
        self._door = database.with_name(f"{database.name}.lock")
        self._wait = wait

    def deadline(self) -> float:
        """Tell until when somebody waits who comes now."""
        return monotonic() + self._wait

    @contextmanager
    def head(self, deadline: float) -> Generator[None]:
        """Be at the head of the queue.

        Args:
            deadline: When to give up.

        Raises:
            StoreLockedError: Others were there for all that time.
            StoreError: There can be no door in this folder.
        """
        try:
            # Opened anew each time: a file that a forked program inherits is locked by both.
            file = os.open(self._door, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StoreError(
                f"{self._database}: cannot be written, since {self._door.name} cannot be made "
                f"beside it ({error.strerror}); make the folder writable"
            ) from error
        try:
            while True:
                try:
                    _try_lock(file)
                except (BlockingIOError, PermissionError) as error:
                    if monotonic() > deadline:
                        raise self.locked() from error
                else:
                    break
                # Unequal looks, so that nobody is always a moment late.
                sleep(uniform(_SHORTEST_LOOK, _LONGEST_LOOK))  # noqa: S311 - no secret
            yield
        finally:
            os.close(file)

    def locked(self) -> StoreLockedError:
        """Make the error for somebody who waited in vain."""
        return StoreLockedError(
            f"{self._database}: other programs were writing to it for all of {self._wait:g} "
            "seconds, and nothing was stored; try again when they are done"
        )
