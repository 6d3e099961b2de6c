"""Qualifiers: what every constraint can be asked with, whatever it asks.

All take a deadline (`within`) and an earliest day (`not_before`), and each says what these mean
for it. All can be asked apart for each value of some fields (`correlate`), and, but for those
with a rhythm of their own, anew in each period (`every`).
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from attrs import evolve, field, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.case import Case, Limit
from arbeidsmiljo.rules.constraint import Constraint, Within, all_of, parameters_of
from arbeidsmiljo.rules.options import spoken_of
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.recurrence import anew
from arbeidsmiljo.rules.verdict import Verdict


@frozen(kw_only=True)
class Qualified(ABC):
    """A constraint that is asked once, or apart for each value of some fields.

    Attributes:
        within: By when, or for how long, as the constraint says; None for no limit.
        not_before: From when, or how far apart, as the constraint says; None for at once.
        correlate: Fields: it is asked apart for each value, or combination of values, that its
            occasions have in them; only events with the same values count then.
        earlier: Patterns of the constraint. An event that names no subject is about those that
            there are when it happens; one of these is about those that come to be later too.
            For what holds of the circumstances, such as a meeting that the measures came out of.
    """

    within: Within | Limit | None = None
    not_before: ParameterKey | None = None
    correlate: tuple[str, ...] = ()
    earlier: tuple[Pattern, ...] = field(default=(), validator=spoken_of)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """The named periods it uses."""
        return parameters_of(self.within, self.not_before)

    @property
    def starts_with(self) -> Pattern | None:
        """What its deadline counts from."""
        return self.within.since if isinstance(self.within, Within) else None

    @property
    def ends_with(self) -> Pattern | None:
        """Nothing: whatever it speaks of may change it at any time."""
        return None

    @property
    def anywhere_of(self) -> tuple[Pattern, ...]:
        """None: only what happens in its own unit counts, and in the enterprise as a whole."""
        return ()

    @property
    def below_of(self) -> tuple[Pattern, ...]:
        """None: only what happens in its own unit counts, and in the enterprise as a whole."""
        return ()

    @property
    def ranges_over(self) -> frozenset[Subject]:
        """None."""
        return frozenset()

    @property
    @abstractmethod
    def alphabet(self) -> tuple[Pattern, ...]:
        """The events it speaks of; others change nothing."""

    @abstractmethod
    def occasions(self, case: Case) -> Sequence[Event]:
        """Give the events for whose values it is asked apart."""

    @abstractmethod
    def ask(self, case: Case) -> Verdict:
        """Say what the duty is where it is asked once."""

    def verdict(self, case: Case) -> Verdict:
        """Say what the duty is: the worst of all that it is asked for."""
        return self._of(self._seen_from(case))

    def _seen_from(self, case: Case) -> Case:
        return evolve(case, earlier=self.earlier) if self.earlier else case

    def _of(self, case: Case) -> Verdict:
        return self._apart(case) if self.correlate else self.ask(case)

    def _apart(self, case: Case) -> Verdict:
        cases = case.correlated(self.correlate, self.occasions(case))
        return all_of(*(self.ask(one) for one in cases))


@frozen(kw_only=True)
class Recurrent(Qualified):
    """A constraint that can be asked anew in each period.

    Attributes:
        every: It is asked anew in each period of this length, from the day on which the duty's
            time begins: only the period's events count, and its deadlines count from its first
            day. What is still open when a period has ended is broken for good. With `correlate`,
            each period's events tell for which values it is asked in it. A permission is used
            where it was used in each period, the one that goes on included.
    """

    every: ParameterKey | None = None

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """The named periods it uses."""
        return parameters_of(self.within, self.not_before, self.every)

    def verdict(self, case: Case) -> Verdict:
        """Say what the duty is: the worst of all periods, and of all that it is asked for."""
        case = self._seen_from(case)
        return self._of(case) if self.every is None else anew(case, self.every, self._of)


def is_asked_anew(constraint: Constraint) -> bool:
    """Tell whether a constraint is asked anew in each period, so that time alone may change it."""
    return isinstance(constraint, Recurrent) and constraint.every is not None
