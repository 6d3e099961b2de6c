"""The status of an actor as JSON: complete, and the same for the same arguments.

The form, version 1: `duties` holds every duty the viewer may see, in the order of the method's
rules and the organisation's units; `state` is one of the states of a verdict; days are ISO 8601.
`due` is the last day as it counts. `waits` are the times that moved it, each from what day to what;
`stated` is the day that was set for it where nobody works on that day, and `stated_counts` the next
working day, which counts in its place. `reminds` is whether `due` is no last day, but this
library's reminder of what the law gives no time for.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.process import View
from arbeidsmiljo.process.in_view import DutyInView, MeetingInView, WaitInView
from arbeidsmiljo.process.labels import only_reminds, state_label
from arbeidsmiljo_cli.duties import standing_of


def status_json(
    seen: View,
    method: Method,
    *,
    unit: UnitId | None,
    known_at: datetime | None,
    language: str | None,
) -> str:
    """Make the JSON of a view's duties and meetings.

    Args:
        seen: The view.
        method: The method of the process.
        unit: The only unit whose duties are in it; None for all that the viewer may see.
        known_at: The moment that the view is known at.
        language: Of labels; None for the view's own.
    """
    told = language or seen.language
    phases = {str(phase.key): phase.label.in_language(told) for phase in method.phases}
    labels = {str(actor.key): actor.label.in_language(told) for actor in method.actors}
    document = {
        "schema": 1,
        "process": seen.process,
        "method": {"key": method.key, "edition": method.edition},
        "organisation": seen.organisation_name,
        "language": told,
        "on": seen.on.isoformat(),
        "known_at": None if known_at is None else known_at.isoformat(),
        "actor": {"key": seen.viewer.actor, "label": labels[seen.viewer.actor]},
        "unit": {"id": seen.viewer.unit, "name": seen.unit_name},
        "line": None
        if seen.line is None
        else {
            "units": seen.line.total,
            "met": seen.line.met,
            "plans_returned": seen.line.plans_returned,
        },
        "duties": [
            _duty(duty, told, method, phases, labels)
            for duty in seen.duties
            if unit in (None, duty.unit)
        ],
        "meetings": [
            _meeting(meeting, told) for meeting in seen.meetings if unit in (None, meeting.unit)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _duty(
    duty: DutyInView,
    language: str,
    method: Method,
    phases: Mapping[str, str],
    labels: Mapping[str, str],
) -> dict[str, object]:
    rule, verdict = duty.rule, duty.verdict
    # Only who oversees the process is given the ids of events.
    keys = verdict.evidence or (None,) * len(duty.evidence)
    return {
        "id": duty.id,
        "rule": rule.key,
        "title": rule.title.in_language(language),
        "phase": {"key": rule.phase, "label": phases[rule.phase]},
        "bearer": {"key": rule.bearer, "label": labels[rule.bearer]},
        "counterparty": None
        if rule.counterparty is None
        else {"key": rule.counterparty, "label": labels[rule.counterparty]},
        "modality": str(rule.modality),
        "force": str(rule.force),
        "scope": str(rule.scope),
        "unit": {"id": duty.unit, "name": duty.unit_name},
        "about": duty.subject,
        "state": str(verdict.state),
        "state_label": state_label(verdict.state, rule, method).in_language(language),
        "standing": str(standing_of(duty)),
        "due": _day(verdict.due),
        "reminds": only_reminds(rule, method),
        "stated": _day(duty.stated),
        "stated_counts": _day(duty.stated_counts),
        "waits": [_wait(one) for one in duty.waits],
        "count": verdict.count,
        "needed": verdict.needed,
        "missing": list(verdict.missing),
        "missing_subjects": list(verdict.missing_subjects),
        "hidden_missing": duty.hidden_missing,
        "statements": list(rule.statements),
        "ours": None if rule.ours is None else rule.ours.in_language(language),
        "law": None if rule.law is None else rule.law.in_language(language),
        "evidence": [
            {
                "event": key,
                "on": event.on.isoformat(),
                "activity": event.activity,
                "subject": event.about,
                "unit": event.unit_name,
                "due": _day(event.due),
            }
            for key, event in zip(keys, duty.evidence, strict=True)
        ],
    }


def _wait(wait: WaitInView) -> dict[str, object]:
    return {
        "begun": wait.begun.on.isoformat(),
        "ended": wait.ended.isoformat(),
        "unit": wait.begun.unit_name,
        "was": wait.was.isoformat(),
        "became": wait.became.isoformat(),
        "reason": wait.begun.reason,
        "decided_by": wait.begun.decided_by,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _meeting(meeting: MeetingInView, language: str) -> dict[str, object]:
    return {
        "meeting": meeting.kind.key,
        "label": meeting.kind.label.in_language(language),
        "actor": meeting.kind.actor,
        "unit": {"id": meeting.unit, "name": meeting.unit_name},
        "on": meeting.on.isoformat(),
        "held": meeting.held,
    }
