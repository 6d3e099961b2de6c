"""`arbeidsmiljo reminders` and `arbeidsmiljo explain`."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest

from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.trace import trace
from arbeidsmiljo_cli.wording import asks
from arbeidsmiljo_must.method import MUST
from tests.adapters.cli.shell import Shell

SINCE = "2026-01-01"


def _told(shell: Shell, line: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(shell.does(f"{line} --format json"))
    return told


def test_each_task_once_and_only_what_asks(shell: Shell) -> None:
    """A reminder is of what is to be done, late or not followed at the end."""
    told = _told(shell, f"reminders --since {SINCE}")
    duties = [one["duty"] for one in told]
    assert len(set(duties)) == len(duties) > 0
    assert {one["after"] for one in told} <= {"pending", "overdue", "violated"}


def test_every_change_has_a_name_of_its_own_that_stays(shell: Shell) -> None:
    """A reminder's id is that of the change, whenever and however it is asked for."""
    every = _told(shell, f"reminders --since {SINCE} --all")
    names = [one["id"] for one in every]
    assert len(set(names)) == len(names)
    assert names == [one["id"] for one in _told(shell, f"reminders --since {SINCE} --all")]
    assert {one["id"] for one in _told(shell, f"reminders --since {SINCE}")} <= set(names)


def test_what_was_done_reminds_nobody(shell: Shell) -> None:
    """A task that is done by the end of the time is in no reminder."""
    name = "support-material-ready@t"
    assert name in {one["duty"] for one in _told(shell, f"reminders --since {SINCE}")}
    shell.does("record step-taken support-material-ready --on 2026-02-12")
    assert name not in {one["duty"] for one in _told(shell, f"reminders --since {SINCE}")}


def test_a_task_that_is_asked_for_again_reminds_again(shell: Shell) -> None:
    """What was answered and came again is in the reminders, by another name."""
    name = "action-plan-returned@s1"

    def reminders() -> list[dict[str, Any]]:
        return [one for one in _told(shell, f"reminders --since {SINCE}") if one["duty"] == name]

    shell.does("record meeting-held unit-second --unit s1 --on 2026-02-24")
    (first,) = reminders()
    told = shell.does("record action-plan-returned --unit s1 --on 2026-02-25")
    event = re.search(r"\be\d+\b", told)
    assert event is not None
    assert reminders() == []
    shell.does(f"record retract {event[0]}")
    (again,) = reminders()
    assert (again["before"], again["after"]) == ("fulfilled", first["after"])
    assert again["due"] == first["due"]
    assert again["id"] != first["id"]


def test_all_changes_are_shown_where_only_the_count_is_another(shell: Shell) -> None:
    """A first of two meetings changes no state; it is in all changes, and reminds nobody."""
    name = "amu-two-meetings@t"
    shell.does("record meeting-held amu-first --on 2026-02-24")
    every = [one for one in _told(shell, f"reminders --since {SINCE} --all") if one["duty"] == name]
    last = every[-1]
    assert (last["before"], last["after"], last["count"], last["needed"]) == (
        every[-2]["after"],
        every[-2]["after"],
        1,
        2,
    )
    assert last["id"] not in {one["id"] for one in _told(shell, f"reminders --since {SINCE}")}


def test_an_actor_is_reminded_of_what_that_actor_sees(shell: Shell) -> None:
    """Nobody is told of tasks that no status shows them."""
    who = "--actor leader-of-employees --unit s1"
    seen = {duty["id"] for duty in shell.tells(f"status {who} --format json")["duties"]}
    told = {one["duty"] for one in _told(shell, f"reminders --since {SINCE} --all {who}")}
    assert told <= seen
    assert told < {one["duty"] for one in _told(shell, f"reminders --since {SINCE} --all")}


def test_a_sensitive_measure_is_in_nobody_elses_reminders(shell: Shell) -> None:
    """The reminders of a leader say what the leader's status says, and no more."""
    who = "--actor leader-of-employees --unit s1"
    shell.does("record meeting-held unit-second --unit s1 --on 2026-02-10")
    line = f"reminders --since {SINCE} --all {who}"
    before = _told(shell, line)
    shell.does("record measure-proposed --unit s1 --sensitive --on 2026-02-11", "Samtale")
    shell.does("record measure-decided s1-sm1 --on 2026-02-12")
    assert _told(shell, line) == before
    every = _told(shell, f"reminders --since {SINCE} --all")
    assert [one["after"] for one in every if one["duty"] == "measures-decided@s1"][
        -1
    ] == "fulfilled"
    states = {
        one["id"]: one["state"] for one in shell.tells(f"status {who} --format json")["duties"]
    }
    last = {one["duty"]: one["after"] for one in before}
    assert {key: states[key] for key in last} == last


