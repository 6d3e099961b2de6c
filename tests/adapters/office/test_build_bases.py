"""Building on an organisation's own documents."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pptx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm
from pptx.enum.shapes import PP_PLACEHOLDER

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.build import build
from tests.adapters.office.building import (
    DECK,
    HEAD,
    LETTER,
    A,
    Opened,
    W,
    built,
    deck,
    letter,
    open_deck,
    open_letter,
    parts,
    xml,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def _blank(suffix: str) -> Opened:
    """Return the blank document of python-docx or the blank deck of python-pptx."""
    return docx.Document() if suffix == ".docx" else pptx.Presentation()


def _saved(document: Opened) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _changed(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts(data).items():
            archive.writestr(name, change(name, part))
    return file.getvalue()


def test_a_document_uses_the_styles_of_its_base() -> None:
    """Headings and lists have the base's styles, which stay as the organisation made them."""
    base = _blank(".docx")
    base.add_paragraph("Slettes")
    base.styles["Heading 1"].font.name = "Georgia"
    document = letter("# A\n\n- B\n\n1. C\n", base=_saved(base))
    assert [p.text for p in document.paragraphs] == ["Tittel", "A", "B", "C"]
    assert [p.style.name for p in document.paragraphs if p.style is not None] == [
        "Title",
        "Heading 1",
        "List Bullet",
        "List Number",
    ]
    assert document.styles["Heading 1"].font.name == "Georgia"


def test_styles_are_found_by_name_when_word_is_norwegian() -> None:
    """A Norwegian Word gives styles Norwegian identities and keeps their English names."""

    def norwegian(name: str, part: bytes) -> bytes:
        return part.replace(b'"Heading1"', b'"Overskrift1"') if name.startswith("word/") else part

    document = letter("# A", base=_changed(_saved(_blank(".docx")), norwegian))
    heading = document.paragraphs[1]
    assert xml(heading).pPr.pStyle.get(qn("w:val")) == "Overskrift1"
    identities = [style.style_id for style in document.styles]
    assert "Heading1" not in identities


def test_styles_that_a_base_lacks_are_brought() -> None:
    """A base without styles of lists or tables gets ours, resting on its own default style."""
    base = _blank(".docx")
    for name in ("List Bullet", "List Number", "Subtitle"):
        base.styles[name].delete()
    base.styles["Normal"].element.set(qn("w:styleId"), "Standard")
    data = build(LETTER, suffix=".docx", name="a", language="nb", base=_saved(base))
    document = open_letter(data)
    style = document.styles["List Bullet"].element
    assert style.find(f"{W}basedOn").get(f"{W}val") == "Standard"
    bullet = next(p for p in document.paragraphs if p.style and p.style.name == "List Bullet")
    number = xml(bullet).pPr.numPr.numId.val
    numbers = [num.numId for num in document.part.numbering_part.element.num_lst]
    assert number in numbers
    assert document.tables[1].style is not None
    assert document.tables[1].style.name == "arbeidsmiljo"


def test_a_base_without_lists_gets_a_part_for_them() -> None:
    """Lists are numbered although the base has no part for numbering."""
    base = _blank(".docx")
    part = base.part
    for key, relation in list(part.rels.items()):
        if relation.reltype.endswith("/numbering"):
            part.rels.pop(key)
    for style in base.styles.element.findall(f"{W}style"):
        for number in style.iter(f"{W}numPr"):
            number.getparent().remove(number)
            break
    document = letter("1. A\n\n- B\n", base=_saved(base))
    first, second = document.paragraphs[1:3]
    assert xml(first).pPr.numPr.numId.val != xml(second).pPr.numPr.numId.val
    assert len(document.part.numbering_part.element.num_lst) == 2


def test_the_table_style_of_an_organisation_is_used() -> None:
    """A style that an organisation made for its tables is taken before ours."""
    base = _blank(".docx")
    made = base.styles.add_style("Etatens tabell", 3)
    made.element.set(qn("w:customStyle"), "1")
    (table,) = letter("| A |\n|---|\n| b |\n", base=_saved(base)).tables
    assert table.style is not None
    assert table.style.name == "Etatens tabell"


def test_what_an_organisation_has_in_its_footer_stays() -> None:
    """The base's footer keeps its address and its page number; ours comes below it."""
    base = _blank(".docx")
    base.sections[0].footer.paragraphs[0].text = "Etaten, Postboks 1"
    data = build(
        '+++\ntitle = "T"\nfooter = "==Ref=="\n+++\nA',
        suffix=".docx",
        name="a",
        language="nb",
        base=_saved(base),
    )
    paragraphs = open_letter(data).sections[0].footer.paragraphs
    assert [p.text.split("\t")[0] for p in paragraphs] == ["Etaten, Postboks 1", "Ref"]


