"""The assessment: all duties of a process on a day, as known at a moment."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache

from attrs import field, frozen

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ActorKey, RuleKey, UnitId
from arbeidsmiljo.model.reorganisation import OrganisationHistory
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.process.duties import Duties, Evidence
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo.rules.verdict import State


@frozen(kw_only=True)
class Assessment:
    """Every duty of a process, on a day, as known at a moment.

    Attributes:
        on: The day.
        known_at: The moment; None for all that is recorded.
        duties: In the order of the method's rules and the organisation's units; their states and
            evidence are found out at once, and each verdict when it is read.
        method: The method of the process.
        history: The organisation up to the day.
    """

    on: date
    known_at: datetime | None
    duties: Duties
    method: Method = field(repr=False, eq=False)
    history: OrganisationHistory = field(repr=False, eq=False)

    def of(self, actor: ActorKey, unit: UnitId | None = None) -> tuple[Duty, ...]:
        """Give the duties that an actor bears, in one unit or in all.

        An actor who acts as another too bears that one's duties, in the units in which there is
        the actor: a leader of employees bears what is asked of every leader.

        Raises:
            NotFoundError: The method has no such actor.
        """
        who = self.method.actor(actor)
        bearers = {actor, *who.acts_as}

        @cache
        def is_there(place: UnitId) -> bool:
            tree = self.history.last(place)
            return tree is not None and place in tree.units_in(who.scope)

        return tuple(
            duty
            for duty in self.duties.where(lambda rule: rule.bearer in bearers, unit=unit)
            if (duty.rule.bearer == actor or is_there(duty.unit))
        )

    def open(self) -> tuple[Duty, ...]:
        """Give the duties in which something is still to be done."""
        return self.duties.where(state=lambda state: state.is_open)

    def asked(self, modality: Modality) -> tuple[Duty, ...]:
        """Give the duties that are asked for this strongly, which are told apart."""
        return self.duties.where(lambda rule: rule.modality is modality)

    def tally(self) -> Mapping[RuleKey, Mapping[State, int]]:
        """Count the duties of each rule by their state."""
        return self.duties.tally()

    def evidence(self, rule: RuleKey) -> Evidence:
        """Give the events that make each duty of a rule what it is, in the order of its duties.

        It is what the verdicts name, for all units at once and without making any verdict.

        Raises:
            NotFoundError: The method has no such rule.
        """
        return self.duties.evidence(self.method.rule(rule).key)


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
    ledger = process.ledger(known)
    return Assessment(
        on=on,
        known_at=known_at,
        duties=Duties(ledger, on),
        method=process.method,
        history=ledger.history,
    )
