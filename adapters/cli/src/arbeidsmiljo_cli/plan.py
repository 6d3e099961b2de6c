"""`plan`: a day for every meeting."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from arbeidsmiljo.model.events import MeetingPlanned
from arbeidsmiljo.model.identifiers import MeetingKey
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process import PlannedMeeting, Process, plan_meetings
from arbeidsmiljo.process.planning import planned_days
from arbeidsmiljo_cli.clock import now
from arbeidsmiljo_cli.options import Format, examples, format_option, on_option
from arbeidsmiljo_cli.session import ChoiceError, Session, on_process
from arbeidsmiljo_cli.terminal import console, plain_table, put, say
from arbeidsmiljo_cli.texts import text
from arbeidsmiljo_cli.wording import is_or_are, number_of, span_text, was_or_were, weekday_text

if TYPE_CHECKING:
    from rich.table import Table

_MEETING = text("Meeting")
_DAYS = text("When")
_DAY = text("Day")
_WHOSE = text("Whose")
_NUMBER = text("Number")
_HELD = text("held")


@click.command()
@on_option("The day of planning: meetings are given later ones, so that people can be called.")
@click.option("--anew", is_flag=True, help="Move meetings that are planned and not held.")
@click.option("--dry-run", is_flag=True, help="Show the plan, and record nothing.")
@click.option("--all", "every", is_flag=True, help="List every meeting, not each kind.")
@format_option
@on_process
@examples("plan", "plan --all --format json --dry-run", "plan --anew --on 2026-03-26")
def plan(session: Session, *, on: date, anew: bool, dry_run: bool, every: bool, form: str) -> None:
    """Give every meeting a working day, in the method's order.

    Meetings that have a day keep it, so planning twice changes nothing.
    """
    session.check_prepared(on)
    # Nobody can be called to a meeting on the day on which it is planned.
    earliest = on if on == date.max else on + timedelta(days=1)
    if dry_run:
        meetings = plan_meetings(session.process, anew=anew, earliest=earliest)
        changed = _changed(session.process, meetings)
    else:
        with session.changing() as process:
            meetings = plan_meetings(process, anew=anew, earliest=earliest)
            changed = _changed(process, meetings)
            _check_order(process, changed, on)
            recorded = now()
            for meeting in changed:
                process.record(
                    MeetingPlanned(meeting=meeting.meeting.key, on=meeting.on),
                    happened=on,
                    recorded=recorded,
                    unit=meeting.unit,
                )
    if form == Format.JSON:
        put(_json(session.process, meetings))
        return
    language = session.process.language
    if every:
        console().print(_every(meetings, session.process.organisation, language))
    else:
        console().print(_by_kind(meetings, language))
    told = "would be given" if dry_run else f"{was_or_were(len(changed))} given"
    held = sum(one.held for one in meetings)
    kept = len(meetings) - len(changed) - held
    say(
        f"{number_of(len(meetings), 'meeting')}: {len(changed)} {told} a new day, {kept} "
        f"{'keeps its' if kept == 1 else 'keep theirs'}, {held} {is_or_are(held)} held."
    )


def _changed(process: Process, meetings: Iterable[PlannedMeeting]) -> list[PlannedMeeting]:
    """Give the meetings whose day is another than before, or new."""
    before = planned_days(process)
    return [
        one
        for one in meetings
        if not one.held and before.get((one.meeting.key, one.unit)) != (one.on, False)
    ]


def _check_order(process: Process, changed: list[PlannedMeeting], on: date) -> None:
    """Refuse to plan on a day before the last planning, which would still be the one that counts.

    Raises:
        ChoiceError: It is one.
    """
    planned = [e.happened for e in process.known() if isinstance(e.payload, MeetingPlanned)]
    latest = max(planned, default=on)
    if changed and latest > on:
        raise ChoiceError(
            f"meetings were planned on {latest}, after {on}; give that day or a later one"
        )


def _by_kind(meetings: tuple[PlannedMeeting, ...], language: str) -> "Table":
    """Make a table with a line for each kind of meeting."""
    table = plain_table(
        *(heading.in_language(language) for heading in (_MEETING, _DAYS, _NUMBER)), numbers=(2,)
    )
    by_kind: dict[MeetingKey, list[PlannedMeeting]] = {}
    for one in meetings:
        by_kind.setdefault(one.meeting.key, []).append(one)
    for kind in by_kind.values():
        table.add_row(
            kind[0].meeting.label.in_language(language),
            span_text(kind[0].on, kind[-1].on, language)
            if len(kind) > 1
            else weekday_text(kind[0].on, language),
            "" if kind[0].meeting.scope is Scope.ONCE else str(len(kind)),
        )
    return table


def _every(
    meetings: tuple[PlannedMeeting, ...], organisation: Organisation, language: str
) -> "Table":
    """Make a table with a line for each meeting."""
    table = plain_table(*(heading.in_language(language) for heading in (_DAY, _MEETING, _WHOSE)))
    for one in meetings:
        unit = organisation.unit(one.unit)
        held = f" ({_HELD.in_language(language)})" if one.held else ""
        table.add_row(
            weekday_text(one.on, language),
            one.meeting.label.in_language(language) + held,
            "" if one.meeting.scope is Scope.ONCE else f"{unit.name} ({unit.id})",
        )
    return table


def _json(process: Process, meetings: tuple[PlannedMeeting, ...]) -> str:
    document = {
        "schema": 1,
        "process": process.id,
        "meetings": [
            {
                "meeting": one.meeting.key,
                "label": one.meeting.label.in_language(process.language),
                "actor": one.meeting.actor,
                "phase": one.meeting.phase,
                "unit": one.unit,
                "on": one.on.isoformat(),
                "held": one.held,
                "statements": list(one.meeting.statements),
            }
            for one in meetings
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)
