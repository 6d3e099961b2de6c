"""`arbeidsmiljo status`."""

from __future__ import annotations

import re
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo_must.method import MUST
from tests.adapters.cli.shell import Shell

ON = "--on 2026-04-01"
JSON = f"status {ON} --format json"


def _duties(shell: Shell, line: str = JSON) -> dict[str, dict[str, Any]]:
    told = shell.tells(line)
    return {duty["id"]: duty for duty in told["duties"]}


def test_what_is_late_next_and_done(shell: Shell) -> None:
    """A duty is done, late, next or waiting by what was recorded and by its deadline."""
    shell.does("record step-taken employees-informed --on 2026-02-12")
    shell.does("record step-taken leaders-reminded --on 2026-03-12")
    shell.does("record meeting-held unit-first --unit s1 --as-planned")
    shell.does("record meeting-held unit-second --unit s1 --as-planned")
    duties = _duties(shell)

    assert duties["employees-informed@t"]["state"] == "fulfilled"
    assert duties["leaders-reminded@t"]["state"] == "repaired"
    assert duties["support-material-ready@t"]["state"] == "overdue"
    assert duties["support-material-ready@t"]["due"] == "2026-02-20"
    assert duties["unit-two-meetings@s1"]["state"] == "fulfilled"
    assert duties["unit-two-meetings@g1"]["state"] == "pending"
    assert duties["amu-second-after-line@t"]["standing"] == "waiting"


def test_each_duty_says_what_it_rests_on(shell: Shell) -> None:
    """A duty names its strength, its source, what is ours, and the events behind it."""
    shell.does("record meeting-held unit-first --unit s1 --on 2026-02-24")
    duty = _duties(shell)["unit-two-meetings@s1"]

    rule = next(one for one in MUST.rules if one.key == "unit-two-meetings")
    assert rule.ours is not None
    assert (duty["modality"], duty["force"]) == ("must", "guide")
    assert duty["title"] == rule.title.in_language("nb")
    assert duty["statements"] == list(rule.statements)
    assert duty["ours"] == rule.ours.in_language("nb")
    assert (duty["count"], duty["needed"]) == (1, 2)
    published, event = duty["evidence"]
    assert (published["on"], published["activity"]) == ("2026-02-06", "results-published")
    assert event["event"].startswith("e")
    assert (event["on"], event["subject"]) == ("2026-02-24", "unit-first")


def test_the_json_is_whole(shell: Shell) -> None:
    """The JSON has every key and every duty, and is the same for the same question."""
    told = shell.tells(JSON)

    assert told == shell.tells(JSON)
    assert set(told) == {
        *("schema", "process", "method", "organisation", "language", "on", "known_at"),
        *("actor", "unit", "line", "duties", "meetings"),
    }
    assert told["schema"] == 1
    assert told["method"] == {"key": MUST.key, "edition": MUST.edition}
    assert told["line"] == {"units": 4, "met": 0, "plans_returned": 0}
    assert len(told["meetings"]) == 18
    for duty in told["duties"]:
        assert set(duty) == {
            *("id", "rule", "title", "phase", "bearer", "counterparty", "modality", "force"),
            *("scope", "unit", "about", "state", "state_label", "standing", "due", "count"),
            *("needed", "missing", "missing_subjects", "hidden_missing", "statements", "ours"),
            *("law", "evidence", "stated", "stated_counts", "waits", "reminds"),
        }
        assert duty["state"] in set(State)
        assert duty["modality"] in set(Modality)
        assert duty["force"] in set(Force)
        assert duty["statements"]
    assert {one["unit"]["id"] for one in told["duties"]} == {
        *("t", "a1", "s1", "s2", "g1", "g2", "stab")
    }


def test_the_json_tells_how_a_last_day_came_to_be(shell: Shell) -> None:
    """The suspension that moved it is there, and why and by whom for those who may know."""
    due = _duties(shell)["amu-two-meetings@t"]["due"]
    shell.does("record suspend amu-two-meetings --by p8 --on 2026-02-10 --reason", "AMU er ny")
    shell.does("record resume amu-two-meetings --on 2026-02-24")
    duty = _duties(shell)["amu-two-meetings@t"]
    (wait,) = duty["waits"]

    assert (wait["begun"], wait["ended"]) == ("2026-02-10", "2026-02-24")
    assert (wait["was"], wait["became"]) == (due, duty["due"])
    assert due < duty["due"]
    assert wait["reason"] == "AMU er ny"
    assert wait["decided_by"]
    (to_amu,) = _duties(shell, f"{JSON} --actor amu")["amu-two-meetings@t"]["waits"]
    assert (to_amu["begun"], to_amu["became"]) == (wait["begun"], wait["became"])
    assert (to_amu["reason"], to_amu["decided_by"]) == ("", "")