def test_as_a_table(shell: Shell) -> None:
    """The tasks stand under the actor who has them; those of several units are one row."""
    printed = shell.does(f"reminders --since {SINCE}")
    lines = printed.splitlines()
    task = next(n for n, line in enumerate(lines) if "Hold minst to møter med" in line)
    assert sum("Hold minst to møter med" in line for line in lines) == 1
    assert "g1, g2, s1, stab" in " ".join(lines[task : task + 4])
    assert "HR · Tilsynet for øvelser" in printed
    assert "HR · " in printed
    recorded = datetime.now(UTC).isoformat()
    assert "Ingen oppgaver" in shell.does(f"reminders --since {recorded}")
    shell.does("record meeting-held unit-first --unit s1 --on 2026-02-24")
    shell.does("record meeting-held unit-second --unit s1 --on 2026-02-25")
    assert "forsinket → " in shell.does(f"reminders --since {recorded} --all")


def test_how_strongly_and_on_whose_word_each_is_asked(shell: Shell) -> None:
    """A reminder names its strength, its force and what is ours, as the status does."""
    shell.does("record finding-recorded --kind unlawful --unit s1 --on 2026-02-10", "Utrygg")
    status = {one["id"]: one for one in shell.tells("status --format json")["duties"]}
    told = _told(shell, f"reminders --since {SINCE} --all")
    same = ("modality", "force", "ours", "reminds")
    for one in told:
        duty = status[one["duty"]]
        assert {key: one[key] for key in same} == {key: duty[key] for key in same}
    assert {one["modality"] for one in told} >= {"must", "should"}
    assert {one["force"] for one in told} >= {"law", "guide"}
    assert {one["reminds"] for one in told} == {True, False}


@pytest.mark.parametrize("language", ["nb", "nn", "da", "en"])
def test_what_is_asked_in_different_ways_stands_in_different_tables(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """Each task stands below how strongly and on whose word it is asked, the strongest first."""
    monkeypatch.setenv("COLUMNS", "250")
    shell.does("record finding-recorded --kind unlawful --unit s1 --on 2026-02-10", "Utrygg")
    line = f"reminders --since {SINCE} --language {language}"
    heading_of = {
        asks(modality, force, language).casefold(): (modality, force)
        for modality in Modality
        for force in Force
    }
    demand_of: dict[str, tuple[Modality, Force]] = {
        rule.title.in_language(language): (rule.modality, rule.force) for rule in MUST.rules
    }
    shown: set[str] = set()
    demands: list[tuple[Modality, Force]] = []
    for printed in shell.does(line).splitlines():
        cells = [cell.strip() for cell in re.split(r"\s{2,}", printed)]
        task = re.sub(r" \(\d+\)$", "", cells[1]) if len(cells) > 1 else ""
        if (found := heading_of.get(task.casefold())) is not None:
            demands.append(found)
        elif task in demand_of:
            shown.add(task)
            assert demand_of[task] == demands[-1]
    assert shown == {one["title"] for one in _told(shell, line)}
    assert set(demands) == {demand_of[task] for task in shown}


def test_in_a_table_the_day_of_what_the_law_gives_no_time_for_is_a_reminder(shell: Shell) -> None:
    """Nobody is reminded of a deadline that the law does not give."""
    shell.does("record finding-recorded --kind unlawful --unit s1 --on 2026-02-10", "Utrygg")
    lines = shell.does(f"reminders --since {SINCE}").splitlines()
    title = MUST.rule("unlawful-corrected").title.in_language("nb")
    (start,) = [n for n, line in enumerate(lines) if title[:14] in line]
    cells = [line.split()[-1] for line in lines[start : start + 3]]
    (one,) = [
        one for one in _told(shell, f"reminders --since {SINCE}") if "unlawful-c" in one["rule"]
    ]
    assert cells == ["vår", "påminnelse", f"{date.fromisoformat(one['due']):%d.%m.%Y}"]


def test_units_with_other_last_days_have_rows_of_their_own(shell: Shell) -> None:
    """No unit's last day is hidden behind an earlier one of another unit."""
    for unit, day in (("s1", "2026-02-24"), ("stab", "2026-02-26")):
        shell.does(f"record meeting-held unit-second --unit {unit} --on {day}")
    line = f"reminders --since {SINCE}"
    told = [one for one in _told(shell, line) if one["rule"] == "action-plan-returned"]
    days = {f"{date.fromisoformat(one['due']):%d.%m.%Y}" for one in told}
    assert len(days) == len(told) == 2
    printed = shell.does(line).splitlines()
    title = MUST.rule("action-plan-returned").title.in_language("nb")
    rows = [one for one in printed if any(one.rstrip().endswith(day) for day in days)]
    assert sum(title.split()[0] in one for one in rows) == 2


def test_a_process_tells_of_all_its_tasks_when_it_begins(shell: Shell) -> None:
    """Who asks from before the process began is told of every task that came with it."""
    told = _told(shell, f"reminders --since {SINCE} --all")
    came = {one["duty"] for one in told if one["before"] is None}
    assert came == {duty["id"] for duty in shell.tells("status --format json")["duties"]}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("reminders", "--since"),
        ("reminders --since 2026-03-02 --until 2026-03-01", "swap them"),
        ("reminders --since 2026-03-02 --until 2100-03-02", "is still to come, and what is rec"),
        ("reminders --since 2100-03-02", "is still to come, which is told once it is over"),
        ("reminders --since yesterday", "not a moment"),
        ("reminders --since 2026-01-01 --until 2026-01-02", "is before the process"),
        ("reminders --since 2026-01-01 --actor nobody", "nobody"),
        ("reminders --since 2026-03-02 --language sv", "must has its texts in da, en, nb, nn"),
        ("explain amu-two-meetings --language sv", "must has its texts in da, en, nb, nn"),
        ("explain", "RULE"),
        ("explain no-such-rule", "no-such-rule"),
        ("explain unit-two-meetings", "say which: --unit"),
        ("explain unit-two-meetings --unit x", "'x'"),
        ("explain unit-two-meetings --actor leader-of-employees", "which with --actor-unit"),
        ("explain unit-two-meetings --unit s1 --subject x", "no task of the rule"),
    ],
)
def test_what_cannot_be_told(shell: Shell, line: str, message: str) -> None:
    """What is wrong is said in one line, with what to do."""
    done = shell(*line.split())
    assert (done.status, done.out) == (2, "")
    assert message in done.err
    assert done.err.count("\n") == 1


