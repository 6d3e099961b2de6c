"""Published results of a unit, as a viewer may see them: as a table and as JSON."""

import json
from typing import TYPE_CHECKING

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.organisation import Unit
from arbeidsmiljo.process import View
from arbeidsmiljo.survey.results import Result, shown_mean
from arbeidsmiljo_cli.terminal import plain_table
from arbeidsmiljo_cli.texts import text

if TYPE_CHECKING:
    from rich.console import RenderableType

_FACTOR = text("Factor")
_MEAN = text("Mean")
_SCALE = text("Scale")
_RESPONDENTS = text("Answers")
_NOTHING = text("No published results that {who} may see of {unit} on this day.")
_OTHERS = text("May see as well: {units}")


def results_table(seen: View, method: Method, unit: Unit) -> "RenderableType":
    """Make the table of one unit's results, and name the other units that may be seen."""
    from rich.console import Group

    language = seen.language
    rows = {row.factor: row for row in _rows(seen, unit.id)}
    scales = dict(seen.publication.scales) if seen.publication else {}
    parts: list[RenderableType] = []
    if rows:
        table = plain_table(
            *(heading.in_language(language) for heading in (_FACTOR, _MEAN, _SCALE, _RESPONDENTS)),
            numbers=(1, 2, 3),
            title=f"{unit.name} ({unit.id})",
        )
        for factor in method.questionnaire.factors:
            if (row := rows.get(factor.key)) is None:
                continue
            scale = scales[factor.key]
            mean = "" if row.mean is None else f"{shown_mean(row.mean):.1f}"
            table.add_row(
                factor.label.in_language(language),
                mean if language == "en" else mean.replace(".", ","),
                f"{scale.minimum:g}–{scale.maximum:g}",
                str(row.respondents),
            )
        parts.append(table)
    else:
        who = method.actor(seen.viewer.actor).label.in_language(language)
        parts.append(_NOTHING.in_language(language).format(who=who, unit=unit.name))
    others = [key for key, _ in seen.unit_names if key != unit.id]
    if others:
        parts.append(_OTHERS.in_language(language).format(units=", ".join(others)))
    return Group(*parts)


def results_json(seen: View, method: Method, unit: UnitId) -> str:
    """Make the JSON of one unit's results."""
    language = seen.language
    scales = dict(seen.publication.scales) if seen.publication else {}
    rows = {row.factor: row for row in _rows(seen, unit)}
    document = {
        "schema": 1,
        "process": seen.process,
        "on": seen.on.isoformat(),
        "actor": seen.viewer.actor,
        "unit": unit,
        "results": [
            {
                "factor": factor.key,
                "label": factor.label.in_language(language),
                "class": str(factor.item_class),
                "respondents": row.respondents,
                "mean": row.mean,
                "distribution": list(row.distribution),
                "minimum": scales[factor.key].minimum,
                "maximum": scales[factor.key].maximum,
            }
            for factor in method.questionnaire.factors
            if (row := rows.get(factor.key)) is not None
        ],
        "units": [{"id": key, "name": name} for key, name in seen.unit_names],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _rows(seen: View, unit: UnitId) -> list[Result]:
    return [row for row in seen.publication.rows if row.unit == unit] if seen.publication else []
