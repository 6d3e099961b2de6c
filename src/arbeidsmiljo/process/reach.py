"""The reach of rules: which events may matter to one, and from where in the organisation."""

from typing import Self

from attrs import frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.rules.subjects import MEASURE_STEPS
from arbeidsmiljo.rules.world import EventsByPattern

_OF_MEASURES = frozenset(kind.activity for kind in MEASURE_STEPS)


@frozen(kw_only=True)
class Reach:
    """From where events change duties, as a constraint says; asked for once.

    Attributes:
        anywhere_of: The patterns whose events count wherever they happen.
        below_of: The patterns whose events count in the units below the duty's own too.
        ranges_over: The kinds of subject of the units below that it asks something of.
        starts_with: What its time starts with.
        ends_with: What all else has to come before, to change more than what is missing.
    """

    anywhere_of: tuple[Pattern, ...]
    below_of: tuple[Pattern, ...]
    ranges_over: frozenset[Subject]
    starts_with: Pattern | None
    ends_with: Pattern | None

    @classmethod
    def of(cls, constraint: Constraint) -> Self:
        """Give that of a constraint."""
        return cls(
            anywhere_of=constraint.anywhere_of,
            below_of=constraint.below_of,
            ranges_over=constraint.ranges_over,
            starts_with=constraint.starts_with,
            ends_with=constraint.ends_with,
        )

    def is_of_members(self, kinds: frozenset[Subject], patterns: frozenset[Pattern]) -> bool:
        """Tell whether something is asked of what a duty ranges over, by an event.

        Args:
            kinds: The kinds of subject that the event names.
            patterns: What it is of.
        """
        return not (kinds.isdisjoint(self.ranges_over) and patterns.isdisjoint(self.below_of))

    def is_too_late(self, event: Event, events: EventsByPattern) -> bool:
        """Tell whether all that an event could have counted for had happened on an earlier day.

        Args:
            event: The event, which does not change whose duties there are.
            events: All that is known.
        """
        if self.ends_with is None or self.ends_with.matches(event):
            return False
        waiting = events.of(self.ends_with, None)
        return not waiting or waiting[-1].happened < event.happened


def depends_on(rule: Rule, kinds: frozenset[Subject]) -> bool:
    """Tell whether what an event says of subjects of some kinds may matter to a rule."""
    correlated: tuple[str, ...] = getattr(rule.constraint, "correlate", ())
    return (
        rule.each is not None
        or not kinds.isdisjoint(rule.constraint.ranges_over)
        or not kinds.isdisjoint(correlated)
    )


def asks_for_measures(rule: Rule) -> bool:
    """Tell whether a measure that is rejected may have been what a rule asked for."""
    parts = (part for pattern in rule.constraint.alphabet for part in pattern.parts)
    return any(part.activity in _OF_MEASURES for part in parts)
