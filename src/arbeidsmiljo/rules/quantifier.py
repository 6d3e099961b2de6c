"""Quantifiers: each of some units, or of some findings, measures, effects or plans."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.case import Case
from arbeidsmiljo.rules.options import at_least_one
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.subjects import ANSWERED, Life


class Over(StrEnum):
    """What a quantifier ranges over, seen from the duty's unit.

    - `OWN`: the duty's own case;
    - `ENTERPRISE`: the top unit;
    - `UNITS_BELOW`: units of employees at any depth below it;
    - `LEADER_GROUPS_BELOW`: leader groups at any depth below it;
    - `FINDINGS`, `MEASURES`, `EFFECTS`, `PLANS`: those of the unit and of all units below it,
      less measures that were rejected; for a duty about a finding, an effect or a plan, the
      measures that were proposed for that one, of whichever unit.

    It ranges over them as they are when what waits for them happens, with what they have
    inherited by then; where nothing waits for them, as they are on the day of the verdict. On
    one day the order of recording tells which there are.
    """

    OWN = "own"
    ENTERPRISE = "enterprise"
    UNITS_BELOW = "units-below"
    LEADER_GROUPS_BELOW = "leader-groups-below"
    FINDINGS = "findings"
    MEASURES = "measures"
    EFFECTS = "effects"
    PLANS = "plans"


_KINDS: Final = MappingProxyType(
    {
        Over.FINDINGS: Subject.FINDING,
        Over.MEASURES: Subject.MEASURE,
        Over.EFFECTS: Subject.EFFECT,
        Over.PLANS: Subject.PLAN,
    }
)


@frozen(kw_only=True)
class Every:
    """Each of some units or subjects has had the pattern at least n times.

    Attributes:
        pattern: What each is to have had.
        over: Which.
        n: How often each.
        among: Only those that have had this, by then; None for all.
    """

    pattern: Pattern
    over: Over = Over.OWN
    n: int = field(default=1, validator=at_least_one)
    among: Pattern | None = None

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """The events it speaks of."""
        return (self.pattern,) if self.among is None else (self.pattern, self.among)

    @property
    def below_of(self) -> tuple[Pattern, ...]:
        """The patterns whose events count in the units below the duty's own too."""
        return () if self.over in (Over.OWN, Over.ENTERPRISE) else self.patterns

    @property
    def ranges_over(self) -> frozenset[Subject]:
        """The kind of subject, if any, that it ranges over."""
        return frozenset({_KINDS[self.over]} if self.over in _KINDS else ())

    def cases(self, case: Case, at: Event | None) -> Iterator[Case]:
        """Give the case of each unit or subject it ranges over.

        Args:
            case: The duty's.
            at: What waits for them; None for now.
        """
        for one in self._cases(case, at):
            if self.among is None or any(_by(event, at, one) for event in one.events(self.among)):
                yield one

    def _cases(self, case: Case, at: Event | None) -> Iterator[Case]:
        history = case.world.history
        if self.over is Over.OWN:
            yield case if not history.changes else case.in_unit(case.unit, at)
            return
        if self.over is Over.ENTERPRISE:
            yield case.in_unit(history.top(), at)
            return
        history = history.as_of(at)
        organisation = history.now
        if case.unit not in organisation:
            return
        if self.over in _KINDS:
            kind = _KINDS[self.over]
            for life in _subjects(kind, case):
                unit = history.resolve(life.unit)
                tied = _is_tied(life, kind, case)
                if (
                    _by(life.began, at, case)
                    and (life.ended is None or not _by(life.ended, at, case))
                    and tied is not False
                    and (tied or (unit in organisation and organisation.is_within(unit, case.unit)))
                ):
                    yield case.of_subject(unit, (kind, life.id), at)
            return
        leads = self.over is Over.LEADER_GROUPS_BELOW
        for below in organisation.below(case.unit):
            if bool(organisation.children(below.id)) is leads:
                yield case.elsewhere(below.id, history.counted_in(below.id))

    def member(self, case: Case) -> tuple[UnitId | None, str | None]:
        """Tell what to name where one is missing: a unit, or a subject."""
        if self.over in _KINDS and case.subject is not None:
            return None, case.subject[1]
        return case.unit, None


def _subjects(kind: Subject, case: Case) -> Iterable[Life]:
    """Give the subjects of a kind among which those of a case are."""
    subjects, about = case.world.subjects, case.subject
    if kind is Subject.MEASURE and about is not None and about[0] in ANSWERED:
        return subjects.measures_for(*about)
    return subjects.of(kind)


def _is_tied(life: Life, kind: Subject, case: Case) -> bool | None:
    """Tell whether a measure was proposed for what a duty is about; None where that is no tie."""
    if case.subject is None or case.subject[0] is kind:
        return None
    about = case.world.subjects.about(life.began, case.subject[0])
    return None if about is None else case.subject[1] in about


def _by(event: Event, at: Event | None, case: Case) -> bool:
    """Tell whether an event had happened when another did, or by the day of the verdict."""
    if at is None:
        return event.happened <= case.on
    return event.place_in_time <= at.place_in_time
