"""A process: one run of a method in one organisation, from start to closure."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Self

from attrs import evolve

from arbeidsmiljo.errors import ConflictError, InvalidEventError, NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.distribution import DistributionPlan
from arbeidsmiljo.model.duty_events import DutySuspended, DutyWaived
from arbeidsmiljo.model.events import (
    Event,
    EventRetracted,
    Payload,
    ProcessStarted,
)
from arbeidsmiljo.model.identifiers import (
    EventId,
    ParameterKey,
    PersonId,
    ProcessId,
    UnitId,
)
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.journals import JournalStore
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.periods import Period, WeekdayCalendar, WorkingCalendar
from arbeidsmiljo.model.reorganisation import OrganisationHistory
from arbeidsmiljo.process.admission import (
    check_correction,
    check_dates,
    check_dispensation,
    check_payload,
    check_recorded,
    check_registered,
    check_start,
    check_state,
    history_with,
)
from arbeidsmiljo.process.change import Change, Recorded
from arbeidsmiljo.process.knowledge import known_events
from arbeidsmiljo.process.ledger import Ledger
from arbeidsmiljo.process.naming import check_names
from arbeidsmiljo.process.standing import Standing
from arbeidsmiljo.process.today import Today
from arbeidsmiljo.rules.rule import Duty


class Process:
    """One run of a method: the method, the organisation as it was at the start, the journal.

    The only thing in the core that changes: `record` adds to its journal. What is recorded is
    kept by `save`. A process is for one thread at a time.

    Args:
        method: The method, of the edition that the journal names.
        journal: At least the event that started the process, in order.
        calendar: Says which days are working days, for deadlines; None for Monday to Friday,
            whatever the holidays.

    Raises:
        InvalidEventError: The journal does not begin with a start, is of another method, or
            tells of what the method has not registered.
    """

    def __init__(
        self,
        method: Method,
        journal: Iterable[Event],
        *,
        calendar: WorkingCalendar | None = None,
    ) -> None:
        """Take over a journal."""
        self.calendar: WorkingCalendar = calendar or WeekdayCalendar()
        self._ledger: Ledger | None = None
        self._kept: Standing | None = None
        self._journal = list(journal)
        self._saved = len(self._journal)
        if not self._journal or not isinstance(self._journal[0].payload, ProcessStarted):
            message = "a journal begins with the start of its process; this one does not"
            raise InvalidEventError(message)
        self.start_event = self._journal[0].payload
        for number, event in enumerate(self._journal, start=1):
            if event.process != self._journal[0].process or event.sequence != number:
                message = (
                    f"event {event.id!r} is number {event.sequence} of process "
                    f"{event.process!r}; number {number} of {self._journal[0].process!r} "
                    "belongs there. Give the whole journal of one process, in order"
                )
                raise InvalidEventError(message)
        if (self.start_event.method, self.start_event.edition) != (method.key, method.edition):
            message = (
                f"process {self.id!r} runs method {self.start_event.method!r} of edition "
                f"{self.start_event.edition!r}, not {method.key!r} of {method.edition!r}; "
                "open it with the method it was started with"
            )
            raise InvalidEventError(message)
        for event in self._journal:
            check_registered(event.payload, method)
        self.method = method
        self._ledger_of = partial(
            Ledger,
            method,
            self.start_event.organisation,
            started=self.started,
            calendar=self.calendar,
        )
        self._today = Today(self.ledger, started=self.started)

    @classmethod
    def start(
        cls,
        method: Method,
        *,
        process: ProcessId,
        organisation: Organisation,
        distribution: DistributionPlan,
        group_sizes: GroupSizes,
        on: date,
        recorded: datetime,
        language: str | None = None,
        recorded_by: PersonId | None = None,
        calendar: WorkingCalendar | None = None,
    ) -> Self:
        """Start a process.

        Args:
            method: The method it runs.
            process: What to call it; plain, since it stands in references and file names.
            organisation: The units and who is appointed, as they are at the start.
            distribution: Who gets which level's report, and when.
            group_sizes: The smallest groups whose results may be shown.
            on: The first day.
            recorded: Now, with time zone.
            language: Of its documents; None for the method's.
            recorded_by: Who starts it.
            calendar: Says which days are working days; None for Monday to Friday.

        Raises:
            InvalidEventError: The name is not plain, the organisation is not a tree, the plan
                names actors that the method does not have, or a date is out of order.
        """
        check_start(method, process, organisation, distribution, on)
        check_recorded(recorded)
        payload = ProcessStarted(
            method=method.key,
            edition=method.edition,
            language=language or method.language,
            organisation=organisation,
            distribution=distribution,
            group_sizes=group_sizes,
        )
        started = Event(
            id=EventId("e1"),
            process=process,
            sequence=1,
            happened=on,
            recorded=recorded,
            recorded_by=recorded_by,
            payload=payload,
        )
        self = cls(method, [started], calendar=calendar)
        self._saved = 0
        return self

    @classmethod
    def load(
        cls,
        journals: JournalStore,
        process: ProcessId,
        methods: Iterable[Method],
        *,
        calendars: Callable[[str], WorkingCalendar] | None = None,
    ) -> Self:
        """Read a process from a store.

        Args:
            journals: Where its journal is kept.
            process: Which process.
            methods: The methods that are installed.
            calendars: Gives the working days of a country; None for Monday to Friday anywhere.

        Raises:
            NotFoundError: There is no such process, or its method is not installed.
        """
        journal = journals.read(process)
        started = journal[0].payload
        if isinstance(started, ProcessStarted):
            installed = list(methods)
            for method in installed:
                if (method.key, method.edition) == (started.method, started.edition):
                    calendar = calendars(started.organisation.country) if calendars else None
                    return cls(method, journal, calendar=calendar)
            there = [f"{method.key} of {method.edition}" for method in installed]
            asked = f"{started.method} of {started.edition}"
            raise NotFoundError("installed method", asked, there)
        message = f"the journal of {process!r} does not begin with the start of the process"
        raise InvalidEventError(message)

    def save(self, journals: JournalStore) -> None:
        """Keep what the store does not have yet; nothing to keep is fine.

        Saving again after a transaction that was taken back keeps what was taken back.

        Raises:
            ConflictError: Somebody else recorded something in between; nothing was kept.
        """
        try:
            stored = journals.read(self.id)
        except NotFoundError:
            stored = ()
        if tuple(stored) != tuple(self._journal[: len(stored)]):
            message = (
                f"somebody else recorded something in process {self.id!r} in between; nothing "
                "was kept. Load the process again, and record yours anew"
            )
            raise ConflictError(message)
        journals.append(self.id, self._journal[len(stored) :], expected=len(stored))
        self._saved = len(self._journal)

    @property
    def id(self) -> ProcessId:
        """What it is called."""
        return self._journal[0].process

    @property
    def started(self) -> date:
        """Its first day."""
        return self._journal[0].happened

    @property
    def organisation(self) -> Organisation:
        """The units and appointments as they are by all that is known."""
        return self._present().history.now

    def organisation_on(self, on: date, *, known_at: datetime | None = None) -> Organisation:
        """Give the units and appointments as they were on a day, as known at a moment."""
        return self.history(on=on, known_at=known_at).now

    def history(
        self, *, on: date = date.max, known_at: datetime | None = None
    ) -> OrganisationHistory:
        """Give the organisation at each moment up to a day, as known at a moment."""
        if known_at is None:
            return self._present().history.up_to(on)
        return OrganisationHistory(
            self.start_event.organisation, self.known(on=on, known_at=known_at)
        )

    def unit_name(self, unit: UnitId) -> str:
        """Give what a unit is called, or was while there was one; its id where nobody knows."""
        tree = self._present().history.last(unit)
        return unit if tree is None else tree.unit(unit).name

    @property
    def distribution(self) -> DistributionPlan:
        """Who gets which level's report, and when."""
        return self.start_event.distribution

    @property
    def language(self) -> str:
        """The language of its documents."""
        return self.start_event.language

    @property
    def journal(self) -> Sequence[Event]:
        """Every event recorded, in order."""
        return tuple(self._journal)

    @property
    def unsaved(self) -> Sequence[Event]:
        """The events that no store has yet."""
        return tuple(self._journal[self._saved :])

    def known(self, *, on: date = date.max, known_at: datetime | None = None) -> tuple[Event, ...]:
        """Give what had happened by a day, as known at a moment (see `known_events`)."""
        if known_at is None:
            return tuple(self._standing().up_to(on))
        return known_events(self._journal, on=on, known_at=known_at)

    def ledger(self, known: Iterable[Event] | None = None) -> Ledger:
        """Give the duties of the process, going by some events, or by all that is known.

        Args:
            known: The events to go by, in the order in which they happened; None for all that
                is known. That ledger is kept up to date as events are recorded: do not add to it.
        """
        return self._present() if known is None else self._ledger_of(events=known)

    def _present(self) -> Ledger:
        self._ledger = self._ledger or self.ledger(self.known())
        return self._ledger

    def _standing(self) -> Standing:
        self._kept = self._kept or Standing(self._journal, self.start_event.organisation.top.id)
        return self._kept

    def period(self, parameter: ParameterKey, on: date = date.max) -> Period:
        """Give a parameter's value: the process's own, or the method's default.

        Args:
            parameter: Which one.
            on: The day; a process may choose another value on its way.

        Raises:
            NotFoundError: The method has no such parameter.
        """
        return self._present().periods.value(self.method.parameter(parameter).key, on)

    def deadline(self, parameter: ParameterKey, day: date, on: date = date.max) -> date:
        """Give the last day of a named period that starts on a day.

        A last day on which nobody works gives way to the next on which people do.

        Args:
            parameter: Which period.
            day: When it starts.
            on: The day whose length of the period counts.
        """
        periods = self._present().periods
        return periods.working(periods.after(self.method.parameter(parameter).key, day, on))

    def record(
        self,
        payload: Payload,
        *,
        happened: date,
        recorded: datetime,
        unit: UnitId | None = None,
        recorded_by: PersonId | None = None,
        corrects: EventId | None = None,
    ) -> Recorded:
        """Add an event to the journal, and say which duties became something else by it.

        Args:
            payload: What happened, in a class of the core or one that the method has registered.
            happened: On which day; a retraction has that of its event, whatever is given.
            recorded: Now, with time zone; not before anything recorded earlier.
            unit: Where; None for the whole enterprise; a retraction has its event's.
            recorded_by: Who records it; has to be said of a waiver and of a suspension.
            corrects: The earlier event that this one takes the place of.

        Returns:
            The event as it stands in the journal, and the duties that changed.

        Raises:
            NotFoundError: It names a unit, meeting, step … that is not there.
            InvalidEventError: It does not fit its class or what is known; the journal stays.
        """
        check_registered(payload, self.method)
        check_payload(payload, recorded_by)
        standing = self._standing()
        corrected = check_correction(payload, corrects, standing)
        if isinstance(payload, EventRetracted) and corrected is not None:
            happened, unit = corrected.happened, corrected.unit
        check_dates(payload, happened, recorded, started=self.started, latest=self._journal[-1])
        event = Event(
            id=EventId(f"e{len(self._journal) + 1}"),
            process=self.id,
            sequence=len(self._journal) + 1,
            happened=happened,
            recorded=recorded,
            recorded_by=recorded_by,
            unit=unit,
            corrects=corrects,
            payload=payload,
        )
        history = history_with(event, standing, corrected=corrected, known=self._present().history)
        event = evolve(event, unit=check_names(payload, unit, self.method, history.on(happened)))
        self._present().periods.check(event)
        standing.take(event, corrected=corrected)
        try:
            check_state(event, standing, corrected=corrected, history=history)
            if isinstance(payload, (DutyWaived, DutySuspended)):
                # What it corrects may have told of what it is about.
                anew = corrected is not None and payload.subject is not None
                check_dispensation(event, self.ledger(standing.events) if anew else self._present())
            changed = self._taken_in(event, corrected)
        except BaseException:
            standing.give_back(event, corrected=corrected)
            raise
        self._journal.append(event)
        return Recorded(event=event, changed=changed)

    def _taken_in(self, event: Event, corrected: Event | None) -> tuple[Change[Duty], ...]:
        """Take an event into the duties, and give those that became something else by it."""
        known, present = self._standing().events, self._present()
        try:
            return self._today.take_in(event, corrected=corrected, standing=known, present=present)
        except BaseException:
            # A rule that cannot be judged leaves a ledger with the event half in it.
            self._ledger = None
            self._today.forget()
            raise
