"""Published results of a unit and what they are held up against, as a viewer may see them: JSON."""

import json
from collections.abc import Mapping

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.process import View
from arbeidsmiljo.survey.comparison import ComparedUnit, Comparison, Difference
from arbeidsmiljo.survey.norms import Norm
from arbeidsmiljo.survey.rounds import Absence, Missing, Shown


def results_json(seen: View, method: Method, unit: UnitId, found: ComparedUnit | None) -> str:
    """Make the JSON of one unit's results; of a unit that may not be read there are none."""
    rows = [row for row in found.rows if not _is_closed(row)] if found else []
    document = {
        "schema": 1,
        "process": seen.process,
        "on": seen.on.isoformat(),
        "actor": seen.viewer.actor,
        "unit": unit,
        "round": found.round if found else None,
        "earlier_round": found.earlier_round if found else None,
        "results": [_result(row, method, seen.language) for row in rows],
        "units": [{"id": key, "name": name} for key, name in seen.unit_names],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _is_closed(row: Comparison) -> bool:
    return row.own == Missing(reason=Absence.NOT_READABLE)


def _result(row: Comparison, method: Method, language: str) -> Mapping[str, object]:
    factor = method.questionnaire.factor(row.factor)
    return {
        "factor": factor.key,
        "label": factor.label.in_language(language),
        "class": str(factor.item_class),
        **(
            {"missing": str(row.own.reason)}
            if isinstance(row.own, Missing)
            else {
                "respondents": row.own.respondents,
                "mean": row.own.mean,
                "distribution": list(row.own.distribution),
            }
        ),
        "minimum": row.scale.minimum if row.scale else None,
        "maximum": row.scale.maximum if row.scale else None,
        "above": _side(row.above),
        "organisation": _side(row.organisation),
        "earlier": _side(row.earlier),
        "trend": _difference(row.trend),
        "norm": _norm(row.norm),
        "from_norm": _difference(row.difference_from(row.norm)),
    }


def _side(side: Shown | Missing) -> Mapping[str, object]:
    if isinstance(side, Missing):
        return {"missing": str(side.reason)}
    return {
        "unit": side.unit,
        "respondents": side.respondents,
        "mean": side.mean,
        "distribution": list(side.distribution),
        "moved": side.is_moved,
    }


def _norm(norm: Norm | Missing) -> Mapping[str, object]:
    if isinstance(norm, Missing):
        return {"missing": str(norm.reason)}
    return {"value": norm.value, "source": norm.source}


def _difference(difference: Difference | Missing) -> Mapping[str, object]:
    if isinstance(difference, Missing):
        return {"missing": str(difference.reason)}
    interval = difference.interval
    return {
        "value": difference.value,
        "low": interval.low if interval else None,
        "high": interval.high if interval else None,
    }
