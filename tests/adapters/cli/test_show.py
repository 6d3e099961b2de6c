"""`arbeidsmiljo show`."""

from __future__ import annotations

import re

import pytest

from arbeidsmiljo.model.meetings import MeetingKind, Step
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo_must.method import MUST
from arbeidsmiljo_nfa.method import NFA
from tests.adapters.cli.shell import Shell


@pytest.mark.parametrize(
    ("what", "keys"),
    [
        ("actors", {one.key for one in MUST.actors}),
        ("meetings", {one.key for one in MUST.meetings}),
        ("steps", {one.key for one in MUST.steps}),
        ("documents", {one.key for one in MUST.documents}),
        ("rules", {one.key for one in MUST.rules}),
        ("parameters", {one.key for one in MUST.parameters}),
    ],
)
def test_the_names_of_a_method(before_start: Shell, what: str, keys: set[str]) -> None:
    """Every name is listed, whole in the table too, with no process there."""
    told = before_start.lists(f"show {what} --method must --format json")
    table = before_start.does(f"show {what} --method must")

    assert {one["key"] for one in told} == keys
    assert all(key in table for key in keys)
    assert max(len(line) for line in table.splitlines()) <= 80


def test_the_parameters_are_those_of_the_process(shell: Shell) -> None:
    """What the process has chosen stands beside the default; a method that is named has its own."""
    shell.does("record parameter-set plan-return P5W --on 2026-02-10")

    def of(line: str) -> dict[str, str]:
        return next(
            one for one in shell.lists(f"{line} --format json") if one["key"] == "plan-return"
        )

    default = str(MUST.parameter("plan-return").default)
    chosen, named = of("show parameters"), of("show parameters --method must")
    assert (chosen["value"], chosen["default"]) == (str(Period.parse("P5W")), default)
    assert (named["value"], named["default"]) == (default, default)


def test_periods_are_told_in_words(shell: Shell) -> None:
    """The table says them in the method's language; the JSON has the form that can be recorded."""
    shell.does("record parameter-set plan-return --on 2026-02-10", "15 working days")
    table = shell.does("show parameters")

    assert "15 arbeidsdager" in table
    assert "lagt til av oss" in table
    assert "working day" not in table
    assert not re.search(r"\bP\d", table)
    assert "1 working day" in shell.does("show parameters --language en")
    told = {one["key"]: one for one in shell.lists("show parameters --format json")}
    assert told["plan-return"]["value"] == "15 working days"


def test_the_points(before_start: Shell) -> None:
    """What each meeting and step is made of is listed under the name of the meeting or step."""
    told = before_start.lists("show points --method nfa --format json")
    parts: list[MeetingKind | Step] = [*NFA.meetings, *NFA.steps]

    assert {(one["of"], one["key"]) for one in told} == {
        (part.key, point.key) for part in parts for point in part.points
    }
    assert all(one["label"] for one in told)


def test_the_method_has_to_be_named(before_start: Shell) -> None:
    """Where several are installed and no process is there, they are listed."""
    assert before_start.refuses("show meetings").endswith("--method: innsatsteam, must, nfa")


def test_the_method(shell: Shell) -> None:
    """A method says whose it is, of which edition."""
    told = shell.lists("show method --format json")

    assert {"what": "publisher", "value": MUST.publisher} in told
    assert {"what": "edition", "value": MUST.edition} in told


def test_what_a_survey_measures(before_start: Shell) -> None:
    """Factors and modules are listed with where they are named, by the whole address as JSON."""
    factors = {
        one["key"]: one for one in before_start.lists("show factors --method must --format json")
    }
    assert factors["leadership"]["class"] == "leader"
    assert factors["bullying"]["sources"] == "L08"
    assert factors["organisational-change"]["module"] == "organisational-change"
    modules = {
        one["key"]: one for one in before_start.lists("show modules --method must --format json")
    }
    assert modules["office-solutions"]["deepens"] == "office-solutions"
    assert factors["workload"]["sources"].startswith("https://stami.no/vare-tjenester/")
    table = before_start.does("show factors --method must")
    assert "https" not in table
    assert "L08, stami.no" in table


def test_the_paths(before_start: Shell) -> None:
    """What a field can be filled with is listed, with each meeting's day."""
    paths = {one["path"] for one in before_start.lists("show paths --method must --format json")}

    assert {"unit.name", "measures.rows", "meetings.amu-first"} <= paths


def test_another_language(before_start: Shell) -> None:
    """Labels may be had in English."""
    told = before_start.does("show actors --method must --language en")

    assert "Working environment committee" in told


def test_the_units(shell: Shell) -> None:
    """Units are listed below the one that they belong to, and who leads leaders is told."""
    told = shell.lists("show units --format json")
    table = shell.does("show units").splitlines()

    assert [one["id"] for one in told] == ["t", "a1", "s1", "s2", "g1", "g2", "stab"]
    assert [one["id"] for one in told if one["leads"] == "leaders"] == ["t", "a1", "s2"]
    assert (
        next(line for line in table if line.startswith("g1")).rstrip().endswith("      Gruppe én")
    )


def test_the_events(shell: Shell) -> None:
    """Events are listed in keys, of all or of one unit."""
    shell.does("record meeting-held unit-first --unit s1 --on 2026-02-24")
    told = shell.lists("show events --unit s1 --format json")

    assert told[-1]["of"] == "unit-first"
    assert {one["unit"] for one in told} == {"s1"}
    assert "Tydeligere roller" not in shell.does("show events")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("show meetings --method mast", "there is no method 'mast'"),
        ("show events --unit x", "there is no unit 'x'"),
        ("show measures --unit x", "there is no unit 'x'"),
        ("show rules --method must --language sv", "must has its texts in da, en, nb, nn"),
        ("show paths --method must --language sv", "must has its texts in da, en, nb, nn"),
        ("show", "Missing command"),
        ("show alt", "No such command 'alt'"),
    ],
)
def test_what_cannot_be_listed(shell: Shell, line: str, says: str) -> None:
    """A name that there is not is refused."""
    assert says in shell.refuses(line)
