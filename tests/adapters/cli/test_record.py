"""`arbeidsmiljo record`."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from contextlib import chdir
from datetime import date
from pathlib import Path
from time import sleep

import pytest

from arbeidsmiljo.model.events import StepTaken
from arbeidsmiljo.model.identifiers import ProcessId, StepKey
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.process import Process
from arbeidsmiljo.process.periods_told import told_period
from arbeidsmiljo_cli.clock import now, today
from tests.adapters.cli.shell import Shell


def _events(shell: Shell) -> list[dict[str, str]]:
    return shell.lists("show events --format json")


def _days(shell: Shell, what: str) -> dict[str, str]:
    return {one["unit"]: one["happened"] for one in _events(shell) if one["what"] == what}


def test_a_meeting_was_held(shell: Shell) -> None:
    """A meeting is recorded in the units that are named, on the day that is said."""
    told = shell.does("record meeting-held unit-first --unit s1 --unit g1 --on 2026-02-24 --by p8")

    assert "2 events, 2026-02-24" in told
    assert _days(shell, "møte holdt") == {"s1": "2026-02-24", "g1": "2026-02-24"}


def test_meetings_were_held_as_planned(shell: Shell) -> None:
    """Each unit's meeting is recorded on the day it was planned for, but for those excepted."""
    planned = {
        one["unit"]: one["on"]
        for one in shell.tells("plan --format json --dry-run")["meetings"]
        if one["meeting"] == "unit-first"
    }
    shell.does("record meeting-held unit-first --all-units --except g2 --as-planned")

    assert _days(shell, "møte holdt") == {key: planned[key] for key in ("s1", "g1", "stab")}


def test_the_same_is_not_recorded_twice(shell: Shell) -> None:
    """What is recorded of a unit and day is passed over; the rest is recorded."""
    shell.does("record meeting-held unit-first --unit s1 --as-planned")
    before = len(_events(shell))
    told = shell.does("record meeting-held unit-first --all-units --as-planned")
    again = shell.does("record meeting-held unit-first --all-units --as-planned")

    assert "3 events" in told
    assert "1 recorded before, and not recorded again." in told
    assert again == "4 recorded before, and not recorded again.\n"
    assert len(_events(shell)) == before + 3


AGAIN = "1 recorded before, and not recorded again.\n"
AND_BACK = [
    (
        "meeting-planned unit-second --unit s1 --day 2026-03-24",
        "meeting-planned unit-second --unit s1 --day 2026-03-25",
    ),
    ("parameter-set plan-return P1W", "parameter-set plan-return P2W"),
    ("leader-changed s1 --leader p4", "leader-changed s1 --nobody"),
    ("unit-moved g1 --to a1", "unit-moved g1 --to stab"),
    ("unit-moved g1 --to stab", "unit-moved g1 --to s2"),
]


@pytest.mark.parametrize(("one", "other"), AND_BACK, ids=[one.split()[0] for one, _ in AND_BACK])
def test_what_was_changed_and_is_changed_back_is_recorded(
    shell: Shell, one: str, other: str
) -> None:
    """On one day too: only what was set last is not recorded again."""
    on = "--on 2026-02-10"
    before = len(_events(shell))
    for line in (one, other, one):
        assert AGAIN not in shell.does(f"record {line} {on}")
        assert shell.does(f"record {line} {on}") == AGAIN
    assert len(_events(shell)) == before + 3


def test_what_is_set_on_a_later_day_does_not_make_an_earlier_one_new(shell: Shell) -> None:
    """What was set by that day counts, whatever was set since."""
    shell.does("record parameter-set plan-return P1W --on 2026-02-10")
    shell.does("record parameter-set plan-return P2W --on 2026-02-11")
    assert shell.does("record parameter-set plan-return P1W --on 2026-02-10") == AGAIN
    assert AGAIN not in shell.does("record parameter-set plan-return P1W --on 2026-02-11")


def test_every_kind_of_event(shell: Shell) -> None:
    """What people record stands in the journal by its name."""
    for line in (
        "report-released --report enterprise --to top-leader --to hr --on 2026-02-09",
        "report-released --report unit --to leader-of-employees --unit s1 --on 2026-02-16",
        "step-taken employees-informed --on 2026-02-12",
        "step-taken invitations-sent --all-units --on 2026-02-17",
        "document-prepared unit-meeting --all-units --on 2026-02-18",
        "meeting-planned unit-first --unit s1 --day 2026-03-02 --on 2026-02-20",
        "action-plan-returned --unit s1 --unit g1 --on 2026-03-24",
        "process-closed --on 2026-06-30",
    ):
        shell.does(f"record {line}")
    shell.does("record parameter-set plan-return --on 2026-02-10", "15 working days")
    told = {one["what"] for one in _events(shell)}

    assert told >= {
        "rapport delt ut",
        "gjort",
        "dokument klargjort",
        "møte planlagt",
        "tiltaksplan mottatt",
        "forløpet avsluttet",
        "frist satt",
    }


