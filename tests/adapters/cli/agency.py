"""A small agency for the tests of commands: seven units on four levels, all invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from arbeidsmiljo.conversion import organisation_from_toml
from arbeidsmiljo.model.identifiers import RoundId
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.survey.results import Result, Results, Scale
from arbeidsmiljo_must.questionnaire import MUST_QUESTIONNAIRE
from arbeidsmiljo_tabular.writing import write_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MAIN_PART: Final = MUST_QUESTIONNAIRE.with_modules(())
"""What MUST asks of everybody."""

ORGANISATION: Final = """\
name = "Tilsynet for øvelser"
country = "NO"
on = 2026-01-15
unit = [
    { id = "t", name = "Tilsynet for øvelser", leader = "p1", employees = 52 },
    { id = "a1", name = "Fagavdelingen", parent = "t", leader = "p2", employees = 40 },
    { id = "s1", name = "Seksjon én", parent = "a1", leader = "p3", employees = 16 },
    { id = "s2", name = "Seksjon to", parent = "a1", leader = "p4", employees = 24 },
    { id = "g1", name = "Gruppe én", parent = "s2", leader = "p5", employees = 15 },
    { id = "g2", name = "Gruppe to", parent = "s2", leader = "p6", employees = 9 },
    { id = "stab", name = "Staben", parent = "t", leader = "p7", employees = 12 },
]
person = [
    { id = "p1", name = "Ada Øverst" },
    { id = "p2", name = "Bo Avdeling" },
    { id = "p3", name = "Cato Seksjon" },
    { id = "p4", name = "Dina Seksjon" },
    { id = "p5", name = "Eli Gruppe" },
    { id = "p6", name = "Finn Gruppe" },
    { id = "p7", name = "Gry Stab" },
    { id = "p8", name = "Hanne Rådgiver" },
]
appointment = [{ person = "p8", actor = "hr", unit = "t" }]
"""

DISTRIBUTION: Final = """\
distribution = [
    { report = "enterprise", to = "top-leader", from = 2026-02-09 },
    { report = "enterprise", to = "hr", from = 2026-02-09 },
    { report = "combined", to = "hr", units = "all", from = 2026-02-09 },
    { report = "unit", to = "hr", units = "all", from = 2026-02-09 },
    { report = "enterprise", to = "top-leader-group", from = 2026-02-11 },
    { report = "enterprise", to = "amu", from = 2026-02-16 },
    { report = "combined", to = "leader-of-leaders", from = 2026-02-16 },
    { report = "unit", to = "leader-of-employees", from = 2026-02-16 },
    { report = "unit", to = "employees", from = 2026-02-23 },
]
"""

STAFF: Final[Mapping[str, Sequence[str]]] = {
    "t": ("s1", "g1", "g2", "stab"),
    "a1": ("s1", "g1", "g2"),
    "s1": ("s1",),
    "s2": ("g1", "g2"),
    "g1": ("g1",),
    "g2": ("g2",),
    "stab": ("stab",),
}
"""Unit to the units of employees in it."""

ANSWERED: Final[Mapping[str, Sequence[int]]] = {
    "s1": (1, 2, 4, 5, 2),
    "g1": (0, 3, 5, 4, 1),
    "g2": (1, 1, 3, 2, 1),
    "stab": (0, 1, 3, 4, 2),
}
"""How many of each unit gave each answer."""


def results_workbook() -> bytes:
    """Make the sheet of the agency's results, filled in."""
    organisation = organisation_from_toml(ORGANISATION).organisation
    rows: list[Result] = []
    for unit in organisation.units:
        parts = [ANSWERED[staff] for staff in STAFF[unit.id]]
        counts = tuple(sum(column) for column in zip(*parts, strict=True))
        total = sum(value * count for value, count in enumerate(counts, start=1))
        rows += [
            Result(
                unit=unit.id,
                factor=factor.key,
                respondents=sum(counts),
                mean=round(total / sum(counts), 2),
                distribution=counts,
            )
            for factor in MAIN_PART.factors
            if factor.item_class is not ItemClass.SENSITIVE or unit == organisation.top
        ]
    results = Results(
        round=RoundId("2026"),
        scales=tuple((factor.key, Scale(minimum=1, maximum=5)) for factor in MAIN_PART.factors),
        rows=tuple(rows),
    )
    return write_workbook(
        organisation=organisation,
        questionnaire=MAIN_PART,
        language="nb",
        results=results,
    )
