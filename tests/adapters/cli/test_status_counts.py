"""What the rows of `arbeidsmiljo status` are counted in."""

from __future__ import annotations

import re

import pytest

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo_cli.counted import (
    LEADER_GROUPS,
    SUBJECTS,
    UNITS,
    missing_text,
    units_and_groups,
)
from arbeidsmiljo_must.rules.shared import LEADER_GROUPS_THROUGH, UNITS_THROUGH
from tests.adapters.cli.shell import Shell

ON = "--on 2026-05-20"


@pytest.fixture
def danish(before_start: Shell) -> Shell:
    """A shell where three departments have a plan each, by NFA's method, and all were told."""
    shell = before_start
    (shell.folder / "fordeling.toml").write_text("distribution = []\n", "utf-8")
    organisation = shell.folder / "organisation.toml"
    organisation.write_text(organisation.read_text("utf-8").replace('"hr"', '"coordinator"'))
    shell.does(
        "start --method nfa --organisation organisation.toml --distribution fordeling.toml "
        "--store sqlite:///prosess.db --start 2026-02-02 --group-size 5"
    )
    for unit in ("s1", "g1", "stab"):
        shell.does(f"record plan-drawn-up --unit {unit} --on 2026-02-10", "Ro på vagten")
    shell.does("record step-taken everybody-told --on 2026-02-10")
    return shell


def told(shell: Shell, line: str = f"status {ON}") -> str:
    """Give what a command prints, on one line."""
    return " ".join(shell.does(line).split())


@pytest.mark.parametrize("actor", ["coordinator", "steering-group"])
def test_what_waits_for_plans_is_not_ready_while_plans_are_missing(
    danish: Shell, actor: str
) -> None:
    """It is said how many are missing; with the last of them what waits is ready."""
    line = f"status {ON} --actor {actor}"
    assert "handleplanerne mangler 3 handleplaner er implementeret" in told(danish, line)
    for plan in ("s1", "g1"):
        danish.does(f"record plan-completed {plan}-p1 --on 2026-05-01")
    assert "handleplanerne mangler 1 handleplan er implementeret" in told(danish, line)
    danish.does("record plan-completed stab-p1 --on 2026-05-02")
    assert "handleplanerne klar er implementeret" in told(danish, line)


def test_tasks_about_plans_are_counted_in_plans(danish: Shell) -> None:
    """A row of some of them says which, each with its unit."""
    assert "handleplanen 10.04.2026 3 af 3 planer virker² Arbejdsgruppen · N01" in told(danish)
    danish.does("record plan-reviewed g1-p1 --state on-track --on 2026-04-07")
    said = told(danish)
    assert "handleplanen 10.04.2026 2 af 3 planer virker² Arbejdsgruppen · N01 s1-p1 (s1), " in said
    assert "1 af 3 planer virker² Arbejdsgruppen · N01 g1-p1 (g1)" in said


def test_returned_plans_are_counted_where_some_rule_asks_for_them(shell: Shell) -> None:
    """MUST asks for them."""
    shell.does("record action-plan-returned --unit s1 --on 2026-03-20")
    assert "holdt møtene sine. 1 har levert tiltaksplan." in told(shell)


def test_a_method_that_asks_no_plans_back_counts_none(danish: Shell) -> None:
    """NFA does not."""
    assert "0 af 4 enheder har holdt deres møder. Forsinket" in told(danish)


def test_tasks_of_leader_groups_and_of_measures_are_counted_as_such(shell: Shell) -> None:
    """Units are only what units are."""
    for unit, number in (("s1", 1), ("s1", 2), ("stab", 1)):
        shell.does(f"record measure-proposed --unit {unit} --on 2026-03-02", f"Tiltak {number}")
    said = told(shell)
    assert "2 av 2 ledergrupper" in said
    assert re.search(r"Sett tiltaket i verk\S* 3 av 3 tiltak", said)


def test_units_and_leader_groups_that_are_missing_are_told_apart(shell: Shell) -> None:
    """Who oversees the process is told how many of each, and so is who may not know which."""
    assert "mangler 4 enheter og 2 møtene i linjen" in re.sub("[⁰¹²³⁴-⁹]", "", told(shell))
    amu = told(shell, f"status {ON} --actor amu")
    assert "mangler 4 enheter og 2 " in re.sub("[⁰¹²³⁴-⁹]", "", amu)


@pytest.mark.parametrize(
    ("units", "uncounted", "hidden_groups", "said"),
    [
        (("u1", "g1"), 0, 0, "1 unit and 1 leader group missing"),
        (("u1", "u2", "g1"), 0, 0, "2 units and 1 leader group missing"),
        (("u1", "g1", "g2"), 0, 0, "1 unit and 2 leader groups missing"),
        (("u1", "u2", "g1", "g2"), 0, 0, "2 units and 2 leader groups missing"),
        (("u1", "u2"), 0, 0, "2 units missing"),
        (("g1",), 0, 0, "1 leader group missing"),
        ((), 1, 0, "1 unit missing"),
        ((), 1, 1, "1 leader group missing"),
        ((), 12, 3, "9 units and 3 leader groups missing"),
        (("g1",), 2, 1, "1 unit and 2 leader groups missing"),
    ],
)
def test_what_is_missing_of_two_kinds(
    units: tuple[str, ...], uncounted: int, hidden_groups: int, said: str
) -> None:
    """Each kind is counted, whether they may be named or not."""
    made = missing_text(
        UNITS_THROUGH + LEADER_GROUPS_THROUGH,
        [UnitId(unit) for unit in units],
        uncounted=uncounted,
        hidden_groups=hidden_groups,
        groups={UnitId("g1"), UnitId("g2")},
        language="en",
    )
    assert made == said


@pytest.mark.parametrize(
    ("units", "groups", "said"),
    [
        (4, 9, "4 enheter og 9 ledergrupper"),
        (1, 1, "1 enhet og 1 ledergruppe"),
        (0, 2, "2 ledergrupper"),
        (3, 0, "3 enheter"),
    ],
)
def test_units_and_leader_groups_are_counted_apart(units: int, groups: int, said: str) -> None:
    """What there is none of is not spoken of."""
    assert units_and_groups(units, groups).in_language("nb") == said


def test_every_kind_is_counted_in_its_own_words() -> None:
    """No two kinds of thing are called the same, and each has words in every language."""
    kinds = (UNITS, LEADER_GROUPS, *SUBJECTS.values())
    assert set(SUBJECTS) == set(Subject)
    for language in ("nb", "nn", "da", "en"):
        for texts in zip(*((one.of, one.one, one.many) for one in kinds), strict=True):
            said = [text.in_language(language) for text in texts]
            assert len(set(said)) == len(kinds)
