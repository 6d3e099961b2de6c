"""A text box of a Word document that lets its text be set smaller has all of it set so."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

from arbeidsmiljo.model.fits import Fit
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import contents
from tests.adapters.office.word_files import paragraph, run, text_box, word_file, yellow

if TYPE_CHECKING:
    from pathlib import Path

    from arbeidsmiljo.model.documents import Filled, Template, Value
    from tests.libreoffice import LibreOffice

FONT: Final = '<w:rFonts w:ascii="Carlito" w:hAnsi="Carlito"/>'
LARGE: Final = f'{FONT}<w:sz w:val="40"/>'
LINE: Final = 20 * (1536 + 512 + 452) / 2048
DOCUMENT: Final = "word/document.xml"
STYLES: Final = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Carlito" w:hAnsi="Carlito"/>'
    '<w:sz w:val="40"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="Gul"><w:rPr><w:highlight w:val="yellow"/></w:rPr>'
    "</w:style>"
)


def template_of(
    *paragraphs: str, fit: str = "<a:normAutofit/>", fallback: str | None = None, lines: float = 5
) -> Template:
    """Make a template of a text box, with room for so many lines of Carlito at 20 points."""
    height = round((7.2 + lines * LINE) * 12_700)
    box = text_box("".join(paragraphs), fallback).replace('cy="500000"', f'cy="{height}"')
    box = box.replace("<wps:bodyPr/>", f"<wps:bodyPr>{fit}</wps:bodyPr>")
    data = word_file(paragraph(box), styles=STYLES)
    return OfficeTemplateEngine().open(data, name="mal.docx")


def filled(template: Template, *values: Value) -> Filled:
    """Fill the fields of a template, in reading order."""
    keys = (field.key for field in template.fields)
    return template.fill(dict(zip(keys, values, strict=True)), language="nb")


def sizes(document: Filled) -> list[int]:
    """Return all sizes that a document says, in half points."""
    said = re.findall(rb'<w:sz w:val="(\d+)"/>', contents(document.data)[DOCUMENT])
    return [int(one) for one in said]


def test_both_copies_are_set_smaller() -> None:
    """All text, and the end of each paragraph, has the size that makes room for all of it."""
    template = template_of(paragraph(yellow("Skriv", LARGE)), paragraph(run("Fast", LARGE)))
    result = filled(template, ["x"] * 5)
    (told,) = result.overfull

    assert (told.fit, told.lines, told.room, told.size) == (Fit.SHRUNK, 6, 5, 77.5)
    assert len(sizes(result)) == 2 * 2 * 6
    assert set(sizes(result)) == {31}


def test_what_is_not_filled_stays_as_it_is_written() -> None:
    """Without values, and with values that have room, nothing says another size."""
    template = template_of(paragraph(yellow("Skriv", LARGE)), paragraph(run("Fast", LARGE)))
    grows = template_of(
        paragraph(yellow("Skriv", LARGE)), paragraph(run("Fast", LARGE)), fit="<a:noAutofit/>"
    )

    assert set(sizes(filled(template, "Kort"))) == {40}
    for values in ({}, {"skriv": "Kort"}):
        document = template.fill(values, language="nb").data
        other = contents(grows.fill(values, language="nb").data)[DOCUMENT]
        assert contents(document)[DOCUMENT] == other.replace(b"noAutofit", b"normAutofit")


def test_sizes_that_come_from_elsewhere() -> None:
    """Where a style says the size, the text says the smaller one itself, where Word expects it."""
    template = template_of(
        paragraph(yellow("Skriv", '<w:u w:val="single"/>')),
        paragraph(run("Fast")),
        paragraph(run("Også fast"), properties='<w:jc w:val="left"/><w:rPr><w:b/></w:rPr>'),
    )
    result = filled(template, ["x"] * 4)
    data = contents(result.data)[DOCUMENT]

    assert result.overfull[0].fit is Fit.SHRUNK
    assert set(sizes(result)) == {31}
    assert b'<w:rPr><w:sz w:val="31"/></w:rPr><w:t xml:space="preserve">Fast' in data
    assert b'<w:rPr><w:sz w:val="31"/><w:u w:val="single"/></w:rPr>' in data
    assert b'<w:jc w:val="left"/><w:rPr><w:b/><w:sz w:val="31"/></w:rPr>' in data


def test_several_fields() -> None:
    """What has no value yet is set smaller as well, and stays yellow."""
    both = paragraph(yellow("A", LARGE), run(" og ", LARGE), yellow("B", LARGE))
    template = template_of(both, lines=1)
    result = template.fill({"a": "Noen flere ord"}, language="nb")

    assert result.overfull[0].fit is Fit.SHRUNK
    assert max(sizes(result)) < 40
    assert contents(result.data)[DOCUMENT].count(b"yellow") == 2


@pytest.mark.parametrize(
    "fit", ["<a:noAutofit/>", "", '<a:noAutofit/><a:extLst><a:ext uri="x"/></a:extLst>']
)
def test_a_box_that_does_not_let_it(fit: str) -> None:
    """Where the box does not allow it, nothing is set smaller."""
    result = filled(template_of(paragraph(yellow("Skriv", LARGE)), fit=fit), ["x"] * 6)

    assert result.overfull[0].fit is Fit.STANDS_OUT
    assert set(sizes(result)) == {40}


@pytest.mark.parametrize("lines", [6, 8, 40])
def test_line_breaks_are_measured_as_paragraphs_are(lines: int) -> None:
    """Lines of one text get the verdict that they get as paragraphs of their own."""
    template = template_of(paragraph(yellow("Skriv", LARGE)))
    found = list[tuple[Fit, int, int, float]]()
    for value in (["x"] * lines, "\n".join("x" * lines)):
        (told,) = filled(template, value).overfull
        found.append((told.fit, told.lines, told.room, told.size))

    assert found[0] == found[1]
    assert found[0][0] is (Fit.SHRUNK if lines < 40 else Fit.STANDS_OUT)


@pytest.mark.parametrize("mark", ['<w:sz w:val="22"/>', '<w:rFonts w:ascii="Ukjent"/>'])
def test_the_end_of_a_paragraph_with_text_is_not_seen(mark: str) -> None:
    """How the end of a paragraph is set does not keep its text from being set smaller."""
    end = f"<w:rPr>{mark}</w:rPr>"
    (told,) = filled(
        template_of(paragraph(yellow("Skriv", LARGE), properties=end)), ["x"] * 6
    ).overfull

    assert (told.fit, told.lines, told.room, told.size) == (Fit.SHRUNK, 6, 5, 77.5)


@pytest.mark.parametrize(
    "look",
    [
        '<w:rFonts w:ascii="Ukjent" w:hAnsi="Ukjent"/><w:sz w:val="40"/>',
        f'{FONT}<w:spacing w:val="20"/><w:sz w:val="40"/>',
        f'{FONT}<w:sz w:val="24"/>',
    ],
)
def test_text_that_is_not_set_smaller(look: str) -> None:
    """Text in fonts that are not measured, spaced out, or of the least size stays as it is."""
    result = filled(template_of(paragraph(yellow("Skriv", look)), lines=2), ["x"] * 7)

    assert result.overfull[0].fit is not Fit.SHRUNK
    assert len(set(sizes(result))) == 1


def test_yellow_that_comes_from_a_style() -> None:
    """Where a run says nothing itself until it is filled, nothing is set smaller."""
    template = template_of(
        paragraph(run("Skriv"), properties='<w:pStyle w:val="Gul"/>'), paragraph(yellow("B"))
    )
    result = template.fill({"skriv": ["x"] * 5}, language="nb")

    assert result.overfull[0].fit is Fit.STANDS_OUT
    assert sizes(result) == []


def test_text_is_never_smaller_than_can_be_read() -> None:
    """No text is set below 12 points; where that is too large, all is left as it is."""
    template = template_of(paragraph(yellow("Skriv", LARGE)))
    found = set[float]()
    for count in range(1, 14):
        result = filled(template, ["x"] * count)
        for told in result.overfull:
            found.add(told.size)
            assert min(sizes(result)) >= 24
            assert (told.fit is Fit.SHRUNK) == (told.size < 100)

    assert found == {100, 77.5, 70, 62.5}


def test_libreoffice_draws_all_of_it(libreoffice: LibreOffice, tmp_path: Path) -> None:
    """What is set smaller is drawn inside its box to the last word, which else is cut off."""
    if shutil.which("pdftotext") is None:
        pytest.skip("Poppler is not installed (Debian: poppler-utils)")
    text = "Først kommer noen ord om arbeidsmiljøet, som skal få plass i boksen her og SLUTT"
    drawn, pitch = list[list[float]](), LINE
    for fit in ("<a:noAutofit/>", "<a:normAutofit/>"):
        template = template_of(paragraph(yellow("Skriv", LARGE)), fit=fit, lines=4)
        result = filled(template, text)
        assert (result.overfull[0].fit is Fit.SHRUNK) == ("norm" in fit)
        file = tmp_path / f"{len(drawn)}.docx"
        file.write_bytes(result.data)
        page = subprocess.run(
            ["pdftotext", "-bbox", str(libreoffice.convert(file)), "-"],  # noqa: S607 - depends on the machine
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        words = re.findall(r'yMin="([\d.]+)"[^>]*>(?:Først|SLUTT)<', page)
        drawn.append([float(top) for top in words])
        pitch = LINE * result.overfull[0].size / 100
    ((_,), (first, last)) = drawn

    assert last - first + pitch <= 4 * LINE
