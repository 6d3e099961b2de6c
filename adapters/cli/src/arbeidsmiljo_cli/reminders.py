"""`reminders`: the tasks that became something else between two moments, for each actor."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

import click

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.identifiers import ActorKey
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.process import Change, Process, to_remind_of
from arbeidsmiljo.process.in_view import DutyInView
from arbeidsmiljo.process.labels import only_reminds
from arbeidsmiljo_cli import status_wording as words
from arbeidsmiljo_cli.change_lines import states_text
from arbeidsmiljo_cli.clock import now
from arbeidsmiljo_cli.options import Format, examples, format_option, moment
from arbeidsmiljo_cli.session import ChoiceError, Session, language_of, on_process
from arbeidsmiljo_cli.terminal import console, plain_table, put
from arbeidsmiljo_cli.texts import text
from arbeidsmiljo_cli.wording import asks, day_text, due_text

_UNITS: Final = text("{n} units")

_NAMED: Final = 4
"""So many units are named in a row, and no more."""


@click.command()
@click.option(
    "--since",
    type=moment,
    required=True,
    help="The moment after which changes count; a day stands for its end.",
)
@click.option(
    "--until",
    type=moment,
    default=now,
    show_default="now",
    help="The last moment that counts, now at the latest.",
)
@click.option("--actor", metavar="KEY", help="Only the tasks that this actor may see; all for HR.")
@click.option("--unit", metavar="ID", help="The unit that the actor is one in.")
@click.option("--all", "every", is_flag=True, help="Every change, not only what is still to do.")
@format_option
@click.option("--language", help="Of labels; the process's own if left out.")
@on_process
@examples(
    "reminders --since 2026-03-31",
    "reminders --since 2026-03-31 --format json",
    "reminders --since 2026-03-31 --actor leader-of-employees --unit s-302",
)
def reminders(
    session: Session,
    *,
    since: datetime,
    until: datetime,
    actor: str | None,
    unit: str | None,
    every: bool,
    form: str,
    language: str | None,
) -> None:
    """Show which tasks became due, late or not followed, and whose.

    An event may change a task, and so may time alone. Each task is shown by the last change that
    asks for something; what was done by the end is left out. --all shows every change, where only
    a deadline moved or more of several events came too. The id of a change, in the JSON, is the
    same whenever it is asked for, so that a reminder is sent once. Days begin at midnight in the
    time zone of
    this machine, whichever offsets are given. All tasks come when the process begins, or where
    that is recorded later, then.
    """
    process = session.process
    told = language_of(process.method, language, process.language)
    _check_is_over("--since", since, "which is told once it is over")
    _check_is_over(
        "--until",
        until,
        "and what is recorded until then would be told neither now nor the next time; leave it "
        "out for all until now",
    )
    if until < since:
        raise ChoiceError(
            f"--until {until:%Y-%m-%d %H:%M} is before --since {since:%Y-%m-%d %H:%M}; swap them"
        )
    changed = session.changes(session.viewer(actor, unit), since=since, until=until)
    found = changed if every else to_remind_of(changed)
    if form == Format.JSON:
        document = [_document(change, process, told) for change in found]
        put(json.dumps(document, ensure_ascii=False, indent=2))
        return
    _print(found, process, told)


def _check_is_over(option: str, at: datetime, why: str) -> None:
    """Refuse a moment that is still to come.

    Raises:
        ChoiceError: It is one.
    """
    if at > now():
        raise ChoiceError(f"{option} {at:%Y-%m-%d %H:%M} is still to come, {why}")


def _document(change: Change[DutyInView], process: Process, language: str) -> dict[str, object]:
    rule = change.duty.rule
    label = process.method.actor(rule.bearer).label
    verdict, was = change.duty.verdict, change.was
    due = verdict.due
    return {
        "id": change.id,
        "at": change.at.isoformat(),
        "actor": {"key": rule.bearer, "label": label.in_language(language)},
        "unit": {"id": change.unit, "name": change.duty.unit_name},
        "duty": change.duty.id,
        "about": change.duty.subject,
        "rule": rule.key,
        "title": rule.title.in_language(language),
        "modality": str(rule.modality),
        "force": str(rule.force),
        "ours": None if rule.ours is None else rule.ours.in_language(language),
        "before": None if change.before is None else str(change.before),
        "after": None if change.after is None else str(change.after),
        "due": None if due is None else due.isoformat(),
        "reminds": only_reminds(rule, process.method),
        "due_before": None if was is None or was.due is None else was.due.isoformat(),
        "count": verdict.count,
        "needed": verdict.needed,
    }


def _print(found: Iterable[Change[DutyInView]], process: Process, language: str) -> None:
    """Print the changes of each actor, those asked for in different ways apart."""
    from rich.text import Text as Styled

    by_actor: dict[ActorKey, list[Change[DutyInView]]] = {}
    for change in found:
        by_actor.setdefault(change.duty.rule.bearer, []).append(change)
    if not by_actor:
        console().print(words.NO_CHANGES.in_language(language))
    for bearer, some in by_actor.items():
        label = process.method.actor(bearer).label.in_language(language)
        units = {change.unit for change in some}
        where = f" · {some[-1].duty.unit_name}" if len(units) == 1 else ""
        console().print(Styled(f"\n{label}{where}", "bold"))
        for asked, alike in _by_demand(some, language).items():
            table = plain_table()
            table.expand = True
            table.add_column(words.CHANGED.in_language(language), width=10)
            table.add_column(f"{asked[:1].upper()}{asked[1:]}", ratio=1)
            table.add_column(words.STATE.in_language(language), width=26)
            table.add_column(words.DUE.in_language(language), width=10)
            for cells in _rows(alike, process.method, language, named=len(units) > 1):
                table.add_row(*cells)
            console().print(table)


def _by_demand(
    some: Iterable[Change[DutyInView]], language: str
) -> dict[str, list[Change[DutyInView]]]:
    """Put changes apart by how strongly and on whose word their rules ask, as in a status."""
    strongest_first = tuple(Modality)
    found: dict[str, list[Change[DutyInView]]] = {}
    for change in sorted(some, key=lambda one: strongest_first.index(one.duty.rule.modality)):
        rule = change.duty.rule
        found.setdefault(asks(rule.modality, rule.force, language), []).append(change)
    return found


def _rows(
    some: Iterable[Change[DutyInView]], method: Method, language: str, *, named: bool
) -> Iterator[Sequence[str]]:
    """Give the cells of each row; equal changes of several units are one.

    Args:
        some: The changes.
        method: The method of the process.
        language: Of the words.
        named: Whether the units of a row are named.
    """
    rows: dict[tuple[str, ...], list[Change[DutyInView]]] = {}
    for change in some:
        rows.setdefault(tuple(_cells(change, method, language)), []).append(change)
    for (day, task, state, due), alike in rows.items():
        title = task
        if len(alike) > len({change.unit for change in alike}):
            title += f" ({len(alike)})"
        if named and alike[0].duty.rule.scope is not Scope.ONCE:
            title += f"\n  {_units(alike, language)}"
        yield day, title, state, due


def _units(alike: list[Change[DutyInView]], language: str) -> str:
    """Name the units of a row where they are few, and count them where they are not."""
    units = list(dict.fromkeys(change.unit for change in alike))
    if len(units) > _NAMED:
        return _UNITS.in_language(language).format(n=len(units))
    return ", ".join(units)


def _cells(change: Change[DutyInView], method: Method, language: str) -> Iterator[str]:
    """Give what a row tells of a change: the day, the task, the states and the last day."""
    rule = change.duty.rule
    yield day_text(change.at.date(), language)
    yield rule.title.in_language(language)
    yield states_text(change, method, language)
    yield due_text(change.duty.verdict.due, language, reminds=only_reminds(rule, method))
