"""The example is a whole organisation: invented, plausible, and without a contradiction."""

from __future__ import annotations

import io
import re
import tomllib
import unicodedata
import zipfile
from collections import Counter
from datetime import date

import pytest

from arbeidsmiljo.conversion import distribution_from_toml, organisation_from_toml
from arbeidsmiljo.model.distribution import ReportLevel
from arbeidsmiljo.model.identifiers import ActorKey, RoundId
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.survey.results import Results
from arbeidsmiljo_holidays.calendar import PublicHolidays
from arbeidsmiljo_tabular.workbook_format import WorkbookFormat
from tests.adapters.cli.example_results import EXAMPLE, MAIN_PART, example_results, example_workbook

ACTORS = {
    "amu",
    "chief-safety-representative",
    "employees",
    "hr",
    "leader-of-employees",
    "leader-of-leaders",
    "safety-representative",
    "top-leader",
    "top-leader-group",
    "union-representatives",
}
KINDS = {"System", "Organisatorisk", "Sosialt"}

FILE = organisation_from_toml((EXAMPLE / "organisation.toml").read_text("utf-8"))
ORGANISATION = FILE.organisation
PERSONS = FILE.persons
PLAN = distribution_from_toml((EXAMPLE / "fordeling.toml").read_text("utf-8"))
DAY = date(2026, 2, 9)


@pytest.fixture(scope="module")
def results() -> Results:
    """The results that are shipped, as they are read."""
    return WorkbookFormat().read(
        (EXAMPLE / "resultater.xlsx").read_bytes(),
        name="resultater.xlsx",
        round_id=RoundId("example"),
        organisation=ORGANISATION,
        questionnaire=MAIN_PART,
    )


def test_the_tree() -> None:
    """The directorate has 40 units on four levels and about 600 employees."""
    levels = Counter(ORGANISATION.level(unit.id) for unit in ORGANISATION.units)

    assert ORGANISATION.problems() == ()
    assert len(ORGANISATION.units) == 40
    assert sorted(levels) == [0, 1, 2, 3]
    assert 590 <= ORGANISATION.top.employees <= 610


def test_sizes() -> None:
    """Units differ much in size: some are too small for a report, the largest has 60."""
    sizes = sorted(unit.employees for unit in ORGANISATION.staff_units)

    assert sizes[0] == 4
    assert sum(size < 5 for size in sizes) >= 3
    assert sizes[-1] == 60


def test_head_counts_add_up() -> None:
    """A unit with units below it has their employees and no others."""
    for unit in ORGANISATION.units:
        below = ORGANISATION.children(unit.id)
        assert not below or unit.employees == sum(child.employees for child in below)


def test_people_are_there_for_a_reason() -> None:
    """Every person leads a unit or holds a role, and every unit has a leader."""
    leaders = {unit.leader for unit in ORGANISATION.units}
    appointed = {appointment.person for appointment in ORGANISATION.appointments}

    assert None not in leaders
    assert leaders | appointed == {person.id for person in PERSONS}


def test_people_are_told_apart() -> None:
    """No two people share a name or an address, and ids say nothing about who it is."""
    assert len({person.id for person in PERSONS}) == len(PERSONS)
    assert len({person.name.casefold() for person in PERSONS}) == len(PERSONS)
    assert len({person.email for person in PERSONS}) == len(PERSONS)
    assert all(re.fullmatch(r"p\d\d", person.id) for person in PERSONS)


def test_addresses_lead_nowhere() -> None:
    """Addresses are of a domain that is reserved for examples, made from the name."""
    for person in PERSONS:
        first, *_, last = person.name.split()
        local, _, domain = person.email.partition("@")
        assert re.fullmatch(r"[a-z-]+\.[a-z]+", local)
        assert domain.endswith(".example")
        assert _plain(first) == _plain(local.partition(".")[0])
        assert _plain(last) == _plain(local.partition(".")[2])


def _plain(name: str) -> str:
    replaced = name.lower().replace("ø", "o").replace("æ", "ae")
    parts = unicodedata.normalize("NFKD", replaced)
    return "".join(letter for letter in parts if letter.isalpha() and letter.isascii())


def test_roles() -> None:
    """Every role that somebody is appointed to is one of MUST's, and each is held."""
    appointed = {appointment.actor for appointment in ORGANISATION.appointments}

    assert appointed == ACTORS - {
        "employees",
        "leader-of-employees",
        "leader-of-leaders",
        "top-leader",
        "top-leader-group",
    }


def test_the_working_environment_committee() -> None:
    """AMU has as many members of each side, the chief safety representative and BHT beside."""
    top = ORGANISATION.top.id
    members = set(ORGANISATION.holders(ActorKey("amu"), top, DAY))
    leaders = {unit.leader for unit in ORGANISATION.units}
    addresses = {person.id: person.email for person in PERSONS}
    service = {
        person for person in members if not addresses[person].endswith("direktoratet.example")
    }
    employer = members & leaders
    employees = members - employer - service

    assert len(service) == 1
    assert len(employer) == len(employees)
    assert employer & {ORGANISATION.top.leader, *_leaders_below_the_top()}
    assert employees.issuperset(
        ORGANISATION.holders(ActorKey("chief-safety-representative"), top, DAY)
    )


