"""Duties in order: what is late, what is next, what waits and what is done, rule by rule."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from attrs import frozen

from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.process.in_view import DutyInView
from arbeidsmiljo.process.labels import forbids
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.rules.verdict import State


class Standing(StrEnum):
    """Where a duty stands, in the order in which people want to read it."""

    LATE = "late"
    NOT_FOLLOWED = "not-followed"
    NEXT = "next"
    WAITING = "waiting"
    KEPT = "kept"
    DONE = "done"
    LAPSED = "lapsed"


STANDING_OF: Final[Mapping[State, Standing]] = MappingProxyType(
    {
        State.OVERDUE: Standing.LATE,
        State.VIOLATED: Standing.NOT_FOLLOWED,
        State.PENDING: Standing.NEXT,
        State.INACTIVE: Standing.WAITING,
        State.UNUSED: Standing.WAITING,
        State.FULFILLED: Standing.DONE,
        State.REPAIRED: Standing.DONE,
        State.USED: Standing.DONE,
        State.SUSPENDED: Standing.WAITING,
        State.WAIVED: Standing.LAPSED,
        State.LAPSED: Standing.LAPSED,
    }
)


def standing_of(duty: DutyInView) -> Standing:
    """Say where a duty stands: what a rule forbids is kept, and never done."""
    if duty.verdict.state is State.FULFILLED and forbids(duty.rule):
        return Standing.KEPT
    return STANDING_OF[duty.verdict.state]


@frozen(kw_only=True)
class Row:
    """The duties that one rule gives and that stand alike.

    Attributes:
        rule: The rule.
        duties: One, or one for each of several units, or measures, findings …
        total: How many duties the rule gives in all.
    """

    rule: Rule
    duties: tuple[DutyInView, ...]
    total: int

    @property
    def one(self) -> DutyInView | None:
        """The duty, where the row is about one."""
        return self.duties[0] if len(self.duties) == 1 else None

    @property
    def is_of_many(self) -> bool:
        """Whether the rule gives more than one duty."""
        return self.total > 1

    @property
    def due(self) -> date | None:
        """The first of the last days for it."""
        return min((one.verdict.due for one in self.duties if one.verdict.due), default=None)


def rows(
    duties: Iterable[DutyInView],
) -> Mapping[Standing, Mapping[Modality, tuple[Row, ...]]]:
    """Put duties in order; those of one rule that stand alike are one row.

    Args:
        duties: In the order of the method's rules and the organisation's units.

    Returns:
        Standing to modality to rows, the earliest due first; without what there is none of.
    """
    totals: dict[str, int] = {}
    alike: dict[tuple[Standing, Modality], dict[str, list[DutyInView]]] = {}
    for duty in duties:
        rule = duty.rule
        totals[rule.key] = totals.get(rule.key, 0) + 1
        place = alike.setdefault((standing_of(duty), rule.modality), {})
        place.setdefault(rule.key, []).append(duty)
    found: dict[Standing, dict[Modality, tuple[Row, ...]]] = {}
    for standing in Standing:
        for modality in Modality:
            made = [
                Row(rule=some[0].rule, duties=tuple(some), total=totals[some[0].rule.key])
                for some in alike.get((standing, modality), {}).values()
            ]
            if made:
                made.sort(key=lambda row: row.due or date.max)
                found.setdefault(standing, {})[modality] = tuple(made)
    return found
