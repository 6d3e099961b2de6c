"""What stands beside the text of a field and tells something of it: reading aids, dates, moves."""

from __future__ import annotations

import io
import re

import docx
import pytest
from lxml import etree

from arbeidsmiljo.model.documents import FieldKind, Template
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import contents
from tests.adapters.office.word_files import (
    YELLOW,
    cell,
    paragraph,
    row,
    run,
    table,
    text_row,
    word_file,
    yellow,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _open(data: bytes) -> Template:
    return OfficeTemplateEngine().open(data, name="mal.docx")


def _part(data: bytes) -> str:
    """Return the main part as text."""
    return contents(data)["word/document.xml"].decode()


def _ruby(base: str, *, properties: str = "") -> str:
    """Write a run whose text has a reading aid above it."""
    return (
        f"<w:r>{properties}<w:ruby><w:rubyPr/><w:rt>{run('lesehjelp')}</w:rt>"
        f"<w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
    )


def test_text_with_a_reading_aid_is_a_field() -> None:
    """What is yellow is the text; its reading aid goes with the prompt that it was for."""
    bold = yellow("部署", "<w:b/>")
    data = word_file(paragraph(run("I "), _ruby(bold), run(" fra "), yellow("dato")))
    template = _open(data)
    filled = template.fill({template.fields[0].key: "Drift\nNord"}, language="nb").data
    (text,) = docx.Document(io.BytesIO(filled)).paragraphs

    assert [(one.prompt, one.kind) for one in template.fields] == [
        ("部署", FieldKind.INLINE),
        ("dato", FieldKind.INLINE),
    ]
    assert text.text == "I Drift\nNord fra dato"
    assert "w:ruby" not in _part(filled)
    assert "lesehjelp" not in _part(filled)
    assert _part(filled).count(YELLOW) == 1
    assert [one.bold for one in text.runs if "Drift" in one.text] == [True]
    assert dict(template.read(filled).values) == {template.fields[0].key: "Drift\nNord"}


def test_a_reading_aid_beside_or_inside_a_field() -> None:
    """A prompt goes on across it, and text that is not all yellow is none."""
    whole = paragraph(yellow("Navn på "), _ruby(yellow("部署")), yellow(" i dag"))
    mixed = paragraph(run("Om "), _ruby(yellow("a") + run("b")))
    aid = paragraph(_ruby(run("c")).replace("<w:rt>", f"<w:rt>{yellow('d')}"))
    data = word_file(whole, mixed, aid)
    template = _open(data)
    filled = template.fill({template.fields[0].key: "Kari"}, language="nb").data

    assert [(one.prompt, one.kind) for one in template.fields] == [
        ("Navn på 部署 i dag", FieldKind.PARAGRAPH)
    ]
    assert OfficeTemplateEngine().texts(filled, name="ut.docx") == ("Kari", "Om ab", "c")
    assert _part(filled).count("<w:ruby>") == 2
    assert contents(template.fill({}, language="nb").data) == contents(data)


def test_a_reading_aid_whose_run_says_how_it_is_set() -> None:
    """The run's own look is kept, less its yellow."""
    look = f"<w:rPr><w:i/>{YELLOW}</w:rPr>"
    data = word_file(paragraph(_ruby(yellow("部署"), properties=look)))
    template = _open(data)
    filled = template.fill({template.fields[0].key: ["Kari", "Ola"]}, language="nb").data
    found = docx.Document(io.BytesIO(filled)).paragraphs

    assert [one.text for one in found] == ["Kari", "Ola"]
    assert YELLOW not in _part(filled)
    assert found[0].runs[0].italic is True


@pytest.mark.parametrize("value", ["3. mars 2026", "i mai"])
def test_a_control_for_a_date_does_not_keep_another_one(value: str) -> None:
    """The date that it says beside its text goes, and its format stays; unfilled it has both."""
    date = '<w:date w:fullDate="2020-01-31T00:00:00Z"><w:dateFormat w:val="d. MMMM yyyy"/></w:date>'
    control = (
        f"<w:sdt><w:sdtPr>{date}</w:sdtPr><w:sdtContent>{yellow('Dato')}</w:sdtContent></w:sdt>"
    )
    data = word_file(paragraph(run("Møtet er "), control, run(", og "), yellow("sted")))
    template = _open(data)
    filled = template.fill({"dato": value}, language="nb").data

    assert "fullDate" not in _part(filled)
    assert '<w:date><w:dateFormat w:val="d. MMMM yyyy"/></w:date>' in _part(filled)
    assert date in _part(template.fill({"sted": "rom 3"}, language="nb").data)
    assert dict(template.read(filled).values) == {"dato": value}


def test_controls_for_dates_in_rows_that_repeat() -> None:
    """Each record's has the text of its own and no date beside it; without records it stays."""
    date = '<w:date w:fullDate="2020-01-31T00:00:00Z"><w:lid w:val="nb-NO"/></w:date>'
    control = (
        f"<w:sdt><w:sdtPr>{date}</w:sdtPr><w:sdtContent>{yellow('Frist')}</w:sdtContent></w:sdt>"
    )
    asked = row(cell(paragraph(yellow("Hva"))), cell(paragraph(control)))
    data = word_file(table(text_row("a", "b"), asked, columns=2), paragraph(run("x")))
    template = _open(data)
    records = [{"Hva": "kaffe", "Frist": "mai"}, {"Hva": "te", "Frist": "juni"}]
    filled = template.fill({"hva-frist": records}, language="nb").data

    assert _part(filled).count('<w:date><w:lid w:val="nb-NO"/></w:date>') == 2
    assert "fullDate" not in _part(filled)
    assert template.read(filled).rows == {"hva-frist": tuple(records)}


def test_what_was_moved_to_a_row_that_repeats_was_moved_once() -> None:
    """The marks of a move are there once; each further record's text has been put in instead."""
    about = 'w:id="{0}" w:author="Kari" w:date="2026-01-01T00:00:00Z"'
    moved = (
        f'<w:moveToRangeStart {about.format(1)} w:name="m1"/>'
        f"<w:moveTo {about.format(2)}>{yellow('Hva')}</w:moveTo>"
        '<w:moveToRangeEnd w:id="1"/>'
    )
    away = (
        f'<w:moveFromRangeStart {about.format(3)} w:name="m2"/>'
        f"<w:moveFrom {about.format(4)}>{run('flyttet bort')}</w:moveFrom>"
        '<w:moveFromRangeEnd w:id="3"/>'
    )
    asked = row(cell(paragraph(moved)), cell(paragraph(yellow("Når"), away)))
    data = word_file(table(text_row("a", "b"), asked, columns=2), paragraph(run("x")))
    template = _open(data)
    records = [{"Hva": f"h{number}", "Når": f"n{number}"} for number in range(3)]
    filled = template.fill({"hva-nar": records}, language="nb").data
    root = etree.fromstring(contents(filled)["word/document.xml"])

    for local, numbers in {
        "moveToRangeStart": ["1"],
        "moveToRangeEnd": ["1"],
        "moveTo": ["2"],
        "moveFromRangeStart": ["3"],
        "moveFromRangeEnd": ["3"],
        "moveFrom": ["4"],
    }.items():
        assert [one.get(f"{W}id") for one in root.iter(W + local)] == numbers, local
    inserted = ["".join(map(str, one.itertext())) for one in root.iter(f"{W}ins")]
    assert inserted == ["h1", "h2"]
    assert len(re.findall("flyttet bort", _part(filled))) == 1
    assert template.read(filled).rows == {"hva-nar": tuple(records)}


def test_what_was_tracked_in_a_row_that_repeats() -> None:
    """Each insertion has its own number; how the row was formatted before is told once."""
    about = 'w:id="{0}" w:author="Kari" w:date="2026-01-01T00:00:00Z"'
    put_in = f"<w:ins {about.format(7)}>{yellow('Hva')}</w:ins>"
    thin = f"<w:rPrChange {about.format(8)}><w:rPr/></w:rPrChange>"
    asked = row(
        cell(paragraph(put_in)),
        cell(
            paragraph(
                f"<w:r><w:rPr><w:b/>{YELLOW}{thin}</w:rPr><w:t>Når</w:t></w:r>",
                properties=f"<w:rPr><w:ins {about.format(9)}/></w:rPr>",
            )
        ),
    )
    data = word_file(table(text_row("a", "b"), asked, columns=2), paragraph(run("x")))
    records = [{"Hva": f"h{number}", "Når": f"n{number}"} for number in range(4)]
    filled = _open(data).fill({"hva-nar": records}, language="nb").data
    root = etree.fromstring(contents(filled)["word/document.xml"])
    numbers = [one.get(f"{W}id") for one in root.iter() if one.get(f"{W}id") is not None]

    assert len(numbers) == len(set(numbers))
    assert len(list(root.iter(f"{W}ins"))) == 2 * len(records)
    assert len(list(root.iter(f"{W}rPrChange"))) == 1


def test_what_was_tracked_in_a_paragraph_stays_with_the_first() -> None:
    """Further paragraphs of a value have no past."""
    about = 'w:id="{0}" w:author="Kari" w:date="2026-01-01T00:00:00Z"'
    old = f"<w:pPrChange {about.format(1)}><w:pPr/></w:pPrChange>"
    thin = f"<w:rPrChange {about.format(2)}><w:rPr/></w:rPrChange>"
    asked = paragraph(
        f"<w:r><w:rPr><w:b/>{YELLOW}{thin}</w:rPr><w:t>Hva</w:t></w:r>",
        properties=f'<w:jc w:val="left"/><w:rPr><w:ins {about.format(3)}/></w:rPr>{old}',
    )
    template = _open(word_file(asked))
    filled = _part(template.fill({"hva": ["a", "b", "c"]}, language="nb").data)

    for local in ("pPrChange", "rPrChange", "ins"):
        assert len(re.findall(f"<w:{local} ", filled)) == 1, local
    assert len(re.findall('<w:jc w:val="left"/>', filled)) == 3
    assert len(re.findall("<w:b/>", filled)) == 3
