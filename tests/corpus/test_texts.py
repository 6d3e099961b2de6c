"""Comparing texts: what a fill must not change is noticed when it is changed."""

from __future__ import annotations

from typing import Final

import pytest

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import with_members
from tests.adapters.office.word_files import (
    cell,
    paragraph,
    row,
    run,
    table,
    text_row,
    word_file,
    yellow,
    yellow_row,
)
from tests.corpus.texts import contents, differences, signs

DOCUMENT: Final = "word/document.xml"
PAGE: Final = word_file(
    paragraph(run("Gjelder "), yellow("enhet"), run(" fra "), yellow("dato")),
    table(text_row("Tiltak", "Hvem"), yellow_row("hva", "hvem"), yellow_row("hva", "hvem")),
    table(row(cell(paragraph(yellow("hva"))), cell(paragraph(yellow("hvem"))))),
    paragraph("<w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:delText>før</w:delText></w:r>"),
    edges={"default header": paragraph(run("Topp"))},
)
TEMPLATE: Final = OfficeTemplateEngine().open(PAGE, name="mal.docx")
FILLED: Final = TEMPLATE.fill(signs(TEMPLATE.fields), language="nb").data


def problems(changed: bytes) -> list[str]:
    """Tell what is found where a document was filled, and changed in its main part."""
    return differences(PAGE, with_members(FILLED, {DOCUMENT: changed}), TEMPLATE.fields)


def test_a_fill_changes_fields_only() -> None:
    """Nothing is found in what the engine fills, rows that are more or less included."""
    assert problems(contents(FILLED)[DOCUMENT]) == []


def sign(of: str) -> bytes:
    """Return the sign of a field, or of a column, as it stands in a part."""
    return f"⟦{of}&amp;&lt;å⟧".encode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Gjelder", b"Gjaldt"),
        (b" fra ", b""),
        (b"Tiltak", b"TiltakTiltak"),
        (b"REF a", b"REF b"),
        ("før".encode(), b""),
        (b"<w:sectPr>", paragraph(run("mer")).encode() + b"<w:sectPr>"),
        (sign("0"), b"enhet"),
        (sign("0"), sign("1")),
        (sign("2.1"), b"hvem"),
        (b"</w:document>", b""),
    ],
)
def test_other_changes_are_found(old: bytes, new: bytes) -> None:
    """Text that is lost, added, changed or in a wrong place is found, and a value that is not."""
    part = contents(FILLED)[DOCUMENT]

    assert old in part
    assert problems(part.replace(old, new)) != []


@pytest.mark.parametrize(
    "members",
    [
        {"word/header2.xml": contents(PAGE)["word/header2.xml"].replace(b"Topp", b"Bunn")},
        {"word/styles.xml": None},
        {"word/ny.xml": b"<ny/>"},
    ],
)
def test_changes_of_other_parts_are_found(members: dict[str, bytes | None]) -> None:
    """A part that is changed without need, lost or added is found."""
    assert differences(PAGE, with_members(FILLED, members), TEMPLATE.fields) != []
