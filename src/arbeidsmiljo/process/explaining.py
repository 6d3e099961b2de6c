"""Explaining: why a duty is what it is, in the reader's language.

An explanation is made of what stands in a view, so it tells its reader nothing else.
"""

from datetime import date
from typing import Final

from attrs import frozen

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.identifiers import StatementId
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process.asking import waited_for
from arbeidsmiljo.process.in_view import DutyInView, EventInView
from arbeidsmiljo.process.labels import FORCES, MODALITIES, forbids, state_label
from arbeidsmiljo.process.telling import told_event
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.texts import text

_WHY: Final = {
    State.INACTIVE: text("Nothing has given rise to it yet."),
    State.PENDING: text("It is still to be done, and there is time."),
    State.FULFILLED: text("It has been done as asked."),
    State.OVERDUE: text("The last day for it has passed."),
    State.REPAIRED: text("It has been done, after the last day for it."),
    State.VIOLATED: text("It can no longer be done as asked."),
    State.SUSPENDED: text("It waits; its deadline moves by as many days."),
    State.WAIVED: text("It was decided that it does not bind here."),
    State.LAPSED: text("It ended while there was still time."),
    State.USED: text("The possibility has been used."),
    State.UNUSED: text("The possibility has not been used, and need not be."),
}


_KEPT: Final = text("Nothing of what it forbids has happened.")


@frozen(kw_only=True)
class Told:
    """Something that happened, in words.

    Attributes:
        on: The day.
        what: What happened.
        where: What the unit is called.
        reason: Why a duty was set aside, where that was done and the reader may know it.
        decided_by: Who decided that, where the reader may know it.
    """

    on: date
    what: str
    where: str
    reason: str = ""
    decided_by: str = ""


@frozen(kw_only=True)
class Explanation:
    """Why a duty is what it is.

    Attributes:
        task: What is asked, as a task.
        asked: How strongly, and on whose word: a guide's «shall» is never called law.
        state: What it is.
        why: Why it is that.
        due: The last day for it; None for none.
        statements: The statements of the source that say so.
        ours: What this library adds to the source; empty for nothing.
        law: What the law asks for here, by section; empty for nothing.
        waited_for: What the rule asks of what happens, and by or from when.
        trigger: What gave rise to it, if the reader may know it; None where nothing had to, or did.
        happened: The events that the verdict rests on, as far as the reader may know them.
        missing: The units that have not done what is asked, by name.
        missing_subjects: The findings, measures, effects or plans of which it is not done, by id,
            as far as the reader may know them.
        hidden: How many more there are than are named.
    """

    task: str
    asked: str
    state: str
    why: str
    due: date | None
    statements: tuple[StatementId, ...]
    ours: str
    law: str
    waited_for: str
    trigger: Told | None
    happened: tuple[Told, ...]
    missing: tuple[str, ...]
    missing_subjects: tuple[str, ...]
    hidden: int


def explain(duty: DutyInView, method: Method, *, language: str) -> Explanation:
    """Say why a duty is what it is.

    Args:
        duty: The duty, as its reader may see it.
        method: The method of the process.
        language: The reader's.

    Returns:
        The explanation, in words; how days are written is left to whoever shows it.
    """

    def say(told: Text | None) -> str:
        return "" if told is None else told.in_language(language)

    rule, verdict = duty.rule, duty.verdict
    is_kept = verdict.state is State.FULFILLED and forbids(rule)
    modality = MODALITIES[rule.modality].in_language(language)
    return Explanation(
        task=say(rule.title),
        asked=f"{modality}, {FORCES[rule.force].in_language(language)}",
        state=say(state_label(verdict.state, rule)),
        why=say(_KEPT if is_kept else _WHY[verdict.state]),
        due=verdict.due,
        statements=rule.statements,
        ours=say(rule.ours),
        law=say(rule.law),
        waited_for=say(waited_for(rule.constraint, method)),
        trigger=None if duty.trigger is None else _told(duty.trigger, method, language),
        happened=tuple(_told(event, method, language) for event in duty.evidence),
        missing=duty.missing_names,
        missing_subjects=verdict.missing_subjects,
        hidden=duty.hidden_missing,
    )


def _told(event: EventInView, method: Method, language: str) -> Told:
    what = told_event(event, method).in_language(language)
    return Told(
        on=event.on,
        what=what,
        where=event.unit_name,
        reason=event.reason,
        decided_by=event.decided_by,
    )
