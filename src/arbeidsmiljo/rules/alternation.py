"""alternate and chain response and precedence: what comes next, and what came last.

The events of a day count in whichever order keeps the rule best.
"""

from collections.abc import Iterator
from datetime import date

from attrs import evolve, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.rules.case import Case, Dated, Limit
from arbeidsmiljo.rules.constraint import all_of, alphabet_of, counted, in_order, parameters_of
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.registers import on_day
from arbeidsmiljo.rules.verdict import INACTIVE, State, Verdict


@frozen(kw_only=True)
class AlternateResponse:
    """alternate response: after each trigger the target happens before the next trigger.

    An event that is both answers itself.

    Attributes:
        trigger: What gives rise to the duty, in the case.
        target: What is to happen before it happens again.
        within: By when, counted from the trigger or named by it.
        strictly: Whether a target on the trigger's own day is too early.
        correlate: Fields in which trigger and target have the same value.
    """

    trigger: Pattern
    target: Pattern
    within: Limit | None = None
    strictly: bool = False
    correlate: tuple[str, ...] = ()

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """Trigger and target."""
        return alphabet_of(self.trigger, self.target)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """The deadline's."""
        return parameters_of(self.within)

    @property
    def beyond(self) -> bool:
        """Never."""
        return False

    def verdict(self, case: Case) -> Verdict:
        """Give each trigger the target that comes before the next."""
        chain = ChainResponse(
            trigger=self.trigger,
            target=self.target,
            within=self.within,
            strictly=self.strictly,
            correlate=self.correlate,
        )
        return chain.verdict(case)


@frozen(kw_only=True)
class ChainResponse:
    """chain response: the next of these events after a trigger is the target.

    An event that is both answers itself.

    Attributes:
        trigger: What gives rise to the duty, in the case.
        target: What is to come next.
        among: What may not come between, the trigger itself aside.
        within: By when, counted from the trigger or named by it.
        strictly: Whether a target on the trigger's own day is too early.
        correlate: Fields in which all of them have the same value.
    """

    trigger: Pattern
    target: Pattern
    among: tuple[Pattern, ...] = ()
    within: Limit | None = None
    strictly: bool = False
    correlate: tuple[str, ...] = ()

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """Trigger and target, and what may not come between."""
        return alphabet_of(self.trigger, self.target, *self.among)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """The deadline's."""
        return parameters_of(self.within)

    @property
    def beyond(self) -> bool:
        """Never."""
        return False

    def verdict(self, case: Case) -> Verdict:
        """Go through the events day by day, in the order of each day that keeps the rule."""
        if self.correlate:
            single = evolve(self, correlate=())
            cases = case.correlated(self.correlate, case.events(self.trigger))
            return all_of(*(single.verdict(one) for one in cases))
        answers = list(self._answers(case))
        if not answers:
            return INACTIVE
        return all_of(*(self._judge(case, *answer) for answer in answers))

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
        return case.due(self.within, trigger.happened, at=at, trigger=trigger)

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
            others = [
                one
                for pattern in self.among
                for one in on_day(events[pattern], day)
                if one not in targets and one not in triggers
            ]
            if opened is not None:
                if targets:
                    yield opened, targets.pop(0), None
                    opened = None
                elif others or triggers:
                    yield opened, None, (others or triggers)[0]
                    opened = None
            for place, trigger in enumerate(triggers):
                if targets and not self.strictly:
                    yield trigger, targets.pop(0), None
                elif place + 1 < len(triggers):
                    yield trigger, None, triggers[place + 1]
                else:
                    opened = trigger
        if opened is not None:
            yield opened, None, None


@frozen(kw_only=True)
class AlternatePrecedence:
    """alternate precedence: before each target comes one more of what must precede it.

    An event that is both waits for nothing.

    Attributes:
        before: What must have happened, since the target before this one.
        target: What waits for it.
        strictly: Whether the same day is too late.
        correlate: Fields in which both have the same value.
    """

    before: Pattern
    target: Pattern
    strictly: bool = False
    correlate: tuple[str, ...] = ()

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """What comes before, and the target."""
        return alphabet_of(self.before, self.target)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """None: an order has no deadline."""
        return ()

    @property
    def beyond(self) -> bool:
        """Never."""
        return False

    def verdict(self, case: Case) -> Verdict:
        """Give each target one of what came before it and was not yet used."""
        chain = ChainPrecedence(
            before=self.before,
            target=self.target,
            strictly=self.strictly,
            correlate=self.correlate,
        )
        return chain.verdict(case)


@frozen(kw_only=True)
class ChainPrecedence:
    """chain precedence: the last of these events before each target is what must precede it.

    An event that is both waits for nothing.

    Attributes:
        before: What must come directly before.
        target: What waits for it.
        among: What may not come between, the target itself aside.
        within: How long before the target it may have been at most.
        strictly: Whether the same day is too late.
        correlate: Fields in which all of them have the same value.
    """

    before: Pattern
    target: Pattern
    among: tuple[Pattern, ...] = ()
    within: ParameterKey | None = None
    strictly: bool = False
    correlate: tuple[str, ...] = ()

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """What comes before, the target, and what may not come between."""
        return alphabet_of(self.before, self.target, *self.among)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """That of the longest time before."""
        return parameters_of(self.within)

    @property
    def beyond(self) -> bool:
        """Never."""
        return False

    def verdict(self, case: Case) -> Verdict:
        """Go through the events day by day, in the order of each day that keeps the rule."""
        if self.correlate:
            single = evolve(self, correlate=())
            cases = case.correlated(self.correlate, case.events(self.target))
            return all_of(*(single.verdict(one) for one in cases))
        judged = [self._judge(case, *pair) for pair in self._pairs(case)]
        return all_of(*judged) if judged else INACTIVE

    def _judge(self, case: Case, target: Event, before: Event | None) -> Verdict:
        kept = before is not None and self._is_near(case, target, before)
        return Verdict(
            state=State.FULFILLED if kept else State.VIOLATED,
            evidence=in_order((target,) if before is None else (before, target)),
            trigger=target.id,
            permanent=not kept,
        )

    def _is_near(self, case: Case, target: Event, before: Event) -> bool:
        return self.within is None or (
            case.world.after(self.within, before.happened, target.happened) >= target.happened
        )

    def _pairs(self, case: Case) -> Iterator[tuple[Event, Event | None]]:
        """Give each target with what came directly before it, if that is what must."""
        events = {pattern: case.events(pattern) for pattern in self.alphabet}
        days = sorted({event.happened for found in events.values() for event in found})
        fresh: Event | None = None
        for day in days:
            befores = on_day(events[self.before], day)
            targets = [one for one in on_day(events[self.target], day) if one not in befores]
            between = bool(targets) or any(
                one not in befores for pattern in self.among for one in on_day(events[pattern], day)
            )
            if targets and fresh is not None and self._is_near(case, targets[0], fresh):
                yield targets.pop(0), fresh
                fresh = None
            while targets and befores and not self.strictly:
                yield targets.pop(0), befores.pop(0)
            for target in targets:
                yield target, fresh
                fresh = None
            if between:
                fresh = None
            fresh = befores[-1] if befores else fresh
