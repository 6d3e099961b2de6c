"""Following a method: a greedy construction of a journal that keeps the method's rules.

Every planned meeting is held on its day. Before something happens that would break a rule, what
has to come before it is done; what a rule asks for is done as soon as it is asked for, and what
comes back again and again on its last day.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import Final, cast

from attrs import evolve, frozen

from arbeidsmiljo.errors import ArbeidsmiljoError
from arbeidsmiljo.model.events import Event, FindingRecorded, MeetingHeld, Payload, ReportReleased
from arbeidsmiljo.model.identifiers import EventId, FindingId, UnitId
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.process.change import take_in
from arbeidsmiljo.process.planning import Occasion, plan_meetings
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo.rules.subjects import INTRODUCED_BY, introduced
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.introductions import Placed, with_introductions
from arbeidsmiljo.testing.matching import Cast, payloads_matching, places_of, plain_payload, told_of
from arbeidsmiljo.testing.stories import TELLER

_BROKEN: Final = (State.VIOLATED, State.OVERDUE)
_WAYS: Final = 3
_DEPTH: Final = 3
_ROUNDS: Final = 5
_HOPS: Final = 200
_ANSWERS: Final = 4
_ASKED: Final = ("target", "then", "pattern", "also", "one", "other")
_BEFORE: Final = ("before", "first", "pattern")


@frozen(kw_only=True)
class _Aim:
    """Where something is to be done, and for which subject."""

    unit: UnitId
    subject: tuple[Subject, str] | None


class Follower:
    """Records in a process what respects its method.

    Args:
        process: The process, in which little or nothing has happened yet.
    """

    def __init__(self, process: Process) -> None:
        """Begin with what has happened."""
        self.process = process
        self.today = process.started
        self._ledger = process.ledger(process.known())
        self._subjects: dict[tuple[Subject, str], UnitId] = {}
        self._waiting: frozenset[Occasion] = frozenset()
        self._answered = Counter[str]()
        self._prepared = Counter[tuple[str, date]]()
        for event in process.known():
            self._note(event.payload, event.unit)

    # What is done ----------------------------------------------------------------------------

    def meetings(self) -> Iterator[Occasion]:
        """Hold every meeting of a plan on its day, and do what is asked for in between.

        Yields:
            Each meeting, before it is held, so that more may happen on its day.
        """
        plan = [one for one in plan_meetings(self.process) if not one.held]
        self._waiting = frozenset((one.meeting.key, one.unit) for one in plan)
        for one in plan:
            occasion = (one.meeting.key, one.unit)
            self.go_on(max(one.on, self.today))
            yield occasion
            self._waiting -= {occasion}
            self._hold(occasion)
            self.fulfil()

    def _hold(self, occasion: Occasion) -> None:
        """Hold a meeting: whole and with everybody, or at least somehow."""
        meeting, unit = occasion
        method = self.process.method
        points = tuple(point.key for point in method.meeting(meeting).points)
        everybody = tuple(actor.key for actor in method.actors)
        for attended in (everybody, ()):
            if self.do(MeetingHeld(meeting=meeting, points=points, attended=attended), unit):
                return

    def go_on(self, day: date) -> None:
        """Let time go on to a day, and do on its last day what comes due before."""
        for _ in range(_HOPS):
            dues = [duty.verdict.due for duty in self._open()]
            due = min((one for one in dues if one and self.today < one < day), default=None)
            if due is None:
                break
            self.today = due
            self.fulfil()
        self.today = day
        self.fulfil()

    def do(self, payload: Payload, unit: UnitId, *, depth: int = _DEPTH) -> bool:
        """Let something happen today, and before it what has to come before.

        Args:
            payload: What happens.
            unit: Where.
            depth: How many things may have to come before each other.

        Returns:
            Whether it happened: not where it cannot, or would break a rule that says "must".
        """
        bundle = self._with_introductions(payload, _Aim(unit=unit, subject=None))
        broken = self._broken_by(bundle)
        for _ in range(_ROUNDS if depth else 0):
            prepared = [self._prepare(duty, payload, depth - 1) for duty in broken]
            if not any(prepared):
                break
            bundle = self._with_introductions(payload, _Aim(unit=unit, subject=None))
            broken = self._broken_by(bundle)
        if any(duty.rule.modality is Modality.MUST for duty in broken):
            return False
        return self._record(bundle)

    def fulfil(self) -> None:
        """Do today what rules ask for and is not done, as far as that breaks no other."""
        for _ in range(_ROUNDS):
            done = [self._answer(duty) for duty in self._open()]
            if not any(done):
                return

    # What is asked for -----------------------------------------------------------------------

    def _open(self) -> list[Duty]:
        duties = (self._ledger.duty(place, self.today) for place in self._ledger.places())
        return [
            duty
            for duty in duties
            if duty.verdict.state.is_open and duty.rule.modality is not Modality.MAY
        ]

    def _answer(self, duty: Duty) -> bool:
        """Do one thing that a duty asks for; tell whether something was done."""
        verdict = duty.verdict
        recurs = getattr(duty.rule.constraint, "every", None) is not None
        if recurs and (verdict.due is None or verdict.due > self.today):
            return False
        if self._answered[duty.id] == _ANSWERS and not recurs:
            return False
        for pattern in _patterns(duty.rule.constraint, _ASKED):
            for aim in self._aims(duty):
                for bundle in self._ways(pattern, duty, aim):
                    if self._helps(bundle, duty):
                        done = all(self.do(payload, unit or self._top) for payload, unit in bundle)
                        # What another rule forbids today may be done once it no longer does.
                        self._answered[duty.id] += done
                        return done
        return False

    def _prepare(self, duty: Duty, payload: Payload, depth: int) -> bool:
        """Do what has to come before something, so that a duty is not broken by it."""
        done = False
        self._prepared[duty.id, self.today] += 1
        if self._prepared[duty.id, self.today] > _ANSWERS:
            return False
        for pattern in _patterns(duty.rule.constraint, _BEFORE):
            for aim in self._aims(duty):
                for bundle in self._ways(pattern, duty, aim):
                    first, unit = bundle[-1]
                    if first != payload and self.do(first, unit or self._top, depth=depth):
                        done = True
                        break
        return done

    def _aims(self, duty: Duty) -> list[_Aim]:
        """Give the units and subjects that a duty waits for; its own where it names none."""
        verdict = duty.verdict
        each = duty.rule.each
        own = None if each is None or duty.subject is None else (each.subject, duty.subject)
        aims = [_Aim(unit=unit, subject=own) for unit in verdict.missing]
        aims += [
            _Aim(unit=unit, subject=subject)
            for subject, unit in self._subjects.items()
            if subject[1] in verdict.missing_subjects
        ]
        return aims or [_Aim(unit=duty.unit, subject=own)]

    def _ways(self, pattern: Pattern, duty: Duty, aim: _Aim) -> Iterator[list[Placed]]:
        """Give some ways to do what a pattern speaks of, each with what has to be told before."""
        for like in islice(payloads_matching(pattern, self._cast(aim)), _WAYS):
            payload = self._about(like, aim)
            places = places_of(payload, self.process.method, self.process.organisation)
            units = [unit for unit in (aim.unit, duty.unit, self._top) if unit in places]
            units = units or list(places[:1])
            planned = isinstance(payload, MeetingHeld) and any(
                (payload.meeting, unit) in self._waiting for unit in units
            )
            if units and not planned:
                yield self._with_introductions(payload, _Aim(unit=units[0], subject=aim.subject))

    def _about(self, payload: Payload, aim: _Aim) -> Payload:
        """Let a report be the one that a duty is about, and a finding be none that was told of."""
        if isinstance(payload, ReportReleased) and aim.subject is not None:
            for line in self.process.distribution.lines:
                if aim.subject == (Subject.REPORT, f"{line.report}-{line.to}"):
                    return evolve(payload, report=line.report, to=line.to)
        kind = Subject.FINDING
        if isinstance(payload, FindingRecorded) and (kind, payload.finding) in self._subjects:
            # Who told of it once more, as of another kind, would take back what rests on it.
            told = sum(subject is kind for subject, _ in self._subjects)
            return evolve(payload, finding=FindingId(f"{kind.value}-{aim.unit}-{told}"))
        return payload

    def _cast(self, aim: _Aim) -> Cast:
        """Give the names to use for a unit: those of its own subjects, or new ones."""
        names = {kind: f"{kind.value}-{aim.unit}" for kind in Subject}
        names[Subject.EFFECT] = "effect"
        for (kind, name), unit in self._subjects.items():
            if unit == aim.unit and (kind is not Subject.MEASURE or aim.subject is None):
                names[kind] = name
        if aim.subject is not None:
            names[Subject.MEASURE] = f"measure-of-{aim.subject[1]}"
            names[aim.subject[0]] = aim.subject[1]
        tied = frozenset[Subject]() if aim.subject is None else frozenset({aim.subject[0]})
        return Cast(method=self.process.method, subjects=names, tied=tied)

    def _with_introductions(self, payload: Payload, aim: _Aim) -> list[Placed]:
        cast = self._cast(aim)

        def telling(kind: Subject, name: str) -> Placed:
            names = {**cast.subjects, kind: name}
            among = Cast(method=cast.method, subjects=names, tied=cast.tied)
            introduction = plain_payload(INTRODUCED_BY[kind], among)
            where = self._top if kind is Subject.EFFECT else aim.unit
            return introduction, self._told_of(introduction, where)

        told = [(0, payload, self._told_of(payload, aim.unit))]
        bundle = with_introductions(told, telling, known=self._subjects)
        return [(one, unit) for _, one, unit in bundle]

    # What comes of it ------------------------------------------------------------------------

    @property
    def _top(self) -> UnitId:
        return self.process.organisation.top.id

    def _told_of(self, payload: Payload, unit: UnitId) -> UnitId | None:
        return told_of(payload, unit, self.process.method, self.process.organisation)

    def _broken_by(self, bundle: Sequence[Placed]) -> list[Duty]:
        """Give the duties that some things would break, if they happened today."""
        events = self._events(bundle)
        changed = take_in(self._ledger, come=events, on=self.today, at=self._noon())
        self._ledger.exchange(gone=events)
        return [
            change.duty
            for change in changed
            if change.after in _BROKEN
            and change.before not in _BROKEN
            and change.duty.rule.modality is not Modality.MAY
        ]

    def _helps(self, bundle: Sequence[Placed], duty: Duty) -> bool:
        """Tell whether a duty would come further, if some things happened today."""
        events = self._events(bundle)
        self._ledger.exchange(come=events)
        places = (place for place in self._ledger.places() if place.id == duty.id)
        after = [self._ledger.duty(place, self.today).verdict for place in places]
        self._ledger.exchange(gone=events)
        was = duty.verdict
        return any(
            not one.state.is_open
            or one.count > was.count
            or len(one.missing) + len(one.missing_subjects)
            < len(was.missing) + len(was.missing_subjects)
            for one in after
        )

    def _events(self, bundle: Iterable[Placed]) -> list[Event]:
        first = len(self.process.journal) + 1
        return [
            Event(
                id=EventId(f"e{number}"),
                process=self.process.id,
                sequence=number,
                happened=self.today,
                recorded=self._noon(),
                unit=unit,
                payload=payload,
            )
            for number, (payload, unit) in enumerate(bundle, start=first)
        ]

    def _noon(self) -> datetime:
        noon = datetime.combine(self.today, time(12), UTC)
        return max(noon, self.process.journal[-1].recorded)

    def _record(self, bundle: Sequence[Placed]) -> bool:
        """Record some things as of today, as far as that can be done; tell whether all were."""
        for payload, unit in bundle:
            try:
                recorded = self.process.record(
                    payload,
                    happened=self.today,
                    recorded=self._noon(),
                    unit=unit,
                    recorded_by=TELLER,
                )
            except ArbeidsmiljoError:
                return False
            self._ledger.exchange(come=(recorded.event,))
            self._note(payload, unit)
        return True

    def _note(self, payload: Payload, unit: UnitId | None) -> None:
        for kind in INTRODUCED_BY:
            for name in introduced(payload, kind):
                self._subjects.setdefault((kind, name), unit or self._top)


def _patterns(constraint: Constraint, fields: Iterable[str]) -> Iterator[Pattern]:
    """Give the patterns in some fields of a constraint."""
    for field in fields:
        value: object = getattr(constraint, field, None)
        several = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
        for one in several:
            if isinstance(one, Pattern):
                yield one
            elif isinstance(one, Every):
                yield one.pattern
