"""The context of a document: every path that a template can be bound to, and its value."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from types import MappingProxyType
from typing import Final

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.documents import DocumentKind, Record, Scalar, Value
from arbeidsmiljo.model.identifiers import MeetingKey, UnitId
from arbeidsmiljo.model.measures import FindingKind, MeasureState
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process.comparing import RoundInView
from arbeidsmiljo.process.in_view import MeasureInView, PlanInView, View
from arbeidsmiljo.process.labels import (
    MEASURE_KINDS,
    MEASURE_STATES,
    PLAN_COMPLETED,
    PLAN_STATES,
)
from arbeidsmiljo.process.results_told import told_results
from arbeidsmiljo.survey.questionnaire import Questionnaire

CONTEXT_PATHS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "organisation.name": "what the enterprise is called",
        "process.id": "what the process is called",
        "process.start": "its first day",
        "process.effects": "the wanted effects, a paragraph each",
        "unit.name": "what the unit is called",
        "unit.employees": "how many work in it",
        "unit.leader": "who leads it",
        "unit.superior": "who leads the unit above",
        "contact.hr": "who to ask in HR",
        "appointed.*": "who is appointed to an actor's role in the unit, by the actor's key",
        "meeting.date": "the day of the meeting that the document is for",
        "meetings.*": "the day of a meeting, by its key, as the reader may know it",
        "schedule.rows": "the reader's days: date, meeting, who",
        "results.chart": "the unit's published means, or those of the unit above, a chart",
        "results.compare": "the same beside the earlier survey, the unit above, the organisation "
        "and a norm, as far as there are any, a chart",
        "results.distribution": "how their answers are spread, a chart, where all factors have "
        "the same scale",
        "results.hidden": "what is not in these charts, and why, a paragraph each",
        "results.closer.rows": "these charts, a slide each: title, chart, hidden",
        "results.rows": "the same as a table, with what is hidden: factor, mean, scale, "
        "respondents",
        "results.note": "how many answered, or why the unit has no results of its own",
        "results.scale": "lowest and highest value, where all factors have the same; otherwise "
        "that there are several",
        "results.rate": "the share of the unit's employees that answered",
        "results.respondents": "how many answered, at most, on any factor that is shown",
        "results.group_size": "the smallest group that is shown",
        "results.sensitive.group_size": "the smallest group that is shown of sensitive factors",
        "results.sensitive.rows": "enterprise only: factor, mean, scale, respondents",
        "units.rows": "published units below: unit, respondents",
        "measures.rows": "measures of the unit: finding, text, kind, owner, due, effect, state",
        "measures.chosen.rows": "those that were chosen: finding, text, kind, owner, due, effect, "
        "state",
        "findings.improvement.rows": "what the unit wants to improve: text",
        "findings.preservation.rows": "what the unit wants to preserve: text",
        "plans.topics": "what the unit's own action plans are about",
        "plans.rows": "action plans by topic: topic, unit, state",
        "line.units_met": "how many units below have held their meetings",
        "line.units_total": "how many there are",
        "line.plans_returned": "how many of them have returned a plan",
        "line.rows": "measures of the units below: unit, finding, text, kind, owner, due, effect",
        "steps.*": "what was done of a step in the unit, by the step's key, a paragraph each",
        "plan.return_by": "the day by which action plans are asked back",
        "document.reference": "what lets a returned file be recognised",
    }
)
"""Every path, with what stands there; `meetings.*` for one path a meeting."""

_NEVER_SHOWN: Final = frozenset({MeasureState.REJECTED})
_NOT_CHOSEN: Final = frozenset({MeasureState.PROPOSED, MeasureState.REJECTED})

PLAN_PATHS: Final[Mapping[str, frozenset[MeasureState]]] = MappingProxyType(
    {"measures.rows": _NEVER_SHOWN, "measures.chosen.rows": _NOT_CHOSEN}
)
"""The paths of a unit's action plan, each with the states of the measures that it leaves out."""


def reference(view: View, document: DocumentKind) -> str:
    """Give what lets a returned copy of a document be recognised, as people see it."""
    return f"[{view.process}/{document.key}/{view.viewer.unit}]"


