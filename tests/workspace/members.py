"""The members of the workspace, as their files declare them."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

ROOT = Path(__file__).parents[2]


@frozen(kw_only=True)
class Member:
    """A distribution of the workspace: its folder and its ``pyproject.toml``."""

    folder: Path
    declared: dict[str, Any]

    @property
    def name(self) -> str:
        """The distribution's name."""
        return str(self.declared["project"]["name"])

    @property
    def package(self) -> Path:
        """The folder of its import package."""
        return self.folder / "src" / self.name.replace("-", "_")

    @property
    def requirements(self) -> tuple[str, ...]:
        """What it needs at run time, as written."""
        return tuple(self.declared["project"]["dependencies"])


def distribution_name(requirement: str) -> str:
    """Take the distribution's name out of a requirement."""
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower()


def _read(folder: Path) -> Member:
    with (folder / "pyproject.toml").open("rb") as file:
        return Member(folder=folder, declared=tomllib.load(file))


def tracked_files() -> tuple[Path, ...]:
    """All files that are in the repository, or would be if added; skip where there is none."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is not a git checkout")
    listed = subprocess.run(
        [  # noqa: S607 - git is found where the user has it
            "git",
            "-c",
            "safe.directory=*",
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ],
        capture_output=True,
        check=True,
        cwd=ROOT,
        encoding="utf-8",
    ).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


CORE = _read(ROOT)
MEMBERS = tuple(
    _read(file.parent)
    for pattern in CORE.declared["tool"]["uv"]["workspace"]["members"]
    for file in sorted(ROOT.glob(f"{pattern}/pyproject.toml"))
)
ALL = (CORE, *MEMBERS)
MODULES = tuple(sorted(path for member in ALL for path in member.package.rglob("*.py")))
