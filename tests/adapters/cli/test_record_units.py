"""`arbeidsmiljo record`: units that come, go, move and merge, and leaders that change."""

from __future__ import annotations

import pytest

from tests.adapters.cli.shell import Shell

OPENED = "record unit-opened s3 --under a1 --employees 4 --on 2026-03-02 --name Tilsyn"


def units(shell: Shell) -> dict[str, int]:
    """Give how many work in each unit."""
    listed = shell.lists("show units --format json")
    return {one["id"]: int(one["employees"]) for one in listed}


def duties(shell: Shell, on: str) -> dict[str, str]:
    """Give the state of each duty."""
    told = shell.tells(f"status --on {on} --format json")
    return {one["id"]: one["state"] for one in told["duties"]}


def meetings(shell: Shell) -> set[tuple[str, str]]:
    """Give the meetings that a plan has, with their units."""
    told = shell.tells("plan --dry-run --on 2026-03-16 --format json")
    return {(one["meeting"], one["unit"]) for one in told["meetings"]}


def test_a_unit_is_opened(shell: Shell) -> None:
    """It is listed below its unit, its people are counted, its leader is known, it is planned."""
    shell.does(f"{OPENED} --leader p9 --leader-name", "Iver Ny")

    assert units(shell)["s3"] == 4
    assert units(shell)["a1"] == 44
    assert ("unit-first", "s3") in meetings(shell)
    assert "unit-two-meetings@s3" in duties(shell, "2026-03-02")
    assert "unit-two-meetings@s3" not in duties(shell, "2026-03-01")
    shell.does("record leader-changed g1 --leader p9 --on 2026-03-03")


def test_an_opening_can_be_corrected(shell: Shell) -> None:
    """What takes its place counts from its day; a correction of what is no opening is refused."""
    shell.does(OPENED)
    opened = shell.lists("show events --format json")[-1]["id"]
    shell.does(f"{OPENED.replace('--employees 4', '--employees 6')} --corrects {opened}")

    assert units(shell)["s3"] == 6
    assert units(shell)["a1"] == 46
    assert "e1" in shell.refuses(f"{OPENED} --corrects e1")
    assert units(shell)["s3"] == 6


def test_a_unit_is_closed(shell: Shell) -> None:
    """Its tasks lapse and are told, no meeting of it is planned, and it can still be looked at."""
    told = shell.does("record unit-closed stab --on 2026-03-02")

    assert "bortfalt" in told
    assert "stab" not in units(shell)
    assert not [unit for _, unit in meetings(shell) if unit == "stab"]
    assert duties(shell, "2026-03-03")["unit-two-meetings@stab"] == "lapsed"
    assert "HR · Staben" in shell.does("status --unit stab --on 2026-03-03")
    assert "there is no unit" in shell.refuses(
        "status --actor leader-of-employees --unit stab --on 2026-03-03"
    )
    shell.does("status --actor leader-of-employees --unit stab --on 2026-03-01")
    assert [one["of"] for one in shell.lists("show events --unit stab --format json")][:1] == [
        "unit-first"
    ]


def test_a_unit_that_is_closed_gets_no_documents_from_then_on(shell: Shell) -> None:
    """Documents of an earlier day are those of the units that there were then."""
    shell.does("record unit-closed stab --on 2026-03-02")
    line = "documents -o dokumenter --unit stab --document unit-meeting"

    assert "there is no unit 'stab'" in shell.refuses(f"{line} --on 2026-03-03")
    assert "1 new" in shell.does(f"{line} --on 2026-03-01")


def test_what_happened_before_the_closing_is_recorded_after_it(shell: Shell) -> None:
    """On a day on which there was the unit it can be named; on a later day it cannot."""
    shell.does("record unit-closed stab --on 2026-03-02")
    shell.does("record meeting-held unit-first --unit stab --on 2026-02-27")
    shell.does("record meeting-held unit-second --unit stab --on 2026-03-02")

    assert "there is no unit 'stab'" in shell.refuses(
        "record meeting-held unit-first --unit stab --on 2026-03-03"
    )


def test_a_unit_is_opened_again_on_the_day_it_was_closed(shell: Shell) -> None:
    """Opened, closed and opened anew: the last is no repetition of the first."""
    opened = "record unit-opened s9 --name S9 --under a1 --employees 4 --on 2026-03-02"
    for line in (opened, "record unit-closed s9 --on 2026-03-02", opened):
        assert "not recorded again" not in shell.does(line)
    assert "not recorded again" in shell.does(opened)
    assert "s9" in {one["id"] for one in shell.lists("show units --format json")}


def test_a_unit_moves(shell: Shell) -> None:
    """People are counted where it has come."""
    before = units(shell)
    shell.does("record unit-moved g2 --to a1 --on 2026-03-02")

    assert units(shell) == before | {"s2": before["s2"] - before["g2"]}


