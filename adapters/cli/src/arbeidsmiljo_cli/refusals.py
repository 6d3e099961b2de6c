"""Refused input: what came of it, which is not the same for every command."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import wraps

from arbeidsmiljo.errors import InvalidInputError


def refusing(outcome: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Have a command that stores nothing say what else came of input that it refuses.

    Args:
        outcome: What did, such as `nothing was made`; nothing where the command only tells.
    """

    def wrapped(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def command(*values: object, **arguments: object) -> None:
            with _ending_with(outcome):
                function(*values, **arguments)

        return command

    return wrapped


@contextmanager
def _ending_with(outcome: str) -> Generator[None]:
    try:
        yield
    except InvalidInputError as error:
        raise InvalidInputError(error.source, error.problems, error.hint, outcome) from error
