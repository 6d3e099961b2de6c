"""The duties of a process on a day: all of them, each judged when it is read."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import overload

from attrs import define

from arbeidsmiljo.model.identifiers import EventId, RuleKey, UnitId
from arbeidsmiljo.process.ledger import Ledger
from arbeidsmiljo.process.places import Place
from arbeidsmiljo.rules.rule import Duty, Rule
from arbeidsmiljo.rules.side_by_side import Judged
from arbeidsmiljo.rules.verdict import State


@define
class _Row:
    """The duties of one rule.

    Attributes:
        rule: The rule.
        places: Where they are; only the unit for its own duty.
        judged: What columns tell of them; None for nothing.
        made: Those that were read.
    """

    rule: Rule
    places: Sequence[Place | UnitId]
    judged: Judged | None
    made: dict[int, Duty]


def _unit(place: Place | UnitId) -> UnitId:
    return place.term.unit if isinstance(place, Place) else place


class Evidence(Sequence[tuple[EventId, ...]]):
    """The events that make each of a rule's duties what it is, as its verdict names them.

    Where columns tell the evidence of all at once, it is known by the places of the events; ids
    are looked up when they are read.

    Args:
        places: Where each duty is, in order; only the unit for its own.
        judged: What columns tell of them; None for nothing.
        duty: Gives a duty that has to be asked itself.
    """

    def __init__(
        self,
        places: Sequence[Place | UnitId],
        judged: Judged | None,
        duty: Callable[[int], Duty],
    ) -> None:
        """Take them over."""
        self._places, self._judged, self._duty = places, judged, duty

    @property
    def units(self) -> Sequence[UnitId]:
        """The unit of each duty, in order."""
        return [_unit(place) for place in self._places]

    def __len__(self) -> int:
        """Count the duties."""
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> tuple[EventId, ...]: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[tuple[EventId, ...], ...]: ...

    def __getitem__(
        self, index: int | slice
    ) -> tuple[EventId, ...] | tuple[tuple[EventId, ...], ...]:
        """Give that of one duty, or of some."""
        numbers = range(len(self._places))[index]
        return self._of(numbers) if isinstance(numbers, int) else tuple(map(self._of, numbers))

    def _of(self, number: int) -> tuple[EventId, ...]:
        if self._judged is None or self._judged.states[number] is None:
            return self._duty(number).verdict.evidence
        return self._judged.events(number)


class Duties(Sequence[Duty]):
    """The duties of a ledger on a day, in the order of the rules and the organisation's units.

    Most of a large organisation's duties are never looked at. So what they are, and by which
    events, is found out for all units at once; the verdict is given when a duty is read.

    Args:
        ledger: The ledger, to which nothing more is added.
        on: The day.
    """

    def __init__(self, ledger: Ledger, on: date) -> None:
        """Find out what they are."""
        self._ledger, self._on = ledger, on
        known = ledger.judged(on)
        self._rows = [
            _Row(rule, places, known.get(rule.key), {}) for rule, places in ledger.places_by_rule()
        ]
        self._length = sum(len(row.places) for row in self._rows)

    def __getstate__(self) -> Sequence[tuple[Rule, tuple[Duty, ...]]]:
        """Judge all of them, so that they can go from one process to another without a ledger."""
        return [
            (row.rule, tuple(self._duty(row, number) for number in range(len(row.places))))
            for row in self._rows
        ]

    def __setstate__(self, judged: Sequence[tuple[Rule, tuple[Duty, ...]]]) -> None:
        """Take them over as they were judged."""
        self._rows = [
            _Row(rule, [duty.unit for duty in duties], None, dict(enumerate(duties)))
            for rule, duties in judged
        ]
        self._length = sum(len(row.places) for row in self._rows)

    def __len__(self) -> int:
        """Count them."""
        return self._length

    @overload
    def __getitem__(self, index: int) -> Duty: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Duty, ...]: ...

    def __getitem__(self, index: int | slice) -> Duty | tuple[Duty, ...]:
        """Give one, or some."""
        if isinstance(index, slice):
            return tuple(self[number] for number in range(*index.indices(self._length)))
        number = index + self._length if index < 0 else index
        if number >= 0:
            for row in self._rows:
                if number < len(row.places):
                    return self._duty(row, number)
                number -= len(row.places)
        message = f"there are {self._length} duties, and none at {index}"
        raise IndexError(message)

    def __iter__(self) -> Iterator[Duty]:
        """Give each."""
        for row in self._rows:
            for number in range(len(row.places)):
                yield self._duty(row, number)

    def __eq__(self, other: object) -> bool:
        """Tell whether others are the same, in the same order."""
        if isinstance(other, Duties):
            other = tuple(other)
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        """Give the hash of a tuple of them."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """Write them as a tuple."""
        return repr(tuple(self))

    def _duty(self, row: _Row, number: int) -> Duty:
        found = row.made.get(number)
        if found is None:
            place = row.places[number]
            if not isinstance(place, Place):
                place = self._ledger.place(row.rule, place)
            found = row.made[number] = self._ledger.duty(place, self._on)
        return found

    def _state(self, row: _Row, number: int) -> State:
        known = None if row.judged is None else row.judged.states[number]
        return self._duty(row, number).verdict.state if known is None else known

    def where(
        self,
        rule: Callable[[Rule], bool] | None = None,
        state: Callable[[State], bool] | None = None,
        unit: UnitId | None = None,
    ) -> tuple[Duty, ...]:
        """Give those of some rules in some states, without judging the others.

        Args:
            rule: Tells which rules; None for all.
            state: Tells which states; None for all.
            unit: The duties' unit; None for all.
        """
        rows = (row for row in self._rows if rule is None or rule(row.rule))
        return tuple(chain.from_iterable(self._some(row, state, unit) for row in rows))

    def _some(
        self, row: _Row, state: Callable[[State], bool] | None, unit: UnitId | None
    ) -> Iterator[Duty]:
        for number, place in enumerate(row.places):
            if unit in (None, _unit(place)) and (state is None or state(self._state(row, number))):
                yield self._duty(row, number)

    def evidence(self, rule: RuleKey) -> "Evidence":
        """Give the evidence of all duties of a rule.

        Args:
            rule: The rule, one of the method's.
        """
        row = next(row for row in self._rows if row.rule.key == rule)
        return Evidence(row.places, row.judged, lambda number: self._duty(row, number))

    def tally(self) -> Mapping[RuleKey, Mapping[State, int]]:
        """Count the duties of each rule by their state."""
        return {row.rule.key: self._counted(row) for row in self._rows}

    def _counted(self, row: _Row) -> Mapping[State, int]:
        found = None if row.judged is None else row.judged.states.tally()
        if found is None or None in found:
            return Counter(self._state(row, number) for number in range(len(row.places)))
        return {state: times for state, times in found.items() if state is not None}
