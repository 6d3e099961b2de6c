"""Lines are broken where a real LibreOffice breaks them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from itertools import pairwise
from operator import sub
from random import Random
from typing import TYPE_CHECKING, Final

import pytest
from attrs import evolve

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from arbeidsmiljo_office.fit.faces import face_of
from tests.adapters.office.fit_decks import POINT, TABLE_TOP, Sample, deck_of, sample, tables_of
from tests.adapters.office.fit_pages import grown, pages_of
from tests.adapters.office.slide_files import opened, saved

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from arbeidsmiljo.model.documents import Value
    from tests.libreoffice import LibreOffice

FONTS: Final = ("Caladea", "Carlito", "Liberation Mono", "Liberation Sans", "Liberation Serif")
SAMPLES: Final = 200
SLIDE: Final = 540
"""The height of a slide."""


def test_texts_have_as_many_lines(libreoffice: LibreOffice, tmp_path: Path) -> None:
    """Of texts in all fonts and widths, 19 of 20 have just as many lines, and all but one more."""
    samples = _samples()
    counted, data = _counted(saved(deck_of(samples)), "mal.pptx", samples)
    file = tmp_path / "mal.pptx"
    file.write_bytes(data)
    drawn = _drawn(libreoffice.convert(file), samples)

    assert max(drawn) > 20
    differences = Counter(map(sub, counted, drawn))
    assert set(differences) <= {-1, 0, 1}
    assert differences[0] >= SAMPLES * 0.95


def test_texts_of_pages_have_as_many_lines(libreoffice: LibreOffice, tmp_path: Path) -> None:
    """The same holds of Word documents, where the rows of the texts are let grow to be drawn."""
    samples = [evolve(one, size=min(one.size, 16)) for one in _samples()]
    counted, data = _counted(pages_of(samples), "mal.docx", samples)
    file = tmp_path / "mal.docx"
    file.write_bytes(grown(data))
    drawn = _drawn(libreoffice.convert(file), samples)

    assert max(drawn) > 20
    differences = Counter(map(sub, counted, drawn))
    assert set(differences) <= {-1, 0, 1}
    assert differences[0] >= SAMPLES * 0.95


def test_lines_of_pages_are_as_high(libreoffice: LibreOffice, tmp_path: Path) -> None:
    """From one line to the next it is as far as the font says, times the spacing."""
    samples = [evolve(one, size=min(one.size, 16)) for one in _samples()[:60]]
    spacing = 1.5
    _, data = _counted(pages_of(samples, spacing=spacing), "mal.docx", samples)
    file = tmp_path / "mal.docx"
    file.write_bytes(grown(data))
    heights = 0
    for tops, one in zip(_tops(libreoffice.convert(file), samples), samples, strict=True):
        if len(tops) > 3:
            heights += 1
            face = face_of(one.font, bold=one.bold, italic=one.italic)
            drawn = (tops[-1] - tops[0]) / (len(tops) - 1)
            assert drawn == pytest.approx(spacing * face.height * one.size, rel=0.01)

    assert heights > 20


def test_tables_of_slides_are_as_high(libreoffice: LibreOffice, tmp_path: Path) -> None:
    """Of tables that leave their slide, as many rows have room as are drawn on it."""
    random = Random(2)  # noqa: S311 - nothing is secret
    texts = [one.text[: random.randint(1, 300)] for one in _samples()]
    tables = [
        [(f"merke{row}", random.choice(texts)) for row in range(random.randint(8, 16))]
        for _ in range(40)
    ]
    template = OfficeTemplateEngine().open(saved(tables_of(tables, "Carlito")), name="mal.pptx")
    values: dict[str, Value] = {
        field.key: [dict(zip(field.columns, record, strict=True)) for record in table]
        for field, table in zip(template.fields, tables, strict=True)
    }
    filled = template.fill(values, language="nb")
    told = {one.field.key: one for one in filled.overfull}
    deck = opened(filled.data)
    deck.slide_height = 2400 * POINT
    file = tmp_path / "mal.pptx"
    file.write_bytes(saved(deck))
    pages = _words(libreoffice.convert(file))

    differences = Counter[int]()
    for field, table, words in zip(template.fields, tables, pages, strict=True):
        names = ("topp", *(name for name, _ in table), "slutt")
        tops = [next(top for top, word in words if word == name) for name in names]
        # A row ends where the next one begins, and text stands as far below the edge in each.
        bottoms = [TABLE_TOP + top - tops[0] for top in tops[1:]]
        drawn = sum(bottom <= SLIDE + 2 for bottom in bottoms)
        if field.key in told:
            assert told[field.key].lines == len(names)
            differences[told[field.key].room - drawn] += 1
        else:
            assert drawn == len(names) - 1

    assert differences.total() > 20
    assert set(differences) <= {-1, 0, 1}
    assert differences[0] >= differences.total() * 0.9


def _counted(data: bytes, name: str, samples: Sequence[Sample]) -> tuple[list[int], bytes]:
    """Fill the fields of a template with samples, and return how many lines each has."""
    template = OfficeTemplateEngine().open(data, name=name)
    values = {field.key: one.text for field, one in zip(template.fields, samples, strict=True)}
    filled = template.fill(values, language="nb")
    told = {one.field.key: one.lines for one in filled.overfull}
    # A text of one line has the room that the line of the prompt has.
    return [told.get(field.key, 1) for field in template.fields], filled.data


def _samples() -> list[Sample]:
    """Make texts in the fonts that are there to be drawn in."""
    lister = shutil.which("fc-list")
    if lister is None or shutil.which("pdftotext") is None:
        pytest.skip("fontconfig and Poppler are not installed (Debian: fontconfig, poppler-utils)")
    there = subprocess.run(
        [lister, ":", "family"], capture_output=True, check=True, text=True
    ).stdout
    fonts = [font for font in FONTS if re.search(rf"^{font}$", there, re.MULTILINE)]
    if not fonts:
        pytest.skip("none of the fonts is installed (Debian: fonts-crosextra-carlito)")
    random = Random(1)  # noqa: S311 - nothing is secret
    return [sample(random, fonts) for _ in range(SAMPLES)]


def _drawn(file: Path, samples: Sequence[Sample]) -> list[int]:
    """Count the lines on each page."""
    return [len(tops) for tops in _tops(file, samples)]


def _tops(file: Path, samples: Sequence[Sample]) -> list[list[float]]:
    """Find the lines on each page: their tops stand apart by more than letters of one do."""
    pages = list[list[float]]()
    for words, one in zip(_words(file), samples, strict=True):
        tops = sorted(top for top, _ in words)
        lower = (below for above, below in pairwise(tops) if below - above > 0.3 * one.size)
        pages.append([tops[0], *lower])
    return pages


def _words(file: Path) -> list[list[tuple[float, str]]]:
    """Find the words on each page, each with its top."""
    found = subprocess.run(
        ["pdftotext", "-bbox", str(file), "-"],  # noqa: S607 - where it is depends on the machine
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    words = re.compile(r'yMin="([\d.]+)"[^>]*>([^<]*)<')
    return [
        [(float(top), word) for top, word in words.findall(page)]
        for page in found.split("<page ")[1:]
    ]
