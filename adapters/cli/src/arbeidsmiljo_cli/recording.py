"""Recording: events that people tell of, kept all together or not at all."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from functools import wraps
from types import TracebackType
from typing import Self

import click
from attrs import frozen

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import Event, EventRetracted, Payload, WantedEffectSet
from arbeidsmiljo.model.identifiers import EffectId, EventId, MeasureId, MeetingKey, TextId, UnitId
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import is_printable
from arbeidsmiljo.process import Change, measures
from arbeidsmiljo.process.planning import planned_days
from arbeidsmiljo_cli.change_lines import change_lines
from arbeidsmiljo_cli.clock import now
from arbeidsmiljo_cli.options import day
from arbeidsmiljo_cli.session import ChoiceError, Session, on_process
from arbeidsmiljo_cli.terminal import say


@frozen(kw_only=True)
class Where:
    """What was said of the units in which something happened.

    Attributes:
        units: Those that were named.
        all_units: Whether it was in every unit that has one.
        but: Those that were excepted.
    """

    units: tuple[str, ...]
    all_units: bool
    but: tuple[str, ...]


class Recording:
    """Records events in one transaction, and says at the end what was recorded.

    What is recorded already, of the same unit and day, is not recorded twice.

    Args:
        session: The process.
        on: The day that was said; None for today.
        corrects: The event that the one recorded takes the place of.
        by: Who records it.
    """

    def __init__(
        self, session: Session, *, on: date | None, corrects: str | None, by: str | None
    ) -> None:
        """Check who records; nothing is opened yet."""
        self.on = on
        self._session = session
        self._process = session.process
        self._corrects = None if corrects is None else EventId(corrects)
        self._by = session.person(by)
        self._recorded = now()
        self._stack = ExitStack()
        self._added: list[Event] = []
        self._changed: list[Change] = []
        self._known = 0

    def __enter__(self) -> Self:
        """Begin the transaction."""
        self._process = self._stack.enter_context(self._session.changing())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Keep all of it, or none where something was wrong; say what was kept."""
        self._stack.__exit__(kind, error, trace)
        if kind is None:
            self._tell()

    @property
    def method(self) -> Method:
        """The method of the process."""
        return self._process.method

    def add(self, payload: Payload, unit: UnitId | None, *, on: date | None = None) -> None:
        """Record an event.

        Args:
            payload: What happened.
            unit: Where; None for the whole enterprise.
            on: On which day; None for the day that was said.

        Raises:
            ArbeidsmiljoError: It cannot be recorded.
        """
        happened = on or self.on or self._recorded.date()
        if self._corrects is None and self._is_known(payload, unit, happened):
            self._known += 1
            return
        if self._corrects is not None and self._added:
            raise ChoiceError("--corrects takes the place of one event; name one unit or actor")
        self._record(payload, unit, happened, self._corrects)

    def retract(self, payload: EventRetracted, event: Event) -> None:
        """Take an event back, as if on the day that it was said to have happened.

        Raises:
            ArbeidsmiljoError: It cannot be taken back.
        """
        if self.on is not None or self._corrects is not None:
            raise ChoiceError("an event is taken back for its own day; leave --on, --corrects out")
        self._record(payload, event.unit, event.happened, event.id)

    def _record(
        self, payload: Payload, unit: UnitId | None, on: date, corrects: EventId | None
    ) -> None:
        recorded = self._process.record(
            payload,
            happened=on,
            recorded=self._recorded,
            unit=unit,
            recorded_by=self._by,
            corrects=corrects,
        )
        self._added.append(recorded.event)
        self._changed += recorded.changed

    def unit(self, unit: str) -> UnitId:
        """Check that there is such a unit.

        Raises:
            NotFoundError: There is none.
        """
        return self._process.organisation.unit(UnitId(unit)).id

    def units(self, what: str, scope: Scope, where: Where) -> tuple[UnitId | None, ...]:
        """Say in which units something happened.

        Args:
            what: What happened, for errors.
            scope: Where there is one of it.
            where: What was said of the units.

        Returns:
            Units; None for the whole enterprise.

        Raises:
            ChoiceError: What was said does not fit together, or does not say where.
            NotFoundError: There is no such unit.
        """
        named = tuple(dict.fromkeys(self.unit(unit) for unit in where.units))
        excepted = {self.unit(unit) for unit in where.but}
        possible = self._process.organisation.units_in(scope)
        if where.all_units and named:
            raise ChoiceError("--unit and --all-units exclude each other; give one")
        if excepted and not where.all_units:
            raise ChoiceError("--except goes with --all-units")
        if scope is Scope.ONCE:
            if where.all_units:
                raise ChoiceError(f"{what} is one for the whole enterprise; leave --all-units out")
            return named or (None,)
        if where.all_units:
            if wrong := sorted(excepted - set(possible)):
                raise NotFoundError(f"unit with {what}", wrong[0], possible)
            return tuple(unit for unit in possible if unit not in excepted)
        if not named:
            raise ChoiceError(
                f"{what} belongs to a unit; say which with --unit, or --all-units: "
                + ", ".join(possible)
            )
        return named

    def planned_day(self, meeting: MeetingKey, unit: UnitId | None) -> date:
        """Give the day that a meeting is planned for, or that on which it was held.

        Raises:
            ChoiceError: It has none.
        """
        place = unit or self._process.organisation.top.id
        days = planned_days(self._process)
        if (meeting, place) not in days:
            raise ChoiceError(
                f"meeting {meeting!r} of {place} is not planned; say the day it was held with --on"
            )
        return days[meeting, place][0]

    def event(self, key: EventId) -> Event:
        """Give an event of the journal.

        Raises:
            NotFoundError: There is none of that id.
        """
        for event in self._process.journal:
            if event.id == key:
                return event
        raise NotFoundError("event", key, [event.id for event in self._process.known()])

    def unit_of_measure(self, measure: MeasureId) -> UnitId:
        """Give the unit whose measure it is.

        Raises:
            NotFoundError: There is no such measure.
        """
        found = measures(self._process.known(), self._process.organisation.top.id)
        if measure not in found:
            raise NotFoundError("measure", measure, found)
        return found[measure].unit

    def text(self, wording: str | None) -> TextId | None:
        """Keep a text that somebody wrote, under an id that says nothing of it.

        Raises:
            UsageError: It has a control character.
        """
        if wording is None:
            return None
        if not is_printable(wording):
            raise click.UsageError("the text has a control character; take it out")
        text = TextId(f"{self._process.id}-text-{len(self._process.journal) + 1}")
        self._session.store.texts.put(text, wording)
        return text

    def add_effect(self, wording: str) -> None:
        """Record a wanted effect, its words kept apart from the journal.

        Raises:
            ArbeidsmiljoError: It cannot be recorded.
        """
        number = 1 + sum(
            isinstance(event.payload, WantedEffectSet) for event in self._process.journal
        )
        text = self.text(wording.strip())
        if not text or not wording.strip():
            raise ChoiceError("the wanted effect is empty; say what is wanted")
        self.add(WantedEffectSet(effect=EffectId(f"effect-{number}"), wording=text), None)

    def _is_known(self, payload: Payload, unit: UnitId | None, on: date) -> bool:
        top = self._process.organisation.top.id
        return any(
            event.payload == payload
            and (event.unit or top) == (unit or top)
            and event.happened == on
            for event in self._process.known()
        )

    def _tell(self) -> None:
        if len(self._added) == 1:
            event = self._added[0]
            where = f" in {event.unit}" if event.unit else ""
            say(f"Recorded {event.id}: {event.activity} on {event.happened}{where}.")
        elif self._added:
            first, last = self._added[0], self._added[-1]
            days = sorted({event.happened for event in self._added})
            when = str(days[0]) if len(days) == 1 else f"{days[0]} to {days[-1]}"
            say(
                f"Recorded {first.id} to {last.id}: {first.activity}, {len(self._added)} events, "
                f"{when}."
            )
        for line in change_lines(self._changed, self._process):
            say(line)
        if self._known:
            say(f"{self._known} recorded before, and not recorded again.")


