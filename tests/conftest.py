"""What tests of more than one member use."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.libreoffice import LibreOffice

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    """A real LibreOffice.

    Where there is none the test is skipped, or fails if ``ARBEIDSMILJO_REQUIRE_OFFICE`` is set.
    """
    program = shutil.which("soffice")
    if program is None:
        reason = "LibreOffice is not installed (Debian: libreoffice-writer, libreoffice-impress)"
        if os.environ.get("ARBEIDSMILJO_REQUIRE_OFFICE"):
            pytest.fail(reason)
        pytest.skip(reason)
    profile: Path = tmp_path_factory.mktemp("libreoffice")
    return LibreOffice(program=program, profile=profile)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name what is bytes by its argument.

    Bytes of a file may have the time in them, and say nothing to a reader; each program that runs
    tests has to name them alike.
    """
    return argname if isinstance(val, bytes) else None