def test_the_pages_of_the_base_are_kept() -> None:
    """Paper and margins are the base's, and tables are as wide as its lines."""
    base = _blank(".docx")
    section = base.sections[0]
    section.page_width, section.left_margin, section.right_margin = Cm(21), Cm(4), Cm(4)
    (table,) = letter("| A |\n|---|\n| b |\n", base=_saved(base)).tables
    width = sum(int(column.get(f"{W}w")) for column in xml(table).tblGrid)
    assert width == pytest.approx(13 * 567, abs=5)


def test_a_deck_uses_the_layouts_of_its_base() -> None:
    """Slides have the base's layouts and size; slides that it has are gone."""
    base = _blank(".pptx")
    base.slides.add_slide(base.slide_layouts[1]).shapes.title.text = "Slettes"
    data = build(DECK, suffix=".pptx", name="a", language="nb", base=_saved(base))
    presentation = open_deck(data)
    layouts = [slide.slide_layout.name for slide in presentation.slides]
    assert layouts[:6] == [
        "Title Slide",
        "Title and Content",
        "Title and Content",
        "Section Header",
        "Title and Content",
        "Title Only",
    ]
    assert presentation.slide_width == 9_144_000
    assert b"Slettes" not in b"".join(parts(data).values())
    assert len([name for name in parts(data) if name.startswith("ppt/slides/slide")]) == 12


def test_layouts_are_found_by_their_places_when_nothing_says_their_kind() -> None:
    """Layouts without a kind are known by the places that they have."""

    def unnamed(name: str, part: bytes) -> bytes:
        if not name.startswith("ppt/slideLayouts/slideLayout"):
            return part
        for kind in (b"obj", b"titleOnly"):
            part = part.replace(b' type="' + kind + b'" preserve', b" preserve")
        return part

    base = _changed(_saved(_blank(".pptx")), unnamed)
    slides = deck("## A\n\nTekst\n\n## B\n\n| C |\n|---|\n| d |\n", base=base).slides
    assert [slide.slide_layout.name for slide in slides][1:] == ["Title and Content", "Title Only"]


def test_text_of_a_base_without_bullets_gets_ours() -> None:
    """Where a layout's place gives no bullets, entries of lists bring their own."""

    def bare(name: str, part: bytes) -> bytes:
        return (
            part.replace(b"<a:buChar", b"<a:buNone") if name.endswith("slideMaster1.xml") else part
        )

    with_bullets, without = _saved(_blank(".pptx")), _changed(_saved(_blank(".pptx")), bare)
    found: list[bool] = []
    for base in (with_bullets, without):
        slide = deck("## A\n\n- En", base=base).slides[1]
        (body,) = [place for place in slide.placeholders if place.placeholder_format.idx == 1]
        found.append(body.element.find(f".//{A}lvl1pPr/{A}buChar") is not None)
    assert found == [False, True]


def test_a_title_that_is_large_in_the_base_is_made_to_fit() -> None:
    """A title that takes three lines at the base's size is set smaller, others are left alone."""
    long = "Et spørsmål som er ganske langt, men som fortsatt er en tittel på et lysbilde"
    slides = deck(f"## {long}\n\nA\n\n## Kort\n\nB", base=_saved(_blank(".pptx"))).slides
    sizes = [slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size for slide in slides]
    assert sizes[2] is None
    assert sizes[1] is not None
    assert 26 <= sizes[1].pt < 44


