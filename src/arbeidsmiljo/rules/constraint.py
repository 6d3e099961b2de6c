"""Constraints: what a rule asks of the events.

The constraints have the names that Declare gave them. A constraint is data. Put to a case (the
events of a unit, or of a finding, measure, effect or plan in it, up to a day) it gives a
verdict. The events are first projected on the case and on what the constraint speaks of, so
that «next» means next among these. Two events on the same day satisfy an order, whichever was
recorded first, unless the constraint says `strictly`.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Protocol

from attrs import evolve, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import EventId, ParameterKey, UnitId
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.case import Case, Limit
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.verdict import State, Verdict, worst


class Constraint(Protocol):
    """What a rule asks of a case."""

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """The events it speaks of; others change nothing."""
        ...

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """The named periods it uses."""
        ...

    @property
    def starts_with(self) -> Pattern | None:
        """What its time starts with: the first of these events, wherever it happens."""
        ...

    @property
    def ends_with(self) -> Pattern | None:
        """What all else that it speaks of has to come before, to change more than what is missing.

        None where there is no such thing.
        """
        ...

    @property
    def anywhere_of(self) -> tuple[Pattern, ...]:
        """The patterns whose events count wherever in the organisation they happen."""
        ...

    @property
    def below_of(self) -> tuple[Pattern, ...]:
        """The patterns whose events count in the units below the case's own too."""
        ...

    @property
    def ranges_over(self) -> frozenset[Subject]:
        """The kinds of subject of the units below that it asks something of."""
        ...

    def verdict(self, case: Case) -> Verdict:
        """Say what the duty is on the day of the case."""
        ...


@frozen(kw_only=True)
class Within:
    """A deadline: a named period that starts with the first of some events.

    It starts with the duty's own time where that begins later: that of a unit that was opened
    after the event, or of a subject that was told of after it.

    Attributes:
        period: The parameter that gives the length.
        since: The events, anywhere in the organisation; None for the day on which the duty's
            time begins: the start of the process, or the event with which its unit or its
            subject came to be.
    """

    period: ParameterKey
    since: Pattern | None = None


def alphabet_of(*patterns: Pattern | Within | None) -> tuple[Pattern, ...]:
    """Give the patterns among some parts of a constraint, each once."""
    found = (one.since if isinstance(one, Within) else one for one in patterns)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def parameters_of(*limits: Limit | Within | None) -> tuple[ParameterKey, ...]:
    """Give the named periods among some parts of a constraint, each once."""
    found = (one.period if isinstance(one, Within) else one for one in limits)
    return tuple(dict.fromkeys(one for one in found if isinstance(one, str)))


def clock(case: Case, within: Within | None) -> tuple[date | None, Event | None]:
    """Tell when the time of a deadline begins, and with which event; None for not yet."""
    if within is None or within.since is None:
        return case.since, None
    first = next(iter(case.world.registers.of(within.since, None)), None)
    if first is None or first.happened > case.on:
        return None, None
    return max(first.happened, case.since), first


def in_order(events: Iterable[Event]) -> tuple[EventId, ...]:
    """Give the ids of events in the order in which they happened, each once."""
    found = sorted(events, key=attrgetter("place_in_time"))
    if len(found) == 1:
        return (found[0].id,)
    return tuple(dict.fromkeys([event.id for event in found]))


def is_late(day: date, due: date | None) -> bool:
    """Tell whether a day is later than the last one for something, if that has any."""
    return due is not None and day > due


def counted(
    found: Sequence[Event],
    needed: int,
    *,
    due: Callable[[date], date | None],
    on: date,
    trigger: Event | None = None,
    named_by: Event | None = None,
    permanent: bool = False,
) -> Verdict:
    """Give the verdict of a duty that asks for a number of events by a day.

    Args:
        found: The events there have been, in order, at most `needed`.
        needed: How many are asked for.
        due: Gives the last day for the last of them, as it was on a day.
        on: The day of the verdict.
        trigger: What gave rise to the duty; it is evidence too.
        named_by: What named the last day, where that is another event; it is evidence too.
        permanent: Whether the duty is settled once there are enough.
    """
    enough = len(found) >= needed
    day = found[needed - 1].happened if enough else on
    last = due(day)
    late = is_late(day, last)
    if enough:
        state = State.REPAIRED if late else State.FULFILLED
    else:
        state = State.OVERDUE if late else State.PENDING
    return Verdict(
        state=state,
        evidence=in_order((*(one for one in (trigger, named_by) if one is not None), *found)),
        trigger=None if trigger is None else trigger.id,
        count=len(found),
        needed=needed,
        due=last,
        permanent=permanent and enough,
    )


