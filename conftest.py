"""The examples in the README, the documentation and the docstrings are tests.

Three kinds of fenced block are executed in Markdown, the blocks of a page in order, in one empty
directory for each page:

- ``python``: code, or an interactive session whose output is compared;
- ``console``: commands after ``$``, each with the output it prints. No output: any will do;
  ``...`` stands for any text; a last line ``[2]`` says the exit status, which otherwise is 0;
- ``toml``: a file, put there under the name that stands after ``#`` on its first line; without
  such a line it is text.

A block in any other language is text.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from contextlib import ExitStack, chdir
from doctest import ELLIPSIS
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, settings
from sybil import Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

from tests.effort import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sybil import Example

# No test fails for what else a machine has to do.
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    print_blob=True,
    max_examples=examples(100),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("dev", deadline=None, print_blob=True)
settings.load_profile("ci")

_NAME = re.compile(r"# ([\w-]+\.toml)\n")
_caches = TemporaryDirectory()
"""Where commands keep what they could make again, in place of the user's own folder for that."""

_STATUS = re.compile(r"\[(\d+)\]")


def _commands(block: str) -> Iterator[tuple[str, list[str]]]:
    """Split a console block into commands and the lines that each is to print."""
    command, expected = "", list[str]()
    for line in block.splitlines():
        if command.endswith("\\"):
            command = command[:-1] + line
        elif line.startswith("$ "):
            if command:
                yield command, expected
            command, expected = line[2:], []
        else:
            expected.append(line)
    if command:
        yield command, expected


def _run(command: str) -> tuple[int, str]:
    """Run a command as a user in this environment would."""
    words = shlex.split(command)
    if words[0] == "cd":
        os.chdir(words[1])
        return 0, ""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        words,
        check=False,
        encoding="utf-8",
        env={
            **os.environ,
            "PATH": path,
            "COLUMNS": "100",
            "NO_COLOR": "1",
            "TERM": "dumb",
            "XDG_CACHE_HOME": _caches.name,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return done.returncode, done.stdout


def _console(example: Example) -> str | None:
    """Run the commands of a console block; say how the first that differs does so."""
    for command, lines in _commands(example.parsed):
        expected = "\n".join(lines).strip()
        wanted = 0
        if lines and (says := _STATUS.fullmatch(lines[-1])):
            wanted = int(says[1])
            expected = "\n".join(lines[:-1]).strip()
        status, printed = _run(command)
        if status != wanted:
            return f"{command}\nended with {status}, not {wanted}:\n{printed}"
        pattern = ".*".join(re.escape(part) for part in expected.split("..."))
        printed = "\n".join(line.rstrip() for line in printed.splitlines()).strip()
        if expected and not re.fullmatch(pattern, printed, re.DOTALL):
            return f"{command}\nprinted\n{printed}\n\nnot\n{expected}"
    return None


def _file(example: Example) -> None:
    """Put a file there, where the block says what it is called."""
    if named := _NAME.match(example.parsed):
        Path(named[1]).write_text(example.parsed, encoding="utf-8")


def _enter(namespace: dict[str, Any]) -> None:
    """Begin a page in an empty directory of its own."""
    place = ExitStack()
    place.enter_context(chdir(place.enter_context(TemporaryDirectory())))
    namespace["leave_page"] = place.close


def _leave(namespace: dict[str, Any]) -> None:
    """End a page where it began."""
    namespace["leave_page"]()


pages = Sybil(
    name="pages",
    parsers=[
        CodeBlockParser("console", _console),
        CodeBlockParser("toml", _file),
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
    ],
    patterns=["README.md", "docs/*.md", "docs/*/*.md", "docs/*/*/*.md"],
    setup=_enter,
    teardown=_leave,
)
docstrings = Sybil(
    name="docstrings",
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    patterns=["src/*/*.py", "src/*/*/*.py", "src/*/*/*/*.py"],
    setup=_enter,
    teardown=_leave,
)

pytest_collect_file = (pages + docstrings).pytest()
