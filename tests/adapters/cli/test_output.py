"""The output: signs that it cannot show, places that cannot be written, and interruptions."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from arbeidsmiljo_cli import demo
from arbeidsmiljo_cli.output import as_data, note_number
from arbeidsmiljo_cli.walk import Stage
from tests.adapters.cli.shell import Shell

_PROGRAM = Path(sys.executable).with_name("arbeidsmiljo")
_FULL = Path("/dev/full")
full = pytest.mark.skipif(not _FULL.exists(), reason="needs a device that is always full")


def _typed(shell: Shell, line: str, encoding: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [_PROGRAM, *line.split()],
        cwd=shell.folder,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )


def test_signs_that_the_output_cannot_show(shell: Shell) -> None:
    """They are replaced by others that say the same, and what is recorded is recorded."""
    done = _typed(shell, "record meeting-held amu-first --on 2026-02-16", "cp1252")

    assert (done.returncode, done.stderr) == (0, b"")
    assert " -> gjort" in done.stdout.decode("cp1252")
    table = _typed(shell, "status --on 2026-04-01", "cp1252").stdout.decode("cp1252")
    assert "\n(12) " in table
    assert "å" in table
    assert "?" not in table


def test_data_loses_nothing(shell: Shell) -> None:
    """In JSON, signs that the output cannot show are written as JSON writes them anywhere."""
    done = _typed(shell, "show units --format json", "ascii")

    assert json.loads(done.stdout) == shell.lists("show units --format json")
    assert as_data("[]", "ascii") == "[]"
    assert as_data("| é |", "ascii") == "| é |"


def test_the_number_of_a_note() -> None:
    """It is raised only where every raised figure can be shown, so that all look alike."""
    assert (note_number(12, "utf-8"), note_number(12, "cp1252")) == ("¹²", " (12)")
    assert note_number(1, None) == "¹"


@full
@pytest.mark.parametrize("line", ["status", "--help", "show units --format json"])
def test_output_that_cannot_be_written(shell: Shell, line: str) -> None:
    """It is told in one message, and is an error."""
    with _FULL.open("wb") as output:
        done = subprocess.run(
            [_PROGRAM, *line.split()],
            cwd=shell.folder,
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.startswith("error: the output cannot be written (No space left on device)")
    assert done.stderr.count("\n") == 1
    assert "recorded" not in done.stderr


@full
def test_what_was_recorded_stays_recorded(shell: Shell) -> None:
    """Where only the telling of it failed, it is said that nobody has to record it again."""
    before = len(shell.lists("show events --format json"))
    with _FULL.open("wb") as output:
        done = subprocess.run(
            [_PROGRAM, *["record", "meeting-held", "amu-first", "--on", "2026-02-16"]],
            cwd=shell.folder,
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert done.returncode == 2
    assert "what was recorded stays recorded" in done.stderr
    assert len(shell.lists("show events --format json")) == before + 1


@full
def test_a_warning_that_nobody_can_read_stops_nothing(shell: Shell) -> None:
    """What can be done is done, with nowhere to complain."""
    with _FULL.open("wb") as nowhere:
        done = subprocess.run(
            [
                *(_PROGRAM, "record", "meeting-planned", "unit-first", "--unit", "s1"),
                *("--on", "2026-02-20", "--day", "2026-02-28"),
            ],
            cwd=shell.folder,
            stdout=subprocess.PIPE,
            stderr=nowhere,
            check=False,
        )

    assert done.returncode == 0
    assert done.stdout.startswith(b"Recorded ")


def test_a_reader_that_has_read_enough(shell: Shell) -> None:
    """A pipe that is closed is no error to tell of."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [_PROGRAM, "status"],
            cwd=shell.folder,
            stdout=writer,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(writer)

    assert done.stderr == ""


@pytest.mark.skipif(os.name != "posix", reason="signals are otherwise on Windows")
def test_it_is_stopped_while_it_starts(tmp_path: Path) -> None:
    """Whoever stops it before the commands are loaded is told so in one line."""
    slow = tmp_path / "click.py"
    slow.write_text(
        "import signal\n"
        # Where tests run in the background, a shell has them ignore it.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "signal.raise_signal(signal.SIGINT)\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "arbeidsmiljo_cli.main", "status"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "error: interrupted\n")


@pytest.mark.parametrize("place", ["between", "inside"])
def test_a_demonstration_is_stopped(
    before_start: Shell, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """It is said once that it was stopped, and that the folder can be deleted."""

    def stopped(*_arguments: object) -> int:
        raise KeyboardInterrupt

    stage = Stage(told="2 February: it is stopped.", commands=(["show", "method"],))
    monkeypatch.setattr(demo, "WALK", (stage,))
    if place == "between":
        monkeypatch.setattr(demo, "_typed", stopped)
    else:
        monkeypatch.setattr("arbeidsmiljo_cli.show.load_plugins", stopped)

    done = before_start("demo", "out")

    assert done.status == 130
    assert done.err.count("error: interrupted") == 1
    assert "warning: out holds half a demonstration; the folder can be deleted" in done.err
