"""Lines are broken where a real LibreOffice breaks them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Final

import pytest

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.fit_decks import Sample, deck_of, sample
from tests.adapters.office.slide_files import saved

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.libreoffice import LibreOffice

FONTS: Final = ("Caladea", "Carlito", "Liberation Mono", "Liberation Sans", "Liberation Serif")
SAMPLES: Final = 200


def test_texts_have_as_many_lines(libreoffice: LibreOffice, tmp_path: Path) -> None:
    """Of texts in all fonts and widths, 19 of 20 have just as many lines, and all but one more."""
    samples = _samples()
    template = OfficeTemplateEngine().open(saved(deck_of(samples)), name="mal.pptx")
    values = {field.key: one.text for field, one in zip(template.fields, samples, strict=True)}
    filled = template.fill(values, language="nb")
    counted = {one.field.key: one.lines for one in filled.overfull}
    file = tmp_path / "mal.pptx"
    file.write_bytes(filled.data)
    drawn = _drawn(libreoffice.convert(file), samples)

    assert max(drawn) > 20
    differences = Counter(
        counted.get(field.key, 1) - lines
        for field, lines in zip(template.fields, drawn, strict=True)
    )
    assert set(differences) <= {-1, 0, 1}
    assert differences[0] >= SAMPLES * 0.95


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
    """Count the lines on each page: their tops stand apart by more than letters of one do."""
    found = subprocess.run(
        ["pdftotext", "-bbox", str(file), "-"],  # noqa: S607 - where it is depends on the machine
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    counts = list[int]()
    for page, one in zip(found.split("<page ")[1:], samples, strict=True):
        tops = sorted(float(top) for top in re.findall(r'yMin="([\d.]+)"', page))
        counts.append(1 + sum(lower - upper > 0.3 * one.size for upper, lower in pairwise(tops)))
    return counts
