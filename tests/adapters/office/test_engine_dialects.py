"""Templates, files with macros, and the strict dialect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from arbeidsmiljo_office.suffixes import SUFFIXES
from tests.adapters.office.added_parts import MICROSOFT, strict, with_part, with_type
from tests.adapters.office.filled_files import (
    DECK_READ,
    DECK_ROWS,
    DECK_VALUES,
    LETTER,
    READ,
    VALUES,
    deck,
)
from tests.adapters.office.packages import changed, contents
from tests.adapters.office.slide_files import saved

if TYPE_CHECKING:
    from pathlib import Path

    from arbeidsmiljo.model.documents import Value

OPEN = "application/vnd.openxmlformats-officedocument."
DOCUMENT = f"{OPEN}wordprocessingml.document.main+xml"
PRESENTATION = f"{OPEN}presentationml.presentation.main+xml"
TYPES = {
    ".docx": DOCUMENT,
    ".dotx": f"{OPEN}wordprocessingml.template.main+xml",
    ".docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    ".dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ".pptx": PRESENTATION,
    ".potx": f"{OPEN}presentationml.template.main+xml",
    ".pptm": "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    ".potm": "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
}
MACROS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 macros"


def of_kind(suffix: str) -> bytes:
    """Return a template as what a suffix stands for, with macros where it may have some."""
    plain, family = (LETTER, "word") if suffix.startswith(".do") else (saved(deck()), "ppt")
    old = DOCUMENT if family == "word" else PRESENTATION
    data = with_type(plain, {old: TYPES[suffix]}) if TYPES[suffix] != old else plain
    if not suffix.endswith("m"):
        return data
    return with_part(
        data,
        f"{family}/vbaProject.bin",
        MACROS,
        of="word/document.xml" if family == "word" else "ppt/presentation.xml",
        kind=f"{MICROSOFT.replace('2007', '2006')}/vbaProject",
        key="rIdMacros",
        content_type="application/vnd.ms-office.vbaProject",
    )


def test_the_suffixes_are_those_of_word_and_powerpoint() -> None:
    """Documents and templates are opened, with macros and without."""
    assert TYPES.keys() == SUFFIXES


@pytest.mark.parametrize("suffix", sorted(TYPES))
def test_every_kind_of_file_is_opened_filled_and_read(suffix: str, tmp_path: Path) -> None:
    """A file is filled as what it is; its macros and its content types stay as they were."""
    file = tmp_path / f"mal{suffix}"
    file.write_bytes(of_kind(suffix))
    template = Plugins.load().open_template(file)
    is_word = suffix.startswith(".do")
    values: dict[str, Value] = VALUES if is_word else {**DECK_VALUES, "sett-inn-diagram": "tekst"}
    filled = template.fill(values, language="nb")
    parts = contents(filled.data)

    assert filled.left == ()
    assert TYPES[suffix].encode() in parts["[Content_Types].xml"]
    assert all("document" in name or "lide" in name or "header" in name
               for name in changed(file.read_bytes(), filled.data))  # fmt: skip
    assert [data for name, data in parts.items() if "vbaProject" in name] == (
        [MACROS] if suffix.endswith("m") else []
    )
    reading = template.read(filled.data)
    assert dict(reading.values) == (READ if is_word else {**DECK_READ, "sett-inn-diagram": "tekst"})


@pytest.mark.parametrize("suffix", sorted(TYPES))
def test_every_kind_of_file_is_built(suffix: str) -> None:
    """What is built has the content type of its suffix, and the fields of its text."""
    built = OfficeTemplateEngine().build(
        '+++\ntitle = "Plan"\n+++\n\n## Plan\n\nFor ==Enhet==\n',
        suffix=suffix,
        name="plan.md",
        language="nb",
    )
    fields = OfficeTemplateEngine().open(built, name=f"plan{suffix}").fields

    assert TYPES[suffix].encode() in contents(built)["[Content_Types].xml"]
    assert [field.prompt for field in fields] == ["Enhet"]


def test_a_letter_in_the_strict_dialect() -> None:
    """Every field of a transitional document is one in its strict twin, and filled alike."""
    engine = OfficeTemplateEngine()
    plain, other = (engine.open(data, name="mal.docx") for data in (LETTER, strict(LETTER)))
    filled = other.fill(VALUES, language="nb")

    assert b"purl.oclc.org" in contents(filled.data)["word/document.xml"]
    assert other.fields == plain.fields
    assert contents(filled.data) == contents(strict(plain.fill(VALUES, language="nb").data))
    assert dict(other.read(filled.data).values) == READ


def test_a_presentation_in_the_strict_dialect() -> None:
    """The same holds for a presentation, its tables, shapes and notes."""
    engine = OfficeTemplateEngine()
    data = saved(deck())
    plain, other = (engine.open(one, name="mal.pptx") for one in (data, strict(data)))
    values: dict[str, Value] = {**DECK_VALUES, "sett-inn-diagram": "tekst"}
    filled = other.fill(values, language="nb")

    assert other.fields == plain.fields
    assert contents(filled.data) == contents(strict(plain.fill(values, language="nb").data))
    assert other.read(filled.data).rows == {"tiltak-frist": tuple(DECK_ROWS)}
