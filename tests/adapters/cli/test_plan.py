"""`arbeidsmiljo plan`."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from arbeidsmiljo_cli.clock import today
from arbeidsmiljo_holidays.calendar import PublicHolidays
from tests.adapters.cli.conftest import START
from tests.adapters.cli.shell import Shell

JSON = "plan --format json --dry-run --on 2026-02-09"


def test_every_meeting_has_a_working_day(after_start: Shell) -> None:
    """Both treatments, every leader group and every unit get days on which people work."""
    after_start.does("plan --on 2026-02-09")
    meetings = after_start.tells(JSON)["meetings"]
    calendar = PublicHolidays(country="NO")

    # Six central meetings, two leader groups and four units with two each.
    assert len(meetings) == 6 + 2 * 2 + 4 * 2
    assert all(calendar.is_working_day(date.fromisoformat(one["on"])) for one in meetings)
    assert min(one["on"] for one in meetings) > "2026-02-09"


def test_planning_twice_changes_nothing(after_start: Shell) -> None:
    """Meetings that have a day keep it."""
    assert "18 were given a new day, 0 keep theirs" in after_start.does("plan --on 2026-02-09")
    before = after_start.content()

    assert "0 were given a new day, 18 keep theirs" in after_start.does("plan --on 2026-02-20")
    assert after_start.content() == before


def test_a_dry_run_records_nothing(after_start: Shell) -> None:
    """A dry run shows the plan that would be made."""
    before = after_start.content()
    told = after_start.does("plan --dry-run --on 2026-02-09")
    dry = after_start.tells(JSON)

    assert "18 would be given a new day" in told
    assert after_start.content() == before
    after_start.does("plan --on 2026-02-09")
    assert after_start.tells(JSON) == dry


def test_planning_anew_moves_what_is_not_held(shell: Shell) -> None:
    """Meetings that were held keep their day; the others come after the day of planning."""
    shell.does("record meeting-held top-leader-group-first --on 2026-02-12")
    told = shell.does("plan --anew --on 2026-03-02")
    meetings = {
        (one["meeting"], one["unit"]): one["on"] for one in shell.tells(f"{JSON}")["meetings"]
    }

    assert "17 were given a new day, 0 keep theirs, 1 is held" in told
    assert meetings.pop(("top-leader-group-first", "t")) == "2026-02-12"
    assert min(meetings.values()) == "2026-03-03"


def test_each_meeting_is_listed(shell: Shell) -> None:
    """With --all, each meeting of each unit has a line."""
    shell.does("record meeting-held amu-first --on 2026-02-17")
    told = shell.does("plan --all --on 2026-02-20")

    assert "tir. 17.02.2026" in told
    assert "AMU drøfter resultatene (holdt)" in told
    assert told.count("Enheten drøfter tiltak") == 4
    assert "Gruppe to (g2)" in told


def test_a_follow_up_is_planned_before_it_starts(before_start: Shell) -> None:
    """From the day on which it is set up, HR plans the meetings and makes the documents."""
    line = " ".join(START[:-2]).replace("2026-02-02", str(today() + timedelta(days=40)))
    before_start.does(line)
    before_start.does("record parameter-set unit-second P3W")
    before_start.does("plan")
    told = before_start.does("documents -o for-start --unit s1")
    early = f"--on {today() - timedelta(days=2)}"

    assert "documents in for-start" in told
    for line in (
        "plan",
        "documents -o for-start --unit s1",
        "record parameter-set unit-second P3W",
    ):
        assert f"and before {today()}, when it was set up" in before_start.refuses(
            f"{line} {early}"
        )


@pytest.mark.parametrize(
    "line", ["plan", "plan --dry-run", "documents -o d", "record parameter-set plan-return P1D"]
)
def test_nothing_is_prepared_before_anybody_could(shell: Shell, line: str) -> None:
    """A day before the process, which was set up later, is refused as `status` refuses it."""
    assert "2020-01-01 is before the process began on 2026-02-02" in shell.refuses(
        f"{line} --on 2020-01-01"
    )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("plan --on 2999-01-01 --anew", "lies after"),
        ("plan --on 9.2.2026", "is not a date"),
        ("plan --format xml", "'xml' is not one of 'table', 'json'"),
        ("plan extra", "unexpected extra argument"),
        ("plan --annew", "--anew"),
    ],
)
def test_what_cannot_be_planned(shell: Shell, line: str, says: str) -> None:
    """A day out of order, or an option that there is not, is refused."""
    assert says in shell.refuses(line)


def test_a_plan_is_not_made_before_the_last(shell: Shell) -> None:
    """A plan of an earlier day would not be the one that counts, and is refused."""
    shell.does("record parameter-set unit-second P3W --on 2026-02-08")

    message = shell.refuses("plan --anew --on 2026-02-08")

    assert "meetings were planned on 2026-02-09, after 2026-02-08" in message
