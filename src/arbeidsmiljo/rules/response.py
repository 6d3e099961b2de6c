"""response and its kin: after a trigger, or around it, something happens."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from attrs import field, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.case import Case, Limit
from arbeidsmiljo.rules.constraint import (
    all_of,
    alphabet_of,
    counted,
    counted_in_each,
    due_of_trigger,
    first_after,
    in_order,
    parameters_of,
    recurring,
)
from arbeidsmiljo.rules.options import at_least_one, never_with, only_with
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.qualified import Qualified, Recurrent
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.trace import day_of
from arbeidsmiljo.rules.verdict import State, Verdict


@frozen(kw_only=True)
class Response(Qualified):
    """response: after each trigger, the target happens, as often as asked.

    A trigger is an event of the case, or one of the enterprise as a whole; targets are the
    case's own. Targets on the trigger's day count too.

    Attributes:
        trigger: What gives rise to the duty.
        target: What is to happen then.
        n: How often; how often in each, where the target ranges over several.
        over: What the target ranges over.
        among: Only those of them that have had this; None for all.
        one_at_least: Whether there has to be one of them; without that, none is asked where there
            is none, and nothing is left to do.
        anywhere: Whether both count in any unit, not in the duty's own only.
        within: By when the nth, counted from the trigger or named by it. It counts from where
            the duty's time begins, if that is later. Where the first trigger alone gives rise to
            it, the last trigger that names a day names it.
        not_before: How long after the trigger a target counts at the earliest.
        every: In place of `n` and `within`: it happens again and again, with no more than this
            between, from the trigger or from where the duty's time begins. It ranges over nothing
            then.
        until: With what that ends; None for never.
        strictly: Whether a target on the trigger's own day is too early.
        first_only: Whether the first trigger alone gives rise to it.
    """

    trigger: Pattern
    target: Pattern
    n: int = field(default=1, validator=at_least_one)
    over: Over = Over.OWN
    among: Pattern | None = field(default=None, validator=only_with("over"))
    one_at_least: bool = field(default=False, validator=only_with("over"))
    anywhere: bool = False
    within: Limit | None = None
    every: ParameterKey | None = field(default=None, validator=never_with("n", "over", "within"))
    until: Pattern | None = field(default=None, validator=only_with("every"))
    strictly: bool = False
    first_only: bool = False

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """Trigger and target, and what ends it."""
        return alphabet_of(self.trigger, self.target, self.until, self.among)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """The deadline's, the earliest day's and the rhythm's."""
        return parameters_of(self.within, self.not_before, self.every)

    @property
    def anywhere_of(self) -> tuple[Pattern, ...]:
        """Trigger and target, where both count anywhere."""
        return (self.trigger, self.target) if self.anywhere else ()

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
        return Every(pattern=self.target, over=self.over, n=self.n, among=self.among)

    def occasions(self, case: Case) -> Sequence[Event]:
        """Give the triggers."""
        return case.anywhere(self.trigger) if self.anywhere else case.triggers(self.trigger)

    def ask(self, case: Case) -> Verdict:
        """Ask of each trigger whether it was answered."""
        triggers = self.occasions(case)
        if not triggers:
            return Verdict(state=State.INACTIVE, needed=self.n)
        events = self._events(case)
        if self.first_only:
            return self._answer(case, triggers[0], events, later=triggers[1:])
        if self._is_plain:
            return self._plain(triggers, events)
        return all_of(*(self._answer(case, trigger, events) for trigger in triggers))

    @property
    def _is_plain(self) -> bool:
        return (
            self.n == 1
            and self.over is Over.OWN
            and self.within is None
            and self.not_before is None
            and self.every is None
        )

    def _events(self, case: Case) -> Sequence[Event]:
        return case.answers(self.target, anywhere=self.anywhere)

    def _plain(self, triggers: Sequence[Event], targets: Sequence[Event]) -> Verdict:
        """Without deadlines, the last target answers every trigger before it."""
        last = targets[-1].happened if targets else date.min
        cut = bisect_left if self.strictly else bisect_right
        answered = cut(triggers, last, key=day_of)
        if answered < len(triggers):
            trigger = triggers[answered]
            return Verdict(
                state=State.PENDING, evidence=(trigger.id,), trigger=trigger.id, needed=1
            )
        trigger = triggers[0]
        cut = bisect_right if self.strictly else bisect_left
        target = targets[cut(targets, trigger.happened, key=day_of)]
        return Verdict(
            state=State.FULFILLED,
            evidence=in_order((trigger, target)),
            trigger=trigger.id,
            count=1,
            needed=1,
        )

    def _answer(
        self, case: Case, trigger: Event, events: Sequence[Event], later: Sequence[Event] = ()
    ) -> Verdict:
        if self.every is not None:
            return self._again_and_again(case, self.every, trigger, events)
        due = due_of_trigger(case, self.within, trigger, later)
        if self.over is not Over.OWN:
            every = self._every
            return counted_in_each(
                case,
                every,
                lambda one: self._first_targets(one, trigger, self._events(one)),
                due=due,
                trigger=trigger,
                one_at_least=self.one_at_least,
            )
        found = self._first_targets(case, trigger, events)
        day = found[-1].happened if len(found) == self.n else case.on
        return counted(
            found,
            self.n,
            due=due,
            on=case.on,
            trigger=trigger,
            named_by=case.named_by(self.within, trigger, later, at=day),
            permanent=case.stays(found),
        )

    def _again_and_again(
        self, case: Case, every: ParameterKey, trigger: Event, events: Sequence[Event]
    ) -> Verdict:
        since = case.begun(trigger)
        found = [one for one in self._targets(case, trigger, events) if one.happened >= since]
        # What ended before the duty's time began leaves nothing to do in it.
        ends = () if self.until is None else case.triggers(self.until)
        until = first_after(ends, trigger.happened)
        return recurring(case, every, since, found, until=until, trigger=trigger)

    def _first_targets(self, case: Case, trigger: Event, events: Sequence[Event]) -> list[Event]:
        return list(islice(self._targets(case, trigger, events), self.n))

    def _targets(self, case: Case, trigger: Event, events: Sequence[Event]) -> Iterator[Event]:
        cut = bisect_right if self.strictly else bisect_left
        for place in range(cut(events, trigger.happened, key=day_of), len(events)):
            if case.waited(self.not_before, trigger.happened, events[place]):
                yield events[place]