def test_the_json_tells_the_day_that_was_set_and_the_one_that_counts(shell: Shell) -> None:
    """A Sunday gives way to the Monday after it; other last days were set for themselves."""
    shell.does("record measure-proposed Kaffe --unit s1 --on 2026-02-10")
    shell.does("record measure-decided s1-m1 --due 2026-03-15 --on 2026-02-11")
    duties = _duties(shell, "status --on 2026-02-12 --format json")
    duty = next(one for one in duties.values() if one["rule"] == "measure-put-into-effect")

    assert (duty["stated"], duty["stated_counts"], duty["due"]) == (
        *("2026-03-15", "2026-03-16", "2026-03-16"),
    )
    assert [event["due"] for event in duty["evidence"]][-1:] == ["2026-03-15"]
    assert duties["amu-two-meetings@t"]["stated"] is None
    assert duties["amu-two-meetings@t"]["waits"] == []


def test_an_actor_sees_its_own(shell: Shell) -> None:
    """A leader sees what the leader has to do and is owed in the own unit, and no event's id."""
    shell.does("record meeting-held unit-first --all-units --as-planned")
    told = shell.tells(f"{JSON} --actor leader-of-employees --unit s1")

    assert {duty["unit"]["id"] for duty in told["duties"]} == {"s1"}
    assert told["line"] is None
    assert {event["event"] for duty in told["duties"] for event in duty["evidence"]} == {None}


def test_the_representatives_are_owed(shell: Shell) -> None:
    """What AMU sees is what the employer is to arrange: no duty is put on representatives."""
    told = shell.tells(f"{JSON} --actor amu")

    assert {duty["bearer"]["key"] for duty in told["duties"]} == {"hr"}
    assert {duty["counterparty"]["key"] for duty in told["duties"]} == {"amu"}


def test_what_was_known(shell: Shell) -> None:
    """What was recorded after a moment does not count as known at it."""
    known = datetime.now(UTC).isoformat(timespec="microseconds")
    time.sleep(0.001)
    shell.does("record step-taken employees-informed --on 2026-02-12")

    before = _duties(shell, f"{JSON} --known-at {known}")
    after = _duties(shell)

    assert before["employees-informed@t"]["state"] == "overdue"
    assert after["employees-informed@t"]["state"] == "fulfilled"


def test_one_that_is_ready_is_told_of_as_one(shell: Shell) -> None:
    """Of several leader groups, those whose units have all met are counted as ready."""
    for meeting in ("unit-first", "unit-second"):
        shell.does(f"record meeting-held {meeting} --unit g1 --unit g2 --on 2026-03-02")
    assert "1 klar" in shell.does(f"status {ON}").replace("1 klare", "")
    for meeting in ("unit-first", "unit-second"):
        shell.does(f"record meeting-held {meeting} --unit s1 --on 2026-03-02")
    assert "2 klare" in shell.does(f"status {ON}")


def test_what_had_happened(shell: Shell) -> None:
    """What happened after a day does not count on it."""
    shell.does("record step-taken employees-informed --on 2026-02-12")

    assert _duties(shell, f"{JSON} --on 2026-02-11")["employees-informed@t"]["state"] == "pending"


def test_one_unit(shell: Shell) -> None:
    """HR looks at one unit by naming it."""
    assert {duty["unit"]["id"] for duty in _duties(shell, f"{JSON} --unit g1").values()} == {"g1"}
    assert "HR · Gruppe én · per 01.04.2026" in shell.does(f"status {ON} --unit g1")


