"""`arbeidsmiljo demo`."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from arbeidsmiljo_cli import demo
from arbeidsmiljo_cli.demo import how_to_activate
from arbeidsmiljo_cli.walk import Stage
from tests.adapters.cli.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty place to walk in."""
    folder: Path = tmp_path_factory.mktemp("demo")
    return folder


def test_the_whole_walk(walked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the start to the action plans, each command works, on an example with 40 units."""
    told = Shell(walked, capsys).does("demo out")
    out = Shell(walked / "out", capsys)
    commands = re.findall(r"^\$ arbeidsmiljo (\w+)", told, re.MULTILINE)

    assert set(commands) == {
        *("start", "results", "plan", "documents", "record", "collect", "status")
    }
    assert "12 action plans: 30 new measures, 0 changed." in told
    assert "12 action plans: 0 new measures, 0 changed." in told
    assert "HR · Direktoratet for fjell og vidde · per 01.04.2026" in told
    assert "Arbeidsmiljøutvalget (AMU) · " in told
    for name in ("organisation.toml", "prosess.db", "dokumenter", "innkommet"):
        assert f"  {name}" in told
        assert (walked / "out" / name).exists()
    assert len(list((walked / "out/dokumenter").rglob("*.*x"))) > 100
    assert {path.suffix for path in (walked / "out/innkommet").iterdir()} == {".docx", ".pptx"}
    assert len(out.lists("show units --format json")) == 40
    again = out.does("documents -o dokumenter --on 2026-04-01")
    assert re.search(r"\b0 brought up to date\b", again), again
    assert re.search(r"\b0 new\b", again), again
    for line in told.partition("Go on from there:\n")[2].splitlines():
        if line.startswith("  arbeidsmiljo "):
            out.does(line.replace("arbeidsmiljo", ""))


@pytest.mark.parametrize("is_run_by_uv", [False, True])
def test_how_to_go_on_where_the_environment_is_not_activated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_run_by_uv: bool
) -> None:
    """Whoever let uv run it is told how the shell gets to know the command."""
    monkeypatch.delenv("UV_RUN_RECURSION_DEPTH", raising=False)
    if is_run_by_uv:
        monkeypatch.setenv("UV_RUN_RECURSION_DEPTH", "1")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/activate").touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    assert how_to_activate() == ("bin/activate" if is_run_by_uv else None)


def test_what_is_there_is_left_alone(before_start: Shell) -> None:
    """A folder that holds something, or a file, is not walked in."""
    (before_start.folder / "full").mkdir()
    (before_start.folder / "full/notat.txt").write_text("mitt")

    assert "not an empty folder" in before_start.refuses("demo full")
    assert "not an empty folder" in before_start.refuses("demo organisation.toml")


def test_a_command_that_fails_ends_it(before_start: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a command fails, its message stands above, and the demonstration ends."""
    stage = Stage(told="2 February: nothing starts.", commands=(["status"], ["plan"]))
    monkeypatch.setattr(demo, "WALK", (stage,))

    done = before_start("demo", "out")

    assert done.status == 2
    assert done.err.startswith("error: there is no store in this folder")
    assert done.err.endswith("error: the demonstration stops here\n")
    assert "arbeidsmiljo plan" not in done.out
