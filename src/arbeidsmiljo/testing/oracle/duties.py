"""Every duty of a process, restated: whose it is, from when, and what becomes of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter

from attrs import evolve, frozen

from arbeidsmiljo.model.duty_events import DutyResumed, DutySuspended, DutyWaived
from arbeidsmiljo.model.events import Event, ParameterSet, ProcessClosed
from arbeidsmiljo.model.identifiers import ParameterKey, UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.periods import Period, first_working_day
from arbeidsmiljo.model.reorganisation import REORGANISATIONS, reorganised
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.model.unit_events import UnitMerged
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.rules.rule import Rule, duty_id
from arbeidsmiljo.rules.subjects import introduced
from arbeidsmiljo.rules.verdict import State, Verdict
from arbeidsmiljo.testing.oracle.constraints import naive_verdict
from arbeidsmiljo.testing.oracle.scene import Scene, rejection
from arbeidsmiljo.testing.oracle.settled import is_met_for_good
from arbeidsmiljo.testing.oracle.told import Told, in_order, told


def naive_duties(process: Process, known: Sequence[Event], on: date) -> dict[str, Told]:
    """Say what every duty of a process is, each by looking at all that is known.

    Args:
        process: The process.
        known: The events to go by, none later than the day, in the order in which they happened.
        on: The day.

    Returns:
        The name of each duty to every verdict that can be said with equal right.
    """
    return {
        duty.name: duty.told(on)
        for rule in process.method.rules
        for duty in _duties_of(process, tuple(known), rule)
    }


@frozen(kw_only=True)
class _Duty:
    process: Process
    known: tuple[Event, ...]
    rule: Rule
    unit: UnitId
    subject: tuple[Subject, str] | None
    began: Event | None
    gone: Event | None

    @property
    def name(self) -> str:
        return duty_id(self.rule, self.unit, self.subject[1] if self.subject else None)

    def told(self, on: date) -> Told:
        """Follow the duty to its end, or to when it was waived, and see what it is there."""
        end = self._end(on)
        day = end.happened if end else on
        binding = [one for one in self.known if one.happened <= day and self._binds(one, day)]
        waived = next((one for one in binding if isinstance(one.payload, DutyWaived)), None)
        if waived is not None:
            return self._waived(waived, binding)
        suspended = self._suspended(binding, day)
        waiting = next((begun for begun, resumed in suspended if resumed is None), None)
        found = self._judge(day, suspended, self.gone if end is self.gone else None)
        if waiting is not None:
            found = frozenset(
                self._named(evolve(one, state=State.SUSPENDED, due=None), waiting)
                if one.state is State.PENDING
                else one
                for one in found
            )
        return frozenset(self._at_end(one, end) for one in found) if end else found

    def _waived(self, waived: Event, binding: Iterable[Event]) -> Told:
        """What was wrong by then stays so, and so does what no day to come could have changed."""
        if self._began > waived.happened:
            return frozenset({told(State.WAIVED, waived)})
        by_then = [one for one in binding if one.happened <= waived.happened]
        suspended = self._suspended(by_then, waived.happened)
        scene = self._scene(waived.happened, suspended, None)
        constraint = self.rule.constraint

        def stays(state: State) -> bool:
            if state is State.FULFILLED:
                return is_met_for_good(constraint, scene)
            return state in (State.VIOLATED, State.REPAIRED, State.USED)

        return frozenset(
            one
            if stays(one.state)
            else self._named(evolve(one, state=State.WAIVED, due=None), waived)
            for one in self._of_modality(self._given_rise_to(naive_verdict(constraint, scene)))
        )

    @property
    def _began(self) -> date:
        began = self.process.started
        return began if self.began is None else max(began, self.began.happened)

    def _end(self, on: date) -> Event | None:
        ends = [one for one in self.known if isinstance(one.payload, ProcessClosed)]
        ends += [self.gone] if self.gone else []
        rejected = rejection(self.known, *self.subject) if self.subject else None
        ends += [rejected] if rejected else []
        by_then = [one for one in ends if one.happened <= on]
        return min(by_then, key=attrgetter("place_in_time"), default=None)

    def _at_end(self, verdict: Verdict, end: Event) -> Verdict:
        if verdict.state in (State.PENDING, State.SUSPENDED):
            return self._named(evolve(verdict, state=State.LAPSED), end)
        if verdict.state is State.OVERDUE:
            return self._named(evolve(verdict, state=State.VIOLATED), end)
        return verdict

    def _named(self, verdict: Verdict, by: Event) -> Verdict:
        shown = [one for one in self.known if one.id in verdict.evidence]
        return evolve(verdict, evidence=in_order([*shown, by]))

    def _binds(self, event: Event, day: date) -> bool:
        """Tell whether a dispensation is one for this duty: of its subject, it goes along."""
        payload = event.payload
        if (
            not isinstance(payload, (DutyWaived, DutySuspended, DutyResumed))
            or payload.rule != self.rule.key
        ):
            return False
        if payload.subject is None:
            return event.unit in (None, self.unit)
        return (
            self.subject is not None
            and payload.subject == self.subject[1]
            and (event.unit is None or self.unit in self._way_of(event.unit, day))
        )

    def _way_of(self, unit: UnitId, day: date) -> list[UnitId]:
        """Give a unit, and those in which it has gone up by a day with all that had happened."""
        way = [unit]
        for event in self.known:
            payload = event.payload
            if (
                isinstance(payload, UnitMerged)
                and payload.inherits
                and event.unit == way[-1]
                and event.happened <= day
            ):
                way.append(payload.into)
        return way

    def _suspended(self, binding: Iterable[Event], day: date) -> list[tuple[Event, Event | None]]:
        """Give the times of suspension: while anything suspends the duty that was not resumed."""
        times: list[tuple[Event, Event | None]] = []
        waiting: list[tuple[UnitId | None, str | None]] = []
        for event in binding:
            payload = event.payload
            if not isinstance(payload, (DutySuspended, DutyResumed)):
                continue
            unit = event.unit
            if unit is not None and payload.subject is not None:
                unit = self._way_of(unit, day)[-1]
            if isinstance(payload, DutySuspended):
                if not waiting:
                    times.append((event, None))
                waiting.append((unit, payload.subject))
            elif waiting:
                waiting = [one for one in waiting if one != (unit, payload.subject)]
                if not waiting:
                    times[-1] = (times[-1][0], event)
        return times

    def _judge(
        self, on: date, suspended: Iterable[tuple[Event, Event | None]], gone: Event | None
    ) -> Told:
        scene = self._scene(on, suspended, gone)
        return self._of_modality(self._given_rise_to(naive_verdict(self.rule.constraint, scene)))

    def _scene(
        self, on: date, suspended: Iterable[tuple[Event, Event | None]], gone: Event | None
    ) -> Scene:
        return Scene(
            trace=self.known,
            on=on,
            unit=self.unit,
            since=self._began,
            start=self.process.start_event.organisation,
            after=self._after,
            working=lambda day: first_working_day(day, self.process.calendar),
            subject=self.subject,
            suspensions=tuple(
                (begun.happened, resumed.happened if resumed else None)
                for begun, resumed in suspended
            ),
            gone=gone,
        )

    def _given_rise_to(self, found: Told) -> Told:
        """A subject that was told of is why anything is asked of it, if nothing else is."""
        began = self.began
        if self.subject is None or began is None:
            return found
        return frozenset(
            one
            if one.trigger is not None or one.state is State.INACTIVE
            else self._named(evolve(one, trigger=began.id), began)
            for one in found
        )

    def _of_modality(self, found: Told) -> Told:
        if self.rule.modality is not Modality.MAY:
            return found
        return frozenset(
            evolve(
                one,
                state=State.USED
                if one.state in (State.FULFILLED, State.REPAIRED)
                else State.UNUSED,
                due=None,
                missing=(),
                missing_subjects=(),
            )
            for one in found
        )

    def _after(self, parameter: ParameterKey, since: date, at: date) -> date:
        period = self.process.method.parameter(parameter).default
        for event in self.known:
            payload = event.payload
            if (
                isinstance(payload, ParameterSet)
                and payload.parameter == parameter
                and event.happened <= at
            ):
                period = Period.parse(payload.value)
        return period.after(since, self.process.calendar)


def _duties_of(process: Process, known: tuple[Event, ...], rule: Rule) -> Iterator[_Duty]:
    start = process.start_event.organisation
    for unit, began, gone in _terms(start, known, rule):
        if rule.each is None:
            yield _Duty(
                process=process,
                known=known,
                rule=rule,
                unit=unit,
                subject=None,
                began=began,
                gone=gone,
            )
            continue
        counted = Scene(
            trace=known,
            on=date.max,
            unit=unit,
            since=process.started,
            start=start,
            after=lambda _parameter, since, _at: since,
            working=lambda day: day,
        )
        told_of: dict[str, Event] = {}
        for event in counted.own(rule.each.told):
            for key in introduced(event.payload, rule.each.subject):
                told_of.setdefault(key, event)
        for key, event in told_of.items():
            yield _Duty(
                process=process,
                known=known,
                rule=rule,
                unit=unit,
                subject=(rule.each.subject, key),
                began=event,
                gone=gone,
            )


def _terms(
    start: Organisation, known: Iterable[Event], rule: Rule
) -> Iterator[tuple[UnitId, Event | None, Event | None]]:
    """Give each unit that the rule has ever been for, since when, and until when."""
    changes: list[Event | None] = [None]
    trees = [start]
    for event in known:
        if isinstance(event.payload, REORGANISATIONS):
            changes.append(event)
            trees.append(reorganised(trees[-1], event))
    for unit in {unit for tree in trees for unit in tree.units_in(rule.scope)}:
        there = [number for number, tree in enumerate(trees) if unit in tree.units_in(rule.scope)]
        last = max(there) + 1
        yield unit, changes[min(there)], changes[last] if last < len(changes) else None