def test_a_wanted_effect_is_added(shell: Shell) -> None:
    """What is wanted can be said after the start too; it stands in the documents then."""
    before = len(_events(shell))
    shell.does("record wanted-effect-set --on 2026-02-03", "Lavere terskel for å si fra")

    assert len(_events(shell)) == before + 1


def test_an_event_is_corrected(shell: Shell) -> None:
    """A correction takes the place of what it corrects."""
    shell.does("record meeting-held unit-first --unit s1 --on 2026-02-24")
    (event,) = (one["id"] for one in _events(shell) if one["what"] == "møte holdt")
    shell.does(f"record meeting-held unit-first --unit s1 --on 2026-02-25 --corrects {event}")

    assert _days(shell, "møte holdt") == {"s1": "2026-02-25"}
    assert "corrected before" in shell.refuses(f"record retract {event}")


def test_an_event_is_retracted(shell: Shell) -> None:
    """An event that is taken back does not count any more, and may not be taken back again."""
    shell.does("record meeting-held unit-first --unit s1 --on 2026-02-24")
    (event,) = (one["id"] for one in _events(shell) if one["what"] == "møte holdt")
    shell.does(f"record retract {event} --reason", "Møtet ble utsatt")

    assert _days(shell, "møte holdt") == {}
    assert "corrected before" in shell.refuses(f"record retract {event}")


def test_an_event_is_retracted_after_the_last_day(after_start: Shell) -> None:
    """A wrong one is taken back whenever that is found out."""
    wrong = after_start.does("record wanted-effect-set Nei --on 2026-02-02").split()[1].rstrip(":")
    after_start.does("record process-closed --on 2026-06-30")
    after_start.does(f"record retract {wrong}")

    assert "Nei" not in [one["effect"] for one in after_start.lists("show effects --format json")]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("meeting-held styremote", "there is no meeting 'styremote'"),
        ("meeting-held unit-first", "say which with --unit, or --all-units: s1, g1, g2, stab"),
        ("meeting-held unit-first --unit x", "there is no unit 'x'"),
        ("meeting-held unit-first --unit a1", "there is no unit 'a1' with meeting 'unit-first'"),
        ("meeting-held unit-first --unit s1 --all-units", "exclude each other"),
        ("meeting-held unit-first --unit s1 --except g1", "--except goes with --all-units"),
        ("meeting-held unit-first --all-units --except a1", "unit 'a1' with meeting 'unit-first'"),
        ("meeting-held amu-first --all-units", "one for the whole enterprise"),
        ("meeting-held amu-first --unit s1", "one for the whole enterprise"),
        ("meeting-held amu-first --on 2026-02-01", "before the process began"),
        ("meeting-held amu-first --on 2999-02-01", "lies after"),
        ("meeting-held amu-first --as-planned --on 2026-02-16", "leave --on out"),
        ("meeting-held amu-first --by p99", "there is no person 'p99'"),
        ("meeting-held unit-first --all-units --corrects e5 --on 2026-03-02", "one event"),
        ("meeting-held amu-first --corrects e999 --on 2026-03-02", "there is no event 'e999'"),
        ("meeting-held amu-first --corrects e1 --on 2026-03-02", "'e1' began the process and can"),
        ("retract e1", "'e1' began the process and can be neither corrected nor taken back"),
        ("meeting-planned amu-first", "Missing option '--day'"),
        ("meeting-planned amu-first --day 2026-02-11 --on 2026-02-12", "is before 2026-02-12, the"),
        ("meeting-planned amu-first --day 2026-01-30 --on 2026-01-30", "before the process began"),
        ("step-taken dans", "there is no step 'dans'"),
        ("document-prepared bok", "there is no document 'bok'"),
        ("report-released --report alt --to hr", "'alt' is not one of"),
        ("report-released --report unit --to styret", "there is no actor 'styret'"),
        (
            "report-released --report unit --to amu",
            "gives 'amu' no unit reports; it gives it enterprise reports",
        ),
        (
            "report-released --report unit --to safety-representative",
            "gives 'safety-representative' no unit reports; it gives it none at all",
        ),
        ("measure-moved m1 --to started", "there is no measure 'm1'"),
        ("measure-moved m1 --to halvveis", "'halvveis' is not one of"),
        ("parameter-set plan-return snart", "is not a period"),
        ("parameter-set fristen P1M", "there is no parameter 'fristen'"),
        ("retract e999", "there is no event 'e999'"),
        ("retract e2 --on 2026-03-02", "No such option"),
        ("action-plan-returned --unit x", "there is no unit 'x'"),
        ("noe", "No such command 'noe'"),
    ],
)
def test_what_cannot_be_recorded(shell: Shell, line: str, says: str) -> None:
    """A name that there is not, or a day out of order, is refused, and nothing is recorded."""
    assert says in shell.refuses(f"record {line}")