def _leaders_below_the_top() -> set[str | None]:
    return {unit.leader for unit in ORGANISATION.children(ORGANISATION.top.id)}


def test_representatives() -> None:
    """Four unions have a representative, and every unit with employees a safety representative."""
    unions = ORGANISATION.holders(ActorKey("union-representatives"), ORGANISATION.top.id, DAY)

    assert len(unions) == 4
    for unit in ORGANISATION.staff_units:
        assert len(ORGANISATION.holders(ActorKey("safety-representative"), unit.id, DAY)) == 1


def test_the_distribution_plan() -> None:
    """Every actor gets some report on working days of 2026, the top leader before all others."""
    calendar = PublicHolidays(country="NO")
    first = min(line.since for line in PLAN.lines)

    assert {line.to for line in PLAN.lines} == ACTORS
    assert [line.to for line in PLAN.lines if line.since == first] == ["top-leader"]
    assert PLAN.lines[0].report is ReportLevel.ENTERPRISE
    assert all(calendar.is_working_day(line.since) for line in PLAN.lines)


def test_employees_see_their_own_unit_and_those_above() -> None:
    """No plan of a good example hands the employees reports of units beside their own."""
    lines = [line for line in PLAN.lines if line.to == "employees"]

    assert {(line.report, line.reach) for line in lines} == {
        (ReportLevel.UNIT, "own"),
        (ReportLevel.COMBINED, "above"),
    }
    assert {line.since for line in lines} == {max(other.since for other in PLAN.lines)}


def test_action_plans() -> None:
    """A dozen units return two to four measures each, all kinds among them, due on working days."""
    plans = tomllib.loads((EXAMPLE / "tiltaksplaner.toml").read_text("utf-8"))["plan"]
    units = [plan["unit"] for plan in plans]
    rows = [row for plan in plans for row in plan["row"]]
    calendar = PublicHolidays(country="NO")

    assert len(units) == len(set(units)) == 12
    assert set(units) <= {unit.id for unit in ORGANISATION.staff_units}
    assert all(2 <= len(plan["row"]) <= 4 for plan in plans)
    assert {row["kind"] for row in rows} == KINDS
    for row in rows:
        assert row.keys() == {"finding", "measure", "kind", "owner", "due", "effect"}
        assert all(row[key].strip() == row[key] != "" for key in row.keys() - {"due"})
        assert date(2026, 4, 1) < row["due"] < date(2027, 1, 1)
        assert calendar.is_working_day(row["due"])


def test_action_plans_name_nobody() -> None:
    """What the action plans say is about units and roles, not about people."""
    text = (EXAMPLE / "tiltaksplaner.toml").read_text("utf-8")

    assert not [person.name for person in PERSONS if person.name.split()[-1] in text.split()]


def test_results_are_made_by_their_script(results: Results) -> None:
    """The workbook that is shipped is what the script makes, part by part."""
    with (
        zipfile.ZipFile(EXAMPLE / "resultater.xlsx") as shipped,
        zipfile.ZipFile(io.BytesIO(example_workbook())) as made,
    ):
        # Not the bytes of the zip: libraries that compress do so in ways of their own.
        assert shipped.namelist() == made.namelist()
        for name in made.namelist():
            assert shipped.read(name) == made.read(name)
    assert results == example_results(ORGANISATION)


def test_results_of_every_unit(results: Results) -> None:
    """Every unit has results on every factor; sensitive ones are the enterprise's alone."""
    found = {(row.unit, row.factor) for row in results.rows}

    assert found == {
        (unit.id, factor.key)
        for unit in ORGANISATION.units
        for factor in MAIN_PART.factors
        if factor.item_class is not ItemClass.SENSITIVE or unit == ORGANISATION.top
    }


def test_results_add_up(results: Results) -> None:
    """The answers of a unit are those of the units below it, value by value."""
    counts = {(row.unit, row.factor): row.distribution for row in results.rows}
    for row in results.rows:
        parts = [
            counts[child.id, row.factor]
            for child in ORGANISATION.children(row.unit)
            if (child.id, row.factor) in counts
        ]
        if parts:
            assert row.distribution == tuple(map(sum, zip(*parts, strict=True)))
        assert row.respondents == sum(row.distribution)


def test_response_rate(results: Results) -> None:
    """About four in five answered, in some small units fewer than five people."""
    answered = {
        row.unit: row.respondents for row in results.rows if row.factor == "work-engagement"
    }
    share = answered[ORGANISATION.top.id] / ORGANISATION.top.employees

    assert 0.77 <= share <= 0.83
    assert sum(answered[unit.id] < 5 for unit in ORGANISATION.staff_units) >= 3


def test_answers_vary(results: Results) -> None:
    """In no unit did everybody answer alike, and units differ from each other."""
    assert all(sum(count > 0 for count in row.distribution) > 1 for row in results.rows)
    for factor in MAIN_PART.factors[:17]:
        means = {row.mean for row in results.rows if row.factor == factor.key}
        assert len(means) > 20
