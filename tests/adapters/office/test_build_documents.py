"""Documents of pages built from Markdown."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.build import build
from arbeidsmiljo_office.building.page_styles import TABLE_SIZE
from arbeidsmiljo_office.fit.faces import face_of
from tests.adapters.office.building import (
    HEAD,
    LETTER,
    Opened,
    W,
    built,
    letter,
    open_letter,
    parts,
    prompts,
    xml,
)
from tests.effort import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.table import Table


def _marked(document: Opened) -> list[str]:
    """Return the texts of highlighted runs in the body."""
    return [
        "".join(text.text for text in run.findall(f"{W}t"))
        for run in document.element.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}highlight[@{W}val='yellow']") is not None
    ]


def test_every_field_is_a_yellow_run_and_nothing_else_is_yellow() -> None:
    """The body has one highlighted run for each field, in order, and no other yellow."""
    data = build(LETTER, suffix=".docx", name="brev.md", language="nb")
    _, _, body = LETTER.split("+++", 2)
    document = open_letter(data)
    assert _marked(document) == ["Virksomhetens navn", "dato", *prompts(body)]
    assert not any(b"FFFF00" in part for part in parts(data).values())


def test_headings_and_lists_have_the_styles_of_word() -> None:
    """Headings are real headings and entries of lists have the styles of lists, by level."""
    document = letter("# A\n\n## B\n\n### C\n\nD\n\n- E\n  - F\n    1. G\n\n1. H\n")
    assert [(p.text, p.style.name) for p in document.paragraphs if p.style is not None] == [
        ("Tittel", "Title"),
        ("A", "Heading 1"),
        ("B", "Heading 2"),
        ("C", "Heading 3"),
        ("D", "Normal"),
        ("E", "List Bullet"),
        ("F", "List Bullet 2"),
        ("G", "List Number 3"),
        ("H", "List Number"),
    ]


def test_each_numbered_list_is_numbered_anew() -> None:
    """Two numbered lists belong to different numberings, each with its own first number."""
    document = letter("1. A\n2. B\n\nOg\n\n4. C\n5. D\n")
    numbers = [
        p.paragraph_format.element.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
        for p in document.paragraphs
        if p.text in "ABCD"
    ]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    numbering = document.part.numbering_part.element
    starts = {
        num.get(f"{W}numId"): num.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val")
        for num in numbering.findall(f"{W}num")
        if num.find(f"{W}lvlOverride") is not None
    }
    assert (starts[numbers[0]], starts[numbers[2]]) == ("1", "4")


def test_text_keeps_its_emphasis_links_and_line_breaks() -> None:
    """Bold, italic, links and line breaks of the source are those of the document."""
    paragraph = letter("En **fet** og *kursiv*\\\n[lenken](https://dfo.no/a?b=1&c=2).").paragraphs[
        1
    ]
    assert paragraph.text == "En fet og kursiv\nlenken."
    assert [run.text for run in paragraph.runs if run.bold] == ["fet"]
    assert [run.text for run in paragraph.runs if run.italic] == ["kursiv"]
    assert [link.address for link in paragraph.hyperlinks] == ["https://dfo.no/a?b=1&c=2"]


def test_a_table_repeats_its_header_and_is_described() -> None:
    """The first row is a header on each page, and the table says what its columns are."""
    (table,) = letter("| Dato | Møte |\n|---|--:|\n| ==d== | ==m== |\n").tables
    header, row = table.rows
    assert xml(header).trPr.find(f"{W}tblHeader") is not None
    assert xml(row).trPr.find(f"{W}tblHeader") is None
    described = xml(table).tblPr.find(f"{W}tblDescription")
    assert described.get(f"{W}val") == "Tabell med kolonnene Dato, Møte"
    assert [cell.text for cell in row.cells] == ["d", "m"]
    assert row.cells[1].paragraphs[0].alignment == 2


def test_the_columns_of_a_table_fill_the_line() -> None:
    """The columns of a table are together as wide as a line, the wordy one the widest."""
    text = "Et langt svar som tar mange ord før det er ferdig, og litt til for sikkerhets skyld"
    (table,) = letter(f"| A | B | C |\n|---|---|---|\n| a | {text} {text} | c |\n").tables
    widths = [int(column.get(f"{W}w")) for column in xml(table).tblGrid]
    assert sum(widths) == 11_906 - 2 * 1_418
    assert widths[1] > 3 * max(widths[0], widths[2])


@pytest.mark.parametrize("word", ["Nr.", "Kl.", "Uke", "Ansvarlig"])
def test_a_short_header_is_not_broken_by_a_program_that_measures_it_wider(word: str) -> None:
    """However much is in the other columns, a word of the header has a little more than its own."""
    text = "Et langt svar som tar mange ord før det er ferdig, og litt til for sikkerhets skyld"
    (table,) = letter(f"| {word} | B |\n|---|---|\n| 1 | {text} {text} |\n").tables
    first = int(next(iter(xml(table).tblGrid)).get(f"{W}w"))
    margins = sum(_cell_margins(table))
    needed = face_of("Calibri", bold=True).width(word) * TABLE_SIZE
    assert first - margins >= 1.025 * needed


def _cell_margins(table: Table) -> Iterator[int]:
    """Give the left and the right margin of the cells of a table."""
    assert table.style is not None
    found = table.style.element.find(f"{W}tblPr/{W}tblCellMar")
    assert found is not None
    for side in ("left", "right"):
        margin = found.find(f"{W}{side}")
        assert margin is not None
        yield int(margin.get(f"{W}w") or "")


def test_a_call_out_is_a_shaded_box_that_is_not_yellow() -> None:
    """A block quote becomes one shaded cell with its paragraphs and lists."""
    (table,) = letter("> **Loven** sier dette.\n>\n> - Ett\n> - To\n").tables
    (cell,) = table.rows[0].cells
    assert [p.text for p in cell.paragraphs] == ["Loven sier dette.", "Ett", "To"]
    assert xml(cell).tcPr.find(f"{W}shd").get(f"{W}fill") == "EAF2F3"


def test_a_rule_begins_a_new_page() -> None:
    """What follows a rule begins a page, a table as well, and nothing else does."""
    document = letter("A\n\n---\n\n# B\n\n---\n\n| C |\n|---|\n| d |\n")
    breaking = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert breaking == ["B", ""]


def test_a_form_stays_on_one_page_with_the_text_before_it() -> None:
    """Empty rows to write in are kept together, and with the paragraph that leads to them."""
    rows = "| ==a== | ==b== |\n" * 3
    document = letter(f"# Plan\n\nFyll ut.\n\n| A | B |\n|---|---|\n{rows}\nTakk.\n")
    kept = [p.text for p in document.paragraphs if p.paragraph_format.keep_with_next]
    assert kept == ["Fyll ut."]
    rows_kept = [
        all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells)
        for row in document.tables[0].rows
    ]
    assert rows_kept == [True, True, True, False]


def test_the_footer_and_the_number_stand_on_every_page() -> None:
    """Footer and page number stand on the first page as on the others."""
    data = build(
        '+++\ntitle = "T"\nfooter = "Ref ==nr=="\n+++\nTekst',
        suffix=".docx",
        name="a",
        language="nb",
    )
    section = open_letter(data).sections[0]
    for footer in (section.footer, section.first_page_footer):
        (paragraph,) = footer.paragraphs
        assert paragraph.text.startswith("Ref nr\tSide ")
        marked = [r.text for r in paragraph.runs if r.font.highlight_color == WD_COLOR_INDEX.YELLOW]
        assert marked == ["nr"]
        instructions = [
            f.get(qn("w:instr")).strip() for f in xml(paragraph).iter(qn("w:fldSimple"))
        ]
        assert instructions == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(
    ("language", "tag", "page"),
    [
        ("nb", "nb-NO", "Side"),
        ("da", "da-DK", "Side"),
        ("en-GB", "en-GB", "Page"),
        ("sv", "sv", "Page"),
    ],
)
def test_the_document_is_in_its_language(language: str, tag: str, page: str) -> None:
    """The language of the text is set for proofing, and the document's own words are in it."""
    data = build(HEAD + "Tekst", suffix=".docx", name="a", language=language)
    document = open_letter(data)
    said = {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))}
    assert said == {tag}
    assert document.core_properties.language == tag
    assert page in document.sections[0].footer.paragraphs[0].text