def counted_in_each(
    case: Case,
    every: Every,
    counting: Callable[[Case], Sequence[Event]],
    *,
    due: Callable[[date], date | None],
    trigger: Event | None = None,
    one_at_least: bool = False,
) -> Verdict:
    """Give the verdict of a duty that asks for a number of events in each of several.

    Args:
        case: The duty's.
        every: What it ranges over, and how often each is asked.
        counting: Gives the events that there have been in one of them, in order.
        due: Gives the last day for the last of them, as it was on a day.
        trigger: What gave rise to the duty; it is evidence too.
        one_at_least: Whether there has to be one; where there is none, the duty's own unit or
            subject is what is missing it.
    """
    found: list[Event] = [] if trigger is None else [trigger]
    missing: dict[UnitId, None] = {}
    subjects: dict[str, None] = {}
    late = False
    cases = list(every.cases(case, None))
    if one_at_least and not cases:
        if case.subject is None:
            missing[case.unit] = None
        else:
            subjects[case.subject[1]] = None
    for one in cases:
        events = counting(one)[: every.n]
        found += events
        if len(events) == every.n:
            late = late or is_late(events[-1].happened, due(events[-1].happened))
            continue
        unit, subject = every.member(one)
        if unit is not None:
            missing[unit] = None
        if subject is not None:
            subjects[subject] = None
    last = due(case.on)
    if missing or subjects:
        state = State.OVERDUE if is_late(case.on, last) else State.PENDING
    else:
        state = State.REPAIRED if late else State.FULFILLED
    return Verdict(
        state=state,
        evidence=in_order(found),
        trigger=None if trigger is None else trigger.id,
        due=last,
        missing=tuple(missing),
        missing_subjects=tuple(subjects),
    )


def recurring(
    case: Case,
    every: ParameterKey,
    since: date,
    found: Sequence[Event],
    *,
    until: Event | None,
    trigger: Event | None = None,
) -> Verdict:
    """Give the verdict of a duty that is to be done again and again.

    The next time is due a named period after the last, or after the beginning. What comes late
    is repaired; where the end comes with the last time still overdue, that is broken.

    Args:
        case: The case.
        every: The longest time from one to the next.
        since: When the first period begins.
        found: What was done from then on, in order.
        until: The event with which it ends; None while it goes on.
        trigger: What gave rise to the duty.
    """
    late = False
    last = since
    done: list[Event] = []
    for event in found:
        if until is not None and event.happened > until.happened:
            break
        due = case.due(every, last, at=event.happened)
        late = late or (due is not None and event.happened > due)
        last = event.happened
        done.append(event)
    due = case.due(every, last, at=case.on if until is None else until.happened)
    ends = () if until is None else (until,)
    if until is not None:
        missed = due is not None and until.happened > due
        state = State.VIOLATED if missed else State.REPAIRED if late else State.FULFILLED
    else:
        state = State.OVERDUE if due is not None and case.on > due else State.PENDING
    return Verdict(
        state=state,
        evidence=in_order((*(() if trigger is None else (trigger,)), *done[-1:], *ends)),
        trigger=None if trigger is None else trigger.id,
        count=len(done),
        due=due,
        permanent=until is not None and (state is State.VIOLATED or case.stays(done)),
    )


def deadline(
    case: Case, within: Within | None, since: date | None, started_by: Event | None
) -> Callable[[date], date | None]:
    """Give what tells the last day of a deadline, as it was on a day."""

    def due(at: date) -> date | None:
        if within is None or since is None:
            return None
        return case.due(within.period, since, at=at, trigger=started_by)

    return due


def due_of_trigger(
    case: Case, within: Limit | None, trigger: Event, later: Sequence[Event]
) -> Callable[[date], date | None]:
    """Give what tells the last day that a trigger gives, as it was on a day.

    Args:
        case: The case.
        within: The deadline.
        trigger: What gave rise to the duty.
        later: What may have set the day anew, in order.
    """

    def due(at: date) -> date | None:
        return case.due_after(within, case.named_by(within, trigger, later, at=at), at=at)

    return due


def first_after(events: Sequence[Event], since: date) -> Event | None:
    """Give the first of some events that happened on a day or later."""
    return next((event for event in events if event.happened >= since), None)


def all_of(*verdicts: Verdict) -> Verdict:
    """Give the verdict of a duty made of several, each of which has to be met.

    The worst rules. It is settled only where one is broken for good, since what is met may be
    asked once more.
    """
    ruling = worst(verdicts)
    if ruling.permanent and ruling.state is not State.VIOLATED:
        return evolve(ruling, permanent=False)
    return ruling
