"""alternate and chain response and precedence: what comes next, and what came last.

The events of a day count in whichever order keeps the rule best.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar

from attrs import frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.rules.case import Case, Dated, Limit
from arbeidsmiljo.rules.constraint import all_of, alphabet_of, counted, in_order
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.qualified import Recurrent
from arbeidsmiljo.rules.trace import on_day
from arbeidsmiljo.rules.verdict import INACTIVE, State, Verdict


@frozen(kw_only=True)
class AlternateResponse(Recurrent):
    """alternate response: after each trigger the target happens before the next trigger.

    An event that is both answers itself.

    Attributes:
        trigger: What gives rise to the duty, in the case.
        target: What is to happen before it happens again.
        within: By when, counted from the trigger or named by it; from where the duty's time
            begins, if that is later.
        not_before: How long after the trigger a target counts at the earliest; one that comes
            earlier is passed over.
        strictly: Whether a target on the trigger's own day is too early.
    """

    trigger: Pattern
    target: Pattern
    within: Limit | None = None
    strictly: bool = False

    _directly: ClassVar[bool] = False

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """Trigger and target."""
        return alphabet_of(self.trigger, self.target)

    @property
    def _between(self) -> tuple[Pattern, ...]:
        """What may not come between, the trigger itself aside."""
        return ()

    def occasions(self, case: Case) -> Sequence[Event]:
        """Give the triggers."""
        return case.events(self.trigger)

    def ask(self, case: Case) -> Verdict:
        """Go through the events day by day, in the order of each day that keeps the rule."""
        judged = [self._judge(case, *answer) for answer in self._answers(case)]
        return all_of(*judged) if judged else INACTIVE

    def _judge(
        self, case: Case, trigger: Event, answer: Event | None, rival: Event | None
    ) -> Verdict:
        if rival is not None:
            return Verdict(
                state=State.VIOLATED,
                evidence=in_order((trigger, rival)),
                trigger=trigger.id,
                needed=1,
                permanent=True,
            )
        return counted(
            () if answer is None else (answer,),
            1,
            due=lambda at: self._due(case, trigger, at),
            on=case.on,
            trigger=trigger,
        )

    def _due(self, case: Case, trigger: Event, at: date) -> date | None:
        return case.due_after(self.within, trigger, at=at)

    def _answers(self, case: Case) -> Iterator[tuple[Event, Event | None, Event | None]]:
        """Give each trigger with what answered it, or with what came between."""
        events = {pattern: case.events(pattern) for pattern in self.alphabet}
        days = sorted({event.happened for found in events.values() for event in found})
        opened: Event | None = None
        for day in days:
            targets = on_day(events[self.target], day)
            triggers = [one for one in on_day(events[self.trigger], day) if one not in targets]
            if isinstance(self.within, Dated):
                # The one that is left open, if any, is the one that may wait longest.
                triggers.sort(key=lambda one: self._due(case, one, one.happened) or date.max)
            rivals = [
                one
                for pattern in self._between
                for one in on_day(events[pattern], day)
                if one not in targets and one not in triggers
            ]
            rivals += triggers
            if opened is not None:
                if targets and case.waited(self.not_before, opened.happened, targets[0]):
                    yield opened, targets.pop(0), None
                    opened = None
                elif rivals or (targets and self._directly):
                    yield opened, None, (rivals or targets)[0]
                    opened = None
            for place, trigger in enumerate(triggers):
                if targets and not self.strictly and case.waited(self.not_before, day, targets[0]):
                    yield trigger, targets.pop(0), None
                elif place + 1 < len(triggers):
                    yield trigger, None, triggers[place + 1]
                else:
                    opened = trigger
        if opened is not None:
            yield opened, None, None


@frozen(kw_only=True)
class ChainResponse(AlternateResponse):
    """chain response: the next of these events after a trigger is the target.

    An event that is both answers itself.

    Attributes:
        trigger: What gives rise to the duty, in the case.
        target: What is to come next.
        among: What may not come between, the trigger itself aside.
        within: By when, counted from the trigger or named by it.
        not_before: How long after the trigger the target may come at the earliest; one that comes
            next and comes earlier breaks it.
        strictly: Whether a target on the trigger's own day is too early; it does not come
            between.
    """

    among: tuple[Pattern, ...] = ()

    _directly: ClassVar[bool] = True

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """Trigger and target, and what may not come between."""
        return alphabet_of(self.trigger, self.target, *self.among)

    @property
    def _between(self) -> tuple[Pattern, ...]:
        return self.among


@frozen(kw_only=True)
class AlternatePrecedence(Recurrent):
    """alternate precedence: before each target comes one more of what must precede it.

    An event that is both waits for nothing.

    Attributes:
        before: What must have happened, since the target before this one.
        target: What waits for it.
        within: How long before the target it may have been at most.
        not_before: How long before the target it must have been at least.
        strictly: Whether the same day is too late.
    """

    before: Pattern
    target: Pattern
    within: ParameterKey | None = None
    strictly: bool = False

    _directly: ClassVar[bool] = False

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """What comes before, and the target."""
        return alphabet_of(self.before, self.target)

    @property
    def _between(self) -> tuple[Pattern, ...]:
        """What may not come between, the target itself aside."""
        return ()

    def occasions(self, case: Case) -> Sequence[Event]:
        """Give the targets."""
        return case.events(self.target)

    def ask(self, case: Case) -> Verdict:
        """Go through the events day by day, in the order of each day that keeps the rule."""
        judged = list(self._judged(case))
        return all_of(*judged) if judged else INACTIVE

    def _counts(self, case: Case, before: Event, target: Event) -> bool:
        return (self.within is None or case.is_near(self.within, before, target)) and (
            self.not_before is None or case.waited(self.not_before, before.happened, target)
        )

    def _judged(self, case: Case) -> Iterator[Verdict]:
        """Judge each target by one that counts before it, or else by what there was."""
        among = self._between
        events = {pattern: case.events(pattern) for pattern in self.alphabet}
        days = sorted({event.happened for found in events.values() for event in found})
        fresh: list[Event] = []
        for day in days:
            befores = on_day(events[self.before], day)
            targets = [one for one in on_day(events[self.target], day) if one not in befores]
            between = bool(targets) or any(
                one not in befores for pattern in among for one in on_day(events[pattern], day)
            )
            if targets and fresh:
                counting = [one for one in fresh if self._counts(case, one, targets[0])]
                if counting:
                    yield _judged(targets.pop(0), counting[-1], kept=True)
                    fresh = []
            while (
                targets
                and befores
                and not self.strictly
                and case.waited(self.not_before, day, targets[0])
            ):
                yield _judged(targets.pop(0), befores.pop(0), kept=True)
            for target in targets:
                yield _judged(target, fresh[-1] if fresh else None, kept=False)
                fresh = []
            if between or (befores and self._directly):
                fresh = []
            fresh += befores


def _judged(target: Event, before: Event | None, *, kept: bool) -> Verdict:
    return Verdict(
        state=State.FULFILLED if kept else State.VIOLATED,
        evidence=in_order((target,) if before is None else (before, target)),
        trigger=target.id,
        permanent=not kept,
    )


@frozen(kw_only=True)
class ChainPrecedence(AlternatePrecedence):
    """chain precedence: the last of these events before each target is what must precede it.

    An event that is both waits for nothing.

    Attributes:
        before: What must come directly before.
        target: What waits for it.
        among: What may not come between, the target itself aside.
        within: How long before the target it may have been at most.
        not_before: How long before the target it must have been at least; one that comes
            directly before and later than that breaks it.
        strictly: Whether the same day is too late; what comes then does not come between.
    """

    among: tuple[Pattern, ...] = ()

    _directly: ClassVar[bool] = True

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """What comes before, the target, and what may not come between."""
        return alphabet_of(self.before, self.target, *self.among)

    @property
    def _between(self) -> tuple[Pattern, ...]:
        return self.among
