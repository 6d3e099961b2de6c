"""Decks built from Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.util import Cm

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.build import build
from tests.adapters.office.building import (
    DECK,
    A,
    Opened,
    built,
    deck,
    open_deck,
    parts,
    prompts,
    xml,
)
from tests.effort import examples

YELLOW = f"{A}highlight/{A}srgbClr[@val='FFFF00']"


def _marked(slide: Opened) -> list[str]:
    """Return the texts of highlighted runs on a slide and in its notes."""
    trees = [slide.element]
    if slide.has_notes_slide:
        trees.append(slide.notes_slide.element)
    return [
        run.find(f"{A}t").text
        for tree in trees
        for run in tree.iter(f"{A}r")
        if run.find(f"{A}rPr/{YELLOW}") is not None
    ]


def _texts(slide: Opened) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def _sample() -> Opened:
    return open_deck(build(DECK, suffix=".pptx", name="kurs.md", language="nb"))


def test_every_field_is_yellow_and_nothing_else_is() -> None:
    """Each field is a highlighted run or, for a chart, a yellow shape; no other part is yellow."""
    data = build(DECK, suffix=".pptx", name="kurs.md", language="nb")
    slides = list(open_deck(data).slides)
    marked = [prompt for slide in slides for prompt in _marked(slide)]
    _, head, body = DECK.split("+++", 2)
    charts = re.findall(r"!\[==([^=]+)==\]", body)
    in_footers = prompts(head.split("footer")[1]) * len(slides)
    in_subtitle = prompts(head.split("footer")[0])
    assert len(charts) == 2
    assert sorted(marked + charts) == sorted(prompts(body) + in_subtitle + in_footers)
    yellow = {name for name, part in parts(data).items() if b"FFFF00" in part}
    assert all(name.startswith(("ppt/slides/", "ppt/notesSlides/")) for name in yellow)
    count = sum(part.count(b"FFFF00") for part in parts(data).values())
    assert count == len(marked) + len(charts)


def test_a_highlight_stands_where_the_schema_wants_it() -> None:
    """The highlight of a run comes after its colour and before its link."""
    slides = deck("## A\n\n### En ==b==\n\n[==c==](https://a.no)\n\n### To\n\nd").slides
    orders = {
        tuple(child.tag.removeprefix(A) for child in properties)
        for properties in slides[1].element.iter(f"{A}rPr")
        if properties.find(f"{A}highlight") is not None
    }
    assert orders == {("solidFill", "highlight"), ("highlight", "hlinkClick")}


def test_titles_are_titles_so_that_the_outline_shows_them() -> None:
    """Each slide's title is in its place for a title, on layouts made for their slides."""
    slides = _sample().slides
    assert [slide.shapes.title.text_frame.text for slide in slides if slide.shapes.title][:4] == [
        "Oppfølging av medarbeiderundersøkelsen i enheten",
        "Dette skal vi gjennom i dag",
        "Hvorfor er vi samlet?",
        "Resultatene våre",
    ]
    assert [slide.slide_layout.name for slide in slides] == [
        "Tittellysbilde",
        "Tittel og innhold",
        "Tittel og innhold",
        "Deloverskrift",
        "Tittel og innhold",
        "Bare tittel",
        "Bare tittel",
        "Bare tittel",
        "Tittel og innhold",
        "Tittel og innhold",
        "Bare tittel",
        "Tittel og innhold",
    ]


def test_no_place_of_a_layout_stands_empty() -> None:
    """What a layout offers and the source does not use is taken away."""
    for slide in _sample().slides:
        assert all(place.text_frame.text for place in slide.placeholders)


def test_text_and_lists_stand_in_the_place_for_text() -> None:
    """Paragraphs have no bullet, entries have their level, and numbers begin where they should."""
    slide = deck("## A\n\nInnledning\n\n- En\n  - To\n\nSå\n\n3. Tre\n4. Fire").slides[1]
    (body,) = [place for place in slide.placeholders if place.placeholder_format.idx == 1]
    read = [(p.text, p.level) for p in body.text_frame.paragraphs]
    assert read == [("Innledning", 0), ("En", 0), ("To", 1), ("Så", 0), ("Tre", 0), ("Fire", 0)]
    bullets = [
        [child.tag.removeprefix(A) for child in xml(p).pPr] if xml(p).pPr is not None else []
        for p in body.text_frame.paragraphs
    ]
    numbered = ["buFont", "buAutoNum"]
    assert bullets == [["buNone"], [], [], ["buNone"], numbered, numbered]
    starts = [number.get("startAt") for number in body.element.iter(f"{A}buAutoNum")]
    assert starts == ["3", "3"]