def happened(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that every event has, and open a recording for it.

    Args:
        function: The command; its first argument is the recording.
    """

    @on_process
    @wraps(function)
    def command(
        session: Session,
        *,
        on: date | None,
        corrects: str | None,
        by: str | None,
        **arguments: object,
    ) -> None:
        with Recording(session, on=on, corrects=corrects, by=by) as recording:
            function(recording, **arguments)

    for option in (
        click.option("--by", metavar="PERSON", help="Who records it: a person's id."),
        click.option("--corrects", metavar="EVENT", help="The event that this one replaces."),
        click.option("--on", type=day, show_default="today", help="The day it happened."),
    ):
        command = option(command)
    return command


def in_units(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say in which units.

    Args:
        function: The command, with an argument `where`.
    """

    @wraps(function)
    def command(
        units: tuple[str, ...], but: tuple[str, ...], *, all_units: bool, **arguments: object
    ) -> None:
        function(where=Where(units=units, all_units=all_units, but=but), **arguments)

    for option in (
        click.option("--except", "but", multiple=True, metavar="ID", help="Not in this unit."),
        click.option("--all-units", is_flag=True, help="In every unit that has one."),
        click.option("--unit", "units", multiple=True, metavar="ID", help="In this unit."),
    ):
        command = option(command)
    return command
