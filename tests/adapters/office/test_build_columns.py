"""Columns, and call-outs that say how much they are to be heeded, on pages and slides."""

from __future__ import annotations

import pytest

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.build import build
from tests.adapters.office.building import (
    HEAD,
    Opened,
    W,
    built,
    deck,
    letter,
    open_deck,
    open_letter,
    xml,
)

COLUMNS = "Før\n\n::: column\nEn\n\n- to\n::: column\nTre\n:::\n\nEtter\n"
TABLE = "| A | B |\n|---|---|\n| ==c== | ==d== |\n"


def _sections(document: Opened) -> list[tuple[str, str]]:
    """Return how each section begins, and its number of columns."""
    found: list[tuple[str, str]] = []
    for section in document.element.body.iter(f"{W}sectPr"):
        kind, columns = section.find(f"{W}type"), section.find(f"{W}cols")
        found.append(
            (
                "" if kind is None else kind.get(f"{W}val"),
                columns.get(f"{W}num") or "1",
            )
        )
    return found


def test_columns_on_a_page_are_columns() -> None:
    """They are a section of their own, which goes on where the text before it ends."""
    document = letter(COLUMNS)
    assert _sections(document) == [("", "1"), ("continuous", "2"), ("continuous", "1")]
    assert [p.text.strip() for p in document.paragraphs] == [
        "Tittel",
        "Før",
        "En",
        "to",
        "Tre",
        "Etter",
    ]
    breaks = [p.text.strip() for p in document.paragraphs if xml(p).find(f".//{W}br") is not None]
    assert breaks == ["Tre"]


def test_every_section_has_the_pages_of_the_document() -> None:
    """Paper and footers are the same throughout, and only the first has a first page."""
    document = open_letter(
        build(
            f'+++\ntitle = "T"\nfooter = "==Ref=="\n+++\n{COLUMNS}',
            suffix=".docx",
            name="a",
            language="nb",
        )
    )
    assert len(document.sections) == 3
    assert {section.page_width for section in document.sections} == {11_906 * 635}
    assert {section.footer.paragraphs[0].text.split("\t")[0] for section in document.sections} == {
        "Ref"
    }
    first_pages = [section.different_first_page_header_footer for section in document.sections]
    assert first_pages == [True, False, False]


@pytest.mark.parametrize(
    ("body", "columns"),
    [
        ("::: column\nA\n::: column\nB\n:::", ["1", "2", "1"]),
        ("::: column\nA\n::: column\nB\n:::\n" * 2, ["1", "2", "2", "1"]),
        (f"::: column\n{TABLE}\n::: column\n{TABLE}\n:::", ["1", "2", "1"]),
        (f"{TABLE}\n::: column\nA\n::: column\n{TABLE}\n::: column\nC\n:::", ["1", "3", "1"]),
        ("---\n\n::: column\nA\n::: column\nB\n:::\n\n---\n\nC", ["1", "2", "1"]),
    ],
)
def test_columns_stand_anywhere(body: str, columns: list[str]) -> None:
    """Columns come first, last, one behind another, and with tables; the text ends with a line."""
    document = letter(body)
    assert [number for _, number in _sections(document)] == columns
    assert document.element.body[-1].tag == f"{W}sectPr"
    last = document.element.body[-2]
    assert last.tag == f"{W}p"
    assert last.find(f".//{W}sectPr") is None


def test_a_table_in_a_column_is_as_wide_as_the_column() -> None:
    """Its columns share the column's width."""
    document = letter(f"::: column\nA\n::: column\n{TABLE}\n:::\n\n{TABLE}")
    narrow, wide = (
        sum(int(column.get(f"{W}w")) for column in xml(table).tblGrid) for table in document.tables
    )
    assert wide == 11_906 - 2 * 1_418
    assert narrow == (wide - 567) // 2


def test_columns_on_a_slide_stand_side_by_side() -> None:
    """Each has its share of the width, from the same height, below what stands above them."""
    slide = deck(
        f"## A\n\nOver\n\n::: column\nEn\n::: column\nTo\n::: column\n{TABLE}\n:::"
    ).slides[1]
    above, first, second = [shape for shape in slide.shapes if shape.has_text_frame][1:4]
    table = next(shape for shape in slide.shapes if shape.has_table)
    assert [shape.text_frame.text for shape in (above, first, second)] == ["Over", "En", "To"]
    assert first.top == second.top == table.top >= above.top + above.height
    assert first.left + first.width < second.left
    assert second.left + second.width < table.left
    assert first.width == second.width == pytest.approx(table.width, abs=2)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (f"{COLUMNS}", "line 16: nothing can stand below columns (:::)"),
        ("::: column\nA\n::: column\nB\n:::\n\n### C\n\nd", "cannot stand together; choose one"),
        ("![==x==](chart)\n\n::: column\nA\n::: column\nB\n:::", "put it into one of them"),
    ],
)
def test_what_cannot_stand_with_columns_on_a_slide_is_refused(body: str, said: str) -> None:
    """Below columns, beside cards and with figures above there is no room for them."""
    with pytest.raises(TemplateError) as caught:
        built(f"## A\n\n{body}", ".pptx")
    assert said in str(caught.value)


def test_the_place_of_a_chart_cannot_stand_in_a_column_of_a_page() -> None:
    """Where no chart can come, none is promised, in columns neither."""
    with pytest.raises(TemplateError, match="line 5: a chart can stand on a slide only"):
        built("::: column\n![==x==](chart)\n::: column\nB\n:::", ".docx")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", ["Merk", "Tips", "Viktig", "Advarsel", "Vær forsiktig"]),
        ("nn", ["Merk", "Tips", "Viktig", "Åtvaring", "Ver varsam"]),
        ("da", ["Bemærk", "Tip", "Vigtigt", "Advarsel", "Vær forsigtig"]),
        ("en", ["Note", "Tip", "Important", "Warning", "Caution"]),
    ],
)
def test_a_call_out_begins_with_a_word(language: str, words: list[str]) -> None:
    """How much it is to be heeded is said in the document's language, not by colour alone."""
    kinds = ["NOTE", "tip", "Important", "WARNING", "CAUTION"]
    body = "\n\n".join(f"> [!{kind}]\n> Tekst" for kind in kinds)
    data = build(HEAD + body, suffix=".docx", name="a", language=language)
    boxes = [table.cell(0, 0) for table in open_letter(data).tables]
    assert [[p.text for p in box.paragraphs] for box in boxes] == [
        [word, "Tekst"] for word in words
    ]
    slides = "\n\n".join(
        f"## {kind}\n\n> [!{kind}]\n> Tekst\n\n> Til den som taler" for kind in kinds
    )
    data = build(HEAD + slides, suffix=".pptx", name="a", language=language)
    for slide, word in zip(list(open_deck(data).slides)[1:], words, strict=True):
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert f"{word}\nTekst" in texts
        assert slide.notes_slide.notes_text_frame.text == "Til den som taler"


def test_a_call_out_without_a_kind_is_for_the_speaker_on_slides() -> None:
    """A plain block quote is a box on a page, and a note on a slide."""
    assert [table.cell(0, 0).text for table in letter("> Si det").tables] == ["Si det"]
    slide = deck("## A\n\nB\n\n> Si det").slides[1]
    assert all("Si det" not in shape.text_frame.text for shape in slide.shapes)
    assert slide.notes_slide.notes_text_frame.text == "Si det"
