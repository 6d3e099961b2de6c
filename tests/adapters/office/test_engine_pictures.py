"""Pictures in the place of yellow shapes, and of yellow paragraphs and cells."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from arbeidsmiljo.errors import FieldValueError
from arbeidsmiljo.model.documents import Picture
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.added_parts import strict
from tests.adapters.office.filled_files import CHART
from tests.adapters.office.packages import changed, contents, with_members
from tests.adapters.office.pictures import picture_file
from tests.adapters.office.slide_files import (
    CENTIMETRE,
    FFFF00,
    Thing,
    element,
    fill_yellow,
    new_deck,
    new_slide,
    opened,
    saved,
    text_box,
    yellow_shape,
)
from tests.adapters.office.word_files import (
    SHADED,
    YELLOW,
    cell,
    paragraph,
    row,
    run,
    table,
    word_file,
    yellow,
    yellow_row,
)
from tests.adapters.office.word_files import text_box as word_text_box

if TYPE_CHECKING:
    from pathlib import Path

    from arbeidsmiljo.model.documents import Template, Value
    from tests.libreoffice import LibreOffice

WIDE = Picture(data=picture_file((400, 100)), alternative='Logoen til "Etaten" <&>')
HIGH = Picture(data=picture_file((100, 400), form="JPEG"), alternative="Et høyt bilde")
ORNAMENT = Picture(data=picture_file((50, 50)), decorative=True)
_docx: Any = __import__("docx")


def template(data: bytes, name: str = "mal.pptx") -> Template:
    """Open a template."""
    return OfficeTemplateEngine().open(data, name=name)


def filled(data: bytes, values: dict[str, Value], name: str = "mal.pptx") -> bytes:
    """Fill a template."""
    return template(data, name).fill(values, language="nb").data


def deck_with_shape() -> bytes:
    """Return a presentation with a yellow shape for a picture."""
    deck = new_deck()
    yellow_shape(new_slide(deck, "Om oss").shapes, "Logo")
    return saved(deck)


def pictures_on(slide: Thing) -> list[Thing]:
    """Return the pictures of a slide."""
    return [shape for shape in slide.shapes if shape.shape_type == 13]


def inline_pictures(data: bytes) -> list[Thing]:
    """Return the pictures that stand in the text of a Word document."""
    return list(_docx.Document(io.BytesIO(data)).inline_shapes)


def words_on_page(data: bytes) -> list[str]:
    """Return what the pictures of a Word document show, in words."""
    body = _docx.Document(io.BytesIO(data)).element.body
    return [str(words) for words in body.xpath("//wp:docPr/@descr")]


def page(*blocks: str) -> bytes:
    """Make a Word document of which 100 by 200 mm are text."""
    size = (
        '<w:sectPr><w:pgSz w:w="6803" w:h="12472"/><w:pgMar w:left="567" w:right="567" '
        'w:top="567" w:bottom="567" w:gutter="0" w:header="0" w:footer="0"/></w:sectPr>'
    )
    data = word_file(*blocks)
    document = contents(data)["word/document.xml"].decode()
    end = document.index("<w:sectPr>")
    return with_members(
        data, {"word/document.xml": f"{document[:end]}{size}</w:body></w:document>".encode()}
    )


TEXT_WIDTH = (6803 - 2 * 567) * 635
TEXT_HEIGHT = (12472 - 2 * 567) * 635


@pytest.mark.parametrize("picture", [WIDE, HIGH])
def test_a_picture_takes_the_place_of_a_yellow_shape(picture: Picture) -> None:
    """It is as large as fits in the shape, in its middle, in its own proportions."""
    (shown,) = pictures_on(opened(filled(deck_with_shape(), {"logo": picture})).slides[0])
    left, top, width, height = (2 * CENTIMETRE, 5 * CENTIMETRE, 12 * CENTIMETRE, 8 * CENTIMETRE)

    assert shown.image.blob == picture.data
    assert shown.width / shown.height == pytest.approx(4 if picture is WIDE else 1 / 4, rel=1e-4)
    assert shown.width == width or shown.height == height
    assert (shown.width <= width, shown.height <= height) == (True, True)
    assert 2 * shown.left + shown.width == pytest.approx(2 * left + width, abs=1)
    assert 2 * shown.top + shown.height == pytest.approx(2 * top + height, abs=1)


def test_a_picture_says_in_words_what_it_shows() -> None:
    """Its alternative text is there for those who cannot see it, on slides and on pages."""
    (shown,) = pictures_on(opened(filled(deck_with_shape(), {"logo": WIDE})).slides[0])
    written = filled(page(paragraph(yellow("Logo"))), {"logo": WIDE}, "m.docx")

    assert shown.element.nvPicPr.cNvPr.get("descr") == WIDE.alternative
    assert words_on_page(written) == [WIDE.alternative]


def test_a_decorative_picture_says_that_it_is() -> None:
    """It has no words, and the mark by which programs pass over it."""
    slide = contents(filled(deck_with_shape(), {"logo": ORNAMENT}))["ppt/slides/slide1.xml"]
    body = contents(filled(page(paragraph(yellow("Logo"))), {"logo": ORNAMENT}, "m.docx"))

    for part in (slide, body["word/document.xml"]):
        assert b'descr=""' in part
        assert b"<adec:decorative xmlns:adec=" in part
    other = contents(filled(deck_with_shape(), {"logo": WIDE}))["ppt/slides/slide1.xml"]
    assert b"adec:" not in other


def test_only_what_must_name_a_picture_changes() -> None:
    """A picture adds one part, and changes its page, the relations of that, and the types."""
    before = deck_with_shape()
    slides = changed(before, filled(before, {"logo": WIDE}))
    letter = page(paragraph(yellow("Logo")))
    pages = changed(letter, filled(letter, {"logo": HIGH}, "m.docx"))

    assert slides == {
        "[Content_Types].xml",
        "ppt/slides/slide1.xml",
        "ppt/slides/_rels/slide1.xml.rels",
        "ppt/media/image1.png",
    }
    assert pages == {
        "[Content_Types].xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/media/image1.jpeg",
    }


def test_a_picture_that_is_there_twice_is_one_part() -> None:
    """A picture on two slides, and twice on one of them, is stored once and named by each."""
    deck = new_deck()
    first, second = new_slide(deck, "En"), new_slide(deck, "To")
    for shapes, prompt in ((first.shapes, "a"), (first.shapes, "b"), (second.shapes, "c")):
        yellow_shape(shapes, prompt)
    data = filled(saved(deck), {"a": WIDE, "b": WIDE, "c": WIDE})
    parts = contents(data)

    assert [name for name in parts if "/media/" in name] == ["ppt/media/image1.png"]
    assert [len(pictures_on(slide)) for slide in opened(data).slides] == [2, 1]
    assert parts["ppt/slides/_rels/slide1.xml.rels"].count(b'/image"') == 1


def test_pictures_and_charts_beside_those_of_the_template() -> None:
    """A name that is taken is left alone, and all of them are shown."""
    deck = new_deck()
    slide = new_slide(deck, "Alt")
    slide.shapes.add_picture(io.BytesIO(picture_file((10, 10), colour=0)), 0, 0)
    yellow_shape(slide.shapes, "a")
    yellow_shape(slide.shapes, "b")
    yellow_shape(slide.shapes, "c")
    data = filled(saved(deck), {"a": WIDE, "b": HIGH, "c": CHART})
    shown = pictures_on(opened(data).slides[0])

    assert {name for name in contents(data) if "/media/" in name} == {
        "ppt/media/image1.png", "ppt/media/image2.png", "ppt/media/image3.jpeg",
    }  # fmt: skip
    assert [one.image.blob for one in shown[1:]] == [WIDE.data, HIGH.data]
    assert any(shape.has_chart for shape in opened(data).slides[0].shapes)


def test_the_same_picture_gives_the_same_bytes() -> None:
    """Neither the time nor the machine is in a document with pictures."""
    for data, name in ((deck_with_shape(), "m.pptx"), (page(paragraph(yellow("Logo"))), "m.docx")):
        assert filled(data, {"logo": WIDE}, name) == filled(data, {"logo": WIDE}, name)


def test_pictures_in_groups_notes_and_layouts() -> None:
    """Wherever a shape can be a field, a picture can take its place."""
    deck = new_deck()
    slide = new_slide(deck, "Grupper")
    group = slide.shapes.add_group_shape()
    yellow_shape(group.shapes, "gruppe")
    notes = slide.notes_slide
    fill_yellow(notes.shapes[1])
    notes.shapes[1].left, notes.shapes[1].top = CENTIMETRE, 10 * CENTIMETRE
    notes.shapes[1].width, notes.shapes[1].height = 10 * CENTIMETRE, 5 * CENTIMETRE
    notes.shapes[1].text_frame.text = "notat"
    body = deck.slide_layouts[5].placeholders[0]
    body.text_frame.text = "oppsett"
    body.element.spPr.append(element(f"<a:solidFill>{FFFF00}</a:solidFill>"))
    found = OfficeTemplateEngine().open(saved(deck), name="mal.pptx", layouts=True)
    keys = [field.key for field in found.fields if field.kind == "shape"]
    parts = contents(found.fill(dict.fromkeys(keys, WIDE), language="nb").data)

    assert {"gruppe", "notat", "oppsett"} <= set(keys)
    for part in ("slides/slide1", "notesSlides/notesSlide1", "slideLayouts/slideLayout6"):
        folder, _, name = part.partition("/")
        assert b"</p:pic>" in parts[f"ppt/{part}.xml"]
        assert b"image1.png" in parts[f"ppt/{folder}/_rels/{name}.xml.rels"]


def test_a_group_that_is_stretched_does_not_stretch_its_picture() -> None:
    """What the group does to all that stands in it is taken into account."""
    deck = new_deck()
    group = new_slide(deck, "Strukket").shapes.add_group_shape()
    yellow_shape(group.shapes, "bilde")
    group.width = 3 * group.width
    (shape,) = pictures_on(
        next(one for one in opened(filled(saved(deck), {"bilde": WIDE})).slides[0].shapes
             if one.shape_type == 6)
    )  # fmt: skip

    assert 3 * shape.width / shape.height == pytest.approx(4, rel=1e-3)


def test_a_turned_shape_gives_a_turned_picture() -> None:
    """The picture is turned as the shape was."""
    deck = new_deck()
    shape = yellow_shape(new_slide(deck, "Skrått").shapes, "Bilde")
    for turn in ("1800000", "-1800000"):
        shape.element.spPr.xfrm.set("rot", turn)
        (shown,) = pictures_on(opened(filled(saved(deck), {"bilde": WIDE})).slides[0])

        assert shown.element.spPr.xfrm.get("rot") == turn


def test_a_picture_keeps_what_its_shape_was_called_and_led_to() -> None:
    """Name, links and extensions of the shape are the picture's; no text of them is markup."""
    deck = new_deck()
    shape = yellow_shape(new_slide(deck, "Lenke").shapes, "Bilde")
    shape.name = 'Logo "<&> {x}'
    shape.click_action.hyperlink.address = "https://eksempel.no/"
    extension = '<a:extLst><a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"/></a:extLst>'
    shape.element.nvSpPr.cNvPr.append(element(extension))
    for picture in (WIDE, ORNAMENT):
        (shown,) = pictures_on(opened(filled(saved(deck), {"bilde": picture})).slides[0])
        label = shown.element.nvPicPr.cNvPr

        assert (shown.name, shown.shape_id) == (shape.name, shape.shape_id)
        assert shown.click_action.hyperlink.address == "https://eksempel.no/"
        assert len(label[-1]) == (1 if picture is WIDE else 2)


