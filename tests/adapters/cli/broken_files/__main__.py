"""Prints the tables of the page on broken files, and what the dearest of them take.

python -m tests.adapters.cli.broken_files
"""

from __future__ import annotations

import os
import shutil
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import click

from arbeidsmiljo_cli.commands import run
from tests.adapters.cli.agency import DISTRIBUTION, ORGANISATION
from tests.adapters.cli.broken_files.cases import CASES
from tests.adapters.cli.broken_files.odd_cases import ODD
from tests.adapters.cli.broken_files.page import tables
from tests.adapters.cli.conftest import START

_DEAREST = 10


def main() -> None:
    """Print the tables, then the dearest, in seconds of a processor."""
    click.echo("\n".join(tables()))
    with TemporaryDirectory() as place, redirect_stdout(StringIO()):
        begun = Path(place) / "begun"
        begun.mkdir()
        (begun / "organisation.toml").write_text(ORGANISATION, "utf-8")
        (begun / "fordeling.toml").write_text(DISTRIBUTION, "utf-8")
        with chdir(begun):
            run(START)
        taken: list[tuple[float, str]] = []
        for case in (*CASES, *ODD):
            folder = Path(place) / "trial"
            shutil.copytree(begun, folder)
            for name, data in case.files.items():
                (folder / name).write_bytes(data)
            with chdir(folder), redirect_stderr(StringIO()):
                before = _spent()
                run(case.command.split())
                taken.append((_spent() - before, str(case)))
            shutil.rmtree(folder)
    for seconds, name in sorted(taken, reverse=True)[:_DEAREST]:
        click.echo(f"{seconds:6.2f} s  {name}")


def _spent() -> float:
    """Give the time that a processor has spent, on the programs that were run as well."""
    children = os.times()
    return process_time() + children.children_user + children.children_system


if __name__ == "__main__":
    main()
