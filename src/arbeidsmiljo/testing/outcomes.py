"""Outcomes: which verdicts tell that a rule was kept, and which that it was broken."""

from typing import Final

from arbeidsmiljo.rules.rule import Duty, Rule
from arbeidsmiljo.rules.verdict import State

_KEPT: Final = (State.FULFILLED, State.USED)
_BROKEN: Final = (State.VIOLATED, State.OVERDUE, State.REPAIRED, State.UNUSED)


def is_kept(duty: Duty) -> bool:
    """Tell whether a duty was done in time, or a permission used.

    What goes on without end is kept as long as it is not overdue.
    """
    state = duty.verdict.state
    goes_on = getattr(duty.rule.constraint, "every", None) is not None
    return state in _KEPT or (goes_on and state is State.PENDING)


def is_broken(duty: Duty) -> bool:
    """Tell whether a duty was not done, or too late, or done wrong, or a permission not used.

    What has no deadline is broken, as far as it can be, while it is not done.
    """
    state = duty.verdict.state
    return state in _BROKEN or (state is State.PENDING and not has_deadline(duty.rule))


def has_deadline(rule: Rule) -> bool:
    """Tell whether what a rule asks for can become overdue."""
    asked = (getattr(rule.constraint, field, None) for field in ("within", "every"))
    return any(one is not None for one in asked)