@pytest.mark.parametrize("picture", [WIDE, HIGH, ORNAMENT])
def test_a_picture_takes_the_place_of_a_yellow_paragraph(picture: Picture) -> None:
    """On a page it is as large as it is by itself, or as fits between the margins."""
    data = filled(
        page(paragraph(run("Før")), paragraph(yellow("Logo"))), {"logo": picture}, "m.docx"
    )
    (shown,) = inline_pictures(data)
    said = _docx.Document(io.BytesIO(data)).paragraphs

    assert (shown.width <= TEXT_WIDTH, shown.height <= TEXT_HEIGHT) == (True, True)
    assert (shown.width, shown.height) == {
        WIDE.data: (TEXT_WIDTH, TEXT_WIDTH // 4),
        HIGH.data: (100 * 9525, 400 * 9525),
        ORNAMENT.data: (50 * 9525, 50 * 9525),
    }[picture.data]
    assert [one.text for one in said] == ["Før", ""]
    assert YELLOW.encode() not in contents(data)["word/document.xml"]


@pytest.mark.parametrize(
    ("properties", "twips"),
    [
        ('<w:tcW w:w="3000" w:type="dxa"/>', 3000 - 216),
        ('<w:tcW w:w="2500" w:type="pct"/>', 2000 - 216),
        ('<w:gridSpan w:val="2"/>', 4000 - 216),
        ('<w:tcW w:w="3000" w:type="dxa"/><w:tcMar><w:left w:w="0" w:type="dxa"/></w:tcMar>', 2892),
    ],
)
def test_a_picture_takes_the_place_of_a_yellow_cell(properties: str, twips: int) -> None:
    """It is no wider than what the cell leaves between its margins."""
    shaded = cell(paragraph(run("Bilde")), paragraph(run("her")), properties=properties + SHADED)
    data = filled(
        page(table(row(shaded, cell(paragraph(run("x")))))), {"bilde-her": WIDE}, "m.docx"
    )
    drawn = contents(data)["word/document.xml"].decode()

    assert f'<wp:extent cx="{min(twips * 635, 400 * 9525)}"' in drawn
    assert "FFFF00" not in drawn
    assert drawn.count("<w:p>") == 2


def test_a_picture_in_a_header() -> None:
    """A header leads to the picture itself, and is as wide as the narrowest page."""
    data = word_file(paragraph(run("x")), edges={"default header": paragraph(yellow("Logo"))})
    after = filled(data, {"logo": WIDE}, "m.docx")

    assert changed(data, after) == {
        "[Content_Types].xml", "word/header2.xml", "word/_rels/header2.xml.rels",
        "word/media/image1.png",
    }  # fmt: skip
    assert _docx.Document(io.BytesIO(after)).sections[0].header.part.rels


def test_a_line_that_is_as_high_as_text_becomes_as_high_as_a_picture() -> None:
    """Word cuts pictures off in lines of an exact height; text keeps such a line."""
    exact = '<w:spacing w:before="60" w:line="240" w:lineRule="exact"/>'
    data = page(paragraph(yellow("Logo"), properties=exact))
    shown = contents(filled(data, {"logo": WIDE}, "m.docx"))["word/document.xml"].decode()
    said = contents(filled(data, {"logo": "Tekst"}, "m.docx"))["word/document.xml"].decode()

    assert '<w:spacing w:before="60"/>' in shown
    assert exact in said
    assert template(data, "m.docx").fill({}, language="nb").data is not None
    assert changed(data, filled(data, {}, "m.docx")) == set()


def test_drawings_have_numbers_of_their_own() -> None:
    """Pictures of a page are told from each other, and from a drawing that was there."""
    blocks = [paragraph(yellow(prompt)) for prompt in ("a", "b")]
    data = page(paragraph(word_text_box(paragraph(run("x")))), *blocks)
    written = filled(data, {"a": WIDE, "b": HIGH}, "m.docx")
    document = _docx.Document(io.BytesIO(written)).element
    numbers = [one.get("id") for one in document.iter() if str(one.tag).endswith("}docPr")]

    assert len(numbers) == 3
    assert len(set(numbers)) == 3


@pytest.mark.parametrize("suffix", ["docx", "pptx"])
def test_a_strict_document_stays_strict(suffix: str) -> None:
    """What a picture adds is written in the dialect of what is around it."""
    data = strict(deck_with_shape() if suffix == "pptx" else page(paragraph(yellow("Logo"))))
    before = contents(data)
    after = contents(filled(data, {"logo": WIDE}, f"m.{suffix}"))
    main = "ppt/slides/slide1.xml" if suffix == "pptx" else "word/document.xml"
    folder, _, name = main.rpartition("/")

    for space in (b"drawingml/2006", b"officeDocument/2006", b"wordprocessingml/2006"):
        open_space = b"http://schemas.openxmlformats.org/" + space
        assert after[main].count(open_space) == before[main].count(open_space)
    assert (
        b"purl.oclc.org/ooxml/officeDocument/relationships/image"
        in after[f"{folder}/_rels/{name}.rels"]
    )
    assert b"purl.oclc.org/ooxml/officeDocument/relationships" in after[main]


def deck_without_room() -> bytes:
    """Return a presentation with texts, and a yellow placeholder that has no size anywhere."""
    deck = new_deck()
    slide = new_slide(deck)
    text_box(slide.shapes, "=tekst=", "en =del= her")
    return saved(deck)


@pytest.mark.parametrize(
    ("data", "name", "key"),
    [
        (deck_without_room(), "m.pptx", "tekst"),
        (deck_without_room(), "m.pptx", "del"),
        (page(paragraph(run("en "), yellow("del"))), "m.docx", "del"),
        (page(paragraph(word_text_box(paragraph(yellow("boks"))))), "m.docx", "boks"),
        (word_file(notes={"comments": f"<w:comment>{paragraph(yellow('x'))}</w:comment>"}),
         "m.docx", "x"),
        (page("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>"
              f"{paragraph(yellow('x'))}</w:sdtContent></w:sdt>"), "m.docx", "x"),
    ],
)  # fmt: skip
def test_a_picture_has_to_have_a_place(data: bytes, name: str, key: str) -> None:
    """Part of a line, text on a slide, a text box, a comment and a plain control are none."""
    with pytest.raises(FieldValueError, match=f"field '{key}'.*a picture takes the place of"):
        filled(data, {key: WIDE}, name)


def test_a_row_takes_no_picture() -> None:
    """A picture is no list of rows, nor the text of a cell of one."""
    data = page(table(yellow_row("a", "b"), columns=2))

    with pytest.raises(FieldValueError, match=r"field 'a-b'.*list of rows, got a picture"):
        filled(data, {"a-b": WIDE}, "m.docx")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<svg/>", "an SVG file"),
        (WIDE.data[:-5], "broken"),
        (HIGH.data[:40], "broken"),
        (b"", "empty"),
    ],
)
def test_a_picture_that_is_none_is_refused(data: bytes, says: str) -> None:
    """The error names the field, and all that are wrong at once."""
    deck = new_deck()
    slide = new_slide(deck, "To")
    yellow_shape(slide.shapes, "a")
    yellow_shape(slide.shapes, "b")
    picture = Picture(data=data, alternative="x")

    with pytest.raises(FieldValueError, match=rf"(?s)field 'a'.*{says}.*field 'b'.*{says}"):
        filled(saved(deck), {"a": picture, "b": picture})


