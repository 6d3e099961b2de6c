"""What is not quite yellow: reported, and a field for those who ask for it."""

from __future__ import annotations

import pytest

from arbeidsmiljo.model.documents import Doubt
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.added_parts import theme, with_part
from tests.adapters.office.packages import changed, contents, with_members
from tests.adapters.office.slide_files import (
    Thing,
    element,
    highlight,
    new_deck,
    new_slide,
    saved,
    slide_table,
    text_box,
    yellow_shape,
)
from tests.adapters.office.word_files import (
    SPACES,
    cell,
    paragraph,
    row,
    run,
    table,
    text_row,
    word_file,
    yellow,
)
from tests.adapters.office.word_files import text_box as word_box


def shade(fill: str, more: str = "") -> str:
    """Write a shading with a colour."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}" {more}/>'


def themed(data: bytes, **colours: str) -> bytes:
    """Give a Word document a theme."""
    return with_part(
        data, "word/theme/theme1.xml", theme(**colours), of="word/document.xml", kind="theme",
        key="rIdTheme",
    )  # fmt: skip


def doubts(data: bytes, name: str = "mal.docx") -> list[tuple[str, str]]:
    """Return what a template has doubts about: prompt and colour."""
    found = OfficeTemplateEngine().open(data, name=name)
    assert found.fields == ()
    return [(doubt.prompt, doubt.colour) for doubt in found.doubts]


def taken(data: bytes, name: str = "mal.docx") -> list[str]:
    """Return the prompts of the fields of those who take near yellows for yellow."""
    found = OfficeTemplateEngine().open(data, name=name, near=True)
    assert found.doubts == ()
    return [field.prompt for field in found.fields]


def emptied(data: bytes, name: str = "mal.docx") -> bytes:
    """Fill all fields of those who take near yellows for yellow."""
    template = OfficeTemplateEngine().open(data, name=name, near=True)
    values = {field.key: "Åse & co." for field in template.fields}
    return template.fill(values, language="nb").data


@pytest.mark.parametrize(
    "colour", ["FFFF99", "FFFFCC", "FFF2CC", "FFE699", "FFD966", "FFEB9C", "FFFF66", "FFF000"]
)
def test_pale_yellows_of_office_are_reported(colour: str) -> None:
    """The yellows that Office offers beside yellow are no fields, but told with their place."""
    data = word_file(paragraph(run("Til "), run("Navn", shade(colour))))
    (doubt,) = OfficeTemplateEngine().open(data, name="mal.docx").doubts

    assert doubt == Doubt(prompt="Navn", place="paragraph 1", colour=colour)
    assert doubts(data) == [("Navn", colour)]
    assert taken(data) == ["Navn"]
    assert taken(emptied(data)) == []


@pytest.mark.parametrize(
    "colour",
    ["808000", "FFC000", "FFFFFF", "FFFFF0", "E2EFD9", "92D050", "BF9000", "F4B083", "FF0000"],
)
def test_other_colours_are_not(colour: str) -> None:
    """Dark yellow, gold, orange, green and what is nearly white are nothing to report."""
    data = word_file(paragraph(run("Navn", shade(colour))))

    assert doubts(data) == []
    assert taken(data) == []


def test_near_yellow_of_paragraphs_cells_and_styles() -> None:
    """Near yellow is told wherever yellow would be a field, and nothing twice."""
    style = (
        f'<w:style w:type="character" w:styleId="Blek"><w:rPr>{shade("FFFF99")}</w:rPr></w:style>'
    )
    pale = cell(paragraph(run("Celle")), properties=shade("FFF2CC"))
    data = word_file(
        paragraph(run("Avsnitt"), properties=shade("FFFFCC")),
        paragraph(run("Stil", '<w:rStyle w:val="Blek"/>')),
        table(
            text_row("Tiltak", "Ansvarlig"),
            row(cell(paragraph(run("a"))), pale),
        ),
        styles=style,
    )
    template = OfficeTemplateEngine().open(data, name="mal.docx")

    assert [(doubt.prompt, doubt.place) for doubt in template.doubts] == [
        ("Avsnitt", "paragraph 1"),
        ("Stil", "paragraph 2"),
        ("Celle", "table 1, row 2, column «Ansvarlig»"),
    ]
    assert taken(data) == ["Avsnitt", "Stil", "Celle"]
    assert taken(emptied(data)) == []


def test_plain_yellow_beside_near_yellow_is_a_field_as_ever() -> None:
    """Near yellow changes nothing for what is yellow, and is itself left as it was."""
    data = word_file(paragraph(yellow("Navn"), run(" og "), run("blekt", shade("FFFF99"))))
    template = OfficeTemplateEngine().open(data, name="mal.docx")
    filled = template.fill({"navn": "Kari"}, language="nb").data

    assert [field.prompt for field in template.fields] == ["Navn"]
    assert b'w:fill="FFFF99"' in contents(filled)["word/document.xml"]
    assert [doubt.prompt for doubt in template.doubts] == ["blekt"]


@pytest.mark.parametrize(
    ("more", "colours", "colour"),
    [
        ('w:themeFill="accent4"', {"accent4": "FFFF00"}, "FFFF00"),
        ('w:themeFill="accent4" w:themeFillTint="33"', {"accent4": "FFC000"}, "FFF2CC"),
        ('w:themeFill="background2"', {"lt2": "FFFF99"}, "FFFF99"),
        ('w:themeFill="accent4"', {"accent4": "FFC000"}, None),
        ('w:themeFill="accent4" w:themeFillShade="80"', {"accent4": "FFFF00"}, None),
        ('w:themeFill="accent1"', {"accent1": "4472C4"}, None),
    ],
)
def test_colours_of_the_theme_in_word(
    more: str, colours: dict[str, str], colour: str | None
) -> None:
    """A colour of the theme is worked out, tints and shades too; the copy beside it is not read."""
    data = themed(word_file(paragraph(run("Navn", shade("FFFF00", more)))), **colours)

    assert doubts(data) == ([] if colour is None else [("Navn", colour)])
    assert taken(data) == ([] if colour is None else ["Navn"])


@pytest.mark.parametrize(
    ("named", "mapping"),
    [
        ("background2", 'w:bg2="accent4"'),
        ("text1", 'w:t1="light2"'),
        ("accent1", 'w:accent1="dark2"'),
    ],
)
def test_a_document_may_call_the_colours_of_the_theme_by_other_names(
    named: str, mapping: str
) -> None:
    """What settings say that a name stands for counts, and other names stand for their own."""
    of_theme = {"accent4": "FFFF00", "lt2": "FFFF00", "dk2": "FFFF00"}
    others = ("background1", "accent2", "hyperlink")
    data = themed(
        word_file(
            paragraph(run("Navn", shade("auto", f'w:themeFill="{named}"'))),
            *(paragraph(run("Ikke", shade("auto", f'w:themeFill="{one}"'))) for one in others),
        ),
        **of_theme,
    )
    settings = f"<w:settings {SPACES}><w:clrSchemeMapping {mapping}/></w:settings>"
    mapped = with_part(
        data, "word/settings.xml", settings, of="word/document.xml", kind="settings",
        key="rIdSettings",
    )  # fmt: skip

    assert doubts(mapped) == [("Navn", "FFFF00")]


def test_a_theme_that_is_missing() -> None:
    """Where the theme does not say it, the colour that the program has put beside it counts."""
    data = word_file(paragraph(run("Navn", shade("FFFF00", 'w:themeFill="accent4"'))))

    assert doubts(data) == [("Navn", "FFFF00")]
    assert taken(data) == ["Navn"]


PALE = '<a:schemeClr val="accent4"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:schemeClr>'


def deck_with(colour: str) -> Thing:
    """Return a presentation with a text that is highlighted in a colour."""
    deck = new_deck()
    box = text_box(new_slide(deck).shapes, "Navn")
    highlight(box.text_frame.paragraphs[0].runs[0], colour)
    return deck


def themed_deck(data: bytes, accent: str) -> bytes:
    """Return a presentation whose theme has another fourth accent."""
    name = "ppt/theme/theme1.xml"
    old = contents(data)[name].decode()
    before, found, behind = old.partition("<a:accent4>")
    assert found
    rest = behind[behind.index("</a:accent4>") :]
    text = f'{before}{found}<a:srgbClr val="{accent}"/>{rest}'
    return with_members(data, {name: text.encode()})


@pytest.mark.parametrize(
    ("colour", "accent", "near"),
    [
        ('<a:srgbClr val="FFFF99"/>', "FFFF00", "FFFF99"),
        ('<a:schemeClr val="accent4"/>', "FFFF00", "FFFF00"),
        (
            PALE,
            "FFC000",
            "FFF2CC",
        ),
        ('<a:srgbClr val="FFFF00"><a:alpha val="50000"/></a:srgbClr>', "FFC000", "FFFF00"),
        ('<a:sysClr val="infoBk" lastClr="FFFFCC"/>', "FFC000", "FFFFCC"),
        ('<a:scrgbClr r="100000" g="100000" b="10000"/>', "FFC000", "FFFF59"),
        ('<a:hslClr hue="3600000" sat="100000" lum="70000"/>', "FFC000", "FFFF66"),
        ('<a:srgbClr val="FFFF00"><a:lumMod val="50000"/></a:srgbClr>', "FFFF00", None),
        ('<a:schemeClr val="accent4"><a:shade val="50000"/></a:schemeClr>', "FFFF00", None),
        ('<a:schemeClr val="accent1"/>', "FFFF00", None),
        ('<a:schemeClr val="phClr"/>', "FFFF00", None),
    ],
)
def test_colours_of_the_theme_in_a_presentation(colour: str, accent: str, near: str | None) -> None:
    """A colour of the theme is worked out, with what is done to it."""
    data = themed_deck(saved(deck_with(colour)), accent)

    assert doubts(data, "mal.pptx") == ([] if near is None else [("Navn", near)])
    assert taken(data, "mal.pptx") == ([] if near is None else ["Navn"])
    assert taken(emptied(data, "mal.pptx"), "mal.pptx") == []


def test_a_slide_may_call_the_colours_of_the_theme_by_other_names() -> None:
    """What a name means on a slide that has colours of its own, counts there."""
    deck = deck_with('<a:schemeClr val="accent1"/>')
    names = {name: name for name in (f"accent{n}" for n in range(2, 7))}
    names |= {"accent1": "accent4", "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2",
              "hlink": "hlink", "folHlink": "folHlink"}  # fmt: skip
    written = " ".join(f'{name}="{colour}"' for name, colour in names.items())
    override = element(f"<p:clrMapOvr><a:overrideClrMapping {written}/></p:clrMapOvr>")
    slide = deck.slides[0].element
    for old in slide.findall(override.tag):
        slide.remove(old)
    slide.cSld.addnext(override)

    assert doubts(themed_deck(saved(deck), "FFFF00"), "mal.pptx") == [("Navn", "FFFF00")]


def test_near_yellow_shapes_and_cells_of_a_presentation() -> None:
    """Shapes and cells filled with a near yellow are told, and fields when asked for."""
    deck = new_deck()
    slide = new_slide(deck, "Fast")
    shape = yellow_shape(slide.shapes, "Sett inn")
    shape.fill.fore_color.rgb = type(shape.fill.fore_color.rgb)(0xFF, 0xF2, 0xCC)
    frame = slide_table(slide.shapes, [["Tiltak", "Hvem"], ["a", "=leder"]])
    cell = frame.table.cell(1, 1)
    cell.fill.fore_color.rgb = type(shape.fill.fore_color.rgb)(0xFF, 0xFF, 0x99)
    data = saved(deck)
    template = OfficeTemplateEngine().open(data, name="mal.pptx")

    assert [(doubt.prompt, doubt.place, doubt.colour) for doubt in template.doubts] == [
        ("Sett inn", "slide 1, filled shape", "FFF2CC"),
        ("leder", "slide 1, table «Fast», row 2, column «Hvem»", "FFFF99"),
    ]
    assert taken(data, "mal.pptx") == ["Sett inn", "leder"]
    assert taken(emptied(data, "mal.pptx"), "mal.pptx") == []
    assert changed(data, emptied(data, "mal.pptx")) == {"ppt/slides/slide1.xml"}


def test_a_shape_filled_by_the_style_of_the_theme() -> None:
    """A shape that says nothing itself has the fill of its style, a colour of the theme."""
    deck = new_deck()
    shape = yellow_shape(new_slide(deck, "Fast").shapes, "Sett inn")
    properties = shape.element.spPr
    properties.remove(properties.find(".//{*}solidFill"))
    reference = shape.element.find(".//{*}fillRef")
    reference[0].set("val", "accent4")
    data = themed_deck(saved(deck), "FFFF00")

    assert doubts(data, "mal.pptx") == [("Sett inn", "FFFF00")]
    assert taken(data, "mal.pptx") == ["Sett inn"]
    assert taken(emptied(data, "mal.pptx"), "mal.pptx") == []


def test_a_copy_is_read_as_its_template_is() -> None:
    """Near yellow is still empty in a copy of a template that takes it for yellow."""
    data = word_file(
        paragraph(run("Til "), run("Navn", shade("FFFF99")), run(" fra HR")),
        paragraph(run("Den "), run("Dato", shade("FFFF99")), run(" i Oslo")),
    )
    template = OfficeTemplateEngine().open(data, name="mal.docx", near=True)
    filled = template.fill({"navn": "Kari"}, language="nb")

    assert [field.prompt for field in filled.left] == ["Dato"]
    assert dict(template.read(filled.data).values) == {"navn": "Kari"}


@pytest.mark.parametrize("suffix", ["docx", "pptx"])
def test_a_template_is_prepared_for_what_is_nearly_yellow(suffix: str) -> None:
    """Neighbours are told apart in a copy; prepared again it is the same."""
    engine, name = OfficeTemplateEngine(), f"mal.{suffix}"
    asked = ("Funn", "Tiltak", "Frist")
    if suffix == "docx":
        plain = word_file(*(paragraph(run(prompt, shade("FFFF99"))) for prompt in asked))
    else:
        deck = new_deck()
        box = text_box(new_slide(deck, "Plan").shapes, *asked)
        for found in box.text_frame.paragraphs:
            highlight(found.runs[0], '<a:srgbClr val="FFFF99"/>')
        plain = saved(deck)
    anchored = engine.prepare(plain, name=name, near=True)
    template = engine.open(anchored, name=name, near=True)
    values = {"funn": ["a", "b"], "tiltak": "c", "frist": ["d", "e"]}
    reading = template.read(template.fill(values, language="nb").data)

    assert dict(reading.values) == {"funn": "a\nb", "tiltak": "c", "frist": "d\ne"}
    assert reading.unmatched == ()
    assert engine.prepare(anchored, name=name, near=True) == anchored
    assert engine.texts(anchored, name=name) == engine.texts(plain, name=name)


def test_the_copies_of_a_text_box_are_told_once() -> None:
    """What is there twice, for new programs and for old ones, is one thing to ask about."""
    box = word_box(paragraph(run("Navn", shade("FFFF99"))))

    assert doubts(word_file(paragraph(box))) == [("Navn", "FFFF99")]


def test_near_yellow_rows_repeat_when_asked_for() -> None:
    """Rows of near yellow cells are told cell by cell, and repeat for who takes them for yellow."""
    pale = [cell(paragraph(run(text)), properties=shade("FFF2CC")) for text in ("hva", "hvem")]
    data = word_file(table(text_row("Hva", "Hvem"), row(*pale), columns=2))
    template = OfficeTemplateEngine().open(data, name="mal.docx", near=True)
    records = [{"hva": "a", "hvem": "b"}, {"hva": "c", "hvem": "d"}]
    filled = template.fill({"hva-hvem": records}, language="nb").data

    assert [prompt for prompt, _ in doubts(data)] == ["hva", "hvem"]
    assert [field.columns for field in template.fields] == [("hva", "hvem")]
    assert b"FFF2CC" not in contents(filled)["word/document.xml"]
    assert template.read(filled).rows == {"hva-hvem": tuple(records)}