def test_the_table(shell: Shell) -> None:
    """The table is in the process's language: grouped, must apart from should, with footnotes."""
    shell.does("record meeting-held unit-first --unit s1 --on 2026-02-24")
    told = shell.does(f"status {ON}")
    lines = [line.rstrip() for line in told.splitlines()]

    assert lines[0] == "HR · Tilsynet for øvelser · per 01.04.2026"
    assert "0 av 4 enheter har holdt møtene sine. 0 har levert tiltaksplan." in lines
    for heading in ("Forsinket (", "Neste (", "Venter (", "Gjort (", "Møter"):
        assert any(line.startswith(heading) for line in lines)
    assert any(line.startswith("Skal, ifølge veiledningen") for line in lines)
    assert any(line.startswith("Bør, ifølge veiledningen") for line in lines)
    assert "40 dager over fristen" in told
    assert "4 av 4 enheter" in told
    assert any(line.startswith("¹ ") for line in lines)
    assert max(len(line) for line in lines) <= 80


def test_names_of_units(shell: Shell) -> None:
    """Few units are named; many are counted, and named with --all."""
    shell.does("record step-taken invitations-sent --unit s1 --on 2026-02-17")
    gathered = shell.does(f"status {ON}")

    assert "3 av 4 enheter" in gathered
    assert "g1, g2, stab" in gathered
    assert "g1, g2, stab" in shell.does(f"status {ON} --all")


def test_evidence_in_the_table(shell: Shell) -> None:
    """With --evidence, the events behind each task stand below it, by their labels."""
    shell.does("record meeting-held unit-first --unit s1 --on 2026-02-24")
    shell.does("record step-taken employees-informed --on 2026-02-12")
    shell.does("record document-prepared unit-meeting --unit s1 --on 2026-02-18")
    shell.does("record report-released --report enterprise --to top-leader --on 2026-02-09")
    shell.does("record report-released --report unit --to leader-of-employees --on 2026-02-16")
    told = " ".join(shell.does(f"status {ON} --evidence").split())

    assert "· 24.02.2026 møte holdt: Enheten får" in told
    assert "· 12.02.2026 Alle ansatte er informert" in told
    assert "· 18.02.2026 dokument klargjort: Leders møter" in told
    assert "· 09.02.2026 rapport delt ut: virksomhetsrapport" in told


