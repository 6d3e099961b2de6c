"""Options: what may be given to a constraint, so that it can be met and can be broken.

An option that would do nothing beside another is refused too: whoever gave it meant something.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from attrs import Attribute, fields_dict

from arbeidsmiljo.errors import InvalidValueError

if TYPE_CHECKING:
    from arbeidsmiljo.rules.pattern import Pattern

Check = Callable[[Any, "Attribute[Any]", Any], None]
"""Refuses what was given for an option of a constraint."""

_RANGING: Final = "what it ranges over, such as Over.FINDINGS"
_INSTEAD: Final = {"over": _RANGING, "every": "how long it may be from one time to the next"}


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


def only_with(other: str) -> Check:
    """Give what refuses an option where another, without which it does nothing, is not given.

    Args:
        other: The name of the other option.
    """

    def check(asked: object, option: "Attribute[Any]", given: object) -> None:
        if given not in (None, False) and not _is_given(asked, other):
            message = (
                f"{type(asked).__name__}: {option.name} does nothing without {other}; give "
                f"{other} too, {_INSTEAD[other]}, or leave {option.name} out"
            )
            raise InvalidValueError(message)

    return check


def never_with(*others: str) -> Check:
    """Give what refuses an option beside others, which do nothing where it is given.

    Args:
        *others: The names of the other options.
    """

    def check(asked: object, option: "Attribute[Any]", given: object) -> None:
        for other in others:
            if given not in (None, ()) and _is_given(asked, other):
                message = (
                    f"{type(asked).__name__}: {other} does nothing beside {option.name}; leave "
                    "one of the two out, and write two rules where both are meant"
                )
                raise InvalidValueError(message)

    return check


def starting(asked: Any, option: "Attribute[Any]", every: object) -> None:  # noqa: ANN401
    """Refuse a rhythm beside a deadline that is more than where the time of the rhythm starts.

    Raises:
        InvalidValueError: The deadline has another length, or does not say with what it starts.
    """
    within = asked.within
    if every is None or within is None:
        return
    name = f"{type(asked).__name__}: within"
    if within.since is None:
        message = (
            f"{name} does nothing beside {option.name} where it has no since; say with what the "
            "time starts, or leave within out"
        )
        raise InvalidValueError(message)
    if within.period != every:
        message = (
            f"{name} has the period {within.period!r}, and {option.name} is {every!r}; give the "
            "same in both, since the next time is always due after that"
        )
        raise InvalidValueError(message)


def spoken_of(asked: Any, option: "Attribute[Any]", given: "tuple[Pattern, ...]") -> None:  # noqa: ANN401
    """Refuse patterns of which the constraint does not speak.

    Raises:
        InvalidValueError: One is none of its alphabet.
    """
    for pattern in given:
        if pattern not in asked.alphabet:
            message = (
                f"{type(asked).__name__}: {option.name} has a pattern of {pattern.activity} of "
                "which nothing is asked; give one that stands in the constraint as it stands there"
            )
            raise InvalidValueError(message)


def _is_given(asked: object, name: str) -> bool:
    """Tell whether an option is another than where nothing is said."""
    kind: Any = type(asked)
    return bool(getattr(asked, name) != fields_dict(kind)[name].default)
