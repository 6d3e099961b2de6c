"""existence(n), absence(n), exactly(n) and init: how often something happens, and what first."""

from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter

from attrs import evolve, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey, UnitId
from arbeidsmiljo.rules.case import Case
from arbeidsmiljo.rules.constraint import (
    Within,
    all_of,
    alphabet_of,
    clock,
    counted,
    deadline,
    first_after,
    in_order,
    parameters_of,
    recurring,
)
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.verdict import INACTIVE, State, Verdict


@frozen(kw_only=True)
class Existence:
    """existence(n): the pattern happens at least n times in the case.

    Attributes:
        pattern: What is to happen.
        n: How often; how often in each, where it ranges over several.
        over: What it ranges over: each of these has the pattern n times.
        among: Only those of them that have had this; None for all.
        anywhere: Whether it counts in any unit, not in the duty's own only.
        within: By when the nth; None for no deadline. With `every`, no more than where its time
            starts: `every` is the deadline then.
        not_before: What happens earlier than this, counted like the deadline, does not count.
        every: In place of `n`: it happens again and again, with no more than this between.
        until: With what that ends; None for never.
        correlate: Fields: asked for each value that events of the pattern have in them.
    """

    pattern: Pattern
    n: int = 1
    over: Over = Over.OWN
    among: Pattern | None = None
    anywhere: bool = False
    within: Within | None = None
    not_before: ParameterKey | None = None
    every: ParameterKey | None = None
    until: Pattern | None = None
    correlate: tuple[str, ...] = ()

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """The pattern, and what its time starts and ends with."""
        return alphabet_of(self.pattern, self.within, self.until, self.among)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """The deadline's, the earliest day's and the rhythm's."""
        return parameters_of(self.within, self.not_before, self.every)

    @property
    def beyond(self) -> bool:
        """Whether it ranges over others, or its time starts elsewhere."""
        starts_elsewhere = self.within is not None and self.within.since is not None
        return self.anywhere or self.over is not Over.OWN or starts_elsewhere

    def verdict(self, case: Case) -> Verdict:
        """Count."""
        if self.correlate:
            single = evolve(self, correlate=())
            cases = case.correlated(self.correlate, self._events(case))
            return all_of(*(single.verdict(one) for one in cases))
        since, started_by = clock(case, self.within)
        if self.every is not None:
            return self._again_and_again(case, self.every)
        due = deadline(case, self.within, since, started_by)
        if self.over is not Over.OWN:
            return self._each(case, since, due)
        found = self._found(case, since)
        return counted(found, self.n, due=due, on=case.on, permanent=case.stays(found))

    def _events(self, case: Case) -> Sequence[Event]:
        return case.answers(self.pattern, anywhere=self.anywhere)

    def _found(self, case: Case, since: date | None) -> list[Event]:
        events = self._events(case)
        if self.not_before is not None:
            if since is None:
                return []
            events = [one for one in events if case.waited(self.not_before, since, one)]
        return list(events[: self.n])

    def _again_and_again(self, case: Case, every: ParameterKey) -> Verdict:
        since, started_by = clock(case, self.within)
        if since is None:
            return INACTIVE
        until = None if self.until is None else first_after(case.triggers(self.until), since)
        events = [event for event in self._events(case) if event.happened >= since]
        return recurring(case, every, since, events, until=until, trigger=started_by)

    def _each(self, case: Case, since: date | None, due: Callable[[date], date | None]) -> Verdict:
        every = Every(pattern=self.pattern, over=self.over, n=self.n, among=self.among)
        found: list[Event] = []
        missing: dict[UnitId, None] = {}
        subjects: dict[str, None] = {}
        late = False
        for one in every.cases(case, None):
            events = self._found(one, since)
            found += events
            if len(events) >= self.n:
                last = due(events[-1].happened)
                late = late or (last is not None and events[-1].happened > last)
                continue
            unit, subject = every.member(one)
            if unit is not None:
                missing[unit] = None
            if subject is not None:
                subjects[subject] = None
        last = due(case.on)
        if missing or subjects:
            state = State.OVERDUE if last is not None and case.on > last else State.PENDING
        else:
            state = State.REPAIRED if late else State.FULFILLED
        return Verdict(
            state=state,
            evidence=in_order(found),
            due=last,
            missing=tuple(missing),
            missing_subjects=tuple(subjects),
        )