def test_a_base_without_a_place_for_text_or_footer_loses_nothing() -> None:
    """Subtitle, text and footer get boxes of their own where the layouts have no place."""
    base = _blank(".pptx")
    wanted = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
    for layout in base.slide_layouts:
        for place in list(layout.placeholders):
            if place.placeholder_format.type not in wanted:
                place.element.getparent().remove(place.element)
    source = (
        '+++\ntitle = "T"\nsubtitle = "==Under=="\nfooter = "==Ref=="\n+++\n'
        "# Del\n\nOm delen\n\n## A\n\nTekst\n"
    )
    data = build(source, suffix=".pptx", name="a", language="nb", base=_saved(base))
    texts = [
        {shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
        for slide in open_deck(data).slides
    ]
    assert texts == [{"T", "Under", "Ref"}, {"Del", "Om delen", "Ref"}, {"A", "Tekst", "Ref"}]


@pytest.mark.parametrize("suffix", [".docx", ".pptx"])
def test_a_template_of_word_or_powerpoint_is_a_base(suffix: str) -> None:
    """A dotx or potx is built on; what is built is a document, not a template."""
    blank, document, template = {
        ".docx": (_blank(".docx"), b"document.main+xml", b"template.main+xml"),
        ".pptx": (_blank(".pptx"), b"presentation.main+xml", b"template.main+xml"),
    }[suffix]
    base = _changed(
        _saved(blank),
        lambda name, part: part.replace(document, template) if "Content" in name else part,
    )
    types = parts(built("## A\n\nB", suffix, base=base))["[Content_Types].xml"]
    assert document in types
    assert template not in types


@pytest.mark.parametrize("suffix", [".docx", ".pptx"])
def test_building_on_a_base_is_repeatable_and_names_nobody(suffix: str) -> None:
    """The same base gives the same bytes, and its author is not the author of what is built."""
    blank = {".docx": _blank(".docx"), ".pptx": _blank(".pptx")}[suffix]
    blank.core_properties.author = "Kari Nordmann"
    base = _saved(blank)
    first, second = (built("## A\n\nB", suffix, base=base) for _ in range(2))
    assert first == second
    assert b"Nordmann" not in b"".join(parts(first).values())


def test_a_base_that_cannot_be_used_is_refused() -> None:
    """Another kind of file, a broken one, one with macros and one without room are explained."""
    word, slides = _saved(_blank(".docx")), _saved(_blank(".pptx"))
    macros = _changed(
        word,
        lambda name, part: (
            part.replace(
                b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"vnd.ms-word.document.macroEnabled.main+xml",
            )
            if "Content" in name
            else part
        ),
    )
    strict = _changed(
        slides,
        lambda name, part: (
            part.replace(
                b"http://schemas.openxmlformats.org/presentationml/2006",
                b"http://purl.oclc.org/ooxml/presentationml",
            )
            if name.endswith("presentation.xml")
            else part
        ),
    )
    entity = _changed(
        word,
        lambda name, part: (
            b'<!DOCTYPE a [<!ENTITY b "c">]>' + part if name == "word/styles.xml" else part
        ),
    )
    narrow = _blank(".docx")
    narrow.sections[0].page_width = Cm(8)
    untitled = _blank(".pptx")
    for layout in untitled.slide_layouts:
        for place in list(layout.placeholders):
            place.element.getparent().remove(place.element)
    small = _blank(".pptx")
    for place in small.slide_layouts[1].placeholders:
        if place.placeholder_format.idx == 1:
            place.left, place.top, place.width, place.height = 0, 0, Cm(10), Cm(3)
    for base, suffix, said in (
        (slides, ".docx", "is a PowerPoint presentation; choose a docx file"),
        (word, ".pptx", "is a Word document; choose a pptx file"),
        (b"%PDF-1.7", ".docx", "is a PDF file"),
        (word[:2_000], ".docx", "is broken or was cut off"),
        (macros, ".docx", "has macros; save it as docx without them"),
        (strict, ".pptx", "cannot be used"),
        (entity, ".docx", "declares a document type"),
        (_saved(narrow), ".docx", "its lines are"),
        (_saved(untitled), ".pptx", "no layout has a place for a title"),
        (_saved(small), ".pptx", "the place for content is 9.5 cm by"),
    ):
        with pytest.raises(TemplateError) as caught:
            build(HEAD + "## A\n\nB", suffix=suffix, name="a.md", language="nb", base=base)
        assert str(caught.value).startswith("the document to build on: ")
        assert said in str(caught.value)


def test_layouts_are_found_whatever_they_are_called() -> None:
    """A PowerPoint in another language names its layouts in that language."""
    base = _blank(".pptx")
    for number, layout in enumerate(base.slide_layouts):
        xml(layout).cSld.set("name", f"Lysbildeoppsett {number}")
    slides = deck("# A\n\n## B\n\nTekst", base=_saved(base)).slides
    assert [slide.slide_layout.name[-1] for slide in slides] == ["0", "2", "1"]


def test_pages_of_any_paper_are_built_on() -> None:
    """Letter paper lying down has wider lines, which tables and columns fill."""
    base = _blank(".docx")
    section = base.sections[0]
    section.page_width, section.page_height = Cm(27.94), Cm(21.59)
    section.orientation = 1
    body = "| A |\n|---|\n| b |\n\n::: column\nC\n::: column\nD\n:::\n"
    document = letter(body, base=_saved(base))
    (table,) = document.tables
    width = (section.page_width - section.left_margin - section.right_margin) // 635
    assert sum(int(column.get(f"{W}w")) for column in xml(table).tblGrid) == width
    assert {found.page_width for found in document.sections} == {section.page_width}


def test_what_a_base_says_of_its_own_is_not_built_on() -> None:
    """Text of a document and slides of a deck are left out, and so are pictures in them."""
    base = _blank(".docx")
    base.add_heading("Etatens egen tekst", 1)
    base.add_table(1, 1).cell(0, 0).text = "Etatens egen tekst"
    data = built("Vår", ".docx", base=_saved(base))
    assert [p.text for p in open_letter(data).paragraphs] == ["Tittel", "Vår"]
    assert b"Etatens egen tekst" not in parts(data)["word/document.xml"]
