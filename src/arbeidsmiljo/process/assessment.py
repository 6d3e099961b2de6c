"""The assessment: all duties of a process on a day, as known at a moment."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from attrs import frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ActorKey, RuleKey, UnitId
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.process.duties import Duties
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo.rules.verdict import State


@frozen(kw_only=True)
class Assessment:
    """Every duty of a process, on a day, as known at a moment.

    Attributes:
        on: The day.
        known_at: The moment; None for all that is recorded.
        duties: In the order of the method's rules and the organisation's units; each is judged,
            and its evidence gathered, when it is read.
    """

    on: date
    known_at: datetime | None
    duties: Duties

    def of(self, actor: ActorKey, unit: UnitId | None = None) -> tuple[Duty, ...]:
        """Give the duties that an actor bears, in one unit or in all."""
        return self.duties.where(lambda rule: rule.bearer == actor, unit=unit)

    def open(self) -> tuple[Duty, ...]:
        """Give the duties in which something is still to be done."""
        return self.duties.where(state=lambda state: state.is_open)

    def asked(self, modality: Modality) -> tuple[Duty, ...]:
        """Give the duties that are asked for this strongly, which are told apart."""
        return self.duties.where(lambda rule: rule.modality is modality)

    def tally(self) -> Mapping[RuleKey, Mapping[State, int]]:
        """Count the duties of each rule by their state."""
        return self.duties.tally()


def assess(process: Process, *, on: date, known_at: datetime | None = None) -> Assessment:
    """Say what every duty of a process is.

    Args:
        process: The process.
        on: The day: events after it do not count.
        known_at: The moment: events recorded after it do not count. None for all.

    Returns:
        The assessment; the same for the same arguments.
    """
    known = process.known(on=on, known_at=known_at)
    return assess_events(process, known, on=on, known_at=known_at)


def assess_events(
    process: Process, known: Sequence[Event], *, on: date, known_at: datetime | None = None
) -> Assessment:
    """Say what every duty of a process is, going by some of its events only.

    Args:
        process: The process.
        known: The events to go by, in the order in which they happened.
        on: The day.
        known_at: The moment as of which these events are known.
    """
    duties = Duties(process.ledger(known), on)
    return Assessment(on=on, known_at=known_at, duties=duties)