def test_columns_become_cards_of_one_height_side_by_side() -> None:
    """Two or three columns are cards with a bold heading, level with each other."""
    slide = deck("## A\n\nØverst\n\n### En\n\n- a\n\n### To\n\n- b\n\n### Tre\n\nc").slides[1]
    cards = [shape for shape in slide.shapes if shape.name.startswith("Kort")]
    assert [card.text_frame.text.split("\n") for card in cards] == [
        ["En", "a"],
        ["To", "b"],
        ["Tre", "c"],
    ]
    assert len({(card.top, card.height, card.width) for card in cards}) == 1
    assert cards[0].left + cards[0].width < cards[1].left
    assert all(card.text_frame.paragraphs[0].runs[0].font.bold for card in cards)
    assert "Øverst" in _texts(slide)


def test_a_table_is_native_with_a_header_and_bands() -> None:
    """A table of the source is a table of PowerPoint with a header row, bands and a description."""
    slide = deck("## A\n\n| Dato | Møte |\n|:-:|---|\n| ==d== | ==m== |\n").slides[1]
    (frame,) = [shape for shape in slide.shapes if shape.has_table]
    assert frame.table.first_row
    assert frame.table.horz_banding
    assert [[cell.text for cell in row.cells] for row in frame.table.rows] == [
        ["Dato", "Møte"],
        ["d", "m"],
    ]
    described = frame.element.nvGraphicFramePr.cNvPr.get("descr")
    assert described == "Tabell med kolonnene Dato, Møte"
    assert sum(column.width for column in frame.table.columns) == frame.width


def test_the_place_of_a_chart_is_a_yellow_shape_with_the_prompt_as_its_text() -> None:
    """A chart's place is a yellow rectangle whose whole text is the prompt, with text beside it."""
    slide = deck("## A\n\n- Se\n\n![==Vis resultatene==](chart)\n").slides[1]
    (shape,) = [shape for shape in slide.shapes if shape.name.startswith("Diagram")]
    assert shape.text_frame.text == "Vis resultatene"
    assert str(shape.fill.fore_color.rgb) == "FFFF00"
    described = shape.element.nvSpPr.cNvPr.get("descr")
    assert described == "Plass til diagram: Vis resultatene"
    (text,) = [place for place in slide.placeholders if place.placeholder_format.idx == 1]
    assert shape.left + shape.width < text.left


def test_a_call_out_goes_to_the_speaker_notes() -> None:
    """A block quote is for the speaker: of its slide, or of the title slide if it is first."""
    slides = deck("> Velkommen ==navn==.\n\n## A\n\nTekst\n\n> Si\n>\n> - dette\n").slides
    assert slides[0].notes_slide.notes_text_frame.text == "Velkommen navn."
    assert slides[1].notes_slide.notes_text_frame.text == "Si\ndette"
    assert _marked(slides[0]) == ["navn"]
    assert "Si" not in "".join(_texts(slides[1]))


def test_footer_and_number_stand_on_every_slide() -> None:
    """The footer is on all slides, the number on all but the first."""
    slides = list(_sample().slides)
    footer = "Virksomhetens navn · Dokumentets referanse"
    for number, slide in enumerate(slides, start=1):
        texts = _texts(slide)
        assert footer in texts
        assert (str(number) in texts) is (number > 1)


def test_slides_are_wide_and_in_their_language() -> None:
    """Slides are 16:9, and each run says in what language it is."""
    presentation = _sample()
    assert (presentation.slide_width, presentation.slide_height) == (12_192_000, 6_858_000)
    said = {
        properties.get("lang")
        for slide in presentation.slides
        for properties in slide.element.iter(f"{A}rPr", f"{A}endParaRPr")
    }
    assert said == {"nb-NO"}
    assert presentation.core_properties.title.startswith("Oppfølging")
    assert presentation.core_properties.author == ""


def test_numbers_of_shapes_are_different() -> None:
    """No two shapes of a slide have the same number."""
    for slide in _sample().slides:
        numbers = [shape.shape_id for shape in slide.shapes]
        assert len(numbers) == len(set(numbers))