def test_an_explanation_has_the_rule_its_source_and_what_happened(shell: Shell) -> None:
    """Why a task is what it is can be read without the code."""
    shell.does("record meeting-held unit-first --unit s1 --on 2026-02-24")
    line = "explain unit-two-meetings --unit s1 --on 2026-04-01 --language en"
    told = shell.tells(f"{line} --format json")
    rule = MUST.rule("unit-two-meetings")
    assert told["duty"] == "unit-two-meetings@s1"
    assert told["task"] == rule.title.in_language("en")
    assert told["statements"] == list(rule.statements)
    assert rule.ours is not None
    assert told["ours"] == rule.ours.in_language("en")
    assert told["asked"] == "must, says the guidance"
    assert told["trigger"]["on"] == "2026-02-06"
    assert [one["on"] for one in told["happened"]] == ["2026-02-06", "2026-02-24"]
    printed = shell.does(line)
    assert "2026-02-24 meeting held" in printed
    both = "discusses the results and meeting held: The unit discusses measures"
    assert both in " ".join(printed.split())


def test_who_is_missing_is_named_as_people_know_them(shell: Shell) -> None:
    """Units stand by their names, in the JSON as in the table."""
    told = shell.tells("explain amu-second-after-line --format json")
    units = {duty["unit"]["name"] for duty in shell.tells("status --format json")["duties"]}
    assert told["missing"]
    assert set(told["missing"]) <= units
    assert told["missing_subjects"] == []
    printed = " ".join(shell.does("explain amu-second-after-line").split())
    assert told["missing"][0] in printed


def test_a_day_that_was_set_is_told_with_the_working_day_that_counts(shell: Shell) -> None:
    """The deadline of a decision stands with it; a Sunday gives way to the Monday after it."""
    shell.does("record measure-proposed Kaffe --unit s1 --on 2026-02-10")
    shell.does("record measure-decided s1-m1 --due 2026-03-15 --on 2026-02-11")
    line = "explain measure-put-into-effect --subject s1-m1 --on 2026-02-12"
    told = shell.tells(f"{line} --format json")
    days = (told["stated"], told["stated_counts"], told["due"])
    assert days == ("2026-03-15", "2026-03-16", "2026-03-16")
    assert told["trigger"]["due"] == "2026-03-15"
    printed = " ".join(shell.does(line).split())
    assert "11.02.2026 tiltak besluttet (frist 15.03.2026) (" in printed
    assert "Satt til 15.03.2026, som ikke er en arbeidsdag; den neste, 16.03.2026," in printed
    shell.does("record measure-decided s1-m1 --due 2026-03-22 --on 2026-02-12")
    anew = shell.tells(f"{line} --format json")
    assert (anew["stated"], anew["due"]) == ("2026-03-22", "2026-03-23")
    evidence = " ".join(shell.does("status --on 2026-02-12 --evidence").split())
    assert "tiltak besluttet (frist 15.03.2026)" in evidence