def test_the_properties_name_nobody_and_no_time() -> None:
    """A document has its title, an empty author, and dates that never change."""
    properties = letter("Tekst").core_properties
    assert properties.title == "Tittel"
    assert properties.author == properties.last_modified_by == ""
    assert properties.created == properties.modified


@pytest.mark.parametrize("suffix", [".docx", ".pptx"])
def test_the_same_source_gives_the_same_bytes_in_any_process(suffix: str) -> None:
    """Bytes depend on the arguments only, not on the process or its hash seed."""
    program = (
        "import hashlib, sys\n"
        "from arbeidsmiljo_office.build import build\n"
        f"data = build({HEAD + '## A'!r} + chr(10) + 'B ==c==', suffix={suffix!r}, name='a', "
        "language='nb')\n"
        "print(hashlib.sha256(data).hexdigest())"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1


def test_a_title_is_written_on_a_page_of_a4_with_our_theme() -> None:
    """A page is A4 with margins of 2.5 cm, and the theme has our colours and font."""
    data = built("Tekst", ".docx")
    section = open_letter(data).sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert round(section.left_margin.cm, 1) == round(section.top_margin.cm, 1) == 2.5
    theme = parts(data)["word/theme/theme1.xml"]
    assert b'<a:dk2><a:srgbClr val="0E4A5B"/>' in theme
    assert Counter(theme.split(b'typeface="'))[b""] == 0
    assert theme.count(b'<a:latin typeface="Calibri"/>') == 2


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("![==x==](chart)", "line 4: a chart can stand on a slide only"),
        ("> ==x==", "line 4: a call-out needs words besides its fields"),
        ("Tekst\n\n---", "line 6: nothing follows the rule (---)"),
    ],
)
def test_what_a_page_cannot_hold_is_refused(body: str, said: str) -> None:
    """What has no place on a page is refused with its line and what to do."""
    with pytest.raises(TemplateError) as caught:
        built(body, ".docx")
    assert said in str(caught.value)


