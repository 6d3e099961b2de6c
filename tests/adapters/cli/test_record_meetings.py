"""`arbeidsmiljo record meeting-held`: meetings that were recorded before, or out of order."""

from __future__ import annotations

import pytest

from tests.adapters.cli.shell import Shell

HELD = "record meeting-held"


def _warning(shell: Shell, line: str) -> str:
    done = shell(*f"{HELD} {line}".split())
    assert done.status == 0
    assert done.err.startswith("warning: ")
    assert done.err.count("\n") == 1
    return done.err


def _last(shell: Shell) -> str:
    return shell.lists("show events --format json")[-1]["id"]


def test_a_meeting_that_was_recorded_before(shell: Shell) -> None:
    """Whoever types it again with another day is told how to correct the first."""
    shell.does(f"{HELD} unit-first --unit s1 --on 2026-02-24")
    first = _last(shell)
    said = _warning(shell, "unit-first --unit s1 --on 2026-02-25")

    assert f"'unit-first' of s1 was recorded before, on 2026-02-24 ({first})" in said
    assert f"use --corrects {first} if this one takes its place" in said


def test_a_meeting_of_the_enterprise(shell: Shell) -> None:
    """So it is of one that there is one of."""
    shell.does(f"{HELD} amu-first --on 2026-02-16")

    assert "'amu-first' of t was recorded before" in _warning(shell, "amu-first --on 2026-02-17")


def test_what_needs_no_warning(shell: Shell) -> None:
    """A correction, the same once more, another unit's, and one that is held again and again."""
    shell.does(f"{HELD} unit-first --unit s1 --on 2026-02-24")
    first = _last(shell)
    for line in (
        f"unit-first --unit s1 --on 2026-02-25 --corrects {first}",
        "unit-first --unit s1 --on 2026-02-25",
        "unit-first --unit g1 --unit g2 --on 2026-02-26",
        "governance-dialogue --unit s1 --on 2026-02-24",
        "governance-dialogue --unit s1 --on 2026-02-25",
        "unit-second --unit s1 --on 2026-03-10",
    ):
        shell.does(f"{HELD} {line}")


@pytest.mark.parametrize("first", [True, False], ids=["first", "second"])
def test_a_meeting_before_that_which_comes_first(shell: Shell, *, first: bool) -> None:
    """It is told whichever of the two was recorded last."""
    lines = [
        "unit-first --unit s1 --on 2026-03-03",
        "unit-second --unit s1 --on 2026-03-02",
    ]
    if not first:
        lines.reverse()
    shell.does(f"{HELD} {lines[0]}")
    recorded = _last(shell)
    said = _warning(shell, lines[1])

    assert "'unit-second' on 2026-03-02" in said
    assert "of s1 lies before 'unit-first' on 2026-03-03" in said
    assert f"({recorded})" in said