@pytest.mark.parametrize("actor", ["amu", "union-representatives"])
def test_who_may_not_know_which_units_are_missing_is_told_how_many(
    shell: Shell, actor: str
) -> None:
    """Units and leader groups are counted apart, as in the status, and none of them is named."""
    rule = {"amu": "amu-second-after-line", "union-representatives": "parties-second-after-line"}
    line = f"explain {rule[actor]} --language nb"
    named = shell.tells(f"{line} --format json")["missing"]
    told = shell.tells(f"{line} --actor {actor} --format json")
    assert (told["missing"], told["hidden"], told["hidden_groups"]) == ([], len(named), 2)
    printed = " ".join(shell.does(f"{line} --actor {actor}").split())
    assert f"Må komme først i {len(named) - 2} enheter og 2 ledergrupper" in printed


def test_nothing_is_missing_of_what_is_not_asked_yet(shell: Shell) -> None:
    """Before AMU meets again, the meetings in the line are what has to come first."""
    line = "explain amu-second-after-line"
    assert shell.tells(f"{line} --format json")["is_asked"] is False
    printed = shell.does(line)
    assert "Må komme først i" in printed
    assert "Mangler" not in printed
    shell.does("record meeting-held amu-second --on 2026-03-20")
    assert shell.tells(f"{line} --format json")["is_asked"] is True
    printed = shell.does(line)
    assert "Må komme først i" not in printed
    assert "Mangler" in printed


def test_the_lengths_of_a_task_and_whose_they_are_stand_in_its_explanation(shell: Shell) -> None:
    """Ours until the enterprise chooses another, and that with its day."""
    line = "explain support-material-ready --language nb"
    printed = " ".join(shell.does(line).split())
    assert "10 arbeidsdager (vår standard; kilden gir ingen lengde)" in printed
    shell.does("record parameter-set information --on 2026-02-09", "2 working days")
    printed = " ".join(shell.does(line).split())
    assert "2 arbeidsdager (valgt av virksomheten 09.02.2026; ellers 10 arbeidsdager)" in printed
    assert "Men her har virksomheten selv valgt: " in printed


@pytest.mark.parametrize(("on", "state"), [("2026-02-11", "Gjenstår"), ("2026-12-01", "Forsinket")])
def test_what_the_law_gives_no_time_for_has_a_reminder_and_no_last_day(
    shell: Shell, on: str, state: str
) -> None:
    """Before that day and after it, nobody reads that there is, or was, a deadline."""
    shell.does("record finding-recorded --kind unlawful --unit s1 --on 2026-02-10", "Utrygg")
    printed = " ".join(shell.does(f"explain unlawful-corrected --unit s1 --on {on}").split())
    assert state in printed
    assert "loven gir ingen rett til å vente" in printed
    assert "Vår påminnelse" in printed
    assert "vår påminnelse: Når vi minner om" in printed
    assert "frist" not in printed.lower()


def test_what_the_law_asks_is_told_beside_what_a_guide_asks(shell: Shell) -> None:
    """A section of a law stands in the explanation; the guide's own word is not called law."""
    (rule,) = [one for one in MUST.rules if one.law is not None and one.force == "guide"][:1]
    units = shell.tells("status --format json")["duties"]
    duty = next(one for one in units if one["rule"] == rule.key)
    told = shell.tells(f"explain {rule.key} --unit {duty['unit']['id']} --format json")
    assert "§" in told["law"]
    assert told["asked"].endswith("ifølge veiledningen")


@pytest.mark.parametrize(
    "rule", ["amu-two-meetings", "ability-weighed", "employees-informed", "effect-has-measure"]
)
def test_what_an_explanation_cites_is_what_the_trace_says_of_the_rule(
    shell: Shell, rule: str
) -> None:
    """Every statement that the rule carries is named, in the table too, and no other."""
    carried = [
        one.statement.id
        for one in trace([MUST])
        if ("rule", rule) in {(part.kind, part.key) for part in one.carried_by}
    ]
    assert sorted(shell.tells(f"explain {rule} --format json")["statements"]) == sorted(carried)
    printed = shell.does(f"explain {rule}")
    assert all(statement in printed for statement in carried)
