"""precedence and its kin: something happens only after what must come before it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import evolve, field, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ParameterKey, UnitId
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.case import Case
from arbeidsmiljo.rules.constraint import all_of, alphabet_of, in_order
from arbeidsmiljo.rules.options import not_empty
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.qualified import Recurrent
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.trace import day_of
from arbeidsmiljo.rules.verdict import State, Verdict


@frozen(kw_only=True)
class Precedence(Recurrent):
    """precedence: the target happens only after what must come before it.

    What must come before may be asked of every unit below, or of every measure; those there
    are when the target happens.

    Attributes:
        before: What must have happened, all of it.
        target: What waits for it.
        anywhere: Whether the target counts in any unit, not in the duty's own only.
        within: How long before the target it may have been at most.
        not_before: How long before the target it must have been at least.
        strictly: Whether the same day is too late.
        first_only: Whether the first target alone has to wait.
    """

    before: tuple[Every, ...] = field(validator=not_empty)
    target: Pattern
    anywhere: bool = False
    within: ParameterKey | None = None
    strictly: bool = False
    first_only: bool = False

    @property
    def alphabet(self) -> tuple[Pattern, ...]:
        """All that must come before, and the target."""
        return alphabet_of(*(one for every in self.before for one in every.patterns), self.target)

    @property
    def ends_with(self) -> Pattern | None:
        """The target, unless the end of a period alone may change it too."""
        return self.target if self.every is None else None

    @property
    def anywhere_of(self) -> tuple[Pattern, ...]:
        """The target, where it counts anywhere."""
        return (self.target,) if self.anywhere else ()

    @property
    def below_of(self) -> tuple[Pattern, ...]:
        """What others have to come before it."""
        return tuple(pattern for every in self.before for pattern in every.below_of)

    @property
    def ranges_over(self) -> frozenset[Subject]:
        """The kinds of subject of which something has to come before it."""
        return frozenset(kind for every in self.before for kind in every.ranges_over)

    def occasions(self, case: Case) -> Sequence[Event]:
        """Give the targets."""
        return case.anywhere(self.target) if self.anywhere else case.events(self.target)

    def ask(self, case: Case) -> Verdict:
        """Ask of each target whether all that must come before it had come."""
        targets = self.occasions(case)
        if not targets:
            missing, subjects, _ = self._before(case, None)
            return Verdict(
                state=State.INACTIVE, missing=tuple(missing), missing_subjects=tuple(subjects)
            )
        if self.first_only or self._first_decides:
            return evolve(self._judge(case, targets[0]), permanent=True)
        return all_of(*(self._judge(case, target) for target in targets))

    @property
    def _first_decides(self) -> bool:
        """Tell whether what came before the first target came before every later one."""
        return (
            self.within is None
            and self.not_before is None
            and all(
                every.over in (Over.OWN, Over.ENTERPRISE) and every.among is None
                for every in self.before
            )
        )

    def _judge(self, case: Case, target: Event) -> Verdict:
        missing, subjects, found = self._before(case, target)
        broken = bool(missing or subjects)
        return Verdict(
            state=State.VIOLATED if broken else State.FULFILLED,
            evidence=in_order((*found, target)),
            trigger=target.id,
            missing=tuple(missing),
            missing_subjects=tuple(subjects),
            permanent=broken,
        )

    def _before(
        self, case: Case, target: Event | None
    ) -> tuple[dict[UnitId, None], dict[str, None], list[Event]]:
        """Give the units and subjects that have not had it all, and what there has been."""
        missing: dict[UnitId, None] = {}
        subjects: dict[str, None] = {}
        found: list[Event] = []
        for every in self.before:
            for one in every.cases(case, target):
                events = one.events(every.pattern)
                if target is not None:
                    events = self._counting(one, events, target)
                found += events[: every.n]
                if len(events) < every.n:
                    unit, subject = every.member(one)
                    if unit is not None:
                        missing[unit] = None
                    if subject is not None:
                        subjects[subject] = None
        return missing, subjects, found

    def _counting(self, case: Case, events: Sequence[Event], target: Event) -> Sequence[Event]:
        cut = bisect_left if self.strictly else bisect_right
        earlier = cut(events, target.happened, key=day_of)
        there = case.between(self.not_before, self.within, events, earlier, target)
        return events[there.start : there.stop]
