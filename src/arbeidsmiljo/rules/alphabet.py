"""The alphabet of some rules: the patterns they speak of, and which of them an event is of."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from operator import attrgetter

from arbeidsmiljo.model.events import Event, Payload
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.trace import Trace

Patterns = tuple[Pattern, ...]
Spell = Callable[[Payload], Hashable]
_PlacesByLetter = dict[Hashable, "array[int]"]


class Alphabet:
    """The patterns that some rules speak of.

    Of what an event tells, only the fields that a condition reads matter here. What they hold
    is the event's letter: which patterns a letter is of is found out once, however many events
    and rules there are.

    Args:
        patterns: The patterns, each once.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        """Sort the patterns by activity."""
        self._parts: dict[str, list[tuple[Pattern, Pattern]]] = defaultdict(list)
        for pattern in patterns:
            for part in pattern.parts:
                self._parts[part.activity].append((part, pattern))
        self._letters: dict[type[Payload], _Letters] = {}

    def of(self, event: Event) -> Patterns:
        """Give the patterns that an event is of, each once."""
        return self._of_kind(type(event.payload)).of(event)

    def sort(self, trace: Trace) -> Iterator[tuple[Patterns, Sequence[int]]]:
        """Sort many events by the patterns that they are of.

        Args:
            trace: The events.

        Yields:
            Some patterns, and the places of the events that are of all of these and of no
            others, in order; the same patterns may come again.
        """
        places = defaultdict[type[Payload], _PlacesByLetter](_nowhere)
        last: type[Payload] | None = None
        spell: Spell = _nothing
        by_letter = _nowhere()
        for place, event in enumerate(trace.events):
            payload = event.payload
            kind = type(payload)
            # Events of one kind often come together, and there are very many.
            if kind is not last:
                last = kind
                spell = self._of_kind(kind).spell
                by_letter = places[kind]
            by_letter[spell(payload)].append(place)
        for by_letter in places.values():
            for some in by_letter.values():
                yield self.of(trace.events[some[0]]), some

    def _of_kind(self, kind: type[Payload]) -> "_Letters":
        found = self._letters.get(kind)
        if found is None:
            found = self._letters[kind] = _Letters(self._parts.get(kind.activity, ()))
        return found


class _Letters:
    """The letters of the events with one class of payload."""

    def __init__(self, parts: Sequence[tuple[Pattern, Pattern]]) -> None:
        self._parts = parts
        conditions = [one for part, _ in parts for one in part.where]
        fields = sorted({name for one in conditions for name in one.fields})
        # Where a function decides, nobody knows what it reads: each payload is a letter.
        plain = all(one.fields for one in conditions)
        self.spell: Spell
        self.spell = attrgetter(*fields) if plain and fields else _nothing if plain else id
        self._known: dict[Hashable, Patterns] | None = {} if plain else None

    def of(self, event: Event) -> Patterns:
        if self._known is None:
            return self._match(event)
        letter = self.spell(event.payload)
        found = self._known.get(letter)
        if found is None:
            found = self._known[letter] = self._match(event)
        return found

    def _match(self, event: Event) -> Patterns:
        return tuple(dict.fromkeys(whole for part, whole in self._parts if part.matches(event)))


def _nowhere() -> _PlacesByLetter:
    return defaultdict(_no_places)


def _no_places() -> "array[int]":
    return array("i")


def _nothing(_: Payload) -> Hashable:
    return None
