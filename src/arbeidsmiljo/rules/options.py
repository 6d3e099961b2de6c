"""Options: what may be given to a constraint, so that it can be met and can be broken."""

from typing import Any

from attrs import Attribute

from arbeidsmiljo.errors import InvalidValueError


def at_least_one(asked: object, option: "Attribute[int]", n: int) -> None:
    """Refuse a number of times that nobody can count to.

    Raises:
        InvalidValueError: It is less than one.
    """
    if n < 1:
        message = (
            f"{type(asked).__name__}: {option.name} is {n}; give 1 or more. What is never to "
            "happen is Absence(n=1)"
        )
        raise InvalidValueError(message)


def not_empty(asked: object, option: "Attribute[tuple[Any, ...]]", given: tuple[Any, ...]) -> None:
    """Refuse none where some are needed.

    Raises:
        InvalidValueError: There are none.
    """
    if not given:
        message = f"{type(asked).__name__}: {option.name} is empty; give one at least"
        raise InvalidValueError(message)
