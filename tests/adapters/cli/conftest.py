"""Folders in which a follow-up has come so far, for the tests of commands."""

from __future__ import annotations

import shutil
from contextlib import chdir
from typing import TYPE_CHECKING

import pytest

from arbeidsmiljo_cli.commands import run
from tests.adapters.cli.agency import DISTRIBUTION, ORGANISATION, results_workbook
from tests.adapters.cli.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

START = (
    *("start", "--method", "must"),
    *("--organisation", "organisation.toml", "--distribution", "fordeling.toml"),
    *("--store", "sqlite:///prosess.db", "--start", "2026-02-02", "--group-size", "5"),
    *("--wanted-effect", "Tydeligere roller"),
)
"""The command that starts the agency's process."""


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every terminal is 80 columns wide, and without colours."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")


@pytest.fixture(scope="session", autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    """What is kept to be faster the next time is kept in a folder of the tests."""
    folder: Path = tmp_path_factory.mktemp("caches")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of the agency, before anything has begun."""
    folder: Path = tmp_path_factory.mktemp("agency")
    (folder / "organisation.toml").write_text(ORGANISATION, "utf-8")
    (folder / "fordeling.toml").write_text(DISTRIBUTION, "utf-8")
    (folder / "resultater.xlsx").write_bytes(results_workbook())
    return folder


@pytest.fixture(scope="session")
def begun(agency: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the process has begun."""
    return _further(agency, tmp_path_factory, START)


@pytest.fixture(scope="session")
def planned(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the results are published and every meeting has a day."""
    return _further(
        begun,
        tmp_path_factory,
        ("results", "import", "resultater.xlsx", "--on", "2026-02-06"),
        ("results", "publish", "--on", "2026-02-06"),
        ("plan", "--on", "2026-02-09"),
    )


@pytest.fixture(scope="session")
def produced(planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the documents are made."""
    return _further(
        planned, tmp_path_factory, ("documents", "-o", "dokumenter", "--on", "2026-02-09")
    )


def _further(folder: Path, factory: pytest.TempPathFactory, *commands: tuple[str, ...]) -> Path:
    """Copy a folder, and type commands in the copy."""
    copy: Path = factory.mktemp("folder") / "copy"
    shutil.copytree(folder, copy)
    with chdir(copy):
        assert [run(command) for command in commands] == [0] * len(commands)
    return copy


def _shell(folder: Path, tmp_path: Path, capture: pytest.CaptureFixture[str]) -> Shell:
    copy = tmp_path / "folder"
    shutil.copytree(folder, copy)
    return Shell(copy, capture)


@pytest.fixture
def before_start(agency: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell where nothing has begun."""
    return _shell(agency, tmp_path, capsys)


@pytest.fixture
def after_start(begun: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell where the process has begun."""
    return _shell(begun, tmp_path, capsys)


@pytest.fixture
def shell(planned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell where the results are published and every meeting has a day."""
    return _shell(planned, tmp_path, capsys)


@pytest.fixture
def with_documents(produced: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell where the documents are made."""
    return _shell(produced, tmp_path, capsys)
