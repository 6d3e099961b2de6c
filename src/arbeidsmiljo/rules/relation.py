"""succession, co-existence and their opposites: relations that hold both ways."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from attrs import evolve, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.rules.case import Case
from arbeidsmiljo.rules.constraint import all_of, alphabet_of, in_order
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.qualified import Recurrent
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.trace import day_of
from arbeidsmiljo.rules.verdict import INACTIVE, State, Verdict


@frozen(kw_only=True)
class Succession(Recurrent):
    """succession: one thing is followed by another, which comes only after it.

    Both response and precedence, of the case's own events.

    Attributes:
        first: What comes first.
        then: What follows, and does not come before it.
        within: By when, counted from what comes first.
        not_before: How long after it at the earliest.
        strictly: Whether the same day is too early.
    """

    first: Pattern
    then: Pattern
    within: ParameterKey | None = None
    strictly: bool = False

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """Both."""
        return alphabet_of(self.first, self.then)

    def occasions(self, case: Case) -> Sequence[Event]:
        """Give the events of both."""
        return [*case.events(self.first), *case.events(self.then)]

    def ask(self, case: Case) -> Verdict:
        """Ask for the response and for the precedence."""
        response = Response(
            trigger=self.first,
            target=self.then,
            within=self.within,
            not_before=self.not_before,
            strictly=self.strictly,
        )
        precedence = Precedence(
            before=(Every(pattern=self.first),),
            target=self.then,
            not_before=self.not_before,
            strictly=self.strictly,
        )
        alone = evolve(case, alone=True)
        return all_of(response.ask(alone), precedence.ask(alone))


@frozen(kw_only=True)
class NotSuccession(Recurrent):
    """not succession: after one thing, another does not happen any more.

    Attributes:
        first: What comes first, in the case or in the enterprise as a whole.
        then: What does not happen after it, in the case.
        within: For how long; None for ever.
        not_before: How long after it the other breaks it at the earliest; None for at once.
        strictly: Whether the same day counts as after it.
    """

    first: Pattern
    then: Pattern
    within: ParameterKey | None = None
    strictly: bool = False

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """Both."""
        return alphabet_of(self.first, self.then)

    def occasions(self, case: Case) -> Sequence[Event]:
        """Give what comes first."""
        return case.triggers(self.first)

    def ask(self, case: Case) -> Verdict:
        """Look for what came after all."""
        firsts = case.triggers(self.first)
        if not firsts:
            return INACTIVE
        cut = bisect_right if self.strictly else bisect_left
        for then in case.events(self.then):
            earlier = cut(firsts, then.happened, key=day_of)
            there = case.between(self.not_before, self.within, firsts, earlier, then)
            others = (firsts[place] for place in reversed(there))
            first = next((one for one in others if one.id != then.id), None)
            if first is not None:
                return _broken(first, then)
        return Verdict(state=State.FULFILLED, evidence=(firsts[0].id,), trigger=firsts[0].id)


@frozen(kw_only=True)
class CoExistence(Recurrent):
    """co-existence: where one of two things happens, the other does too, in any order.

    Both count among the case's own events.

    Attributes:
        one: The one.
        other: The other.
        within: By when the second of them, counted from the first.
        not_before: How long after the first of them the second counts at the earliest.
    """

    one: Pattern
    other: Pattern
    within: ParameterKey | None = None

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """Both."""
        return alphabet_of(self.one, self.other)

    def occasions(self, case: Case) -> Sequence[Event]:
        """Give the events of both."""
        return [*case.events(self.one), *case.events(self.other)]

    def ask(self, case: Case) -> Verdict:
        """Ask for a responded existence each way."""
        there, back = (
            RespondedExistence(
                trigger=trigger, target=target, within=self.within, not_before=self.not_before
            )
            for trigger, target in ((self.one, self.other), (self.other, self.one))
        )
        alone = evolve(case, alone=True)
        return all_of(there.ask(alone), back.ask(alone))


@frozen(kw_only=True)
class NotCoExistence(Recurrent):
    """not co-existence: of two things at most one happens.

    Both count among the case's own events.

    Attributes:
        one: The one.
        other: The other.
        within: How close to each other they break it; None for ever.
        not_before: How far apart they have to be to break it; None for not at all.
    """

    one: Pattern
    other: Pattern
    within: ParameterKey | None = None

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """Both."""
        return alphabet_of(self.one, self.other)

    def occasions(self, case: Case) -> Sequence[Event]:
        """Give the events of both."""
        return [*case.events(self.one), *case.events(self.other)]

    def ask(self, case: Case) -> Verdict:
        """Look for two that stand against each other."""
        ones, others = case.events(self.one), case.events(self.other)
        if not ones and not others:
            return INACTIVE
        for firsts, seconds in ((ones, others), (others, ones)):
            for second in seconds:
                earlier = bisect_right(firsts, second.happened, key=day_of)
                near = case.between(self.not_before, self.within, firsts, earlier, second)
                if near:
                    pair = (firsts[near[-1]], second)
                    return _broken(*sorted(pair, key=attrgetter("place_in_time")))
        there = in_order((*ones[:1], *others[:1]))
        return Verdict(state=State.FULFILLED, evidence=there, trigger=there[0])


def _broken(first: Event, second: Event) -> Verdict:
    return Verdict(
        state=State.VIOLATED,
        evidence=in_order((first, second)),
        trigger=first.id,
        permanent=True,
    )