def test_text_is_as_large_as_it_can_be_and_never_below_16_points() -> None:
    """Few words are large, many are smaller, and text for a screen is 16 points or more."""
    sizes = [_size(entries) for entries in (2, 9, 12)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 24
    assert 16 <= sizes[-1] < 24


def _size(entries: int) -> int:
    line = "- Et punkt som er så langt at det tar det meste av en linje på lysbildet her\n"
    slide = deck(f"## A\n\n{line * entries}").slides[1]
    (body,) = [place for place in slide.placeholders if place.placeholder_format.idx == 1]
    return int(next(body.element.iter(f"{A}defRPr")).get("sz")) // 100


LONG = "et ord til " * 40


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Tekst", "line 4: stands before the first slide"),
        ("## A\n\n---\n\nB", "line 6: a rule has no meaning among slides"),
        ("## A", "slide 2 «A» (line 4): has nothing but a title"),
        ("# A\n\n- b", "slide 2 «A» (line 4): a section (#) has a title and perhaps a paragraph"),
        ("## A\n\n### B\n\nc", "slide 2 «A» (line 4): has 1 columns (###); two or three fit"),
        ("## A\n\n### B\n\n### C\n\nd", "slide 2 «A» (line 4): the column «B» is empty"),
        (
            "## A\n\n### B\n\n| C |\n|---|\n| d |\n\n### E\n\nf",
            "line 8: only paragraphs and lists can stand in a column (###)",
        ),
        (
            "## A\n\n![==x==](chart)\n\n### B\n\nc\n\n### D\n\ne",
            "slide 2 «A» (line 4): has a chart or picture and columns (###)",
        ),
        (
            "## A\n\n![==x==](chart)\n\n![==y==](chart)\n\n![==z==](chart)",
            "slide 2 «A» (line 4): has 3 charts and pictures; at most 2 fit",
        ),
        (
            "## A\n\n| a | b | c | d | e | f | g |\n|-|-|-|-|-|-|-|\n| 1 | 2 | 3 | 4 | 5 | 6 | 7 |",
            "line 6: the table has 7 columns; a slide has room for 6",
        ),
        (f"## {LONG}\n\nA", "the title is longer than two lines; shorten it"),
        (f"## A\n\n{LONG * 9}", "slide 2 «A» (line 4): the text is"),
        (f"## A\n\n### B\n\n{LONG}\n\n### C\n\n{LONG * 3}", "cm too high even at 16 points"),
    ],
)
def test_what_a_slide_cannot_hold_is_refused(body: str, said: str) -> None:
    """What has no place on a slide, or does not fit, is refused with the slide and the line."""
    with pytest.raises(TemplateError) as caught:
        built(body, ".pptx")
    assert said in str(caught.value)


def test_all_slides_that_are_too_full_are_told_at_once() -> None:
    """One error names every slide that does not fit, and a title slide that does not."""
    with pytest.raises(TemplateError) as caught:
        build(
            f'+++\ntitle = "{LONG}"\n+++\n## A\n\n{LONG * 9}\n\n## B\n\nb\n\n## C\n\n{LONG * 9}',
            suffix=".pptx",
            name="prøve.md",
            language="nb",
        )
    lines = str(caught.value).splitlines()
    assert lines[0] == "prøve.md: 3 problems found, nothing was built"
    assert [line.strip().split(" (")[0] for line in lines[2:]] == ["slide 2 «A»", "slide 4 «C»"]
    assert "head, title: takes" in lines[1]


def test_what_stands_on_a_slide_stays_inside_it() -> None:
    """Everything on the slides of the sample is on the slide, above the footer."""
    for slide in list(_sample().slides)[1:]:
        for shape in slide.shapes:
            if shape.is_placeholder and shape.placeholder_format.idx > 1:
                continue
            assert shape.left >= 0
            assert shape.top + shape.height <= Cm(17.2)
            assert shape.left + shape.width <= 12_192_000


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


@settings(max_examples=examples(25))
@given(text=HOSTILE, prompt=HOSTILE.filter(lambda text: "=" not in text))
def test_any_text_stands_on_a_slide_as_it_was_written(text: str, prompt: str) -> None:
    """Text and prompts of any characters come through, whatever they would mean in XML."""
    written = "".join(f"\\{c}" if c.isascii() and not c.isalnum() else c for c in text)
    slide = deck(f"## x {written}\n\n- a =={prompt}==\n\n> b =={prompt}==\n").slides[1]
    title = slide.shapes.title
    assert title is not None
    assert title.text_frame.text == f"x {text}"
    assert f"a {prompt}" in _texts(slide)
    assert _marked(slide) == [prompt, prompt]
