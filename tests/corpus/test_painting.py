"""Painting: a file gets fields, and nothing else about it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.corpus.files import FIXTURES, office_files
from tests.corpus.painting import painted
from tests.corpus.texts import contents, text_of


@pytest.mark.parametrize("seed", ["a", "b"])
@pytest.mark.parametrize("path", office_files(FIXTURES), ids=lambda path: path.name)
def test_a_painted_file(path: Path, seed: str) -> None:
    """Its text is the same, and other parts of it are fields."""
    data = path.read_bytes()
    new = painted(data, seed=seed)

    assert new is not None
    before, after = contents(data), contents(new)
    assert list(before) == list(after)
    assert {name: text_of(part) for name, part in before.items()} == {
        name: text_of(part) for name, part in after.items()
    }
    engine = OfficeTemplateEngine()
    found, more = (engine.open(one, name=path.name).fields for one in (data, new))
    assert [field.prompt for field in more] != [field.prompt for field in found]
    assert painted(data, seed=seed) == new


def test_what_cannot_be_painted() -> None:
    """What is no archive, or has no text, is not painted."""
    assert painted(b"PK", seed="a") is None
