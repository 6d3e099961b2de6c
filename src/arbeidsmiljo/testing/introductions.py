"""Introductions: what has to be told of before something else can be about it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from arbeidsmiljo.model.events import Payload
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.subjects import introduced, named
from arbeidsmiljo.testing.stories import Told

Placed = tuple[Payload, UnitId | None]
"""What happened, and where; None for the whole enterprise."""

_KINDS: Final = tuple(kind for kind in Subject if kind is not Subject.REPORT)


def with_introductions(
    told: Iterable[Told],
    telling: Callable[[Subject, str], Placed],
    *,
    known: Iterable[tuple[Subject, str]] = (),
) -> Iterator[Told]:
    """Let findings, measures, effects and plans be told of before anything is about them.

    Args:
        told: What happened, in order.
        telling: Gives what tells of a subject of a kind, by its name, and where.
        known: The subjects that have been told of before.

    Yields:
        The same, and on the day on which it is needed first what tells of a subject.
    """
    there = set(known)
    for one in told:
        yield from _with_needed(one, there, telling)


def _with_needed(
    one: Told, known: set[tuple[Subject, str]], telling: Callable[[Subject, str], Placed]
) -> Iterator[Told]:
    day, payload, _ = one
    known.update((kind, name) for kind in _KINDS for name in introduced(payload, kind))
    for kind, name in named(payload):
        if (kind, name) not in known:
            yield from _with_needed((day, *telling(kind, name)), known, telling)
    yield one