@frozen(kw_only=True)
class RespondedExistence(Recurrent):
    """responded existence: where a trigger happens, the target happens, before it or after.

    Attributes:
        trigger: What gives rise to the duty, in the case or in the enterprise as a whole.
        target: What is to have happened, or to happen then.
        n: How often.
        within: By when, counted from the trigger or named by it, what has not happened is to. It
            counts from where the duty's time begins, if that is later. Where the first trigger
            alone gives rise to it, the last trigger that names a day names it.
        not_before: How long after the trigger a target that comes later counts at the earliest.
        first_only: Whether the first trigger alone gives rise to it.
    """

    trigger: Pattern
    target: Pattern
    n: int = field(default=1, validator=at_least_one)
    within: Limit | None = None
    first_only: bool = False

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """Trigger and target."""
        return alphabet_of(self.trigger, self.target)

    def occasions(self, case: Case) -> Sequence[Event]:
        """Give the triggers."""
        return case.triggers(self.trigger)

    def ask(self, case: Case) -> Verdict:
        """Ask of each trigger whether it was answered, or had been."""
        triggers = case.triggers(self.trigger)
        if not triggers:
            return Verdict(state=State.INACTIVE, needed=self.n)
        events = case.answers(self.target)
        if self.first_only or (self.within is None and self.not_before is None):
            # Without a deadline, what answers the first trigger answers all.
            later = triggers[1:] if self.first_only else ()
            return self._answer(case, triggers[0], events, later=later)
        return all_of(*(self._answer(case, trigger, events) for trigger in triggers))

    def _answer(
        self, case: Case, trigger: Event, events: Sequence[Event], later: Sequence[Event] = ()
    ) -> Verdict:
        counting = (
            event
            for event in events
            if event.happened <= trigger.happened
            or case.waited(self.not_before, trigger.happened, event)
        )
        found = list(islice(counting, self.n))
        day = found[-1].happened if len(found) == self.n else case.on
        return counted(
            found,
            self.n,
            due=due_of_trigger(case, self.within, trigger, later),
            on=case.on,
            trigger=trigger,
            named_by=case.named_by(self.within, trigger, later, at=day),
            permanent=case.stays(found),
        )
