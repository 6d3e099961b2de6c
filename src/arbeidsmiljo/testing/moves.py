"""Moves: what may happen on one day in a search for what keeps a rule, or breaks it."""

from collections.abc import Iterator
from functools import cached_property
from itertools import cycle, islice
from typing import Final, cast

from attrs import define

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import Payload
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.rules.subjects import INTRODUCED_BY
from arbeidsmiljo.testing.introductions import Placed
from arbeidsmiljo.testing.matching import (
    Cast,
    payloads_matching,
    places_of,
    plain_payload,
    told_of,
)

_VARIANTS: Final = 3
_MOST: Final = 5

Move = tuple[tuple[Payload, UnitId], ...]
"""Some things that happen on one day, each in its unit."""


@define(kw_only=True, slots=False)
class Moves:
    """What may happen where a rule is kept or broken.

    Attributes:
        method: The method.
        rule: The rule.
        organisation: The units that there are.
        unit: The unit of the duty.
        wide: Whether to give many: further ways, places and numbers of times.
    """

    method: Method
    rule: Rule
    organisation: Organisation
    unit: UnitId
    wide: bool

    def introduction(self) -> Move | None:
        """Give what tells of the duty's subject; None where nothing can."""
        each = self.rule.each
        if each is None or each.subject is Subject.REPORT:
            return ()
        payload = next(payloads_matching(each.told, self.cast(self.unit)), None)
        return None if payload is None else ((payload, self.unit),)

    def all(self) -> Iterator[Move]:
        """Give what may happen on one day: each pattern, in each place, as often as asked."""
        for pattern in self.rule.constraint.alphabet:
            variants = len(list(payloads_matching(pattern, self.cast(self.unit))))
            for variant in range(min(variants, _VARIANTS if self.wide else 1)):
                yield from self._moves_of(pattern, variant)
        yield tuple(one for every in self._befores for one in self._done_before(every))
        for kind in sorted(self._tied - {Subject.REPORT}):
            payload = plain_payload(INTRODUCED_BY[kind], self.cast(self.unit))
            for units in self._placings(payload):
                yield tuple(
                    (plain_payload(INTRODUCED_BY[kind], self.cast(unit)), unit) for unit in units
                )

    def _done_before(self, every: Every) -> Move:
        """Give all that has to come before something, in the places that it is asked of."""
        payload = next(payloads_matching(every.pattern, self.cast(self.unit)), None)
        if payload is None:
            return ()
        below = every.over in (Over.UNITS_BELOW, Over.LEADER_GROUPS_BELOW)
        placings = sorted(self._placings(payload), key=lambda units: below and self.unit in units)
        return tuple(
            (one, unit)
            for units in placings[:1]
            for unit in units
            for one in self._repeated(every.pattern, 0, unit, every.n)
        )

    def _moves_of(self, pattern: Pattern, variant: int) -> Iterator[Move]:
        numbers = {1, *self._numbers()}
        numbers |= {2, *(number + 1 for number in numbers)} if self.wide else set()
        like = list(payloads_matching(pattern, self.cast(self.unit)))[variant]
        for units in self._placings(like):
            for number in sorted(numbers):
                yield tuple(
                    (payload, unit)
                    for unit in units
                    for payload in self._repeated(pattern, variant, unit, number)
                )

    def _repeated(
        self, pattern: Pattern, variant: int, unit: UnitId, number: int
    ) -> Iterator[Payload]:
        """Give what a pattern asks for a number of times, by turns in the ways it allows."""
        fitting = [
            payload
            for payload in payloads_matching(pattern, self.cast(unit))
            if unit in places_of(payload, self.method, self.organisation)
        ]
        if fitting and isinstance(fitting[0], tuple(INTRODUCED_BY.values())):
            for turn in range(number):
                again = payloads_matching(pattern, self.cast(unit, turn))
                yield from islice(again, variant, variant + 1)
            return
        yield from islice(cycle((*fitting[variant:], *fitting[:variant])), number)

    def _numbers(self) -> Iterator[int]:
        """Give how often the rule asks for something."""
        yield getattr(self.rule.constraint, "n", 1)
        yield from (every.n for every in self._befores)

    @cached_property
    def _befores(self) -> tuple[Every, ...]:
        before: object = getattr(self.rule.constraint, "before", ())
        there = cast("tuple[object, ...]", before) if isinstance(before, tuple) else ()
        return tuple(one for one in there if isinstance(one, Every))

    @cached_property
    def _tied(self) -> frozenset[Subject]:
        """The kinds of subject that the rule is about."""
        constraint, each = self.rule.constraint, self.rule.each
        over = {getattr(constraint, "over", ""), *(every.over for every in self._befores)}
        correlated: tuple[str, ...] = getattr(constraint, "correlate", ())
        return frozenset(
            kind
            for kind in Subject
            if f"{kind.value}s" in over
            or kind.value in correlated
            or (each is not None and each.subject is kind)
        )

    def cast(self, unit: UnitId, number: int = 0) -> Cast:
        """Give the names that payloads of a unit use; the second of a kind has another name."""
        suffix = f"-{number + 1}" if number else ""
        names = {kind: f"{kind.value}-{unit}{suffix}" for kind in Subject}
        names[Subject.EFFECT] = f"effect{suffix}"
        return Cast(method=self.method, subjects=names, tied=self._tied)

    def _placings(self, payload: Payload) -> Iterator[tuple[UnitId, ...]]:
        """Give the places of a payload: the duty's unit, those below, the top, or elsewhere."""
        places = places_of(payload, self.method, self.organisation)
        below = {one.id for one in self.organisation.below(self.unit)}
        placings = [
            tuple(unit for unit in places if unit == self.unit),
            tuple(unit for unit in places if unit in below),
            tuple(unit for unit in places if unit == self.organisation.top.id),
        ]
        if self.wide or not any(placings):
            placings += [(unit,) for unit in places]
        yield from dict.fromkeys(one for one in placings if one)

    def telling(self, kind: Subject, name: str) -> Placed:
        """Give what tells of a subject, and where, by its name."""
        for number in range(_MOST):
            for unit in self.organisation.units:
                among = self.cast(unit.id, number)
                if among.subjects[kind] == name:
                    payload = plain_payload(INTRODUCED_BY[kind], among)
                    return payload, self.told_of(payload, unit.id)
        raise KeyError(name)

    def told_of(self, payload: Payload, unit: UnitId) -> UnitId | None:
        """Give the unit to record a payload with; None for the enterprise as a whole."""
        return told_of(payload, unit, self.method, self.organisation)