def test_a_day_on_which_nobody_works(shell: Shell) -> None:
    """A meeting may be on a Saturday or a holiday, and whoever plans it is told."""
    line = "record meeting-planned unit-first --unit s1 --on 2026-02-20 --day"
    for day in ("2026-02-28", "2026-04-02"):
        done = shell(*line.split(), day)
        assert (done.status, done.err) == (0, f"warning: {day} is no working day\n")

    shell.does(f"{line} 2026-03-02")


def test_a_meeting_that_was_held_is_planned_no_more(shell: Shell) -> None:
    """Its day is that on which it was held; one that is held again and again has a next day."""
    shell.does("record meeting-held unit-first --unit s1 --on 2026-02-24")
    line = "record meeting-planned unit-first --unit s1 --day 2026-03-16"

    assert "was held on 2026-02-24" in shell.refuses(f"{line} --on 2026-02-25")
    shell.does(f"{line} --on 2026-02-23")
    shell.does("record meeting-held governance-dialogue --unit s1 --on 2026-02-24 --all-points")
    shell.does(
        "record meeting-planned governance-dialogue --unit s1 --day 2026-03-16 --on 2026-02-25"
    )


def test_what_changed_is_told_with_its_day(shell: Shell) -> None:
    """Tasks are judged as they are today, whatever the day of what is recorded."""
    told = shell.does("record step-taken employees-informed --on 2026-02-12").splitlines()

    assert told[1] == f"Oppgaver som endret seg, per {today():%d.%m.%Y}:"
    assert told[2].startswith("  ")


def _is_queued(store: Path) -> bool:
    """Tell whether another program waits for its turn to write to a store."""
    with store.with_name(f"{store.name}.lock").open("rb") as door:
        try:
            fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_two_record_at_once(shell: Shell) -> None:
    """Who waits while somebody else records is not told that the clock is wrong."""
    program = Path(sys.executable).with_name("arbeidsmiljo")
    plugins = Plugins.load()
    with (
        chdir(shell.folder),
        plugins.open_store("sqlite:///prosess.db") as store,
        store.transaction(),
    ):
        process = Process.load(store.journals, ProcessId("must-2026"), plugins.methods)
        waiting = subprocess.Popen(
            [program, *["record", "step-taken", "leaders-reminded", "--on", "2026-02-12"]],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        while waiting.poll() is None and not _is_queued(Path("prosess.db")):
            sleep(0.01)
        process.record(
            StepTaken(step=StepKey("employees-informed")),
            happened=date(2026, 2, 12),
            recorded=now(),
        )
        process.save(store.journals)

    assert (waiting.communicate()[1], waiting.returncode) == ("", 0)
    assert [one["of"] for one in _events(shell)][-2:] == ["employees-informed", "leaders-reminded"]


def test_all_or_none(shell: Shell) -> None:
    """Where one of several units cannot be recorded, none is."""
    shell.does("record meeting-planned unit-first --unit g2 --day 2999-01-01 --on 2026-02-10")

    assert "lies after" in shell.refuses("record meeting-held unit-first --all-units --as-planned")


def test_a_meeting_that_is_not_planned(after_start: Shell) -> None:
    """A meeting without a day cannot have been held as planned."""
    assert "is not planned" in after_start.refuses("record meeting-held amu-first --as-planned")


def test_nothing_happens_after_the_end(shell: Shell) -> None:
    """A closed process takes no later event."""
    shell.does("record process-closed --on 2026-06-30")

    assert "was closed on 2026-06-30" in shell.refuses(
        "record meeting-held amu-first --on 2026-07-01"
    )


@pytest.mark.parametrize("language", ["nb", "nn", "da", "en"])
def test_a_length_is_taken_as_it_is_printed(shell: Shell, language: str) -> None:
    """What 'show parameters' prints of a value can be recorded, in whichever language."""
    told = shell.lists("show parameters --format json")
    parameters = {one["key"]: one["value"] for one in told}
    for key, form in (("plan-return", "P1M9D"), ("unit-second", "7 working days")):
        printed = told_period(Period.parse(form)).in_language(language)
        shell.does(f"record parameter-set {key}", printed)
    now = {one["key"]: one["value"] for one in shell.lists("show parameters --format json")}

    assert (now["plan-return"], now["unit-second"]) == ("P1M9D", "7 working days")
    assert {key for key in now if now[key] != parameters[key]} == {"plan-return", "unit-second"}


def test_what_is_no_length_is_refused_with_how_one_is_written(shell: Shell) -> None:
    """The forms that are taken are named."""
    told = shell.refuses("record parameter-set plan-return snart")
    assert told.startswith("'snart' is not a period: write 'P14D'")


def test_tasks_that_are_called_the_same_are_told_apart(shell: Shell) -> None:
    """Each report of the plan is a task of its own; what it is about stands with it."""
    given = "record report-released --report enterprise --to top-leader --to hr --to amu"
    told = shell.does(f"{given} --on 2026-02-16")
    lines = [line for line in told.splitlines() if line.startswith("  ")]
    assert len(lines) > 1
    assert len(lines) == len(set(lines))
    assert [line for line in lines if "enterprise-amu" in line]
