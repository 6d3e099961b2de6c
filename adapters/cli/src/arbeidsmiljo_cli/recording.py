"""Recording: events that people tell of, kept all together or not at all."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from itertools import count
from types import TracebackType
from typing import Self

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.actors import Person
from arbeidsmiljo.model.events import (
    Event,
    EventRetracted,
    Payload,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import (
    EffectId,
    EventId,
    MeetingKey,
    PersonId,
    TextId,
    UnitId,
    is_plain,
)
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.text import fault_of_name
from arbeidsmiljo.process import Change, Process
from arbeidsmiljo.process.measures import sensitive_findings
from arbeidsmiljo.process.planning import planned_days
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo.rules.subjects import introduced
from arbeidsmiljo_cli.clock import now
from arbeidsmiljo_cli.recorded_lines import recorded_lines
from arbeidsmiljo_cli.repetition import is_repeated
from arbeidsmiljo_cli.session import ChoiceError, Session
from arbeidsmiljo_cli.terminal import say
from arbeidsmiljo_cli.where import Where, unit_in
from arbeidsmiljo_cli.words import fault_of_words


class Recording:
    """Records events in one transaction, and says at the end what was recorded.

    What is recorded already, of the same unit and day, and was not changed since, is not recorded
    twice. What it changed is
    told as to who oversees the process.

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
        self.by = session.person(by)
        self._recorded = now()
        self._stack = ExitStack()
        self._added: list[Event] = []
        self._changed: list[Change[Duty]] = []
        self._known = 0
        self._named = ""
        self._texts: set[TextId] = set()

    def __enter__(self) -> Self:
        """Begin the transaction."""
        self._process = self._stack.enter_context(self._session.changing())
        # Somebody else may have recorded something while this waited for its turn.
        self._recorded = now()
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
    def process(self) -> Process:
        """The process, as it is in the transaction."""
        return self._process

    @property
    def method(self) -> Method:
        """The method of the process."""
        return self._process.method

    def add(self, payload: Payload, unit: UnitId | None, *, on: date | None = None) -> bool:
        """Record an event.

        Args:
            payload: What happened.
            unit: Where; None for the whole enterprise.
            on: On which day; None for the day that was said.

        Returns:
            Whether it was recorded, and not before.

        Raises:
            ArbeidsmiljoError: It cannot be recorded.
        """
        happened = on or self.day
        if self._corrects is None and self._is_known(payload, unit, happened):
            self._known += 1
            return False
        if self._corrects is not None and self._added:
            raise ChoiceError("--corrects takes the place of one event; name one unit or actor")
        self._record(payload, unit, happened, self._corrects)
        return True

    def retract(self, payload: EventRetracted, event: Event) -> None:
        """Take an event back, as if on the day that it was said to have happened.

        Raises:
            ArbeidsmiljoError: It cannot be taken back.
        """
        self._record(payload, event.unit, event.happened, event.id)

    def _record(
        self, payload: Payload, unit: UnitId | None, on: date, corrects: EventId | None
    ) -> None:
        self._session.check_prepared(on)
        if corrects == self._process.journal[0].id:
            raise ChoiceError(
                f"event {corrects!r} began the process and can be neither corrected nor taken "
                "back; start another process instead"
            )
        recorded = self._process.record(
            payload,
            happened=on,
            recorded=self._recorded,
            unit=unit,
            recorded_by=self.by,
            corrects=corrects,
        )
        self._added.append(recorded.event)
        self._changed += recorded.changed

    @property
    def ids(self) -> frozenset[EventId]:
        """What was recorded here so far."""
        return frozenset(event.id for event in self._added)

    @property
    def day(self) -> date:
        """The day that was said, or today."""
        return self.on or self._recorded.date()

    def unit(self, unit: str) -> UnitId:
        """Check that there was such a unit on the day.

        Raises:
            NotFoundError: There was none.
        """
        return unit_in(self._trees, unit)

    def unit_or_top(self, unit: str | None) -> UnitId:
        """Check that there was such a unit on the day; give the top where none is named.

        Raises:
            NotFoundError: There was none.
        """
        return self._process.organisation.top.id if unit is None else self.unit(unit)

    def units(self, what: str, scope: Scope, where: Where) -> tuple[UnitId | None, ...]:
        """Say in which units something happened (see `Where.chosen`).

        Args:
            what: What happened, for errors.
            scope: Where there is one of it.
            where: What was said of the units.

        Raises:
            ArbeidsmiljoError: It does not fit together, does not say where, or names no unit.
        """
        return where.chosen(what, scope, self._trees)

    @property
    def _trees(self) -> Sequence[Organisation]:
        return self._process.history().on(self.day)

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

    @property
    def replaced(self) -> Event | None:
        """The event that the one recorded takes the place of; None for none."""
        return None if self._corrects is None else self.event(self._corrects)

    def unit_of(self, kind: Subject, key: str) -> UnitId:
        """Give the unit whose finding, measure or plan it was on the day.

        Raises:
            NotFoundError: Nothing has told of it.
        """
        top = self._process.organisation.top.id
        known: list[str] = []
        for event in self._process.known():
            told = introduced(event.payload, kind)
            if key in told:
                return self._process.history(on=self.day).resolve(event.unit or top)
            known += told
        raise NotFoundError(kind.value, key, known)

    def new_name(self, kind: Subject, unit: UnitId, *, sensitive: bool = False) -> str:
        """Give a name that no finding, measure or plan has had, and tell it at the end.

        What is sensitive is counted apart: a name that counted it would tell of it. What takes the
        place of an earlier event keeps the name.
        """
        kept = () if self.replaced is None else introduced(self.replaced.payload, kind)
        if kept:
            return kept[0]
        journal = self._process.journal
        taken = {key for event in journal for key in introduced(event.payload, kind)}
        stem = f"{unit}-{'s' if sensitive else ''}{kind.value[0]}"
        number = next(number for number in count(1) if f"{stem}{number}" not in taken)
        self._named = f"{stem}{number}"
        return self._named

    def is_sensitive(self, finding: str | None) -> bool:
        """Tell whether a finding must not be told of outside the matter itself."""
        return finding in sensitive_findings(self._process.known())

    def person(self, person: str | None, name: str | None) -> PersonId | None:
        """Give a person, who is kept in the directory where a name is given too.

        Raises:
            ChoiceError: A name is given, and nobody's id.
            NotFoundError: Nobody of that id is known, and no name is given.
        """
        if name is None or person is None:
            if name is not None:
                raise ChoiceError("--leader-name goes with --leader, the person's id")
            return self._session.person(person)
        if not is_plain(person):
            raise ChoiceError(
                f"--leader {person!r}: is an id of a-z, 0-9, '-', '_' and '.', beginning and "
                "ending with a letter or digit"
            )
        if fault := fault_of_name(name):
            raise ChoiceError(f"--leader-name {fault}")
        made = Person(id=PersonId(person), name=name.strip())
        directory = self._session.store.directory
        try:
            known = directory.get(made.id)
        except NotFoundError:
            directory.put(made)
            return made.id
        if known is None or known.name != made.name:
            raise ChoiceError(
                f"person {person!r} is somebody else already; leave --leader-name out, or give "
                "somebody new an id of their own"
            )
        return made.id

    def text(self, wording: str | None) -> TextId | None:
        """Keep a text that somebody wrote, under an id that says nothing of it.

        Raises:
            ChoiceError: It is nothing that a document can hold.
        """
        if wording is None:
            return None
        if fault := fault_of_words(wording):
            raise ChoiceError(f"the text {fault}")
        stem = f"{self._process.id}-text-{len(self._process.journal) + 1}"
        names = (stem, *(f"{stem}-{number}" for number in range(2, len(self._texts) + 2)))
        text = next(TextId(name) for name in names if name not in self._texts)
        self._texts.add(text)
        self._session.store.texts.put(text, wording)
        return text

    def words(self, wording: str, empty: str) -> TextId:
        """Keep a text that has to say something.

        Args:
            wording: The text.
            empty: What to say where it is empty.

        Raises:
            ChoiceError: It is empty, or nothing that a document can hold.
        """
        text = self.text(wording.strip())
        if text is None or not wording.strip():
            raise ChoiceError(empty)
        return text

    def add_effect(self, wording: str) -> None:
        """Record a wanted effect, its words kept apart from the journal.

        Raises:
            ArbeidsmiljoError: It cannot be recorded.
        """
        number = 1 + sum(
            isinstance(event.payload, WantedEffectSet) for event in self._process.journal
        )
        kept = () if self.replaced is None else introduced(self.replaced.payload, Subject.EFFECT)
        effect = EffectId(kept[0] if kept else f"effect-{number}")
        text = self.words(wording, "the wanted effect is empty; say what is wanted")
        self.add(WantedEffectSet(effect=effect, wording=text), None)

    def _is_known(self, payload: Payload, unit: UnitId | None, on: date) -> bool:
        top = self._process.organisation.top.id
        return is_repeated(payload, unit, on, self._process.known(), top=top)

    def _tell(self) -> None:
        for line in recorded_lines(self._added, self._changed, self._process, named=self._named):
            say(line)
        if self._known:
            say(f"{self._known} recorded before, and not recorded again.")
