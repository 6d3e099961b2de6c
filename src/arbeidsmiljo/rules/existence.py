"""existence(n), absence(n), exactly(n) and init: how often something happens, and what first."""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from attrs import field, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.case import Case
from arbeidsmiljo.rules.constraint import (
    Within,
    alphabet_of,
    clock,
    counted,
    counted_in_each,
    deadline,
    first_after,
    in_order,
    is_late,
    parameters_of,
    recurring,
)
from arbeidsmiljo.rules.options import at_least_one, never_with, not_empty, only_with, starting
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.qualified import Qualified, Recurrent
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.verdict import INACTIVE, State, Verdict


@frozen(kw_only=True)
class Existence(Qualified):
    """existence(n): the pattern happens at least n times in the case.

    Attributes:
        pattern: What is to happen.
        also: More that is to happen, in place of `n`: each of these patterns once at least. Two
            of one of them are not one of each.
        n: How often; how often in each, where it ranges over several.
        over: What it ranges over: each of these has the pattern n times.
        among: Only those of them that have had this; None for all.
        anywhere: Whether it counts in any unit, not in the duty's own only.
        within: By when the nth; None for no deadline. With `every`, no more than where its time
            starts: its period is the same then.
        not_before: What happens earlier than this, counted like the deadline, does not count.
        every: In place of `n`: it happens again and again, with no more than this between. It
            ranges over nothing then.
        until: With what that ends; None for never.
    """

    pattern: Pattern
    also: tuple[Pattern, ...] = field(default=(), validator=never_with("n", "over", "every"))
    n: int = field(default=1, validator=at_least_one)
    over: Over = Over.OWN
    among: Pattern | None = field(default=None, validator=only_with("over"))
    anywhere: bool = False
    within: Within | None = None
    every: ParameterKey | None = field(
        default=None, validator=[never_with("n", "over", "not_before"), starting]
    )
    until: Pattern | None = field(default=None, validator=only_with("every"))

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """The patterns, and what their time starts and ends with."""
        return alphabet_of(*self.patterns, self.within, self.until, self.among)

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """All that is to happen."""
        return (self.pattern, *self.also)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """The deadline's, the earliest day's and the rhythm's."""
        return parameters_of(self.within, self.not_before, self.every)

    @property
    def anywhere_of(self) -> tuple[Pattern, ...]:
        """The patterns, where they count anywhere."""
        return self.patterns if self.anywhere else ()

    @property
    def below_of(self) -> tuple[Pattern, ...]:
        """What is asked of others."""
        return self._every.below_of

    @property
    def ranges_over(self) -> frozenset[Subject]:
        """The kind of subject, if any, that it asks something of."""
        return self._every.ranges_over

    @property
    def _every(self) -> Every:
        return Every(pattern=self.pattern, over=self.over, n=self.n, among=self.among)

    def occasions(self, case: Case) -> Sequence[Event]:
        """Give the events of the patterns."""
        return [event for one in self.patterns for event in self._of_pattern(case, one)]

    def _of_pattern(self, case: Case, pattern: Pattern) -> Sequence[Event]:
        return case.answers(pattern, anywhere=self.anywhere)

    def ask(self, case: Case) -> Verdict:
        """Count."""
        since, started_by = clock(case, self.within)
        if self.every is not None:
            return self._again_and_again(case, self.every)
        due = deadline(case, self.within, since, started_by)
        if self.over is not Over.OWN:
            return counted_in_each(
                case,
                self._every,
                lambda one: self._found(one, since),
                due=due,
                trigger=started_by,
            )
        found = self._found(case, since)
        return counted(
            found,
            self.n + len(self.also),
            due=due,
            on=case.on,
            trigger=started_by,
            permanent=case.stays(found),
        )

    def _found(self, case: Case, since: date | None) -> Sequence[Event]:
        found = [event for one in self.patterns for event in self._first_of(case, one, since)]
        return sorted(found, key=attrgetter("place_in_time")) if self.also else found

    def _first_of(self, case: Case, pattern: Pattern, since: date | None) -> Sequence[Event]:
        events = self._of_pattern(case, pattern)
        if self.not_before is not None:
            events = _late_enough(case, events, self.not_before, since)
        return events[: self.n]

    def _again_and_again(self, case: Case, every: ParameterKey) -> Verdict:
        since, started_by = clock(case, self.within)
        if since is None:
            return INACTIVE
        # What ended before the duty's time began leaves nothing to do in it.
        begun = since if started_by is None else started_by.happened
        until = None if self.until is None else first_after(case.triggers(self.until), begun)
        events = [event for event in self.occasions(case) if event.happened >= since]
        return recurring(case, every, since, events, until=until, trigger=started_by)