def test_a_wide_terminal(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a wide terminal, who is to do it and the source have columns of their own."""
    monkeypatch.setenv("COLUMNS", "120")
    lines = shell.does(f"status {ON}").splitlines()

    assert any(line.split()[-4:] == ["Hvem", "Frist", "Status", "Kilde"] for line in lines)
    assert max(len(line) for line in lines) <= 120


@pytest.mark.parametrize(
    ("language", "on", "asked", "known"),
    [
        ("en", "on 2026-04-01", "Must, says the guidance", "as known at 2999-01-01 23:59"),
        ("nn", "per 01.04.2026", "Skal, ifølgje rettleiinga", "kjent 01.01.2999 23:59"),
        ("da", "pr. 01.04.2026", "Skal, ifølge vejledningen", "som kendt 01.01.2999 23:59"),
    ],
)
def test_another_language(shell: Shell, language: str, on: str, asked: str, known: str) -> None:
    """Labels may be had in any of the four languages, whatever the process's own is."""
    told = shell.does(f"status {ON} --language {language} --known-at 2999-01-01")

    assert told.startswith(f"HR · Tilsynet for øvelser · {on}")
    assert asked in told
    assert known in told


def test_order_that_was_not_kept(shell: Shell) -> None:
    """A meeting that was held without what had to come before is told apart from what is late."""
    shell.does("record meeting-held amu-second --on 2026-03-31")
    told = shell.does(f"status {ON}")
    duty = _duties(shell)["amu-second-after-line@t"]

    assert "Ikke fulgt (" in told
    assert duty["state"] == "violated"
    assert set(duty["missing"]) == {"a1", "s1", "s2", "g1", "g2", "stab"}


def test_no_deadline_is_told_of_what_the_law_gives_no_time_for(shell: Shell) -> None:
    """The day of what is unlawful is our reminder: before it, after it, and once it is mended."""
    rule = MUST.rule("unlawful-corrected")
    told = shell.does("record finding-recorded --kind unlawful --unit s1 --on 2026-02-10", "Utrygg")
    first = _duties(shell, "status --unit s1 --on 2026-02-11 --format json")
    (duty,) = [one for one in first.values() if one["rule"] == rule.key]
    assert duty["reminds"] is True
    due = date.fromisoformat(duty["due"])
    day, title = f"{due:%d.%m.%Y}", rule.title.in_language("nb")
    assert re.search(rf"{title} \(Seksjon én, s1-f1\): \w+, vår påminnelse {day}\n", told)

    def row(on: date) -> str:
        lines = shell.does(f"status --unit s1 --on {on}").splitlines()
        start = max(n for n, line in enumerate(lines) if line.startswith(title))
        return "\n".join(lines[start : start + 3])

    before = row(date(2026, 2, 11))
    assert ["vår", "påminnelse", day] == re.findall(rf"vår|påminnelse|{day}", before)
    assert "1 dag siden vår" in row(due + timedelta(1))
    assert "16 dager siden vår" in row(due + timedelta(16))
    shell.does(f"record measure-proposed Trygg --unit s1 --finding s1-f1 --on {due}")
    shell.does(f"record measure-decided s1-m1 --on {due}")
    shell.does(f"record measure-moved s1-m1 --to done --on {due + timedelta(1)}")
    assert "gjort etter vår" in row(due + timedelta(2))
    shell.does("record finding-recorded --kind unlawful --unit s1 --on 2026-02-10", "Trangt")
    assert "1 etter vår" in row(due + timedelta(2))


@pytest.mark.parametrize("rule", ["unit-two-meetings", "unlawful-corrected"])
def test_what_has_a_deadline_is_told_apart_from_what_we_remind_of(shell: Shell, rule: str) -> None:
    """No rule that gives a deadline has a reminder, and none that reminds has a deadline."""
    shell.does("record finding-recorded --kind unlawful --unit s1 --on 2026-02-10", "Utrygg")
    told = {one["reminds"] for one in _duties(shell).values() if one["rule"] == rule}
    assert told == {MUST.rule(rule).force == Force.LAW}


def test_a_closed_process(shell: Shell) -> None:
    """After the end, what was open has lapsed."""
    shell.does("record process-closed --on 2026-03-31")

    assert "Bortfalt (" in shell.does(f"status {ON}")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("--actor styret", "there is no actor 'styret'"),
        ("--unit x", "there is no unit 'x'"),
        ("--actor amu --unit x", "there is no unit 'x'"),
        ("--actor amu --unit s1", "there is no unit 's1' with actor 'amu'"),
        ("--actor leader-of-employees", "say which with --unit: s1, g1, g2, stab"),
        ("--actor leader-of-employees --unit a1", "unit 'a1' with actor 'leader-of-employees'"),
        ("--actor leader-of-employees --unit s1 --all", "leave --all out"),
        ("--on 2026-02-01", "is before the process"),
        ("--on 1.4.2026", "is not a date"),
        ("--known-at 2020-01-01", "nothing was known at 2020-01-01 23:59"),
        ("--known-at nå", "is not a moment"),
        ("--format xml", "'xml' is not one of"),
        ("--language sv", "--language sv: must has its texts in da, en, nb, nn; give one"),
    ],
)
def test_what_cannot_be_shown(shell: Shell, line: str, says: str) -> None:
    """A name that there is not, or a day out of order, is refused."""
    assert says in shell.refuses(f"status {line}")


def test_what_is_forbidden_is_not_told_to_be_done(shell: Shell) -> None:
    """A rule that nothing has broken yet stands by itself, until something breaks it."""
    name = "work-environment-in-governance-dialogue@s1"
    duty = _duties(shell)[name]
    assert (duty["state"], duty["standing"], duty["state_label"]) == (
        *("fulfilled", "kept", "ikke brutt"),
    )
    assert "Ikke brutt så langt" in shell.does(f"status --unit s1 {ON}")
    shell.does("record meeting-held governance-dialogue --unit s1 --on 2026-03-02")
    assert _duties(shell)[name]["standing"] == "not-followed"


@pytest.mark.parametrize("columns", ["40", "59"])
def test_a_narrow_terminal(shell: Shell, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """Each task and meeting has the whole width, with its day and state on a line below."""
    shell.does("record meeting-held amu-first --on 2026-02-16")
    monkeypatch.setenv("COLUMNS", columns)
    lines = [line.rstrip() for line in shell.does(f"status {ON} --actor amu").splitlines()]

    assert max(len(line) for line in lines) <= int(columns)
    assert "AMU drøfter resultatene" in lines
    assert "  16.02.2026 · Holdt: ja" in lines
    assert any(line.endswith(" · gjort") for line in lines)
    assert not any(line.endswith("Status") for line in lines)
