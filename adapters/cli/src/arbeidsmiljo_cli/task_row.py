"""What stands in a row of a status: whose or what it is about, how it stands, and the events."""

from collections.abc import Container, Iterator
from datetime import date
from typing import Final

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process.in_view import DutyInView
from arbeidsmiljo.process.labels import only_reminds, state_label
from arbeidsmiljo.process.telling import told_event
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo_cli import status_wording as words
from arbeidsmiljo_cli.counted import duties_of, missing_text
from arbeidsmiljo_cli.duties import Row
from arbeidsmiljo_cli.wording import day_text, with_deadline

STATE_WIDTH: Final = 22
"""How wide the words on how a row stands may be."""

_LATE: Final = (words.DAY_LATE, words.DAYS_LATE)
_SINCE_REMINDER: Final = (words.DAY_SINCE_REMINDER, words.DAYS_SINCE_REMINDER)
"""What is said of one day, and of several."""

_NAMED: Final = 4
"""So many units or subjects are named, and no more."""


def name_line(row: Row, *, every: bool) -> list[str]:
    """Name the units of a row, or the measures, findings … in them, where they are some of many.

    Args:
        row: The row.
        every: Whether they are named where they are more than a few.
    """
    if len(row.duties) == row.total:
        return []
    if row.one is not None and row.one.subject is None:
        return [f"{row.one.unit_name} ({row.one.unit})"]
    named = every or len(row.duties) <= _NAMED
    return [", ".join(_name(one) for one in row.duties)] if named else []


def _name(duty: DutyInView) -> str:
    """Give what a duty is about, and where that is one of many places."""
    if duty.subject is None:
        return duty.unit
    return duty.subject if duty.rule.scope is Scope.ONCE else f"{duty.subject} ({duty.unit})"


def state_text(
    row: Row, on: date, method: Method, language: str, *, groups: Container[UnitId]
) -> str:
    """Say how a row stands: how many it is about, how late, how many of how many, what is missing.

    Args:
        row: The row.
        on: The day.
        method: The method of the process.
        language: Of the words.
        groups: The units that are leader groups.
    """

    def say(text: Text, **values: object) -> str:
        return text.in_language(language).format(**values)

    reminds = only_reminds(row.rule, method)
    if row.is_of_many:
        parts = [say(duties_of(row.rule).of, n=len(row.duties), m=row.total)]
        if late := sum(one.verdict.state is State.REPAIRED for one in row.duties):
            parts.append(say(words.SOME_AFTER_REMINDER if reminds else words.SOME_LATE, n=late))
        if ready := sum(_is_ready(one) for one in row.duties):
            parts.append(say(words.ONE_READY if ready == 1 else words.SOME_READY, n=ready))
        return _joined(parts)
    (duty,) = row.duties
    verdict = duty.verdict
    parts = [state_label(verdict.state, row.rule, method).in_language(language)]
    if verdict.state is State.OVERDUE and verdict.due is not None:
        days = (on - verdict.due).days
        one, several = _SINCE_REMINDER if reminds else _LATE
        parts = [say(one) if days == 1 else say(several, n=days)]
    if verdict.needed > 1:
        parts.append(say(words.OF, n=verdict.count, m=verdict.needed))
    if _is_ready(duty):
        return say(words.READY)
    if isinstance(row.rule.constraint, Precedence):
        if verdict.state is State.INACTIVE:
            parts = [say(words.NOT_DONE)] if duty.unit in verdict.missing else []
        parts += _missing(duty, row.rule.constraint, language, groups)
    return _joined(parts)


def _joined(parts: list[str]) -> str:
    """Put parts on one line where they fit, or on a line each."""
    line = ", ".join(parts)
    return line if len(line) <= STATE_WIDTH else ",\n".join(parts)


def _is_ready(duty: DutyInView) -> bool:
    """Tell whether all that is to come before something is there, and it only has to happen."""
    return (
        isinstance(duty.rule.constraint, Precedence)
        and duty.verdict.state is State.INACTIVE
        and not duty.verdict.missing
        and not duty.verdict.missing_subjects
        and not duty.hidden_missing
    )


def _missing(
    duty: DutyInView, constraint: Precedence, language: str, groups: Container[UnitId]
) -> list[str]:
    """Say which other units, or how many of what, have not had what is to come before."""
    missing = [unit for unit in duty.verdict.missing if unit != duty.unit]
    uncounted = len(duty.verdict.missing_subjects) + duty.hidden_missing
    number = len(missing) + uncounted
    if not number:
        return []
    if number <= _NAMED and not uncounted:
        return [words.MISSING_SOME.in_language(language).format(units=", ".join(missing))]
    return [
        missing_text(
            constraint.before,
            missing,
            uncounted=uncounted,
            hidden_groups=duty.hidden_groups,
            groups=groups,
            language=language,
        )
    ]


def event_lines(duty: DutyInView, method: Method, language: str) -> Iterator[str]:
    """Tell the events behind a duty, one line each."""
    for event in duty.evidence:
        what = with_deadline(told_event(event, method).in_language(language), event.due, language)
        yield f"{day_text(event.on, language)} {what} ({event.unit_name})"