def _late_enough(
    case: Case, events: Sequence[Event], not_before: ParameterKey, since: date | None
) -> Sequence[Event]:
    """Leave out what happened too early: all of it while the time has not begun to count."""
    if since is None:
        return ()
    return [one for one in events if case.waited(not_before, since, one)]


@frozen(kw_only=True)
class Absence(Recurrent):
    """absence(n): the pattern happens fewer than n times in the case.

    Attributes:
        pattern: What is not to happen.
        n: How often is once too often.
        within: The time in which it counts; None for always.
        not_before: What happens earlier than this, counted like that time, does not count.
    """

    pattern: Pattern
    n: int = field(default=1, validator=at_least_one)
    within: Within | None = None

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """The pattern, and what its time starts with."""
        return alphabet_of(self.pattern, self.within)

    def occasions(self, case: Case) -> Sequence[Event]:
        """Give the events of the pattern."""
        return case.events(self.pattern)

    def ask(self, case: Case) -> Verdict:
        """Count, within the time."""
        events = case.events(self.pattern)
        since, started_by = clock(case, self.within)
        if since is None:
            return INACTIVE
        due = deadline(case, self.within, since, started_by)
        if self.within is not None:
            events = [
                event
                for event in events
                if event.happened >= since and not is_late(event.happened, due(event.happened))
            ]
        if self.not_before is not None:
            events = _late_enough(case, events, self.not_before, since)
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


@frozen(kw_only=True)
class Exactly(Recurrent):
    """exactly(n): the pattern happens n times in the case, and no more.

    Attributes:
        pattern: What is to happen.
        n: How often.
        within: By when the nth; None for no deadline.
        not_before: What happens earlier than this, counted like the deadline, does not count.
    """

    pattern: Pattern
    n: int = field(default=1, validator=at_least_one)
    within: Within | None = None

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """The pattern, and what the deadline starts with."""
        return alphabet_of(self.pattern, self.within)

    def occasions(self, case: Case) -> Sequence[Event]:
        """Give the events of the pattern."""
        return case.events(self.pattern)

    def ask(self, case: Case) -> Verdict:
        """Count; once more than n breaks it for good."""
        events = case.events(self.pattern)
        since, started_by = clock(case, self.within)
        due = deadline(case, self.within, since, started_by)
        if self.not_before is not None:
            events = _late_enough(case, events, self.not_before, since)
        if len(events) > self.n:
            return Verdict(
                state=State.VIOLATED,
                evidence=in_order(events[: self.n + 1]),
                count=self.n + 1,
                needed=self.n,
                due=due(case.on),
                permanent=True,
            )
        return counted(events, self.n, due=due, on=case.on, trigger=started_by)


@frozen(kw_only=True)
class Init(Recurrent):
    """init: of some events, one of the pattern comes first in the case.

    Attributes:
        pattern: What is to come first.
        among: What it is to come before; what is of the pattern too is no rival to it.
        within: By when the first of the pattern is to come; None for no deadline, and then
            nothing is to be done as long as none of these events has come.
        not_before: What happens earlier than this, counted like the deadline, does not count,
            rivals included.
        strictly: Whether the same day is too late.
    """

    pattern: Pattern
    among: tuple[Pattern, ...] = field(validator=not_empty)
    within: Within | None = None
    strictly: bool = False

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """What comes first, what it comes before, and what the deadline starts with."""
        return alphabet_of(self.pattern, *self.among, self.within)

    def occasions(self, case: Case) -> Sequence[Event]:
        """Give what is to come first, and its rivals."""
        return [event for one in (self.pattern, *self.among) for event in case.events(one)]

    def ask(self, case: Case) -> Verdict:
        """Look at the first day of each."""
        since, started_by = clock(case, self.within)

        def counting(pattern: Pattern) -> Sequence[Event]:
            found = case.events(pattern)
            if self.not_before is None:
                return found
            return _late_enough(case, found, self.not_before, since)

        first = next(iter(counting(self.pattern)), None)
        own = self.pattern.matches
        rivals = (next((e for e in counting(o) if not own(e)), None) for o in self.among)
        others = [event for event in rivals if event is not None]
        rival = min(others, key=attrgetter("place_in_time"), default=None)
        if rival is not None and (first is None or self._comes_first(rival, first)):
            return Verdict(state=State.VIOLATED, evidence=(rival.id,), permanent=True)
        if first is not None and self.within is None:
            return Verdict(
                state=State.FULFILLED, evidence=(first.id,), count=1, needed=1, permanent=True
            )
        if self.within is None:
            return INACTIVE
        return counted(
            () if first is None else (first,),
            1,
            due=deadline(case, self.within, since, started_by),
            on=case.on,
            trigger=started_by,
            permanent=True,
        )

    def _comes_first(self, rival: Event, first: Event) -> bool:
        if self.strictly:
            return rival.happened <= first.happened
        return rival.happened < first.happened
