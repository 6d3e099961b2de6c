"""What a save in a real LibreOffice leaves of documents that were filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.filled_files import (
    DECK_READ,
    DECK_ROWS,
    DECK_VALUES,
    LETTER,
    READ,
    ROWS,
    VALUES,
    deck,
)
from tests.adapters.office.slide_files import saved

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from arbeidsmiljo.model.documents import Template, Value
    from tests.libreoffice import LibreOffice


def letter() -> Template:
    """Open the letter."""
    return OfficeTemplateEngine().open(LETTER, name="brev.docx")


@pytest.mark.parametrize("values", [VALUES, {"dato": "i dag", "referanse": "[x]"}, {}])
def test_a_letter_saved_by_libreoffice(
    libreoffice: LibreOffice, tmp_path: Path, values: Mapping[str, Value]
) -> None:
    """What LibreOffice makes of a document when it saves it, reads the same."""
    file = tmp_path / "brev.docx"
    file.write_bytes(letter().fill(values, language="nb").data)
    before = letter().read(file.read_bytes())
    after = letter().read(libreoffice.convert(file, to="docx").read_bytes())

    assert dict(after.values) == dict(before.values)
    assert after.rows == before.rows
    assert after.unmatched == before.unmatched


def test_a_presentation_saved_by_libreoffice(libreoffice: LibreOffice, tmp_path: Path) -> None:
    """What LibreOffice makes of a presentation when it saves it, reads the same."""
    template = OfficeTemplateEngine().open(saved(deck()), name="mal.pptx")
    file = tmp_path / "mal.pptx"
    file.write_bytes(template.fill(DECK_VALUES, language="nb").data)

    reading = template.read(libreoffice.convert(file, to="pptx").read_bytes())

    assert dict(reading.values) == DECK_READ
    assert reading.rows == {"tiltak-frist": tuple(DECK_ROWS)}
    assert reading.unmatched == ()


@pytest.mark.parametrize(("first", "then"), [("odt", "docx")])
def test_a_letter_that_went_through_another_format(
    libreoffice: LibreOffice, tmp_path: Path, first: str, then: str
) -> None:
    """Even a detour through OpenDocument keeps what surrounds the fields."""
    file = tmp_path / "brev.docx"
    file.write_bytes(letter().fill(VALUES, language="nb").data)
    detour = libreoffice.convert(file, to=first)
    again = tmp_path / f"igjen.{first}"
    again.write_bytes(detour.read_bytes())
    reading = letter().read(libreoffice.convert(again, to=then).read_bytes())

    assert dict(reading.values) == READ
    assert reading.rows == {"beskriv-tiltaket-hvem-nar": tuple(ROWS)}
