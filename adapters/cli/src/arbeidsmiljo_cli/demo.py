"""`demo`: a whole follow-up on an example, with the commands that anybody would type."""

import os
import shlex
import sys
from collections.abc import Callable, Sequence
from contextlib import chdir
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Final

import click

from arbeidsmiljo.errors import ArbeidsmiljoError
from arbeidsmiljo_cli.clock import not_before
from arbeidsmiljo_cli.exits import INTERRUPTED
from arbeidsmiljo_cli.files import FileError, write_atomically
from arbeidsmiljo_cli.filled_plans import fill_plans
from arbeidsmiljo_cli.options import FILE, examples
from arbeidsmiljo_cli.session import open_session
from arbeidsmiljo_cli.terminal import complain, put, say
from arbeidsmiljo_cli.walk import COMING_IN, DAY, MADE, WALK, Stage

_PLANS: Final = "tiltaksplaner.toml"
_EXAMPLE: Final = ("organisation.toml", "fordeling.toml", "resultater.xlsx", _PLANS)
_RUN_BY_UV: Final = "UV_RUN_RECURSION_DEPTH"
"""What uv sets for a program that it runs in an environment that is not activated."""
_LONG: Final = 60
"""A line of a command that is longer than this goes on below at the next option."""

Run = Callable[[Sequence[str]], int]


class DemonstrationError(ArbeidsmiljoError):
    """A command of the demonstration failed; its own message stands above."""


@click.command()
@click.argument("out", type=FILE)
@click.option("--files-only", is_flag=True, help="Copy the example's files, and run nothing.")
@click.pass_context
@examples("demo out", "demo --files-only out")
def demo(ctx: click.Context, *, out: Path, files_only: bool) -> None:
    """Walk a whole follow-up on an example organisation, in OUT.

    A directorate of about 600 employees in 40 units, all invented, from February to April 2026.
    OUT is made; it may be there if it is empty.
    """
    run: Run = ctx.obj
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise FileError(f"{out}: is there already and is not an empty folder; give another name")
    for name in _EXAMPLE:
        data = (files("arbeidsmiljo_cli") / "example" / name).read_bytes()
        write_atomically(out / name, data)
    if files_only:
        say(f"Copied {', '.join(_EXAMPLE)} to {out}.")
        return
    put(f"$ cd {shlex.quote(str(out))}")
    try:
        with chdir(out), not_before(date.fromisoformat(DAY)):
            for stage in WALK:
                _walk(stage, run)
    except (KeyboardInterrupt, click.exceptions.Exit):
        complain("warning", f"{out} holds half a demonstration; the folder can be deleted")
        raise
    _tell(out)


def _walk(stage: Stage, run: Run) -> None:
    """Type the commands of a stage.

    Raises:
        DemonstrationError: One of them failed.
        click.exceptions.Exit: Somebody stopped it.
    """
    say(f"\n# {stage.told}")
    if stage.plans_come_in:
        with open_session(None, None) as session:
            number = fill_plans(session, Path(MADE), Path(COMING_IN), Path(_PLANS))
        say(
            f"# Here the demonstration does what leaders do: it fills in {number} action "
            f"plans, in copies of the documents, and saves them in {COMING_IN}/."
        )
    for command in stage.commands:
        put(f"\n$ {_typed(command)}")
        status = run(command)
        if status == INTERRUPTED:
            raise click.exceptions.Exit(INTERRUPTED)
        if status != 0:
            raise DemonstrationError("the demonstration stops here")


def _typed(command: Sequence[str]) -> str:
    """Write a command as it is typed, a long one on several lines."""
    lines = ["arbeidsmiljo"]
    for word in command:
        if word.startswith("--") and len(lines[-1]) > _LONG:
            lines.append(f"    {word}")
        else:
            lines[-1] += f" {shlex.quote(word)}"
    return " \\\n".join(lines)


def _tell(out: Path) -> None:
    told = (
        ("organisation.toml", "the units and the people, all invented"),
        ("fordeling.toml", "who gets which report, and when"),
        ("resultater.xlsx", "the results of the survey"),
        ("prosess.db", "the process: what happened, and names and texts apart from it"),
        (f"{MADE}/", "the documents: a folder for each unit, and for each central actor"),
        (f"{COMING_IN}/", "the action plans that came back"),
    )
    say(f"\nIn {out} there are now")
    for name, what in told:
        put(f"  {name:18} {what}")
    say("\nGo on from there:")
    if activate := how_to_activate():
        put(f"  source {shlex.quote(activate)}")
    put(
        f"  cd {shlex.quote(str(out))}\n"
        "  arbeidsmiljo status --unit s-304 --on 2026-04-01\n"
        "  arbeidsmiljo show measures --unit s-302\n"
        "  arbeidsmiljo record meeting-held unit-first --unit s-304 --on 2026-04-07"
    )


def how_to_activate() -> str | None:
    """Give what makes the command known to the shell, where uv alone knew where it is."""
    script = Path(sys.prefix) / "bin" / "activate"
    if _RUN_BY_UV not in os.environ or not script.is_file():
        return None
    return os.path.relpath(script)