def test_a_unit_goes_up_in_another(shell: Shell) -> None:
    """Its people and measures are the other's; with what it inherits the other has met."""
    shell.does("record meeting-held unit-first --unit g1 --on 2026-02-24")
    shell.does("record measure-proposed Kaffe --unit g1 --on 2026-02-25")
    shell.does("record unit-merged g1 --into s1 --inherits --on 2026-03-02")
    (measure,) = shell.lists("show measures --format json")

    assert measure["unit"] == "s1"
    assert units(shell)["s1"] == 31
    assert duties(shell, "2026-03-03")["unit-two-meetings@g1"] == "lapsed"
    shell.does("record measure-decided g1-m1 --on 2026-03-04")


def test_the_plan_of_a_unit_that_went_up_in_another_comes_back(with_documents: Shell) -> None:
    """It is collected as the other unit's; that of a unit that was closed is left alone."""
    shell = with_documents
    shell.does("record unit-merged g1 --into s1 --inherits --on 2026-03-02")
    shell.does("record unit-closed stab --on 2026-03-02")
    done = shell("collect", "dokumenter/g1", "dokumenter/stab", "--on", "2026-03-20")

    assert done.status == 0
    assert "refers to unit stab, which the organisation does not have" in done.out
    assert "refers to unit g1" not in done.out


def test_a_leader_changes(shell: Shell) -> None:
    """Somebody who is new is named; nobody may lead for a while."""
    shell.does("record leader-changed s1 --leader p9 --on 2026-03-02 --leader-name", "Iver Ny")
    shell.does("record leader-changed g1 --nobody --on 2026-03-02")
    events = shell.lists("show events --format json")

    assert [(one["unit"], one["of"]) for one in events[-2:]] == [("s1", "p9"), ("g1", "")]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (f"{OPENED} --leader p99", "there is no person 'p99'"),
        (f"{OPENED} --leader-name Iver", "--leader-name goes with --leader"),
        (f"{OPENED} --leader p1 --leader-name Iver", "person 'p1' is somebody else already"),
        (f"{OPENED} --leader P9 --leader-name Iver", "--leader 'P9': is an id of a-z"),
        (OPENED.replace("s3", "s1"), "there is a unit 's1' already"),
        (OPENED.replace("a1", "x"), "there is no unit 'x'"),
        (OPENED.replace("4", "-4"), "-4"),
        ("record unit-closed a1", "s1, s2 are below it; move or close them first"),
        ("record unit-closed t", "cannot cease to be"),
        ("record unit-closed x", "there is no unit 'x'"),
        ("record unit-closed s1 --on 2026-02-08", "when there would be no such unit"),
        ("record unit-moved a1 --to s1", "cannot come under 's1'"),
        ("record unit-merged s1 --into g1", "say with --inherits or --inherits-nothing"),
        ("record unit-merged s1 --into s1 --inherits", "cannot go up in itself"),
        ("record leader-changed s1", "say who leads it now with --leader"),
        ("record leader-changed s1 --nobody --leader p1", "say who leads it now with --leader"),
    ],
)
def test_what_leaves_no_tree_is_refused(shell: Shell, line: str, says: str) -> None:
    """The refusal says what is in the way, and nothing is recorded."""
    assert says in shell.refuses(line)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (" ", "is empty; give a name"),
        ("Tilsyn\nog kontroll", "has a line break or another character that is not seen"),
        ("Tilsyn\u202eog", "has a line break or another character that is not seen"),
        ("Tilsyn\x07", "has a control character"),
        ("Tilsyn\udcff", "is not text in UTF-8"),
        ("x" * 16_000, "has 16000 characters; give a name of 200 at most"),
    ],
)
def test_names_that_stand_on_no_line(shell: Shell, name: str, says: str) -> None:
    """A unit's name and its leader's are refused as they are in the organisation's file."""
    assert f"unit 's3', name: {says}" in shell.refuses(OPENED.removesuffix("Tilsyn"), name)
    assert f"--leader-name {says}" in shell.refuses(f"{OPENED} --leader p9 --leader-name", name)


def test_one_unit_is_below_another(shell: Shell) -> None:
    """Where there is one unit below, it is told of as one."""
    shell.does("record unit-closed g1 --on 2026-03-02")

    assert "g2 is below it; move or close it first" in shell.refuses("record unit-closed s2")


def test_an_id_that_is_not_plain(shell: Shell) -> None:
    """The refusal names the unit, and no place in a file that there is none of."""
    message = shell.refuses("record unit-opened", "S 801", *OPENED.split()[3:])

    assert message.startswith("unit 'S 801', id: 'S 801' is not plain: use up to 64 of a-z")
