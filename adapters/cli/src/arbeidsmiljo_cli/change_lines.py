"""Changes as people read them: which duties became something else."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from arbeidsmiljo.process import Change, Process
from arbeidsmiljo.process.change import as_one
from arbeidsmiljo.process.labels import state_label
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo_cli.texts import text
from arbeidsmiljo_cli.wording import day_text

_SHOWN: Final = 8
"""How many changes are told one by one."""


_HEADING: Final = text("Tasks that changed, as of {day}:")


def changes_heading(on: date, language: str) -> str:
    """Say by which day the changes that are told below are judged."""
    return _HEADING.in_language(language).format(day=day_text(on, language))


def change_lines(changes: Iterable[Change[Duty]], process: Process) -> Iterator[str]:
    """Tell which duties an event changed, each once; what only became known of is left out.

    Args:
        changes: In the order in which they came about.
        process: The process, for its language.
    """
    told = as_one(changes)
    for change in told[:_SHOWN]:
        verdict = change.duty.verdict
        words = [
            state_label(state, change.duty.rule).in_language(process.language)
            for state in (change.before, change.after)
            if state is not None
        ]
        due = day_text(verdict.due, process.language) if verdict.state.is_open else ""
        title = change.duty.rule.title.in_language(process.language)
        unit = process.unit_name(change.duty.unit)
        yield f"  {title} ({unit}): {' → '.join(words)}{f', {due}' if due else ''}"
    if len(told) > _SHOWN:
        yield f"  … +{len(told) - _SHOWN}"
