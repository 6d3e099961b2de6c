"""Broken files give one clear error each, cost little, and leave nothing behind."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.adapters.cli.broken_files.case import DOORS, STORING, Case
from tests.adapters.cli.broken_files.cases import CASES
from tests.adapters.cli.broken_files.odd_cases import ODD
from tests.adapters.cli.broken_files.page import tables
from tests.adapters.cli.broken_files.spending import spending

if TYPE_CHECKING:
    from tests.adapters.cli.shell import Shell

PAGE: Final = Path(__file__).parents[4] / "docs" / "reference" / "broken-results.md"

MOST_MEMORY: Final = 100 * 1024**2
"""Bytes; what is read on the way, and the libraries that are imported for it."""
MOST_CALLS: Final = 6_000_000
"""Of functions; a sheet has a million rows, and each that is passed over takes four."""
MOST_ADDRESSES: Final = 2_000_000
"""Kilobytes that a program may ask for with all its libraries; it need not use them."""
BOUNDED: Final = 'ulimit -v "$0" && exec "$@"'

ON_UNIX: Final = pytest.mark.skipif(
    sys.platform == "win32", reason="a shell of Unix sets the bounds"
)

HEAD: Final = re.compile(r"(.+): (\d+) problems? found(?:, (.+))?")
OUTCOMES: Final = {
    **dict.fromkeys(STORING, "nothing was stored"),
    "mapping": "nothing was made",
    "audit": None,
    "protect": None,
}
"""What came of a refused file, behind each door."""


def put(case: Case, folder: Path) -> None:
    """Put the files of a case into a folder."""
    for name, data in case.files.items():
        (folder / name).write_bytes(data)


def stored(folder: Path) -> list[str]:
    """Give all that the store holds, as SQLite itself sees it."""
    with closing(sqlite3.connect(folder / "prosess.db")) as store:
        return list(store.iterdump())


def check_message(case: Case, message: str) -> None:
    """Check that a message is the one of the case, with how much is wrong and what came of it."""
    assert message.startswith("error: ")
    first, *rest = message.removeprefix("error: ").splitlines()
    head = HEAD.fullmatch(first)
    assert head is not None
    source, number, outcome = head.groups()
    assert source == case.about
    assert outcome == OUTCOMES[case.door]
    assert int(number) == sum(line.startswith("  ") for line in rest)
    assert tuple(line.strip() for line in rest) == case.says


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_broken_file_is_one_clear_error(after_start: Shell, case: Case) -> None:
    """It says what is wrong, where and what to do, in little memory, and nothing is stored."""
    put(case, after_start.folder)
    before = after_start.content(), stored(after_start.folder)

    with spending() as spent:
        done = after_start(*case.command.split())

    assert done.status == 2
    assert done.out == ""
    check_message(case, done.err)
    assert (after_start.content(), stored(after_start.folder)) == before
    assert spent.memory < MOST_MEMORY
    assert spent.calls < MOST_CALLS


@pytest.mark.parametrize("case", [case for case in ODD if not case.is_heavy], ids=str)
def test_an_odd_file_is_read(after_start: Shell, case: Case) -> None:
    """What only looks broken is taken in as what it says."""
    put(case, after_start.folder)

    assert after_start.does(case.command).startswith(case.says)


def typed(case: Case, folder: Path) -> subprocess.CompletedProcess[str]:
    """Type the command of a case, as a program that may take only so much memory."""
    program = Path(sys.executable).with_name("arbeidsmiljo")
    return subprocess.run(
        ["/bin/sh", "-c", BOUNDED, str(MOST_ADDRESSES), program, *case.command.split()],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


_ONE_OF_EACH = {case.door: case for case in CASES if not case.is_heavy}
IN_PROGRAMS: Final = [
    *_ONE_OF_EACH.values(),
    *(case for case in CASES if case.is_heavy),
    *[case for case in CASES if case.file.endswith(".sav")][:3],
]
"""Those that a program of its own is given: one behind each door, and all that try to cost much."""


@ON_UNIX
@pytest.mark.parametrize("case", IN_PROGRAMS, ids=str)
def test_a_program_stays_within_bounds(after_start: Shell, case: Case) -> None:
    """The command as people type it says the same, with no more memory than it is given."""
    put(case, after_start.folder)
    before = after_start.content(), stored(after_start.folder)

    done = typed(case, after_start.folder)

    assert done.returncode == 2
    assert done.stdout == ""
    check_message(case, done.stderr)
    assert (after_start.content(), stored(after_start.folder)) == before


@ON_UNIX
@pytest.mark.parametrize("case", [case for case in ODD if case.is_heavy], ids=str)
def test_a_large_odd_file_is_read_within_bounds(after_start: Shell, case: Case) -> None:
    """What only looks as if it cost much is read with no more memory than the program is given."""
    put(case, after_start.folder)

    done = typed(case, after_start.folder)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(case.says)


@pytest.mark.parametrize("case", [*CASES, *ODD], ids=str)
def test_a_file_is_always_made_alike(case: Case) -> None:
    """The same bytes come each time."""
    assert case.files == case.files


def test_there_are_enough() -> None:
    """Each case is there once, there are more than sixty, and every door has some."""
    names = [str(case) for case in (*CASES, *ODD)]
    assert len(names) == len(set(names))
    assert len(CASES) >= 60
    assert {case.door for case in CASES} == set(DOORS)


def test_messages_say_no_paths_of_programs() -> None:
    """No message names a place as programs do, and none goes on where a person stopped reading."""
    for case in CASES:
        assert case.says
        assert not any(line.startswith("$") or "Traceback" in line for line in case.says)


@pytest.mark.parametrize("table", list(tables()), ids=lambda table: table.splitlines()[0])
def test_the_page_lists_them(table: str) -> None:
    """Documentation has every case with what is said of it, and no other."""
    page = PAGE.read_text("utf-8")
    heading = table.splitlines()[0]
    assert table in page
    assert page.count(f"{heading}\n") == 1
