"""The measures of fonts that are shipped are those of the fonts."""

from __future__ import annotations

import json

import pytest

from tests.workspace.font_widths import CHARACTERS, FAMILIES, FOLDER, Family, measures

each_family = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)


def test_every_file_is_of_a_family() -> None:
    """Nothing is shipped that is not made from a font."""
    assert sorted(FOLDER.glob("*.json")) == sorted(family.file for family in FAMILIES)


@each_family
def test_measures_are_those_of_the_font(family: Family) -> None:
    """What is shipped is what the installed fonts say."""
    if not family.is_installed:
        pytest.skip(f"{family.name} is not installed")

    assert family.file.read_text("utf-8") == measures(family)


@each_family
def test_nordic_letters_are_measured(family: Family) -> None:
    """Every letter of Norwegian, Danish, Swedish and the Sami languages has its width."""
    letters = "abcdefghijklmnopqrstuvwxyzæøåäöáčđŋšŧž"
    known = json.loads(family.file.read_text("utf-8"))["characters"]

    assert set(letters + letters.upper() + "0123456789 .,:;–-«»§%") <= set(known)
    assert set(known) <= set(CHARACTERS)
