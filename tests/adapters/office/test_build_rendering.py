"""What is built, opened by a real LibreOffice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from arbeidsmiljo_office.build import build
from tests.adapters.office.building import DECK, LETTER, open_deck, open_letter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.libreoffice import LibreOffice

_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.mark.parametrize(("source", "suffix", "pages"), [(DECK, ".pptx", 12), (LETTER, ".docx", 3)])
def test_libreoffice_shows_every_page(
    source: str, suffix: str, pages: int, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    """LibreOffice makes a page of each slide, and three of the letter."""
    file = tmp_path / f"sample{suffix}"
    file.write_bytes(build(source, suffix=suffix, name="sample.md", language="nb"))
    pdf = libreoffice.convert(file).read_bytes()
    assert len(_PAGE.findall(pdf)) == pages


def test_fields_are_still_yellow_when_libreoffice_has_saved_the_file(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    """A document and a deck that LibreOffice has saved anew have their yellow fields."""
    for source, suffix in ((LETTER, ".docx"), (DECK, ".pptx")):
        file = tmp_path / f"sample{suffix}"
        file.write_bytes(build(source, suffix=suffix, name="sample.md", language="nb"))
        data = libreoffice.convert(file, to=suffix[1:]).read_bytes()
        if suffix == ".docx":
            xml = open_letter(data).element.xml
        else:
            xml = "".join(slide.element.xml for slide in open_deck(data).slides)
        assert xml.lower().count("yellow") + xml.lower().count("ffff00") >= source.count("==") // 4
