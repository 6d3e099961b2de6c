"""Our own fixtures: what they are made of, and what is found in them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from typing import Final

import pytest

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.corpus.files import FIXTURES
from tests.corpus.fixtures.making import NAMES, made

PAGE: Final = [
    "enhetens navn",
    "dato",
    "Hva vil vi oppnå? Skriv kort.",
    "egen nettside",
    "Leders navn",
    "frist for svar",
    "Hva skal gjøres | Hvem | Når",
    "Virksomhetens navn",
    "hvem som vedtok",
]
DECK: Final = [
    "enhetens navn",
    "dato for møtet",
    "Det vi er stolte av",
    "Svarprosent",
    "Våre resultater",
    "Hva skal gjøres | Hvem | Når",
    "navn på den som følger opp",
]
FIELDS: Final = {
    "word.docx": PAGE,
    # LibreOffice takes the yellow out of the placeholder of a content control.
    "libreoffice.docx": [prompt for prompt in PAGE if prompt != "Leders navn"],
    "powerpoint.pptx": DECK,
    "libreoffice.pptx": DECK,
}
DIALECTS: Final[Mapping[str, Mapping[str, tuple[bytes, ...]]]] = {
    "word.docx": {
        "word/document.xml": (b" w:rsidR=", b"<w:proofErr ", b" w14:paraId=", b' mc:Ignorable="w1'),
        "word/styles.xml": (b"<w:docDefaults>", b"<w:latentStyles "),
        "word/settings.xml": (b"<w:rsidRoot ", b"<w:clrSchemeMapping ", b"<w15:docId "),
    },
    "powerpoint.pptx": {
        "ppt/presentation.xml": (b"<p14:sectionLst ", b"<p:extLst>"),
        "ppt/slides/slide1.xml": (b"<a16:creationId ", b"<p14:creationId ", b' err="1"'),
        "ppt/slides/slide2.xml": (b"<a16:rowId ", b"<a16:colId ", b"<p14:modId "),
    },
    "libreoffice.docx": {"word/document.xml": (b"<w:rPr></w:rPr>", b'<w:keepNext w:val="true"/>')},
    "libreoffice.pptx": {"ppt/slides/slide1.xml": (b' strike="noStrike"', b'"ffff00"')},
}


@pytest.mark.parametrize("source", NAMES)
def test_a_fixture_is_what_its_sources_make(source: str) -> None:
    """The files that are kept are those that the script makes."""
    assert (FIXTURES / NAMES[source]).read_bytes() == made(source)


@pytest.mark.parametrize("name", FIELDS)
def test_the_fields_of_a_fixture(name: str) -> None:
    """The same is found in what Word and PowerPoint would write and in what LibreOffice wrote."""
    template = OfficeTemplateEngine().open((FIXTURES / name).read_bytes(), name=name)

    assert [field.prompt for field in template.fields] == FIELDS[name]


@pytest.mark.parametrize("name", DIALECTS)
def test_the_dialect_of_a_fixture(name: str) -> None:
    """A fixture has what is peculiar to the program in whose dialect it is written."""
    with zipfile.ZipFile(FIXTURES / name) as archive:
        for part, peculiar in DIALECTS[name].items():
            contents = archive.read(part)
            assert [sign for sign in peculiar if sign not in contents] == []
