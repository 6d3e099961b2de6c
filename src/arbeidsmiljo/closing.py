"""Closing: what holds a file, a connection or a lock, and lets go of it after a `with` block."""

from types import TracebackType
from typing import Protocol, Self


class Closing(Protocol):
    """Something that is closed; a context manager.

    A class that has it for a base says how it is closed, and can be used in a `with` block.

    Example:
        >>> class Door(Closing):
        ...     def close(self) -> None:
        ...         print("closed")
        >>> with Door():
        ...     print("open")
        open
        closed
    """

    __slots__ = ()

    def close(self) -> None:
        """Let go of what is held; closing twice is harmless."""
        ...

    def __enter__(self) -> Self:
        """Use it in a `with` block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()