def test_words_that_no_document_can_hold_are_refused() -> None:
    """The alternative text is text like any other."""
    picture = Picture(data=WIDE.data, alternative="a\x00b")

    with pytest.raises(FieldValueError, match="the alternative text has the character"):
        filled(deck_with_shape(), {"logo": picture})


@pytest.mark.parametrize("suffix", ["docx", "pptx"])
@pytest.mark.parametrize("is_prepared", [False, True])
def test_a_picture_reads_as_no_text(suffix: str, *, is_prepared: bool) -> None:
    """Where a picture stands there is no value, nothing is missing, and the field is told."""
    blocks = (paragraph(run("Før logoen")), paragraph(yellow("Logo")), paragraph(run("Etter den")))
    data = page(*blocks) if suffix == "docx" else deck_with_shape()
    if is_prepared:
        data = OfficeTemplateEngine().prepare(data, name=f"m.{suffix}")
    reading = template(data, f"m.{suffix}").read(filled(data, {"logo": WIDE}, f"m.{suffix}"))

    assert (dict(reading.values), reading.unmatched) == ({}, ())
    assert [field.key for field in reading.drawn] == ["logo"]
    assert template(data, f"m.{suffix}").read(data).drawn == ()


@pytest.mark.parametrize("suffix", ["docx", "pptx"])
def test_libreoffice_shows_the_picture(
    libreoffice: LibreOffice, tmp_path: Path, suffix: str
) -> None:
    """A real program opens the document and keeps picture, size and words when it saves it."""
    data = page(paragraph(yellow("Logo"))) if suffix == "docx" else deck_with_shape()
    file = tmp_path / f"fylt.{suffix}"
    file.write_bytes(filled(data, {"logo": HIGH}, file.name))
    converted = libreoffice.convert(file, to=suffix).read_bytes()
    if suffix == "docx":
        (shown,) = inline_pictures(converted)
        (said,) = words_on_page(converted)
    else:
        (shown,) = pictures_on(opened(converted).slides[0])
        said = shown.element.nvPicPr.cNvPr.get("descr")

    assert said == HIGH.alternative
    assert shown.height / shown.width == pytest.approx(4, rel=0.01)
    assert any(part == HIGH.data for part in contents(converted).values())