def context(
    view: View,
    document: DocumentKind,
    questionnaire: Questionnaire,
    *,
    beside: RoundInView | None = None,
    above: Sequence[UnitId] = (),
    below: Iterable[UnitId] = (),
    return_by: date | None = None,
) -> dict[str, Value]:
    """Give the value of every path that has one.

    Args:
        view: What the reader may see; nothing else is put in.
        document: The document.
        questionnaire: The names of the factors.
        beside: The round that is published last, as the reader may hold it up against others;
            None where there is none.
        above: The units above the reader's, the nearest first: the nearest one whose results
            are shown is compared with, or stands in where the unit has none of its own.
        below: The units below the reader's.
        return_by: The day by which the unit's action plan is asked back.

    Returns:
        Path to value.
    """
    values: dict[str, Value | None] = {
        "organisation.name": view.organisation_name,
        "process.id": str(view.process),
        "process.start": view.started,
        "process.effects": view.wanted_effects or None,
        "unit.name": view.unit_name,
        "unit.employees": view.employees,
        "unit.leader": view.leader_name or None,
        "unit.superior": view.superior_name or None,
        "contact.hr": view.contact_name or None,
        **{f"appointed.{actor}": ", ".join(names) for actor, names in view.appointed},
        "plan.return_by": return_by,
        "document.reference": reference(view, document),
        **{
            path: _measures(view.own_measures, left_out, view.language)
            for path, left_out in PLAN_PATHS.items()
        },
        "line.rows": _measures(view.line_measures, _NEVER_SHOWN, view.language),
        **{f"steps.{step}": points for step, points in view.steps},
        **_findings(view),
        "plans.topics": _topics(view) or None,
        "plans.rows": [_plan(one, view.language) for one in view.plans] or None,
        **_line(view),
        **_meetings(view, document),
        **told_results(view, questionnaire, beside, above),
        "units.rows": _units(view, frozenset(below)) or None,
    }
    return {path: value for path, value in values.items() if value is not None}


def _findings(view: View) -> dict[str, Value | None]:
    rows: dict[FindingKind, list[Record]] = {}
    for finding in view.findings:
        rows.setdefault(finding.kind, []).append({"text": finding.wording})
    return {
        f"findings.{kind}.rows": rows.get(kind)
        for kind in (FindingKind.IMPROVEMENT, FindingKind.PRESERVATION)
    }


def _plan(one: PlanInView, language: str) -> Record:
    state = None if one.state is None else PLAN_STATES[one.state]
    if one.completed:
        state = PLAN_COMPLETED
    return _known(
        topic=one.topic,
        unit=one.unit_name,
        state=None if state is None else state.in_language(language),
    )


def _known(**cells: Scalar | None) -> Record:
    """Make a record of what is known: a column that is not in it is left to people."""
    return {column: value for column, value in cells.items() if value not in (None, "")}


def _topics(view: View) -> str:
    return "; ".join(one.topic for one in view.plans if one.unit == view.viewer.unit)


def _line(view: View) -> dict[str, Value | None]:
    if view.line is None:
        return {}
    return {
        "line.units_met": view.line.met,
        "line.units_total": view.line.total,
        "line.plans_returned": view.line.plans_returned,
    }


def _meetings(view: View, document: DocumentKind) -> dict[str, Value | None]:
    days: dict[MeetingKey, date] = {}
    for meeting in view.meetings:
        own = meeting.unit == view.viewer.unit
        if own or meeting.kind.scope is Scope.ONCE or meeting.kind.key not in days:
            days[meeting.kind.key] = meeting.on
    rows: list[Record] = [
        {
            "date": meeting.on,
            "meeting": meeting.kind.label.in_language(view.language),
            "who": meeting.unit_name,
        }
        for meeting in view.meetings
    ]
    values: dict[str, Value | None] = {f"meetings.{key}": day for key, day in days.items()}
    values["meeting.date"] = days.get(document.meeting) if document.meeting else None
    values["schedule.rows"] = rows or None
    return values


def _units(view: View, below: AbstractSet[UnitId]) -> list[Record]:
    names = dict(view.unit_names)
    answered: dict[UnitId, int] = {}
    for row in view.publication.rows if view.publication else ():
        if row.unit in below:
            answered[row.unit] = max(answered.get(row.unit, 0), row.respondents)
    return [{"unit": names[unit], "respondents": n} for unit, n in answered.items()]


def _measures(
    some: Iterable[MeasureInView], left_out: frozenset[MeasureState], language: str
) -> list[Record] | None:
    return [_measure(one, language) for one in some if one.state not in left_out] or None


def _measure(one: MeasureInView, language: str) -> Record:
    return _known(
        unit=one.unit_name,
        finding=one.finding,
        text=one.wording,
        kind=MEASURE_KINDS[one.kind].in_language(language) if one.kind else None,
        owner=one.owner,
        due=one.due,
        effect=one.effect,
        state=MEASURE_STATES[one.state].in_language(language),
    )


def paths_of(method: Method) -> Mapping[str, str]:
    """Give every path that there is in a method, written out, with what stands there."""
    keys: Mapping[str, list[str]] = {
        "appointed.*": [str(actor.key) for actor in method.actors],
        "meetings.*": [str(meeting.key) for meeting in method.meetings],
        "steps.*": [str(step.key) for step in method.steps if step.points],
    }
    return {
        path.replace("*", key): meaning
        for path, meaning in CONTEXT_PATHS.items()
        for key in keys.get(path, [""])
    }