def test_a_suffix_or_language_that_is_none_is_refused() -> None:
    """Only docx and pptx are built, and only in what is a language."""
    with pytest.raises(TemplateError, match=r"cannot be built as '\.odt'; \.docx and \.pptx can"):
        build(HEAD, suffix=".odt", name="a", language="nb")
    for language in ("<nb>", "xx", "norsk", ""):
        with pytest.raises(TemplateError, match="is no language; give da, en, nb, nn,"):
            build(HEAD, suffix=".docx", name="a", language=language)
    for language in ("nb", "nb_NO", "no", "nn", "DA", "en-GB", "se", "fi-FI"):
        assert build(HEAD, suffix=".docx", name="a", language=language)


HOSTILE = st.text(
    st.one_of(
        st.characters(
            exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"], exclude_characters="\ufffe\uffff"
        ),
        st.sampled_from("<>&\"'"),
    ),
    min_size=1,
    max_size=20,
)


@settings(max_examples=examples(40))
@given(text=HOSTILE, prompt=HOSTILE.filter(lambda text: "=" not in text))
def test_any_text_stands_in_a_document_as_it_was_written(text: str, prompt: str) -> None:
    """Text and prompts of any characters come through, whatever they would mean in XML."""
    written = "".join(f"\\{c}" if c.isascii() and not c.isalnum() else c for c in text)
    body = f"# x {written}\n\n- a =={prompt}==\n"
    document = letter(body)
    assert document.paragraphs[1].text == f"x {text}"
    assert document.paragraphs[2].text == f"a {' '.join(prompt.split())}"
