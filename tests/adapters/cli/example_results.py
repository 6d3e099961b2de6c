"""Makes the results of the example organisation: invented answers, always the same ones.

    python -m tests.adapters.cli.example_results

writes them into the example again, after a change here or in the example's organisation.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from arbeidsmiljo.conversion import organisation_from_toml
from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.survey.results import Result, Results, Scale
from arbeidsmiljo_must.questionnaire import MUST_QUESTIONNAIRE
from arbeidsmiljo_tabular.writing import write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from arbeidsmiljo.model.organisation import Organisation, Unit

EXAMPLE: Final = Path(str(resources.files("arbeidsmiljo_cli") / "example"))
"""Where the files of the example are."""

MAIN_PART: Final = MUST_QUESTIONNAIRE.with_modules(())
"""What MUST asks of everybody."""

SEED: Final = 20260115
SCALE: Final = Scale(minimum=1, maximum=5)

LEVELS: Final[Mapping[str, tuple[float, float]]] = {
    "workload": (3.3, 1.0),
    "availability": (2.6, 1.0),
    "role-clarity": (3.8, 0.9),
    "unnecessary-tasks": (2.7, 0.9),
    "job-control": (3.7, 0.9),
    "leadership": (3.6, 1.0),
    "self-leadership": (3.9, 0.8),
    "support-from-colleagues": (4.1, 0.8),
    "support-from-leader": (3.7, 1.0),
    "social-climate": (4.0, 0.8),
    "conflicts": (2.0, 0.9),
    "psychological-safety": (3.8, 0.9),
    "competence-development": (3.4, 1.0),
    "office-solutions": (3.2, 1.2),
    "belonging": (3.7, 0.9),
    "turnover-intention": (2.2, 1.1),
    "work-engagement": (3.9, 0.8),
}
"""The mean that answers vary around, and how much they do."""

RARE: Final[Mapping[str, tuple[float, ...]]] = {
    "bullying": (0.92, 0.05, 0.02, 0.007),
    "harassment": (0.94, 0.04, 0.013, 0.005),
    "discrimination": (0.93, 0.045, 0.015, 0.007),
    "unwanted-sexual-attention": (0.965, 0.025, 0.007, 0.002),
}
"""The share that gave each value of the scale but the last, lowest first."""

FINDINGS: Final[Mapping[tuple[str, str], float]] = {
    ("g-1031", "workload"): 0.5,
    ("g-1031", "support-from-colleagues"): 0.4,
    ("s-101", "unnecessary-tasks"): 0.6,
    ("s-101", "availability"): 0.6,
    ("s-101", "role-clarity"): -0.5,
    ("g-2012", "workload"): 0.7,
    ("g-2012", "competence-development"): -0.6,
    ("s-203", "work-engagement"): 0.5,
    ("s-203", "office-solutions"): -0.9,
    ("s-202", "availability"): 0.9,
    ("s-202", "psychological-safety"): -0.6,
    ("s-202", "social-climate"): -0.4,
    ("s-301", "job-control"): 0.6,
    ("s-301", "unnecessary-tasks"): 0.6,
    ("s-302", "role-clarity"): -0.8,
    ("s-302", "conflicts"): 0.8,
    ("s-302", "turnover-intention"): 0.7,
    ("s-302", "belonging"): -0.5,
    ("s-401", "social-climate"): 0.4,
    ("s-401", "belonging"): -0.4,
    ("s-401", "workload"): 0.6,
    ("s-402", "job-control"): -0.6,
    ("s-402", "support-from-leader"): -0.8,
    ("s-502", "belonging"): -0.6,
    ("s-504", "workload"): 0.8,
    ("s-504", "support-from-leader"): -0.6,
    ("s-504", "social-climate"): -0.4,
    ("a6", "availability"): 0.9,
    ("a6", "work-engagement"): 0.5,
}
"""How far units lie from the others in what their action plans are about."""


def example_organisation() -> Organisation:
    """Read the organisation of the example."""
    path = EXAMPLE / "organisation.toml"
    return organisation_from_toml(path.read_text("utf-8"), source=path.name).organisation


def example_results(organisation: Organisation) -> Results:
    """Draw the answers of everybody who answered, and count them up through the tree.

    Args:
        organisation: The organisation of the example.

    Returns:
        Results in which the numbers of a unit are the sums of those of the units below it.
    """
    # Only `random` is sure to give the same numbers in every version of Python.
    draw = Random(SEED).random  # noqa: S311 - not a secret
    answered = {
        unit.id: round(unit.employees * (0.7 + 0.23 * draw())) for unit in organisation.staff_units
    }
    counts: dict[tuple[UnitId, FactorKey], list[int]] = {}
    for key, (level, spread) in LEVELS.items():
        for unit in organisation.staff_units:
            chance = (draw() - 0.5) * 0.6
            shift = FINDINGS.get((unit.id, key), chance)
            answers = [
                _answer(level + shift, spread, draw)
                for _ in range(answered[unit.id])
                if draw() > 0.02 or answered[unit.id] < 4
            ]
            if len(set(answers)) == 1:
                # All answers alike in a small unit would tell what each one answered.
                answers[0] += 1 if answers[0] < SCALE.maximum else -1
            counts[unit.id, FactorKey(key)] = [answers.count(value) for value in range(1, 6)]
    for key, shares in RARE.items():
        values = [_rare(shares, draw) for _ in range(sum(answered.values())) if draw() > 0.02]
        counts[organisation.top.id, FactorKey(key)] = [values.count(v) for v in range(1, 6)]
    return Results(
        round=RoundId("example"),
        scales=tuple((factor.key, SCALE) for factor in MAIN_PART.factors),
        rows=tuple(_rows(organisation, counts)),
    )


def _answer(mean: float, spread: float, draw: Callable[[], float]) -> int:
    normal = sum(draw() for _ in range(12)) - 6
    return min(5, max(1, round(mean + spread * normal)))


def _rare(shares: Sequence[float], draw: Callable[[], float]) -> int:
    left = draw()
    for value, share in enumerate(shares, start=1):
        left -= share
        if left < 0:
            return value
    return 5


def _rows(
    organisation: Organisation, counts: Mapping[tuple[UnitId, FactorKey], Sequence[int]]
) -> Iterator[Result]:
    for unit in organisation.units:
        for factor in MAIN_PART.factors:
            if factor.item_class is ItemClass.SENSITIVE:
                parts = [counts[unit.id, factor.key]] if unit == organisation.top else []
            else:
                parts = [
                    counts[staff.id, factor.key]
                    for staff in organisation.staff_units
                    if organisation.is_within(staff.id, unit.id)
                ]
            if parts:
                yield _result(
                    unit, factor.key, [sum(values) for values in zip(*parts, strict=True)]
                )


def _result(unit: Unit, factor: FactorKey, counts: Sequence[int]) -> Result:
    respondents = sum(counts)
    total = sum(value * count for value, count in enumerate(counts, start=1))
    return Result(
        unit=unit.id,
        factor=factor,
        respondents=respondents,
        mean=round(total / respondents, 2),
        distribution=tuple(counts),
    )


def example_workbook() -> bytes:
    """Make the workbook that is shipped with the example."""
    organisation = example_organisation()
    return write_workbook(
        organisation=organisation,
        questionnaire=MAIN_PART,
        language="nb",
        results=example_results(organisation),
    )


if __name__ == "__main__":
    (EXAMPLE / "resultater.xlsx").write_bytes(example_workbook())
