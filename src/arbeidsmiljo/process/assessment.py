"""The assessment: all duties of a process on a day, as known at a moment."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cache

from attrs import evolve, frozen

from arbeidsmiljo.model.events import Event, ProcessClosed
from arbeidsmiljo.model.identifiers import ActorKey, ParameterKey, UnitId
from arbeidsmiljo.model.periods import WorkingCalendar
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.rules.constraint import Monitor, Setting
from arbeidsmiljo.rules.rule import Duty, Rule, of_modality
from arbeidsmiljo.rules.verdict import State, Verdict


@frozen(kw_only=True)
class Assessment:
    """Every duty of a process, on a day, as known at a moment.

    Attributes:
        on: The day.
        known_at: The moment; None for all that is recorded.
        duties: In the order of the method's rules and the organisation's units.
    """

    on: date
    known_at: datetime | None
    duties: tuple[Duty, ...]

    def of(self, actor: ActorKey, unit: UnitId | None = None) -> tuple[Duty, ...]:
        """Give the duties that an actor bears, in one unit or in all."""
        return tuple(
            duty for duty in self.duties if duty.rule.bearer == actor and unit in (None, duty.unit)
        )

    def open(self) -> tuple[Duty, ...]:
        """Give the duties in which something is still to be done."""
        return tuple(duty for duty in self.duties if duty.verdict.state.is_open)


def assess(
    process: Process, *, on: date, calendar: WorkingCalendar, known_at: datetime | None = None
) -> Assessment:
    """Say what every duty of a process is.

    Args:
        process: The process.
        on: The day: events after it do not count.
        calendar: Says which days are working days, for deadlines.
        known_at: The moment: events recorded after it do not count. None for all.

    Returns:
        The assessment; the same for the same arguments.
    """
    known = process.known(on=on, known_at=known_at)
    return assess_events(process, known, on=on, calendar=calendar, known_at=known_at)


def assess_events(
    process: Process,
    known: Sequence[Event],
    *,
    on: date,
    calendar: WorkingCalendar,
    known_at: datetime | None = None,
) -> Assessment:
    """Say what every duty of a process is, going by some of its events only.

    Args:
        process: The process.
        known: The events to go by, in the order in which they happened.
        on: The day.
        calendar: Says which days are working days, for deadlines.
        known_at: The moment as of which these events are known.
    """

    @cache
    def deadline(parameter: ParameterKey, day: date) -> date:
        return process.deadline(parameter, day, calendar, known)

    closed = next((event for event in known if isinstance(event.payload, ProcessClosed)), None)
    watched = [
        (rule, unit, rule.constraint.monitor(_setting(process, unit, deadline)))
        for rule in process.method.rules
        for unit in process.organisation.units_in(rule.scope)
    ]
    _show(known, watched)
    return Assessment(
        on=on,
        known_at=known_at,
        duties=tuple(
            Duty(
                rule=rule,
                unit=unit,
                verdict=_at_end(rule, monitor, on, closed),
            )
            for rule, unit, monitor in watched
        ),
    )


def _setting(
    process: Process, unit: UnitId, deadline: Callable[[ParameterKey, date], date]
) -> Setting:
    return Setting(
        unit=unit,
        organisation=process.organisation,
        started=process.started,
        deadline=deadline,
    )


def _show(known: Iterable[Event], watched: list[tuple[Rule, UnitId, Monitor]]) -> None:
    """Show each event to the monitors whose constraint speaks of its activity."""
    listening: dict[str, list[Monitor]] = defaultdict(list)
    for rule, _, monitor in watched:
        for activity in {pattern.activity for pattern in rule.constraint.alphabet}:
            listening[activity].append(monitor)
    for event in known:
        for monitor in listening[event.activity]:
            monitor.observe(event)


def _at_end(rule: Rule, monitor: Monitor, on: date, closed: Event | None) -> Verdict:
    """Give a verdict; where the process is closed, what was open has lapsed or was broken."""
    verdict = of_modality(monitor.verdict(closed.happened if closed else on), rule.modality)
    if closed is None or not verdict.state.is_open:
        return verdict
    ended = State.LAPSED if verdict.state is State.PENDING else State.VIOLATED
    return evolve(verdict, state=ended, evidence=(*verdict.evidence, closed.id))
