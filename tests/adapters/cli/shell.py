"""A shell for the tests: types commands in a folder, and looks at what they leave there."""

from __future__ import annotations

import json
import re
from contextlib import chdir
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from arbeidsmiljo_cli.commands import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_PROGRESS: Final = re.compile(r"\w+: \d+ of \d+")


@frozen(kw_only=True)
class Done:
    """What a command did.

    Attributes:
        status: Its exit status.
        out: What it printed.
        err: What it complained of.
    """

    status: int
    out: str
    err: str


class Shell:
    """Types commands in a folder.

    Args:
        folder: Where they are typed.
        capture: Takes what they print.
    """

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        """Type nothing yet."""
        self.folder = folder
        self._capture = capture

    def __call__(self, *words: str) -> Done:
        """Type a command that may fail."""
        self._capture.readouterr()
        with chdir(self.folder):
            status = run(words)
        out, err = self._capture.readouterr()
        return Done(status=status, out=out, err=err)

    def does(self, line: str, *more: str) -> str:
        """Type a command that has to work, and give what it printed."""
        done = self(*line.split(), *more)
        assert done.status == 0, done.err
        assert "error" not in done.err
        assert "warning" not in done.err
        return done.out

    def refuses(self, line: str, *more: str) -> str:
        """Type a command that has to be refused, with one message and nothing changed."""
        before = self.content()
        done = self(*line.split(), *more)
        assert done.status == 2
        assert done.err.startswith("error: ")
        assert done.err.count("error: ") == 1
        assert "Traceback" not in done.err
        assert [line for line in done.out.splitlines() if not _PROGRESS.fullmatch(line)] == []
        assert self.content() == before
        return done.err.removeprefix("error: ").rstrip("\n")

    def tells(self, line: str) -> dict[str, Any]:
        """Type a command that prints a JSON object, and give what it says."""
        told: dict[str, Any] = json.loads(self.does(line))
        return told

    def lists(self, line: str) -> list[dict[str, str]]:
        """Type a command that prints a JSON list, and give what is in it."""
        told: list[dict[str, str]] = json.loads(self.does(line))
        return told

    def content(self) -> dict[str, bytes]:
        """Give every file of the folder, less those that SQLite keeps while it is open."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and not path.name.endswith(("-wal", "-shm", ".lock"))
        }
