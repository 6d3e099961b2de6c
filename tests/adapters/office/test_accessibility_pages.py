"""What keeps somebody from reading a Word document, found one by one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from arbeidsmiljo.model.accessibility import Barrier, BarrierKind
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office import word_files as written
from tests.adapters.office.building import Opened, W, xml
from tests.adapters.office.pictures import png

if TYPE_CHECKING:
    from collections.abc import Callable

ENGINE = OfficeTemplateEngine()
COLOUR: Opened = RGBColor
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _document() -> Opened:
    """Return a document that everybody can read."""
    document: Opened = docx.Document()
    document.core_properties.title = "Prøve"
    document.add_paragraph("Tekst")
    return document


def barriers(document: Opened) -> tuple[Barrier, ...]:
    """Return what is found in a document."""
    file = io.BytesIO()
    document.save(file)
    return ENGINE.barriers(file.getvalue(), name="prøve.docx")


def kinds(document: Opened) -> list[BarrierKind]:
    """Return the kinds of what is found in a document."""
    return [one.kind for one in barriers(document)]


def test_a_document_that_everybody_can_read_has_no_barrier() -> None:
    """Plain text under a title is read by everybody."""
    assert barriers(_document()) == ()


def test_a_document_says_its_title_and_language() -> None:
    """A document without a title, or whose text is in no language, is told."""
    document = _document()
    document.core_properties.title = " "
    for language in list(document.styles.element.iter(f"{W}lang")):
        language.getparent().remove(language)
    assert [(one.kind, one.place) for one in barriers(document)] == [
        (BarrierKind.TITLE, "document"),
        (BarrierKind.LANGUAGE, "document"),
    ]


@pytest.mark.parametrize("said", ["1in", "", "1.5", "-1", "0", "1_0", "९", "9" * 400, "9" * 5_000])
def test_a_number_that_is_none_is_no_hindrance(said: str) -> None:
    """Spans, sizes and levels that are no numbers, or absurd ones, count as not said."""
    number = f'w:val="{said}"'
    around = f'<w:pStyle w:val="A"/><w:outlineLvl {number}/>'
    text = written.paragraph(written.run("a", f"<w:sz {number}/>"), properties=around)
    look = '<w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="04A0"/></w:tblPr>'
    wide = written.cell(text, properties=f"<w:gridSpan {number}/>")
    held = written.table(written.row(wide, written.cell(text)), written.text_row("a"))
    banded = f"<w:tblPr><w:tblStyleRowBandSize {number}/></w:tblPr>"
    data = written.word_file(
        held.replace("<w:tblPr/>", look),
        text,
        styles=f'<w:style w:type="table" w:styleId="T">{banded}</w:style>',
    )
    kinds = {one.kind for one in ENGINE.barriers(data, name="prøve.docx")}

    assert BarrierKind.TABLE in kinds


@pytest.mark.parametrize(
    ("levels", "places"),
    [
        ([1, 2, 3, 2, 1], []),
        ([2], ["paragraph 2"]),
        ([0, 2, 3], []),
        ([0, 3], ["paragraph 3"]),
        ([1, 3, 3, 1, 2, 9], ["paragraph 3", "paragraph 7"]),
    ],
)
def test_headings_leave_out_no_level(levels: list[int], places: list[str]) -> None:
    """A heading is at most one level deeper than that before; the title is of the first level."""
    document = _document()
    for level in levels:
        document.add_heading("Overskrift", level)
    found = [one for one in barriers(document) if one.kind is BarrierKind.HEADINGS]
    assert [one.place for one in found] == places


def _run(document: Opened) -> Opened:
    return document.paragraphs[0].runs[0]


def _grey(document: Opened) -> None:
    _run(document).font.color.rgb = COLOUR(0x77, 0x77, 0x77)


def _grey_and_large(document: Opened) -> None:
    _grey(document)
    _run(document).font.size = Pt(18)


def _grey_by_style(document: Opened) -> None:
    document.styles["Normal"].font.color.rgb = COLOUR(0x77, 0x77, 0x77)


def _grey_by_theme(document: Opened) -> None:
    colour = parse_xml(f'<w:color {WORD} w:val="000000" w:themeColor="accent1"/>')
    xml(_run(document)).get_or_add_rPr().append(colour)


def _marked(document: Opened) -> None:
    _run(document).font.highlight_color = WD_COLOR_INDEX.DARK_BLUE
    _run(document).font.color.rgb = COLOUR(0, 0, 0)


def _marked_yellow(document: Opened) -> None:
    _run(document).font.highlight_color = WD_COLOR_INDEX.YELLOW


def _shaded(document: Opened) -> None:
    shade = parse_xml(f'<w:shd {WORD} w:val="clear" w:color="auto" w:fill="202020"/>')
    xml(document.paragraphs[0]).get_or_add_pPr().append(shade)


def _shaded_and_black(document: Opened) -> None:
    _shaded(document)
    _run(document).font.color.rgb = COLOUR(0, 0, 0)


def _dark_page(document: Opened) -> None:
    element = document.element
    element.insert(0, parse_xml(f'<w:background {WORD} w:color="202020"/>'))
    _run(document).font.color.rgb = COLOUR(0, 0, 0)


def _shown_dark_page(document: Opened) -> None:
    _dark_page(document)
    document.settings.element.insert(0, parse_xml(f"<w:displayBackgroundShape {WORD}/>"))


@pytest.mark.parametrize(
    ("change", "is_readable"),
    [
        (_grey, False),
        (_grey_and_large, True),
        (_grey_by_style, False),
        (_grey_by_theme, False),
        (_marked, False),
        (_marked_yellow, True),
        (_shaded, True),
        (_shaded_and_black, False),
        (_dark_page, True),
        (_shown_dark_page, False),
    ],
)
def test_text_stands_out_from_the_page(
    change: Callable[[Opened], None], *, is_readable: bool
) -> None:
    """Colour, size and ground come from the text, its styles, the theme and the page."""
    document = _document()
    change(document)
    assert kinds(document) == ([] if is_readable else [BarrierKind.CONTRAST])


def _table(document: Opened, style: str = "Table Grid") -> Opened:
    table = document.add_table(2, 2, style=style)
    for row in table.rows:
        for cell in row.cells:
            cell.text = "Celle"
    properties = xml(table.rows[0]).get_or_add_trPr()
    properties.append(parse_xml(f"<w:tblHeader {WORD}/>"))
    document.add_paragraph("Etter")
    return table


def _without_header(table: Opened) -> None:
    properties = xml(table.rows[0]).trPr
    properties.remove(properties.find(qn("w:tblHeader")))


def _empty(table: Opened) -> None:
    table.cell(0, 1).text = ""


def _merge(table: Opened) -> None:
    table.cell(0, 0).merge(table.cell(0, 1))


def _merge_down(table: Opened) -> None:
    table.cell(0, 0).merge(table.cell(1, 0))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_without_header, "has no header row"),
        (_empty, "has a column without a header"),
        (_merge, "has merged cells"),
        (_merge_down, "has merged cells"),
    ],
)
def test_a_table_has_a_header_for_each_column(change: Callable[[Opened], None], said: str) -> None:
    """A first row that is not marked, has an empty cell, or a merged one, is told."""
    document = _document()
    table = _table(document)
    assert barriers(document) == ()
    change(table)
    (found,) = barriers(document)
    assert (found.kind, found.place) == (BarrierKind.TABLE, "table 1")
    assert said in found.what


def test_a_box_of_one_cell_is_no_table() -> None:
    """What is a table only to have a ground has no header."""
    document = _document()
    document.add_table(1, 1).cell(0, 0).text = "Ramme"
    assert barriers(document) == ()


def test_the_style_of_a_table_gives_ground_and_colour() -> None:
    """The header and the bands of a style are what text stands on, as far as they are on."""
    document = _document()
    table = _table(document, "Medium Shading 1 Accent 1")
    found = barriers(document)
    assert {one.kind for one in found} == {BarrierKind.CONTRAST}
    assert all("FFFFFF on 4F81BD" in one.what for one in found)
    look = xml(table).tblPr.find(qn("w:tblLook"))
    look.set(qn("w:firstRow"), "0")
    look.set(qn("w:val"), "0000")
    assert barriers(document) == ()


def test_what_is_only_seen_needs_an_alternative_text() -> None:
    """A picture says what it shows, in the text and in headers."""
    document = _document()
    document.add_picture(io.BytesIO(png(9, 9)))
    header = document.sections[0].header
    header.paragraphs[0].add_run().add_picture(io.BytesIO(png(9, 9)))
    assert [(one.kind, one.place) for one in barriers(document)] == [
        (BarrierKind.ALTERNATIVE, "drawing 1"),
        (BarrierKind.ALTERNATIVE, "header 1, drawing 1"),
    ]
    for part in (document, header):
        root = xml(part)
        for described in root.iter("{*}docPr"):
            described.set("descr", "Et kart")
    assert barriers(document) == ()


def test_links_say_where_they_lead() -> None:
    """«Les mer» says nothing; what follows it in the same link counts."""
    document = _document()
    link = parse_xml(f"<w:hyperlink {WORD}><w:r><w:t>Les mer</w:t></w:r></w:hyperlink>")
    xml(document.paragraphs[0]).append(link)
    assert kinds(document) == [BarrierKind.LINK]
    link.append(parse_xml(f'<w:r {WORD}><w:t xml:space="preserve"> om planen</w:t></w:r>'))
    assert kinds(document) == []


def test_empty_paragraphs_are_no_space() -> None:
    """An empty paragraph between others is told; beside a table and at the end it is needed."""
    document = _document()
    document.add_paragraph("")
    document.add_paragraph("Mer")
    assert [(one.kind, one.place) for one in barriers(document)] == [
        (BarrierKind.SPACING, "paragraph 2")
    ]
    beside = _document()
    beside.add_paragraph("")
    _table(beside)
    beside.add_paragraph("")
    assert barriers(beside) == ()
