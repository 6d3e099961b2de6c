"""What holds of every file of the repository."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.workspace.members import MODULES, ROOT, tracked_files

each_module = pytest.mark.parametrize(
    "module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix()
)

HOMES = re.compile(r"(?<![\w.])/(?:root|home/\w+|Users/\w+)/|\bfile:///\w")
REGISTRIES = re.compile(r"https?://[^\s\"'<>]+/simple\b|files\.pythonhosted\.org|registry\.npmjs")
LOCKED = re.compile(r"https://(?:pypi|files\.pythonhosted)\.org/\S+")
URL = re.compile(r"\b[a-z+]+://\S+")


def _texts() -> list[tuple[Path, str]]:
    texts: list[tuple[Path, str]] = []
    for path in tracked_files():
        data = path.read_bytes()
        if b"\0" not in data:
            texts.append((path.relative_to(ROOT), data.decode("utf-8")))
    return texts


def test_no_path_of_a_machine() -> None:
    """No file names a place on somebody's machine."""
    here = [f"{place}/" for place in (ROOT, Path.home()) if place != Path(place.anchor)]
    found = [
        f"{path}:{number}"
        for path, text in _texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if HOMES.search(line) or any(place in line for place in here)
    ]

    assert found == []


def test_no_package_registry() -> None:
    """No file but the lock file names where packages are fetched from."""
    found = [
        f"{path}:{number}"
        for path, text in _texts()
        if path.name != "uv.lock"
        for number, line in enumerate(text.splitlines(), start=1)
        if REGISTRIES.search(line)
    ]

    assert found == []


def test_lock_file_names_the_public_index_only() -> None:
    """Everybody can use the lock file: each address in it is the public index's."""
    addresses = URL.findall((ROOT / "uv.lock").read_text("utf-8"))

    assert addresses
    assert [address for address in addresses if not LOCKED.match(address)] == []


@each_module
def test_modules_are_short(module: Path) -> None:
    """No module is over 400 lines: a longer one is about two things."""
    assert len(module.read_text("utf-8").splitlines()) <= 400


@each_module
def test_modules_say_what_they_are(module: Path) -> None:
    """Every module begins with a sentence that says what it is about."""
    docstring = ast.get_docstring(ast.parse(module.read_text("utf-8")))

    assert docstring
    assert docstring.splitlines()[0].endswith((".", ":"))


@each_module
def test_modules_are_about_something(module: Path) -> None:
    """No module is a drawer: a reader finds the room by the word."""
    drawers = {"util", "utils", "helper", "helpers", "common", "misc", "manager"}

    assert drawers.isdisjoint(module.stem.strip("_").split("_"))
