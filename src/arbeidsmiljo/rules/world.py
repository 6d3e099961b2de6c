"""The world: what is known of a process, as constraints look at it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Protocol

from attrs import frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey, UnitId
from arbeidsmiljo.model.reorganisation import OrganisationHistory
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.subjects import ANSWERED, Mark, Subjects


class EventsByPattern(Protocol):
    """Events sorted by pattern and unit, as registers sort them."""

    def of(self, pattern: Pattern, unit: UnitId | None) -> Sequence[Event]:
        """Give the events of a pattern in a unit, or anywhere, in the order they happened."""
        ...

    def about(self, pattern: Pattern, marks: Iterable[Mark]) -> Sequence[Event]:
        """Give the events of a pattern that bear one of some marks, in the order they happened."""
        ...


@frozen(kw_only=True)
class World:
    """What is known of a process, shared by all its cases.

    Attributes:
        registers: The events.
        subjects: The findings, measures, effects and plans.
        history: The organisation at each moment up to the verdict's.
        started: The day on which the process began.
        on: The day of the verdict; what happened later does not count.
        after: Gives the day that lies a named period after another, by the length that the
            period had on a third: a process may choose another length on its way.
        working: Gives a day itself, or the next on which people work.
    """

    registers: EventsByPattern
    subjects: Subjects
    history: OrganisationHistory
    started: date
    on: date
    after: Callable[[ParameterKey, date, date], date]
    working: Callable[[date], date]

    def anywhere(self, pattern: Pattern, subject: tuple[Subject, str] | None) -> Sequence[Event]:
        """Give the events of a pattern that may be about a subject, in the whole organisation.

        Args:
            pattern: The pattern.
            subject: The kind and the name of the subject; None for whatever they are about.

        Returns:
            All that are about it, or about none in particular, and few others.
        """
        if subject is None:
            return self.registers.of(pattern, None)
        measures = self.subjects.measures_for(*subject) if subject[0] in ANSWERED else ()
        marks = (subject, (subject[0], None), *((Subject.MEASURE, one.id) for one in measures))
        return self.registers.about(pattern, marks)
