"""Events that earlier versions have stored."""

import json
from typing import Final

import pytest

from arbeidsmiljo.conversion import event_from_json, event_to_json

VERSION_1: Final = (
    {
        "activity": "process-started",
        "method": "must",
        "edition": "2023-01",
        "language": "nb",
        "organisation": {
            "name": "Tilsynet",
            "country": "NO",
            "on": "2026-01-15",
            "unit": [
                {"id": "t", "name": "Tilsynet", "parent": None, "leader": "p1", "employees": 20},
                {"id": "s1", "name": "Seksjonen", "parent": "t", "leader": None, "employees": 12},
            ],
            "appointment": [],
        },
        "distribution": {
            "distribution": [{"report": "unit", "to": "hr", "units": "all", "from": "2026-02-09"}]
        },
        "group_sizes": {"ordinary": 5, "leader": None, "sensitive": None},
    },
    {"activity": "wanted-effect-set", "effect": "effect-1", "wording": "t-1"},
    {"activity": "parameter-set", "parameter": "plan-return", "value": "P3W"},
    {"activity": "results-imported", "round": "2026"},
    {"activity": "results-published", "round": "2026", "publication": "2026-1"},
    {"activity": "report-released", "report": "unit", "to": "hr"},
    {"activity": "meeting-planned", "meeting": "amu-first", "on": "2026-02-16"},
    {"activity": "meeting-held", "meeting": "amu-first"},
    {"activity": "step-taken", "step": "employees-informed"},
    {"activity": "document-prepared", "document": "amu-first"},
    {"activity": "action-plan-returned"},
    {
        "activity": "finding-recorded",
        "finding": "f",
        "kind": "concern",
        "wording": "t-2",
        "factor": None,
        "sensitive": True,
    },
    {
        "activity": "measure-proposed",
        "measure": "m",
        "wording": "t-3",
        "finding": "f",
        "finding_wording": None,
        "kind": "social",
        "effect": "effect-1",
        "effect_wording": None,
        "sensitive": False,
    },
    {"activity": "measure-decided", "measure": "m", "owner": "t-4", "due": "2026-06-01"},
    {"activity": "measure-moved", "measure": "m", "to": "started", "reason": None},
    {"activity": "event-retracted", "reason": "t-5"},
    {"activity": "process-closed"},
)
"""A payload of each kind that there was in version 1, as version 1 stored it."""


@pytest.mark.parametrize("payload", VERSION_1, ids=lambda payload: str(payload["activity"]))
def test_an_event_of_version_1_says_what_it_said(payload: dict[str, object]) -> None:
    """It is read with all that it tells; what it could not tell yet is told of nothing."""
    stored = {
        "schema": 1,
        "id": "e1",
        "process": "must-2026",
        "sequence": 1,
        "happened": "2026-02-02",
        "recorded": "2026-02-03T09:30:00+00:00",
        "recorded_by": None,
        "unit": "s1",
        "corrects": None,
        "payload": payload,
    }
    written = json.loads(event_to_json(event_from_json(json.dumps(stored))))
    later = {key: written["payload"].pop(key) for key in written["payload"].keys() - payload.keys()}
    assert written == stored | {"schema": 2}
    assert all(value in (None, False, []) for value in later.values())