@frozen(kw_only=True)
class Absence:
    """absence(n): the pattern happens fewer than n times in the case.

    Attributes:
        pattern: What is not to happen.
        n: How often is once too often.
        within: The time in which it counts; None for always.
        correlate: Fields: asked for each value that events of the pattern have in them.
    """

    pattern: Pattern
    n: int = 1
    within: Within | None = None
    correlate: tuple[str, ...] = ()

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """The pattern, and what its time starts with."""
        return alphabet_of(self.pattern, self.within)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """That of the time in which it counts."""
        return parameters_of(self.within)

    @property
    def beyond(self) -> bool:
        """Whether its time starts elsewhere."""
        return self.within is not None and self.within.since is not None

    def verdict(self, case: Case) -> Verdict:
        """Count, within the time."""
        if self.correlate:
            single = evolve(self, correlate=())
            cases = case.correlated(self.correlate, case.events(self.pattern))
            return all_of(*(single.verdict(one) for one in cases))
        events = case.events(self.pattern)
        since, started_by = clock(case, self.within)
        if since is None:
            return INACTIVE
        due = deadline(case, self.within, since, started_by)
        if self.within is not None:
            events = [
                event
                for event in events
                if event.happened >= since and not _is_after(event, due(event.happened))
            ]
        broken = len(events) >= self.n
        started = () if started_by is None else (started_by,)
        return Verdict(
            state=State.VIOLATED if broken else State.FULFILLED,
            evidence=in_order((*started, *events[: self.n])),
            trigger=None if started_by is None else started_by.id,
            count=min(len(events), self.n),
            due=due(case.on),
            permanent=broken,
        )


def _is_after(event: Event, day: date | None) -> bool:
    return day is not None and event.happened > day


@frozen(kw_only=True)
class Exactly:
    """exactly(n): the pattern happens n times in the case, and no more.

    Attributes:
        pattern: What is to happen.
        n: How often.
        within: By when the nth; None for no deadline.
        correlate: Fields: asked for each value that events of the pattern have in them.
    """

    pattern: Pattern
    n: int = 1
    within: Within | None = None
    correlate: tuple[str, ...] = ()

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """The pattern, and what the deadline starts with."""
        return alphabet_of(self.pattern, self.within)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """The deadline's."""
        return parameters_of(self.within)

    @property
    def beyond(self) -> bool:
        """Whether its time starts elsewhere."""
        return self.within is not None and self.within.since is not None

    def verdict(self, case: Case) -> Verdict:
        """Count; once more than n breaks it for good."""
        if self.correlate:
            single = evolve(self, correlate=())
            cases = case.correlated(self.correlate, case.events(self.pattern))
            return all_of(*(single.verdict(one) for one in cases))
        events = case.events(self.pattern)
        due = deadline(case, self.within, *clock(case, self.within))
        if len(events) > self.n:
            return Verdict(
                state=State.VIOLATED,
                evidence=in_order(events[: self.n + 1]),
                count=self.n + 1,
                needed=self.n,
                due=due(case.on),
                permanent=True,
            )
        return counted(events, self.n, due=due, on=case.on)


@frozen(kw_only=True)
class Init:
    """init: of some events, one of the pattern comes first in the case.

    Attributes:
        pattern: What is to come first.
        among: What it is to come before; what is of the pattern too is no rival to it.
        strictly: Whether the same day is too late.
        correlate: Fields: asked for each value that these events have in them.
    """

    pattern: Pattern
    among: tuple[Pattern, ...]
    strictly: bool = False
    correlate: tuple[str, ...] = ()

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """What comes first, and what it comes before."""
        return alphabet_of(self.pattern, *self.among)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """None: an order has no deadline."""
        return ()

    @property
    def beyond(self) -> bool:
        """Never."""
        return False

    def verdict(self, case: Case) -> Verdict:
        """Look at the first day of each."""
        if self.correlate:
            single = evolve(self, correlate=())
            events = [event for one in self.alphabet for event in case.events(one)]
            cases = case.correlated(self.correlate, events)
            return all_of(*(single.verdict(one) for one in cases))
        first = next(iter(case.events(self.pattern)), None)
        own = self.pattern.matches
        rivals = (next((e for e in case.events(o) if not own(e)), None) for o in self.among)
        others = [event for event in rivals if event is not None]
        rival = min(others, key=attrgetter("place_in_time"), default=None)
        if first is None and rival is None:
            return INACTIVE
        kept = first is not None and (
            rival is None
            or first.happened < rival.happened
            or (first.happened == rival.happened and not self.strictly)
        )
        return Verdict(
            state=State.FULFILLED if kept else State.VIOLATED,
            evidence=in_order(one for one in (first if kept else rival,) if one is not None),
            permanent=True,
        )
