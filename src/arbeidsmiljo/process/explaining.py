"""Explaining: why a duty is what it is, in the reader's language.

An explanation is made of what stands in a view, so it tells its reader nothing else.
"""

from datetime import date
from functools import reduce
from typing import Final

from attrs import frozen

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.identifiers import StatementId
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process.asking import waited_for
from arbeidsmiljo.process.in_view import DutyInView, EventInView, PeriodInView, WaitInView
from arbeidsmiljo.process.labels import (
    FORCES,
    MODALITIES,
    forbids,
    gives_no_time,
    only_reminds,
    state_label,
)
from arbeidsmiljo.process.limits_told import counts_time
from arbeidsmiljo.process.periods_told import told_period
from arbeidsmiljo.process.telling import told_event
from arbeidsmiljo.rules.rule import Rule
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

_CHOSEN: Final = text("{} But here the enterprise has chosen for itself: {}.")
_LENGTH: Final = text("{}: {}")
_FURTHER: Final = text("{}; {}")

_WHY_BY_LAW: Final = {
    State.PENDING: text("It is still to be done, and the law gives no right to wait."),
    State.OVERDUE: text("It is still not done, and the law gives no right to wait."),
    State.REPAIRED: text("It has been done, after the day of our reminder."),
    State.LAPSED: text("It ended before it was done."),
}
"""What is said where the law asks for something and gives no time for it."""


@frozen(kw_only=True)
class Told:
    """Something that happened, in words.

    Attributes:
        on: The day.
        what: What happened.
        where: What the unit is called.
        due: The day until when a measure was decided to be carried out; None for none.
        reason: Why a duty was set aside, where that was done and the reader may know it.
        decided_by: Who decided that, where the reader may know it.
    """

    on: date
    what: str
    where: str
    due: date | None = None
    reason: str = ""
    decided_by: str = ""


@frozen(kw_only=True)
class ToldPeriod:
    """A length of time by which a duty is judged, in words.

    Attributes:
        label: What it decides.
        length: How long it is.
        chosen: The event by which the enterprise chose that; None where it is the method's own.
        default: How long it is where no enterprise chooses.
        ours: Whether that is this library's and not the source's.
    """

    label: str
    length: str
    chosen: Told | None
    default: str
    ours: bool


@frozen(kw_only=True)
class ToldWait:
    """A time for which a duty waited, and that moved its last day, in words.

    Attributes:
        begun: What suspended it, with the day.
        ended: The day on which it was resumed.
        was: The last day that there would have been without it.
        became: The last day that it led to.
    """

    begun: Told
    ended: date
    was: date
    became: date


@frozen(kw_only=True)
class Explanation:
    """Why a duty is what it is.

    Attributes:
        task: What is asked, as a task.
        asked: How strongly, and on whose word: a guide's «shall» is never called law.
        state: What it is.
        why: Why it is that.
        due: The last day for it; None for none.
        reminds: Whether that is no last day, but this library's reminder of what the law gives no
            time for.
        statements: The statements of the source that say so.
        ours: What this library adds to the source, and what the enterprise has chosen in place
            of that; empty for nothing.
        law: What the law asks for here, by section; empty for nothing.
        waited_for: What the rule asks of what happens, and by or from when.
        periods: How long each length of time is that it is judged by, and whose that is.
        stated: The day that those who decided it set, where nobody works on that day; None for
            none.
        stated_counts: The next working day, which counts in its place.
        waits: The times for which it waited and that moved its last day.
        trigger: What gave rise to it, if the reader may know it; None where nothing had to, or did.
        counts_from: What its time counts from, where that is not what gave rise to it: its unit,
            or what it is about, came to be later, by this.
        happened: The events that the verdict rests on, as far as the reader may know them.
        is_asked: Whether anything has given rise to it; what is missing where nothing has will
            have to come first.
        missing: The units that have not done what is asked, by name.
        missing_subjects: The findings, measures, effects or plans of which it is not done, by id,
            as far as the reader may know them.
        hidden: How many more there are than are named.
        hidden_groups: How many of these are leader groups.
    """

    task: str
    asked: str
    state: str
    why: str
    due: date | None
    reminds: bool
    statements: tuple[StatementId, ...]
    ours: str
    law: str
    waited_for: str
    periods: tuple[ToldPeriod, ...]
    stated: date | None
    stated_counts: date | None
    waits: tuple[ToldWait, ...]
    trigger: Told | None
    counts_from: Told | None
    happened: tuple[Told, ...]
    is_asked: bool
    missing: tuple[str, ...]
    missing_subjects: tuple[str, ...]
    hidden: int
    hidden_groups: int


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
    counts_from = duty.counts_from if counts_time(rule.constraint) else None
    since = None if counts_from is None else told_event(counts_from, method)
    modality = MODALITIES[rule.modality].in_language(language)
    return Explanation(
        task=say(rule.title),
        asked=f"{modality}, {FORCES[rule.force].in_language(language)}",
        state=say(state_label(verdict.state, rule, method)),
        why=say(_why(verdict.state, rule, method)),
        due=verdict.due,
        reminds=only_reminds(rule, method),
        statements=rule.statements,
        ours=say(_ours(duty, method)),
        law=say(rule.law),
        waited_for=say(waited_for(rule.constraint, method, since=since)),
        periods=tuple(_told_period(one, method, language) for one in duty.periods),
        stated=duty.stated,
        stated_counts=duty.stated_counts,
        waits=tuple(_told_wait(one, method, language) for one in duty.waits),
        trigger=None if duty.trigger is None else _told(duty.trigger, method, language),
        counts_from=None if counts_from is None else _told(counts_from, method, language),
        happened=tuple(_told(event, method, language) for event in duty.evidence),
        is_asked=verdict.state is not State.INACTIVE,
        missing=duty.missing_names,
        missing_subjects=verdict.missing_subjects,
        hidden=duty.hidden_missing,
        hidden_groups=duty.hidden_groups,
    )


def _why(state: State, rule: Rule, method: Method) -> Text:
    if state is State.FULFILLED and forbids(rule):
        return _KEPT
    if gives_no_time(rule, method) and state in _WHY_BY_LAW:
        return _WHY_BY_LAW[state]
    return _WHY[state]


def _ours(duty: DutyInView, method: Method) -> Text | None:
    """Say what is ours, and which of that the enterprise has made its own."""
    chosen = [
        _LENGTH.format(method.parameter(one.parameter).label, told_period(one.length))
        for one in duty.periods
        if one.chosen is not None
    ]
    if duty.rule.ours is None or not chosen:
        return duty.rule.ours
    return _CHOSEN.format(duty.rule.ours, reduce(_FURTHER.format, chosen))


def _told_period(period: PeriodInView, method: Method, language: str) -> ToldPeriod:
    parameter = method.parameter(period.parameter)
    return ToldPeriod(
        label=parameter.label.in_language(language),
        length=told_period(period.length).in_language(language),
        chosen=None if period.chosen is None else _told(period.chosen, method, language),
        default=told_period(parameter.default).in_language(language),
        ours=parameter.ours,
    )


def _told_wait(wait: WaitInView, method: Method, language: str) -> ToldWait:
    return ToldWait(
        begun=_told(wait.begun, method, language),
        ended=wait.ended,
        was=wait.was,
        became=wait.became,
    )


def _told(event: EventInView, method: Method, language: str) -> Told:
    what = told_event(event, method).in_language(language)
    return Told(
        on=event.on,
        what=what,
        where=event.unit_name,
        due=event.due,
        reason=event.reason,
        decided_by=event.decided_by,
    )
