"""`explain`: why a task is late, done or not followed, in the reader's language."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

import click
from attrs import asdict

from arbeidsmiljo.process import Explanation, Told, ToldPeriod, ToldWait, explain
from arbeidsmiljo.process.in_view import DutyInView
from arbeidsmiljo_cli import status_wording as words
from arbeidsmiljo_cli.counted import units_and_groups
from arbeidsmiljo_cli.options import Format, examples, format_option, moment, on_option
from arbeidsmiljo_cli.session import ChoiceError, Session, language_of, on_process
from arbeidsmiljo_cli.terminal import console, plain_table, put
from arbeidsmiljo_cli.texts import text
from arbeidsmiljo_cli.wording import day_text, with_deadline

_UNIT: Final = text("Unit")
_REMINDER: Final = text("Our reminder")
_ASKED: Final = text("Asked")
_OURS: Final = text("Added by us")
_LAW: Final = text("By law")
_WAITED_FOR: Final = text("What is asked")
_LENGTHS: Final = text("How long")
_CHOSEN: Final = text("chosen by the enterprise {}; {} if it had not")
_OUR_OWN: Final = text("our default; the source gives none")
_THE_SOURCES: Final = text("given by the source")
_SET_FOR: Final = text("Set for")
_GIVES_WAY: Final = text("{}, which is no working day; the next, {}, counts")
_WAITED: Final = text("Suspended")
_MOVED: Final = text("{}–{}; the last day moved from {} to {}")
_TRIGGER: Final = text("Given rise to by")
_COUNTS_FROM: Final = text("Time counts from")
_HAPPENED: Final = text("What happened")
_MISSING: Final = text("Missing")
_MISSING_SUBJECTS: Final = text("Missing for")
_TO_COME_FIRST: Final = text("Has to come first in")
_TO_COME_FIRST_FOR: Final = text("Has to come first for")
_DECIDED_BY: Final = text("decided by {}")

_NAMED: Final = 8
"""So many tasks of a rule are named where it has to be said which is meant."""


@click.command("explain")
@click.argument("rule")
@click.option("--unit", metavar="ID", help="In which unit; not needed where there is one task.")
@click.option("--subject", metavar="ID", help="Of which finding, measure, effect or plan.")
@click.option(
    "--actor", metavar="KEY", help="Who reads it; HR, or who oversees the process, if left out."
)
@click.option("--actor-unit", metavar="ID", help="The unit that the actor is one in.")
@on_option("The day: what happened later does not count.")
@click.option("--known-at", type=moment, help="The moment: what was recorded later does not count.")
@format_option
@click.option("--language", help="Of the answer; the process's own if left out.")
@on_process
@examples(
    "explain amu-two-meetings",
    "explain unit-two-meetings --unit s-302 --on 2026-04-01 --language en",
    "explain unit-two-meetings --actor leader-of-employees --actor-unit s-302",
)
def explain_task(
    session: Session,
    *,
    rule: str,
    unit: str | None,
    subject: str | None,
    actor: str | None,
    actor_unit: str | None,
    on: date,
    known_at: datetime | None,
    form: str,
    language: str | None,
) -> None:
    """Say why a task is what it is: its rule, source and events.

    'arbeidsmiljo show rules' lists the rules. What is told is what the reader may see.
    """
    method = session.process.method
    key = method.rule(rule).key
    told = language_of(method, language, session.process.language)
    reader = session.viewer(actor, actor_unit, option="--actor-unit")
    seen = session.look(reader, on=on, known_at=known_at)
    place = None if unit is None else session.unit(unit)
    duty = _chosen(
        [
            one
            for one in seen.duties
            if one.rule.key == key and place in (None, one.unit) and subject in (None, one.subject)
        ],
        rule,
    )
    made = explain(duty, method, language=told)
    if form == Format.JSON:
        document = {"schema": 1, "duty": duty.id, **asdict(made)}
        put(json.dumps(document, ensure_ascii=False, indent=2, default=str))
        return
    table = plain_table()
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    table.show_header = False
    for label, value in _rows(made, duty, told):
        table.add_row(label, value)
    console().print(table)


def _chosen(duties: list[DutyInView], rule: str) -> DutyInView:
    if len(duties) == 1:
        return duties[0]
    if not duties:
        raise ChoiceError(
            f"there is no task of the rule {rule!r} here that the reader may see; 'arbeidsmiljo "
            "status' lists the tasks that there are, 'arbeidsmiljo show rules' what every rule asks"
        )
    named = [
        f"--unit {one.unit}" + ("" if one.subject is None else f" --subject {one.subject}")
        for one in duties[:_NAMED]
    ]
    more = f", and {len(duties) - _NAMED} more" if len(duties) > _NAMED else ""
    raise ChoiceError(
        f"the rule {rule!r} has {len(duties)} tasks; say which: {', '.join(named)}{more}"
    )


def _rows(made: Explanation, duty: DutyInView, language: str) -> Iterator[tuple[str, str]]:
    happened = [one for one in made.happened if one != made.trigger]
    missing = [*made.missing, *([_hidden(made, duty, language)] if made.hidden else [])]
    state = f"{made.state}. {made.why}"
    where = duty.unit_name if duty.subject is None else f"{duty.unit_name}, {duty.subject}"
    for label, value in (
        (words.TASK, made.task),
        (_UNIT, where),
        (words.STATE, f"{state[:1].upper()}{state[1:]}"),
        (_REMINDER if made.reminds else words.DUE, day_text(made.due, language)),
        (_ASKED, made.asked),
        (words.SOURCE, ", ".join(made.statements)),
        (_OURS, made.ours),
        (_LAW, made.law),
        (_WAITED_FOR, made.waited_for),
        (_LENGTHS, "\n".join(_told_period(one, language) for one in made.periods)),
        (_SET_FOR, _set_for(made, language)),
        (_WAITED, "\n".join(_told_wait(one, language) for one in made.waits)),
        (_TRIGGER, "" if made.trigger is None else _told(made.trigger, language)),
        (_COUNTS_FROM, "" if made.counts_from is None else _told(made.counts_from, language)),
        (_HAPPENED, "\n".join(_told(one, language) for one in happened)),
        (_MISSING if made.is_asked else _TO_COME_FIRST, ", ".join(missing)),
        (
            _MISSING_SUBJECTS if made.is_asked else _TO_COME_FIRST_FOR,
            ", ".join(made.missing_subjects),
        ),
    ):
        if value:
            yield label.in_language(language), value


def _hidden(made: Explanation, duty: DutyInView, language: str) -> str:
    """Say how many more are missing than are named; units where only units can be."""
    units = made.hidden - made.hidden_groups
    more = "+" if made.missing else ""
    if duty.rule.constraint.ranges_over:
        return f"{more}{made.hidden}"
    return f"{more}{units_and_groups(units, made.hidden_groups).in_language(language)}"


def _told_period(told: ToldPeriod, language: str) -> str:
    whose = _OUR_OWN if told.ours else _THE_SOURCES
    if told.chosen is not None:
        whose = _CHOSEN.format(day_text(told.chosen.on, language), told.default)
    return f"{told.label}: {told.length} ({whose.in_language(language)})"


def _set_for(made: Explanation, language: str) -> str:
    if made.stated is None:
        return ""
    days = (made.stated, made.stated_counts)
    return _GIVES_WAY.format(*(day_text(day, language) for day in days)).in_language(language)


def _told_wait(told: ToldWait, language: str) -> str:
    days = (told.begun.on, told.ended, told.was, told.became)
    said = _MOVED.format(*(day_text(day, language) for day in days)).in_language(language)
    return _because(f"{said} ({told.begun.where})", told.begun, language)


def _told(told: Told, language: str) -> str:
    what = with_deadline(told.what, told.due, language)
    said = f"{day_text(told.on, language)} {what} ({told.where})"
    return _because(said, told, language)


def _because(said: str, told: Told, language: str) -> str:
    decided = _DECIDED_BY.format(told.decided_by).in_language(language) if told.decided_by else ""
    because = "; ".join(one for one in (told.reason, decided) if one)
    return f"{said}: {because}" if because else said
