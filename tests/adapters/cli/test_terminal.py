"""What is printed, where there is a terminal and where there is none."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

from tests.adapters.cli.shell import Shell

_PROGRAM = Path(sys.executable).with_name("arbeidsmiljo")


def _on_a_terminal(shell: Shell, *words: str) -> str:
    """Type a command on a real terminal of 60 columns, and give all that is seen."""
    outer, inner = pty.openpty()
    with subprocess.Popen(
        [_PROGRAM, *words],
        cwd=shell.folder,
        stdin=inner,
        stdout=inner,
        stderr=inner,
        env={**os.environ, "COLUMNS": "60", "TERM": "xterm"},
    ) as program:
        os.close(inner)
        seen = b""
        while True:
            try:
                part = os.read(outer, 4096)
            except OSError:  # how Linux tells that the other end is closed
                break
            if not part:
                break
            seen += part
        program.wait()
    os.close(outer)
    return seen.decode().replace("\r\n", "\n")


def test_a_progress_bar(shell: Shell) -> None:
    """On a terminal, long work shows a bar, and no lines that stay."""
    seen = _on_a_terminal(shell, *["documents", "-o", "ut", "--on", "2026-02-09", "--unit", "s1"])

    assert "━" in seen
    assert "documents: " not in seen


def test_lines_fit_the_terminal(before_start: Shell) -> None:
    """On a terminal, a message is broken between words."""
    seen = _on_a_terminal(before_start, "status")

    assert seen.startswith("error: there is no store in this folder")
    assert seen.count("\n") > 1
    assert max(len(line) for line in seen.splitlines()) <= 60


def test_a_message_is_one_line_elsewhere(before_start: Shell) -> None:
    """Where there is no terminal, a message is left whole."""
    assert "\n" not in before_start.refuses("status")
