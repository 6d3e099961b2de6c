"""The events of a trace as the library sees them, and as the oracle does."""

from collections.abc import Callable, Sequence
from datetime import date

from attrs import frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey, UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.reorganisation import OrganisationHistory
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.case import Case, Suspension
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.registers import Registers
from arbeidsmiljo.rules.subjects import Subjects
from arbeidsmiljo.rules.trace import Trace
from arbeidsmiljo.rules.verdict import Verdict
from arbeidsmiljo.rules.world import World
from arbeidsmiljo.testing.oracle import Scene, Told, naive_verdict
from arbeidsmiljo.testing.traces import FIRST_DAY, deadline


@frozen(kw_only=True)
class Seen:
    """A constraint put to a trace.

    Attributes:
        constraint: What is asked.
        organisation: As it was at the start.
        trace: All that happened.
        unit: Of which unit.
        subject: Of which subject, if of any.
        since: The day on which the duty's time begins.
        suspensions: When the duty was suspended.
        after: Gives the last day of a named period from a day, by its length on another.
    """

    constraint: Constraint
    organisation: Organisation
    trace: Sequence[Event]
    unit: UnitId
    subject: tuple[Subject, str] | None = None
    since: date = FIRST_DAY
    suspensions: tuple[Suspension, ...] = ()
    after: Callable[[ParameterKey, date, date], date] = deadline

    def verdict(self, on: date) -> Verdict:
        """Give the library's verdict."""
        return self.constraint.verdict(self.case(on))

    def registers(self, on: date, *, in_one_run: bool = False) -> Registers:
        """Give the events up to a day, taken in together or one by one."""
        known = [event for event in self.trace if event.happened <= on]
        registers = Registers(self.constraint.alphabet, top=self.organisation.top.id)
        if in_one_run:
            registers.load(Trace(known))
        else:
            for event in known:
                registers.add(event)
        return registers

    def case(self, on: date) -> Case:
        """Give what the library looks at."""
        known = [event for event in self.trace if event.happened <= on]
        top = self.organisation.top.id
        history = OrganisationHistory(self.organisation, known)
        return Case(
            world=World(
                registers=self.registers(on),
                subjects=Subjects(known, top),
                history=history,
                started=FIRST_DAY,
                on=on,
                after=self.after,
                working=_same,
            ),
            unit=self.unit,
            units=history.counted_in(self.unit),
            since=self.since,
            subject=self.subject,
            suspensions=self._suspensions(on),
        )

    def told(self, on: date) -> Told:
        """Give the oracle's verdicts."""
        return naive_verdict(self.constraint, self.scene(on))

    def scene(self, on: date) -> Scene:
        """Give what the oracle looks at."""
        return Scene(
            trace=tuple(event for event in self.trace if event.happened <= on),
            on=on,
            unit=self.unit,
            since=self.since,
            start=self.organisation,
            after=self.after,
            working=_same,
            subject=self.subject,
            suspensions=self._suspensions(on),
        )

    def _suspensions(self, on: date) -> tuple[Suspension, ...]:
        """Give the suspensions as they are known on a day."""
        return tuple(
            (begun, ended if ended is not None and ended <= on else None)
            for begun, ended in self.suspensions
            if begun <= on
        )


def _same(day: date) -> date:
    return day
