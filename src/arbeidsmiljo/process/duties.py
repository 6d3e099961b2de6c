"""The duties of a process on a day: all of them, each judged when it is read."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import overload

from attrs import define

from arbeidsmiljo.model.identifiers import RuleKey
from arbeidsmiljo.model.reorganisation import Term
from arbeidsmiljo.process.ledger import Ledger
from arbeidsmiljo.process.places import Place
from arbeidsmiljo.rules.rule import Duty, Rule
from arbeidsmiljo.rules.side_by_side import States
from arbeidsmiljo.rules.verdict import State


@define
class _Row:
    """The duties of one rule.

    Attributes:
        rule: The rule.
        places: Where they are; a term for the unit itself.
        states: What columns tell of their states; None for nothing.
        made: Those that were read.
    """

    rule: Rule
    places: Sequence[Term | Place]
    states: States | None
    made: dict[int, Duty]


class Duties(Sequence[Duty]):
    """The duties of a ledger on a day, in the order of the rules and the organisation's units.

    Most of a large organisation's duties are never looked at. So what they are is found out
    for all units at once, and why, with the evidence, when a duty is read.

    Args:
        ledger: The ledger, to which nothing more is added.
        on: The day.
    """

    def __init__(self, ledger: Ledger, on: date) -> None:
        """Find out the states."""
        self._ledger, self._on = ledger, on
        known = ledger.states(on)
        self._rows = [
            _Row(rule, places, known.get(rule.key), {}) for rule, places in ledger.places_by_rule()
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
        if not isinstance(other, (Duties, tuple)):
            return NotImplemented
        return len(self) == len(other) and all(map(Duty.__eq__, self, other))

    def __hash__(self) -> int:
        """Give the hash of a tuple of them."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """Write them as a tuple."""
        return repr(tuple(self))

    def __reduce__(self) -> tuple[type[tuple[Duty, ...]], tuple[tuple[Duty, ...]]]:
        """Let them go from one process to another as a tuple."""
        return tuple, (tuple(self),)

    def _duty(self, row: _Row, number: int) -> Duty:
        found = row.made.get(number)
        if found is None:
            place = row.places[number]
            if isinstance(place, Term):
                place = Place(rule=row.rule, term=place)
            found = row.made[number] = self._ledger.duty(place, self._on)
        return found

    def _states(self, row: _Row) -> Iterator[State]:
        if row.states is None:
            return (self._duty(row, number).verdict.state for number in range(len(row.places)))
        return (
            self._duty(row, number).verdict.state if state is None else state
            for number, state in enumerate(row.states)
        )

    def where(
        self,
        rule: Callable[[Rule], bool] | None = None,
        state: Callable[[State], bool] | None = None,
    ) -> tuple[Duty, ...]:
        """Give those of some rules in some states, without judging the others.

        Args:
            rule: Tells which rules; None for all.
            state: Tells which states; None for all.
        """
        rows = (row for row in self._rows if rule is None or rule(row.rule))
        return tuple(chain.from_iterable(self._some(row, state) for row in rows))

    def _some(self, row: _Row, state: Callable[[State], bool] | None) -> Iterator[Duty]:
        for number, one in enumerate(self._states(row)):
            if state is None or state(one):
                yield self._duty(row, number)

    def tally(self) -> Mapping[RuleKey, Mapping[State, int]]:
        """Count the duties of each rule by their state."""
        return {row.rule.key: self._counted(row) for row in self._rows}

    def _counted(self, row: _Row) -> Mapping[State, int]:
        if row.states is None:
            return Counter(self._states(row))
        counts: dict[State, int] = {}
        left = len(row.states)
        for state in State:
            times = row.states.count(state)
            if times:
                counts[state] = times
                left -= times
            if not left:
                return counts
        return Counter(self._states(row))
