"""`show`: the names of what there is in a process: units, measures, events."""

from datetime import date
from typing import Final

import click

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.model.events import FindingRecorded, WantedEffectSet
from arbeidsmiljo.model.identifiers import PersonId, TextId
from arbeidsmiljo.model.method_payloads import MethodPayload, payload_fields
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.unit_events import UnitOpened
from arbeidsmiljo.process import View
from arbeidsmiljo.process.erasable import text_of
from arbeidsmiljo.process.in_view import PlanInView
from arbeidsmiljo.process.labels import (
    FINDING_KINDS,
    MEASURE_STATES,
    PLAN_COMPLETED,
    PLAN_STATES,
    REPORTS,
)
from arbeidsmiljo.process.telling import activity_label
from arbeidsmiljo_cli.clock import today
from arbeidsmiljo_cli.listing import print_list
from arbeidsmiljo_cli.options import Format, examples, format_option
from arbeidsmiljo_cli.session import Session, on_process
from arbeidsmiljo_cli.wording import day_text
from arbeidsmiljo_cli.words import in_table

_unit_option = click.option("--unit", metavar="ID", help="Of this unit only.")


@click.command("units")
@format_option
@on_process
@examples(
    "show units",
)
def units(session: Session, *, form: str) -> None:
    """List the units of the organisation, each below the one it belongs to."""
    organisation = session.process.organisation
    groups = set(organisation.units_in(Scope.EACH_LEADER_GROUP))
    top = organisation.top
    print_list(
        form,
        ("id", "employees", "leads", "name"),
        [
            (
                unit.id,
                str(unit.employees),
                "leaders" if unit.id in groups or unit.id == top.id else "employees",
                ("  " * organisation.level(unit.id) if form == Format.TABLE else "") + unit.name,
            )
            for unit in (top, *organisation.below(top.id))
        ],
    )


@click.command("findings")
@_unit_option
@format_option
@on_process
@examples(
    "show findings --unit s-101",
)
def findings(session: Session, *, unit: str | None, form: str) -> None:
    """List the findings. Of sensitive ones the name is told, and nothing of what they are."""
    process = session.process
    place = None if unit is None else session.unit(unit)
    history, table = process.history(), form == Format.TABLE
    found = [
        (event.payload, history.resolve(event.unit or history.top()))
        for event in process.known()
        if isinstance(event.payload, FindingRecorded)
    ]
    print_list(
        form,
        ("id", "kind", "finding"),
        [
            (one.finding, "", "", where, "yes")
            if one.sensitive
            else (
                one.finding,
                FINDING_KINDS[one.kind].in_language(process.language) if table else str(one.kind),
                _words(text_of(session.store.texts, one.wording), form),
                where,
                "",
            )
            for one, where in found
            if place in (None, where)
        ],
        below=("unit", "sensitive"),
    )


@click.command("effects")
@format_option
@on_process
@examples(
    "show effects",
)
def effects(session: Session, *, form: str) -> None:
    """List what the enterprise wants to get out of the survey."""
    print_list(
        form,
        ("id", "effect"),
        [
            (
                event.payload.effect,
                _words(text_of(session.store.texts, event.payload.wording), form),
            )
            for event in session.process.known()
            if isinstance(event.payload, WantedEffectSet)
        ],
    )


@click.command("measures")
@_unit_option
@format_option
@on_process
@examples(
    "show measures --unit s-101",
)
def measures(session: Session, *, unit: str | None, form: str) -> None:
    """List the measures, as HR may see them: sensitive ones never."""
    place = None if unit is None else session.unit(unit)
    seen, table = _overseen(session), form == Format.TABLE
    print_list(
        form,
        ("id", "state", "measure"),
        [
            (
                one.id,
                MEASURE_STATES[one.state].in_language(seen.language) if table else str(one.state),
                _words(one.wording, form),
                one.unit,
                _words(one.owner, form),
                _day(one.due, seen.language, form),
            )
            for one in (*seen.own_measures, *seen.line_measures)
            if place in (None, one.unit)
        ],
        below=("unit", "owner", "due"),
    )


@click.command("plans")
@_unit_option
@format_option
@on_process
@examples(
    "show plans --unit s-101",
)
def plans(session: Session, *, unit: str | None, form: str) -> None:
    """List the action plans that are drawn up by topic, and how each goes."""
    place = None if unit is None else session.unit(unit)
    seen = _overseen(session)
    print_list(
        form,
        ("id", "unit", "topic"),
        [
            (
                one.id,
                one.unit,
                _words(one.topic, form),
                _plan_state(one, seen.language, form),
            )
            for one in seen.plans
            if place in (None, one.unit)
        ],
        below=("state",),
    )


def _words(words: str, form: str) -> str:
    return in_table(words) if form == Format.TABLE else words


def _day(day: date | None, language: str, form: str) -> str:
    if form == Format.TABLE or day is None:
        return day_text(day, language)
    return day.isoformat()


def _plan_state(plan: PlanInView, language: str, form: str) -> str:
    if form == Format.TABLE:
        if plan.completed:
            return PLAN_COMPLETED.in_language(language)
        return "" if plan.state is None else PLAN_STATES[plan.state].in_language(language)
    return "completed" if plan.completed else str(plan.state or "")


def _overseen(session: Session) -> View:
    """Give the view of who oversees the process."""
    process = session.process
    overseer = Viewer(actor=process.method.bounds.overseers[0], unit=process.organisation.top.id)
    return session.look(overseer, on=max(today(), process.started))


@click.command("events")
@_unit_option
@format_option
@on_process
@examples(
    "show events --unit s-101",
)
def events(session: Session, *, unit: str | None, form: str) -> None:
    """List the events that count, corrections in the place of what they correct."""
    process = session.process
    place = None if unit is None else session.unit(unit)
    print_list(
        form,
        ("id", "happened", "what"),
        [
            (
                event.id,
                _day(event.happened, process.language, form),
                activity_label(event.activity, process.method).in_language(process.language),
                _subject(event.payload, process.language),
                event.unit or "",
                event.recorded.isoformat(timespec="seconds"),
            )
            for event in process.known()
            if place in (None, event.unit)
        ],
        below=("of", "unit", "recorded"),
    )


_NAMING: Final = (
    *("meeting", "step", "document", "parameter", "rule", "round"),
    *("measure", "finding", "effect", "plan", "into", "leader"),
)
"""The fields of payloads that name what an event is about, the first that is there."""


def _subject(payload: object, language: str) -> str:
    """Say what an event is about, in keys: never in words that people wrote."""
    if isinstance(payload, UnitOpened):
        return payload.opened.id
    if isinstance(payload, MethodPayload):
        return _told(payload)
    found = [str(value) for name in _NAMING if (value := getattr(payload, name, None))]
    if (level := getattr(payload, "report", None)) is not None:
        found.append(f"{REPORTS[level].in_language(language)}: {getattr(payload, 'to', '')}")
    return " ".join(found[:1])


_UNSAID: Final = frozenset[object]({PersonId, TextId})


def _told(payload: MethodPayload) -> str:
    """Say what stands in a payload of the method's own, less who it names and what was written."""
    told = [
        f"{field.name}={','.join(map(_written, values))}"
        for field in payload_fields(type(payload))
        if field.kind not in _UNSAID and (values := field.values(payload))
    ]
    return " ".join(told)


def _written(value: object) -> str:
    """Write a value as `record own` reads it."""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
