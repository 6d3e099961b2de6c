"""The command itself: its help, its version, and how errors end it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from arbeidsmiljo_cli.commands import cli, run
from tests.adapters.cli.shell import Shell


def _commands(group: click.Group, *names: str) -> list[tuple[tuple[str, ...], click.Command]]:
    found: list[tuple[tuple[str, ...], click.Command]] = []
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found += _commands(command, *names, name)
        else:
            found.append(((*names, name), command))
    return found


COMMANDS = _commands(cli)


@pytest.mark.parametrize("names", [names for names, _ in COMMANDS], ids=" ".join)
def test_every_command_has_help(names: tuple[str, ...], before_start: Shell) -> None:
    """Each command says in a sentence what it does, and shows an example."""
    told = before_start.does(" ".join(names), "--help")

    assert f"Usage: arbeidsmiljo {' '.join(names)}" in told
    assert f"Examples:\n    arbeidsmiljo {' '.join(names)}" in told


@pytest.mark.parametrize(("names", "command"), COMMANDS, ids=[" ".join(n) for n, _ in COMMANDS])
def test_every_example_can_be_typed(names: tuple[str, ...], command: click.Command) -> None:
    """Each example has only options that there are, with values that can be read."""
    assert command.help is not None
    text = command.help.partition("Examples:")[2].replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip()]

    assert lines
    for line in lines:
        words = shlex.split(line)
        assert words[: 1 + len(names)] == ["arbeidsmiljo", *names]
        command.make_context("arbeidsmiljo", words[1 + len(names) :])


def test_the_help_lists_the_commands_in_order(before_start: Shell) -> None:
    """Without a command, the commands are listed in the order of the work, each with a sentence."""
    told = before_start.does("")
    lines = told.partition("Commands:\n")[2].splitlines()

    assert told == before_start.does("--help")
    assert [line.split()[0] for line in lines] == list(cli.commands)
    assert lines[0].split()[0] == "start"
    assert [line for line in lines if line.endswith("...")] == []


def test_the_version(before_start: Shell) -> None:
    """The version is that of the distribution."""
    assert version("arbeidsmiljo-cli") in before_start.does("--version")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("dans", "No such command 'dans'"),
        ("--dans", "--dans"),
        ("record", "Missing command"),
        ("results", "Missing command"),
        ("template", "Missing command"),
    ],
)
def test_what_is_no_command(before_start: Shell, line: str, says: str) -> None:
    """A command that there is not is told in one line, with where to read more."""
    message = before_start.refuses(line)

    assert says in message
    assert "--help')" in message
    assert "\n" not in message


def test_a_broken_plug_in_is_told_of(before_start: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plug-in that cannot be loaded is a warning, and the rest works."""
    broken = before_start.folder / "broken-0.1.dist-info"
    broken.mkdir()
    (broken / "METADATA").write_text("Name: broken\nVersion: 0.1\n")
    (broken / "entry_points.txt").write_text("[arbeidsmiljo]\nbroken = not_there:plugin\n")
    monkeypatch.setattr(sys, "path", [str(before_start.folder), *sys.path])

    done = before_start("show", "actors", "--method", "must")

    assert done.status == 0
    assert "amu" in done.out
    assert done.err.startswith("warning: plug-in 'broken'")


def test_it_runs_as_a_program(tmp_path: Path) -> None:
    """The installed command ends with the status of what it did."""
    program = Path(sys.executable).with_name("arbeidsmiljo")
    done = [
        subprocess.run(
            [program, *words],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "COLUMNS": "80"},
        )
        for words in (["--version"], ["status"])
    ]

    assert [one.returncode for one in done] == [0, 2]
    assert done[1].stderr.startswith("error: there is no store in this folder")


def test_an_interruption(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command that a person stops ends at once, with the status that shells know."""

    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(cli.commands, "stopped", click.Command("stopped", callback=stopped))

    assert run(["stopped"]) == 130
    assert capsys.readouterr().err == "\nerror: interrupted\n"
