"""succession, co-existence and their opposites: relations that hold both ways."""

from operator import attrgetter

from attrs import evolve, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.rules.case import Case
from arbeidsmiljo.rules.constraint import all_of, alphabet_of, in_order, parameters_of
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.verdict import INACTIVE, State, Verdict


@frozen(kw_only=True)
class Succession:
    """succession: one thing is followed by another, which comes only after it.

    Both response and precedence, of the case's own events.

    Attributes:
        first: What comes first.
        then: What follows, and does not come before it.
        within: By when, counted from what comes first.
        not_before: How long after it at the earliest.
        strictly: Whether the same day is too early.
        correlate: Fields in which both have the same value.
    """

    first: Pattern
    then: Pattern
    within: ParameterKey | None = None
    not_before: ParameterKey | None = None
    strictly: bool = False
    correlate: tuple[str, ...] = ()

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """Both."""
        return alphabet_of(self.first, self.then)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """The deadline's and the earliest day's."""
        return parameters_of(self.within, self.not_before)

    @property
    def beyond(self) -> bool:
        """Never."""
        return False

    def verdict(self, case: Case) -> Verdict:
        """Ask for the response and for the precedence."""
        response = Response(
            trigger=self.first,
            target=self.then,
            within=self.within,
            not_before=self.not_before,
            strictly=self.strictly,
            correlate=self.correlate,
        )
        precedence = Precedence(
            before=(Every(pattern=self.first),),
            target=self.then,
            not_before=self.not_before,
            strictly=self.strictly,
            correlate=self.correlate,
        )
        alone = evolve(case, alone=True)
        return all_of(response.verdict(alone), precedence.verdict(alone))


@frozen(kw_only=True)
class CoExistence:
    """co-existence: where one of two things happens, the other does too, in any order.

    Both count among the case's own events.

    Attributes:
        one: The one.
        other: The other.
        within: By when the second of them, counted from the first.
        correlate: Fields in which both have the same value.
    """

    one: Pattern
    other: Pattern
    within: ParameterKey | None = None
    correlate: tuple[str, ...] = ()

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """Both."""
        return alphabet_of(self.one, self.other)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """The deadline's."""
        return parameters_of(self.within)

    @property
    def beyond(self) -> bool:
        """Never."""
        return False

    def verdict(self, case: Case) -> Verdict:
        """Ask for a responded existence each way."""
        there, back = (
            RespondedExistence(
                trigger=trigger, target=target, within=self.within, correlate=self.correlate
            )
            for trigger, target in ((self.one, self.other), (self.other, self.one))
        )
        alone = evolve(case, alone=True)
        return all_of(there.verdict(alone), back.verdict(alone))


@frozen(kw_only=True)
class NotCoExistence:
    """not co-existence: of two things at most one happens.

    Both count among the case's own events.

    Attributes:
        one: The one.
        other: The other.
        within: How close to each other they break it; None for ever.
        correlate: Fields in which both have the same value.
    """

    one: Pattern
    other: Pattern
    within: ParameterKey | None = None
    correlate: tuple[str, ...] = ()

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """Both."""
        return alphabet_of(self.one, self.other)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """That of the time between."""
        return parameters_of(self.within)

    @property
    def beyond(self) -> bool:
        """Never."""
        return False

    def verdict(self, case: Case) -> Verdict:
        """Look for two that stand against each other."""
        ones, others = case.events(self.one), case.events(self.other)
        if self.correlate:
            single = evolve(self, correlate=())
            cases = case.correlated(self.correlate, [*ones, *others])
            return all_of(*(single.verdict(one) for one in cases))
        if not ones and not others:
            return INACTIVE
        for one in ones:
            for other in others:
                first, second = sorted((one, other), key=attrgetter("place_in_time"))
                if _near(case, self.within, first, second):
                    return Verdict(
                        state=State.VIOLATED,
                        evidence=in_order((first, second)),
                        trigger=first.id,
                        permanent=True,
                    )
        there = in_order((*ones[:1], *others[:1]))
        return Verdict(state=State.FULFILLED, evidence=there, trigger=there[0])


@frozen(kw_only=True)
class NotSuccession:
    """not succession: after one thing, another does not happen any more.

    Attributes:
        first: What comes first, in the case or in the enterprise as a whole.
        then: What does not happen after it, in the case.
        within: For how long; None for ever.
        strictly: Whether the same day counts as after it.
        correlate: Fields in which both have the same value.
    """

    first: Pattern
    then: Pattern
    within: ParameterKey | None = None
    strictly: bool = False
    correlate: tuple[str, ...] = ()

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """Both."""
        return alphabet_of(self.first, self.then)

    @property
    def parameters(self) -> tuple[ParameterKey, ...]:
        """That of how long."""
        return parameters_of(self.within)

    @property
    def beyond(self) -> bool:
        """Never."""
        return False

    def verdict(self, case: Case) -> Verdict:
        """Look for what came after all."""
        firsts = case.triggers(self.first)
        if not firsts:
            return INACTIVE
        if self.correlate:
            single = evolve(self, correlate=())
            cases = case.correlated(self.correlate, firsts)
            return all_of(*(single.verdict(one) for one in cases))
        thens = case.events(self.then)
        for first in firsts:
            for then in thens:
                after = then.happened > first.happened or (
                    self.strictly and then.happened == first.happened and then.id != first.id
                )
                if after and _near(case, self.within, first, then):
                    return Verdict(
                        state=State.VIOLATED,
                        evidence=in_order((first, then)),
                        trigger=first.id,
                        permanent=True,
                    )
        return Verdict(state=State.FULFILLED, evidence=(firsts[0].id,), trigger=firsts[0].id)


def _near(case: Case, within: ParameterKey | None, first: Event, second: Event) -> bool:
    return within is None or (
        case.world.after(within, first.happened, second.happened) >= second.happened
    )
