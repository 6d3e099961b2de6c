"""Changes as people read them: which duties became something else."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from arbeidsmiljo.method import Method
from arbeidsmiljo.process import Change, Process, as_one
from arbeidsmiljo.process.in_view import DutyInView
from arbeidsmiljo.process.labels import only_reminds, state_label
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo_cli.texts import text
from arbeidsmiljo_cli.wording import day_text, due_text

_SHOWN: Final = 8
"""How many changes are told one by one."""


_HEADING: Final = text("Tasks that changed, as of {day}:")


def changes_heading(on: date, language: str) -> str:
    """Say by which day the changes that are told below are judged."""
    return _HEADING.in_language(language).format(day=day_text(on, language))


def states_text(change: Change[Duty] | Change[DutyInView], method: Method, language: str) -> str:
    """Say what a duty was and is: `to do → late`; once where only its last day is another."""
    rule = change.duty.rule
    states = dict.fromkeys(state for state in (change.before, change.after) if state is not None)
    labels = [state_label(state, rule, method).in_language(language) for state in states]
    return " → ".join([*labels, *(["–"] if change.gone else [])])


def change_lines(changes: Iterable[Change[Duty]], process: Process) -> Iterator[str]:
    """Tell which duties were changed, each once; where only the count is another, it is left out.

    Args:
        changes: In the order in which they came about.
        process: The process, for its language.
    """
    told = [change for change in as_one(changes) if change.anew]
    for change in told[:_SHOWN]:
        verdict = change.duty.verdict
        states = states_text(change, process.method, process.language)
        reminds = only_reminds(change.duty.rule, process.method)
        due = due_text(verdict.due, process.language, reminds=reminds)
        due = due if verdict.state.is_open else ""
        title = change.duty.rule.title.in_language(process.language)
        unit, about = process.unit_name(change.duty.unit), change.duty.subject
        where = unit if about is None else f"{unit}, {about}"
        yield f"  {title} ({where}): {states}{f', {due}' if due else ''}"
    if len(told) > _SHOWN:
        yield f"  … +{len(told) - _SHOWN}"
